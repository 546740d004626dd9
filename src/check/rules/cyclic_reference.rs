//! `cyclic-reference`: texts that refer to one another in a circle.

use std::collections::{VecDeque, hash_map::Entry};

use foldhash::{HashMap, HashMapExt as _, HashSet};

use crate::model::{Pattern, Phrase, Severity, TranslationUnit};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};
use super::references::References;

pub(super) static RULE: Rule = Rule {
    name: "cyclic-reference",
    family: RuleFamily::Fluent,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("cyclic_reference.md"),
    page_fr: include_str!("cyclic_reference.fr.md"),
    options: &[],
    check: RuleCheck::Document(check_cyclic_reference),
};

/// A text of the file that refers to others.
struct ReferenceNode<'r> {
    unit: &'r TranslationUnit<'r>,
    name: String,
    pattern: &'r Pattern<'r>,
    /// The messages and terms it refers to.
    references: Vec<String>,
}

fn check_cyclic_reference<'s>(comparison: &Comparison<'s>, sink: &mut ReportSink<'s>) {
    let nodes: Vec<ReferenceNode<'s>> = (comparison.target.resource.units.iter())
        .flat_map(|unit| unit.patterns().filter_map(move |text| node(unit, text)))
        .collect();
    if nodes.is_empty() {
        return;
    }
    let places: HashMap<&str, usize> =
        nodes.iter().enumerate().map(|(index, node)| (&*node.name, index)).collect();
    let place = |key: &String| places.get(&**key).copied();
    let edges: Vec<Vec<usize>> =
        nodes.iter().map(|node| node.references.iter().filter_map(place).collect()).collect();
    for index in circles(&edges) {
        let node = &nodes[index];
        sink.set_units(Some(node.unit), None);
        let message = Phrase::new("cyclic-reference-message").with("name", &*node.name);
        sink.report(RuleReport::new(ReportedSide::Target, node.pattern.span, message));
    }
    for (node, way) in far_circles(comparison, &nodes) {
        sink.set_units(Some(node.unit), None);
        let message = Phrase::new("cyclic-reference-far").with("name", &*node.name);
        let message = message.with("way", way);
        sink.report(RuleReport::new(ReportedSide::Target, node.pattern.span, message));
    }
}

/// A text, where it refers to others.
fn node<'r>(
    unit: &'r TranslationUnit<'r>,
    (attribute, pattern): (Option<&str>, &'r Pattern<'r>),
) -> Option<ReferenceNode<'r>> {
    if !References::may_be_in(pattern) {
        return None;
    }
    let references = References::collect_references(pattern);
    let keys = references.all().map(|(key, _)| key);
    let references: Vec<_> = keys.filter(|key| !key.starts_with('$')).cloned().collect();
    let name = match attribute {
        Some(attribute) => format!("{}.{attribute}", unit.id),
        None => unit.id.to_string(),
    };
    (!references.is_empty()).then_some(ReferenceNode { unit, name, pattern, references })
}

/// A text of the locale: its file, and its key.
type TextKey<'d> = (&'d str, &'d str);

/// Circles that lead through other files of the locale: where each begins, and by way of which texts
/// it comes back.
///
/// It begins with a reference to another file that the source's text does not have, or else the source has the circle
/// too, which its program would show: so other files are seldom read.
fn far_circles<'n, 'r>(
    comparison: &Comparison<'_>,
    nodes: &'n [ReferenceNode<'r>],
) -> Vec<(&'n ReferenceNode<'r>, String)> {
    let own = comparison.target.file.path();
    let here: HashSet<&str> =
        comparison.target.resource.units.iter().map(|unit| &*unit.id).collect();
    let mut sources: Option<HashMap<&str, &TranslationUnit<'_>>> = None;
    let mut found = Vec::new();
    for node in nodes {
        let sources = sources.get_or_insert_with(|| {
            let pairs = comparison.pairs.iter();
            pairs.filter_map(|pair| Some((&*pair.target?.id, pair.source?))).collect()
        });
        let attribute = node.name.split_once('.').map(|(_, attribute)| attribute);
        let original = sources.get(&*node.unit.id).and_then(|unit| match attribute {
            None => unit.value.as_ref(),
            Some(name) => unit.attribute(name).map(|attribute| &attribute.value),
        });
        let known = original.map(References::collect_references).unwrap_or_default();
        let far = |key: &&String| {
            let id = key.split('.').next().unwrap_or_default();
            !here.contains(id) && !known.refers_to(key) && goes_on(&node.name, key)
        };
        let far = node.references.iter().filter(far);
        let ways = far.filter_map(|key| way_back(comparison, (own, &node.name), key));
        for way in ways.take(1) {
            let keys: Vec<_> = way.iter().map(|(_, key)| &**key).collect();
            found.push((node, keys.join(" → ")));
        }
    }
    found
}

/// Whether a circle is looked for from a reference. One from a message to a term is none, or every use
/// of a brand would want other files read: no term leads back but by a reference of its own.
fn goes_on(from: &str, to: &str) -> bool {
    from.starts_with('-') || !to.starts_with('-')
}

/// The texts by way of which a reference of `start` leads back to it, each with its file.
fn way_back(
    comparison: &Comparison<'_>,
    start: TextKey<'_>,
    first: &str,
) -> Option<Vec<(String, String)>> {
    let locale = comparison.target.locale;
    let definition = |path: &str, key: &str| comparison.definitions.definition(locale, path, key);
    let mut seen: HashMap<TextKey<'_>, Option<TextKey<'_>>> = HashMap::new();
    let path = definition(start.0, first)?.path;
    let mut open = VecDeque::from([(path, first)]);
    seen.insert((path, first), None);
    while let Some((path, key)) = open.pop_front() {
        for next in definition(path, key)?.references {
            let Some(there) = definition(path, next) else { continue };
            if (there.path, next.as_str()) == start {
                let mut way = Vec::new();
                let mut at = Some((path, key));
                while let Some(place) = at {
                    way.push((place.0.to_owned(), place.1.to_owned()));
                    at = seen.get(&place).copied().flatten();
                }
                way.reverse();
                return Some(way);
            }
            let place = (there.path, next.as_str());
            if let Entry::Vacant(entry) = seen.entry(place) {
                entry.insert(Some((path, key)));
                open.push_back(place);
            }
        }
    }
    None
}

/// Where a walk along the edges comes back to a place on its own way: one place a circle, without
/// recursion, each edge walked once.
fn circles(edges: &[Vec<usize>]) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum VisitState {
        Not,
        Open,
        Done,
    }
    let mut seen = vec![VisitState::Not; edges.len()];
    let mut found = Vec::new();
    for start in 0..edges.len() {
        let mut way = vec![(start, 0)];
        if seen[start] != VisitState::Not {
            continue;
        }
        seen[start] = VisitState::Open;
        while let Some((at, next)) = way.pop() {
            let Some(&to) = edges[at].get(next) else {
                seen[at] = VisitState::Done;
                continue;
            };
            way.push((at, next + 1));
            match seen[to] {
                VisitState::Not => {
                    seen[to] = VisitState::Open;
                    way.push((to, 0));
                }
                VisitState::Open => found.push(to),
                VisitState::Done => {}
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
