//! HTML → blocks, with `html5ever`, as a browser would parse it, tag soup and all.
//!
//! The article is taken, not the page around it: navigation, the page's own header and footer and
//! what stands aside are left out, and said.

mod article;
mod notes;
mod table;
mod tags;
#[cfg(test)]
mod tests;
mod tree;
mod walk;

use super::{
    ImportError, Imported,
    markdown::front_matter,
    title::{head_title, name_title},
};
use tree::{DOCUMENT, HtmlTree};

/// Reads an HTML document, or a part of one.
pub(super) fn read_html(text: &str) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    // Site generators put front matter above pages, too; what it says of the page comes first.
    let front = front_matter::head(text);
    let page = front.map(|(length, matter)| {
        front_matter::yaml(matter, 2, &mut imported);
        let lines = text[..length].matches('\n').count();
        "\n".repeat(lines) + &text[length..]
    });
    let front_title = imported.metadata.title.clone();
    let tree = HtmlTree::parse(page.as_deref().unwrap_or(text))?;
    head(&tree, &mut imported);
    walk::walk(&tree, &mut imported);
    let page_title = imported.metadata.title.take();
    name_title(&mut imported);
    imported.metadata.title = imported.metadata.title.take().or(page_title);
    if let Some(title) = front_title {
        head_title(title, &mut imported);
    }
    Ok(imported)
}

/// What the page says of itself.
fn head(tree: &HtmlTree, imported: &mut Imported) {
    let metadata = &mut imported.metadata;
    for id in tree.descendants(DOCUMENT) {
        let attribute = |name| tree.attribute(id, name).map(str::trim).unwrap_or_default();
        let (slot, value) = match tree.name_of_node(id) {
            "html" if imported.language.is_none() => {
                let language = attribute("lang");
                imported.language = (!language.is_empty()).then(|| language.to_owned());
                continue;
            }
            "body" => break,
            "title" => (&mut metadata.title, tree.all_text(id)),
            "meta" => {
                let slot = match &*attribute("name").to_ascii_lowercase() {
                    "author" | "dc.creator" | "dcterms.creator" => &mut metadata.author,
                    "date" | "dc.date" | "dcterms.date" => &mut metadata.date,
                    "dc.rights" | "dcterms.rights" => &mut metadata.licence,
                    _ if attribute("property") == "article:published_time" => &mut metadata.date,
                    _ => continue,
                };
                (slot, attribute("content").to_owned())
            }
            "link" => {
                let slot = match &*attribute("rel").to_ascii_lowercase() {
                    "canonical" => &mut metadata.url,
                    "license" => &mut metadata.licence,
                    _ => continue,
                };
                (slot, attribute("href").to_owned())
            }
            _ => continue,
        };
        let value = crate::text::folded(&value).into_owned();
        if slot.is_none() && !value.is_empty() {
            *slot = Some(value.into());
        }
    }
}
