//! Inline markup → what a reader sees of it, for plain text.
//!
//! Emphasis goes, a link has its address behind it, a note is its number, figures that are raised
//! or lowered are the characters that Unicode has for them. HTML that the page would show as text
//! stays text.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    markup::{guarded, passing_tags},
    outline::NoteNumbers,
};

/// The text as a reader sees it, a break that is meant a line break.
pub(super) fn shown<'t>(text: &'t str, notes: &NoteNumbers<'_>) -> Cow<'t, str> {
    if !text.contains(['\\', '*', '_', '`', '[', '<', '&', '!', '~']) {
        return Cow::Borrowed(text);
    }
    let guarded = guarded(text);
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_OLD_FOOTNOTES;
    let events: Vec<_> = Parser::new_ext(&guarded, options).collect();
    let tags = passing_tags(&events);
    let mut writer = PlainWriter { out: String::with_capacity(text.len()), open: Vec::new() };
    for (event, tag) in events.iter().zip(tags) {
        match (event, tag) {
            (Event::InlineHtml(_), Some(tag)) => writer.tag(&tag),
            (Event::FootnoteReference(label), _) => {
                let number = notes.get(&**label).map(ToString::to_string);
                let shown = number.as_deref().unwrap_or(label);
                writer.out.extend(["[", shown, "]"]);
            }
            (event, _) => writer.event(event),
        }
    }
    Cow::Owned(writer.out)
}

/// What is open: where its text begins, and its address if it has one.
struct OpenPiece {
    start: usize,
    address: Option<String>,
    is_image: bool,
}

struct PlainWriter {
    out: String,
    open: Vec<OpenPiece>,
}

impl PlainWriter {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                self.out.push_str(part);
            }
            Event::SoftBreak => self.out.push(' '),
            Event::HardBreak => self.out.push('\n'),
            Event::Start(Tag::Link { dest_url, .. }) => self.open(Some(dest_url), false),
            Event::Start(Tag::Image { dest_url, .. }) => self.open(Some(dest_url), true),
            Event::End(TagEnd::Link | TagEnd::Image) => self.close(),
            _ => {}
        }
    }

    fn open(&mut self, address: Option<&str>, is_image: bool) {
        let address = address.map(str::to_owned);
        self.open.push(OpenPiece { start: self.out.len(), address, is_image });
    }

    /// Ends a link or image: a link has its address behind it, where it does not show it, and an
    /// image without a text is its address.
    fn close(&mut self) {
        let Some(OpenPiece { start, address: Some(address), is_image }) = self.open.pop() else {
            return;
        };
        let text = &self.out[start..];
        let shows = text == address || address.strip_prefix("mailto:") == Some(text);
        if text.is_empty() {
            self.out.push_str(&address);
        } else if !is_image && !shows && !address.is_empty() && !address.starts_with('#') {
            self.out.extend([" (", &*address, ")"]);
        }
    }

    fn tag(&mut self, tag: &str) {
        match tag {
            "<br>" => self.out.push('\n'),
            "<sup>" | "<sub>" => self.open(None, false),
            "</sup>" => self.shift(&RAISED),
            "</sub>" => self.shift(&LOWERED),
            _ => {}
        }
    }

    /// Puts the characters in whose form is raised or lowered, if all of them have one.
    fn shift(&mut self, forms: &[(char, char)]) {
        let Some(OpenPiece { start, .. }) = self.open.pop() else { return };
        let form = |c| forms.iter().find(|(plain, _)| *plain == c).map(|(_, form)| *form);
        let shifted: Option<String> = self.out[start..].chars().map(form).collect();
        if let Some(shifted) = shifted {
            self.out.truncate(start);
            self.out.push_str(&shifted);
        }
    }
}

const RAISED: [(char, char); 15] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('(', '⁽'),
    (')', '⁾'),
];
const LOWERED: [(char, char); 15] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('(', '₍'),
    (')', '₎'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_sees_no_markup() {
        let notes = NoteNumbers::from([("a", 1)]);
        for (text, expected) in [
            ("**Un** *mot* et `du code`, ~~non~~", "Un mot et du code, non"),
            ("un fait[^a], un autre[^b]", "un fait[1], un autre[b]"),
            ("le 2<sup>e</sup> m<sup>2</sup>, CO<sub>2</sub>", "le 2e m², CO₂"),
            ("<b>gras</b><br>et <blink>brut</blink>", "gras\net <blink>brut</blink>"),
            ("[le site](https://a.example)", "le site (https://a.example)"),
            ("<https://a.example> <a@b.example>", "https://a.example a@b.example"),
            ("[plus bas](#b) ![Le pressoir](p.png)![](q.png)", "plus bas Le pressoirq.png"),
            ("un\\\ndeux", "un\ndeux"),
            (r"\*a\* 1 < 2 &amp; R&D", "*a* 1 < 2 & R&D"),
            ("# a", "# a"),
            ("- *a*", "- a"),
            ("C:\\Users a\u{a0}*b*", "C:\\Users a\u{a0}b"),
        ] {
            assert_eq!(shown(text, &notes), expected, "{text:?}");
        }
    }
}
