//! `inconsistent-translation`: one source text translated in two ways.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use crate::{
    model::{Pair, Severity, Span, State, Unit},
    text::{has_words, likeness},
};

use super::super::{Check, Family, Part, Rule, consistency::Rendering};

pub(in super::super) static RULE: Rule = Rule {
    name: "inconsistent-translation",
    family: Family::Words,
    severity: Some(Severity::Info),
    fixable: false,
    page: include_str!("inconsistent_translation.md"),
    page_fr: include_str!("inconsistent_translation.fr.md"),
    options: &[],
    // The documents are compared when all of them were read.
    check: Check::Given,
};

/// A text of fewer words may well be translated after what surrounds it: a label, a button.
const FEWEST_WORDS: usize = 3;

/// Pairs that one thread reads at a time.
const CHUNK: usize = 1024;

/// A pair that is compared with others of the same text.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Translated {
    /// The text by a number that equal ones share, and its translation by one that only those share
    /// which are the same to the letter.
    pub(in super::super) texts: [u64; 2],
    /// Its place among the pairs.
    pub(in super::super) index: usize,
    /// Whether an `allow` of the rule stands there.
    pub(in super::super) is_allowed: bool,
}

/// A number for the text of a source's unit that equal ones share; none where it may have several
/// translations.
pub(in super::super) fn source_text(unit: &Unit<'_>) -> Option<u64> {
    let value = unit.value.as_ref().filter(|_| unit.attributes.is_empty())?.text();
    has_words(&value, FEWEST_WORDS).then(|| likeness(&value))
}

/// The pairs whose source should have one translation wherever it stands.
pub(in super::super) fn translated(pairs: &[Pair<'_>]) -> Vec<Translated> {
    let read = |(index, pair): (usize, &Pair<'_>)| {
        let (source, target) = (pair.source?, pair.target?);
        // A stale translation is going to be looked at anyway.
        if matches!(pair.state, State::Broken | State::Stale) || !target.attributes.is_empty() {
            return None;
        }
        let to = target.value.as_ref()?;
        let text = source_text(source)?;
        let mut own = allows(Part::Source, source).chain(allows(Part::Target, target));
        Some(Translated {
            texts: [text, FixedState::default().hash_one(&*to.text())],
            index,
            is_allowed: own.next().is_some(),
        })
    };
    pairs.par_iter().enumerate().with_min_len(CHUNK).filter_map(read).collect()
}

/// What is to be known of one of these pairs to say something of it.
pub(in super::super) fn rendering(pair: &Pair<'_>, text: u64) -> Option<Rendering> {
    let (source, target) = (pair.source?, pair.target?);
    let (from, to) = (source.value.as_ref()?, target.value.as_ref()?);
    Some(Rendering {
        texts: [text, likeness(&to.text())],
        unit: source.id.as_ref().into(),
        spans: [from.span, to.span],
        allows: allows(Part::Source, source).chain(allows(Part::Target, target)).collect(),
    })
}

/// The `allow`s of the rule that a unit has.
fn allows(part: Part, unit: &Unit<'_>) -> impl Iterator<Item = (Part, Span)> {
    let own = unit.allows.iter().filter(|allow| &*allow.rule == RULE.name);
    own.map(move |allow| (part, allow.span))
}
