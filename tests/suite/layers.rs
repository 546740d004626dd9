//! The layers: which parts of the library may use which.

use std::{collections::BTreeMap, fs, path::Path};

use crate::project::repository;

/// Each part, and the parts it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("store", &["model", "text"]),
    ("sync", &["model", "text"]),
    ("check", &["model", "text"]),
    ("l10n", &["model"]),
    ("import", &["model", "text"]),
    ("exchange", &["model", "text", "store", "sync"]),
    ("render", &["model", "text", "l10n"]),
    ("history", &["model", "text", "store"]),
    (
        "project",
        &[
            "model", "text", "store", "sync", "check", "l10n", "import", "exchange", "render",
            "history",
        ],
    ),
    ("report", &["model", "text", "check", "l10n", "exchange", "project"]),
    ("review", &["model", "text", "store", "sync", "check", "project", "report"]),
    (
        "serve",
        &["model", "text", "store", "check", "l10n", "render", "project", "report", "review"],
    ),
    ("terminal", &["model", "store", "l10n", "project", "report", "review"]),
    (
        "cli",
        &["model", "check", "l10n", "import", "project", "report", "review", "serve", "terminal"],
    ),
];

/// A file's text without the modules of tests that stand in it.
fn production(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("#[cfg(test)]") {
        let (before, tests) = rest.split_at(at);
        out.push_str(before);
        // What follows is an item: it ends at its first semicolon, or with the brace that closes it.
        let declared = tests.find(';').filter(|end| !tests[..*end].contains('{'));
        let end = declared.map(|end| end + 1).or(tests.find("\n}\n").map(|end| end + 3));
        rest = &tests[end.unwrap_or(tests.len())..];
    }
    out.push_str(rest);
    out
}

/// The parts of the library that a file of it names, as `crate::PART` or inside `crate::{…}`.
fn used(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut name) = (0, String::new());
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => parts.push(std::mem::take(&mut name)),
                    c if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            parts.push(name);
        } else {
            parts.push(rest.to_owned());
        }
    }
    let first = |part: String| {
        let part = part.trim().to_owned();
        let end = part.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(part.len());
        part[..end].to_owned()
    };
    parts.into_iter().map(first).filter(|part| !part.is_empty()).collect()
}

fn files(folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(repository().join("src")).unwrap();
            found.insert(name.display().to_string(), fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn parts_use_only_what_is_below_them() {
    let mut found = BTreeMap::new();
    files(&repository().join("src"), &mut found);
    let mut seen = std::collections::BTreeSet::new();
    for (name, text) in &found {
        let Some((layer, _)) = name.split_once('/') else { continue };
        let (_, may) = LAYERS
            .iter()
            .find(|(known, _)| *known == layer)
            .unwrap_or_else(|| panic!("{layer} has no place among the layers"));
        seen.insert(layer);
        // Tests may look at anything.
        if name.ends_with("tests.rs") || name.ends_with("testing.rs") {
            continue;
        }
        for part in used(&production(text)) {
            let own = part == layer || !LAYERS.iter().any(|(known, _)| *known == part);
            assert!(own || may.contains(&&*part), "{name} uses {part}");
        }
    }
    assert!(seen.len() > 8, "few layers were seen: {seen:?}");
}

#[test]
fn the_core_does_no_io() {
    let mut found = BTreeMap::new();
    files(&repository().join("src"), &mut found);
    let core = ["model/", "text/", "sync/", "check/", "render/"];
    let mut seen = 0;
    let files = found.iter().filter(|(name, _)| !name.ends_with("tests.rs"));
    for (name, text) in files.filter(|(name, _)| core.iter().any(|c| name.starts_with(c))) {
        seen += 1;
        let text = production(text);
        for outside in ["std::fs", "std::env", "std::process", "std::net", "clap::", "println!"] {
            assert!(!text.contains(outside), "{name} uses {outside}");
        }
    }
    assert!(seen > 40);
}
