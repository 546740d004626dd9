//! `terminal-punctuation`: a sentence that ends on one side only.

use crate::{
    model::{Phrase, SegmentKind, Severity, UnitKind},
    text::{Facts, Language, words},
};

use super::super::{Check, Family, Part, Report, Rule, Sink, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "terminal-punctuation",
    family: Family::Typography,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("terminal_punctuation.md"),
    page_fr: include_str!("terminal_punctuation.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

/// How a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// With a full stop, or what does the work of one.
    Stop(char),
    /// With a colon, comma or semicolon: something follows.
    Pause(char),
    /// With a letter or figure.
    Word,
    /// With anything else; nothing is said of it.
    Other,
}

impl End {
    fn mark(self) -> Option<char> {
        match self {
            Self::Stop(mark) | Self::Pause(mark) => Some(mark),
            Self::Word | Self::Other => None,
        }
    }
}

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    // Lists are punctuated by language and house style; code and labels are not sentences.
    let skipped = matches!(
        texts.kind,
        UnitKind::Segment {
            kind: SegmentKind::Item
                | SegmentKind::Code
                | SegmentKind::TableRow
                | SegmentKind::Title
                | SegmentKind::Heading,
            ..
        }
    );
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    // What begins in lower case is part of a list, or goes on from somewhere.
    let fragment = |text: &str| {
        let first = text.chars().find(|c| c.is_alphanumeric() || *c == '\u{fffc}');
        !first
            .is_some_and(|first| first.is_uppercase() || first.is_numeric() || first == '\u{fffc}')
    };
    if skipped || fragment(source.text()) || fragment(target.text()) {
        return;
    }
    let (source_end, target_end) = (end(source.text()), end(target.text()));
    if source_end == target_end || !source.has_words(3) || !target.has_words(3) {
        return;
    }
    let id = match (source_end, target_end) {
        // A question may well become a title: "How to …".
        (End::Stop('?'), End::Word) if !asks(target) => return,
        (End::Word, End::Stop('?')) if !asks(source) => return,
        // After a colon the next text follows on; a comma is a stop hit beside its key.
        (End::Stop(_) | End::Pause(':'), End::Word) | (End::Stop('.'), End::Pause(',')) => {
            "terminal-punctuation-lost"
        }
        (End::Word, End::Stop(_) | End::Pause(':')) | (End::Pause(','), End::Stop('.')) => {
            "terminal-punctuation-added"
        }
        (End::Stop('?'), End::Stop('.')) | (End::Stop('.'), End::Stop('?')) => {
            "terminal-punctuation-question"
        }
        _ => return,
    };
    let last = |text: &str| {
        let end = text.trim_end().len();
        text[..end].char_indices().next_back().map_or(0, |(at, _)| at)..end
    };
    let (there, here) = (last(source.text()), last(target.text()));
    let ends = [source_end, target_end];
    let stop = ends.iter().find(|end| matches!(end, End::Stop(_)));
    let Some(mark) =
        stop.or(ends.iter().find(|end| end.mark().is_some())).and_then(|end| end.mark())
    else {
        return;
    };
    let message = Phrase::new(id).with("mark", mark.to_string());
    let report = Report::new(Part::Target, target.reading.locate(here), message);
    sink.report(report.source(source.reading.locate(there)));
}

/// Whether the last sentence of a text is worded as a question.
fn asks(facts: &Facts<'_>) -> bool {
    const VERBS: [&str; 16] = [
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "would", "will",
        "has", "have", "am", "shall",
    ];
    const ENGLISH: [&str; 6] = ["how", "what", "when", "where", "which", "who"];
    const FRENCH: [&str; 8] =
        ["pourquoi", "combien", "quel", "quelle", "quels", "quelles", "est", "peut"];
    let Some(last) = facts.sentences().last() else { return false };
    let mut words = words(&facts.text()[last.clone()]).map(|word| word.1.to_lowercase());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (first, second) = (&*first, &*second);
    match facts.language {
        Language::English => {
            first == "why"
                || VERBS.contains(&first)
                || ENGLISH.contains(&first) && VERBS.contains(&second)
        }
        Language::French => FRENCH.contains(&first),
        Language::Other => true,
    }
}

/// How a text ends, behind closing quotes, brackets and markup.
fn end(text: &str) -> End {
    const CLOSING: [char; 14] =
        ['"', '”', '’', '»', ')', ']', '*', '_', '\u{a0}', '\u{202f}', '\'', '`', '>', ' '];
    let inner = text.trim_end().trim_end_matches(CLOSING);
    match inner.chars().next_back() {
        // Dots that leave something out are no full stop.
        Some('.') if inner.ends_with("..") => End::Other,
        // « Qui ? ». ends both ways.
        Some('.') if inner[..inner.len() - 1].trim_end_matches(CLOSING).ends_with(['?', '!']) => {
            End::Other
        }
        Some(mark @ ('.' | '!' | '?')) => End::Stop(mark),
        Some('…' | '。' | '．' | '！' | '？' | '।') => End::Other,
        Some(mark @ (':' | ';' | ',')) => End::Pause(mark),
        Some(last) if last.is_alphanumeric() || matches!(last, '%' | '°' | '€' | '$') => {
            End::Word
        }
        _ => End::Other,
    }
}
