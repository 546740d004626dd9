//! A glossary as a table: a concept a row, a language a column, several designations between `|`.

use super::new_term;
use crate::{
    exchange::{
        ExchangeError,
        csv::{read_rows, write_rows},
    },
    model::{CaseRule, Glossary, GlossaryTerm, Locale, Phrase, TermKind},
};

/// Between the designations of one concept.
const BETWEEN: &str = " | ";

/// What stands before the language of designations that are not to be used.
const FORBIDDEN: &str = "forbidden ";

/// A column of the table.
enum TermColumn {
    Kind,
    Case,
    Note,
    Forms(String),
    Forbidden(String),
}

impl TermColumn {
    fn of_title(title: &str) -> Option<Self> {
        let title = title.trim();
        let name = title.to_lowercase();
        Some(match &*name {
            "kind" | "type" => Self::Kind,
            "case" => Self::Case,
            "note" | "notes" | "comment" | "definition" => Self::Note,
            _ => {
                // `source (fr)` and `fr` are both French.
                let inner = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
                let (rest, is_forbidden) = match name.strip_prefix(FORBIDDEN) {
                    Some(rest) => (rest, true),
                    None => (inner.unwrap_or(&name), false),
                };
                let locale =
                    Locale::new(rest).ok().filter(|locale| locale.language().len() <= 3)?;
                let locale = locale.name().to_owned();
                if is_forbidden { Self::Forbidden(locale) } else { Self::Forms(locale) }
            }
        })
    }
}

/// Writes concepts.
pub(super) fn write(terms: &[GlossaryTerm], locales: &[String]) -> Vec<u8> {
    let mut titles = vec!["kind".to_owned(), "case".to_owned()];
    titles.extend(locales.iter().cloned());
    titles.extend(locales.iter().map(|locale| format!("{FORBIDDEN}{locale}")));
    titles.push("note".to_owned());
    let rows = terms.iter().map(|term| {
        let kind = match term.kind {
            TermKind::Term => "term",
            TermKind::Acronym => "acronym",
            TermKind::Name => "name",
        };
        let case = if term.case == CaseRule::Exact { "exact" } else { "any" };
        let forms = [&term.forms, &term.forbidden];
        let cells = forms.into_iter().flat_map(|forms| {
            locales
                .iter()
                .map(|locale| forms.get(locale).map(|own| own.join(BETWEEN)).unwrap_or_default())
        });
        let mut row = vec![kind.to_owned(), case.to_owned()];
        row.extend(cells);
        row.push(term.note.clone().unwrap_or_default());
        row
    });
    write_rows(std::iter::once(titles).chain(rows))
}

/// Reads a table.
pub(super) fn read(bytes: &[u8]) -> Result<Glossary, ExchangeError> {
    let mut rows = read_rows(bytes)?
        .into_iter()
        .filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    let head =
        rows.next().ok_or_else(|| ExchangeError::of_whole_file(Phrase::new("exchange-empty")))?;
    let columns: Vec<Option<TermColumn>> =
        head.cells.iter().map(|title| TermColumn::of_title(title)).collect();
    let languages =
        columns.iter().filter(|column| matches!(column, Some(TermColumn::Forms(_)))).count();
    if languages < 2 {
        let shown = head.cells.join(", ").chars().take(80).collect::<String>();
        return Err(ExchangeError::of_whole_file(
            Phrase::new("exchange-glossary-columns").with("columns", shown),
        ));
    }
    let mut glossary = Glossary::default();
    for row in rows {
        let mut term = new_term();
        for (column, value) in columns.iter().zip(&row.cells) {
            let forms = || {
                value
                    .split('|')
                    .map(|form| form.trim().to_owned())
                    .filter(|form| !form.is_empty())
                    .collect::<Vec<_>>()
            };
            match column {
                Some(TermColumn::Kind) => {
                    term.kind = match &*value.trim().to_lowercase() {
                        "acronym" => TermKind::Acronym,
                        "name" => TermKind::Name,
                        _ => TermKind::Term,
                    };
                }
                Some(TermColumn::Case) if value.trim() == "exact" => term.case = CaseRule::Exact,
                Some(TermColumn::Note) => {
                    term.note = Some(value.trim().to_owned()).filter(|note| !note.is_empty());
                }
                Some(TermColumn::Forms(locale)) if !forms().is_empty() => {
                    term.forms.insert(locale.clone(), forms());
                }
                Some(TermColumn::Forbidden(locale)) if !forms().is_empty() => {
                    term.forbidden.insert(locale.clone(), forms());
                }
                _ => {}
            }
        }
        if !term.forms.is_empty() || !term.forbidden.is_empty() {
            glossary.terms.push(term);
        }
    }
    Ok(glossary)
}
