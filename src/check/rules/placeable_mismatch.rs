//! `placeable-mismatch`: what one language prints and the other does not.

use std::collections::BTreeSet;

use crate::model::{Pattern, PatternBranch, Phrase, Severity, Span, UnitKind};

use super::super::{
    ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair, plurals::counted,
};
use super::branches::{Answers, MOST, is_by_term, pattern, refers, variant_place};
use super::references::References;

pub(super) static RULE: Rule = Rule {
    name: "placeable-mismatch",
    family: RuleFamily::Fluent,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("placeable_mismatch.md"),
    page_fr: include_str!("placeable_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_placeable_mismatch),
};

fn check_placeable_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (Some(source), Some(target)) = (pattern(texts.source), pattern(texts.target)) else {
        return;
    };
    if !(References::may_be_in(source) || References::may_be_in(target)) {
        return;
    }
    // What a term is given, and what it is made of, is each language's own business.
    if texts.kind == UnitKind::Term {
        return;
    }
    let (there, here) =
        (References::collect_references(source), References::collect_references(target));
    let lost: Vec<_> = (there.printed.iter())
        .filter(|(key, _)| !here.printed.contains_key(*key) && !says_in_words(target, key))
        .collect();
    let mut added: Vec<_> = (here.all())
        .filter(|(key, _)| {
            key.starts_with('$') && !there.refers_to(key) && !is_declared(texts, key)
        })
        .collect();
    let mut seen = BTreeSet::new();
    added.retain(|(key, _)| seen.insert(*key));
    let renamed: Vec<_> = lost.iter().filter(|(key, _)| key.starts_with('$')).collect();
    if let ([(old, there)], [(new, here)]) = (&*renamed, &*added) {
        let message = Phrase::new("placeable-mismatch-renamed");
        let message = message.with("source", &***old).with("target", &***new);
        sink.report(RuleReport::new(ReportedSide::Target, *here, message).source(**there));
    } else {
        for (key, span) in &added {
            // What another part of the message has is passed, and printed here by mistake.
            let is_passed = References::of_unit(texts.source.unit).refers_to(key);
            let id =
                if is_passed { "placeable-mismatch-elsewhere" } else { "placeable-mismatch-added" };
            let message = Phrase::new(id).with("name", &***key);
            let report = RuleReport::new(ReportedSide::Target, *span, message).source(source.span);
            sink.report(if is_passed { report.at_most(Severity::Warning) } else { report });
        }
        for (key, span) in &renamed {
            report_unprinted(key, **span, target, sink);
        }
    }
    for (key, span) in here.printed.iter().filter(|(key, _)| is_borrowed(texts, key, &there)) {
        let message = Phrase::new("placeable-mismatch-borrowed").with("name", &**key);
        let report = RuleReport::new(ReportedSide::Target, *span, message).source(source.span);
        let most = if key.starts_with('-') { Severity::Info } else { Severity::Warning };
        sink.report(report.at_most(most));
    }
    for (key, span) in lost.into_iter().filter(|(key, _)| !key.starts_with('$')) {
        report_unprinted(key, *span, target, sink);
    }
    // What is not translated yet has other variants than it will have.
    if target.has_choices() && source.text() != target.text() {
        variants(texts, [source, target], [&there, &here], sink);
    }
}

/// A way through the translation that does not print something.
struct WrongBranch {
    index: usize,
    /// Whether the source prints it wherever this way is taken.
    surely: bool,
    /// A second number for which it is taken, where the source's variant is of one only.
    also: Option<u32>,
}

/// A variable is given by the program and must be printed; a translator may well say a thing
/// without a term, which is a name that the text may do without.
fn severity(key: &str) -> Severity {
    match key.chars().next() {
        Some('$') => Severity::Error,
        Some('-') => Severity::Info,
        _ => Severity::Warning,
    }
}

/// Reports what the translation prints nowhere.
fn report_unprinted(key: &str, span: Span, target: &Pattern<'_>, sink: &mut ReportSink<'_>) {
    let message = Phrase::new("placeable-mismatch-lost").with("name", key);
    let report = RuleReport::new(ReportedSide::Target, target.span, message).at_most(severity(key));
    sink.report(report.source(span));
}

/// Reports what some of the translation's variants print and others, where the source has it as
/// well, do not.
fn variants(
    texts: &TextPair<'_>,
    [source, target]: [&Pattern<'_>; 2],
    [there, here]: [&References; 2],
    sink: &mut ReportSink<'_>,
) {
    let (Some(sources), Some(targets)) = (source.branches(MOST), target.branches(MOST)) else {
        return;
    };
    let comparison = texts.comparison;
    let answers = Answers::new(comparison.source.locale, comparison.target.locale);
    let read = |branches: &[PatternBranch<'_, '_>]| -> Vec<References> {
        branches.iter().map(|branch| References::collect_references(&branch.pattern)).collect()
    };
    let (in_sources, in_targets) = (read(&sources), read(&targets));
    for (key, span) in there.printed.iter().filter(|(key, _)| here.printed.contains_key(*key)) {
        let prints = |references: &References| references.printed.contains_key(key);
        let mut wrong = Vec::new();
        for (index, branch) in targets.iter().enumerate() {
            let variable = key.strip_prefix('$').unwrap_or_default();
            let excused =
                answers.excuse(branch, variable) || (variable.is_empty() && is_by_term(branch));
            if prints(&in_targets[index]) || excused {
                continue;
            }
            let mut answering: Vec<_> =
                (0..sources.len()).filter(|at| answers.meet(&sources[*at], branch)).collect();
            if answering.is_empty() {
                answering.extend(0..sources.len());
            }
            let having = answering.iter().filter(|at| prints(&in_sources[**at])).count();
            if having > 0 {
                let all = having == answering.len();
                let surely = all && !answers.is_of_one_number(branch);
                // The source's variant of this name says it in words, being of one number only, or this one does.
                let also = answers.second_number(branch, variable, all);
                wrong.push(WrongBranch { index, surely, also });
            }
        }
        let all: Vec<_> = wrong.iter().map(|branch| branch.index).collect();
        let mut said = BTreeSet::new();
        for WrongBranch { index, surely, also } in wrong {
            let Some((at, variant)) = variant_place(&targets, &all, index) else { continue };
            if said.insert(at) {
                let message = match also {
                    None => Phrase::new("placeable-mismatch-variant"),
                    Some(number) => Phrase::new("placeable-mismatch-also")
                        .with("number", usize::try_from(number).unwrap_or_default()),
                };
                let message = message.with("name", &**key).with("variant", variant);
                let most = if surely { Severity::Error } else { Severity::Warning };
                let most = most.min(severity(key));
                sink.report(
                    RuleReport::new(ReportedSide::Target, at, message).at_most(most).source(*span),
                );
            }
        }
    }
}

/// Whether a choice by words has a text for each value of a variable.
fn says_in_words(target: &Pattern<'_>, key: &str) -> bool {
    let mut found = false;
    target.selects(&mut |selector, variants, _| {
        let own = key.strip_prefix('$').is_some_and(|variable| refers(selector, variable));
        found |= own && counted(selector, variants).is_none();
    });
    found
}

/// Whether a comment says that the program passes a variable although the source's text does not have it.
fn is_declared(texts: &TextPair<'_>, key: &str) -> bool {
    let mut notes = texts.comparison.source.resource.notes_on(texts.source.unit);
    notes.any(|note| declares(note, key))
}

/// Whether the translation prints a term or another message that the source's text does not refer to in
/// any form. What is defined nowhere, or is this message itself, is another rule's.
fn is_borrowed(texts: &TextPair<'_>, key: &str, there: &References) -> bool {
    let parts = |key: &'_ str| match key.split_once('.') {
        Some((id, attribute)) => (id.to_owned(), Some(attribute.to_owned())),
        None => (key.to_owned(), None),
    };
    let (own, attribute) = parts(key);
    let comparison = texts.comparison;
    let is_defined =
        || comparison.definitions.defines(comparison.target.locale, &own, attribute.as_deref());
    !own.starts_with('$')
        && there.all().all(|(other, _)| parts(other).0 != own)
        && own != texts.target.unit.id
        && !quotes_message(texts, &own)
        && is_defined()
}

/// Whether the source's text says in its own words what another message of the file says: a translation that refers
/// to the message says it as the program does.
fn quotes_message(texts: &TextPair<'_>, id: &str) -> bool {
    let mut units = texts.comparison.source.resource.units.iter();
    let message = units.find(|unit| unit.id == id && unit.kind == UnitKind::Message);
    let text =
        message.and_then(|unit| unit.value.as_ref()).map(|value| value.text().to_lowercase());
    let words = text.as_deref().map(|text| text.trim_end_matches(['.', '…', ':']).trim());
    let source = texts.source.facts.text().to_lowercase();
    // A letter or two are in any text.
    words.is_some_and(|words| words.chars().nth(2).is_some() && source.contains(words))
}

/// Whether a comment says that there is such a variable.
fn declares(note: &str, key: &str) -> bool {
    note.match_indices(key).any(|(at, _)| {
        let next = note[at + key.len()..].chars().next();
        !next.is_some_and(|next| next.is_alphanumeric() || next == '_' || next == '-')
    })
}
