//! Pictures: those whose bytes are in the archive are taken along, with their alternative text.

use crate::{
    import::{EmbeddedPicture, ImportError, Imported, picture_extension},
    model::Phrase,
    text::PictureChange,
};

use super::{archive::Archive, body::BodyReader, resolve, xml::XmlElement};

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
        if picture.address.is_empty() {
            self.lose_near("import-loss-drawing");
        }
        let wraps = self.wraps();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if picture.address.is_empty() {
            paragraph.builder.add_styled(&picture.alt, &wraps);
        } else {
            paragraph.builder.image(&picture.alt, &picture.address, "", &wraps);
        }
    }
}

/// Takes the pictures that the texts name out of the archive; `part` is what their addresses are
/// relative to. Where there is none that a browser shows, its alternative text is what is left.
pub(super) fn take_media(
    archive: &mut Archive<'_>,
    part: &str,
    imported: &mut Imported,
) -> Result<(), ImportError> {
    let mut failure = None;
    imported.change_pictures(|address, pictures, losses| {
        if address.starts_with("http://") || address.starts_with("https://") {
            return PictureChange::Stays;
        }
        let bytes = archive.bytes(&resolve(part, address)).unwrap_or_else(|error| {
            failure = Some(error);
            None
        });
        if let Some(bytes) = bytes.filter(|bytes| picture_extension(bytes).is_some()) {
            pictures.push(EmbeddedPicture { address: address.to_owned(), bytes });
            return PictureChange::Stays;
        }
        let name = address.rsplit('/').next().unwrap_or(address);
        losses.push(Phrase::new("import-loss-picture").with("what", name));
        PictureChange::Text
    });
    failure.map_or(Ok(()), Err)
}
