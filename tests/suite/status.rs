//! `diglot status`.

use crate::{history::git, project::Sandbox};

#[test]
fn segments_and_words_are_counted() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let run = sandbox.run(&["status", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let row = &json["documents"][0];
    for (name, segments, words) in
        [("total", 2, 5), ("current", 1, 2), ("stale", 1, 3), ("missing", 0, 0), ("reviewed", 0, 0)]
    {
        let expected = serde_json::json!({"segments": segments, "words": words});
        assert_eq!(row[name], expected, "{name}");
    }
    assert!(sandbox.run(&["status"]).out.contains("stale: 1"));
}

#[test]
fn progress_over_the_history_is_a_line_a_locale() {
    let sandbox = Sandbox::report();
    let chart = || sandbox.run(&["status", "--format", "chart"]);
    let none = chart();
    assert!(none.status == 2 && none.err.contains("git"), "{}{}", none.out, none.err);
    let git = |arguments: &[&str]| git(sandbox.path(), arguments);
    git(&["init", "-q", "-b", "main"]);
    let english = sandbox.read("locales/en/report.ftl");
    for text in ["", "one = The first word.\n", &english] {
        sandbox.write("locales/en/report.ftl", text);
        git(&["add", "-A"]);
        git(&["commit", "-q", "--allow-empty", "-m", "a"]);
    }
    let run = chart();
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.starts_with("<svg "), "{}", run.out);
    let points = run.out.split("points=\"").nth(1).unwrap().split('"').next().unwrap();
    let heights: Vec<_> = points.split(' ').map(|point| point.split(',').nth(1).unwrap()).collect();
    // Nothing, three words of five, all.
    assert_eq!(heights, ["132", "60", "12"], "{}", run.out);
    assert!(run.out.contains("en 100 %"), "{}", run.out);
    // What is not committed is no history.
    sandbox.write("locales/en/report.ftl", "");
    assert_eq!(chart().out, run.out);
    let one = sandbox.run(&["status", "report", "--locale", "en", "--format", "chart"]);
    assert_eq!(one.out, run.out);
}

#[test]
fn an_empty_document_is_done() {
    let sandbox = Sandbox::new(&[("content/report.toml", "")]);
    let run = sandbox.run(&["status"]);
    assert_eq!((run.status, run.out.contains("░")), (0, false), "{}", run.out);
}

#[test]
fn what_was_edited_since_its_review_is_reviewed_no_more() {
    let sandbox = Sandbox::report();
    sandbox.write(
        "diglot.toml",
        "source = \"fr\"\ntargets = [\"en\"]\n[rules.unreviewed]\nleast = \"reviewed\"\n",
    );
    assert_eq!(sandbox.run(&["accept", "--all", "--state", "reviewed"]).status, 0);
    assert_eq!(sandbox.run(&["check", "--deny", "warning"]).status, 0);
    sandbox.replace("locales/en/report.ftl", "The second.", "The second one.");
    let run = sandbox.run(&["check", "--deny", "warning"]);
    assert!(run.status == 1 && run.out.contains("was edited since it was reviewed"), "{}", run.out);
    let run = sandbox.run(&["status"]);
    assert!(run.out.contains("reviewed: 1") && !run.out.contains(&"█".repeat(20)), "{}", run.out);
    let run = sandbox.run(&["status", "--format", "json"]);
    assert!(run.out.contains("\"reviewed\": {\n        \"segments\": 1,"), "{}", run.out);
}
