//! `diglot accept`.

use crate::project::Sandbox;

const RECORD: &str = "locales/en/report.provenance.toml";

#[test]
fn accepting_makes_clean_and_touches_one_record() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "dernier");
    let before = sandbox.read(RECORD);
    let dry = sandbox.run(&["accept", "report", "--dry-run"]);
    assert!(dry.out.ends_with("Would be recorded: 1.\n"), "{}", dry.out);
    assert_eq!(sandbox.read(RECORD), before);
    assert_eq!(sandbox.run(&["accept", "report/two"]).out.trim(), "Recorded: 0.");
    let said = "report/one [en]: the source had changed; the translation is confirmed as it is\n\
                Recorded: 1.";
    assert_eq!(sandbox.run(&["accept", "report/one"]).out.trim(), said);
    assert_eq!(sandbox.read(RECORD), before.replace("premier", "dernier"));
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
    sandbox.replace("content/report.toml", "premier", "dernier");
    sandbox.replace("content/report.toml", "second", "deuxième");
    std::thread::scope(|scope| {
        for target in ["report/one", "report/two"] {
            scope.spawn(|| assert_eq!(sandbox.run(&["accept", target]).status, 0));
        }
    });
    assert_eq!(sandbox.run(&["check", "--deny", "info"]).status, 0);
}
