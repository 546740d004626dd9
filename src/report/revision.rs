//! What became of a document that was brought in, and of its translations, as people read it.

use std::{collections::HashSet, fmt::Write as _};

use crate::{
    l10n::visible,
    model::{FileEdit, Phrase},
    project::{
        Brought, ChangeKind, Conflict, DoubtfulPair, Revision, SegmentChange, SegmentMove,
        Translations,
    },
};

use super::{ReportInk, ReportStyle, changes::around, frame::wrapped, lines};

/// As many characters of a text are shown as tell it from others.
const SHOWN: usize = 60;

/// For a terminal: what a new version came to, segment by segment.
#[must_use]
pub(crate) fn revision(document: &str, revision: &Revision, style: &ReportStyle<'_>) -> String {
    let mut out = String::new();
    if revision.changes.is_empty() {
        let same = Phrase::new("revision-same").with("segments", revision.unchanged);
        push_phrase(&mut out, &same.with("document", document), style);
    } else {
        push_phrase(&mut out, &summary(document, revision), style);
    }
    let both: HashSet<&str> = (revision.conflicts.iter().filter(|_| revision.recorded))
        .map(|conflict| &*conflict.segment)
        .collect();
    for change in &revision.changes {
        // What both sides changed is shown below, as each changed it.
        let below = matches!(change.kind, ChangeKind::Edited { .. }) && change.moved.is_none();
        if !(below && both.contains(&*change.segment)) {
            tell(&mut out, change, style);
        }
    }
    if !revision.by_hand.is_empty() {
        push_phrase(&mut out, &Phrase::new("revision-by-hand"), style);
        names(&mut out, &revision.by_hand, style);
    }
    if !revision.conflicts.is_empty() {
        conflicts(&mut out, revision, style);
    }
    for translations in &revision.translations {
        translated(&mut out, translations, style);
    }
    out
}

/// How many segments became what.
fn summary(document: &str, revision: &Revision) -> Phrase {
    let count = |is: fn(&SegmentChange) -> bool| revision.changes.iter().filter(|c| is(c)).count();
    Phrase::new("revision-summary")
        .with("document", document)
        .with("unchanged", revision.unchanged)
        .with("edited", count(|c| matches!(c.kind, ChangeKind::Edited { .. })))
        .with("moved", count(|c| c.moved.is_some()))
        .with("split", count(|c| matches!(c.kind, ChangeKind::Split { .. })))
        .with("merged", count(|c| matches!(c.kind, ChangeKind::Merged { .. })))
        .with("new", count(|c| is_new(&c.kind)))
        .with("gone", count(|c| matches!(c.kind, ChangeKind::Gone { .. })))
}

fn is_new(kind: &ChangeKind) -> bool {
    matches!(kind, ChangeKind::New { .. } | ChangeKind::Restored { .. })
}

/// One segment: what became of it, its id, and what tells more.
fn tell(out: &mut String, change: &SegmentChange, style: &ReportStyle<'_>) {
    let id = style.paint(ReportInk::Strong, &change.segment);
    if let Some(moved) = &change.moved {
        let place = match moved {
            SegmentMove::First => style.word("revision-first"),
            SegmentMove::Behind(id) => {
                style.say(&Phrase::new("revision-after").with("segment", &**id))
            }
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {} {id} ({place})", style.word("revision-moved"));
    }
    let line = |word: &'static str, more: &str| {
        let more = if more.is_empty() { String::new() } else { format!(" {more}") };
        format!("  {} {id}{more}\n", style.word(word))
    };
    match &change.kind {
        ChangeKind::Same => {}
        ChangeKind::Role { old, new } => {
            out.push_str(&line("revision-role", &format!("({old} → {new})")));
        }
        ChangeKind::Edited { old, new } => {
            out.push_str(&line("revision-edited", ""));
            wrapped(out, &around(old, new, style), None, style);
        }
        ChangeKind::Split { pieces } => {
            out.push_str(&line("revision-split", &format!("→ {}, {}", id, pieces.join(", "))));
        }
        ChangeKind::Merged { others } => {
            let (word, others) = (style.word("revision-merged"), others.join(", "));
            let _ = writeln!(out, "  {word} {id}, {others} → {id}");
        }
        ChangeKind::LeftOut => out.push_str(&line("revision-left-out", "")),
        ChangeKind::New { text } => {
            out.push_str(&line("revision-new", ""));
            shown(out, text);
        }
        ChangeKind::Restored { text } => {
            out.push_str(&line("revision-restored", ""));
            shown(out, text);
        }
        ChangeKind::Gone { text, note } => {
            out.push_str(&line("revision-gone", ""));
            shown(out, text);
            if let Some(note) = note {
                let note = Phrase::new("revision-note").with("note", beginning(note));
                let _ = writeln!(out, "    {}", style.say(&note));
            }
        }
    }
}

/// What both sides changed.
fn conflicts(out: &mut String, revision: &Revision, style: &ReportStyle<'_>) {
    if !revision.recorded {
        push_phrase(out, &Phrase::new("revision-unrecorded"), style);
        return;
    }
    let id = if revision.refused { "revision-conflicts" } else { "revision-overwritten" };
    push_phrase(out, &Phrase::new(id), style);
    for Conflict { segment, before, here, there } in &revision.conflicts {
        let _ = writeln!(out, "  {}", style.paint(ReportInk::Strong, segment));
        let _ = writeln!(out, "    {}", style.word("revision-author"));
        match there {
            Some(there) => wrapped(out, &around(before, there, style), None, style),
            None => wrapped(out, &style.word("revision-author-none"), None, style),
        }
        let _ = writeln!(out, "    {}", style.word("revision-project"));
        wrapped(out, &around(before, here, style), None, style);
    }
}

/// Translations whose segment is gone.
fn translated(out: &mut String, translations: &Translations, style: &ReportStyle<'_>) {
    let Translations { locale, kept, pruned } = translations;
    for (id, ids) in [("revision-kept", kept), ("revision-pruned", pruned)] {
        if !ids.is_empty() {
            let phrase = Phrase::new(id).with("locale", &**locale).with("count", ids.len());
            push_phrase(out, &phrase, style);
            names(out, ids, style);
        }
    }
}

/// A document that is new in the project.
#[derive(Debug)]
pub(crate) struct NewDocumentReport<'r> {
    /// Its name.
    pub name: &'r str,
    /// What became of it, and of its translation if there is one.
    pub brought: &'r Brought,
    /// What was not taken along.
    pub losses: &'r [Phrase],
    /// The locale of its translation.
    pub locale: Option<&'r str>,
    /// Whether nothing was written.
    pub dry_run: bool,
}

/// For a terminal: a document that is new in the project, and what to do next.
#[must_use]
pub(crate) fn new_document(new: &NewDocumentReport<'_>, style: &ReportStyle<'_>) -> String {
    let mut out = String::new();
    let id = if new.dry_run { "import-would" } else { "import-done" };
    let done = Phrase::new(id).with("document", new.name);
    push_phrase(&mut out, &done.with("segments", new.brought.segments), style);
    for FileEdit { path, .. } in &new.brought.files {
        let _ = writeln!(out, "  {}", visible(path));
    }
    for loss in new.losses {
        push_phrase(&mut out, loss, style);
    }
    if let Some(locale) = new.locale {
        out.push_str(&brought(new.brought, locale, style));
    }
    if !new.dry_run && (new.locale.is_none() || new.brought.missing > 0) {
        push_phrase(&mut out, &Phrase::new("import-next").with("document", new.name), style);
    }
    out
}

/// For a terminal: how a translation was paired.
#[must_use]
pub(crate) fn brought(brought: &Brought, locale: &str, style: &ReportStyle<'_>) -> String {
    let mut out = String::new();
    let paired = Phrase::new("import-paired")
        .with("locale", locale)
        .with("translated", brought.translated)
        .with("drafts", brought.doubts.len())
        .with("missing", brought.missing)
        .with("alone", brought.alone.len());
    push_phrase(&mut out, &paired, style);
    if brought.kept > 0 {
        push_phrase(&mut out, &Phrase::new("import-kept").with("count", brought.kept), style);
    }
    for (id, ids) in
        [("import-differing", &brought.differing), ("import-overwritten", &brought.overwritten)]
    {
        if !ids.is_empty() {
            push_phrase(&mut out, &Phrase::new(id).with("count", ids.len()), style);
            names(&mut out, ids, style);
        }
    }
    if !brought.doubts.is_empty() {
        push_phrase(&mut out, &Phrase::new("import-drafts"), style);
    }
    for DoubtfulPair { segment, score, source, translation } in &brought.doubts {
        let certainty = score.map(|score| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a score is from 0 to 1"
            )]
            let percent = (score * 100.0) as usize;
            let said = style.say(&Phrase::new("import-certainty").with("percent", percent));
            format!(" ({said})")
        });
        let _ = writeln!(out, "  {segment}{}", certainty.unwrap_or_default());
        shown(&mut out, source);
        shown(&mut out, translation);
    }
    if !brought.alone.is_empty() {
        push_phrase(&mut out, &Phrase::new("import-alone"), style);
    }
    for text in &brought.alone {
        let _ = writeln!(out, "  {}", beginning(text));
    }
    out
}

pub(super) fn push_phrase(out: &mut String, phrase: &Phrase, style: &ReportStyle<'_>) {
    for line in lines(&style.say(phrase), style.width, ["", ""]) {
        out.extend([&*line, "\n"]);
    }
}

/// A list of ids, as many on a line as fit.
pub(super) fn names(out: &mut String, ids: &[String], style: &ReportStyle<'_>) {
    let options = textwrap::Options::new(style.width.max(20))
        .initial_indent("  ")
        .subsequent_indent("  ")
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    for line in textwrap::wrap(&ids.join(", "), options) {
        out.extend([&*line, "\n"]);
    }
}

pub(super) fn shown(out: &mut String, text: &str) {
    let _ = writeln!(out, "    {}", beginning(text));
}

/// The beginning of a text, on one line.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = visible(&line);
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_string(),
    }
}
