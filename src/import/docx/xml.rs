//! The XML of a part, as elements and texts; names without their prefix, which any writer of a
//! document may choose.

use std::borrow::Cow;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use crate::import::ImportError;

/// One step through a part.
pub(super) enum XmlStep<'x> {
    /// An element begins.
    Open(XmlElement<'x>),
    /// An element ends.
    Close(String),
    /// Text.
    Text(Cow<'x, str>),
}

/// The beginning of an element.
pub(super) struct XmlElement<'x> {
    start: BytesStart<'x>,
}

impl XmlElement<'_> {
    /// Its name.
    pub(super) fn local_name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
            .map(Cow::into_owned)
    }

    /// The attribute `val`, which most elements of the format have.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether an element that switches something switches it on.
    pub(super) fn is_on(&self) -> bool {
        self.value().is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
    }
}

/// A walk through a part.
pub(super) struct XmlWalk<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    /// Elements that are open.
    depth: usize,
}

impl<'x> XmlWalk<'x> {
    /// Begins a walk.
    pub(super) fn new(part: &'x str, text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0 }
    }

    /// The next step; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<XmlStep<'x>>, ImportError> {
        loop {
            let event = self.reader.read_event().map_err(|error| self.damaged(&error))?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    XmlStep::Open(XmlElement { start })
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    XmlStep::Close(end.local_name().into_inner().to_owned())
                }
                Event::Text(text) => XmlStep::Text(text.xml10_content()),
                Event::CData(text) => XmlStep::Text(text.into_inner()),
                Event::GeneralRef(reference) => {
                    let code = reference.resolve_char_ref().map_err(|e| self.damaged(&e))?;
                    match (code, &*reference) {
                        (Some(c), _) => XmlStep::Text(Cow::Owned(c.to_string())),
                        (None, "amp") => XmlStep::Text(Cow::Borrowed("&")),
                        (None, "lt") => XmlStep::Text(Cow::Borrowed("<")),
                        (None, "gt") => XmlStep::Text(Cow::Borrowed(">")),
                        (None, "quot") => XmlStep::Text(Cow::Borrowed("\"")),
                        (None, "apos") => XmlStep::Text(Cow::Borrowed("'")),
                        // No other entity is defined in the format.
                        (None, name) => return Err(self.damaged(&format!("&{name};"))),
                    }
                }
                Event::Eof if self.depth > 0 => return Err(self.damaged(&"ends too early")),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// Steps through the rest of the element that was opened last, without a look at it.
    pub(super) fn skip(&mut self) -> Result<(), ImportError> {
        self.within(|_| Ok(()))
    }

    /// Steps through the rest of the element that was opened last: `each` sees the elements in it.
    pub(super) fn within(
        &mut self,
        mut each: impl FnMut(&XmlElement<'_>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut depth = 0;
        while let Some(step) = self.next()? {
            match step {
                XmlStep::Open(element) => {
                    each(&element)?;
                    depth += 1;
                }
                XmlStep::Close(_) if depth == 0 => return Ok(()),
                XmlStep::Close(_) => depth -= 1,
                XmlStep::Text(_) => {}
            }
        }
        Err(self.damaged(&"ends too early"))
    }

    fn damaged(&self, reason: &dyn std::fmt::Display) -> ImportError {
        ImportError::Damaged { part: self.part.to_owned(), reason: reason.to_string() }
    }
}
