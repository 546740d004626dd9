//! What is remembered of segments that left for a translator's tool.
//!
//! It has the shape of provenance: the source that left, a fingerprint of the translation that went
//! with it. A unit that comes back carries fingerprints of both; the texts are here.

use crate::model::Locale;

/// Where it is remembered for a document and a locale.
pub(super) fn path(document: &str, locale: &Locale) -> String {
    format!(".diglot/sent/{}/{document}.toml", locale.name())
}
