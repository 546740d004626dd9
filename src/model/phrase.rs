//! Something diglot says to a person, before it is put into a language.

/// One of diglot's own messages with its arguments.
///
/// Rules and errors say *what* they found by naming a message of `locales/*/*.ftl`; only the
/// layer that prints knows in which language. Nothing is formatted on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// The message's identifier.
    pub id: &'static str,
    /// Its arguments, by name.
    pub arguments: Vec<(&'static str, PhraseValue)>,
}

/// An argument of a [`Phrase`].
#[derive(Debug, Clone, PartialEq)]
pub enum PhraseValue {
    /// A text that is the same in every language: a file, an id, a quotation.
    Text(String),
    /// A count, which may choose a plural form.
    Number(i64),
    /// Several texts, joined as the language joins them ("a, b and c").
    List(Vec<String>),
    /// A phrase of its own.
    Phrase(Box<Phrase>),
}

impl Phrase {
    /// The message `id`, without arguments yet.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<PhraseValue>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

impl From<&str> for PhraseValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for PhraseValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for PhraseValue {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Vec<String>> for PhraseValue {
    fn from(items: Vec<String>) -> Self {
        Self::List(items)
    }
}

impl From<Phrase> for PhraseValue {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(Box::new(phrase))
    }
}
