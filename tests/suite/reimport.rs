//! `diglot import` of the next version: what is the same keeps everything, and nothing that a
//! person wrote is lost.

use std::{collections::BTreeMap, fs, path::Path};

use diglot::{
    ImportFormat, ImportOutcome, ImportRequest, ImportSource, Project, SourceFile,
    internals::{parse_content, parse_fluent},
};
use proptest::prelude::*;

use crate::project::{Run, Sandbox};

const V1: &str = "\
# Rapport annuel du réseau

Le réseau compte 1 200 membres dans 14 pays, selon l’enquête de mars 2024.

Ce paragraphe n’existe qu’en français ; il remercie Paul Martin de Nantes pour ses 19 dessins.

## Réunions

Anna Dupont a présenté les comptes : 45 000 € de recettes.

La trésorière remercie les 32 bénévoles de Lyon et de Marseille. Elle annonce une réunion à Genève.

Les statuts de 1987 ont été lus par Maria Rossi, puis adoptés par 53 voix contre 4.

Le prochain congrès aura lieu à Dakar.

Le vote sera secret, comme en 2019.
";

const V2: &str = "\
# Rapport annuel du réseau

Ce paragraphe n’existe qu’en français ; il remercie Paul Martin de Nantes pour ses 19 dessins.

Le réseau compte 1 350 membres dans 14 pays, selon l’enquête de mars 2024.

## Réunions

Un nouveau paragraphe salue l’arrivée de la coopérative Alpha.

La trésorière remercie les 32 bénévoles de Lyon et de Marseille.

Elle annonce une réunion à Genève.

Les statuts de 1987 ont été lus par Maria Rossi, puis adoptés par 53 voix contre 4.

Le prochain congrès aura lieu à Dakar. Le vote sera secret, comme en 2019.
";

const ENGLISH: &str = "\
# Annual report of the network

The network has 1,200 members in 14 countries, according to the survey of March 2024.

This paragraph exists only in French; it thanks Paul Martin of Nantes for his 19 drawings.

## Meetings

Anna Dupont presented the accounts: €45,000 of income.

The treasurer thanks the 32 volunteers of Lyon and Marseille. She announces a meeting in Geneva.

The statutes of 1987 were read by Maria Rossi, and adopted by 53 votes to 4.

The next congress will be held in Dakar.

The ballot will be secret, as in 2019.
";

const CONTENT: &str = "content/report.toml";
const FLUENT: &str = "locales/en/report.ftl";

/// The first version and its translation, accepted.
fn project() -> Sandbox {
    let sandbox = Sandbox::new(&[("report.md", V1), ("report.en.md", ENGLISH), ("v2.md", V2)]);
    let done = sandbox.run(&["import", "report.md", "--translation", "report.en.md"]);
    assert_eq!((done.status, &*done.err), (0, ""));
    assert_eq!(sandbox.run(&["accept", "--all", "--state", "reviewed"]).status, 0);
    sandbox
}

fn again(sandbox: &Sandbox, file: &str, more: &[&str]) -> Run {
    sandbox.run(&[&["import", file, "--name", "report"], more].concat())
}

/// The project's files.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.insert(path.display().to_string(), fs::read(&path).unwrap());
        }
    }
    files
}

/// The ids of the segments, in their order.
fn ids(sandbox: &Sandbox) -> Vec<String> {
    let content = sandbox.read(CONTENT);
    let ids = content.lines().filter_map(|line| line.strip_prefix("id = \""));
    ids.map(|id| id.trim_end_matches('"').to_owned()).collect()
}

/// Which segments a rule reports.
fn reported(sandbox: &Sandbox, rule: &str) -> Vec<String> {
    let run = sandbox.run(&["check", "--format", "json", "--rule", rule]);
    let ids = run.out.lines().filter_map(|line| line.trim().strip_prefix("\"segment\": \""));
    ids.map(|id| id.trim_end_matches("\",").to_owned()).collect()
}

#[test]
fn a_new_version_keeps_what_holds() {
    let sandbox = project();
    let before = files(sandbox.path());
    let dry = again(&sandbox, "v2.md", &["--dry-run"]);
    assert_eq!((dry.status, &*dry.err), (0, ""));
    assert_eq!(files(sandbox.path()), before, "a dry run writes nothing");

    let done = again(&sandbox, "v2.md", &[]);
    assert_eq!((done.status, &*done.err), (0, ""));
    assert_eq!(done.out.replace("Written:", "Would be written:"), dry.out);
    let summary = "report: unchanged 3, edited 1, moved 1, split 1, merged 1, new 1, gone 1.\n";
    assert!(done.out.starts_with(summary), "{}", done.out);
    assert!(done.out.contains("compte [-1 200-]{+1 350+} membres"), "{}", done.out);
    assert_eq!(
        ids(&sandbox),
        [
            "title",
            "paragraphe-existe-francais-remercie",
            "reseau-compte-200-membres",
            "reunions",
            "reunions-nouveau-paragraphe-salue",
            "reunions-tresoriere-remercie-32",
            "reunions-annonce-reunion-geneve",
            "reunions-statuts-1987-lus",
            "reunions-prochain-congres-aura",
        ]
    );
    assert_eq!(reported(&sandbox, "stale"), ["reseau-compte-200-membres"]);
    assert_eq!(reported(&sandbox, "missing"), ["reunions-nouveau-paragraphe-salue"]);
    assert_eq!(reported(&sandbox, "orphan"), ["reunions-anna-dupont-presente"]);
    let drafts = [
        "reunions-tresoriere-remercie-32",
        "reunions-annonce-reunion-geneve",
        "reunions-prochain-congres-aura",
    ];
    assert_eq!(reported(&sandbox, "unreviewed"), drafts);
    let fluent = sandbox.read(FLUENT);
    for message in [
        "title = Annual report of the network\n\nparagraphe-existe-francais-remercie = This",
        "tresoriere-remercie-32 = The treasurer thanks the 32 volunteers of Lyon and Marseille.\n",
        "\n\nreunions-annonce-reunion-geneve = She announces a meeting in Geneva.\n",
        "congres-aura = The next congress will be held in Dakar. The ballot will be secret, as in",
    ] {
        assert!(fluent.contains(message), "{message:?} in {fluent}");
    }

    let before = files(sandbox.path());
    let same = again(&sandbox, "v2.md", &[]);
    assert_eq!(same.out, "report: nothing has changed. Segments: 9.\nNothing to write.\n");
    assert_eq!(files(sandbox.path()), before);
    let pruned = again(&sandbox, "v2.md", &["--prune"]);
    assert!(pruned.out.contains("  reunions-anna-dupont-presente\n"), "{}", pruned.out);
    assert!(!sandbox.read(FLUENT).contains("Anna Dupont"));
    assert!(!sandbox.read("locales/en/report.provenance.toml").contains("Anna Dupont"));
}

#[test]
fn what_comes_back_finds_its_translation() {
    let sandbox = project();
    assert_eq!(again(&sandbox, "v2.md", &[]).status, 0);
    let back = again(&sandbox, "report.md", &[]);
    assert!(back.out.contains("back again: reunions-anna-dup"), "{}", back.out);
    assert_eq!(reported(&sandbox, "missing"), [""; 0]);
    assert_eq!(reported(&sandbox, "stale"), [""; 0], "the older number is there again");
    assert_eq!(reported(&sandbox, "orphan"), ["reunions-nouveau-paragraphe-salue"; 0]);
}

#[test]
fn notes_allows_and_comments_stay() {
    let sandbox = project();
    sandbox.replace(
        CONTENT,
        "[[segment]]\nid = \"reseau-compte-200-membres\"\n",
        "# ask Paul\n[[segment]] # here\nid = \"reseau-compte-200-membres\"\nnote = 'n'\n\
         allow = [\"number-mismatch\"] # for now\n",
    );
    sandbox.replace(FLUENT, "reseau-compte-200", "# mine\nreseau-compte-200");
    assert_eq!(again(&sandbox, "v2.md", &[]).status, 0);
    let moved = "# ask Paul\n[[segment]] # here\nid = \"reseau-compte-200-membres\"\nnote = 'n'\n\
                 allow = [\"number-mismatch\"] # for now\nkind = \"paragraph\"\n\
                 text = \"Le réseau compte 1 350";
    assert!(sandbox.read(CONTENT).contains(moved), "{}", sandbox.read(CONTENT));
    assert!(sandbox.read(FLUENT).contains("\n\n# mine\nreseau-compte-200-membres = The"));
}

/// Changes the document in the project by hand, then brings `file` in with `more`: what is printed,
/// and what the document then holds or (`!`) does not.
#[track_caller]
fn by_hand(change: (&str, &str), file: &str, more: &[&str], status: i32, holds: &[&str]) -> Run {
    let sandbox = project();
    sandbox.replace(CONTENT, change.0, change.1);
    let before = files(sandbox.path());
    let run = again(&sandbox, file, more);
    assert_eq!(run.status, status, "{}{}", run.out, run.err);
    if status != 0 {
        assert_eq!(files(sandbox.path()), before, "nothing is written");
    }
    let content = sandbox.read(CONTENT);
    for text in holds {
        let absent = text.strip_prefix('!');
        let text = absent.unwrap_or(text);
        assert_eq!(content.contains(text), absent.is_none(), "{text:?} in {content}");
    }
    run
}

#[test]
fn edits_by_hand_are_not_lost() {
    let statutes = ("adoptés par 53 voix contre 4", "adoptés par { $yes } voix contre 4");
    let kept = by_hand(statutes, "v2.md", &[], 0, &["adoptés par { $yes } voix", "1 350"]);
    assert!(kept.out.contains("kept so:\n  reunions-statuts-1987-lus\n"), "{}", kept.out);
    let members = ("selon l’enquête de mars 2024", "selon notre enquête du printemps");
    let refused = by_hand(members, "v2.md", &[], 2, &["notre enquête", "!1 350"]);
    assert!(refused.err.contains("--force"), "{}", refused.err);
    assert!(
        refused.out.contains("selon [-l’enquête de mars 2024-]{+notre enquête"),
        "{}",
        refused.out
    );
    by_hand(members, "v2.md", &["--dry-run"], 2, &[]);
    by_hand(members, "v2.md", &["--force"], 0, &["!notre enquête", "1 350"]);
    by_hand(members, "report.md", &[], 0, &["notre enquête"]);
    let kept = by_hand(members, "v2.md", &["--keep"], 0, &["notre enquête", "!1 350", "Alpha"]);
    assert!(kept.out.contains("kept so:\n  reseau-compte-200-membres\n"), "{}", kept.out);
    by_hand(members, "v2.md", &["--keep", "--force"], 2, &[]);
    by_hand(("45 000 €", "environ 45 000 €"), "v2.md", &["--keep"], 0, &["environ", "Alpha"]);
    by_hand(("à Genève", "à Berne"), "v2.md", &["--keep"], 0, &["Marseille. Elle", "Berne"]);
    by_hand(("comme en 2019", "comme toujours"), "v2.md", &["--keep"], 0, &["toujours", "Alpha"]);
    // What is gone, cut or made one is no less the project's.
    by_hand(("45 000 €", "environ 45 000 €"), "v2.md", &[], 2, &["environ"]);
    by_hand(("à Genève", "à Berne"), "v2.md", &[], 2, &["Berne"]);
    by_hand(("comme en 2019", "comme toujours"), "v2.md", &[], 2, &["toujours"]);
    // The author took it over.
    by_hand(("compte 1 200 membres", "compte 1 350 membres"), "v2.md", &[], 0, &["1 350"]);
    // A matter of typography is no conflict.
    by_hand(("1 200", "1\u{a0}200"), "v2.md", &[], 0, &["1 350"]);
}

#[test]
fn what_was_settled_is_settled() {
    for (old, new) in [
        ("selon l’enquête de mars 2024", "selon notre enquête du printemps"),
        ("45 000 €", "environ 45 000 €"),
        ("à Genève", "à Berne"),
        ("comme en 2019", "comme toujours"),
    ] {
        let sandbox = project();
        sandbox.replace(CONTENT, old, new);
        assert_eq!(again(&sandbox, "v2.md", &["--keep"]).status, 0, "{new}");
        let before = files(sandbox.path());
        let same = again(&sandbox, "v2.md", &[]);
        assert!(same.out.ends_with("Nothing to write.\n"), "{new}: {}{}", same.out, same.err);
        assert_eq!(files(sandbox.path()), before, "{new}");
    }
}

#[test]
fn what_a_person_made_of_the_document_stays() {
    let heading = "kind = \"heading\"\nlevel = 2\ntext = \"Réunions\"";
    by_hand((heading, &heading.replace("heading", "caption")), "v2.md", &[], 0, &["caption"]);
    let added = "[[segment]]\nid = \"mine\"\ntext = \"À la main.\"\n\n";
    let second = "[[segment]]\nid = \"paragraphe-existe";
    by_hand((second, &format!("{added}{second}")), "v2.md", &[], 0, &[added]);
    let statutes = "[[segment]]\nid = \"reunions-statuts-1987-lus\"\nkind = \"paragraph\"\n\
                    text = \"Les statuts de 1987 ont été lus par Maria Rossi, puis adoptés par 53 \
                    voix contre 4.\"\n\n";
    let out = by_hand((statutes, ""), "v2.md", &[], 0, &["!statuts"]);
    assert!(out.out.contains("brings it back): reunions-statuts-1987-lus"), "{}", out.out);
    let back = by_hand((statutes, ""), "v2.md", &["--force"], 0, &[statutes]);
    assert!(back.out.contains("back again: reunions-statuts-1987-lus"), "{}", back.out);
    by_hand(
        ("reunions-statuts-1987-lus", "statutes"),
        "v2.md",
        &[],
        0,
        &["statutes", "!-statuts-"],
    );
    by_hand(("title = \"Rapport annuel du réseau\"", "title = 'X'"), "v2.md", &[], 0, &["'X'"]);
}

#[test]
fn a_document_that_was_never_brought_in_is_no_authors() {
    let sandbox = project();
    fs::remove_file(sandbox.path().join("content/report.imported.toml")).unwrap();
    let same = again(&sandbox, "report.md", &["--dry-run"]);
    assert_eq!(same.status, 0, "{}", same.err);
    let refused = again(&sandbox, "v2.md", &[]);
    assert_eq!(refused.status, 2);
    assert!(refused.out.contains("It is not known what the document said"), "{}", refused.out);
    assert_eq!(again(&sandbox, "v2.md", &["--force"]).status, 0);
    assert_eq!(reported(&sandbox, "stale"), ["reseau-compte-200-membres"]);
}

#[test]
fn a_translation_that_nobody_recorded_is_of_the_old_text() {
    let sandbox = project();
    sandbox.replace(FLUENT, "has 1,200 members", "counts 1,200 members");
    assert_eq!(again(&sandbox, "v2.md", &[]).status, 0);
    assert_eq!(reported(&sandbox, "stale"), ["reseau-compte-200-membres"]);
    assert_eq!(reported(&sandbox, "unconfirmed"), [""; 0]);

    let sandbox = project();
    let path = "locales/en/report.provenance.toml";
    let records = sandbox.read(path);
    let others = records.lines().filter(|line| !line.starts_with("reseau-compte-200-membres"));
    let others = others.map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
    assert!(others.len() < records.len());
    sandbox.write(path, others);
    assert_eq!(again(&sandbox, "v2.md", &[]).status, 0);
    assert_eq!(reported(&sandbox, "stale"), ["reseau-compte-200-membres"]);

    let sandbox = project();
    fs::remove_file(sandbox.path().join(path)).unwrap();
    assert_eq!(again(&sandbox, "report.md", &[]).status, 0);
    assert!(!sandbox.path().join(path).exists());
    assert_eq!(again(&sandbox, "v2.md", &[]).status, 0, "nothing was on record");
}

#[test]
fn another_document_of_the_same_name_is_told() {
    let sandbox = project();
    let other: Vec<_> = (1..9).map(|n| format!("Recette {n} : {n} œufs durs.")).collect();
    sandbox.write("other.md", other.join("\n\n"));
    let before = files(sandbox.path());
    let refused = again(&sandbox, "other.md", &[]);
    assert_eq!((refused.status, refused.err.contains("hardly a new version")), (2, true));
    assert_eq!(files(sandbox.path()), before);
    assert_eq!(again(&sandbox, "other.md", &["--force"]).status, 0);
    assert_eq!(reported(&sandbox, "orphan").len(), 9);
}

/// Spoils a file of the project: the new version is refused with these words, and nothing written.
#[track_caller]
fn spoiled(path: &str, text: &str, said: &str) {
    let sandbox = project();
    sandbox.write(path, text);
    let before = files(sandbox.path());
    let run = again(&sandbox, "v2.md", &["--force"]);
    assert_eq!((run.status, run.err.contains(said)), (2, true), "{}{}", run.out, run.err);
    assert_eq!(files(sandbox.path()), before);
}

#[test]
fn what_cannot_be_read_is_not_written_over() {
    spoiled(CONTENT, "mine", "report.toml:1:");
    spoiled(CONTENT, "[[segment]]\nid = \"a\"\ntext = \"{\"\n", "report.toml:");
    spoiled(CONTENT, "segment = [{ id = \"a\", text = \"x\" }]\n", "report.toml");
    spoiled("content/report.imported.toml", "[[block]]\n", "report.imported.toml:");
    spoiled("content/report.imported.toml", "<<<<<<< a\n", "report.imported.toml:");
    spoiled("locales/en/report.provenance.toml", "x", "report.provenance.toml:");
}

#[test]
fn junk_and_foreign_line_breaks_stay() {
    let sandbox = project();
    for path in
        [CONTENT, FLUENT, "locales/en/report.provenance.toml", "content/report.imported.toml"]
    {
        let text = sandbox.read(path).replace('\n', "\r\n");
        sandbox.write(path, text + if path == FLUENT { "\r\n!! junk\r\n" } else { "" });
    }
    let before = files(sandbox.path());
    assert_eq!(again(&sandbox, "report.md", &[]).status, 0);
    assert_eq!(files(sandbox.path()), before);
    assert_eq!(again(&sandbox, "v2.md", &[]).status, 0);
    for path in [CONTENT, FLUENT, "locales/en/report.provenance.toml"] {
        let text = sandbox.read(path);
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{path}");
    }
    assert!(sandbox.read(FLUENT).contains("\r\n!! junk\r\n"));
}

#[test]
fn a_project_without_translations_is_brought_up_to_date() {
    let sandbox = Sandbox::new(&[("report.md", V1), ("v2.md", V2)]);
    assert_eq!(sandbox.run(&["import", "report.md"]).status, 0);
    let done = again(&sandbox, "v2.md", &["--prune"]);
    assert_eq!((done.status, &*done.err), (0, ""));
    assert!(!sandbox.path().join("locales").exists());
    let none = sandbox.run(&["import", "--translation", "v2.md", "--name", "other"]);
    assert_eq!((none.status, none.err.contains("other")), (2, true), "{}", none.err);
}

#[test]
fn all_is_written_or_nothing() {
    // A file that cannot be replaced keeps the others from being.
    let sandbox = project();
    let (path, real) = ("locales/en/report.provenance.toml", "records.toml");
    fs::rename(sandbox.path().join(path), sandbox.path().join(real)).unwrap();
    std::os::unix::fs::symlink(sandbox.path().join(real), sandbox.path().join(path)).unwrap();
    let before = files(sandbox.path());
    let failed = again(&sandbox, "v2.md", &[]);
    assert_eq!((failed.status, failed.err.contains(path)), (2, true), "{}", failed.err);
    assert_eq!(files(sandbox.path()), before);

    // Killed between two files: whoever comes next finishes, and finds nothing more to do.
    let done = project();
    assert_eq!(again(&done, "v2.md", &[]).status, 0);
    let cut = project();
    let written = [CONTENT, FLUENT, path, "content/report.imported.toml"];
    let texts: Vec<String> = written.iter().map(|path| done.read(path)).collect();
    let files: Vec<_> = written.into_iter().zip(texts.iter().map(|text| &**text)).collect();
    cut.cut_short(&files);
    fs::rename(cut.path().join(format!("{CONTENT}.diglot-new")), cut.path().join(CONTENT)).unwrap();
    let same = again(&cut, "v2.md", &[]);
    assert!(same.out.ends_with("Nothing to write.\n"), "{}{}", same.out, same.err);
    for path in written {
        assert_eq!(cut.read(path), done.read(path), "{path}");
    }
    assert!(!cut.path().join(".diglot-journal").exists());
}

/// What an author does to a paragraph.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Keep,
    Change,
    Remove,
    Swap,
    Add,
    Split,
    Merge,
}

const WORDS: [&str; 12] = [
    "verger", "pommes", "cidre", "réseau", "membres", "bilan", "congrès", "vote", "statuts",
    "comptes", "réunion", "projet",
];

fn sentence(n: usize, part: usize) -> String {
    let word = |k: usize| WORDS[(n * 7 + part * 5 + k * (n + 3)) % WORDS.len()];
    format!("Le {} numéro {n} du {} et du {} en {part}.", word(1), word(2), word(3))
}

/// The document after the edits, and the indices of the paragraphs that were not touched.
fn edited(count: usize, edits: &[Edit]) -> (Vec<String>, Vec<String>) {
    let paragraph = |n: usize| format!("{} {}", sentence(n, 1), sentence(n, 2));
    let mut out: Vec<String> = Vec::new();
    let (mut untouched, mut n) = (Vec::new(), 0);
    while n < count {
        let next = (n + 1 < count).then(|| paragraph(n + 1));
        match (edits.get(n).copied().unwrap_or(Edit::Keep), next) {
            (Edit::Change, _) => out.push(paragraph(n).replace("numéro", "exemplaire")),
            (Edit::Remove, _) => {}
            (Edit::Split, _) => out.extend([sentence(n, 1), sentence(n, 2)]),
            (Edit::Add, _) => {
                out.extend([paragraph(n), format!("Tout autre chose, {n}.")]);
                untouched.push(paragraph(n));
            }
            (Edit::Swap, Some(next)) => {
                untouched.extend([paragraph(n), next.clone()]);
                out.extend([next, paragraph(n)]);
                n += 1;
            }
            (Edit::Merge, Some(next)) => {
                out.push(format!("{} {next}", paragraph(n)));
                n += 1;
            }
            _ => {
                out.push(paragraph(n));
                untouched.push(paragraph(n));
            }
        }
        n += 1;
    }
    (out, untouched)
}

/// Each text of the source with its id and, where there is one, its translation.
fn texts(root: &Path) -> BTreeMap<String, (String, Option<String>)> {
    let project = Project::open(root, true).unwrap();
    let (document, locale) = (&project.documents().unwrap()[0], &project.targets()[0]);
    let read =
        |path: &str| SourceFile::new(path, fs::read_to_string(root.join(path)).unwrap_or_default());
    let (source, target) = (read(&document.path), read(&document.translation(locale)));
    let (source, target) = (parse_content(&source), parse_fluent(&target));
    let translation = |id: &str| {
        target.units.iter().find(|unit| unit.id == id).map(|unit| unit.text().into_owned())
    };
    (source.units.iter())
        .map(|unit| (unit.text().into_owned(), (unit.id.to_string(), translation(&unit.id))))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_the_author_does_nothing_that_was_written_is_lost(
        count in 1..14usize,
        edits in prop::collection::vec(prop::sample::select(vec![
            Edit::Keep, Edit::Keep, Edit::Keep, Edit::Change, Edit::Remove, Edit::Swap, Edit::Add,
            Edit::Split, Edit::Merge,
        ]), 0..14),
    ) {
        let (old, _) = edited(count, &[]);
        let (new, untouched) = edited(count, &edits);
        prop_assume!(!new.is_empty());
        let sandbox = Sandbox::new(&[]);
        let root = sandbox.path();
        let import = |texts: &[String]| {
            let text = texts.join("\n\n");
            let mut document = ImportSource::reader("report", text.as_bytes()).unwrap();
            document.format = Some(ImportFormat::Markdown);
            let request = ImportRequest { document: Some(document), ..ImportRequest::default() };
            request.run(&Project::open(root, true).unwrap()).unwrap().outcome
        };
        prop_assert!(matches!(import(&old), ImportOutcome::New(_)));
        let before = texts(root);
        let message = |(text, (id, _)): (&String, &(String, Option<String>))| {
            let text = text.replace("Le ", "The ").replace("numéro", "number").replace(" en ", " of ");
            format!("{id} = {text}")
        };
        let fluent = before.iter().map(message).collect::<Vec<_>>().join("\n") + "\n";
        sandbox.write(FLUENT, &fluent);
        prop_assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
        let before = texts(root);

        import(&new);
        let after = texts(root);
        for text in &new {
            prop_assert!(after.contains_key(text), "{text} is not there");
        }
        for text in &untouched {
            prop_assert_eq!(&before[text], &after[text], "{}", text);
        }
        // Each sentence that a translator wrote is still in the file.
        let left = SourceFile::new(FLUENT, sandbox.read(FLUENT));
        let left: String = parse_fluent(&left).units.iter().map(|unit| unit.text().into_owned() + "\n").collect();
        for (_, translation) in before.values() {
            for sentence in translation.as_deref().unwrap_or_default().split_inclusive('.') {
                prop_assert!(left.contains(sentence.trim()), "{sentence} in {left}");
            }
        }
        let now = files(root);
        let ImportOutcome::Revised(revision) = import(&new) else {
            panic!("the document is there");
        };
        prop_assert!(revision.files.is_empty() && revision.changes.is_empty());
        prop_assert_eq!(files(root), now);
    }
}
