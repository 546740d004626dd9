//! Properties of paragraphs, runs, rows and cells.

use crate::import::ImportError;

use super::{
    body::BodyReader,
    xml::{XmlStep, XmlWalk},
};

impl BodyReader<'_> {
    pub(super) fn paragraph_properties(
        &mut self,
        xml: &mut XmlWalk<'_>,
    ) -> Result<(), ImportError> {
        let mut paragraph = self.paragraphs.pop();
        let mut depth = 0;
        while let Some(step) = xml.next()? {
            match step {
                XmlStep::Open(element) => {
                    let name = element.local_name();
                    if name == "sectPr" || name.ends_with("Change") {
                        xml.skip()?;
                        continue;
                    }
                    match (name, &mut paragraph) {
                        // The sign at the paragraph's end.
                        ("del" | "moveFrom", Some(paragraph)) => {
                            self.counts.deleted += 1;
                            paragraph.joins_next = true;
                        }
                        ("ins" | "moveTo", _) => self.counts.inserted += 1,
                        (_, Some(paragraph)) => paragraph.apply_property(&element),
                        _ => {}
                    }
                    depth += 1;
                }
                XmlStep::Close(_) if depth == 0 => break,
                XmlStep::Close(_) => depth -= 1,
                XmlStep::Text(_) => {}
            }
        }
        self.paragraphs.extend(paragraph);
        Ok(())
    }

    pub(super) fn run_properties(&mut self, xml: &mut XmlWalk<'_>) -> Result<(), ImportError> {
        let mut depth = 0;
        while let Some(step) = xml.next()? {
            match step {
                XmlStep::Open(element) if element.local_name().ends_with("Change") => xml.skip()?,
                XmlStep::Open(element) => {
                    match element.local_name() {
                        "rStyle" => self.run_style = element.value(),
                        _ => self.run.read(&element),
                    }
                    depth += 1;
                }
                XmlStep::Close(_) if depth == 0 => break,
                XmlStep::Close(_) => depth -= 1,
                XmlStep::Text(_) => {}
            }
        }
        self.run = self.run.or(self.styles.look(self.run_style.as_deref()));
        Ok(())
    }

    pub(super) fn row_properties(&mut self, xml: &mut XmlWalk<'_>) -> Result<(), ImportError> {
        let mut deleted = false;
        xml.within(|element| {
            deleted |= element.local_name() == "del";
            Ok(())
        })?;
        if let (true, Some(table)) = (deleted, self.tables.last_mut()) {
            self.counts.deleted += 1;
            table.delete_row();
        }
        Ok(())
    }

    pub(super) fn cell_properties(&mut self, xml: &mut XmlWalk<'_>) -> Result<(), ImportError> {
        let (mut columns, mut merged) = (1, false);
        xml.within(|element| {
            match element.local_name() {
                "gridSpan" => {
                    let value = element.value().and_then(|value| value.parse().ok());
                    // Word has 63 columns at most.
                    columns = value.unwrap_or(1usize).clamp(1, 63);
                }
                "vMerge" => merged = true,
                _ => {}
            }
            Ok(())
        })?;
        if let Some(cell) = self.cells.last_mut() {
            cell.columns = columns;
        }
        if let Some(table) = self.tables.last_mut() {
            table.merged |= merged;
        }
        Ok(())
    }
}
