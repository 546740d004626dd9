//! A document in one language: its blocks in reading order, each with its text.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::{MessageLookup, ResolveLedger, Resolver, TooLarge, UnresolvedGap, Variables, markup};
use crate::{
    l10n::Interface,
    model::{
        Locale, Metadata, Pattern, Phrase, Resource, SegmentKind, SourceFile, TranslationUnit,
        UnitKind,
    },
};

/// A document's texts in one language, and the means to resolve them.
pub struct EditionLanguage<'r> {
    locale: &'r Locale,
    file: &'r SourceFile,
    resource: &'r Resource<'r>,
    resolver: Resolver<'r>,
}

impl<'r> EditionLanguage<'r> {
    /// The document's own file in a language, and other files of that language, whose messages
    /// and terms its texts may use.
    #[must_use]
    pub fn new(
        locale: &'r Locale,
        own: (&'r SourceFile, &'r Resource<'r>),
        others: impl IntoIterator<Item = (&'r SourceFile, &'r Resource<'r>)>,
        variables: &'r Variables,
    ) -> Self {
        let messages = MessageLookup::new(std::iter::once(own).chain(others));
        let resolver = Resolver::new(locale, messages, variables);
        Self { locale, file: own.0, resource: own.1, resolver }
    }
}

/// A document in one language.
#[derive(Debug, Clone)]
pub struct Edition<'r> {
    /// The language.
    pub locale: &'r Locale,
    /// What the document says of itself, in the language it was written in.
    pub metadata: &'r Metadata<'r>,
    /// Its blocks, in reading order; the same number in every language.
    pub blocks: Vec<EditionBlock<'r>>,
    /// What could not be resolved.
    pub gaps: Vec<UnresolvedGap>,
    /// Whether it is in the language the document was written in.
    pub is_source: bool,
    /// The locales whose texts stand in for those that this one lacks.
    pub stand_ins: Vec<&'r Locale>,
}

/// One block of a document.
#[derive(Debug, Clone)]
pub struct EditionBlock<'r> {
    /// The segment's id; `message.attribute` for an attribute.
    pub id: Cow<'r, str>,
    /// Its role.
    pub kind: SegmentKind,
    /// The level of a heading, the depth of an item, a quotation, or of the item that a paragraph
    /// goes on with; from 1, and 0 for a paragraph of no item.
    pub level: u8,
    /// What stands before the text, as [`TranslationUnit::label`] says.
    pub label: Option<&'r str>,
    /// The text, with Markdown inline markup; on one line but for breaks that are meant.
    pub text: String,
    /// The language it is in.
    pub locale: &'r Locale,
    /// What whoever compares it with its source should know, in a word: that it is a draft.
    pub remark: Option<String>,
}

impl Edition<'_> {
    /// Puts a word at the blocks of these segments, in the language of the edition.
    pub fn remark(&mut self, word: &Phrase, segments: &HashSet<String>) {
        let word = Interface::new(self.locale.name()).say(word);
        for block in &mut self.blocks {
            if segments.contains(block.segment()) {
                block.remark = Some(word.clone());
            }
        }
    }

    /// The blocks that are not in the edition's language, since nobody translated them.
    pub fn fallbacks(&self) -> impl Iterator<Item = &EditionBlock<'_>> {
        self.blocks.iter().filter(|block| block.is_fallback(self))
    }

    /// The title, without markup: the title block's, or else the metadata's.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let block = self.title_block().map(|block| markup::strip_markup(&block.text));
        block.or_else(|| self.metadata.title.as_ref().map(|title| markup::folded(title).into()))
    }

    /// The first block that is a title.
    #[must_use]
    pub fn title_block(&self) -> Option<&EditionBlock<'_>> {
        self.blocks.iter().find(|block| block.kind == SegmentKind::Title)
    }
}

impl EditionBlock<'_> {
    /// The id of its segment, which an attribute's begins with.
    #[must_use]
    pub fn segment(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }

    /// Whether the block is neither in the language of its edition nor in one that stands in for it.
    #[must_use]
    pub fn is_fallback(&self, edition: &Edition<'_>) -> bool {
        self.locale != edition.locale && !edition.stand_ins.contains(&self.locale)
    }

    /// The text, with a word before it: its remark, or the name of its language if that is not the
    /// edition's.
    pub(super) fn marked(&self, edition: &Edition<'_>, marks: bool) -> Cow<'_, str> {
        let word = match &self.remark {
            Some(remark) => &**remark,
            None if marks && self.is_fallback(edition) => self.locale.name(),
            None => return Cow::Borrowed(&self.text),
        };
        if self.kind == SegmentKind::Code {
            return Cow::Borrowed(&self.text);
        }
        let (bar, text) = match (self.kind, self.text.strip_prefix('|')) {
            (SegmentKind::TableRow, Some(cells)) => ("| ", cells.trim_start()),
            _ => ("", &*self.text),
        };
        format!("{bar}[{word}] {text}").into()
    }
}

/// Puts a document together in the language `wanted`; what is not translated comes from the first of
/// `stand_ins` that has it, or else from `source`.
///
/// # Errors
///
/// When a text would grow out of all proportion.
pub fn compose<'r>(
    source: &'r EditionLanguage<'r>,
    wanted: &'r EditionLanguage<'r>,
    stand_ins: &[&'r EditionLanguage<'r>],
) -> Result<Edition<'r>, TooLarge> {
    let languages: Vec<TranslatedUnits<'_>> =
        [wanted].into_iter().chain(stand_ins.iter().copied()).map(translated_units).collect();
    let mut edition = Edition {
        locale: wanted.locale,
        metadata: &source.resource.metadata,
        blocks: Vec::with_capacity(source.resource.units.len()),
        gaps: Vec::new(),
        is_source: source.locale == wanted.locale,
        stand_ins: stand_ins.iter().map(|language| language.locale).collect(),
    };
    let mut ledger = ResolveLedger::default();
    for unit in source.resource.units.iter().filter(|unit| !unit.is_term()) {
        for (name, pattern) in unit.patterns() {
            let own = languages.iter().find_map(|(language, units)| {
                Some((*language, part(units.get(&*unit.id)?, name)?))
            });
            let (language, pattern) = own.unwrap_or((source, pattern));
            let text = language.resolver.resolve(&unit.id, language.file, pattern, &mut ledger)?;
            edition.blocks.push(block(unit, name, text, language.locale));
        }
    }
    edition.gaps = ledger.gaps;
    edition.blocks = join_cells(edition.blocks, edition.locale);
    lower_headings(&mut edition.blocks);
    Ok(edition)
}

/// A language, and its texts by their ids.
type TranslatedUnits<'r> = (&'r EditionLanguage<'r>, HashMap<&'r str, &'r TranslationUnit<'r>>);

fn translated_units<'r>(language: &'r EditionLanguage<'r>) -> TranslatedUnits<'r> {
    (language, language.resource.units.iter().map(|unit| (&*unit.id, unit)).collect())
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

fn part<'r>(unit: &'r TranslationUnit<'r>, attribute: Option<&str>) -> Option<&'r Pattern<'r>> {
    match attribute {
        None => unit.value.as_ref(),
        Some(name) => unit.attribute(name).map(|attribute| &attribute.value),
    }
}

fn block<'r>(
    unit: &'r TranslationUnit<'r>,
    attribute: Option<&str>,
    text: String,
    locale: &'r Locale,
) -> EditionBlock<'r> {
    // A terminal would obey them, and neither HTML nor Markdown has room for them.
    let text = if text.contains(is_control) { text.replace(is_control, "\u{fffd}") } else { text };
    let (kind, level) = match unit.kind {
        UnitKind::Segment { kind: SegmentKind::Field, .. } if unit.id == "title" => {
            (SegmentKind::Title, None)
        }
        UnitKind::Segment { kind: SegmentKind::Markup, .. } => (SegmentKind::Code, None),
        UnitKind::Segment { kind: SegmentKind::Field, .. } | UnitKind::Message | UnitKind::Term => {
            (SegmentKind::Paragraph, None)
        }
        UnitKind::Segment { kind, level } => (kind, level),
    };
    let least = match kind {
        SegmentKind::Paragraph | SegmentKind::Code => 0,
        SegmentKind::Heading => 2,
        _ => 1,
    };
    let text = match kind {
        SegmentKind::Code => text,
        _ => match markup::folded(&text) {
            Cow::Owned(folded) => folded,
            Cow::Borrowed(_) => text,
        },
    };
    EditionBlock {
        id: attribute.map_or(Cow::Borrowed(&*unit.id), |name| format!("{}.{name}", unit.id).into()),
        kind,
        level: level.unwrap_or(least),
        label: unit.label.as_deref(),
        text,
        locale,
        remark: None,
    }
}

/// The cells of pages' tables as rows: a cell whose column is no further than the last one's begins
/// a row.
fn join_cells<'r>(blocks: Vec<EditionBlock<'r>>, locale: &Locale) -> Vec<EditionBlock<'r>> {
    let mut rows: Vec<EditionBlock<'r>> = Vec::with_capacity(blocks.len());
    let mut column = 0;
    for block in blocks {
        if block.kind != SegmentKind::Cell {
            column = 0;
            rows.push(block);
            continue;
        }
        let is_next = 0 < column && column < block.level;
        let empty = block.level.saturating_sub(1) - if is_next { column } else { 0 };
        let cells = format!("{} {} |", " |".repeat(empty.into()), block.text);
        column = block.level;
        if let Some(row) = rows.last_mut().filter(|_| is_next) {
            row.text += &cells;
            // A row is in the edition's language once all its cells are.
            row.locale = if row.locale == locale { block.locale } else { row.locale };
        } else {
            let (kind, text) = (SegmentKind::TableRow, format!("|{cells}"));
            rows.push(EditionBlock { kind, level: 1, text, ..block });
        }
    }
    rows
}

/// Headings stand below the title, which is the only one of level 1.
fn lower_headings(blocks: &mut [EditionBlock<'_>]) {
    let has_title = blocks.iter().any(|block| block.kind == SegmentKind::Title);
    let is_top = |block: &EditionBlock<'_>| block.kind == SegmentKind::Heading && block.level <= 1;
    if has_title && blocks.iter().any(is_top) {
        for block in blocks.iter_mut().filter(|block| block.kind == SegmentKind::Heading) {
            block.level = block.level.max(1).saturating_add(1);
        }
    }
}
