//! The stop words by which languages are told from each other.
//!
//! No language's list holds a word that another has as well, whatever it means there (*on*, *or*, *car*,
//! *pour*, *son*, *as*): such a word says nothing.

use std::sync::LazyLock;

use super::Language;

/// Bytes of the longest of them.
const MAX_BYTES: usize = 14;

/// Slots of the table, several times the number of words.
const SLOTS: usize = 2048;

/// The lists of all languages as one table, since nearly every word of every text is looked up. A word stands in the
/// slot that its first bytes and its length make, or in the next that is free.
static TABLE: LazyLock<Vec<Option<(&str, Language)>>> = LazyLock::new(|| {
    let mut table = vec![None; SLOTS];
    let of_language = |language: Language| {
        language.pack().words.stop_words.iter().map(move |word| (word, language))
    };
    for (word, language) in Language::all().flat_map(of_language) {
        let mut slot = slot(word);
        while table[slot].is_some() {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = Some((word, language));
    }
    table
});

fn slot(word: &str) -> usize {
    let bytes = word.as_bytes();
    let mut first = [0; 8];
    let length = bytes.len().min(8);
    first[..length].copy_from_slice(&bytes[..length]);
    let last = u64::from(bytes.last().copied().unwrap_or_default());
    let mixed = (u64::from_le_bytes(first) ^ (last << 56) ^ bytes.len() as u64)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 53).unwrap_or_default() % SLOTS
}

/// The language whose stop word this is, in lower case; none where it is none.
#[must_use]
pub(crate) fn language(word: &str) -> Option<Language> {
    if word.is_empty() || word.len() > MAX_BYTES {
        return None;
    }
    let (table, mut slot) = (&*TABLE, slot(word));
    while let Some((known, language)) = table[slot] {
        if known == word {
            return Some(language);
        }
        slot = (slot + 1) % SLOTS;
    }
    None
}

/// The language whose function word this is, in lower case, in a text that should be in `expected`.
pub(super) fn in_text(word: &str, expected: Language) -> Option<Language> {
    let is_own = expected.pack().words.homographs.has(word);
    if is_own { Some(expected) } else { language(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        for expected in Language::all() {
            for word in expected.pack().words.stop_words.iter() {
                assert!(word.len() <= MAX_BYTES, "{word}");
                assert_eq!(language(word), Some(expected), "{word}");
                assert_eq!(language(&format!("{word}qx")), None, "{word}");
            }
        }
        let count: usize = Language::all().map(|l| l.pack().words.stop_words.iter().count()).sum();
        assert!(2 * count < SLOTS, "the table of {count} words is too full to be quick");
        for word in ["", "coopérative", "on", "é", "aujourd'hui et demain"] {
            assert_eq!(language(word), None, "{word}");
        }
    }
}
