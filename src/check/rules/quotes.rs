//! `quotes`: quotation marks and apostrophes.

use crate::{
    model::{Phrase, Severity},
    text::languages::QuoteStyle,
};

use super::super::{CheckedText, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily};
use super::typography::{of_edits, report_all, report_typography};

pub(super) static RULE: Rule = Rule {
    name: "quotes",
    family: RuleFamily::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("quotes.md"),
    page_fr: include_str!("quotes.fr.md"),
    options: &[],
    check: RuleCheck::Text(check_quotes),
};

fn check_quotes(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let language = text.facts.language;
    let may_hold = |marks: &[char]| marks.iter().any(|mark| text.facts.may_hold(*mark));
    if !language.is_known() || !may_hold(&['"', '\'', '’', '“', '«']) {
        return;
    }
    let style = sink.settings().style(language, "quotes");
    let apostrophe = sink.settings().style(language, "apostrophe");
    let pack = language.pack();
    let is_there = |quotes: &QuoteStyle| {
        quotes
            .instead_of
            .is_some_and(|(open, _)| text.facts.may_hold(open) && text.facts.text().contains(open))
    };
    // Within the language's own marks, others are its second kind.
    let is_nested = pack.outer_quote.is_some_and(|outer| text.facts.text().contains(outer));
    if let Some(quotes) = pack.foreign_quotes.filter(|quotes| !is_nested && is_there(quotes)) {
        // A reader of the translation stumbles over them; the source's are its author's.
        let seen = text.part == ReportedSide::Target;
        let least = if seen { Severity::Warning } else { Severity::Info };
        replace(text, &quotes, least, sink);
    } else if let Some(quotes) = pack.quotes.filter(|quotes| quotes.style == style) {
        replace(text, &quotes, Severity::Info, sink);
        straight(text, quotes.marks, quotes.message, sink);
    } else if style == "typewriter" {
        let least = Severity::Info;
        let typewriter = ["\"", "\""];
        pairs(text, pack.curly_quotes, typewriter, "quotes-straight", least, sink);
    }
    match apostrophe {
        "typographic" => apostrophes(text, '\'', "’", "quotes-apostrophe-typographic", sink),
        "typewriter" => apostrophes(text, '’', "'", "quotes-apostrophe-typewriter", sink),
        _ => {}
    }
}

/// Reports each pair of the marks that others are asked for instead of.
fn replace(
    text: &CheckedText<'_>,
    quotes: &QuoteStyle,
    least: Severity,
    sink: &mut ReportSink<'_>,
) {
    if let Some(marks) = quotes.instead_of {
        pairs(text, marks, quotes.marks, quotes.message, least, sink);
    }
}

/// Reports each pair of these marks that is not inside another one of its kind. One of a text is enough
/// to look at; the others are info, and come with their fix.
fn pairs(
    text: &CheckedText<'_>,
    marks: (char, char),
    wanted: [&str; 2],
    id: &'static str,
    mut least: Severity,
    sink: &mut ReportSink<'_>,
) {
    let body = text.facts.text();
    let mut open = None;
    for (at, c) in body.char_indices() {
        if c == marks.0 {
            open = Some(at);
        } else if c == marks.1
            && let Some(start) = open.take()
        {
            // The spaces inside guillemets go with them.
            let inside = &body[start + marks.0.len_utf8()..at];
            let trimmed = inside.trim_matches([' ', '\u{a0}', '\u{202f}']);
            let from = start + marks.0.len_utf8() + inside.len()
                - inside.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
            let edits = [
                (start..from, wanted[0]),
                (from + trimmed.len()..at + marks.1.len_utf8(), wanted[1]),
            ];
            if !trimmed.is_empty() {
                let range = start..at + marks.1.len_utf8();
                let report = of_edits(text, range, &edits, Phrase::new(id));
                if let Some(report) = report {
                    sink.report(report.at_least(least));
                    least = Severity::Info;
                }
            }
        }
    }
}

/// Reports typewriter quotes, where they come in pairs that open and close.
fn straight(
    text: &CheckedText<'_>,
    wanted: [&str; 2],
    id: &'static str,
    sink: &mut ReportSink<'_>,
) {
    let body = text.facts.text();
    let marks: Vec<usize> = (body.match_indices('"').map(|(at, _)| at))
        .filter(|&at| text.facts.markup().is_prose(at..at + 1))
        .collect();
    if marks.len() % 2 == 1 {
        return;
    }
    for pair in marks.chunks(2) {
        let &[start, end] = pair else { continue };
        let opens = !body[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        let closes = !body[end + 1..].chars().next().is_some_and(char::is_alphanumeric);
        if opens && closes {
            let edits = [(start..start + 1, wanted[0]), (end..end + 1, wanted[1])];
            report_all(text, start..end + 1, &edits, Phrase::new(id), sink);
        }
    }
}

fn apostrophes(
    text: &CheckedText<'_>,
    mark: char,
    wanted: &str,
    id: &'static str,
    sink: &mut ReportSink<'_>,
) {
    let body = text.facts.text();
    for (at, _) in body.match_indices(mark) {
        let end = at + mark.len_utf8();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if letter(body[..at].chars().next_back()) && letter(body[end..].chars().next()) {
            report_typography(text, at..end, wanted, Phrase::new(id), sink);
        }
    }
}
