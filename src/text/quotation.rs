//! Quotation marks: which mark closes which, and in which languages.
//!
//! From the `delimiters` of CLDR 48.2 (`cldr-misc-full`, Unicode-3.0). Most pairs cannot be mistaken
//! for another; those that a language writes the other way round than its neighbours stand in
//! [`TURNED`]. Single marks are left out, being apostrophes as well.

/// Pairs that no language reads the other way round, first mark to last.
const PAIRS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('„', '“'), ('„', '”')];

/// Pairs of which some language opens with what others close with, and those languages. Books in
/// German and its neighbours write »…« beside CLDR's „…“.
const TURNED: [(char, char, &[&str]); 3] = [
    ('”', '”', &["fi", "he", "lag", "rn", "se", "sn", "sv", "yi"]),
    ('”', '“', &["ar", "lld", "ms", "syr", "ur"]),
    (
        '»',
        '«',
        &["cs", "da", "de", "hr", "hu", "kk", "nb", "nn", "no", "pl", "sk", "sl", "szl", "ug"],
    ),
];

/// Whether a character is a double quotation mark with a face of its own, which `"` has not.
#[must_use]
pub(crate) fn is_quotation_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»')
}

/// Whether `close` ends in `language` (a code of ISO 639) what `open` began.
#[must_use]
pub(crate) fn closes_quotation(open: char, close: char, language: &str) -> bool {
    let turned = |(first, last, languages): &(char, char, &[&str])| {
        (*first, *last) == (open, close) && languages.contains(&language)
    };
    PAIRS.contains(&(open, close)) || TURNED.iter().any(turned)
}

/// Whether `open` may begin a quotation in `language`.
#[must_use]
pub(crate) fn opens_quotation(open: char, language: &str) -> bool {
    PAIRS.iter().any(|pair| pair.0 == open)
        || TURNED.iter().any(|turned| turned.0 == open && turned.2.contains(&language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_close_what_their_language_opens() {
        for (marks, language, closes) in [
            ("“”", "en", true),
            ("«»", "fr", true),
            ("„“", "de", true),
            ("„”", "pl", true),
            ("””", "sv", true),
            ("””", "en", false),
            ("»«", "de", true),
            ("»«", "fr", false),
            ("”“", "ar", true),
            ("«”", "fr", false),
        ] {
            let mut marks = marks.chars();
            let (open, close) = (marks.next().unwrap(), marks.next().unwrap());
            assert_eq!(closes_quotation(open, close, language), closes, "{open}{close} {language}");
        }
    }
}
