//! The ids of codes in a file, which are names, as numbers.

use std::collections::HashMap;

/// Where numbers begin that stand for ids which are no numbers.
const FIRST_NAMED: u32 = 1_000_000;

/// The numbers of the codes of one unit.
#[derive(Debug, Default)]
pub(super) struct CodeIds {
    named: HashMap<String, u32>,
}

impl CodeIds {
    /// The number of an id: itself where it is one.
    pub(super) fn number_of(&mut self, id: &str) -> u32 {
        if let Some(number) = id.parse().ok().filter(|number| (1..FIRST_NAMED).contains(number)) {
            return number;
        }
        let next = FIRST_NAMED.saturating_add(u32::try_from(self.named.len()).unwrap_or(u32::MAX));
        *self.named.entry(id.to_owned()).or_insert(next)
    }
}
