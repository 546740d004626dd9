//! What is said of a mistaken command line, and the help, in both languages.

use crate::project::{Run, Sandbox};

/// The French comes first: it is the source. Spaces that do not break are written as plain ones.
#[track_caller]
fn check(sandbox: &Sandbox, line: &str, [french, english]: [&str; 2]) {
    let arguments: Vec<&str> = line.split_whitespace().collect();
    for (language, said) in [("fr", french), ("en", english)] {
        let run = sandbox.run_with(&arguments, &[("DIGLOT_LANG", language)]);
        let err = plain(&run.err);
        assert_eq!(run.status, 2, "{line} ({language}): {err}");
        assert!(err.starts_with(&format!("diglot: {said}\n")), "{line} ({language}): {err}");
    }
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn help(line: &str, language: &str) -> Run {
    let arguments: Vec<&str> = line.split_whitespace().collect();
    Sandbox::new(&[]).run_with(&arguments, &[("DIGLOT_LANG", language), ("COLUMNS", "100")])
}

#[test]
fn mistaken_arguments_are_said_with_what_would_do() {
    let sandbox = Sandbox::report();
    let check = |line, said| check(&sandbox, line, said);
    check(
        "chek",
        [
            "il n’y a pas de commande « chek » ; vouliez-vous dire « check » ?",
            "there is no command “chek”; did you mean “check”?",
        ],
    );
    check(
        "check --dry-run",
        ["« --dry-run » ne s’emploie qu’avec « --fix »", "“--dry-run” is only used with “--fix”"],
    );
    check(
        "accept --since X",
        [
            "« --since » ne s’emploie qu’avec « --from-history »",
            "“--since” is only used with “--from-history”",
        ],
    );
    check(
        "accept",
        [
            "que faut-il accepter ? Nommez des documents ou des segments, ou employez --all ou --from-history",
            "accept what? Name documents or segments, or use --all or --from-history",
        ],
    );
    check(
        "check --format xml",
        [
            "« xml » n’est pas une valeur de « --format » ; choisissez human, json, github, sarif, junit, gitlab, checkstyle, html ou markdown",
            "“xml” is not a value of “--format”; choose human, json, github, sarif, junit, gitlab, checkstyle, html or markdown",
        ],
    );
    let width =
        ["« --width » attend un nombre de 0 à 10 000", "“--width” takes a number from 0 to 10,000"];
    check("render report --lang fr --width -5", width);
    check("render report --lang fr --width abc", width);
    check("check --quiet=3", ["« --quiet » ne prend pas de valeur", "“--quiet” takes no value"]);
    check("help nope", ["il n’y a pas de commande « nope »", "there is no command “nope”"]);
}

#[test]
fn names_that_are_not_there_are_said_with_those_that_are() {
    let sandbox = Sandbox::report();
    let check = |line, said| check(&sandbox, line, said);
    check(
        "explain nope",
        [
            "aucune règle ne s’appelle « nope » ; « diglot rules » les énumère",
            "no rule is called “nope”; “diglot rules” lists them",
        ],
    );
    check(
        "explain missng",
        [
            "aucune règle ne s’appelle « missng » ; vouliez-vous dire missing, missing-word ou missing-value ?",
            "no rule is called “missng”; did you mean missing, missing-word or missing-value?",
        ],
    );
    check(
        "check --locale xx",
        [
            "le projet n’a pas la langue « xx » ; il n’y a que « en »",
            "the project has no language “xx”; there is only “en”",
        ],
    );
    let segment = |n| format!("[[segment]]\nid = \"s{n}\"\ntext = \"T\"\n");
    let segments: String = (0..9).map(segment).collect();
    sandbox.write("content/report.toml", format!("[document]\ntitle = \"R\"\n{segments}"));
    check(
        "diff report/zzz",
        [
            "aucun segment ne s’appelle « zzz » ; ceux qu’il y a sont dans content/report.toml",
            "no segment is called “zzz”; those there are stand in content/report.toml",
        ],
    );
    check(
        "check --project nowhere",
        ["il n’y a pas de dossier nowhere", "there is no folder nowhere"],
    );
    check(
        "check --project content",
        [
            "aucun projet dans content : ni diglot.toml, ni l10n.toml, ni i18n.toml ; « diglot init » en crée un, « --reference » et « --translations » s’en passent",
            "no project in content: no diglot.toml, l10n.toml or i18n.toml; “diglot init” makes one, “--reference” and “--translations” do without",
        ],
    );
    for number in 0..9 {
        sandbox.write(&format!("content/d{number}.toml"), "[document]\ntitle = \"D\"\n");
    }
    check(
        "check nope",
        [
            "aucun document ne s’appelle « nope » ; « diglot status » les énumère",
            "no document is called “nope”; “diglot status” lists them",
        ],
    );
}

#[test]
fn a_new_project_is_told_how_its_first_document_comes() {
    let sandbox = Sandbox::new(&[("diglot.toml", "source = \"en\"\ntargets = [\"de\"]\n")]);
    let french = "aucun document : ni content/*.toml, ni fichier qui corresponde à « locales/en/{path}.ftl » ; importez le premier avec « diglot import FICHIER »";
    let english = "no document: neither content/*.toml nor a file that fits “locales/en/{path}.ftl”; bring the first in with “diglot import FILE”";
    check(&sandbox, "check", [french, english]);
}

#[test]
fn the_hint_names_the_help_of_the_command() {
    let sandbox = Sandbox::report();
    for (line, hint) in [
        ("chek", "“diglot --help” lists"),
        ("--ui-lang en check --nope", "“diglot check --help” says"),
        ("--project . accept", "“diglot accept --help” says"),
    ] {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let run = sandbox.run(&arguments);
        assert!(run.err.lines().nth(1).unwrap().starts_with(hint), "{line}: {}", run.err);
    }
}

#[test]
fn help_is_a_command_too() {
    for (asked, same) in [("help", "--help"), ("help check", "check --help")] {
        let (asked, same) = (help(asked, "fr"), help(same, "fr"));
        assert_eq!((asked.status, asked.out), (0, same.out));
    }
    let nothing = help("", "fr");
    assert_eq!((nothing.status, &*nothing.out), (2, ""));
    assert_eq!(nothing.err, help("--help", "fr").out);
}

/// The option that a line of help is about, if it is about one.
fn option(line: &str) -> Option<&str> {
    let word = line.split_whitespace().find(|word| word.starts_with("--"))?;
    line.starts_with("  ").then_some(word)
}

#[test]
fn own_options_come_before_general_ones() {
    let commands = ["init", "import", "check", "status", "diff", "accept", "render", "explain"];
    for command in commands {
        let help = help(&format!("{command} --help"), "fr").out;
        let (own, general) = help.split_once("\n\nOptions générales\u{a0}:\n").unwrap();
        let general: Vec<_> = general.lines().map_while(option).collect();
        for general in ["--project", "--ui-lang", "--help"] {
            assert!(!own.lines().filter_map(option).any(|own| own == general), "{help}");
        }
        assert_eq!(general.first(), Some(&"--project"), "{help}");
        let is_bare = !["init", "import", "explain"].contains(&command);
        assert_eq!(help.contains("  --reference"), is_bare, "{help}");
    }
}

#[test]
fn what_stands_for_a_value_is_in_the_language_of_the_help() {
    for command in ["", "init", "import", "check", "accept", "render", "explain", "completions"] {
        let help = help(&format!("{command} --help"), "fr").out;
        for english in ["LANGUAGE", "LOCALE", "FILE", "DIR>", "RULE", "STATE", "WIDTH", "NAME"] {
            assert!(!help.contains(english), "{english}: {help}");
        }
        for title in ["Commandes:", "Arguments:", "Options:"] {
            assert!(!help.contains(title), "{title} {help}");
        }
    }
    assert!(help("accept --help", "fr").out.contains("--locale <LANGUE>"));
    assert!(help("accept --help", "fr").out.contains("Langues à enregistrer"));
}

#[test]
fn the_examples_of_the_help_can_be_typed() {
    let mut examples = 0;
    for language in ["en", "fr"] {
        for command in ["init", "import", "check", "status", "diff", "accept", "render", "rules"] {
            let text = help(&format!("{command} --help"), language).out;
            let lines = text.lines().filter_map(|line| line.strip_prefix("  diglot "));
            for line in lines {
                examples += 1;
                let err = help(line, language).err;
                assert!(!err.contains("--help"), "{line}: {err}");
            }
        }
    }
    assert!(examples > 25, "{examples}");
}

#[test]
fn the_help_of_a_check_says_its_exit_statuses() {
    for (language, said) in
        [("en", "Exit status:\n  0 nothing"), ("fr", "Code de retour :\n  0 rien")]
    {
        let out = plain(&help("check --help", language).out);
        assert!(out.contains(said) && out.contains("\n  2 "), "{out}");
        assert!(out.find(said) < out.find("  diglot check\n"), "{out}");
        assert!(!help("rules --help", language).out.contains("\n  0 "));
    }
}
