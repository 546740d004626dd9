//! The reader: both languages side by side as they will be published, with what is not done marked.

use std::fmt::Write as _;

use maud::html;

use crate::{
    model::{Resource, SourceFile},
    project::OpenError,
    render::{EditionLanguage, Variables, compose, facing_html},
    review::ReviewNeed,
    store,
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
    let NamedDocument { document, locale } = named;
    let project = workbench.with_desk(|desk| desk.project().clone());
    let source = project.config.source.clone();
    let files = [project.text(document, &source)?, project.text(document, locale)?];
    let own: [Resource<'_>; 2] = [document.parse(&files[0]), store::parse_fluent(&files[1])];
    let others = [&source, locale].map(|locale| project.fluent_files(locale).0);
    let parsed: Vec<Vec<(&SourceFile, Resource<'_>)>> = others
        .iter()
        .zip(&files)
        .map(|(others, own)| {
            let others = others.iter().filter(|file| file.path() != own.path());
            others.map(|file| (&**file, store::parse_fluent(file))).collect()
        })
        .collect();
    let variables = Variables::default();
    let language = |at: usize, locale| {
        let others = parsed[at].iter().map(|(file, resource)| (*file, resource));
        EditionLanguage::new(locale, (&files[at], &own[at]), others, &variables)
    };
    let languages = [language(0, &source), language(1, locale)];
    let editions = (compose(&languages[0], &languages[0]), compose(&languages[0], &languages[1]));
    let (Ok(left), Ok(right)) = editions else {
        return Ok(page::message(workbench, request, "serve-too-large", &[]));
    };
    let html = facing_html(&left, &right, true);
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
