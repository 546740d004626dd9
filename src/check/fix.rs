//! Putting fixes into a text.

use super::{SafeFix, TextEdit};

/// The text with fixes put in, and how many there were. A fix that overlaps an earlier one, or
/// does not fit the text, is left for another round.
#[must_use]
pub(crate) fn apply<'f>(
    text: &str,
    fixes: impl IntoIterator<Item = &'f SafeFix>,
) -> (String, usize) {
    let mut fixes: Vec<&SafeFix> = fixes.into_iter().filter(|fix| !fix.edits.is_empty()).collect();
    fixes.sort_by_key(|fix| fix.edits.iter().map(|edit| edit.span).min());
    let mut chosen: Vec<&TextEdit> = Vec::new();
    let mut count = 0;
    let mut taken = std::collections::BTreeMap::new();
    for fix in fixes {
        let fits = |edit: &TextEdit| {
            let before = taken.range(..=edit.span.end).next_back();
            text.get(edit.span.range()).is_some()
                && before.is_none_or(|(_, &end): (&usize, &usize)| end < edit.span.start)
        };
        if fix.edits.iter().all(fits) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
            chosen.extend(&fix.edits);
            count += 1;
        }
    }
    chosen.sort_by_key(|edit| edit.span);
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for edit in chosen {
        // The edits of one fix might still overlap one another.
        if edit.span.start < at {
            continue;
        }
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    (out, count)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{SourceFile, Span};

    #[track_caller]
    fn check(text: &str, fixes: &[&[(usize, usize, &str)]], expected: &str, count: usize) {
        let file = Arc::new(SourceFile::new("a", text));
        let fixes: Vec<SafeFix> = (fixes.iter())
            .map(|edits| {
                let edit = |&(start, end, new): &(usize, usize, &str)| TextEdit {
                    span: Span::new(start, end),
                    text: new.to_owned(),
                };
                SafeFix { file: file.clone(), edits: edits.iter().map(edit).collect() }
            })
            .collect();
        assert_eq!(apply(text, &fixes), (expected.to_owned(), count));
    }

    #[test]
    fn fixes_are_put_in_whole_or_not_at_all() {
        check("a b c", &[], "a b c", 0);
        check("a b c", &[&[(3, 4, "-")], &[(1, 2, "+")]], "a+b-c", 2);
        check("a b c", &[&[(0, 3, "x")], &[(2, 4, "y")]], "x c", 1);
        check("a b c", &[&[(0, 1, "x"), (4, 5, "z")], &[(4, 5, "y")]], "x b z", 1);
        check("é", &[&[(1, 2, "x")], &[(0, 9, "x")]], "é", 0);
    }
}
