//! Which of the project's languages answers a wish such as `en-GB`.

use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

use crate::model::Locale;

/// The locale of that name, or else the one that fits it best: `en` for `en-GB`.
#[must_use]
pub(crate) fn negotiate<'l>(wanted: &str, available: &[&'l Locale]) -> Option<&'l Locale> {
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

/// The locales of the same language that a program takes texts from where `locale` has none, as
/// `fluent_langneg` filters them: `de-DE` for `de-AT`.
#[must_use]
pub(crate) fn negotiate_fallbacks<'l>(
    locale: &Locale,
    available: &[&'l Locale],
) -> Vec<&'l Locale> {
    let read = |locale: &Locale| locale.identifier().to_string().parse().ok();
    let Some(requested) = read(locale) else { return Vec::new() };
    let others = available.iter().copied().filter(|own| own.identifier() != locale.identifier());
    let others: Vec<(LanguageIdentifier, &Locale)> =
        others.filter_map(|own| Some((read(own)?, own))).collect();
    let identifiers: Vec<_> = others.iter().map(|(identifier, _)| identifier.clone()).collect();
    let strategy = NegotiationStrategy::Filtering;
    let chosen = negotiate_languages(&[requested], &identifiers, None, strategy);
    let own = |name: &LanguageIdentifier| others.iter().find(|(own, _)| own == name);
    chosen.into_iter().filter_map(|name| Some(own(name)?.1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_of_the_same_language_stand_in() {
        let names = ["de-AT", "de-DE", "en-US", "pt_BR", "zh-CN", "zh-TW", "fr"];
        let locales = names.map(|name| Locale::new(name).unwrap());
        let all: Vec<_> = locales.iter().collect();
        for (of, expected) in [
            ("de-AT", &["de-DE"][..]),
            ("de-DE", &["de-AT"]),
            ("en-GB", &["en-US"]),
            ("pt-PT", &["pt_BR"]),
            ("fr", &[]),
            ("nl", &[]),
        ] {
            let found = negotiate_fallbacks(&Locale::new(of).unwrap(), &all);
            let found: Vec<_> = found.into_iter().map(Locale::name).collect();
            assert_eq!(found, expected, "{of}");
        }
    }

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
