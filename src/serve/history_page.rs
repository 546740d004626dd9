//! The history: what was done in this sitting, to be taken back.

use maud::html;

use crate::report::word_runs;

use super::{
    PageReply, PageRequest, Workbench, marked,
    page::{PageFrame, query},
    workbench::word,
};

/// The page.
pub(super) fn page(workbench: &Workbench, request: &PageRequest) -> PageReply {
    let say = workbench.interface_for(request);
    let done = workbench.with_desk(|desk| desk.done().to_vec());
    let title = word(say, "serve-history");
    let frame = PageFrame { workbench, say, title: title.clone(), part: "history", named: None };
    frame.page(&html! {
        section.narrow {
            h1 { (title) }
            p { (word(say, "serve-history-about")) }
            @if done.is_empty() { p.empty { (word(say, "serve-history-empty")) } }
            ol.history reversed {
                @for act in done.iter().rev() {
                    li value=(act.number) {
                        p {
                            strong { (say.say(&act.phrase())) } " "
                            a href={ "/desk/" (act.locale) "/" (act.document) "?segment=" (query(&act.segment)) } {
                                (act.document) "/" (act.segment)
                            }
                        }
                        @if let (Some(before), Some(after)) = (&act.before, &act.after) {
                            @if before != after { p.differs lang=(act.locale) { (marked::runs(&word_runs(before, after))) } }
                        } @else if let Some(after) = &act.after {
                            p.differs lang=(act.locale) { ins { (after) } }
                        }
                        button type="button" data-undo=(act.number) { (word(say, "serve-undo")) }
                    }
                }
            }
        }
    })
}
