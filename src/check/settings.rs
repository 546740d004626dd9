//! Which rules run, and how much each matters, in one project.

use std::collections::BTreeMap;

use crate::model::{RuleOption, RuleSetting, Severity, Span};

use super::{ALL, OptionKind, Rule, rule};

/// Severities and options of all rules, as the project and the command line have them.
#[derive(Debug, Clone)]
pub struct Settings {
    severities: BTreeMap<&'static str, Option<Severity>>,
    options: BTreeMap<(&'static str, &'static str), RuleOption>,
    selected: Option<Vec<&'static str>>,
}

/// Something said of rules that does not hold, with its place in the project file.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum SettingsError {
    UnknownRule { name: String, span: Span },
    UnknownSeverity { value: String, span: Span },
    UnknownOption { rule: &'static str, name: String, span: Span },
    OptionValue { rule: &'static str, name: &'static str, kind: OptionKind, span: Span },
}

impl Default for Settings {
    fn default() -> Self {
        let severities = ALL.iter().map(|rule| (rule.name, rule.severity)).collect();
        Self { severities, options: BTreeMap::new(), selected: None }
    }
}

impl Settings {
    /// The defaults, changed by what the project file says.
    ///
    /// # Errors
    ///
    /// Everything that names no rule, severity or option, or gives an option what it does not take.
    pub fn new(settings: &BTreeMap<String, RuleSetting>) -> Result<Self, Vec<SettingsError>> {
        let mut all = Self::default();
        let mut errors = Vec::new();
        for (name, setting) in settings {
            match rule(name) {
                Some(rule) => all.set(rule, setting, &mut errors),
                None => errors
                    .push(SettingsError::UnknownRule { name: name.clone(), span: setting.name_span }),
            }
        }
        if errors.is_empty() { Ok(all) } else { Err(errors) }
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
    pub fn select(mut self, rules: &[&'static Rule]) -> Self {
        let names: Vec<_> = rules.iter().map(|rule| rule.name).collect();
        self.selected = (!names.is_empty()).then_some(names);
        self
    }

    /// Whether all rules run that the project has on, none deselected.
    #[must_use]
    pub fn runs_all(&self) -> bool {
        self.selected.is_none()
    }

    /// How much `rule` matters; `None` where it does not run.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        if self.selected.as_ref().is_some_and(|selected| !selected.contains(&rule.name)) {
            return None;
        }
        self.configured(rule)
    }

    /// How much `rule` matters in this project, whether or not it is selected now.
    #[must_use]
    pub fn configured(&self, rule: &Rule) -> Option<Severity> {
        self.severities.get(rule.name).copied().flatten()
    }

    /// A number that the project sets for an option of a rule, or else `default`.
    #[must_use]
    pub fn number(&self, rule: &'static str, option: &'static str, default: f64) -> f64 {
        match self.options.get(&(rule, option)) {
            Some(RuleOption::Number(number)) => *number,
            _ => default,
        }
    }

    /// Whether the project sets a yes-or-no option of a rule, or else `default`.
    #[must_use]
    pub fn flag(&self, rule: &'static str, option: &'static str, default: bool) -> bool {
        match self.options.get(&(rule, option)) {
            Some(RuleOption::Flag(flag)) => *flag,
            _ => default,
        }
    }
}
