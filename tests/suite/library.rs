//! The library as other programs use it: its front page, and projects that are on no disk.

use std::{fs, path::Path, sync::Arc};

use diglot::{
    AcceptRequest, BufferedFiles, CheckReport, CheckRequest, DiskFiles, Files, FixRequest,
    ImportRequest, ImportSource, Interface, MemoryFiles, Project, ReportStyle, format,
};

use crate::project::{Sandbox, repository};

const FILES: &[(&str, &str)] = &[
    ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
    (
        "content/verger.toml",
        "[[segment]]\nid = \"age\"\ntext = \"Le verger a 12 ans !\"\n\n\
         [[segment]]\nid = \"end\"\ntext = \"Rien de plus.\"\n",
    ),
    ("locales/en/verger.ftl", "age = The orchard  is 13 years old.\nend = No more.\n"),
];

fn memory() -> MemoryFiles {
    FILES.iter().copied().collect()
}

fn json(project: &Project) -> String {
    let answer = CheckRequest { detailed: true, ..CheckRequest::default() }.run(project).unwrap();
    let say = Interface::new("en");
    let style = ReportStyle { say: &say, width: 80, colour: false };
    let mut out = Vec::new();
    let report = CheckReport::new(&answer, &style, &say);
    (format("json").unwrap().write)(&report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_project_in_memory_is_told_as_the_command_line_tells_it() {
    let project = Project::open_in(Arc::new(memory()));
    let told = Sandbox::new(FILES).run(&["check", "--format", "json"]);
    assert_eq!(json(&project.unwrap()), told.out);
    assert!(told.out.contains("number-mismatch"));
}

/// What is done to a project: fixes, records, a document brought in.
fn work(files: &Arc<dyn Files>) -> String {
    let project = Project::open_in(files.clone()).unwrap();
    FixRequest::default().run(&project).unwrap();
    AcceptRequest::default().run(&project).unwrap();
    let mut document = ImportSource::reader("notes.md", &b"# Notes\n\nUn mot."[..]).unwrap();
    document.format = Some(diglot::ImportFormat::Markdown);
    let request = ImportRequest { document: Some(document), ..ImportRequest::default() };
    request.run(&project).unwrap();
    json(&project)
}

#[test]
fn every_kind_of_files_is_worked_on_alike() {
    let sandbox = Sandbox::new(FILES);
    let in_memory = Arc::new(memory());
    let under = Arc::new(memory());
    let buffered = Arc::new(BufferedFiles::new(under.clone()));
    let kinds: [Arc<dyn Files>; 3] =
        [Arc::new(DiskFiles::open(sandbox.path()).unwrap()), in_memory.clone(), buffered.clone()];
    let said: Vec<String> = kinds.iter().map(work).collect();
    assert_eq!(said[0], said[1]);
    assert_eq!(said[0], said[2]);
    let saved = buffered.save().unwrap();
    assert!(saved.len() > 3, "{saved:?}");
    for edit in saved {
        let expected = Some(sandbox.read(&edit.path));
        assert_eq!(in_memory.text(&edit.path), expected, "{}", edit.path);
        assert_eq!(under.text(&edit.path), expected, "{}", edit.path);
    }
}

/// The texts of all files with an ending, in a folder and below.
fn texts(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, ending, found);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn programs_need_no_more_than_the_front_page() {
    let mut programs = Vec::new();
    texts(&repository().join("examples"), "rs", &mut programs);
    assert!(programs.len() > 2);
    let mut sources = Vec::new();
    texts(&repository().join("src"), "rs", &mut sources);
    let code = |text: &str| -> String {
        let lines = text.lines().map(str::trim_start);
        let lines =
            lines.filter_map(|line| line.strip_prefix("/// ").or(line.strip_prefix("//! ")));
        lines.collect::<Vec<_>>().join("\n")
    };
    programs.extend(sources.iter().map(|(path, text)| (path.clone(), code(text))));
    for (path, text) in programs {
        for (at, _) in text.match_indices("diglot::") {
            let rest = text[at + "diglot::".len()..].trim_start_matches(['{', ' ', '\n']);
            let name: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let is_module = rest[name.len()..].starts_with("::");
            assert!(!is_module, "{path} goes past the front page: diglot::{name}");
        }
    }
}

#[test]
fn what_the_front_page_does_not_name_is_nobodys() {
    let page = fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let modules: Vec<&str> =
        page.lines().filter_map(|line| line.strip_prefix("pub mod ")).collect();
    assert_eq!(modules, ["internals {"]);
}

/// The code of a file's examples.
fn examples(text: &str) -> String {
    let lines = text.lines().map(str::trim_start).filter_map(|line| line.strip_prefix("///"));
    let lines = lines.collect::<Vec<_>>().join("\n");
    lines.split("```").skip(1).step_by(2).collect()
}

/// What the front page lends.
struct Lent {
    name: String,
    /// Its documentation.
    docs: String,
    /// Its definition.
    body: String,
    /// Whether an example of its file names it.
    has_example: bool,
}

/// What the front page lends, as it is defined.
fn lent() -> Vec<Lent> {
    let page = fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let mut sources = Vec::new();
    texts(&repository().join("src"), "rs", &mut sources);
    let lists = page.split("\npub use ").skip(1);
    let names = lists.flat_map(|list| {
        let list = list.split(';').next().unwrap_or_default();
        let names = list.split_once("::").map_or("", |(_, names)| names);
        let names: Vec<String> = (names.trim_matches(['{', '}', '\n', ' ']).split(','))
            .map(|name| name.split(" as ").next().unwrap_or_default().trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        names
    });
    let define = |name: String| {
        let kinds = ["struct", "enum", "trait", "fn", "type", "static"];
        let found = kinds.into_iter().find_map(|kind| {
            sources.iter().find_map(|(path, text)| {
                if path.contains("/cli/") {
                    return None;
                }
                let start = format!("\npub {kind} {name}");
                let at = text.match_indices(&start).map(|(at, _)| at).find(|at| {
                    !text[at + start.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })?;
                let before: Vec<&str> = text[..=at].trim_end().lines().rev().collect();
                let docs = before
                    .iter()
                    .take_while(|line| line.starts_with("///") || line.starts_with("#["));
                let docs: Vec<&str> = docs.copied().collect();
                let body = text[at + 1..].split("\n}\n").next().unwrap_or_default();
                let has_example = examples(text).contains(&name);
                let (name, docs) = (name.clone(), docs.join("\n"));
                Some(Lent { name, docs, body: format!("{kind} {body}"), has_example })
            })
        });
        found.unwrap_or_else(|| panic!("{name} is defined nowhere"))
    };
    names.map(define).collect()
}

#[test]
fn what_the_front_page_lends_is_explained_by_an_example_or_is_data() {
    let lent = lent();
    assert!(lent.len() > 60, "{}", lent.len());
    let mut bare = Vec::new();
    for Lent { name, docs, body, has_example } in lent {
        assert!(docs.contains("///"), "{name} has no documentation");
        // What can be built and read field by field explains itself.
        let fields =
            body.lines().skip(1).filter(|line| line.starts_with("    ") && line.contains(": "));
        let hides = fields
            .filter(|line| !line.trim_start().starts_with("//"))
            .any(|line| body.starts_with("struct") && !line.trim_start().starts_with("pub "));
        let does = ["fn ", "trait "].iter().any(|kind| body.starts_with(kind));
        if (hides || does) && !has_example {
            bare.push(name);
        }
    }
    assert_eq!(bare, Vec::<String>::new(), "these need an example");
}
