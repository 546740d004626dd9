//! The pass over the text: code, tags, links and addresses; delimiters of emphasis are collected.

use std::ops::Range;

use memchr::memmem;

use super::{Alphabet, CodeSpan, HtmlTag, MarkupLink, TextMarkup, address, target};
use crate::text::alphabet::ByteSet;

/// What later passes need.
#[derive(Debug, Default)]
pub(super) struct ScannedMarkup {
    /// Runs of `*` or `_`.
    pub(super) runs: Vec<Range<usize>>,
    /// Places where an identifier may stand.
    pub(super) hints: Vec<usize>,
}

/// Attributes of an element in braces are no longer than this, in bytes.
const MAX_ATTRIBUTES_LENGTH: usize = 200;

/// Bytes that may begin or betray markup.
static SPECIAL: ByteSet = ByteSet::from_bytes(b"`*_[]<\\:/@.-{");

/// Whether a text may have any markup or identifiers. Full stops, colons and hyphens betray some only
/// beside certain others: `www.`, `example.org`, `::`, `--`.
pub(super) fn may_find(text: &str, alphabet: &Alphabet) -> bool {
    let bytes = text.as_bytes();
    let after = |at: usize| bytes.get(at + 1).copied().unwrap_or_default();
    let doubled = |sign: u8| {
        alphabet.has_byte(sign) && memchr::memchr_iter(sign, bytes).any(|at| after(at) == sign)
    };
    let dotted = |at: usize| {
        after(at).is_ascii_lowercase() || (at > 0 && bytes[at - 1].eq_ignore_ascii_case(&b'w'))
    };
    alphabet.has_any(b"`*_[<\\/@{")
        || (alphabet.has_byte(b'.') && memchr::memchr_iter(b'.', bytes).any(dotted))
        || doubled(b':')
        || doubled(b'-')
}

/// Reads everything but emphasis and identifiers into `markup`.
pub(super) fn scan(text: &str, markup: &mut TextMarkup) -> ScannedMarkup {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        markup,
        found: ScannedMarkup::default(),
        brackets: Vec::new(),
        around_link: 0,
        ticks: None,
        no_comment_end: false,
        no_template_end: false,
    };
    scanner.scan_text();
    scanner.markup.links.sort_by_key(|link| link.range.start);
    scanner.found
}

struct Scanner<'t, 'm> {
    text: &'t str,
    bytes: &'t [u8],
    markup: &'m mut TextMarkup,
    found: ScannedMarkup,
    /// Open brackets: where each begins, and whether it is an image's.
    brackets: Vec<(usize, bool)>,
    /// How many of the open brackets stand around a link; a link holds no other link.
    around_link: usize,
    /// Runs of backticks, by length and place; filled at the first backtick.
    ticks: Option<Vec<(usize, usize)>>,
    /// Whether `-->` was sought and not found, so that it is sought once only.
    no_comment_end: bool,
    /// The same of the end of a template's tag.
    no_template_end: bool,
}

impl Scanner<'_, '_> {
    fn scan_text(&mut self) {
        let mut at = 0;
        while let Some(special) = SPECIAL.find_in(self.bytes, at) {
            at = self.special(special);
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// Reads what begins at a special byte; gives the place to go on from, always further on.
    fn special(&mut self, at: usize) -> usize {
        match self.bytes[at] {
            b'\\' => {
                at + 1 + usize::from(self.byte(at + 1).is_some_and(|b| b.is_ascii_punctuation()))
            }
            b'`' => self.code(at),
            b'*' | b'_' => self.delimiters(at),
            b'<' => self.angle(at),
            b'{' => self.template(at),
            b'[' => self.open_bracket(at),
            b']' => self.close_bracket(at),
            _ => self.address(at),
        }
    }

    fn run_length(&self, at: usize) -> usize {
        let byte = self.bytes[at];
        self.bytes[at..].iter().take_while(|&&other| other == byte).count()
    }

    fn code(&mut self, at: usize) -> usize {
        let length = self.run_length(at);
        let bytes = self.bytes;
        let ticks = self.ticks.get_or_insert_with(|| tick_runs(bytes));
        let after = at + length;
        let next = ticks.get(ticks.partition_point(|&run| run < (length, after)));
        let Some(&(_, close)) = next.filter(|run| run.0 == length) else { return after };
        self.markup.code.push(CodeSpan { range: at..close + length, content: after..close });
        close + length
    }

    fn delimiters(&mut self, at: usize) -> usize {
        let end = at + self.run_length(at);
        if self.bytes[at] == b'_' {
            self.found.hints.push(at);
        }
        self.found.runs.push(at..end);
        end
    }

    /// `{{< … >}}`, `{{ … }}`, `{% … %}`: what a site's generator puts something else for; `{/* … */}`
    /// and `{.class}`, for which it puts nothing.
    fn template(&mut self, at: usize) -> usize {
        let ending = match (self.byte(at + 1), self.byte(at + 2)) {
            (Some(b'{'), _) => "}}",
            (Some(b'%'), _) => "%}",
            (Some(b'/'), Some(b'*')) => "*/}",
            (Some(b'.' | b'#' | b':'), _) | (Some(b' '), Some(b'.' | b'#')) => {
                return self.attributes(at);
            }
            _ => return at + 1,
        };
        let start = at + 2;
        let end = if self.no_template_end {
            None
        } else {
            memmem::find(&self.bytes[start..], ending.as_bytes())
        };
        let Some(end) = end else {
            self.no_template_end = true;
            return start;
        };
        let end = start + end + ending.len();
        self.markup.templates.push(at..end);
        end
    }

    /// `{#anchor .class key=value}`
    fn attributes(&mut self, at: usize) -> usize {
        let inside = self.bytes[at..].iter().take(MAX_ATTRIBUTES_LENGTH);
        let length = inside.take_while(|byte| !matches!(**byte, b'}' | b'\n')).count();
        if self.byte(at + length) != Some(b'}') {
            return at + 1;
        }
        let end = at + length + 1;
        self.markup.templates.push(at..end);
        end
    }

    /// `<https://…>`, `<name@host>`, a tag, a comment, or a mere less-than sign.
    fn angle(&mut self, at: usize) -> usize {
        if self.text[at..].starts_with("<!--") {
            return self.comment(at);
        }
        let rest = &self.bytes[at + 1..];
        let stop = rest.iter().position(|&byte| matches!(byte, b'>' | b'<' | b' ' | b'\n' | b'\t'));
        if let Some(stop) = stop.filter(|&stop| rest[stop] == b'>') {
            let inside = at + 1..at + 1 + stop;
            if address::has_scheme(&self.text[inside.clone()]) {
                self.markup.urls.push(inside.clone());
                return inside.end + 1;
            }
            if address::email(self.text, inside.clone()) == Some(inside.clone()) {
                self.markup.emails.push(inside.clone());
                return inside.end + 1;
            }
        }
        let Some(tag) = tag(self.bytes, at) else { return at + 1 };
        let end = tag.range.end;
        self.markup.tags.push(tag);
        end
    }

    fn comment(&mut self, at: usize) -> usize {
        let start = at + 4;
        let end =
            if self.no_comment_end { None } else { memmem::find(&self.bytes[start..], b"-->") };
        let Some(end) = end else {
            self.no_comment_end = true;
            return start;
        };
        let end = start + end + 3;
        self.markup.tags.push(HtmlTag { range: at..end, name: start..start, closing: false });
        end
    }

    fn open_bracket(&mut self, at: usize) -> usize {
        if let Some(end) = footnote(self.bytes, at) {
            self.markup.footnotes.push(at..end);
            return end;
        }
        let image = at > 0 && self.bytes[at - 1] == b'!';
        self.brackets.push((at, image));
        at + 1
    }

    fn close_bracket(&mut self, at: usize) -> usize {
        let Some((open, image)) = self.brackets.pop() else { return at + 1 };
        let may_link = image || self.brackets.len() >= self.around_link;
        self.around_link = self.around_link.min(self.brackets.len());
        let target = if may_link { target::target(self.bytes, at + 1) } else { None };
        let Some(target) = target else { return at + 1 };
        if !image {
            self.around_link = self.brackets.len();
        }
        let link = MarkupLink {
            range: open - usize::from(image)..target.end,
            text: open + 1..at,
            target: target.address,
            image,
        };
        let end = link.range.end;
        self.markup.links.push(link);
        end
    }

    /// A URL or an e-mail address that a colon, dot or at sign betrays, or the hint of an identifier.
    fn address(&mut self, at: usize) -> usize {
        // What precedes the sign was passed over already; it must not be part of something else.
        let start = self.opaque_end();
        if let Some(url) = address::url(self.text, at).filter(|url| url.start >= start) {
            let end = url.end;
            self.found.runs.truncate(self.found.runs.partition_point(|run| run.start < url.start));
            self.markup.urls.push(url);
            return end;
        }
        if self.bytes[at] == b'@'
            && let Some(email) = address::email_around(self.text, at, start)
        {
            let end = email.end;
            self.found
                .runs
                .truncate(self.found.runs.partition_point(|run| run.start < email.start));
            self.markup.emails.push(email);
            return end;
        }
        if self.betrays_identifier(at) {
            self.found.hints.push(at);
        }
        at + 1
    }

    /// Whether the sign at `at` may be what makes an identifier of the word around it; full stops,
    /// colons and hyphens mostly are none.
    fn betrays_identifier(&self, at: usize) -> bool {
        let next = self.byte(at + 1);
        match self.bytes[at] {
            b'.' => next.is_some_and(|byte| byte.is_ascii_lowercase()),
            sign @ (b':' | b'-') => next == Some(sign),
            _ => true,
        }
    }

    /// Where the last URL or address ends.
    fn opaque_end(&self) -> usize {
        let ends =
            [&self.markup.urls, &self.markup.emails].map(|list| list.last().map_or(0, |r| r.end));
        ends[0].max(ends[1])
    }
}

/// Runs of backticks, each with its length before its place, in order.
fn tick_runs(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(step) = memchr::memchr(b'`', &bytes[at..]) {
        let start = at + step;
        let length = bytes[start..].iter().take_while(|&&byte| byte == b'`').count();
        runs.push((length, start));
        at = start + length;
    }
    runs.sort_unstable();
    runs
}

/// The end of a footnote mark `[^label]` that begins at `at`.
fn footnote(bytes: &[u8], at: usize) -> Option<usize> {
    let label = bytes[at..].strip_prefix(b"[^")?;
    let length = label
        .iter()
        .take(64)
        .position(|&byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))?;
    (length > 0 && label[length] == b']').then_some(at + 2 + length + 1)
}

/// The tag that begins at `at`. Another `<` outside of quotes ends the search, which keeps it linear.
fn tag(bytes: &[u8], at: usize) -> Option<HtmlTag> {
    let closing = bytes.get(at + 1) == Some(&b'/');
    let start = at + 1 + usize::from(closing);
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
    let name = start..start + bytes[start..].iter().take_while(is_name).count();
    let after = *bytes.get(name.end)?;
    let begins = bytes.get(start).is_some_and(u8::is_ascii_alphabetic);
    if !begins || !matches!(after, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r') {
        return None;
    }
    let end = name.end + tag_end(&bytes[name.end..])?;
    Some(HtmlTag { range: at..end, name, closing })
}

/// Where the `>` that ends a tag's attributes is passed.
fn tag_end(attributes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, &byte) in attributes.iter().enumerate() {
        match (byte, quote) {
            // A value with a `<` is so rare that the linear bound is worth more.
            (b'<', _) => return None,
            (b'>', None) => return Some(at + 1),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}
