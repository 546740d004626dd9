//! Progress for programs, version 1.

use std::io;

use serde::Serialize;

use crate::project::{TranslationProgress, WordAmount};

use super::{StatusFormat, StatusReport};

pub(super) static FORMAT: StatusFormat =
    StatusFormat { name: "json", is_for_people: false, draws_history: false, write };

#[derive(Serialize)]
struct StatusV1<'p> {
    version: u32,
    documents: Vec<StatusRowV1<'p>>,
}

#[derive(Serialize)]
struct StatusRowV1<'p> {
    document: &'p str,
    locale: &'p str,
    total: AmountV1,
    current: AmountV1,
    reviewed: AmountV1,
    drafts: AmountV1,
    stale: AmountV1,
    missing: AmountV1,
    repeated: AmountV1,
    other: AmountV1,
    /// Only where there is some, since most projects have no such texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<FallbackV1<'p>>,
}

/// What other locales stand in for.
#[derive(Serialize)]
struct FallbackV1<'p> {
    segments: usize,
    words: usize,
    from: Vec<&'p str>,
}

#[derive(Serialize)]
struct AmountV1 {
    segments: usize,
    words: usize,
}

fn write(report: &StatusReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let documents = report.rows.iter().map(v1).collect();
    serde_json::to_writer_pretty(&mut *out, &StatusV1 { version: 1, documents })?;
    writeln!(out)
}

fn v1(row: &TranslationProgress) -> StatusRowV1<'_> {
    let amount = |amount: WordAmount| AmountV1 { segments: amount.segments, words: amount.words };
    StatusRowV1 {
        document: &row.document,
        locale: &row.locale,
        total: amount(row.total),
        current: amount(row.current),
        reviewed: amount(row.reviewed),
        drafts: amount(row.drafts),
        stale: amount(row.stale),
        missing: amount(row.missing),
        repeated: amount(row.repeated),
        other: amount(row.other),
        fallback: (row.fallback.segments > 0).then(|| FallbackV1 {
            segments: row.fallback.segments,
            words: row.fallback.words,
            from: row.fallback_locales.iter().map(|name| &**name).collect(),
        }),
    }
}
