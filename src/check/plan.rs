//! The rules that run, sorted by what they look at.
//!
//! A document has thousands of pairs and some fifty rules: which rule looks at what is asked once for
//! all of them.

use crate::model::{Pair, Severity};

use super::{Check, Comparison, Rule, Settings, Sink, Text, TextPair};

/// A rule that runs, and how much it matters.
pub(super) type Active = (&'static Rule, Severity);

/// Rules of one kind, each with its function.
type Of<F> = Vec<(Active, F)>;
type OfPair = fn(&Comparison<'_>, &Pair<'_>, &mut Sink<'_>);
type OfTexts = fn(&TextPair<'_>, &mut Sink<'_>);
type OfText = fn(&Text<'_>, &mut Sink<'_>);

/// The rules that run, all and by kind, each list in the order in which they run.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) all: Vec<Active>,
    /// [`Check::Pair`].
    pub(super) pairs: Of<OfPair>,
    /// [`Check::Gate`].
    pub(super) gates: Of<OfTexts>,
    /// [`Check::Texts`], and what [`Check::Sides`] has for translations.
    pub(super) texts: Of<OfTexts>,
    /// Which of two texts [`Check::Suspects`] wants a look at.
    pub(super) suspects: Of<fn(&TextPair<'_>) -> bool>,
    /// [`Check::Text`].
    pub(super) single: Of<OfText>,
}

impl Plan {
    pub(super) fn of(settings: &Settings) -> Self {
        let all = settings.active();
        let mut plan = Self::default();
        for &entry in &all {
            match entry.0.check {
                Check::Pair(check) => plan.pairs.push((entry, check)),
                Check::Gate(check) => plan.gates.push((entry, check)),
                Check::Texts(check) | Check::Sides(_, check) => plan.texts.push((entry, check)),
                Check::Suspects(is_suspect, _) => plan.suspects.push((entry, is_suspect)),
                Check::Text(check) => plan.single.push((entry, check)),
                Check::Given | Check::Document(_) | Check::Source(_) | Check::Project(_) => {}
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
