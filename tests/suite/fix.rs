//! `diglot check --fix`.

use crate::project::Sandbox;

const FR: &str = "content/report.toml";
const EN: &str = "locales/en/report.ftl";

/// Two segments with slips on both sides, accepted as they are.
fn slips() -> Sandbox {
    let sandbox = Sandbox::new(&[
        (
            FR,
            "# kept\r\n[[segment]]\r\nid = \"one\"\r\ntext = \"Le 2ème mot: L'Etat.\"\r\n\r\n\
             [[segment]]\r\nid = \"two\"\r\ntext = \"Qui\\u0020?\"\r\n",
        ),
        (EN, "# kept\none = The 2nd  word: the « State ».\ntwo = Who?\n"),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    sandbox
}

#[test]
fn a_dry_run_shows_and_changes_nothing() {
    let sandbox = slips();
    let before = (sandbox.read(FR), sandbox.read(EN));
    let run = sandbox.run(&["check", "--fix", "--dry-run"]);
    for part in ["{+<NBSP>+}", "[-2ème-]{+2e+}", "[-« -]{+“+}State", "would"] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    assert_eq!((sandbox.read(FR), sandbox.read(EN)), before);
}

#[test]
fn only_what_is_fixed_changes_and_what_was_current_stays_so() {
    let sandbox = slips();
    let (fr, en) = (sandbox.read(FR), sandbox.read(EN));
    let run = sandbox.run(&["check", "--fix"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let fixed = fr.replace("2ème mot:", "2e mot\u{a0}:").replace("Etat", "État");
    assert_eq!(sandbox.read(FR), fixed, "an escape is left alone, line breaks stay");
    let fixed = en.replace("2nd  word", "2nd word").replace("« State »", "“State”");
    assert_eq!(sandbox.read(EN), fixed);
    let run = sandbox.run(&["check", "--rule", "stale", "--rule", "unconfirmed", "--deny", "info"]);
    assert_eq!(run.status, 0, "{}", run.out);
    let before =
        (sandbox.read(FR), sandbox.read(EN), sandbox.read("locales/en/report.provenance.toml"));
    let run = sandbox.run(&["check", "--fix"]);
    assert!(run.out.contains("Fixes applied: 0"), "{}", run.out);
    let now =
        (sandbox.read(FR), sandbox.read(EN), sandbox.read("locales/en/report.provenance.toml"));
    assert_eq!(now, before, "fixing twice changes nothing");
}

#[test]
fn the_style_is_the_projects() {
    let sandbox = slips();
    let style = |options: &str| {
        let base = "source = \"fr\"\ntargets = [\"en\"]\n";
        sandbox.write("diglot.toml", format!("{base}{options}"));
        sandbox.run(&["check", "--format", "json"])
    };
    let run = style("[style.fr]\nordinals = \"superscript\"\napostrophe = \"typographic\"\n");
    for part in ["“2ᵉ”", "typographic apostrophe"] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let run = style("[style.fr]\nordinal = \"plain\"\n");
    assert!(run.status == 2 && run.err.contains("diglot.toml:4:"), "{}", run.err);
    let run = style("[style.fr]\nordinals = \"fancy\"\n");
    assert!(run.status == 2 && run.err.contains("any, plain, superscript"), "{}", run.err);
}

#[test]
fn a_text_with_escapes_is_fixed_between_them() {
    let sandbox = Sandbox::new(&[
        (
            "content/report.toml",
            "[[segment]]\nid = \"one\"\ntext = \"Elle dit  \\\"oui\\\"  et\\u00a0part.\"\n",
        ),
        ("locales/en/report.ftl", "one = She says “yes” and leaves.\n"),
    ]);
    let run = sandbox.run(&["check", "--fix", "--rule", "spacing"]);
    let expected = "[[segment]]\nid = \"one\"\ntext = \"Elle dit \\\"oui\\\" et\\u00a0part.\"\n";
    assert_eq!(sandbox.read("content/report.toml"), expected, "{}{}", run.out, run.err);
}
