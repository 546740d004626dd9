//! `acronym-mismatch`: an acronym that is altered in the translation, or gone.

use crate::{
    model::{Phrase, Severity},
    text::{
        Capital, CapitalShape, NearWords, TextFacts, acronyms, folded_letters, is_acronym_pair,
        may_spell_out, near_acronym, spells_out,
    },
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "acronym-mismatch",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("acronym_mismatch.md"),
    page_fr: include_str!("acronym_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_acronym_mismatch),
};

/// Acronyms compared with each other in one text.
const MOST: usize = 100;

/// An acronym that stayed in so many pairs can be missed where it did not.
const KNOWN: u32 = 2;

/// Out of so many pairs with an acronym, it may be missing in one.
const OFTEN: u32 = 10;

/// In so many translations, an acronym is no slip.
const TRANSLATED: u32 = 4;

/// In a longer text, a translation may well go without the name of what it speaks of.
const FEW_WORDS: usize = 30;

fn check_acronym_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if !source.language.is_known() || !target.language.is_known() {
        return;
    }
    let is_acronym = |word: &&Capital| word.shape == CapitalShape::Acronym;
    let all_source: Vec<_> = unique(source.every_capital().iter().filter(is_acronym));
    if all_source.is_empty() {
        return;
    }
    let all_target: Vec<_> = unique(target.capitals().iter().filter(is_acronym));
    let lone_source = lone(&all_source, &all_target);
    let lone_target = lone(&all_target, &all_source);
    if lone_source.is_empty() || lone_source.len().max(lone_target.len()) > MOST {
        return;
    }
    let pair = AcronymSides { texts, source, target };
    // What the glossary speaks of is its rule's.
    let agreed = |from: &Capital| texts.used().in_source(&from.range).is_some();
    let mut altered = Vec::new();
    for &from in lone_source.iter().filter(|from| !agreed(from)) {
        if let Some(to) = lone_target.iter().copied().find(|to| pair.is_altered(from, to)) {
            pair.report_acronym("acronym-mismatch-altered", from, Some(to), sink);
            altered.push(from.key);
        }
    }
    // Shouts and labels are translated, and what is code is another rule's.
    let said: Vec<_> = unique(acronyms(source.text(), source.capitals()));
    let lone_target = lone(&unique(acronyms(target.text(), target.capitals())), &all_source);
    for from in lone(&said, &all_target) {
        if !altered.contains(&from.key) && pair.must_stay(from) && !pair.is_said(from, &all_target)
        {
            let to = lone_target.iter().copied().find(|to| pair.stands_for(from, to, &all_source));
            if to.is_none() && source.has_words(FEW_WORDS + 1) {
                continue;
            }
            let id = match to {
                Some(_) => "acronym-mismatch-replaced",
                None => "acronym-mismatch-missing",
            };
            pair.report_acronym(id, from, to, sink);
        }
    }
}

/// Acronyms, each once, in order.
fn unique<'t>(acronyms: impl Iterator<Item = &'t Capital>) -> Vec<&'t Capital> {
    let mut all: Vec<&Capital> = acronyms.collect();
    if all.len() > 1 {
        let mut seen = std::collections::HashSet::new();
        all.retain(|word| seen.insert(word.key));
    }
    all
}

/// Those that the other side does not have.
fn lone<'t>(all: &[&'t Capital], others: &[&Capital]) -> Vec<&'t Capital> {
    let mut keys: Vec<u64> = others.iter().map(|word| word.key).collect();
    keys.sort_unstable();
    all.iter().copied().filter(|word| keys.binary_search(&word.key).is_err()).collect()
}

struct AcronymSides<'t> {
    texts: &'t TextPair<'t>,
    source: &'t TextFacts<'t>,
    target: &'t TextFacts<'t>,
}

impl AcronymSides<'_> {
    fn means(&self, from: &Capital, to: &Capital) -> bool {
        is_acronym_pair(from.key, to.key, (self.source.language, self.target.language))
    }

    /// Whether an acronym of the translation is one of the source, misspelt.
    fn is_altered(&self, from: &Capital, to: &Capital) -> bool {
        let (a, b) = (from.slice_of(self.source.text()), to.slice_of(self.target.text()));
        let Some(how) = near_acronym(a, b).filter(|_| !self.means(from, to)) else {
            return false;
        };
        let (here, there) =
            (self.texts.vocabulary.known(from.key), self.texts.vocabulary.known(to.key));
        // A plural is no slip: "the TODOS".
        let is_plural = a.strip_suffix('S') == Some(b) || b.strip_suffix('S') == Some(a);
        if is_plural || (there.source > 0 && here.both == 0) || spells_out(self.target.text(), b) {
            return false;
        }
        // What is always called otherwise in the translation is called so there.
        let translated = here.both == 0 && there.target >= TRANSLATED;
        match how {
            // Two letters that were always said the other way round are two acronyms: GO and OG.
            NearWords::Transposed if a.len() <= 2 && here.both == 0 => false,
            NearWords::Transposed => !translated,
            _ => here.both >= KNOWN && there.source == 0 && there.target <= 1 + here.both / 4,
        }
    }

    /// Whether an acronym of the source stays as it is wherever else the document has it.
    fn must_stay(&self, from: &Capital) -> bool {
        // Two letters are soon written out: "PC" is a computer.
        if from.range.len() <= 2 {
            return false;
        }
        let known = self.texts.vocabulary.known(from.key);
        known.both >= KNOWN && (known.source - known.both).saturating_sub(1) * OFTEN <= known.both
    }

    /// Whether the translation says an acronym in another way: its counterpart, its words, in small
    /// letters, as part of a word.
    fn is_said(&self, from: &Capital, others: &[&Capital]) -> bool {
        let word = from.slice_of(self.source.text());
        let text = self.target.text();
        others.iter().any(|to| self.means(from, to))
            || text.contains(word)
            || has_letters(text, word)
            || may_spell_out(text, word)
    }

    /// Whether an acronym of the translation is there instead of one of the source.
    fn stands_for(&self, from: &Capital, to: &Capital, sources: &[&Capital]) -> bool {
        let (a, b) = (from.slice_of(self.source.text()), to.slice_of(self.target.text()));
        let known = self.source.every_capital().iter().any(|word| word.key == to.key);
        !known
            && !a.contains(b)
            && !b.contains(a)
            && !sources.iter().any(|from| self.means(from, to))
    }

    fn report_acronym(
        &self,
        id: &'static str,
        from: &Capital,
        to: Option<&Capital>,
        sink: &mut ReportSink<'_>,
    ) {
        let mut message = Phrase::new(id).with("source", from.slice_of(self.source.text()));
        if let Some(to) = to {
            message = message.with("target", to.slice_of(self.target.text()));
        }
        let range = to.map_or(0..self.target.text().len(), |to| to.range.clone());
        let report =
            RuleReport::new(ReportedSide::Target, self.target.reading.locate(range), message);
        let report = report.source(self.source.reading.locate(from.range.clone()));
        sink.report(report.help(Phrase::new("acronym-mismatch-help")));
    }
}

/// Whether a text has the letters of an acronym in a row at the head of a word, whatever their case.
fn has_letters(text: &str, acronym: &str) -> bool {
    let letters: Vec<char> = folded_letters(acronym).collect();
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let mut plain = folded_letters(word);
        letters.iter().all(|&letter| plain.next() == Some(letter))
    })
}
