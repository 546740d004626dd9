//! Whether Markdown reads a text as it was meant: which letters, in which styles.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{
    builder::{Token, Wrap},
    guarded, plain,
};

/// Letters, and the styles they are in.
type Runs = Vec<(String, Vec<Wrap>)>;

/// Whether Markdown reads `text` as these tokens.
pub(super) fn reads_as(text: &str, tokens: &[Token]) -> bool {
    meant(tokens) == read(text)
}

fn push(runs: &mut Runs, text: &str, wraps: &[Wrap]) {
    let mut wraps = wraps.to_vec();
    wraps.sort();
    match runs.last_mut() {
        Some((run, known)) if *known == wraps => run.push_str(text),
        _ if text.is_empty() => {}
        _ => runs.push((text.to_owned(), wraps)),
    }
}

fn meant(tokens: &[Token]) -> Runs {
    let (mut runs, mut wraps) = (Runs::new(), Vec::new());
    push(&mut runs, "x ", &wraps);
    for token in tokens {
        match token {
            Token::Text(text) => push(&mut runs, text, &wraps),
            Token::Atom(atom) => push(&mut runs, &plain(atom), &wraps),
            Token::Space => push(&mut runs, " ", &wraps),
            Token::Break => push(&mut runs, "\n", &wraps),
            Token::Open(wrap) => wraps.push(wrap.clone()),
            Token::Close(_) => {
                wraps.pop();
            }
        }
    }
    runs
}

fn read(text: &str) -> Runs {
    let (mut runs, mut wraps) = (Runs::new(), Vec::new());
    for event in Parser::new(&guarded(text)) {
        match event {
            Event::Text(text) => push(&mut runs, &text, &wraps),
            Event::Code(code) => {
                wraps.push(Wrap::Code);
                push(&mut runs, &code, &wraps);
                wraps.pop();
            }
            Event::SoftBreak => push(&mut runs, " ", &wraps),
            Event::HardBreak => push(&mut runs, "\n", &wraps),
            Event::Start(Tag::Strong) => wraps.push(Wrap::Strong),
            Event::Start(Tag::Emphasis) => wraps.push(Wrap::Emphasis),
            Event::Start(Tag::Link { dest_url, title, .. }) => {
                wraps.push(Wrap::Link((*dest_url).into(), (*title).into()));
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
            _ => return Runs::new(),
        }
    }
    runs
}

fn element(name: &str) -> Wrap {
    const NAMES: [&str; 8] = ["sup", "sub", "del", "ins", "kbd", "mark", "u", "q"];
    match NAMES.iter().find(|known| **known == name) {
        Some(known) => Wrap::Tag(known),
        None if name == "strong" => Wrap::Strong,
        // The builder writes no other.
        None => Wrap::Emphasis,
    }
}
