//! The pictures of a document: those that are in it, and what kind bytes are of.

use data_url::DataUrl;

use crate::{model::Phrase, text::PictureChange};

use super::Imported;

/// A picture that is in the document's own file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbeddedPicture {
    /// The address under which the texts have it.
    pub address: String,
    /// What it is.
    pub bytes: Vec<u8>,
}

/// What a picture's file begins with, and how its name ends; browsers show all of these.
const SIGNATURES: [(&[u8], &str); 7] = [
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"\0\0\x01\0", "ico"),
    (b"\0\0\0\x1cftypavif", "avif"),
];

/// How the name of a picture of this kind ends; none where the bytes are none that a browser shows,
/// or a drawing with a script in it.
#[must_use]
pub(crate) fn picture_extension(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("webp");
    }
    let signature = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start));
    signature.map(|(_, extension)| *extension).or_else(|| is_drawing(bytes).then_some("svg"))
}

/// Whether it is a drawing in SVG that does nothing but show itself.
fn is_drawing(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    let is_svg = text.starts_with('<') && text.contains("<svg");
    let acts = ["<script", "javascript:", "<foreignobject", "<!entity"];
    let handles = |rest: &str| {
        let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
        name > 0 && rest[name..].trim_start().starts_with('=')
    };
    let mut attributes = text.match_indices("on").filter(|(at, _)| {
        text[..*at].ends_with(|c: char| c.is_ascii_whitespace() || "\"'/".contains(c))
    });
    is_svg
        && !acts.iter().any(|act| text.contains(act))
        && !attributes.any(|(at, _)| handles(&text[at + 2..]))
}

/// Takes the pictures out of the texts that hold them (`data:image/png;base64,…`), each under an
/// address of its own. What cannot be decoded, or is no picture, leaves its alternative text.
pub(super) fn take_embedded(imported: &mut Imported) {
    imported.change_pictures(|address, pictures, losses| {
        let is_data = address.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
        if !is_data {
            PictureChange::Stays
        } else if let Some(bytes) = decoded(address) {
            let address = format!("picture-{}", pictures.len() + 1);
            pictures.push(EmbeddedPicture { address: address.clone(), bytes });
            PictureChange::Address(address)
        } else {
            losses.push(Phrase::new("import-loss-picture").with("what", start(address)));
            PictureChange::Text
        }
    });
}

fn decoded(address: &str) -> Option<Vec<u8>> {
    let (bytes, _) = DataUrl::process(address).ok()?.decode_to_vec().ok()?;
    picture_extension(&bytes).map(|_| bytes)
}

/// The beginning of an address, as a person is told it.
fn start(address: &str) -> String {
    let end = address.find([',', ';']).unwrap_or(address.len());
    address.chars().take(end.min(40)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_they_are() {
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1a\n1"[..], Some("png")),
            (b"\xff\xd8\xff\xe0", Some("jpg")),
            (b"RIFF1234WEBPVP8 ", Some("webp")),
            (b"<?xml version='1.0'?><svg/>", Some("svg")),
            (b"<svg onload = 'x()'/>", None),
            (b"<svg><SCRIPT>x()</SCRIPT></svg>", None),
            (b"<svg><text>la saison = douce</text></svg>", Some("svg")),
            (b"root:x:0:0", None),
            (b"\xd7\xcd\xc6\x9a", None),
            (b"", None),
        ] {
            assert_eq!(picture_extension(bytes), expected, "{bytes:?}");
        }
    }
}
