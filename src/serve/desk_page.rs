//! The desk: a document as it reads, source beside translation, the segment in hand open.

use maud::{Markup, html};

use crate::{
    l10n::Interface,
    model::{SegmentKind, UnitKind},
    project::OpenError,
    review::{ReviewEntry, ReviewNeed, ReviewQueue},
};

use super::{
    PageReply, PageRequest, Workbench, marked,
    page::{self, PageFrame},
    toolbar,
    workbench::{NamedDocument, word},
};

/// Segments that are sent at a time; others are sent when they come near.
const ROWS_AT_A_TIME: usize = 40;

/// The page.
pub(super) fn page(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let (say, queue) = (workbench.interface_for(request), workbench.queue(named)?);
    let title = queue.title.clone().unwrap_or_else(|| queue.document.name.clone());
    let frame = PageFrame { workbench, say, title, part: "desk", named: Some(named) };
    let segment = request.value("segment");
    Ok(frame.page(&html! {
        section.desk #desk data-document=(named.document.name) data-locale=(named.locale.name())
            data-segment=(segment) data-show=(request.value("show"))
            data-pulse=(workbench.pulse(named)) data-target=(named.locale.identifier()) {
            div.toolbar { (toolbar::toolbar(say, named, &queue, request)) }
            @for finding in &queue.others {
                p.file-problem { (say.say(&finding.message)) }
            }
            div #list { (list_of(say, &queue, request)) }
        }
    }))
}

/// The segments that a filter takes.
pub(super) fn list(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let (say, queue) = (workbench.interface_for(request), workbench.queue(named)?);
    Ok(PageReply::html(&list_of(say, &queue, request)))
}

/// Some of them: as many as are sent at a time, from a place on.
pub(super) fn rows(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let (say, queue) = (workbench.interface_for(request), workbench.queue(named)?);
    let taken = queue.filtered(&toolbar::filter(request));
    let from = request.value("from").parse::<usize>().unwrap_or_default();
    let own = taken.iter().skip(from).take(ROWS_AT_A_TIME);
    let entries = own.filter_map(|at| queue.entries.get(*at));
    Ok(PageReply::html(&html! { @for entry in entries { (row(say, &queue, entry)) } }))
}

fn list_of(say: &Interface, queue: &ReviewQueue, request: &PageRequest) -> Markup {
    let taken = queue.filtered(&toolbar::filter(request));
    let wanted = queue.position(request.value("segment"));
    let at = wanted.and_then(|wanted| taken.iter().position(|at| *at == wanted));
    let first = at.unwrap_or_default() / ROWS_AT_A_TIME;
    let chunks: Vec<&[usize]> = taken.chunks(ROWS_AT_A_TIME).collect();
    html! {
        div.columns aria-hidden="true" {
            span { (page::language_name(say, &queue.source_locale)) }
            span { (page::language_name(say, &queue.locale)) }
        }
        @if taken.is_empty() { p.empty { (word(say, "serve-no-rows")) } }
        @for (index, chunk) in chunks.iter().enumerate() {
            @let is_near = index == first || index == first + 1;
            ol.chunk data-from=(index * ROWS_AT_A_TIME) data-count=(chunk.len())
                data-loaded=[is_near.then_some("true")]
                start=(index * ROWS_AT_A_TIME + 1) {
                @if is_near {
                    @for entry in chunk.iter().filter_map(|at| queue.entries.get(*at)) {
                        (row(say, queue, entry))
                    }
                }
            }
        }
    }
}

/// A segment as it reads.
pub(super) fn row(say: &Interface, queue: &ReviewQueue, entry: &ReviewEntry) -> Markup {
    let need = entry.need();
    let name = need.map_or("none", ReviewNeed::name);
    html! {
        li.row id={"s-" (entry.id)} data-id=(entry.id) data-need=(name) {
            div.cell.source lang=(queue.source_locale.identifier()) {
                (text_in_role(entry, &marked::source(entry, false)))
            }
            div.cell.target lang=(queue.locale.identifier()) {
                @if entry.translation.is_some() {
                    (text_in_role(entry, &marked::translation(entry)))
                } @else {
                    p.nothing lang=(say.language()) { (say.say(&entry.nothing_phrase())) }
                }
            }
            div.status {
                button.open type="button" aria-label=(label(say, entry)) {
                    (badge(say, need))
                }
                @if need != Some(ReviewNeed::Finding) && !entry.findings.is_empty() {
                    span.found { (entry.findings.len()) }
                }
            }
        }
    }
}

/// What a button that opens a segment is called.
fn label(say: &Interface, entry: &ReviewEntry) -> String {
    let need = entry.need().map_or_else(|| word(say, "need-none"), |need| say.say(&need.phrase()));
    let beginning: String = entry.source.text.chars().take(60).collect();
    format!("{need} — {beginning}")
}

/// What is to be done about a segment.
pub(super) fn badge(say: &Interface, need: Option<ReviewNeed>) -> Markup {
    let (name, text) = match need {
        Some(need) => (need.name(), say.say(&need.phrase())),
        None => ("none", word(say, "need-none")),
    };
    html! { span class={"need need-" (name)} { (text) } }
}

/// A text in the shape that its role has in the document.
fn text_in_role(entry: &ReviewEntry, text: &Markup) -> Markup {
    let UnitKind::Segment { kind, level } = entry.kind else {
        return html! { p.message { (text) } };
    };
    let label = entry.label.as_deref().filter(|_| kind == SegmentKind::Item);
    let class = match kind {
        SegmentKind::Title => "k-title",
        SegmentKind::Heading if level.unwrap_or(2) <= 2 => "k-heading",
        SegmentKind::Heading => "k-subheading",
        SegmentKind::Item => "k-item",
        SegmentKind::Quote => "k-quote",
        SegmentKind::Figure | SegmentKind::Caption => "k-caption",
        SegmentKind::TableRow | SegmentKind::Cell => "k-table-row",
        SegmentKind::Footnote => "k-footnote",
        SegmentKind::Code | SegmentKind::Html | SegmentKind::Markup => "k-code",
        SegmentKind::Paragraph | SegmentKind::Field | SegmentKind::Definition => "k-paragraph",
    };
    html! {
        p class=(class) {
            @if kind == SegmentKind::Item { span.label aria-hidden="true" { (label.unwrap_or("•")) } " " }
            (text)
        }
    }
}
