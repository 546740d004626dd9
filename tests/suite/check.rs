//! `diglot check`.

use crate::project::{Sandbox, repository, run};

/// Damages the sample report and expects these findings, as `rule file:line`, and this status.
#[track_caller]
fn check(damage: impl Fn(&Sandbox), findings: &[&str], status: i32) {
    let sandbox = Sandbox::report();
    damage(&sandbox);
    let run = sandbox.run(&["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let found = json["findings"].as_array().unwrap().iter().map(|finding| {
        let (rule, place) = (&finding["rule"], &finding["location"]);
        format!("{} {}:{}", rule.as_str().unwrap(), place["file"].as_str().unwrap(), place["line"])
    });
    assert_eq!(found.collect::<Vec<_>>(), findings, "{}", run.err);
    assert_eq!(run.status, status, "{}", run.err);
}

#[test]
fn the_repository_is_clean() {
    let run = run(repository(), &["check", "--deny", "info"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
}

#[test]
fn states_of_pairs() {
    let (fr, en) = ("content/report.toml", "locales/en/report.ftl");
    check(|_| {}, &[], 0);
    check(|p| p.replace(en, "two = The second.\n", ""), &["missing content/report.toml:8"], 1);
    check(|p| p.replace(fr, "premier", "nouveau"), &["stale locales/en/report.ftl:1"], 1);
    check(|p| p.replace(fr, "Le premier", "Le  premier"), &["spacing content/report.toml:3"], 0);
    check(|p| p.replace(en, "first", "new"), &[], 0);
    let both = |p: &Sandbox| {
        p.replace(fr, "premier", "nouveau");
        p.replace(en, "first", "new");
    };
    check(both, &["unconfirmed locales/en/report.ftl:1"], 0);
    check(|p| p.replace(fr, "\"two\"", "\"three\""), &["renamed locales/en/report.ftl:2"], 1);
}

#[test]
fn damaged_files() {
    let (fr, en) = ("content/report.toml", "locales/en/report.ftl");
    let record = "locales/en/report.provenance.toml";
    check(|p| p.replace(en, "one =", "one = {"), &["syntax locales/en/report.ftl:1"], 1);
    check(
        // The other message really is not there.
        |p| p.write(en, format!("one = {}", "{".repeat(200_000))),
        &["missing content/report.toml:8", "syntax locales/en/report.ftl:1"],
        1,
    );
    check(|p| p.write(en, b"one = caf\xe9\ntwo = x\n"), &["encoding locales/en/report.ftl:1"], 1);
    check(|p| p.write(en, "\u{feff}one = The first word.\r\ntwo = The second.\r\n"), &[], 0);
    check(|p| p.replace(fr, "kind", "kin"), &["syntax content/report.toml:7"], 1);
    check(
        |p| p.replace(fr, "\"two\"", "\"one\""),
        &["duplicate-id content/report.toml:6", "orphan locales/en/report.ftl:2"],
        1,
    );
    check(|p| p.write(record, "[one\n"), &["syntax locales/en/report.provenance.toml:1"], 1);
    check(
        |p| p.write(record, "_version = 2\n"),
        &["syntax locales/en/report.provenance.toml:1"],
        1,
    );
}

#[test]
fn a_damaged_glossary_is_said_and_hides_nothing() {
    let glossary = "content/glossary.toml";
    let term = "[[term]]\nfr = \"second\"\nen = \"other\"\n";
    check(|p| p.write(glossary, ""), &[], 0);
    check(|p| p.write(glossary, term), &["glossary locales/en/report.ftl:2"], 0);
    let damaged = format!("kep = []\n{term}kind = \"x\"\n");
    let found = [
        "syntax content/glossary.toml:1",
        "syntax content/glossary.toml:5",
        "glossary locales/en/report.ftl:2",
    ];
    check(|p| p.write(glossary, &damaged), &found, 1);
    check(
        |p| p.write(glossary, b"keep = [\"caf\xe9\"]\n"),
        &["encoding content/glossary.toml:1"],
        1,
    );
    check(|p| p.write(glossary, "[[term"), &["syntax content/glossary.toml:1"; 2], 1);
}

#[test]
fn a_person_reads_both_texts_in_either_language() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let run = sandbox.run(&["check"]);
    for part in ["error[stale]", "locales/en/report.ftl:1:1", "[-premier-]{+nouveau+}", "Errors: 1"]
    {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let run = sandbox.run(&["check", "--ui-lang", "fr"]);
    assert!(run.out.contains("erreur[stale]\u{a0}: la source a changé"), "{}", run.out);
}

#[test]
fn annotations_are_on_the_line() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "two = The second.\n", "");
    let run = sandbox.run(&["check", "--format", "github", "--ui-lang", "en"]);
    let start =
        "::error file=content/report.toml,line=8,endLine=8,col=9,endColumn=19,title=missing::";
    assert!(run.out.starts_with(start), "{}", run.out);
}

#[test]
fn what_cannot_be_checked_ends_with_2() {
    let empty = tempfile::TempDir::new().unwrap();
    let outcome = run(empty.path(), &["check"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("no project here or above"), "{}", outcome.err);
    let sandbox = Sandbox::report();
    let outcome = sandbox.run(&["check", "rapport"]);
    assert_eq!((outcome.status, outcome.err.contains("did you mean “report”?")), (2, true));
    sandbox.write("diglot.toml", "source = \"fr\"\ntarget = []\n");
    let outcome = sandbox.run(&["check"]);
    assert_eq!((outcome.status, outcome.err.contains("diglot.toml:2:1: unknown key")), (2, true));
}

#[test]
fn a_file_that_cannot_be_read_hides_nothing_of_the_others() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "two = The second.\n", "");
    std::fs::create_dir_all(sandbox.path().join("locales/en/other.ftl")).unwrap();
    sandbox.write("content/other.toml", "[[segment]]\nid = \"a\"\ntext = \"x\"\n");
    let run = sandbox.run(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.out.contains("error[missing]"), "{}", run.out);
    assert!(run.err.contains("locales/en/other.ftl is not a file"), "{}", run.err);
}

#[test]
fn a_segment_is_checked_alone_and_files_name_their_document() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    assert_eq!(sandbox.run(&["check", "report/one"]).status, 1);
    let run = sandbox.run(&["check", "report/two"]);
    assert_eq!((run.status, &*run.out), (0, "All is well: one segment checked.\n"));
    for file in ["content/report.toml", "locales/en/report.ftl"] {
        assert_eq!(sandbox.run(&["check", file]).status, 1, "{file}");
    }
    let run = sandbox.run(&["check", "report/two", "--fix"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("whole documents"), "{}", run.err);
}

#[test]
fn a_project_that_cannot_be_opened_is_said_in_every_format() {
    let sandbox = Sandbox::report();
    sandbox.write("diglot.toml", "source = fr\n");
    let json = sandbox.run_with(&["check", "--format", "json"], &[("DIGLOT_LANG", "fr")]);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.status, &value["version"]), (2, &1.into()));
    assert!(value["failures"][0]["message"].as_str().unwrap().starts_with("diglot.toml:1"));
    let github = sandbox.run(&["check", "--format", "github"]);
    assert!(github.out.starts_with("::error title=diglot::diglot.toml:1"), "{}", github.out);
}

#[test]
fn what_to_run_next_fits_what_was_found() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "The first word.", "The first { $word }.");
    sandbox.write("locales/en/report.provenance.toml", "");
    let run = sandbox.run(&["check", "report"]);
    assert!(run.out.contains("Correct the errors first"), "{}", run.out);
    sandbox.replace("locales/en/report.ftl", "The first { $word }.", "The first word.");
    let run = sandbox.run(&["check", "report"]);
    assert!(run.out.contains("“diglot accept report” records them"), "{}", run.out);
}

#[test]
fn what_to_run_next_names_the_documents_that_the_findings_name() {
    let sandbox = Sandbox::report();
    sandbox.write("content/other.toml", "[[segment]]\nid = \"a\"\ntext = \"Un autre mot.\"\n");
    sandbox.write("locales/en/other.ftl", "a = Another word.\n");
    let run = sandbox.run(&["check"]);
    assert!(run.out.contains("record them with “diglot accept other”"), "{}", run.out);
    assert!(run.out.contains("“diglot accept other” records them"), "{}", run.out);
    sandbox.write("locales/en/report.provenance.toml", "");
    let run = sandbox.run(&["check"]);
    assert!(run.out.contains("“diglot accept other report” records them"), "{}", run.out);
    for name in ["third", "fourth"] {
        sandbox.write(&format!("content/{name}.toml"), sandbox.read("content/other.toml"));
        sandbox.write(&format!("locales/en/{name}.ftl"), "a = Another word.\n");
    }
    let run = sandbox.run(&["check"]);
    assert!(run.out.contains("“diglot accept --all” records them"), "{}", run.out);
}

#[test]
fn colours_are_as_they_are_asked_for() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let coloured = |arguments: &[&str], environment: &[(&str, &str)]| {
        let run = sandbox.run_with(&[&["check"], arguments].concat(), environment);
        run.out.contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]), "a pipe has none");
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["--color=never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["--color", "auto"], &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
}

#[test]
fn the_authors_note_is_for_the_translator() {
    let sandbox = Sandbox::report();
    let content = sandbox.read("content/report.toml");
    sandbox.write("content/report.toml", content + "note = \"dit par la présidente\"\n");
    sandbox.replace("content/report.toml", "second", "nouveau");
    for command in [&["check"][..], &["diff"]] {
        let run = sandbox.run(command);
        assert!(run.out.contains("  = note: dit par la présidente\n"), "{}", run.out);
    }
}

#[test]
fn an_acronym_that_stays_as_it_is_may_not_be_altered() {
    let sandbox = Sandbox::report();
    sandbox.write("content/glossary.toml", "keep = [\"CECOP\", \"SEWA\"]\n");
    sandbox.replace("content/report.toml", "Le premier mot.", "Les SEWA et la CECOP.");
    for (translation, said) in [
        ("The SEWAs and CECOP.", false),
        ("CECOP’s and SEWA’s.", false),
        ("The SEWAs and CECOPA.", true),
        ("The SEWAs and CEOCP.", true),
    ] {
        sandbox.write("locales/en/report.ftl", format!("one = {translation}\ntwo = The second.\n"));
        let run = sandbox.run(&["check", "--rule", "glossary"]);
        assert_eq!(run.out.contains("[glossary]"), said, "{translation}: {}", run.out);
    }
}
