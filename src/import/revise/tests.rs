//! What becomes of paragraphs.

use proptest::prelude::*;

use super::*;
use crate::model::SegmentKind;

fn pieces<'t>(texts: &[&'t str]) -> Vec<AlignmentPiece<'t>> {
    texts
        .iter()
        .map(|text| AlignmentPiece { kind: SegmentKind::Paragraph, level: None, text })
        .collect()
}

/// Revises; `expected` has for each paragraph of the new version the old ones it was (`0`, `0+1`),
/// then those that are gone. Pieces of one are given as one (`0/`).
#[track_caller]
fn check(old: &[&str], new: &[&str], expected: &str) {
    let became = revise(&pieces(old), &pieces(new));
    let told = became.iter().map(|became| {
        let olds: Vec<String> = became.old.clone().map(|old| old.to_string()).collect();
        match (olds.len(), became.new.len()) {
            (0, _) => "new".to_owned(),
            (_, 0) => format!("gone {}", olds.join("+")),
            (_, pieces) => olds.join("+") + &"/".repeat(pieces - 1),
        }
    });
    assert_eq!(told.collect::<Vec<_>>().join(", "), expected);
    covered(&became, old.len(), new.len());
}

/// Each paragraph is in one.
#[track_caller]
fn covered(became: &[RevisedGroup], old: usize, new: usize) {
    let mut counts = [vec![0; old], vec![0; new]];
    for became in became {
        assert!(became.old.len() <= 1 || became.new.len() <= 1, "{became:?}");
        became.old.clone().for_each(|old| counts[0][old] += 1);
        became.new.clone().for_each(|new| counts[1][new] += 1);
    }
    assert!(counts.iter().flatten().all(|count| *count == 1), "{became:?}");
}

const A: &str = "Le réseau compte 1 200 membres dans quatorze pays du monde.";
const B: &str = "Anna Dupont a présenté les comptes de l’exercice écoulé.";
const C: &str = "La trésorière remercie les bénévoles de Lyon et de Marseille.";
const D: &str = "Une réunion aura lieu à Genève, avec les délégués de la fédération.";

#[test]
fn what_is_the_same_is_found() {
    check(&[], &[], "");
    check(&[A, B, C], &[A, B, C], "0, 1, 2");
    check(&[A, B, C], &[A, D, B, C], "0, new, 1, 2");
    check(&[A, B, C], &[A, C], "0, 2, gone 1");
    check(&[A, B, C], &[B, C, A], "1, 2, 0");
    check(&[A, B], &["Le réseau compte 1 200 membres dans \n quatorze pays du monde.", B], "0, 1");
    check(&[A], &[], "gone 0");
    check(&["x", "a", "x", "b"], &["a", "x", "b"], "1, 2, 3, gone 0");
    check(&["x", "a", "x", "b"], &["x", "x", "a", "x", "b"], "0, new, 1, 2, 3");
}

#[test]
fn what_was_edited_is_found() {
    let a = "Le réseau compte 1 300 membres dans quinze pays du monde.";
    check(&[A, B, C], &[a, B, C], "0, 1, 2");
    check(&[A, B, C], &[B, a, C], "1, 0, 2");
    check(&[A, B, C], &[B, C, D, a], "1, 2, new, 0");
    let longer = format!("{B} Ils ont été approuvés, à l’unanimité, par une assemblée nombreuse.");
    check(&[A, B, C], &[A, &longer, C], "0, 1, 2");
    check(&[A, B, C], &[A, D, C], "0, new, 2, gone 1");
    check(&["Bilan", A], &["Bilan moral", A], "0, 1");
    check(&["Bilan", A], &["Perspectives", A], "new, 1, gone 0");
}

#[test]
fn what_was_cut_or_made_one_is_found() {
    let both = format!("{B} {C}");
    check(&[A, &both, D], &[A, B, C, D], "0, 1/, 2");
    check(&[A, B, C, D], &[A, &both, D], "0, 1+2, 3");
    let three = format!("{B} {C} {D}");
    check(&[A, &three], &[A, B, C, D], "0, 1//");
    check(&[B, C, D, A], &[&three, A], "0+1+2, 3");
    check(&[A, &both], &[A, B], "0, 1");
    check(&[A, &both, D], &[A, B, D, C], "0, 1, 2, new");
}

#[test]
fn equal_paragraphs_take_linear_time() {
    let same = vec![A; 3_000];
    let became = revise(&pieces(&same), &pieces(&same[1..]));
    assert_eq!(became.len(), 3_000);
    let edited: Vec<String> = (0..3_000).map(|n| format!("{A} {n}")).collect();
    let edited: Vec<&str> = edited.iter().map(|text| &**text).collect();
    let became = revise(&pieces(&same), &pieces(&edited));
    assert_eq!(became.len(), 3_000);
}

proptest! {
    #[test]
    fn whatever_is_done_each_paragraph_is_in_one(
        old in prop::collection::vec(prop::sample::select(vec![A, B, C, D, "", "x", "x y z"]), 0..12),
        new in prop::collection::vec(prop::sample::select(vec![A, B, C, D, "", "x", "x y"]), 0..12),
    ) {
        covered(&revise(&pieces(&old), &pieces(&new)), old.len(), new.len());
    }

    #[test]
    fn the_longest_run_is_in_order(olds in Just((0..20usize).collect::<Vec<_>>()).prop_shuffle()) {
        let kept: Vec<usize> =
            olds.iter().zip(in_place(&olds)).filter_map(|(old, stays)| stays.then_some(*old)).collect();
        prop_assert!(kept.is_sorted() && !kept.is_empty());
    }
}
