//! Inline markup → HTML, in which nothing of the text can be more than text.
//!
//! What is not markup is escaped. Of raw HTML only a few harmless elements without attributes pass,
//! and only in pairs; links and images keep their target only where its scheme is harmless.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html::push_html};

use crate::{
    render::{
        markup::{guarded, passing_tags},
        outline::NoteNumbers,
    },
    text::figures::unbroken_figures,
};

/// The footnotes that a text may refer to.
#[derive(Debug, Default)]
pub(super) struct InlineNotes<'e> {
    /// Their numbers, by label.
    pub(super) numbers: NoteNumbers<'e>,
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
    let tags = passing_tags(&events);
    for (event, tag) in events.iter_mut().zip(tags) {
        *event = match (&*event, tag) {
            (Event::InlineHtml(_), Some(tag)) => Event::InlineHtml(tag.into()),
            (Event::InlineHtml(text) | Event::Html(text), None) => Event::Text(text.clone()),
            (Event::FootnoteReference(label), _) => note(label, notes),
            _ => continue,
        };
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_html(&mut out, unbroken(events).into_iter());
    out
}

/// The same with numbers and what belongs to them in elements that keep them on one line.
fn unbroken(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out = Vec::with_capacity(events.len());
    // The text of an image is an attribute.
    let mut images = 0;
    for event in events {
        match &event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            _ => {}
        }
        let Event::Text(text) = &event else {
            out.push(event);
            continue;
        };
        let ranges = if images == 0 { unbroken_figures(text) } else { Vec::new() };
        let mut at = 0;
        for range in ranges {
            out.push(Event::Text(text[at..range.start].to_owned().into()));
            out.push(Event::InlineHtml("<span class=\"figure\">".into()));
            out.push(Event::Text(text[range.clone()].to_owned().into()));
            out.push(Event::InlineHtml("</span>".into()));
            at = range.end;
        }
        let rest = if at == 0 { text.clone() } else { text[at..].to_owned().into() };
        out.push(Event::Text(rest));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_on_one_line() {
        let figure = |text: &str| format!("<span class=\"figure\">{text}</span>");
        for (text, expected) in [
            ("soit 1 300 membres", format!("soit {} membres", figure("1 300"))),
            ("note 1 / 300", format!("note {}", figure("1 / 300"))),
            ("soit 2,4 / M€ en 2024", format!("soit {} en 2024", figure("2,4 / M€"))),
            ("soit 1 300 / an", format!("soit {}", figure("1 300 / an"))),
            ("soit 1 300 / personne", format!("soit {} / personne", figure("1 300"))),
            ("et **2,4 M€** en 2024", format!("et <strong>{}</strong> en 2024", figure("2,4 M€"))),
            ("12 345 678,9 km &", format!("{} &amp;", figure("12 345 678,9 km"))),
            ("en 2024 300 personnes", "en 2024 300 personnes".to_owned()),
            (
                "`1 300` ![1 300](a.png)",
                "<code>1 300</code> <img src=\"a.png\" alt=\"1 300\" />".to_owned(),
            ),
            ("1\u{202f}300 et 12", "1\u{202f}300 et 12".to_owned()),
        ] {
            assert_eq!(inline(text, &InlineNotes::default()), expected);
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let notes = InlineNotes { numbers: NoteNumbers::from([("a", 1)]), prefix: "_note" };
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
