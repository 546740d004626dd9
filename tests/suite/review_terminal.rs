//! `diglot review` in a pseudo-terminal (that of util-linux's `script`).

#![cfg(target_os = "linux")]

use std::{
    io::{Read as _, Write as _},
    process::{Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use crate::project::Sandbox;

/// How long a frame is waited for: a machine may be busy, but not that busy.
const FRAME_PATIENCE: Duration = Duration::from_secs(60);

/// How long nothing more comes once a frame is drawn.
const FRAME_REST: Duration = Duration::from_millis(150);

/// Adds what the terminal is sent, from the first of it until it rests.
fn frame(pieces: &Receiver<Vec<u8>>, sent: &mut Vec<u8>) {
    let mut patience = FRAME_PATIENCE;
    while let Ok(piece) = pieces.recv_timeout(patience) {
        sent.extend(piece);
        patience = FRAME_REST;
    }
}

/// Reviews with these keys in a terminal of so many columns: all that the terminal was sent, without
/// its control sequences.
#[track_caller]
fn review(
    sandbox: &Sandbox,
    columns: usize,
    environment: &[(&str, &str)],
    keys: &[&str],
) -> String {
    let program = assert_cmd::cargo::cargo_bin("diglot");
    let command =
        format!("stty cols {columns} rows 30; '{}' review; echo ended $?", program.display());
    let mut child = Command::new("script")
        .args(["-qfec", &command, "/dev/null"])
        .current_dir(sandbox.path())
        .env("DIGLOT_LANG", "en")
        .env("TERM", "xterm-256color")
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = child.stdout.take().unwrap();
    let (sender, pieces) = mpsc::channel();
    thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(length @ 1..) = output.read(&mut piece) {
            if sender.send(piece[..length].to_vec()).is_err() {
                return;
            }
        }
    });
    let mut sent = Vec::new();
    // Each key waits for the frame that the one before it drew: every key draws one.
    for key in keys {
        frame(&pieces, &mut sent);
        input.write_all(key.as_bytes()).unwrap();
        input.flush().unwrap();
    }
    // It ends by itself: the last key quits.
    while let Ok(piece) = pieces.recv_timeout(FRAME_PATIENCE) {
        sent.extend(piece);
    }
    drop(input);
    child.wait().unwrap();
    let sent = String::from_utf8_lossy(&sent);
    assert!(sent.contains("ended 0"), "{sent:?}");
    // Spaces are mostly moves of the cursor.
    anstream::adapter::strip_str(&sent).to_string().replace(' ', "")
}

fn damaged() -> Sandbox {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    sandbox.replace("locales/en/report.ftl", "two = The second.\n", "");
    sandbox
}

#[test]
fn a_stale_segment_takes_one_key_and_a_missing_one_its_typing() {
    let sandbox = damaged();
    let shown = review(&sandbox, 120, &[], &["a", "e", "The second.", "\r", "q"]);
    for said in [
        "stale",
        "premier",
        "nouveau",
        "The first word.",
        "to translate",
        "Done in this sitting: 2.",
    ] {
        assert!(shown.contains(&said.replace(' ', "")), "{said}: {shown}");
    }
    assert!(sandbox.read("locales/en/report.ftl").contains("two = The second.\n"));
    assert_eq!(sandbox.run(&["check", "--deny", "info"]).status, 0);
}

#[test]
fn what_is_done_is_undone_and_what_is_typed_is_kept() {
    let sandbox = damaged();
    let before = sandbox.read("locales/en/report.ftl");
    // Ctrl-C while typing keeps the text; the first q says so, the second quits.
    let keys = ["e", " More.", "\x03", "q", "q"];
    let shown = review(&sandbox, 80, &[], &keys);
    assert!(shown.contains("notsaved"), "{shown}");
    assert_eq!(sandbox.read("locales/en/report.ftl"), before);
    let record = sandbox.read("locales/en/report.provenance.toml");
    review(&sandbox, 80, &[], &["r", "u", "q"]);
    assert_eq!(sandbox.read("locales/en/report.provenance.toml"), record);
}

#[test]
fn it_is_shown_at_any_width_in_french_and_without_colour() {
    let sandbox = damaged();
    sandbox.replace("content/report.toml", "Le nouveau mot.", "Le nouveau mot, 日本語 👩‍👩‍👧.");
    for columns in [60, 80, 120, 200] {
        let environment = [("DIGLOT_LANG", "fr"), ("NO_COLOR", "1")];
        let shown = review(&sandbox, columns, &environment, &["?", "x", "q"]);
        for said in ["périmé", "{+", "-]"] {
            assert!(shown.contains(said), "{columns} {said}: {shown}");
        }
    }
}

#[test]
fn the_text_goes_through_the_persons_own_editor() {
    let sandbox = damaged();
    sandbox.write("editor.sh", "#!/bin/sh\nprintf 'The last word.\\n' > \"$1\"\n");
    let editor = format!("sh {}", sandbox.path().join("editor.sh").display());
    review(&sandbox, 100, &[("EDITOR", &editor), ("VISUAL", "")], &["E", "q"]);
    assert!(sandbox.read("locales/en/report.ftl").contains("one = The last word.\n"));
}

/// What a command sends to a terminal.
fn shown(sandbox: &Sandbox, command: &str) -> String {
    let program = assert_cmd::cargo::cargo_bin("diglot");
    let line = format!("'{}' {command}", program.display());
    let output = Command::new("script")
        .args(["-qfec", &line, "/dev/null"])
        .current_dir(sandbox.path())
        .env("DIGLOT_LANG", "en")
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn long_work_says_how_far_it_has_come_on_a_terminal_alone() {
    let paragraph = |language: &str, at: usize| match language {
        "fr" => format!("Le verger numéro {at} de la vallée compte {at} pommiers et un puits.\n\n"),
        _ => format!("Orchard number {at} of the valley has {at} apple trees and a well.\n\n"),
    };
    let text = |language| (0..1500).map(|at| paragraph(language, at)).collect::<String>();
    let sandbox = Sandbox::new(&[("a.md", &text("fr")), ("a.en.md", &text("en"))]);
    let git = "git init -q && git -c user.name=a -c user.email=a@b.c commit -q --allow-empty -m a";
    let made = Command::new("sh").args(["-c", git]).current_dir(sandbox.path()).status().unwrap();
    assert!(made.success());
    let export = "export --format xliff -o a.xlf";
    // How much takes long depends on the machine.
    let mut documents = 1;
    for (command, said) in [
        ("import a.md --translation a.en.md --locale en", "importing"),
        (export, "exporting"),
        ("check a.xlf", "files checked"),
        ("check", "documents checked"),
    ] {
        let mut shown = shown(&sandbox, command);
        while !shown.contains(said) && documents < 64 {
            for at in documents..2 * documents {
                for path in ["content/a.toml", "locales/en/a.ftl", "locales/en/a.provenance.toml"] {
                    let copy = path.replace("/a.", &format!("/a{at}."));
                    sandbox.write(&copy, sandbox.read(path));
                }
            }
            documents *= 2;
            sandbox.run(&export.split(' ').collect::<Vec<_>>());
            shown = self::shown(&sandbox, command);
        }
        assert!(shown.contains(said), "{command}: {shown:?}");
        let run = sandbox.run(&command.split(' ').collect::<Vec<_>>());
        assert!(!run.err.contains(said), "{command} in a pipe: {}", run.err);
    }
}

#[test]
fn without_a_terminal_it_says_so() {
    let run = damaged().run(&["review"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("needs a terminal"), "{}", run.err);
}
