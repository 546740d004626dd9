//! DOCX → blocks, with `zip` and `quick-xml`.
//!
//! Styles, lists and outline levels say what a paragraph is ([ECMA-376], part 1, 17). Tracked
//! changes are read as accepted, footnotes follow at the end; pictures, comments and the like are
//! said to be lost.
//!
//! [ECMA-376]: https://ecma-international.org/publications-and-standards/standards/ecma-376/

mod archive;
mod body;
mod notes;
mod numbering;
mod omitted;
mod paragraph;
mod pictures;
mod properties;
mod relations;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::HashMap;

use crate::model::{DocumentBlock, Phrase, SegmentKind};

use super::{ImportError, Imported, inline::strip_inline, title::name_title};
use archive::{Archive, MOST_BYTES};
use body::BodyReader;
use notes::DocxNotes;
use numbering::Numbering;
use relations::Relations;
use styles::DocxStyles;
use xml::{XmlStep, XmlWalk};

/// Reads a DOCX document.
pub(super) fn read_docx(bytes: &[u8]) -> Result<Imported, ImportError> {
    read_up_to(bytes, MOST_BYTES)
}

fn read_up_to(bytes: &[u8], most: usize) -> Result<Imported, ImportError> {
    let mut archive = Archive::open_archive(bytes, most)?;
    let document = main_part(&mut archive)?;
    let Some(text) = archive.part(&document)? else {
        return Err(ImportError::MissingPart { part: document });
    };
    let relations = relations_of(&mut archive, &document)?;
    let mut related = |kind, default| -> Result<Option<(String, String)>, ImportError> {
        let name = relations.of_kind(kind).map_or_else(
            || format!("{}{default}", folder(&document)),
            |target| resolve(&document, target),
        );
        Ok(archive.part(&name)?.map(|text| (name, text)))
    };
    let styles = related("styles", "styles.xml")?
        .map_or_else(|| Ok(DocxStyles::default()), |(_, text)| DocxStyles::parse_styles(&text))?;
    let mut numbering = related("numbering", "numbering.xml")?
        .map_or_else(|| Ok(Numbering::default()), |(_, text)| Numbering::parse_numbering(&text))?;
    let footnotes = related("footnotes", "footnotes.xml")?;
    let endnotes = related("endnotes", "endnotes.xml")?;

    let mut imported = Imported { language: styles.language.clone(), ..Imported::default() };
    let mut notes = DocxNotes::default();
    let mut body = BodyReader::new(&styles, &mut numbering, &relations, &mut notes);
    body.read_body(&document, &text)?;
    imported.blocks = body.into_blocks(&mut imported.losses);
    let mut texts = [HashMap::new(), HashMap::new()];
    for (texts, part) in texts.iter_mut().zip([footnotes, endnotes]) {
        let Some((name, text)) = part else { continue };
        let relations = relations_of(&mut archive, &name)?;
        // What a note refers to within itself leads nowhere in any program.
        let mut inner = DocxNotes::default();
        let mut body = BodyReader::new(&styles, &mut numbering, &relations, &mut inner);
        body.read_body(&name, &text)?;
        *texts = body.notes(&mut imported.losses);
    }
    for reference in &notes.references {
        let blocks = texts[usize::from(reference.is_endnote)].remove(&reference.id);
        push_note(blocks.unwrap_or_default(), &reference.label, &mut imported);
    }
    pictures::take_media(&mut archive, &document, &mut imported)?;
    page_frames(&mut archive, (&document, &relations), &mut imported)?;
    core_properties(&mut archive, &mut imported)?;
    name_levels(&mut imported);
    Ok(imported)
}

/// The name of the part that holds the text.
fn main_part(archive: &mut Archive<'_>) -> Result<String, ImportError> {
    let name = "_rels/.rels";
    let relations =
        archive.part(name)?.map(|text| Relations::parse_relations(name, &text)).transpose()?;
    let target = relations.as_ref().and_then(|relations| relations.of_kind("officeDocument"));
    Ok(target.map_or_else(|| "word/document.xml".to_owned(), |target| resolve("", target)))
}

fn relations_of(archive: &mut Archive<'_>, part: &str) -> Result<Relations, ImportError> {
    let folder = folder(part);
    let name = format!("{folder}_rels/{}.rels", &part[folder.len()..]);
    archive
        .part(&name)?
        .map_or_else(|| Ok(Relations::default()), |text| Relations::parse_relations(&name, &text))
}

/// The folder of a part, with its slash.
fn folder(part: &str) -> &str {
    part.rfind('/').map_or("", |slash| &part[..=slash])
}

/// The name of the part that a part's relation points to.
fn resolve(part: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{}{target}", folder(part)),
    }
}

/// Counts the headers and footers that have a text.
fn page_frames(
    archive: &mut Archive<'_>,
    (document, relations): (&str, &Relations),
    imported: &mut Imported,
) -> Result<(), ImportError> {
    let mut count = 0;
    for target in ["header", "footer"].into_iter().flat_map(|kind| relations.all_of_kind(kind)) {
        let name = resolve(document, target);
        let Some(text) = archive.part(&name)? else { continue };
        let mut xml = XmlWalk::new(&name, &text);
        while let Some(step) = xml.next()? {
            if matches!(&step, XmlStep::Text(text) if !text.trim().is_empty()) {
                count += 1;
                break;
            }
        }
    }
    if count > 0 {
        imported.losses.push(Phrase::new("import-loss-page-frames").with("count", count));
    }
    Ok(())
}

/// A footnote, at the end of the document.
fn push_note(blocks: Vec<DocumentBlock>, label: &str, imported: &mut Imported) {
    for (index, block) in blocks.into_iter().enumerate() {
        let label = (index == 0).then(|| label.to_owned());
        let kind = SegmentKind::Footnote;
        imported.blocks.push(DocumentBlock { kind, level: None, label, ..block });
    }
}

fn core_properties(archive: &mut Archive<'_>, imported: &mut Imported) -> Result<(), ImportError> {
    let name = "docProps/core.xml";
    let Some(text) = archive.part(name)? else { return Ok(()) };
    let mut xml = XmlWalk::new(name, &text);
    let mut open = String::new();
    while let Some(step) = xml.next()? {
        match step {
            XmlStep::Open(element) => element.local_name().clone_into(&mut open),
            XmlStep::Close(_) => open.clear(),
            XmlStep::Text(text) if !text.trim().is_empty() => {
                let value = crate::text::folded(&text).into_owned();
                match &*open {
                    "title" => imported.metadata.title = Some(value.into()),
                    "creator" => imported.metadata.author = Some(value.into()),
                    "language" => imported.language = Some(value),
                    _ => {}
                }
            }
            XmlStep::Text(_) => {}
        }
    }
    Ok(())
}

/// One title; the headings stand below it.
fn name_levels(imported: &mut Imported) {
    let mut titled = false;
    for block in &mut imported.blocks {
        if block.kind == SegmentKind::Title {
            if titled {
                (block.kind, block.level) = (SegmentKind::Heading, Some(1));
            }
            titled = true;
        }
    }
    let headings = || imported.blocks.iter().filter(|block| block.kind == SegmentKind::Heading);
    if titled && headings().any(|block| block.level == Some(1)) {
        for block in imported.blocks.iter_mut().filter(|b| b.kind == SegmentKind::Heading) {
            block.level = block.level.map(|level| level + 1);
        }
    }
    for block in imported.blocks.iter_mut().filter(|b| b.kind == SegmentKind::Heading) {
        block.level = block.level.map(|level| level.min(6));
    }
    // The title that is read is truer than that of the properties, which templates hand down.
    let properties = imported.metadata.title.take();
    name_title(imported);
    if imported.metadata.title.is_none() {
        imported.metadata.title = properties;
    }
}

/// A loss, with the text it is near to, as a reader sees it.
fn near(id: &'static str, text: &str) -> Phrase {
    const MOST: usize = 40;
    let text = strip_inline(text);
    let mut near: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        near.push('…');
    }
    let place = match near.trim() {
        "" => Phrase::new("import-at-the-start"),
        near => Phrase::new("import-near").with("text", near),
    };
    Phrase::new(id).with("near", place)
}
