//! Blocks that a translated page lacks, brought back by a translator's tool or written at the desk.

use std::fmt::Write as _;

use diglot::{
    Project,
    internals::{PageRequest, Workbench},
};

use crate::project::Sandbox;

const PROJECT: &str = "source = \"en\"\ntargets = [\"fr\"]\n[markdown]\nsource = \"docs/en/{path}.md\"\n\
                       translation = \"docs/{locale}/{path}.md\"\n";

/// A page without a paragraph, an item, a directive and what ends it; then the same with them.
const BEFORE: [&str; 2] = [
    "---\ntitle: Orchard\n---\n\nThe apples are ripe in autumn.\n\n- Pick the red ones.\n\n## Cider\n\n\
     Bottle it in May.\n",
    "---\ntitle: Verger\n---\n\nLes pommes sont mûres en automne.\n\n* Cueillez les rouges.\n\n\
     ## Cidre\n\nMettez-le en bouteille en mai.\n",
];

fn project([source, translation]: [&str; 2]) -> Sandbox {
    let sandbox = Sandbox::new(&[
        ("diglot.toml", PROJECT),
        ("docs/en/a.md", source),
        ("docs/fr/a.md", translation),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    sandbox
}

/// Brings back translations by their ids: the exit status, and what was said.
fn bring_back(sandbox: &Sandbox, texts: &[(&str, &str)]) -> (i32, String) {
    let export = ["export", "a", "--locale", "fr", "--format", "csv", "-o", "out.csv"];
    assert_eq!(sandbox.run(&export).status, 0);
    let sent = sandbox.read("out.csv");
    let mut back = String::new();
    for line in sent.lines() {
        let own = texts.iter().find(|(id, _)| line.starts_with(&format!("a/{id},")));
        let line = own.map_or(line.to_owned(), |(_, text)| {
            line.replacen(",,new,", &format!(",\"{text}\",new,"), 1)
        });
        writeln!(back, "{line}").unwrap();
    }
    sandbox.write("out.csv", back);
    let run = sandbox.run(&["import", "out.csv"]);
    (run.status, run.out + &run.err)
}

/// Gives the source more blocks, and brings back these translations: what the translation then is,
/// which it is in the other line ends, too.
#[track_caller]
fn check(change: (&str, &str), texts: &[(&str, &str)], expected: (&str, &str)) {
    for ends in ["\n", "\r\n"] {
        let pages = BEFORE.map(|page| page.replace('\n', ends));
        let sandbox = project([&pages[0], &pages[1]]);
        let changed = BEFORE[0].replacen(change.0, change.1, 1);
        sandbox.write("docs/en/a.md", &changed);
        let (status, said) = bring_back(&sandbox, texts);
        let wanted = BEFORE[1].replacen(expected.0, expected.1, 1).replace('\n', ends);
        assert_eq!((sandbox.read("docs/fr/a.md"), status), (wanted, 0), "{said}");
        let run = sandbox.run(&["check"]);
        assert_eq!(run.status, 0, "{}", run.out);
        assert!(!run.out.contains("unrecorded"), "{}", run.out);
        assert_eq!(sandbox.read("docs/en/a.md"), changed);
    }
}

#[test]
fn a_missing_block_is_put_where_the_source_has_it() {
    let paragraph = ("Bottle it in May.\n", "Press them.\n\nBottle it in May.\n");
    check(paragraph, &[("cider-p1", "Pressez-les.")], ("Mettez", "Pressez-les.\n\nMettez"));
    let last = ("in May.\n", "in May.\n\nDrink it.\n");
    check(last, &[("cider-p2", "Buvez-le.")], ("en mai.\n", "en mai.\n\nBuvez-le.\n"));
    // An item gets the mark of its neighbours, and makes no loose list of them.
    let item = ("ones.\n", "ones.\n- Leave the green ones.\n");
    check(
        item,
        &[("item2", "Laissez les vertes.")],
        ("rouges.\n", "rouges.\n* Laissez les vertes.\n"),
    );
    let first = ("- Pick", "- Bring a ladder.\n- Pick");
    check(first, &[("item1", "Apportez une échelle.")], ("* C", "* Apportez une échelle.\n* C"));
    let start = ("The apples", "Welcome.\n\nThe apples");
    check(start, &[("p1", "Bienvenue.")], ("Les pommes", "Bienvenue.\n\nLes pommes"));
    let field = ("---\n\nThe", "description: All about apples.\n---\n\nThe");
    check(
        field,
        &[("description", "Tout sur les pommes.")],
        ("Verger\n", "Verger\ndescription: Tout sur les pommes.\n"),
    );
}

#[test]
fn what_nobody_translates_comes_along() {
    check(
        ("## Cider", ":::note\nMind the wasps.\n:::\n\n```sh\npress\n```\n\n## Cider"),
        &[("p2", "Attention aux guêpes.")],
        ("## Cidre", ":::note\nAttention aux guêpes.\n:::\n\n```sh\npress\n```\n\n## Cidre"),
    );
    check(
        (
            "## Cider",
            "## Rows\n\n| Tree | Row |\n|---|---|\n| one | two |\n\n> Said twice.\n\n## Cider",
        ),
        &[
            ("rows", "Rangs"),
            ("rows-cell1", "Arbre"),
            ("rows-cell2", "Rang"),
            ("rows-cell3", "un"),
            ("rows-cell4", "deux"),
            ("rows-quote1", "Dit deux fois."),
        ],
        (
            "## Cidre",
            "## Rangs\n\n| Arbre | Rang |\n|---|---|\n| un | deux |\n\n> Dit deux fois.\n\n## Cidre",
        ),
    );
}

#[test]
fn a_page_that_is_not_there_is_made_of_all_its_texts() {
    let sandbox = project(BEFORE);
    std::fs::remove_file(sandbox.path().join("docs/fr/a.md")).unwrap();
    std::fs::remove_file(sandbox.path().join("provenance/fr/a.provenance.toml")).unwrap();
    let texts = [
        ("title", "Verger"),
        ("p1", "Les pommes sont mûres en automne."),
        ("item1", "Cueillez les rouges."),
        ("cider", "Cidre"),
        ("cider-p1", "Mettez-le en bouteille en mai."),
    ];
    let (status, said) = bring_back(&sandbox, &texts[..4]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("no page docs/fr/a.md yet"), "{said}");
    assert!(!sandbox.path().join("docs/fr/a.md").exists());
    let (status, said) = bring_back(&sandbox, &texts);
    assert_eq!(status, 0, "{said}");
    assert_eq!(sandbox.read("docs/fr/a.md"), BEFORE[1].replace("* ", "- "));
    assert_eq!(sandbox.run(&["check", "--deny", "warning"]).status, 0);
}

#[test]
fn a_place_that_is_not_certain_is_said_and_nothing_is_lost() {
    let unlike = "Quelque chose d’autre, que la source ne dit pas du tout et qui reste à sa place.";
    let translation = BEFORE[1].replace("## Cidre", &format!("{unlike}\n\n## Cidre"));
    let sandbox = project([BEFORE[0], &translation]);
    sandbox.replace("docs/en/a.md", "## Cider", "> Mind the wasps.\n\n## Cider");
    let (status, said) = bring_back(&sandbox, &[("quote1", "Attention aux guêpes.")]);
    assert_eq!((status, sandbox.read("docs/fr/a.md")), (1, translation), "{said}");
    assert!(said.contains("docs/fr/a.md") && said.contains("not certain"), "{said}");
    // A heading that the translation has no number of cells for stays out, too.
    let sandbox = project(BEFORE);
    sandbox.replace("docs/en/a.md", "## Cider", "| a | b |\n|---|---|\n| one | two |\n\n## Cider");
    let (status, said) = bring_back(&sandbox, &[("cell3", "un")]);
    assert_eq!((status, sandbox.read("docs/fr/a.md")), (1, BEFORE[1].to_owned()), "{said}");
}

#[test]
fn a_text_that_is_no_block_of_its_kind_stops_none_beside_it() {
    let sandbox = project(BEFORE);
    sandbox.replace("docs/en/a.md", "## Cider", "![Map](map.png)\n\nMind the wasps.\n\n## Cider");
    let texts = [("fig1", "Une carte."), ("p2", "Attention aux guêpes.")];
    let (status, said) = bring_back(&sandbox, &texts);
    let expected = BEFORE[1].replace("## Cidre", "Attention aux guêpes.\n\n## Cidre");
    assert_eq!((status, sandbox.read("docs/fr/a.md")), (1, expected), "{said}");
    assert!(said.contains("a/fig1"), "{said}");
}

#[test]
fn the_desk_writes_a_missing_block_and_takes_it_back() {
    let sandbox = project(BEFORE);
    sandbox.replace("docs/en/a.md", "Bottle it", "Press them.\n\nBottle it");
    let workbench = Workbench::new(Project::open(sandbox.path(), true).unwrap(), "en");
    let post = |path: &str, body: serde_json::Value| {
        let body = body.to_string().into_bytes();
        let request = PageRequest { is_post: true, body, ..PageRequest::get(path) };
        workbench.answer(&request).status
    };
    let act = serde_json::json!({ "document": "a", "locale": "fr", "segment": "cider-p1",
        "act": "write", "text": "Pressez-les." });
    assert_eq!(post("/act", act), 200);
    let expected = BEFORE[1].replace("Mettez", "Pressez-les.\n\nMettez");
    assert_eq!(sandbox.read("docs/fr/a.md"), expected);
    assert_eq!(sandbox.run(&["check"]).status, 0);
    assert_eq!(post("/undo", serde_json::json!({})), 200);
    assert_eq!(sandbox.read("docs/fr/a.md"), BEFORE[1]);
    // A rule is silenced above the block; a second item of a list has no room above it.
    let allow = |segment: &str| {
        serde_json::json!({ "document": "a", "locale": "fr", "segment": segment, "act": "allow",
            "rule": "number-mismatch", "reason": "as agreed" })
    };
    sandbox.replace("docs/fr/a.md", "en automne", "en automne 2024");
    let before = sandbox.read("docs/fr/a.md");
    assert_eq!(post("/act", allow("p1")), 200);
    let comment = "<!-- diglot: allow number-mismatch — as agreed -->\n";
    let expected = before.replace("Les pommes", &format!("{comment}Les pommes"));
    assert_eq!(sandbox.read("docs/fr/a.md"), expected);
    let run = sandbox.run(&["check", "--rule", "number-mismatch"]);
    assert!(!run.out.contains("2024"), "{}", run.out);
    sandbox.replace("docs/fr/a.md", "rouges.\n", "rouges.\n* Laissez les vertes.\n");
    sandbox.replace("docs/en/a.md", "red ones.\n", "red ones.\n- Leave the green ones.\n");
    let before = sandbox.read("docs/fr/a.md");
    assert_eq!((post("/act", allow("item2")), sandbox.read("docs/fr/a.md")), (422, before));
}
