//! What the rules find on a small corpus: good French-English pairs, and pairs with one seeded error.
//!
//! `tests/data/corpus/pairs.jsonl` holds the pairs, written for this test; `findings.txt` what is
//! found, so that a change of a rule shows as a change of findings. `UPDATE_CORPUS=1 cargo test
//! corpus` rewrites it.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use diglot::{CheckRequest, Project, Severity};
use serde::Deserialize;

use crate::project::{Sandbox, repository};

#[derive(Deserialize)]
struct Pair {
    id: String,
    fr: String,
    en: String,
    /// The kind of error; none in a good pair.
    error: Option<String>,
    /// The language it is translated from; French where it is not said.
    #[serde(default = "french")]
    source: String,
}

fn french() -> String {
    "fr".into()
}

/// The rules that find something a person must look at, by pair.
fn found(pairs: &[Pair], source: &str, target: &str) -> BTreeMap<String, Vec<&'static str>> {
    let sandbox = Sandbox::new(&[]);
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let (mut content, mut messages) = (String::new(), String::new());
    for pair in pairs.iter().filter(|pair| pair.source == source) {
        let (from, to) = if source == "fr" { (&pair.fr, &pair.en) } else { (&pair.en, &pair.fr) };
        let _ = writeln!(content, "[[segment]]\nid = \"{}\"\ntext = {}\n", pair.id, quoted(from));
        let _ = writeln!(messages, "{} = {to}", pair.id);
    }
    sandbox.write(
        "diglot.toml",
        format!("source = \"{source}\"\ntargets = [\"{target}\"]\n[rules]\nunrecorded = \"off\"\n"),
    );
    sandbox.write("content/corpus.toml", content);
    sandbox.write(&format!("locales/{target}/corpus.ftl"), messages);
    let project = Project::open(sandbox.path(), true).unwrap();
    let checked = CheckRequest::default().run(&project).unwrap();
    let mut found: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for finding in checked.findings.iter().filter(|f| f.severity >= Severity::Warning) {
        let rules = found.entry(finding.segment.clone().unwrap_or_default()).or_default();
        if !rules.contains(&finding.rule.name) {
            rules.push(finding.rule.name);
        }
    }
    found
}

#[test]
fn what_is_found_on_the_corpus() {
    let folder = repository().join("tests/data/corpus");
    let text = fs::read_to_string(folder.join("pairs.jsonl")).unwrap();
    let pairs: Vec<Pair> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut all = found(&pairs, "fr", "en");
    all.extend(found(&pairs, "en", "fr"));
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut report = String::new();
    for pair in &pairs {
        let rules = all.get(&pair.id);
        let kind = pair.error.as_deref().unwrap_or("good pairs with an alarm");
        let (hits, of) = kinds.entry(kind).or_default();
        *of += 1;
        *hits += usize::from(rules.is_some());
        let rules = rules.map_or_else(|| "-".to_owned(), |rules| rules.join(" "));
        let _ = writeln!(report, "{}: {rules}", pair.id);
    }
    let mut now = String::new();
    for (kind, (hits, of)) in &kinds {
        let _ = writeln!(now, "{kind}: {hits} of {of}");
    }
    now = format!("{now}\n{report}");
    let path = folder.join("findings.txt");
    if std::env::var_os("UPDATE_CORPUS").is_some() {
        fs::write(path, now).unwrap();
        return;
    }
    let before = fs::read_to_string(path).unwrap_or_default();
    let changed: Vec<_> = now.lines().zip(before.lines()).filter(|(a, b)| a != b).collect();
    assert!(now == before, "UPDATE_CORPUS=1 cargo test corpus; changed: {changed:#?}");
}
