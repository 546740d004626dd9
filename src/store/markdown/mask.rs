//! What stands in Markdown pages and is no Markdown: shortcodes, Liquid, JSX, directives, math.
//!
//! The parser knows `CommonMark` only. It is given a copy of the page, byte for byte as long, in
//! which all else is covered: with blanks where it has its lines to itself, so that the text around
//! it falls into the blocks that the site's generator sees, with letters where it stands in a text.
//! Spans of the copy are spans of the page.

use std::ops::Range;

use memchr::memmem;

use super::code_elements::{element_ending, ending_passed, template_ending};

/// Something that is no Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpaqueRange {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: OpaqueKind,
    /// Whether its lines hold nothing else.
    pub(super) lone: bool,
}

/// What is taken as it is and compared as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum OpaqueKind {
    /// `{{< … >}}`, `{{% … %}}`, `{{ … }}`, `{% … %}`.
    Template,
    /// The first or last line of an admonition, a tab or another container.
    Directive,
    /// A tag of a component, or an expression in braces.
    Component,
    /// `import` and `export` of MDX.
    Script,
    /// Math on lines of its own.
    Math,
    /// The definition of a link's target.
    Definition,
    /// HTML that says nothing.
    Html,
    /// Attributes of the block above: `{.class}`.
    Attributes,
}

/// A page made readable for the parser.
#[derive(Debug, Default)]
pub(super) struct MaskedPage {
    /// As long as the page.
    pub(super) text: String,
    /// What is covered, in order.
    pub(super) opaque: Vec<OpaqueRange>,
    /// The titles of directives, in order.
    pub(super) titles: Vec<Range<usize>>,
    /// The anchors of headings that stand in comments, in order: `## Title {/*anchor*/}`.
    pub(super) anchors: Vec<Range<usize>>,
    /// Colons that have come to stand on a line of their own, as they do in French, and begin no
    /// definition.
    colons: Vec<Range<usize>>,
}

/// What may begin something that is covered; a page without any is read as it stands.
const SIGNS: [&str; 13] = [
    ":\n", ":\r\n", "{", "<", ":::", "///", "!!!", "???", "===", "$$", "--8<--", "import ",
    "export ",
];

/// Covers what in `page` from `start` on is no Markdown.
pub(super) fn mask(page: &str, start: usize) -> MaskedPage {
    let body = &page.as_bytes()[start..];
    let mut masked = MaskedPage::default();
    if SIGNS.iter().any(|sign| memmem::find(body, sign.as_bytes()).is_some()) {
        let mut scanner = MaskScanner::new(page);
        scanner.scan_from(start);
        scanner.opaque.sort_by_key(|opaque| (opaque.range.start, opaque.range.end));
        masked.opaque = alone(page, scanner.opaque);
        masked.titles = scanner.titles;
        masked.anchors = scanner.anchors;
        masked.colons = scanner.colons;
    }
    masked.text = covered(page, start, &masked);
    masked
}

/// The ranges with what is known of their lines; none lies in another.
fn alone(page: &str, found: Vec<OpaqueRange>) -> Vec<OpaqueRange> {
    let mut all: Vec<OpaqueRange> = Vec::with_capacity(found.len());
    for opaque in found {
        if all.last().is_none_or(|last| last.range.end <= opaque.range.start) {
            all.push(opaque);
        }
    }
    let is_blank =
        |range: Range<usize>| page[range].bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'));
    let mut at = 0;
    while at < all.len() {
        let mut end = at + 1;
        while end < all.len() && is_blank(all[end - 1].range.end..all[end].range.start) {
            end += 1;
        }
        let (first, last) = (all[at].range.start, all[end - 1].range.end);
        let line = page[..first].rfind('\n').map_or(0, |at| at + 1);
        let stop = page[last..].find('\n').map_or(page.len(), |at| last + at);
        if is_blank(line..first) && is_blank(last..stop) {
            all[at..end].iter_mut().for_each(|opaque| opaque.lone = true);
        }
        at = end;
    }
    all
}

/// The page with the ranges covered, and what is before `start` blanked.
fn covered(page: &str, start: usize, masked: &MaskedPage) -> String {
    let mut bytes = page.as_bytes().to_vec();
    let mut fill = |range: Range<usize>, with: u8| {
        for byte in &mut bytes[range] {
            if !matches!(*byte, b'\n' | b'\r') {
                *byte = with;
            }
        }
    };
    fill(0..start, b' ');
    masked.anchors.iter().for_each(|anchor| fill(anchor.clone(), b' '));
    masked.colons.iter().for_each(|colon| fill(colon.clone(), b'x'));
    for OpaqueRange { range, kind, lone } in &masked.opaque {
        let tabbed = page[range.clone()].starts_with(['!', '?', '=']);
        if *kind == OpaqueKind::Directive && tabbed {
            // What is indented below belongs to it, as to an item of a list.
            let text = range.end.min(range.start + 4);
            fill(text..range.end, b'x');
            fill(range.start + 1..text, b' ');
            fill(range.start..range.start + 1, b'-');
        } else {
            fill(range.clone(), if *lone { b' ' } else { b'x' });
        }
    }
    // Only whole characters were covered.
    String::from_utf8(bytes).unwrap_or_default()
}

struct MaskScanner<'p> {
    page: &'p str,
    opaque: Vec<OpaqueRange>,
    titles: Vec<Range<usize>>,
    anchors: Vec<Range<usize>>,
    colons: Vec<Range<usize>>,
    /// The open fence of code: its sign, and how many of them.
    fence: Option<(u8, usize)>,
    /// Before this no other range begins.
    from: usize,
    /// Where the paragraph ends that was asked for last.
    paragraph: usize,
    /// Endings that are not in the rest of the paragraph that ends there.
    missing: Vec<(&'static str, usize)>,
    /// Names of ends of elements around code that are not in the rest of the page.
    unclosed: Vec<String>,
}

impl<'p> MaskScanner<'p> {
    fn new(page: &'p str) -> Self {
        Self {
            page,
            opaque: Vec::new(),
            titles: Vec::new(),
            anchors: Vec::new(),
            colons: Vec::new(),
            fence: None,
            from: 0,
            paragraph: 0,
            missing: Vec::new(),
            unclosed: Vec::new(),
        }
    }

    fn scan_from(&mut self, start: usize) {
        let mut at = start;
        while at < self.page.len() {
            let end = memchr::memchr(b'\n', &self.page.as_bytes()[at..])
                .map_or(self.page.len(), |length| at + length);
            self.mask_line(at..end);
            at = end + 1;
        }
    }

    fn mask_line(&mut self, line: Range<usize>) {
        let text = &self.page[line.clone()];
        let trimmed = text.trim();
        if line.end <= self.from || self.is_fenced(trimmed) {
            return;
        }
        let begin = line.start + (text.len() - text.trim_start().len());
        let own = begin..begin + trimmed.len();
        if line.start >= self.from && self.whole_line(&own, &line, trimmed) {
            return;
        }
        self.templates(line);
    }

    /// Whether the line is one of fenced code, or a fence.
    fn is_fenced(&mut self, trimmed: &str) -> bool {
        let bare = trimmed.trim_start_matches(|c: char| {
            matches!(c, '>' | ' ' | '\t' | '-' | '*' | '+' | '.' | ')') || c.is_ascii_digit()
        });
        let sign = bare.bytes().next().unwrap_or_default();
        let run = bare.bytes().take_while(|byte| *byte == sign).count();
        match self.fence {
            Some((open, length)) => {
                if sign == open && run >= length && bare[run..].trim().is_empty() {
                    self.fence = None;
                }
                true
            }
            None if matches!(sign, b'`' | b'~') && run >= 3 => {
                let opens = sign == b'~' || !bare[run..].contains('`');
                self.fence = opens.then_some((sign, run));
                opens
            }
            None => false,
        }
    }

    /// What has a line, or several, to itself; whether there was such.
    fn whole_line(&mut self, own: &Range<usize>, line: &Range<usize>, trimmed: &str) -> bool {
        let is_script = || own.start == line.start && is_script(trimmed);
        match trimmed.as_bytes() {
            [b':', b':', b':', ..] => self.container(own, trimmed),
            [b':'] => self.colons.push(own.clone()),
            [b'/', b'/', b'/', ..] => self.block(own, trimmed),
            // What is commented out may be the source, with all that it has.
            [b'<', b'!', b'-', b'-', ..] => return self.pass(own, "-->"),
            [b'<', ..] if element_ending(trimmed).is_some() => {
                return self.pass(own, element_ending(trimmed).unwrap_or_default());
            }
            [b'{', b'/', b'*', ..] => return self.script_comment(own),
            [b'<', b'<', b'<', b' ', ..] | [b'-', b'-', b'8', b'<', b'-', b'-', ..] => {
                self.mask_range(own.clone(), OpaqueKind::Template);
            }
            [b'!', b'!', b'!', ..] | [b'?', b'?', b'?', ..] | [b'=', b'=', b'=', b' ', ..] => {
                return self.tabbed(own, trimmed);
            }
            [b'$', b'$', ..] => return self.math(own, trimmed),
            [b'<', next, ..] if next.is_ascii_uppercase() || matches!(next, b'/' | b'>') => {
                return self.component(own);
            }
            [b'{', next, .., b'}'] if !matches!(next, b'{' | b'%') => {
                let first = trimmed.trim_start_matches(['{', ':', ' ']);
                let is_attributes = first.starts_with(['.', '#']) || trimmed.starts_with("{:");
                let kind =
                    if is_attributes { OpaqueKind::Attributes } else { OpaqueKind::Component };
                self.mask_range(own.clone(), kind);
            }
            [b'i' | b'e', ..] if is_script() => {
                let end = self.paragraph_end(own.start);
                let text = self.page[own.start..end].trim_end();
                self.mask_range(own.start..own.start + text.len(), OpaqueKind::Script);
            }
            _ => return false,
        }
        true
    }

    /// `:::note[Title]{.class}`, `::: tip Title`, `:::`.
    fn container(&mut self, own: &Range<usize>, trimmed: &str) {
        let signs = trimmed.len() - trimmed.trim_start_matches(':').len();
        let rest = &trimmed[signs..];
        let blank = rest.len() - rest.trim_start().len();
        let name = rest[blank..].find([' ', '[', '{', '\t']).unwrap_or(rest.len() - blank);
        let after = signs + blank + name;
        let tail = &trimmed[after..];
        let title = match tail.trim_start().as_bytes() {
            [b'[', ..] => tail.find('[').zip(tail.rfind(']')).map(|(open, end)| open + 1..end),
            [b'{', ..] | [] => None,
            _ => Some(tail.len() - tail.trim_start().len()..tail.len()),
        };
        self.directive(own, title.map(|title| after + title.start..after + title.end));
    }

    /// `/// note | Title`, `///`.
    fn block(&mut self, own: &Range<usize>, trimmed: &str) {
        let title = trimmed.find('|').map(|bar| bar + 1..trimmed.len());
        let blank = |title: &Range<usize>| {
            let text = &trimmed[title.clone()];
            text.len() - text.trim_start().len()
        };
        self.directive(own, title.map(|title| title.start + blank(&title)..title.end));
    }

    /// Passes over HTML that the parser knows, over several lines, with all that it holds.
    fn pass(&mut self, own: &Range<usize>, ending: &'static str) -> bool {
        let Some(end) = self.find_ending(ending, own.start, self.page.len()) else { return false };
        self.from = self.from.max(end);
        end >= own.end
    }

    /// `{/* … */}`, over several lines.
    fn script_comment(&mut self, own: &Range<usize>) -> bool {
        let Some(end) = self.find_ending("*/}", own.start, self.page.len()) else { return false };
        self.mask_range(own.start..end, OpaqueKind::Component);
        end >= own.end
    }

    /// `!!! note "Title"`, `??? note`, `=== "Tab"`.
    fn tabbed(&mut self, own: &Range<usize>, trimmed: &str) -> bool {
        let rest = trimmed.trim_start_matches(['!', '?', '=', '+']);
        let is_head = rest.starts_with(' ') && rest.trim().len() < rest.len();
        if !is_head || (trimmed.starts_with('=') && !rest.trim_start().starts_with(['"', '!'])) {
            return false;
        }
        let title = trimmed.find('"').zip(trimmed.rfind('"')).map(|(open, end)| open + 1..end);
        self.directive(own, title.filter(|title| title.start <= title.end));
        true
    }

    fn directive(&mut self, own: &Range<usize>, title: Option<Range<usize>>) {
        if let Some(title) = title
            && !self.page[own.start + title.start..own.start + title.end].trim().is_empty()
        {
            self.titles.push(own.start + title.start..own.start + title.end);
        }
        self.mask_range(own.clone(), OpaqueKind::Directive);
    }

    /// `$$ … $$`, over several lines or on one.
    fn math(&mut self, own: &Range<usize>, trimmed: &str) -> bool {
        let end = if trimmed.len() > 4 && trimmed.ends_with("$$") {
            Some(own.end)
        } else if trimmed.len() == 2 {
            self.find_ending("$$", own.end, self.page.len())
        } else {
            None
        };
        let Some(end) = end else { return false };
        self.mask_range(own.start..end, OpaqueKind::Math);
        true
    }

    /// Tags of components that a line begins with.
    fn component(&mut self, own: &Range<usize>) -> bool {
        let (mut at, mut found) = (own.start, false);
        while let Some(end) = tag_end(self.page, at) {
            self.mask_range(at..end, OpaqueKind::Component);
            found = true;
            let rest = &self.page[end..];
            at = end + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
            let next = self.page.as_bytes().get(at + 1).copied().unwrap_or_default();
            if !self.page[at..].starts_with('<') || !(next.is_ascii_uppercase() || next == b'/') {
                break;
            }
        }
        found
    }

    /// Shortcodes, Liquid and the like in a line, from where the last range ended.
    fn templates(&mut self, line: Range<usize>) {
        let mut at = line.start.max(self.from);
        while at < line.end {
            let Some(open) = self.page[at..line.end].find(['{']) else { return };
            let start = at + open;
            at = start + 1;
            let rest = &self.page[start..];
            let close = match rest.as_bytes() {
                [b'{', b'/', b'*', ..] => "*/}",
                [b'{', b'{', b'<', ..] => ">}}",
                [b'{', b'{', b'%', ..] => "%}}",
                [b'{', b'{', ..] => "}}",
                [b'{', b'%', ..] => "%}",
                _ => continue,
            };
            let limit = self.paragraph_end(start);
            let Some(end) = self.find_ending(close, start + 2, limit) else { continue };
            at = end;
            let rest = &self.page[end.min(line.end)..line.end];
            let is_heading = || self.page[line.clone()].trim_start().starts_with('#');
            if close == "*/}" && rest.trim().is_empty() && is_heading() {
                self.anchors.push(start..end);
            } else {
                at = self.code_end(start..end).unwrap_or(end);
                self.mask_range(start..at, OpaqueKind::Template);
            }
        }
    }

    /// Where the element around code that a template's tag begins is passed.
    fn code_end(&mut self, tag: Range<usize>) -> Option<usize> {
        let ending = template_ending(&self.page[tag.clone()])?;
        if self.unclosed.contains(&ending) {
            return None;
        }
        let found = ending_passed(&self.page[tag.end..], &ending);
        if found.is_none() {
            self.unclosed.push(ending);
        }
        Some(tag.end + found?)
    }

    /// The end of the paragraph that a place is in.
    fn paragraph_end(&mut self, at: usize) -> usize {
        if self.paragraph <= at {
            let bytes = self.page.as_bytes();
            let mut end = at;
            self.paragraph = loop {
                let Some(length) = memchr::memchr(b'\n', &bytes[end..]) else {
                    break self.page.len();
                };
                end += length + 1;
                let line = self.page[end..].lines().next().unwrap_or_default().trim_start();
                if line.is_empty() || line.starts_with("```") || line.starts_with("~~~") {
                    break end;
                }
            };
        }
        self.paragraph
    }

    /// Where `ending` is passed, if that is before `limit`; sought in vain it is not sought again.
    fn find_ending(&mut self, ending: &'static str, from: usize, limit: usize) -> Option<usize> {
        if self.missing.contains(&(ending, limit)) || from > limit {
            return None;
        }
        let found = memmem::find(&self.page.as_bytes()[from..limit], ending.as_bytes());
        if found.is_none() {
            self.missing.retain(|(known, _)| *known != ending);
            self.missing.push((ending, limit));
        }
        Some(from + found? + ending.len())
    }

    fn mask_range(&mut self, range: Range<usize>, kind: OpaqueKind) {
        self.from = self.from.max(range.end);
        self.opaque.push(OpaqueRange { range, kind, lone: false });
    }
}

/// Whether a line begins an `import` or `export` of MDX, which goes on to the next empty line.
fn is_script(line: &str) -> bool {
    let quoted = |rest: &str| rest.contains(['\'', '"']);
    match line.split_once(' ') {
        Some(("import", rest)) => {
            quoted(rest) && (rest.contains(" from ") || rest.starts_with(['\'', '"']))
        }
        Some(("export", rest)) => {
            let word = rest.split([' ', '{', '(']).next().unwrap_or_default();
            matches!(word, "const" | "default" | "function" | "let" | "async")
                || (rest.starts_with('{') && rest.contains(" from "))
        }
        _ => false,
    }
}

/// The longest tag of a component that is looked for, in bytes.
const MAX_TAG_LENGTH: usize = 1 << 12;

/// The end of the component's tag that begins at `start`: its `>` outside of quotes and braces.
fn tag_end(page: &str, start: usize) -> Option<usize> {
    let bytes = page.as_bytes();
    let name = start + 1 + usize::from(bytes.get(start + 1) == Some(&b'/'));
    let first = bytes.get(name)?;
    if !(first.is_ascii_uppercase() || *first == b'>') {
        return None;
    }
    let (mut depth, mut quote) = (0_usize, None);
    for (at, &byte) in bytes.iter().enumerate().skip(name).take(MAX_TAG_LENGTH) {
        match (byte, quote) {
            (byte, Some(open)) => quote = Some(open).filter(|open| *open != byte),
            (b'"' | b'\'' | b'`', None) => quote = Some(byte),
            (b'{', None) => depth += 1,
            (b'}', None) => depth = depth.checked_sub(1)?,
            (b'>', None) if depth == 0 => return Some(at + 1),
            (b'<', None) if depth == 0 => return None,
            _ => {}
        }
    }
    None
}
