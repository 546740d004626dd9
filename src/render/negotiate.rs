//! Which of the project's languages answers a wish such as `en-GB`.

use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

use crate::model::Locale;

/// The locale of that name, or else the one that fits it best: `en` for `en-GB`.
#[must_use]
pub fn negotiate<'l>(wanted: &str, available: &[&'l Locale]) -> Option<&'l Locale> {
    if let Some(exact) = available.iter().find(|locale| locale.name() == wanted) {
        return Some(exact);
    }
    let requested: LanguageIdentifier = wanted.replace('_', "-").parse().ok()?;
    let identifiers: Vec<LanguageIdentifier> = available
        .iter()
        .filter_map(|locale| locale.identifier().to_string().parse().ok())
        .collect();
    let strategy = NegotiationStrategy::Lookup;
    let chosen = *negotiate_languages(&[requested], &identifiers, None, strategy).first()?;
    let name = chosen.to_string();
    available.iter().find(|locale| locale.identifier().to_string() == name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_answers() {
        let names = ["fr", "en", "pt-BR", "zh_Hant_TW", "en-US"];
        let locales = names.map(|name| Locale::new(name).unwrap());
        let all: Vec<_> = locales.iter().collect();
        for (wanted, expected) in [
            ("fr", Some("fr")),
            ("fr-CA", Some("fr")),
            ("fr_CA", Some("fr")),
            ("en-GB", Some("en")),
            ("en-US", Some("en-US")),
            ("pt", Some("pt-BR")),
            ("zh-TW", Some("zh_Hant_TW")),
            ("de", None),
            ("", None),
            ("../en", None),
        ] {
            assert_eq!(negotiate(wanted, &all).map(Locale::name), expected, "{wanted}");
        }
    }
}
