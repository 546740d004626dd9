//! What a whole document does otherwise than its source is one thing to settle, not hundreds.

use std::collections::BTreeSet;

use crate::model::Phrase;

use super::Finding;

/// Texts from which a way of writing is a habit rather than a few slips.
const MIN_TEXTS_OF_HABIT: usize = 4;

/// A habit shows in so many of the texts where it could, or more: one in three. In 68 locales of a
/// Fluent project, locales with a habit have it in 27 to 92 % of their texts, all others in at most 19 %.
const ONE_IN: usize = 3;

/// Ways of writing that a rule met in a document, and where.
#[derive(Debug, Default)]
pub(super) struct WritingHabits(Vec<WritingHabit>);

#[derive(Debug)]
struct WritingHabit {
    /// The message that is said once.
    name: &'static str,
    /// How many texts could have it.
    total: usize,
    /// The findings on those that have it, by index.
    findings: Vec<usize>,
}

impl WritingHabits {
    fn get(&mut self, name: &'static str) -> &mut WritingHabit {
        let known = self.0.iter().position(|habit| habit.name == name);
        let index = known.unwrap_or(self.0.len());
        if known.is_none() {
            self.0.push(WritingHabit { name, total: 0, findings: Vec::new() });
        }
        &mut self.0[index]
    }

    /// Counts a text that could have a habit.
    pub(super) fn tally(&mut self, name: &'static str) {
        self.get(name).total += 1;
    }

    /// How many texts could have each habit.
    pub(super) fn totals(&self) -> Vec<(&'static str, usize)> {
        self.0.iter().map(|habit| (habit.name, habit.total)).collect()
    }

    /// Remembers that the finding at `index` is an instance of one.
    pub(super) fn note(&mut self, name: &'static str, index: usize) {
        self.get(name).findings.push(index);
    }

    /// Adds what was met in another part of the document, whose findings come after the first `before`.
    pub(super) fn absorb(&mut self, other: Self, before: usize) {
        for habit in other.0 {
            let own = self.get(habit.name);
            own.total += habit.total;
            own.findings.extend(habit.findings.into_iter().map(|index| index + before));
        }
    }

    /// Keeps one finding of each habit.
    pub(super) fn settle(self, findings: &mut Vec<Finding>) {
        let mut dropped = BTreeSet::new();
        for habit in self.0 {
            let count = habit.findings.len();
            let Some((&first, rest)) = habit.findings.split_first() else { continue };
            if count < MIN_TEXTS_OF_HABIT || ONE_IN * count < habit.total {
                continue;
            }
            findings[first].message =
                Phrase::new(habit.name).with("count", count).with("total", habit.total);
            dropped.extend(rest.iter().copied());
        }
        let mut index = 0;
        findings.retain(|_| {
            index += 1;
            !dropped.contains(&(index - 1))
        });
    }
}
