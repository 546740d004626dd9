//! Pictures: their alternative text stays, the picture is said to be lost.

use super::{body::BodyReader, near, xml::XmlElement};

/// A picture that is being read.
#[derive(Debug, Default)]
pub(super) struct Picture {
    alt: String,
    address: String,
    /// Whether it is a box of text.
    is_text: bool,
}

impl BodyReader<'_> {
    pub(super) fn picture(&mut self, element: &XmlElement<'_>) {
        let relations = self.relations;
        let Some(picture) = self.pictures.last_mut() else { return };
        let described = |name| element.attribute(name).filter(|text| !text.trim().is_empty());
        let target = |name| relations.target(&element.attribute(name)?).map(str::to_owned);
        match element.local_name() {
            "docPr" => {
                picture.alt = described("descr").or(described("title")).unwrap_or_default();
            }
            "shape" => picture.alt = described("alt").unwrap_or_default(),
            "blip" => picture.address = target("embed").or(target("link")).unwrap_or_default(),
            "imagedata" => picture.address = target("id").unwrap_or_default(),
            _ => picture.is_text = true,
        }
    }

    pub(super) fn close_picture(&mut self) {
        let Some(picture) = self.pictures.pop().filter(|picture| !picture.is_text) else { return };
        let phrase = near("import-loss-picture", &self.nearby());
        self.losses.push(phrase.with("alt", &*picture.alt));
        let wraps = self.wraps();
        if let (Some(paragraph), false) = (self.paragraphs.last_mut(), picture.alt.is_empty()) {
            paragraph.builder.image(&picture.alt, &picture.address, "", &wraps);
        }
    }
}
