//! Styles: what a paragraph's or a run's style says it is.
//!
//! The names of built-in styles are English in every language of Word; their ids are not
//! (`Titre1`). Other programs write names of their own, so that the commonest French ones count too.

use std::collections::HashMap;

use crate::import::ImportError;

use super::xml::{XmlElement, XmlStep, XmlWalk};

/// A style is based on another, and so on; no document needs more steps.
const MOST_STEPS: usize = 32;

/// What a paragraph is, by its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StyleRole {
    Title,
    /// A paragraph below the title, which Markdown has no sign for.
    Subtitle,
    Heading(u8),
    Quote,
    Caption,
    Code,
    Contents,
    /// A paragraph of a list, numbered or going on with an item.
    List,
    Plain,
}

/// Where text stands to its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RaisedText {
    On,
    Above,
    Below,
}

/// What a run of text looks like; none where that is not said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunLook {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) underlined: Option<bool>,
    /// All or small capitals: the letters are written otherwise than they look.
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<RaisedText>,
}

impl RunLook {
    /// Takes what a property of a run says.
    pub(super) fn read(&mut self, element: &XmlElement<'_>) {
        match element.local_name() {
            "b" => self.bold = Some(element.is_on()),
            "i" => self.italic = Some(element.is_on()),
            "strike" | "dstrike" => self.struck = Some(element.is_on()),
            "u" => self.underlined = Some(element.is_on()),
            "caps" | "smallCaps" => self.capitals = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            "vertAlign" => {
                self.raised = Some(match element.value().as_deref() {
                    Some("superscript") => RaisedText::Above,
                    Some("subscript") => RaisedText::Below,
                    _ => RaisedText::On,
                });
            }
            _ => {}
        }
    }

    /// The same, with what it does not say taken from another.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            struck: self.struck.or(other.struck),
            underlined: self.underlined.or(other.underlined),
            capitals: self.capitals.or(other.capitals),
            hidden: self.hidden.or(other.hidden),
            raised: self.raised.or(other.raised),
        }
    }
}

#[derive(Debug, Default)]
struct DocxStyle {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: Option<String>,
    depth: Option<u8>,
    look: RunLook,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct DocxStyles {
    styles: HashMap<String, DocxStyle>,
    /// The language of the text, where that is said.
    pub(super) language: Option<String>,
}

impl DocxStyles {
    /// Reads `word/styles.xml`.
    pub(super) fn parse_styles(text: &str) -> Result<Self, ImportError> {
        let mut styles = Self::default();
        let mut xml = XmlWalk::new("word/styles.xml", text);
        while let Some(step) = xml.next()? {
            let XmlStep::Open(element) = step else { continue };
            match element.local_name() {
                "lang" if styles.language.is_none() => styles.language = element.value(),
                "style" => {
                    let mut style = DocxStyle::default();
                    xml.within(|element| {
                        style.read(element);
                        Ok(())
                    })?;
                    if let Some(id) = element.attribute("styleId") {
                        styles.styles.insert(id, style);
                    }
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    /// A style and those it is based on.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s DocxStyle> {
        let first = id.and_then(|id| self.styles.get(id));
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?))
            .take(MOST_STEPS)
    }

    /// What a paragraph of this style is.
    pub(super) fn role(&self, id: Option<&str>) -> StyleRole {
        for style in self.chain(id) {
            if let Some(role) = role(&style.name) {
                return role;
            }
            if let Some(level) = style.outline {
                return StyleRole::Heading(level);
            }
        }
        // A style that is used and not defined may have a telling id.
        id.filter(|id| !self.styles.contains_key(*id)).and_then(role).unwrap_or(StyleRole::Plain)
    }

    /// The depth (from 0) that the style's name says: `List Bullet 2` is a list of its own.
    pub(super) fn depth(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id).find_map(|style| {
            let name = style.name.to_lowercase();
            let number = name.strip_prefix("list bullet ").or(name.strip_prefix("list number "))?;
            number.parse::<u8>().ok()?.checked_sub(1)
        })
    }

    /// The numbering of paragraphs of this style, and their depth in it.
    pub(super) fn numbering_of<'s>(&'s self, id: Option<&'s str>) -> (Option<&'s str>, Option<u8>) {
        let number = self.chain(id).find_map(|style| style.number.as_deref());
        (number, self.chain(id).find_map(|style| style.depth))
    }

    /// What a run of this style looks like.
    pub(super) fn look(&self, id: Option<&str>) -> RunLook {
        self.chain(id).fold(RunLook::default(), |look, style| look.or(style.look))
    }
}

impl DocxStyle {
    fn read(&mut self, element: &XmlElement<'_>) {
        match element.local_name() {
            "name" => self.name = element.value().unwrap_or_default(),
            "basedOn" => self.based_on = element.value(),
            "outlineLvl" => self.outline = outline_level(element),
            "numId" => self.number = element.value(),
            "ilvl" => self.depth = element.value().and_then(|depth| depth.parse().ok()),
            _ => self.look.read(element),
        }
    }
}

/// The level of a heading (from 1); none for body text, which is 9.
pub(super) fn outline_level(element: &XmlElement<'_>) -> Option<u8> {
    let level: u8 = element.value()?.parse().ok()?;
    (level < 9).then_some(level + 1)
}

const QUOTES: [&str; 6] =
    ["quote", "intense quote", "block text", "quotations", "citation", "citation intense"];
const CODE: [&str; 5] =
    ["html preformatted", "preformatted text", "macro text", "source code", "code"];
const LISTS: [&str; 6] = [
    "list paragraph",
    "paragraphe de liste",
    "list",
    "list continue",
    "list bullet",
    "list number",
];

/// What the name of a style says.
fn role(name: &str) -> Option<StyleRole> {
    let name = name.to_lowercase();
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let number = name[word.len()..].trim().parse().ok();
    Some(match (word, number) {
        ("heading" | "titre" | "überschrift" | "título" | "titolo", Some(level @ 1..=9)) => {
            StyleRole::Heading(level)
        }
        ("toc" | "tm" | "table des matières", Some(_)) | ("toc heading", None) => {
            StyleRole::Contents
        }
        ("title" | "titre" | "titel", None) => StyleRole::Title,
        ("subtitle" | "sous-titre" | "untertitel", None) => StyleRole::Subtitle,
        ("caption" | "légende", None) => StyleRole::Caption,
        (word, None) if QUOTES.contains(&word) => StyleRole::Quote,
        (word, None) if CODE.contains(&word) => StyleRole::Code,
        (word, _) if LISTS.contains(&word) => StyleRole::List,
        _ => return None,
    })
}
