//! What of a paragraph may survive translation: figures, names, identifiers, words, marks.
//!
//! Each distinct token has a *word* (itself, without case and accents) and, where it is long
//! enough, a *key*: its first letter and its first consonants, which cognates share (`adresse` and
//! `address`, `exemple` and `example`). Words and keys of both documents are numbered together.

use std::collections::{BTreeMap, HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::text::PairDictionary;

use super::AlignmentPiece;

/// No more distinct tokens are kept of a paragraph; the rarest are.
pub(super) const MOST_TOKENS: usize = 128;

/// The number of a word or key.
pub(super) type FeatureId = u32;

/// The documents, as indices.
pub(super) const SOURCE: usize = 0;
pub(super) const TARGET: usize = 1;

/// What has no key.
pub(super) const NONE: FeatureId = FeatureId::MAX;

/// A distinct token of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct AlignmentToken {
    pub(super) word: FeatureId,
    pub(super) key: FeatureId,
    pub(super) class: TokenClass,
}

impl AlignmentToken {
    /// Word and key.
    pub(super) fn features(&self) -> impl Iterator<Item = FeatureId> + use<> {
        [self.word, self.key].into_iter().filter(|feature| *feature != NONE)
    }
}

/// What a token is; how well it survives translation depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TokenClass {
    /// A punctuation mark or symbol.
    Mark,
    /// A word.
    Word,
    /// A word with a capital in the middle of a sentence, or capitals in the middle of it.
    Name,
    /// A number.
    Number,
    /// Something with signs inside: an address, a path, an identifier.
    Code,
}

/// The paragraphs of one document.
#[derive(Debug, Default)]
pub(super) struct TokenisedSide {
    tokens: Vec<AlignmentToken>,
    starts: Vec<usize>,
    /// Characters of each paragraph.
    pub(super) sizes: Vec<f32>,
    /// Kind and level of each paragraph, as a small number.
    pub(super) kinds: Vec<u8>,
    /// In how many paragraphs each feature occurs.
    pub(super) counts: Vec<u32>,
}

/// Both documents.
#[derive(Debug, Default)]
pub(super) struct AlignmentCorpus {
    pub(super) sides: [TokenisedSide; 2],
    /// Number of features.
    pub(super) features: usize,
}

impl TokenisedSide {
    pub(super) fn len(&self) -> usize {
        self.sizes.len()
    }

    pub(super) fn tokens(&self, paragraph: usize) -> &[AlignmentToken] {
        &self.tokens[self.starts[paragraph]..self.starts[paragraph + 1]]
    }
}

impl AlignmentCorpus {
    /// Reads both documents; the reader reads further texts with the same numbers.
    pub(super) fn new(
        source: &[AlignmentPiece<'_>],
        target: &[AlignmentPiece<'_>],
        dictionary: Option<PairDictionary>,
    ) -> (Self, TokenReader) {
        let mut names = TokenReader { dictionary, ..TokenReader::default() };
        let source = names.side(source, SOURCE);
        let target = names.side(target, TARGET);
        let mut corpus = Self { sides: [source, target], features: names.numbers.len() };
        for side in &mut corpus.sides {
            side.count_features(corpus.features);
            side.trim();
        }
        (corpus, names)
    }
}

impl TokenisedSide {
    fn count_features(&mut self, features: usize) {
        self.counts = vec![0; features];
        let mut last = vec![usize::MAX; features];
        for paragraph in 0..self.len() {
            for token in self.starts[paragraph]..self.starts[paragraph + 1] {
                for feature in [self.tokens[token].word, self.tokens[token].key] {
                    if feature != NONE && last[feature as usize] != paragraph {
                        last[feature as usize] = paragraph;
                        self.counts[feature as usize] += 1;
                    }
                }
            }
        }
    }

    /// Keeps the rarest tokens of long paragraphs.
    fn trim(&mut self) {
        let (mut kept, mut starts) = (Vec::with_capacity(self.tokens.len()), vec![0]);
        for paragraph in 0..self.len() {
            let tokens = &mut self.tokens[self.starts[paragraph]..self.starts[paragraph + 1]];
            tokens.sort_by_key(|token| self.counts[token.word as usize]);
            kept.extend_from_slice(&tokens[..tokens.len().min(MOST_TOKENS)]);
            starts.push(kept.len());
        }
        (self.tokens, self.starts) = (kept, starts);
    }
}

/// Reads texts, and numbers their features as they come.
#[derive(Debug, Default)]
pub(super) struct TokenReader {
    numbers: HashMap<u64, FeatureId>,
    /// The paragraph in which each word was last seen, to take it once.
    seen: Vec<usize>,
    paragraphs: usize,
    dictionary: Option<PairDictionary>,
    /// The side that is read.
    reads: usize,
    /// The stems that the dictionary has for the words of either side.
    stems: [BTreeMap<FeatureId, u16>; 2],
    /// The words that were looked up there.
    looked_up: [HashSet<FeatureId>; 2],
}

/// A text by itself: its tokens and its size.
#[derive(Debug)]
pub(super) struct TokenisedText {
    pub(super) tokens: Vec<AlignmentToken>,
    pub(super) size: f32,
}

impl TokenReader {
    fn side(&mut self, pieces: &[AlignmentPiece<'_>], reads: usize) -> TokenisedSide {
        self.reads = reads;
        let mut side = TokenisedSide { starts: vec![0], ..TokenisedSide::default() };
        for piece in pieces {
            self.paragraphs += 1;
            self.tokens(piece.text, &mut side.tokens);
            side.starts.push(side.tokens.len());
            side.sizes.push(size(piece.text));
            side.kinds.push(kind(piece));
        }
        side
    }

    fn feature_number(&mut self, hash: u64) -> FeatureId {
        let next = FeatureId::try_from(self.numbers.len()).unwrap_or(NONE - 1);
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.seen.push(0);
        }
        number
    }

    fn push_token(
        &mut self,
        word: u64,
        key: Option<u64>,
        class: TokenClass,
        tokens: &mut Vec<AlignmentToken>,
    ) {
        let word = self.feature_number(word);
        if std::mem::replace(&mut self.seen[word as usize], self.paragraphs) != self.paragraphs {
            let key = key.map_or(NONE, |key| self.feature_number(key));
            tokens.push(AlignmentToken { word, key, class });
        }
    }

    /// Reads a part of a text that the corpus holds.
    pub(super) fn tokenise_part(&mut self, text: &str) -> TokenisedText {
        let mut tokens = Vec::new();
        self.paragraphs += 1;
        self.tokens(text, &mut tokens);
        TokenisedText { tokens, size: size(text) }
    }

    fn tokens(&mut self, text: &str, tokens: &mut Vec<AlignmentToken>) {
        let mut sentence_start = true;
        for chunk in text.split_whitespace() {
            self.chunk(chunk, sentence_start, tokens);
            sentence_start = chunk.ends_with(['.', '?', '!', ':', '…']);
        }
    }

    /// A run of characters without white space.
    fn chunk(&mut self, chunk: &str, mut sentence_start: bool, tokens: &mut Vec<AlignmentToken>) {
        let (mut parts, mut code) = (0, FnvHasher::new(b'c'));
        let mut chars = chunk.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if !c.is_alphanumeric() {
                if let Some(mark) = mark(c) {
                    self.push_token(
                        FnvHasher::new(b'm').with(mark).0,
                        None,
                        TokenClass::Mark,
                        tokens,
                    );
                }
                continue;
            }
            let mut end = start + c.len_utf8();
            while !is_ideograph(c)
                && let Some(&(at, next)) = chars.peek()
                && next.is_alphanumeric()
                && !is_ideograph(next)
                && next.is_numeric() == c.is_numeric()
            {
                end = at + next.len_utf8();
                chars.next();
            }
            let part = &chunk[start..end];
            let word = self.word(part, sentence_start, tokens);
            sentence_start = false;
            parts += 1;
            code = code.with_u64(word);
        }
        let inner = chunk.trim_matches(|c: char| !c.is_alphanumeric());
        if parts > 1 && inner.contains(['_', '/', '.', '@', '-', ':', '=', '+']) {
            self.push_token(code.0, None, TokenClass::Code, tokens);
        }
    }

    fn word(&mut self, part: &str, sentence_start: bool, tokens: &mut Vec<AlignmentToken>) -> u64 {
        let folded = fold(part);
        let hash = folded.chars().fold(FnvHasher::new(b'w'), FnvHasher::with).0;
        let capital = |c: char| c.is_uppercase();
        let class = if part.starts_with(char::is_numeric) {
            TokenClass::Number
        } else if part.chars().skip(usize::from(sentence_start)).any(capital) {
            TokenClass::Name
        } else {
            TokenClass::Word
        };
        let key = if class == TokenClass::Number { None } else { key(&folded) };
        self.push_token(hash, key, class, tokens);
        if let Some(dictionary) = self.dictionary.filter(|_| class != TokenClass::Number) {
            let number = self.feature_number(hash);
            let side = self.reads;
            if !self.looked_up[side].insert(number) {
                return hash;
            }
            if let Some(stem) = dictionary.stem(side, part) {
                self.stems[side].insert(number, stem);
            }
        }
        hash
    }

    /// The words of both sides that the dictionary has as translations of each other, and how often each
    /// word of either side is accounted for in good translations.
    pub(super) fn known_words(&self) -> KnownWords {
        let mut known = KnownWords::default();
        let Some(dictionary) = self.dictionary else { return known };
        let mut by_stem: HashMap<u16, Vec<FeatureId>> = HashMap::new();
        for (&word, &stem) in &self.stems[TARGET] {
            by_stem.entry(stem).or_default().push(word);
        }
        for (&word, &stem) in &self.stems[SOURCE] {
            for translation in dictionary.translations(SOURCE, stem) {
                let words = by_stem.get(&translation).into_iter().flatten();
                known
                    .pairs
                    .extend(words.filter(|other| **other != word).map(|&other| (word, other)));
            }
        }
        known.pairs.sort_unstable();
        for side in [SOURCE, TARGET] {
            let rates = self.stems[side]
                .iter()
                .filter_map(|(&word, &stem)| Some((word, dictionary.rate(side, stem)?)));
            known.rates[side] = rates.collect();
        }
        known
    }
}

/// What a dictionary knows of the words of two documents.
#[derive(Debug, Default)]
pub(super) struct KnownWords {
    /// Words of the source and of the target that translate each other.
    pub(super) pairs: Vec<(FeatureId, FeatureId)>,
    /// How often a word is accounted for in good translations.
    pub(super) rates: [BTreeMap<FeatureId, f32>; 2],
}

/// Characters that are no white space.
fn size(text: &str) -> f32 {
    text.chars().filter(|c| !c.is_whitespace()).count().max(1) as f32
}

/// Chinese and Japanese write no spaces: each of their characters is a word of its own.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A mark that translation keeps, in one form for all that do the same.
fn mark(c: char) -> Option<char> {
    match c {
        '.' | ',' | ';' | '\'' | '’' | '-' | '–' | '—' | '\u{fffc}' => None,
        '«' | '»' | '“' | '”' | '„' | '"' | '‘' => Some('"'),
        '？' => Some('?'),
        '：' => Some(':'),
        c if c.is_whitespace() || c.is_control() => None,
        c => Some(c),
    }
}

/// Lower case, without accents.
fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase().nfd() {
            match c {
                '\u{300}'..='\u{36f}' => {}
                'œ' => out.push_str("oe"),
                'æ' => out.push_str("ae"),
                'ß' => out.push_str("ss"),
                c => out.push(c),
            }
        }
    }
    out
}

/// The first letter and the first four consonants, doubled ones once, those that sound alike as
/// one; words of fewer than four letters or one consonant have none.
fn key(folded: &str) -> Option<u64> {
    folded.chars().nth(3)?;
    let (mut hash, mut consonants, mut last) = (FnvHasher::new(b'k'), 0, '\0');
    for (index, c) in folded.chars().enumerate() {
        let c = match c {
            'k' | 'q' => 'c',
            'z' => 's',
            'y' => 'i',
            c => c,
        };
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'h' | 'w');
        if (index == 0 || !vowel) && c != last {
            hash = hash.with(c);
            consonants += usize::from(!vowel);
        }
        last = c;
        if consonants == 4 {
            break;
        }
    }
    (consonants >= 2).then_some(hash.0)
}

/// FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>; a collision costs a little evidence.
#[derive(Clone, Copy)]
struct FnvHasher(u64);

impl FnvHasher {
    fn new(seed: u8) -> Self {
        Self(0xcbf2_9ce4_8422_2325).with_u64(u64::from(seed))
    }

    fn with(self, c: char) -> Self {
        self.with_u64(u64::from(c))
    }

    fn with_u64(self, value: u64) -> Self {
        Self((self.0 ^ value).wrapping_mul(0x0100_0000_01b3).rotate_left(23))
    }
}

/// Kind and level as a small number; levels beyond the third are one.
fn kind(piece: &AlignmentPiece<'_>) -> u8 {
    piece.kind as u8 * 4 + piece.level.unwrap_or(0).min(3)
}
