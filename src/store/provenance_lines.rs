//! Provenance files as diglot writes them, read line by line.
//!
//! A provenance file holds the whole source once more, and TOML's tables of tables are what a check
//! would mostly wait for. Nearly all such files are as they were written; of any other, nothing is
//! said here, and it is read as the TOML that it is.

use std::borrow::Cow;

use crate::model::{ProvenanceRecord, ReviewState, Span};

use super::toml_escapes;

/// How many digits a fingerprint has.
const FINGERPRINT: usize = 16;

/// The records of a file in which every line is blank or as [`super::render_record`] writes it, by
/// id; none of any other file, or one that records an id twice.
pub(super) fn parse_record_lines(text: &str) -> Option<Vec<(Cow<'_, str>, ProvenanceRecord<'_>)>> {
    // A list that grows is copied, and a big document's is long.
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    let mut records: Vec<(Cow<'_, str>, ProvenanceRecord<'_>)> = Vec::with_capacity(lines + 1);
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = &text[start..end];
        if !line.is_empty() {
            let (id, record) = record(line, start)?;
            records.push((Cow::Borrowed(id), record));
        }
        start = (end + 1).min(text.len());
    }
    if records.is_sorted_by(|a, b| a.0 < b.0) {
        return Some(records);
    }
    records.sort_by(|a, b| a.0.cmp(&b.0));
    let twice = records.windows(2).any(|two| two[0].0 == two[1].0);
    (!twice).then_some(records)
}

/// The record that a line holds, which begins at `start`.
fn record(line: &str, start: usize) -> Option<(&str, ProvenanceRecord<'_>)> {
    let bare = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let (id, rest) = line.split_at(line.bytes().position(|byte| !bare(&byte))?);
    let rest = rest.strip_prefix(" = { state = \"")?;
    let (state, rest) = rest.split_at(memchr::memchr(b'"', rest.as_bytes())?);
    let rest = rest.strip_prefix("\", translation = \"")?;
    let (translation, rest) = rest.split_at_checked(FINGERPRINT)?;
    let source = rest.strip_prefix("\", source = \"")?.strip_suffix("\" }")?;
    // All bytes are looked at, so that many are at a time.
    let control = |byte: u8| byte < b' ' || byte == 0x7f;
    if id.is_empty() || source.bytes().fold(false, |any, byte| any | control(byte)) {
        return None;
    }
    let record = ProvenanceRecord {
        source: toml_escapes::simple(source)?,
        translation: translation.parse().ok()?,
        state: ReviewState::from_name(state)?,
        span: Span::new(start, start + id.len()),
    };
    Some((id, record))
}
