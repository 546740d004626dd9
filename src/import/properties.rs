//! What holds for any input: no reader panics, and text comes back as the text it was.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    ImportFormat, ImportOptions, ids, inline,
    inline::{Builder, InlineWrap},
    read_document,
};
use crate::text::folded;

const SIGNS: &str = "[ \\n\\t#>*_`\\[\\]()<>!|~+=.&;:/\"'\\\\{}^a-c1-3éœ«»\u{a0}\u{2019}-]{0,60}";

/// Pieces of HTML that nest in any way.
const HTML: &str = "(<(/)?(p|b|i|a href=\"#n\"|sup|li|ul|ol|table|tr|td|pre|br|h1|h2|figure|img alt=x|\
    blockquote|article|main|nav|header|template|select|svg|dl|dt|dd|div id=n)>|[a-c *_1&;\\n|])\
    {0,60}";

/// Elements of a document, by their names.
const WORD: [&str; 20] = [
    "p",
    "pPr",
    "r",
    "rPr",
    "t",
    "tbl",
    "tr",
    "tc",
    "tcPr",
    "drawing",
    "docPr",
    "txbxContent",
    "hyperlink",
    "ins",
    "del",
    "fldChar",
    "numPr",
    "numId",
    "footnoteReference",
    "br",
];

#[track_caller]
fn reads(bytes: &[u8], format: ImportFormat) {
    if let Ok(imported) = read_document(bytes, format, &ImportOptions::default()) {
        let ids = ids(&imported.blocks);
        assert!(ids.iter().all(|id| crate::model::is_identifier(id)), "{ids:?}");
        for block in &imported.blocks {
            assert!(!block.text.trim().is_empty(), "{block:?}");
        }
    }
}

/// A document whose elements open and close as the numbers say.
fn document(steps: &[(usize, bool)]) -> Vec<u8> {
    let (mut xml, mut open) = (String::from("<document>"), Vec::new());
    for &(index, closes) in steps {
        if let (true, Some(name)) = (closes, open.pop()) {
            xml.extend(["x</", name, ">"]);
        } else {
            let name = WORD[index % WORD.len()];
            xml.extend(["<", name, " id=\"1\" val=\"1\" fldCharType=\"begin\" descr=\"d\">y"]);
            open.push(name);
        }
    }
    for name in open.iter().rev() {
        xml.extend(["</", *name, ">"]);
    }
    xml.push_str("</document>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in ImportFormat::ALL {
            reads(&bytes, format);
        }
    }

    #[test]
    fn no_text_is_too_much(text in SIGNS) {
        for format in [ImportFormat::Text, ImportFormat::Markdown, ImportFormat::Html] {
            reads(text.as_bytes(), format);
        }
    }

    #[test]
    fn no_page_is_too_much(text in HTML) {
        reads(text.as_bytes(), ImportFormat::Html);
        reads(text.as_bytes(), ImportFormat::Markdown);
    }

    #[test]
    fn no_document_is_too_much(steps in prop::collection::vec((0..20usize, any::<bool>()), 0..60)) {
        reads(&document(&steps), ImportFormat::Docx);
    }

    #[test]
    fn literal_text_is_read_back(text in SIGNS) {
        let text = folded(&text);
        let escaped = inline::escape(&text);
        prop_assert_eq!(inline::strip_inline(&escaped), &*text, "{}", escaped);
    }

    #[test]
    fn styled_text_is_read_back(
        pieces in prop::collection::vec((SIGNS, prop::collection::vec(0..6usize, 0..3)), 0..4)
    ) {
        let (mut builder, mut literal) = (Builder::default(), String::new());
        for (text, styles) in &pieces {
            let wraps = [
                InlineWrap::Strong,
                InlineWrap::Emphasis,
                InlineWrap::Code,
                InlineWrap::Tag("sup"),
                InlineWrap::Link("http://a.example/(b)".into(), "".into()),
                InlineWrap::Link("<x y>".into(), "\"t\"".into()),
            ];
            let wraps: Vec<_> = styles.iter().map(|&style| wraps[style].clone()).collect();
            builder.add_styled(text, &wraps);
            literal.push_str(text);
        }
        let text = builder.take_markdown();
        prop_assert_eq!(inline::strip_inline(&text), &*folded(&literal), "{}", text);
    }
}
