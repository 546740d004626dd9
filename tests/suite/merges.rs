//! Provenance that two branches recorded, merged by git.

use std::collections::BTreeMap;

use diglot::{
    ReviewState, SourceFile,
    internals::{Fingerprint, ProblemKind, parse_provenance, record_all, render_record},
};
use proptest::{collection, option, prelude::*, sample::select};

use crate::{history::git, project::Sandbox};

/// What is recorded of a message: source, fingerprint and state.
type Record = (&'static str, u64, ReviewState);
type Records = BTreeMap<String, Record>;

fn record() -> impl Strategy<Value = Record> {
    let states = vec![ReviewState::Draft, ReviewState::Translated, ReviewState::Reviewed];
    (select(vec!["a", "b", "c d", "e \"f\""]), 0..4_u64, select(states))
}

/// Changes of some of ten records: a new one, or none at all.
fn changes(most: usize) -> impl Strategy<Value = BTreeMap<String, Option<Record>>> {
    collection::btree_map("m[0-9]", option::weighted(0.7, record()), 0..most)
}

/// What a file is like and holds after changes.
fn changed(
    (text, records): (&str, &Records),
    changes: &BTreeMap<String, Option<Record>>,
) -> (String, Records) {
    let rendered = changes.iter().map(|(id, change)| {
        let render = |(source, print, state)| render_record(id, source, Fingerprint(print), state);
        (id.clone(), change.map(render))
    });
    let text = record_all(text, &rendered.collect());
    let mut records = records.clone();
    for (id, change) in changes {
        match change {
            Some(record) => _ = records.insert(id.clone(), *record),
            None => _ = records.remove(id),
        }
    }
    (text, records)
}

/// A record as it is read: id, source, fingerprint and state.
type Found = (String, String, u64, ReviewState);

fn read(text: &str) -> Result<Vec<Found>, Vec<ProblemKind>> {
    let file = SourceFile::new("p.toml", text);
    let provenance = parse_provenance(&file);
    if !provenance.readable {
        return Err(provenance.problems.iter().map(|problem| problem.kind).collect());
    }
    let records = provenance.records.iter();
    Ok(records
        .map(|(id, r)| (id.to_string(), r.source.to_string(), r.translation.0, r.state))
        .collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// No record is made of parts of two, none is lost, and what cannot be merged is said.
    #[test]
    fn a_merge_is_right_or_refused(base in changes(10), ours in changes(4), theirs in changes(4)) {
        let start = changed(("", &Records::new()), &base);
        let [ours, theirs] = [&ours, &theirs].map(|own| changed((&start.0, &start.1), own));
        let sandbox = Sandbox::new(&[("o", &start.0), ("a", &ours.0), ("b", &theirs.0)]);
        let merge = std::process::Command::new("git")
            .current_dir(sandbox.path())
            .args(["merge-file", "-p", "a", "o", "b"])
            .output()
            .unwrap();
        let text = String::from_utf8(merge.stdout).unwrap();
        if !merge.status.success() {
            prop_assert_eq!(read(&text), Err(vec![ProblemKind::MergeConflict]));
            return Ok(());
        }
        let Ok(found) = read(&text) else {
            // Both branches recorded the same new message in places of their own.
            prop_assert_eq!(read(&text), Err(vec![ProblemKind::Syntax]));
            return Ok(());
        };
        let (base, ours, theirs) = (start.1, ours.1, theirs.1);
        let mut ids: Vec<_> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
        ids.sort();
        ids.dedup();
        let mut expected = Vec::new();
        for id in ids {
            let (o, a, b) = (base.get(id), ours.get(id), theirs.get(id));
            prop_assert!(a == o || b == o || a == b, "both changed {id}");
            if let Some((source, print, state)) = if a == o { b } else { a } {
                expected.push((id.clone(), (*source).to_owned(), *print, *state));
            }
        }
        prop_assert_eq!(found, expected);
    }
}

const FR: &str = "locales/fr/x.ftl";
const EN: &str = "locales/en/x.ftl";
const RECORD: &str = "locales/en/x.provenance.toml";

fn project(texts: &[(&str, &str)]) -> Sandbox {
    let text = |of: fn(&(&str, &str)) -> String| -> String { texts.iter().map(of).collect() };
    let fr = text(|(id, text)| format!("{id} = {text} en clair\n\n"));
    let en = text(|(id, text)| format!("{id} = {text} in clear\n\n"));
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
        (FR, &fr),
        (EN, &en),
    ]);
    git(sandbox.path(), &["init", "-q", "-b", "main"]);
    commit(&sandbox);
    sandbox
}

/// Records everything and commits it.
fn commit(sandbox: &Sandbox) {
    let run = sandbox.run(&["accept", "--all"]);
    assert_eq!(run.status, 0, "{}", run.err);
    git(sandbox.path(), &["add", "-A"]);
    git(sandbox.path(), &["commit", "-q", "-m", "change"]);
}

fn translate(sandbox: &Sandbox, id: &str, text: &str) {
    for (path, ending) in [(FR, "en clair"), (EN, "in clear")] {
        let old = sandbox.read(path);
        let line = old.lines().find(|line| line.starts_with(&format!("{id} ="))).unwrap();
        sandbox.replace(path, line, &format!("{id} = {text} {ending}"));
    }
}

#[test]
fn two_branches_that_accepted_neighbours_merge() {
    let sandbox = project(&[("a", "Un"), ("b", "Deux"), ("c", "Trois")]);
    git(sandbox.path(), &["switch", "-q", "-c", "other"]);
    translate(&sandbox, "a", "Alpha");
    commit(&sandbox);
    git(sandbox.path(), &["switch", "-q", "main"]);
    translate(&sandbox, "b", "Beta");
    commit(&sandbox);
    git(sandbox.path(), &["merge", "-q", "other"]);
    let run =
        sandbox.run(&["check", "--rule", "stale", "--rule", "unconfirmed", "--rule", "unrecorded"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(sandbox.read(RECORD).lines().filter(|line| line.contains(" = {")).count() == 3);
    let before = sandbox.read(RECORD);
    let run = sandbox.run(&["accept", "--all"]);
    assert_eq!((run.status, sandbox.read(RECORD)), (0, before), "{}", run.out);
}

#[test]
fn what_both_recorded_is_said_and_nothing_is_written() {
    let sandbox = project(&[("a", "Un"), ("b", "Deux")]);
    let damaged = sandbox.read(RECORD).replacen("a = {", "<<<<<<< x\na = {", 1);
    sandbox.write(RECORD, &damaged);
    let run = sandbox.run(&["check"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(
        run.out.contains("[merge-conflict]") && run.out.contains("keep one line"),
        "{}",
        run.out
    );
    let run = sandbox.run(&["accept", "--all"]);
    assert_eq!((run.status, sandbox.read(RECORD)), (2, damaged), "{}{}", run.out, run.err);
    let twice = format!("{0}\n{0}", sandbox.read(RECORD).replace("<<<<<<< x\n", ""));
    sandbox.write(RECORD, &twice);
    let run = sandbox.run(&["check"]);
    assert!(run.status == 1 && run.out.contains("keep one line"), "{}", run.out);
}
