//! A page's blocks as units, under ids made of the headings above them and their order.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{
    AllowedRule, DocumentKind, Elements, FrontEntry, Pattern, PatternElement, Phrase, Problem,
    ProblemKind, Resource, SegmentKind, SourceFile, Span, TextElement, TranslationUnit, UnitKind,
};

use super::{BlockKind, MarkdownPage, PageBlock, TextPiece, read_page};
use crate::store::allow_line::allow_parts;

/// The values of front matter that are texts, where nothing else is said.
pub(crate) const TEXT_FIELDS: [&str; 4] = ["title", "linkTitle", "description", "summary"];

/// Reads a page; `fields` are the values of its front matter that are texts.
#[must_use]
pub(crate) fn parse<'a>(file: &'a SourceFile, fields: &[String]) -> Resource<'a> {
    let page = read_page(file.text());
    let mut resource = Resource { kind: DocumentKind::Markdown, ..Resource::default() };
    if let Some(span) = conflict(file.text()) {
        let phrase = Phrase::new("merge-conflict-message");
        let problem = Problem::new(ProblemKind::MergeConflict, span, phrase);
        resource.problems.push(problem.help(Phrase::new("merge-conflict-help")));
        resource.unreadable = true;
        return resource;
    }
    if let Some(at) = page.front.broken {
        let phrase = Phrase::new("syntax-front-matter");
        resource.problems.push(Problem::new(ProblemKind::Syntax, Span::at(at), phrase));
    }
    let mut ids = BlockIds::default();
    let mut allows = Vec::new();
    for block in &page.blocks {
        if block.kind == BlockKind::Comment {
            allows.extend(comment_allow(file.text(), block));
            continue;
        }
        let Some(kind) = segment_kind(block, file.text(), fields) else { continue };
        let id = ids.next(block, kind, file.text());
        let mut unit = unit_of_block(file.text(), block, kind, id);
        unit.allows = std::mem::take(&mut allows);
        resource.units.push(unit);
    }
    resource.metadata.title = title(&resource);
    resource.front = front(&page, file.text());
    resource
}

/// The page's title: that of its front matter, or else its first heading.
fn title<'a>(resource: &Resource<'a>) -> Option<Cow<'a, str>> {
    let is = |unit: &&TranslationUnit<'a>, wanted| matches!(unit.kind, UnitKind::Segment { kind, .. } if kind == wanted);
    let field =
        resource.units.iter().find(|unit| is(unit, SegmentKind::Field) && unit.id == "title");
    let heading = || resource.units.iter().find(|unit| is(unit, SegmentKind::Heading));
    field.or_else(heading).map(|unit| Cow::Owned(unit.text().into_owned()))
}

fn front<'a>(page: &MarkdownPage, text: &'a str) -> Vec<FrontEntry<'a>> {
    let entry = |field: &super::front_matter::FrontField| FrontEntry {
        path: Cow::Owned(field.path.clone()),
        value: match &*field.pieces {
            [TextPiece { span, said: None }] => Cow::Borrowed(&text[span.range()]),
            pieces => Cow::Owned(pieces.iter().map(|piece| said(piece, text)).collect::<String>()),
        },
        key_span: field.key,
        value_span: field.value,
    };
    page.front.fields.iter().map(entry).collect()
}

fn said<'p>(piece: &'p TextPiece, text: &'p str) -> &'p str {
    piece.said.as_deref().unwrap_or(&text[piece.span.range()])
}

/// What the block is as a segment; none where it is no text, or has none.
fn segment_kind(block: &PageBlock, text: &str, fields: &[String]) -> Option<SegmentKind> {
    Some(match block.kind {
        BlockKind::Field => {
            let is_text = fields.iter().any(|field| block.label.as_deref() == Some(field));
            let says =
                || block.pieces.iter().any(|p| said(p, text).chars().any(char::is_alphabetic));
            (is_text && says()).then_some(SegmentKind::Field)?
        }
        BlockKind::Heading => SegmentKind::Heading,
        BlockKind::Paragraph => SegmentKind::Paragraph,
        BlockKind::Item => SegmentKind::Item,
        BlockKind::Quote => SegmentKind::Quote,
        BlockKind::Cell => SegmentKind::Cell,
        BlockKind::Footnote => SegmentKind::Footnote,
        BlockKind::Definition => SegmentKind::Definition,
        BlockKind::Figure => SegmentKind::Figure,
        BlockKind::Caption => SegmentKind::Caption,
        BlockKind::Code => SegmentKind::Code,
        BlockKind::Html => SegmentKind::Html,
        BlockKind::Opaque(_) => SegmentKind::Markup,
        BlockKind::Comment => return None,
    })
}

fn unit_of_block<'a>(
    text: &'a str,
    block: &PageBlock,
    kind: SegmentKind,
    id: String,
) -> TranslationUnit<'a> {
    let mut elements = Elements::default();
    for piece in &block.pieces {
        let value = match &piece.said {
            Some(said) => Cow::Owned(said.clone()),
            None => Cow::Borrowed(&text[piece.span.range()]),
        };
        elements.push(PatternElement::Text(TextElement { value, span: piece.span }));
    }
    let span = block.text_span();
    TranslationUnit {
        id: Cow::Owned(id),
        kind: UnitKind::Segment { kind, level: Some(block.level).filter(|level| *level > 0) },
        label: block.label.clone().map(Cow::Owned),
        value: Some(Pattern { elements, span }),
        attributes: Vec::new(),
        note: None,
        allows: Vec::new(),
        span: block.span,
        id_span: span,
    }
}

/// `<!-- diglot: allow RULE — reason -->`
fn comment_allow<'a>(text: &'a str, block: &PageBlock) -> Option<AllowedRule<'a>> {
    let span = block.text_span();
    let comment = text[span.range()].strip_prefix("<!--")?.strip_suffix("-->")?;
    let (rule, reason) = allow_parts(comment)?;
    Some(AllowedRule { rule: rule.into(), reason: reason.map(Cow::Borrowed), span })
}

/// The first line that an unfinished merge left.
fn conflict(text: &str) -> Option<Span> {
    let starts = memchr::memmem::find_iter(text.as_bytes(), b"<<<<<<< ");
    let at = starts.into_iter().find(|&at| at == 0 || text[..at].ends_with('\n'))?;
    memchr::memmem::find(&text.as_bytes()[at..], b"\n>>>>>>> ")?;
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    Some(Span::new(at, end))
}

/// The most characters that a heading gives to an id.
const MAX_SLUG_LENGTH: usize = 32;

/// Gives ids to blocks, in the order of the page.
#[derive(Debug, Default)]
struct BlockIds {
    taken: HashSet<String>,
    /// The last number that was tried behind an id.
    tried: HashMap<String, usize>,
    /// The headings that the next block is below, each with its level.
    headings: Vec<(u8, String)>,
    /// How many blocks of a kind there are below the innermost of them.
    numbers: HashMap<&'static str, usize>,
}

impl BlockIds {
    fn next(&mut self, block: &PageBlock, kind: SegmentKind, text: &str) -> String {
        let id = match kind {
            SegmentKind::Field => slug(block.label.as_deref().unwrap_or_default()),
            SegmentKind::Heading => {
                self.headings.retain(|(level, _)| *level < block.level);
                let own = match &block.label {
                    Some(anchor) => slug(anchor),
                    None => slug(&block.block_source(text)),
                };
                self.headings.push((block.level, own));
                self.numbers.clear();
                self.path()
            }
            _ => {
                let name = short_name(kind);
                let number = self.numbers.entry(name).or_default();
                *number += 1;
                let own = format!("{name}{number}");
                let path = self.path();
                if path.is_empty() { own } else { format!("{path}-{own}") }
            }
        };
        self.unique(if id.is_empty() { "section".to_owned() } else { id })
    }

    /// The two innermost headings, a page's title left out.
    fn path(&self) -> String {
        let below: Vec<&str> = (self.headings.iter())
            .filter(|(level, _)| *level > 1 || self.headings.len() == 1)
            .map(|(_, slug)| &**slug)
            .filter(|slug| !slug.is_empty())
            .collect();
        below[below.len().saturating_sub(2)..].join("-")
    }

    fn unique(&mut self, id: String) -> String {
        if self.taken.insert(id.clone()) {
            return id;
        }
        let number = self.tried.entry(id.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}-{number}");
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// A kind's name in ids.
#[must_use]
fn short_name(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Paragraph => "p",
        SegmentKind::Footnote => "note",
        SegmentKind::Definition => "def",
        SegmentKind::Figure => "fig",
        SegmentKind::Markup => "tag",
        other => other.name(),
    }
}

/// The kind of the block that an id was given to, as far as the id tells; headings and values of
/// front matter have no number.
#[must_use]
pub(crate) fn kind_of_id(id: &str) -> Option<SegmentKind> {
    use SegmentKind::{
        Caption, Cell, Code, Definition, Figure, Footnote, Html, Item, Markup, Paragraph, Quote,
    };

    let last = id.rsplit('-').find(|part| !part.bytes().all(|byte| byte.is_ascii_digit()))?;
    let name = last.trim_end_matches(|c: char| c.is_ascii_digit());
    if name.len() == last.len() {
        return None;
    }
    [Paragraph, Item, Quote, Cell, Footnote, Definition, Figure, Caption, Code, Html, Markup]
        .into_iter()
        .find(|kind| short_name(*kind) == name)
}

/// A text in the letters of ids, cut between two words.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() > MAX_SLUG_LENGTH {
            break;
        }
    }
    if slug.len() > MAX_SLUG_LENGTH {
        let cut = slug.rfind('-').filter(|at| *at > 0).unwrap_or(MAX_SLUG_LENGTH);
        slug.truncate(cut);
    }
    let slug = slug.trim_end_matches('-');
    if slug.starts_with(|c: char| c.is_ascii_digit()) {
        format!("s-{slug}")
    } else {
        slug.to_owned()
    }
}
