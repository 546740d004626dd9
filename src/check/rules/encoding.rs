//! `encoding`: bytes that are not UTF-8, and text that was misread before it was saved as such.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;

use crate::model::{Phrase, Severity};

use super::super::{ReportSink, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "encoding",
    family: RuleFamily::Files,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("encoding.md"),
    page_fr: include_str!("encoding.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_encoding),
};

/// Reports the first character of a text that was read as Windows-1252 byte by byte, *Ã©* for *é*, which the
/// other has not: a text may speak of that.
fn check_encoding(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let sides = [&texts.source, &texts.target];
    let found = sides.map(|side| {
        let may_be = LEADING.iter().any(|lead| side.facts.may_hold(*lead));
        may_be.then(|| misread_character(side.facts.text())).flatten()
    });
    let (side, (range, meant), severity) = match found {
        [None, Some(found)] => (sides[1], found, Severity::Warning),
        // A slip of the source that the translation does not share is its author's to mend.
        [Some(found), None] => (sides[0], found, Severity::Info),
        _ => return,
    };
    let message = Phrase::new("encoding-misread")
        .with("found", &side.facts.text()[range.clone()])
        .with("meant", meant.to_string());
    let report = RuleReport::new(side.part, side.facts.reading.locate(range), message);
    sink.report(report.at_most(severity));
}

/// What the first bytes of Latin letters and of punctuation marks look like as Windows-1252.
const LEADING: [char; 6] = ['Â', 'Ã', 'Ä', 'Å', 'â', 'ï'];

/// The first character that was read byte by byte, as it looks, and what it was.
fn misread_character(text: &str) -> Option<(Range<usize>, char)> {
    text.match_indices(LEADING).find_map(|(start, lead)| {
        let mut bytes = vec![byte_of(lead.chars().next()?)?];
        let length = if bytes[0] < 0xe0 { 2 } else { 3 };
        let mut end = start + lead.len();
        for c in text[end..].chars().take(length - 1) {
            bytes.push(byte_of(c)?);
            end += c.len_utf8();
        }
        let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
        // *Â* may stand before a space, as the last letter of a word in capitals; *Å* before one that a sign of French
        // follows, in quotation marks, or raised.
        let looks = &text[start + lead.len()..end];
        let is_space = meant.is_whitespace() && !text[..start].ends_with(char::is_lowercase);
        let is_letter = matches!(lead, "Ä" | "Å")
            && looks.ends_with(['\u{a0}', '”', '»', '“', '‘', '’', '¹', '²', '³']);
        (!is_space && !is_letter && !meant.is_control()).then_some((start..end, meant))
    })
}

/// The byte of Windows-1252 from 0x80 on that a character is; those that it leaves out are read as they are.
fn byte_of(c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, has_none) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|byte| !has_none && *byte >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, char)>) {
        let found = misread_character(text).map(|(range, meant)| (&text[range], meant));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_characters_that_were_read_byte_by_byte() {
        check("Le musÃ©e", Some(("Ã©", 'é')));
        check("the museumâ€™s", Some(("â€™", '’')));
        check("une pageÂ\u{a0}: deux", Some(("Â\u{a0}", '\u{a0}')));
        check("25Â°", Some(("Â°", '°')));
        check("Ã©", Some(("Ã©", 'é')));
    }

    #[test]
    fn takes_letters_for_what_they_are() {
        for text in [
            "NÃO",
            "São",
            "CÂ\u{a0}: un code",
            "âge",
            "bâtiment",
            "«\u{a0}Â\u{a0}»",
            "Â",
            "naïf",
            "ÂÂ",
        ] {
            check(text, None);
        }
    }
}
