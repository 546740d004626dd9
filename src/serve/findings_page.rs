//! The findings: all of them, grouped by what they are about, each with its page.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, Parser};

use crate::{
    check::{Finding, rule},
    l10n::Interface,
    model::{ReviewState, Severity, State},
    project::{OpenError, SeenTexts},
    review::{ReviewEntry, ReviewQueue, SegmentFinding},
};

use super::{
    PageReply, PageRequest, Workbench, marked,
    page::{self, PageFrame, query},
    segment::severity_word,
    workbench::{NamedDocument, word},
};

/// A finding and where it is.
struct PlacedFinding {
    named: NamedDocument,
    segment: String,
    finding: SegmentFinding,
    text: String,
    seen: SeenTexts,
    /// How far the translation has come; none where it is not current, and a fix would say it is.
    review: Option<ReviewState>,
}

/// Findings of a rule that are shown; more are counted.
const MAX_SHOWN_PER_RULE: usize = 200;

/// The page.
pub(super) fn page(workbench: &Workbench, request: &PageRequest) -> Result<PageReply, OpenError> {
    let say = workbench.interface_for(request);
    let mut groups: BTreeMap<(std::cmp::Reverse<Severity>, &'static str), Vec<PlacedFinding>> =
        BTreeMap::new();
    let (mut fixable, mut others) = (0, Vec::new());
    for document in workbench.documents()? {
        for locale in workbench.locales().into_iter().filter(|own| document.is_for(own)) {
            let named = NamedDocument { document: document.clone(), locale };
            let Ok(queue) = workbench.queue(&named) else { continue };
            others.extend(queue.others.iter().map(|own| (named.clone(), own.clone())));
            for (entry, finding) in all(&queue) {
                fixable += usize::from(finding.fixed.is_some());
                let key = (std::cmp::Reverse(finding.severity), finding.rule);
                groups.entry(key).or_default().push(PlacedFinding {
                    named: named.clone(),
                    segment: entry.id.clone(),
                    finding: finding.clone(),
                    text: entry
                        .translation
                        .as_ref()
                        .map(|own| own.text.clone())
                        .unwrap_or_default(),
                    seen: entry.seen,
                    review: (entry.state == State::Current)
                        .then(|| entry.review.unwrap_or(ReviewState::Translated)),
                });
            }
        }
    }
    let title = word(say, "serve-findings");
    let frame = PageFrame { workbench, say, title: title.clone(), part: "findings", named: None };
    Ok(frame.page(&html! {
        section.narrow {
            h1 { (title) }
            @for (named, finding) in &others { (file_problem(say, named, finding)) }
            @if groups.is_empty() && others.is_empty() { p.empty { (word(say, "serve-no-findings")) } }
            @if fixable > 0 {
                p.do { button type="button" #fix-all { (word(say, "serve-fix-all")) " (" (fixable) ")" } }
            }
            @for ((severity, rule), findings) in &groups { (group(say, severity.0, rule, findings)) }
        }
    }))
}

fn all(queue: &ReviewQueue) -> impl Iterator<Item = (&ReviewEntry, &SegmentFinding)> {
    queue
        .entries
        .iter()
        .flat_map(|entry| entry.findings.iter().map(move |finding| (entry, finding)))
}

fn group(say: &Interface, severity: Severity, rule: &str, findings: &[PlacedFinding]) -> Markup {
    html! {
        details.group open[findings.len() <= 20] {
            summary {
                span class={"severity " (marked::severity_class(severity))} { (word(say, severity_word(severity))) }
                " " strong { (rule) } " "
                span.count { (findings.len()) }
            }
            p { a href={"/rule/" (rule)} { (word(say, "serve-rule-page")) } }
            ul.found-list {
                @for own in findings.iter().take(MAX_SHOWN_PER_RULE) { (item(say, own)) }
            }
        }
    }
}

/// What is said of a file as a whole, or of what cannot be read of it.
fn file_problem(say: &Interface, named: &NamedDocument, finding: &Finding) -> Markup {
    let location = &finding.location;
    let line = location.file.position(location.span.start).line;
    html! {
        p.file-problem {
            a href=(page::address("desk", named)) { (location.file.path()) ":" (line) } " "
            (say.say(&finding.message)) " " a.rule href={"/rule/" (finding.rule.name)} { (finding.rule.name) }
        }
    }
}

fn item(say: &Interface, own: &PlacedFinding) -> Markup {
    let PlacedFinding { named, segment, finding, text, seen, review } = own;
    let translation_seen = seen.translation.map(|own| own.to_string()).unwrap_or_default();
    let address = format!("{}?segment={}", page::address("desk", named), query(segment));
    let marks = marked::of_findings(text, std::slice::from_ref(finding), |own| own.target.clone());
    html! {
        li class=(marked::severity_class(finding.severity)) data-document=(named.document.name)
            data-locale=(named.locale.name()) data-segment=(segment) {
            p { a href=(address) { (named.document.name) "/" (segment) } " [" (named.locale.name()) "]" }
            p { (say.say(&finding.message)) }
            p.quoted lang=(named.locale.identifier()) { (marked::marked(text, &marks, &[])) }
            p.do {
                @if let (Some(fixed), Some(review)) = (&finding.fixed, review) {
                    button.quiet type="button" data-act="fix" data-text=(fixed) data-state=(review.name())
                        data-source-seen=(seen.source) data-translation-seen=(translation_seen) {
                        (word(say, "serve-fix"))
                    }
                }
                @if finding.allowable {
                    button.quiet type="button" data-act="allow" data-rule=(finding.rule) { (word(say, "serve-allow")) }
                }
            }
        }
    }
}

/// A rule's page of the manual.
pub(super) fn rule_page(workbench: &Workbench, request: &PageRequest, name: &str) -> PageReply {
    let say = workbench.interface_for(request);
    let Some(rule) = rule(name) else {
        return page::message(workbench, request, "serve-nothing-here", &[]).status(404);
    };
    let text = if say.language() == "fr" { rule.page_fr } else { rule.page };
    // The pages are our own; even so, none of their HTML is taken for more than text.
    let events = Parser::new(text).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    });
    let mut page = String::new();
    pulldown_cmark::html::push_html(&mut page, events);
    // An example that is wider than the window is scrolled by keyboard, too.
    let page = page.replace("<pre>", "<pre tabindex=\"0\">");
    let title = rule.name.to_owned();
    let frame = PageFrame { workbench, say, title, part: "rule", named: None };
    frame.page(&html! { section.narrow.manual { (PreEscaped(page)) } })
}
