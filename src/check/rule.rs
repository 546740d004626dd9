//! What a rule is.

use crate::model::{Pair, RuleOption, Severity};

use super::{CheckedText, Comparison, Finding, Renderings, ReportSink, SourceView, TextPair};

/// A rule: plain data, so that lists, tables, pages and tests just iterate over all of them.
///
/// ```
/// use diglot::{Rule, rule};
///
/// let rule: &Rule = rule("stale").expect("a rule of that name");
/// assert_eq!((rule.family.name(), rule.fixable), ("sync", false));
/// assert!(rule.page.starts_with("# stale"), "{}", rule.page);
/// ```
#[derive(Debug)]
pub struct Rule {
    /// Its name, kebab-case; reads well after "allow".
    pub name: &'static str,
    /// The group it belongs to.
    pub family: RuleFamily,
    /// Its severity where the project does not say otherwise; `None`: off.
    pub severity: Option<Severity>,
    /// Whether some of its findings come with a safe fix.
    pub fixable: bool,
    /// Its manual page in English (Markdown).
    pub page: &'static str,
    /// Its manual page in French (Markdown).
    pub page_fr: &'static str,
    /// The options it takes in `diglot.toml`, beside `severity`.
    pub options: &'static [OptionSpec],
    /// What it does.
    pub(crate) check: RuleCheck,
}

/// A group of rules, as the table of rules shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RuleFamily {
    Files,
    Sync,
    Fluent,
    Markup,
    Figures,
    Words,
    Completeness,
    Typography,
    Source,
}

impl RuleFamily {
    /// Its name in tables and machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Sync => "sync",
            Self::Fluent => "fluent",
            Self::Markup => "markup",
            Self::Figures => "figures",
            Self::Words => "words",
            Self::Completeness => "completeness",
            Self::Typography => "typography",
            Self::Source => "source",
        }
    }
}

/// What a rule looks at, and the function that does.
///
/// Functions are called in the order of [`super::ALL`], pair by pair.
#[derive(Debug, Clone, Copy)]
pub(crate) enum RuleCheck {
    /// Nothing: the reader of the files, or the engine, finds it on its way.
    Given,
    /// Each pair of a document and a locale.
    Pair(fn(&Comparison<'_>, &Pair<'_>, &mut ReportSink<'_>)),
    /// The value, and each attribute, that both sides of a pair have: before the rules of
    /// [`RuleCheck::Texts`]. Where one of these had something to say, only the rules on Fluent and markup
    /// follow, the others' findings being its consequences.
    Gate(fn(&TextPair<'_>, &mut ReportSink<'_>)),
    /// The value, and each attribute, that both sides of a pair have.
    Texts(fn(&TextPair<'_>, &mut ReportSink<'_>)),
    /// Every text of either side by itself: the source's once, whatever the number of locales.
    Text(fn(&CheckedText<'_>, &mut ReportSink<'_>)),
    /// A document in two languages as a whole.
    Document(for<'s> fn(&Comparison<'s>, &mut ReportSink<'s>)),
    /// Each pair of values, whether it is worth a look; then the document in two languages as a
    /// whole, with those pairs that are.
    Suspects(SuspectCheck, for<'s> fn(&Comparison<'s>, &[&SuspectPair], &mut ReportSink<'s>)),
    /// A source document as a whole, once, whatever the number of locales.
    Source(for<'s> fn(&SourceView<'s>, &mut ReportSink<'s>)),
    /// The project as a whole, once all its documents were checked, by what each translates.
    Project(fn(&'static Rule, &[Renderings]) -> Vec<Finding>),
    /// [`RuleCheck::Source`] for what the source has wrong, [`RuleCheck::Texts`] for what translations have.
    Sides(for<'s> fn(&SourceView<'s>, &mut ReportSink<'s>), fn(&TextPair<'_>, &mut ReportSink<'_>)),
}

/// What there is against a pair of values, where it is worth a look.
pub(crate) type SuspectCheck = fn(&TextPair<'_>, &ReportSink<'_>) -> Option<SuspectEvidence>;

/// A pair that a rule wants a look at once all were seen.
#[derive(Debug)]
pub(crate) struct SuspectPair {
    /// Its index among the document's pairs.
    pub index: usize,
    /// What there is against it.
    pub evidence: SuspectEvidence,
}

/// What there is against a pair, as far as it is kept until all pairs were seen.
#[derive(Debug)]
pub(crate) enum SuspectEvidence {
    /// It is read again.
    Texts,
    /// What its texts show that the other's should.
    Anchors(Box<PairAnchors>),
}

/// What a pair's two texts show that should be in the other: of each text its anchors, each once,
/// with their weights, and its number of letters and digits.
#[derive(Debug)]
pub(crate) struct PairAnchors {
    pub anchors: [Vec<(u32, f32)>; 2],
    pub letters: [f32; 2],
}

/// An option of a rule.
#[derive(Debug)]
pub struct OptionSpec {
    /// Its name, kebab-case.
    pub name: &'static str,
    /// What it takes.
    pub kind: OptionKind,
}

/// What an option takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OptionKind {
    /// One of these words.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
}

impl OptionKind {
    /// Whether `value` is one this option takes.
    #[must_use]
    pub(crate) fn accepts(self, value: &RuleOption) -> bool {
        match (self, value) {
            (Self::Choice(choices), RuleOption::Text(text)) => choices.contains(&&**text),
            (Self::Flag, RuleOption::Flag(_)) => true,
            _ => false,
        }
    }
}
