//! References to works, as bibliographies and footnotes have them: they stay in the language of the work.
//!
//! Told by their form alone, *Ostrom, E. (1990). Title …* or *ILO. 2018. Title …*: names, a year, then
//! what is no longer theirs. A reference in running text, *see Ostrom 1990*, is none.

/// Words before the year of a reference, which are its authors.
const MAX_WORDS_OF_AUTHORS: usize = 40;

/// Letters of a word between authors that needs no capital: *and*, *of*, *von*, *et al.*, *eds*.
const MAX_LETTERS_OF_LINK: usize = 3;

/// Whether a text is a reference to a work, or a list that begins with one.
pub(super) fn cites_work(text: &str) -> bool {
    let Some(year) = first_year(text) else { return false };
    let (before, after) = (&text[..year], &text[year + YEAR..]);
    // *2007a* and *2007b* are two works of a year.
    let after = after.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(after);
    // *Ostrom (1990), who says so*, is a sentence.
    let stops = |text: &str| {
        let rest = text.strip_prefix(['.', ',', ':', ';']).map(str::trim_start);
        rest.is_some_and(|rest| !rest.starts_with(char::is_lowercase))
    };
    let is_dated = match before.strip_suffix(['(', '[']) {
        Some(_) => after.strip_prefix([')', ']']).is_some_and(stops),
        None => before.trim_end().ends_with('.') && after.starts_with(['.', ':']),
    };
    (is_dated && are_authors(before)) || (begins_inverted(text) && has_pages(text))
}

/// Digits of a year.
const YEAR: usize = 4;

/// Where the first year of the last or this century stands.
fn first_year(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    memchr::memchr2_iter(b'1', b'2', bytes).find(|&at| {
        (bytes[at..].starts_with(b"19") || bytes[at..].starts_with(b"20"))
            && (at..at + YEAR).all(is_digit)
            && !is_digit(at + YEAR)
            && (at == 0 || !is_digit(at - 1))
    })
}

/// Whether a text is made of names and what joins them, and of the numbers of a list.
fn are_authors(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut names, mut links, mut acronym) = (0, 0, false);
    for word in words {
        if word.starts_with(char::is_uppercase) {
            names += 1;
            acronym |= word.chars().all(char::is_uppercase);
        } else if word.chars().nth(MAX_LETTERS_OF_LINK).is_none() {
            links += 1;
        } else {
            return false;
        }
    }
    // A heading may be one word with its year: *Report (2019). …*
    (names > 1 || acronym) && names > links && names + links <= MAX_WORDS_OF_AUTHORS
}

/// Whether a text begins with a name the other way round: *Sen, Amartya,* or *Sen, A.*
fn begins_inverted(text: &str) -> bool {
    let is_name = |text: &str| {
        text.starts_with(char::is_uppercase)
            && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.' | ' '))
            && text.split(' ').count() <= 2
    };
    let mut parts = text.splitn(3, [',']);
    let mut part = || parts.next().map(str::trim);
    part().is_some_and(is_name) && part().is_some_and(is_name)
}

/// Whether a text says on which pages of a work something stands.
fn has_pages(text: &str) -> bool {
    ["p. ", "pp. ", "p.\u{a0}", "pp.\u{a0}"].iter().any(|sign| {
        memchr::memmem::find_iter(text.as_bytes(), sign.as_bytes()).any(|at| {
            text[..at].ends_with([' ', '(', '\u{a0}'])
                && text[at + sign.len()..].starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::cites_work;

    #[test]
    fn references_are_told_by_their_form() {
        for (text, expected) in [
            ("Ostrom, E. (1990). Governing the Commons. Cambridge University Press.", true),
            ("Sources : (1) Meyer, E. N. et K. Hahn (2007). Human Anatomy, 7e édition.", true),
            ("World Health Organization. 2019. Delivered by women, led by men. Geneva.", true),
            ("ILO (2018b), *Care work and care jobs*, Geneva.", true),
            (
                "Sen, Amartya, “Capability and well-being”, in *Life*, Oxford, 1993, pp. 30–53.",
                true,
            ),
            ("In 2019, the committee of the network met in Lyon.", false),
            ("The children play in the yard (2007), and nobody calls them.", false),
            ("The Network Act (2018) says who may be a member.", false),
            ("Lyon, Paris and the towns of the network have grown since 1990.", false),
            ("Ostrom (1990), who says so in her book, has the prize.", false),
            ("Report (2022). We planted trees and thank our neighbours.", false),
            ("", false),
        ] {
            assert_eq!(cites_work(text), expected, "{text}");
        }
    }
}
