//! Inline codes: what a translator moves but does not write.
//!
//! Placeables, code, links' addresses, footnote marks and HTML become codes that a tool protects;
//! emphasis becomes a pair of codes, or stays Markdown. Source and translation share the numbers of
//! their codes, so that a tool can tell which ones are still to be placed.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    ops::Range,
};

use super::FlatText;
use crate::text::{PatternReading, TextMarkup};

/// A text as a tool for translators sees it: text, and codes between.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InlineText {
    /// Its parts in order.
    pub parts: Vec<InlinePart>,
}

/// A part of an [`InlineText`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InlinePart {
    /// A run of text.
    Text(String),
    /// A code.
    Code(InlineCode),
}

/// What a translator moves but does not write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineCode {
    /// Its number, which it shares with its counterpart in the other language and, where it is one
    /// half of a pair, with the other half.
    pub id: u32,
    /// Whether it stands alone, or begins or ends something.
    pub role: CodeRole,
    /// What it is.
    pub kind: CodeKind,
    /// What it stands for in the project's text; empty where a file does not say.
    pub data: String,
}

/// Whether a code stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeRole {
    /// It stands alone.
    Single,
    /// It begins what another one ends.
    Open,
    /// It ends what another one began.
    Close,
}

/// What a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeKind {
    /// A value that is filled in later: `{ $n }`.
    Placeable,
    /// A code span.
    Code,
    /// A link or image around its text.
    Link,
    /// An address by itself.
    Address,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// An HTML tag or comment.
    Tag,
    /// A footnote mark.
    Footnote,
    /// A line break that is meant.
    Break,
    /// A character that XML cannot hold.
    Character,
    /// Of a file that does not say.
    Other,
}

impl CodeKind {
    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Placeable => "placeable",
            Self::Code => "code",
            Self::Link => "link",
            Self::Address => "address",
            Self::Emphasis => "italic",
            Self::Strong => "bold",
            Self::Tag => "tag",
            Self::Footnote => "footnote",
            Self::Break => "break",
            Self::Character => "character",
            Self::Other => "other",
        }
    }
}

/// Which parts of a text become codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InlineStyle {
    /// All, emphasis and links as pairs: for formats that have pairs.
    Paired,
    /// All but emphasis, which stays Markdown: for formats that have codes.
    Markdown,
    /// Emphasis and brackets of links stay Markdown, addresses and the rest are codes: for formats
    /// whose codes are written into the text.
    Placeholders,
    /// Placeables only: for code, in which nothing is Markdown.
    Verbatim,
    /// None: the text as it stands in the project.
    Raw,
}

impl InlineText {
    /// A text without codes.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let parts = if text.is_empty() { Vec::new() } else { vec![InlinePart::Text(text)] };
        Self { parts }
    }

    /// Reads the codes of a text.
    #[must_use]
    pub fn split(flat: &FlatText, style: InlineStyle) -> Self {
        if style == InlineStyle::Raw {
            return Self::plain(flat.to_fluent());
        }
        let mut codes = found_codes(flat, style);
        codes.sort_by_key(|code| (code.range.start, code.range.end));
        let codes = well_nested(codes);
        let mut text = Self::default();
        let (mut at, mut last) = (0, 0);
        let mut pairs: HashMap<usize, u32> = HashMap::new();
        for code in &codes {
            text.push_text(&flat.text[at..code.range.start]);
            at = code.range.end;
            let id = code.pair.and_then(|pair| pairs.get(&pair).copied()).unwrap_or_else(|| {
                last += 1;
                pairs.extend(code.pair.map(|pair| (pair, last)));
                last
            });
            let data = flat.notation(code.range.clone());
            text.push_code(InlineCode { id, role: code.role, kind: code.kind, data });
        }
        text.push_text(&flat.text[at..]);
        text
    }

    /// Appends text to the last run.
    pub fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            Some(InlinePart::Text(last)) => last.push_str(text),
            _ => self.parts.push(InlinePart::Text(text.to_owned())),
        }
    }

    /// Appends a code.
    pub fn push_code(&mut self, code: InlineCode) {
        self.parts.push(InlinePart::Code(code));
    }

    /// Its codes in order.
    pub fn codes(&self) -> impl Iterator<Item = &InlineCode> {
        self.parts.iter().filter_map(|part| match part {
            InlinePart::Code(code) => Some(code),
            InlinePart::Text(_) => None,
        })
    }

    /// The text with what its codes stand for.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let parts = self.parts.iter().map(|part| match part {
            InlinePart::Text(text) => &**text,
            InlinePart::Code(code) => &*code.data,
        });
        parts.collect()
    }

    /// The text with its codes as `{1}`, for formats that have none of their own.
    #[must_use]
    pub fn placeholders(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                InlinePart::Text(text) => out.push_str(text),
                InlinePart::Code(code) => out.push_str(&code.placeholder()),
            }
        }
        out
    }

    /// Whether there is neither text nor code in it, but for space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.parts
            .iter()
            .all(|part| matches!(part, InlinePart::Text(text) if text.trim().is_empty()))
    }

    /// Gives the codes of a translation the numbers of their counterparts in the source: of the
    /// same kind and data first, then of the same kind; others get numbers of their own.
    pub fn number_like(&mut self, source: &Self) {
        let wanted = source.beginnings();
        let own = self.beginnings();
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        let mut taken: HashSet<u32> = HashSet::new();
        for exact in [true, false] {
            let mut free: HashMap<CodeLikeness<'_>, VecDeque<u32>> = HashMap::new();
            for code in wanted.iter().filter(|code| !taken.contains(&code.id)) {
                free.entry(code.likeness(exact)).or_default().push_back(code.id);
            }
            for code in &own {
                if !numbers.contains_key(&code.id)
                    && let Some(id) =
                        free.get_mut(&code.likeness(exact)).and_then(VecDeque::pop_front)
                {
                    numbers.insert(code.id, id);
                    taken.insert(id);
                }
            }
        }
        let mut next = wanted.iter().map(|code| code.id).max().unwrap_or(0);
        for code in &own {
            numbers.entry(code.id).or_insert_with(|| {
                next += 1;
                next
            });
        }
        for part in &mut self.parts {
            if let InlinePart::Code(code) = part
                && let Some(id) = numbers.get(&code.id)
            {
                code.id = *id;
            }
        }
    }

    /// Its codes but for those that end others, with what the ends stand for.
    fn beginnings(&self) -> Vec<CodeBeginning> {
        let mut found: Vec<CodeBeginning> = Vec::new();
        let mut places: HashMap<u32, usize> = HashMap::new();
        for code in self.codes() {
            if code.role == CodeRole::Close {
                if let Some(&place) = places.get(&code.id) {
                    found[place].close.clone_from(&code.data);
                }
                continue;
            }
            places.insert(code.id, found.len());
            let InlineCode { id, role, kind, data } = code.clone();
            found.push(CodeBeginning { id, role, kind, data, close: String::new() });
        }
        found
    }
}

/// A code, or the first half of a pair with the data of the other half.
struct CodeBeginning {
    id: u32,
    role: CodeRole,
    kind: CodeKind,
    data: String,
    close: String,
}

/// What two codes have in common that are each other's counterparts: role, kind, data.
type CodeLikeness<'c> = (CodeRole, CodeKind, &'c str, &'c str);

impl CodeBeginning {
    fn likeness(&self, exact: bool) -> CodeLikeness<'_> {
        let (data, close) = if exact { (&*self.data, &*self.close) } else { ("", "") };
        (self.role, self.kind, data, close)
    }
}

impl InlineCode {
    /// How it is written in a text that has no codes.
    #[must_use]
    pub fn placeholder(&self) -> String {
        format!("{{{}}}", self.id)
    }
}

/// A code, where it was found.
#[derive(Debug, Clone)]
struct FoundCode {
    range: Range<usize>,
    role: CodeRole,
    kind: CodeKind,
    /// Which pair it is one half of.
    pair: Option<usize>,
}

impl FoundCode {
    fn single(range: Range<usize>, kind: CodeKind) -> Self {
        Self { range, role: CodeRole::Single, kind, pair: None }
    }
}

fn found_codes(flat: &FlatText, style: InlineStyle) -> Vec<FoundCode> {
    let verbatim = style == InlineStyle::Verbatim;
    let markup =
        if verbatim { TextMarkup::default() } else { TextMarkup::parse_markup(&flat.text) };
    let mut codes: Vec<FoundCode> = Vec::new();
    let single = |range: &Range<usize>, kind| FoundCode::single(range.clone(), kind);
    codes.extend(markup.code.iter().map(|code| single(&code.range, CodeKind::Code)));
    codes.extend(markup.tags.iter().map(|tag| single(&tag.range, CodeKind::Tag)));
    codes.extend(markup.footnotes.iter().map(|mark| single(mark, CodeKind::Footnote)));
    codes.extend(markup.urls.iter().map(|url| single(url, CodeKind::Address)));
    for (pair, link) in markup.links.iter().enumerate() {
        let (open, close) = (link.range.start..link.text.start, link.text.end..link.range.end);
        if style == InlineStyle::Placeholders {
            codes.push(single(&link.target, CodeKind::Address));
        } else {
            let half =
                |range, role| FoundCode { range, role, kind: CodeKind::Link, pair: Some(pair) };
            codes.extend([half(open, CodeRole::Open), half(close, CodeRole::Close)]);
        }
    }
    if style == InlineStyle::Paired {
        for (index, emphasis) in markup.emphasis.iter().enumerate() {
            let kind = if emphasis.strong { CodeKind::Strong } else { CodeKind::Emphasis };
            let pair = Some(markup.links.len() + index);
            let half =
                |range: &Range<usize>, role| FoundCode { range: range.clone(), role, kind, pair };
            codes.push(half(&emphasis.open, CodeRole::Open));
            codes.push(half(&emphasis.close, CodeRole::Close));
        }
    }
    codes.retain(|code| !code.range.is_empty());
    codes.sort_by_key(|code| (code.range.start, code.range.end));
    let mut ends: Vec<(usize, usize)> = Vec::with_capacity(codes.len());
    for code in &codes {
        let end = ends.last().map_or(0, |(_, end)| *end).max(code.range.end);
        ends.push((code.range.start, end));
    }
    let is_covered = |at: usize| {
        let before = ends.partition_point(|(start, _)| *start <= at);
        before > 0 && ends[before - 1].1 > at
    };
    let mut more = Vec::new();
    for (at, _) in flat.placeables.iter().filter(|(at, _)| !is_covered(*at)) {
        let range = *at..at + PatternReading::OBJECT.len_utf8();
        more.push(FoundCode::single(range, CodeKind::Placeable));
    }
    for (at, c) in flat.text.char_indices() {
        let kind = match c {
            '\\' if !verbatim && flat.text[at + 1..].starts_with('\n') => CodeKind::Break,
            c if !is_xml(c) => CodeKind::Character,
            _ => continue,
        };
        let end = at + c.len_utf8() + usize::from(kind == CodeKind::Break);
        if !is_covered(at) {
            more.push(FoundCode::single(at..end, kind));
        }
    }
    codes.extend(more);
    codes
}

/// Whether XML 1.0 can hold a character.
pub(super) fn is_xml(c: char) -> bool {
    !(c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// Leaves out pairs that cross others, and what lies in a code already.
fn well_nested(codes: Vec<FoundCode>) -> Vec<FoundCode> {
    let mut kept: Vec<FoundCode> = Vec::with_capacity(codes.len());
    let mut crossing = Vec::new();
    let (mut end, mut open) = (0, Vec::new());
    for code in codes {
        if code.range.start < end {
            crossing.extend(code.pair);
            continue;
        }
        end = code.range.end;
        match code.role {
            CodeRole::Open => open.push(code.pair),
            CodeRole::Close if open.last() == Some(&code.pair) => _ = open.pop(),
            CodeRole::Close => crossing.extend(code.pair),
            CodeRole::Single => {}
        }
        kept.push(code);
    }
    crossing.extend(open.into_iter().flatten());
    if crossing.is_empty() {
        return kept;
    }
    crossing.sort_unstable();
    kept.retain(|code| code.pair.is_none_or(|pair| crossing.binary_search(&pair).is_err()));
    kept
}
