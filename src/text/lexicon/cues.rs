//! What is listed of words beside the lexicon: function words, what negates or may, irregular stems.

use std::collections::HashMap;

use super::super::hash::hash_text;

/// What a word does; several may hold.
pub(super) mod role {
    /// An article, pronoun, auxiliary or the like: no word of content.
    pub(in super::super) const FUNCTION: u8 = 1;
    /// It negates: *not*, *never*; *ne*.
    pub(in super::super) const NEGATION: u8 = 2;
    /// It negates beside *ne*: *pas*, *jamais*.
    pub(in super::super) const PARTICLE: u8 = 4;
    /// It can carry a negation of the other language: *exclude*, *sauf*, *unable*.
    pub(in super::super) const WEAK: u8 = 8;
    /// An auxiliary, which is negated for the sake of what it stands with.
    pub(in super::super) const AUXILIARY: u8 = 16;
    /// With a negation it says something that other languages say without: *n’hésitez pas*.
    pub(in super::super) const IDIOM: u8 = 32;
    /// Before a negation it leaves open which of the two it is: *whether or not*.
    pub(in super::super) const DOUBT: u8 = 64;
    /// A word that other languages have borrowed, if with its accents: *être*, *façade*.
    pub(in super::super) const LOAN: u8 = 128;
}

/// The listed words of a language.
#[derive(Debug, Default)]
pub(super) struct CueWords {
    words: HashMap<u32, u8, foldhash::fast::FixedState>,
    /// Beginnings and ends that make a word [`role::WEAK`].
    weak_prefixes: Vec<&'static str>,
    weak_suffixes: Vec<&'static str>,
    /// Beginnings of words that the lexicon was counted with another stem for than the stemmer at
    /// hand has, which is older.
    stems: Vec<(&'static str, &'static str)>,
    /// Negations that languages say otherwise, from the negation on: *no better*.
    phrases: Vec<&'static str>,
    /// Auxiliaries that stand before a verb where it is denied or asked, and seldom otherwise: *do*.
    support: Vec<&'static str>,
    /// Auxiliaries that may stand behind one of those: *do have*.
    supported: Vec<&'static str>,
    /// Ends of the adverbs that may stand between the two: *does necessarily mean*.
    adverb_suffixes: Vec<&'static str>,
    /// Words that might deny with what says the same in the other language and denies nothing: *but*, *mais*.
    equivalents: Vec<(&'static str, &'static str)>,
    /// Beginnings of words of which another language says that there is less of something: *cheaper*, *moins cher*.
    lessening: Vec<&'static str>,
    /// Words between a verb and the infinitive that belongs to it.
    verb_links: Vec<&'static str>,
    /// Conjunctions that make a condition of what follows: *si … ne … pas* is *unless*, *either … or*.
    conditions: Vec<&'static str>,
    has_particles: bool,
    borrows: bool,
}

/// Beginnings that need no look at what follows.
const MOSTLY_NEGATIVE: [&str; 3] = ["un", "non", "dis"];

/// Ends of what may or may not be done, whose stem need not be a word: *introuvable*.
const POSSIBLE: [&str; 4] = ["able", "ables", "ible", "ibles"];

/// A word of fewer letters has no prefix that negates.
const MIN_LETTERS_OF_PREFIXED: usize = 5;

impl CueWords {
    /// Those of a language in a list with its language, role and words in each line.
    pub(super) fn parse_cues(list: &'static str, language: &str) -> Self {
        let mut cues = Self::default();
        for line in list.lines() {
            let mut fields = line.split('\t');
            let (Some(code), Some(kind), Some(words)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            if code == language {
                cues.add_cues(kind, words.split_whitespace());
            }
        }
        cues
    }

    fn add_cues(&mut self, kind: &str, words: impl Iterator<Item = &'static str>) {
        let role = match kind {
            "weak-prefix" => return self.weak_prefixes.extend(words),
            "weak-suffix" => return self.weak_suffixes.extend(words),
            "condition" => return self.conditions.extend(words),
            "verb-link" => return self.verb_links.extend(words),
            "support" => return self.support.extend(words),
            "equivalent" => {
                return self.equivalents.extend(words.filter_map(|word| word.split_once('=')));
            }
            "lessening" => return self.lessening.extend(words),
            "supported" => return self.supported.extend(words),
            "adverb-suffix" => return self.adverb_suffixes.extend(words),
            "phrase" => return self.phrases.extend(words),
            "stem" => return self.stems.extend(words.filter_map(|word| word.split_once('='))),
            "function" => role::FUNCTION,
            "negation" => role::NEGATION,
            "trait" => {
                self.borrows = true;
                return;
            }
            "particle" => {
                self.has_particles = true;
                role::PARTICLE
            }
            "auxiliary" => role::AUXILIARY,
            "idiom" => role::IDIOM,
            "doubt" => role::DOUBT,
            "loan" => role::LOAN,
            _ => role::WEAK,
        };
        for word in words {
            *self.words.entry(hash_text(word.as_bytes())).or_default() |= role;
        }
    }

    /// The stem that the lexicon has for a word in small letters, where the stemmer has another.
    pub(super) fn stem(&self, word: &str) -> Option<&'static str> {
        let found = self.stems.iter().find(|(beginning, _)| word.starts_with(beginning));
        found.map(|(_, stem)| *stem)
    }

    /// Whether a word is an auxiliary that a denied verb needs and an affirmed one does not.
    pub(super) fn supports(&self, word: &str) -> bool {
        self.support.iter().any(|own| word.eq_ignore_ascii_case(own))
    }

    /// What says the same as a word that might deny, and denies nothing itself.
    pub(super) fn equivalents(&self, word: &str) -> impl Iterator<Item = &'static str> {
        let same = self.equivalents.iter().filter(|(own, _)| own.eq_ignore_ascii_case(word));
        same.map(|(_, other)| *other)
    }

    /// Whether a word that is no verb of content may stand behind such an auxiliary as the verb that it supports.
    pub(super) fn may_be_supported(&self, word: &str) -> bool {
        self.supported.contains(&word)
    }

    /// Whether a word is an adverb by its end.
    pub(super) fn is_adverb(&self, word: &str) -> bool {
        self.adverb_suffixes.iter().any(|suffix| word.ends_with(suffix))
    }

    /// Whether another language may say of a word, in small letters, that there is less of something.
    pub(super) fn is_lessening(&self, word: &str) -> bool {
        self.lessening.iter().any(|beginning| word.starts_with(beginning))
    }

    /// Whether a word may stand between a verb and its infinitive.
    pub(super) fn links_verb(&self, word: &str) -> bool {
        self.verb_links.contains(&word)
    }

    /// Whether a word makes a condition of what follows.
    pub(super) fn opens_condition(&self, word: &str) -> bool {
        self.conditions.iter().any(|own| word.eq_ignore_ascii_case(own))
    }

    /// Whether a text in small letters begins with a negation that languages say otherwise.
    pub(super) fn begins_phrase(&self, text: &str) -> bool {
        self.phrases.iter().any(|phrase| {
            let mut words = text.split_whitespace();
            phrase.split('_').all(|word| words.next() == Some(word))
        })
    }

    /// Whether a negation is made of two words.
    pub(super) fn has_particles(&self) -> bool {
        self.has_particles
    }

    /// Whether the language takes over many words of the other, so that one says nothing.
    pub(super) fn borrows(&self) -> bool {
        self.borrows
    }

    /// The roles of a word in small letters; `is_word` tells whether there is a word like that.
    pub(super) fn roles(&self, word: &str, is_word: impl Fn(&str) -> bool) -> u8 {
        let mut roles = self.words.get(&hash_text(word.as_bytes())).copied().unwrap_or_default();
        let long = word.chars().nth(MIN_LETTERS_OF_PREFIXED - 1).is_some();
        if long && roles & (role::NEGATION | role::FUNCTION) == 0 {
            let prefixed = self.weak_prefixes.iter().any(|prefix| {
                let rest = word.strip_prefix(prefix);
                rest.is_some_and(|rest| {
                    MOSTLY_NEGATIVE.contains(prefix)
                        || POSSIBLE.iter().any(|end| rest.ends_with(end))
                        || is_word(rest)
                })
            });
            if prefixed || self.weak_suffixes.iter().any(|suffix| word.ends_with(suffix)) {
                roles |= role::WEAK;
            }
        }
        roles
    }
}
