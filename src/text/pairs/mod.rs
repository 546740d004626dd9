//! Pairs of languages of which something is known, a pack each.
//!
//! A pair's folder holds what neither of its languages knows alone: names and acronyms that differ
//! between them. A pair more is a folder, and its entry in the list below.

use std::{
    collections::HashSet,
    sync::{LazyLock, OnceLock},
};

use super::{
    Language, key,
    lexicon::{self, LexiconPlace, PairLexicon, PairWordLists},
};

/// The pairs. Expansion is how many letters of a translation go with one of its source, there and
/// back.
static PAIRS: [LanguagePair; 2] = [
    // Measured on reports and manuals of both directions.
    LanguagePair::new(["fr", "en"], Some([0.87, 1.15]))
        .names(include_str!("fr-en/exonyms.tsv"), include_str!("fr-en/acronyms.tsv"))
        .lexicon(
            include_bytes!("fr-en/lexicon.zlib"),
            PairWordLists {
                cues: include_str!("fr-en/cues.tsv"),
                opposites: include_str!("fr-en/opposites.tsv"),
                antonyms: include_str!("fr-en/antonyms.tsv"),
            },
        ),
    LanguagePair::new(["de", "en"], None)
        .names(include_str!("de-en/exonyms.tsv"), include_str!("de-en/acronyms.tsv")),
];

/// What is known of two languages together. In its files, a line has the form of the first language
/// and that of the second, a tab between them; `#` begins a comment line.
#[derive(Debug)]
struct LanguagePair {
    codes: [&'static str; 2],
    expansion: Option<[f32; 2]>,
    exonyms: &'static str,
    acronyms: &'static str,
    tables: OnceLock<PairTables>,
    /// The packed lexicon, as `build-lexicon.py` has made it, with the lists beside it.
    lexicon: Option<(&'static [u8], PairWordLists)>,
    unpacked: OnceLock<Option<PairLexicon>>,
}

/// The words of a pair's files by their keys.
#[derive(Debug)]
struct PairTables {
    /// Both forms of each name.
    exonyms: HashSet<u64>,
    /// Acronyms of the first language with those of the second.
    acronyms: HashSet<(u64, u64)>,
}

impl LanguagePair {
    const fn new(codes: [&'static str; 2], expansion: Option<[f32; 2]>) -> Self {
        Self {
            codes,
            expansion,
            exonyms: "",
            acronyms: "",
            tables: OnceLock::new(),
            lexicon: None,
            unpacked: OnceLock::new(),
        }
    }

    const fn names(mut self, exonyms: &'static str, acronyms: &'static str) -> Self {
        (self.exonyms, self.acronyms) = (exonyms, acronyms);
        self
    }

    const fn lexicon(mut self, packed: &'static [u8], lists: PairWordLists) -> Self {
        self.lexicon = Some((packed, lists));
        self
    }

    /// The pack of two languages, and whether the first of them is the pack's second.
    fn find_pair(source: Language, target: Language) -> Option<FoundPair> {
        OF_LANGUAGES[source.index()][target.index()]
    }

    fn tables(&self) -> &PairTables {
        self.tables.get_or_init(|| {
            let keys = |file| lines(file).map(|(first, second)| (key(first), key(second)));
            let exonyms = keys(self.exonyms).flat_map(|(first, second)| [first, second]);
            PairTables { exonyms: exonyms.collect(), acronyms: keys(self.acronyms).collect() }
        })
    }
}

/// The pack of two languages, and whether the first of them is the pack's second.
type FoundPair = (&'static LanguagePair, bool);

/// The packs by their languages, which are asked for with every pair of texts; in either order.
static OF_LANGUAGES: LazyLock<[[Option<FoundPair>; PLACES]; PLACES]> = LazyLock::new(|| {
    let mut table = [[None; PLACES]; PLACES];
    for pair in &PAIRS {
        if let [Some(first), Some(second)] = pair.codes.map(Language::coded) {
            table[first.index()][second.index()] = Some((pair, false));
            table[second.index()][first.index()] = Some((pair, true));
        }
    }
    table
});

/// The languages that have a pack, and those that have none.
const PLACES: usize = Language::COUNT + 1;

/// The two forms of each line of a file.
fn lines(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// How many letters of a translation go with one of its source; 1 for pairs that were not measured.
#[must_use]
pub(crate) fn expansion(source: Language, target: Language) -> f32 {
    measured_expansion(source, target).unwrap_or(1.0)
}

/// The same; none for pairs that were not measured.
#[must_use]
pub(crate) fn measured_expansion(source: Language, target: Language) -> Option<f32> {
    let (pair, turned) = LanguagePair::find_pair(source, target)?;
    pair.expansion.map(|expansion| expansion[usize::from(turned)])
}

/// Whether a name, given by its key, is one that the two languages may write differently: a place, a
/// people, a person of old.
#[must_use]
pub(crate) fn is_exonym(key: u64, source: Language, target: Language) -> bool {
    LanguagePair::find_pair(source, target)
        .is_some_and(|(pair, _)| pair.tables().exonyms.contains(&key))
}

/// Whether two acronyms, given by their keys, are known to mean the same in the two languages.
#[must_use]
pub(crate) fn is_acronym_pair(source: u64, target: u64, languages: (Language, Language)) -> bool {
    LanguagePair::find_pair(languages.0, languages.1).is_some_and(|(pair, turned)| {
        let acronyms = if turned { (target, source) } else { (source, target) };
        pair.tables().acronyms.contains(&acronyms)
    })
}

impl LexiconPlace {
    /// The lexicon that a language is part of, and its place there; none where there is none.
    pub(in crate::text) fn place_of(language: Language) -> Option<Self> {
        let code = language.pack().code;
        let of_language = PAIRS.iter().filter(|pair| pair.lexicon.is_some());
        let mut places = of_language.filter_map(|pair| {
            let side = pair.codes.iter().position(|own| *own == code)?;
            let (packed, lists) = pair.lexicon.as_ref()?;
            let unpack = || lexicon::unpacked(packed, lists, pair.codes);
            Some(Self { lexicon: pair.unpacked.get_or_init(unpack).as_ref()?, side })
        });
        places.next()
    }
}

impl Language {
    /// Whether there is a lexicon for the two, so that [`super::pair_fit`] can tell.
    #[must_use]
    pub fn has_lexicon_with(self, other: Self) -> bool {
        LanguagePair::find_pair(self, other).is_some_and(|(pair, _)| pair.lexicon.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_name_are_known() {
        let (fr, en) = (Language::named("fr"), Language::named("en"));
        for name in ["Genève", "GENEVE", "Geneva", "Londres", "London"] {
            assert!(is_exonym(key(name), fr, en) && is_exonym(key(name), en, fr), "{name}");
            assert!(!is_exonym(key(name), fr, Language::UNKNOWN), "{name}");
        }
        assert!(!is_exonym(key("Corcoran"), fr, en));
    }

    #[test]
    fn acronyms_are_paired_in_their_order() {
        let fr_en = (Language::named("fr"), Language::named("en"));
        let en_fr = (fr_en.1, fr_en.0);
        assert!(is_acronym_pair(key("ONU"), key("UN"), fr_en));
        assert!(is_acronym_pair(key("UN"), key("ONU"), en_fr));
        assert!(!is_acronym_pair(key("UN"), key("ONU"), fr_en));
        assert!(!is_acronym_pair(key("OMS"), key("WTO"), fr_en));
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "constants")]
    fn a_pair_is_known_both_ways() {
        for pair in &PAIRS {
            let [first, second] = pair.codes.map(Language::named);
            let measured = pair.expansion.unwrap_or([1.0; 2]);
            assert_eq!([expansion(first, second), expansion(second, first)], measured);
            for file in [pair.exonyms, pair.acronyms] {
                let read = file.lines().filter(|line| !line.starts_with('#')).count();
                assert_eq!(lines(file).count(), read, "{:?}", pair.codes);
            }
        }
        assert_eq!(expansion(Language::UNKNOWN, Language::named("en")), 1.0);
    }
}
