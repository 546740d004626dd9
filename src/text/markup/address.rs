//! URLs, e-mail addresses and identifiers in running text.

use std::ops::Range;

use super::super::letter::is_direction;

/// The longest local part of an e-mail address (RFC 5321, 4.5.3.1.1), and more than any scheme.
const LOCAL: usize = 64;

/// Whether a text begins with a URL's scheme and holds something after it.
pub(super) fn has_scheme(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let letters =
        scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-'));
    letters
        && (2..=32).contains(&scheme.len())
        && scheme.as_bytes()[0].is_ascii_alphabetic()
        && !rest.is_empty()
}

/// The URL that the byte at `at` betrays: the colon of `://`, the first dot of `www.`.
pub(super) fn url(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let before = &bytes[at.saturating_sub(LOCAL)..at];
    let (start, body) = match bytes[at] {
        b':' if bytes[at..].starts_with(b"://") => {
            let length = before.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
            (at - length, at + 3)
        }
        b'.' if before.len() >= 3 && before[before.len() - 3..].eq_ignore_ascii_case(b"www") => {
            (at - 3, at + 1)
        }
        _ => return None,
    };
    let boundary = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    if !boundary || at - start < 2 {
        // What is no URL is not read to its end: there may be thousands in one word.
        return None;
    }
    let end = url_end(text, body);
    (end > body).then_some(start..end)
}

/// Where a URL ends whose host begins at `body`: at a space, quote or bracket of the text around it,
/// without the punctuation of its sentence and a parenthesis that does not open in it.
fn url_end(text: &str, body: usize) -> usize {
    let (mut end, mut depth) = (body, 0_usize);
    for (at, c) in text[body..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            c if c.is_whitespace() || c.is_control() || is_border(c) => break,
            _ => {}
        }
        if !is_sentence_punctuation(c) {
            end = body + at + c.len_utf8();
        }
    }
    end
}

fn is_border(c: char) -> bool {
    matches!(
        c,
        '<' | '>'
            | '['
            | ']'
            | '`'
            | '"'
            | '|'
            | '\\'
            | '^'
            | '{'
            | '}'
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
    ) || is_other_border(c)
}

/// The same of other scripts: full stops, commas and brackets of which no address is made, and signs that only
/// say in which direction the text goes on.
fn is_other_border(c: char) -> bool {
    is_direction(c)
        || matches!(
                c,
                '\u{55a}'..='\u{55f}' | '։' // Armenian
                | '،' | '؛' | '؟' | '۔' // Arabic
                | '।' | '॥' // Indic
                | '\u{3000}'..='\u{3020}' // Chinese and Japanese
                | '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}'
                | '\u{ff1f}' | '\u{ff5e}'
        )
}

/// Whether a letter is of a script that puts no spaces between words, and that no identifier is written in:
/// those of South East Asia, Chinese and Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{2e80}'..='\u{9fff}'
    )
}

fn is_sentence_punctuation(c: char) -> bool {
    matches!(c, '?' | '!' | '.' | ',' | ';' | ':' | '*' | '_' | '~' | '\'' | '…' | '(' | '–' | '—')
}

/// The e-mail address around the at sign at `at`, no part of it before `floor`.
pub(super) fn email_around(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let window = &bytes[floor.max(at.saturating_sub(LOCAL)).min(at)..at];
    let is_local = |b: &&u8| b.is_ascii_alphanumeric() || b".!#$%&+-/=?^_~".contains(b);
    let length = window.iter().rev().take_while(is_local).count();
    let is_domain = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
    let domain = bytes[at + 1..].iter().take_while(is_domain).count();
    email(text, at - length..at + 1 + domain)
}

/// The e-mail address that a range holds, without the punctuation at its borders.
pub(super) fn email(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inside = &text[range.clone()];
    let start = range.start
        + (inside.len() - inside.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    let end = range.start + inside.trim_end_matches(['.', '-']).len();
    let (local, domain) = text.get(start..end)?.split_once('@')?;
    let (_, last) = domain.rsplit_once('.')?;
    let valid = !local.is_empty()
        && local.is_ascii()
        && domain.split('.').all(|label| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        && last.len() >= 2
        && last.bytes().all(|b| b.is_ascii_alphabetic());
    valid.then_some(start..end)
}

/// The identifiers around the hints, in order.
pub(super) fn identifiers(
    text: &str,
    hints: &[usize],
    emails: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut seen = 0;
    for &hint in hints {
        if hint < seen {
            continue;
        }
        let around = around(text, hint, seen);
        seen = around.end.max(hint + 1);
        let word = text[around.clone()].trim_end_matches(['.', ':', '-']);
        let word = around.start..around.start + word.len();
        let next = emails.partition_point(|email| email.end <= word.start);
        let is_email = emails.get(next).is_some_and(|email| email.start < word.end);
        if !is_email && is_identifier(&text[word.clone()]) {
            found.push(word);
        }
    }
    found
}

/// What stands around a place between spaces, brackets and quotes.
fn around(text: &str, at: usize, floor: usize) -> Range<usize> {
    let is_border = |c: char| {
        c.is_whitespace()
            || is_border(c)
            || is_unspaced(c)
            || matches!(c, '(' | ')' | ',' | ';' | '!' | '?' | '*' | '…' | '\'' | '\u{fffc}')
    };
    let start = text[floor..at].rfind(is_border).map_or(floor, |border| {
        let border = floor + border;
        border + text[border..].chars().next().map_or(0, char::len_utf8)
    });
    let end = text[at..].find(is_border).map_or(text.len(), |border| at + border);
    start..end
}

fn is_identifier(word: &str) -> bool {
    let bytes = word.as_bytes();
    let alnum = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
    let option = word.starts_with("--") && bytes.get(2).is_some_and(u8::is_ascii_alphabetic);
    let scope = word.split("::").nth(1).is_some_and(|part| alnum(part.as_bytes().first()));
    let snake = bytes.windows(3).any(|w| w[1] == b'_' && alnum(w.first()) && alnum(w.last()));
    option || scope || snake || is_path(word) || is_dotted(word)
}

/// `/etc/fstab`, `~/.profile`, `../data`, `usr/share/doc`; not `and/or`, `km/h`, `1/2`.
fn is_path(word: &str) -> bool {
    let rooted = ["/", "~/", "./", "../"].iter().find_map(|root| word.strip_prefix(root));
    if let Some(rest) = rooted {
        return rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
            && rest.len() >= 2;
    }
    let is_part = |part: &str| {
        part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.+".contains(&b))
    };
    word.bytes().filter(|&b| b == b'/').count() >= 2
        && word.split('/').all(is_part)
        && word.bytes().any(|b| b.is_ascii_lowercase())
}

/// `sources.list`, `example.org`; not `p.ex.`, `U.S.`, `3.14`.
fn is_dotted(word: &str) -> bool {
    let Some((head, tail)) = word.rsplit_once('.') else { return false };
    let head = head.rsplit('.').next().unwrap_or_default();
    let is_name = |part: &str| {
        part.len() >= 2
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/' | b'+'))
            && part.bytes().any(|b| b.is_ascii_alphabetic())
    };
    let is_suffix = tail.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && tail.len() >= 2
        && tail.as_bytes()[0].is_ascii_lowercase();
    is_suffix && is_name(head)
}
