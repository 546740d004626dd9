//! HTML on lines of its own: the texts that stand in it, between the tags that part them.

use std::ops::Range;

use super::{BlockKind, OpaqueKind};

/// Elements that stand in a text; all others part texts.
const INLINE: [&str; 37] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "source",
];

/// Elements whose content is no text of the page.
const RAW: [&str; 7] = ["pre", "script", "style", "svg", "math", "template", "textarea"];

/// HTML as a list of what it is made of.
struct HtmlScanner<'h> {
    html: &'h str,
    at: usize,
}

/// A part of HTML.
enum HtmlPart<'h> {
    Comment,
    /// A tag by its name.
    Tag {
        name: &'h str,
        closing: bool,
    },
    Text,
}

impl<'h> HtmlScanner<'h> {
    /// The next part, and where it stands.
    fn next_part(&mut self) -> Option<(HtmlPart<'h>, Range<usize>)> {
        let start = self.at;
        let rest = &self.html[start..];
        let next = rest.chars().next()?;
        let (part, length) = if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(rest.len(), |end| end + "-->".len());
            (HtmlPart::Comment, end)
        } else if next == '<'
            && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
        {
            let end = tag_end(rest);
            let closing = rest[1..].starts_with('/');
            let name = rest[1 + usize::from(closing)..end].trim_start();
            let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            (HtmlPart::Tag { name: &name[..length.unwrap_or(name.len())], closing }, end)
        } else {
            let first = next.len_utf8();
            (HtmlPart::Text, rest[first..].find('<').map_or(rest.len(), |end| first + end))
        };
        self.at += length;
        Some((part, start..self.at))
    }

    /// Goes behind the end of an element that was begun.
    fn skip_element(&mut self, name: &str) {
        while let Some((part, _)) = self.next_part() {
            if let HtmlPart::Tag { name: own, closing: true } = part
                && own.eq_ignore_ascii_case(name)
            {
                return;
            }
        }
    }
}

/// The length of the tag that a text begins with, its attributes' values in quotes passed over.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (byte, quote) {
            (byte, Some(open)) => quote = Some(open).filter(|open| *open != byte),
            (b'"' | b'\'', None) => quote = Some(byte),
            (b'>', None) => return at + 1,
            _ => {}
        }
    }
    text.find('>').map_or(text.len(), |end| end + 1)
}

/// The texts that stand in HTML, with the tags that are part of them.
pub(super) fn text_runs(html: &str) -> Vec<Range<usize>> {
    let mut scanner = HtmlScanner { html, at: 0 };
    let mut runs = Vec::new();
    // What stands together, and whether it says anything.
    let (mut open, mut has_letters): (Option<Range<usize>>, bool) = (None, false);
    loop {
        let part = scanner.next_part();
        let stays = match &part {
            Some((HtmlPart::Text, range)) => {
                has_letters |= html[range.clone()].chars().any(char::is_alphabetic);
                true
            }
            Some((HtmlPart::Tag { name, .. }, _)) => {
                INLINE.iter().any(|own| own.eq_ignore_ascii_case(name))
            }
            Some((HtmlPart::Comment, _)) | None => false,
        };
        match (stays, &part, &mut open) {
            (true, Some((_, range)), Some(run)) => run.end = range.end,
            (true, Some((_, range)), None) => open = Some(range.clone()),
            _ => {
                let run = open.take().filter(|_| std::mem::take(&mut has_letters));
                runs.extend(run);
            }
        }
        match part {
            None => return runs,
            Some((HtmlPart::Tag { name, closing: false }, _))
                if RAW.iter().any(|own| own.eq_ignore_ascii_case(name)) =>
            {
                scanner.skip_element(name);
            }
            Some(_) => {}
        }
    }
}

/// What HTML without a text is: comments, or something that a reader sees.
pub(super) fn mute_kind(html: &str) -> BlockKind {
    let mut scanner = HtmlScanner { html, at: 0 };
    while let Some((part, range)) = scanner.next_part() {
        let is_comment = match part {
            HtmlPart::Comment => true,
            HtmlPart::Text => html[range].trim().is_empty(),
            HtmlPart::Tag { .. } => false,
        };
        if !is_comment {
            return BlockKind::Opaque(OpaqueKind::Html);
        }
    }
    BlockKind::Comment
}
