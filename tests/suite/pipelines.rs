//! What pipelines run: the action of this repository, on a project.

use std::{fs, process::Command};

use crate::project::{Sandbox, repository};

/// What a run of the action left: its exit status, its outputs, its summary and its SARIF report.
fn act(sandbox: &Sandbox, inputs: &[(&str, &str)]) -> (Option<i32>, [String; 3]) {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_diglot")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let left = ["outputs", "summary.md", "report.sarif"].map(|name| sandbox.path().join(name));
    for file in &left {
        let _ = fs::remove_file(file);
    }
    let status = Command::new("bash")
        .arg(repository().join("packaging/action.sh"))
        .envs([("PATH", &*path), ("DIGLOT_LANG", "en")])
        .envs(inputs.iter().copied())
        .env("PROJECT", sandbox.path())
        .env("RUNNER_TEMP", sandbox.path())
        .envs([("GITHUB_OUTPUT", &left[0]), ("GITHUB_STEP_SUMMARY", &left[1]), ("SARIF", &left[2])])
        .output()
        .unwrap();
    let read = |file| fs::read_to_string(file).unwrap_or_default();
    (status.status.code(), left.map(read))
}

#[test]
fn the_action_tells_its_numbers_and_writes_what_it_is_asked_for() {
    let sandbox = Sandbox::report();
    let (status, [outputs, summary, sarif]) = act(&sandbox, &[]);
    assert_eq!((status, &*outputs), (Some(0), "errors=0\nwarnings=0\ninfos=0\n"));
    assert!(summary.contains("| en |") && sarif.contains("\"2.1.0\""), "{summary}{sarif}");
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let (status, [outputs, summary, _]) = act(&sandbox, &[("LOCALES", "en"), ("DENY", "warning")]);
    assert_eq!((status, &*outputs), (Some(1), "errors=1\nwarnings=0\ninfos=0\n"));
    assert!(summary.contains("report/one"), "{summary}");
    assert_eq!(act(&sandbox, &[("SUMMARY", "false")]).1[1], "");
    let known = sandbox.path().join("known.json");
    let baseline = ["--baseline", known.to_str().unwrap(), "--write-baseline"];
    sandbox.run(&[&["check"], &baseline[..]].concat());
    assert_eq!(act(&sandbox, &[("BASELINE", baseline[1])]).0, Some(0));
    assert_eq!(act(&sandbox, &[("LOCALES", "nl")]).0, Some(2));
}
