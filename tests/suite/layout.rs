//! Where a project's files may be, and what is said of those that are elsewhere.

use crate::project::Sandbox;

/// A project of these files; expects `rule file` for each finding and `failure` in what is said on
/// standard error.
#[track_caller]
fn check(project: &str, files: &[&str], findings: &[&str], failure: Option<&str>) {
    let sandbox = Sandbox::new(&[("diglot.toml", project)]);
    for file in files {
        let (path, text) = file.split_once(": ").unwrap_or((file, "a = b\n"));
        sandbox.write(path, text.replace("\\n", "\n"));
    }
    expect(&sandbox, findings, failure);
}

#[track_caller]
fn expect(sandbox: &Sandbox, findings: &[&str], failure: Option<&str>) {
    let rules = ["missing", "orphan", "syntax", "duplicate-id"];
    let rules = rules.map(|rule| ["--rule", rule]).concat();
    let run = sandbox.run(&[&["check", "--format", "json"], &*rules].concat());
    assert_eq!(run.err.is_empty(), failure.is_none(), "{}{}", run.out, run.err);
    assert!(run.err.contains(failure.unwrap_or_default()), "{}", run.err);
    let mut found: Vec<String> = if run.out.is_empty() {
        Vec::new()
    } else {
        let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let findings = json["findings"].as_array().unwrap().iter();
        findings
            .map(|f| {
                let place = text(&f["location"]["file"]);
                f["locale"].as_str().map_or_else(
                    || format!("{} {place}", text(&f["rule"])),
                    |locale| format!("{} {place} {locale}", text(&f["rule"])),
                )
            })
            .collect()
    };
    found.sort();
    let mut findings = findings.to_vec();
    findings.sort_unstable();
    assert_eq!(found, findings, "{}", run.err);
    if failure.is_some() {
        assert_eq!(run.status, 2, "{}", run.err);
    }
}

const PLAIN: &str = "source = \"en-US\"\n";
const ANKI: &str = "source = \"en\"\n[fluent]\nreference = \"core/templates/{path}.ftl\"\n\
                    translation = \"core/{locale}/{path}.ftl\"\n";

#[test]
fn documents_are_found_in_folders() {
    let reference = "locales/en-US/browser/menu.ftl";
    check(PLAIN, &[reference, "locales/de/browser/menu.ftl"], &[], None);
    check(
        PLAIN,
        &[reference, "locales/de/other.ftl", "locales/fr/browser/menu.ftl"],
        &["missing locales/en-US/browser/menu.ftl de", "orphan locales/de/other.ftl de"],
        None,
    );
    let segment = "[[segment]]\\nid = \"a\"\\ntext = \"b\"\\n";
    check(
        "source = \"fr\"\ntargets = [\"en\"]\n",
        &[&format!("content/2025/report.toml: {segment}"), "locales/en/2025/report.ftl"],
        &[],
        None,
    );
}

#[test]
fn an_obsolete_file_is_one_finding() {
    check(
        ANKI,
        &["core/templates/a.ftl", "core/de/a.ftl", "core/de/b.ftl: a = b\\nb = c\\nd = {\\n"],
        &["orphan core/de/b.ftl de"],
        None,
    );
}

#[test]
fn files_have_ids_of_their_own() {
    let files = ["a", "b"]
        .map(|name| [format!("locales/en-US/{name}.ftl"), format!("locales/de/{name}.ftl")]);
    check(PLAIN, &files.as_flattened().iter().map(|path| &**path).collect::<Vec<_>>(), &[], None);
}

#[test]
fn folders_that_are_no_locale_are_left_alone() {
    let folders = [
        "core/.git/a.ftl",
        "core/old/b.ftl",
        "core/content/a.ftl",
        "core/de.bak/a.ftl",
        "core/a.ftl",
    ];
    let locales = ["core/en_US/b.ftl", "core/zh-Hant-TW/b.ftl", "core/ja-JP-mac/b.ftl"];
    check(
        ANKI,
        &[&["core/templates/b.ftl: b = c\\nc = d\\n"], &folders[..], &locales[..]].concat(),
        &["en_US", "ja-JP-mac", "zh-Hant-TW"]
            .iter()
            .flat_map(|locale| {
                let missing = format!("missing core/templates/b.ftl {locale}");
                [missing.clone(), missing, format!("orphan core/{locale}/b.ftl {locale}")]
            })
            .collect::<Vec<_>>()
            .iter()
            .map(|finding| &**finding)
            .collect::<Vec<_>>(),
        None,
    );
}

#[test]
fn a_pattern_that_matches_nothing_is_said() {
    check(ANKI, &["core/de/a.ftl"], &[], Some("no file fits “core/templates/{path}.ftl”"));
    check(ANKI, &["core/templates/a.ftl"], &[], Some("no translation file fits “core/{locale}/"));
    check(PLAIN, &[], &[], Some("no document: neither content/*.toml nor a file that fits"));
    for command in ["status", "diff"] {
        let run = Sandbox::new(&[("diglot.toml", PLAIN)]).run(&[command]);
        assert_eq!(run.status, 2, "{command}: {}", run.err);
        let said = ["no document", "no translation file"].map(|words| run.err.contains(words));
        assert!(said.contains(&true), "{command}: {}", run.err);
    }
    let given = ANKI.replace("[fluent]", "targets = [\"de\"]\n[fluent]");
    check(&given, &["core/templates/a.ftl"], &["missing core/templates/a.ftl de"], None);
}

#[test]
fn a_broken_entry_hides_nothing_else() {
    let broken = "locales/de/x.ftl: a = b\\nb = {\\nc = d\\nd = e\\nd = f\\n";
    check(
        PLAIN,
        &["locales/en-US/x.ftl: a = b\\nb = c\\nc = d\\nd = e\\ne = f\\n-t = x\\n", broken],
        &[
            "missing locales/en-US/x.ftl de",
            "missing locales/en-US/x.ftl de",
            "syntax locales/de/x.ftl de",
            "duplicate-id locales/de/x.ftl de",
        ],
        None,
    );
    // Broken in the reference: its translation is no orphan.
    let reference = "locales/en-US/x.ftl: a = b\\nb = {\\nc = d\\n";
    check(
        PLAIN,
        &[reference, "locales/de/x.ftl: a = b\\nb = c\\nc = d\\n"],
        &["syntax locales/en-US/x.ftl"],
        None,
    );
}

#[cfg(unix)]
#[test]
fn links_and_what_cannot_be_read_are_said_and_hide_nothing() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("x.ftl"), "a = b\n").unwrap();
    let sandbox = || {
        let sandbox = Sandbox::new(&[("diglot.toml", PLAIN)]);
        sandbox.write("locales/en-US/x.ftl", "a = b\n");
        sandbox.write("locales/de/y.ftl", "");
        sandbox
    };
    let found = ["missing locales/en-US/x.ftl de", "orphan locales/de/y.ftl de"];
    let loops = sandbox();
    symlink("..", loops.path().join("locales/en-US/up")).unwrap();
    expect(&loops, &found, Some("locales/en-US/up is a link that leads back to itself"));
    let out = sandbox();
    symlink(outside.path(), out.path().join("locales/en-US/out")).unwrap();
    expect(&out, &found, Some("locales/en-US/out is a link that leads out of the project"));
    let file = sandbox();
    symlink(outside.path().join("x.ftl"), file.path().join("locales/de/x.ftl")).unwrap();
    expect(&file, &found[1..], Some("locales/de/x.ftl is a link that leads out of the project"));
}
