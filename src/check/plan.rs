//! The rules that run, sorted by what they look at.
//!
//! A document has thousands of pairs and some fifty rules: which rule looks at what is asked once for
//! all of them.

use crate::model::{Pair, Severity};

use super::{
    CheckedText, Comparison, ReportSink, Rule, RuleCheck, Settings, TextPair, rule::SuspectCheck,
};

/// A rule that runs, and how much it matters.
pub(super) type ActiveRule = (&'static Rule, Severity);

/// Rules of one kind, each with its function.
type RulesOfKind<F> = Vec<(ActiveRule, F)>;
type PairCheck = fn(&Comparison<'_>, &Pair<'_>, &mut ReportSink<'_>);
type OfTexts = fn(&TextPair<'_>, &mut ReportSink<'_>);
type TextCheck = fn(&CheckedText<'_>, &mut ReportSink<'_>);

/// The rules that run, all and by kind, each list in the order in which they run.
#[derive(Debug, Default)]
pub(super) struct RulePlan {
    pub(super) all: Vec<ActiveRule>,
    /// [`RuleCheck::Pair`].
    pub(super) pairs: RulesOfKind<PairCheck>,
    /// [`RuleCheck::Gate`].
    pub(super) gates: RulesOfKind<OfTexts>,
    /// [`RuleCheck::Texts`], and what [`RuleCheck::Sides`] has for translations.
    pub(super) texts: RulesOfKind<OfTexts>,
    /// Which of two texts [`RuleCheck::Suspects`] wants a look at.
    pub(super) suspects: RulesOfKind<SuspectCheck>,
    /// [`RuleCheck::Text`].
    pub(super) single: RulesOfKind<TextCheck>,
}

impl RulePlan {
    pub(super) fn from_settings(settings: &Settings) -> Self {
        let all = settings.active();
        let mut plan = Self::default();
        for &entry in &all {
            match entry.0.check {
                RuleCheck::Pair(check) => plan.pairs.push((entry, check)),
                RuleCheck::Gate(check) => plan.gates.push((entry, check)),
                RuleCheck::Texts(check) | RuleCheck::Sides(_, check) => {
                    plan.texts.push((entry, check));
                }
                RuleCheck::Suspects(check, _) => plan.suspects.push((entry, check)),
                RuleCheck::Text(check) => plan.single.push((entry, check)),
                RuleCheck::Given
                | RuleCheck::Document(_)
                | RuleCheck::Source(_)
                | RuleCheck::Project(_) => {}
            }
        }
        Self { all, ..plan }
    }

    /// Whether any rule compares two texts.
    pub(super) fn compares(&self) -> bool {
        !(self.gates.is_empty() && self.texts.is_empty() && self.suspects.is_empty())
    }

    /// Whether any rule looks at texts at all.
    pub(super) fn reads(&self) -> bool {
        self.compares() || !self.single.is_empty()
    }
}
