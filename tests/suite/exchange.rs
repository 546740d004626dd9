//! Segments sent to a translator's tool and taken back, through the program.

use crate::project::Sandbox;

const CONTENT: &str = "[[segment]]\nid = \"stale\"\ntext = \"Le **premier** mot { $n }.\"\n\n\
     [[segment]]\nid = \"missing\"\ntext = \"Les mots sont dans la phrase.\"\n\n\
     [[segment]]\nid = \"row\"\nkind = \"table-row\"\nlabel = \"|---|---|\"\ntext = \"| Nord | Sud |\"\n";

const FLUENT: &str = "# about\nstale = The **first** word { $n }.\n\nrow = | North | South |\n";

const UI: &str = "people = { $n ->\n    [one] une personne\n   *[other] { $n } personnes\n}\n";

const FORMATS: [(&str, &str); 6] = [
    ("xliff", "xlf"),
    ("xliff-1.2", "xlf"),
    ("po", "po"),
    ("tmx", "tmx"),
    ("csv", "csv"),
    ("xlsx", "xlsx"),
];

/// One segment stale, one missing, a row of a table, a choice by plural forms.
pub(crate) fn report() -> Sandbox {
    let sandbox = Sandbox::new(&[
        ("content/report.toml", CONTENT),
        ("locales/en/report.ftl", FLUENT),
        ("locales/fr/ui.ftl", UI),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    sandbox.replace("content/report.toml", "premier", "nouveau");
    sandbox
}

pub(crate) fn export(sandbox: &Sandbox, format: &str, more: &[&str]) {
    let arguments = [&["export", "--format", format, "-o"], more].concat();
    let run = sandbox.run(&arguments);
    assert_eq!((run.status, &*run.out), (0, ""), "{}", run.err);
}

/// The files that a return may change.
pub(crate) fn state(sandbox: &Sandbox) -> [String; 2] {
    ["locales/en/report.ftl", "locales/en/report.provenance.toml"].map(|path| sandbox.read(path))
}

#[test]
fn what_comes_back_as_it_left_changes_no_byte() {
    for (format, extension) in FORMATS {
        for inline in ["codes", "text"] {
            let sandbox = report();
            let before = state(&sandbox);
            let file = format!("out.{extension}");
            export(&sandbox, format, &[&file, "--inline", inline]);
            let run = sandbox.run(&["import", &file]);
            assert_eq!(run.status, 0, "{format} {}{}", run.out, run.err);
            assert!(
                run.out.contains("taken 0, confirmed 0, unchanged 4, not taken 0"),
                "{}",
                run.out
            );
            assert_eq!(state(&sandbox), before, "{format}");
        }
    }
}

#[test]
fn a_return_is_of_the_source_that_left() {
    let sandbox = report();
    export(&sandbox, "xliff", &["out.xlf"]);
    // The source moves on while the file is away.
    sandbox.replace("content/report.toml", "nouveau", "grand");
    sandbox.replace(
        "out.xlf",
        "<source>Les mots sont dans la phrase.</source>",
        "<source>Les mots sont dans la phrase.</source><target>The words are in the sentence.</target>",
    );
    let file = sandbox.read("out.xlf");
    let (head, tail) = file.rsplit_once("first</pc> word").unwrap();
    sandbox.write("out.xlf", format!("{head}new</pc> word{tail}"));
    let run = sandbox.run(&["import", "out.xlf"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("[-nouveau-]{+grand+}"), "{}", run.out);
    assert!(run.out.contains("taken 2, confirmed 0"), "{}", run.out);
    let [fluent, records] = state(&sandbox);
    let expected = "# about\nstale = The **new** word { $n }.\n\nmissing = The words are in the sentence.\n\nrow = | North | South |\n";
    assert_eq!(fluent, expected);
    assert!(records.contains("source = \"Le **nouveau** mot { $n }.\""), "{records}");
    let check = sandbox.run(&["check", "report"]);
    assert!(check.out.contains("stale"), "{}", check.out);
}

#[test]
fn what_both_sides_changed_is_settled_a_segment_at_a_time() {
    let sandbox = report();
    export(&sandbox, "csv", &["out.csv"]);
    sandbox.replace("locales/en/report.ftl", "North", "The North");
    sandbox.replace("out.csv", ",South,", ",Southern half,");
    sandbox.replace("out.csv", ",North,", ",Northern half,");
    let before = state(&sandbox);
    let run = sandbox.run(&["import", "out.csv"]);
    assert_eq!(run.status, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains("report/row: translated on both sides"), "{}", run.out);
    assert_eq!(state(&sandbox), before);
    let run = sandbox.run(&["import", "out.csv", "--keep=report/row"]);
    assert_eq!((run.status, state(&sandbox)), (0, before.clone()), "{}", run.out);
    let run = sandbox.run(&["import", "out.csv", "--keep", "--theirs=report/row", "--dry-run"]);
    assert_eq!((run.status, state(&sandbox)), (0, before), "{}", run.out);
    let run = sandbox.run(&["import", "out.csv", "--theirs=report/row"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert!(state(&sandbox)[0].contains("row = | Northern half | Southern half |\n"));
}

#[test]
fn what_is_left_in_the_source_s_language_is_not_taken() {
    let sandbox = report();
    export(&sandbox, "po", &["out.po"]);
    let po = sandbox.read("out.po");
    let source = "msgid \"Les mots sont dans la phrase.\"\nmsgstr \"";
    sandbox.write("out.po", po.replace(source, &format!("{source}Les mots sont dans la phrase.")));
    let before = state(&sandbox);
    let run = sandbox.run(&["import", "out.po"]);
    assert_eq!((run.status, state(&sandbox)), (1, before), "{}{}", run.out, run.err);
    assert!(run.out.contains("report/missing is not translated"), "{}", run.out);
}

#[test]
fn lost_and_invented_codes_are_told_with_their_place() {
    let sandbox = report();
    export(&sandbox, "po", &["out.po"]);
    let po = sandbox.read("out.po");
    sandbox.write("out.po", po.replace("The **first** word {1}.", "The second word."));
    let run = sandbox.run(&["import", "out.po"]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("report/stale: { $n } did not come back"), "{}", run.out);
    assert!(
        sandbox.read("locales/en/report.provenance.toml").contains("stale = { state = \"draft\"")
    );
}

#[test]
fn plural_forms_are_units_of_the_target_s_language() {
    let sandbox = report();
    export(&sandbox, "po", &["out.po"]);
    let po = sandbox.read("out.po");
    let po = po.replace(
        "msgid \"une personne\"\nmsgstr \"",
        "msgid \"une personne\"\nmsgstr \"one person",
    );
    let po = po.replace(
        "msgid \"{1} personnes\"\nmsgstr \"",
        "msgid \"{1} personnes\"\nmsgstr \"{1} people",
    );
    sandbox.write("out.po", po);
    let run = sandbox.run(&["import", "out.po"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let fluent = sandbox.read("locales/en/ui.ftl");
    assert_eq!(
        fluent,
        "people =\n    { $n ->\n        [one] one person\n       *[other] { $n } people\n    }\n"
    );
    assert_eq!(sandbox.run(&["check", "ui", "--deny", "warning"]).status, 0);
}

#[test]
fn a_folder_for_omegat_holds_all_it_needs() {
    let sandbox = report();
    let run = sandbox.run(&["export", "--for", "omegat", "-o", "anna"]);
    assert_eq!(run.status, 0, "{}", run.err);
    for path in ["omegat.project", "source/report.po", "source/ui.po", "tm/diglot.tmx"] {
        assert!(sandbox.path().join("anna").join(path).is_file(), "{path}");
    }
    // The translated documents come back, not those that were sent.
    let run = sandbox.run(&["import", "anna"]);
    assert_eq!(run.status, 2);
    sandbox.write("anna/target/report.po", sandbox.read("anna/source/report.po"));
    let run = sandbox.run(&["import", "anna"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
}

#[test]
fn truncated_files_and_foreign_languages_change_nothing() {
    let sandbox = report();
    export(&sandbox, "xliff", &["out.xlf"]);
    let (before, text) = (state(&sandbox), sandbox.read("out.xlf"));
    sandbox.write("cut.xlf", &text[..text.len() / 2]);
    let run = sandbox.run(&["import", "cut.xlf"]);
    assert_eq!((run.status, state(&sandbox)), (2, before.clone()));
    assert!(run.err.contains("cut.xlf:"), "{}", run.err);
    sandbox.write("de.xlf", text.replace("trgLang=\"en\"", "trgLang=\"de\""));
    let run = sandbox.run(&["import", "de.xlf"]);
    assert_eq!((run.status, state(&sandbox)), (2, before));
    assert!(run.err.contains("“de”"), "{}", run.err);
}
