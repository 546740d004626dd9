//! `diglot explain`: a rule's page as people read it, and what a project may set about the rule.

use diglot::RULES;

use crate::project::Sandbox;

fn page(sandbox: &Sandbox, rule: &str, language: &str, columns: &str) -> String {
    let environment = [("DIGLOT_LANG", language), ("COLUMNS", columns)];
    let run = sandbox.run_with(&["explain", rule], &environment);
    assert_eq!(run.status, 0, "{}", run.err);
    run.out.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_page_shows_texts_and_no_machinery() {
    let sandbox = Sandbox::new(&[]);
    for rule in RULES {
        for (language, doubled) in [("fr", "\n  signalé :\n"), ("en", "\n  reported:\n")] {
            let page = page(&sandbox, rule.name, language, "60");
            for raw in ["```", "--- ", "f6add774da42f821", "\n## "] {
                assert!(!page.contains(raw), "{raw} {page}");
            }
            let record =
                page.lines().filter_map(|line| line.trim().strip_prefix("translation = \""));
            let mut fingerprints = record.filter(|rest| {
                rest.len() > 16 && rest.bytes().take(16).all(|byte| byte.is_ascii_hexdigit())
            });
            assert_eq!(fingerprints.next(), None, "{page}");
            assert!(!page.contains(doubled), "{page}");
            let prose = page.lines().filter(|line| !line.starts_with(' '));
            for line in prose {
                assert!(line.chars().count() <= 60, "{line}");
            }
        }
    }
}

#[test]
fn files_are_shown_once() {
    let page = page(&Sandbox::new(&[]), "glossary", "fr", "100");
    assert_eq!(page.matches("content/glossary.toml\n").count(), 1, "{page}");
    assert!(!page.contains("(le reste comme plus haut)"), "{page}");
    assert!(page.contains("    fr = Les défis de l’économie des soins.\n    en = "), "{page}");
}

#[test]
fn what_an_example_has_in_common_with_the_one_before_is_said() {
    let page = page(&Sandbox::new(&[]), "stale", "fr", "100");
    assert_eq!(page.matches("(le reste comme plus haut)").count(), 2, "{page}");
    assert_eq!(page.matches("one = The first word.").count(), 1, "{page}");
    assert!(page.contains("\"Le tout premier mot.\""), "{page}");
}

#[test]
fn a_page_ends_with_what_may_be_set() {
    let sandbox = Sandbox::new(&[]);
    let fixable = page(&sandbox, "number-format", "fr", "100");
    for said in [
        "\nRéglages\nNiveau : info.\n« diglot check --fix » corrige",
        "    [rules]\n    number-format = \"off\"\n",
        "    allow = [\"number-format\"]\n    # diglot: allow number-format — la raison\n",
    ] {
        assert!(fixable.contains(said), "{said}\n{fixable}");
    }
    let files = page(&sandbox, "syntax", "en", "100");
    assert!(files.contains("\nSettings\nSeverity: error.\n"), "{files}");
    assert!(!files.contains("allow = "), "{files}");
    sandbox.write("diglot.toml", "source = \"fr\"\n[rules]\nunreviewed = \"error\"\n");
    let set = page(&sandbox, "unreviewed", "en", "100");
    assert!(set.contains("Severity: error in this project ("), "{set}");
    assert!(
        set.contains("    [rules.unreviewed]\n    severity = \"warning\"\n    least = \"draft\""),
        "{set}"
    );
    // Whoever cannot read the project may still read about rules.
    sandbox.write("diglot.toml", "source = fr\n");
    assert!(page(&sandbox, "missing", "en", "100").contains("Severity: error.\n"));
}

#[test]
fn what_a_page_says_to_set_can_be_set() {
    for rule in RULES {
        let page = page(&Sandbox::new(&[]), rule.name, "en", "100");
        let (_, settings) = page.split_once("\nSettings\n").unwrap();
        let blocks: Vec<_> = settings.split("    [rules").skip(1).collect();
        assert_eq!(blocks.len(), if rule.options.is_empty() { 1 } else { 2 }, "{page}");
        for block in blocks {
            let lines = format!("    [rules{block}");
            let lines = lines.lines().map_while(|line| line.strip_prefix("    "));
            let part = lines.collect::<Vec<_>>().join("\n");
            let sandbox = Sandbox::report();
            sandbox.write("diglot.toml", format!("source = \"fr\"\ntargets = [\"en\"]\n{part}\n"));
            let run = sandbox.run(&["check"]);
            assert!(run.status < 2, "{part}: {}", run.err);
        }
    }
}

#[test]
fn where_there_is_little_room_texts_stand_below_names() {
    let sandbox = Sandbox::new(&[]);
    let table = |columns| sandbox.run_with(&["rules"], &[("COLUMNS", columns)]).out;
    let narrow = table("60");
    assert!(narrow.contains("error         \n") || narrow.contains("error\n"), "{narrow}");
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    assert!(narrow.contains("\n      Reports "), "{narrow}");
    assert!(!table("100").contains("\n      Reports "), "{}", table("100"));
}

#[test]
fn a_summary_fits_its_terminal() {
    let sandbox = Sandbox::report();
    let environment = |columns| [("DIGLOT_LANG", "fr"), ("COLUMNS", columns)];
    let summary = |columns| sandbox.run_with(&["check", "--summary"], &environment(columns)).out;
    let narrow = summary("60").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    assert!(narrow.contains("en\n  à jour : 2, périmés : 0, "), "{narrow}");
    // In between, titles of two words stand in two lines.
    let middle = summary("100");
    assert!(middle.lines().all(|line| line.chars().count() <= 100), "{middle}");
    assert!(middle.starts_with("langue  "), "{middle}");
    assert!(middle.lines().nth(1).unwrap().contains("jour"), "{middle}");
    assert!(summary("120").lines().next().unwrap().starts_with("langue  à jour  périmés"));
}
