//! Why something did not work, as phrases of our own: the system and the parsers know English only.

use std::io;

use crate::model::Phrase;

/// Why the system did not do what it was asked to. What has no words of ours is quoted.
#[must_use]
pub(crate) fn reason(error: &io::Error) -> Phrase {
    use io::ErrorKind as Kind;
    let id = match error.kind() {
        Kind::NotFound => "io-not-found",
        Kind::PermissionDenied => "io-permission",
        Kind::StorageFull | Kind::QuotaExceeded => "io-full",
        Kind::FileTooLarge => "io-too-large",
        Kind::ReadOnlyFilesystem => "io-read-only",
        Kind::IsADirectory => "io-folder",
        Kind::NotADirectory => "io-no-folder",
        Kind::AlreadyExists => "io-exists",
        Kind::InvalidFilename => "io-name",
        Kind::OutOfMemory => "io-memory",
        Kind::BrokenPipe => "io-closed",
        Kind::TimedOut | Kind::ResourceBusy | Kind::WouldBlock => "io-busy",
        _ => return Phrase::new("io-other").with("reason", error.to_string()),
    };
    Phrase::new(id)
}

/// What the TOML parser found wrong. It says it in words only, which are sorted here by what a
/// person must do; those of a later version that fit nowhere are quoted. `found` is what it found
/// something wrong with: bare words are values to it, with their spaces.
pub(super) fn toml(message: &str, found: &str) -> Phrase {
    const SORTS: &[(&str, &[&str])] = &[
        ("toml-recursion", &["recurs"]),
        ("toml-twice", &["duplicate key"]),
        ("toml-extend", &["cannot extend"]),
        ("toml-escape", &["escape", "unicode"]),
        ("toml-string", &["string", "opening quote"]),
        ("toml-unclosed", &["unclosed", "missing array opening", "table open"]),
        ("toml-comma-missing", &["missing comma"]),
        ("toml-comma", &["comma"]),
        ("toml-equals-missing", &["key with no value"]),
        ("toml-value", &["missing value", "invalid value", "boolean"]),
        ("toml-key", &["unquoted key", "keys cannot", "missing key"]),
        ("toml-equals", &["`=`", "assignment", "key-value", "table element"]),
        ("toml-content", &["unexpected content", "key or value"]),
        (
            "toml-number",
            &["`_`", "radix", "sign", "zero", "prefix", "number", "integer", "float", "date"],
        ),
        ("toml-character", &["comment", "carriage return", "newline"]),
    ];
    let description = message.split(", expected ").next().unwrap_or_default();
    let fits = |parts: &&[&str]| parts.iter().any(|part| description.contains(part));
    let sort = SORTS.iter().find(|(_, parts)| fits(parts)).map(|(id, _)| *id);
    match (sort, values(found)) {
        (Some("toml-string" | "toml-value" | "toml-number" | "toml-content"), Some(id)) => {
            Phrase::new(id)
        }
        (Some(id), _) => Phrase::new(id),
        (None, _) => Phrase::new("toml-other").with("reason", message),
    }
}

/// What is wrong with what stands in the place of a value, as far as its words tell.
fn values(found: &str) -> Option<&'static str> {
    let is_word = |text: &str| text.chars().all(|c| c.is_alphabetic() || c == '-');
    let is_value = |text: &str| matches!(text, "true" | "false") || text.parse::<f64>().is_ok();
    let mut parts = found.split_whitespace();
    match (parts.next(), parts.next()) {
        (Some(first), Some(_)) if is_value(first) => Some("toml-values"),
        (Some(word), None) if word.len() > 1 && is_word(word) => Some("toml-value"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let error = DeTable::parse(text).unwrap_err();
        let found = &text[error.span().unwrap_or_default()];
        let phrase = toml(error.message(), found);
        assert_eq!(phrase.id, expected, "{text:?}: {} ({found:?})", error.message());
    }

    #[test]
    fn what_toml_finds_wrong_is_sorted() {
        check("a = 1\na = 2\n", "toml-twice");
        check("[a]\n[a]\n", "toml-twice");
        check("a = [1]\na.b = 1\n", "toml-extend");
        check("a = \"b\n", "toml-string");
        check("a = b\n", "toml-string");
        check("a = b c\n", "toml-string");
        check("a = \"\"\"b\n", "toml-string");
        check("a = 'b\n", "toml-string");
        check("a = \"C:\\y\"\n", "toml-escape");
        check("a = \"\\u12\"\n", "toml-escape");
        check("[a\n", "toml-unclosed");
        check("[[a]\n", "toml-unclosed");
        check("a = [1\n", "toml-unclosed");
        check("a = {b = 1\n", "toml-unclosed");
        check("a = [\"b\" \"c\"]\n", "toml-comma-missing");
        check("a = [1 2]\n", "toml-values");
        check("a = [,]\n", "toml-comma");
        check("a =\n", "toml-string");
        check("a\n", "toml-equals-missing");
        check("a 1\n", "toml-equals-missing");
        check("a \"fr\"\n", "toml-equals-missing");
        check("a = 1 2\n", "toml-values");
        for language in ["fr", "tr", "it", "nl", "no"] {
            check(&format!("a = {language}\n"), "toml-value");
        }
        check("= 1\n", "toml-key");
        check("é = 1\n", "toml-key");
        check("a = 1 = 2\n", "toml-content");
        check("a = 1 b = 2\n", "toml-content");
        check("a = 01\n", "toml-number");
        check("a = 1__0\n", "toml-number");
        check("a = 2020-13-99\n", "toml-number");
        check(&format!("a = {}", "[".repeat(500)), "toml-recursion");
        check("a = 1 # \u{7}\n", "toml-character");
    }

    #[test]
    fn the_systems_reasons_are_told() {
        for (kind, expected) in [
            (io::ErrorKind::PermissionDenied, "io-permission"),
            (io::ErrorKind::StorageFull, "io-full"),
            (io::ErrorKind::IsADirectory, "io-folder"),
            (io::ErrorKind::Other, "io-other"),
        ] {
            assert_eq!(reason(&io::Error::from(kind)).id, expected);
        }
        // As the library for temporary files wraps them.
        let wrapped = io::Error::new(io::ErrorKind::StorageFull, "at path /x");
        assert_eq!(reason(&wrapped).id, "io-full");
    }
}
