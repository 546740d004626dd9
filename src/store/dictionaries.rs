//! Hunspell dictionaries: those of a project, or else those that are installed.

use std::{fs, io, path::Path};

use crate::model::Locale;

use super::{Files, Listing, files::regular_bytes};

/// Where systems install dictionaries.
const SYSTEM_FOLDERS: [&str; 6] = [
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
];

/// The two files of a dictionary, as texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DictionaryTexts {
    /// The rules of its affixes (`.aff`).
    pub affixes: String,
    /// Its words (`.dic`).
    pub words: String,
}

/// The dictionary of a locale in a folder of the project, or else the system's; none where there is
/// none. Of several of its language, the locale's own comes first, then the language's.
///
/// # Errors
///
/// When one that is there cannot be read.
pub(crate) fn find_dictionary(
    files: &dyn Files,
    folder: &str,
    locale: &Locale,
) -> io::Result<Option<DictionaryTexts>> {
    let wanted = |path: &str| path.strip_suffix(".dic").is_some();
    let listed = files.list(&Listing { folder, enter: &|_| false, wanted: &wanted }).files;
    let names = listed.iter().filter_map(|path| Some(path.rsplit_once('/')?.1));
    if let Some(name) = best_name(names, locale) {
        let load = |ending: &str| files.bytes(&format!("{folder}/{name}.{ending}"));
        return Ok(load("aff")?.zip(load("dic")?).map(|(aff, dic)| decoded(&aff, &dic)));
    }
    for folder in SYSTEM_FOLDERS {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let names: Vec<_> = names.collect();
        if let Some(name) = best_name(names.iter().map(|name| &**name), locale) {
            let load =
                |ending: &str| regular_bytes(&Path::new(folder).join(format!("{name}.{ending}")));
            return Ok(Some(decoded(&load("aff")?, &load("dic")?)));
        }
    }
    Ok(None)
}

/// The name without ending of the dictionary that fits a locale best.
fn best_name<'n>(names: impl Iterator<Item = &'n str>, locale: &Locale) -> Option<&'n str> {
    let plain = |name: &str| name.replace('-', "_").to_lowercase();
    let (own, language) = (plain(locale.name()), locale.language().to_lowercase());
    // A language without a region is that of its country, or of most who write it.
    let favoured =
        [own, language.clone(), format!("{language}_{language}"), format!("{language}_us")];
    let names = names.filter_map(|name| name.strip_suffix(".dic"));
    names.filter(|name| plain(name).split('_').next() == Some(&*language)).min_by_key(|name| {
        let rank = favoured.iter().position(|favourite| *favourite == plain(name));
        (rank.unwrap_or(favoured.len()), *name)
    })
}

/// The texts of a dictionary's files, in the encoding that the first of them names.
fn decoded(affixes: &[u8], words: &[u8]) -> DictionaryTexts {
    let label = affixes.split(|byte| *byte == b'\n').find_map(|line| line.strip_prefix(b"SET "));
    let label = label.map(|label| String::from_utf8_lossy(label).trim().to_lowercase());
    let label = label.unwrap_or_default();
    let label = label.strip_prefix("microsoft-").unwrap_or(&label);
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
    let decode = |bytes| encoding.unwrap_or(encoding_rs::UTF_8).decode(bytes).0.into_owned();
    // What is decoded is UTF-8 from here on.
    let set = |text: String| {
        let lines = text.lines().filter(|line| !line.starts_with("SET "));
        lines.fold("SET UTF-8\n".to_owned(), |text, line| text + line + "\n")
    };
    DictionaryTexts { affixes: set(decode(affixes)), words: decode(words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryFiles;

    #[track_caller]
    fn check(locale: &str, names: &[&str], expected: Option<&str>) {
        let locale = Locale::new(locale).unwrap();
        assert_eq!(best_name(names.iter().copied(), &locale), expected, "{locale:?} {names:?}");
    }

    #[test]
    fn the_dictionary_that_fits_best_is_taken() {
        check("fr", &["de_DE.dic", "fr_CA.dic", "fr_FR.dic"], Some("fr_FR"));
        check("fr", &["fr_BE.dic", "fr_CA.dic"], Some("fr_BE"));
        check("fr-CA", &["fr.dic", "fr_CA.dic"], Some("fr_CA"));
        check("en", &["en_AU.dic", "en_GB.dic", "en_US.dic"], Some("en_US"));
        check("en-GB", &["en_US.dic", "en-GB.dic"], Some("en-GB"));
        check("fr", &["frp.dic", "fr.txt", "en_US.dic"], None);
    }

    #[test]
    fn a_dictionary_of_the_project_is_read_in_its_encoding() {
        let files =
            MemoryFiles::from_iter([("spelling/fr.aff", ""), ("spelling/fr.dic", "1\nmot")]);
        let found = find_dictionary(&files, "spelling", &Locale::new("fr").unwrap()).unwrap();
        assert_eq!(found.map(|texts| texts.words), Some("1\nmot".to_owned()));
        let texts = decoded(b"TRY e\nSET ISO8859-1\n", b"1\nr\xe9seau\n");
        assert_eq!((&*texts.affixes, &*texts.words), ("SET UTF-8\nTRY e\n", "1\nréseau\n"));
    }
}
