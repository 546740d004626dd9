//! Markdown's inline markup: what is code, link, address or emphasis, and what is left as prose.
//!
//! Follows [CommonMark 0.31](https://spec.commonmark.org/0.31.2/#inlines) with footnote marks and
//! bare addresses as [GFM](https://github.github.com/gfm/#autolinks-extension-) has them. Reference
//! links are not resolved, and blocks are unknown here: a segment is one block. One pass forward,
//! linear in the text whatever it holds.

use std::ops::Range;

use super::Alphabet;

mod address;
mod emphasis;
mod scan;
mod target;

/// The markup of a text; all ranges are bytes of it, each list in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TextMarkup {
    /// Code spans.
    pub code: Vec<CodeSpan>,
    /// Links and images with a target of their own: `[text](target)`.
    pub links: Vec<MarkupLink>,
    /// URLs outside of code and link targets: `https://…`, `www.…`, and the inside of `<https://…>`.
    pub urls: Vec<Range<usize>>,
    /// E-mail addresses outside of code and link targets.
    pub emails: Vec<Range<usize>>,
    /// Emphasis and strong emphasis, in the order of their ends.
    pub emphasis: Vec<Emphasis>,
    /// Inline HTML tags and comments.
    pub tags: Vec<HtmlTag>,
    /// Tags of a site's templates: `{{< … >}}`, `{{ … }}`, `{% … %}`.
    pub templates: Vec<Range<usize>>,
    /// Footnote marks such as `[^3]`, brackets included.
    pub footnotes: Vec<Range<usize>>,
    /// Words that are a machine's, not a person's, though not marked as code: paths, file and host
    /// names, `snake_case`, `--options`.
    pub identifiers: Vec<Range<usize>>,
    /// All that is no prose, in order, not touching.
    opaque: Vec<Range<usize>>,
    /// Length of the text.
    length: usize,
}

/// A code span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CodeSpan {
    /// With its backticks.
    pub range: Range<usize>,
    /// Without them.
    pub content: Range<usize>,
}

/// A link or image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MarkupLink {
    /// From `[` or `![` to `)`.
    pub range: Range<usize>,
    /// What is between the brackets.
    pub text: Range<usize>,
    /// The address, without title or angle brackets.
    pub target: Range<usize>,
    /// Whether it is an image.
    pub image: bool,
}

/// Emphasised text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Emphasis {
    /// The delimiter before it.
    pub open: Range<usize>,
    /// The delimiter after it.
    pub close: Range<usize>,
    /// Whether the emphasis is strong (`**`, `__`).
    pub strong: bool,
}

/// An HTML tag or comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HtmlTag {
    /// From `<` to `>`.
    pub range: Range<usize>,
    /// The element's name; empty for a comment.
    pub name: Range<usize>,
    /// Whether it ends an element: `</em>`.
    pub closing: bool,
}

impl TextMarkup {
    /// Reads the markup of a text.
    #[must_use]
    pub(crate) fn parse_markup(text: &str) -> Self {
        Self::read_with(text, &Alphabet::scan_bytes(text))
    }

    /// The same, of a text that is written with these bytes.
    #[must_use]
    pub(crate) fn read_with(text: &str, alphabet: &Alphabet) -> Self {
        let mut markup = Self { length: text.len(), ..Self::default() };
        if scan::may_find(text, alphabet) {
            markup.scan(text);
        }
        markup
    }

    fn scan(&mut self, text: &str) {
        let found = scan::scan(text, self);
        self.emphasis = emphasis::pair(text, &found.runs, &self.links);
        self.identifiers = address::identifiers(text, &found.hints, &self.emails);
        self.opaque = self.opaque_ranges();
    }

    /// Whether all of a range is prose: no code, address, link target, tag, footnote mark or
    /// identifier meets it. Delimiters of emphasis and links count as prose, being punctuation.
    #[must_use]
    pub(crate) fn is_prose(&self, range: Range<usize>) -> bool {
        let next = self.opaque.partition_point(|opaque| opaque.end <= range.start);
        self.opaque.get(next).is_none_or(|opaque| opaque.start >= range.end.max(range.start + 1))
    }

    /// Whether a range is inside of emphasis.
    #[must_use]
    pub(crate) fn is_emphasised(&self, range: &Range<usize>) -> bool {
        let holds = |part: &Emphasis| part.open.start <= range.start && range.end <= part.close.end;
        self.emphasis.iter().any(holds)
    }

    /// The ranges of the text that are prose, in order, none of them empty.
    pub(crate) fn prose(&self) -> impl Iterator<Item = Range<usize>> {
        self.prose_within(0..self.length)
    }

    /// The ranges of a part of the text that are prose, in order.
    pub(crate) fn prose_within(&self, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.opaque.partition_point(|range| range.end <= part.start);
        let inside = self.opaque[first..].iter();
        let inside = inside.take_while(move |range| range.start < part.end).cloned();
        let mut at = part.start;
        let end = part.end..part.end;
        let ranges = inside.chain([end]).map(move |opaque| {
            let prose = at..opaque.start;
            at = opaque.end;
            prose
        });
        ranges.filter(|range| !range.is_empty())
    }

    /// The ranges of the text that are no prose, in order.
    pub(crate) fn opaque(&self) -> impl Iterator<Item = Range<usize>> {
        self.opaque.iter().cloned()
    }

    fn opaque_ranges(&self) -> Vec<Range<usize>> {
        let mut all: Vec<Range<usize>> = self.code.iter().map(|code| code.range.clone()).collect();
        // The closing bracket belongs to the target: "](…)".
        all.extend(self.links.iter().map(|link| link.text.end..link.range.end));
        all.extend(self.tags.iter().map(|tag| tag.range.clone()));
        let lists = [&self.urls, &self.emails, &self.templates, &self.footnotes, &self.identifiers];
        for list in lists {
            all.extend_from_slice(list);
        }
        all.sort_unstable_by_key(|range| range.start);
        all.dedup_by(|next, last| {
            let meets = next.start <= last.end;
            if meets {
                last.end = last.end.max(next.end);
            }
            meets
        });
        all
    }
}

#[cfg(test)]
mod tests;
