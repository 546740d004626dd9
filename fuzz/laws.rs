//! What must hold whatever bytes come in: no reader stops, nothing is lost, fixes come to an end.
//!
//! Each law is a fuzz target of its own (`target.rs`); a test of the suite holds all of them to the
//! inputs kept in `regressions/`, one folder a law.

use std::sync::Arc;

use diglot::{
    CheckRequest, DiffRequest, FixRequest, ImportFormat, LoadedText, Locale, MemoryFiles, Project,
    ReviewState, SourceFile, StatusRequest,
    internals::{
        self, ContentEditor, DocumentBlock, EditionLanguage, ExchangeFormat, FluentEditor,
        ImportOptions, SegmentKind, TextOptions, Variables, WriteOptions,
    },
};

/// A law: its name, which is that of its target, and what must hold for any bytes.
pub(crate) struct FuzzLaw {
    pub(crate) name: &'static str,
    run: fn(&[u8]),
}

/// All laws.
pub(crate) static LAWS: &[FuzzLaw] = &[
    FuzzLaw { name: "content", run: content },
    FuzzLaw { name: "fluent", run: fluent },
    FuzzLaw { name: "provenance", run: provenance },
    FuzzLaw { name: "settings", run: settings },
    FuzzLaw { name: "plain", run: |data| import(data, ImportFormat::Text) },
    FuzzLaw { name: "markdown", run: |data| import(data, ImportFormat::Markdown) },
    FuzzLaw { name: "html", run: |data| import(data, ImportFormat::Html) },
    FuzzLaw { name: "docx", run: |data| import(data, ImportFormat::Docx) },
    FuzzLaw { name: "check", run: check },
    FuzzLaw { name: "fix", run: fix },
    FuzzLaw { name: "project", run: project },
    FuzzLaw { name: "render", run: render },
    FuzzLaw { name: "align", run: align },
    FuzzLaw { name: "exchange", run: exchange },
];

/// Holds the law of that name to an input.
pub(crate) fn run(name: &str, data: &[u8]) {
    let law = LAWS.iter().find(|law| law.name == name).expect("a law of that name");
    (law.run)(data);
}

/// The parts of the input, which a byte that is in no text divides.
fn parts<const N: usize>(data: &[u8]) -> [String; N] {
    let mut parts = data.splitn(N, |byte| *byte == 0xff);
    std::array::from_fn(|_| String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned())
}

/// A structured document is read; setting one text to itself leaves all other bytes as they are.
fn content(data: &[u8]) {
    let [text] = parts(data);
    let file = SourceFile::new("a.toml", text);
    let read = internals::parse_content(&file);
    for unit in &read.units {
        assert!(file.text().get(unit.id_span.range()).is_some(), "a span fits its file");
    }
    let Ok(mut editor) = ContentEditor::new(&file) else { return };
    let Some(unit) = read.units.first() else { return };
    let (id, said) = (unit.id.to_string(), unit.text().into_owned());
    if editor.set_text(&id, &said).is_err() {
        return;
    }
    let Ok(edited) = editor.into_verified() else { return };
    // A text that looks like a segment is none.
    if !said.contains("[[segment]]") {
        assert_others_stay(file.text(), &edited);
    }
    let edited = SourceFile::new("a.toml", edited);
    let again = internals::parse_content(&edited);
    assert_eq!(again.units.len(), read.units.len(), "no segment comes or goes");
}

/// The same of a Fluent file.
fn fluent(data: &[u8]) {
    let [text, new] = parts(data);
    let file = SourceFile::new("a.ftl", text);
    let read = internals::parse_fluent(&file);
    for unit in &read.units {
        assert!(file.text().get(unit.id_span.range()).is_some(), "a span fits its file");
    }
    let Ok(mut editor) = FluentEditor::new(&file) else { return };
    let Some(id) = read.units.first().map(|unit| unit.id.to_string()) else { return };
    let new = internals::escape(&new).into_owned();
    if editor.set(&id, &new).is_err() {
        return;
    }
    let Ok(edited) = editor.finish() else { return };
    assert_others_stay(file.text(), &edited);
    let edited = SourceFile::new("a.ftl", edited);
    let again = internals::parse_fluent(&edited);
    assert_eq!(again.units.len(), read.units.len(), "no message comes or goes");
}

/// One place changed: what is before and after it stands as it did.
fn assert_others_stay(old: &str, new: &str) {
    let (old, new) = (old.as_bytes(), new.as_bytes());
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let gone = &old[head..old.len() - tail];
    // What went is a value, so no more than one entry begins in it.
    let entries = String::from_utf8_lossy(gone).matches("\n[[segment]]").count();
    assert_eq!(entries, 0, "an edit of one text reaches into no other");
}

/// Records are read, and a new one joins them without any other being lost.
fn provenance(data: &[u8]) {
    let [text] = parts(data);
    let file = SourceFile::new("a.provenance.toml", text);
    let read = internals::parse_provenance(&file);
    if !read.readable {
        return;
    }
    let state = ReviewState::Draft;
    let record =
        internals::render_record("zz-new", "Un mot.", internals::fingerprint("A word."), state);
    let changes = [("zz-new".to_owned(), Some(record))].into_iter().collect();
    let new = SourceFile::new("a.provenance.toml", internals::record_all(file.text(), &changes));
    let again = internals::parse_provenance(&new);
    let before = read.records.len() + usize::from(!read.records.contains_key("zz-new"));
    assert_eq!(again.records.len(), before, "a record more, and none lost");
}

/// Project files, glossaries, baselines, records of imports and other tools' project files.
fn settings(data: &[u8]) {
    let [text, other] = parts(data);
    let file = SourceFile::new("a.toml", &*text);
    let _ = internals::parse_config(&file);
    let _ = internals::parse_glossary(&file);
    let _ = internals::parse_baseline(&file);
    if let Ok(record) = internals::parse_imported(&file) {
        let rendered = SourceFile::new("a.toml", internals::render_imported(&record));
        assert!(internals::parse_imported(&rendered).is_ok(), "what is written is read");
    }
    let load = |path: &str| {
        let text = if path == "l10n.toml" || path == "i18n.toml" { &text } else { &other };
        Ok(LoadedText { file: SourceFile::new(path, &**text).into(), exists: true, problem: None })
    };
    let _ = internals::read_l10n("l10n.toml", &load);
    let _ = internals::read_i18n("i18n.toml", &load);
}

/// A document is read, or refused with a word.
fn import(data: &[u8], format: ImportFormat) {
    let Ok(imported) = internals::read_document(data, format, &ImportOptions::default()) else {
        return;
    };
    assert!(!imported.blocks.is_empty());
    for block in &imported.blocks {
        // Whatever a block says can be written as a segment.
        internals::render_value(&internals::escape(&block.text))
            .expect("a text that Fluent can hold");
    }
    assert_eq!(internals::block_ids(&imported.blocks).len(), imported.blocks.len());
}

/// The alignment of two texts takes every block of either once, in the order of the source.
fn align(data: &[u8]) {
    let texts: [String; 2] = parts(data);
    let [source, target] = texts.map(|text| {
        internals::read_document(text.as_bytes(), ImportFormat::Text, &ImportOptions::default())
            .map(|read| read.blocks)
    });
    let (Ok(source), Ok(target)) = (source, target) else { return };
    let pieces =
        |blocks| -> Vec<_> { <[internals::DocumentBlock]>::iter(blocks).map(piece).collect() };
    let alignment = internals::align(&pieces(&source), &pieces(&target), None);
    let taken = |range: fn(&internals::ParagraphLink) -> std::ops::Range<usize>| -> Vec<usize> {
        alignment.links.iter().flat_map(range).collect()
    };
    assert!(taken(|link| link.source.clone()).into_iter().eq(0..source.len()));
    let mut targets = taken(|link| link.target.clone());
    targets.sort_unstable();
    assert!(targets.into_iter().eq(0..target.len()));
}

fn piece(block: &internals::DocumentBlock) -> internals::AlignmentPiece<'_> {
    internals::AlignmentPiece { kind: block.kind, level: block.level, text: &block.text }
}

/// What translators' tools bring back is read, or refused with a word; what was read can be written.
fn exchange(data: &[u8]) {
    let _ = ExchangeFormat::recognise(data);
    for format in ExchangeFormat::ALL {
        if let Ok(package) = format.read_package(data) {
            let written = format.write(&package, &WriteOptions::default());
            let _ = format.read_package(&written);
        }
    }
}

/// The least that a project says of itself.
const CONFIGURATION: &str = "source = \"fr\"\ntargets = [\"en\"]\n";

/// The files of a project of one document, whose source and translation are these texts.
fn pair(source: &str, target: &str) -> Arc<MemoryFiles> {
    let segment = |id: &str, text: &str| {
        let new = internals::NewSegment {
            id: id.to_owned(),
            block: DocumentBlock::new(SegmentKind::Paragraph, internals::escape(text)),
        };
        internals::render_segment(&new, true)
    };
    let content = segment("one", source) + "\n" + &segment("two", "Un autre mot.");
    let value = internals::render_value(&internals::escape(target)).unwrap_or_default();
    let fluent = format!("one ={value}\ntwo = Another word.\n");
    Arc::new(MemoryFiles::from_iter([
        ("diglot.toml", CONFIGURATION),
        ("content/a.toml", &*content),
        ("locales/en/a.ftl", &*fluent),
    ]))
}

/// All rules look at any two texts.
fn check(data: &[u8]) {
    let [source, target] = parts(data);
    let project = Project::open_in(pair(&source, &target)).expect("a project");
    let answer = CheckRequest::default().run(&project).expect("a check");
    assert!(answer.failures.is_empty(), "{:?}", answer.failures);
    for finding in &answer.findings {
        let file = &finding.location.file;
        assert!(file.text().get(finding.location.span.range()).is_some(), "{}", finding.rule.name);
    }
}

/// Fixing twice is fixing once, and no letter or digit changes.
fn fix(data: &[u8]) {
    let [source, target] = parts(data);
    let files = pair(&source, &target);
    let letters = || {
        ["content/a.toml", "locales/en/a.ftl"].map(|path| {
            let text = files.text(path).unwrap_or_default();
            text.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
        })
    };
    let before = letters();
    let project = Project::open_in(files.clone()).expect("a project");
    let _ = FixRequest::default().run(&project).expect("fixes");
    for (old, new) in before.iter().zip(letters()) {
        // An ordinal may be put in a shorter form, and a number's digits stay the same ones.
        assert!(*old == new || new.len() < old.len() + 8, "{old}\n{new}");
    }
    let again = FixRequest::default().run(&project).expect("fixes");
    assert!(again.files.is_empty(), "fixing twice is fixing once: {:?}", again.files);
}

/// A whole project of any bytes is checked, counted and compared.
fn project(data: &[u8]) {
    let [content, fluent, provenance, glossary, configuration] = parts(data);
    let configuration = if configuration.is_empty() { CONFIGURATION } else { &*configuration };
    let files = MemoryFiles::from_iter([
        ("diglot.toml", configuration),
        ("content/a.toml", &*content),
        ("content/glossary.toml", &*glossary),
        ("locales/en/a.ftl", &*fluent),
        ("locales/en/a.provenance.toml", &*provenance),
    ]);
    let Ok(project) = Project::open_in(Arc::new(files)) else { return };
    let _ = CheckRequest::default().run(&project);
    let _ = StatusRequest::default().run(&project);
    let _ = DiffRequest::default().run(&project);
}

/// Any document becomes a page without script, whose addresses are those of the web and of mail.
fn render(data: &[u8]) {
    let [source, target] = parts(data);
    let (source, target) = (SourceFile::new("a.toml", source), SourceFile::new("a.ftl", target));
    let read = [internals::parse_content(&source), internals::parse_fluent(&target)];
    let locales = ["fr", "en"].map(|name| Locale::new(name).expect("a locale"));
    let Ok(variables) = Variables::parse_settings([]) else { return };
    let languages = [(&source, &read[0]), (&target, &read[1])].into_iter().zip(&locales);
    let languages: Vec<_> = languages
        .map(|(own, locale)| EditionLanguage::new(locale, own, std::iter::empty(), &variables))
        .collect();
    let editions: Vec<_> = languages
        .iter()
        .filter_map(|language| internals::compose(&languages[0], language, &[]).ok())
        .collect();
    let [left, right] = &*editions else { return };
    let options = TextOptions { width: 80, marks: true };
    let _ = (internals::render_text(left, options), internals::facing_text(left, right, options));
    let _ = (internals::markdown(right, true), internals::facing_markdown(left, right, true));
    for page in [internals::html(right, true), internals::facing_html(left, right, true)] {
        let low = page.to_lowercase();
        assert!(!low.contains("<script"), "{page}");
        for (at, _) in low.match_indices("href=\"").chain(low.match_indices("src=\"")) {
            let address = &low[at..][low[at..].find('"').unwrap_or(0) + 1..];
            let address = address.split('"').next().unwrap_or_default();
            let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
            let known = |scheme: &str| ["http:", "https:", "mailto:", "tel:"].contains(&scheme);
            let scheme = scheme.split_inclusive(':').next().filter(|part| part.ends_with(':'));
            assert!(scheme.is_none_or(known), "{address}");
        }
    }
}
