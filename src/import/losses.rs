//! What could not be kept of a document, told once a kind: how many there are, and where the first is.

use std::collections::HashMap;

use crate::model::{Phrase, PhraseValue};

/// Names of this many different things of a kind are told.
const MAX_NAMES_TOLD: usize = 5;

/// Arguments that name the thing: of several all are named.
const NAMES: [&str; 2] = ["tag", "what"];

/// The losses, those of one kind as one, with their number as `count`.
pub(super) fn once_a_kind(losses: Vec<Phrase>) -> Vec<Phrase> {
    let mut kinds: Vec<LossKind> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for loss in losses {
        let next = kinds.len();
        let at = *index.entry(loss.id).or_insert(next);
        if at == next {
            kinds.push(LossKind { first: Phrase::new(loss.id), count: 0, names: Vec::new() });
        }
        kinds[at].add(loss);
    }
    kinds.into_iter().map(LossKind::told).collect()
}

/// The losses of a kind.
struct LossKind {
    first: Phrase,
    count: usize,
    names: Vec<(&'static str, Vec<String>)>,
}

impl LossKind {
    fn add(&mut self, loss: Phrase) {
        let is_first = self.count == 0;
        self.count += 1;
        for (name, value) in loss.arguments {
            match value {
                PhraseValue::Text(text) if NAMES.contains(&name) => self.add_name(name, text),
                // A reader may have counted itself.
                PhraseValue::Number(count) if name == "count" => {
                    self.count += usize::try_from(count).unwrap_or(1).saturating_sub(1);
                }
                value if is_first => self.first.arguments.push((name, value)),
                _ => {}
            }
        }
    }

    fn add_name(&mut self, name: &'static str, text: String) {
        let at = self.names.iter().position(|(known, _)| *known == name);
        let at = at.unwrap_or_else(|| {
            self.names.push((name, Vec::new()));
            self.names.len() - 1
        });
        let texts = &mut self.names[at].1;
        if texts.len() < MAX_NAMES_TOLD && !texts.contains(&text) {
            texts.push(text);
        }
    }

    fn told(self) -> Phrase {
        let phrase = self.first.with("count", self.count);
        self.names.into_iter().fold(phrase, |phrase, (name, texts)| phrase.with(name, texts))
    }
}
