//! Writes that others come between: kills, editors, links, full folders. What is written is written
//! whole, over nothing that somebody else wrote, and nothing else is left behind.
#![cfg(unix)]

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use crate::project::Sandbox;

const DOCUMENTS: usize = 8;

/// How long a writer of these projects takes, about; kills are spread over it.
const WRITE_TIME: Duration = Duration::from_millis(120);

/// Documents none of whose translations are on record.
fn unrecorded() -> Sandbox {
    let sandbox = Sandbox::new(&[]);
    for index in 0..DOCUMENTS {
        let content = "[[segment]]\nid = \"one\"\ntext = \"Le  premier mot.\"\n";
        sandbox.write(&format!("content/d{index}.toml"), content);
        sandbox.write(&format!("locales/en/d{index}.ftl"), "one = The  first word.\n");
    }
    sandbox
}

fn start(sandbox: &Sandbox, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diglot"));
    command.current_dir(sandbox.path()).args(arguments).env("DIGLOT_LANG", "en");
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// The files of a folder and below that are diglot's own and should not be there.
fn left(folder: &Path) -> Vec<String> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            left.extend(self::left(&path));
        }
        if name.starts_with('.') || name.ends_with("-new") {
            left.push(path.display().to_string());
        }
    }
    left
}

/// The number of documents that have something of that ending.
fn count(sandbox: &Sandbox, ending: &str) -> usize {
    let entries = fs::read_dir(sandbox.path().join("locales/en")).unwrap();
    entries.filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().ends_with(ending)).count()
}

/// Kills a command after each of these parts of its time; `whole` tells what must hold once the
/// next writer has come.
fn killed(arguments: &[&str], signal: &str, times: u32, whole: impl Fn(&Sandbox)) {
    for part in 0..times {
        let sandbox = unrecorded();
        let mut child = start(&sandbox, arguments);
        sleep(WRITE_TIME * part / times);
        let _ = Command::new("kill").args([signal, &child.id().to_string()]).output();
        child.wait().unwrap();
        if signal == "-INT" {
            assert_eq!(left(sandbox.path()), [""; 0], "after Ctrl-C, {part} of {times}");
        }
        // A writer that has nothing of its own to write.
        let run = sandbox.run(&["check", "--fix", "--rule", "ellipsis"]);
        assert!(run.status < 2, "{}", run.err);
        assert_eq!(left(sandbox.path()), [""; 0], "{part} of {times}");
        whole(&sandbox);
    }
}

#[test]
fn a_kill_leaves_all_or_nothing_and_nothing_behind() {
    // `DIGLOT_KILLS=100` makes it a long one.
    let times =
        std::env::var("DIGLOT_KILLS").ok().and_then(|times| times.parse().ok()).unwrap_or(8);
    for signal in ["-KILL", "-INT"] {
        killed(&["accept", "--all"], signal, times, |sandbox| {
            let records = count(sandbox, ".provenance.toml");
            assert!(records == 0 || records == DOCUMENTS, "{records} recorded");
        });
        killed(&["check", "--fix"], signal, times, |sandbox| {
            let fixed =
                |index: &usize| !sandbox.read(&format!("content/d{index}.toml")).contains("  ");
            let fixed = (0..DOCUMENTS).filter(fixed).count();
            assert!(fixed == 0 || fixed == DOCUMENTS, "{fixed} fixed");
        });
        killed(&["render", "d0", "--lang", "fr", "-o", "out.md"], signal, times / 2, |_| ());
    }
}

#[test]
fn what_an_editor_saves_meanwhile_stays() {
    for part in 0..12 {
        let sandbox = unrecorded();
        let mut child = start(&sandbox, &["check", "--fix"]);
        sleep(WRITE_TIME * part / 12);
        let saved = "one = Saved  by hand.\n";
        sandbox.write("locales/en/d3.ftl", saved);
        child.wait().unwrap();
        let text = sandbox.read("locales/en/d3.ftl");
        assert!([saved, "one = Saved by hand.\n"].contains(&&*text), "{text}");
    }
}

#[test]
fn readers_see_an_interrupted_write_as_done() {
    let sandbox = Sandbox::report();
    // As a new document stands between its first and its second rename.
    sandbox.cut_short(&[
        ("content/new.toml", "[[segment]]\nid = \"a\"\ntext = \"Un mot.\"\n"),
        ("locales/en/new.ftl", "a = A word.\n"),
    ]);
    let path = |name: &str| sandbox.path().join(name);
    fs::rename(path("content/new.toml.diglot-new"), path("content/new.toml")).unwrap();
    let run = sandbox.run(&["check", "--rule", "missing"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let run = sandbox.run(&["render", "new", "--lang", "en"]);
    assert!(run.out.contains("A word."), "{}{}", run.out, run.err);
    assert!(left(sandbox.path()).len() == 2, "a reader writes nothing");
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    assert_eq!(left(sandbox.path()), [""; 0]);
    assert_eq!(sandbox.read("locales/en/new.ftl"), "a = A word.\n");
}

#[test]
fn a_line_break_in_a_name_blocks_nobody() {
    let sandbox = unrecorded();
    sandbox.write("content/a\nb.toml", "[[segment]]\nid = \"one\"\ntext = \"Un  mot.\"\n");
    sandbox.write("locales/en/a\nb.ftl", "one = A  word.\n");
    for arguments in [&["check", "--fix"][..], &["accept", "--all"], &["check", "--fix"]] {
        let run = sandbox.run(arguments);
        assert_eq!((run.status, left(sandbox.path())), (0, vec![]), "{}{}", run.out, run.err);
    }
}

#[test]
fn nothing_is_written_into_git_through_a_link() {
    let sandbox = Sandbox::report();
    fs::create_dir_all(sandbox.path().join(".git/hooks")).unwrap();
    fs::remove_dir_all(sandbox.path().join("locales/en")).unwrap();
    std::os::unix::fs::symlink("../.git/hooks", sandbox.path().join("locales/en")).unwrap();
    sandbox.write(".git/hooks/report.ftl", "one = The first word.\ntwo = The second.\n");
    let run = sandbox.run(&["accept", "--all"]);
    assert_eq!(run.status, 2, "{}", run.out);
    assert_eq!(fs::read_dir(sandbox.path().join(".git/hooks")).unwrap().count(), 1);
}

#[test]
fn a_new_project_makes_nothing_outside() {
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(outside.path(), folder.path().join("locales")).unwrap();
    let run = crate::project::run(folder.path(), &["init", "--yes"]);
    assert_eq!(run.status, 2, "{}", run.out);
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nor inside");
}

#[test]
fn a_pipe_may_be_written_to_by_its_name() {
    let sandbox = Sandbox::report();
    let run = sandbox.run(&["render", "report", "--lang", "en", "-o", "/dev/stdout"]);
    assert!(run.status == 0 && run.out.contains("The first word."), "{}{}", run.out, run.err);
}

#[test]
fn a_file_without_end_is_not_read() {
    let sandbox = Sandbox::report();
    let file = fs::File::create(sandbox.path().join("content/large.toml")).unwrap();
    file.set_len(1 << 30).unwrap();
    let run = sandbox.run(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("content/large.toml is larger than 64 MB"), "{}", run.err);
}
