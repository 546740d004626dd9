//! Translated pages whose sources are in another checkout.

use std::{fs, path::PathBuf};

use crate::{
    history::git_at,
    project::{Run, Sandbox, run},
};

/// One language, which the pattern need not name.
const PROJECT: &str = "source = \"en\"\ntargets = [\"fr\"]\n[markdown]\n\
                       source-root = \"../site\"\nsource = \"docs/en/{path}.md\"\n\
                       translation = \"docs/{path}.md\"\nexclude = [\"docs/en/blog\"]\n";
const EN: &str = "# Orchard\n\nThe apples  are ripe.\n\nBottle it in May.\n";
const FR: &str = "# Verger\n\nLes pommes sont mûres.\n\nMettez-le en bouteille en mai.\n";

/// A checkout with sources, and one with their translations.
struct Checkouts(Sandbox);

impl Checkouts {
    fn new() -> Self {
        Self(Sandbox::new(&[
            ("site/docs/en/a/start.md", EN),
            ("site/docs/en/blog/news.md", "News.\n"),
            ("fr/diglot.toml", PROJECT),
            ("fr/docs/a/start.md", FR),
        ]))
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Run {
        run(&self.folder("fr"), arguments)
    }

    /// What is found, as `file:line rule`.
    #[track_caller]
    fn check(&self, expected: &[&str]) {
        let run = self.run(&["check", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let found: Vec<_> = (report["findings"].as_array().unwrap().iter())
            .map(|finding| {
                let place = &finding["location"];
                let file = place["file"].as_str().unwrap();
                format!("{file}:{} {}", place["line"], finding["rule"].as_str().unwrap())
            })
            .collect();
        assert_eq!(found, expected, "{}{}", run.out, run.err);
    }

    /// Commits all of a checkout, in the year 2000 plus some.
    fn commit(&self, name: &str, year: u32) -> String {
        let date = format!("20{year:02}-01-01T00:00:00Z");
        let git = |arguments: &[&str]| git_at(&self.folder(name), Some(&date), arguments);
        if !self.folder(name).join(".git").exists() {
            git(&["init", "-q", "-b", "main"]);
        }
        git(&["add", "-A"]);
        git(&["commit", "-q", "-m", "change"]);
        git(&["rev-parse", "HEAD"])
    }
}

#[test]
fn sources_of_another_checkout_are_read_and_never_written() {
    let checkouts = Checkouts::new();
    assert_eq!(checkouts.run(&["accept", "--all"]).status, 0);
    checkouts.check(&["../site/docs/en/a/start.md:3 spacing"]);
    let run = checkouts.run(&["check", "--fix"]);
    assert_eq!(checkouts.0.read("site/docs/en/a/start.md"), EN, "{}{}", run.out, run.err);
    checkouts.0.replace("site/docs/en/a/start.md", "The apples  are", "Apples are");
    checkouts.check(&["docs/a/start.md:3 stale"]);
    let mut names: Vec<_> = fs::read_dir(checkouts.folder("site"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["docs"], "nothing is left behind there");
}

#[test]
fn a_page_s_past_is_looked_for_in_both_histories() {
    let checkouts = Checkouts::new();
    let first = checkouts.commit("site", 1);
    checkouts.commit("fr", 2);
    checkouts.0.replace("site/docs/en/a/start.md", "in May", "in June");
    let second = checkouts.commit("site", 3);
    let record = |arguments: &[&str]| {
        let run = checkouts.run(&[&["accept", "--from-history"], arguments].concat());
        assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    };
    // By time: the translation is older than the second commit of the source.
    record(&[]);
    checkouts.check(&["../site/docs/en/a/start.md:3 spacing", "docs/a/start.md:5 stale"]);
    // By name, whatever the times.
    for (commit, expected) in [(&first, true), (&second, false)] {
        fs::remove_dir_all(checkouts.folder("fr/provenance")).unwrap();
        checkouts.0.write("fr/docs/a/start.md", format!("---\nsource: {commit}\n---\n{FR}"));
        record(&["--commit-key", "source"]);
        let run = checkouts.run(&["check", "--format", "json"]);
        assert_eq!(run.out.contains("\"rule\": \"stale\""), expected, "{}", run.out);
    }
    checkouts.0.write("fr/diglot.toml", format!("{PROJECT}commit-key = \"source\"\n"));
    checkouts.0.replace("fr/docs/a/start.md", &second, &first);
    let run = checkouts.run(&["accept", "--all", "--stamp"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(checkouts.0.read("fr/docs/a/start.md").contains(&second));
}

#[test]
fn nothing_else_outside_is_read() {
    let checkouts = Checkouts::new();
    #[cfg(unix)]
    {
        checkouts.0.write("secret.md", "Secret.\n");
        let link = checkouts.folder("site/docs/en/link.md");
        std::os::unix::fs::symlink("../../../secret.md", link).unwrap();
        let run = checkouts.run(&["check"]);
        assert!(!run.out.contains("Secret"), "{}", run.out);
        assert!(run.err.contains("leads out of the project"), "{}", run.err);
    }
    let cases = [
        ("\"../site\"", "\"..\"", "must be the folder of another checkout"),
        ("\"../site\"", "\"../fr\"", "must be the folder of another checkout"),
        ("\"../site\"", "\"../../etc/..\"", "must be the folder of another checkout"),
        ("\"../site\"", "\"/etc\"", "must be the folder of another checkout"),
        ("\"../site\"", "\"../nowhere\"", "must be the folder of another checkout"),
        ("\"docs/en/{path}.md\"", "\"../fr/{path}.md\"", "is not a path inside"),
        ("\"docs/{path}.md\"", "\"../site/docs/{path}.md\"", "is not a path inside"),
        ("[\"fr\"]", "[\"fr\", \"de\"]", "must hold {locale}"),
    ];
    for (old, new, expected) in cases {
        checkouts.0.write("fr/diglot.toml", PROJECT.replacen(old, new, 1));
        let run = checkouts.run(&["check"]);
        assert_eq!(run.status, 2, "{new}: {}", run.out);
        assert!(run.err.contains(expected), "{new}: {}", run.err);
    }
}
