//! The pictures of a document that is written out: addressed from where it is written to.

use std::path::{Component, Path, PathBuf};

use crate::{
    render::Edition,
    text::{PictureChange, local_path, with_pictures},
};

use super::{DocumentName, Project};

impl Project {
    /// Gives the pictures of an edition, which the document addresses from its own folder, the
    /// addresses that they have from the folder of `output`; without one, from the project's.
    /// Addresses that lead to no file of the project stay as they are.
    pub(super) fn address_pictures(
        &self,
        document: &DocumentName,
        output: Option<&Path>,
        edition: &mut Edition<'_>,
    ) {
        let from = output.and_then(Path::parent);
        let root = self.root().and_then(|root| root.canonicalize().ok());
        for block in &mut edition.blocks {
            let text = with_pictures(&block.text, |address| {
                let Some(path) = self.picture_of(&document.path, address) else {
                    return PictureChange::Stays;
                };
                let address = match (from, &root) {
                    (Some(from), Some(root)) => relative(from, &root.join(path)),
                    _ => Some(path),
                };
                address.map_or(PictureChange::Stays, PictureChange::Address)
            });
            if let std::borrow::Cow::Owned(text) = text {
                block.text = text;
            }
        }
    }

    /// The file of the project that a picture's address leads to from a document's.
    fn picture_of(&self, document: &str, address: &str) -> Option<String> {
        let path = local_path(address)?;
        let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => _ = parts.pop()?,
                part => parts.push(part),
            }
        }
        let path = parts.join("/");
        self.files.is_taken(&path).then_some(path)
    }
}

/// The address of a file from a folder; both are whole paths.
fn relative(from: &Path, to: &Path) -> Option<String> {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(to.components().skip(shared)).collect();
    Some(path.to_str()?.replace('\\', "/"))
}
