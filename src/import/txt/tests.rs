//! Texts as they come, and the blocks they become.

use super::read_txt;
use crate::import::testing::lines;
use crate::model::DocumentBlock;

/// Reads `text`: each block as `kind[level] label|text`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(lines(&read_txt(text).blocks), expected, "{text}");
}

#[test]
fn a_line_is_a_paragraph() {
    let long = "Une phrase qui se suffit à elle-même et qui n’en finit pas. ".repeat(3);
    let long = long.trim();
    check(
        &format!("Le titre : suite\n{long}\nUne partie\n{long}\n- un\n- deux\n{long}"),
        &[
            "title|Le titre : suite",
            &format!("paragraph|{long}"),
            "heading2|Une partie",
            &format!("paragraph|{long}"),
            "item|un",
            "item|deux",
            &format!("paragraph|{long}"),
        ],
    );
}

#[test]
fn wrapped_lines_are_joined() {
    check(
        "Rapport annuel\n\nLa coopérative a réuni ses membres pour parler de l’année\n\
         écoulée, et de ce qui vient.\n\nBilan\n\nLes comptes sont bons, et la fédération \
         nationale de\nSuisse en convient.\n\n  - un item qui est assez long pour passer \
         à la\n    ligne suivante\n    - dessous\n  - deux\n\n    Suite du deuxième.\n",
        &[
            "title|Rapport annuel",
            "paragraph|La coopérative a réuni ses membres pour parler de l’année écoulée, et \
             de ce qui vient.",
            "heading2|Bilan",
            "paragraph|Les comptes sont bons, et la fédération nationale de Suisse en convient.",
            "item|un item qui est assez long pour passer à la ligne suivante",
            "item2|dessous",
            "item|deux",
            "paragraph1|Suite du deuxième.",
        ],
    );
}

#[test]
fn a_line_left_long_leaves_the_others_wrapped() {
    let wrapped = "La coopérative a réuni ses membres pour parler de l’année\n\
                   écoulée, et de ce qui vient, sans rien oublier.\n\n";
    let stray = "Cette ligne a été mise par un programme, qui ne s’arrête pas au bord de la page, \
                 si bien qu’elle est bien plus longue que toutes les autres.";
    let joined = "paragraph|La coopérative a réuni ses membres pour parler de l’année écoulée, \
                  et de ce qui vient, sans rien oublier.";
    let mut expected = vec![joined; 12];
    let stray_block = format!("paragraph|{stray}");
    expected.push(&stray_block);
    check(&format!("{}{stray}\n", wrapped.repeat(12)), &expected);
}

#[test]
fn a_longer_line_sets_no_column() {
    let wrapped = "Les comptes sont bons, et la fédération nationale de la\n\
                   Suisse en convient.\n\n";
    let longer = "Voici une ligne qui dépasse toutes les autres, car personne ne l’a jamais coupée, \
                  et qui finit là.";
    let joined =
        "paragraph|Les comptes sont bons, et la fédération nationale de la Suisse en convient.";
    let longer_block = format!("paragraph|{longer}");
    let mut expected = vec![joined; 12];
    expected.push(&longer_block);
    check(&format!("{}{longer}\n", wrapped.repeat(12)), &expected);
}

#[test]
fn a_first_line_may_hang_out() {
    check(
        "NOTE : cette remarque est assez longue pour aller jusqu’à la\n       \
         Suisse voisine.\n\nElle est suivie d’un paragraphe qui finit au bout de la ligne\n\
         comme il se doit.\n    Un autre commence en retrait.\n",
        &[
            "paragraph|NOTE : cette remarque est assez longue pour aller jusqu’à la Suisse voisine.",
            "paragraph|Elle est suivie d’un paragraphe qui finit au bout de la ligne comme il se doit.",
            "paragraph|Un autre commence en retrait.",
        ],
    );
}

#[test]
fn numbers_make_items_or_headings() {
    check(
        "Titre\n\n1. Introduction\n\nDu texte.\n\n1.1 Contexte\n\nDu texte.\n\n1. un\n2. deux\n",
        &[
            "title|Titre",
            "heading2|1. Introduction",
            "paragraph|Du texte.",
            "heading3|1.1 Contexte",
            "paragraph|Du texte.",
            "item 1.|un",
            "item 2.|deux",
        ],
    );
}

#[test]
fn numbered_headings_are_not_items_of_each_other() {
    check(
        "Compte rendu\n\nPrésents : A\n\nAbsents : B\n\n1. Ouverture\n\nDu texte.\n\n\
         a) un\nb) deux\n\n2. Divers\n\nRien.\n",
        &[
            "title|Compte rendu",
            "paragraph|Présents : A",
            "paragraph|Absents : B",
            "heading2|1. Ouverture",
            "paragraph|Du texte.",
            "item a)|un",
            "item b)|deux",
            "heading2|2. Divers",
            "paragraph|Rien.",
        ],
    );
    check(
        "Voir l’adresse\nhttps://example.org/rapport/annuel/2025/une-tres-longue-adresse-sans-fin\n\
         en ligne.\n\nLes comptes sont bons, et ils ont été approuvés par\nSimel Esim hier.\n",
        &[
            "paragraph|Voir l’adresse \
             https://example.org/rapport/annuel/2025/une-tres-longue-adresse-sans-fin en ligne.",
            "paragraph|Les comptes sont bons, et ils ont été approuvés par Simel Esim hier.",
        ],
    );
}

#[test]
fn underlines_quotes_rules_and_signs() {
    check(
        "Titre.\n======\n\nPartie !\n--------\n\n> cité\n\nUn *mot*.\n\n---\n\nFin.",
        &[
            "title|Titre.",
            "heading2|Partie !",
            "quote|cité",
            r"paragraph|Un \*mot\*.",
            "paragraph|Fin.",
        ],
    );
    assert_eq!(read_txt("a.\n\n---\n\nb.").losses.len(), 1);
}

#[test]
fn short_lines_may_be_an_address() {
    check(
        "Écrivez à :\n\nCICOPA\nAvenue Milcamps 105\n1030 Bruxelles\nBelgique\n\nMerci de votre visite.",
        &[
            "paragraph|Écrivez à :",
            "paragraph|CICOPA",
            "paragraph|Avenue Milcamps 105",
            "paragraph|1030 Bruxelles",
            "paragraph|Belgique",
            "paragraph|Merci de votre visite.",
        ],
    );
    check("Bonjour", &["paragraph|Bonjour"]);
    check("Un.\r\n\r\nDeux.\r\n", &["paragraph|Un.", "paragraph|Deux."]);
}

#[test]
fn the_report_is_segmented_as_by_hand() {
    let text = include_str!("../../../tests/data/ica-conference.fr.txt");
    let content = include_str!("../../../content/ica-conference.toml");
    let file = crate::model::SourceFile::new("content/ica-conference.toml", content);
    let by_hand: Vec<_> = (crate::store::parse_content(&file).units.iter())
        .map(|unit| (unit.kind, unit.text().into_owned()))
        .collect();
    let read: Vec<_> = (read_txt(text).blocks.into_iter())
        .map(|DocumentBlock { kind, level, text, .. }| {
            (crate::model::UnitKind::Segment { kind, level }, text)
        })
        .collect();
    assert_eq!(read.len(), 18);
    assert_eq!(read, by_hand);
}
