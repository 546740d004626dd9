//! `french-spacing`: the spaces that French puts before `: ; ! ?` and inside « ».

use std::ops::Range;

use crate::{
    model::{Phrase, Severity},
    text::ByteSet,
};

use super::super::{CheckedText, ReportSink, Rule, RuleCheck, RuleFamily};
use super::typography::report_typography;

pub(super) static RULE: Rule = Rule {
    name: "french-spacing",
    family: RuleFamily::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("french_spacing.md"),
    page_fr: include_str!("french_spacing.fr.md"),
    options: &[],
    check: RuleCheck::Text(check_french_spacing),
};

/// Bytes that may begin one of the marks; both guillemets begin with the last.
static MAY_BEGIN: ByteSet = ByteSet::from_bytes(b";!?:\xc2");

fn check_french_spacing(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let facts = &text.facts;
    let guillemets = facts.may_hold('«') || facts.may_hold('»');
    if !facts.language.pack().spaces_punctuation || !(guillemets || facts.has_any(b";!?:")) {
        return;
    }
    let body = facts.text();
    for at in MAY_BEGIN.places(body) {
        let Some(mark) = body[at..].chars().next() else { continue };
        match mark {
            ';' | '!' | '?' | ':' | '»' if is_punctuation(body, at, mark) => {
                before(text, at, mark, sink);
            }
            '«' => after(text, at + mark.len_utf8(), sink),
            _ => {}
        }
    }
}

/// Whether a mark is punctuation of a sentence: what follows ends a word, what precedes is one.
fn is_punctuation(body: &str, at: usize, mark: char) -> bool {
    let next = body[at + mark.len_utf8()..].chars().next();
    let ends = next.is_none_or(|next| next.is_whitespace() || "»”\")*_!?…".contains(next));
    let last = body[..at].trim_end().chars().next_back();
    let word =
        last.is_some_and(|last| last.is_alphanumeric() || "»”\")*_%°…’\u{fffc}".contains(last));
    // `&eacute;` ends with a semicolon that is none.
    let entity = mark == ';'
        && body[..at]
            .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .next()
            .is_some_and(|name| !name.is_empty() && body[..at - name.len()].ends_with('&'));
    let emoticon = matches!(mark, ';' | ':') && next == Some(')');
    ends && word && !entity && !emoticon
}

/// The space before a mark.
fn before(text: &CheckedText<'_>, at: usize, mark: char, sink: &mut ReportSink<'_>) {
    let body = text.facts.text();
    let start = body[..at].trim_end_matches([' ', NO_BREAK, NARROW]).len();
    space(text, start..at, mark, "french-spacing-before", sink);
}

/// The space after an opening guillemet.
fn after(text: &CheckedText<'_>, at: usize, sink: &mut ReportSink<'_>) {
    let rest = &text.facts.text()[at..];
    if rest.is_empty() || rest.starts_with('\n') {
        return;
    }
    let end = at + rest.len() - rest.trim_start_matches([' ', NO_BREAK, NARROW]).len();
    space(text, at..end, '«', "french-spacing-after", sink);
}

fn space(
    text: &CheckedText<'_>,
    range: Range<usize>,
    mark: char,
    id: &'static str,
    sink: &mut ReportSink<'_>,
) {
    let option = if matches!(mark, ';' | '!' | '?') { "high-punctuation" } else { "colon" };
    let style = sink.settings().style(text.facts.language, option);
    let found = &text.facts.text()[range.clone()];
    let good = match style {
        "narrow" => found == "\u{202f}",
        "no-break" => found == "\u{a0}",
        // Where the project has not chosen, what was typed as a space is one.
        _ => !found.is_empty(),
    };
    if good {
        return;
    }
    let narrow = style == "narrow" || (style == "any" && option == "high-punctuation");
    let wanted = if narrow { "\u{202f}" } else { "\u{a0}" };
    let name = if narrow { "space-narrow" } else { "space-no-break" };
    let phrase = Phrase::new(id).with("mark", mark.to_string()).with("space", Phrase::new(name));
    report_typography(text, range, wanted, phrase, sink);
}

/// The no-break space.
const NO_BREAK: char = '\u{a0}';
/// The narrow no-break space.
const NARROW: char = '\u{202f}';
