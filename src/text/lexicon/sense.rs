//! What the lexicon knows of a word form: remembered with the word, so that it is found once.

use std::cell::RefCell;

use super::{
    super::{Language, hash::hash_text, inflect::Inflection, letter, word_memo::WordMemo},
    LexiconPlace, StemIndex,
    cues::role,
    poles::WordPoles,
};

/// Letters by which words and stems that begin alike are taken for the same.
pub(super) const PREFIX_LETTERS: usize = 5;
/// Words of fewer letters are compared with no other spelling.
const MIN_LETTERS_TO_RESEMBLE: usize = 4;
/// The longest word that is stemmed, in bytes; what is longer is no word.
const MAX_BYTES_TO_STEM: usize = 64;
/// What is no level of reliability: the stem is not known, or its rate is not.
const UNKNOWN: u8 = 255;

/// A word form as the lexicon sees it; of a number only the hash counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::text) struct WordSense {
    /// A hash of the word in small letters without diacritics.
    pub(super) form: u32,
    /// A hash of its stem.
    pub(super) stem: u32,
    /// A hash of its first letters, 0 where it has fewer.
    pub(super) prefix: u32,
    /// The same of its stem.
    pub(super) stem_prefix: u32,
    /// The stem's number in the lexicon.
    pub(super) entry: Option<StemIndex>,
    /// How surely the stem is accounted for in good translations, in 16 levels.
    pub(super) reliability: u8,
    /// What it does, as [`role`] has it.
    pub(super) roles: u8,
    /// Whether it is one of the language's words that the other hardly ever keeps.
    pub(super) only: bool,
    /// Whether it is one of the other language's such words.
    pub(super) foreign: bool,
    /// Whether a word of the other language is listed that cannot stand for it.
    pub(super) has_antonym: bool,
    /// The opposites that it is one of.
    pub(super) poles: WordPoles,
    /// A bit for each two letters that follow each other, some sharing one.
    pub(super) bigrams: u64,
    /// Its first letter; none where it is too short to resemble another.
    pub(super) initial: Option<char>,
    /// Its number of letters.
    pub(super) letters: u8,
}

thread_local! {
    /// A pure function's results, by language.
    static MET: [RefCell<WordMemo<WordSense>>; Language::COUNT + 1] =
        std::array::from_fn(|_| RefCell::default());
}

/// What the lexicon knows of words of a text, each between two places of it.
pub(in crate::text) fn senses_of(
    text: &str,
    words: impl Iterator<Item = (usize, usize)>,
    language: Language,
    place: LexiconPlace,
) -> Vec<WordSense> {
    let look_up = |word: &str| WordSense::look_up(word, language, place);
    MET.with(|met| {
        let mut met = met[language.index()].borrow_mut();
        words.map(|at| met.get(text, at, look_up)).collect()
    })
}

impl WordSense {
    /// Looks up a run of letters and digits.
    pub(super) fn look_up(word: &str, language: Language, place: LexiconPlace) -> Self {
        let lower = word.to_lowercase();
        let form = folded(&lower);
        let own = place.own();
        let stem = match own.cues.stem(&lower) {
            Some(stem) => stem.to_owned(),
            None if word.len() > MAX_BYTES_TO_STEM => form.clone(),
            None => folded(&Inflection::for_language(language.pack().code).stem(&lower)),
        };
        let stem_hash = hash_text(stem.as_bytes());
        let entry = own.stems.get(stem_hash);
        let letters = form.chars().count();
        let is_word = |rest: &str| {
            let stem = folded(&Inflection::for_language(language.pack().code).stem(rest));
            own.stems.get(hash_text(stem.as_bytes())).is_some()
        };
        let mut roles = own.cues.roles(&lower, is_word);
        if letters < 2 || !form.chars().all(letter::is_alphabetic) {
            roles |= role::FUNCTION;
        }
        let level = entry.and_then(|stem| own.reliability.get(usize::from(stem)));
        let hash = hash_text(lower.as_bytes());
        Self {
            form: hash_text(form.as_bytes()),
            stem: stem_hash,
            prefix: prefix(&form),
            stem_prefix: prefix(&stem),
            entry,
            reliability: level.copied().unwrap_or(UNKNOWN),
            roles,
            only: own.only.get(hash).is_some(),
            has_antonym: place.lexicon.antonyms.has_antonym(place.side, entry),
            poles: own.poles.of_word(&lower),
            foreign: is_foreign(place, &lower, hash),
            bigrams: bigrams(&form),
            initial: form.chars().next().filter(|_| letters >= MIN_LETTERS_TO_RESEMBLE),
            letters: u8::try_from(letters).unwrap_or(u8::MAX),
        }
    }

    /// Whether it is a word of content: something that a translation has to account for.
    #[inline]
    pub(super) fn has_content(&self) -> bool {
        self.roles & role::FUNCTION == 0
    }

    /// Whether it has a role.
    #[inline]
    pub(super) fn has_role(&self, roles: u8) -> bool {
        self.roles & roles != 0
    }

    /// Whether a negation may be one of it.
    pub(super) fn is_negatable(&self) -> bool {
        self.has_content() && !self.has_role(role::AUXILIARY)
    }

    /// Whether a word of the other language may stand for this one of `place`: as its translation, or
    /// since it is spelt alike.
    pub(super) fn is_translated_by(&self, other: &Self, place: LexiconPlace) -> bool {
        let partners = place.own().partners(self.entry);
        let is_partner =
            other.entry.is_some_and(|stem| partners.iter().any(|partner| partner.stem == stem));
        is_partner
            || self.form == other.form
            || self.prefix != 0 && self.prefix == other.prefix
            || self.resembles(other)
    }

    /// Whether a word of the other language accounts for this one of `place`: as
    /// [`Self::is_translated_by`], or as another form of a translation.
    pub(super) fn may_be_told_by(&self, other: &Self, place: LexiconPlace) -> bool {
        let is_form = |stem: StemIndex| {
            other.stem_prefix != 0
                && place.other().prefixes.get(usize::from(stem)) == Some(&other.stem_prefix)
        };
        self.is_translated_by(other, place)
            || place.own().partners(self.entry).iter().any(|partner| is_form(partner.stem))
    }

    /// Whether two words are spelt alike, so that one may be the other's cognate.
    #[inline]
    pub(super) fn resembles(&self, other: &Self) -> bool {
        self.initial.is_some()
            && self.initial == other.initial
            && self.letters.abs_diff(other.letters) <= 4
            && {
                let shared = (self.bigrams & other.bigrams).count_ones();
                let all = self.bigrams.count_ones() + other.bigrams.count_ones();
                // Dice's coefficient of at least 0.6.
                10 * shared >= 3 * all
            }
    }
}

/// Whether a word is one that only the other language has.
fn is_foreign(place: LexiconPlace, lower: &str, hash: u32) -> bool {
    place.other().only.get(hash).is_some()
        && place.other().cues.roles(lower, |_| false) & role::LOAN == 0
}

/// A word in small letters without diacritics, ligatures taken apart.
fn folded(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    for c in lower.chars() {
        letter::fold_letter(c, |c| match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            c => out.push(c),
        });
    }
    out
}

fn prefix(word: &str) -> u32 {
    word.char_indices()
        .nth(PREFIX_LETTERS - 1)
        .map_or(0, |(at, c)| hash_text(&word.as_bytes()[..at + c.len_utf8()]))
}

fn bigrams(word: &str) -> u64 {
    let (mut bits, mut last) = (0, None);
    for c in word.chars() {
        if let Some(last) = last.replace(c) {
            let mixed = (u32::from(last) * 31 + u32::from(c)).wrapping_mul(0x9e37_79b9);
            bits |= 1 << (mixed >> 26);
        }
    }
    bits
}
