//! The overview: documents and languages, how far they have come, and what is to be done.

use maud::{Markup, html};

use crate::{
    l10n::Interface,
    model::{Locale, Phrase},
    project::{DocumentName, ErrorPhrases as _, OpenError},
    review::{ReviewNeed, ReviewQueue},
};

use super::{
    PageReply, PageRequest, Workbench,
    page::{self, PageFrame},
    toolbar,
    workbench::{NamedDocument, word},
};

/// What is counted of a document, with the name of its filter.
const NEEDS: [(ReviewNeed, &str); 6] = [
    (ReviewNeed::Missing, "missing"),
    (ReviewNeed::Stale, "stale"),
    (ReviewNeed::Unconfirmed, "todo"),
    (ReviewNeed::Unrecorded, "todo"),
    (ReviewNeed::Draft, "draft"),
    (ReviewNeed::Finding, "findings"),
];

/// The page.
pub(super) fn page(workbench: &Workbench, request: &PageRequest) -> Result<PageReply, OpenError> {
    let say = workbench.interface_for(request);
    let (documents, locales) = (workbench.documents()?, workbench.locales());
    let title = word(say, "serve-overview");
    let frame = PageFrame { workbench, say, title, part: "overview", named: None };
    Ok(frame.page(&html! {
        section.wide {
            h1 { (workbench.project_name()) }
            @if documents.is_empty() { p.empty { (word(say, "serve-no-documents")) } }
            @for locale in &locales {
                section.locale {
                    h2 { (page::language_name(say, locale)) }
                    ul.documents {
                        @for named in in_order(workbench, &documents, locale) {
                            (card(workbench, say, &named))
                        }
                    }
                }
            }
        }
    }))
}

/// The documents of a locale, those with something to be done first.
fn in_order(
    workbench: &Workbench,
    documents: &[DocumentName],
    locale: &Locale,
) -> Vec<NamedDocument> {
    let own = documents.iter().filter(|document| document.is_for(locale));
    let named = own.map(|own| NamedDocument { document: own.clone(), locale: locale.clone() });
    let mut all: Vec<NamedDocument> = named.collect();
    all.sort_by_key(|named| workbench.queue(named).is_ok_and(|queue| queue.count_pressing() == 0));
    all
}

fn card(workbench: &Workbench, say: &Interface, named: &NamedDocument) -> Markup {
    match workbench.queue(named) {
        Ok(queue) => document(say, named, &queue),
        Err(error) => html! {
            li.document {
                h3 { (named.document.name) }
                @for phrase in error.phrases() { p.file-problem { (say.say(&phrase)) } }
            }
        },
    }
}

fn document(say: &Interface, named: &NamedDocument, queue: &ReviewQueue) -> Markup {
    let desk = page::address("desk", named);
    let title = queue.title.clone().unwrap_or_else(|| queue.document.name.clone());
    // Whoever comes to work finds the first thing to be done in hand.
    let first = queue.next_to_do(None, false).and_then(|at| queue.entries.get(at));
    let first = first.map_or_else(
        || desk.clone(),
        |entry| format!("{desk}?show=todo&segment={}", page::query(&entry.id)),
    );
    let of = |need: ReviewNeed, count: usize| {
        say.say(&Phrase::new("serve-count").with("need", need.phrase()).with("count", count))
    };
    html! {
        li.document {
            h3 lang=(queue.source_locale.identifier()) {
                a href=(first) { (title) }
            }
            @if queue.title.is_some() { p.name { (queue.document.name) } }
            (toolbar::counts(say, queue))
            ul.needs {
                @for (need, show) in NEEDS {
                    @let count = queue.count_needing(need);
                    @if count > 0 {
                        li { a class={"need need-" (need.name())} href={ (desk) "?show=" (show) } { (of(need, count)) } }
                    }
                }
            }
            p.links {
                a href=(desk) { (word(say, "serve-desk")) }
                a href=(page::address("reader", named)) { (word(say, "serve-reader")) }
            }
        }
    }
}
