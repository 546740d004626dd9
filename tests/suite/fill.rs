//! `diglot fill`: places to write in.

use crate::project::Sandbox;

const FLUENT: &str = "locales/en/report.ftl";

fn unfilled() -> Sandbox {
    Sandbox::new(&[
        (
            "content/report.toml",
            "[[segment]]\nid = \"one\"\ntext = \"Le premier mot.\"\nnote = \"Un mot rare.\"\n\
             [[segment]]\nid = \"two\"\ntext = \"Le second.\"\n\
             [[segment]]\nid = \"three\"\ntext = \"Le troisième.\"\n",
        ),
        (FLUENT, "# mine\ntwo = The second.\n"),
    ])
}

#[test]
fn what_is_missing_has_a_place_that_counts_as_missing_until_it_is_filled() {
    let sandbox = unfilled();
    let run = sandbox.run(&["fill"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("locales/en/report.ftl: 2 places to fill"), "{}", run.out);
    let filled = "# diglot: fill — write the translation in the place of {\"\"}\n\
                  # > Le premier mot.\n# > (note) Un mot rare.\none = {\"\"}\n\n\
                  # mine\ntwo = The second.\n\n\
                  # diglot: fill — write the translation in the place of {\"\"}\n\
                  # > Le troisième.\nthree = {\"\"}\n";
    assert_eq!(sandbox.read(FLUENT), filled);
    let again = sandbox.run(&["fill"]);
    assert!(again.out.contains("2 places still wait"), "{}", again.out);
    assert_eq!(sandbox.read(FLUENT), filled);
    let check = sandbox.run(&["check"]);
    assert_eq!(check.out.matches("error[missing]").count(), 2, "{}", check.out);
    assert!(!check.out.contains("[syntax]"), "{}", check.out);
    let text = sandbox.run(&["render", "report", "--lang", "en"]).out;
    assert!(text.contains("Le premier mot."), "the source stands in: {text}");
    sandbox.replace(FLUENT, "one = {\"\"}", "one = The first word.");
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    let check = sandbox.run(&["check"]);
    assert!(check.out.contains("info[scaffolding]"), "{}", check.out);
    assert_eq!(check.out.matches("error[missing]").count(), 1, "{}", check.out);
    sandbox.run(&["check", "--fix"]);
    let fixed = sandbox.read(FLUENT);
    assert!(fixed.starts_with("one = The first word.\n\n# mine\ntwo"), "{fixed}");
    assert!(fixed.contains("# > Le troisième.\nthree = {\"\"}"), "{fixed}");
}

#[test]
fn a_file_that_is_not_there_is_made() {
    let sandbox = unfilled();
    std::fs::remove_file(sandbox.path().join(FLUENT)).unwrap();
    let dry = sandbox.run(&["fill", "--dry-run"]);
    assert!(dry.out.contains("Nothing was written."), "{}", dry.out);
    assert!(!sandbox.path().join(FLUENT).exists());
    let run = sandbox.run(&["fill", "report", "--locale", "en"]);
    assert!(run.out.contains("report.ftl, new: 3 places to fill"), "{}", run.out);
    assert_eq!(sandbox.read(FLUENT).matches("= {\"\"}").count(), 3);
    assert_eq!(sandbox.run(&["fill", "nowhere"]).status, 2);
}

#[test]
fn a_page_is_said_to_have_no_places() {
    let sandbox = Sandbox::new(&[
        (
            "diglot.toml",
            "source = \"en\"\ntargets = [\"fr\"]\n[markdown]\nsource = \"docs/en/{path}.md\"\n\
             translation = \"docs/{locale}/{path}.md\"\n",
        ),
        ("docs/en/start.md", "# Apples\n\nThey are ripe in May.\n"),
        ("docs/fr/start.md", "# Pommes\n"),
    ]);
    let run = sandbox.run(&["fill", "start"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("written into the pages themselves"), "{}", run.out);
    assert_eq!(sandbox.read("docs/fr/start.md"), "# Pommes\n");
}
