//! Damaged and hostile files in place of what should come back: refused with the place, or read for
//! what they say; never more.

use std::{fmt::Write as _, fs::File, io::Cursor};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    exchange::{export, report, state},
    project::Sandbox,
};

/// Expects that a file is refused with these words, and that nothing is written.
#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>, said: &str) {
    let sandbox = report();
    let before = state(&sandbox);
    sandbox.write(name, bytes);
    let run = sandbox.run(&["import", name]);
    assert_eq!((run.status, &*run.out), (2, ""), "{name} {}", run.err);
    assert!(run.err.contains(said) && run.err.contains(name), "{said}: {}", run.err);
    assert_eq!(state(&sandbox), before);
}

fn xliff(doctype: &str, source: &str, attribute: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n{doctype}\n<xliff version=\"1.2\"><file original=\"report\" \
         source-language=\"fr\" target-language=\"en\"><body><trans-unit id=\"missing\"{attribute}>\n\
         <source>{source}</source><target>The words.</target></trans-unit></body></file></xliff>\n"
    )
}

#[test]
fn entities_are_not_expanded() {
    let mut bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">".to_owned();
    for (name, inner) in ["b", "c", "d", "e", "f", "g", "h", "i"]
        .iter()
        .zip(["a", "b", "c", "d", "e", "f", "g", "h"])
    {
        let inner = format!("&{inner};").repeat(10);
        let _ = write!(bomb, "<!ENTITY {name} \"{inner}\">");
    }
    bomb.push_str("]>");
    refused("a.xlf", xliff(&bomb, "&i;", ""), "a.xlf:4:9: the entity &i; is defined nowhere");
    let external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    refused("a.xlf", xliff(external, "&e;", ""), "the entity &e;");
    refused("a.xlf", xliff(external, "Les mots.", " resname=\"&e;\""), "a.xlf:3:");
    refused("a.xlf", xliff("", "&#0;", ""), "a.xlf:4:9");
    let tmx = format!(
        "{external}<tmx version=\"1.4\"><header srclang=\"fr\"/><body><tu><tuv xml:lang=\"fr\"><seg>&e;</seg></tuv></tu></body></tmx>"
    );
    refused("a.tmx", tmx, "the entity &e;");
}

#[test]
fn what_is_nested_without_end_is_refused() {
    for (open, close) in
        [("<g id=\"1\">", "</g>"), ("<x:y xmlns:x=\"urn:x\">", "</x:y>"), ("<g>", "")]
    {
        let deep = format!("{}a{}", open.repeat(10_000), close.repeat(10_000));
        refused("a.xlf", xliff("", &deep, ""), "nested more than 200 deep");
    }
}

#[test]
fn a_huge_file_of_nothing_is_refused_unread() {
    let sandbox = report();
    for name in ["huge.xlf", "huge.po", "huge.csv", "huge.xlsx", "huge.tmx"] {
        File::create(sandbox.path().join(name)).unwrap().set_len(2 << 30).unwrap();
        let began = std::time::Instant::now();
        for command in [&["import", name][..], &["check", name], &["import", "--glossary", name]] {
            let run = sandbox.run(command);
            assert_eq!(run.status, 2, "{command:?} {}{}", run.out, run.err);
            assert!(run.err.contains(name) && run.err.contains("larger than"), "{}", run.err);
        }
        assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
    }
}

/// Writes a part of an archive.
type WritePart<'p> = &'p dyn Fn(&mut dyn std::io::Write);

/// An archive of these parts.
fn pack(parts: &[(&str, WritePart<'_>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, write) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        write(&mut zip);
    }
    zip.finish().unwrap().into_inner()
}

/// Writes a text as a part.
fn text(text: &str) -> impl Fn(&mut dyn std::io::Write) + '_ {
    move |out| out.write_all(text.as_bytes()).unwrap()
}

const BOOK: &str =
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>";

const SHEET: &str =
    "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

/// A workbook with one sheet, as another program writes it.
pub(crate) fn workbook(rows: &[[&str; 3]]) -> Vec<u8> {
    let row = |cells: &[&str; 3]| {
        let cell = |cell: &&str| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
    };
    let rows: String = rows.iter().map(row).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    pack(&[
        ("xl/workbook.xml", &text(BOOK)),
        ("xl/_rels/workbook.xml.rels", &text(SHEET)),
        ("xl/worksheets/sheet1.xml", &text(&sheet)),
    ])
}

#[test]
fn a_workbook_is_neither_a_bomb_nor_a_way_out() {
    let book = text(BOOK);
    // A sheet that would be outside, and parts that would be written there.
    let slip = text(
        "<Relationships><Relationship Id=\"r1\" Target=\"../../../../etc/passwd\"/></Relationships>",
    );
    let evil = text("evil");
    let bytes = pack(&[
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &slip),
        ("../../evil.txt", &evil),
        ("/tmp/evil.txt", &evil),
    ]);
    refused("a.xlsx", bytes, "etc/passwd");
    let bomb = |out: &mut dyn std::io::Write| {
        let block = vec![b' '; 1 << 20];
        (0..600).for_each(|_| out.write_all(&block).unwrap());
    };
    let bytes = pack(&[
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &text(SHEET)),
        ("xl/worksheets/sheet1.xml", &bomb),
    ]);
    assert!(bytes.len() < 2 << 20);
    refused("a.xlsx", bytes, "more than 512 MB");
}

/// Replaces what a translator would write.
fn translated(text: &str) -> String {
    let po = "msgid \"Les mots sont dans la phrase.\"\nmsgstr \"";
    let csv = "Les mots sont dans la phrase.,";
    let xliff = "<source>Les mots sont dans la phrase.</source>\n";
    let english = "The words are in the sentence, é.";
    text.replace(po, &format!("{po}{english}"))
        .replace(csv, &format!("{csv}\"{english}\""))
        .replace(xliff, &format!("{xliff}<target>{english}</target>"))
}

fn utf_16(text: &str, is_little: bool) -> Vec<u8> {
    let units = text.encode_utf16();
    units.flat_map(|unit| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn a_file_may_come_back_in_another_encoding() {
    for (format, name) in
        [("xliff", "out.xlf"), ("xliff-1.2", "out.xlf"), ("po", "out.po"), ("csv", "out.csv")]
    {
        for is_little in [true, false] {
            let sandbox = report();
            export(&sandbox, format, &[name]);
            let text = translated(sandbox.read(name).trim_start_matches('\u{feff}'))
                .replace('\n', "\r\n")
                .replace("\r\r", "\r");
            sandbox.write(name, utf_16(&format!("\u{feff}{text}"), is_little));
            let run = sandbox.run(&["import", name]);
            assert_eq!(run.status, 0, "{format} {}{}", run.out, run.err);
            assert!(
                sandbox
                    .read("locales/en/report.ftl")
                    .contains("missing = The words are in the sentence, é.\n"),
                "{format}"
            );
        }
    }
    // An encoding that is not the one that the file says.
    let sandbox = report();
    export(&sandbox, "po", &["out.po"]);
    let latin: Vec<u8> = translated(&sandbox.read("out.po"))
        .chars()
        .map(|c| u8::try_from(c).unwrap_or(b'?'))
        .collect();
    sandbox.write("out.po", latin);
    let run = sandbox.run(&["import", "out.po"]);
    assert_eq!(run.status, 2, "{}", run.out);
    assert!(run.err.contains("out.po") && run.err.contains("--encoding"), "{}", run.err);
    let run = sandbox.run(&["import", "out.po", "--encoding", "windows-1252"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(sandbox.read("locales/en/report.ftl").contains("sentence, é."));
    refused("a.xlf", "<?xml version=\"1.0\" encoding=\"klingon\"?><xliff/>", "klingon");
}

#[test]
fn half_a_file_is_refused_or_told() {
    for (format, name) in [
        ("xliff", "out.xlf"),
        ("xliff-1.2", "out.xlf"),
        ("tmx", "out.tmx"),
        ("xlsx", "out.xlsx"),
        ("po", "out.po"),
        ("csv", "out.csv"),
    ] {
        let sandbox = report();
        export(&sandbox, format, &[name]);
        let (before, bytes) = (state(&sandbox), std::fs::read(sandbox.path().join(name)).unwrap());
        for tenth in 1..10 {
            sandbox.write(name, &bytes[..bytes.len() * tenth / 10]);
            let run = sandbox.run(&["import", name]);
            assert!(!run.err.contains("panicked"), "{}", run.err);
            assert_eq!(state(&sandbox), before, "{format} {tenth} {}", run.out);
            // A table or PO file may end anywhere: then it is told what did not come back;
            // what did came back as it left.
            let is_told = run.status == 2 && run.err.contains(name)
                || !matches!(format, "xliff" | "xliff-1.2" | "tmx" | "xlsx")
                    && (run.out.contains("did not come back") || run.out.contains("unchanged"));
            assert!(is_told, "{format} {tenth} {}{}", run.out, run.err);
        }
    }
}

#[test]
fn no_spreadsheet_computes_what_a_text_says() {
    let texts = ["=cmd|'/C calc'!A0", "+33 1 23", "-2 % de baisse", "@nom", "'=a", "\u{9}=a"];
    let (mut content, mut fluent) = (String::new(), String::new());
    for (index, text) in texts.iter().enumerate() {
        let text = text.replace('\t', "\\t");
        let _ = writeln!(content, "[[segment]]\nid = \"s{index}\"\ntext = \"{text}\"\n");
        let _ = writeln!(fluent, "s{index} = {{\"=\"}}b");
    }
    let sandbox =
        Sandbox::new(&[("content/report.toml", &content), ("locales/en/report.ftl", &fluent)]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    let before = sandbox.read("locales/en/report.ftl");
    export(&sandbox, "csv", &["out.csv"]);
    let mut reader = csv::Reader::from_path(sandbox.path().join("out.csv")).unwrap();
    for record in reader.records() {
        for cell in &record.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    let run = sandbox.run(&["import", "out.csv"]);
    assert_eq!(
        (run.status, sandbox.read("locales/en/report.ftl")),
        (0, before.clone()),
        "{}",
        run.out
    );
    // A translator writes such a text.
    sandbox.replace("out.csv", "calc'!A0,\"{\"\"=\"\"}b\"", "calc'!A0,'=HYPERLINK(1)");
    let run = sandbox.run(&["import", "out.csv"]);
    assert!(sandbox.read("locales/en/report.ftl").contains("s0 = =HYPERLINK(1)\n"), "{}", run.out);
    export(&sandbox, "xlsx", &["out.xlsx"]);
    let bytes = std::fs::read(sandbox.path().join("out.xlsx")).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let sheet = std::io::read_to_string(zip.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(!sheet.contains("<f>") && sheet.contains("t=\"inlineStr\""), "{sheet}");
    assert!(sheet.contains("s=\"3\"") && sheet.contains("=cmd"), "{sheet}");
}
