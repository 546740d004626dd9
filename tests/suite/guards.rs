//! What holds for all of the code: its messages, and how long its functions are.

use std::{collections::BTreeMap, fs, path::Path};

use crate::project::repository;

fn files(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(&repository().join("src"), "rs", &mut found);
    found.retain(|(path, _)| !path.ends_with("tests.rs"));
    found.sort();
    assert!(found.len() > 200);
    found
}

/// diglot's messages in a language, each with the variables that it uses.
fn messages(language: &str) -> BTreeMap<String, Vec<String>> {
    let mut found = Vec::new();
    files(&repository().join("locales").join(language), "ftl", &mut found);
    // The translation of the report is no document of the interface.
    found.retain(|(path, _)| {
        let name = Path::new(path).file_name().unwrap();
        repository().join("locales/fr").join(name).exists()
    });
    let mut messages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, text) in found {
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}']))
            {
                name.clone_into(&mut id);
                messages.entry(id.clone()).or_default();
            }
            for (at, _) in line.match_indices('$') {
                let rest = line[at + 1..].chars();
                let name: String = rest.take_while(|c| c.is_alphanumeric() || *c == '-').collect();
                messages.entry(id.clone()).or_default().push(name);
            }
        }
    }
    for variables in messages.values_mut() {
        variables.sort();
        variables.dedup();
    }
    messages
}

/// The ids that are put together from a part that stands in the code and one that does not.
fn is_put_together(id: &str, code: &str) -> bool {
    let mut ends = id.match_indices('-').map(|(at, _)| at + 1);
    ends.any(|end| code.contains(&format!("\"{}{{", &id[..end])))
}

#[test]
fn every_message_is_in_both_languages_with_the_same_arguments() {
    let (french, english) = (messages("fr"), messages("en"));
    assert!(french.len() > 300, "{}", french.len());
    let one_sided: Vec<_> = (french.keys().filter(|id| !english.contains_key(*id)))
        .chain(english.keys().filter(|id| !french.contains_key(*id)))
        .collect();
    assert!(one_sided.is_empty(), "in one language only: {one_sided:?}");
    for (id, variables) in &english {
        // The source may leave out what only the other language's grammar asks for.
        let more: Vec<_> = french[id].iter().filter(|name| !variables.contains(name)).collect();
        assert!(more.is_empty(), "{id}: {more:?} in French alone");
    }
}

#[test]
fn every_message_that_is_used_is_there_and_every_one_there_is_used() {
    let (sources, messages) = (sources(), messages("fr"));
    let all: String = sources.iter().map(|(_, text)| &**text).collect();
    let mut used = 0;
    for (path, text) in &sources {
        for (at, start) in text.match_indices("Phrase::new(\"") {
            let id = text[at + start.len()..].split('"').next().unwrap();
            used += 1;
            assert!(messages.contains_key(id), "{path} says {id}, which is no message");
        }
    }
    assert!(used > 200, "{used}");
    for (id, variables) in &messages {
        let quoted = format!("\"{id}\"");
        let users: Vec<_> = sources.iter().filter(|(_, text)| text.contains(&quoted)).collect();
        assert!(!users.is_empty() || is_put_together(id, &all), "nobody says {id}");
        for name in variables {
            // Helpers of other files may give it.
            assert!(all.contains(&format!("\"{name}\"")), "{id} wants {name}, which nobody gives");
        }
    }
}

/// The functions of a file, each with its number of lines.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let indent = &line[..line.len() - bare.len()];
        let bare = bare.strip_prefix("pub").map_or(bare, |rest| {
            rest.strip_prefix('(')
                .and_then(|rest| rest.split_once(')'))
                .map_or(rest, |(_, rest)| rest)
        });
        let bare = bare.trim_start().trim_start_matches("const ");
        let Some(rest) = bare.strip_prefix("fn ") else { continue };
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let close = format!("{indent}}}");
        // A trait may only say what a function is like.
        let end = lines[at..].iter().enumerate().position(|(after, line)| {
            **line == close
                || after == 0 && line.ends_with(';')
                || line.ends_with(';')
                    && line.starts_with(indent)
                    && line[indent.len()..].starts_with(')')
        });
        found.push((name, end.unwrap_or_default() + 1));
    }
    found
}

#[test]
fn no_function_is_longer_than_sixty_lines() {
    let mut seen = 0;
    let mut long = Vec::new();
    for (path, text) in sources() {
        for (name, lines) in functions(&text) {
            seen += 1;
            if lines > 60 {
                long.push(format!("{path}: {name} {lines}"));
            }
        }
    }
    assert!(seen > 1000, "{seen}");
    assert_eq!(long, Vec::<String>::new());
}
