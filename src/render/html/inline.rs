//! Inline markup → HTML, in which nothing of the text can be more than text.
//!
//! What is not markup is escaped. Of raw HTML only a few harmless elements without attributes pass,
//! and only in pairs; links and images keep their target only where its scheme is harmless.

use std::collections::HashMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html::push_html};

use crate::render::markup::guarded;

/// Elements that only say how their text is meant.
const ELEMENTS: [&str; 17] = [
    "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "small",
    "strong", "sub", "sup",
];

/// The footnotes that a text may refer to.
#[derive(Debug, Default)]
pub(super) struct InlineNotes<'e> {
    /// Their numbers, by label.
    pub(super) numbers: HashMap<&'e str, usize>,
    /// What their ids begin with.
    pub(super) prefix: &'static str,
}

/// The text as HTML.
pub(super) fn inline(text: &str, notes: &InlineNotes<'_>) -> String {
    let guarded = guarded(text);
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_OLD_FOOTNOTES;
    let mut events = Vec::new();
    // Whether each link or image that is open is kept.
    let mut open = Vec::new();
    for event in Parser::new_ext(&guarded, options) {
        let keep = match &event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => false,
            Event::Start(Tag::Link { dest_url, .. }) => {
                open.push(is_safe(dest_url, &["http", "https", "mailto", "tel"]));
                open.last() == Some(&true)
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                open.push(is_safe(dest_url, &["http", "https"]));
                open.last() == Some(&true)
            }
            Event::End(TagEnd::Link | TagEnd::Image) => open.pop() == Some(true),
            _ => true,
        };
        if keep {
            events.push(event);
        }
    }
    let elements = elements(&events);
    for (event, element) in events.iter_mut().zip(elements) {
        *event = match (&*event, element) {
            (Event::InlineHtml(_), Some(element)) => Event::InlineHtml(element.into()),
            (Event::InlineHtml(text) | Event::Html(text), None) => Event::Text(text.clone()),
            (Event::FootnoteReference(label), _) => note(label, notes),
            _ => continue,
        };
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_html(&mut out, events.into_iter());
    out
}

fn note<'p>(label: &str, notes: &InlineNotes<'_>) -> Event<'p> {
    let Some(number) = notes.numbers.get(label) else {
        return Event::Text(format!("[^{label}]").into());
    };
    let id = format!("{}{number}", notes.prefix);
    let link = format!("<sup><a href=\"#{id}\" role=\"doc-noteref\">{number}</a></sup>");
    Event::InlineHtml(link.into())
}

/// Whether a target is one of these schemes, or relative.
///
/// Browsers leave out white space and control characters when they look for the scheme.
fn is_safe(url: &str, schemes: &[&str]) -> bool {
    let end = url.find([':', '/', '?', '#']).filter(|&end| url[end..].starts_with(':'));
    let Some(end) = end else { return !url.is_empty() };
    let scheme: String = url[..end].chars().filter(|c| *c > ' ' && !c.is_control()).collect();
    schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// For each event, if it is a tag that may pass, that tag in its plainest form.
fn elements(events: &[Event<'_>]) -> Vec<Option<String>> {
    let mut passing = vec![None; events.len()];
    // Open tags and where they stand; none for the beginning of emphasis, a link and so on, which
    // no pair of tags may straddle.
    let mut open: Vec<Option<(&str, usize)>> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(None),
            Event::End(_) => while open.pop().is_some_and(|tag| tag.is_some()) {},
            Event::InlineHtml(tag) => {
                let inner = tag.trim_start_matches('<').trim_end_matches('>').trim();
                let name = |inner: &str| {
                    ELEMENTS.iter().find(|name| inner.eq_ignore_ascii_case(name)).copied()
                };
                if inner.trim_end_matches([' ', '/']).eq_ignore_ascii_case("br") {
                    passing[at] = Some("<br>".to_owned());
                } else if let Some(name) = inner.strip_prefix('/').and_then(name) {
                    if let Some(Some((opened, start))) = open.last().copied()
                        && opened == name
                    {
                        open.pop();
                        passing[start] = Some(format!("<{name}>"));
                        passing[at] = Some(format!("</{name}>"));
                    }
                } else if let Some(name) = name(inner) {
                    open.push(Some((name, at)));
                }
            }
            _ => {}
        }
    }
    passing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let notes = InlineNotes { numbers: HashMap::from([("a", 1)]), prefix: "_note" };
        assert_eq!(inline(text, &notes), expected, "{text:?}");
    }

    #[test]
    fn markup_becomes_elements() {
        check(
            "*a* **b** `c<d` ~~e~~",
            "<em>a</em> <strong>b</strong> <code>c&lt;d</code> <del>e</del>",
        );
        check("[a](https://b.c/?d=e&f)", "<a href=\"https://b.c/?d=e&amp;f\">a</a>");
        check("![a *b*](c.png)", "<img src=\"c.png\" alt=\"a b\" />");
        check("a\\\nb", "a<br />\nb");
        check("le XXI<sup>e</sup> siècle<br>x", "le XXI<sup>e</sup> siècle<br>x");
        check("a[^a] b[^b]", "a<sup><a href=\"#_note1\" role=\"doc-noteref\">1</a></sup> b[^b]");
        check("# a", "# a");
        check("« a » & b", "« a » &amp; b");
    }

    #[test]
    fn nothing_else_does() {
        check("<script>a</script>", "&lt;script&gt;a&lt;/script&gt;");
        check("a <img src=x onerror=y>", "a &lt;img src=x onerror=y&gt;");
        check("a <sup onclick=\"x\">b</sup>", "a &lt;sup onclick=\"x\"&gt;b&lt;/sup&gt;");
        check("<sup>a", "&lt;sup&gt;a");
        check("*<sup>a* b</sup>", "<em>&lt;sup&gt;a</em> b&lt;/sup&gt;");
        check("<sup><sub>a</sup></sub>", "&lt;sup&gt;<sub>a&lt;/sup&gt;</sub>");
        for url in [
            "javascript:x",
            "JaVaScRiPt:x",
            "&#106;avascript:x",
            "java\u{1}script:x",
            "vbscript:x",
            "data:text/html,x",
        ] {
            check(&format!("[a](<{url}>)"), "a");
            check(&format!("![a](<{url}>)"), "a");
        }
        check("<javascript:x>", "javascript:x");
        check(
            "[a](//b.c) [d](#e) [f](g/h:i)",
            "<a href=\"//b.c\">a</a> <a href=\"#e\">d</a> <a href=\"g/h:i\">f</a>",
        );
    }
}
