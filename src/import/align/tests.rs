//! What is paired with what.

use super::*;
use crate::text::Language;

fn pieces<'t>(lines: &[&'t str]) -> Vec<AlignmentPiece<'t>> {
    let piece = |line: &&'t str| {
        let (kind, level, text) = match line.split_once(' ') {
            Some(("#", text)) => (SegmentKind::Heading, Some(2), text),
            Some(("-", text)) => (SegmentKind::Item, None, text),
            _ => (SegmentKind::Paragraph, None, *line),
        };
        AlignmentPiece { kind, level, text }
    };
    lines.iter().map(piece).collect()
}

/// Aligns two documents, both ways round; `expected` gives how many source and target paragraphs
/// each link has.
#[track_caller]
fn check(source: &[&str], target: &[&str], expected: &[(usize, usize)]) {
    let (source, target) = (pieces(source), pieces(target));
    let shape = |alignment: &DocumentAlignment| -> Vec<(usize, usize)> {
        alignment.links.iter().map(|link| (link.source.len(), link.target.len())).collect()
    };
    let forth = align(&source, &target, None);
    assert_eq!(shape(&forth), expected, "{:#?}", forth.links);
    let back = align(&target, &source, None);
    let turned: Vec<_> = expected.iter().map(|(a, b)| (*b, *a)).collect();
    assert_eq!(shape(&back), turned, "{:#?}", back.links);
}

const FR: [&str; 8] = [
    "# 1. Le réseau en 2023",
    "Le réseau compte 1 200 membres dans 45 pays, dont la Tanzanie et le Kenya.",
    "Les coopératives agricoles ont reçu une aide de 3,5 millions d’euros, versée en deux fois par la fondation Lindqvist.",
    "- Amina Okello, présidente du comité régional",
    "- Jonas Weber, trésorier",
    "# 2. Ce qui reste à faire",
    "La formation des jeunes adhérents commencera en septembre. Le programme est décrit sur https://example.org/formation.",
    "Merci aux 340 membres qui ont répondu au questionnaire.",
];

const EN: [&str; 8] = [
    "# 1. The network in 2023",
    "The network has 1,200 members in 45 countries, among them Tanzania and Kenya.",
    "Agricultural cooperatives received aid of €3.5 million, paid in two instalments by the Lindqvist foundation.",
    "- Amina Okello, chair of the regional committee",
    "- Jonas Weber, treasurer",
    "# 2. What remains to be done",
    "Training of young members will begin in September. The programme is described at https://example.org/formation.",
    "Thanks to the 340 members who answered the questionnaire.",
];

#[test]
fn a_translation_is_paired_paragraph_by_paragraph() {
    check(&FR, &EN, &[(1, 1); 8]);
    check(&[], &[], &[]);
    check(&FR[..1], &[], &[(1, 0)]);
    check(&["", "…"], &["", "…"], &[(1, 1); 2]);
}

#[test]
fn omissions_and_insertions_stand_alone() {
    let one = (1, 1);
    let without = [EN[0], EN[1], EN[3], EN[4], EN[5], EN[6], EN[7]];
    check(&FR, &without, &[one, one, (1, 0), one, one, one, one, one]);
    let without = [EN[0], EN[1], EN[2], EN[4], EN[5], EN[6], EN[7]];
    check(&FR, &without, &[one, one, one, (1, 0), one, one, one, one]);
    check(&FR, &EN[..6], &[one, one, one, one, one, one, (1, 0), (1, 0)]);
}

#[test]
fn two_paragraphs_made_one_are_found() {
    let both = format!("{} {}", EN[1], EN[2]);
    let english = [EN[0], &both, EN[3], EN[4], EN[5], EN[6], EN[7]];
    let one = (1, 1);
    check(&FR, &english, &[one, (2, 1), one, one, one, one, one]);
    let link = align(&pieces(&FR), &pieces(&english), None).links.swap_remove(1);
    assert_eq!(both[link.cuts[0]..], *EN[2], "where to cut it apart");
    let both = format!("{} {}", EN[6], EN[7]);
    check(&FR, &[&EN[..6], &[&both]].concat(), &[one, one, one, one, one, one, (2, 1)]);
}

#[test]
fn a_right_translation_is_sure_and_another_document_hardly_matches() {
    let right = align(&pieces(&FR), &pieces(&EN), None);
    assert!(right.links.iter().filter(|link| link.score >= SURE).count() >= 7, "{right:?}");
    assert!(right.affinity.is_some_and(|affinity| affinity > 0.8), "{right:?}");
    let other = [
        "# Boiling an egg",
        "Fill a small pan with water, and wait until it boils before you lower the egg into it with a spoon.",
        "A soft egg takes four minutes, a hard one nine; altitude adds a little, and so does an egg from the refrigerator, which may crack.",
        "- salt",
        "- a slice of toast, buttered and cut into fingers",
        "# Serving",
        "Take the top off with a knife.",
        "Eat it at once, while the toast is warm and the yolk still runs, and never with a silver spoon.",
    ];
    let wrong = align(&pieces(&FR), &pieces(&other), None);
    assert!(wrong.affinity.is_none_or(|affinity| affinity < HARDLY), "{wrong:?}");
}

#[test]
fn scripts_without_a_word_in_common_go_by_length_and_figures() {
    let (a, b): (Vec<_>, Vec<_>) = (1..=12usize)
        .map(|n| ("слово ".repeat(n * n % 17 + 3), "λέξη ".repeat(n * n % 17 + 3)))
        .unzip();
    let a: Vec<&str> = a.iter().map(|text| text.trim()).collect();
    let b: Vec<&str> = b.iter().map(|text| text.trim()).collect();
    check(&a, &b, &[(1, 1); 12]);
    let alignment = align(&pieces(&a), &pieces(&b), None);
    assert_eq!(alignment.affinity, None, "nothing tells whether they belong together");
    assert!(alignment.links.iter().all(|link| link.score < SURE), "{alignment:?}");
}

#[test]
fn equal_paragraphs_take_linear_time() {
    let same = vec!["Le même texte, encore et toujours, 12 fois."; 700];
    let alignment = align(&pieces(&same), &pieces(&same[..690]), None);
    let covered: usize = alignment.links.iter().map(|link| link.source.len()).sum();
    assert_eq!(covered, 700);
}

#[test]
fn every_paragraph_is_in_one_link() {
    let (fr, en) = (pieces(&FR), pieces(&EN));
    for skip in 0..8 {
        let english: Vec<_> = en.iter().cycle().skip(skip).take(11).copied().collect();
        let links = align(&fr, &english, None).links;
        let source: Vec<_> = links.iter().flat_map(|link| link.source.clone()).collect();
        assert_eq!(source, (0..8).collect::<Vec<_>>(), "in the order of the source");
        let mut target: Vec<_> = links.iter().flat_map(|link| link.target.clone()).collect();
        target.sort_unstable();
        assert_eq!(target, (0..11).collect::<Vec<_>>());
        assert!(links.iter().all(|link| (0.0..=1.0).contains(&link.score)));
    }
}

/// The links of two documents in French and English, as indices of single paragraphs.
#[track_caller]
fn check_known(french: &[&str], english: &[&str], expected: &[(usize, usize)]) {
    let languages = ["fr", "en"].map(Language::named);
    let dictionary = PairDictionary::of_languages(languages);
    let links = align(&pieces(french), &pieces(english), dictionary).links;
    let sure = links.iter().filter(|link| link.score >= SURE);
    let mut found: Vec<_> = sure.map(|link| (link.source.start, link.target.start)).collect();
    found.sort_unstable();
    assert_eq!(found, expected, "{links:#?}");
}

#[test]
fn a_dictionary_makes_short_paragraphs_sure() {
    check_known(
        &[
            "# Les écoles publiques",
            "Les enfants chantent.",
            "# La rivière et la mer",
            "Le pont est fermé.",
        ],
        &[
            "# Public schools",
            "The children sing.",
            "# The river and the sea",
            "The bridge is closed.",
        ],
        &[(0, 0), (1, 1), (2, 2), (3, 3)],
    );
    // What answers to nothing stays alone.
    check_known(&["Les enfants chantent."], &["The bridge is closed."], &[]);
}

#[test]
fn entries_sorted_in_each_language_are_paired_by_content() {
    check_known(
        &[
            "- Abeille : insecte qui produit du miel",
            "- Chèvre : animal qui donne du lait",
            "- Eau : liquide que boivent les animaux",
            "- Pont : ouvrage qui traverse une rivière",
            "- Vache : grand animal de la ferme",
        ],
        &[
            "- Bee: insect that produces honey",
            "- Bridge: structure that crosses a river",
            "- Cow: big animal of the farm",
            "- Goat: animal that gives milk",
            "- Water: liquid that animals drink",
        ],
        &[(0, 0), (1, 3), (2, 4), (3, 1), (4, 2)],
    );
}
