//! What came back of a segment, against the pair as it is now.
//!
//! A translation is of the source that its translator saw. That is the source whose fingerprint the
//! unit carries, be it the one of now, the one that was sent or the one on record; where nothing is
//! carried, the text that the file itself has.

use std::collections::BTreeMap;

use super::{
    CodeProblem, ExchangeFormat, ExchangeState, ExchangeUnit, FlatText, InlineCode, InlineStyle,
    InlineText, JoinError, JoinedTexts, OutgoingOptions, ResolvedText, UnitPart, UnitPrints, cut,
    join,
    outgoing::{part_state, state_of, style_for},
    resolve,
};
use crate::{
    model::{Fingerprint, Pair, ProvenanceRecord, ReviewState, State, TranslationUnit},
    store,
    text::{TranslationLanguage, fingerprint, same, translation_language},
};

/// A segment as it came back: the pair as it is now, and the units that say something of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReturnedSegment<'s> {
    /// The pair.
    pub pair: &'s Pair<'s>,
    /// What was sent of it, where that is remembered: its source, the fingerprint of its translation.
    pub sent: Option<&'s ProvenanceRecord<'s>>,
    /// The units, none of them locked.
    pub units: &'s [&'s ExchangeUnit],
    /// The format that they came back in.
    pub format: &'static ExchangeFormat,
    /// Whether what seems to be in another language is taken all the same, as a draft.
    pub force: bool,
}

/// What is to be made of a segment that came back.
#[derive(Debug, Clone, Default)]
pub(crate) struct SegmentOutcome {
    /// The new texts, where they are not those of now.
    pub texts: Option<JoinedTexts>,
    /// The new text as a whole.
    pub whole: String,
    /// The source that the translation was made from; none where it cannot be told.
    pub source: Option<String>,
    /// How far it has come, where that is to be recorded.
    pub state: Option<ReviewState>,
    /// Whether the translation of now is not the one that was sent, and says something else.
    pub conflict: bool,
    /// Codes that did not come back as they left: the unit, and what is wrong.
    pub codes: Vec<(String, CodeProblem)>,
    /// Whether it may be in the source's language still.
    pub doubtful: bool,
    /// Units that came back in the source's language, or a third one.
    pub untranslated: Vec<String>,
    /// Why the parts make no segment.
    pub error: Option<JoinError>,
}

/// What is known of the translation that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SentTranslation {
    /// Nothing.
    Unknown,
    /// There was none.
    Absent,
    /// Its fingerprint.
    Known(Fingerprint),
}

impl SentTranslation {
    fn from_fingerprint(print: Option<Fingerprint>) -> Self {
        print.map_or(Self::Absent, Self::Known)
    }
}

/// One unit that came back, beside the part of the segment that it is.
struct ReturnedPart<'s> {
    unit: &'s ExchangeUnit,
    part: UnitPart,
    resolved: ResolvedText,
}

impl ReturnedSegment<'_> {
    /// Compares what came back with what there is.
    #[must_use]
    pub(crate) fn outcome(&self, options: OutgoingOptions<'_>) -> SegmentOutcome {
        let mut outcome = SegmentOutcome::default();
        let Some(source) = self.pair.source else { return outcome };
        let sent = self.sent_source(source);
        let parts = self.parts(source, sent.as_deref(), options);
        outcome.source = sent.or_else(|| self.own_source(&parts));
        let mut texts = BTreeMap::new();
        for ReturnedPart { unit, part, resolved } in &parts {
            if resolved.text.trim().is_empty() {
                continue;
            }
            let there = part.target.as_ref().map(FlatText::to_fluent);
            if there.as_deref().is_some_and(|there| same(there, &resolved.text)) {
                continue;
            }
            let problems = resolved.problems.iter();
            outcome.codes.extend(problems.map(|problem| (unit.id.clone(), problem.clone())));
            let seen = part.old.as_ref().unwrap_or(&part.source).to_fluent();
            // Some tools put the source where there is no translation yet.
            if unit.state == Some(ExchangeState::New)
                && there.is_none()
                && same(&seen, &resolved.text)
            {
                continue;
            }
            let codes = [options.source.language(), options.target.language()];
            match translation_language(&seen, &resolved.text, codes) {
                TranslationLanguage::Plausible => {}
                TranslationLanguage::Doubtful => outcome.doubtful = true,
                TranslationLanguage::Foreign if self.force => outcome.doubtful = true,
                TranslationLanguage::Foreign => {
                    outcome.untranslated.push(unit.id.clone());
                    continue;
                }
            }
            texts.insert(part.suffix.clone(), resolved.text.clone());
        }
        match join(source, self.pair.target, options.target, &texts) {
            Ok(joined) => self.settle(&mut outcome, joined, &parts),
            Err(error) => outcome.error = Some(error),
        }
        outcome
    }

    fn settle(
        &self,
        outcome: &mut SegmentOutcome,
        joined: JoinedTexts,
        parts: &[ReturnedPart<'_>],
    ) {
        let whole = joined_text(&joined, self.pair);
        let there = self.pair.target.map(|target| target.text());
        let is_changed = there.as_deref().is_none_or(|there| !same(there, &whole));
        if !is_changed || (joined.value.is_none() && joined.attributes.is_empty()) {
            outcome.state = self.confirmed(outcome, parts);
            return;
        }
        let base = self.base();
        let now = SentTranslation::from_fingerprint(there.as_deref().map(fingerprint));
        // It came back as it left, and somebody has changed it here since.
        if base == SentTranslation::Known(fingerprint(&whole)) {
            return;
        }
        outcome.conflict = match base {
            SentTranslation::Unknown => there.is_some() && self.pair.state != State::Stale,
            base => base != now,
        };
        let is_whole = outcome.codes.is_empty() && !outcome.doubtful;
        outcome.state = Some(self.changed_state(parts, is_whole));
        outcome.texts = Some(joined);
        outcome.whole = whole;
    }

    /// The translation that was sent.
    fn base(&self) -> SentTranslation {
        let carried = self.units.iter().find_map(|unit| unit.prints);
        let none = fingerprint("");
        match (carried, self.sent) {
            (Some(prints), _) => SentTranslation::from_fingerprint(prints.target),
            (None, Some(sent)) => SentTranslation::from_fingerprint(
                Some(sent.translation).filter(|print| *print != none),
            ),
            (None, None) => SentTranslation::Unknown,
        }
    }

    /// The source that was sent, by the fingerprint that came back with it.
    fn sent_source(&self, source: &TranslationUnit<'_>) -> Option<String> {
        let now = source.text();
        let mut known = vec![&*now];
        known.extend(self.sent.map(|record| &*record.source));
        known.extend(self.pair.record.map(|record| &*record.source));
        if let Some(prints) = self.units.iter().find_map(|unit| unit.prints) {
            let print = prints.source;
            let found = known.iter().find(|text| fingerprint(text) == print);
            return found.map(|text| (*text).to_owned());
        }
        // Nothing is carried: it is the one that reads like the file's own.
        let own = |text: &&&str| {
            let unit = self.units.first().filter(|unit| self.units.len() == 1 && is_plain(unit));
            unit.is_some_and(|unit| Self::reads_like(unit, text))
        };
        let found = known.iter().find(own).map(|text| (*text).to_owned());
        let several = self.units.len() > 1 || self.units.iter().any(|unit| !is_plain(unit));
        found.or_else(|| {
            several.then(|| self.sent.map(|record| record.source.to_string())).flatten()
        })
    }

    /// Whether a unit's source is this text, in whichever style it was written.
    fn reads_like(unit: &ExchangeUnit, text: &str) -> bool {
        let Ok(pattern) = store::parse_pattern(text) else { return false };
        let flat = FlatText::flatten(&pattern);
        let own = unit.source.placeholders();
        let mut styles = [
            InlineStyle::Paired,
            InlineStyle::Markdown,
            InlineStyle::Placeholders,
            InlineStyle::Raw,
        ]
        .into_iter();
        styles.any(|style| same(&InlineText::split(&flat, style).placeholders(), &own))
    }

    /// The source as the file itself has it, where the segment is one unit.
    fn own_source(&self, parts: &[ReturnedPart<'_>]) -> Option<String> {
        let [ReturnedPart { unit, part, .. }] = parts else { return None };
        if !part.suffix.is_empty() || unit.source.is_blank() {
            return None;
        }
        let table = InlineText::split(&part.source, InlineStyle::Placeholders);
        Some(resolve(&unit.source, &table, None, self.format.has_codes).text)
    }

    fn parts<'p>(
        &'p self,
        source: &TranslationUnit<'_>,
        sent: Option<&str>,
        options: OutgoingOptions<'_>,
    ) -> Vec<ReturnedPart<'p>> {
        let mut cuts: BTreeMap<String, UnitPart> = BTreeMap::new();
        for part in cut(source, self.pair.target, sent, options.target) {
            cuts.insert(part.suffix.clone(), part);
        }
        let units = self.units.iter().filter_map(|unit| {
            let suffix = unit.id.strip_prefix(&*source.id)?;
            let part = cuts.get(suffix).filter(|part| !part.locked)?.clone();
            let resolved = self.resolve(source, unit, &part);
            Some(ReturnedPart { unit, part, resolved })
        });
        units.collect()
    }

    fn resolve(
        &self,
        source: &TranslationUnit<'_>,
        unit: &ExchangeUnit,
        part: &UnitPart,
    ) -> ResolvedText {
        let empty = InlineText::default();
        let returned = unit.target.as_ref().unwrap_or(&empty);
        let seen = part.old.as_ref().unwrap_or(&part.source);
        let styles: &[InlineStyle] = if self.format.has_codes {
            &[InlineStyle::Paired, InlineStyle::Markdown]
        } else {
            &[InlineStyle::Placeholders]
        };
        let split = |flat: &FlatText, style| InlineText::split(flat, style_for(source, style));
        let alike = |text: &InlineText| {
            let ids = |text: &InlineText| {
                text.codes().map(|code| (code.id, code.role)).collect::<Vec<_>>()
            };
            ids(text) == ids(&unit.source)
        };
        let mut texts = styles.iter().map(|style| (*style, split(seen, *style)));
        let found = texts.find(|(_, text)| alike(text));
        let (style, text) = found.unwrap_or_else(|| (styles[0], split(seen, styles[0])));
        let target = part.target.as_ref().map(|target| {
            let mut own = split(target, style);
            own.number_like(&text);
            own
        });
        // What left as it stands in the project comes back so.
        let written = [unit.source.placeholders(), returned.placeholders()];
        let has_code =
            |code: &InlineCode| written.iter().any(|text| text.contains(&code.placeholder()));
        let mut codes = text.codes().chain(target.iter().flat_map(InlineText::codes));
        if !self.format.has_codes && !codes.any(has_code) {
            return resolve(returned, &empty, None, false);
        }
        resolve(returned, &text, target.as_ref(), self.format.has_codes)
    }

    /// The state of a translation that was written anew.
    fn changed_state(&self, parts: &[ReturnedPart<'_>], is_whole: bool) -> ReviewState {
        let prints = self.prints();
        let now = state_of(self.pair, prints);
        let states = parts.iter().map(|returned| {
            let own = returned.unit.state;
            // Tools that know no states leave those that were sent.
            let untouched = own == Some(part_state(&returned.part, now));
            match own {
                Some(ExchangeState::Draft | ExchangeState::Stale) if self.format.keeps_state => {
                    ReviewState::Draft
                }
                Some(ExchangeState::Draft) if !untouched => ReviewState::Draft,
                Some(ExchangeState::Reviewed) if !untouched => ReviewState::Reviewed,
                _ => ReviewState::Translated,
            }
        });
        let state = states.min().unwrap_or(ReviewState::Translated);
        if is_whole { state } else { state.min(ReviewState::Draft) }
    }

    fn prints(&self) -> UnitPrints {
        UnitPrints {
            source: self.pair.source.map_or(Fingerprint(0), |source| fingerprint(&source.text())),
            target: self.pair.target.map(|target| fingerprint(&target.text())),
        }
    }

    /// The state of a translation that came back as it is, where somebody has said more of it.
    fn confirmed(
        &self,
        outcome: &SegmentOutcome,
        parts: &[ReturnedPart<'_>],
    ) -> Option<ReviewState> {
        let prints = self.prints();
        let was = state_of(self.pair, prints);
        // What is said of another translation than the one there is counts for nothing.
        let base = self.base();
        let is_other = base != SentTranslation::from_fingerprint(prints.target);
        if (is_other && base != SentTranslation::Unknown) || !outcome.untranslated.is_empty() {
            return None;
        }
        let said = parts.iter().map(|returned| returned.unit.state).collect::<Option<Vec<_>>>()?;
        let said = said.into_iter().min()?;
        let is_whole = parts.iter().all(|returned| returned.unit.target.is_some());
        let further = said.is_done() && said > was;
        match said {
            _ if !is_whole || !further => None,
            ExchangeState::Reviewed => Some(ReviewState::Reviewed),
            _ => Some(ReviewState::Translated),
        }
    }
}

/// Whether a unit is all of its segment's value.
fn is_plain(unit: &ExchangeUnit) -> bool {
    !unit.id.contains([':', '.'])
}

/// The whole text of a translation with these new texts.
fn joined_text(joined: &JoinedTexts, pair: &Pair<'_>) -> String {
    let old = pair.target;
    let value = joined
        .value
        .clone()
        .or_else(|| old.and_then(|old| old.value.as_ref()).map(|value| value.text().into_owned()));
    let mut texts: Vec<(Option<String>, String)> =
        value.map(|value| (None, value)).into_iter().collect();
    let mut new: Vec<&(String, String)> = joined.attributes.iter().collect();
    for attribute in old.into_iter().flat_map(|old| &old.attributes) {
        let place = new.iter().position(|(name, _)| *name == attribute.id);
        let text = match place {
            Some(place) => new.remove(place).1.clone(),
            None => attribute.value.text().into_owned(),
        };
        texts.push((Some(attribute.id.to_string()), text));
    }
    texts.extend(new.into_iter().map(|(name, text)| (Some(name.clone()), text.clone())));
    let lines = texts.iter().map(|(name, text)| {
        let text = store::normal(text);
        name.as_ref().map_or_else(|| text.to_string(), |name| format!(".{name} = {text}"))
    });
    lines.collect::<Vec<_>>().join("\n")
}
