//! A package as a table, which a spreadsheet or a CSV file holds: a unit a row.
//!
//! A person may have taken columns out, moved or renamed them in the other language; what counts is
//! the first row.

use super::{
    ExchangeDocument, ExchangeError, ExchangePackage, ExchangeState, ExchangeUnit, InlineText,
    NoteKind, TermHint, UnitPrints,
};
use crate::model::{Phrase, Span};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SheetColumn {
    Id,
    Kind,
    Source,
    Target,
    State,
    OldSource,
    Changed,
    Notes,
    Terms,
    Prints,
}

/// The columns in the order in which they are written, each with its width in characters.
const COLUMNS: [(SheetColumn, u16); 10] = [
    (SheetColumn::Id, 24),
    (SheetColumn::Kind, 10),
    (SheetColumn::Source, 60),
    (SheetColumn::Target, 60),
    (SheetColumn::State, 11),
    (SheetColumn::OldSource, 40),
    (SheetColumn::Changed, 40),
    (SheetColumn::Notes, 40),
    (SheetColumn::Terms, 24),
    (SheetColumn::Prints, 12),
];

/// The widths of the columns, in characters.
pub(super) fn widths() -> impl Iterator<Item = u16> {
    COLUMNS.into_iter().map(|(_, width)| width)
}

/// The number of the column that a translator writes in.
pub(super) const TARGET_COLUMN: usize = 3;

impl SheetColumn {
    /// What the first row calls it.
    fn title(self, package: &ExchangePackage) -> String {
        match self {
            Self::Id => "id".to_owned(),
            Self::Kind => "kind".to_owned(),
            Self::Source => format!("source ({})", package.source_locale),
            Self::Target => format!("target ({})", package.target_locale),
            Self::State => "state".to_owned(),
            Self::OldSource => "old source".to_owned(),
            Self::Changed => "changed".to_owned(),
            Self::Notes => "notes".to_owned(),
            Self::Terms => "terms".to_owned(),
            Self::Prints => "diglot".to_owned(),
        }
    }

    /// The column that a title is of, and the locale that it names.
    fn of_title(title: &str) -> Option<(Self, Option<String>)> {
        let title = title.trim().to_lowercase();
        let (name, locale) = match title.split_once('(') {
            Some((name, rest)) => (name.trim(), rest.strip_suffix(')').map(str::to_owned)),
            None => (&*title, None),
        };
        let column = match name {
            "id" | "key" | "context" | "identifier" | "identifiant" | "clé" => Self::Id,
            "kind" | "type" => Self::Kind,
            "source" | "original" | "msgid" => Self::Source,
            "target" | "translation" | "traduction" | "msgstr" | "cible" => Self::Target,
            "state" | "status" | "état" => Self::State,
            "old source" => Self::OldSource,
            "changed" => Self::Changed,
            "notes" | "note" | "comment" | "comments" | "commentaire" => Self::Notes,
            "terms" => Self::Terms,
            "diglot" => Self::Prints,
            _ => return None,
        };
        Some((column, locale))
    }
}

/// The rows of a package, the titles first.
pub(super) fn rows(package: &ExchangePackage) -> impl Iterator<Item = Vec<String>> {
    let titles = COLUMNS.map(|(column, _)| column.title(package)).to_vec();
    let rows = package
        .units()
        .map(|(document, unit)| COLUMNS.map(|(column, _)| cell(column, document, unit)).to_vec());
    std::iter::once(titles).chain(rows)
}

fn cell(column: SheetColumn, document: &str, unit: &ExchangeUnit) -> String {
    let text =
        |text: &Option<InlineText>| text.as_ref().map(InlineText::placeholders).unwrap_or_default();
    match column {
        SheetColumn::Id => format!("{document}/{}", unit.id),
        SheetColumn::Kind => unit.kind.clone(),
        SheetColumn::Source => unit.source.placeholders(),
        SheetColumn::Target => text(&unit.target),
        SheetColumn::State => {
            let state = unit.state.map(ExchangeState::name).unwrap_or_default();
            if unit.locked { NoteKind::Locked.name() } else { state }.to_owned()
        }
        SheetColumn::OldSource => text(&unit.old_source),
        SheetColumn::Changed => unit.notes_of(NoteKind::Change).collect::<Vec<_>>().join("\n"),
        SheetColumn::Notes => {
            let others = unit.notes.iter().filter(|note| note.kind != NoteKind::Change);
            let mut lines: Vec<String> =
                others.map(|note| format!("{}: {}", note.kind.name(), note.text)).collect();
            let codes = unit.source.codes();
            lines.extend(codes.map(|code| format!("{} = {}", code.placeholder(), code.data)));
            lines.join("\n")
        }
        SheetColumn::Terms => {
            let terms = unit.terms.iter().map(|term| format!("{} = {}", term.source, term.target));
            terms.collect::<Vec<_>>().join("\n")
        }
        SheetColumn::Prints => unit.prints.map(UnitPrints::to_word).unwrap_or_default(),
    }
}

/// A row that was read, and where it begins.
#[derive(Debug, Clone, Default)]
pub(super) struct SheetRow {
    pub(super) cells: Vec<String>,
    pub(super) place: Span,
}

/// Whether a first row is one of such a table.
pub(super) fn is_header<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let found: Vec<SheetColumn> =
        cells.filter_map(SheetColumn::of_title).map(|(column, _)| column).collect();
    let has = |column| found.contains(&column);
    has(SheetColumn::Target) && (has(SheetColumn::Id) || has(SheetColumn::Source))
}

/// The package that rows are of.
pub(super) fn package(rows: &[SheetRow]) -> Result<ExchangePackage, ExchangeError> {
    let mut rows = rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    let head =
        rows.next().ok_or_else(|| ExchangeError::of_whole_file(Phrase::new("exchange-empty")))?;
    if !is_header(head.cells.iter().map(String::as_str)) {
        let shown = head.cells.join(", ").chars().take(80).collect::<String>();
        return Err(ExchangeError::of_whole_file(
            Phrase::new("exchange-columns").with("columns", shown),
        ));
    }
    let mut package = ExchangePackage::default();
    let mut columns: Vec<Option<SheetColumn>> = Vec::new();
    for title in &head.cells {
        let known =
            SheetColumn::of_title(title).filter(|(column, _)| !columns.contains(&Some(*column)));
        columns.push(known.as_ref().map(|(column, _)| *column));
        match known {
            Some((SheetColumn::Source, Some(locale))) => package.source_locale = locale,
            Some((SheetColumn::Target, Some(locale))) => package.target_locale = locale,
            Some((SheetColumn::Prints, _)) => package.is_ours = true,
            _ => {}
        }
    }
    for row in rows {
        let (document, unit) = unit_of_row(&columns, row);
        match package.documents.last_mut() {
            Some(last) if last.name == document => last.units.push(unit),
            _ => package.documents.push(ExchangeDocument { name: document, units: vec![unit] }),
        }
    }
    Ok(package)
}

fn unit_of_row(columns: &[Option<SheetColumn>], row: &SheetRow) -> (String, ExchangeUnit) {
    let mut unit = ExchangeUnit {
        source_place: row.place,
        target_place: Some(row.place),
        ..ExchangeUnit::default()
    };
    let mut document = String::new();
    for (column, value) in columns.iter().zip(&row.cells) {
        let text = || Some(InlineText::plain(value.as_str())).filter(|_| !value.is_empty());
        match column {
            Some(SheetColumn::Id) => {
                let (name, id) = value.trim().rsplit_once('/').unwrap_or(("", value.trim()));
                (document, unit.id) = (name.to_owned(), id.to_owned());
            }
            Some(SheetColumn::Kind) => value.clone_into(&mut unit.kind),
            Some(SheetColumn::Source) => unit.source = InlineText::plain(value.as_str()),
            Some(SheetColumn::Target) => unit.target = text(),
            Some(SheetColumn::State) => {
                let name = value.trim().to_lowercase();
                unit.locked = name == NoteKind::Locked.name();
                unit.state = ExchangeState::from_name(&name);
            }
            Some(SheetColumn::OldSource) => unit.old_source = text(),
            Some(SheetColumn::Changed) => unit.note(NoteKind::Change, value.as_str()),
            Some(SheetColumn::Notes) => unit.note(NoteKind::Other, value.as_str()),
            Some(SheetColumn::Terms) => unit.terms.extend(value.lines().filter_map(|line| {
                let (source, target) = line.split_once(" = ")?;
                Some(TermHint { source: source.to_owned(), target: target.to_owned() })
            })),
            Some(SheetColumn::Prints) => unit.prints = UnitPrints::from_word(value),
            None => {}
        }
    }
    (document, unit)
}
