//! Translations that came back, put into the page that they are blocks of.
//!
//! A block keeps its place in the page: its words are replaced, and the page is read again. Where
//! it would read otherwise than it was meant (a list that would become a paragraph, say), the text
//! is refused, and so is one that the page has no block for.

use std::collections::HashMap;

use crate::{
    model::{Expression, InlineExpression, PatternElement, SourceFile, Span, TranslationUnit},
    store,
    text::same,
};

use super::{DocumentName, DocumentView};

/// A block of the translation and its new words.
struct BlockEdit<'e> {
    id: &'e str,
    span: Span,
    text: String,
}

/// A page with new texts in it.
pub(super) struct RewrittenPage {
    /// The page.
    pub(super) text: String,
    /// What the segments say in it that could be written.
    pub(super) written: HashMap<String, String>,
}

/// Puts new texts, by segment, into the page of a translation.
pub(super) fn rewrite_page<'e>(
    view: &DocumentView<'_>,
    document: &DocumentName,
    texts: impl Iterator<Item = (&'e str, &'e str)>,
) -> RewrittenPage {
    let file = &**view.target_file;
    let targets: HashMap<&str, &TranslationUnit<'_>> =
        (view.pairs.iter()).filter_map(|pair| Some((pair.id(), pair.target?))).collect();
    let mut edits: Vec<BlockEdit<'_>> = texts
        .filter_map(|(id, text)| {
            let span = only_piece(targets.get(id)?, file)?;
            Some(BlockEdit { id, span, text: literal(text)? })
        })
        .collect();
    edits.sort_by_key(|edit| edit.span.start);
    // What does not read as it was meant is left out, and the others are tried once more.
    for _ in 0..2 {
        let text = spliced(file.text(), &edits);
        match unlike(file, &text, document, &edits) {
            Some(wrong) if wrong.is_empty() => {
                let written = edits.into_iter().map(|edit| (edit.id.to_owned(), edit.text));
                return RewrittenPage { text, written: written.collect() };
            }
            Some(wrong) => edits.retain(|edit| !wrong.contains(&edit.span.start)),
            None => break,
        }
    }
    RewrittenPage { text: file.text().to_owned(), written: HashMap::new() }
}

/// Where a block's text stands, if it stands there in one piece and as it reads.
fn only_piece(unit: &TranslationUnit<'_>, file: &SourceFile) -> Option<Span> {
    let value = unit.value.as_ref()?;
    match &*value.elements {
        [PatternElement::Text(text)] if file.slice(text.span) == text.value => Some(text.span),
        _ => None,
    }
}

/// A text of the project as a page has it: braces stand for themselves.
fn literal(text: &str) -> Option<String> {
    let pattern = store::parse_pattern(text).ok()?;
    let mut out = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::Text(text) => out.push_str(&text.value),
            PatternElement::Placeable(placeable) => match &placeable.expression {
                Expression::Inline(InlineExpression::String(value)) => out.push_str(value),
                _ => return None,
            },
        }
    }
    Some(out)
}

fn spliced(text: &str, edits: &[BlockEdit<'_>]) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for BlockEdit { span, text: new, .. } in edits {
        out.push_str(&text[at..span.start]);
        out.push_str(new);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Where the edited blocks begin that do not read as they were meant; none where the page has
/// other blocks than it had.
fn unlike(
    file: &SourceFile,
    text: &str,
    document: &DocumentName,
    edits: &[BlockEdit<'_>],
) -> Option<Vec<usize>> {
    let changed = SourceFile::new(file.path(), text);
    let (before, after) = (document.parse(file), document.parse(&changed));
    let new: HashMap<usize, &str> =
        edits.iter().map(|edit| (edit.span.start, &*edit.text)).collect();
    if before.units.len() != after.units.len() {
        return None;
    }
    let mut wrong = Vec::new();
    for (old, now) in before.units.iter().zip(&after.units) {
        let start = only_piece(old, file).map(|span| span.start);
        let is_same = match start.and_then(|start| new.get(&start)) {
            Some(wanted) => same(wanted, &now.text()) && old.kind == now.kind,
            None => old.text() == now.text() && old.kind == now.kind,
        };
        match start.filter(|start| new.contains_key(start)) {
            Some(start) if !is_same => wrong.push(start),
            None if !is_same => return None,
            _ => {}
        }
    }
    Some(wrong)
}
