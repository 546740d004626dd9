//! How many words a text has, told from the few classes of characters that French and English are
//! written in: by UAX #29, of which any other text is asked.

use super::words;

/// How many words a text has: as many as `words` finds.
#[must_use]
pub(crate) fn count_words(text: &str) -> usize {
    let mut count = 0;
    // What the character before was, and the one before it if that one joins.
    let (mut last, mut before) = (CharacterClass::Apart, CharacterClass::Apart);
    let mut has_letter = false;
    for c in text.chars() {
        let Some(class) = class(c) else { return words(text).count() };
        let in_word = match (last, class) {
            (CharacterClass::Colon | CharacterClass::Point, CharacterClass::Letter) => {
                before == CharacterClass::Letter
            }
            (CharacterClass::Comma | CharacterClass::Point, CharacterClass::Digit) => {
                before == CharacterClass::Digit
            }
            // Whether a mark joins is told by what follows it.
            (CharacterClass::Letter | CharacterClass::Digit, _) => class != CharacterClass::Apart,
            (
                CharacterClass::Bar,
                CharacterClass::Letter | CharacterClass::Digit | CharacterClass::Bar,
            ) => true,
            _ => false,
        };
        has_letter &= in_word;
        if matches!(class, CharacterClass::Letter | CharacterClass::Digit) && !has_letter {
            has_letter = true;
            count += 1;
        }
        (before, last) = (last, class);
    }
    count
}

/// What a character does to the word that it stands at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CharacterClass {
    Letter,
    Digit,
    /// Joins letters and digits, and is no word by itself: `_` and U+202F.
    Bar,
    /// Joins letters.
    Colon,
    /// Joins digits.
    Comma,
    /// Joins both: a point or an apostrophe.
    Point,
    Apart,
}

/// The class of the characters that French and English are written in.
#[inline]
fn class(c: char) -> Option<CharacterClass> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => CharacterClass::Letter,
        '0'..='9' => CharacterClass::Digit,
        '_' | '\u{202f}' => CharacterClass::Bar,
        ':' => CharacterClass::Colon,
        ',' | ';' => CharacterClass::Comma,
        '.' | '\'' | '‘' | '’' => CharacterClass::Point,
        '\0'..='\x7f'
        | '×'
        | '÷'
        | '\u{a0}'
        | '«'
        | '»'
        | '°'
        | '“'
        | '”'
        | '–'
        | '—'
        | '…'
        | '€' => CharacterClass::Apart,
        'À'..='ÿ' | 'œ' | 'Œ' => CharacterClass::Letter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_character_counts_as_unicode_says() {
        let all = ('\0'..='\u{17f}').chain('\u{2000}'..='\u{206f}').chain(['€', '₂', 'é']);
        for c in all {
            for text in [
                format!("{c}"),
                format!("a{c}b"),
                format!("1{c}2"),
                format!("a{c}2"),
                format!("_{c}a{c}"),
                format!("a{c}{c}b 1{c}_{c}1"),
            ] {
                assert_eq!(count_words(&text), words(&text).count(), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn as_many_are_counted_as_there_are(text in "([a1é_'’.,:; \u{a0}\u{202f}œ€-]|\\PC){0,12}") {
            prop_assert_eq!(count_words(&text), words(&text).count());
        }

        #[test]
        fn so_they_are_in_prose(text in "[a1é_'’.,:; \u{a0}\u{202f}\"-]{0,12}") {
            prop_assert_eq!(count_words(&text), words(&text).count());
        }
    }
}
