//! Where a text uses the designations of a glossary: the longest first, whatever their inflection.
//!
//! The designations of one language become a tree of words that is walked from each word of the
//! text. A word is inflected back only where its first letters promise something, so that a text
//! without terms costs little more than finding its words; every walk is as long as the longest
//! designation at most, so the whole is linear in the text.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use foldhash::fast::RandomState;

use super::{
    TextFacts, TextMarkup, hash::fnv64, inflect::Inflection, key, languages::MergedList, letter,
};

/// The designations of one language, ready to be found.
#[derive(Debug)]
pub(crate) struct TermFinder {
    inflection: Inflection,
    designations: Vec<Designation>,
    steps: HashMap<(u32, u64), u32, RandomState>,
    /// The designations that end at a node.
    ends: Vec<Vec<u32>>,
    /// Whether any of them is not to be used.
    forbids: bool,
    /// Which first letters a designation has: a bit for each hash of them.
    heads: Box<[u64; HEADS as usize / 64]>,
}

/// What something is called in one language.
#[derive(Debug, Clone)]
pub(crate) struct Designation {
    /// As the glossary has it.
    pub text: String,
    /// Whether it is written just so, and not inflected.
    pub exact: bool,
    /// Whether it is not to be used.
    pub forbidden: bool,
    /// The entry it belongs to; what numbers mean is the caller's business.
    pub entry: u32,
}

/// A place where a text uses a designation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TermOccurrence {
    /// Where.
    pub range: Range<usize>,
    node: u32,
}

const HEADS: u32 = 4096;
const EXACT: u32 = 0;
const INFLECTED: u32 = 1;

/// Words that a designation is recognised without.
static ARTICLES: MergedList = MergedList::new(|pack| &pack.words.articles);

impl TermFinder {
    /// Makes designations of `language` (its subtag) ready.
    #[must_use]
    pub(crate) fn new(language: &str, designations: Vec<Designation>) -> Self {
        let mut terms = Self {
            inflection: Inflection::for_language(language),
            designations: Vec::new(),
            steps: HashMap::default(),
            ends: vec![Vec::new(), Vec::new()],
            forbids: designations.iter().any(|designation| designation.forbidden),
            heads: Box::new([0; HEADS as usize / 64]),
        };
        for (index, designation) in designations.iter().enumerate() {
            let Ok(index) = u32::try_from(index) else { break };
            terms.add_designation(designation, index);
        }
        Self { designations, ..terms }
    }

    fn add_designation(&mut self, designation: &Designation, index: u32) {
        let text = &*designation.text;
        let mut node = if designation.exact { EXACT } else { INFLECTED };
        for (at, word) in words(text).enumerate() {
            let word = &text[word];
            if at == 0 {
                match head(word, self.inflection) {
                    Some(bit) => self.heads[usize::from(bit) / 64] |= 1 << (bit % 64),
                    None => self.heads.fill(u64::MAX),
                }
            }
            let step = (node, self.normal(word, designation.exact));
            let Ok(new) = u32::try_from(self.ends.len()) else { return };
            node = *self.steps.entry(step).or_insert(new);
            if node == new {
                self.ends.push(Vec::new());
            }
        }
        if node != EXACT && node != INFLECTED {
            self.ends[node as usize].push(index);
        }
    }

    /// Whether there are none.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.designations.is_empty()
    }

    /// Whether any of them is not to be used.
    #[must_use]
    pub(crate) fn forbids(&self) -> bool {
        self.forbids
    }

    /// The places where a text uses designations, in order, none in another. Code and addresses are
    /// none; what is written just so is found in file names, too.
    #[must_use]
    pub(crate) fn find_terms(&self, facts: &TextFacts<'_>) -> Vec<TermOccurrence> {
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        let (text, mut at) = (facts.text(), 0);
        let mut look = |word: Range<usize>| {
            if word.start < at {
                return;
            }
            at = word.end;
            let Some((range, node, root)) = self.longest(text, word) else { return };
            at = range.end;
            if is_said(root, &range, facts.markup()) {
                found.push(TermOccurrence { range, node });
            }
        };
        // Marks that combine with a letter are part of its word, and of no token.
        if facts.has_any(MARKS) {
            words(text).for_each(look);
            return found;
        }
        let (tokens, kept) = (facts.tokens(), self.inflection.keeps_heads());
        for (index, token) in tokens.iter().enumerate() {
            // Where markup ends within a word, the word has several tokens.
            let follows = index > 0 && tokens[index - 1].end == token.start;
            let goes_on = tokens.get(index + 1).is_some_and(|next| next.start == token.end);
            let promises = || {
                if kept {
                    self.may_begin_with(token.lexeme.head)
                } else {
                    self.promises(token.as_written(text))
                }
            };
            if !follows && (goes_on || promises()) {
                look(token.start..run_end(text, token.end, true));
            }
        }
        found
    }

    /// The longest designation that begins with a word: where it stands, its node and its tree.
    fn longest(&self, text: &str, word: Range<usize>) -> Option<(Range<usize>, u32, u32)> {
        if !self.promises(&text[word.clone()]) {
            return None;
        }
        let start = word.start;
        let ((_, end, node), root) = [EXACT, INFLECTED]
            .into_iter()
            .filter_map(|root| Some((self.walk(root, text, word.clone())?, root)))
            .max_by_key(|((length, ..), root)| (*length, *root == EXACT))?;
        Some((start..end, node, root))
    }

    /// Whether a designation may begin with a word.
    #[inline]
    fn promises(&self, word: &str) -> bool {
        self.may_begin_with(head(word, self.inflection))
    }

    /// Whether a designation may begin with what a word begins with.
    #[inline]
    fn may_begin_with(&self, head: Option<u16>) -> bool {
        head.is_none_or(|bit| self.heads[usize::from(bit) / 64] & (1 << (bit % 64)) != 0)
    }

    /// The longest designation that begins with a word: how many words it has, where it ends, and
    /// its node.
    fn walk(&self, root: u32, text: &str, word: Range<usize>) -> Option<(usize, usize, u32)> {
        let (mut node, mut longest) = (root, None);
        let (mut word, mut length) = (Some(word), 0);
        while let Some(at) = word {
            let step = (node, self.normal(&text[at.clone()], root == EXACT));
            let Some(next) = self.steps.get(&step) else { break };
            node = *next;
            length += 1;
            if !self.ends[node as usize].is_empty() {
                longest = Some((length, at.end, node));
            }
            word = next_word(text, at.end).filter(|next| is_joint(&text[at.end..next.start]));
        }
        longest
    }

    /// The designations found at a place: several where two entries share one.
    pub(crate) fn designations_at(
        &self,
        found: &TermOccurrence,
    ) -> impl Iterator<Item = &Designation> {
        let ends = self.ends.get(found.node as usize);
        ends.into_iter().flatten().filter_map(|&index| self.designations.get(index as usize))
    }

    /// The stems of a text's words.
    #[must_use]
    pub(crate) fn stems(&self, text: &str) -> HashSet<u64> {
        words(text).map(|word| key(&self.inflection.stem(&text[word]))).collect()
    }

    /// Whether all words of a designation that mean something have their stem among these.
    #[must_use]
    pub(crate) fn says(&self, designation: &str, stems: &HashSet<u64>) -> bool {
        let said = |word: &str| {
            ARTICLES.has(&word.to_lowercase()) || stems.contains(&key(&self.inflection.stem(word)))
        };
        words(designation).all(|word| said(&designation[word]))
    }

    fn normal(&self, word: &str, exact: bool) -> u64 {
        if exact {
            // "PDFs" is PDF.
            let stem = word.strip_suffix('s').filter(|stem| stem.chars().all(char::is_uppercase));
            hash(stem.filter(|stem| stem.len() > 1).unwrap_or(word))
        } else {
            hash(&self.inflection.base(word))
        }
    }
}

/// Whether what is found in a tree is said: outside of code, and unless it is written just so, of
/// addresses and the like.
fn is_said(root: u32, range: &Range<usize>, markup: &TextMarkup) -> bool {
    if root == EXACT {
        let next = markup.code.partition_point(|code| code.range.end <= range.start);
        markup.code.get(next).is_none_or(|code| range.end <= code.range.start)
    } else {
        markup.is_prose(range.clone())
    }
}

/// The bytes that begin the marks which combine with the letter before them, U+0300 to U+036F.
const MARKS: &[u8] = &[0xcc, 0xcd];

/// The first word of a text from `at` on, a run of letters and digits.
#[inline]
fn next_word(text: &str, at: usize) -> Option<Range<usize>> {
    let start = run_end(text, at, false);
    let end = run_end(text, start, true);
    (start < end).then_some(start..end)
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let word = next_word(text, at)?;
        at = word.end;
        Some(word)
    })
}

/// Where the run ends that begins at `at`, of what is inside of words or is not.
#[inline]
fn run_end(text: &str, mut at: usize, inside: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let (own, next) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), at + 1)
        } else {
            let (c, next) = letter::at(text, at);
            (letter::is_alphanumeric(c) || ('\u{300}'..='\u{36f}').contains(&c), next)
        };
        if own != inside {
            break;
        }
        at = next;
    }
    at
}

/// Whether what stands between two words lets them belong together.
fn is_joint(gap: &str) -> bool {
    gap == "."
        || gap.chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}' | ',' | '*' | '_' | '/' | '&'
                )
        })
}

/// A small hash of the first letters of a word; none where their case is not simple, or inflection
/// may change them.
fn head(word: &str, inflection: Inflection) -> Option<u16> {
    let kept = inflection.keeps_heads() || word.as_bytes().iter().take(3).all(u8::is_ascii);
    if kept { first_letters(word) } else { None }
}

/// A small hash of the first letters of a word in lower case; none where their case is not simple.
pub(super) fn first_letters(word: &str) -> Option<u16> {
    let mut hash = 0_u32;
    for c in word.chars().take(3) {
        let lower = match c {
            '\0'..='\x7f' => c.to_ascii_lowercase(),
            'À'..='Þ' if c != '×' => char::from_u32(u32::from(c) + 0x20)?,
            '\u{80}'..='\u{ff}' => c,
            _ => return None,
        };
        hash = hash.wrapping_mul(31).wrapping_add(lower.into());
    }
    u16::try_from(hash % HEADS).ok()
}

fn hash(word: &str) -> u64 {
    fnv64(word.bytes().map(u64::from))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        model::{Pattern, Span},
        text::Language,
    };

    const FRENCH: [(&str, bool); 7] = [
        ("coopérative", false),
        ("coopérative informatique", false),
        ("économie des soins", false),
        ("Unité de l’économie coopérative, sociale et solidaire", false),
        ("OIT", true),
        ("Patio.coop", true),
        ("PDF", true),
    ];

    /// The designations above.
    fn french() -> TermFinder {
        let designation = |(entry, (text, exact)): (usize, &(&str, bool))| Designation {
            text: (*text).to_owned(),
            exact: *exact,
            forbidden: false,
            entry: u32::try_from(entry).unwrap(),
        };
        TermFinder::new("fr", FRENCH.iter().enumerate().map(designation).collect())
    }

    /// The places where a French text uses the designations above, as written.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let pattern = Pattern::plain(text, Span::at(0));
        let found = french().find_terms(&TextFacts::from_pattern(&pattern, Language::named("fr")));
        let found: Vec<_> = found.iter().map(|found| &text[found.range.clone()]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_is_found_inflected_or_not() {
        check("", &[]);
        check("Les coopératives et la coopération.", &["coopératives"]);
        check("Des Coopératives informatiques", &["Coopératives informatiques"]);
        check("dans l’économie des soins", &["économie des soins"]);
        check("l’économie ; des soins", &[]);
        check(
            "l’Unité de l’économie coopérative, sociale et solidaire de l’OIT",
            &["Unité de l’économie coopérative, sociale et solidaire", "OIT"],
        );
        check("oit, les PDFs, Patio.coop", &["PDFs", "Patio.coop"]);
        check("`coopérative` et `OIT`", &[]);
    }

    proptest! {
        #[test]
        fn terms_are_found_by_tokens_as_by_words(
            text in "(OIT|PDFs?|[Cc]oop[ée]ratives?|[a-z.@]|é|\u{301}|économie des soins|`|[ -,*()\\[\\]<>/]){0,16}",
        ) {
            let terms = french();
            let pattern = Pattern::plain(&*text, Span::at(0));
            let facts = TextFacts::from_pattern(&pattern, Language::named("fr"));
            let (mut expected, mut at) = (Vec::new(), 0);
            while let Some(word) = next_word(&text, at) {
                at = word.end;
                let Some((range, node, root)) = terms.longest(&text, word) else { continue };
                at = range.end;
                if is_said(root, &range, facts.markup()) {
                    expected.push(TermOccurrence { range, node });
                }
            }
            prop_assert_eq!(terms.find_terms(&facts), expected, "{:?}", text);
        }
    }

    #[test]
    fn a_stem_is_enough_to_say_a_term() {
        let terms = TermFinder::new("en", Vec::new());
        let stems = terms.stems("the privacy of their data");
        assert!(terms.says("data privacy", &stems));
        assert!(!terms.says("data protection", &stems));
    }

    #[test]
    fn hostile_texts_are_read_in_one_pass() {
        for text in ["économie des ".repeat(1 << 15), "a".repeat(1 << 18), "é ".repeat(1 << 16)] {
            check(&text, &[]);
        }
    }
}
