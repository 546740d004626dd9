//! The pages that people read hold true: commands print what is shown, tables are complete, links lead
//! somewhere, files are read.
//!
//! `UPDATE_README=1 cargo test manual` writes what the commands print, and the table of rules, into them.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use diglot::{RULES, Severity};

use crate::{
    history::git,
    project::{Sandbox, repository},
};

/// Runs a line of a page in a copy of the repository's documents.
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

/// All pages: those at the top and those of the manual, by their paths.
fn pages() -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    let mut found: Vec<_> = ["README.md", "README.fr.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        .map(|name| repository().join(name))
        .to_vec();
    walk(&repository().join("docs"), &mut found);
    let relative =
        |path: &PathBuf| path.strip_prefix(repository()).unwrap().to_str().unwrap().to_owned();
    let mut names: Vec<_> = found.iter().map(relative).collect();
    names.sort();
    assert!(names.len() > 12, "{names:?}");
    names
}

/// Whether a page is in French.
fn is_french(page: &str) -> bool {
    page.ends_with(".fr.md") || page.contains("/fr/") || page.contains("guide-du")
}

fn read(page: &str) -> String {
    fs::read_to_string(repository().join(page)).unwrap()
}

/// A page with what the commands of its `console` blocks print now; each page in a copy of its own.
fn refreshed(text: &str, language: &str) -> String {
    if !text.contains("```console") {
        return text.to_owned();
    }
    let sandbox = Sandbox::new(&[]);
    for folder in ["content", "locales"] {
        copy(&repository().join(folder), &sandbox.path().join(folder));
    }
    fs::copy(repository().join("diglot.toml"), sandbox.path().join("diglot.toml")).unwrap();
    let mut out = String::new();
    let mut lines = text.lines();
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
                let _ = write!(out, "{line}\n{}", shell(sandbox.path(), language, command));
            }
        }
    }
    out
}

/// The lines of a page's blocks of commands that call diglot, without what is said of them.
fn commands_of(page: &str) -> Vec<String> {
    let blocks = page.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    let blocks = blocks.filter(|(language, _)| matches!(*language, "sh" | "yaml"));
    let lines = blocks.flat_map(|(_, text)| text.lines());
    let lines = lines.map(|line| line.trim().trim_start_matches("- run: "));
    let lines = lines.filter(|line| line.starts_with("diglot "));
    let bare = |line: &str| line.split(['#', '>']).next().unwrap_or_default().trim().to_owned();
    lines.map(bare).collect()
}

/// A project with what the pages speak of: a report under its names in both languages, a page, files
/// of other tools, and a history of two commits.
fn project_of_pages(source: &str, target: &str) -> Sandbox {
    let config = format!("source = \"{source}\"\ntargets = [\"{target}\"]\n");
    let pages = "[markdown]\nsource = \"pages/{path}.md\"\ntranslation = \"i18n/{locale}/{path}.md\"\n\
                 commit-key = \"sourceCommit\"\n";
    let sandbox = Sandbox::new(&[("diglot.toml", &(config + pages))]);
    for name in ["report", "rapport"] {
        let segment = |id, text| format!("[[segment]]\nid = \"{id}\"\ntext = \"{text}\"\n");
        let text = segment("one", "Le premier mot.") + &segment("two", "Le second.");
        sandbox.write(&format!("content/{name}.toml"), text);
        sandbox.write(&format!("locales/{target}/{name}.ftl"), "one = The first word.\n");
    }
    sandbox.write("content/glossary.toml", "keep = [\"Diglot\"]\n");
    sandbox.write("pages/docs/install.md", "# Install\n\nThe first word.\n");
    sandbox.write(&format!("i18n/{target}/docs/install.md"), "# Installer\n\nLe premier mot.\n");
    git(sandbox.path(), &["init", "-q", "-b", "main"]);
    for text in ["The first word.", "The second word."] {
        sandbox.write("pages/docs/install.md", format!("# Install\n\n{text}\n"));
        git(sandbox.path(), &["add", "-A"]);
        git(sandbox.path(), &["commit", "-q", "-m", "a"]);
    }
    assert_eq!(sandbox.run(&["accept", "report", "rapport"]).status, 0);
    for file in ["app.po", "fr.po"] {
        let written = ["export", "report", "--format", "po", "--locale", target, "--output", file];
        assert_eq!(sandbox.run(&written).status, 0);
    }
    sandbox
}

#[test]
fn every_command_of_the_manual_runs() {
    let mut commands = 0;
    for page in pages() {
        let lines = commands_of(&read(&page));
        if lines.is_empty() {
            continue;
        }
        let is_french = |line: &String| line.contains("--locale fr");
        let (source, target) =
            if lines.iter().any(is_french) { ("en", "fr") } else { ("fr", "en") };
        let sandbox = project_of_pages(source, target);
        for line in lines {
            commands += 1;
            // A project is there, and nobody closes the desk.
            let arguments = match &*line {
                "diglot init" | "diglot serve --open" => format!("{line} --help"),
                _ => line.clone(),
            };
            let arguments: Vec<&str> = arguments.split_whitespace().skip(1).collect();
            let run = sandbox.run(&arguments);
            assert!(run.status < 2, "{page}: {line}: {}", run.err);
            // OmegaT writes the translated documents beside the sources.
            for folder in ["for-anna", "pour-anna"].map(|name| sandbox.path().join(name)) {
                if folder.join("source").is_dir() {
                    copy(&folder.join("source"), &folder.join("target"));
                }
            }
        }
    }
    assert!(commands > 60, "{commands}");
}

#[test]
fn a_baseline_has_one_name_everywhere() {
    let help = ["en", "fr"].map(|language| shell(repository(), language, "diglot check --help"));
    let texts = pages().iter().map(|page| read(page)).chain(help).collect::<String>();
    let names =
        texts.split("--baseline ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    let names = names.map(|name| name.trim_matches(|c: char| !c.is_alphanumeric()));
    let names: BTreeSet<_> = names.filter(|name| name.contains('.')).collect();
    assert_eq!(names, BTreeSet::from(["baseline.toml"]));
}

/// A page with the table of rules, where it has one, as it is now.
fn with_rules(page: &str, language: &str) -> String {
    let Some((before, rest)) = page.split_once("<!-- rules -->\n") else { return page.to_owned() };
    let (_, after) = rest.split_once("<!-- end of rules -->").unwrap();
    let say = diglot::Interface::new(language);
    let titles = match language {
        "fr" => "| règle | ce qu’elle signale | par défaut | famille |",
        _ => "| rule | what it reports | default | family |",
    };
    let mut table = format!("{titles}\n|---|---|---|---|\n");
    for rule in RULES {
        let severity = rule.severity.map_or("off", Severity::name);
        let fix = if rule.fixable { " (F)" } else { "" };
        let page = if language == "fr" { rule.page_fr } else { rule.page };
        let summary = diglot::internals::summary_of(page).replace('|', "\\|");
        let family = say.say_id(&format!("family-{}", rule.family.name())).unwrap();
        let name = rule.name;
        let link = format!("[`{name}`](rules/{name}.md)");
        let _ = writeln!(table, "| {link}{fix} | {summary} | {severity} | {family} |");
    }
    format!("{before}<!-- rules -->\n{table}<!-- end of rules -->{after}")
}

#[test]
fn commands_print_what_the_pages_show() {
    let mut commands = 0;
    for page in pages() {
        let text = read(&page);
        commands += text.matches("\n$ ").count();
        let language = if is_french(&page) { "fr" } else { "en" };
        let now = refreshed(&with_rules(&text, language), language);
        if std::env::var_os("UPDATE_README").is_some() {
            fs::write(repository().join(&page), now).unwrap();
        } else {
            assert_eq!(text, now, "{page}: UPDATE_README=1 cargo test manual");
        }
    }
    assert!(commands > 20, "{commands}");
}

/// The manual's list of pages with those of all rules below the page `over`, in the order of its table.
fn with_rule_pages(summary: &str, over: &str) -> String {
    let mut out = String::new();
    for line in summary.lines().filter(|line| !line.contains(&over.replace(".md", "/"))) {
        let _ = writeln!(out, "{line}");
        if line.ends_with(&format!("]({over})")) {
            for rule in RULES {
                let _ = writeln!(out, "  - [{0}]({1}/{0}.md)", rule.name, over.replace(".md", ""));
            }
        }
    }
    out
}

#[test]
fn each_rule_has_a_page_in_the_manual_in_both_languages() {
    let mut expected = Vec::new();
    for (folder, up, ending) in [("docs/rules", "../..", ""), ("docs/fr/rules", "../../..", ".fr")]
    {
        for rule in RULES {
            let file = format!("src/check/rules/{}{ending}.md", rule.name.replace('-', "_"));
            assert!(repository().join(&file).exists(), "{file}");
            let include = format!("{{{{#include {up}/{file}}}}}\n");
            expected.push((format!("{folder}/{}.md", rule.name), include));
        }
    }
    let summary = with_rule_pages(&read("docs/SUMMARY.md"), "rules.md");
    expected.push(("docs/SUMMARY.md".into(), with_rule_pages(&summary, "fr/rules.md")));
    for (path, text) in expected {
        let path = repository().join(path);
        if std::env::var_os("UPDATE_README").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        } else {
            let now = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(now, text, "{}: UPDATE_README=1 cargo test manual", path.display());
        }
    }
}

#[test]
fn the_readme_is_short_and_has_a_french_sister() {
    for page in ["README.md", "README.fr.md"] {
        assert!(read(page).lines().count() < 200, "{page}");
    }
}

#[test]
fn every_page_is_in_the_manual_and_every_link_leads_to_a_file() {
    let summary = read("docs/SUMMARY.md");
    for page in pages() {
        if let Some(name) = page.strip_prefix("docs/").filter(|name| *name != "SUMMARY.md") {
            assert!(summary.contains(&format!("]({name})")), "{name} is not in docs/SUMMARY.md");
        }
        let folder = repository().join(&page).parent().unwrap().to_path_buf();
        let text = read(&page);
        // What stands in code is no link.
        let text: String = text.split('`').step_by(2).collect();
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let is_elsewhere =
                link.contains("://") || link.starts_with("mailto:") || link.contains('…');
            if is_elsewhere {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { repository().join(&page) } else { folder.join(file) };
            let real = target.canonicalize().unwrap_or_else(|_| panic!("{page}: {link}"));
            // The book holds nothing but the folder of its pages.
            let is_in_book = real.starts_with(repository().join("docs").canonicalize().unwrap());
            assert!(is_in_book || !page.starts_with("docs/"), "{page}: {link} is not in the book");
            if !anchor.is_empty() {
                let headings = fs::read_to_string(&real).unwrap();
                let is_there =
                    headings.lines().any(|line| anchor_of(line).as_deref() == Some(anchor));
                assert!(is_there, "{page}: {link}");
            }
        }
    }
}

/// A page without its code, its comments and where its links lead.
fn prose(page: &str) -> String {
    let mut prose = String::new();
    for (at, part) in page.split("```").enumerate().filter(|(at, _)| at % 2 == 0) {
        let text = part.split('`').step_by(2).collect::<Vec<_>>().join("x");
        prose += if at == 0 { "" } else { "\n" };
        prose += &text;
    }
    prose
}

#[test]
fn french_pages_keep_their_signs_beside_their_words() {
    let rules = RULES.iter().map(|rule| ("explain", rule.page_fr.to_owned()));
    let pages = pages();
    let french = pages.iter().filter(|page| is_french(page)).map(|page| (&**page, read(page)));
    for (page, text) in french.chain(rules) {
        let text = prose(&text);
        for line in text.lines().filter(|line| !line.starts_with("|--")) {
            let line = format!("{line} ");
            for sign in [" : ", " ; ", " ! ", " ? ", " »", "« ", "l'", "d'", "qu'"] {
                assert!(!line.contains(sign), "{page}: {sign:?} in {line}");
            }
        }
    }
}

/// The anchor that the book, and a repository's pages, make of a heading.
fn anchor_of(line: &str) -> Option<String> {
    let text = line.strip_prefix('#')?.trim_start_matches('#').trim().to_lowercase();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    Some(kept.map(|c| if c == ' ' { '-' } else { c }).collect())
}

#[test]
fn the_files_of_the_configuration_page_are_read() {
    let page = read("docs/configuration.md");
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
fn every_command_and_option_is_on_its_page() {
    const GLOBAL: [&str; 9] = [
        "--help",
        "--config",
        "--color",
        "--project",
        "--ui-lang",
        "--reference",
        "--translations",
        "--provenance",
        "--source",
    ];
    let page = read("docs/commands.md");
    let help = shell(repository(), "en", "diglot --help");
    let (_, commands) = help.split_once("Commands:").unwrap();
    let commands = commands.lines().skip(1).map_while(|line| line.split_whitespace().next());
    let mut options = BTreeSet::new();
    for command in commands.filter(|command| *command != "help") {
        let rows: String =
            page.lines().filter(|line| line.starts_with(&format!("| `diglot {command}"))).collect();
        for word in
            shell(repository(), "en", &format!("diglot {command} --help")).split_whitespace()
        {
            let name: String =
                word.chars().take_while(|c| *c == '-' || c.is_ascii_alphanumeric()).collect();
            if name.starts_with("--") && name.len() > 2 {
                assert!(
                    rows.contains(&name) || GLOBAL.contains(&&*name),
                    "{command} {name} is in no row"
                );
                options.insert(format!("{command} {name}"));
            }
        }
    }
    assert!(options.len() > 30, "{options:?}");
}

#[test]
fn every_part_is_on_the_map() {
    let page = read("docs/how-it-is-built.md");
    let parts = fs::read_dir(repository().join("src")).unwrap();
    let folders = parts.map(|part| part.unwrap()).filter(|part| part.path().is_dir());
    let names = folders.map(|part| part.file_name().into_string().unwrap()).collect::<Vec<_>>();
    assert!(names.len() > 5, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("\nsrc/{name} ")), "src/{name} is not on the map");
    }
}
