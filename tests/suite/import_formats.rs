//! `diglot import` of each format, good and bad, through the command.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::project::Sandbox;

/// A DOCX file with this body.
fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    package(&document)
}

/// The file of a word processor whose document is this XML.
fn package(document: &str) -> Vec<u8> {
    package_with(document, &[])
}

/// The same with more parts.
fn package_with(document: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let styles = "<w:styles \
        xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts =
        [("word/document.xml", document.as_bytes()), ("word/styles.xml", styles.as_bytes())];
    for (name, bytes) in parts.iter().chain(more) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn paragraph(style: &str, text: &str) -> String {
    let style = format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
    format!("<w:p>{style}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// The segments of the document, as `kind text`.
fn segments(sandbox: &Sandbox, name: &str) -> Vec<String> {
    let content: toml::Table = sandbox.read(&format!("content/{name}.toml")).parse().unwrap();
    let text = |segment: &toml::Value, key: &str| segment[key].as_str().unwrap().to_owned();
    let segments = content["segment"].as_array().unwrap();
    segments.iter().map(|one| text(one, "kind") + " " + &text(one, "text")).collect()
}

#[test]
fn a_word_document_is_brought_in_and_again() {
    let sandbox = Sandbox::new(&[]);
    let body = paragraph("T", "Le verger")
        + &paragraph("H", "Bilan")
        + &paragraph("N", "Il a douze ans, et donne 300 kg de pommes.")
        + &paragraph("N", "Le cidre se vend bien.");
    sandbox.write("verger.docx", docx(&body));
    assert_eq!(sandbox.run(&["import", "verger.docx"]).status, 0);
    let expected = [
        "title Le verger",
        "heading Bilan",
        "paragraph Il a douze ans, et donne 300 kg de pommes.",
        "paragraph Le cidre se vend bien.",
    ];
    assert_eq!(segments(&sandbox, "verger"), expected);
    let same = sandbox.run(&["import", "verger.docx"]);
    assert_eq!(same.out, "verger: nothing has changed. Segments: 4.\nNothing to write.\n");
    sandbox.write("v2.docx", docx(&body.replace("300", "450")));
    let next = sandbox.run(&["import", "v2.docx", "--name", "verger"]);
    assert!(next.out.contains("donne [-300-]{+450+} kg"), "{}", next.out);
}

#[test]
fn a_page_is_brought_in_without_its_navigation() {
    let page = "<!doctype html><html lang=fr><head><title>Verger</title></head><body>\
        <nav><a href=/>Accueil</a></nav><main><h1>Le verger</h1><p>Il a <b>douze</b> ans.</p>\
        <ul><li>pommes<li>poires</ul></main><footer>2024</footer></body></html>";
    let sandbox = Sandbox::new(&[("verger.html", page)]);
    assert_eq!(sandbox.run(&["import", "verger.html"]).status, 0);
    let expected =
        ["title Le verger", "paragraph Il a **douze** ans.", "item pommes", "item poires"];
    assert_eq!(segments(&sandbox, "verger"), expected);
}

#[test]
fn standard_input_has_the_format_it_is_said_to_have() {
    let sandbox = Sandbox::new(&[]);
    let run = |arguments: &[&str], text: &str| sandbox.pipe(arguments, text.as_bytes());
    let unnamed = run(&["import", "-", "--from", "markdown"], "# Un\n\nDeux.\n");
    assert_eq!((unnamed.status, unnamed.err.contains("--name")), (2, true), "{}", unnamed.err);
    let unknown = run(&["import", "-", "--name", "a"], "# Un\n\nDeux.\n");
    assert_eq!((unknown.status, unknown.err.contains("--from")), (2, true), "{}", unknown.err);
    for (format, text) in [
        ("markdown", "# Un\n\nDeux.\n"),
        ("html", "<h1>Un</h1><p>Deux.</p>"),
        ("text", "Un\n\nDeux.\n"),
    ] {
        let done = run(&["import", "-", "--from", format, "--name", format], text);
        assert_eq!((done.status, &*done.err), (0, ""), "{format}");
        assert_eq!(segments(&sandbox, format)[1], "paragraph Deux.", "{format}");
    }
    let name = "text";
    let next = run(&["import", "-", "--from", "text", "--name", name], "Un\n\nTrois.\n\nDeux.\n");
    assert_eq!(next.status, 0, "{}", next.err);
    assert!(next.out.starts_with("text: unchanged 2, edited 0, moved 0, split 0, merged 0, new 1"));
}

#[test]
fn encodings_are_read_or_named() {
    let text = "Le réseau\n\nIl a été créé à Orléans, où l’été est très doux, en 1987.\n";
    let sandbox = Sandbox::new(&[]);
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    sandbox.write("wide.txt", wide);
    sandbox.write("marked.txt", format!("\u{feff}{text}"));
    let latin: Vec<u8> = text
        .chars()
        .map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() })
        .collect();
    sandbox.write("latin.txt", latin);
    for name in ["wide", "marked"] {
        assert_eq!(sandbox.run(&["import", &format!("{name}.txt")]).status, 0, "{name}");
        assert_eq!(segments(&sandbox, name)[0], "title Le réseau", "{name}");
    }
    let refused = sandbox.run(&["import", "latin.txt"]);
    assert_eq!((refused.status, &*refused.out), (2, ""));
    assert!(
        refused.err.contains("line 1: ") && refused.err.contains("--encoding Windows-1252"),
        "{}",
        refused.err
    );
    let read = sandbox.run(&["import", "latin.txt", "--encoding", "windows-1252"]);
    assert_eq!((read.status, &*read.err), (0, ""));
    assert_eq!(segments(&sandbox, "latin"), segments(&sandbox, "wide"));
    let unknown = sandbox.run(&["import", "latin.txt", "--encoding", "klingon"]);
    assert!(unknown.err.contains("klingon"), "{}", unknown.err);
}

/// Refuses a file of these bytes, with these words, and writes nothing.
#[track_caller]
fn refuse(file: &str, bytes: &[u8], said: &str) {
    let sandbox = Sandbox::new(&[]);
    sandbox.write(file, bytes);
    let run = sandbox.run(&["import", file, "--name", "x"]);
    assert_eq!((run.status, &*run.out), (2, ""), "{}", run.err);
    assert!(run.err.contains(said) && run.err.contains(file), "{}", run.err);
    assert!(!sandbox.path().join("content").exists());
}

#[test]
fn what_is_no_document_is_refused() {
    let whole = docx(&paragraph("N", "Le verger a douze ans."));
    refuse("a.docx", b"", "");
    refuse("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", "");
    refuse("a.docx", &whole[..whole.len() / 2], "");
    let mut damaged = whole.clone();
    for byte in damaged.iter_mut().skip(60).take(40) {
        *byte ^= 0x55;
    }
    refuse("a.docx", &damaged, "damaged");
    refuse("a.docx", &docx("<w:p><w:r>"), "damaged");
    let cut = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:body><w:p><w:r><w:t>Un mot.</w:t></w:r></w:p><w:p><w:r>";
    refuse("cut.docx", &package(cut), "damaged");
    refuse("a.docx", &docx(""), "empty");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    refuse("a.docx", &zip.finish().unwrap().into_inner(), "word/document.xml");
    refuse("a.html", b"<p></p>", "empty");
    refuse("a.html", b"\x89PNG\r\n\x1a\n\0\0\0", "");
    refuse("a.md", b"\n\n", "empty");
    refuse("a.md", b"a\0b", "");
    refuse("a.txt", b"\xef\xbb\xbf", "empty");
    let deep = "<div>".repeat(100_000) + "x";
    refuse("a.html", deep.as_bytes(), "nested");
}

#[test]
fn a_bomb_is_not_let_off() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let zeroes = vec![b' '; 1 << 20];
    for _ in 0..300 {
        zip.write_all(&zeroes).unwrap();
    }
    refuse("bomb.docx", &zip.finish().unwrap().into_inner(), "256 MB");
}

const DOCUMENT: &str = "\
# Le verger

Il a *douze* ans, et une [page](https://example.org/a).

## Récoltes

> Une pomme par jour.

- pommes
  - reinettes
- poires

1. cueillir
2. presser

| fruit | kg |
|---|--:|
| pommes | 300 |
| poires | 45 |

![Le pressoir](pressoir.png)

Le cidre se vend bien[^1].

```sh
echo \"{ brace }\"
```

[^1]: À la ferme.
";

const TEXT: &str = "\
Le verger

Il a douze ans, et une page.

Récoltes

- pommes
- poires

1. cueillir
2. presser

Le cidre se vend bien.
";

#[test]
fn what_was_rendered_is_the_same_version() {
    for (format, from, document) in [
        ("markdown", "verger.md", DOCUMENT),
        ("html", "verger.md", DOCUMENT),
        ("text", "verger.txt", TEXT),
    ] {
        let sandbox = Sandbox::new(&[(from, document)]);
        assert_eq!(sandbox.run(&["import", from]).status, 0);
        let content = sandbox.read("content/verger.toml");
        let (language, to) = (["render", "verger", "--lang", "fr"], ["--output", "rendered"]);
        let rendered = sandbox.run(&[&language[..], &["--format", format], &to].concat());
        assert_eq!(rendered.status, 0, "{}", rendered.err);
        let arguments = ["import", "rendered", "--name", "verger", "--from", format];
        let same = sandbox.run(&arguments);
        assert!(same.out.starts_with("verger: nothing has changed"), "{format}: {}", same.out);
        assert_eq!(sandbox.read("content/verger.toml"), content, "{format}");
        assert!(sandbox.run(&arguments).out.ends_with("Nothing to write.\n"), "{format}");
    }
}

#[test]
fn cells_that_span_rows_leave_the_figures_in_their_columns() {
    let sandbox = Sandbox::new(&[(
        "t.html",
        "<table><tr><th>An<th>Mois<th>Ventes<tr><td rowspan=2>2024<td>mai<td>7\
         <tr><td>juin<td>8<tr><td>2025<td rowspan=2 colspan=2>9<tr><td>2026</table>",
    )]);
    let run = sandbox.run(&["import", "t.html"]);
    assert!(run.status == 0 && run.out.contains("line 1"), "{}{}", run.out, run.err);
    let expected = [
        "table-row | An | Mois | Ventes |",
        "table-row | 2024 | mai | 7 |",
        "table-row |  | juin | 8 |",
        "table-row | 2025 | 9 |  |",
        "table-row | 2026 |  |  |",
    ];
    let folded = |row: &String| row.split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<String> = segments(&sandbox, "t").iter().map(folded).collect();
    let expected: Vec<String> = expected.iter().map(|row| folded(&(*row).to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_folded_title_of_front_matter_is_kept() {
    for (name, body) in [("a.md", "Un mot.\n"), ("b.html", "<p>Un mot.</p>\n")] {
        let front = "---\ntitle: >-\n  Le verger\n  en automne\nauthor: Anna\n  Dupont\n---\n";
        let sandbox = Sandbox::new(&[(name, &format!("{front}{body}"))]);
        let run = sandbox.run(&["import", name]);
        assert_eq!(run.status, 0, "{}", run.err);
        let content = sandbox.read(&format!("content/{}.toml", &name[..1]));
        assert!(content.contains("title = \"Le verger en automne\""), "{content}");
        assert!(content.contains("author = \"Anna Dupont\""), "{content}");
        let expected = ["title Le verger en automne", "paragraph Un mot."];
        assert_eq!(segments(&sandbox, &name[..1]), expected, "{content}");
    }
}

#[test]
fn what_was_not_translated_is_missing() {
    let french = "# Le verger\n\nLe verger donne 300 kg de pommes par an.\n\nLe cidre se vend bien au marché de Lyon.\n";
    let english = "# The orchard\n\nThe orchard yields 300 kg of apples a year.\n\nLe cidre se vend bien au marché de Lyon.\n";
    let sandbox = Sandbox::new(&[("verger.md", french), ("en.md", english)]);
    let run = sandbox.run(&["import", "verger.md", "--translation", "en.md"]);
    assert!(run.out.contains("missing 1"), "{}{}", run.out, run.err);
    assert!(!sandbox.read("locales/en/verger.ftl").contains("cidre"));
    // And brought back alone.
    let sandbox = Sandbox::new(&[("verger.md", french), ("en.md", english)]);
    assert_eq!(sandbox.run(&["import", "verger.md"]).status, 0);
    let run = sandbox.run(&["import", "--translation", "en.md", "--name", "verger"]);
    assert!(run.out.contains("missing 1"), "{}{}", run.out, run.err);
    assert!(!sandbox.read("locales/en/verger.ftl").contains("cidre"));
}

#[test]
fn a_format_that_is_not_read_is_told_how_to_be() {
    let sandbox =
        Sandbox::new(&[("a.odt", "x"), ("a.doc", "x"), ("a.pdf", "%PDF"), ("a.xyz", "x")]);
    for (file, expected) in
        [("a.odt", "save it as .docx"), ("a.doc", ".docx"), ("a.pdf", "PDF"), ("a.xyz", "--from")]
    {
        let run = sandbox.run(&["import", file]);
        assert!(run.status == 2 && run.err.contains(expected), "{file}: {}", run.err);
    }
}

#[test]
fn a_document_that_looks_like_one_there_is_is_asked_about() {
    let sandbox = Sandbox::new(&[("rapport.md", "Un mot.\n"), ("Rapport v2.md", "Deux mots.\n")]);
    assert_eq!(sandbox.run(&["import", "rapport.md"]).status, 0);
    let run = sandbox.run(&["import", "Rapport v2.md"]);
    assert!(run.status == 2 && run.err.contains("--name rapport"), "{}", run.err);
    assert!(!sandbox.path().join("content/Rapport-v2.toml").exists());
    assert_eq!(sandbox.run(&["import", "Rapport v2.md", "--name", "annexe"]).status, 0);
}

#[test]
fn a_title_of_front_matter_beside_a_heading_is_translated_too() {
    let document =
        "---\ntitle: Le verger | Notre site\n---\n\n# Le verger\n\n## Bilan\n\nUn mot.\n";
    let english =
        "---\ntitle: The orchard | Our site\n---\n\n# The orchard\n\n## Results\n\nA word.\n";
    let sandbox = Sandbox::new(&[("verger.md", document), ("en.md", english)]);
    let run = sandbox.run(&["import", "verger.md", "--translation", "en.md"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let expected =
        ["title Le verger | Notre site", "heading Le verger", "heading Bilan", "paragraph Un mot."];
    assert_eq!(segments(&sandbox, "verger"), expected);
    let render =
        |lang: &str| sandbox.run(&["render", "verger", "--lang", lang, "--format", "markdown"]).out;
    assert!(
        render("en").starts_with("# The orchard | Our site\n\n## The orchard\n"),
        "{}",
        render("en")
    );
    sandbox.write("again.md", render("fr"));
    let same = sandbox.run(&["import", "again.md", "--name", "verger"]);
    assert!(same.out.starts_with("verger: nothing has changed"), "{}", same.out);
}

/// What was printed, on one line.
fn unwrapped(out: &str) -> String {
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How a picture begins, and one like it.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const OTHER_PNG: &[u8] = b"\x89PNG\r\n\x1a\nother";

const WITH_PICTURES: &str = "# Le verger\n\n![Le pressoir](img/Le%20pressoir.PNG \"Vu d’ici\")\n\n\
    Un ![logo](data:image/png;base64,iVBORw0KGgo=), ![perdue](img/perdue.png), \
    ![site](https://a.example/b.png), ![dehors](../../hors.png) et ![faux](faux.png).\n";

/// A document with pictures beside it, in it, elsewhere and nowhere.
fn with_pictures() -> Sandbox {
    let sandbox = Sandbox::new(&[]);
    sandbox.write("source/verger.md", WITH_PICTURES);
    sandbox.write("source/img/Le pressoir.PNG", PNG);
    sandbox.write("source/faux.png", "root:x:0:0");
    std::fs::write(sandbox.path().parent().unwrap().join("hors.png"), PNG).unwrap();
    sandbox
}

#[test]
fn pictures_are_kept_beside_the_document() {
    let sandbox = with_pictures();
    let bytes = |path: &str| std::fs::read(sandbox.path().join(path)).ok();
    let import = |more: &[&str]| sandbox.run(&[&["import", "source/verger.md"], more].concat());
    assert_eq!(import(&["--dry-run"]).status, 0);
    assert!(!sandbox.path().join("content").exists());
    let run = import(&[]);
    assert_eq!(run.status, 0, "{}", run.err);
    for said in [
        " content/verger/le-pressoir.png ",
        "not found beside the document, whose address stays as it is: 2 (img/perdue.png, ../../hors.png)",
        "no browser shows them: 1 (faux.png)",
    ] {
        assert!(unwrapped(&run.out).contains(said), "{said} in {}", run.out);
    }
    assert_eq!(bytes("content/verger/le-pressoir.png").as_deref(), Some(PNG));
    assert_eq!(bytes("content/verger/picture-1.png").as_deref(), Some(PNG));
    let expected = [
        "title Le verger",
        "figure ![Le pressoir](verger/le-pressoir.png \"Vu d’ici\")",
        "paragraph Un ![logo](verger/picture-1.png), ![perdue](img/perdue.png), \
         ![site](https://a.example/b.png), ![dehors](../../hors.png) et faux.",
    ];
    assert_eq!(segments(&sandbox, "verger"), expected);
    assert!(import(&[]).out.ends_with("Nothing to write.\n"));
    // A new version's picture takes the place of the old one's.
    sandbox.write("source/img/Le pressoir.PNG", OTHER_PNG);
    let run = import(&[]);
    assert!(run.out.ends_with("Written:\n  content/verger/le-pressoir.png\n"), "{}", run.out);
    assert_eq!(bytes("content/verger/le-pressoir.png").as_deref(), Some(OTHER_PNG));
}

#[test]
fn pictures_are_rendered_with_the_address_they_have_from_there() {
    let sandbox = with_pictures();
    assert_eq!(sandbox.run(&["import", "source/verger.md"]).status, 0);
    let render = |to: &[&str]| {
        let run = sandbox.run(&[&["render", "verger", "--lang", "fr"], to].concat());
        assert_eq!(run.status, 0, "{}", run.err);
        run.out
    };
    sandbox.write("pages/fr/readme", "");
    render(&["-o", "pages/fr/verger.html"]);
    let page = sandbox.read("pages/fr/verger.html");
    assert!(page.contains("<img src=\"../../content/verger/le-pressoir.png\""), "{page}");
    let printed = render(&["--format", "markdown"]);
    assert!(printed.contains("](content/verger/le-pressoir.png \"Vu d’ici\")"), "{printed}");
    assert!(printed.contains("![perdue](img/perdue.png)"), "{printed}");
    // What was rendered is the same version: its pictures are the project's.
    render(&["-o", "pages/fr/verger.md"]);
    let same = sandbox.run(&["import", "pages/fr/verger.md", "--name", "verger"]);
    assert!(same.out.ends_with("Nothing to write.\n"), "{}", same.out);
}

#[test]
fn a_picture_is_written_over_nothing_that_is_not_the_documents() {
    let sandbox = with_pictures();
    sandbox.write("content/verger/le-pressoir.png", OTHER_PNG);
    let refused = sandbox.run(&["import", "source/verger.md"]);
    assert_eq!(refused.status, 2, "{}", refused.out);
    assert!(refused.err.contains("content/verger/le-pressoir.png"), "{}", refused.err);
    assert!(!sandbox.path().join("content/verger.toml").exists());
    let kept = std::fs::read(sandbox.path().join("content/verger/le-pressoir.png")).unwrap();
    assert_eq!(kept, OTHER_PNG);
}

#[test]
fn the_pictures_of_a_word_document_come_with_it_and_its_translation() {
    let document = |text: &str, alt: &str| {
        let picture = format!(
            "<w:p><w:r><w:drawing><wp:docPr xmlns:wp=\"x\" descr=\"{alt}\"/>\
             <a:blip xmlns:a=\"y\" xmlns:r=\"z\" r:embed=\"rId1\"/></w:drawing></w:r></w:p>"
        );
        format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
             <w:body>{}{picture}</w:body></w:document>",
            paragraph("N", text)
        )
    };
    let relations: &[u8] = b"<Relationships><Relationship Id=\"rId1\" Type=\"a/image\" \
        Target=\"media/image1.png\"/></Relationships>";
    let package = |document: &str, picture: &[u8]| {
        let more =
            [("word/_rels/document.xml.rels", relations), ("word/media/image1.png", picture)];
        package_with(document, &more)
    };
    let (fr, en) = ("Il donne 300 kg de pommes.", "It yields 300 kg of apples.");
    for (picture, name) in [(PNG, "image1.png"), (OTHER_PNG, "image1-en.png")] {
        let sandbox = Sandbox::new(&[]);
        sandbox.write("verger.docx", package(&document(fr, "Le pressoir"), PNG));
        sandbox.write("en.docx", package(&document(en, "The press"), picture));
        let run = sandbox.run(&["import", "verger.docx", "--translation", "en.docx", "--force"]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert_eq!(segments(&sandbox, "verger")[1], "figure ![Le pressoir](verger/image1.png)");
        let fluent = sandbox.read("locales/en/verger.ftl");
        assert!(fluent.contains(&format!("![The press](verger/{name})")), "{fluent}");
        let kept = std::fs::read(sandbox.path().join("content/verger").join(name)).unwrap();
        assert_eq!(kept, picture);
        // Brought back alone, the translation takes no picture of the source's place.
        let again = ["import", "--translation", "en.docx", "--name", "verger", "--force"];
        let again = sandbox.run(&again);
        assert!(again.out.ends_with("Nothing to write.\n"), "{}{}", again.out, again.err);
    }
}

#[test]
fn what_is_not_kept_is_said_once_a_kind() {
    let document = "---\ntags: [a]\ndraft: true\n---\n\nUn {{< figure >}} et {{< figure >}}.\n\n---\n\n::: note\n\n\
        Voir [là][x], [ici][x].\n\n---\n\n## Bilan {#bilan}\n\n[x]: https://a.example\n";
    let sandbox = Sandbox::new(&[("verger.md", document)]);
    let run = sandbox.run(&["import", "verger.md"]);
    for said in [
        "statements that a document has no place for: 2 (tags: [a], draft: true; the first on line 2)",
        "separating rules that are not kept: 2 (the first on line 8)",
        "shortcodes that stay in the text as they are: 2 ({{< figure >}})",
        "lines of “:::” that stay in the text as they are: 1 (::: note)",
        "lists of attributes that stay in the text as they are: 1 ({#bilan})",
        "links whose address was given further on, and now follows their text: 2 (the first on line 12)",
    ] {
        assert_eq!(unwrapped(&run.out).matches(said).count(), 1, "{said} in {}", run.out);
    }
}
