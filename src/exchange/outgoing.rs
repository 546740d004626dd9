//! A pair as the units that leave.

use super::{
    ExchangeState, ExchangeUnit, FlatText, InlineStyle, InlineText, NoteKind, UnitPart, UnitPrints,
    cut,
};
use crate::{
    model::{Locale, Pair, ReviewState, SegmentKind, State, TranslationUnit, UnitKind},
    text::{Language, expansion, fingerprint, marked_changes, same},
};

/// How pairs become units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OutgoingOptions<'o> {
    /// Which parts of a text become codes.
    pub style: InlineStyle,
    /// The source language.
    pub source: &'o Locale,
    /// The language of the translation.
    pub target: &'o Locale,
}

/// The units of a pair; none where there is nothing to translate.
#[must_use]
pub(crate) fn outgoing(pair: &Pair<'_>, options: OutgoingOptions<'_>) -> Vec<ExchangeUnit> {
    let Some(source) = pair.source.filter(|_| pair.state != State::Broken) else {
        return Vec::new();
    };
    let changed = matches!(pair.state, State::Stale | State::Unconfirmed);
    let old = pair.record.filter(|_| changed).map(|record| &*record.source);
    let prints = UnitPrints {
        source: fingerprint(&source.text()),
        target: pair.target.map(|target| fingerprint(&target.text())),
    };
    let state = state_of(pair, prints);
    let style = style_for(source, options.style);
    let mut units = Vec::new();
    for part in cut(source, pair.target, old, options.target) {
        if part.source.is_blank() {
            continue;
        }
        let mut unit = unit_of(source, &part, style);
        unit.prints = Some(prints);
        unit.state = Some(part_state(&part, state));
        if unit.state == Some(ExchangeState::New) {
            unit.target = None;
        }
        unit.note(NoteKind::Length, length_hint(source, &part.source, options));
        units.push(unit);
    }
    units
}

/// In code nothing is Markdown.
pub(super) fn style_for(source: &TranslationUnit<'_>, style: InlineStyle) -> InlineStyle {
    let is_code = matches!(source.kind, UnitKind::Segment { kind: SegmentKind::Code, .. });
    if is_code && style != InlineStyle::Raw { InlineStyle::Verbatim } else { style }
}

fn unit_of(source: &TranslationUnit<'_>, part: &UnitPart, style: InlineStyle) -> ExchangeUnit {
    let text = InlineText::split(&part.source, style);
    let like = |flat: &FlatText| {
        let mut own = InlineText::split(flat, style);
        own.number_like(&text);
        own
    };
    let old = part.old.as_ref().filter(|old| !same(&old.to_fluent(), &part.source.to_fluent()));
    let mut unit = ExchangeUnit {
        id: format!("{}{}", source.id, part.suffix),
        kind: kind_of(source).to_owned(),
        target: part.target.as_ref().filter(|target| !target.is_blank()).map(like),
        old_source: old.map(like),
        locked: part.locked,
        ..ExchangeUnit::default()
    };
    unit.note(NoteKind::Author, source.note.as_deref().unwrap_or_default());
    if let Some(old) = old {
        let change = marked_changes(&old.to_fluent(), &part.source.to_fluent());
        unit.note(NoteKind::Change, change);
    }
    unit.note(NoteKind::Variant, part.variant.as_deref().unwrap_or_default());
    if part.locked {
        unit.note(NoteKind::Locked, "several choices in one text: translate it in the Fluent file");
    }
    unit.source = text;
    unit
}

/// The role of a segment, or that it is a message or term.
fn kind_of(source: &TranslationUnit<'_>) -> &'static str {
    match source.kind {
        UnitKind::Segment { kind, .. } => kind.name(),
        UnitKind::Message => "message",
        UnitKind::Term => "term",
    }
}

/// How far the translation of a pair has come.
pub(super) fn state_of(pair: &Pair<'_>, prints: UnitPrints) -> ExchangeState {
    match pair.state {
        State::Missing | State::Fallback | State::Orphan | State::Broken => ExchangeState::New,
        State::Stale | State::Unconfirmed => ExchangeState::Stale,
        State::Unrecorded => ExchangeState::Translated,
        State::Current => match pair.record {
            // An edit that nobody accepted yet is not revised any more.
            Some(record) if Some(record.translation) != prints.target => ExchangeState::Translated,
            Some(record) => match record.state {
                ReviewState::Draft => ExchangeState::Draft,
                ReviewState::Translated => ExchangeState::Translated,
                ReviewState::Reviewed => ExchangeState::Reviewed,
            },
            None => ExchangeState::Translated,
        },
    }
}

/// The state of one part of a segment: what the change did not touch is not stale.
pub(super) fn part_state(part: &UnitPart, state: ExchangeState) -> ExchangeState {
    if part.target.as_ref().is_none_or(FlatText::is_blank) {
        return ExchangeState::New;
    }
    let is_kept =
        || part.old.as_ref().is_some_and(|old| same(&old.to_fluent(), &part.source.to_fluent()));
    if state == ExchangeState::Stale && is_kept() { ExchangeState::Translated } else { state }
}

/// How long the translation of a text will be, where there may be little room for it.
fn length_hint(
    source: &TranslationUnit<'_>,
    text: &FlatText,
    options: OutgoingOptions<'_>,
) -> String {
    use SegmentKind::{Caption, Heading, TableRow, Title};
    let is_short = match source.kind {
        UnitKind::Segment { kind, .. } => matches!(kind, Title | Heading | Caption | TableRow),
        UnitKind::Message | UnitKind::Term => false,
    };
    if !is_short {
        return String::new();
    }
    let characters = u16::try_from(text.text.chars().count()).unwrap_or(u16::MAX);
    let [from, to] = [options.source, options.target].map(Language::of_locale);
    let likely = (f32::from(characters) * expansion(from, to)).ceil();
    format!("{characters} characters, likely {likely} in the translation")
}
