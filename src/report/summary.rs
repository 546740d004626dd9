//! One line a locale: how far it has come, and how much was found.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::{
    model::{Phrase, Severity, State},
    project::{FindingTally, LocaleStates, Tallies},
};

use super::{ReportInk, ReportStyle};

/// The columns after the locale: states, then severities.
const STATES: [(State, &str); 7] = [
    (State::Current, "summary-current"),
    (State::Stale, "summary-stale"),
    (State::Unconfirmed, "summary-unconfirmed"),
    (State::Unrecorded, "summary-unrecorded"),
    (State::Missing, "summary-missing"),
    (State::Fallback, "summary-fallback"),
    (State::Orphan, "summary-orphan"),
];
const SEVERITIES: [(Severity, &str); 3] = [
    (Severity::Error, "summary-errors"),
    (Severity::Warning, "summary-warnings"),
    (Severity::Info, "summary-infos"),
];

/// The columns that say something: that of texts which fall back only where there are some.
pub(super) fn columns_told<'c>(
    columns: &[(State, &'c str)],
    states: &[LocaleStates],
) -> Vec<(State, &'c str)> {
    let falls_back = states.iter().any(|own| own.count_of(State::Fallback) > 0);
    columns.iter().copied().filter(|(state, _)| falls_back || *state != State::Fallback).collect()
}

/// A table of the locales, then of the source language where something was found in it alone.
pub(super) fn summary(
    states: &[LocaleStates],
    tallies: &Tallies,
    style: &ReportStyle<'_>,
) -> String {
    let none = FindingTally::default();
    let word = |id: &'static str| style.say(&Phrase::new(id));
    let columns = columns_told(&STATES, states);
    let mut rows = vec![vec![word("summary-locale")]];
    rows[0].extend(columns.iter().map(|(_, id)| word(id)));
    rows[0].extend(SEVERITIES.iter().map(|(_, id)| word(id)));
    let found = |tally: &FindingTally| {
        SEVERITIES.map(|(severity, _)| tally.count_of_severity(severity).to_string())
    };
    if let Some(tally) = tallies.get(&None) {
        let mut row = vec![word("summary-source")];
        row.extend(columns.iter().map(|_| String::new()));
        row.extend(found(tally));
        rows.push(row);
    }
    for states in states {
        let mut row = vec![states.locale.clone()];
        row.extend(columns.iter().map(|(state, _)| states.count_of(*state).to_string()));
        row.extend(found(tallies.get(&Some(states.locale.clone())).unwrap_or(&none)));
        rows.push(row);
    }
    let whole = table(&rows, 1, style);
    let lower = || {
        let parted: Vec<_> = stacked(&rows[0]).chain(rows[1..].iter().cloned()).collect();
        table(&parted, parted.len() + 1 - rows.len(), style)
    };
    whole.or_else(lower).unwrap_or_else(|| narrow(&rows, style))
}

/// The rows in columns, the first of them titles; nothing where they do not fit.
fn table(rows: &[Vec<String>], titles: usize, style: &ReportStyle<'_>) -> Option<String> {
    let columns = rows.first()?.len();
    let widths: Vec<_> = (0..columns)
        .map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or_default())
        .collect();
    if widths.iter().sum::<usize>() + 2 * (columns - 1) > style.width {
        return None;
    }
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width - cell.width());
            // Writing to a string cannot fail.
            let _ = match column {
                0 => write!(line, "{cell}{gap}"),
                _ => write!(line, "  {gap}{cell}"),
            };
        }
        let line = line.trim_end();
        let line =
            if index < titles { style.paint(ReportInk::Strong, line) } else { line.to_owned() };
        let _ = writeln!(out, "{line}");
    }
    Some(out)
}

/// Titles with their words one below the other.
fn stacked(titles: &[String]) -> impl Iterator<Item = Vec<String>> {
    let words = |title: &String| title.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let words: Vec<_> = titles.iter().map(words).collect();
    let lines = words.iter().map(Vec::len).max().unwrap_or_default();
    (0..lines).map(move |line| {
        words.iter().map(|words| words.get(line).cloned().unwrap_or_default()).collect()
    })
}

/// The table where it does not fit: a locale's numbers, each with its name, below the locale.
fn narrow(rows: &[Vec<String>], style: &ReportStyle<'_>) -> String {
    let [titles, rows @ ..] = rows else { return String::new() };
    let mut out = String::new();
    for row in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", style.paint(ReportInk::Strong, &row[0]));
        let told = titles.iter().zip(row).skip(1).filter(|(_, number)| !number.is_empty());
        let told: Vec<_> = told
            .map(|(name, number)| {
                let told = Phrase::new("summary-number").with("name", &**name);
                // A name and its number stay in one line.
                style.say(&told.with("number", &**number)).replace(' ', "\u{a0}")
            })
            .collect();
        for line in textwrap::wrap(&told.join(", "), style.width.saturating_sub(2).max(20)) {
            let _ = writeln!(out, "  {}", line.trim_end());
        }
    }
    out
}
