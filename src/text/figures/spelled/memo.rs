//! What words are in a number, remembered: a text has few different ones, and nearly all are none.

use std::cell::RefCell;

use super::{super::date, Language, Word, english, french};

/// What a word is: the month it names, and what it does in a number and whether it is an ordinal.
pub(super) type Meaning = (Option<u8>, Option<(Word, bool)>);

/// How many words are remembered; one that falls into the place of another takes it.
const PLACES: usize = 1024;

struct Known {
    word: String,
    language: Language,
    meaning: Meaning,
}

thread_local! {
    /// A pure function's results: what is forgotten is found again, and the same.
    static KNOWN: RefCell<Vec<Option<Known>>> = const { RefCell::new(Vec::new()) };
}

/// What a word of a language is.
pub(super) fn meaning(word: &str, language: Language) -> Meaning {
    KNOWN.with_borrow_mut(|known| {
        if known.is_empty() {
            known.resize_with(PLACES, || None);
        }
        let place = &mut known[place(word)];
        match place {
            Some(known) if known.word == word && known.language == language => known.meaning,
            _ => {
                let meaning = read(word, language);
                *place = Some(Known { word: word.to_owned(), language, meaning });
                meaning
            }
        }
    })
}

fn read(word: &str, language: Language) -> Meaning {
    let lower: String = word.chars().flat_map(char::to_lowercase).collect();
    let number = match language {
        Language::French => french::word(&lower),
        Language::English => english::word(&lower),
        Language::Other => None,
    };
    (date::month(word, language), number)
}

fn place(word: &str) -> usize {
    let add = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    word.bytes().fold(0x811c_9dc5, add) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_read() {
        let words = ["mai", "May", "douze", "twelve", "Dix", "six", "maison", "", "É"];
        // More words than there are places, so that most are forgotten in between.
        let others = (0..2 * PLACES).map(|index| format!("mot{index}"));
        for word in words.map(str::to_owned).into_iter().chain(others) {
            for language in [Language::French, Language::English, Language::Other] {
                for _ in 0..2 {
                    assert_eq!(meaning(&word, language), read(&word, language), "{word}");
                }
            }
        }
    }
}
