//! What goes wrong outside of diglot: full disks, closed pipes, folders that may not be written.
#![cfg(unix)]

use std::{
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    process::{Command, Output},
};

use crate::project::Sandbox;

const RECORD: &str = "locales/en/report.provenance.toml";

/// Runs a line of shell in the project's folder, the program as `$DIGLOT`.
fn shell(sandbox: &Sandbox, line: &str) -> Output {
    let mut command = Command::new("bash");
    command.current_dir(sandbox.path()).args(["-c", line]);
    command.env("DIGLOT", env!("CARGO_BIN_EXE_diglot")).env("DIGLOT_LANG", "en");
    command.output().unwrap()
}

#[track_caller]
fn check(sandbox: &Sandbox, line: &str, status: i32, err: &str) {
    let output = shell(sandbox, line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "{line}: {said}");
    assert!(said.contains(err), "{line}: {said}");
    assert!(!said.contains("panicked"), "{line}: {said}");
}

/// Says, past the capture of output, that a test did not run.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "\nSKIPPED, {why}");
}

/// A report long enough for its output to fill a pipe.
fn long() -> Sandbox {
    use std::fmt::Write as _;
    let sandbox = Sandbox::report();
    let (mut content, mut messages) = (String::new(), String::new());
    for index in 0..3000 {
        let _ = writeln!(content, "[[segment]]\nid = \"s{index}\"\ntext = \"Un mot {index}.\"\n");
        let _ = writeln!(messages, "s{index} = A word {index}.");
    }
    sandbox.write("content/report.toml", content);
    sandbox.write("locales/en/report.ftl", messages);
    sandbox
}

#[test]
fn output_that_is_closed_early_is_no_failure() {
    let sandbox = long();
    for (command, status) in [
        ("check", "0"),
        ("check --deny info", "1"),
        ("check --format json --deny info", "1"),
        ("check --format github --deny info", "1"),
        ("render report --lang fr", "0"),
        ("--help", "0"),
    ] {
        let line = format!(
            "set -o pipefail; $DIGLOT {command} | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}"
        );
        let output = shell(&sandbox, &line);
        let (out, err) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(out.trim(), status, "{command}: {err}");
        assert!(!err.contains("panicked"), "{command}: {err}");
    }
}

#[test]
fn output_that_cannot_be_written_is_said() {
    if !std::path::Path::new("/dev/full").exists() {
        skipped("there is no /dev/full here");
        return;
    }
    let sandbox = long();
    for command in ["check", "check --format json", "status", "render report --lang fr", "rules"] {
        let line = format!("$DIGLOT {command} > /dev/full");
        check(&sandbox, &line, 2, "standard output cannot be written");
    }
}

#[test]
fn a_write_that_fails_half_way_leaves_the_old_file_whole() {
    let sandbox = long();
    let before = sandbox.read(RECORD);
    // No file may grow past a kilobyte; the signal is left to the program, as on a full disk.
    check(&sandbox, "ulimit -f 1; trap '' XFSZ; $DIGLOT accept --all", 2, "cannot be written");
    assert_eq!(sandbox.read(RECORD), before);
    let left = fs::read_dir(sandbox.path().join("locales/en")).unwrap().count();
    assert_eq!(left, 2, "nothing half written is left behind");
    check(&sandbox, "$DIGLOT accept --all", 0, "");
}

#[test]
fn a_folder_that_may_not_be_read_or_written_is_said() {
    let sandbox = Sandbox::report();
    let folder = sandbox.path().join("locales/en");
    let mode = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    mode(0o000);
    if fs::read_dir(&folder).is_ok() {
        mode(0o755);
        skipped("permissions do not bind this user (root)");
        return;
    }
    check(&sandbox, "$DIGLOT check", 2, "cannot be read");
    mode(0o555);
    sandbox.replace("content/report.toml", "premier", "nouveau");
    check(&sandbox, "$DIGLOT accept --all", 2, "cannot be written");
    mode(0o755);
}

#[test]
fn nothing_outside_of_the_project_is_read() {
    let sandbox = Sandbox::report();
    let outside = tempfile::NamedTempFile::new().unwrap();
    fs::write(outside.path(), "one = Secret.\ntwo = Secret.\n").unwrap();
    let message = sandbox.path().join("locales/en/report.ftl");
    fs::remove_file(&message).unwrap();
    std::os::unix::fs::symlink(outside.path(), &message).unwrap();
    let output = shell(&sandbox, "$DIGLOT check; $DIGLOT render report --lang en");
    let said =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(!said.contains("Secret") && said.contains("locales/en/report.ftl"), "{said}");
}

#[test]
fn what_could_not_be_read_is_in_every_format() {
    let sandbox = Sandbox::report();
    fs::remove_file(sandbox.path().join("locales/en/report.ftl")).unwrap();
    sandbox.write("locales/en/report.ftl/file", "");
    check(&sandbox, "$DIGLOT check", 2, "locales/en/report.ftl is not a file");
    for (format, expected) in [
        ("json", "\"message\": \"locales/en/report.ftl is not a file\""),
        ("github", "::error title=diglot::locales/en/report.ftl is not a file"),
    ] {
        let run = sandbox.run(&["check", "--format", format]);
        assert!(run.out.contains(expected), "{}", run.out);
    }
    check(&sandbox, "$DIGLOT status", 2, "locales/en/report.ftl is not a file");
    check(&sandbox, "$DIGLOT check --ui-lang fr", 2, "n’est pas un fichier");
    sandbox.write("content/report.toml", "[[segment]]\nid = \"one\n");
    let run = sandbox.run_with(&["check"], &[("DIGLOT_LANG", "fr")]);
    assert!(run.out.contains("un texte n’est pas entre guillemets"), "{}", run.out);
}

#[test]
fn a_width_that_nobody_has_is_refused() {
    let sandbox = Sandbox::report();
    let line = "$DIGLOT render report --lang fr --facing en --width 999999999999";
    check(&sandbox, line, 2, "--width");
    check(&sandbox, "$DIGLOT render report --lang fr --facing en --width 10000", 0, "");
}

#[test]
fn nothing_is_rendered_of_what_is_damaged_where_that_is_asked() {
    let sandbox = Sandbox::report();
    let content =
        sandbox.read("content/report.toml") + "\n[[segment]]\nid = \"é\"\ntext = \"Perdu.\"\n";
    sandbox.write("content/report.toml", content);
    check(
        &sandbox,
        "$DIGLOT render report --lang en --fallback fail -o out.txt",
        2,
        "content/report.toml:11",
    );
    assert!(!sandbox.path().join("out.txt").exists());
    check(&sandbox, "$DIGLOT render report --lang en", 0, "content/report.toml:11");
}

#[test]
fn a_language_that_is_not_spoken_is_said() {
    let sandbox = Sandbox::report();
    check(&sandbox, "$DIGLOT check --ui-lang de", 0, "the interface is not in “de”");
    check(&sandbox, "$DIGLOT check --ui-lang fr-CA", 0, "");
}

#[test]
fn a_baseline_is_written_over_nothing_but_a_baseline() {
    let sandbox = Sandbox::report();
    sandbox.write("notes.txt", "mine\n");
    for file in ["content/report.toml", "diglot.toml", RECORD, "notes.txt"] {
        let before = sandbox.read(file);
        let line = format!("$DIGLOT check --write-baseline --baseline {file}");
        check(&sandbox, &line, 2, file);
        assert_eq!(sandbox.read(file), before);
    }
    for _ in 0..2 {
        check(&sandbox, "$DIGLOT check --write-baseline --baseline debts.toml", 0, "");
    }
}

#[test]
fn what_is_no_file_is_said() {
    let sandbox = Sandbox::report();
    check(
        &sandbox,
        "mkfifo content/pipe.toml; $DIGLOT check",
        2,
        "content/pipe.toml is not a file",
    );
    check(
        &sandbox,
        "rm content/pipe.toml; mkdir content/folder.toml; $DIGLOT check",
        2,
        "is not a file",
    );
    check(&sandbox, "rmdir content/folder.toml; $DIGLOT check", 0, "");
    fs::remove_file(sandbox.path().join("content/report.toml")).unwrap();
    check(&sandbox, "mkfifo content/report.toml; touch content/other.toml", 0, "");
    let run = sandbox.run(&["check"]);
    assert!(run.status == 2 && !run.out.contains("[orphan]"), "{}", run.out);
}

#[test]
fn bytes_that_cannot_be_read_are_never_written_back() {
    let sandbox = Sandbox::report();
    let path = "locales/en/report.ftl";
    let latin = b"one = The  first \xe9 word...\ntwo = The  second.\n";
    sandbox.write(path, latin);
    check(&sandbox, "$DIGLOT check --fix", 1, "");
    assert_eq!(fs::read(sandbox.path().join(path)).unwrap(), latin);
    let wide: Vec<u8> = "\u{feff}one = The first word.\ntwo = The second.\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    sandbox.write(path, &wide);
    let run = sandbox.run(&["check"]);
    assert!(run.out.contains("UTF-16") && run.out.contains("Errors: 1,"), "{}", run.out);
}

#[test]
fn a_file_that_may_not_be_written_is_not_replaced() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let path = sandbox.path().join(RECORD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let before = sandbox.read(RECORD);
    check(&sandbox, "$DIGLOT accept --all", 2, "cannot be written");
    assert_eq!(sandbox.read(RECORD), before);
}

#[test]
fn nothing_is_made_outside_of_the_project() {
    let (sandbox, outside) = (Sandbox::report(), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(outside.path(), sandbox.path().join("sub")).unwrap();
    let project = "source = \"fr\"\ntargets = [\"en\"]\n";
    sandbox
        .write("diglot.toml", format!("{project}provenance = \"sub/{{locale}}/{{path}}.toml\"\n"));
    check(&sandbox, "$DIGLOT accept --all", 2, "out of the project");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    sandbox.write("diglot.toml", format!("{project}provenance = \".git/{{locale}}/{{path}}\"\n"));
    check(&sandbox, "$DIGLOT accept --all", 2, "diglot.toml:3");
}

#[test]
fn a_terminal_is_not_given_orders() {
    let sandbox = Sandbox::report();
    sandbox.write(
        "content/o\u{1b}[31m.toml",
        "[[segment]]\nid = \"a\u{7f}\"\ntext = \"Un \u{9b}.\"\n",
    );
    let id = "[[segment]]\nid = \"a\\u001b[31m\"\ntext = \"Un \\u001b[31m mot.\"\n";
    sandbox.write(
        "content/id.toml",
        format!("{id}[[segment]]\nid = \"b\"\ntext = \"Un \\u001b[31m.\"\n"),
    );
    for arguments in [
        &["check"][..],
        &["status"],
        &["explain", "\u{1b}]0;x\u{7}"],
        &["check", "\u{1b}[31m"],
        &["check", "--ui-lang", "\u{1b}[31m"],
        &["check", "--\u{1b}[31m"],
        &["render", "id", "--lang", "fr"],
        &["render", "id", "--lang", "fr", "--format", "html"],
    ] {
        let run = sandbox.run(arguments);
        for said in [&run.out, &run.err] {
            let order = said.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
            assert_eq!(order, None, "{arguments:?}: {said:?}");
        }
    }
}

#[test]
fn a_flood_of_marks_is_few_findings() {
    let sandbox = Sandbox::report();
    let text = format!("one = The first word.{}\ntwo = The second.\n", ")".repeat(200_000));
    sandbox.write("locales/en/report.ftl", text);
    let run = sandbox.run(&["check", "--rule", "unbalanced"]);
    assert!((1..10).contains(&run.out.matches("warning[unbalanced]").count()), "{}", run.out.len());
}

#[test]
fn the_source_language_is_no_target() {
    let sandbox = Sandbox::report();
    sandbox.write("diglot.toml", "source = \"fr\"\ntargets = [\"en\", \"fr\"]\n");
    check(&sandbox, "$DIGLOT check", 2, "diglot.toml:2");
    sandbox.write("diglot.toml", "source = \"fr\"\ntargets = [\"en\", \"EN\"]\n");
    check(&sandbox, "$DIGLOT check", 2, "named twice");
    check(&sandbox, "$DIGLOT --help > /dev/full", 2, "");
}

#[test]
fn a_string_that_is_none_hides_no_other_document() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "The second.", "The  second.");
    for text in [r#""C:\été""#, "\"caf\\u00e9 caf\u{e9}", "\"\"\"\\n \u{e9}", "'\u{e9}"] {
        sandbox.write("content/other.toml", format!("[[segment]]\nid = \"a\"\ntext = {text}\n"));
        for command in ["check", "status", "diff", "accept other", "render other --lang fr"] {
            let output = shell(&sandbox, &format!("$DIGLOT {command}"));
            let said = String::from_utf8(output.stdout).unwrap();
            let complained = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.code() < Some(3), "{command} {text}: {complained}");
            assert!(!complained.contains("bug"), "{command} {text}: {complained}");
            if command == "check" {
                let both = said.contains("[spacing]") && said.contains("content/other.toml:");
                assert!(both, "{text}: {said}");
            }
        }
    }
}

#[test]
fn a_locale_that_leads_out_of_the_project_is_said_by_every_command() {
    let (sandbox, outside) = (Sandbox::report(), tempfile::tempdir().unwrap());
    fs::remove_dir_all(sandbox.path().join("locales/en")).unwrap();
    std::os::unix::fs::symlink(outside.path(), sandbox.path().join("locales/en")).unwrap();
    for command in ["check", "status", "diff", "accept --all", "render report --lang en"] {
        check(&sandbox, &format!("$DIGLOT {command}"), 2, "leads out of the project");
    }
}

#[test]
fn fixes_and_findings_are_told_though_a_file_cannot_be_read() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "The first", "The  first");
    sandbox.write("content/other.toml", "[[segment]]\nid = \"a\"\ntext = \"Un  mot.\"\n");
    fs::create_dir(sandbox.path().join("locales/en/other.ftl")).unwrap();
    let run = sandbox.run(&["check", "--fix"]);
    assert_eq!(run.status, 2);
    assert!(run.out.contains("Fixes applied: 2"), "{}{}", run.out, run.err);
    assert!(run.err.contains("locales/en/other.ftl is not a file"), "{}", run.err);
}

#[test]
fn as_many_threads_as_anybody_likes_will_do() {
    let sandbox = Sandbox::report();
    for threads in ["20000", "0", "1", "x"] {
        let run = sandbox.run_with(&["check"], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(run.status, 0, "{threads}: {}", run.err);
    }
}

/// The administrator is bound by no limit of processes, so that somebody else has to try it.
#[test]
fn one_thread_does_all_where_no_other_can_be_had() {
    let sandbox = Sandbox::report();
    let program = sandbox.path().join("program");
    fs::copy(env!("CARGO_BIN_EXE_diglot"), &program).unwrap();
    for path in [sandbox.path(), &program] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let is_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let other = if is_root { "setpriv --reuid 65534 --regid 65534 --clear-groups " } else { "" };
    let limited = |line: &str| shell(&sandbox, &format!("{other}bash -c 'ulimit -u 1; {line}'"));
    if limited("[ $EUID != 0 ]").status.code() != Some(0) {
        skipped("a user with one process only could not be had here");
        return;
    }
    for command in ["check", "status", "render report --lang en"] {
        for threads in ["", "RAYON_NUM_THREADS=8"] {
            let output =
                limited(&format!("export {threads} DIGLOT_LANG=en; exec ./program {command}"));
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(0), "{command} {threads}: {said}");
            assert!(!said.contains("panicked"), "{command} {threads}: {said}");
        }
    }
}

#[test]
fn an_escape_that_is_cut_short_by_an_accent_is_told_with_its_place() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "one = ", "one = { \"\\u00é\" } ");
    sandbox.replace("content/report.toml", "Le premier", "{ \\\"\\\\U0000é\\\" } Le premier");
    let run = sandbox.run(&["check"]);
    assert_eq!(run.status, 1, "{}", run.err);
    for said in ["“\\u00é” is not an escape", "“\\U0000é” is not an escape"] {
        assert!(run.out.contains(said), "{}", run.out);
    }
}
