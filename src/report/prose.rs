//! Running text of Markdown for a terminal: `code` and *emphasis* in their style where there are
//! colours, wrapped to the width.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{ReportInk, ReportStyle};

/// Running text so far.
#[derive(Default)]
pub(super) struct ProseWriter {
    text: String,
    stressed: bool,
}

impl ProseWriter {
    /// Appends what an event of the parser adds.
    pub(super) fn event(&mut self, event: &Event<'_>, style: &ReportStyle<'_>) {
        match event {
            Event::Text(text) if self.stressed => self.painted(ReportInk::Stressed, text, style),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text.push_str(text);
            }
            Event::Code(code) if style.colour => self.painted(ReportInk::Code, code, style),
            // Without colours, the marks show what is to be typed.
            Event::Code(code) => self.text.extend(["`", code, "`"]),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Start(Tag::Emphasis | Tag::Strong) => self.stressed = true,
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => self.stressed = false,
            Event::Start(Tag::Item) => self.text.push_str("- "),
            _ => {}
        }
    }

    /// Each word by itself: a line break inside must not carry the style over.
    fn painted(&mut self, ink: ReportInk, text: &str, style: &ReportStyle<'_>) {
        let words: Vec<_> = text.split(' ').map(|word| style.paint(ink, word)).collect();
        self.text.push_str(&words.join(" "));
    }

    /// The text so far, which is then empty.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}

/// A paragraph of Markdown, unwrapped.
pub(super) fn inline(markdown: &str, style: &ReportStyle<'_>) -> String {
    let mut prose = ProseWriter::default();
    for event in Parser::new(markdown) {
        prose.event(&event, style);
    }
    prose.take()
}

/// A text in lines of a width; names and commands are not broken at their hyphens.
pub(super) fn wrapped(text: &str, width: usize, first: &str, others: &str) -> Vec<String> {
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent(others)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use crate::l10n::Interface;

    use super::*;

    #[track_caller]
    fn check(markdown: &str, colour: bool, expected: &str) {
        let say = Interface::new("en");
        assert_eq!(inline(markdown, &ReportStyle { say: &say, width: 80, colour }), expected);
    }

    #[test]
    fn marks_are_styles_where_there_are_colours() {
        check("run `a b` *now*", false, "run `a b` now");
        let (code, stressed, end) = ("\u{1b}[36m", "\u{1b}[3m", "\u{1b}[0m");
        let expected = format!("run {code}a{end} {code}b{end} {stressed}now{end}");
        check("run `a b` *now*", true, &expected);
        check("one\ntwo", true, "one two");
    }

    #[test]
    fn names_and_styles_are_not_broken() {
        let text = format!("{} number-mismatch", "word ".repeat(4).trim());
        assert_eq!(wrapped(&text, 30, "", "  "), ["word word word word", "  number-mismatch"]);
    }
}
