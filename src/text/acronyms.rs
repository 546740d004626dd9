//! Acronyms, and whether a text spells one out.

use std::{collections::VecDeque, sync::LazyLock};

use super::{
    Capital, CapitalShape, key, languages::MergedList, letter::MAY_BE_UPPER, letter::folded_letters,
};

/// Acronyms that every reader knows better than what they stand for, in whatever language.
static KNOWN: LazyLock<Vec<u64>> = LazyLock::new(|| {
    static COMMON: MergedList = MergedList::new(|pack| &pack.words.common_acronyms);
    let mut keys: Vec<u64> = COMMON.iter().map(key).collect();
    keys.sort_unstable();
    keys
});

/// Whether an acronym, given by its key, is one that nobody spells out.
#[must_use]
pub(crate) fn is_common(key: u64) -> bool {
    KNOWN.binary_search(&key).is_ok()
}

/// Whether consecutive words of a text begin with the letters of an acronym, in its order; small
/// words between them may be passed over (*Organisation internationale du Travail*, OIT).
#[must_use]
pub(crate) fn spells_out(text: &str, acronym: &str) -> bool {
    let letters: Vec<char> = folded_letters(acronym).collect();
    // A bit for each number of letters that a run of words ending here can have accounted for.
    let mut runs = 0_u16;
    (2..=12).contains(&letters.len())
        && initials(text, &letters).any(|initial| {
            let Initial { letter, small } = initial;
            let mut next = if small { runs } else { 0 };
            for (index, &expected) in letters.iter().enumerate() {
                if expected == letter && (index == 0 || runs & (1 << (index - 1)) != 0) {
                    next |= 1 << index;
                }
            }
            runs = next;
            runs & (1 << (letters.len() - 1)) != 0
        })
}

/// Whether a text may spell an acronym out in whatever way the other language does: all its letters
/// but one begin words that stand close together, in any order (*réseau privé virtuel*, VPN;
/// *process identifier*, PID).
#[must_use]
pub(crate) fn may_spell_out(text: &str, acronym: &str) -> bool {
    let letters: Vec<char> = folded_letters(acronym).collect();
    if !(2..=12).contains(&letters.len()) {
        return false;
    }
    let wanted = (letters.len() - 1).max(2);
    let mut recent: VecDeque<Initial> = VecDeque::with_capacity(letters.len() * 2);
    initials(text, &letters).any(|initial| {
        if recent.len() == letters.len() * 2 {
            recent.pop_front();
        }
        recent.push_back(initial);
        let mut rest = letters.clone();
        for initial in &recent {
            if let Some(at) = rest.iter().position(|&letter| letter == initial.letter) {
                rest.swap_remove(at);
            }
        }
        letters.len() - rest.len() >= wanted
    })
}

/// How a word begins.
#[derive(Debug, Clone, Copy)]
struct Initial {
    letter: char,
    /// Whether the word is so small that an acronym may pass over it.
    small: bool,
}

/// The initials of the words of a text but for the acronym itself.
fn initials<'t>(text: &'t str, acronym: &'t [char]) -> impl Iterator<Item = Initial> + 't {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.filter(|word| !is_acronym(word, acronym));
    words.filter_map(|word| {
        Some(Initial { letter: folded_letters(word).next()?, small: word.len() <= 4 })
    })
}

/// Whether a word is the acronym itself.
fn is_acronym(word: &str, letters: &[char]) -> bool {
    folded_letters(word).eq(letters.iter().copied())
}

/// Whether a text may hold an acronym: two letters that may be capitals side by side, or with
/// no more than a full stop between them. Cheaper than reading its words.
#[must_use]
pub(crate) fn may_hold_acronyms(text: &str) -> bool {
    let bytes = text.as_bytes();
    let may_be_capital = |at: usize| match bytes.get(at) {
        Some(b'A'..=b'Z') => true,
        // é and ’ and their like are none.
        Some(0xc3) => bytes.get(at + 1).is_some_and(|byte| *byte < 0x9f),
        Some(0xe2) => bytes.get(at + 1).is_some_and(|byte| *byte > 0x82),
        byte => byte.is_some_and(|byte| *byte >= 0xc4),
    };
    let mut from = 0;
    while let Some(at) = MAY_BE_UPPER.find_in(bytes, from) {
        let next = at + if bytes[at] < 0x80 { 1 } else { 2 };
        let next = next + usize::from(bytes.get(next) == Some(&b'.'));
        if may_be_capital(at) && (may_be_capital(next) || bytes[at] >= 0xc4) {
            return true;
        }
        from = at + 1;
    }
    false
}

/// The acronyms among words with capitals that are no part of a shout or label: `WITHOUT ANY
/// WARRANTY`, `NOTE Reading on`.
pub(crate) fn acronyms<'c>(
    text: &'c str,
    capitals: &'c [Capital],
) -> impl Iterator<Item = &'c Capital> {
    capitals.iter().enumerate().filter_map(move |(index, word)| {
        let is_shout = |other: Option<&Capital>, last: bool| {
            other.is_some_and(|other| {
                let (first, second) = if last { (other, word) } else { (word, other) };
                let next = second.follows(first, text)
                    && text.as_bytes().get(first.range.end) == Some(&b' ');
                next && (other.shape == CapitalShape::Acronym || (!last && word.opens(text)))
            })
        };
        let before = index.checked_sub(1).and_then(|index| capitals.get(index));
        let shouts = is_shout(before, true) || is_shout(capitals.get(index + 1), false);
        (word.shape == CapitalShape::Acronym && !shouts && !is_roman(word.slice_of(text)))
            .then_some(word)
    })
}

/// Whether a word reads as a Roman numeral.
#[must_use]
pub(super) fn is_roman(word: &str) -> bool {
    // What is also a well-known acronym in ordinary texts is none: CD, DC, MC, CV holds no C before V.
    const ALSO_ACRONYMS: [&str; 8] = ["CD", "DC", "MC", "MD", "DM", "CC", "CM", "DVI"];
    let numeral = |c: char| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M');
    !ALSO_ACRONYMS.contains(&word) && word.chars().all(numeral) && is_well_formed_roman(word)
}

/// Whether the numeral's symbols stand as they must: thousands, hundreds, tens, units.
fn is_well_formed_roman(word: &str) -> bool {
    let mut rest = word.trim_start_matches('M');
    for [ten, five, one] in [["CM", "CD", "D"], ["XC", "XL", "L"], ["IX", "IV", "V"]] {
        let unit = &ten[..1];
        if let Some(after) = rest.strip_prefix(ten).or_else(|| rest.strip_prefix(five)) {
            rest = after;
            continue;
        }
        rest = rest.strip_prefix(one).unwrap_or(rest);
        for _ in 0..3 {
            rest = rest.strip_prefix(unit).unwrap_or(rest);
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Language;

    #[test]
    fn a_text_that_holds_none_is_told_at_a_glance() {
        for text in [
            "l’OIT",
            "les ONGs",
            "O.N.U.",
            "É.U.",
            "ÉU",
            "UÉ",
            "A\u{301}B",
            "ẼU",
            "ŒU",
            "ℝℝ",
            "ΑΒ",
            "x.OIT",
            "UE",
            "\u{200b}UE",
            "d’É.-U. et U.É.",
        ] {
            assert!(may_hold_acronyms(text), "{text}");
        }
        for text in ["", "Le réseau", "à Évry, A. et B", "l’État d’Éric, 12 €", "« A »", "A"]
        {
            assert!(!may_hold_acronyms(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_acronym_is_passed_over(text in "[A-Ca-cÉÀŒœẼℝΑ\u{301}é’. -]{0,12}") {
            let capitals = crate::text::capitals::every_capital(&text, Language::named("fr"));
            let has = capitals.iter().any(|word| word.shape == CapitalShape::Acronym);
            prop_assert!(!has || may_hold_acronyms(&text), "{text}");
        }
    }

    #[test]
    fn acronyms_are_spelt_out_by_initials() {
        for (text, acronym, expected) in [
            ("l’Organisation internationale du Travail", "OIT", true),
            ("the International Labour Organization", "ILO", true),
            ("the volume groups are created", "VG", true),
            ("la Fédération canadienne des coopératives de travail", "FCCT", true),
            ("the ILO is large", "ILO", false),
            ("virtual and very large groups", "VG", false),
            ("", "ILO", false),
        ] {
            assert_eq!(spells_out(text, acronym), expected, "{text} {acronym}");
        }
    }

    #[test]
    fn the_other_language_orders_words_otherwise() {
        assert!(may_spell_out("un réseau privé virtuel", "VPN"));
        assert!(may_spell_out("by process identifier", "PID"));
        assert!(!may_spell_out("the process is identified by its number", "RAID"));
        assert!(!may_spell_out("", "RAID"));
    }

    #[test]
    fn shouts_labels_and_numerals_are_no_acronyms() {
        for (text, expected) in [
            ("l’ONU et l’OIT", "ONU OIT"),
            ("SANS AUCUNE GARANTIE", ""),
            ("NOTE Lecture des URL", "URL"),
            ("Louis XIV et MCMXC", ""),
            ("un CD-ROM", "CD ROM"),
            ("URL : adresse", "URL"),
        ] {
            let capitals = crate::text::capitals::every_capital(text, Language::named("fr"));
            let found: Vec<_> = acronyms(text, &capitals).map(|word| word.slice_of(text)).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
