//! Pages as teams of documentation write them: what their generators know and Markdown does not, in
//! languages that much and little is known of. None of it is an alarm.

use std::fmt::Write as _;

use serde_json::Value;

use crate::project::{Sandbox, repository};

/// The versions of a page: a text each, behind the name of its language.
fn versions(text: &str) -> Vec<(&str, String)> {
    let mut versions: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        let locale = line.strip_prefix("--- ").filter(|name| !name.contains(' '));
        match (locale, versions.last_mut()) {
            (Some(locale), _) => versions.push((locale, String::new())),
            (None, Some((_, text))) => _ = writeln!(text, "{line}"),
            (None, None) => {}
        }
    }
    versions
}

#[track_caller]
fn check(name: &str) {
    let path = repository().join("tests/suite/page_styles").join(format!("{name}.txt"));
    let text = std::fs::read_to_string(path).unwrap();
    let versions = versions(&text);
    let (source, translations) = versions.split_first().unwrap();
    let targets: Vec<_> = translations.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    assert!(targets.len() > 1);
    let project = format!(
        "source = \"{}\"\ntargets = [{}]\n[markdown]\nsource = \"docs/{{path}}.md\"\n\
         translation = \"i18n/{{locale}}/{{path}}.md\"\n",
        source.0,
        targets.join(", ")
    );
    let sandbox = Sandbox::new(&[("diglot.toml", &project), ("docs/page.md", &source.1)]);
    for (locale, text) in translations {
        sandbox.write(&format!("i18n/{locale}/page.md"), text);
    }
    assert_eq!(sandbox.run(&["accept", "--all", "--force"]).status, 0, "{name}");
    let run = sandbox.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let found: Vec<_> = (report["findings"].as_array().unwrap().iter())
        .map(|finding| {
            let place = &finding["location"];
            let (rule, message) = (finding["rule"].as_str(), finding["message"].as_str());
            format!(
                "{}:{} {}: {}",
                place["file"].as_str().unwrap(),
                place["line"],
                rule.unwrap(),
                message.unwrap()
            )
        })
        .collect();
    assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
}

#[test]
fn pages_of_many_styles_raise_no_alarm() {
    let folder = repository().join("tests/suite/page_styles");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    assert!(names.len() > 5);
    for name in names {
        check(&name);
    }
}
