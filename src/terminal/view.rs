//! The review as it is shown: both texts, what changed, what is found, and which keys do what.
//!
//! From [`WIDE`] columns on, the texts stand side by side. Colours only repeat what words, lines and
//! brackets say, so that nothing is lost without them.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Position, Rect},
    style::{Color, Modifier, Style},
    text::{Line, Span, Text},
    widgets::{Block, Borders, Clear, Paragraph, Wrap},
};

use crate::{
    l10n::visible,
    model::{Phrase, RiskKind, Severity},
    report::{WordChange, word_runs},
    review::{MarkKind, ReviewEntry, ReviewNeed, SegmentFinding, SuggestionKind},
};

use super::{ReviewMode, TerminalReview, TextEditor};

/// The width from which on the two texts stand side by side.
const WIDE: u16 = 100;

/// How things look: with colours, or without.
#[derive(Debug, Clone, Copy)]
struct ViewInks {
    has_colour: bool,
}

impl ViewInks {
    fn coloured(self, colour: Color) -> Style {
        if self.has_colour { Style::new().fg(colour) } else { Style::new() }
    }

    fn faint(self) -> Style {
        if self.has_colour {
            Style::new().fg(Color::Gray).add_modifier(Modifier::DIM)
        } else {
            Style::new()
        }
    }

    fn strong() -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    fn gone(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::CROSSED_OUT)
    }

    fn come(self) -> Style {
        self.coloured(Color::Green).add_modifier(Modifier::UNDERLINED)
    }

    fn need(self, need: Option<ReviewNeed>) -> Style {
        let colour = match need {
            None => Color::Green,
            Some(ReviewNeed::Missing) => Color::Cyan,
            Some(ReviewNeed::Draft) => Color::Magenta,
            Some(ReviewNeed::Finding | ReviewNeed::Broken) => Color::Red,
            Some(ReviewNeed::Review | ReviewNeed::Edited) => Color::Blue,
            Some(_) => Color::Yellow,
        };
        self.coloured(colour).add_modifier(Modifier::BOLD)
    }

    fn severity(self, severity: Severity) -> Style {
        self.coloured(match severity {
            Severity::Error => Color::Red,
            Severity::Warning => Color::Yellow,
            Severity::Info => Color::Cyan,
        })
    }
}

/// Draws the review into a frame.
pub(crate) fn draw(review: &mut TerminalReview, has_colour: bool, frame: &mut Frame<'_>) {
    let inks = ViewInks { has_colour };
    let [head, body, foot] =
        Layout::vertical([Constraint::Length(2), Constraint::Min(3), Constraint::Length(2)])
            .areas(frame.area());
    frame.render_widget(Paragraph::new(header(review, inks)), head);
    draw_segment(review, inks, body, frame);
    frame.render_widget(Paragraph::new(footer(review, inks)), foot);
    if review.mode == ReviewMode::Help {
        draw_help(review, frame);
    }
}

fn header(review: &TerminalReview, inks: ViewInks) -> Text<'static> {
    let queue = &review.queue;
    let say = |phrase: &Phrase| review.say.say(phrase);
    let place = format!("{} [{}]", queue.document.name, queue.locale.name());
    let count = Phrase::new("review-count")
        .with("at", review.at + 1)
        .with("all", queue.entries.len())
        .with("left", queue.count_pressing());
    let first = Line::from(vec![
        Span::styled(visible(&place).into_owned(), ViewInks::strong()),
        Span::raw("  "),
        Span::raw(say(&count)),
    ]);
    let mut second = Vec::new();
    if let Some(entry) = review.entry() {
        let need = entry.need();
        let word = need.map_or_else(|| Phrase::new("need-none"), ReviewNeed::phrase);
        second.push(Span::styled(say(&word), inks.need(need)));
        second.push(Span::raw("  "));
        second.push(Span::styled(entry.id.clone(), inks.faint()));
        for risk in risks(review, entry) {
            second.push(Span::raw("  "));
            second.push(Span::styled(risk, inks.coloured(Color::Yellow)));
        }
    }
    Text::from(vec![first, Line::from(second)])
}

/// What in the source's change may turn the sense round, a phrase a kind.
fn risks(review: &TerminalReview, entry: &ReviewEntry) -> Vec<String> {
    let mut kinds: Vec<RiskKind> = entry.risks.iter().map(|risk| risk.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let name = |kind| match kind {
        RiskKind::Negation => "risk-negation",
        RiskKind::Figure => "risk-figure",
        RiskKind::Name => "risk-name",
        RiskKind::Placeable => "risk-placeable",
    };
    let words = |kind| {
        let own = entry.risks.iter().filter(move |risk| risk.kind == kind);
        let own = own.map(|risk| format!("{}{}", if risk.is_new { "+" } else { "-" }, risk.word));
        visible(&own.collect::<Vec<_>>().join(" ")).into_owned()
    };
    let say = |kind| format!("⚠ {} {}", review.say.say(&Phrase::new(name(kind))), words(kind));
    kinds.into_iter().map(say).collect()
}

fn footer(review: &TerminalReview, inks: ViewInks) -> Text<'static> {
    let say = |id| review.say.say(&Phrase::new(id));
    let message = match (&review.message, &review.mode) {
        (Some(message), _) => visible(message).into_owned(),
        (None, ReviewMode::Search(editor)) => format!("/{}", visible(editor.text())),
        (None, ReviewMode::Reason(rule, editor)) => {
            let phrase = Phrase::new("review-reason").with("rule", rule.clone());
            format!("{} {}", review.say.say(&phrase), visible(editor.text()))
        }
        (None, ReviewMode::ChooseFinding) => say("review-which"),
        _ => String::new(),
    };
    let keys = match review.mode {
        ReviewMode::Edit(_) => "review-keys-edit",
        ReviewMode::Search(_) | ReviewMode::Reason(..) => "review-keys-line",
        ReviewMode::ChooseFinding => "review-keys-choose",
        ReviewMode::Help | ReviewMode::Browse => "review-keys",
    };
    Text::from(vec![
        Line::from(Span::styled(message, ViewInks::strong())),
        Line::from(Span::styled(say(keys), inks.faint())),
    ])
}

fn draw_segment(review: &mut TerminalReview, inks: ViewInks, area: Rect, frame: &mut Frame<'_>) {
    let is_wide = area.width >= WIDE;
    let (source_area, target_area) = if is_wide {
        let [left, right] =
            Layout::horizontal([Constraint::Percentage(50), Constraint::Percentage(50)])
                .areas(area);
        (left, right)
    } else {
        let [top, bottom] =
            Layout::vertical([Constraint::Percentage(45), Constraint::Percentage(55)]).areas(area);
        (top, bottom)
    };
    let Some(entry) = review.entry() else { return };
    let say = |id| review.say.say(&Phrase::new(id));
    let block = |title: String| {
        Block::new().borders(Borders::TOP).title(Span::styled(title, ViewInks::strong()))
    };
    let mut source = vec![source_line(entry, inks)];
    source.extend(about(review, entry, inks));
    let paragraph = Paragraph::new(Text::from(source))
        .wrap(Wrap { trim: false })
        .scroll((review.scroll, 0))
        .block(block(say("label-source")));
    frame.render_widget(paragraph, source_area);
    let block = block(say("label-translation"));
    let inner = block.inner(target_area);
    frame.render_widget(block, target_area);
    review.edit_width = usize::from(inner.width.saturating_sub(1)).max(4);
    if let ReviewMode::Edit(editor) = review.mode.clone() {
        draw_editor(review, inks, (&editor, inner), frame);
    } else {
        let mut lines = translation_lines(review, inks);
        lines.extend(below(review, inks));
        let paragraph =
            Paragraph::new(Text::from(lines)).wrap(Wrap { trim: false }).scroll((review.scroll, 0));
        frame.render_widget(paragraph, inner);
    }
}

/// A text as spans, what moves cursors in it made visible.
fn shown(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join(" ⏎ ")
}

/// The source, word by word as it changed.
fn source_line(entry: &ReviewEntry, inks: ViewInks) -> Line<'static> {
    let Some(old) = &entry.old_source else { return Line::from(shown(&entry.source.text)) };
    let mut spans = Vec::new();
    for run in word_runs(old, &entry.source.text) {
        let text = shown(&run.text);
        spans.push(match (run.change, inks.has_colour) {
            (WordChange::Same, _) => Span::raw(text),
            (WordChange::Gone, true) => Span::styled(text, inks.gone()),
            (WordChange::Come, true) => Span::styled(text, inks.come()),
            (WordChange::Gone, false) => Span::raw(format!("[-{text}-]")),
            (WordChange::Come, false) => Span::raw(format!("{{+{text}+}}")),
        });
    }
    Line::from(spans)
}

/// The author's note, the glossary's terms, the names to keep.
fn about(review: &TerminalReview, entry: &ReviewEntry, inks: ViewInks) -> Vec<Line<'static>> {
    let say = |id| review.say.say(&Phrase::new(id));
    let mut lines = Vec::new();
    if let Some(note) = &entry.note {
        lines.push(Line::default());
        lines.push(Line::from(vec![
            Span::styled(format!("{} ", say("serve-note")), ViewInks::strong()),
            Span::raw(shown(note)),
        ]));
    }
    let marks = entry
        .source_marks
        .iter()
        .filter(|mark| matches!(mark.kind, MarkKind::Term | MarkKind::Name));
    for (index, mark) in marks.enumerate() {
        if index == 0 {
            lines.push(Line::default());
        }
        let text = entry.source.text.get(mark.range.clone()).unwrap_or_default();
        let hint = mark.hint.clone().unwrap_or_else(|| say("serve-keep"));
        lines.push(Line::from(vec![
            Span::raw(format!("{} → ", shown(text))),
            Span::styled(shown(&hint), inks.coloured(Color::Cyan)),
        ]));
    }
    lines
}

fn translation_lines(review: &TerminalReview, inks: ViewInks) -> Vec<Line<'static>> {
    let say = |id| review.say.say(&Phrase::new(id));
    if let Some(text) = review.unsaved_text() {
        return vec![
            Line::from(Span::styled(shown(text), inks.coloured(Color::Magenta))),
            Line::from(Span::styled(say("review-not-saved"), ViewInks::strong())),
        ];
    }
    let Some(entry) = review.entry() else { return Vec::new() };
    let Some(own) = &entry.translation else {
        let nothing = review.say.say(&entry.nothing_phrase());
        return vec![Line::from(Span::styled(nothing, inks.faint()))];
    };
    let (mut spans, mut at) = (Vec::new(), 0);
    for range in &entry.answers {
        let (Some(before), Some(part)) =
            (own.text.get(at..range.start), own.text.get(range.clone()))
        else {
            continue;
        };
        spans.push(Span::raw(shown(before)));
        let part = shown(part);
        let part = if inks.has_colour { part } else { format!(">>{part}<<") };
        spans.push(Span::styled(part, inks.coloured(Color::Yellow).add_modifier(Modifier::BOLD)));
        at = range.end;
    }
    spans.push(Span::raw(shown(own.text.get(at..).unwrap_or_default())));
    vec![Line::from(spans)]
}

/// What is found, and what may help.
fn below(review: &TerminalReview, inks: ViewInks) -> Vec<Line<'static>> {
    let own = review.entry().map(|entry| entry.findings.as_slice()).unwrap_or_default();
    let findings = review.typed_findings.as_deref().unwrap_or(own);
    let mut lines = finding_lines(review, findings, inks);
    for (index, suggestion) in review.suggestions.iter().enumerate() {
        if index == 0 {
            lines.push(Line::default());
        }
        let kind = Phrase::new(match suggestion.kind {
            SuggestionKind::Renamed => "serve-suggestion-renamed",
            SuggestionKind::Figures => "serve-suggestion-figures",
            SuggestionKind::Same => "serve-suggestion-same",
            SuggestionKind::Similar => "serve-suggestion-similar",
        });
        let kind = review.say.say(&kind.with("percent", suggestion.percent));
        lines.push(Line::from(vec![
            Span::styled(format!("{} ", index + 1), ViewInks::strong()),
            Span::raw(shown(&suggestion.text)),
            Span::styled(format!("  ({kind})"), inks.faint()),
        ]));
    }
    lines
}

fn finding_lines(
    review: &TerminalReview,
    findings: &[SegmentFinding],
    inks: ViewInks,
) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default()];
    let choosing = review.mode == ReviewMode::ChooseFinding;
    let mut number = 0;
    for finding in findings {
        let mut text = format!("• {} [{}]", review.say.say(&finding.message), finding.rule);
        if choosing && finding.allowable {
            number += 1;
            text = format!("{number} {text}");
        }
        lines.push(Line::from(Span::styled(text, inks.severity(finding.severity))));
    }
    lines
}

fn draw_editor(
    review: &TerminalReview,
    inks: ViewInks,
    (editor, area): (&TextEditor, Rect),
    frame: &mut Frame<'_>,
) {
    let lines = editor.lines(review.edit_width);
    let height = usize::from(area.height.max(1));
    // The line of the cursor is always in sight.
    let first = (lines.cursor.0 + 1).saturating_sub(height);
    let mut text: Vec<Line<'static>> =
        lines.lines.iter().skip(first).map(|line| Line::from(visible(line).into_owned())).collect();
    let findings = review.typed_findings.as_deref().unwrap_or_default();
    text.extend(finding_lines(review, findings, inks));
    frame.render_widget(Paragraph::new(Text::from(text)), area);
    let column =
        u16::try_from(lines.cursor.1).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
    let row = u16::try_from(lines.cursor.0 - first).unwrap_or(u16::MAX);
    frame.set_cursor_position(Position::new(area.x + column, area.y.saturating_add(row)));
}

fn draw_help(review: &TerminalReview, frame: &mut Frame<'_>) {
    let text = review.say.say(&Phrase::new("review-help"));
    let height = u16::try_from(text.lines().count()).unwrap_or(20) + 2;
    let area = frame.area();
    let (width, height) = (area.width.min(64), area.height.min(height));
    let place = Rect { x: (area.width - width) / 2, y: (area.height - height) / 2, width, height };
    frame.render_widget(Clear, place);
    let title = review.say.say(&Phrase::new("serve-keys"));
    let block = Block::new().borders(Borders::ALL).title(title);
    frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: false }).block(block), place);
}
