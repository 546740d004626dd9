//! Words that are nearly the same: how a misspelt name differs from the name.
//!
//! French and English share thousands of words that differ by a letter (*Centre*, *Center*;
//! *Bouddha*, *Buddha*), so what differs counts for more than how much.

use super::letter::folded_letters;

/// The longest word compared, in letters.
const LONGEST: usize = 40;

/// The shortest word compared, in letters, of which each has a byte at least.
const SHORTEST: usize = 4;

/// The longest acronym, in bytes; what is longer and all in capitals is a word.
const LONGEST_ACRONYM: usize = 7;

/// How two nearly equal words differ, case and diacritics aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NearWords {
    /// Two neighbouring letters changed places; no two words of French and English do so but those
    /// in *-re* and *-er*, *-eu* and *-ue*, which are not near.
    Transposed,
    /// A letter more, fewer or another (in long words up to two, side by side), in a way in which
    /// words of the two languages do not usually differ.
    Letter,
    /// The same, but so that the two may well be one word in two languages: in the ending, a vowel,
    /// a doubled letter, an *h*.
    Cognate,
}

/// How two words differ, where they nearly do not; `None` where they are equal, too short to tell
/// (under four letters) or too different.
#[must_use]
pub(crate) fn near(a: &str, b: &str) -> Option<NearWords> {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short < SHORTEST || long > 2 * LONGEST || long - short > 4 {
        return None;
    }
    let (first, second): (Vec<char>, Vec<char>) =
        (folded_letters(a).collect(), folded_letters(b).collect());
    let shorter = first.len().min(second.len());
    if shorter < SHORTEST || first == second {
        return None;
    }
    let (head, from, to, rest) = parted(&first, &second);
    if is_swap(from, to) {
        let ending = matches!(rest, [] | ['s'])
            && matches!(from, ['e', 'r' | 'l' | 'u'] | ['r' | 'l' | 'u', 'e']);
        return (!ending).then_some(NearWords::Transposed);
    }
    match from.len().max(to.len()) {
        1 => Some(edited(head, from, to, rest)),
        2 if shorter >= 8 => {
            let mut both = from.iter().chain(to).copied();
            let cognate = rest.len() < 3 || both.any(|c| is_vowel(c) || is_mute(c));
            Some(if cognate { NearWords::Cognate } else { NearWords::Letter })
        }
        _ => None,
    }
}

/// How two acronyms of three letters or more differ, where they nearly do not; none are cognates.
#[must_use]
pub(crate) fn near_acronym(a: &str, b: &str) -> Option<NearWords> {
    if a.len() > LONGEST_ACRONYM || b.len() > LONGEST_ACRONYM {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (folded_letters(a).collect(), folded_letters(b).collect());
    let (_, from, to, _) = parted(&a, &b);
    let short = a.len().min(b.len()) < 3;
    match from.len().max(to.len()) {
        2 if is_swap(from, to) => Some(NearWords::Transposed),
        1 if !short => Some(NearWords::Letter),
        _ => None,
    }
}

/// What two words begin with alike, where they part, and what the first then ends with alike.
fn parted<'w>(a: &'w [char], b: &'w [char]) -> (&'w [char], &'w [char], &'w [char], &'w [char]) {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let tail = tail.min(a.len().min(b.len()) - head);
    (&a[..head], &a[head..a.len() - tail], &b[head..b.len() - tail], &a[a.len() - tail..])
}

fn is_swap(from: &[char], to: &[char]) -> bool {
    matches!((from, to), ([a, b], [c, d]) if a == d && b == c)
}

fn edited(head: &[char], from: &[char], to: &[char], rest: &[char]) -> NearWords {
    let letters = || from.iter().chain(to).copied();
    let doubled = |c: char| head.last() == Some(&c) || rest.first() == Some(&c);
    let one_side = from.is_empty() || to.is_empty();
    // Between two consonants, no vowel comes or goes: "Hambourg" is Hamburg, but never "Hambrg".
    let between = [head.last(), rest.first()].iter().all(|c| c.is_some_and(|&c| !is_vowel(c)));
    let cognate = rest.len() < 2
        || (letters().all(is_vowel) && !(one_side && between))
        || letters().any(is_mute)
        || (one_side && letters().any(doubled));
    if cognate { NearWords::Cognate } else { NearWords::Letter }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'æ' | 'œ')
}

/// Letters that come, go and stand for each other between the two languages.
fn is_mute(c: char) -> bool {
    matches!(c, 'h' | 'k' | 'z' | 'w')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: Option<NearWords>) {
        assert_eq!(near(a, b), expected, "{a} {b}");
        assert_eq!(near(b, a), expected, "{b} {a}");
    }

    #[test]
    fn acronyms_are_shorter() {
        for (a, b, expected) in [
            ("CECOP", "CEOCP", Some(NearWords::Transposed)),
            ("ACI", "CAI", Some(NearWords::Transposed)),
            ("UE", "EU", Some(NearWords::Transposed)),
            ("PAM", "PAD", Some(NearWords::Letter)),
            ("SEWA", "SWA", Some(NearWords::Letter)),
            ("OIT", "ILO", None),
            ("PV", "LV", None),
            ("ICA", "ICA", None),
            ("SECURITY", "SECRUITY", None),
        ] {
            assert_eq!(near_acronym(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn what_differs_counts() {
        check("Corcoran", "Corcoran", None);
        check("Corcoran", "Cocroran", Some(NearWords::Transposed));
        check("Corcoran", "Corcoan", Some(NearWords::Letter));
        check("Corcoran", "Corconan", Some(NearWords::Letter));
        check("Ingrosso", "Ingosso", Some(NearWords::Letter));
        check("Ingrosso", "Ingroso", Some(NearWords::Cognate));
        check("Centre", "Center", None);
        check("Centres", "Centers", None);
        check("Bleu", "Blue", None);
        check("Coopfond", "Coopfnd", Some(NearWords::Letter));
        check("Exemple", "Example", Some(NearWords::Cognate));
        check("Bouddha", "Buddha", Some(NearWords::Cognate));
        check("Genève", "Geneva", Some(NearWords::Cognate));
        check("Élysée", "Elysee", None);
        check("Ann", "Nan", None);
        check("Legacoop", "Coopfond", None);
        check("", "", None);
        check(&"x".repeat(1 << 20), "x", None);
    }
}
