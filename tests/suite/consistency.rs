//! `inconsistent-translation`, from one document to another.

use std::fmt::Write as _;

use crate::project::Sandbox;

/// A project of documents, each with its translation: segments `a`, `b` … of these texts.
fn project(documents: &[(&str, &[(&str, &str)])]) -> Sandbox {
    let sandbox = Sandbox::new(&[(
        "diglot.toml",
        "source = \"fr\"\ntargets = [\"en\"]\n[rules]\nunrecorded = \"off\"\n",
    )]);
    for (name, pairs) in documents {
        let (mut content, mut messages) = (String::new(), String::new());
        for (id, (source, target)) in ('a'..).zip(*pairs) {
            let _ = writeln!(content, "[[segment]]\nid = \"{id}\"\ntext = \"{source}\"");
            let _ = writeln!(messages, "{id} = {target}");
        }
        sandbox.write(&format!("content/{name}.toml"), content);
        sandbox.write(&format!("locales/en/{name}.ftl"), messages);
    }
    sandbox
}

/// Expects these findings of a check with these arguments, as `rule place (other place)`.
#[track_caller]
fn check(sandbox: &Sandbox, arguments: &[&str], expected: &[&str]) {
    let run = sandbox.run(&[&["check", "--format", "json"], arguments].concat());
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let place = |place: &serde_json::Value| {
        let file = place["file"].as_str().unwrap().trim_start_matches("locales/en/");
        format!("{file}:{}", place["line"])
    };
    let found = json["findings"].as_array().unwrap().iter().map(|finding| {
        let other = &finding["related"][0];
        let other = if other.is_null() { String::new() } else { format!(" ({})", place(other)) };
        format!("{} {}{other}", finding["rule"].as_str().unwrap(), place(&finding["location"]))
    });
    assert_eq!(found.collect::<Vec<_>>(), expected, "{}", run.err);
}

const SEE: (&str, &str) = ("Voir la page suivante.", "See the next page.");
const LOOK: (&str, &str) = ("Voir la page suivante.", "Look at the following page.");
const TEN: (&str, &str) = ("Le réseau a dix ans.", "The network is ten years old.");

#[test]
fn two_documents_are_compared() {
    let sandbox = project(&[("one", &[SEE, TEN]), ("two", &[TEN, LOOK])]);
    let found = ["inconsistent-translation two.ftl:2 (one.ftl:1)"];
    check(&sandbox, &[], &found);
    check(&sandbox, &["--rule", "inconsistent-translation"], &found);
    check(&sandbox, &["--rule", "missing"], &[]);
    check(&project(&[("one", &[SEE, TEN]), ("two", &[TEN, SEE])]), &[], &[]);
}

#[test]
fn a_document_alone_is_compared_with_all_others() {
    let sandbox = project(&[("one", &[SEE]), ("two", &[LOOK]), ("three", &[TEN])]);
    // The documents are in the order of their names: one, three, two.
    check(&sandbox, &["two"], &["inconsistent-translation two.ftl:1 (one.ftl:1)"]);
    check(&sandbox, &["one"], &[]);
    check(&sandbox, &["three"], &[]);
    check(&sandbox, &["two", "one"], &["inconsistent-translation two.ftl:1 (one.ftl:1)"]);
}

#[test]
fn what_most_places_have_is_right() {
    let sandbox = project(&[("one", &[LOOK]), ("two", &[SEE, TEN, SEE]), ("three", &[SEE])]);
    let found = ["inconsistent-translation one.ftl:1 (three.ftl:1)"];
    check(&sandbox, &[], &found);
    check(&sandbox, &["one"], &found);
    check(&sandbox, &["two"], &[]);
}

#[test]
fn an_allow_counts_if_another_document_differs() {
    let allow = |sandbox: &Sandbox| {
        let text = sandbox.read("content/two.toml");
        let line = "id = \"a\"\nallow = [\"inconsistent-translation\"]";
        sandbox.write("content/two.toml", text.replace("id = \"a\"", line));
    };
    let sandbox = project(&[("one", &[SEE]), ("two", &[LOOK])]);
    allow(&sandbox);
    check(&sandbox, &[], &[]);
    let sandbox = project(&[("one", &[SEE]), ("two", &[SEE])]);
    allow(&sandbox);
    check(&sandbox, &[], &["unused-allow content/two.toml:3"]);
    let sandbox = project(&[("one", &[TEN]), ("two", &[SEE])]);
    allow(&sandbox);
    check(&sandbox, &[], &["unused-allow content/two.toml:3"]);
    // What one rule or one document says of the others' allows is nothing.
    check(&sandbox, &["--rule", "inconsistent-translation"], &[]);
    check(&sandbox, &["one"], &[]);
}

#[test]
fn findings_stand_with_their_document_however_many_there_are() {
    let names: Vec<String> = (10..60).map(|number| format!("d{number}")).collect();
    let differs = |at: usize| at % 7 == 3;
    let documents: Vec<(&str, &[(&str, &str)])> = (names.iter().enumerate())
        .map(|(at, name)| (&**name, if differs(at) { &[LOOK][..] } else { &[SEE][..] }))
        .collect();
    let sandbox = project(&documents);
    sandbox.write("locales/en/d14.ftl", "a = See the next page.\nz = Nobody asks for this.\n");
    let differing = names.iter().enumerate().filter(|(at, _)| differs(*at));
    let mut expected: Vec<String> = differing
        .map(|(_, name)| format!("inconsistent-translation {name}.ftl:1 (d10.ftl:1)"))
        .collect();
    expected.insert(1, "orphan d14.ftl:2".to_owned());
    check(&sandbox, &[], &expected.iter().map(|line| &**line).collect::<Vec<_>>());
}

const DECADE: (&str, &str) = ("Le réseau a dix ans.", "The network is a decade old.");

#[test]
fn what_differs_within_a_document_and_what_differs_from_others_is_found_together() {
    let sandbox = project(&[("one", &[SEE, LOOK, TEN]), ("two", &[DECADE, SEE, LOOK])]);
    let found = [
        "inconsistent-translation one.ftl:2 (one.ftl:1)",
        "inconsistent-translation two.ftl:1 (one.ftl:3)",
        "inconsistent-translation two.ftl:3 (one.ftl:1)",
    ];
    check(&sandbox, &[], &found);
    check(&sandbox, &["one"], &found[..1]);
    check(&sandbox, &["two"], &found[1..]);
    let run = sandbox.run(&["check", "--summary", "--format", "json"]);
    assert!(run.out.contains("\"inconsistent-translation\": 3"), "{}", run.out);
}

#[test]
fn each_language_is_compared_by_itself() {
    let sandbox = project(&[("one", &[SEE]), ("two", &[LOOK])]);
    let config = sandbox.read("diglot.toml").replace("[\"en\"]", "[\"en\", \"de\"]");
    sandbox.write("diglot.toml", config);
    for name in ["one", "two"] {
        sandbox.write(&format!("locales/de/{name}.ftl"), "a = Siehe die nächste Seite.\n");
    }
    check(&sandbox, &[], &["inconsistent-translation two.ftl:1 (one.ftl:1)"]);
    sandbox.write("locales/de/one.ftl", "a = Siehe auf der nächsten Seite.\n");
    let found = [
        "inconsistent-translation two.ftl:1 (one.ftl:1)",
        "inconsistent-translation locales/de/two.ftl:1 (locales/de/one.ftl:1)",
    ];
    check(&sandbox, &[], &found);
}
