//! A text with what is marked in it, as HTML.

use std::{collections::BTreeSet, ops::Range};

use maud::{Markup, html};

use crate::{
    model::Severity,
    report::{WordChange, WordRun, word_runs},
    review::{MarkKind, ReviewEntry, SegmentFinding, TextMark},
};

/// A part of a text, and the class of its mark.
#[derive(Debug, Clone)]
pub(super) struct ClassedRange {
    pub(super) range: Range<usize>,
    pub(super) class: &'static str,
}

/// A text in which ranges are marked, and words that are gone stand where they stood.
pub(super) fn marked(text: &str, marks: &[ClassedRange], gone: &[(usize, String)]) -> Markup {
    let mut cuts: BTreeSet<usize> = BTreeSet::from([0, text.len()]);
    for ClassedRange { range, .. } in marks {
        cuts.extend([range.start, range.end]);
    }
    cuts.extend(gone.iter().map(|(at, _)| *at));
    cuts.retain(|at| *at <= text.len() && text.is_char_boundary(*at));
    let cuts: Vec<usize> = cuts.into_iter().collect();
    html! {
        @for (index, start) in cuts.iter().enumerate() {
            @for (_, text) in gone.iter().filter(|(at, _)| at == start) { del { (text) } " " }
            @if let Some(end) = cuts.get(index + 1) {
                (part(&text[*start..*end], &classes(marks, *start..*end)))
            }
        }
    }
}

fn classes(marks: &[ClassedRange], part: Range<usize>) -> Vec<&'static str> {
    let covers =
        |mark: &&ClassedRange| mark.range.start <= part.start && part.end <= mark.range.end;
    let mut classes: Vec<_> = marks.iter().filter(covers).map(|mark| mark.class).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

fn part(text: &str, classes: &[&'static str]) -> Markup {
    match classes {
        [] => html! { (text) },
        classes if classes.contains(&"m-new") => html! { ins class=(classes.join(" ")) { (text) } },
        classes => html! { span class=(classes.join(" ")) { (text) } },
    }
}

fn class_of(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Markup => "m-markup",
        MarkKind::Emphasis => "m-emphasis",
        MarkKind::Strong => "m-strong",
        MarkKind::Code => "m-code",
        MarkKind::Placeable => "m-placeable",
        MarkKind::Term => "m-term",
        MarkKind::Name => "m-name",
        MarkKind::New => "m-new",
        MarkKind::Answer => "m-answer",
    }
}

pub(super) fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "f-error",
        Severity::Warning => "f-warning",
        Severity::Info => "f-info",
    }
}

fn classed(marks: &[TextMark]) -> Vec<ClassedRange> {
    let class =
        |mark: &TextMark| ClassedRange { range: mark.range.clone(), class: class_of(mark.kind) };
    marks.iter().map(class).collect()
}

/// Where findings are about one of the texts.
pub(super) fn of_findings(
    text: &str,
    findings: &[SegmentFinding],
    place: impl Fn(&SegmentFinding) -> Option<Range<usize>>,
) -> Vec<ClassedRange> {
    let found = findings.iter().filter_map(|finding| {
        let range = place(finding).filter(|range| !range.is_empty())?;
        // What is said of the text as a whole is said below it.
        let is_whole = range.len() * 10 > text.len() * 9;
        if is_whole && text.chars().any(char::is_whitespace) {
            return None;
        }
        Some(ClassedRange { range, class: severity_class(finding.severity) })
    });
    found.collect()
}

/// The source of a segment, with all that is marked in it; `in_full` also with what is gone from it.
pub(super) fn source(entry: &ReviewEntry, in_full: bool) -> Markup {
    let mut marks = classed(&entry.source_marks);
    let mut gone = Vec::new();
    if in_full {
        marks.extend(of_findings(&entry.source.text, &entry.findings, |finding| {
            finding.source.clone()
        }));
        if let Some(old) = &entry.old_source {
            gone = gone_words(old, &entry.source.text);
        }
    }
    marked(&entry.source.text, &marks, &gone)
}

/// The translation of a segment, with what is to be looked at.
pub(super) fn translation(entry: &ReviewEntry) -> Markup {
    let Some(shown) = &entry.translation else { return html! {} };
    let answers = entry.answers.iter();
    let mut marks: Vec<ClassedRange> =
        answers.map(|range| ClassedRange { range: range.clone(), class: "m-answer" }).collect();
    marks.extend(of_findings(&shown.text, &entry.findings, |finding| finding.target.clone()));
    marked(&shown.text, &marks, &[])
}

/// The words that are gone from a text, and where in the new one they would stand.
fn gone_words(old: &str, new: &str) -> Vec<(usize, String)> {
    let (mut gone, mut at) = (Vec::new(), 0);
    for run in word_runs(old, new) {
        match run.change {
            WordChange::Gone => gone.push((at, run.text.trim().to_owned())),
            _ => at += run.text.len(),
        }
    }
    gone.retain(|(_, text)| !text.is_empty());
    gone
}

/// How one text became another, word by word; what went and what came are apart, since they would
/// be one word in a copy without styles.
pub(super) fn runs(runs: &[WordRun]) -> Markup {
    html! {
        @for (at, run) in runs.iter().enumerate() {
            @match run.change {
                WordChange::Same => (run.text),
                WordChange::Gone => del { (run.text) },
                WordChange::Come => {
                    @if at > 0 && runs[at - 1].change == WordChange::Gone { " " }
                    ins { (run.text) }
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_and_what_came_are_two_words() {
        let page = runs(&crate::report::word_runs("45 salariés", "47 salariés")).into_string();
        assert_eq!(page, "<del>45</del> <ins>47</ins> salariés");
    }
}
