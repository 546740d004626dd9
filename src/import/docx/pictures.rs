//! Pictures: those whose bytes are in the archive are taken along, with their alternative text.

use crate::{
    import::{EmbeddedPicture, ImportError, Imported, picture_extension},
    model::Phrase,
    text::PictureChange,
};

use super::{archive::Archive, relations::Relations, resolve, xml::XmlElement};

/// A picture that is being read.
#[derive(Debug, Default)]
pub(super) struct Picture {
    pub(super) alt: String,
    pub(super) address: String,
    /// Whether it is a box of text.
    pub(super) is_text: bool,
}

impl Picture {
    /// Takes in what an element inside it says.
    pub(super) fn take_element(&mut self, element: &XmlElement<'_>, relations: &Relations) {
        let described = |name| element.attribute(name).filter(|text| !text.trim().is_empty());
        let target = |name| relations.target(&element.attribute(name)?).map(str::to_owned);
        match element.local_name() {
            "docPr" => self.alt = described("descr").or(described("title")).unwrap_or_default(),
            "shape" => self.alt = described("alt").unwrap_or_default(),
            "blip" => self.address = target("embed").or(target("link")).unwrap_or_default(),
            "imagedata" => self.address = target("id").unwrap_or_default(),
            _ => self.is_text = true,
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
