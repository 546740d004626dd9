//! The segment in hand: both texts, what changed, what is found, what may help, and what to do.

use std::borrow::Cow;

use maud::{Markup, html};
use serde_json::json;

use crate::{
    l10n::Interface,
    model::{Fingerprint, Phrase, RiskKind, Severity, Significance},
    project::{OpenError, SeenTexts},
    review::{
        MarkKind, ReviewEntry, ReviewNeed, ReviewQueue, SegmentFinding, Suggestion, SuggestionKind,
    },
};

use super::{
    PageReply, PageRequest, Workbench, desk_page, marked,
    page::key_name,
    workbench::{NamedDocument, word},
};

/// The segment that a request names, open.
pub(super) fn open_segment(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let (say, queue) = (workbench.interface_for(request), workbench.queue(named)?);
    Ok(match queue.entry(request.value("segment")) {
        Some(entry) => PageReply::html(&opened(say, &queue, entry)),
        None => PageReply::new(404, "text/plain; charset=utf-8", ""),
    })
}

/// The segment that a request names, as it reads.
pub(super) fn row(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let (say, queue) = (workbench.interface_for(request), workbench.queue(named)?);
    Ok(match queue.entry(request.value("segment")) {
        Some(entry) => PageReply::html(&desk_page::row(say, &queue, entry)),
        None => PageReply::new(404, "text/plain; charset=utf-8", ""),
    })
}

/// What the project says elsewhere that may help.
pub(super) fn suggestions(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let (say, queue) = (workbench.interface_for(request), workbench.queue(named)?);
    let Some(entry) = queue.entry(request.value("segment")) else {
        return Ok(PageReply::new(404, "text/plain; charset=utf-8", ""));
    };
    let memory = workbench.memory(&named.locale)?;
    let locales = [&queue.source_locale, &queue.locale];
    let found = memory.suggestions((&queue.document.name, entry), locales);
    Ok(PageReply::html(&html! {
        @if !found.is_empty() {
            h2 { (word(say, "serve-suggestions")) }
            ol.suggestions {
                @for (index, suggestion) in found.iter().enumerate() {
                    (one_suggestion(say, &queue, suggestion, index + 1))
                }
            }
        }
    }))
}

fn one_suggestion(
    say: &Interface,
    queue: &ReviewQueue,
    suggestion: &Suggestion,
    number: usize,
) -> Markup {
    let kind = Phrase::new(match suggestion.kind {
        SuggestionKind::Renamed => "serve-suggestion-renamed",
        SuggestionKind::Figures => "serve-suggestion-figures",
        SuggestionKind::Same => "serve-suggestion-same",
        SuggestionKind::Similar => "serve-suggestion-similar",
    });
    let kind = kind.with("percent", suggestion.percent);
    let place = format!("{}/{}", suggestion.document, suggestion.segment);
    html! {
        li {
            button.suggestion type="button" data-text=(suggestion.text) {
                kbd { "Alt " (number) }
                span.suggested lang=(queue.locale.identifier()) { (suggestion.text) }
                span.origin { (say.say(&kind)) " · " (place) }
                @if !suggestion.runs.is_empty() {
                    span.differs lang=(queue.source_locale.identifier()) {
                        (marked::runs(&suggestion.runs))
                    }
                }
            }
        }
    }
}

/// A segment, open.
fn opened(say: &Interface, queue: &ReviewQueue, entry: &ReviewEntry) -> Markup {
    let text = entry.translation.as_ref().map(|shown| shown.text.as_str()).unwrap_or_default();
    let need = entry.need();
    html! {
        li.row.is-open id={"s-" (entry.id)} data-id=(entry.id)
            data-need=(need.map_or("none", ReviewNeed::name))
            data-source-seen=(entry.seen.source)
            data-translation-seen=(entry.seen.translation.map(|own| own.to_string()).unwrap_or_default())
            data-source=(entry.source.text) {
            div.card-head {
                (desk_page::badge(say, need))
                (significance(say, entry))
                span.id { (entry.id) }
                button.close type="button" title=(word(say, "serve-close")) {
                    span aria-hidden="true" { "×" }
                    span.hidden { (word(say, "serve-close")) }
                }
            }
            div.cell.source lang=(queue.source_locale.identifier()) {
                p.text { (marked::source(entry, true)) }
                div lang=(say.language()) { (about_source(say, entry)) }
            }
            div.about { (terms(say, entry)) }
            div.cell.target {
                div.editor {
                    div.overlay aria-hidden="true" lang=(queue.locale.identifier()) {}
                    textarea lang=(queue.locale.identifier()) spellcheck="true" rows="2"
                        aria-label=(word(say, "serve-translation"))
                        aria-describedby={"f-" (entry.id)} data-saved=(text)
                        data-answers=(answers(entry, text)) { "\n" (text) }
                }
                div.findings id={"f-" (entry.id)} aria-live="polite" {
                    (findings(say, &entry.findings))
                }
                div.conflict hidden {}
                (buttons(say, entry))
                div.helpers {}
            }
        }
    }
}

/// How much the source changed, and what of it may turn the sense round.
fn significance(say: &Interface, entry: &ReviewEntry) -> Markup {
    let id = match entry.significance {
        Some(Significance::Typographic) => "significance-typographic",
        Some(Significance::Minor) => "significance-minor",
        Some(Significance::Major) => "significance-major",
        None => return html! {},
    };
    html! { span.significance { (word(say, id)) } }
}

fn about_source(say: &Interface, entry: &ReviewEntry) -> Markup {
    let mut kinds: Vec<RiskKind> = entry.risks.iter().map(|risk| risk.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let words = |kind: RiskKind| {
        let own = entry.risks.iter().filter(move |risk| risk.kind == kind);
        own.map(|risk| (risk.is_new, risk.word.clone())).collect::<Vec<_>>()
    };
    html! {
        @for kind in kinds {
            p.risk {
                strong { (word(say, risk_word(kind))) } " "
                @for (is_new, word) in words(kind) {
                    @if is_new { ins { (word) } } @else { del { (word) } } " "
                }
            }
        }
        @if let Some(note) = &entry.note {
            p.note { strong { (word(say, "serve-note")) } " " (note) }
        }
    }
}

/// The glossary's terms and the names to keep that the source has.
fn terms(say: &Interface, entry: &ReviewEntry) -> Markup {
    let marks = || entry.source_marks.iter();
    let text = |mark: &crate::review::TextMark| entry.source.text.get(mark.range.clone());
    let mut terms: Vec<(&str, &str)> = marks()
        .filter(|mark| mark.kind == MarkKind::Term)
        .filter_map(|mark| Some((text(mark)?, mark.hint.as_deref()?)))
        .collect();
    let mut names: Vec<&str> =
        marks().filter(|mark| mark.kind == MarkKind::Name).filter_map(text).collect();
    terms.dedup();
    names.dedup();
    html! {
        @if !terms.is_empty() || !names.is_empty() {
            dl.terms {
                @for (term, hint) in terms { div { dt { (term) } dd { (hint) } } }
                @for name in names { div { dt { (name) } dd.keep { (word(say, "serve-keep")) } } }
            }
        }
    }
}

fn risk_word(kind: RiskKind) -> &'static str {
    match kind {
        RiskKind::Negation => "risk-negation",
        RiskKind::Figure => "risk-figure",
        RiskKind::Name => "risk-name",
        RiskKind::Placeable => "risk-placeable",
    }
}

fn buttons(say: &Interface, entry: &ReviewEntry) -> Markup {
    let key = |keys: &[&str]| {
        html! { kbd { @for (at, key) in keys.iter().enumerate() {
            @if at > 0 { "+" } (key_name(say, key))
        } } }
    };
    let is_confirmable = entry.translation.is_some();
    let first = if is_confirmable { "serve-confirm-next" } else { "serve-save-next" };
    html! {
        div.buttons {
            button.primary type="button" data-act="next" data-confirm=(word(say, first))
                data-save=(word(say, "serve-save-next")) {
                span.what { (word(say, first)) } " " (key(&["Ctrl", "Enter"]))
            }
            button type="button" data-act="reviewed" {
                (word(say, "serve-reviewed")) " " (key(&["Ctrl", "Shift", "Enter"]))
            }
            button.quiet type="button" data-act="save" { (word(say, "serve-save")) " " (key(&["Ctrl", "S"])) }
            button.quiet type="button" data-act="draft" { (word(say, "serve-draft")) }
            button.quiet type="button" data-act="copy" { (word(say, "serve-copy")) " " (key(&["Alt", "C"])) }
            button.quiet type="button" data-act="revert" hidden { (word(say, "serve-revert")) }
        }
    }
}

/// What is found, each with what can be done about it.
pub(super) fn findings(say: &Interface, findings: &[SegmentFinding]) -> Markup {
    html! {
        @if !findings.is_empty() {
            ul.found-list {
                @for finding in findings { (finding_item(say, finding)) }
            }
        }
    }
}

pub(super) fn finding_item(say: &Interface, finding: &SegmentFinding) -> Markup {
    let severity = word(say, severity_word(finding.severity));
    html! {
        li class=(marked::severity_class(finding.severity)) {
            p {
                span.hidden { (severity) ": " }
                (say.say(&finding.message))
                @if let Some(help) = &finding.help { span.advice { " " (say.say(help)) } }
            }
            p.do {
                a.rule href={"/rule/" (finding.rule)} { (finding.rule) }
                @if let Some(fixed) = &finding.fixed {
                    button.quiet type="button" data-act="fix" data-text=(fixed) { (word(say, "serve-fix")) }
                }
                @if finding.allowable {
                    button.quiet type="button" data-act="allow" data-rule=(finding.rule) {
                        (word(say, "serve-allow"))
                    }
                }
            }
        }
    }
}

pub(super) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
    }
}

/// Where findings are about a text, for a script: in UTF-16, as browsers count.
pub(super) fn places(findings: &[SegmentFinding], text: &str) -> serde_json::Value {
    let found = marked::of_findings(text, findings, |finding| finding.target.clone());
    let place = |found: &marked::ClassedRange| {
        Some(json!([utf16(text, found.range.start)?, utf16(text, found.range.end)?, found.class]))
    };
    found.iter().filter_map(place).collect()
}

/// The parts of the translation to look at, for a script.
fn answers(entry: &ReviewEntry, text: &str) -> String {
    let place = |range: &std::ops::Range<usize>| {
        Some(json!([utf16(text, range.start)?, utf16(text, range.end)?, "m-answer"]))
    };
    entry.answers.iter().filter_map(place).collect::<serde_json::Value>().to_string()
}

fn utf16(text: &str, at: usize) -> Option<usize> {
    text.get(..at).map(|before| before.encode_utf16().count())
}

/// The texts that a person saw, as the page says it.
pub(super) fn seen(source: &str, translation: &str) -> Option<SeenTexts> {
    let print = |text: &str| text.parse::<Fingerprint>().ok();
    let translation = if translation.is_empty() { None } else { Some(print(translation)?) };
    Some(SeenTexts { source: print(source)?, translation })
}

/// What somebody else wrote meanwhile, beside what was typed.
pub(super) fn conflict(
    say: &Interface,
    queue: &ReviewQueue,
    entry: &ReviewEntry,
    (typed, moved): (&str, Phrase),
) -> Markup {
    let theirs =
        entry.translation.as_ref().map_or(Cow::Borrowed(""), |own| Cow::Borrowed(&*own.text));
    html! {
        p { strong { (say.say(&moved)) } }
        @if let Some(old) = entry.old_source.as_ref().filter(|_| entry.seen.translation.is_some()) {
            p.differs lang=(queue.source_locale.identifier()) {
                (marked::runs(&crate::report::word_runs(old, &entry.source.text)))
            }
        }
        dl {
            div { dt { (word(say, "serve-conflict-theirs")) } dd lang=(queue.locale.identifier()) { (theirs) } }
            div { dt { (word(say, "serve-conflict-yours")) } dd lang=(queue.locale.identifier()) { (typed) } }
        }
        p.do {
            button type="button" data-act="keep-mine" data-source-seen=(entry.seen.source)
                data-translation-seen=(entry.seen.translation.map(|own| own.to_string()).unwrap_or_default()) {
                (word(say, "serve-keep-mine"))
            }
            button type="button" data-act="take-theirs" { (word(say, "serve-take-theirs")) }
        }
    }
}
