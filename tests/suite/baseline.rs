//! `diglot check --baseline`.

use crate::project::Sandbox;

const FILE: &str = "debts.toml";

/// A project with two old debts: a stale segment and an orphan.
fn indebted() -> Sandbox {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    sandbox.write("locales/en/report.ftl", sandbox.read("locales/en/report.ftl") + "old = Old.\n");
    let run = sandbox.run(&["check", "--baseline", FILE, "--write-baseline"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("lists 2 findings"), "{}", run.out);
    sandbox
}

/// Expects of a check with the baseline: status, what it says in both streams.
#[track_caller]
fn check(sandbox: &Sandbox, status: i32, parts: &[&str]) {
    let run = sandbox.run(&["check", "--deny", "warning", "--baseline", FILE]);
    let said = format!("{}{}", run.out, run.err);
    assert_eq!(run.status, status, "{said}");
    for part in parts {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn old_debts_are_not_reported_and_new_ones_are() {
    let sandbox = indebted();
    check(&sandbox, 0, &["All is well"]);
    sandbox.replace("content/report.toml", "second", "nouveau");
    check(&sandbox, 1, &["“two” was translated", "Errors: 1"]);
}

#[test]
fn a_debt_survives_the_move_of_its_segment() {
    let sandbox = indebted();
    let content = sandbox.read("content/report.toml");
    let (one, two) = content.split_once("\n\n").unwrap();
    sandbox.write("content/report.toml", format!("# moved\n\n{two}\n{one}\n"));
    check(&sandbox, 0, &["All is well"]);
}

#[test]
fn debts_that_were_paid_can_be_removed() {
    let sandbox = indebted();
    sandbox.replace("content/report.toml", "nouveau", "premier");
    check(&sandbox, 0, &["no longer occur: 1", "--write-baseline"]);
    sandbox.run(&["check", "--baseline", FILE, "--write-baseline"]);
    assert!(!sandbox.read(FILE).contains("stale"));
}

#[test]
fn a_damaged_baseline_is_refused_with_its_place() {
    let sandbox = indebted();
    let good = sandbox.read(FILE);
    for (bad, place) in [
        (good.replace("version = 1", "version = 9"), "debts.toml:1:"),
        (good.replace("[\n", "[\n<<<<<<< ours\n"), "debts.toml:3:"),
    ] {
        sandbox.write(FILE, bad);
        check(&sandbox, 2, &[place]);
    }
    std::fs::remove_file(sandbox.path().join(FILE)).unwrap();
    check(&sandbox, 2, &["there is no debts.toml"]);
}

#[test]
fn what_could_not_be_checked_is_not_forgotten() {
    let sandbox = indebted();
    let before = sandbox.read(FILE);
    // Not even as root can a folder be read as a file.
    std::fs::remove_file(sandbox.path().join("locales/en/report.ftl")).unwrap();
    sandbox.write("locales/en/report.ftl/file", "");
    let run = sandbox.run(&["check", "--baseline", FILE, "--write-baseline"]);
    assert_eq!(run.status, 2, "{}", run.out);
    assert!(run.err.contains("debts.toml was not written"), "{}", run.err);
    assert_eq!(sandbox.read(FILE), before);
}

#[test]
fn nothing_is_fixed_without_the_baseline_that_was_named() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "The first word.", "The first  word.");
    let before = sandbox.read("locales/en/report.ftl");
    let run = sandbox.run(&["check", "--fix", "--baseline", "none.toml"]);
    assert_eq!(run.status, 2, "{}", run.out);
    assert_eq!(sandbox.read("locales/en/report.ftl"), before);
}
