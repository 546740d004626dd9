//! Pages that stand in their own files, as `render` and the desk's reader show them.

use diglot::{
    Project,
    internals::{PageRequest, Workbench},
};

use crate::project::Sandbox;

const EN: &str = "---\ntitle: Orchard\nweight: 3\n---\n\nThe apples are ripe.\n\n| Tree | Row |\n|---|---|\n\
                  | Apple | one |\n\n{{< map >}}\n\nBottle it in May.\n";
const FR: &str = "---\ntitle: Verger\nweight: 4\n---\n\nLes pommes sont mûres.\n\n| Arbre | Rang |\n|---|---|\n\
                  | Pommier | un |\n\n{{< map >}}\n\nMettez-le en bouteille en mai.\n";

fn pages() -> Sandbox {
    let sandbox = Sandbox::new(&[
        (
            "diglot.toml",
            "source = \"en\"\ntargets = [\"fr\", \"de\"]\n[markdown]\nsource = \"docs/en/{path}.md\"\n\
             translation = \"docs/{locale}/{path}.md\"\n",
        ),
        ("docs/en/a.md", EN),
        ("docs/fr/a.md", FR),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    sandbox
}

#[track_caller]
fn render(sandbox: &Sandbox, arguments: &[&str], expected: &str) {
    let run = sandbox.run(&[&["render", "a"], arguments].concat());
    assert_eq!((run.status, &*run.out), (0, expected), "{}", run.err);
}

#[test]
fn a_page_is_rendered_with_its_tables_and_titles() {
    let text = "Verger\n\nLes pommes sont mûres.\n\n| Arbre   | Rang |\n| Pommier | un   |\n\n    \
                {{< map >}}\n\nMettez-le en bouteille en mai.\n";
    render(&pages(), &["--lang", "fr"], text);
}

#[test]
fn in_markdown_a_page_is_as_it_stands() {
    let sandbox = pages();
    let markdown = |locale| ["--lang", locale, "--format", "markdown"];
    render(&sandbox, &markdown("en"), EN);
    render(&sandbox, &markdown("fr"), FR);
    // What is missing is put where the source has it; of a page that there is none of, all.
    sandbox.replace("docs/en/a.md", "Bottle it", "Press them.\n\nBottle it");
    let expected = FR.replace("Mettez", "[en] Press them.\n\nMettez");
    render(&sandbox, &markdown("fr"), &expected);
    let source = [&markdown("fr")[..], &["--fallback", "source"]].concat();
    render(&sandbox, &source, &expected.replace("[en] ", ""));
    let german = EN.replace("Bottle it", "Press them.\n\n[en] Bottle it");
    let german = ["The apples", "Press them", "Tree", "Row", "Apple", "one"]
        .iter()
        .fold(german, |page, text| page.replacen(*text, &format!("[en] {text}"), 1));
    render(&sandbox, &markdown("de"), &german);
    assert_eq!(sandbox.read("docs/fr/a.md"), FR);
}

#[test]
fn the_reader_shows_both_languages_of_a_page() {
    let sandbox = pages();
    let workbench = Workbench::new(Project::open(sandbox.path(), true).unwrap(), "en");
    let reading = |path: &str| workbench.answer(&PageRequest::get(path)).text();
    let page = reading("/reading/fr/a");
    for text in ["Les pommes sont mûres.", "The apples are ripe.", "<td>Pommier</td>"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("untranslated") && !page.contains("not translated"), "{page}");
    sandbox.replace("docs/en/a.md", "in May", "in June");
    assert!(reading("/reading/fr/a").contains("périmé"));
}
