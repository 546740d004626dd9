//! The commands that the README and the guide show are run, in order, and print what is shown.
//!
//! `UPDATE_README=1 cargo test readme` writes what they print into them.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use diglot::{check::ALL, model::Severity};

use crate::project::{Sandbox, repository};

/// Runs a line of the README in a copy of the repository's documents.
fn shell(folder: &Path, language: &str, line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_diglot")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command.current_dir(folder).env("PATH", path).env("COLUMNS", "80").env("DIGLOT_LANG", language);
    let output = command.args(["-c", line]).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type().unwrap().is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// A page with what the commands of its `console` blocks print now.
fn refreshed(readme: &str, language: &str, folder: &Path) -> String {
    let mut out = String::new();
    let mut lines = readme.lines();
    let mut commands = 0;
    while let Some(line) = lines.next() {
        out.extend([line, "\n"]);
        if line != "```console" {
            continue;
        }
        for line in lines.by_ref() {
            if line == "```" {
                out.push_str("```\n");
                break;
            }
            if let Some(command) = line.strip_prefix("$ ") {
                commands += 1;
                let _ = write!(out, "{line}\n{}", shell(folder, language, command));
            }
        }
    }
    assert!(commands > 0, "the page shows no command");
    out
}

/// The README with the table of rules as it is now.
fn with_rules(readme: &str) -> String {
    let (before, rest) = readme.split_once("<!-- rules -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of rules -->").unwrap();
    let mut table = String::from("| family | rule | default | |\n|---|---|---|---|\n");
    for rule in ALL {
        let severity = rule.severity.map_or("off", Severity::name);
        let fix = if rule.fixable { " (F)" } else { "" };
        let summary = rule.page.lines().skip(2).take_while(|line| !line.is_empty());
        let summary = summary.collect::<Vec<_>>().join(" ").replace('|', "\\|");
        let (family, name) = (rule.family.name(), rule.name);
        let _ = writeln!(table, "| {family} | `{name}`{fix} | {severity} | {summary} |");
    }
    format!("{before}<!-- rules -->\n{table}<!-- end of rules -->{after}")
}

/// Compares a page with what its commands print, or refreshes it.
#[track_caller]
fn check(page: &str, language: &str, generated: fn(&str) -> String) {
    let path = repository().join(page);
    let readme = fs::read_to_string(&path).unwrap();
    let sandbox = Sandbox::new(&[]);
    for folder in ["content", "locales"] {
        copy(&repository().join(folder), &sandbox.path().join(folder));
    }
    fs::copy(repository().join("diglot.toml"), sandbox.path().join("diglot.toml")).unwrap();
    let now = refreshed(&generated(&readme), language, sandbox.path());
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path, now).unwrap();
        return;
    }
    assert_eq!(readme, now, "{page}: UPDATE_README=1 cargo test readme");
}

#[test]
fn the_readme_shows_what_is_printed() {
    check("README.md", "en", with_rules);
}

#[test]
fn the_guide_shows_what_is_printed() {
    check("docs/guide-du-traducteur.md", "fr", str::to_owned);
}

#[test]
fn the_files_of_the_configuration_page_are_read() {
    let page = fs::read_to_string(repository().join("docs/configuration.md")).unwrap();
    let mut blocks = 0;
    for block in page.split("```toml\n# ").skip(1) {
        let (path, text) = block.split_once('\n').unwrap();
        let text = text.split("```").next().unwrap();
        let sandbox = Sandbox::report();
        // Some blocks move where things are; the others are read with the report.
        let is_moved = text.contains("core/{locale}");
        if is_moved {
            sandbox.write("templates/a.ftl", "a = A word.\n");
            sandbox.write("core/fr/a.ftl", "a = Un mot.\n");
        }
        sandbox.write(path, text);
        let run = sandbox.run(&["check"]);
        assert!(run.status < 2, "{text}{}", run.err);
        assert!(!run.out.contains("[syntax]"), "{text}{}", run.out);
        blocks += 1;
    }
    assert!(blocks >= 6, "{blocks}");
}

#[test]
fn the_readme_names_every_command_and_option() {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let folder = repository();
    let help = shell(folder, "en", "diglot --help");
    let (_, commands) = help.split_once("Commands:").unwrap();
    let commands = commands.lines().skip(1).map_while(|line| line.split_whitespace().next());
    let mut options = 0;
    for command in commands.filter(|command| *command != "help") {
        let rows: String = (readme.lines())
            .filter(|line| line.starts_with(&format!("| `diglot {command}")))
            .collect();
        for word in shell(folder, "en", &format!("diglot {command} --help")).split_whitespace() {
            let name: String =
                word.chars().take_while(|c| *c == '-' || c.is_ascii_alphanumeric()).collect();
            if name.starts_with("--") && name.len() > 2 {
                let is_global = [
                    "--help",
                    "--project",
                    "--ui-lang",
                    "--reference",
                    "--translations",
                    "--provenance",
                    "--source",
                ]
                .contains(&&*name);
                assert!(rows.contains(&name) || is_global, "{command} {name} is in no row");
                options += 1;
            }
        }
    }
    assert!(options > 30, "{options}");
}

#[test]
fn the_readme_maps_every_part() {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let parts = fs::read_dir(repository().join("src")).unwrap();
    let folders = parts.map(|part| part.unwrap()).filter(|part| part.path().is_dir());
    let names = folders.map(|part| part.file_name().into_string().unwrap()).collect::<Vec<_>>();
    assert!(names.len() > 5, "{names:?}");
    for name in names {
        assert!(readme.contains(&format!("\nsrc/{name} ")), "src/{name} is not on the map");
    }
}
