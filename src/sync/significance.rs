//! How much a change of a source text matters to its translation.

use similar::{ChangeTag, TextDiff};

use crate::{
    model::{ChangeRisk, RiskKind, Significance},
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
pub(crate) fn significance(old: &str, new: &str, language: Language) -> Significance {
    let (old, new) = (folded(old), folded(new));
    if letters(&old).eq(letters(&new)) {
        return Significance::Typographic;
    }
    let (mut gone, mut come, mut all, mut is_major) = (0, 0, 0, false);
    for_each_change(&old, &new, language, |tag, word, risk| {
        is_major |= tag != ChangeTag::Equal && risk.is_some();
        if word.chars().any(char::is_alphanumeric) {
            all += 1;
            match tag {
                ChangeTag::Delete => gone += 1,
                ChangeTag::Insert => come += 1,
                ChangeTag::Equal => {}
            }
        }
    });
    let most = gone.max(come);
    let is_minor = !is_major && most <= FEW && most * SHARE <= all;
    if is_minor { Significance::Minor } else { Significance::Major }
}

/// What of the change from `old` to `new` may turn the sense round though only a word differs:
/// each figure, name, negation or placeable that went or came, once, in the order of the texts.
#[must_use]
pub(crate) fn risks(old: &str, new: &str, language: Language) -> Vec<ChangeRisk> {
    let (old, new) = (folded(old), folded(new));
    let mut found: Vec<ChangeRisk> = Vec::new();
    if letters(&old).eq(letters(&new)) {
        return found;
    }
    for_each_change(&old, &new, language, |tag, word, risk| {
        if let (Some(kind), true) = (risk, tag != ChangeTag::Equal) {
            let risk = ChangeRisk { kind, word: word.to_owned(), is_new: tag == ChangeTag::Insert };
            if !found.contains(&risk) {
                found.push(risk);
            }
        }
    });
    found
}

/// Shows the words of two texts in their order, each with what a change of it alone may mean.
fn for_each_change(
    old: &str,
    new: &str,
    language: Language,
    mut show: impl FnMut(ChangeTag, &str, Option<RiskKind>),
) {
    let mut config = TextDiff::configure();
    config.timeout(std::time::Duration::from_millis(100));
    let diff = config.diff_unicode_words(old, new);
    // Whether a sentence begins here, in either text.
    let (mut old_starts, mut new_starts) = (true, true);
    for change in diff.iter_all_changes() {
        let word = change.value();
        let is_word = word.chars().any(char::is_alphanumeric);
        let starts = if change.tag() == ChangeTag::Delete { old_starts } else { new_starts };
        let risk = if is_word {
            risk_of(word, starts, language)
        } else {
            word.contains(['{', '}', '$']).then_some(RiskKind::Placeable)
        };
        show(change.tag(), word, risk);
        let begins = |starts: bool| !is_word && (starts || word.contains(['.', '!', '?', ':']));
        if change.tag() != ChangeTag::Insert {
            old_starts = begins(old_starts);
        }
        if change.tag() != ChangeTag::Delete {
            new_starts = begins(new_starts);
        }
    }
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

/// What a change of this word alone may do to what the text says.
fn risk_of(word: &str, starts: bool, language: Language) -> Option<RiskKind> {
    if word.chars().any(char::is_numeric) {
        return Some(RiskKind::Figure);
    }
    if is_negation(word, language) {
        return Some(RiskKind::Negation);
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let is_name = capitals > 1 || (capitals == 1 && !starts);
    is_name.then_some(RiskKind::Name)
}

/// Whether a word negates or restricts, with or without what is elided before it (`qu'aucun`).
fn is_negation(word: &str, language: Language) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_matches(['\'', '’']);
    let rest = word.rsplit(['\'', '’']).next().unwrap_or(word);
    let lists = &language.pack().words;
    lists.negations.has(word)
        || lists.negations.has(rest)
        || lists.negation_beginnings.iter().any(|beginning| word.starts_with(beginning))
        || lists.negation_endings.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use RiskKind::{Figure, Name, Negation, Placeable};
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

    #[test]
    fn what_may_turn_the_sense_round_is_named() {
        let check = |old: &str, new: &str, expected: &[(RiskKind, &str, bool)]| {
            let found = risks(old, new, Language::named("fr"));
            let found: Vec<_> =
                found.iter().map(|risk| (risk.kind, &*risk.word, risk.is_new)).collect();
            assert_eq!(found, expected, "{old} → {new}");
        };
        check(
            "Le budget n’a pas été approuvé.",
            "Le budget a été approuvé.",
            &[(Negation, "n’a", false), (Negation, "pas", false)],
        );
        check("12 membres", "15 membres", &[(Figure, "12", false), (Figure, "15", true)]);
        check(
            "le maire de Lyon",
            "le maire de Lille",
            &[(Name, "Lyon", false), (Name, "Lille", true)],
        );
        check(
            "le prix",
            "le prix {$x}",
            &[(Placeable, "{", true), (Placeable, "$", true), (Placeable, "}", true)],
        );
        check(
            "il dit qu'on vient",
            "il dit qu'aucun ne vient",
            &[(Negation, "qu'aucun", true), (Negation, "ne", true)],
        );
        check("les mots", "ces mots", &[]);
        check("Les « mots »", "les mots", &[]);
    }
}
