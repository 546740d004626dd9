//! How much a change of a source text matters to its translation.

use similar::{ChangeTag, TextDiff};

use crate::{
    model::Significance,
    text::{Language, folded},
};

/// A minor change touches at most this many words …
const FEW: usize = 4;
/// … and at most one in this many.
const SHARE: usize = 6;

/// How much `new` differs from `old`, two versions of a text in `language`.
///
/// *Typographic* is a change of spaces, punctuation, case or quotes only; *minor* one of few words,
/// with no figure, name, acronym, placeable or negation among them; *major* any other.
#[must_use]
pub fn significance(old: &str, new: &str, language: Language) -> Significance {
    let (old, new) = (folded(old), folded(new));
    if letters(&old).eq(letters(&new)) {
        return Significance::Typographic;
    }
    let mut config = TextDiff::configure();
    config.timeout(std::time::Duration::from_millis(100));
    let diff = config.diff_unicode_words(&old, &new);
    let (mut gone, mut come, mut all) = (0, 0, 0);
    let mut starts = true;
    for change in diff.iter_all_changes() {
        let word = change.value();
        let is_word = word.chars().any(char::is_alphanumeric);
        if is_word {
            all += 1;
            if change.tag() != ChangeTag::Equal && weighs(word, starts, language) {
                return Significance::Major;
            }
            match change.tag() {
                ChangeTag::Delete => gone += 1,
                ChangeTag::Insert => come += 1,
                ChangeTag::Equal => {}
            }
            starts = false;
        } else if word.contains(['{', '}', '$']) && change.tag() != ChangeTag::Equal {
            return Significance::Major;
        } else if word.contains(['.', '!', '?', ':']) {
            starts = true;
        }
    }
    let most = gone.max(come);
    if most <= FEW && most * SHARE <= all { Significance::Minor } else { Significance::Major }
}

/// What is left of a text without typography: letters and digits, in lower case. A point or comma
/// between digits is part of a number, and stays, as does what braces hold.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut chars = text.chars().peekable();
    let mut last = ' ';
    std::iter::from_fn(move || {
        loop {
            let c = chars.next()?;
            let inside = last.is_ascii_digit() && chars.peek().is_some_and(char::is_ascii_digit);
            last = c;
            let sign = matches!(c, '%' | '+' | '<' | '>' | '=' | '{' | '}' | '$' | '€' | '£');
            if c.is_alphanumeric() || sign || (inside && matches!(c, '.' | ',')) {
                return Some(c);
            }
        }
    })
    .flat_map(char::to_lowercase)
}

/// Whether a change of this word alone may change what the text says.
fn weighs(word: &str, starts: bool, language: Language) -> bool {
    if word.chars().any(char::is_numeric) {
        return true;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if capitals > 1 || (capitals == 1 && !starts) {
        return true;
    }
    let word = word.to_lowercase();
    let word = word.trim_matches(['\'', '’']);
    let lists = &language.pack().words;
    lists.negations.has(word)
        || lists.negation_beginnings.iter().any(|beginning| word.starts_with(beginning))
        || lists.negation_endings.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Significance::{Major, Minor, Typographic};

    #[track_caller]
    fn check(language: Language, old: &str, new: &str, expected: Significance) {
        assert_eq!(significance(old, new, language), expected, "{old:?} → {new:?}");
        assert_eq!(significance(new, old, language), expected, "{new:?} → {old:?}");
    }

    #[test]
    fn changes_are_weighed() {
        let fr = |old: &str, new: &str, expected| check(Language::named("fr"), old, new, expected);
        fr("Le réseau : 12 membres", "Le réseau\u{a0}: 12 membres.", Typographic);
        fr("l'économie « sociale »", "L’Économie \"sociale\"", Typographic);
        fr("1,5 million", "15 million", Major);
        fr("le prix { $prix }", "le prix { $total }", Major);
        let long =
            "Les coopératives rassemblent des membres qui décident ensemble de leurs projets";
        fr(long, &long.replace("rassemblent", "réunissent"), Minor);
        fr(long, &long.replace("décident", "ne décident pas"), Major);
        fr(long, &long.replace("Les", "Les 12"), Major);
        fr(long, &long.replace("des membres", "des membres d’Oxfam"), Major);
        fr(long, "Tout autre chose", Major);
        fr("un mot", "un nom", Major);
        let en = "The cooperatives bring together members who decide on their projects jointly";
        check(Language::named("en"), en, &en.replace("who decide", "who don’t decide"), Major);
        check(Language::named("en"), en, &en.replace("bring together", "gather"), Minor);
        check(Language::UNKNOWN, "ein Haus", "ein  Haus", Typographic);
    }
}
