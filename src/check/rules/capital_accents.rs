//! `capital-accents`: French capitals that lost their accents.

use crate::{
    model::{Phrase, Severity},
    text::Language,
};

use super::super::{Check, Family, Rule, Sink, Text};
use super::typography::report;

pub(super) static RULE: Rule = Rule {
    name: "capital-accents",
    family: Family::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("capital_accents.md"),
    page_fr: include_str!("capital_accents.fr.md"),
    options: &[],
    check: Check::Text(check),
};

/// Words that are spelt wrong without the accent of their capital, and are no other word.
const WORDS: &[(&str, &str)] = &[
    ("Ecole", "École"),
    ("Ecoles", "Écoles"),
    ("Economie", "Économie"),
    ("Ecriture", "Écriture"),
    ("Edition", "Édition"),
    ("Editions", "Éditions"),
    ("Education", "Éducation"),
    ("Egalement", "Également"),
    ("Egalité", "Égalité"),
    ("Eglise", "Église"),
    ("Eglises", "Églises"),
    ("Election", "Élection"),
    ("Elections", "Élections"),
    ("Elément", "Élément"),
    ("Eléments", "Éléments"),
    ("Emission", "Émission"),
    ("Emissions", "Émissions"),
    ("Energie", "Énergie"),
    ("Energies", "Énergies"),
    ("Epoque", "Époque"),
    ("Equipe", "Équipe"),
    ("Equipes", "Équipes"),
    ("Etant", "Étant"),
    ("Etape", "Étape"),
    ("Etapes", "Étapes"),
    ("Etat", "État"),
    ("Etats", "États"),
    ("Etranger", "Étranger"),
    ("Etre", "Être"),
    ("Etude", "Étude"),
    ("Etudes", "Études"),
    ("Evaluation", "Évaluation"),
    ("Evidemment", "Évidemment"),
    ("Evolution", "Évolution"),
];

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.facts.language != Language::French || !text.facts.has(b'E') {
        return;
    }
    let body = text.facts.text();
    for at in memchr::memchr_iter(b'E', body.as_bytes()) {
        if !body.as_bytes().get(at + 1).is_some_and(u8::is_ascii_lowercase) {
            continue;
        }
        if body[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '-') {
            continue;
        }
        let end =
            body[at..].find(|c: char| !c.is_alphanumeric()).map_or(body.len(), |end| at + end);
        let word = &body[at..end];
        if let Ok(index) = WORDS.binary_search_by(|(wrong, _)| (*wrong).cmp(word)) {
            let right = WORDS[index].1;
            let phrase = Phrase::new("capital-accents-message").with("word", word);
            report(text, at..end, right, phrase.with("right", right), sink);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_are_in_order() {
        assert!(super::WORDS.is_sorted());
    }
}
