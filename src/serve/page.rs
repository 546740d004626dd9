//! What every page has: head, navigation, and the place where something is said.

use maud::{DOCTYPE, Markup, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    l10n::Interface,
    model::{Locale, Phrase},
    project::DocumentName,
};

use super::{PageReply, PageRequest, Workbench, workbench::NamedDocument, workbench::word};

/// What stays as it is in the path of an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'/');

/// A page in the making.
pub(super) struct PageFrame<'w> {
    pub(super) workbench: &'w Workbench,
    pub(super) say: &'w Interface,
    /// What the page is called.
    pub(super) title: String,
    /// Which part of the workbench it is, as the navigation names it.
    pub(super) part: &'static str,
    /// The document and locale it is about, if it is.
    pub(super) named: Option<&'w NamedDocument>,
}

/// The address of a page about a document in a locale.
pub(super) fn address(part: &str, named: &NamedDocument) -> String {
    address_of(part, &named.document, named.locale.name())
}

/// The same, of parts.
pub(super) fn address_of(part: &str, document: &DocumentName, locale: &str) -> String {
    let document = utf8_percent_encode(&document.name, PATH);
    format!("/{part}/{}/{document}", utf8_percent_encode(locale, PATH))
}

/// A value in the query of an address.
pub(super) fn query(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The words that scripts say, by the names they have there.
const SCRIPT_WORDS: [(&str, &str); 11] = [
    ("saving", "serve-saving"),
    ("failed", "serve-unreachable"),
    ("undone", "serve-undone"),
    ("nothing", "serve-nothing-to-undo"),
    ("outside", "serve-taken-in"),
    ("unsaved", "serve-unsaved"),
    ("leave", "serve-leave"),
    ("done", "serve-all-done"),
    ("none", "serve-no-rows"),
    ("clean", "serve-clean"),
    ("reason", "serve-reason-needed"),
];

impl PageFrame<'_> {
    /// The page with this in its middle.
    pub(super) fn page(&self, body: &Markup) -> PageReply {
        let Self { say, .. } = self;
        let words: serde_json::Map<String, serde_json::Value> = (SCRIPT_WORDS.iter())
            .map(|(name, id)| ((*name).to_owned(), word(say, id).into()))
            .collect();
        let words = serde_json::Value::Object(words).to_string();
        let name = self.workbench.project_name();
        PageReply::html(&html! {
            (DOCTYPE)
            html lang=(say.language()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " · " (name) " · diglot" }
                    link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                    link rel="stylesheet" href="/assets/workbench.css";
                    script src="/assets/theme.js" {}
                    script src="/assets/workbench.js" defer {}
                }
                body class={"part-" (self.part)} data-words=(words) {
                    a.skip href="#main" { (word(say, "serve-skip")) }
                    (self.bar(name))
                    main #main tabindex="-1" { (body) }
                    div #toast role="status" aria-live="polite" {}
                    (self.help())
                }
            }
        })
    }

    fn bar(&self, name: &str) -> Markup {
        let say = self.say;
        let others = self.workbench.languages().filter(|other| other.language() != say.language());
        let current = |part: &str| (self.part == part).then_some("page");
        html! {
            header.bar {
                a.brand href="/" title=(word(say, "serve-overview")) {
                    span.mark aria-hidden="true" { span {} span {} }
                    span.project { (name) }
                }
                nav aria-label=(word(say, "serve-navigation")) {
                    a href="/" aria-current=[current("overview")] { (word(say, "serve-overview")) }
                    @if let Some(named) = self.named {
                        a href=(address("desk", named)) aria-current=[current("desk")] {
                            (word(say, "serve-desk"))
                        }
                        a href=(address("reader", named)) aria-current=[current("reader")] {
                            (word(say, "serve-reader"))
                        }
                    }
                    a href="/findings" aria-current=[current("findings")] {
                        (word(say, "serve-findings"))
                    }
                    a href="/history" aria-current=[current("history")] {
                        (word(say, "serve-history"))
                    }
                }
                div.tools {
                    @for other in others {
                        @let language = other.language();
                        a.tool href={"/language/" (language)} lang=(language) hreflang=(language) {
                            (word(other, "serve-language-name"))
                        }
                    }
                    button.tool type="button" #theme title=(word(say, "serve-theme")) {
                        span.half aria-hidden="true" {}
                        span.hidden { (word(say, "serve-theme")) }
                    }
                    button.tool type="button" #help-open title=(word(say, "serve-help")) {
                        span aria-hidden="true" { "?" }
                        span.hidden { (word(say, "serve-help")) }
                    }
                }
            }
        }
    }

    fn help(&self) -> Markup {
        let say = self.say;
        let rows: [(&[&str], &'static str); 14] = [
            (&["Ctrl", "Enter"], "serve-key-save-next"),
            (&["Ctrl", "S"], "serve-key-save"),
            (&["Ctrl", "Shift", "Enter"], "serve-key-reviewed"),
            (&["Alt", "↓"], "serve-key-down"),
            (&["Alt", "↑"], "serve-key-up"),
            (&["Alt", "N"], "serve-key-next"),
            (&["Alt", "1…5"], "serve-key-suggestion"),
            (&["Alt", "C"], "serve-key-copy"),
            (&["Alt", "Z"], "serve-key-undo"),
            (&["Esc"], "serve-key-close"),
            (&["Enter"], "serve-key-open"),
            (&["A"], "serve-key-accept"),
            (&["/"], "serve-key-search"),
            (&["?"], "serve-key-help"),
        ];
        html! {
            dialog #help aria-labelledby="help-title" {
                h2 #help-title { (word(say, "serve-keys")) }
                dl.keys {
                    @for (keys, id) in rows {
                        div {
                            dt { @for key in keys { kbd { (key_name(say, key)) } } }
                            dd { (word(say, id)) }
                        }
                    }
                }
                p.end { button type="button" #help-close { (word(say, "serve-close")) } }
            }
        }
    }
}

/// What a key is called on the keyboards of a language.
pub(super) fn key_name(say: &Interface, key: &str) -> String {
    let id = format!("key-{}", key.to_lowercase());
    let known = matches!(key, "Enter" | "Shift" | "Esc");
    known.then(|| say.say_id(&id)).flatten().unwrap_or_else(|| key.to_owned())
}

/// What a locale is called, where diglot has a word for its language.
pub(super) fn language_name(say: &Interface, locale: &Locale) -> String {
    let Some(name) = say.say_id(&format!("language-{}", locale.language())) else {
        return locale.name().to_owned();
    };
    let is_regional = locale.name() != locale.language();
    if is_regional { format!("{name} ({})", locale.name()) } else { name }
}

/// A page that says one thing, and perhaps why.
pub(super) fn message(
    workbench: &Workbench,
    request: &PageRequest,
    id: &'static str,
    more: &[String],
) -> PageReply {
    let say = workbench.interface_for(request);
    let title = say.say(&Phrase::new(id));
    let frame = PageFrame { workbench, say, title: title.clone(), part: "message", named: None };
    frame.page(&html! {
        section.narrow {
            h1 { (title) }
            @for line in more { p { (line) } }
            p { a href="/" { (word(say, "serve-overview")) } }
        }
    })
}
