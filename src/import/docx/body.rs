//! The text of a part: paragraphs, runs, fields, tables, notes and pictures, in order.

use std::collections::HashMap;

use crate::{
    import::{ImportError, inline::InlineWrap},
    model::{DocumentBlock, Phrase},
};

use super::{
    near,
    notes::DocxNotes,
    numbering::Numbering,
    omitted::OmittedCounts,
    paragraph::{OpenItems, Paragraph},
    pictures::Picture,
    relations::Relations,
    styles::{DocxStyles, RaisedText, RunLook, StyleRole},
    table::DocxTable,
    xml::{XmlElement, XmlStep, XmlWalk},
};

/// Tables nested deeper are refused.
const MOST_TABLES: usize = 64;

/// A field: an instruction, and what it shows.
#[derive(Debug, Default)]
pub(super) struct OpenField {
    instruction: String,
    shows: bool,
    link: Option<InlineWrap>,
}

/// A cell that is being read, with what stood around it.
#[derive(Debug)]
pub(super) struct OpenCell {
    pub(super) columns: usize,
    outer: OpenItems,
}

/// The text of a part, as far as it has been read.
pub(super) struct BodyReader<'d> {
    pub(super) styles: &'d DocxStyles,
    numbering: &'d mut Numbering,
    pub(super) relations: &'d Relations,
    notes: &'d mut DocxNotes,
    /// Where blocks go: the document, or the cells that are open.
    outputs: Vec<Vec<DocumentBlock>>,
    pub(super) items: OpenItems,
    pub(super) tables: Vec<DocxTable>,
    pub(super) cells: Vec<OpenCell>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// A paragraph whose end was deleted.
    carried: Option<Paragraph>,
    pub(super) run: RunLook,
    pub(super) run_style: Option<String>,
    pub(super) links: Vec<Option<InlineWrap>>,
    pub(super) fields: Vec<OpenField>,
    pub(super) pictures: Vec<Picture>,
    in_text: bool,
    in_instruction: bool,
    in_contents: bool,
    note: Option<String>,
    note_texts: HashMap<String, Vec<DocumentBlock>>,
    pub(super) losses: Vec<Phrase>,
    pub(super) counts: OmittedCounts,
}

impl<'d> BodyReader<'d> {
    /// Begins a text.
    pub(super) fn new(
        styles: &'d DocxStyles,
        numbering: &'d mut Numbering,
        relations: &'d Relations,
        notes: &'d mut DocxNotes,
    ) -> Self {
        Self {
            styles,
            numbering,
            relations,
            notes,
            outputs: vec![Vec::new()],
            items: OpenItems::default(),
            tables: Vec::new(),
            cells: Vec::new(),
            paragraphs: Vec::new(),
            carried: None,
            run: RunLook::default(),
            run_style: None,
            links: Vec::new(),
            fields: Vec::new(),
            pictures: Vec::new(),
            in_text: false,
            in_instruction: false,
            in_contents: false,
            note: None,
            note_texts: HashMap::new(),
            losses: Vec::new(),
            counts: OmittedCounts::default(),
        }
    }

    /// Reads a part.
    pub(super) fn read_body(&mut self, part: &str, text: &str) -> Result<(), ImportError> {
        let mut xml = XmlWalk::new(part, text);
        while let Some(step) = xml.next()? {
            match step {
                XmlStep::Open(element) => self.open_xml(&element, &mut xml)?,
                XmlStep::Close(name) => self.close_xml(&name),
                XmlStep::Text(text) if self.in_instruction => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction.push_str(&text);
                    }
                }
                XmlStep::Text(text) if self.in_text => self.add_text(&text),
                XmlStep::Text(_) => {}
            }
        }
        Ok(())
    }

    /// The blocks of the document.
    pub(super) fn into_blocks(mut self, losses: &mut Vec<Phrase>) -> Vec<DocumentBlock> {
        if let Some(paragraph) = self.carried.take() {
            self.add_paragraph(paragraph);
        }
        self.tell_losses(losses);
        self.outputs.swap_remove(0)
    }

    /// The blocks of each note, by its id.
    pub(super) fn notes(mut self, losses: &mut Vec<Phrase>) -> HashMap<String, Vec<DocumentBlock>> {
        self.tell_losses(losses);
        self.note_texts
    }

    fn open_xml(
        &mut self,
        element: &XmlElement<'_>,
        xml: &mut XmlWalk<'_>,
    ) -> Result<(), ImportError> {
        match element.local_name() {
            // What was there before a change, a copy for older programs, and the page's frame.
            "Fallback" | "sectPr" | "delText" | "delInstrText" => return xml.skip(),
            name if name.ends_with("Change") => return xml.skip(),
            "del" | "moveFrom" => {
                self.counts.deleted += 1;
                return xml.skip();
            }
            "ins" | "moveTo" => self.counts.inserted += 1,
            "p" => self.paragraphs.push(self.carried.take().unwrap_or_default()),
            "pPr" => return self.paragraph_properties(xml),
            "r" => (self.run, self.run_style) = (RunLook::default(), None),
            "rPr" => return self.run_properties(xml),
            "t" => self.in_text = true,
            "instrText" => self.in_instruction = true,
            "sdtPr" => return self.control_properties(xml),
            "sdtContent" if self.in_contents => {
                (self.in_contents, self.counts.contents) = (false, true);
                return xml.skip();
            }
            "commentReference" => self.counts.comments += 1,
            "hyperlink" => {
                let id = element.attribute("id");
                let target = id.and_then(|id| self.relations.target(&id)).map(link);
                self.links.push(target);
            }
            "fldSimple" => {
                let instruction = element.attribute("instr").unwrap_or_default();
                self.links.push(field_link(&instruction));
            }
            "fldChar" => self.field(element),
            "footnoteReference" | "endnoteReference" => self.reference(element),
            "footnote" | "endnote" => return self.open_note(element, xml),
            "drawing" | "pict" | "object" => self.pictures.push(Picture::default()),
            "docPr" | "blip" | "imagedata" | "shape" | "txbxContent" => self.picture(element),
            // Each table becomes text of the cell around it, again and again.
            "tbl" if self.tables.len() == MOST_TABLES => {
                return Err(ImportError::TooDeep { most: MOST_TABLES });
            }
            "tbl" => self.tables.push(DocxTable::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row();
                }
            }
            "trPr" => return self.row_properties(xml),
            "tc" => self.open_cell(),
            "tcPr" => return self.cell_properties(xml),
            _ => self.sign(element),
        }
        Ok(())
    }

    /// What a content control is for: one may hold the table of contents.
    fn control_properties(&mut self, xml: &mut XmlWalk<'_>) -> Result<(), ImportError> {
        let mut contents = false;
        xml.within(|element| {
            let gallery = element.value().unwrap_or_default();
            contents |= element.local_name() == "docPartGallery" && gallery == "Table of Contents";
            Ok(())
        })?;
        self.in_contents |= contents;
        Ok(())
    }

    fn open_cell(&mut self) {
        let outer = std::mem::take(&mut self.items);
        self.cells.push(OpenCell { columns: 1, outer });
        self.outputs.push(Vec::new());
    }

    fn close_xml(&mut self, name: &str) {
        match name {
            "p" => {
                let Some(mut paragraph) = self.paragraphs.pop() else { return };
                if paragraph.joins_next {
                    paragraph.joins_next = false;
                    self.carried = Some(paragraph);
                } else {
                    self.add_paragraph(paragraph);
                }
            }
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "hyperlink" | "fldSimple" => {
                self.links.pop();
            }
            "oMath" => self.lose_near("import-loss-formula"),
            "drawing" | "pict" | "object" => self.close_picture(),
            "tc" => {
                if self.outputs.len() > 1
                    && let (Some(cell), Some(blocks)) = (self.cells.pop(), self.outputs.pop())
                {
                    self.items = cell.outer;
                    if let Some(table) = self.tables.last_mut() {
                        table.cell(blocks, cell.columns);
                    }
                }
            }
            "tbl" => {
                let Some(table) = self.tables.pop() else { return };
                let merged = table.merged;
                let blocks = table.blocks();
                if merged {
                    // The table itself says best where it is.
                    let mut texts = blocks.iter().map(|block| row_words(&block.text));
                    let text = texts.find(|text| !text.is_empty());
                    let text = text.unwrap_or_else(|| self.nearby());
                    self.losses.push(near("import-loss-merged", &text));
                }
                self.items.close_lists();
                self.output().extend(blocks);
            }
            "footnote" | "endnote" => {
                let blocks = std::mem::take(self.output());
                if let Some(id) = self.note.take() {
                    self.note_texts.insert(id, blocks);
                }
            }
            _ => {}
        }
    }

    fn output(&mut self) -> &mut Vec<DocumentBlock> {
        if self.outputs.is_empty() {
            self.outputs.push(Vec::new());
        }
        self.outputs.last_mut().expect("there is always an output")
    }

    fn add_paragraph(&mut self, paragraph: Paragraph) {
        match paragraph.role(self.styles) {
            StyleRole::Contents => {
                self.counts.contents = true;
                return;
            }
            StyleRole::Subtitle if !paragraph.builder.is_empty() => self.counts.subtitles += 1,
            _ => {}
        }
        let blocks = self.outputs.last_mut().expect("there is always an output");
        self.items.add_block(paragraph, self.styles, self.numbering, blocks);
    }

    /// Adds text in the styles of the run.
    fn add_text(&mut self, text: &str) {
        let hidden = self.run.hidden == Some(true);
        let is_seen = !text.trim().is_empty();
        self.counts.hidden += usize::from(hidden && is_seen);
        self.counts.capitals += usize::from(self.run.capitals == Some(true) && is_seen);
        let instructs = self.fields.iter().any(|field| !field.shows);
        if hidden || instructs {
            return;
        }
        let wraps = self.wraps();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.raw.push_str(text);
            paragraph.builder.add_styled(text, &wraps);
        }
    }

    pub(super) fn wraps(&self) -> Vec<InlineWrap> {
        let links = self.links.iter().chain(self.fields.iter().map(|field| &field.link));
        let mut wraps: Vec<InlineWrap> = links.flatten().next_back().cloned().into_iter().collect();
        let in_link = !wraps.is_empty();
        let role = self.paragraphs.last().map(|paragraph| paragraph.role(self.styles));
        let heads = matches!(role, Some(StyleRole::Title | StyleRole::Heading(_)));
        // A heading is bold as it is.
        if self.run.bold == Some(true) && !heads {
            wraps.push(InlineWrap::Strong);
        }
        if self.run.italic == Some(true) {
            wraps.push(InlineWrap::Emphasis);
        }
        if self.run.struck == Some(true) {
            wraps.push(InlineWrap::Tag("del"));
        }
        // A link is underlined as it is.
        if self.run.underlined == Some(true) && !heads && !in_link {
            wraps.push(InlineWrap::Tag("u"));
        }
        match self.run.raised {
            Some(RaisedText::Above) => wraps.push(InlineWrap::Tag("sup")),
            Some(RaisedText::Below) => wraps.push(InlineWrap::Tag("sub")),
            Some(RaisedText::On) | None => {}
        }
        wraps
    }

    /// A sign that has an element of its own.
    fn sign(&mut self, element: &XmlElement<'_>) {
        match element.local_name() {
            "tab" | "ptab" => {
                self.counts.tabs += usize::from(!self.paragraphs.is_empty());
                self.add_text("\t");
            }
            "noBreakHyphen" => self.add_text("\u{2011}"),
            "softHyphen" => self.add_text("\u{ad}"),
            "cr" => self.line_break(),
            "br" if !matches!(element.attribute("type").as_deref(), Some("page" | "column")) => {
                self.line_break();
            }
            "sym" => {
                let code = element.attribute("char");
                let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
                match code.and_then(char::from_u32) {
                    // A sign of a font of signs means nothing in another.
                    Some(c) if !('\u{e000}'..='\u{f8ff}').contains(&c) => {
                        self.add_text(c.encode_utf8(&mut [0; 4]));
                    }
                    _ => self.lose_near("import-loss-sign"),
                }
            }
            _ => {}
        }
    }

    fn line_break(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            let heads =
                matches!(paragraph.role(self.styles), StyleRole::Title | StyleRole::Heading(_));
            paragraph.raw.push('\n');
            if heads {
                paragraph.builder.add_styled(" ", &[]);
            } else {
                paragraph.builder.line_break();
            }
        }
    }

    fn field(&mut self, element: &XmlElement<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(OpenField::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.shows = true;
                    field.link = field_link(&field.instruction);
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn reference(&mut self, element: &XmlElement<'_>) {
        let Some(id) = element.attribute("id") else { return };
        let label = self.notes.label(id, element.local_name() == "endnoteReference");
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.builder.reference(label);
        }
    }

    fn open_note(
        &mut self,
        element: &XmlElement<'_>,
        xml: &mut XmlWalk<'_>,
    ) -> Result<(), ImportError> {
        // The line above the notes is one of them, of a type of its own.
        if element.attribute("type").is_some_and(|kind| kind != "normal") {
            return xml.skip();
        }
        self.items = OpenItems::default();
        self.note = element.attribute("id");
        Ok(())
    }

    /// The text that was read last.
    pub(super) fn nearby(&self) -> String {
        let open = self.paragraphs.iter().rev().map(|paragraph| paragraph.raw.trim());
        let mut texts = open.filter(|text| !text.is_empty());
        let last = || self.outputs.iter().rev().find_map(|blocks| Some(&*blocks.last()?.text));
        texts.next().or_else(last).unwrap_or_default().to_owned()
    }

    fn picture(&mut self, element: &XmlElement<'_>) {
        if let Some(picture) = self.pictures.last_mut() {
            picture.take_element(element, self.relations);
        }
    }

    fn close_picture(&mut self) {
        let Some(picture) = self.pictures.pop().filter(|picture| !picture.is_text) else { return };
        if picture.address.is_empty() {
            self.lose_near("import-loss-drawing");
        }
        let wraps = self.wraps();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if picture.address.is_empty() {
            paragraph.builder.add_styled(&picture.alt, &wraps);
        } else {
            paragraph.builder.image(&picture.alt, &picture.address, "", &wraps);
        }
    }

    /// Says what was not taken along.
    fn tell_losses(&mut self, losses: &mut Vec<Phrase>) {
        losses.append(&mut self.losses);
        self.counts.tell(losses);
        if self.items.numbered_heading {
            losses.push(Phrase::new("import-loss-heading-numbers"));
        }
    }

    pub(super) fn lose_near(&mut self, id: &'static str) {
        let phrase = near(id, &self.nearby());
        self.losses.push(phrase);
    }
}

fn link(address: &str) -> InlineWrap {
    InlineWrap::Link(address.into(), "".into())
}

/// The link that a field makes: `HYPERLINK "address"`.
fn field_link(instruction: &str) -> Option<InlineWrap> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    let address = rest.trim_start().strip_prefix('"')?.split('"').next()?;
    (!address.is_empty()).then(|| link(address))
}

/// What a row of a table says.
fn row_words(row: &str) -> String {
    let cells = row.split('|').map(str::trim).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(" · ")
}
