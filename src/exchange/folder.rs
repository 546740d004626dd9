//! The files that one export is: mostly one, for some tools a folder.

use super::{ExchangeFormat, ExchangePackage, ToolName, WriteOptions, xml::escaped};

/// A file of an export: its path below the folder, `/` between folders, and its bytes. A path that
/// ends with `/` is a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExchangeFile {
    /// The path.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What tells a person how to open an `OmegaT` project; in English, as `OmegaT`'s own is.
const HOW_TO_OPEN: &str = "\
How to work on this translation

1. OmegaT: Project > Open, choose this folder.
2. Translate. What changed since a text was translated stands in its comment, as
   [-gone-]{+come+}; the old translation is offered as a fuzzy match.
3. Project > Create Translated Documents.
4. Send this folder back, or its folder `target` alone: `diglot import FOLDER`
   takes it into the project.
";

/// The files for a package: a project for `OmegaT`, with its documents, memory and glossary; a
/// memory beside the file for tools that read one; the file alone for others.
#[must_use]
pub(crate) fn export_files(
    package: &ExchangePackage,
    format: &'static ExchangeFormat,
    options: &WriteOptions,
) -> Vec<ExchangeFile> {
    let file = |path: String, bytes| ExchangeFile { path, bytes };
    let memory = |path: &str| {
        ExchangeFormat::named("tmx").map(|tmx| file(path.to_owned(), tmx.write(package, options)))
    };
    let locale = &package.target_locale;
    if options.tool == ToolName::OmegaT {
        let mut files = vec![
            file("omegat.project".to_owned(), settings(package).into_bytes()),
            file("HOW-TO-OPEN.txt".to_owned(), HOW_TO_OPEN.into()),
            file("glossary/glossary.txt".to_owned(), glossary(package).into_bytes()),
        ];
        for document in &package.documents {
            let name = document.name.replace('/', "__");
            let alone = ExchangePackage { documents: vec![document.clone()], ..package.clone() };
            let path = format!("source/{name}.{}", format.extension);
            files.push(file(path, format.write(&alone, options)));
        }
        files.extend(memory("tm/diglot.tmx"));
        // Without this one OmegaT takes the folder for no project.
        files.extend(
            ["omegat/", "target/", "dictionary/"].map(|path| file(path.to_owned(), Vec::new())),
        );
        return files;
    }
    let own = file(format!("{locale}.{}", format.extension), format.write(package, options));
    let reads_memory = matches!(options.tool, ToolName::Trados | ToolName::MemoQ);
    let beside = memory(&format!("{locale}.tmx")).filter(|_| reads_memory && format.name != "tmx");
    [own].into_iter().chain(beside).collect()
}

/// `OmegaT`'s project file. A unit is a segment: sentences are not cut apart.
fn settings(package: &ExchangePackage) -> String {
    let folder = |name: &str| format!("    <{name}>__DEFAULT__</{name}>\n");
    let folders: String =
        ["source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"]
            .map(folder)
            .concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<omegat>\n\
         \x20 <project version=\"1.0\">\n{folders}    <source_lang>{}</source_lang>\n    \
         <target_lang>{}</target_lang>\n    <sentence_seg>false</sentence_seg>\n    \
         <support_default_translations>false</support_default_translations>\n    \
         <remove_tags>false</remove_tags>\n  </project>\n</omegat>\n",
        escaped(&package.source_locale),
        escaped(&package.target_locale)
    )
}

/// The terms of all units, once each, as `OmegaT` reads them: term, translation, between tabs.
fn glossary(package: &ExchangePackage) -> String {
    let terms = package.units().flat_map(|(_, unit)| &unit.terms);
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let lines = terms.map(|term| format!("{}\t{}\n", plain(&term.source), plain(&term.target)));
    let all: std::collections::BTreeSet<String> = lines.collect();
    all.into_iter().collect()
}
