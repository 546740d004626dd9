//! What the embedded lexicon holds, and what it says of pairs.

use super::{
    super::{Language, SentencePairs, TextFacts},
    *,
};
use crate::model::{Pattern, Span};

#[track_caller]
fn fit(french: &str, english: &str) -> PairFit {
    let [source, target] = [french, english].map(|text| Pattern::plain(text, Span::at(0)));
    let source = TextFacts::from_pattern(&source, Language::named("fr"));
    let target = TextFacts::from_pattern(&target, Language::named("en"));
    let forth = pair_fit(&source, &target).unwrap();
    let back = pair_fit(&target, &source).unwrap();
    // Direction is of no account.
    assert_eq!(forth.words, [back.words[1], back.words[0]]);
    assert!((forth.misfit - back.misfit).abs() < 1e-4, "{forth:?} {back:?}");
    forth
}

#[track_caller]
fn check(french: &str, english: &str, covered: [&[usize]; 2]) {
    let found = fit(french, english);
    let of = |side: usize| vec![found.covered[side], found.words[side]];
    assert_eq!([of(0), of(1)], covered, "{french:?} {english:?}");
}

#[test]
fn words_are_accounted_for() {
    // By a translation, by the same word, by one spelt alike, by one that begins alike.
    check("Le chat dort.", "The cat is sleeping.", [&[2, 2], &[2, 2]]);
    check("Bradypode `bradypus`", "The bradypus", [&[1, 1], &[1, 1]]);
    check("un enthousiasme", "its enthusiasm", [&[1, 1], &[1, 1]]);
    check("l’appartenance", "appurtenance", [&[1, 1], &[1, 1]]);
    check("Le chat dort.", "The house burns.", [&[0, 2], &[0, 2]]);
    // An address and code are no words that must be accounted for.
    check("`git push`", "The door", [&[0, 0], &[0, 1]]);
    check("", "", [&[0, 0], &[0, 0]]);
}

#[test]
fn good_pairs_fit_and_others_do_not() {
    let good = [
        ("La rivière a débordé deux fois.", "The river overflowed twice."),
        ("Les étudiants ont quitté leurs maisons.", "The students left their homes."),
        ("Il est interdit de fumer dans la gare.", "Smoking is forbidden in the station."),
    ];
    for (at, (french, english)) in good.iter().enumerate() {
        let own = fit(french, english).misfit;
        assert!(own < -1.0, "{french} {own}");
        let other = fit(french, good[(at + 1) % good.len()].1).misfit;
        assert!(other > 0.0, "{french} {other}");
    }
}

#[test]
fn stems_are_those_that_were_counted() {
    check("française", "French", [&[1, 1], &[1, 1]]);
    check("les ajouts", "adding", [&[1, 1], &[1, 1]]);
}

#[test]
fn other_languages_have_no_lexicon() {
    let text = Pattern::plain("Der Fluss", Span::at(0));
    let facts = |language| TextFacts::from_pattern(&text, language);
    for languages in [
        [Language::UNKNOWN, Language::named("en")],
        [Language::named("fr"), Language::UNKNOWN],
        [Language::named("fr"), Language::named("fr")],
    ] {
        let [source, target] = languages.map(facts);
        assert_eq!(pair_fit(&source, &target), None);
        assert!(!languages[0].has_lexicon_with(languages[1]));
    }
}

#[test]
fn the_lexicon_is_whole_and_small() {
    let lexicon = LexiconPlace::place_of(Language::named("fr")).unwrap().lexicon;
    for side in &lexicon.sides {
        assert!(side.prefixes.len() > 10_000 && side.partners.len() > 30_000);
        assert_eq!(side.starts.len(), side.prefixes.len() + 1);
        assert_eq!(side.reliability.len(), side.prefixes.len());
        let all = lexicon.sides.iter().map(LexiconSide::bytes).sum::<usize>();
        assert!(all <= 2 << 20, "{all}");
    }
}

/// The words of `english` that stand for the opposite of what `french` says, or deny what it affirms.
#[track_caller]
fn check_meaning(french: &str, english: &str, expected: &[&str]) {
    let [source, target] = [french, english].map(|text| Pattern::plain(text, Span::at(0)));
    let source = TextFacts::from_pattern(&source, Language::named("fr"));
    let target = TextFacts::from_pattern(&target, Language::named("en"));
    let sentences = SentencePairs::new(&source, &target);
    let reversed = reversals(&source, &target, &sentences).into_iter();
    let mut found: Vec<_> = reversed.map(|reversal| &english[reversal.target]).collect();
    if let Some(negation) = lone_negation(&source, &target, &sentences) {
        let text = if negation.in_source { french } else { english };
        found.push(&text[negation.range]);
    }
    assert_eq!(found, expected, "{french:?} {english:?}");
}

#[test]
fn opposites_and_negations_are_told() {
    check_meaning(
        "Les visiteurs paient après la visite.",
        "Visitors pay before the tour.",
        &["before"],
    );
    check_meaning(
        "La porte est ouverte le soir.",
        "The door is closed in the evening.",
        &["closed"],
    );
    check_meaning(
        "Le comité approuve le budget.",
        "The committee does not approve the budget.",
        &["not approve"],
    );
    check_meaning(
        "Le comité approuve le budget.",
        "The committee doesn’t approve the budget.",
        &["doesn’t approve"],
    );
    check_meaning(
        "Le comité n’approuve pas le budget.",
        "The committee approves the budget.",
        &["n’approuve"],
    );
    // Each sentence is held against its own.
    check_meaning(
        "Ils paient avant la visite. Ils mangent après la visite.",
        "They pay before the tour. They eat before the tour.",
        &["before"],
    );
}

#[test]
fn what_may_say_the_same_is_no_opposite() {
    for (french, english) in [
        ("Il ne paie qu’après la visite.", "He does not pay before the tour."),
        ("Plus de dix personnes sont venues.", "No fewer than ten people came."),
        ("Le comité n’approuve pas le budget.", "The committee rejects the budget."),
        ("N’hésitez pas à écrire au comité.", "Feel free to write to the committee."),
        ("Le comité refuse le budget.", "The committee does not accept the budget."),
        ("", ""),
    ] {
        check_meaning(french, english, &[]);
    }
}

#[test]
fn a_gap_is_what_the_other_side_has_nowhere() {
    let texts =
        ["Le musée ouvre en mai. Les billets sont vendus à la gare.", "The museum opens in May."]
            .map(|text| Pattern::plain(text, Span::at(0)));
    let source = TextFacts::from_pattern(&texts[0], Language::named("fr"));
    let target = TextFacts::from_pattern(&texts[1], Language::named("en"));
    let gaps = WordGaps::between(&source, &target).unwrap();
    assert_eq!(gaps.count_missing(0, &(0..23)), 0);
    let gap = gaps.gap(0, &(23..source.text().len()));
    assert!(gap.odds > 2.0 && gap.missing * 2.0 > gap.words);
    assert!(gaps.greatest(0) > 2.0 && gaps.greatest(1) < 1.0);
}

#[test]
fn one_word_accounts_for_one_word() {
    let texts = [
        "Le musée ouvre en mai. Les visiteurs du musée mangent au jardin.",
        "The museum opens in May. Visitors eat in the garden.",
    ]
    .map(|text| Pattern::plain(text, Span::at(0)));
    let source = TextFacts::from_pattern(&texts[0], Language::named("fr"));
    let target = TextFacts::from_pattern(&texts[1], Language::named("en"));
    let gaps = WordGaps::between(&source, &target).unwrap();
    assert_eq!(gaps.count_missing(0, &(0..23)), 0);
    assert_eq!(gaps.count_missing(0, &(23..source.text().len())), 1);
}

#[test]
fn what_the_next_paragraph_says_of_its_own_tells_nothing() {
    let texts = [
        "Le musée ouvre en mai. Les billets sont vendus à la gare.",
        "Tickets are sold at the station.",
        "À la gare, les billets sont vendus.",
    ]
    .map(|text| Pattern::plain(text, Span::at(0)));
    let [french, english] = ["fr", "en"].map(Language::named);
    let text = TextFacts::from_pattern(&texts[0], french);
    let beside = TextFacts::from_pattern(&texts[1], english);
    let its_own = TextFacts::from_pattern(&texts[2], french);
    let sentence = 23..text.text().len();
    assert!(is_said_beside(&text, &sentence, &beside, None));
    assert!(!is_said_beside(&text, &sentence, &beside, Some(&its_own)));
}
