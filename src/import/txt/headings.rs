//! Which of the paragraphs of a plain text are headings, by how they look and what is around them.

use crate::{import::marker, model::SegmentKind};

use super::TextBlock;

/// A heading or title has at most so many characters.
const HEADING_MOST: usize = 120;
const TITLE_MOST: usize = 200;

/// Makes titles and headings of the short lines that stand before something else and do not end
/// as sentences do.
pub(super) fn name_headings(pieces: &mut [TextBlock<'_>]) {
    lone_numbers(pieces);
    let last = pieces.len().saturating_sub(1);
    for piece in pieces.iter_mut().take(last) {
        if marker::of_line(&piece.text).is_some_and(|(label, _)| label.is_some()) {
            make_heading(piece);
        }
    }
    let looks: Vec<bool> =
        pieces.iter().map(|piece| looks_like_heading(piece, HEADING_MOST)).collect();
    let mut from = 0;
    while let Some(start) = (from..pieces.len()).find(|&at| looks[at]) {
        let end = (start..pieces.len()).find(|&at| !looks[at]).unwrap_or(pieces.len());
        // A heading and one below it, at most: more short lines are an address or a poem. At the
        // beginning there may be a title more.
        let titles = usize::from(start == 0);
        // Two short lines above a heading with a number stand for themselves.
        let heads = pieces.get(end).is_some_and(|piece| piece.kind == SegmentKind::Heading);
        let most = titles + if heads { 1 } else { 2 };
        if end < pieces.len() && end - start <= most {
            pieces[start..end].iter_mut().for_each(make_heading);
        }
        from = end;
    }
    let followed = pieces.len() > 1;
    let Some(first) = pieces.first_mut() else { return };
    let underlined = first.kind == SegmentKind::Heading;
    if underlined || followed && looks_like_heading(first, TITLE_MOST) {
        (first.kind, first.level) = (SegmentKind::Title, None);
    }
    for piece in pieces.iter_mut().filter(|piece| piece.kind == SegmentKind::Heading) {
        piece.level = piece.level.map(|level| level.max(2));
    }
}

fn make_heading(piece: &mut TextBlock<'_>) {
    if looks_like_heading(piece, HEADING_MOST) {
        piece.kind = SegmentKind::Heading;
        piece.level = piece.level.or(Some(heading_level(&piece.text)));
    }
}

/// A number that does not go on from the one before, nor the one behind from it, makes no list:
/// `1. Introduction`.
fn lone_numbers(pieces: &mut [TextBlock<'_>]) {
    let labels: Vec<_> = pieces.iter().map(|piece| piece.label).collect();
    let mut in_list = false;
    for (at, piece) in pieces.iter_mut().enumerate() {
        // What stood below a number that makes no list stands on its own.
        if piece.kind != SegmentKind::Heading {
            piece.level = piece.level.filter(|_| in_list);
        }
        in_list = piece.kind == SegmentKind::Item
            || piece.kind == SegmentKind::Paragraph && piece.level.is_some();
        let Some(label) = piece.label.filter(|_| piece.level.is_none()) else { continue };
        let before = at.checked_sub(1).and_then(|before| labels[before]);
        let behind = labels.get(at + 1).copied().flatten();
        let listed = before.is_some_and(|before| goes_on(before, label))
            || behind.is_some_and(|behind| goes_on(label, behind));
        if !listed {
            piece.text.insert_str(0, &format!("{label} "));
            (piece.kind, piece.label) = (SegmentKind::Paragraph, None);
            in_list = false;
        }
    }
}

/// Whether two items with these numbers may stand in one list, one behind the other.
fn goes_on(label: &str, next: &str) -> bool {
    let parts = |label: &str| {
        let number: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
        (number.parse::<u16>().ok(), label.ends_with(')'))
    };
    let ((one, closed), (two, next_closed)) = (parts(label), parts(next));
    let follows = match (one, two) {
        (Some(one), Some(two)) => two == one + 1 || two == one,
        // Letters are no numbers, and are not looked at further.
        (None, None) => true,
        _ => false,
    };
    follows && closed == next_closed
}

fn looks_like_heading(piece: &TextBlock<'_>, most: usize) -> bool {
    let text = piece.text.trim_end_matches(['»', '”', '"', ')', '\u{a0}', '\u{202f}']);
    piece.kind == SegmentKind::Paragraph
        && piece.level.is_none()
        && text.chars().count() <= most
        && !text.ends_with(['.', '!', '…', ';', ':', ',', '-'])
        && text.contains(char::is_alphabetic)
        && !text.starts_with(char::is_lowercase)
}

/// `2.1 Soins` is one level below `2. Soins`.
fn heading_level(text: &str) -> u8 {
    let number = text.split([' ', '\u{a0}']).next().unwrap_or_default().trim_end_matches('.');
    let is_number = number.split('.').all(|part| part.parse::<u16>().is_ok());
    let dots = if is_number { number.matches('.').count() } else { 0 };
    u8::try_from(dots + 2).unwrap_or(6).min(6)
}
