//! The glossary: `content/glossary.toml`.

use std::{collections::BTreeMap, fmt::Write as _};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::model::{
    CaseRule, Glossary, GlossaryTerm, Locale, Phrase, Problem, ProblemKind, SourceFile, Span,
    TermKind,
};

use super::{toml_read::syntax, toml_write::string};

const KEYS: &str = "kind, case, forbidden, note";

/// Words of a designation beyond which it is a sentence, and none.
const MOST_WORDS: usize = 24;

/// Reads a glossary: what holds of it, and everything in it that does not, with its place.
#[must_use]
pub fn parse(file: &SourceFile) -> (Glossary, Vec<Problem>) {
    let mut reader = GlossaryReader::default();
    let (root, errors) = DeTable::parse_recoverable(file.text());
    let damaged = !errors.is_empty();
    for error in errors {
        let problem = syntax(file, &error);
        if !reader.problems.contains(&problem) {
            reader.problems.push(problem);
        }
    }
    for (key, value) in root.into_inner() {
        let span = span_of(&key);
        match (&**key.get_ref(), value) {
            ("keep", value) => {
                let names = reader.designations("keep", value);
                reader.glossary.keep.extend(names);
            }
            ("term", value) => reader.terms(value),
            // After a slip of the format, what follows may be read as a key of the whole.
            (_, _) if damaged => {}
            (other, _) => reader.unknown(other, span, "keep, term"),
        }
    }
    (reader.glossary, reader.problems)
}

/// A concept as it stands in the file.
#[must_use]
pub(crate) fn render_term(term: &GlossaryTerm) -> String {
    let list = |forms: &[String]| match forms {
        [one] => string(one, false),
        many => {
            let all: Vec<String> = many.iter().map(|form| string(form, false)).collect();
            format!("[{}]", all.join(", "))
        }
    };
    let mut out = "[[term]]\n".to_owned();
    // Writing to a string cannot fail.
    for (language, forms) in &term.forms {
        let _ = writeln!(out, "{language} = {}", list(forms));
    }
    let kind = match term.kind {
        TermKind::Term => "",
        TermKind::Acronym => "kind = \"acronym\"\n",
        TermKind::Name => "kind = \"name\"\n",
    };
    out.push_str(kind);
    if term.case == CaseRule::Exact && term.kind != TermKind::Acronym {
        out.push_str("case = \"exact\"\n");
    }
    if !term.forbidden.is_empty() {
        let all = term.forbidden.iter().map(|(name, forms)| format!("{name} = {}", list(forms)));
        let _ = writeln!(out, "forbidden = {{ {} }}", all.collect::<Vec<_>>().join(", "));
    }
    if let Some(note) = &term.note {
        let _ = writeln!(out, "note = {}", string(note, true));
    }
    out
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

#[derive(Default)]
struct GlossaryReader {
    glossary: Glossary,
    problems: Vec<Problem>,
}

impl GlossaryReader {
    fn add_problem(&mut self, span: Span, phrase: Phrase) {
        self.problems.push(Problem::new(ProblemKind::Syntax, span, phrase));
    }

    fn unknown(&mut self, key: &str, span: Span, known: &str) {
        self.add_problem(
            span,
            Phrase::new("syntax-unknown-key").with("key", key).with("known", known),
        );
    }

    fn wrong(&mut self, key: &str, span: Span, expected: Phrase) {
        let phrase = Phrase::new("syntax-wrong-type").with("key", key);
        self.add_problem(span, phrase.with("expected", expected));
    }

    fn terms(&mut self, value: Spanned<DeValue<'_>>) {
        let span = span_of(&value);
        let DeValue::Array(terms) = value.into_inner() else {
            return self.wrong("term", span, Phrase::new("expected-terms"));
        };
        for term in terms {
            let span = span_of(&term);
            match term.into_inner() {
                DeValue::Table(table) => self.term(table, span),
                _ => self.wrong("term", span, Phrase::new("expected-table")),
            }
        }
    }

    fn term(&mut self, table: DeTable<'_>, span: Span) {
        let (forms, forbidden) = (BTreeMap::new(), BTreeMap::new());
        let kind = TermKind::Term;
        let mut term =
            GlossaryTerm { kind, case: CaseRule::Any, forms, forbidden, note: None, span };
        let mut case = None;
        for (key, value) in table {
            let (key_span, value_span) = (span_of(&key), span_of(&value));
            match &**key.get_ref() {
                "kind" => match value.get_ref().as_str().and_then(kind_of) {
                    Some(kind) => term.kind = kind,
                    None => self.wrong("kind", value_span, choice("term, acronym, name")),
                },
                "case" => match value.get_ref().as_str().and_then(case_of) {
                    Some(rule) => case = Some(rule),
                    None => self.wrong("case", value_span, choice("any, exact")),
                },
                "note" => match value.into_inner() {
                    DeValue::String(note) => term.note = Some(note.into_owned()),
                    _ => self.wrong("note", value_span, Phrase::new("expected-text")),
                },
                "forbidden" => match value.into_inner() {
                    DeValue::Table(table) => {
                        for (language, value) in table {
                            self.forms(&language, value, &mut term.forbidden);
                        }
                    }
                    _ => self.wrong("forbidden", value_span, Phrase::new("expected-forbidden")),
                },
                name if is_language(name) => self.forms(&key, value, &mut term.forms),
                other => self.unknown(other, key_span, KEYS),
            }
        }
        // The letters of an acronym are capitals, or else it is a word.
        term.case = case.unwrap_or(match term.kind {
            TermKind::Acronym => CaseRule::Exact,
            TermKind::Term | TermKind::Name => CaseRule::Any,
        });
        if term.forms.is_empty() && term.forbidden.is_empty() {
            self.add_problem(span, Phrase::new("glossary-empty-term"));
        } else {
            self.glossary.terms.push(term);
        }
    }

    /// What a concept is called in one language.
    fn forms(
        &mut self,
        language: &Spanned<std::borrow::Cow<'_, str>>,
        value: Spanned<DeValue<'_>>,
        all: &mut BTreeMap<String, Vec<String>>,
    ) {
        let name = language.get_ref();
        if !is_language(name) {
            self.add_problem(span_of(language), Phrase::new("config-locale").with("name", &**name));
            return;
        }
        let forms = self.designations(name, value);
        if !forms.is_empty() {
            all.insert(name.to_string(), forms);
        }
    }

    /// One text or a list of texts.
    fn designations(&mut self, key: &str, value: Spanned<DeValue<'_>>) -> Vec<String> {
        let span = span_of(&value);
        let values = match value.into_inner() {
            DeValue::Array(values) => values.into_iter().collect(),
            one @ DeValue::String(_) => vec![Spanned::new(span.range(), one)],
            _ => {
                self.wrong(key, span, Phrase::new("expected-designations"));
                return Vec::new();
            }
        };
        let mut texts = Vec::with_capacity(values.len());
        for value in values {
            let span = span_of(&value);
            match value.into_inner() {
                DeValue::String(text) if is_designation(&text) => texts.push(text.into_owned()),
                _ => self.wrong(key, span, Phrase::new("expected-designations")),
            }
        }
        texts
    }
}

/// Whether a key names a language; those of more than three letters are words, and a slip.
fn is_language(name: &str) -> bool {
    Locale::new(name).is_ok_and(|locale| locale.language().len() <= 3)
}

/// Whether a text can be what something is called.
#[must_use]
pub(crate) fn is_designation(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && text.split_whitespace().count() <= MOST_WORDS
}

fn choice(words: &str) -> Phrase {
    Phrase::new("expected-choice").with("words", words)
}

fn kind_of(name: &str) -> Option<TermKind> {
    match name {
        "term" => Some(TermKind::Term),
        "acronym" => Some(TermKind::Acronym),
        "name" => Some(TermKind::Name),
        _ => None,
    }
}

fn case_of(name: &str) -> Option<CaseRule> {
    match name {
        "any" => Some(CaseRule::Any),
        "exact" => Some(CaseRule::Exact),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a glossary; expects so many names and terms, and the problems as `message@line`.
    #[track_caller]
    fn check(text: &str, keep: usize, terms: usize, problems: &[&str]) {
        let file = SourceFile::new("content/glossary.toml", text);
        let (glossary, found) = parse(&file);
        let found: Vec<_> = found
            .iter()
            .map(|p| format!("{}@{}", p.message.id, file.position(p.span.start).line))
            .collect();
        assert_eq!(found, problems, "{text}");
        assert_eq!((glossary.keep.len(), glossary.terms.len()), (keep, terms), "{text}");
    }

    #[test]
    fn what_holds_is_read_and_what_does_not_is_said() {
        check("", 0, 0, &[]);
        check("keep = [\"SEWA\", \"Patio.coop\"]\n", 2, 0, &[]);
        check("[[term]]\nfr = \"a\"\nen = [\"b\", \"c\"]\n", 0, 1, &[]);
        check("[[term]]\nfr = \"a\"\nforbidden = { en = \"b\" }\n", 0, 1, &[]);
        check("keep = [\"SEWA\", 3]\n", 1, 0, &["syntax-wrong-type@1"]);
        check("keep = [\"…\"]\n", 0, 0, &["syntax-wrong-type@1"]);
        check("kep = [\"SEWA\"]\n", 0, 0, &["syntax-unknown-key@1"]);
        check("[[term]]\nnote = \"a\"\n", 0, 0, &["glossary-empty-term@1"]);
        let damaged = "[[term]]\nfr = \"a\"\nkind = \"x\"\n[[term]]\nfr = \"b\"\nforms = 3\n";
        check(damaged, 0, 2, &["syntax-wrong-type@3", "syntax-unknown-key@6"]);
        check("[term]\nfr = \"a\"\n", 0, 0, &["syntax-wrong-type@1"]);
        check("keep = [\"A\"]\n[[term]\nfr = \"b\"\n", 1, 0, &["syntax-toml@2"]);
    }

    #[test]
    fn acronyms_are_exact_unless_said_otherwise() {
        let file = SourceFile::new("g", "[[term]]\nfr = \"OIT\"\nkind = \"acronym\"\n");
        assert_eq!(parse(&file).0.terms[0].case, CaseRule::Exact);
        let file =
            SourceFile::new("g", "[[term]]\nfr = \"a\"\nkind = \"acronym\"\ncase = \"any\"\n");
        assert_eq!(parse(&file).0.terms[0].case, CaseRule::Any);
    }
}
