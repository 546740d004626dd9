//! `diglot render`.

use crate::project::{Sandbox, repository, run};

fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn the_french_report_comes_back_word_for_word() {
    let original =
        std::fs::read_to_string(repository().join("tests/data/ica-conference.fr.txt")).unwrap();
    let arguments = ["render", "ica-conference", "--lang", "fr", "--width", "0"];
    assert_eq!(lines(&run(repository(), &arguments).out), lines(&original));
}

#[test]
fn the_english_report_renders_whole() {
    let text = run(repository(), &["render", "ica-conference", "--lang", "en"]).out;
    assert!(text.lines().all(|line| line.chars().count() <= 80));
    assert!(text.contains("SDG 3"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), 10);
}

#[test]
fn what_cannot_be_rendered_is_said() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "two = The second.\n", "");
    let missing = sandbox.run(&["render", "report", "--lang", "en"]);
    assert_eq!((missing.status, missing.err.contains("`two` is not translated")), (2, true));
    let unknown = sandbox.run(&["render", "report", "--lang", "de"]);
    assert_eq!((unknown.status, unknown.err.contains("locales: fr, en")), (2, true));
}
