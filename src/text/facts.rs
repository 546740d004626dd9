//! All that can be read off one text, each kind of fact when it is first asked for.

use std::{collections::HashSet, ops::Range, sync::OnceLock};

use crate::model::Pattern;

use super::figures::{self, TextFigure};
use super::{
    Alphabet, Capital, Evidence, Language, PatternReading, SentenceLength, TextAnchor, TextMarkup,
    anchors::anchors,
    capitals::{self, capitals_of, every_capital},
    has_words,
    lexicon::{LexiconPlace, WordSense, senses_of},
    phrases, sentences,
    sentences::lengths,
    tokens::{TextToken, for_each_word, tokens},
};

/// What can be read off one text; ranges are bytes of the reading's text.
///
/// Every fact is read once, when a rule first asks for it, and shared by all rules.
#[derive(Debug)]
pub(crate) struct TextFacts<'t> {
    /// The text itself.
    pub reading: PatternReading<'t>,
    /// The language it was read in.
    pub language: Language,
    alphabet: Alphabet,
    tokens: OnceLock<Vec<TextToken>>,
    evidence: OnceLock<Evidence>,
    lengths: OnceLock<Vec<SentenceLength>>,
    markup: OnceLock<TextMarkup>,
    figures: OnceLock<Vec<TextFigure>>,
    number_words: OnceLock<Vec<TextFigure>>,
    sentences: OnceLock<Vec<Range<usize>>>,
    capitals: OnceLock<Vec<Capital>>,
    every_capital: OnceLock<Vec<Capital>>,
    anchors: OnceLock<Vec<TextAnchor>>,
    senses: OnceLock<Vec<WordSense>>,
    may_repeat_words: OnceLock<bool>,
}

impl<'t> TextFacts<'t> {
    /// Reads a pattern written in `language`.
    #[inline]
    #[must_use]
    pub(crate) fn from_pattern(pattern: &'t Pattern<'t>, language: Language) -> Self {
        Self::from_reading(PatternReading::new(pattern), language)
    }

    /// What can be read off a text in `language`.
    #[inline]
    #[must_use]
    pub(crate) fn from_reading(reading: PatternReading<'t>, language: Language) -> Self {
        Self {
            alphabet: Alphabet::scan_bytes(reading.text()),
            reading,
            language,
            tokens: OnceLock::new(),
            evidence: OnceLock::new(),
            lengths: OnceLock::new(),
            markup: OnceLock::new(),
            figures: OnceLock::new(),
            number_words: OnceLock::new(),
            sentences: OnceLock::new(),
            capitals: OnceLock::new(),
            every_capital: OnceLock::new(),
            anchors: OnceLock::new(),
            senses: OnceLock::new(),
            may_repeat_words: OnceLock::new(),
        }
    }

    /// The text.
    #[inline]
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        self.reading.text()
    }

    /// Whether a byte occurs in it: what a text has no byte of need not be looked for.
    #[inline]
    #[must_use]
    pub(crate) fn has(&self, byte: u8) -> bool {
        self.alphabet.has_byte(byte)
    }

    /// Whether what a word begins with occurs in it: whether it is worth looking for.
    #[must_use]
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        word.bytes().next().is_none_or(|byte| self.has(byte))
    }

    /// Whether one of these bytes occurs in it.
    #[inline]
    #[must_use]
    pub(crate) fn has_any(&self, bytes: &[u8]) -> bool {
        self.alphabet.has_any(bytes)
    }

    /// Whether a character may occur in it.
    #[inline]
    #[must_use]
    pub(crate) fn may_hold(&self, c: char) -> bool {
        self.alphabet.may_hold(c)
    }

    /// Whether it has so many words, or more.
    #[must_use]
    pub(crate) fn has_words(&self, least: usize) -> bool {
        has_words(self.text(), least)
    }

    /// What its words say about its language.
    #[must_use]
    pub(crate) fn evidence(&self) -> &Evidence {
        self.evidence
            .get_or_init(|| Evidence::count_stop_words(self.text(), self.language, self.tokens()))
    }

    /// Its inline markup.
    #[must_use]
    pub(crate) fn markup(&self) -> &TextMarkup {
        self.markup.get_or_init(|| TextMarkup::read_with(self.text(), &self.alphabet))
    }

    /// Its figures in digits and Roman numerals, in order.
    #[must_use]
    pub(crate) fn figures(&self) -> &[TextFigure] {
        self.figures.get_or_init(|| {
            figures::figures(self.text(), self.language, self.markup(), self.tokens())
        })
    }

    /// Whether it may have numbers greater than one among [`Facts::number_words`], articles and mere
    /// hints left out; most texts have not, and need not be read for them.
    #[must_use]
    pub(crate) fn counts_in_words(&self) -> bool {
        self.tokens().iter().any(|token| token.lexeme.counts && token.prose)
    }

    /// The first of its articles and possessives with what follows, where that is none of its noun: a
    /// word that never follows one, or the end of the sentence.
    #[must_use]
    pub(crate) fn stranded_determiner(&self) -> Option<Range<usize>> {
        let (text, tokens) = (self.text(), self.tokens());
        tokens.iter().enumerate().find_map(|(at, token)| {
            let joins = |c: char| matches!(c, '-' | '\u{2011}' | '\'' | '’' | '/' | '.' | '_');
            if !token.lexeme.determiner || !token.prose || text[..token.start].ends_with(joins) {
                return None;
            }
            let after = &text[token.end..];
            let mut marks = after.chars();
            let ends = marks.next().is_some_and(|c| matches!(c, '.' | ',' | ';' | '?' | '!'))
                && marks.next().is_none_or(char::is_whitespace);
            if ends {
                return Some(token.start..token.end + 1);
            }
            let next =
                tokens.get(at + 1).filter(|next| next.prose && next.lexeme.ends_noun_phrase)?;
            let gap = &text[token.end..next.start];
            let is_apart = !gap.is_empty() && gap.chars().all(char::is_whitespace);
            // A word that is there twice is another matter.
            let is_apart = is_apart && next.lexeme.key != token.lexeme.key;
            let noun = tokens.get(at + 2).map(|noun| noun.as_written(text));
            if noun.is_some_and(|noun| self.language.pack().words.keyword_nouns.has(noun)) {
                return None;
            }
            (is_apart && !text[next.end..].starts_with(joins)).then_some(token.start..next.end)
        })
    }

    /// How many words, each once, it has all in capitals that `other` does not have: those that may stand for
    /// emphasis, a function word or what `other` has in capitals and emphasised.
    #[must_use]
    pub(crate) fn capitals_for_emphasis(&self, other: &Self) -> usize {
        let capitals = |facts: &Self, keep: &dyn Fn(&TextToken) -> bool| {
            let text = facts.text();
            let is_upper = |token: &&TextToken| {
                token.lexeme.upper || capitals::may_be_plural(token.as_written(text))
            };
            let tokens = facts.tokens().iter().filter(|token| token.prose).filter(is_upper);
            tokens.filter(|token| keep(token)).map(|token| token.lexeme.key).collect::<HashSet<_>>()
        };
        let emphasised =
            capitals(other, &|token| other.markup().is_emphasised(&(token.start..token.end)));
        let all = capitals(other, &|_| true);
        let own = capitals(self, &|token| token.lexeme.little.is_some() || !emphasised.is_empty());
        own.difference(&all).count()
    }

    /// Whether the word that ends at a place is an article or possessive, to which what follows belongs.
    #[must_use]
    pub(crate) fn has_determiner_before(&self, end: usize) -> bool {
        let tokens = self.tokens();
        let next = tokens.partition_point(|token| token.end < end);
        tokens.get(next).is_some_and(|token| token.end == end && token.lexeme.determiner)
    }

    /// Whether it names a month, or has a word that may be one.
    #[must_use]
    pub(crate) fn names_months(&self) -> bool {
        self.tokens().iter().any(|token| token.lexeme.meaning.0.is_some() && token.prose)
    }

    /// The months that it names, counted from 1, and where; *may* and *march* are no months.
    #[must_use]
    pub(crate) fn months(&self) -> Vec<(u8, Range<usize>)> {
        let names = self.language.pack().conventions.months;
        let in_capitals = names.iter().any(|name| name.starts_with(char::is_uppercase));
        let is_month = |token: &&TextToken| token.prose && (token.lexeme.capital || !in_capitals);
        let months = self.tokens().iter().filter(is_month).filter_map(|token| {
            // A name at the head of a sentence has its capital from there: *May I …*, *Mark …*.
            let opens = in_capitals && capitals::opens(self.text(), token.start);
            Some((token.lexeme.meaning.0.filter(|_| !opens)?, token.start..token.end))
        });
        months.collect()
    }

    /// The days of the week that it names, counted from 1 for Monday, and where.
    #[must_use]
    pub(crate) fn weekdays(&self) -> Vec<(u8, Range<usize>)> {
        let days = self.tokens().iter().filter(|token| token.prose);
        days.filter_map(|token| Some((token.lexeme.weekday?, token.start..token.end))).collect()
    }

    /// The numbers and months it writes out in letters, in order; they only ever answer for a
    /// figure of another text.
    #[must_use]
    pub(crate) fn number_words(&self) -> &[TextFigure] {
        self.number_words
            .get_or_init(|| figures::spelled(self.text(), self.language, self.tokens()))
    }

    /// Its sentences, in order.
    #[must_use]
    pub(crate) fn sentences(&self) -> &[Range<usize>] {
        self.sentences.get_or_init(|| sentences(self.text(), self.language, self.markup()))
    }

    /// The words of its prose that begin with a capital.
    #[must_use]
    pub(crate) fn capitals(&self) -> &[Capital] {
        self.capitals.get_or_init(|| capitals_of(self.text(), self.tokens(), self.markup()))
    }

    /// The words of the whole text that begin with a capital, those of code and addresses included.
    #[must_use]
    pub(crate) fn every_capital(&self) -> &[Capital] {
        if self.markup().opaque().next().is_none() {
            return self.capitals();
        }
        self.every_capital.get_or_init(|| every_capital(self.text(), self.language))
    }

    /// What should be found in its translation again, in order.
    #[must_use]
    pub(crate) fn anchors(&self) -> &[TextAnchor] {
        let read = || anchors(self.text(), self.language, self.markup(), self.tokens());
        self.anchors.get_or_init(read)
    }

    /// How long each of its sentences is.
    #[must_use]
    pub(crate) fn lengths(&self) -> &[SentenceLength] {
        self.lengths.get_or_init(|| lengths(self.text(), self.sentences(), self.tokens()))
    }

    /// Its number of letters.
    #[must_use]
    pub(crate) fn letters(&self) -> u32 {
        self.tokens().iter().map(|token| token.lexeme.alphabetic).sum()
    }

    /// Its number of letters and digits.
    #[must_use]
    pub(crate) fn length(&self) -> u32 {
        self.tokens().iter().map(|token| token.lexeme.characters).sum()
    }

    /// The second of two runs of words of its prose that are the same and follow each other: *of the of the*.
    #[must_use]
    pub(crate) fn repeated_phrase(&self) -> Option<Range<usize>> {
        phrases::repeated_phrase(self.text(), self.tokens())
    }

    /// The number of letters and digits of its prose.
    #[must_use]
    pub(crate) fn prose_length(&self) -> u32 {
        let prose = self.tokens().iter().filter(|token| token.prose);
        prose.map(|token| token.lexeme.characters).sum()
    }

    /// Whether two words of its prose that follow each other may be the same but for their case.
    #[must_use]
    pub(crate) fn may_repeat_words(&self) -> bool {
        *self.may_repeat_words.get_or_init(|| {
            let (text, mut last, mut found) = (self.text(), None, false);
            for_each_word(text, self.tokens(), self.language, |word| {
                if word.prose {
                    let own = (word.start, word.end, word.lexeme.key);
                    found |= last.replace(own).is_some_and(|(start, end, key)| {
                        // Of letters beyond ASCII, the small form may be another than that of the key.
                        end - start == word.end - word.start
                            && (key == own.2 || !text[start..end].is_ascii())
                    });
                }
            });
            found
        })
    }

    /// Where its runs of letters and digits stand that have a digit among them.
    pub(crate) fn words_with_digits(&self) -> impl Iterator<Item = Range<usize>> {
        let words = self.tokens().iter().filter(|token| token.lexeme.has_digit);
        words.map(|token| token.start..token.end)
    }

    /// What the lexicon knows of each of its runs of letters and digits; nothing where there is none
    /// for the language.
    pub(super) fn senses(&self) -> &[WordSense] {
        self.senses.get_or_init(|| {
            let Some(lexicon) = LexiconPlace::place_of(self.language) else { return Vec::new() };
            let words = self.tokens().iter().map(|token| (token.start, token.end));
            senses_of(self.text(), words, self.language, lexicon)
        })
    }

    /// Its runs of letters and digits.
    pub(super) fn tokens(&self) -> &[TextToken] {
        self.tokens.get_or_init(|| tokens(self.text(), self.language, self.markup()))
    }
}
