//! `diglot accept --from-history`, on repositories made for it.

use std::{fs, path::Path, process::Command};

use crate::project::{Run, Sandbox};

/// A project in a repository of its own.
pub(crate) struct Repository {
    pub(crate) sandbox: Sandbox,
}

/// Runs git in a folder, as nobody in particular.
#[track_caller]
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    git_at(folder, None, arguments)
}

/// The same at some other time.
#[track_caller]
pub(crate) fn git_at(folder: &Path, date: Option<&str>, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments);
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "A").env(format!("GIT_{who}_EMAIL"), "a@b.example");
        command.envs(date.map(|date| (format!("GIT_{who}_DATE"), date)));
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = command.output().unwrap();
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "git {arguments:?}: {out}{err}");
    out.trim_end().to_owned()
}

const PROJECT: &str = "source = \"fr\"\ntargets = [\"de\", \"en\"]\n";
const FR: &str = "locales/fr/x.ftl";
const EN: &str = "locales/en/x.ftl";

impl Repository {
    pub(crate) fn new() -> Self {
        let sandbox = Sandbox::new(&[("diglot.toml", PROJECT)]);
        git(sandbox.path(), &["init", "-q", "-b", "main"]);
        Self { sandbox }
    }

    fn git(&self, arguments: &[&str]) -> String {
        git(self.sandbox.path(), arguments)
    }

    /// Writes files and commits all there is.
    fn commit(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            self.sandbox.write(path, text);
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", "change"]);
    }

    fn accept(&self, arguments: &[&str]) -> Run {
        self.sandbox.run(&[&["accept", "--from-history"], arguments].concat())
    }

    /// Accepts from history and expects these records of x.ftl in English, as `id: source`.
    #[track_caller]
    fn check(&self, expected: &[&str]) {
        let before = self.git(&["status", "--porcelain=v2", "--branch"]);
        let run = self.accept(&[]);
        assert_eq!(run.status, 0, "{}{}", run.out, run.err);
        assert_eq!(
            records(self.sandbox.path(), "locales/en/x.provenance.toml"),
            expected,
            "{}{}",
            run.out,
            run.err
        );
        self.git(&["clean", "-qf", "--", "*.provenance.toml"]);
        assert_eq!(self.git(&["status", "--porcelain=v2", "--branch"]), before, "git is as it was");
    }
}

/// The records of a provenance file, as `id: source`.
fn records(root: &Path, path: &str) -> Vec<String> {
    let Ok(text) = fs::read_to_string(root.join(path)) else { return Vec::new() };
    let table: toml::Table = text.parse().unwrap();
    let mut records: Vec<_> = (table.iter())
        .map(|(id, record)| format!("{id}: {}", record["source"].as_str().unwrap()))
        .collect();
    records.sort();
    records
}

#[test]
fn the_true_stale_list_on_the_first_day() {
    let repository = Repository::new();
    repository.commit(&[(FR, "a = un\nb = deux\n"), (EN, "a = one\nb = two\n")]);
    repository.commit(&[(FR, "a = un\nb = deux !\n")]);
    repository.commit(&[(FR, "a = premier\nb = deux !\n")]);
    repository.commit(&[(EN, "a = first\nb = two\n")]);
    let run = repository.accept(&["--dry-run"]);
    assert_eq!(run.out.trim(), "Would be recorded from history: 2; stale: 1.", "{}", run.err);
    repository.check(&["a: premier", "b: deux"]);
    let run = repository.accept(&["--state", "reviewed"]);
    assert!(run.out.starts_with("Recorded from history: 2; stale: 1.\n"), "{}", run.out);
    assert!(repository.sandbox.read("locales/en/x.provenance.toml").contains("reviewed"));
    let check = repository.sandbox.run(&["check", "--locale", "en"]);
    assert!(check.out.contains("[stale]") && check.out.contains("deux{+ !+}"), "{}", check.out);
    let diff = repository.sandbox.run(&["diff"]);
    assert!(diff.out.contains("deux"), "{}", diff.out);
    // What is on record stays.
    let again = repository.accept(&[]);
    assert!(again.out.contains("Already on record, left as they are: 2."), "{}", again.out);
}

#[test]
fn damaged_provenance_hides_no_other_document() {
    let repository = Repository::new();
    let other = "locales/en/y.provenance.toml";
    repository.commit(&[(FR, "a = un\n"), (EN, "a = one\n")]);
    repository.commit(&[("locales/fr/y.ftl", "b = un\n"), ("locales/en/y.ftl", "b = one\n")]);
    repository.sandbox.write(other, "[b\n");
    let run = repository.accept(&[]);
    assert_eq!(run.status, 2, "{}", run.out);
    assert!(run.out.contains("Recorded from history: 1"), "{}", run.out);
    assert!(run.err.contains("locales/en/y.provenance.toml:1"), "{}", run.err);
    assert_eq!(repository.sandbox.read(other), "[b\n");
}

#[test]
fn what_is_no_change() {
    let repository = Repository::new();
    repository.commit(&[(FR, "a = un mot\nb = x\n"), (EN, "a = a word\nb = x\n")]);
    repository.commit(&[(FR, "a = deux mots\nb = x\n")]);
    // Another order, comments, line breaks, a broken entry in between.
    repository.commit(&[(EN, "# Note\nb = x\n\na =\n    a\n    word\n")]);
    repository.commit(&[(EN, "b = x\na = a word {\n")]);
    repository.commit(&[(EN, "b = x\r\na = a word\r\n")]);
    // The file gets another name, and the folder; then an id another file.
    repository.git(&["mv", "locales", "l10n"]);
    repository.commit(&[]);
    repository.git(&["mv", "l10n/en/x.ftl", "l10n/en/y.ftl"]);
    repository.git(&["mv", "l10n/fr/x.ftl", "l10n/fr/y.ftl"]);
    repository.commit(&[]);
    repository.git(&["mv", "l10n", "locales"]);
    repository.commit(&[]);
    for (language, text) in [("fr", "deux mots"), ("en", "a word")] {
        let path = |name| format!("locales/{language}/{name}.ftl");
        repository.sandbox.write(&path("y"), "b = x\n");
        repository.sandbox.write(&path("x"), format!("a = {text}\n"));
    }
    repository.commit(&[]);
    repository.check(&["a: un mot"]);
}

#[test]
fn merges_are_read_as_blame_reads_them() {
    let repository = Repository::new();
    repository.commit(&[(FR, "a = 1\nb = 1\nc = 1\n"), (EN, "a = A\nb = A\nc = A\n")]);
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.commit(&[(EN, "a = A\nb = B\nc = A\n")]);
    repository.git(&["checkout", "-q", "main"]);
    repository.commit(&[(FR, "a = 2\nb = 2\nc = 2\n")]);
    repository.git(&["merge", "-q", "--no-ff", "--no-commit", "side"]);
    repository.commit(&[(EN, "a = A\nb = B\nc = C\n")]);
    repository.commit(&[(FR, "a = 3\nb = 3\nc = 3\n")]);
    // a is as old as the first commit, b came from the side branch, c was made in the merge.
    repository.check(&["a: 1", "b: 1", "c: 2"]);
}

#[test]
fn structured_documents_have_a_history_too() {
    let repository = Repository::new();
    let content = |text: &str| format!("[[segment]]\nid = \"a\"\ntext = \"{text}\"\n");
    repository.commit(&[("content/x.toml", &content("Un.")), (EN, "a = One.\n")]);
    repository.commit(&[("content/x.toml", &content("Deux."))]);
    repository.check(&["a: Un."]);
}

#[test]
fn what_is_not_committed() {
    let repository = Repository::new();
    repository.commit(&[(FR, "a = 1\nb = 1\n"), (EN, "a = A\nb = A\n")]);
    repository.commit(&[(FR, "a = 2\nb = 2\n")]);
    repository.sandbox.write(FR, "a = 3\nb = 3\n");
    repository.sandbox.write(EN, "a = A\nb = B\n");
    repository.sandbox.write("locales/de/x.ftl", "a = A\n");
    let run = repository.accept(&[]);
    assert!(run.out.contains("recorded with the source as it is now: 1"), "{}", run.out);
    assert!(run.err.contains("their file is in no commit: 1"), "{}", run.err);
    let english = records(repository.sandbox.path(), "locales/en/x.provenance.toml");
    assert_eq!(english, ["a: 1", "b: 3"]);
    assert!(records(repository.sandbox.path(), "locales/de/x.provenance.toml").is_empty());
}

#[test]
fn blocks_that_say_the_same_have_each_a_source_of_their_own() {
    let repository = Repository::new();
    let project = "source = \"fr\"\ntargets = [\"en\"]\n[markdown]\nsource = \"fr/{path}.md\"\n\
                   translation = \"{locale}/{path}.md\"\n";
    repository.commit(&[
        ("diglot.toml", project),
        ("fr/x.md", "# Un\n\nVoir plus bas.\n\n# Deux\n\nVoir ci-dessous.\n"),
        ("en/x.md", "# One\n\nSee below.\n\n# Two\n\nSee below.\n"),
    ]);
    assert_eq!(repository.accept(&[]).status, 0);
    let records = records(repository.sandbox.path(), "provenance/en/x.provenance.toml");
    let said: Vec<_> = records.iter().filter_map(|record| record.split(": ").nth(1)).collect();
    assert_eq!(said, ["Voir ci-dessous.", "Deux", "Voir plus bas.", "Un"]);
}

#[test]
fn what_cannot_be_known_is_said_and_left() {
    let repository = Repository::new();
    repository.commit(&[(FR, "a = 1\n"), (EN, "a = A\nb = B\n")]);
    repository.commit(&[(FR, "a = 2\nb = 2\n")]);
    let run = repository.accept(&["--dry-run"]);
    assert!(run.err.contains("without a source when they last changed: 1"), "{}", run.err);
    repository.commit(&[(EN, "a = A\nb = C\n")]);
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", repository.sandbox.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "2", &url, "."]);
    let run = crate::project::run(clone.path(), &["accept", "--from-history"]);
    assert!(run.err.contains("older than this shallow clone goes back: 1"), "{}", run.err);
    assert_eq!(records(clone.path(), "locales/en/x.provenance.toml"), ["b: 2"]);
}

#[test]
fn a_partial_clone_fetches_nothing() {
    let repository = Repository::new();
    repository.commit(&[(FR, "a = 1\n"), (EN, "a = A\n")]);
    repository.commit(&[(EN, "a = B\n")]);
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", repository.sandbox.path().display());
    git(clone.path(), &["clone", "-q", "--filter=blob:none", &url, "."]);
    let run = crate::project::run(clone.path(), &["accept", "--from-history"]);
    assert!(run.err.contains("this partial clone"), "{}{}", run.out, run.err);
    assert_eq!(run.status, 0);
}

#[test]
fn since_is_where_looking_back_ends() {
    let repository = Repository::new();
    repository.commit(&[(FR, "a = 1\nb = 1\n"), (EN, "a = A\nb = A\n")]);
    repository.commit(&[(FR, "a = 2\nb = 2\n")]);
    repository.git(&["tag", "v1"]);
    repository.commit(&[(EN, "a = A\nb = B\n")]);
    repository.commit(&[(FR, "a = 3\nb = 3\n")]);
    for (since, expected) in
        [("v1", ["a: 2", "b: 2"]), ("HEAD", ["a: 3", "b: 3"]), ("v1~1", ["a: 1", "b: 2"])]
    {
        repository.accept(&["--since", since]);
        let path = "locales/en/x.provenance.toml";
        assert_eq!(records(repository.sandbox.path(), path), expected, "{since}");
        fs::remove_file(repository.sandbox.path().join(path)).unwrap();
    }
    for since in ["v9", "--all", "", "HEAD:locales"] {
        let run = repository.accept(&[&format!("--since={since}")]);
        assert_eq!(
            (run.status, run.err.contains("names no commit")),
            (2, true),
            "{since}: {}",
            run.err
        );
    }
}

#[test]
fn without_a_history_there_is_a_clear_word() {
    let sandbox = Sandbox::new(&[("diglot.toml", PROJECT), (FR, "a = 1\n"), (EN, "a = A\n")]);
    let arguments = ["accept", "--from-history"];
    let run = sandbox.run(&arguments);
    assert_eq!((run.status, run.err.contains("is in no git repository")), (2, true), "{}", run.err);
    git(sandbox.path(), &["init", "-q"]);
    let run = sandbox.run(&arguments);
    assert_eq!((run.status, run.err.contains("has no commit yet")), (2, true), "{}", run.err);
    let none = sandbox.path().join("none");
    let run = sandbox.run_with(&arguments, &[("PATH", none.to_str().unwrap())]);
    assert_eq!((run.status, run.err.contains("git is not installed")), (2, true), "{}", run.err);
}

#[test]
fn the_projects_own_repository_is_read_wherever_it_is() {
    // In a folder of the repository, moved there from another; in a submodule; in a linked work
    // tree; while a hook of another repository runs.
    let inner = Repository::new();
    inner.commit(&[
        ("sub/diglot.toml", PROJECT),
        ("sub/locales/fr/x.ftl", "a = 1\n"),
        ("sub/locales/en/x.ftl", "a = A\n"),
    ]);
    inner.commit(&[("sub/locales/fr/x.ftl", "a = 2\n")]);
    inner.git(&["mv", "sub", "other"]);
    inner.commit(&[]);
    let expected = ["a: 1"];
    let accepted = |root: &Path, environment: &[(&str, &str)]| {
        let sandbox = crate::project::run_with(root, &["accept", "--from-history"], environment);
        assert_eq!(sandbox.status, 0, "{}", sandbox.err);
        records(root, "locales/en/x.provenance.toml")
    };
    let root = inner.sandbox.path();
    assert_eq!(accepted(&root.join("other"), &[]), expected);
    let outer = Repository::new();
    outer.commit(&[]);
    let url = root.to_str().unwrap();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", url, "module"]);
    outer.commit(&[]);
    let module = outer.sandbox.path().join("module/other");
    let hook = outer.sandbox.path().join(".git");
    let environment = [("GIT_DIR", hook.to_str().unwrap()), ("GIT_INDEX_FILE", "/nowhere")];
    assert_eq!(accepted(&module, &environment), expected);
    let linked = tempfile::tempdir().unwrap();
    let path = linked.path().join("tree");
    inner.git(&["worktree", "add", "-q", path.to_str().unwrap()]);
    assert_eq!(accepted(&path.join("other"), &[]), expected);
}

#[test]
fn nothing_of_the_repositorys_own_programs_runs() {
    let repository = Repository::new();
    repository.commit(&[
        (FR, "a = 1\n"),
        (EN, "a = A\n"),
        (".gitattributes", "*.ftl diff=x filter=x\n"),
    ]);
    repository.commit(&[(FR, "a = 2\n")]);
    let alarm = repository.sandbox.path().join("alarm");
    let program = format!("touch {}; cat", alarm.display());
    for key in [
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.smudge",
        "alias.log",
    ] {
        repository.git(&["config", key, &program]);
    }
    let run = repository.accept(&[]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!alarm.exists(), "something ran");
    assert_eq!(records(repository.sandbox.path(), "locales/en/x.provenance.toml"), ["a: 1"]);
}

mod truth;

#[cfg(unix)]
#[test]
fn git_may_use_no_protocol_and_take_no_lock() {
    use std::os::unix::fs::PermissionsExt as _;
    let repository = Repository::new();
    repository.commit(&[(FR, "a = Un mot.\n"), (EN, "a = A word.\n")]);
    // A git that notes what it is given, and then is git.
    let folder = tempfile::tempdir().unwrap();
    let (wrapper, log) = (folder.path().join("git"), folder.path().join("log"));
    let path = std::env::var("PATH").unwrap();
    let script = format!(
        "#!/bin/sh\n{{ echo \"run $*\"; env; }} >> '{}'\nPATH='{path}' exec git \"$@\"\n",
        log.display()
    );
    fs::write(&wrapper, script).unwrap();
    fs::set_permissions(&wrapper, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{path}", folder.path().display());
    let elsewhere = [("PATH", &*path), ("GIT_DIR", "/nowhere"), ("GIT_ALLOW_PROTOCOL", "ext:file")];
    let run = repository.sandbox.run_with(&["accept", "--from-history"], &elsewhere);
    assert_eq!(run.status, 0, "{}", run.err);
    let log = fs::read_to_string(log).unwrap();
    let runs: Vec<&str> = log.split("run ").skip(1).filter(|run| run.contains("\nPATH=")).collect();
    assert!(runs.len() > 1, "{log}");
    for run in runs {
        for set in [
            "-c protocol.allow=never",
            "-c core.fsmonitor=false",
            "\nGIT_ALLOW_PROTOCOL=none\n",
            "\nGIT_NO_LAZY_FETCH=1\n",
            "\nGIT_OPTIONAL_LOCKS=0\n",
            "\nGIT_TERMINAL_PROMPT=0\n",
        ] {
            assert!(run.contains(set), "{set} in {run}");
        }
        assert!(!run.contains("\nGIT_DIR="), "{run}");
    }
}
