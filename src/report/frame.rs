//! The lines that a finding is about, as compilers show them: place, gutter, text, marks.
//!
//! A short place is shown in its line, cut to the width around it; a whole text is wrapped.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use unicode_width::UnicodeWidthStr as _;

use crate::{check::Location, l10n::visible, model::Severity};

use super::{ReportInk, ReportStyle};

/// Lines of a wrapped text that are shown at most.
pub(super) const LINES: usize = 12;

/// Appends the frame of a place; the label says what it shows.
pub(super) fn frame(
    out: &mut String,
    location: &Location,
    label: Option<&str>,
    severity: Option<Severity>,
    style: &ReportStyle<'_>,
) {
    let text = location.file.slice(location.span);
    let one_line = !text.contains('\n') && text.width() <= style.width / 2;
    if one_line && !location.file.text().is_empty() {
        marked(out, location, label, severity, style);
    } else {
        push_whole_text(out, location, label, style);
    }
}

/// A short place in its line, marked.
fn marked(
    out: &mut String,
    location: &Location,
    label: Option<&str>,
    severity: Option<Severity>,
    style: &ReportStyle<'_>,
) {
    let file = &location.file;
    let line = file.position(location.span.start).line;
    let lines = file.line_span(line);
    // Only the line itself is handed over: a finding costs what it shows, not its file.
    let source = file.slice(lines);
    let from = location.span.start.clamp(lines.start, lines.end) - lines.start;
    let to = location.span.end.clamp(lines.start + from, lines.end) - lines.start;
    let kind = if severity.is_some() { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(from..to).label(label);
    let snippet =
        Snippet::source(source).path(visible(file.path())).line_start(line).annotation(annotation);
    let level = match severity {
        Some(Severity::Error) => Level::ERROR,
        Some(Severity::Warning) => Level::WARNING,
        _ => Level::INFO,
    };
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(style.width.max(40)).decor_style(DecorStyle::Ascii);
    let frame = renderer.render(&[Group::with_level(level).element(snippet)]);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{frame}");
}

/// A whole text, wrapped.
fn push_whole_text(
    out: &mut String,
    location: &Location,
    label: Option<&str>,
    style: &ReportStyle<'_>,
) {
    push_location(out, location, label, style);
    wrapped(out, &visible(location.file.slice(location.span)), Some(LINES), style);
}

/// Appends where something is, and what it is.
pub(super) fn push_location(
    out: &mut String,
    location: &Location,
    label: Option<&str>,
    style: &ReportStyle<'_>,
) {
    let file = &location.file;
    let position = file.position(location.span.start);
    let label = label.map(|label| format!(" ({label})")).unwrap_or_default();
    let place = format!("{}:{}:{}", visible(file.path()), position.line, position.column);
    let arrow = style.paint(ReportInk::Faint, " -->");
    let _ = writeln!(out, "{arrow} {place}{label}");
}

/// Appends a text, wrapped behind a gutter, cut after so many lines; what it holds of control
/// characters is obeyed.
pub(super) fn wrapped(out: &mut String, text: &str, most: Option<usize>, style: &ReportStyle<'_>) {
    let bar = style.paint(ReportInk::Faint, "  |");
    let width = style.width.saturating_sub(4).max(20);
    let lines = textwrap::wrap(text.trim(), width);
    let most = most.unwrap_or(lines.len());
    for line in lines.iter().take(most) {
        let _ = writeln!(out, "{bar} {line}");
    }
    if lines.len() > most {
        let _ = writeln!(out, "{bar} …");
    }
}

/// Appends two texts, each wrapped under its title, side by side.
pub(super) fn beside(out: &mut String, texts: [(&str, &str); 2], style: &ReportStyle<'_>) {
    let bar = style.paint(ReportInk::Faint, "|");
    let width = style.width.saturating_sub(6) / 2;
    let [left, right] = texts.map(|(title, text)| {
        let title = textwrap::wrap(title, width).into_iter();
        title.chain(textwrap::wrap(text.trim(), width)).collect::<Vec<_>>()
    });
    let [left_title, right_title] = texts.map(|(title, _)| textwrap::wrap(title, width).len());
    let titles = left_title.max(right_title);
    let row = |lines: &[std::borrow::Cow<'_, str>], title: usize, row: usize| {
        // Both texts begin in the same line.
        let gap = titles - title;
        let index = if row < title { Some(row) } else { row.checked_sub(gap) };
        let index = index.filter(|index| row < title || *index >= title);
        index.and_then(|index| lines.get(index)).map(ToString::to_string).unwrap_or_default()
    };
    let rows = (left.len() - left_title).max(right.len() - right_title) + titles;
    for index in 0..rows {
        let (left, right) = (row(&left, left_title, index), row(&right, right_title, index));
        let pad = " ".repeat(width.saturating_sub(textwrap::core::display_width(&left)));
        let line = format!("  {left}{pad} {bar} {right}");
        let _ = writeln!(out, "{}", line.trim_end());
    }
}
