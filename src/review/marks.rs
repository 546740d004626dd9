//! What is marked in a text: its markup and placeables, the glossary's terms, the names to keep.

use std::ops::Range;

use crate::{
    check::{TermEntry, Terminology},
    model::{PatternElement, TranslationUnit},
    text::{Language, TextFacts},
};

use super::ShownText;

/// What a mark in a text says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// Characters that are markup, not text.
    Markup,
    /// Emphasised text.
    Emphasis,
    /// Strongly emphasised text.
    Strong,
    /// Code, an address, an HTML tag: to be kept as it is.
    Code,
    /// A placeable: to be kept as it is.
    Placeable,
    /// A term of the glossary.
    Term,
    /// A name that stays as it is.
    Name,
    /// It is new since the translation was made.
    New,
    /// It answers to what changed in the source.
    Answer,
}

/// A part of a text that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMark {
    /// Where, in the text as it is shown.
    pub range: Range<usize>,
    /// What it is.
    pub kind: MarkKind,
    /// What the glossary says of it.
    pub hint: Option<String>,
}

/// What is marked in a unit's text as it is shown.
#[must_use]
pub(crate) fn marks_of(
    unit: &TranslationUnit<'_>,
    shown: &ShownText,
    language: Language,
    terms: Option<&Terminology>,
) -> Vec<TextMark> {
    let mut marks = Vec::new();
    for (_, pattern) in unit.patterns() {
        for element in &pattern.elements {
            if let PatternElement::Placeable(placeable) = element {
                push_mark(&mut marks, shown.locate(placeable.span), MarkKind::Placeable, None);
            }
        }
        let facts = TextFacts::from_pattern(pattern, language);
        let locate = |range: Range<usize>| shown.locate(facts.reading.locate(range));
        for (range, kind) in markup(&facts) {
            push_mark(&mut marks, locate(range), kind, None);
        }
        for found in terms.map(|terms| terms.source().find_terms(&facts)).unwrap_or_default() {
            let Some((terms, designation)) = terms
                .and_then(|terms| Some((terms, terms.source().designations_at(&found).next()?)))
            else {
                continue;
            };
            let range = locate(found.range.clone());
            match terms.entry(designation.entry) {
                Some(TermEntry::Keep(_)) => push_mark(&mut marks, range, MarkKind::Name, None),
                Some(TermEntry::Term(term)) => {
                    let hint = terms.target_forms(term).join(", ");
                    let note = term.note.as_deref().map(|note| format!(" — {note}"));
                    let hint = hint + &note.unwrap_or_default();
                    push_mark(&mut marks, range, MarkKind::Term, Some(hint));
                }
                None => {}
            }
        }
    }
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    marks
}

fn push_mark(
    marks: &mut Vec<TextMark>,
    range: Option<Range<usize>>,
    kind: MarkKind,
    hint: Option<String>,
) {
    if let Some(range) = range.filter(|range| !range.is_empty()) {
        marks.push(TextMark { range, kind, hint });
    }
}

/// The markup of a text.
fn markup(facts: &TextFacts<'_>) -> Vec<(Range<usize>, MarkKind)> {
    let markup = facts.markup();
    let mut found = Vec::new();
    for emphasis in &markup.emphasis {
        let kind = if emphasis.strong { MarkKind::Strong } else { MarkKind::Emphasis };
        found.push((emphasis.open.end..emphasis.close.start, kind));
        found.push((emphasis.open.clone(), MarkKind::Markup));
        found.push((emphasis.close.clone(), MarkKind::Markup));
    }
    found.extend(markup.code.iter().map(|code| (code.range.clone(), MarkKind::Code)));
    for link in &markup.links {
        found.push((link.range.start..link.text.start, MarkKind::Markup));
        found.push((link.text.end..link.range.end, MarkKind::Code));
    }
    let others = markup.urls.iter().chain(&markup.emails).chain(&markup.footnotes);
    found.extend(others.map(|range| (range.clone(), MarkKind::Code)));
    found.extend(markup.tags.iter().map(|tag| (tag.range.clone(), MarkKind::Code)));
    found
}
