//! `inconsistent-translation`: one source text translated in two ways.

use crate::{
    model::{Pair, Severity, Span, State, TranslationUnit},
    text::{has_words, likeness},
};

use super::super::{
    ReportedSide, Rule, RuleCheck, RuleFamily,
    consistency::{Rendering, judge},
};

pub(in super::super) static RULE: Rule = Rule {
    name: "inconsistent-translation",
    family: RuleFamily::Words,
    severity: Some(Severity::Info),
    fixable: false,
    page: include_str!("inconsistent_translation.md"),
    page_fr: include_str!("inconsistent_translation.fr.md"),
    options: &[],
    check: RuleCheck::Project(judge),
};

/// A text of fewer words may well be translated after what surrounds it: a label, a button.
const MIN_WORDS: usize = 3;

/// A number for the text of a source's unit that equal ones share; none where it may have several
/// translations.
pub(in super::super) fn source_text(unit: &TranslationUnit<'_>) -> Option<u64> {
    let value = unit.value.as_ref().filter(|_| unit.attributes.is_empty())?.text();
    has_words(&value, MIN_WORDS).then(|| likeness(&value))
}

/// What is to be known of a pair whose source should have one translation wherever it stands;
/// `number` tells what [`source_text`] says of it.
pub(in super::super) fn rendering(
    pair: &Pair<'_>,
    number: impl Fn(&TranslationUnit<'_>) -> Option<u64>,
) -> Option<Rendering> {
    let (source, target) = (pair.source?, pair.target?);
    // A stale translation is going to be looked at anyway.
    if matches!(pair.state, State::Broken | State::Stale) || !target.attributes.is_empty() {
        return None;
    }
    let (from, to) = (source.value.as_ref()?, target.value.as_ref()?);
    Some(Rendering {
        source: number(source)?,
        target: likeness(&to.text()),
        source_span: from.span.into(),
        target_span: to.span.into(),
        id: target.id_span.into(),
    })
}

/// The `allow`s of the rule that a pair has.
pub(in super::super) fn allows(pair: &Pair<'_>) -> impl Iterator<Item = (ReportedSide, Span)> {
    let sides = [(ReportedSide::Source, pair.source), (ReportedSide::Target, pair.target)];
    sides.into_iter().flat_map(|(part, unit)| {
        let allows = unit.into_iter().flat_map(|unit| &unit.allows);
        let own = allows.filter(|allow| &*allow.rule == RULE.name);
        own.map(move |allow| (part, allow.span)).collect::<Vec<_>>()
    })
}
