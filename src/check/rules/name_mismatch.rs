//! `name-mismatch`: a proper name that is spelt differently in the translation, or gone.

use std::ops::Range;

use crate::{
    model::Phrase,
    text::{
        CapitalShape, LoneName, NearWords, PairFit, TextFacts, folded_letters, has_article,
        is_exonym, is_listed_word, languages::CapitalUse, lone_names, may_be_name, near,
        prose_words,
    },
};

use super::super::{
    ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TermEntry, TextPair,
    vocabulary::WordCounts,
};
use super::{
    person_titles::titled_names,
    side_names::{NamesOfSide, may_be_cognates},
};
use crate::model::Severity;

pub(super) static RULE: Rule = Rule {
    name: "name-mismatch",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("name_mismatch.md"),
    page_fr: include_str!("name_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_name_mismatch),
};

/// Names compared with each other in one text: beyond, the text is a list that no reviser reads so.
const MOST: usize = 200;

/// A name that was found in so many pairs can be missed where it is not.
const KNOWN: u32 = 2;

/// Out of so many pairs with a name, it may be missing in one.
const OFTEN: u32 = 10;

/// A name in more than one of so many pairs is what the document is about: a translation may say
/// "it" or "the project" instead.
const RARE: usize = 50;

/// In a longer text, a translation may well go without the name of what it speaks of.
const FEW_WORDS: usize = 30;

/// Words that share so many first letters may be forms of one.
const LETTERS_OF_BEGINNING: usize = 5;

/// Words between the end of a designation and the noun that heads it, at most: *Gendarmerie royale du*.
const MAX_WORDS_TO_HEAD: usize = 2;

/// Words of content by which one can tell whether all but a name of a text is translated.
const MIN_WORDS_OF_WHOLE: usize = 3;

/// A name in more pairs than this is what a document is about.
const MAX_PAIRS_OF_RARE: u32 = 2;

fn check_name_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    // Of an unknown language, a capital tells nothing either.
    let tells = |facts: &TextFacts<'_>| facts.language.pack().capitals != CapitalUse::Nouns;
    if !tells(source) || !tells(target) {
        return;
    }
    let sides = NameSides {
        texts,
        source: NamesOfSide::compare_names(source, source.every_capital(), target),
        target: NamesOfSide::compare_names(target, target.capitals(), source),
    };
    if sides.source.lone.len().max(sides.target.lone.len()) > MOST {
        return;
    }
    let misspelt = sides.misspelt(sink);
    sides.initials(sink);
    sides.accents(sink);
    sides.person_titles(sink);
    let mut reported = sides.missing(&misspelt, sink);
    if misspelt.is_empty() {
        reported |= sides.outnumbered(sink);
        if !reported && !sides.unaccounted(sink) {
            sides.put_in(sink);
        }
    }
}

struct NameSides<'t> {
    texts: &'t TextPair<'t>,
    source: NamesOfSide<'t>,
    target: NamesOfSide<'t>,
}

impl NameSides<'_> {
    /// Whether a word with a capital is a name and nothing else, as far as its text, the other text's names and
    /// the rest of its side tell.
    fn is_sure(&self, side: ReportedSide, index: usize) -> bool {
        let sides = (&self.source, &self.target);
        let (own, other) = if side == ReportedSide::Target { (sides.1, sides.0) } else { sides };
        !own.is_attribute(index)
            && !own.follows_figure(index)
            && !other.has_cognate(own.word(index))
            && !own.opens_long_form(index)
            && !self.texts.vocabulary.is_written_small(side, own.all[index].key)
    }

    fn known(&self, side: &NamesOfSide<'_>, index: usize) -> WordCounts {
        self.texts.vocabulary.known(side.all[index].key)
    }

    /// Reports words of the translation that are nearly a name of the source; the names, as indices
    /// of the source's words.
    fn misspelt(&self, sink: &mut ReportSink<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        for &to in &self.target.lone {
            let word = self.target.word(to);
            let best = (0..self.source.all.len().min(MOST)).find(|&from| {
                let name = &self.source.all[from];
                name.shape == CapitalShape::Word
                    && name.resembles(&self.target.all[to])
                    && near(self.source.word(from), word)
                        .is_some_and(|how| self.is_misspelt(from, to, how))
            });
            let agreed = || self.texts.used().in_target(&self.target.all[to].range).is_some();
            if let Some(from) = best.filter(|_| !agreed()) {
                found.push(from);
                self.report_name("name-mismatch-misspelt", from, Some(to), sink);
            }
        }
        found
    }

    /// Whether the translation's word is a misspelt name of the source, and not a word of its own.
    fn is_misspelt(&self, from: usize, to: usize, how: NearWords) -> bool {
        if is_initialism(self.source.word(from)) && is_initialism(self.target.word(to)) {
            return false;
        }
        let (known, other) = (self.known(&self.source, from), self.known(&self.target, to));
        let lone = self.source.lone.contains(&from);
        if other.source > 0 && !(lone && known.both > 0 && how == NearWords::Transposed) {
            // The source has this word, too, if elsewhere: a name of its own.
            return false;
        }
        let beside = || lone && self.share_neighbour(from, to);
        // A word of the language is no slip.
        if how != NearWords::Transposed
            && is_listed_word(&self.texts.target.facts, &self.target.all[to].range)
            && is_listed_word(&self.texts.source.facts, &self.source.all[from].range)
        {
            return false;
        }
        if let Some(kept) = self.agreed(from) {
            let derived = is_derived(self.source.word(from), self.target.word(to));
            return kept && lone && !derived;
        }
        let inside = !self.source.opens(from) && !self.target.opens(to);
        let unheard = other.target <= 1 + known.both / 4;
        let exonym = self.is_exonym(from);
        match how {
            NearWords::Transposed => {
                let ending = has_turned_ending(self.source.word(from), self.target.word(to));
                !ending && (inside || known.both > 0)
            }
            NearWords::Letter if known.both > 0 => unheard && (lone || inside),
            NearWords::Letter => {
                let alone = unheard && inside && self.source.word(from).len() > 4;
                !exonym && lone && (alone || beside())
            }
            NearWords::Cognate => {
                let derived = is_derived(self.source.word(from), self.target.word(to));
                let constant = known.both >= 5 && known.both * 4 >= known.source * 3;
                inside && !derived && ((unheard && constant) || (!exonym && beside()))
            }
        }
    }

    /// Whether a word of the source is part of a name that the glossary keeps; none where it says
    /// nothing of it.
    fn agreed(&self, from: usize) -> Option<bool> {
        let found = self.texts.used().in_source(&self.source.all[from].range)?;
        let terms = self.texts.comparison.terms;
        let entries = terms.source().designations_at(found).filter_map(|d| terms.entry(d.entry));
        Some(entries.into_iter().any(|entry| matches!(entry, TermEntry::Keep(_))))
    }

    /// Whether the two stand beside the same name, on the same side of it.
    fn share_neighbour(&self, from: usize, to: usize) -> bool {
        let (here, there) = (self.source.neighbours(from), self.target.neighbours(to));
        here.iter().zip(there).any(|(here, there)| here.is_some() && *here == there)
    }

    /// Reports initials that differ before the same name.
    fn initials(&self, sink: &mut ReportSink<'_>) {
        let named = |side: &NamesOfSide<'_>, index: usize| {
            let next = side.all.get(index + 1)?;
            let initial = &side.all[index];
            (initial.shape == CapitalShape::Initial
                && next.shape == CapitalShape::Word
                && next.follows(initial, side.text))
            .then_some(next.key)
        };
        for from in 0..self.source.all.len().min(MOST) {
            let Some(name) = named(&self.source, from) else { continue };
            if is_title(self.source.word(from)) {
                continue;
            }
            let same = |&to: &usize| named(&self.target, to) == Some(name);
            let others: Vec<_> = (0..self.target.all.len().min(MOST)).filter(same).collect();
            let equal = |&to: &usize| self.target.all[to].key == self.source.all[from].key;
            if let (Some(&to), false) = (others.first(), others.iter().any(equal)) {
                self.report_name("name-mismatch-misspelt", from, Some(to), sink);
            }
        }
    }

    /// Reports names of persons that lost their accents: a word that stands beside the same name in both
    /// texts is no place, which may have another name in the other language.
    fn accents(&self, sink: &mut ReportSink<'_>) {
        let [sources, targets] =
            [&self.source, &self.target].map(|side| 0..side.all.len().min(MOST));
        for from in sources.filter(|&at| !self.source.word(at).is_ascii()) {
            let own = &self.source.all[from];
            if own.shape != CapitalShape::Word || self.source.lone.contains(&from) {
                continue;
            }
            let same = targets.clone().filter(|&to| self.target.all[to].key == own.key);
            let same: Vec<usize> = same.collect();
            let lost = |&to: &usize| {
                self.target.word(to).is_ascii()
                    && self.share_neighbour(from, to)
                    // *Oceans* is no *Océans* without its accent.
                    && !self.is_listed_in_target(to)
            };
            if let Some(&to) = same.iter().find(|to| lost(to))
                && same.iter().all(|&to| self.target.word(to).is_ascii())
            {
                self.report_name("name-mismatch-misspelt", from, Some(to), sink);
            }
        }
    }

    /// Reports a title of the other sex before the same name.
    fn person_titles(&self, sink: &mut ReportSink<'_>) {
        let (source, target) = (&self.texts.source.facts, &self.texts.target.facts);
        let there = titled_names(source);
        let here = if there.is_empty() { Vec::new() } else { titled_names(target) };
        for own in &there {
            let Some(other) = here.iter().find(|other| own.contradicts(other)) else { continue };
            // Of a couple, either may be meant.
            if there.iter().any(|second| second.contradicts(own)) {
                continue;
            }
            let message = Phrase::new("name-mismatch-misspelt")
                .with("source", &source.text()[own.range.clone()])
                .with("target", &target.text()[other.range.clone()]);
            let place = target.reading.locate(other.range.clone());
            let report = RuleReport::new(ReportedSide::Target, place, message);
            sink.report(report.source(source.reading.locate(own.range.clone())));
        }
    }

    /// Reports names that the lexicon finds nothing for on the other side: in place of another, or, in
    /// a text of which all else is there, gone; whether there were any.
    fn unaccounted(&self, sink: &mut ReportSink<'_>) -> bool {
        if self.source.lone.is_empty() {
            return false;
        }
        let (source, target) = (&self.texts.source.facts, &self.texts.target.facts);
        let Some([lost, put_in]) = lone_names(source, target) else { return false };
        let is_free = |name: &&LoneName| {
            !is_exonym(name.key, source.language, target.language)
                && self.texts.used().in_source(&name.range).is_none()
        };
        let index = |side: &NamesOfSide<'_>, name: &LoneName| {
            side.lone.iter().copied().find(|&lone| side.all[lone].range == name.range)
        };
        let lost = lost.iter().filter(is_free).filter_map(|name| index(&self.source, name));
        let lost: Vec<_> = lost.filter(|&from| self.is_sure(ReportedSide::Source, from)).collect();
        let put_in = put_in.iter().filter_map(|name| index(&self.target, name));
        let put_in: Vec<_> = put_in.filter(|&to| self.is_sure(ReportedSide::Target, to)).collect();
        // Which of several names stands for which is a guess.
        let is_paired = lost.len() == 1 && put_in.len() == 1;
        let mut reported = false;
        for &from in &lost {
            if !put_in.is_empty() {
                let to = put_in[0];
                if !is_paired
                    || self.are_described(from, to)
                    || self.source.is_in_phrase(from) && self.target.is_in_phrase(to)
                    || self.ends_designation(from)
                    || self.source.heads_phrase(from)
                {
                    continue;
                }
                self.report_name("name-mismatch-replaced", from, Some(to), sink);
                reported = true;
            } else if lost.len() == 1 && !self.heads_designation(from) && self.is_gone(from) {
                self.report_name("name-mismatch-missing", from, None, sink);
                reported = true;
            }
        }
        reported
    }

    /// Reports a name of the translation that nothing in the source answers, where the document's source
    /// never has it and neither language has such a word: in languages that give a capital to names only,
    /// and where no other word with a capital is new.
    fn put_in(&self, sink: &mut ReportSink<'_>) {
        let (source, target) = (&self.texts.source.facts, &self.texts.target.facts);
        let mut new = self.target.lone.iter().copied().filter(|&to| !self.target.opens(to));
        let (Some(to), None) = (new.next(), new.next()) else { return };
        let range = &self.target.all[to].range;
        let is_new = target.language.pack().capitals == CapitalUse::Names
            && self.is_foreign_name(to)
            && self.target.neighbours(to) == [None, None]
            && !self.is_listed_in_target(to)
            && follows_small(self.target.text, range)
            && !is_quoted(self.target.text, range);
        let is_lone = || {
            let names = lone_names(source, target).map(|[_, names]| names).unwrap_or_default();
            names.iter().any(|name| name.range == *range)
        };
        if !is_new
            || !is_lone()
            || self.known(&self.target, to).source > 0
            || !self.is_sure(ReportedSide::Target, to)
        {
            return;
        }
        let message = Phrase::new("name-mismatch-put-in").with("target", self.target.word(to));
        let place = target.reading.locate(range.clone());
        let report = RuleReport::new(ReportedSide::Target, place, message);
        sink.report(report.source(source.reading.locate(0..source.text().len())));
    }

    /// Whether a name that has nothing in its place would be there in a good translation: the rest of
    /// the text is, and the document is not about it or keeps it elsewhere.
    fn is_gone(&self, from: usize) -> bool {
        let rare = self.known(&self.source, from).source <= MAX_PAIRS_OF_RARE;
        let rest = |fit: PairFit| {
            let [words, covered] = [fit.words[0], fit.covered[0] + 1];
            words >= MIN_WORDS_OF_WHOLE
                && if rare { 10 * covered >= 8 * words } else { covered >= words }
        };
        (rare || self.must_stay(from))
            && self.source.word(from).len() >= 4
            && !self.is_aside(from)
            && self.source.neighbours(from) == [None, None]
            && !self.ends_designation(from)
            && !self.is_in_acronym(from)
            && !self.opens_label(from)
            && !is_quoted(self.source.text, &self.source.all[from].range)
            && !self.has_new_capital()
            && self.texts.fit().is_some_and(rest)
    }

    /// Reports names that the document keeps elsewhere and this translation does not have; whether
    /// there were any.
    fn missing(&self, misspelt: &[usize], sink: &mut ReportSink<'_>) -> bool {
        let mut reported: Vec<u64> = Vec::new();
        for &from in &self.source.lone {
            let key = self.source.all[from].key;
            if misspelt.contains(&from) || reported.contains(&key) || !self.must_stay(from) {
                continue;
            }
            if self.agreed(from).is_some()
                || self.is_aside(from)
                || has_word(self.target.text, self.source.word(from))
            {
                continue;
            }
            if self.heads_designation(from)
                || self.source.is_attribute(from)
                || self.source.follows_figure(from)
            {
                continue;
            }
            if self.ends_designation(from) || self.is_in_acronym(from) {
                continue;
            }
            let instead = self.target.lone.iter().copied().find(|&to| self.stands_for(from, to));
            let total = self.texts.comparison.pairs.len();
            if instead.is_none() && self.texts.source.facts.has_words(FEW_WORDS + 1) {
                continue;
            }
            let rare = self.known(&self.source, from).source as usize * RARE <= total.max(RARE * 4);
            if instead.is_some() || rare {
                reported.push(key);
                let id = match instead {
                    Some(_) => "name-mismatch-replaced",
                    None => "name-mismatch-missing",
                };
                self.report_name(id, from, instead, sink);
            }
        }
        !reported.is_empty()
    }

    /// Reports a name that the translation has less often than the source, and in its place, alone of
    /// all its words with a capital, one that nothing in the document explains; whether there is one.
    fn outnumbered(&self, sink: &mut ReportSink<'_>) -> bool {
        let is_new = |&to: &usize| {
            let known = self.known(&self.target, to);
            known.source == 0
                && !self.target.heads_phrase(to)
                && (known.target == 1 || !self.is_listed_in_target(to))
                && !self.target.opens(to)
                && !self.target.is_in_phrase(to)
                && self.is_foreign_name(to)
                && !(self.is_listed_in_target(to) && self.is_in_label(to))
                && self.is_sure(ReportedSide::Target, to)
        };
        let mut new = self.target.lone.iter().copied().filter(is_new);
        let (Some(to), None) = (new.next(), new.next()) else { return false };
        let is_foreign = !self.is_listed_in_target(to);
        let is_single = self.known(&self.target, to).target == 1;
        let all = 0..self.source.all.len().min(MOST);
        let mut fewer = all.filter(|&from| {
            (is_foreign && self.may_be_replaced(from)
                || is_single && self.is_on_both_sides(from) && self.must_stay(from))
                && !may_be_cognates(self.source.word(from), self.target.word(to))
                && !self.source.heads_phrase(from)
                && !self.source.opens_long_form(from)
                && !self.target.has_cognate(self.source.word(from))
                && self.is_outnumbered(from)
        });
        let Some(from) = fewer.next().filter(|&from| !self.are_described(from, to)) else {
            return false;
        };
        let key = self.source.all[from].key;
        if !is_foreign && fewer.any(|other| self.source.all[other].key != key) {
            return false;
        }
        self.report_name("name-mismatch-replaced", from, Some(to), sink);
        true
    }

    /// Whether a word of the translation stands in the text of a link, which may have capitals as a title has.
    fn is_in_label(&self, to: usize) -> bool {
        let range = &self.target.all[to].range;
        let links = &self.texts.target.facts.markup().links;
        links.iter().any(|link| link.text.start <= range.start && range.end <= link.text.end)
    }

    fn is_on_both_sides(&self, from: usize) -> bool {
        self.target.all.iter().any(|word| word.key == self.source.all[from].key)
    }

    /// Whether a word of the source is a name that the translation has less often, in whatever form.
    fn is_outnumbered(&self, from: usize) -> bool {
        let name = self.source.word(from);
        let count = |facts: &TextFacts<'_>, is_name: fn(&str, &str) -> bool| {
            let words = prose_words(facts.text(), facts.markup());
            words.filter(|(_, word)| is_name(word, name)).count()
        };
        let [source, target] = [&self.texts.source.facts, &self.texts.target.facts];
        self.source.all[from].shape == CapitalShape::Word
            && !self.is_exonym(from)
            && self.agreed(from).is_none()
            && !self.is_aside(from)
            && count(target, begins_like) < count(source, |word, name| word == name)
    }

    /// Whether a word is a common noun that heads the name of an institution, which the translation may
    /// call otherwise: *Service numérique canadien*, *Direction générale*.
    fn heads_designation(&self, from: usize) -> bool {
        if self.source.heads_phrase(from) {
            return true;
        }
        let range = &self.source.all[from].range;
        let rest = self.source.text[range.end..].strip_prefix([' ', '\u{a0}']);
        rest.is_some_and(|rest| rest.starts_with(char::is_lowercase))
            && is_listed_word(&self.texts.source.facts, range)
    }

    /// Whether a name of the source stays as it is wherever else the document has it.
    ///
    /// The vocabulary is asked last: a pair is looked at again when an answer has changed.
    fn must_stay(&self, from: usize) -> bool {
        if self.source.opens(from) || self.is_exonym(from) || self.source.word(from).len() < 4 {
            return false;
        }
        let known = self.known(&self.source, from);
        // Titles may have a capital in every word, and some of these stay, by accident.
        let capitals = self.texts.source.facts.language.pack().capitals;
        known.both >= if capitals == CapitalUse::Names { KNOWN } else { KNOWN * 3 }
            && (known.source - known.both).saturating_sub(1) * OFTEN <= known.both
    }

    /// Whether a word of the translation may be a name that has nothing to do with any word of the source.
    fn is_foreign_name(&self, to: usize) -> bool {
        let word = self.target.word(to);
        let [source, target] =
            [&self.texts.source, &self.texts.target].map(|side| side.facts.language);
        word.len() >= 4
            && word.chars().skip(1).all(char::is_lowercase)
            && !has_word(self.source.text, word)
            && !is_exonym(self.target.all[to].key, source, target)
    }

    /// Whether a word of the translation is one of its language, as far as the lexicon tells.
    fn is_listed_in_target(&self, to: usize) -> bool {
        is_listed_word(&self.texts.target.facts, &self.target.all[to].range)
    }

    /// Whether a word of the source is a name that a translation keeps: its language does not have it, or
    /// nearly all translations of the document have it.
    fn may_be_replaced(&self, from: usize) -> bool {
        let (facts, range) = (&self.texts.source.facts, &self.source.all[from].range);
        let known = self.known(&self.source, from);
        !self.source.opens(from)
            && self.source.word(from).len() >= 4
            && may_be_name(facts, range)
            && (!is_listed_word(facts, range) || known.both * 2 >= known.source)
            && !self.ends_designation(from)
    }

    /// Whether two words both have an article: then they are words of each language, *les anciens Sardes*.
    fn are_described(&self, from: usize, to: usize) -> bool {
        has_article(&self.texts.source.facts, &self.source.all[from].range)
            && has_article(&self.texts.target.facts, &self.target.all[to].range)
    }

    /// Whether a word of the source opens the text of a link, which may be a title.
    fn opens_label(&self, from: usize) -> bool {
        let start = self.source.all[from].range.start;
        let links = &self.texts.source.facts.markup().links;
        links.iter().any(|link| link.text.start == start)
    }

    /// Whether the translation has a capital inside a sentence that the source does not have: it may stand
    /// for any name of that.
    fn has_new_capital(&self) -> bool {
        self.target.lone.iter().any(|&to| !self.target.opens(to))
    }

    /// Whether a name of the source may be in an acronym that only the translation has, *GC* for
    /// *gouvernement du Canada*.
    fn is_in_acronym(&self, from: usize) -> bool {
        let initial = self.source.word(from).chars().next();
        let is_acronym = |other: &str| {
            other.chars().filter(|c| c.is_uppercase()).count() > 1
                && other.chars().any(|c| Some(c) == initial)
                && !self.source.text.contains(other)
        };
        self.target.text.split(|c: char| !c.is_alphanumeric()).any(is_acronym)
    }

    /// Whether a name of the source belongs to a designation that it stands at the end of, *Gendarmerie
    /// royale du Canada*, which the translation may call otherwise.
    fn ends_designation(&self, from: usize) -> bool {
        let before = self.source.text[..self.source.all[from].range.start].trim_end();
        let link = before.rfind(|c: char| c.is_whitespace() || matches!(c, '’' | '\'')).map(|at| {
            let (head, link) = before.split_at(at);
            (head, link.trim_start_matches(|c: char| !c.is_alphabetic()))
        });
        let links = &self.texts.source.facts.language.pack().words.designation_links;
        let before = link.filter(|(_, link)| links.has(link)).map(|(before, _)| before);
        // The word that opens a sentence may have its capital from there.
        let head = from.checked_sub(1).filter(|&head| !self.source.opens(head));
        before.zip(head).is_some_and(|(before, head)| {
            let between = before.get(self.source.all[head].range.end..);
            between.is_some_and(|words| words.split_whitespace().count() < MAX_WORDS_TO_HEAD)
        })
    }

    /// Whether a word of the source is a name that has a form of its own in each language.
    fn is_exonym(&self, from: usize) -> bool {
        let [source, target] =
            [&self.texts.source, &self.texts.target].map(|side| side.facts.language);
        is_exonym(self.source.all[from].key, source, target)
    }

    /// Whether a word of the source is code, or emphasised as a word of another language is: what an
    /// acronym stands for, a title.
    fn is_aside(&self, from: usize) -> bool {
        let markup = self.texts.source.facts.markup();
        let range = &self.source.all[from].range;
        !markup.is_prose(range.clone()) || markup.is_emphasised(range)
    }

    /// Whether a name of the translation stands where one of the source should.
    fn stands_for(&self, from: usize, to: usize) -> bool {
        if self.target.opens(to) || self.source.rank(from) != self.target.rank(to) {
            return false;
        }
        let known = self.known(&self.target, to);
        known.target == 1 || (known.both >= KNOWN && known.both * 5 >= known.target * 4)
    }

    fn report_name(
        &self,
        id: &'static str,
        from: usize,
        to: Option<usize>,
        sink: &mut ReportSink<'_>,
    ) {
        let (source, target) = (&self.texts.source.facts, &self.texts.target.facts);
        let mut message = Phrase::new(id).with("source", self.source.word(from));
        if let Some(to) = to {
            message = message.with("target", self.target.word(to));
        }
        let range = to.map_or(0..target.text().len(), |to| self.target.all[to].range.clone());
        let report = RuleReport::new(ReportedSide::Target, target.reading.locate(range), message);
        let place = source.reading.locate(self.source.all[from].range.clone());
        sink.report(report.source(place));
    }
}

/// Whether the word before one has no capital, as behind a heading that is all in capitals.
fn follows_small(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches(|c: char| !c.is_alphanumeric());
    before.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

/// Whether a range is inside quotation marks, as a title or a word of another language is.
pub(super) fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    let opens = |c: char| matches!(c, '«' | '“' | '"' | '‘');
    let closes = |c: char| matches!(c, '»' | '”' | '"');
    let before = text.get(..range.start).unwrap_or_default().rfind(|c| opens(c) || closes(c));
    before.is_some_and(|at| text[at..].starts_with(opens))
        && text.get(range.end..).unwrap_or_default().contains(closes)
}

/// Whether one word is the other with an ending: a plural, an adjective.
fn is_derived(a: &str, b: &str) -> bool {
    let (a, b): (String, String) = (folded_letters(a).collect(), folded_letters(b).collect());
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let stem = short.strip_suffix('e').unwrap_or(short);
    long.strip_prefix(stem).is_some_and(|ending| {
        matches!(ending, "s" | "n" | "an" | "e" | "es" | "ne" | "l" | "al" | "c")
    })
}

/// Whether a word has a capital behind its first letter, as acronyms of departments have: each language
/// makes its own (`RNCan`, `NRCan`).
fn is_initialism(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// Whether two words end in letters that French and English turn round: *Territoires*, *Territories*;
/// *Centre*, *Center*.
fn has_turned_ending(a: &str, b: &str) -> bool {
    const TURNED: [[&str; 2]; 6] = [
        ["re", "er"],
        ["res", "ers"],
        ["oire", "orie"],
        ["oires", "ories"],
        ["le", "el"],
        ["les", "els"],
    ];
    let (a, b): (String, String) = (folded_letters(a).collect(), folded_letters(b).collect());
    let ends = |[one, other]: &[&str; 2]| {
        let same = |a: &str, b: &str| {
            a.strip_suffix(one).is_some_and(|stem| b.strip_suffix(other) == Some(stem))
        };
        same(&a, &b) || same(&b, &a)
    };
    TURNED.iter().any(ends)
}

/// `M.` before a name is a title.
fn is_title(word: &str) -> bool {
    word == "M"
}

/// Whether a text has a word that begins as a name does.
fn has_word(text: &str, name: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| begins_like(word, name))
}

/// Whether a word begins as a name does, whatever its case.
fn begins_like(word: &str, name: &str) -> bool {
    let mut letters = folded_letters(word);
    folded_letters(name).take(LETTERS_OF_BEGINNING).all(|c| letters.next() == Some(c))
}
