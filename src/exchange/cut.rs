//! A segment or message cut into the units that a translator sees, and put together again.
//!
//! A text is one unit; so is each attribute. A row of a table is a unit a cell. A choice by plural
//! forms is a unit for each form that the language of the translation has, whatever the source
//! has; any other choice is a unit a variant. Texts with several choices, or choices in choices,
//! cannot be said in any of the formats: they leave as one locked unit.

use std::collections::BTreeMap;

use super::{FlatText, choice::ChoiceShape};
use crate::{
    model::{Locale, Pattern, Problem, SegmentKind, TranslationUnit, UnitKind},
    store::{self, FluentEditor},
};

/// One unit's worth of a segment.
#[derive(Debug, Clone)]
pub(crate) struct UnitPart {
    /// What the unit's id has after the segment's: nothing, `.attribute`, `:one`, `:cell2`.
    pub suffix: String,
    /// The source.
    pub source: FlatText,
    /// The translation, where there is one.
    pub target: Option<FlatText>,
    /// The source that the translation was made from, where that is known.
    pub old: Option<FlatText>,
    /// The variant that it is, as a person is told it: `$n = one`.
    pub variant: Option<String>,
    /// Whether it cannot be translated outside.
    pub locked: bool,
}

/// A segment's new texts, in Fluent's notation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct JoinedTexts {
    /// The value, where there is one.
    pub value: Option<String>,
    /// The attributes that there is a text of.
    pub attributes: Vec<(String, String)>,
}

/// Why parts do not make a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JoinError {
    /// A cell or variant has no translation.
    Incomplete,
    /// The text cannot be said in Fluent.
    Unsayable,
}

impl JoinedTexts {
    /// Puts the texts into a translation, as the message `id`; one that is not there yet comes behind
    /// the message `last`.
    ///
    /// # Errors
    ///
    /// When a text cannot stand in a Fluent file, or the message there cannot be read.
    pub(crate) fn put(
        &self,
        editor: &mut FluentEditor<'_>,
        id: &str,
        target: Option<&TranslationUnit<'_>>,
        last: Option<&str>,
    ) -> Result<(), Box<Problem>> {
        let value = self.value.as_deref();
        let Some(target) = target else {
            return editor.insert_entry(last, id, value, &self.attributes);
        };
        if let Some(value) = value {
            editor.set(id, value)?;
        }
        let (there, new): (Vec<_>, Vec<_>) =
            self.attributes.iter().cloned().partition(|(name, _)| target.attribute(name).is_some());
        for (name, text) in &there {
            editor.set_attribute(id, name, text)?;
        }
        if new.is_empty() { Ok(()) } else { editor.add_attributes(id, &new) }
    }
}

/// One text of a unit in both languages, its value or an attribute.
struct UnitTextPair<'p, 'a> {
    name: Option<&'p str>,
    source: &'p Pattern<'a>,
    target: Option<&'p Pattern<'a>>,
    is_row: bool,
    locale: &'p Locale,
}

/// How a text is cut.
enum TextShape {
    Whole,
    Locked,
    /// The cells of the source.
    Cells(Vec<std::ops::Range<usize>>),
    Choice(Box<ChoiceShape>),
}

/// Cuts a segment; `old` is the text of the source that the translation was made from.
#[must_use]
pub(crate) fn cut<'a>(
    source: &TranslationUnit<'a>,
    target: Option<&TranslationUnit<'a>>,
    old: Option<&str>,
    locale: &Locale,
) -> Vec<UnitPart> {
    let mut parts = Vec::new();
    for pair in text_pairs(source, target, locale) {
        let old = old.and_then(|old| old_text(old, pair.name, source.attributes.is_empty()));
        let old = old.and_then(|old| store::parse_pattern(old).ok());
        pair.cut(old.as_ref(), &mut parts);
    }
    parts
}

/// Puts a segment together from the texts of its parts by suffix, in Fluent's notation; what has
/// none stays as it is.
///
/// # Errors
///
/// When parts that make one text are not all there, or the text cannot be said.
pub(crate) fn join<'a>(
    source: &TranslationUnit<'a>,
    target: Option<&TranslationUnit<'a>>,
    locale: &Locale,
    texts: &BTreeMap<String, String>,
) -> Result<JoinedTexts, JoinError> {
    let mut joined = JoinedTexts::default();
    for pair in text_pairs(source, target, locale) {
        let Some(text) = pair.join(texts)? else { continue };
        match pair.name {
            None => joined.value = Some(text),
            Some(name) => joined.attributes.push((name.to_owned(), text)),
        }
    }
    Ok(joined)
}

fn text_pairs<'p, 'a>(
    source: &'p TranslationUnit<'a>,
    target: Option<&'p TranslationUnit<'a>>,
    locale: &'p Locale,
) -> Vec<UnitTextPair<'p, 'a>> {
    let row = UnitKind::Segment { kind: SegmentKind::TableRow, level: None };
    let is_row = matches!((source.kind, row), (UnitKind::Segment { kind, .. }, UnitKind::Segment { kind: row, .. }) if kind == row);
    let pairs = source.patterns().map(|(name, pattern)| UnitTextPair {
        name,
        source: pattern,
        target: target.and_then(|target| match name {
            None => target.value.as_ref(),
            Some(name) => target.attribute(name).map(|attribute| &attribute.value),
        }),
        is_row,
        locale,
    });
    pairs.collect()
}

/// The part of a unit's whole text that is one of its texts.
fn old_text<'t>(old: &'t str, name: Option<&str>, is_plain: bool) -> Option<&'t str> {
    if is_plain {
        return Some(old);
    }
    let mut texts = Vec::new();
    let mut from = 0;
    let starts = std::iter::once(0).chain(old.match_indices('\n').map(|(at, _)| at + 1));
    let mut own: Option<&str> = None;
    for start in starts {
        let line = old[start..].lines().next().unwrap_or_default();
        let head = line.strip_prefix('.').and_then(|line| line.split_once(" = "));
        if let Some((attribute, _)) = head.filter(|(name, _)| crate::model::is_identifier(name)) {
            texts.push((own, from..start.saturating_sub(1).max(from)));
            own = Some(attribute);
            from = start + attribute.len() + " = .".len();
        }
    }
    texts.push((own, from..old.len()));
    texts.into_iter().find(|(own, _)| *own == name).map(|(_, range)| &old[range])
}

impl UnitTextPair<'_, '_> {
    fn shape(&self) -> TextShape {
        let choices = [Some(self.source), self.target];
        if choices.into_iter().flatten().any(Pattern::has_choices) {
            let choice = ChoiceShape::from_texts(self.source, self.target, self.locale);
            return choice.map_or(TextShape::Locked, |choice| TextShape::Choice(Box::new(choice)));
        }
        let row = if self.is_row { FlatText::flatten(self.source).cells() } else { None };
        let Some(cells) = row else { return TextShape::Whole };
        let own = self.target.map(|target| FlatText::flatten(target).cells().map(|own| own.len()));
        match own {
            Some(count) if count != Some(cells.len()) => TextShape::Whole,
            _ => TextShape::Cells(cells),
        }
    }

    fn suffix(&self) -> String {
        self.name.map(|name| format!(".{name}")).unwrap_or_default()
    }

    fn cut(&self, old: Option<&Pattern<'_>>, parts: &mut Vec<UnitPart>) {
        let flat = FlatText::flatten(self.source);
        let target = self.target.map(FlatText::flatten);
        let old_flat = old.map(FlatText::flatten);
        match self.shape() {
            shape @ (TextShape::Whole | TextShape::Locked) => parts.push(UnitPart {
                suffix: self.suffix(),
                source: flat,
                target,
                old: old_flat,
                variant: None,
                locked: matches!(shape, TextShape::Locked),
            }),
            TextShape::Cells(cells) => {
                let own = target.as_ref().and_then(|target| Some((target, target.cells()?)));
                let old = old_flat.as_ref().and_then(|old| Some((old, old.cells()?)));
                let old = old.filter(|(_, old)| old.len() == cells.len());
                for (index, cell) in cells.into_iter().enumerate() {
                    let of = |row: &Option<(&FlatText, Vec<std::ops::Range<usize>>)>| {
                        let (text, cells) = row.as_ref()?;
                        Some(text.part(cells.get(index)?.clone()))
                    };
                    let source = flat.part(cell);
                    if source.is_blank() {
                        continue;
                    }
                    parts.push(UnitPart {
                        suffix: cell_suffix(&self.suffix(), index),
                        source,
                        target: of(&own),
                        old: of(&old),
                        variant: None,
                        locked: false,
                    });
                }
            }
            TextShape::Choice(choice) => choice.cut(&self.suffix(), old, parts),
        }
    }

    /// The new text; none where nothing of it is said.
    fn join(&self, texts: &BTreeMap<String, String>) -> Result<Option<String>, JoinError> {
        let suffix = self.suffix();
        match self.shape() {
            TextShape::Locked => Ok(None),
            TextShape::Whole => Ok(texts.get(&suffix).cloned()),
            TextShape::Cells(cells) => self.join_row(&cells, &suffix, texts),
            TextShape::Choice(choice) => choice.join(&suffix, texts),
        }
    }

    fn join_row(
        &self,
        cells: &[std::ops::Range<usize>],
        suffix: &str,
        texts: &BTreeMap<String, String>,
    ) -> Result<Option<String>, JoinError> {
        let suffixes: Vec<String> =
            (0..cells.len()).map(|index| cell_suffix(suffix, index)).collect();
        if !suffixes.iter().any(|suffix| texts.contains_key(suffix)) {
            return Ok(None);
        }
        let source = FlatText::flatten(self.source);
        let target = self.target.map(FlatText::flatten);
        // The bars and the spaces around them are the translation's own, where there is one.
        let own = target.as_ref().and_then(|target| Some((target, target.cells()?)));
        let (frame, frame_cells) = own.as_ref().map_or((&source, cells), |(t, c)| (t, c));
        let (mut row, mut at) = (String::new(), 0);
        for (index, cell) in frame_cells.iter().enumerate() {
            row.push_str(&frame.text[at..cell.start]);
            at = cell.end;
            match texts.get(&suffixes[index]) {
                Some(text) => row.push_str(&one_cell(text)),
                None if own.is_some() => row.push_str(&frame.notation(cell.clone())),
                None if cell.is_empty() => {}
                None => return Err(JoinError::Incomplete),
            }
        }
        row.push_str(&frame.text[at..]);
        Ok(Some(row))
    }
}

fn cell_suffix(suffix: &str, index: usize) -> String {
    format!("{suffix}:cell{}", index + 1)
}

/// A text as it can stand in a cell: on one line, its bars escaped.
fn one_cell(text: &str) -> String {
    let (mut out, mut escaped) = (String::with_capacity(text.len()), false);
    for c in text.trim().chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    if escaped {
        out.push('\\');
    }
    out
}
