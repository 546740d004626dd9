//! `cyclic-reference`: texts that refer to one another in a circle.

use std::collections::HashMap;

use crate::model::{Pattern, Phrase, Severity, Unit};

use super::super::{Check, Comparison, Family, Part, Report, Rule, Sink};
use super::references::References;

pub(super) static RULE: Rule = Rule {
    name: "cyclic-reference",
    family: Family::Fluent,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("cyclic_reference.md"),
    page_fr: include_str!("cyclic_reference.fr.md"),
    options: &[],
    check: Check::Document(check),
};

/// A text of the file: its unit, and what it refers to, by place in the list.
struct Node<'r> {
    unit: &'r Unit<'r>,
    name: String,
    pattern: &'r Pattern<'r>,
}

fn check<'s>(comparison: &Comparison<'s>, sink: &mut Sink<'s>) {
    let nodes: Vec<Node<'s>> = (comparison.target.resource.units.iter())
        .flat_map(|unit| {
            unit.patterns().map(move |(attribute, pattern)| {
                let name = match attribute {
                    Some(attribute) => format!("{}.{attribute}", unit.id),
                    None => unit.id.to_string(),
                };
                Node { unit, name, pattern }
            })
        })
        .collect();
    let places: HashMap<&str, usize> =
        nodes.iter().enumerate().map(|(index, node)| (&*node.name, index)).collect();
    let edges: Vec<Vec<usize>> = (nodes.iter())
        .map(|node| {
            let references = References::of(node.pattern);
            references.all().filter_map(|(key, _)| places.get(&**key).copied()).collect()
        })
        .collect();
    for index in circles(&edges) {
        let node = &nodes[index];
        sink.set_units(Some(node.unit), None);
        let message = Phrase::new("cyclic-reference-message").with("name", &*node.name);
        sink.report(Report::new(Part::Target, node.pattern.span, message));
    }
}

/// Where a walk along the edges comes back to a place on its own way: one place a circle, without
/// recursion, each edge walked once.
fn circles(edges: &[Vec<usize>]) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Open,
        Done,
    }
    let mut seen = vec![Seen::Not; edges.len()];
    let mut found = Vec::new();
    for start in 0..edges.len() {
        let mut way = vec![(start, 0)];
        if seen[start] != Seen::Not {
            continue;
        }
        seen[start] = Seen::Open;
        while let Some((at, next)) = way.pop() {
            let Some(&to) = edges[at].get(next) else {
                seen[at] = Seen::Done;
                continue;
            };
            way.push((at, next + 1));
            match seen[to] {
                Seen::Not => {
                    seen[to] = Seen::Open;
                    way.push((to, 0));
                }
                Seen::Open => found.push(to),
                Seen::Done => {}
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_once() {
        for (edges, expected) in [
            (vec![], vec![]),
            (vec![vec![0]], vec![0]),
            (vec![vec![1], vec![2], vec![0]], vec![0]),
            (vec![vec![1, 2], vec![2], vec![]], vec![]),
            (vec![vec![], vec![2], vec![1]], vec![1]),
        ] {
            assert_eq!(circles(&edges), expected, "{edges:?}");
        }
        let long: Vec<_> = (1..=100_000).map(|next| vec![next % 100_000]).collect();
        assert_eq!(circles(&long), [0]);
    }
}
