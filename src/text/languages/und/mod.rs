//! What holds for a language of which nothing is known: marks and abbreviations that many share.

use super::LanguagePack;

/// The pack of every language without a pack of its own.
pub(super) static PACK: LanguagePack =
    LanguagePack::unknown("und", include_str!("words.txt"), include_str!("units.txt"));
