//! A page of HTML: complete in itself, readable on a phone and on paper, by eye and by ear.
//!
//! Semantic elements, the language on all that is not in the page's own, no script, nothing loaded
//! but the images that the text names.

mod blocks;
mod inline;
mod lists;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Edition, outline::runs};
use crate::{
    l10n::Interface,
    model::{Locale, Phrase},
};
use blocks::HtmlSide;

/// How a page looks, for whoever shows it with a style sheet beside it.
pub(crate) const STYLE: &str = include_str!("page.css");

/// The edition as a page of HTML; with `marks`, a block that is not translated says so.
#[must_use]
pub fn html(edition: &Edition<'_>, marks: bool) -> String {
    let say = Interface::new(edition.locale.name());
    let side = HtmlSide::new(edition, &say, marks, "_note");
    let body = html! {
        main { article {
            @for (run, range) in runs(&edition.blocks) { (side.render_run(run, range)) }
        } }
        (footer(edition, &say))
    };
    page(edition, &say, "", &body)
}

/// Two editions of a document side by side, as a page of HTML; on a phone one below the other,
/// block by block.
#[must_use]
pub fn facing_html(left: &Edition<'_>, right: &Edition<'_>, marks: bool) -> String {
    let say = [left, right].map(|edition| Interface::new(edition.locale.name()));
    let sides = [
        HtmlSide::new(left, &say[0], marks, "_note"),
        HtmlSide::new(right, &say[1], marks, "_facing-note"),
    ];
    let choice = |id: &str, label: Markup, checked: bool| {
        html! {
            label { input type="radio" name="languages" id=(id) checked[checked]; span { (label) } }
        }
    };
    let name = |at: usize, edition: &Edition<'_>| {
        html! { bdi lang=(edition.locale.identifier()) { (autonym(&say[at], edition.locale)) } }
    };
    let body = html! {
        a.skip href="#_text" { (say[0].say(&Phrase::new("render-html-skip"))) }
        fieldset.languages {
            legend.hidden { (say[0].say(&Phrase::new("render-html-languages"))) }
            (choice("_both", html! { (name(0, left)) " · " (name(1, right)) }, true))
            (choice("_left", name(0, left), false))
            (choice("_right", name(1, right), false))
        }
        main id="_text" tabindex="-1" { article {
            @for (run, range) in runs(&left.blocks) { (blocks::facing(&sides, run, range)) }
        } }
        (footer(left, &say[0]))
    };
    page(left, &say[0], "facing", &body)
}

fn page(edition: &Edition<'_>, say: &Interface, class: &str, body: &Markup) -> String {
    let metadata = edition.metadata;
    let title = edition.title().unwrap_or_else(|| say.say(&Phrase::new("render-html-untitled")));
    let markup = html! {
        (DOCTYPE)
        html lang=(edition.locale.identifier()) dir=[direction(edition.locale)] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                @for (name, value) in [
                    ("author", &metadata.author),
                    ("dcterms.date", &metadata.date),
                    ("dcterms.license", &metadata.licence),
                ] {
                    @if let Some(value) = value { meta name=(name) content=(value); }
                }
                @if let Some(url) = web(metadata.url.as_deref()) { link rel="canonical" href=(url); }
                meta name="generator" content="diglot";
                style { (PreEscaped(STYLE)) }
            }
            body class=[(!class.is_empty()).then_some(class)] { (body) }
        }
    };
    markup.into_string() + "\n"
}

/// What the document says of itself.
fn footer(edition: &Edition<'_>, say: &Interface) -> Markup {
    let metadata = edition.metadata;
    let byline: Vec<_> = [&metadata.author, &metadata.date].into_iter().flatten().collect();
    let label = |id| say.say(&Phrase::new(id));
    if byline.is_empty() && metadata.url.is_none() && metadata.licence.is_none() {
        return html! {};
    }
    html! {
        footer {
            @if !byline.is_empty() {
                p { @for (at, part) in byline.iter().enumerate() { @if at > 0 { " · " } (part) } }
            }
            @if let Some(url) = metadata.url.as_deref() {
                p {
                    (label("render-html-published")) " "
                    @if let Some(url) = web(Some(url)) { a href=(url) { (url) } } @else { (url) }
                }
            }
            @if let Some(licence) = metadata.licence.as_deref() {
                p {
                    (label("render-html-licence")) " "
                    @if let Some(url) = web(Some(licence)) { a rel="license" href=(url) { (url) } }
                    @else { (licence) }
                }
            }
        }
    }
}

/// The address, if it is one of the web.
fn web(url: Option<&str>) -> Option<&str> {
    url.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// The language's own name for itself, where diglot speaks it; its code elsewhere.
fn autonym(say: &Interface, locale: &Locale) -> String {
    if say.language() == locale.language() {
        say.say(&Phrase::new("render-language-name"))
    } else {
        locale.to_string()
    }
}

/// `rtl` for languages written from right to left.
fn direction(locale: &Locale) -> Option<&'static str> {
    let script = locale.identifier().script.map(|script| script.as_str().to_owned());
    let is_rtl = match script.as_deref() {
        Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo" | "Adlm"),
        None => matches!(
            locale.language(),
            "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi"
        ),
    };
    is_rtl.then_some("rtl")
}

#[cfg(test)]
mod tests {
    use html5ever::{parse_document, tendril::TendrilSink as _};
    use markup5ever_rcdom::{Handle, NodeData, RcDom};
    use proptest::prelude::*;

    use super::*;
    use crate::{
        model::{Metadata, SegmentKind},
        render::samples::{BlockSample, edition},
    };

    /// What a browser makes of a page: its text, its elements' names, its attributes.
    #[derive(Default)]
    struct Seen {
        text: String,
        elements: Vec<String>,
        attributes: Vec<(String, String)>,
    }

    fn look(node: &Handle, seen: &mut Seen) {
        match &node.data {
            NodeData::Text { contents } => seen.text.push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                seen.elements.push(name.local.to_string());
                let attributes = attrs.borrow();
                let pairs =
                    attributes.iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
                seen.attributes.extend(pairs);
            }
            _ => {}
        }
        node.children.borrow().iter().for_each(|child| look(child, seen));
    }

    fn read(page: &str) -> Seen {
        let dom = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page);
        assert_eq!(*dom.errors.borrow(), Vec::<String>::new(), "{page}");
        let mut seen = Seen::default();
        look(&dom.document, &mut seen);
        seen
    }

    fn kind() -> impl Strategy<Value = SegmentKind> {
        (0..SegmentKind::ALL.len()).prop_map(|at| SegmentKind::ALL[at])
    }

    proptest! {
        #[test]
        fn any_document_is_a_well_formed_page(
            blocks in prop::collection::vec((kind(), 0..4_u8, "\\PC{0,60}"), 1..8),
            labelled in any::<bool>(),
        ) {
            let locale = Locale::new("fr").unwrap();
            let label = labelled.then_some("1.");
            let blocks: Vec<_> = blocks.iter().map(|(k, l, t)| (*k, *l, label, &**t)).collect();
            let metadata = Metadata::default();
            let edition = edition(&locale, &metadata, &blocks);
            for page in [html(&edition, true), facing_html(&edition, &edition, true)] {
                let seen = read(&page);
                prop_assert!(!seen.elements.iter().any(|name| name == "script"), "{}", page);
                for (name, value) in &seen.attributes {
                    prop_assert!(!name.starts_with("on"), "{}", page);
                    prop_assert!(!value.trim().to_lowercase().starts_with("javascript:"), "{}", page);
                }
            }
        }

        #[test]
        fn a_text_without_markup_is_shown_as_it_is(kind in kind(), text in "[xé<>/'\"=&,]{1,20}") {
            let locale = Locale::new("en").unwrap();
            let metadata = Metadata::default();
            let page = html(&edition(&locale, &metadata, &[(kind, 1, None, &text)]), true);
            let seen = read(&page);
            prop_assert!(seen.text.contains(&text), "{}", page);
        }
    }

    #[track_caller]
    fn check(blocks: &[BlockSample<'_>], expected: &str) {
        let (locale, metadata) = (Locale::new("en").unwrap(), Metadata::default());
        let page = html(&edition(&locale, &metadata, blocks), true);
        let (_, body) = page.split_once("<article>").unwrap();
        assert_eq!(body.split_once("</article>").unwrap().0, expected);
    }

    #[test]
    fn blocks_become_what_they_are() {
        use SegmentKind as K;
        check(
            &[(K::Title, 1, None, "A"), (K::Heading, 2, None, "b *c*")],
            "<h1 id=\"b0\">A</h1><h2 id=\"b1\">b <em>c</em></h2>",
        );
        check(&[(K::Heading, 9, None, "a")], "<h6 id=\"b0\" aria-level=\"9\">a</h6>");
        check(
            &[
                (K::Item, 1, Some("3."), "a"),
                (K::Item, 2, None, "b"),
                (K::Paragraph, 1, None, "c"),
                (K::Item, 1, Some("4."), "d"),
                (K::Item, 1, None, "e"),
            ],
            "<ol><li id=\"b0\" value=\"3\">a<ul><li id=\"b1\">b</li></ul><p id=\"b2\">c</p></li>\
             <li id=\"b3\" value=\"4\">d</li></ol><ul><li id=\"b4\">e</li></ul>",
        );
        check(
            &[(K::Item, 3, Some("a)"), "a")],
            "<ol><li id=\"b0\" style=\"list-style-type:&quot;a) &quot;\">a</li></ol>",
        );
        check(
            &[(K::TableRow, 1, Some("|---|--:|"), "| a | b |"), (K::TableRow, 1, None, "| c |")],
            "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr id=\"b0\"><th scope=\"col\">a</th>\
             <th scope=\"col\" class=\"end\">b</th></tr></thead><tbody><tr id=\"b1\"><td>c</td>\
             <td class=\"end\"></td></tr></tbody></table></div>",
        );
        check(
            &[(K::Quote, 2, None, "a")],
            "<blockquote><blockquote id=\"b0\"><p>a</p></blockquote></blockquote>",
        );
        check(
            &[(K::Code, 0, Some("sh"), "<a>")],
            "<pre id=\"b0\" translate=\"no\" tabindex=\"0\"><code class=\"language-sh\">&lt;a&gt;</code></pre>",
        );
        check(
            &[(K::Figure, 1, None, "![a](b.png)"), (K::Caption, 1, None, "c")],
            "<figure id=\"b0\"><img src=\"b.png\" alt=\"a\" /><figcaption id=\"b1\">c</figcaption></figure>",
        );
        check(
            &[
                (K::Paragraph, 0, None, "a[^x]"),
                (K::Footnote, 1, Some("x"), "b"),
                (K::Footnote, 1, None, "c"),
            ],
            "<p id=\"b0\">a<sup><a href=\"#_note1\" role=\"doc-noteref\">1</a></sup></p>\
             <section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Notes\"><ol>\
             <li value=\"1\" id=\"_note1\"><p>b</p><p>c</p></li></ol></section>",
        );
    }

    #[test]
    fn a_page_says_what_the_document_says_of_itself() {
        let locale = Locale::new("ar").unwrap();
        let metadata = Metadata {
            title: Some("a <b>".into()),
            author: Some("\"c\"".into()),
            url: Some("javascript:d".into()),
            ..Metadata::default()
        };
        let page = html(&edition(&locale, &metadata, &[]), true);
        for part in [
            "<html lang=\"ar\" dir=\"rtl\">",
            "<title>a &lt;b&gt;</title>",
            "<meta name=\"author\" content=\"&quot;c&quot;\">",
            "Source: javascript:d</p>",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("href=\"javascript"));
    }
}
