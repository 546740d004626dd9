//! Where a translation is cut, when its source is: between sentences that are aligned with the
//! source's.

use crate::{
    model::{Pattern, Span},
    text::{Language, TextFacts, align_sentences},
};

/// The parts of a translation that answer to the pieces of its source; none, where it cannot be told
/// sentence by sentence.
pub(super) fn cut<'t>(
    sources: &[&str],
    translation: &'t str,
    languages: [Language; 2],
) -> Option<Vec<&'t str>> {
    let whole = sources.join(" ");
    let patterns =
        [&*whole, translation].map(|text| Pattern::plain(text, Span::new(0, text.len())));
    let (source, target) = (
        TextFacts::from_pattern(&patterns[0], languages[0]),
        TextFacts::from_pattern(&patterns[1], languages[1]),
    );
    let beads = align_sentences(&source, &target);
    let (mut parts, mut at, mut boundary) = (Vec::new(), 0, 0);
    for piece in &sources[..sources.len() - 1] {
        boundary += piece.len() + 1;
        let inside = beads.iter().any(|(from, _)| from.start < boundary - 1 && from.end > boundary);
        let (_, to) = beads.iter().find(|(from, _)| from.start + 1 >= boundary)?;
        if inside || to.start <= at {
            return None;
        }
        parts.push(translation.get(at..to.start)?.trim());
        at = to.start;
    }
    parts.push(translation.get(at..)?.trim());
    parts.iter().all(|part| !part.is_empty()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sources: &[&str], translation: &str, expected: Option<&[&str]>) {
        let found = cut(sources, translation, [Language::named("fr"), Language::named("en")]);
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_translation_is_cut_where_its_source_is() {
        let fr = ["Le verger a douze ans.", "Les pommes sont mûres. Le cidre se vend bien."];
        let en = ["The orchard is twelve years old.", "Apples are ripe. The cider sells well."];
        check(&fr, &en.join(" "), Some(&en));
        check(&fr, "The orchard is twelve years old and its apples are ripe", None);
        check(&fr, "", None);
        check(&["Titre", fr[0]], &format!("Title {}", en[0]), None);
    }
}
