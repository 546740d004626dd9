//! What stands above a document's segments: how far it has come, and which segments are shown.

use maud::{Markup, html};

use crate::{
    l10n::Interface,
    model::Phrase,
    review::{QueueFilter, ReviewNeed, ReviewQueue},
};

use super::{PageRequest, page, workbench::NamedDocument, workbench::word};

/// Which segments can be shown, by the names in addresses, with their messages.
const CHOICES: [(&str, &str); 7] = [
    ("todo", "serve-filter-todo"),
    ("missing", "serve-filter-missing"),
    ("stale", "serve-filter-stale"),
    ("findings", "serve-filter-findings"),
    ("draft", "serve-filter-draft"),
    ("review", "serve-filter-review"),
    ("all", "serve-filter-all"),
];

/// The filter that a request names.
pub(super) fn filter(request: &PageRequest) -> QueueFilter {
    let filter = named(request.value("show"));
    QueueFilter { text: request.value("text").to_owned(), ..filter }
}

fn named(name: &str) -> QueueFilter {
    let of = |need| QueueFilter { need: Some(need), ..QueueFilter::default() };
    match name {
        "todo" => QueueFilter { is_pressing: true, ..QueueFilter::default() },
        "missing" => of(ReviewNeed::Missing),
        "stale" => of(ReviewNeed::Stale),
        "draft" => of(ReviewNeed::Draft),
        "review" => of(ReviewNeed::Review),
        "findings" => QueueFilter { has_findings: true, ..QueueFilter::default() },
        _ => QueueFilter::default(),
    }
}

/// What stands above the segments.
pub(super) fn toolbar(
    say: &Interface,
    named_document: &NamedDocument,
    queue: &ReviewQueue,
    request: &PageRequest,
) -> Markup {
    let title = queue.title.clone().unwrap_or_else(|| queue.document.name.clone());
    let current = match request.value("show") {
        "" => "all",
        show => show,
    };
    html! {
        div.head {
            h1 lang=(queue.source_locale.identifier()) { (title) }
            p.languages {
                (page::language_name(say, &queue.source_locale)) " → "
                (page::language_name(say, &named_document.locale))
            }
        }
        div #counts { (counts(say, queue)) }
        div.filters {
            div.choices role="group" aria-label=(word(say, "serve-show")) {
                @for (name, id) in CHOICES {
                    @let count = queue.filtered(&named(name)).len();
                    button type="button" data-show=(name)
                        aria-pressed=(if name == current { "true" } else { "false" }) {
                        (word(say, id)) " " span.count data-count=(name) { (count) }
                    }
                }
            }
            label.search {
                span.hidden { (word(say, "serve-search")) }
                input #search type="search" placeholder=(word(say, "serve-search"))
                    value=(request.value("text")) autocomplete="off" spellcheck="false";
            }
        }
    }
}

/// How far the document has come.
pub(super) fn counts(say: &Interface, queue: &ReviewQueue) -> Markup {
    let all = queue.entries.len();
    let reviewed = queue.entries.iter().filter(|entry| entry.is_reviewed()).count();
    let left = queue.count_pressing();
    let phrase = Phrase::new(if left == 0 { "serve-left-none" } else { "serve-left" })
        .with("segments", left)
        .with("words", queue.words_left);
    html! {
        (bar(say, [reviewed, all - left - reviewed.min(all - left), left], all))
        p.left { (say.say(&phrase)) }
    }
}

/// How many of a kind there are for a script to show.
pub(super) fn count_map(queue: &ReviewQueue) -> serde_json::Value {
    let count = |(name, _): &(&'static str, &str)| {
        ((*name).to_owned(), queue.filtered(&named(name)).len().into())
    };
    serde_json::Value::Object(CHOICES.iter().map(count).collect())
}

/// A bar of three parts: reviewed, translated, to be done.
pub(super) fn bar(say: &Interface, [reviewed, done, left]: [usize; 3], all: usize) -> Markup {
    let phrase = Phrase::new("serve-progress")
        .with("reviewed", reviewed)
        .with("translated", done)
        .with("left", left)
        .with("all", all);
    // A drawing of a hundred units; its parts are said in words to whoever cannot see it.
    let share = |part: usize| (part * 100).checked_div(all).unwrap_or_default();
    let (first, second) = (share(reviewed), share(reviewed + done));
    html! {
        svg.progress viewBox="0 0 100 4" preserveAspectRatio="none" role="img"
            aria-label=(say.say(&phrase)) {
            rect.p-left x="0" y="0" width="100" height="4" {}
            rect.p-done x="0" y="0" width=(second) height="4" {}
            rect.p-reviewed x="0" y="0" width=(first) height="4" {}
        }
    }
}
