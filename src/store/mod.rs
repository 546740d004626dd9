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
mod write_lock;

pub use baseline::parse as parse_baseline;
pub(crate) use baseline::{is_baseline, render as render_baseline};
pub use commit::FileError;
pub(crate) use commit::{create, hold_writes, is_taken};
pub use config::parse as parse_config;
pub(crate) use config::{is_markdown, pattern_phrase};
pub use content::parse as parse_content;
pub(crate) use content_edit::render_metadata;
pub use content_edit::{ContentEditor, NewSegment, render_segment};
pub(crate) use content_metadata::set_metadata;
pub(crate) use dictionaries::find_dictionary;
pub(crate) use file_set::FilesWithSources;
pub use file_set::{BufferedFiles, DiskFiles, Files, Listing, MemoryFiles};
pub(crate) use files::FileStamp;
pub use files::LoadedText;
pub use fluent::parse as parse_fluent;
pub(crate) use fluent::parse_pattern;
pub(crate) use fluent_edit::EmptyPlace;
pub use fluent_edit::FluentEditor;
pub use fluent_typed::from_typed;
pub(crate) use fluent_typed::{TypedUnit, to_typed};
pub use fluent_write::{escape, render_value};
pub(crate) use fluent_write::{means_the_same, normal};
pub(crate) use foreign::{Foreign, ForeignError, LoadFile, basepath, is_i18n, source_of};
pub use foreign::{read_i18n, read_l10n};
pub use glossary::parse as parse_glossary;
pub(crate) use glossary::render_term;
pub(crate) use imported::{IMPORTED, ImportRecord};
pub use imported::{parse as parse_imported, render as render_imported};
pub(crate) use input::{files_below, read_all, read_beside, read_in};
pub(crate) use markdown::{
    BlockKind, PageBlock, TEXT_FIELDS, front_keys, kind_of_id, parse as parse_markdown, read_page,
    set_front_value,
};
pub(crate) use output::{destination, make_folder, make_folder_of, write_out};
pub(crate) use provenance::record_in_order;
pub use provenance::{parse as parse_provenance, record_all, render_record};
pub(crate) use reason::reason;
pub(crate) use walk::Refused;
pub use walk::WalkedFiles;
pub use write_lock::WriteLock;
