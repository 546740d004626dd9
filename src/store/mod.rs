//! Files ↔ model: structured documents, Fluent files, provenance; the only reader and writer.
//!
//! Parsing gives what could be read *and* the problems, so that one bad entry hides no other.

mod allow_line;
mod baseline;
mod braces;
mod commit;
mod config;
mod content;
mod content_edit;
mod content_lines;
mod content_metadata;
mod dictionaries;
mod edit;
mod file_set;
mod files;
mod fluent;
mod fluent_edit;
mod fluent_entries;
mod fluent_reason;
mod fluent_tree;
mod fluent_typed;
mod fluent_write;
mod foreign;
mod glossary;
mod imported;
mod input;
mod inside;
mod journal;
mod markdown;
mod outline;
mod output;
mod provenance;
mod provenance_lines;
mod reason;
mod toml_escapes;
mod toml_read;
mod toml_write;
mod walk;

pub use baseline::{is_baseline, parse as parse_baseline, render as render_baseline};
pub use commit::{FileError, create, hold_writes, is_taken};
pub use config::{is_markdown, parse as parse_config, pattern_phrase};
pub use content::parse as parse_content;
pub use content_edit::{ContentEditor, NewSegment, render_metadata, render_segment};
pub use content_metadata::set_metadata;
pub use dictionaries::{DictionaryTexts, find_dictionary};
pub use file_set::{BufferedFiles, DiskFiles, Files, FilesWithSources, Listing, MemoryFiles};
pub use files::{FileStamp, LoadedText, MAX_FILE_BYTES, WriteLock};
pub use fluent::{parse as parse_fluent, parse_pattern};
pub use fluent_edit::{EmptyPlace, FluentEditor};
pub use fluent_typed::{TypedUnit, from_typed, to_typed};
pub use fluent_write::{escape, means_the_same, normal, render_value};
pub use foreign::{
    Foreign, ForeignError, LoadFile, basepath, is_i18n, read_i18n, read_l10n, source_of,
};
pub use glossary::{is_designation, parse as parse_glossary, render_term};
pub use imported::{IMPORTED, ImportRecord, parse as parse_imported, render as render_imported};
pub use input::{files_below, read_all, read_beside, read_in};
pub use markdown::{
    BlockKind, MarkdownPage, OpaqueKind, PageBlock, TEXT_FIELDS, TextPiece, front_keys, kind_of_id,
    parse as parse_markdown, read_page, set_front_value,
};
pub use output::{destination, make_folder, make_folder_of, write_out};
pub use provenance::{
    parse as parse_provenance, record, record_all, record_in_order, render_record,
};
pub use reason::reason;
pub use walk::{Refused, WalkedFiles};
