//! A project that stays open finds what a check of it finds, whatever is edited.

use std::{fmt::Write as _, sync::Arc};

use diglot::{
    AcceptRequest, CheckRequest, FileBefore, FileEdit, Files as _, Finding, MemoryFiles, Project,
    ProjectSession,
};
use proptest::prelude::*;

const PROJECT: &[(&str, &str)] = &[
    ("diglot.toml", "source = \"fr\"\ntargets = [\"en\", \"de\"]\n"),
    ("content/glossary.toml", "[[term]]\nfr = \"verger\"\nen = \"orchard\"\n"),
    (
        "content/a.toml",
        "[[segment]]\nid = \"one\"\ntext = \"Le verger a 12 ans cette année.\"\n\n\
         [[segment]]\nid = \"two\"\ntext = \"Les pommes sont mûres en septembre.\"\n",
    ),
    ("locales/en/a.ftl", "one = The orchard is 12 years old.\ntwo = Apples ripen in September.\n"),
    ("content/b.toml", "[[segment]]\nid = \"one\"\ntext = \"Le verger a 12 ans cette année.\"\n"),
    ("locales/en/b.ftl", "one = The orchard is 12 years old.\n"),
    ("locales/fr/ui.ftl", "-brand = Verger\nhello = Bonjour de { -brand } !\n"),
    ("locales/en/ui.ftl", "hello = Hello from { -brand }!\n"),
    ("locales/en/terms.ftl", "-brand = Verger\n"),
    ("locales/fr/terms.ftl", "-brand = Verger\n"),
];

/// Findings as a person would compare them.
fn told(findings: &[Finding]) -> Vec<String> {
    let told = |finding: &Finding| {
        let Finding { rule, locale, document, segment, location, message, .. } = finding;
        let (path, span) = (location.file.path(), location.span);
        format!("{} {locale:?} {document:?} {segment:?} {path} {span:?} {message:?}", rule.name)
    };
    findings.iter().map(told).collect()
}

#[track_caller]
fn agree(session: &mut ProjectSession, what: &str) -> Vec<String> {
    let kept = session.check_whole().unwrap();
    let anew = CheckRequest::default().run(session.project()).unwrap();
    assert_eq!(told(&kept.findings), told(&anew.findings), "{what}");
    assert_eq!((kept.segments, &kept.states), (anew.segments, &anew.states), "{what}");
    for document in session.documents().unwrap().to_vec() {
        let own = session.check_document(&document.name).unwrap().findings;
        let is_own = |finding: &&Finding| finding.document.as_ref() == Some(&document.name);
        let expected: Vec<_> = anew.findings.iter().filter(is_own).cloned().collect();
        // What is said of a project without provenance is said of each of its documents.
        let counts = |finding: &String| !finding.starts_with("unrecorded");
        let [own, expected] =
            [told(&own), told(&expected)].map(|t| t.into_iter().filter(counts).collect::<Vec<_>>());
        assert_eq!(own, expected, "{what}: {}", document.name);
    }
    told(&kept.findings)
}

fn open(files: &[(&str, &str)]) -> (Arc<MemoryFiles>, ProjectSession) {
    let files: Arc<MemoryFiles> = Arc::new(files.iter().copied().collect());
    let session = ProjectSession::new(&Project::open_in(files.clone()).unwrap());
    (files, session)
}

#[test]
fn whatever_is_edited_it_finds_what_a_check_finds() {
    let (_, mut session) = open(PROJECT);
    let mut seen = vec![agree(&mut session, "nothing")];
    let edits = [
        ("a figure", "locales/en/a.ftl", "one = The orchard is 13 years old.\n"),
        ("the source", "content/b.toml", "[[segment]]\nid = \"one\"\ntext = \"Un mot.\"\n"),
        ("a term that another refers to", "locales/en/terms.ftl", "-brand-name = Verger\n"),
        ("a new translation", "locales/de/b.ftl", "one = Ein Wort.\n"),
        (
            "another translation of the same text",
            "content/b.toml",
            "[[segment]]\nid = \"one\"\ntext = \"Le verger a 12 ans cette année.\"\n\
             allow = [\"inconsistent-translation\"]\n",
        ),
        ("the glossary", "content/glossary.toml", "[[term]]\nfr = \"verger\"\nen = \"grove\"\n"),
        ("a new document", "content/c.toml", "[[segment]]\nid = \"x\"\ntext = \"ABC.\"\n"),
        ("a stray", "locales/en/gone.ftl", "a = b\n"),
        ("the project file", "diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
        ("damage", "locales/en/a.ftl", "one = {\n"),
    ];
    for (what, path, text) in edits {
        session.set_text(path, text).unwrap();
        let now = agree(&mut session, what);
        assert_ne!(Some(&now), seen.last(), "{what} changes nothing");
        seen.push(now);
    }
    session.close("locales/en/a.ftl");
    agree(&mut session, "the file as it was");
    session.set_text("diglot.toml", "source = 1\n").unwrap();
    assert!(session.check_whole().is_err() && session.check_whole().is_err());
    session.close("diglot.toml");
    agree(&mut session, "the project file as it was");
}

#[test]
fn a_link_is_looked_at_again_where_the_other_page_changes() {
    let (_, mut session) = open(&[
        (
            "diglot.toml",
            "source = \"en\"\ntargets = [\"fr\"]\n[markdown]\nsource = \"en/{path}.md\"\n\
             translation = \"{locale}/{path}.md\"\n",
        ),
        ("en/a.md", "See [it](b.md#first).\n"),
        ("fr/a.md", "Voir [ceci](b.md#first).\n"),
        ("en/b.md", "## First\n"),
        ("fr/b.md", "## D’abord {#first}\n"),
    ]);
    let far = |found: Vec<String>| {
        found.iter().filter(|finding| finding.contains("structure-mismatch-far-anchor")).count()
    };
    assert_eq!(far(agree(&mut session, "as it was")), 0);
    session.set_text("fr/b.md", "## D’abord\n").unwrap();
    assert_eq!(far(agree(&mut session, "the anchor is gone")), 1);
    session.set_text("en/b.md", "## Then\n").unwrap();
    assert_eq!(far(agree(&mut session, "the source lost it, too")), 0);
}

#[test]
fn a_pair_is_looked_at_again_where_the_one_beside_it_says_its_sentence_no_more() {
    let content = "[[segment]]\nid = \"one\"\ntext = \"Le musée ouvre en mai. Les billets sont vendus à la gare du \
                   village.\"\n[[segment]]\nid = \"two\"\ntext = \"La visite dure deux heures.\"\n";
    let english = |second: &str| format!("one = The museum opens in May.\ntwo = {second}\n");
    let moved = english("Tickets are sold at the village station. The tour takes two hours.");
    let path = "locales/en/a.ftl";
    let (_, mut session) = open(&[PROJECT[0], ("content/a.toml", content), (path, &moved)]);
    let accepted = AcceptRequest { force: true, ..AcceptRequest::default() };
    accepted.run(session.project()).unwrap();
    let missing = |found: Vec<String>| {
        found.iter().filter(|finding| finding.contains("sentence-count-missing")).count()
    };
    assert_eq!(missing(agree(&mut session, "as it was")), 0);
    session.set_text(path, english("The tour takes two hours.")).unwrap();
    assert_eq!(missing(agree(&mut session, "the sentence is gone")), 1);
}

#[test]
fn what_requests_write_is_saved_with_the_rest_or_not_at_all() {
    let (files, mut session) = open(PROJECT);
    let record = "locales/en/a.provenance.toml";
    session.set_text("locales/en/a.ftl", "one = The orchard is 12.\n").unwrap();
    let request = AcceptRequest { targets: vec!["a".into()], ..AcceptRequest::default() };
    let answer = request.run(session.project()).unwrap();
    assert_eq!(answer.recorded(), 1, "{:?}", answer.refusals);
    agree(&mut session, "records");
    assert_eq!(files.text(record), None);
    // Somebody else is faster.
    let before = FileBefore::Text(files.text("locales/en/a.ftl").unwrap());
    files.commit(&[FileEdit::new("locales/en/a.ftl", before, "one = x\n")]).unwrap();
    assert!(session.save().is_err());
    assert_eq!(files.text(record), None);
    session.close("locales/en/a.ftl");
    session.save().unwrap();
    assert!(files.text(record).is_some());
    assert_eq!(session.edits(), []);
}

#[test]
fn what_changes_beneath_is_seen_when_it_is_refreshed() {
    let (files, mut session) = open(PROJECT);
    let before = agree(&mut session, "nothing");
    let write = |path: &str, text: &str| {
        files.commit(&[FileEdit::new(path, FileBefore::Any, text)]).unwrap();
    };
    write("locales/en/b.ftl", "one = The orchard is 13 years old.\n");
    write("content/new.toml", "[[segment]]\nid = \"x\"\ntext = \"Un mot de plus.\"\n");
    assert_eq!(told(&session.check_whole().unwrap().findings), before);
    session.refresh();
    let now = agree(&mut session, "refreshed");
    assert!(now.iter().any(|told| told.contains("number-mismatch")), "{now:#?}");
    assert!(now.iter().any(|told| told.contains("\"new\"")), "{now:#?}");
    write("content/glossary.toml", "[[term]]\nfr = \"verger\"\nen = \"grove\"\n");
    session.refresh();
    assert!(agree(&mut session, "the glossary").iter().any(|told| told.starts_with("glossary")));
}

/// Texts in two languages, of which some go together: with names, figures, quotes and terms, so that
/// what is found of one depends on what others of the document say.
const TEXTS: [[&str; 2]; 9] = [
    ["Le verger de Solterra a 12 ans cette année.", "The orchard of Solterra is 12 years old."],
    ["Le verger de Solterra a 12 ans cette année.", "The grove of Solterro is 13 years old."],
    ["Solterra vend ses pommes à Marseille.", "Solterra sells its apples in Marseille."],
    ["Solterra vend ses pommes à Marseille.", "Solterra sells its apples in Marseilles."],
    [
        "L’ACI « soutient » les vergers de la région.",
        "The ICA “supports” the orchards of the region.",
    ],
    [
        "L’ACI soutient les vergers de la région.",
        "The ACI \"supports\" the orchards of the region .",
    ],
    ["Claire Morvan préside l’ACI depuis 2019.", "Claire Morvan has chaired the ICA since 2019."],
    ["Une page pour { $n } lecteurs.", "A page for { $m } readers."],
    ["Les lecteurs de Marseille écrivent à Claire.", "The readers of Marseille write to Claire."],
];

/// A project of one document that has these texts on its two sides, by their numbers.
fn files_of(sides: &[[usize; 2]]) -> [(&'static str, String); 2] {
    let (mut content, mut fluent) = (String::new(), String::new());
    for (at, [source, target]) in sides.iter().enumerate() {
        let text = toml::Value::from(TEXTS[*source][0]).to_string();
        let _ = writeln!(content, "[[segment]]\nid = \"s{at}\"\ntext = {text}\n");
        let _ = writeln!(fluent, "s{at} = {}", TEXTS[*target][1]);
    }
    [("content/a.toml", content), ("locales/en/a.ftl", fluent)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_was_quiet_and_changed_is_looked_at_again(
        start in prop::collection::vec([0..9usize, 0..9usize], 6),
        edits in prop::collection::vec((0..6usize, 0..2usize, 0..9usize), 1..6),
    ) {
        let mut sides = start;
        let first = files_of(&sides);
        let mut all = vec![PROJECT[0], PROJECT[1]];
        all.extend(first.iter().map(|(path, text)| (*path, &**text)));
        let (_, mut session) = open(&all);
        let accepted = AcceptRequest { force: true, ..AcceptRequest::default() };
        accepted.run(session.project()).unwrap();
        agree(&mut session, "at first");
        for (segment, side, text) in edits {
            sides[segment][side] = text;
            let [content, fluent] = files_of(&sides);
            let (path, text) = if side == 0 { content } else { fluent };
            session.set_text(path, text).unwrap();
            agree(&mut session, &format!("{segment} {side}: {sides:?}"));
        }
    }
}
