//! Bilingual files of other tools, taken for what they are: a document and its translation.
//!
//! [`CheckFilesRequest`] checks them without a project, an import brings them into one. For both, units
//! become segments under ids made of theirs, and codes become something that Markdown can hold.

mod check;
mod notation;

pub(crate) use check::{BilingualFile, CheckFilesRequest};

use std::collections::{BTreeMap, HashSet};

use crate::{
    exchange::{ExchangeState, ExchangeUnit},
    import::SegmentIds,
    model::{DocumentBlock, ReviewState, SegmentKind, is_identifier},
    store::{self, NewSegment},
    text::fingerprint,
};

pub(super) use notation::CodeNotation;

/// A unit as a segment of a document.
pub(super) struct UnitSegment<'u> {
    pub(super) unit: &'u ExchangeUnit,
    pub(super) segment: NewSegment,
    pub(super) target: Option<String>,
    /// The source that the translation was made from.
    pub(super) made_from: String,
    pub(super) state: ReviewState,
}

/// The files that a document is.
pub(super) struct DocumentTexts {
    pub(super) content: String,
    pub(super) fluent: String,
    pub(super) records: String,
}

/// The longest id that is made of a unit's, in letters: others are cut.
const MAX_ID_LENGTH: usize = 120;

/// Gives segments ids that read like those of their units.
#[derive(Default)]
struct UnitIds {
    made: SegmentIds,
    taken: HashSet<String>,
}

impl UnitIds {
    fn next(&mut self, id: &str, block: &DocumentBlock) -> String {
        let own: String = id
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' })
            .take(MAX_ID_LENGTH)
            .collect();
        let own = own.trim_matches('-');
        let own =
            if is_identifier(own) || own.is_empty() { own.to_owned() } else { format!("u-{own}") };
        if own.is_empty() || !self.taken.insert(own.clone()) {
            let made = loop {
                let made = self.made.next(block);
                if self.taken.insert(made.clone()) {
                    break made;
                }
            };
            return made;
        }
        self.made.take(&own);
        own
    }
}

/// The units of a document as segments; those that have no text are left out.
pub(super) fn unit_segments<'u>(
    units: impl Iterator<Item = &'u ExchangeUnit>,
    notation: &mut CodeNotation,
) -> Vec<UnitSegment<'u>> {
    let mut ids = UnitIds::default();
    let mut segments = Vec::new();
    for unit in units.filter(|unit| !unit.source.is_blank()) {
        let kind = SegmentKind::ALL.into_iter().find(|kind| kind.name() == unit.kind);
        let kind = kind.unwrap_or(SegmentKind::Paragraph);
        let text = notation.fluent(&unit.source);
        let target = unit.target.as_ref().filter(|target| !target.is_blank());
        let notes: Vec<&str> = unit.notes.iter().map(|note| &*note.text).collect();
        let id = ids.next(&unit.id, &DocumentBlock::new(kind, unit.source.plain_text()));
        segments.push(UnitSegment {
            unit,
            target: target.map(|target| notation.fluent(target)),
            made_from: unit
                .old_source
                .as_ref()
                .map_or_else(|| text.clone(), |old| notation.fluent(old)),
            state: state(unit),
            segment: NewSegment {
                id,
                block: DocumentBlock {
                    note: Some(notes.join("\n")).filter(|note| !note.trim().is_empty()),
                    ..DocumentBlock::new(kind, store::normal(&text))
                },
            },
        });
    }
    segments
}

fn state(unit: &ExchangeUnit) -> ReviewState {
    match unit.state {
        Some(ExchangeState::Draft) => ReviewState::Draft,
        // What the source was is not known: then somebody has to look at it again.
        Some(ExchangeState::Stale) if unit.old_source.is_none() => ReviewState::Draft,
        Some(ExchangeState::Reviewed) => ReviewState::Reviewed,
        _ => ReviewState::Translated,
    }
}

/// Writes the files that segments are.
pub(super) fn document_texts(segments: &[UnitSegment<'_>]) -> DocumentTexts {
    let mut texts =
        DocumentTexts { content: String::new(), fluent: String::new(), records: String::new() };
    let mut records = BTreeMap::new();
    for UnitSegment { segment, target, made_from, state, .. } in segments {
        if !texts.content.is_empty() {
            texts.content.push('\n');
        }
        texts.content.push_str(&store::render_segment(segment, true));
        let Some(target) = target else { continue };
        let Ok(value) = store::render_value(target) else { continue };
        if !texts.fluent.is_empty() {
            texts.fluent.push('\n');
        }
        texts.fluent.extend([&*segment.id, " =", &value, "\n"]);
        let read = store::normal(target);
        let record = store::render_record(&segment.id, made_from, fingerprint(&read), *state);
        records.insert(segment.id.clone(), Some(record));
    }
    texts.records = store::record_all("", &records);
    texts
}
