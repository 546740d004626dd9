//! `diglot init`.

use std::fs;

use crate::project::run;

#[test]
fn a_new_project_checks_clean() {
    for (arguments, document) in [
        (&["init", "--yes"][..], "content/exemple.toml"),
        (
            &["init", "--source", "en", "--target", "fr", "--target", "fr-CA"],
            "content/example.toml",
        ),
        (&["init", "--yes", "--source", "en"], "content/example.toml"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let made = run(folder.path(), arguments);
        assert_eq!((made.status, &*made.err), (0, ""), "{arguments:?}");
        assert!(made.out.contains(document), "{}", made.out);
        assert!(folder.path().join(document).is_file());
        let checked = run(folder.path(), &["check", "--deny", "info"]);
        assert_eq!((checked.status, &*checked.err), (0, ""), "{}", checked.out);
        assert!(checked.out.contains('7'), "{}", checked.out);
        let accepted = run(folder.path(), &["accept", "--all", "--dry-run"]);
        assert!(accepted.out.contains('0'), "nothing is left to record: {}", accepted.out);
    }
}

#[test]
fn translated_pages_are_recognised() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("docs/intro.md", "# Orchard\n\nThe apples are ripe.\n");
    let translated = "i18n/fr/docusaurus-plugin-content-docs/current/intro.md";
    write(translated, "---\nsourceCommit: 1234567\n---\n\n# Verger\n\nLes pommes sont mûres.\n");
    let made = run(folder.path(), &["init"]);
    assert_eq!((made.status, &*made.err), (0, ""), "{}", made.out);
    assert_eq!(
        fs::read_to_string(folder.path().join("diglot.toml")).unwrap(),
        "source = \"en\"\ntargets = [\"fr\"]\n\n[markdown]\nsource = \"docs/{path}.md\"\n\
         translation = \"i18n/{locale}/docusaurus-plugin-content-docs/current/{path}.md\"\n\
         commit-key = \"sourceCommit\"\n"
    );
    assert_eq!(run(folder.path(), &["accept", "--all"]).status, 0);
    let checked = run(folder.path(), &["check"]);
    assert_eq!((checked.status, &*checked.err), (0, ""), "{}", checked.out);
}

/// Makes a project of a folder with pages in these languages: the first line of its file, and what
/// was said.
#[track_caller]
fn check_pages(languages: &[&str], arguments: &[&str], expected: &str, said: &str) {
    let folder = tempfile::tempdir().unwrap();
    for language in languages {
        let path = folder.path().join("content").join(language);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("a.md"), "text\n").unwrap();
    }
    let made = run(folder.path(), &[&["init"], arguments].concat());
    assert_eq!(made.status, 0, "{}", made.err);
    let file = fs::read_to_string(folder.path().join("diglot.toml")).unwrap();
    let lines: Vec<&str> = file.lines().filter(|line| !line.is_empty()).take(3).collect();
    assert_eq!(lines.join(" "), expected);
    assert!(
        if said.is_empty() { made.err.is_empty() } else { made.err.contains(said) },
        "{}",
        made.err
    );
}

#[test]
fn pages_are_recognised_in_the_languages_that_are_named() {
    let pages = ["en", "fr", "de"];
    for (arguments, expected, said) in [
        (
            &["--source", "en", "--target", "fr"][..],
            "source = \"en\" targets = [\"fr\"] [markdown]",
            "",
        ),
        (&["--source", "fr"], "source = \"fr\" targets = [\"de\", \"en\"] [markdown]", ""),
        (
            &["--target", "fr", "--target", "es"],
            "source = \"en\" targets = [\"fr\", \"es\"] [markdown]",
            "es",
        ),
        (
            &["--source", "nl", "--target", "fr"],
            "source = \"nl\" targets = [\"fr\"]",
            "from en to de, fr",
        ),
        (
            &["--source", "en", "--target", "nl"],
            "source = \"en\" targets = [\"nl\"]",
            "from en to de, fr",
        ),
    ] {
        check_pages(&pages, arguments, expected, said);
    }
    check_pages(
        &[],
        &["--source", "en", "--target", "nl"],
        "source = \"en\" targets = [\"nl\"]",
        "",
    );
}

#[test]
fn the_folder_is_made_and_may_be_empty_of_examples() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["init", "a/b", "--source", "de", "--target", "nl"]);
    assert_eq!((made.status, &*made.err), (0, ""));
    let root = folder.path().join("a/b");
    assert!(root.join("content").is_dir() && root.join("locales/nl").is_dir());
    assert_eq!(
        run(&root, &["check"]).err,
        "diglot: no document: neither content/*.toml nor a file that fits “locales/de/{path}.ftl”; bring the first in with “diglot import FILE”\n"
    );
    let named = run(folder.path(), &["init", "--yes", "--project", "c"]);
    assert_eq!(named.status, 0, "{}", named.err);
    assert!(folder.path().join("c/diglot.toml").is_file());
}

/// Runs it in a folder that has this file: it refuses, says this, and nothing changes.
#[track_caller]
fn refuse(arguments: &[&str], file: &str, said: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "mine").unwrap();
    let refused = run(folder.path(), arguments);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains(said), "{}", refused.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is there");
}

#[test]
fn nothing_is_overwritten() {
    refuse(&["init", "--yes"], "diglot.toml", "diglot.toml already exists");
    refuse(&["init", "--yes"], "content/exemple.toml", "content/exemple.toml already exists");
    refuse(&["init", "file", "--yes"], "file", "file cannot be written");
}

#[test]
fn what_is_not_said_is_asked_for_on_a_terminal_alone() {
    let file = "notes.txt";
    refuse(&["init"], file, "which languages?");
    refuse(&["init", "--source", "fr"], file, "which languages?");
    refuse(&["init", "--source", "../x", "--target", "en"], file, "../x");
    refuse(&["init", "--source", "../x"], file, "“../x”");
    refuse(&["init", "--target", "../x"], file, "“../x”");
    refuse(&["init", "--source", "fr", "--target", "fr"], file, "named twice");
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_is_no_free_place() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/nowhere", folder.path().join("diglot.toml")).unwrap();
    assert_eq!(run(folder.path(), &["init", "--yes"]).status, 2);
}
