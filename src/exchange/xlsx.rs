//! XLSX ([ECMA-376](https://ecma-international.org/publications-and-standards/standards/ecma-376/)):
//! one sheet, a unit a row, every cell a text that is never computed.
//!
//! Written and read with the ZIP and XML that are here already: a table of texts needs no more, and a
//! part is expanded up to a limit only, whatever the archive says of its size.

mod read;

pub(super) use read::{fits, read_xlsx};

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    ExchangePackage, WriteOptions,
    inline::is_xml,
    sheet::{self, TARGET_COLUMN},
    xml::push_escaped,
};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The styles of cells: as they are, titles, what a translator writes, what looks like a formula.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>\
<fill><patternFill patternType=\"gray125\"/></fill>\
<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFF8DC\"/></patternFill></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"4\">\
<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
<xf numFmtId=\"49\" fontId=\"0\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
</cellXfs>";

/// Writes a package.
pub(super) fn write(package: &ExchangePackage, _: &WriteOptions) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook()),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]),
        ),
        ("xl/styles.xml", format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
        ("xl/worksheets/sheet1.xml", worksheet(package)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // Writing to memory cannot fail, nor can these names.
        let _ = zip.start_file(name, SimpleFileOptions::default());
        let _ = zip.write_all(text.as_bytes());
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn content_types() -> String {
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{TYPES}.worksheet+xml\"/></Types>"
    )
}

fn relations(targets: &[(&str, &str)]) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (index, (kind, target)) in targets.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>",
            index + 1
        );
    }
    out.push_str("</Relationships>");
    out
}

fn workbook() -> String {
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">\
         <sheets><sheet name=\"diglot\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    )
}

fn worksheet(package: &ExchangePackage) -> String {
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><cols>"
    );
    for (index, width) in sheet::widths().enumerate() {
        let column = index + 1;
        let _ = write!(
            out,
            "<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\" style=\"0\"/>"
        );
    }
    out.push_str("</cols><sheetData>");
    for (row, cells) in sheet::rows(package).enumerate() {
        let _ = write!(out, "<row r=\"{}\">", row + 1);
        for (column, text) in cells.iter().enumerate() {
            write_cell(&mut out, row, column, text);
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}

fn write_cell(out: &mut String, row: usize, column: usize, text: &str) {
    let style = match (row, column) {
        (0, _) => 1,
        _ if text.starts_with(['=', '+', '-', '@']) => 3,
        (_, TARGET_COLUMN) => 2,
        _ if text.is_empty() => return,
        _ => 0,
    };
    let name = char::from(b'A' + u8::try_from(column).unwrap_or(25).min(25));
    let _ = write!(out, "<c r=\"{name}{}\" s=\"{style}\"", row + 1);
    if text.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    push_cell_text(out, text);
    out.push_str("</t></is></c>");
}

/// A text with what XML cannot hold as `_x0001_`, and what looks like that with its first `_` so.
fn push_cell_text(out: &mut String, text: &str) {
    for (at, c) in text.char_indices() {
        let escapes = c == '_' && read::escape(&text[at..]).is_some();
        if escapes || c == '\r' || !is_xml(c) {
            let _ = write!(out, "_x{:04X}_", u32::from(c));
        } else {
            push_escaped(out, c.encode_utf8(&mut [0; 4]));
        }
    }
}
