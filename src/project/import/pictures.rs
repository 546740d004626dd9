//! The pictures of a document that is brought in: kept beside it, under names that are safe
//! everywhere, and written with it or not at all.
//!
//! A text never gets the address of a file that is not written: where a picture cannot be kept, its
//! alternative text is all that is left. One that is not found beside the document may be elsewhere;
//! its address stays, and that is said.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use crate::{
    import::{Imported, picture_extension},
    model::{FileBefore, FileEdit, Phrase},
    text::{PictureChange, local_path},
};

use super::{DocumentImportError, ImportSource, source::name_of};
use crate::project::{Project, ProjectError, error::unread};

/// The most bytes of pictures that come with a document.
const MAX_PICTURE_BYTES: usize = 256 << 20;

/// The pictures of a document and its translation, as they will be written.
#[derive(Debug, Default)]
pub(super) struct KeptPictures {
    /// The files that change.
    pub(super) edits: Vec<FileEdit>,
    /// What each name of a file holds, in lower case since not every system tells cases apart.
    names: BTreeMap<String, Vec<u8>>,
    bytes: usize,
}

/// A document whose pictures are being kept.
pub(super) struct PictureOwner<'d> {
    /// The document's name.
    pub(super) name: &'d str,
    /// Where it came from.
    pub(super) source: &'d ImportSource,
    /// The locale, where it is a translation.
    pub(super) locale: Option<&'d str>,
}

/// Where the bytes of a picture are.
enum PictureBytes {
    /// In the document's own file, or in one beside it.
    Here(Vec<u8>),
    /// Where the project keeps them already, under this address.
    Kept(String),
}

impl Project {
    /// Keeps the pictures of a document, and gives its texts their addresses.
    pub(super) fn keep_pictures(
        &self,
        owner: &PictureOwner<'_>,
        imported: &mut Imported,
        kept: &mut KeptPictures,
    ) -> Result<(), DocumentImportError> {
        let mut embedded: HashMap<String, Vec<u8>> =
            imported.pictures.drain(..).map(|picture| (picture.address, picture.bytes)).collect();
        let mut failure = None;
        let mut told = Vec::new();
        imported.change_pictures(|address, _, _| {
            let found = embedded.remove(address).map(PictureBytes::Here);
            let found = found.or_else(|| self.beside(owner, address, &mut told));
            let change = found.map_or(Ok(PictureChange::Stays), |found| {
                self.keep(owner, address, found, kept, &mut told)
            });
            change.unwrap_or_else(|error| {
                failure = Some(error);
                PictureChange::Stays
            })
        });
        imported.tell(told);
        failure.map_or(Ok(()), Err)
    }

    /// What an address names that is relative to the document's file.
    fn beside(
        &self,
        owner: &PictureOwner<'_>,
        address: &str,
        losses: &mut Vec<Phrase>,
    ) -> Option<PictureBytes> {
        let path = local_path(address)?;
        let own = format!("{}/", self.pictures_of(owner.name));
        match owner.source.beside(&path, self.root()) {
            Ok((Some(inside), _)) if inside.starts_with(&own) => {
                Some(PictureBytes::Kept(address_of(owner.name, &inside[own.len()..])))
            }
            Ok((_, bytes)) => Some(PictureBytes::Here(bytes)),
            Err(_) => {
                losses.push(Phrase::new("import-loss-picture-elsewhere").with("what", address));
                None
            }
        }
    }

    fn keep(
        &self,
        owner: &PictureOwner<'_>,
        address: &str,
        found: PictureBytes,
        kept: &mut KeptPictures,
        losses: &mut Vec<Phrase>,
    ) -> Result<PictureChange, DocumentImportError> {
        let bytes = match found {
            PictureBytes::Kept(address) => return Ok(PictureChange::Address(address)),
            PictureBytes::Here(bytes) => bytes,
        };
        let extension = picture_extension(&bytes);
        let Some(extension) = extension.filter(|_| kept.has_room(bytes.len())) else {
            losses.push(Phrase::new("import-loss-picture").with("what", address));
            return Ok(PictureChange::Text);
        };
        let name = self.free_name(owner, address, extension, &bytes, kept);
        let path = format!("{}/{name}", self.pictures_of(owner.name));
        let there = self.files.bytes(&path).map_err(|error| unread(&path, &error))?;
        match there {
            Some(there) if there == bytes => {}
            // The picture of a new version takes the place of the old one's; nothing else is
            // written over.
            Some(_) if !self.refers_to(owner, &address_of(owner.name, &name))? => {
                return Err(DocumentImportError::Exists { path });
            }
            there => {
                let before = if there.is_some() { FileBefore::Any } else { FileBefore::Absent };
                kept.edits.push(FileEdit::picture(path, before, bytes.clone()));
            }
        }
        let change = PictureChange::Address(address_of(owner.name, &name));
        kept.bytes += bytes.len();
        kept.names.insert(name, bytes);
        Ok(change)
    }
}

impl Project {
    /// The folder that a document's pictures are in.
    fn pictures_of(&self, name: &str) -> String {
        format!("{}/{name}", self.config.layout.content)
    }

    /// A name that no other picture has: the address's own, with a number behind it where that
    /// one is taken. A translation has the pictures of its source, and others under its locale.
    fn free_name(
        &self,
        owner: &PictureOwner<'_>,
        address: &str,
        extension: &str,
        bytes: &[u8],
        kept: &KeptPictures,
    ) -> String {
        let stem = picture_stem(address);
        let plain = format!("{stem}.{extension}");
        let stem = match owner.locale {
            Some(_) if self.holds(owner, &plain, bytes, kept) => return plain,
            Some(locale) => format!("{stem}-{}", locale.to_lowercase()),
            None => stem,
        };
        let numbered = (2..).map(|number| format!("{stem}-{number}.{extension}"));
        let mut names = std::iter::once(format!("{stem}.{extension}")).chain(numbered);
        let is_free = |name: &String| kept.names.get(name).is_none_or(|known| known == bytes);
        names.find(is_free).unwrap_or(plain)
    }

    /// Whether a picture of that name is the same one.
    fn holds(
        &self,
        owner: &PictureOwner<'_>,
        name: &str,
        bytes: &[u8],
        kept: &KeptPictures,
    ) -> bool {
        let path = format!("{}/{name}", self.pictures_of(owner.name));
        let there = || self.files.bytes(&path).ok().flatten();
        let known = kept.names.get(name).cloned().or_else(there);
        known.is_some_and(|known| known == bytes)
    }

    /// Whether the document, or its translation, has a picture of that address already.
    fn refers_to(&self, owner: &PictureOwner<'_>, address: &str) -> Result<bool, ProjectError> {
        let layout = &self.config.layout;
        let path = match owner.locale {
            Some(locale) => layout.translations_of(owner.name).replace("{locale}", locale),
            None => format!("{}/{}.toml", layout.content, owner.name),
        };
        Ok(self.load(&path)?.file.text().contains(&format!("]({address}")))
    }
}

impl KeptPictures {
    fn has_room(&self, bytes: usize) -> bool {
        self.bytes + bytes <= MAX_PICTURE_BYTES
    }
}

/// The address of a picture in the texts of its document: relative to the folder it is in.
fn address_of(name: &str, file: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    format!("{last}/{file}")
}

/// What a picture is called, without what its kind adds: in lower case and ASCII, and no name that
/// some system keeps for itself.
fn picture_stem(address: &str) -> String {
    const MAX_STEM_BYTES: usize = 60;
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let path = local_path(address).unwrap_or_default();
    let name = name_of(Path::new(path.rsplit(['/', '\\']).next().unwrap_or_default()));
    let mut name = name.unwrap_or_default().to_ascii_lowercase();
    name.truncate(MAX_STEM_BYTES);
    let is_port = name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
    if name.is_empty() || is_port || RESERVED.contains(&&*name) {
        name.insert_str(0, "picture-");
    }
    name
}
