//! Whether Markdown reads a text as it was meant: which letters, in which styles.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{
    guarded, strip_inline,
    token::{InlineToken, InlineWrap},
};

/// Letters, and the styles they are in.
type StyledRuns = Vec<(String, Vec<InlineWrap>)>;

/// Whether Markdown reads `text` as these tokens.
pub(super) fn reads_as(text: &str, tokens: &[InlineToken]) -> bool {
    meant(tokens) == styled_runs(text)
}

fn push_run(runs: &mut StyledRuns, text: &str, wraps: &[InlineWrap]) {
    let mut wraps = wraps.to_vec();
    wraps.sort();
    match runs.last_mut() {
        Some((run, known)) if *known == wraps => run.push_str(text),
        _ if text.is_empty() => {}
        _ => runs.push((text.to_owned(), wraps)),
    }
}

fn meant(tokens: &[InlineToken]) -> StyledRuns {
    let (mut runs, mut wraps) = (StyledRuns::new(), Vec::new());
    push_run(&mut runs, "x ", &wraps);
    for token in tokens {
        match token {
            InlineToken::Text(text) => push_run(&mut runs, text, &wraps),
            InlineToken::Atom(atom) => push_run(&mut runs, &strip_inline(atom), &wraps),
            InlineToken::Space => push_run(&mut runs, " ", &wraps),
            InlineToken::Break => push_run(&mut runs, "\n", &wraps),
            InlineToken::Open(wrap) => wraps.push(wrap.clone()),
            InlineToken::Close(_) => {
                wraps.pop();
            }
        }
    }
    runs
}

fn styled_runs(text: &str) -> StyledRuns {
    let (mut runs, mut wraps) = (StyledRuns::new(), Vec::new());
    for event in Parser::new(&guarded(text)) {
        match event {
            Event::Text(text) => push_run(&mut runs, &text, &wraps),
            Event::Code(code) => {
                wraps.push(InlineWrap::Code);
                push_run(&mut runs, &code, &wraps);
                wraps.pop();
            }
            Event::SoftBreak => push_run(&mut runs, " ", &wraps),
            Event::HardBreak => push_run(&mut runs, "\n", &wraps),
            Event::Start(Tag::Strong) => wraps.push(InlineWrap::Strong),
            Event::Start(Tag::Emphasis) => wraps.push(InlineWrap::Emphasis),
            Event::Start(Tag::Link { dest_url, title, .. }) => {
                wraps.push(InlineWrap::Link((*dest_url).into(), (*title).into()));
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => {
                wraps.pop();
            }
            Event::InlineHtml(tag) => {
                let name = tag.trim_matches(['<', '>']);
                match name.strip_prefix('/') {
                    Some(_) => _ = wraps.pop(),
                    None => wraps.push(element(name)),
                }
            }
            Event::Start(Tag::Paragraph | Tag::Image { .. })
            | Event::End(TagEnd::Paragraph | TagEnd::Image) => {}
            // Nothing else was meant.
            _ => return StyledRuns::new(),
        }
    }
    runs
}

fn element(name: &str) -> InlineWrap {
    const NAMES: [&str; 8] = ["sup", "sub", "del", "ins", "kbd", "mark", "u", "q"];
    match NAMES.iter().find(|known| **known == name) {
        Some(known) => InlineWrap::Tag(known),
        None if name == "strong" => InlineWrap::Strong,
        // The builder writes no other.
        None => InlineWrap::Emphasis,
    }
}
