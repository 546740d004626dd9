//! Where rules put what they found: selection, severity and `allow` are decided here.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::model::{AllowedRule, Phrase, Severity, SourceFile, Span, TranslationUnit};

use super::{
    Finding, FindingDetail, Location, Related, Rule, RuleFamily, SafeFix, Settings,
    SuppressedFinding, SuppressionKind, TextEdit, UnitTexts, habits::WritingHabits,
};

/// A side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ReportedSide {
    /// The source language's file.
    Source,
    /// The translation's file.
    Target,
    /// The file of the translation's provenance.
    Provenance,
}

/// What a rule says of one place.
#[derive(Debug, Clone)]
pub(crate) struct RuleReport {
    message: Phrase,
    help: Option<Phrase>,
    at: (ReportedSide, Span),
    related: Vec<(Phrase, ReportedSide, Span)>,
    detail: FindingDetail,
    note: Option<String>,
    fix: Option<(ReportedSide, Vec<TextEdit>)>,
    most: Severity,
    least: Option<Severity>,
    habit: Option<&'static str>,
    explains: bool,
}

impl RuleReport {
    /// Something wrong at `span` of `part`.
    #[must_use]
    pub(crate) fn new(part: ReportedSide, span: Span, message: Phrase) -> Self {
        let (related, detail) = (Vec::new(), FindingDetail::None);
        let (help, note, fix, most) = (None, None, None, Severity::Error);
        Self {
            message,
            help,
            at: (part, span),
            related,
            detail,
            note,
            fix,
            most,
            least: None,
            habit: None,
            explains: false,
        }
    }

    /// The same with advice.
    #[must_use]
    pub(crate) fn help(mut self, help: Phrase) -> Self {
        self.help = Some(help);
        self
    }

    /// The same with what the source's author noted for the translator.
    #[must_use]
    pub(crate) fn note(mut self, note: Option<&str>) -> Self {
        self.note = note.map(str::to_owned);
        self
    }

    /// The same, mattering no more than `most`, whatever the rule's severity is.
    #[must_use]
    pub(crate) fn at_most(mut self, most: Severity) -> Self {
        self.most = most;
        self
    }

    /// The same, mattering at least as `least` says unless the project has chosen a severity.
    #[must_use]
    pub(crate) fn at_least(mut self, least: Severity) -> Self {
        self.least = Some(least);
        self
    }

    /// The same, as an instance of what may be a habit of the whole document: `habit` is the message
    /// that is then said once, with how many texts have it (`count`) of how many could (`total`). The
    /// rule counts those with [`Sink::tally`].
    #[must_use]
    pub(crate) fn habit(mut self, habit: &'static str) -> Self {
        self.habit = Some(habit);
        self
    }

    /// The same, as the cause of what other rules find in the segment.
    #[must_use]
    pub(crate) fn explaining(mut self) -> Self {
        self.explains = true;
        self
    }

    /// The same with a second place, shown beneath the first.
    #[must_use]
    pub(crate) fn related(mut self, part: ReportedSide, span: Span, label: Phrase) -> Self {
        self.related.push((label, part, span));
        self
    }

    /// The same with the source's text as the second place, labelled so.
    #[must_use]
    pub(crate) fn source(self, span: Span) -> Self {
        self.related(ReportedSide::Source, span, Phrase::new("label-source"))
    }

    /// The same with the translation's text as the second place, labelled so.
    #[must_use]
    pub(crate) fn translation(self, span: Span) -> Self {
        self.related(ReportedSide::Target, span, Phrase::new("label-translation"))
    }

    /// The same with how a text changed.
    #[must_use]
    pub(crate) fn change(mut self, old: impl Into<String>, new: impl Into<String>) -> Self {
        self.detail = FindingDetail::Change { old: old.into(), new: new.into() };
        self
    }

    /// The same with a safe fix: edits of the file of `part` that cannot change the meaning.
    #[must_use]
    pub(crate) fn fix(mut self, part: ReportedSide, edits: Vec<TextEdit>) -> Self {
        self.fix = Some((part, edits));
        self
    }
}

/// The files a sink's reports are about.
#[derive(Debug, Clone)]
pub(crate) struct CheckedFiles<'s> {
    /// The document's name.
    pub document: &'s str,
    /// The locale's name; none while the source alone is looked at.
    pub locale: Option<&'s str>,
    /// The source's file.
    pub source: &'s Arc<SourceFile>,
    /// The translation's file; the source's again while it alone is looked at.
    pub target: &'s Arc<SourceFile>,
    /// The provenance's file; the source's again while it alone is looked at.
    pub provenance: &'s Arc<SourceFile>,
}

/// Findings of one rule in one unit: nobody reads more, and a hostile text could have millions.
const MOST: usize = 1000;

/// Bytes of a text that findings quote whole: a longer one has room for many findings, each of which
/// would repeat it.
const MAX_QUOTED_BYTES: usize = 10_000;

/// The `allow`s that silenced something: the side whose file they stand in, and where.
pub(crate) type UsedAllows = BTreeSet<(ReportedSide, Span)>;

/// Takes what rules report while the engine walks through a document.
#[derive(Debug)]
pub(crate) struct ReportSink<'s> {
    settings: &'s Settings,
    files: CheckedFiles<'s>,
    rule: Option<(&'static Rule, Severity)>,
    units: [Option<&'s TranslationUnit<'s>>; 2],
    attempts: usize,
    /// Attempts before the present rule and units.
    before: usize,
    findings: Vec<Finding>,
    habits: WritingHabits,
    suppressed: Vec<SuppressedFinding>,
    used_allows: UsedAllows,
    /// Segments with a finding from which those of other rules follow.
    explained: BTreeSet<String>,
}

impl<'s> ReportSink<'s> {
    pub(super) fn new(settings: &'s Settings, files: CheckedFiles<'s>) -> Self {
        let used_allows = BTreeSet::new();
        let units = [None, None];
        let (rule, findings, suppressed) = (None, Vec::new(), Vec::new());
        let (attempts, before, habits) = (0, 0, WritingHabits::default());
        Self {
            settings,
            files,
            rule,
            units,
            attempts,
            before,
            findings,
            habits,
            suppressed,
            used_allows,
            explained: BTreeSet::new(),
        }
    }

    /// What follows is said by `rule`, and matters as much as `severity` says.
    pub(super) fn set_rule(&mut self, (rule, severity): (&'static Rule, Severity)) {
        self.rule = Some((rule, severity));
        self.before = self.attempts;
    }

    /// What follows is said of the source's and the translation's unit, whose `allow`s count.
    pub(crate) fn set_units(
        &mut self,
        source: Option<&'s TranslationUnit<'s>>,
        target: Option<&'s TranslationUnit<'s>>,
    ) {
        self.units = [source, target];
        self.before = self.attempts;
    }

    /// The settings of the project.
    #[must_use]
    pub(crate) fn settings(&self) -> &'s Settings {
        self.settings
    }

    /// The name of the translation's file.
    #[must_use]
    pub(crate) fn target_path(&self) -> &'s str {
        self.files.target.path()
    }

    /// The path of the source's file.
    #[must_use]
    pub(crate) fn source_path(&self) -> &'s str {
        self.files.source.path()
    }

    /// How many reports there were so far, silenced ones included.
    pub(super) fn attempts(&self) -> usize {
        self.attempts
    }

    /// How many findings there are so far.
    pub(super) fn found(&self) -> usize {
        self.findings.len()
    }

    /// Makes the findings of texts since `found` matter no more than what is worth knowing.
    pub(super) fn soften_texts_since(&mut self, found: usize) {
        use RuleFamily::{Completeness, Figures, Fluent, Markup, Typography, Words};
        let texts = [Completeness, Figures, Fluent, Markup, Typography, Words];
        for finding in &mut self.findings[found..] {
            if texts.contains(&finding.rule.family) {
                finding.severity = finding.severity.min(Severity::Info);
            }
        }
    }

    /// Takes one report of the current rule on the current units.
    pub(crate) fn report(&mut self, report: RuleReport) {
        let segment = self.units[0].or(self.units[1]).map(|unit| unit.id.as_ref());
        self.report_of(segment, report);
    }

    /// The same, said of the segment called `segment`.
    pub(super) fn report_of(&mut self, segment: Option<&str>, report: RuleReport) {
        let Some((rule, severity)) = self.rule else { return };
        self.attempts += 1;
        if self.attempts - self.before > MOST {
            return;
        }
        match self.allowed(rule.name) {
            Some(allow) if self.settings.is_detailed() => {
                let reason = allow.reason.as_deref().map(str::to_owned);
                let finding = self.finding((rule, severity), segment, report);
                let kind = SuppressionKind::Allow;
                self.suppressed.push(SuppressedFinding { finding, kind, reason });
            }
            Some(_) => {}
            None => {
                if report.explains {
                    self.explained.extend(segment.map(str::to_owned));
                }
                if let Some(habit) = report.habit {
                    self.habits.note(habit, self.findings.len());
                }
                let finding = self.finding((rule, severity), segment, report);
                self.findings.push(finding);
            }
        }
    }

    fn finding(
        &self,
        (rule, severity): (&'static Rule, Severity),
        segment: Option<&str>,
        report: RuleReport,
    ) -> Finding {
        let file = |part: ReportedSide| match part {
            ReportedSide::Source => self.files.source.clone(),
            ReportedSide::Target => self.files.target.clone(),
            ReportedSide::Provenance => self.files.provenance.clone(),
        };
        let locate = |part: ReportedSide, span: Span| Location { file: file(part), span };
        let related = report.related.into_iter();
        let least = report.least.filter(|_| rule.severity == Some(severity)).unwrap_or(severity);
        let text = |unit: Option<&TranslationUnit<'_>>| {
            let text = unit.map(TranslationUnit::text);
            text.filter(|text| text.len() <= MAX_QUOTED_BYTES).map(Cow::into_owned)
        };
        let texts = || {
            let [source, translation] = self.units.map(text);
            Box::new(UnitTexts { source, translation })
        };
        let severity = severity.max(least).min(report.most);
        let location = locate(report.at.0, report.at.1);
        let mut finding = Finding::new(rule, severity, location, report.message);
        finding.locale = self.files.locale.map(str::to_owned);
        finding.document = Some(self.files.document.to_owned());
        finding.segment = segment.map(str::to_owned);
        finding.help = report.help;
        finding.related = related
            .map(|(label, part, span)| Related { label, location: locate(part, span) })
            .collect();
        finding.detail = report.detail;
        finding.note = report.note;
        finding.fix = report.fix.map(|(part, edits)| SafeFix { file: file(part), edits });
        finding.texts = self.settings.is_detailed().then(texts);
        finding
    }

    /// Counts a text in which a habit could show, whether or not it does.
    pub(crate) fn tally(&mut self, habit: &'static str) {
        self.habits.tally(habit);
    }

    /// The texts in which each habit could show, so far.
    pub(super) fn tallies(&self) -> Vec<(&'static str, usize)> {
        self.habits.totals()
    }

    /// The texts in which each habit could show, but for those of `before`.
    pub(super) fn tallies_since(
        &self,
        before: &[(&'static str, usize)],
    ) -> Box<[(&'static str, usize)]> {
        let earlier = |name| before.iter().find(|(own, _)| *own == name).map_or(0, |(_, n)| *n);
        let own = self.habits.totals().into_iter().map(|(name, n)| (name, n - earlier(name)));
        own.filter(|(_, count)| *count > 0).collect()
    }

    /// The `allow` of the current units that silences the rule called `name`, one that gives a reason
    /// before others; all that do are marked as used.
    fn allowed(&mut self, name: &str) -> Option<&'s AllowedRule<'s>> {
        let mut allowed: Option<&'s AllowedRule<'s>> = None;
        for (part, unit) in [ReportedSide::Source, ReportedSide::Target].into_iter().zip(self.units)
        {
            for allow in unit.into_iter().flat_map(|unit| &unit.allows) {
                if allow.rule == name {
                    self.used_allows.insert((part, allow.span));
                    allowed = allowed.filter(|first| first.reason.is_some()).or(Some(allow));
                }
            }
        }
        allowed
    }

    /// Adds what another sink of the same document took.
    pub(super) fn absorb(&mut self, other: ReportSink<'_>) {
        self.habits.absorb(other.habits, self.findings.len());
        self.findings.extend(other.findings);
        self.suppressed.extend(other.suppressed);
        self.used_allows.extend(other.used_allows);
        self.explained.extend(other.explained);
    }

    /// Counts `used` as having silenced something.
    pub(super) fn mark_used(&mut self, used: &UsedAllows) {
        self.used_allows.extend(used.iter().copied());
    }

    /// The `allow`s that silenced something so far.
    pub(super) fn used_allows(&self) -> &UsedAllows {
        &self.used_allows
    }

    pub(super) fn into_parts(self) -> (Vec<Finding>, Vec<SuppressedFinding>, UsedAllows) {
        let mut findings = self.findings;
        self.habits.settle(&mut findings);
        if !self.explained.is_empty() {
            keep_causes(&mut findings, &self.explained);
        }
        (findings, self.suppressed, self.used_allows)
    }
}

/// Leaves out what follows from the cause that a segment of `explained` has a finding for; the cause matters as
/// much as the worst of that.
fn keep_causes(findings: &mut Vec<Finding>, explained: &BTreeSet<String>) {
    let mut worst: BTreeMap<String, Severity> = BTreeMap::new();
    let is_explained =
        |finding: &Finding| finding.segment.as_ref().is_some_and(|id| explained.contains(id));
    findings.retain(|finding| {
        let follows = is_explained(finding) && follows_from_another_text(finding.rule);
        if let Some(segment) = finding.segment.clone().filter(|_| follows) {
            let most = worst.entry(segment).or_insert(finding.severity);
            *most = (*most).max(finding.severity);
        }
        !follows
    });
    for finding in findings.iter_mut().filter(|finding| finding.rule.name == CAUSE) {
        let most = finding.segment.as_ref().and_then(|segment| worst.get(segment));
        finding.severity = finding.severity.max(most.copied().unwrap_or(finding.severity));
    }
}

/// The rule that finds what others follow from.
const CAUSE: &str = "swapped";

/// Whether what a rule finds follows from a text being the translation of another.
fn follows_from_another_text(rule: &Rule) -> bool {
    match rule.family {
        RuleFamily::Figures | RuleFamily::Markup | RuleFamily::Words => true,
        RuleFamily::Completeness => rule.name != CAUSE,
        RuleFamily::Fluent => rule.name == "placeable-mismatch",
        _ => false,
    }
}
