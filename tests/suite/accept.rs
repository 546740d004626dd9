//! `diglot accept`.

use crate::project::Sandbox;

const RECORD: &str = "locales/en/report.provenance.toml";

#[test]
fn accepting_makes_clean_and_touches_one_record() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let before = sandbox.read(RECORD);
    let dry = sandbox.run(&["accept", "report", "--dry-run"]);
    assert!(dry.out.ends_with("Would be recorded: 1.\n"), "{}", dry.out);
    assert_eq!(sandbox.read(RECORD), before);
    let run = sandbox.run(&["accept", "report/two"]);
    assert!(run.out.ends_with("Recorded: 0.\n"), "{}", run.out);
    let said = "report/one [en]: the source had changed; the translation is confirmed as it is\n\
                Recorded: 1.";
    assert_eq!(sandbox.run(&["accept", "report/one"]).out.trim(), said);
    assert_eq!(sandbox.read(RECORD), before.replace("premier", "nouveau"));
    assert_eq!(sandbox.run(&["check", "--deny", "info"]).status, 0);
}

#[test]
fn nothing_is_written_over_what_cannot_be_read() {
    for damage in ["[one\n", "_version = 2\n"] {
        let sandbox = Sandbox::report();
        sandbox.write(RECORD, damage);
        assert_eq!(sandbox.run(&["accept", "--all"]).status, 2);
        assert_eq!(sandbox.read(RECORD), damage);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_followed() {
    let (sandbox, outside) = (Sandbox::report(), tempfile::NamedTempFile::new().unwrap());
    std::fs::remove_file(sandbox.path().join(RECORD)).unwrap();
    std::os::unix::fs::symlink(outside.path(), sandbox.path().join(RECORD)).unwrap();
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 2);
    assert_eq!(std::fs::read_to_string(outside.path()).unwrap(), "");
}

#[test]
fn unknown_names_are_refused() {
    let sandbox = Sandbox::report();
    for arguments in
        [&["accept"][..], &["accept", "x"], &["accept", "report/x"], &["accept", "../x"]]
    {
        assert_eq!(sandbox.run(arguments).status, 2, "{arguments:?}");
    }
}

#[test]
fn two_at_once_lose_nothing() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    sandbox.replace("content/report.toml", "second", "deuxième");
    std::thread::scope(|scope| {
        for target in ["report/one", "report/two"] {
            scope.spawn(|| assert_eq!(sandbox.run(&["accept", target]).status, 0));
        }
    });
    assert_eq!(sandbox.run(&["check", "--deny", "info"]).status, 0);
}

#[test]
fn what_is_wrong_with_a_source_is_not_recorded_in_any_language() {
    let sandbox = Sandbox::report();
    sandbox.write(
        "diglot.toml",
        "source = \"fr\"\ntargets = [\"en\"]\n[rules]\nspacing = \"error\"\n",
    );
    sandbox.replace("content/report.toml", "premier mot", "nouveau  mot");
    let before = sandbox.read(RECORD);
    let run = sandbox.run(&["accept", "--all"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.err.contains("report/one is not accepted: content/report.toml:3"), "{}", run.err);
    assert_eq!(sandbox.read(RECORD), before);
}

#[test]
fn what_cannot_be_read_hides_no_other_document() {
    let sandbox = Sandbox::report();
    for (path, text) in [
        ("content/another.toml", "[[segment]]\nid = \"a\"\ntext = \"Un mot.\"\n"),
        ("locales/en/another.ftl", "a = A word.\n"),
        ("locales/en/another.provenance.toml", "[a\n"),
    ] {
        sandbox.write(path, text);
    }
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let run = sandbox.run(&["diff"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("nouveau"), "{}", run.out);
    let run = sandbox.run(&["accept", "--all"]);
    assert_eq!(run.status, 2);
    assert!(run.out.contains("Recorded: 1."), "{}", run.out);
    assert!(run.err.contains("locales/en/another.provenance.toml:1"), "{}", run.err);
    assert!(sandbox.read(RECORD).contains("nouveau"));
}

#[cfg(unix)]
#[test]
fn a_dry_run_leaves_even_what_was_cut_short() {
    let sandbox = Sandbox::report();
    sandbox.cut_short(&[("locales/en/new.ftl", "one = New.\n")]);
    let exists = || sandbox.path().join("locales/en/new.ftl").exists();
    for command in [&["accept", "--all", "--dry-run"][..], &["check", "--fix", "--dry-run"]] {
        sandbox.run(command);
        assert!(!exists(), "{command:?}");
    }
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    assert!(exists());
}

#[test]
fn a_draft_that_is_accepted_is_none() {
    let sandbox = Sandbox::report();
    for (arguments, state) in [
        (&["--state", "draft"][..], "draft"),
        (&[], "translated"),
        (&["--state", "reviewed"], "reviewed"),
        (&[], "reviewed"),
    ] {
        assert_eq!(sandbox.run(&[&["accept", "report/one"], arguments].concat()).status, 0);
        let record = sandbox.read(RECORD);
        let one = record.split("[two]").next().unwrap();
        assert!(one.contains(&format!("state = \"{state}\"")), "{arguments:?}: {record}");
    }
}

#[test]
fn what_a_slip_left_of_a_source_is_not_recorded() {
    let sandbox = Sandbox::report();
    let before = sandbox.read(RECORD);
    sandbox.replace("content/report.toml", "text = \"Le premier", "text = « \"Le premier");
    let check = sandbox.run(&["check"]);
    assert!(check.out.contains("[syntax]") && !check.out.contains("[stale]"), "{}", check.out);
    let run = sandbox.run(&["accept", "--all"]);
    assert_eq!(run.status, 1, "{}", run.out);
    assert!(run.err.contains("report: what is damaged was not recorded: content/report.toml:3"));
    assert_eq!(sandbox.read(RECORD), before);
}

#[test]
fn a_header_that_is_misspelt_makes_no_orphans() {
    let sandbox = Sandbox::report();
    let content = sandbox.read("content/report.toml").replace("[[segment]]", "[[segments]]");
    sandbox.write("content/report.toml", content);
    let check = sandbox.run(&["check"]);
    assert!(check.out.contains("[syntax]") && !check.out.contains("[orphan]"), "{}", check.out);
}

#[test]
fn what_is_accepted_is_said_with_what_remains() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "Le premier mot", "Le premier mot de Paris, en 2024");
    let reviewed = ["accept", "report/one", "report/two", "--state", "reviewed"];
    assert_eq!(sandbox.run(&reviewed).status, 0);
    let run = sandbox.run(&["accept", "report/one", "--state", "draft"]);
    assert!(
        run.out.starts_with("report/one [en]: draft; it is to be reviewed again\n"),
        "{}",
        run.out
    );
    assert!(run.out.contains("warning"), "{}", run.out);
    assert!(run.out.contains("“diglot check report” shows"), "{}", run.out);
    sandbox.replace("locales/en/report.ftl", "The second", "The other");
    let run = sandbox.run(&["accept", "--all"]);
    let said = "report/two [en]: the translation had changed; it is to be reviewed again\n";
    assert!(run.out.contains(said), "{}", run.out);
}

#[test]
fn what_may_turn_the_sense_round_is_named_one_by_one() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "Le premier mot", "Le premier mot n’a pas de sens");
    sandbox.replace("content/report.toml", "second", "deuxième");
    for arguments in [&["accept", "report"][..], &["accept", "--all", "--force"]] {
        let run = sandbox.run(arguments);
        assert_eq!(run.status, 1, "{}", run.out);
        let said =
            "report/one [en] is not accepted with the others: “n’a pas” is new in the source";
        assert!(run.err.contains(said), "{}", run.err);
        assert!(!sandbox.read(RECORD).contains("sens"));
    }
    assert!(sandbox.read(RECORD).contains("deuxième"), "the others were accepted");
    assert_eq!(sandbox.run(&["accept", "report/one"]).status, 0);
    assert!(sandbox.read(RECORD).contains("n’a pas de sens"));
}

#[test]
fn a_segment_that_cannot_be_recorded_is_explained() {
    let sandbox = Sandbox::report();
    let run = sandbox.run(&["accept", "report/one"]);
    assert!(run.out.starts_with("report/one [en]: nothing to record"), "{}", run.out);
    sandbox.write("locales/en/report.ftl", "one = The first word.\nthree = The third.\n");
    let run = sandbox.run(&["accept", "report/two"]);
    assert!(run.out.starts_with("report/two [en] is not translated"), "{}", run.out);
    let run = sandbox.run(&["accept", "report/three"]);
    assert!(run.out.starts_with("report/three [en] has no source"), "{}", run.out);
}
