//! One page of HTML for a person who runs nothing: numbers, filters, both texts of each finding.
//!
//! Complete in itself: its style and its script are in it, and its policy lets it load nothing. Without
//! a script everything is there, unfiltered; on paper as well.

use std::{collections::BTreeSet, io};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use similar::ChangeTag;

use crate::{
    check::{ALL, Finding, FindingDetail, summary_of},
    model::{Locale, Phrase, Severity, State},
    project::LocaleStates,
    report::changes,
};

use super::{super::summary::columns_told, CheckReport, ReportFormat, identity::IdentityCounter};

pub(in crate::report) const PAGE_STYLE: &str = include_str!("html.css");
const SCRIPT: &str = include_str!("html.js");

/// What the page may do: show itself.
pub(in crate::report) const PAGE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

/// States as bars show them, in the order they stand in.
const STATES: [(State, &str); 7] = [
    (State::Current, "summary-current"),
    (State::Unconfirmed, "summary-unconfirmed"),
    (State::Fallback, "summary-fallback"),
    (State::Unrecorded, "summary-unrecorded"),
    (State::Stale, "summary-stale"),
    (State::Missing, "summary-missing"),
    (State::Orphan, "summary-orphan"),
];

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "html", is_for_people: false, is_detailed: true, write };

/// Writes the page, in the language of the interface.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let page = ReportPage { report };
    out.write_all(page.markup().into_string().as_bytes())?;
    writeln!(out)
}

struct ReportPage<'p> {
    report: &'p CheckReport<'p>,
}

impl ReportPage<'_> {
    fn say(&self, phrase: &Phrase) -> String {
        self.report.style.say.say(phrase)
    }

    fn word(&self, id: &'static str) -> String {
        self.say(&Phrase::new(id))
    }

    fn markup(&self) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.report.style.say.language()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(PAGE_POLICY);
                    meta name="generator" content="diglot";
                    title { (self.word("format-title")) }
                    style { (PreEscaped(PAGE_STYLE)) }
                }
                body {
                    header { h1 { (self.word("format-title")) } p.verdict { (self.verdict()) } }
                    main {
                        (self.failures())
                        (self.locales())
                        @if !self.report.answer.findings.is_empty() { (self.filters()) (self.findings()) }
                        (self.rules())
                    }
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
    }

    fn verdict(&self) -> String {
        let [infos, warnings, errors] =
            Severity::ALL.map(|severity| self.report.answer.number_of_severity(severity));
        if errors + warnings + infos == 0 && self.report.failures.is_empty() {
            return self
                .say(&Phrase::new("check-clean").with("segments", self.report.answer.segments));
        }
        let counts = Phrase::new("check-counts").with("errors", errors);
        self.say(&counts.with("warnings", warnings).with("infos", infos))
    }

    fn failures(&self) -> Markup {
        html! {
            @if !self.report.failures.is_empty() {
                section.failures {
                    h2 { (self.word("format-failure")) }
                    ul { @for failure in &self.report.failures { li { (self.say(failure)) } } }
                }
            }
        }
    }

    /// A row a locale: its numbers, and a bar of them.
    fn locales(&self) -> Markup {
        let columns = columns_told(&STATES, &self.report.answer.states);
        html! {
            @if !self.report.answer.states.is_empty() {
                section {
                    h2 { (self.word("format-locales")) }
                    div.scroll tabindex="0" role="region" aria-label=(self.word("format-locales")) { table {
                        thead { tr {
                            th scope="col" { (self.word("summary-locale")) }
                            th scope="col" { span.hidden { (self.word("format-share")) } }
                            @for (_, id) in &columns { th.number scope="col" { (self.word(id)) } }
                        } }
                        tbody { @for states in &self.report.answer.states {
                            tr {
                                th scope="row" { (states.locale) }
                                td.share { (bar(states)) }
                                @for (state, _) in &columns { td.number { (states.count_of(*state)) } }
                            }
                        } }
                    } }
                }
            }
        }
    }

    fn filters(&self) -> Markup {
        let findings = &self.report.answer.findings;
        let rules: BTreeSet<_> = findings.iter().map(|finding| finding.rule.name).collect();
        let documents: BTreeSet<_> = findings.iter().map(document_of).collect();
        let locales: BTreeSet<_> =
            findings.iter().filter_map(|finding| finding.locale.as_deref()).collect();
        html! {
            form.filters role="search" aria-label=(self.word("format-filter")) hidden {
                label { (self.word("format-search")) input type="search" name="text" autocomplete="off"; }
                (self.choice("severity", "format-severity", Severity::ALL.into_iter().rev().map(|severity| {
                    (severity.name(), self.word(severity_word(severity)))
                })))
                (self.choice("rule", "format-rule", rules.into_iter().map(|rule| (rule, rule.to_owned()))))
                (self.choice("document", "format-document", documents.into_iter().map(|name| (name, name.to_owned()))))
                (self.choice("locale", "format-locale", locales.into_iter().map(|name| (name, name.to_owned()))))
                button type="reset" { (self.word("format-reset")) }
                output aria-live="polite" data-shown=(self.word("format-shown")) {}
            }
        }
    }

    fn choice<'o>(
        &self,
        name: &str,
        label: &'static str,
        options: impl Iterator<Item = (&'o str, String)>,
    ) -> Markup {
        html! {
            label {
                (self.word(label))
                select name=(name) {
                    option value="" { (self.word("format-all")) }
                    @for (value, shown) in options { option value=(value) { (shown) } }
                }
            }
        }
    }

    fn findings(&self) -> Markup {
        let mut identities = IdentityCounter::default();
        let findings = &self.report.answer.findings;
        html! {
            @for group in findings.chunk_by(|one, other| one.document == other.document) {
                section.document {
                    @if let Some(first) = group.first() { h2 { (document_of(first)) } }
                    @for finding in group { (self.finding(finding, &identities.next(finding))) }
                }
            }
        }
    }

    fn finding(&self, finding: &Finding, identity: &str) -> Markup {
        let severity = finding.severity.name();
        let at = finding.location.file.position(finding.location.span.start);
        let id = format!("f-{identity}");
        html! {
            article id=(id) class=(severity) data-severity=(severity) data-rule=(finding.rule.name)
                data-document=(document_of(finding)) data-locale=[finding.locale.as_deref()] {
                h3 {
                    span.badge { (self.word(severity_word(finding.severity))) }
                    " " (self.say(&finding.message)) " "
                    a.self href={ "#" (id) } aria-label=(self.word("format-link")) { "¶" }
                }
                p.place {
                    a href={ "#rule-" (finding.rule.name) } { (finding.rule.name) }
                    @if let Some(locale) = &finding.locale { " · " (locale) }
                    @if let Some(segment) = &finding.segment { " · " (segment) }
                    " · " code { (self.report.prefix) (finding.location.file.path()) ":" (at.line) ":" (at.column) }
                }
                (self.texts(finding))
                @if let Some(note) = &finding.note { p.note { b { (self.word("label-note")) } " " (note) } }
                @if let Some(help) = &finding.help { p.help { b { (self.word("label-help")) } " " (self.say(help)) } }
            }
        }
    }

    /// Both texts, the change of the source marked in it.
    fn texts(&self, finding: &Finding) -> Markup {
        let Some(texts) = finding.texts.as_deref() else { return html! {} };
        let marked = finding.location.file.slice(finding.location.span);
        let change = match &finding.detail {
            FindingDetail::Change { old, new } => Some(changes::runs(old, new)),
            FindingDetail::None => None,
        };
        html! {
            div.texts {
                @if let Some(source) = &texts.source {
                    div {
                        h4 { (self.word("label-source")) }
                        p lang=[language(Some(&self.report.answer.source))] {
                            @match change { Some(runs) => (changed(&runs)), None => (highlighted(source, marked)) }
                        }
                    }
                }
                @if let Some(locale) = &finding.locale {
                    div {
                        h4 { (self.word("label-translation")) }
                        @match &texts.translation {
                            Some(text) => p lang=[language(Some(locale))] { (highlighted(text, marked)) },
                            None => p.none { (self.word("format-untranslated")) },
                        }
                    }
                }
            }
        }
    }

    /// What the rules that found something say of themselves.
    fn rules(&self) -> Markup {
        let found: BTreeSet<_> =
            self.report.answer.findings.iter().map(|finding| finding.rule.name).collect();
        let french = self.report.style.say.language() == "fr";
        html! {
            @if !found.is_empty() {
                section.rules {
                    h2 { (self.word("format-rules")) }
                    dl { @for rule in ALL.iter().filter(|rule| found.contains(rule.name)) {
                        dt id={ "rule-" (rule.name) } { (rule.name) }
                        dd { (summary_of(if french { rule.page_fr } else { rule.page })) }
                    } }
                }
            }
        }
    }
}

/// The document a finding is in; its file where it is in none.
fn document_of(finding: &Finding) -> &str {
    finding.document.as_deref().unwrap_or(finding.location.file.path())
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
    }
}

/// States as parts of a bar; it repeats the numbers beside it, so that no reader needs it.
fn bar(states: &LocaleStates) -> Markup {
    let class = ["current", "unconfirmed", "fallback", "unrecorded", "stale", "missing", "orphan"];
    html! {
        div.bar aria-hidden="true" {
            @for ((state, _), class) in STATES.iter().zip(class) {
                @let count = states.count_of(*state);
                @if count > 0 { span class=(class) style={ "flex-grow:" (count) } {} }
            }
        }
    }
}

/// A language that HTML knows by this tag; nothing where it is none.
fn language(name: Option<&str>) -> Option<String> {
    Some(Locale::new(name?).ok()?.identifier().to_string())
}

/// A text with what the finding is about marked, where that is a part of it.
fn highlighted(text: &str, marked: &str) -> Markup {
    let is_part = !marked.trim().is_empty() && marked.len() < text.len();
    let Some(at) = text.find(marked).filter(|_| is_part) else { return html! { (text) } };
    html! { (text[..at]) mark { (marked) } (text[at + marked.len()..]) }
}

/// What went and what came, apart: in a copy without styles they would be one word.
fn changed(runs: &[(ChangeTag, String)]) -> Markup {
    html! {
        @for (at, (tag, text)) in runs.iter().enumerate() {
            @match tag {
                ChangeTag::Equal => (text),
                ChangeTag::Delete => del { (text) },
                ChangeTag::Insert => {
                    @if at > 0 && runs[at - 1].0 == ChangeTag::Delete { " " }
                    ins { (text) }
                },
            }
        }
    }
}
