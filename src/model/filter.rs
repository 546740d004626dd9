//! What a project asks of single files and messages, as the `[[filters]]` of Mozilla's `l10n.toml`
//! say it.

use regex_lite::Regex;

use super::Template;

/// What is to be made of a missing or obsolete message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageAction {
    /// Nothing is said.
    Ignore,
    /// It matters less.
    Warning,
    /// It matters as it does anywhere.
    Error,
}

/// One rule about files, or about messages in them.
#[derive(Debug, Clone)]
pub struct MessageFilter {
    /// The translations it is about.
    pub paths: Vec<Template>,
    /// The messages; none: the files as a whole.
    pub key: Option<KeyPattern>,
    /// What is to be made of them.
    pub action: MessageAction,
}

/// A message's id, or `re:` and a regular expression that its beginning fits.
#[derive(Debug, Clone)]
pub enum KeyPattern {
    /// The id itself.
    Id(String),
    /// What its beginning fits.
    Regex(Regex),
}

impl KeyPattern {
    /// Reads a key of a filter.
    ///
    /// # Errors
    ///
    /// Why it is no regular expression.
    pub fn new(key: &str) -> Result<Self, String> {
        match key.strip_prefix("re:") {
            Some(pattern) => Regex::new(&format!("^(?:{pattern})"))
                .map(Self::Regex)
                .map_err(|error| error.to_string()),
            None => Ok(Self::Id(key.to_owned())),
        }
    }

    fn fits(&self, id: &str) -> bool {
        match self {
            Self::Id(own) => own == id,
            Self::Regex(regex) => regex.is_match(id),
        }
    }
}

/// What is to be made of a message (none: of a file as a whole) in the translation at `path`; the
/// last rule that fits decides.
#[must_use]
pub(crate) fn action_of(filters: &[MessageFilter], path: &str, id: Option<&str>) -> MessageAction {
    let fits = |filter: &&MessageFilter| {
        let key = match (&filter.key, id) {
            (None, None) => true,
            (Some(key), Some(id)) => key.fits(id),
            _ => false,
        };
        key && filter.paths.iter().any(|template| template.places(path).is_some())
    };
    filters.iter().rev().find(fits).map_or(MessageAction::Error, |filter| filter.action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_that_fits_decides() {
        let filter = |path: &str, key: Option<&str>, action| MessageFilter {
            paths: vec![Template::with_wildcards(path).unwrap()],
            key: key.map(|key| KeyPattern::new(key).unwrap()),
            action,
        };
        let filters = [
            filter("{locale}/**", None, MessageAction::Ignore),
            filter("{locale}/a.ftl", Some("re:x-"), MessageAction::Ignore),
            filter("de/a.ftl", Some("x-y"), MessageAction::Warning),
        ];
        for (path, id, expected) in [
            ("de/a.ftl", None, MessageAction::Ignore),
            ("de/a.ftl", Some("x-z"), MessageAction::Ignore),
            ("de/a.ftl", Some("x-y"), MessageAction::Warning),
            ("fr/a.ftl", Some("x-y"), MessageAction::Ignore),
            ("fr/a.ftl", Some("ax-y"), MessageAction::Error),
            ("fr/b.ftl", Some("x-y"), MessageAction::Error),
        ] {
            assert_eq!(action_of(&filters, path, id), expected, "{path} {id:?}");
        }
        assert!(KeyPattern::new("re:(").is_err());
    }
}
