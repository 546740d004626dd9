//! Documents as Word writes them, made here, and the blocks they become.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{read_docx, read_up_to};
use crate::import::{ImportError, Imported, testing::lines};
use crate::model::PhraseValue;

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"x\" xmlns:a=\"y\" xmlns:mc=\"z\" xmlns:m=\"m\"";

/// How a picture begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n1";

/// An archive of these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with this body, and the styles, lists, notes and relations that the tests use.
fn document(body: &str) -> Vec<u8> {
    let part = |root: &str, inner: &str| {
        format!("<?xml version=\"1.0\"?><w:{root} {NAMESPACES}>{inner}</w:{root}>")
    };
    let style = |id: &str, name: &str, more: &str| {
        format!("<w:style w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}</w:style>")
    };
    let styles = [
        style("Titre", "Title", ""),
        style("Titre1", "heading 1", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>"),
        style("Titre2", "heading 2", ""),
        style("Sous", "Mon titre", "<w:basedOn w:val=\"Titre2\"/>"),
        style("Niveau", "Perso", "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>"),
        style("Citation", "Quote", ""),
        style("Lgende", "caption", ""),
        style(
            "Pucedeliste",
            "List Bullet",
            "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
        ),
        style(
            "Pucedeliste2",
            "List Bullet 2",
            "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
        ),
        style("Paragraphedeliste", "List Paragraph", ""),
        style("Code", "HTML Preformatted", ""),
        style("TM1", "toc 1", ""),
        style("Fort", "Strong", "<w:rPr><w:b/></w:rPr>"),
        style("Boucle", "Boucle", "<w:basedOn w:val=\"Boucle\"/>"),
    ];
    let level = |depth: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
        level(0, "bullet", "•"),
        level(1, "bullet", "o"),
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)"),
    );
    let note = |id: u8, text: &str| {
        format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/><w:t xml:space=\"preserve\"> {text}</w:t></w:r></w:p></w:footnote>"
        )
    };
    let footnotes = format!(
        "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote>{}{}",
        note(1, "Jamais citée."),
        note(2, "La note.")
    );
    let relations = "<Relationships><Relationship Id=\"rId1\" Type=\"a/hyperlink\" Target=\"https://a.example/?x=1&amp;y=2\"/>\
        <Relationship Id=\"rId2\" Type=\"a/image\" Target=\"media/image1.png\"/>\
        <Relationship Id=\"rId3\" Type=\"a/image\" Target=\"media/image2.emf\"/>\
        <Relationship Id=\"rId4\" Type=\"a/image\" Target=\"https://a.example/b.png\"/>FRAMES</Relationships>";
    let frames = ["header1", "header2", "footer1"].map(|name| {
        let kind = &name[..6];
        format!("<Relationship Id=\"{name}\" Type=\"a/{kind}\" Target=\"{name}.xml\"/>")
    });
    let with_frames =
        if body.contains("headerReference") { frames.concat() } else { String::new() };
    let relations = &*relations.replace("FRAMES", &with_frames);
    let core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Modèle</dc:title><dc:creator>A. B.</dc:creator></cp:coreProperties>";
    archive(&[
        ("word/document.xml", part("document", &format!("<w:body>{body}</w:body>")).as_bytes()),
        ("word/styles.xml", part("styles", &styles.concat()).as_bytes()),
        ("word/numbering.xml", part("numbering", &numbering).as_bytes()),
        ("word/footnotes.xml", part("footnotes", &footnotes).as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
        ("word/media/image1.png", PNG),
        ("word/media/image2.emf", b"\x01\0\0\0"),
        ("word/header1.xml", part("hdr", &p("", "Le réseau")).as_bytes()),
        ("word/header2.xml", part("hdr", "<w:p/>").as_bytes()),
        ("word/footer1.xml", part("ftr", &p("", "2026")).as_bytes()),
    ])
}

/// A paragraph of that style.
fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// An item of a list.
fn item(list: u8, depth: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// Reads a body: each block as `kind[level] label|text`, and the losses.
#[track_caller]
fn check(body: &str, expected: &[&str], losses: &[&str]) -> Imported {
    let imported = read_docx(&document(body)).unwrap();
    assert_eq!(lines(&imported.blocks), expected, "{body}");
    let lost: Vec<_> = imported.losses.iter().map(|loss| loss.id).collect();
    assert_eq!(lost, losses, "{body}");
    imported
}

#[test]
fn styles_say_what_a_paragraph_is() {
    let body = [
        p("Titre", "Le rapport"),
        p("TM1", "Soins 3"),
        p("Titre1", "Soins"),
        p("Sous", "Dessous"),
        p("Niveau", "Plus bas"),
        p("Boucle", "Un texte."),
        p("Inconnu", "Un autre."),
        p("Citation", "Cité."),
        p("Lgende", "Figure 1"),
        p("Code", "a {"),
        p("Code", ""),
        p("Code", "}"),
        p("Heading3", "Sans style"),
        "<w:p/>".to_owned(),
    ];
    let imported = check(
        &body.concat(),
        &[
            "title|Le rapport",
            "heading2|Soins",
            "heading3|Dessous",
            "heading4|Plus bas",
            "paragraph|Un texte.",
            "paragraph|Un autre.",
            "quote|Cité.",
            "caption|Figure 1",
            "code|a {\n\n}",
            "heading4|Sans style",
        ],
        &["import-loss-contents"],
    );
    assert_eq!(imported.metadata.title.as_deref(), Some("Le rapport"));
    assert_eq!(imported.metadata.author.as_deref(), Some("A. B."));
}

#[test]
fn lists_are_counted_as_word_counts_them() {
    let body = [
        p("Pucedeliste", "un"),
        p("Pucedeliste2", "par son nom"),
        item(1, 1, "dessous"),
        p("Paragraphedeliste", "suite"),
        item(2, 0, "premier"),
        item(2, 1, "petit"),
        item(2, 1, "petit"),
        item(2, 0, "deuxième"),
        item(2, 1, "petit"),
        p("", "Entre deux."),
        item(2, 0, "troisième"),
        item(3, 0, "cinquième"),
        item(9, 3, "sans liste"),
        p("", "- typé"),
        p("Paragraphedeliste", "•\ttypé"),
        p("", "– 5 °C"),
        p("", "-5 °C"),
    ];
    check(
        &body.concat(),
        &[
            "item|un",
            "item2|par son nom",
            "item2|dessous",
            "paragraph2|suite",
            "item 1.|premier",
            "item2 a)|petit",
            "item2 b)|petit",
            "item 2.|deuxième",
            "item2 a)|petit",
            "paragraph|Entre deux.",
            "item 3.|troisième",
            "item 5.|cinquième",
            "item2|sans liste",
            "item|typé",
            "item|typé",
            "item|5 °C",
            "paragraph|-5 °C",
        ],
        &[],
    );
}

#[test]
fn runs_become_markdown() {
    let run = |look: &str, text: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = [
        "<w:p>".to_owned(),
        run("<w:b/>", "Gra"),
        run("<w:b w:val=\"1\"/>", "s "),
        run("<w:b w:val=\"0\"/>", "et "),
        run("<w:rStyle w:val=\"Fort\"/>", "fort"),
        run("<w:rStyle w:val=\"Fort\"/><w:b w:val=\"false\"/>", ", 2"),
        run("<w:vertAlign w:val=\"superscript\"/>", "e"),
        run("<w:vanish/>", "caché"),
        run("<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>", " R&amp;D *x*&#8239;: "),
        "<w:hyperlink r:id=\"rId1\"><w:r><w:t>un lien</w:t></w:r></w:hyperlink>".to_owned(),
        "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:sym w:char=\"2192\"/><w:sym w:char=\"F0FC\"/></w:r>".to_owned(),
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"http://b.example\" </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t xml:space=\"preserve\"> champ</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>".to_owned(),
        "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>".to_owned(),
    ];
    check(
        &body.concat(),
        &[
            "paragraph|**Gras** et **fort**, 2<sup>e</sup> R&D \\*x\\*\u{202f}: [un lien](https://a.example/?x=1&y=2) a\\\n\
             b\u{2011}→ [champ](http://b.example)[^1]",
            "footnote 1|La note.",
        ],
        &["import-loss-sign", "import-loss-hidden", "import-loss-tabs"],
    );
}

#[test]
fn changes_are_read_as_accepted() {
    check(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>Un </w:t></w:r><w:ins><w:r><w:t>mot</w:t></w:r></w:ins>\
         <w:del><w:r><w:delText>rien</w:delText></w:r></w:del></w:p><w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>\
         <w:moveTo><w:r><w:t>, suite.</w:t></w:r></w:moveTo></w:p>\
         <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        &["paragraph|Un mot, suite."],
        &["import-loss-changes"],
    );
}

#[test]
fn tables_and_pictures() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let merged = "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>c</w:t></w:r></w:p>";
    let two = [p("", "1|2"), item(2, 0, "x")].concat();
    let table = [
        row(&[cell(&p("", "a")), cell(&p("", "b"))]),
        row(&[cell(merged)]),
        row(&[cell(&two), cell("<w:p/>")]),
    ];
    check(
        &format!("<w:tbl>{}</w:tbl>", table.concat()),
        &[
            "table-row | --- | --- ||| a | b |",
            "table-row|| c | |",
            r"table-row|| 1\|2<br>1. x | |",
        ],
        &["import-loss-merged"],
    );
    let frame =
        format!("<w:tbl>{}</w:tbl>", row(&[cell(&[p("Titre2", "H"), p("", "x")].concat())]));
    check(&frame, &["heading2|H", "paragraph|x"], &[]);
    let picture = |alt: &str, blip: &str| {
        format!("<w:p><w:r><w:drawing><wp:docPr descr=\"{alt}\"/>{blip}</w:drawing></w:r></w:p>")
    };
    let embedded = |id: u8| format!("<a:blip r:embed=\"rId{id}\"/>");
    let pictures = [
        picture("Un logo", &embedded(2)),
        picture("", &embedded(2)),
        picture("Un vieux dessin", &embedded(3)),
        picture("Ailleurs", "<a:blip r:link=\"rId4\"/>"),
        picture("Une courbe", ""),
        picture("", ""),
    ];
    let imported = check(
        &pictures.concat(),
        &[
            "figure|![Un logo](media/image1.png)",
            "figure|![](media/image1.png)",
            "paragraph|Un vieux dessin",
            "figure|![Ailleurs](https://a.example/b.png)",
            "paragraph|Une courbe",
        ],
        &["import-loss-drawing", "import-loss-drawing", "import-loss-picture"],
    );
    let taken: Vec<_> = imported.pictures.iter().map(|p| (&*p.address, &*p.bytes)).collect();
    assert_eq!(taken, [("media/image1.png", PNG)]);
    check(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p>\
         </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p>\
         </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>texte</w:t></w:r></w:p>",
        &["paragraph|encadré", "paragraph|texte"],
        &[],
    );
}

#[test]
fn what_markdown_does_not_hold_is_counted() {
    let run = |look: &str, text: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let runs = [
        run("<w:u w:val=\"single\"/>", "un"),
        run("<w:caps/>", " deux"),
        run("<w:smallCaps/>", " trois"),
        run("<w:u w:val=\"none\"/>", " quatre"),
    ];
    let link = format!("<w:hyperlink r:id=\"rId1\">{}</w:hyperlink>", run("<w:u/>", "lien"));
    let paragraph = format!("<w:p>{}{link}</w:p>", runs.concat());
    let section = "<w:sectPr><w:headerReference r:id=\"header1\"/></w:sectPr>";
    let imported = check(
        &[p("Sous-titre", "Un essai"), paragraph, section.to_owned()].concat(),
        &[
            "paragraph|Un essai",
            "paragraph|<u>un</u> deux trois quatre[lien](https://a.example/?x=1&y=2)",
        ],
        &["import-loss-capitals", "import-loss-subtitle", "import-loss-page-frames"],
    );
    let counts: Vec<_> = imported.losses.iter().map(|loss| loss.arguments[0].1.clone()).collect();
    assert_eq!(counts, [2, 1, 2].map(PhraseValue::Number));
}

#[track_caller]
fn refuse(bytes: &[u8], expected: impl Fn(&ImportError) -> bool) {
    let error = read_docx(bytes).map(|imported| lines(&imported.blocks)).unwrap_err();
    assert!(expected(&error), "{error:?}");
}

#[test]
fn what_is_no_document_is_refused() {
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0].to_vec();
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refuse(b"", |e| *e == ImportError::Empty);
    refuse(b"Bonjour", |e| *e == ImportError::NoArchive);
    refuse(&compound, |e| *e == ImportError::OldWord);
    refuse(&[compound, encrypted].concat(), |e| *e == ImportError::Encrypted);
    refuse(&archive(&[("mimetype", b"x")]), |e| matches!(e, ImportError::MissingPart { .. }));
    let whole = document(&p("", "x"));
    refuse(&whole[..whole.len() / 2], |e| matches!(e, ImportError::Damaged { .. }));
    let mut damaged = whole.clone();
    // Within the compressed text of the first part.
    damaged[80..90].fill(0xff);
    refuse(&damaged, |e| matches!(e, ImportError::Damaged { .. }));
    let broken: &[(&str, &[u8])] = &[("word/document.xml", b"<w:document><w:body><w:p></w:body>")];
    refuse(&archive(broken), |e| matches!(e, ImportError::Damaged { .. }));
    let entity: &[(&str, &[u8])] = &[("word/document.xml", b"<d><p><t>&x;</t></p></d>")];
    refuse(&archive(entity), |e| matches!(e, ImportError::Damaged { .. }));
}

#[test]
fn a_bomb_is_refused_at_the_limit() {
    let bomb = archive(&[("word/document.xml", &vec![b' '; 5_000_000])]);
    assert!(bomb.len() < 10_000);
    let refused = read_up_to(&bomb, 4 * 1024 * 1024).map(|_| ());
    assert_eq!(refused, Err(ImportError::TooLarge { most: 4 }));
}

#[test]
fn hostile_nesting_is_read_at_once() {
    let tables = "<w:tbl><w:tr><w:tc/><w:tc>".repeat(100_000);
    let ends = "</w:tc></w:tr></w:tbl>".repeat(100_000);
    refuse(&document(&[tables, ends].concat()), |e| *e == ImportError::TooDeep { most: 64 });
    for name in ["w:p", "w:tr", "w:tc", "w:r", "w:sdt", "w:hyperlink", "w:drawing"] {
        let nested = [format!("<{name}>").repeat(100_000), format!("</{name}>").repeat(100_000)];
        let body = [&nested.concat(), &*p("", "x")].concat();
        assert_eq!(lines(&read_docx(&document(&body)).unwrap().blocks), ["paragraph|x"], "{name}");
    }
}
