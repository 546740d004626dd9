//! What other dialects of Markdown than this one mean by signs that are plain text here: they stay
//! in the text as they are, and that is said.

use crate::model::{Phrase, SegmentKind};

use super::super::Imported;

/// Signs longer than this are told by their beginning.
const MAX_SHOWN_CHARACTERS: usize = 30;

/// Says which signs there are, once a kind.
pub(super) fn tell(imported: &mut Imported) {
    for (id, find) in KINDS {
        let texts = imported.blocks.iter().filter(|block| block.kind != SegmentKind::Code);
        let signs = texts.flat_map(|block| find(&block.text)).map(shortened);
        let told: Vec<_> = signs.map(|what| Phrase::new(id).with("what", what)).collect();
        imported.losses.extend(told);
    }
}

/// The signs of a kind in a text.
type FindSigns = fn(&str) -> Vec<&str>;

const KINDS: [(&str, FindSigns); 3] = [
    ("import-loss-shortcodes", shortcodes),
    ("import-loss-containers", containers),
    ("import-loss-attribute-lists", attribute_lists),
];

/// `{{< figure >}}`, `{{% note %}}`, `{% include %}`, `{{ page.title }}`.
fn shortcodes(text: &str) -> Vec<&str> {
    between(text, |rest| match rest.get(..2) {
        Some("{{") => Some("}}"),
        Some("{%") => Some("%}"),
        _ => None,
    })
}

/// `::: note` and the `:::` that ends it.
fn containers(text: &str) -> Vec<&str> {
    text.starts_with(":::").then_some(text).into_iter().collect()
}

/// `{#id}`, `{.class}`, `{: .class}`.
fn attribute_lists(text: &str) -> Vec<&str> {
    between(text, |rest| {
        let list = rest.strip_prefix("{:").map_or(&rest[1..], str::trim_start);
        let mut signs = list.chars();
        let is_list = matches!(signs.next(), Some('#' | '.'))
            && signs.next().is_some_and(char::is_alphabetic);
        is_list.then_some("}")
    })
}

/// The parts of a text that begin with a brace and end as `ends` says.
fn between(text: &str, ends: impl Fn(&str) -> Option<&'static str>) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|offset| at + offset) {
        let Some(end) = ends(&text[open..]) else {
            at = open + 1;
            continue;
        };
        let Some(length) = text[open..].find(end) else { break };
        at = open + length + end.len();
        found.push(&text[open..at]);
    }
    found
}

fn shortened(sign: &str) -> String {
    let mut shown: String =
        sign.chars().take_while(|c| *c != '\n').take(MAX_SHOWN_CHARACTERS).collect();
    if shown.len() < sign.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_other_dialects_are_found() {
        for (text, expected) in [
            ("a {{< figure src=\"x\" >}} b {% raw %}", [2, 0, 0]),
            ("::: note", [0, 1, 0]),
            ("Titre {#un} et *mot*{.x} {: .y }", [0, 0, 3]),
            ("{ $n } {a} {#} {1.2} }} {{", [0, 0, 0]),
        ] {
            assert_eq!(KINDS.map(|(_, find)| find(text).len()), expected, "{text}");
        }
    }
}
