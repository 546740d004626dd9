//! Bilingual files of other tools brought in as documents, and memories matched by their texts.

use crate::project::Sandbox;

const PO: &str = "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"X-Source-Language: fr\\n\"\n\
    \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n\
    # for the translator\nmsgctxt \"menu.open\"\nmsgid \"Ouvrir le fichier {nom}\"\nmsgstr \"Open the file {nom}\"\n\n\
    #, fuzzy\n#| msgid \"Le verger a dix ans.\"\nmsgctxt \"2.text\"\nmsgid \"Le verger a douze ans.\"\n\
    msgstr \"The orchard is ten years old.\"\n\n\
    msgid \"Les pommes sont dans la cave.\"\nmsgstr \"\"\n\n\
    msgid \"Les poires sont dans le panier.\"\nmsgstr \"Les poires sont dans le panier.\"\n";

#[test]
fn a_po_file_of_others_becomes_a_document_with_its_translation() {
    let sandbox = Sandbox::new(&[("app.po", PO)]);
    let dry = sandbox.run(&["import", "app.po", "--dry-run"]);
    assert_eq!(dry.status, 0, "{}{}", dry.out, dry.err);
    assert!(!sandbox.path().join("content/app.toml").exists());
    let run = sandbox.run(&["import", "app.po"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let content = sandbox.read("content/app.toml");
    assert!(content.contains("id = \"menu-open\""), "{content}");
    assert!(content.contains("note = \"for the translator\""), "{content}");
    let fluent = sandbox.read("locales/en/app.ftl");
    assert!(fluent.contains("menu-open = Open the file {\"{\"}nom{\"}\"}\n"), "{fluent}");
    assert!(!fluent.contains("Les poires"), "{fluent}");
    let check = sandbox.run(&["check", "--format", "json"]);
    let count = |rule: &str| check.out.matches(&format!("\"rule\": \"{rule}\"")).count();
    assert_eq!((count("stale"), count("missing")), (1, 2), "{}", check.out);
    assert_eq!(count("unrecorded"), 0, "{}", check.out);
    // Once more: it is there.
    let run = sandbox.run(&["import", "app.po", "--name", "app"]);
    assert_eq!(run.status, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains("taken 0, confirmed 0, unchanged 3, not taken 1."), "{}", run.out);
}

#[test]
fn xliff_tmx_and_tables_of_others_become_documents() {
    let unit = |id: &str| {
        format!(
            "<trans-unit id=\"{id}\"><source>Le mot {id}.</source><target state=\"final\">The word {id}.</target></trans-unit>"
        )
    };
    let file = |name: &str| {
        format!(
            "<file original=\"{name}.docx\" source-language=\"fr\" target-language=\"en\" datatype=\"x\"><body>{}{}</body></file>",
            unit("1"),
            unit("b")
        )
    };
    let xliff = format!("<xliff version=\"1.2\">{}{}</xliff>", file("x/a"), file("x/b"));
    let tmx = "<tmx version=\"1.4\"><header srclang=\"fr\"/><body><tu>\
        <tuv xml:lang=\"fr\"><seg>Le verger est grand.</seg></tuv>\
        <tuv xml:lang=\"en\"><seg>The orchard is <bpt i=\"1\">&lt;b></bpt>large<ept i=\"1\">&lt;/b></ept>.</seg></tuv></tu></body></tmx>";
    let long = "x".repeat(10_000);
    let csv = format!(
        "id,source (fr),target (en)\nk 1,Le cidre.,The cider.\n{long},Le pain.,The bread.\n{long}y,Le sel.,The salt.\n"
    );
    let sheet = [["id", "source (fr)", "target (en)"], ["k 2", "Le puits.", "The well."]];
    let sandbox = Sandbox::new(&[("two.xlf", &xliff), ("memory.tmx", tmx), ("table.csv", &csv)]);
    sandbox.write("sheet.xlsx", crate::exchange_input::workbook(&sheet));
    for file in ["two.xlf", "memory.tmx", "table.csv", "sheet.xlsx"] {
        let run = sandbox.run(&["import", file]);
        assert_eq!(run.status, 0, "{file} {}{}", run.out, run.err);
    }
    let expected = "u-1 = The word 1.\n\nb = The word b.\n";
    for name in ["a", "b"] {
        assert_eq!(sandbox.read(&format!("locales/en/{name}.ftl")), expected);
        let records = sandbox.read(&format!("locales/en/{name}.provenance.toml"));
        assert_eq!(records.matches("state = \"reviewed\"").count(), 2, "{records}");
    }
    let memory = sandbox.read("locales/en/memory.ftl");
    assert!(memory.contains("The orchard is <b>large</b>."), "{memory}");
    let table = sandbox.read("content/table.toml");
    assert!(
        table.contains("id = \"k-1\"") && table.contains(&format!("id = \"{}\"", &long[..120]))
    );
    assert!(table.lines().all(|line| line.len() < 200), "{table}");
    assert_eq!(sandbox.read("locales/en/sheet.ftl"), "k-2 = The well.\n");
    assert_eq!(
        sandbox
            .run(&["check", "--deny", "warning", "--rule", "missing", "--rule", "unrecorded"])
            .status,
        0
    );
}

#[test]
fn what_does_not_fit_the_project_is_refused() {
    let german = PO.replace("X-Source-Language: fr", "X-Source-Language: de");
    let sandbox = Sandbox::new(&[("app.po", PO), ("de.po", &german), ("content/app.toml", "")]);
    for (file, said) in [("de.po", "“de”"), ("app.po", "content/app.toml")] {
        let run = sandbox.run(&["import", file]);
        assert_eq!(run.status, 2, "{file} {}", run.out);
        assert!(run.err.contains(said), "{file} {}", run.err);
    }
    assert!(!sandbox.path().join("locales").exists());
}

#[test]
fn a_memory_is_matched_by_its_texts() {
    let sandbox = crate::exchange::report();
    let pair = |fr: &str, en: &str| {
        format!(
            "<tu><tuv lang=\"FR\"><seg>{fr}</seg></tuv><tuv lang=\"EN-GB\"><seg>{en}</seg></tuv></tu>"
        )
    };
    let tmx = format!(
        "<tmx version=\"1.1\"><header creationtool=\"OmegaT\" srclang=\"FR\"/><body>{}{}{}</body></tmx>",
        pair("Les mots sont dans la phrase.", "The words are in the sentence."),
        pair("Nord", "Northern"),
        pair("Une phrase que personne n’a écrite.", "A sentence that nobody wrote."),
    );
    sandbox.write("memory.tmx", tmx);
    let run = sandbox.run(&["import", "memory.tmx"]);
    assert_eq!(run.status, 1, "{}{}", run.out, run.err);
    let fluent = sandbox.read("locales/en/report.ftl");
    assert!(fluent.contains("missing = The words are in the sentence.\n"), "{fluent}");
    // The project's own translation is kept, until somebody says otherwise.
    assert!(fluent.contains("| North | South |"), "{fluent}");
    assert!(run.out.contains("report/row: translated on both sides"), "{}", run.out);
    assert!(run.out.contains("One unit is of no segment"), "{}", run.out);
    let run = sandbox.run(&["import", "memory.tmx", "--theirs"]);
    assert!(sandbox.read("locales/en/report.ftl").contains("| Northern | South |"), "{}", run.out);
}

#[test]
fn what_po4a_says_of_a_text_is_its_kind() {
    let entry = |kind: &str, flags: &str, fr: &str, en: &str| {
        format!("\n#. type: {kind}\n#: fr.md:1\n#, {flags}\nmsgid \"{fr}\"\nmsgstr \"{en}\"\n")
    };
    let head = "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n";
    let entries = [
        entry("Title ##", "no-wrap", "Le verger", "The orchard"),
        entry("Plain text", "markdown-text", "Il a douze ans.", "It is twelve years old."),
        entry("Bullet: '- '", "fuzzy, markdown-text", "Des pommes rouges", "Red apples"),
        entry("Attribute", "fuzzy", "Les poires vertes", "The green pears"),
    ];
    let sandbox = Sandbox::new(&[("site.po", &format!("{head}{}", entries.concat()))]);
    let run = sandbox.run(&["import", "site.po"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("translated 2, drafts 2"), "{}", run.out);
    // Nobody measured how sure these are: the file says that they are not.
    assert!(run.out.contains("Red apples") && !run.out.contains('%'), "{}", run.out);
    let content = sandbox.read("content/site.toml");
    let kinds = ["heading", "paragraph", "item"].map(|kind| format!("kind = \"{kind}\""));
    assert!(kinds.iter().all(|kind| content.contains(kind)), "{content}");
    assert_eq!(content.matches("note = ").count(), 1, "{content}");
    assert!(content.contains("note = \"type: Attribute\""), "{content}");
}
