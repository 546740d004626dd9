//! Texts of which nobody would think, in any pair of languages.

use std::fmt::Write as _;

use crate::project::Sandbox;

/// Texts that no rule may stumble over, each repeated.
const ODD: &[&str] = &[
    "1",
    "1 ",
    "1 234,5 ",
    "3 mars 2024 ",
    "XIV ",
    "2 h 30 ",
    "5 Mo ",
    "5 % ",
    "€5 ",
    "1er ",
    "21st ",
    "x1 ",
    "\"",
    "« a » ",
    "«",
    "“",
    "(",
    ")",
    "( ) ",
    "[",
    "](",
    "[a](b) ",
    "*",
    "**a ",
    "_",
    "`",
    "<",
    "<b>",
    "'",
    "A",
    "MOTS ",
    "Paris ",
    "Jean Dupont ",
    "ONU ",
    "O.N.U. ",
    "M. ",
    "a",
    "a. b. c. ",
    "? ",
    "...",
    "-",
    "— ",
    "le le ",
    "deux ",
    "quatre-vingt-dix ",
    "the ",
    "a@b.c ",
    "@",
    "https://exemple.org/a ",
    "www.",
    "/",
    "a/b ",
    "[^1]",
    "\u{1f600}",
    "\u{1f469}\u{200d}\u{1f469} ",
    "\u{645}\u{631}\u{62d}\u{628}\u{627} ",
    "\u{202e}a",
    "e\u{301}",
    "\u{301}",
    "\u{200b}",
    "\u{a0}",
    "\u{202f}",
    "\u{feff}",
    "你好。",
    "\u{fffc}",
];

#[test]
fn odd_texts_are_checked_in_any_language() {
    let neutral = [
        // German is one of the languages that are told apart.
        "wrong-language",
        "access-key",
        "code-mismatch",
        "email-mismatch",
        "emphasis-mismatch",
        "french-spacing",
        "length-ratio",
        "html-mismatch",
        "link-mismatch",
        "number-mismatch",
        "quotes",
        "repeated-word",
        "spacing",
        "ellipsis",
        "terminal-punctuation",
        "unbalanced",
        "url-mismatch",
        "number-format",
        "ordinal-typography",
        "capital-accents",
        "undefined-acronym",
        "acronym-variants",
        "inconsistent-translation",
        "letter-case",
        "date-mismatch",
        "ordinal-mismatch",
        "syntax",
        "missing",
    ];
    for (source, target) in [("fr", "en"), ("en", "fr"), ("fr", "de"), ("ja", "ar")] {
        let sandbox = Sandbox::new(&[]);
        let head = format!("source = \"{source}\"\ntargets = [\"{target}\"]\n");
        sandbox.write("diglot.toml", format!("{head}[rules]\nunrecorded = \"off\"\n"));
        let (mut content, mut messages) = (String::new(), String::new());
        for (at, odd) in ODD.iter().enumerate() {
            let other = ODD[(at * 7 + 3) % ODD.len()];
            let text = serde_json::to_string(&odd.repeat(300)).unwrap();
            content +=
                &["[[segment]]\nid = \"s", &at.to_string(), "\"\ntext = ", &text, "\n"].concat();
            messages += &["s", &at.to_string(), " = x", &other.repeat(300), "\n"].concat();
        }
        sandbox.write("content/odd.toml", content);
        sandbox.write(&format!("locales/{target}/odd.ftl"), messages);
        let run = sandbox.run(&["check", "--format", "json"]);
        assert!(matches!(run.status, 0 | 1), "{source} {target}: {}", run.err);
        let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let findings = json["findings"].as_array().unwrap();
        assert!(!findings.is_empty(), "{source} {target}");
        for finding in findings.iter().filter(|_| target == "de" || target == "ar") {
            let rule = finding["rule"].as_str().unwrap();
            assert!(neutral.contains(&rule), "{source} {target}: {finding}");
        }
    }
}

/// Were each of them looked at from every place in it, the check would take hours.
#[test]
fn long_runs_are_looked_at_once() {
    let sandbox = Sandbox::new(&[]);
    let (mut content, mut messages) = (String::new(), String::new());
    for (id, run) in ('a'..).zip([" ", "...", "12etAé", "  x", "1 er", "«", "; ", "12-"]) {
        let run = run.repeat(200_000);
        let _ = writeln!(content, "[[segment]]\nid = \"{id}\"\ntext = \"Un {run} mot\"");
        let _ = writeln!(messages, "{id} = One {run} word");
    }
    sandbox.write("content/runs.toml", content);
    sandbox.write("locales/en/runs.ftl", messages);
    let run = sandbox.run(&["check", "--format", "json"]);
    assert!(matches!(run.status, 0 | 1), "{}", run.err);
}

/// Were each word of the one looked for among all of the other, or each sentence weighed with all words,
/// this would take hours.
#[test]
fn texts_that_have_nothing_to_do_with_each_other_are_compared_once() {
    for (source, target) in [("fr", "en"), ("en", "fr")] {
        let sandbox = Sandbox::new(&[]);
        let head = format!("source = \"{source}\"\ntargets = [\"{target}\"]\n");
        sandbox.write("diglot.toml", head);
        let (mut content, mut messages) = (String::new(), String::new());
        for (id, [one, other]) in ('a'..).zip([
            ["`a` ", "Un mot. A word. "],
            ["(a ", "Name Name "],
            ["Jean Dupont ", "Name Name "],
            ["Hélène Martin. ", "Helene Martin. "],
            ["2 h 30 ", "Un mot. A word. "],
        ]) {
            let [one, other] = [one, other].map(|shape| shape.repeat(4000));
            let _ = writeln!(content, "[[segment]]\nid = \"{id}\"\ntext = \"a {one}\"");
            let _ = writeln!(messages, "{id} = b {other}");
        }
        sandbox.write("content/runs.toml", content);
        sandbox.write(&format!("locales/{target}/runs.ftl"), messages);
        let run = sandbox.run(&["check", "--format", "json"]);
        assert!(matches!(run.status, 0 | 1), "{}", run.err);
    }
}

#[test]
fn a_text_of_a_million_marks_gets_few_findings() {
    let sandbox = Sandbox::new(&[]);
    let marks = ")]".repeat(20_000);
    sandbox
        .write("content/marks.toml", format!("[[segment]]\nid = \"a\"\ntext = \"Un {marks}\"\n"));
    sandbox.write("locales/en/marks.ftl", format!("a = One {}\n", "( «".repeat(20_000)));
    let run = sandbox.run(&["check", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert!(json["findings"].as_array().unwrap().len() < 3000, "{}", run.out.len());
}
