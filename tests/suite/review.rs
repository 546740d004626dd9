//! What needs a person, the acts on it, and taking them back.

use std::sync::Arc;

use diglot::{
    DocumentName, Project, ReviewState,
    internals::{
        ActRequest, QueueFilter, ReviewDesk, ReviewNeed, ReviewQueue, SegmentAct, SuggestionKind,
    },
};
use proptest::prelude::*;

use crate::project::Sandbox;

const FILES: [&str; 3] =
    ["content/report.toml", "locales/en/report.ftl", "locales/en/report.provenance.toml"];

fn desk_of(sandbox: &Sandbox, name: &str) -> (ReviewDesk, DocumentName) {
    let mut desk = ReviewDesk::new(Project::open(sandbox.path(), true).unwrap());
    let document = desk.document(name).unwrap().unwrap();
    (desk, document)
}

fn desk(sandbox: &Sandbox) -> (ReviewDesk, DocumentName) {
    desk_of(sandbox, "report")
}

fn act(
    desk: &mut ReviewDesk,
    document: &DocumentName,
    segment: &str,
    act: &SegmentAct,
) -> Result<(), String> {
    let locale = desk.project().targets()[0].clone();
    let request = ActRequest { document, locale: &locale, segment, act, seen: None };
    desk.act(&request).map(|_| ()).map_err(|error| error.to_string())
}

fn queue(desk: &mut ReviewDesk, document: &DocumentName) -> Arc<ReviewQueue> {
    let locale = desk.project().targets()[0].clone();
    desk.queue(document, &locale).unwrap()
}

fn needs(desk: &mut ReviewDesk, document: &DocumentName) -> Vec<Option<ReviewNeed>> {
    let queue = queue(desk, document);
    queue.entries.iter().map(diglot::internals::ReviewEntry::need).collect()
}

fn write(text: &str) -> SegmentAct {
    SegmentAct::Write { text: text.to_owned(), state: ReviewState::Translated }
}

#[test]
fn what_is_to_be_done_is_done_and_taken_back() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "nouveau");
    sandbox.replace("locales/en/report.ftl", "two = The second.\n", "");
    let before = FILES.map(|path| sandbox.read(path));
    let (mut desk, document) = desk(&sandbox);
    assert_eq!(needs(&mut desk, &document), [Some(ReviewNeed::Stale), Some(ReviewNeed::Missing)]);
    act(&mut desk, &document, "two", &write("**The** second, {1,2}.")).unwrap();
    assert!(sandbox.read(FILES[1]).contains("two = **The** second, {\"{\"}1,2{\"}\"}.\n"));
    act(&mut desk, &document, "one", &SegmentAct::Confirm { state: ReviewState::Reviewed })
        .unwrap();
    assert_eq!(needs(&mut desk, &document)[0], None);
    let allow = SegmentAct::Allow { rule: "spacing".to_owned(), reason: "as\nprinted".to_owned() };
    act(&mut desk, &document, "two", &allow).unwrap();
    assert!(sandbox.read(FILES[1]).contains("# diglot: allow spacing — as printed\ntwo ="));
    assert!(act(&mut desk, &document, "two", &write(" \n")).is_err());
    assert!(act(&mut desk, &document, "three", &write("x")).is_err());
    assert_eq!(desk.done().len(), 3);
    while desk.undo().unwrap().is_some() {}
    assert_eq!(FILES.map(|path| sandbox.read(path)), before);
}

#[test]
fn an_act_that_made_a_file_is_taken_back_with_the_file() {
    let sandbox = Sandbox::report();
    for path in &FILES[1..] {
        std::fs::remove_file(sandbox.path().join(path)).unwrap();
    }
    let (mut desk, document) = desk(&sandbox);
    let exist = || FILES.map(|path| sandbox.path().join(path).exists());
    act(&mut desk, &document, "two", &write("The second.")).unwrap();
    assert_eq!(exist(), [true; 3]);
    act(&mut desk, &document, "one", &write("The first.")).unwrap();
    desk.undo().unwrap();
    assert_eq!(sandbox.read(FILES[1]), "two = The second.\n");
    desk.undo().unwrap();
    assert_eq!(exist(), [true, false, false]);
    assert_eq!(needs(&mut desk, &document), [Some(ReviewNeed::Missing); 2]);
    // What somebody has added meanwhile stays.
    act(&mut desk, &document, "two", &write("The second.")).unwrap();
    let theirs = "# theirs\n\ntwo = The second.\n";
    sandbox.write(FILES[1], theirs);
    desk.undo().unwrap();
    assert_eq!(sandbox.read(FILES[1]), "# theirs\n\n");
}

#[test]
fn a_page_is_written_where_it_stands_or_not_at_all() {
    let pages = ["docs/en/start.md", "docs/fr/start.md", "provenance/fr/start.provenance.toml"];
    let sandbox = Sandbox::new(&[
        (
            "diglot.toml",
            "source = \"en\"\ntargets = [\"fr\"]\n[markdown]\nsource = \"docs/en/{path}.md\"\n\
             translation = \"docs/{locale}/{path}.md\"\n",
        ),
        (pages[0], "# Apples\n\nThey are ripe in May.\n\n- Pick the red ones.\n- Wait.\n"),
        (
            pages[1],
            "# Pommes\n\nElles sont mûres\nen mai.\n\n- Cueillez les rouges.\n- Attendez.\n",
        ),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    sandbox.replace(pages[0], "in May", "in June");
    let (mut desk, document) = desk_of(&sandbox, "start");
    let stale = queue(&mut desk, &document);
    let stale = stale.entries.iter().find(|entry| entry.need() == Some(ReviewNeed::Stale)).unwrap();
    let before = pages.map(|path| sandbox.read(path));
    act(&mut desk, &document, &stale.id, &write("Elles sont mûres en juin.")).unwrap();
    let written = sandbox.read(pages[1]);
    assert_eq!(written, before[1].replace("mûres\nen mai", "mûres en juin"));
    assert!(!needs(&mut desk, &document).contains(&Some(ReviewNeed::Stale)));
    desk.undo().unwrap();
    assert_eq!(pages.map(|path| sandbox.read(path)), before);
    // What would become two blocks, or another kind of block, stays out of the page.
    for typed in ["Elles sont mûres.\n\nEn juin.", "# Elles", "- Elles"] {
        let refused = act(&mut desk, &document, &stale.id, &write(typed)).unwrap_err();
        assert!(refused.contains(pages[1]), "{refused}");
    }
    act(&mut desk, &document, &stale.id, &SegmentAct::Confirm { state: ReviewState::Translated })
        .unwrap();
    assert!(!needs(&mut desk, &document).contains(&Some(ReviewNeed::Stale)));
    assert_eq!(sandbox.read(pages[1]), before[1]);
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_written_over() {
    let sandbox = Sandbox::report();
    let (mut desk, document) = desk(&sandbox);
    let locale = desk.project().targets()[0].clone();
    let seen = queue(&mut desk, &document).entry("one").unwrap().seen;
    let written = write("My word.");
    let request = ActRequest {
        document: &document,
        locale: &locale,
        segment: "one",
        act: &written,
        seen: Some(seen),
    };
    sandbox.replace(FILES[1], "The first word.", "Their word.");
    assert!(desk.act(&request).unwrap_err().is_conflict());
    sandbox.replace(FILES[1], "Their word.", "The first word.");
    sandbox.replace(FILES[0], "premier", "nouveau");
    assert!(desk.act(&request).unwrap_err().is_conflict());
    sandbox.replace(FILES[0], "nouveau", "premier");
    desk.act(&request).unwrap();
    // An edit of another message, beside ours, is kept when ours is taken back.
    sandbox.replace(FILES[1], "The second.", "The other.");
    desk.undo().unwrap();
    assert_eq!(sandbox.read(FILES[1]), "one = The first word.\ntwo = The other.\n");
    desk.act(&request).unwrap();
    sandbox.replace(FILES[1], "My word.", "Their word.");
    assert!(desk.undo().is_err());
    assert!(sandbox.read(FILES[1]).contains("Their word."));
}

#[test]
fn what_is_typed_is_judged_before_it_is_written() {
    let sandbox = Sandbox::report();
    sandbox.replace(FILES[0], "Le premier mot.", "Le premier mot de 2024.");
    let (mut desk, document) = desk(&sandbox);
    let locale = &desk.project().targets()[0].clone();
    let mut found = |text: &str| {
        let found = desk.rehearse((&document, locale, "one"), text).unwrap();
        let name = |own: &diglot::internals::SegmentFinding| {
            (own.rule, own.target.clone().map(|range| text[range].to_owned()))
        };
        found.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(found("The first word of 2024."), []);
    assert_eq!(found("").len(), 0);
    let wrong = found("  The first word of 2023.");
    assert_eq!(wrong, [("number-mismatch", Some("2023".to_owned()))]);
    assert_eq!(sandbox.read(FILES[1]), "one = The first word.\ntwo = The second.\n");
}

#[test]
fn the_project_suggests_what_it_says_elsewhere() {
    let sandbox = Sandbox::new(&[
        (
            "content/report.toml",
            "[[segment]]\nid = \"a\"\ntext = \"La réunion compte 12 membres actifs.\"\n\
             [[segment]]\nid = \"b\"\ntext = \"La réunion compte 15 membres actifs.\"\n\
             [[segment]]\nid = \"c\"\ntext = \"La réunion compte 12 membres actifs.\"\n\
             [[segment]]\nid = \"d\"\ntext = \"La réunion compte des membres actifs.\"\n",
        ),
        ("locales/en/report.ftl", "a = The meeting has 12 active members.\n"),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    let (mut desk, document) = desk(&sandbox);
    let locale = &desk.project().targets()[0].clone();
    let memory = desk.memory(locale).unwrap();
    let queue = queue(&mut desk, &document);
    let first = |id: &str| {
        let entry = queue.entry(id).unwrap();
        let locales = [&queue.source_locale, locale];
        let mut found = memory.suggestions(("report", entry), locales);
        (!found.is_empty()).then(|| found.swap_remove(0)).map(|own| (own.kind, own.text))
    };
    let text = |number| format!("The meeting has {number} active members.");
    assert_eq!(first("c"), Some((SuggestionKind::Same, text(12))));
    assert_eq!(first("b"), Some((SuggestionKind::Figures, text(15))));
    assert_eq!(first("d"), Some((SuggestionKind::Similar, text(12))));
    assert_eq!(first("a"), None);
}

#[test]
fn segments_are_filtered() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "two = The second.\n", "");
    let (mut desk, document) = desk(&sandbox);
    let queue = queue(&mut desk, &document);
    let of = |filter: &QueueFilter| queue.filtered(filter);
    assert_eq!(of(&QueueFilter { is_pressing: true, ..QueueFilter::default() }), [1]);
    assert_eq!(of(&QueueFilter { text: "PREMIER".to_owned(), ..QueueFilter::default() }), [0]);
    assert_eq!(
        of(&QueueFilter { need: Some(ReviewNeed::Stale), ..QueueFilter::default() }),
        [0; 0]
    );
    assert_eq!(queue.next_to_do(Some(1), false), None);
    assert_eq!(queue.next_to_do(Some(1), true), Some(0));
}

/// What a person may do next.
#[derive(Debug, Clone)]
enum Step {
    Act(usize, SegmentAct),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let state = prop::sample::select(ReviewState::ALL.to_vec());
    let text = prop_oneof!["[a-z é*{}\\[.#\n]{1,12}", Just("x { $n } y".to_owned())];
    let write = (text, state.clone()).prop_map(|(text, state)| SegmentAct::Write { text, state });
    let confirm = state.prop_map(|state| SegmentAct::Confirm { state });
    let allow =
        "[a-z]{1,5}".prop_map(|reason| SegmentAct::Allow { rule: "spacing".to_owned(), reason });
    let act = prop_oneof![4 => write, 2 => confirm, 1 => allow];
    prop_oneof![3 => (0..3usize, act).prop_map(|(at, act)| Step::Act(at, act)), 2 => Just(Step::Undo)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_acts_and_undos_end_in_the_files_they_should(steps in prop::collection::vec(step(), 1..12)) {
        let sandbox = Sandbox::report();
        let (mut desk, document) = desk(&sandbox);
        let read = || FILES.map(|path| sandbox.read(path));
        let mut states = vec![read()];
        for step in steps {
            match step {
                Step::Act(at, done) => {
                    let before = read();
                    let id = ["one", "two", "three"][at];
                    if act(&mut desk, &document, id, &done).is_ok() {
                        states.push(read());
                    } else {
                        prop_assert_eq!(read(), before, "what is refused writes nothing");
                    }
                }
                Step::Undo => {
                    let undone = desk.undo().unwrap().is_some();
                    prop_assert_eq!(undone, states.len() > 1);
                    if undone {
                        states.pop();
                    }
                    prop_assert_eq!(&read(), states.last().unwrap());
                }
            }
        }
        let queue = queue(&mut desk, &document);
        prop_assert_eq!(queue.entries.len(), 2);
    }
}
