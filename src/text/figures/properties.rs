//! That the shorter ways to figures and their differences lead where the longer ones do.

use proptest::prelude::*;

use super::{tests::counts_in_words, *};
use crate::text::tokens::tokens;

/// Texts of what figures and numbers in letters are made of.
fn text() -> impl Strategy<Value = String> {
    let pieces = "1|2|20|1977|3 617|1,200|1.5|90|12-03-2024|03/04/2024|2:30|14 h|pm|o’clock|de|d’|of|\
        mars|March|sept.|mai|April|€|$|%|‰|k|M€|euros|million|millions|ans|minutes|jours|km|\
        er|e|th|<sup>|</sup>|X|XXI|IV|L|I|Le|Ils|Ce|É|chapitre|chapters|un|une|a|et|and|\
        deux|two|cent|hundred|zero|zéro|one|demi|half|second|third|tiers|both|sur|in|heures|\
        `2`|H1N1|2001:db8:1::|-|:|,|.|(|)|\u{a0}|\u{202f}|’|_|x";
    let pieces = prop::sample::select(pieces.split('|').collect::<Vec<_>>());
    let gaps = prop::sample::select(vec!["", " ", " ", " "]);
    prop::collection::vec((pieces, gaps), 0..14)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

proptest! {
    #[test]
    fn who_does_not_count_in_words_has_no_number_among_them(text in text()) {
        for language in [Language::named("fr"), Language::named("en"), Language::UNKNOWN] {
            let tokens = tokens(&text, language, &TextMarkup::parse_markup(&text));
            let greater = |figure: &TextFigure| {
                figure.kind == FigureKind::Word && figure.values.as_slice() > &[FigureValue::from_integer(1)]
            };
            let counts = counts_in_words(&text, language);
            prop_assert!(counts || !spelled(&text, language, &tokens).iter().any(greater));
        }
    }

    #[test]
    fn what_has_its_like_needs_no_index(source in text(), target in text()) {
        for (source, target) in [(&source, &target), (&source, &source)] {
            let read = |text: &str, language| {
                let markup = TextMarkup::parse_markup(text);
                let tokens = tokens(text, language, &markup);
                (figures(text, language, &markup, &tokens), spelled(text, language, &tokens), counts_in_words(text, language))
            };
            let (from, to) = (read(source, Language::named("fr")), read(target, Language::named("en")));
            let (from_words, to_words) = (|| &*from.1, || &*to.1);
            let all = |_: &TextFigure| true;
            let side = |counts: [bool; 2]| {
                let [from_counts, to_counts] = counts;
                compare(
                    &FigureSide { text: source, figures: &from.0, spelled: &from_words, counts: from_counts, asks: &all },
                    &FigureSide { text: target, figures: &to.0, spelled: &to_words, counts: to_counts, asks: &all },
                )
            };
            prop_assert_eq!(side([from.2, to.2]), side([true, true]));
        }
    }

    #[test]
    fn a_figure_begins_where_a_word_tells_that_it_may(text in text()) {
        let markup = TextMarkup::parse_markup(&text);
        for language in [Language::named("fr"), Language::named("en"), Language::UNKNOWN] {
            let found = figures(&text, language, &markup, &tokens(&text, language, &markup));
            let next = |at: usize, _| {
                let step = text.as_bytes()[at..].iter().position(|&byte| begins(byte))?;
                Some(at + step)
            };
            prop_assert_eq!(found, figures_at(&text, language, &markup, next));
        }
    }
}
