//! The reader: both languages side by side as they will be published, with what is not done marked.

use std::fmt::Write as _;

use maud::html;

use crate::{
    project::{
        ErrorPhrases as _, OpenError, RenderError, RenderFailure, RenderFormat, RenderRequest,
    },
    review::ReviewNeed,
};

use super::{
    PageReply, PageRequest, Workbench,
    page::{self, PageFrame},
    workbench::{NamedDocument, word},
};

/// The page around what is read.
pub(super) fn page(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let (say, queue) = (workbench.interface_for(request), workbench.queue(named)?);
    let title = queue.title.clone().unwrap_or_else(|| queue.document.name.clone());
    let frame =
        PageFrame { workbench, say, title: title.clone(), part: "reader", named: Some(named) };
    let legend = [ReviewNeed::Missing, ReviewNeed::Stale, ReviewNeed::Draft, ReviewNeed::Finding];
    Ok(frame.page(&html! {
        section.reader data-document=(named.document.name) data-locale=(named.locale.name())
            data-pulse=(workbench.pulse(named)) {
            h1.hidden { (title) }
            p.legend {
                @for need in legend {
                    span class={"need need-" (need.name())} { (say.say(&need.phrase())) " " span.count { (queue.count_needing(need)) } }
                }
            }
            iframe #reading title=(word(say, "serve-reader")) src=(page::address("reading", named))
                sandbox="allow-same-origin allow-popups" {}
        }
    }))
}

/// What is read, as it will be published.
pub(super) fn reading(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let project = workbench.with_desk(|desk| desk.project().clone());
    let rendering = RenderRequest {
        facing: Some(named.locale.name().to_owned()),
        format: Some(RenderFormat::Html),
        ..RenderRequest::new(&*named.document.name, project.config.source.name())
    };
    let html = match rendering.run(&project) {
        Ok(answer) => answer.text,
        Err(RenderError { failure: RenderFailure::Project(error), .. }) => return Err(error.into()),
        Err(error) => {
            let say = workbench.interface_for(request);
            let lines: Vec<_> = error.phrases().iter().map(|phrase| say.say(phrase)).collect();
            return Ok(page::message(workbench, request, "serve-not-rendered", &lines));
        }
    };
    Ok(framed(&linked(&html, &page::address("reading-marks", named))))
}

/// The page with its style beside it, since nothing inline is taken here, and the marks.
fn linked(html: &str, marks: &str) -> String {
    let link = format!(
        "<link rel=\"stylesheet\" href=\"/assets/reading.css\"><link rel=\"stylesheet\" href=\"{marks}\">"
    );
    let parts = html
        .split_once("<style>")
        .and_then(|(before, rest)| rest.split_once("</style>").map(|(_, after)| (before, after)));
    match parts {
        Some((before, after)) => format!("{before}{link}{after}"),
        None => html.to_owned(),
    }
}

/// A page that our own may show in a frame, and nobody else's.
fn framed(html: &str) -> PageReply {
    let policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
                  form-action 'none'; frame-ancestors 'self'";
    PageReply::new(200, "text/html; charset=utf-8", html)
        .with("Content-Security-Policy", policy)
        .with("X-Frame-Options", "SAMEORIGIN")
}

/// Which of the segments are not done, as a style sheet.
pub(super) fn marks(
    workbench: &Workbench,
    _: &PageRequest,
    named: &NamedDocument,
) -> Result<PageReply, OpenError> {
    let queue = workbench.queue(named)?;
    let mut css = String::new();
    for entry in &queue.entries {
        let colour = match entry.need() {
            Some(ReviewNeed::Missing) => "#3b6ea8",
            Some(ReviewNeed::Stale | ReviewNeed::Unconfirmed) => "#b7791f",
            Some(ReviewNeed::Draft) => "#7a5aa6",
            Some(ReviewNeed::Finding) => "#b3392f",
            _ => continue,
        };
        // An id is of letters, digits, `-` and `_`; one that begins otherwise is quoted.
        let _ = writeln!(
            css,
            "[id=\"{}\"] > .side:last-child {{ box-shadow: inset 4px 0 0 0 {colour}; }}",
            entry.id
        );
    }
    Ok(PageReply::new(200, "text/css; charset=utf-8", css))
}
