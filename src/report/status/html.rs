//! Progress as a page of HTML, complete in itself: a row a locale, then a row a document and locale.

use std::io;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::{
    model::Phrase,
    project::TranslationProgress,
    report::formats::{PAGE_POLICY, PAGE_STYLE},
};

use super::{StatusFormat, StatusReport, columns_told, current_share, is_unrecorded, totals};

pub(super) static FORMAT: StatusFormat =
    StatusFormat { name: "html", is_for_people: false, draws_history: false, write };

fn write(report: &StatusReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let word = |id| report.style.say.say(&Phrase::new(id));
    let totals = totals(report.rows);
    let page = html! {
        (DOCTYPE)
        html lang=(report.style.say.language()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(PAGE_POLICY);
                meta name="generator" content="diglot";
                title { (word("status-title")) }
                style { (PreEscaped(PAGE_STYLE)) }
            }
            body {
                header { h1 { (word("status-title")) } p { (word("status-words-note")) } }
                main {
                    @if is_unrecorded(report.rows) { p.failures { (word("status-unrecorded")) } }
                    (table(&totals, report, "status-title"))
                    @if report.rows.len() > totals.len() { h2 { (word("format-document")) } (table(report.rows, report, "format-document")) }
                }
            }
        }
    };
    out.write_all(page.into_string().as_bytes())?;
    writeln!(out)
}

fn table(rows: &[TranslationProgress], report: &StatusReport<'_>, name: &'static str) -> Markup {
    let word = |id| report.style.say.say(&Phrase::new(id));
    let columns = columns_told(report);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(word(name)) { table {
            thead { tr {
                th scope="col" { (word("format-locale")) }
                th scope="col" { span.hidden { (word("format-share")) } }
                th.number scope="col" { "%" }
                @for (title, _) in &columns { th.number scope="col" { (title) } }
            } }
            tbody { @for row in rows { tr {
                th scope="row" { @if !row.document.is_empty() { (row.document) " · " } (row.locale) }
                td.share { (bar(row)) }
                td.number { (current_share(row, 100)) }
                @for (_, amount) in &columns { td.number { (amount(row).words) } }
            } } }
        } }
    }
}

/// Words as parts of a bar; it repeats the numbers beside it, so that no reader needs it.
fn bar(row: &TranslationProgress) -> Markup {
    let parts = [
        ("current", row.current),
        ("unconfirmed", row.drafts),
        ("fallback", row.fallback),
        ("unrecorded", row.other),
        ("stale", row.stale),
        ("missing", row.missing),
    ];
    html! {
        div.bar aria-hidden="true" {
            @for (class, amount) in parts {
                @if amount.words > 0 { span class=(class) style={ "flex-grow:" (amount.words) } {} }
            }
        }
    }
}
