//! XLSX read, whoever wrote it: the first sheet's texts.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::{
    exchange::{
        ExchangeError, ExchangePackage,
        decode::decode,
        sheet::{self, SheetRow},
        xml::{NodeId, ROOT, XmlTree},
    },
    model::{Phrase, Span},
};

/// The most bytes that the parts of a file may take when expanded.
const MAX_EXPANDED_BYTES: u64 = 512 * 1024 * 1024;

/// The most columns that are read: Excel has 16,384, a table of units ten.
const MAX_COLUMNS: usize = 100;

/// The most rows: what Excel has.
const MAX_ROWS: usize = 1_048_576;

/// Whether bytes are a ZIP archive with a workbook.
pub(in crate::exchange) fn fits(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && memchr::memmem::find(bytes, b"xl/workbook.xml").is_some()
}

fn damaged(reason: impl std::fmt::Display) -> ExchangeError {
    ExchangeError::of_whole_file(Phrase::new("exchange-xlsx").with("reason", reason.to_string()))
}

/// A ZIP archive, and how many bytes may still come out of it.
struct Workbook<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl Workbook<'_> {
    /// A part's text; none where there is no such part. Names are looked up, never written to.
    fn part(&mut self, name: &str) -> Result<Option<String>, ExchangeError> {
        let Ok(file) = self.zip.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let mut limited = file.take(self.left + 1);
        let size = limited.read_to_end(&mut bytes).map_err(damaged)?;
        let size = u64::try_from(size).unwrap_or(u64::MAX);
        if size > self.left {
            let most = usize::try_from(MAX_EXPANDED_BYTES / 1024 / 1024).unwrap_or(0);
            return Err(ExchangeError::of_whole_file(
                Phrase::new("exchange-too-large").with("most", most),
            ));
        }
        self.left -= size;
        Ok(Some(decode(&bytes)?.into_owned()))
    }

    /// The name of the part that is the first sheet.
    fn first_sheet(&mut self) -> Result<String, ExchangeError> {
        let fallback = "xl/worksheets/sheet1.xml".to_owned();
        let (Some(book), Some(relations)) =
            (self.part("xl/workbook.xml")?, self.part("xl/_rels/workbook.xml.rels")?)
        else {
            return Ok(fallback);
        };
        let book = XmlTree::parse(&book)?;
        let sheet = book.all().find(|id| book.element_name(*id) == "sheet");
        let id = sheet.and_then(|sheet| {
            book.attributes(sheet).find(|own| own.name == "id").map(|own| own.value.to_string())
        });
        let relations = XmlTree::parse(&relations)?;
        let target = relations.all().find(|own| relations.attribute(*own, "Id") == id.as_deref());
        let target = target.and_then(|own| relations.attribute(own, "Target"));
        Ok(target.map_or(fallback, |target| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        }))
    }
}

/// Reads a file.
pub(in crate::exchange) fn read_xlsx(bytes: &[u8]) -> Result<ExchangePackage, ExchangeError> {
    let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut workbook = Workbook { zip, left: MAX_EXPANDED_BYTES };
    let name = workbook.first_sheet()?;
    let shared = match workbook.part("xl/sharedStrings.xml")? {
        Some(text) => shared_strings(&XmlTree::parse(&text)?),
        None => Vec::new(),
    };
    let text = workbook.part(&name)?.ok_or_else(|| damaged(&name))?;
    let tree = XmlTree::parse(&text)?;
    let Some(data) = tree.child(ROOT, "sheetData") else { return Err(damaged(&name)) };
    let mut rows = Vec::new();
    for (index, row) in tree.elements(data).enumerate() {
        if index >= MAX_ROWS {
            return Err(damaged(format!("{index} rows")));
        }
        rows.push(SheetRow { cells: cells(&tree, row, &shared), place: Span::at(index) });
    }
    sheet::package(&rows)
}

fn shared_strings(tree: &XmlTree<'_>) -> Vec<String> {
    tree.elements(ROOT).map(|string| rich_text(tree, string)).collect()
}

/// The text of a string, whose runs may look different; how it sounds (`rPh`) left out.
fn rich_text(tree: &XmlTree<'_>, string: NodeId) -> String {
    let mut out = String::new();
    for child in tree.elements(string) {
        match tree.element_name(child) {
            "t" => out.push_str(&tree.whole_text(child)),
            "r" => out.extend(tree.child(child, "t").map(|text| tree.whole_text(text))),
            _ => {}
        }
    }
    unescaped(&out)
}

fn cells(tree: &XmlTree<'_>, row: NodeId, shared: &[String]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for cell in tree.elements(row).filter(|id| tree.element_name(*id) == "c") {
        let column = tree.attribute(cell, "r").and_then(column_of).unwrap_or(cells.len());
        if column >= MAX_COLUMNS {
            continue;
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        let value = tree.child(cell, "v").map(|value| tree.whole_text(value));
        cells[column] = match tree.attribute(cell, "t") {
            Some("s") => {
                let index = value.and_then(|value| value.trim().parse::<usize>().ok());
                index.and_then(|index| shared.get(index)).cloned().unwrap_or_default()
            }
            Some("inlineStr") => {
                tree.child(cell, "is").map(|string| rich_text(tree, string)).unwrap_or_default()
            }
            _ => value.map(|value| unescaped(&value)).unwrap_or_default(),
        };
    }
    cells
}

/// The number of a column, from 0, in the name of a cell (`AB12`).
fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0, |number, letter| {
        number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

/// The length of an escape (`_x000D_`), in bytes.
const ESCAPE_LENGTH: usize = 7;

/// The character that an escape (`_x000D_`) at the beginning of a text stands for.
pub(super) fn escape(text: &str) -> Option<char> {
    let digits = text.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| all).and_then(char::from_u32)
}

fn unescaped(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let c = escape(&rest[at..]);
        rest = &rest[at + if c.is_some() { ESCAPE_LENGTH } else { 2 }..];
        match c {
            Some(c) => out.push(c),
            None => out.push_str("_x"),
        }
    }
    out.push_str(rest);
    out
}
