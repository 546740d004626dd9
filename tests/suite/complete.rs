//! `diglot import --translation` into a document that is there.

use crate::{
    import::{ENGLISH, FRENCH},
    project::{Run, Sandbox},
};

const FLUENT: &str = "locales/en/report.ftl";

/// A document of the project, and a translation that somebody has begun.
fn project(fluent: &str) -> Sandbox {
    let sandbox = Sandbox::new(&[("report.md", FRENCH), ("report.en.md", ENGLISH)]);
    assert_eq!(sandbox.run(&["import", "report.md"]).status, 0);
    if !fluent.is_empty() {
        sandbox.write(FLUENT, fluent);
        assert_eq!(sandbox.run(&["accept", "--all", "--state", "reviewed"]).status, 0);
    }
    sandbox
}

fn complete(sandbox: &Sandbox, more: &[&str]) -> Run {
    let arguments = ["import", "--translation", "report.en.md", "--name", "report"];
    sandbox.run(&[&arguments, more].concat())
}

#[test]
fn a_translation_fills_an_empty_one() {
    let sandbox = project("");
    let done = complete(&sandbox, &[]);
    assert_eq!((done.status, &*done.err), (0, ""));
    assert!(done.out.contains("missing 1, without a source 1."), "{}", done.out);
    let fluent = sandbox.read(FLUENT);
    assert!(fluent.contains("\n\n# Only in English, this paragraph thanks"), "{fluent}");
    assert!(fluent.contains("= The treasurer thanks the 32 volunteers of Lyon and Marseille, and President Ahmed Benali.\n"));
    assert!(fluent.contains("= She announces a meeting in Geneva on 7 May 2025, with the 18"));
    assert!(!sandbox.run(&["status"]).out.is_empty());
    let before = fluent;
    let same = complete(&sandbox, &[]);
    assert!(same.out.contains("9 translations were there already, the same."), "{}", same.out);
    assert!(same.out.ends_with("Nothing to write.\n"), "{}", same.out);
    assert_eq!(sandbox.read(FLUENT), before);
}

#[test]
fn what_has_no_source_stays_in_its_order() {
    let sandbox = project("");
    let more = "\nWritten in English: { x }.\n\nAnd then this, by nobody in Cork.\n";
    sandbox.write("report.en.md", ENGLISH.to_owned() + more);
    assert_eq!(complete(&sandbox, &[]).status, 0);
    let comments = "# Written in English: { x }.\n\n# And then this, by nobody in Cork.\n";
    assert!(sandbox.read(FLUENT).ends_with(comments), "{}", sandbox.read(FLUENT));
    assert!(complete(&sandbox, &[]).out.ends_with("Nothing to write.\n"));
}

#[test]
fn what_a_translator_wrote_stays() {
    let mine = "# mine\ntitle = The year’s report\n\n-term = x\n\nreunions-anna-dupont-presente = A. D. presented.\n";
    let sandbox = project(mine);
    let done = complete(&sandbox, &[]);
    assert_eq!((done.status, &*done.err), (0, ""));
    assert!(done.out.contains("2 translations that were there already say"), "{}", done.out);
    let fluent = sandbox.read(FLUENT);
    assert!(
        fluent.starts_with("# mine\ntitle = The year’s report\n\nreseau-compte-200"),
        "{fluent}"
    );
    assert!(fluent.contains("-term = x\n") && fluent.contains("= A. D. presented.\n"), "{fluent}");
    let provenance = sandbox.read("locales/en/report.provenance.toml");
    assert_eq!(provenance.matches("\"reviewed\"").count(), 2, "{provenance}");

    let forced = complete(&sandbox, &["--force"]);
    assert_eq!(forced.status, 0, "{}", forced.err);
    let fluent = sandbox.read(FLUENT);
    assert!(fluent.starts_with("# mine\ntitle = Annual report of the network\n"), "{fluent}");
    assert!(fluent.contains("-term = x\n") && !fluent.contains("A. D."), "{fluent}");
}

#[test]
fn what_cannot_be_paired_is_refused_until_it_is_forced() {
    let sandbox = project("");
    sandbox.write("report.en.md", FRENCH);
    let refused = complete(&sandbox, &[]);
    assert_eq!((refused.status, refused.err.contains("“fr”, not in “en”")), (2, true));
    assert!(refused.err.contains("--force"), "{}", refused.err);
    assert!(!sandbox.path().join("locales").exists());
    assert_eq!(complete(&sandbox, &["--force"]).status, 0);
    let none = sandbox.run(&["import", "--translation", "report.en.md"]);
    assert_eq!((none.status, none.err.contains("--name")), (2, true), "{}", none.err);
    let nothing = sandbox.run(&["import"]);
    assert_eq!(nothing.status, 2);
}

#[test]
fn a_new_version_and_its_translation_come_together() {
    let sandbox = project("");
    assert_eq!(complete(&sandbox, &[]).status, 0);
    sandbox.write(
        "v2.md",
        FRENCH.replace("## ", "# ") + "\nUn dernier mot de Clara Berger, le 3 mai.\n",
    );
    sandbox.write("v2.en.md", ENGLISH.to_owned() + "\nA last word from Clara Berger, on 3 May.\n");
    let arguments = ["import", "v2.md", "--name", "report", "--translation", "v2.en.md"];
    let done = sandbox.run(&arguments);
    assert_eq!((done.status, &*done.err), (0, ""));
    assert!(done.out.contains("new 1, gone 0."), "{}", done.out);
    assert!(sandbox.read(FLUENT).contains("= A last word from Clara Berger, on 3 May.\n"));
    assert!(sandbox.run(&arguments).out.ends_with("Nothing to write.\n"));
}
