//! The formats, a row each: what they are called, and who writes and reads them.

use super::{
    ExchangeError, ExchangePackage, InlineStyle, csv, decode::first_element, po, tmx, xliff2,
    xliff12, xlsx,
};

/// A format that units leave and come back in.
#[derive(Debug)]
pub struct ExchangeFormat {
    /// Its name in options.
    pub name: &'static str,
    /// What its files' names end with.
    pub extension: &'static str,
    /// Whether it has codes of its own; otherwise they are written into the text.
    pub has_codes: bool,
    /// Whether a file of it holds documents of their own; in others their names stand in the ids.
    pub has_files: bool,
    /// Whether its tools keep states as they are meant: a text that is marked still was left so.
    pub keeps_state: bool,
    /// Which parts of a text become codes unless told otherwise.
    pub style: InlineStyle,
    write: fn(&ExchangePackage, &WriteOptions) -> Vec<u8>,
    read: fn(&[u8]) -> Result<ExchangePackage, ExchangeError>,
    fits: fn(&[u8], &str) -> bool,
}

/// The tool that a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ToolName {
    #[default]
    Plain,
    OmegaT,
    Weblate,
    Trados,
    MemoQ,
}

/// What a writer has to know beside the units.
#[derive(Debug, Clone, Default)]
pub struct WriteOptions {
    /// The tool that the file is for.
    pub tool: ToolName,
    /// The name of the project.
    pub project: String,
    /// When it leaves, as gettext writes it (`2026-11-27 02:20+0000`), where that is to be said.
    pub date: Option<String>,
}

impl ExchangeFormat {
    /// All of them; where several could be meant, the first that fits is.
    pub const ALL: [&'static Self; 6] = [&XLIFF_2, &XLIFF_12, &TMX, &XLSX, &PO, &CSV];

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|format| format.name == name)
    }

    /// The format that these bytes are in, whatever the file is called.
    #[must_use]
    pub fn recognise(bytes: &[u8]) -> Option<&'static Self> {
        let head = super::decode::head(bytes);
        Self::ALL.into_iter().find(|format| (format.fits)(bytes, &head))
    }

    /// Writes a package.
    #[must_use]
    pub fn write(&self, package: &ExchangePackage, options: &WriteOptions) -> Vec<u8> {
        (self.write)(package, options)
    }

    /// Reads a package.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file; the error says where.
    pub fn read_package(&self, bytes: &[u8]) -> Result<ExchangePackage, ExchangeError> {
        (self.read)(bytes)
    }

    /// Which parts of a text become codes where emphasis is to stay Markdown.
    #[must_use]
    pub fn text_style(&self) -> InlineStyle {
        if self.has_codes { InlineStyle::Markdown } else { InlineStyle::Raw }
    }

    /// Which parts of a text become codes where all that can are to be.
    #[must_use]
    pub fn code_style(&self) -> InlineStyle {
        if self.has_codes { InlineStyle::Paired } else { InlineStyle::Placeholders }
    }
}

/// What most formats have in common: codes of their own, and tools that leave states as they were.
const WITH_CODES: ExchangeFormat = ExchangeFormat {
    name: "",
    extension: "",
    has_codes: true,
    has_files: false,
    keeps_state: false,
    style: InlineStyle::Paired,
    write: tmx::write,
    read: tmx::read_tmx,
    fits: |_, _| false,
};

/// What tables have in common: texts as they stand in the project.
const TABLE: ExchangeFormat =
    ExchangeFormat { has_codes: false, style: InlineStyle::Raw, ..WITH_CODES };

static XLIFF_2: ExchangeFormat = ExchangeFormat {
    name: "xliff",
    extension: "xlf",
    has_files: true,
    write: xliff2::write,
    read: xliff2::read_xliff2,
    fits: |_, head| xliff2::fits(head),
    ..WITH_CODES
};

static XLIFF_12: ExchangeFormat = ExchangeFormat {
    name: "xliff-1.2",
    extension: "xlf",
    has_files: true,
    write: xliff12::write,
    read: xliff12::read_xliff12,
    fits: |_, head| first_element(head) == Some("xliff"),
    ..WITH_CODES
};

static TMX: ExchangeFormat = ExchangeFormat {
    name: "tmx",
    extension: "tmx",
    fits: |_, head| first_element(head) == Some("tmx"),
    ..WITH_CODES
};

static XLSX: ExchangeFormat = ExchangeFormat {
    name: "xlsx",
    extension: "xlsx",
    write: xlsx::write,
    read: xlsx::read_xlsx,
    fits: |bytes, _| xlsx::fits(bytes),
    ..TABLE
};

static PO: ExchangeFormat = ExchangeFormat {
    name: "po",
    extension: "po",
    keeps_state: true,
    style: InlineStyle::Placeholders,
    write: po::write,
    read: po::read_po,
    fits: |_, head| head.lines().any(|line| line.starts_with("msgid")),
    ..TABLE
};

static CSV: ExchangeFormat = ExchangeFormat {
    name: "csv",
    extension: "csv",
    write: csv::write,
    read: csv::read_csv,
    fits: |_, head| csv::fits(head),
    ..TABLE
};
