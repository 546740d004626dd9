//! Which rules run, how much each matters and what options it has, in one project.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use foldhash::HashMap;

use crate::model::{ProjectConfig, RuleOption, RuleSetting, RuleSettings, Severity, Span};

use super::{ALL, OptionKind, Rule, Spellers, rule, style::style_option};

/// Severities and options of all rules, as the project and the command line have them.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    severities: HashMap<&'static str, Option<Severity>>,
    options: BTreeMap<(&'static str, &'static str), RuleOption>,
    selected: Option<Vec<&'static str>>,
    pub(super) styles: BTreeMap<(&'static str, &'static str), String>,
    /// What single documents and locales say otherwise.
    documents: BTreeMap<String, RuleSettings>,
    locales: BTreeMap<String, RuleSettings>,
    is_detailed: bool,
    pub(super) spellers: Option<Arc<dyn Spellers>>,
}

/// Something said of rules that does not hold, with its place in the project file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SettingsError {
    UnknownRule { name: String, span: Span },
    UnknownSeverity { value: String, span: Span },
    UnknownOption { rule: &'static str, name: String, span: Span },
    OptionValue { rule: &'static str, name: &'static str, kind: OptionKind, span: Span },
    UnknownStyle { language: String, name: String, span: Span },
    StyleValue { language: &'static str, name: &'static str, kind: OptionKind, span: Span },
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            severities: ALL.iter().map(|rule| (rule.name, rule.severity)).collect(),
            options: BTreeMap::new(),
            selected: None,
            styles: BTreeMap::new(),
            documents: BTreeMap::new(),
            locales: BTreeMap::new(),
            is_detailed: false,
            spellers: None,
        }
    }
}

impl Settings {
    /// The defaults, changed by what the project file says; and everything in it that names no
    /// rule, severity or option, or gives an option what it does not take.
    #[must_use]
    pub(crate) fn new(config: &ProjectConfig) -> (Self, Vec<SettingsError>) {
        let mut all = Self::default();
        let mut errors = Vec::new();
        // What documents and locales say is applied to a copy that nobody keeps, to be validated.
        let mut trial = all.clone();
        for settings in config.documents.values().chain(config.locales.values()) {
            trial.apply(settings, &mut errors);
        }
        if config.spelling.is_some() {
            all.severities.insert("spelling", Some(Severity::Warning));
        }
        all.apply(&config.rules, &mut errors);
        all.set_styles(config, &mut errors);
        all.documents.clone_from(&config.documents);
        all.locales.clone_from(&config.locales);
        (all, errors)
    }

    /// The same, with both texts of each finding's segment, and with what an `allow` silences, for
    /// reports that show them.
    #[must_use]
    pub(crate) fn detailed(mut self, is_detailed: bool) -> Self {
        self.is_detailed = is_detailed;
        self
    }

    /// Whether they ask for what [`Self::detailed`] says.
    #[must_use]
    pub(crate) fn is_detailed(&self) -> bool {
        self.is_detailed
    }

    fn set_styles(&mut self, config: &ProjectConfig, errors: &mut Vec<SettingsError>) {
        for (language, options) in &config.style {
            for (name, (value, span)) in options {
                match (style_option(language, name), value) {
                    (Some((language, spec)), RuleOption::Text(word))
                        if spec.kind.accepts(value) =>
                    {
                        self.styles.insert((language, spec.name), word.clone());
                    }
                    (Some((language, spec)), _) => errors.push(SettingsError::StyleValue {
                        language,
                        name: spec.name,
                        kind: spec.kind,
                        span: *span,
                    }),
                    (None, _) => errors.push(SettingsError::UnknownStyle {
                        language: language.clone(),
                        name: name.clone(),
                        span: *span,
                    }),
                }
            }
        }
    }

    /// The settings that hold for one document in one locale (none: for its source alone).
    #[must_use]
    pub(crate) fn for_document(&self, document: &str, locale: Option<&str>) -> Cow<'_, Self> {
        let document = self.documents.get(document);
        let locale = locale.and_then(|locale| self.locales.get(locale));
        if document.is_none() && locale.is_none() {
            return Cow::Borrowed(self);
        }
        let mut own = self.clone();
        for settings in locale.into_iter().chain(document) {
            // What does not hold was said when the project was opened.
            own.apply(settings, &mut Vec::new());
        }
        Cow::Owned(own)
    }

    fn apply(&mut self, settings: &RuleSettings, errors: &mut Vec<SettingsError>) {
        for (name, setting) in settings {
            match rule(name) {
                Some(rule) => self.set(rule, setting, errors),
                None => errors.push(SettingsError::UnknownRule {
                    name: name.clone(),
                    span: setting.name_span,
                }),
            }
        }
    }

    fn set(&mut self, rule: &'static Rule, setting: &RuleSetting, errors: &mut Vec<SettingsError>) {
        if let Some((value, span)) = &setting.severity {
            match Severity::from_name(value) {
                Some(severity) => _ = self.severities.insert(rule.name, Some(severity)),
                None if value == "off" => _ = self.severities.insert(rule.name, None),
                None => errors
                    .push(SettingsError::UnknownSeverity { value: value.clone(), span: *span }),
            }
        }
        for (name, (value, span)) in &setting.options {
            match rule.options.iter().find(|option| option.name == name) {
                Some(option) if option.kind.accepts(value) => {
                    self.options.insert((rule.name, option.name), value.clone());
                }
                Some(option) => errors.push(SettingsError::OptionValue {
                    rule: rule.name,
                    name: option.name,
                    kind: option.kind,
                    span: *span,
                }),
                None => errors.push(SettingsError::UnknownOption {
                    rule: rule.name,
                    name: name.clone(),
                    span: *span,
                }),
            }
        }
    }

    /// The same with only these rules (none: all of them).
    #[must_use]
    pub(crate) fn select(mut self, rules: &[&'static Rule]) -> Self {
        let names: Vec<_> = rules.iter().map(|rule| rule.name).collect();
        self.selected = (!names.is_empty()).then_some(names);
        self
    }

    /// Whether all rules run that the project has on, none deselected.
    #[must_use]
    pub(crate) fn runs_all(&self) -> bool {
        self.selected.is_none()
    }

    /// Whether the rule called `name` runs for any document and locale.
    #[must_use]
    pub(crate) fn may_run(&self, name: &str) -> bool {
        let Some(rule) = rule(name) else { return false };
        let own = self.documents.values().chain(self.locales.values());
        let told = own.filter_map(|settings| settings.get(name));
        let on = |setting: &RuleSetting| {
            setting.severity.as_ref().is_some_and(|(severity, _)| severity != "off")
        };
        let selected = self.selected.as_ref().is_none_or(|selected| selected.contains(&rule.name));
        selected && (self.configured(rule).is_some() || told.into_iter().any(on))
    }

    /// The rules that run, in order, with how much each matters.
    pub(super) fn active(&self) -> Vec<(&'static Rule, Severity)> {
        ALL.iter().filter_map(|rule| Some((*rule, self.severity(rule)?))).collect()
    }

    /// How much `rule` matters; `None` where it does not run.
    #[must_use]
    pub(crate) fn severity(&self, rule: &Rule) -> Option<Severity> {
        if self.selected.as_ref().is_some_and(|selected| !selected.contains(&rule.name)) {
            return None;
        }
        self.configured(rule)
    }

    /// How much `rule` matters in this project, whether or not it is selected now.
    #[must_use]
    pub(crate) fn configured(&self, rule: &Rule) -> Option<Severity> {
        self.severities.get(rule.name).copied().flatten()
    }

    /// Whether the project sets a yes-or-no option of a rule, or else `default`.
    #[must_use]
    pub(crate) fn flag(&self, rule: &'static str, option: &'static str, default: bool) -> bool {
        match self.options.get(&(rule, option)) {
            Some(RuleOption::Flag(flag)) => *flag,
            _ => default,
        }
    }

    /// Sets a yes-or-no option of a rule, whatever the project sets.
    pub(crate) fn set_flag(&mut self, rule: &'static str, option: &'static str) {
        self.options.insert((rule, option), RuleOption::Flag(true));
    }

    /// The word that the project sets for an option of a rule, or else `default`.
    #[must_use]
    pub(crate) fn choice(
        &self,
        rule: &'static str,
        option: &'static str,
        default: &'static str,
    ) -> &str {
        match self.options.get(&(rule, option)) {
            Some(RuleOption::Text(text)) => text,
            _ => default,
        }
    }
}
