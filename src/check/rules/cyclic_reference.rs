//! `cyclic-reference`: texts that refer to one another in a circle.

use std::collections::{HashMap, HashSet, VecDeque, hash_map::Entry};

use crate::model::{Element, Pattern, Phrase, Severity, Unit};

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

/// A text of the file that refers to others.
struct Node<'r> {
    unit: &'r Unit<'r>,
    name: String,
    pattern: &'r Pattern<'r>,
    /// The messages and terms it refers to.
    references: Vec<String>,
}

fn check<'s>(comparison: &Comparison<'s>, sink: &mut Sink<'s>) {
    let nodes: Vec<Node<'s>> = (comparison.target.resource.units.iter())
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
        sink.report(Report::new(Part::Target, node.pattern.span, message));
    }
    for (index, way) in far_circles(comparison, &nodes) {
        let node = &nodes[index];
        sink.set_units(Some(node.unit), None);
        let message = Phrase::new("cyclic-reference-far").with("name", &*node.name);
        let message = message.with("way", way);
        sink.report(Report::new(Part::Target, node.pattern.span, message));
    }
}

/// A text, where it refers to others.
fn node<'r>(
    unit: &'r Unit<'r>,
    (attribute, pattern): (Option<&str>, &'r Pattern<'r>),
) -> Option<Node<'r>> {
    if pattern.elements.iter().all(|element| matches!(element, Element::Text(_))) {
        return None;
    }
    let references = References::of(pattern);
    let keys = references.all().map(|(key, _)| key);
    let references: Vec<_> = keys.filter(|key| !key.starts_with('$')).cloned().collect();
    let name = match attribute {
        Some(attribute) => format!("{}.{attribute}", unit.id),
        None => unit.id.to_string(),
    };
    (!references.is_empty()).then_some(Node { unit, name, pattern, references })
}

/// A text of the locale: its file, and its key.
type Far<'d> = (&'d str, &'d str);

/// Circles that lead through other files of the locale, each said of one of its files: where it
/// begins, and by way of which texts it comes back.
///
/// A message's use of another file's term starts no search, or every file would want all others read
/// for its brands: a circle has another place to be found from.
fn far_circles(comparison: &Comparison<'_>, nodes: &[Node<'_>]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let own = comparison.target.file.path();
    let here: HashSet<&str> =
        comparison.target.resource.units.iter().map(|unit| &*unit.id).collect();
    for (index, node) in nodes.iter().enumerate() {
        let leaves = |key: &&String| {
            let id = key.split('.').next().unwrap_or_default();
            !here.contains(id) && goes_on(&node.name, key)
        };
        let start = (own, &*node.name);
        let far = node.references.iter().filter(leaves);
        let ways = far.filter_map(|key| way_back(comparison, start, key));
        for way in ways.filter(|way| says(start, way)).take(1) {
            let keys: Vec<_> = way.iter().map(|(_, key)| &**key).collect();
            found.push((index, keys.join(" → ")));
        }
    }
    found
}

/// Whether a circle is said where it starts: of the places from which it would be found, the first.
fn says(start: Far<'_>, way: &[(String, String)]) -> bool {
    let way = way.iter().map(|(path, key)| (&**path, &**key));
    let circle: Vec<Far<'_>> = std::iter::once(start).chain(way).collect();
    let next = circle.iter().cycle().skip(1);
    let places =
        circle.iter().zip(next).filter(|(from, to)| from.0 != to.0 && goes_on(from.1, to.1));
    places.map(|(from, _)| *from).min() == Some(start)
}

/// Whether a reference from one file to another is followed.
fn goes_on(from: &str, to: &str) -> bool {
    from.starts_with('-') || !to.starts_with('-')
}

/// The texts by way of which a reference of `start` leads back to it, each with its file.
fn way_back(
    comparison: &Comparison<'_>,
    start: Far<'_>,
    first: &str,
) -> Option<Vec<(String, String)>> {
    let locale = comparison.target.locale;
    let definition = |path: &str, key: &str| comparison.definitions.definition(locale, path, key);
    let mut seen: HashMap<Far<'_>, Option<Far<'_>>> = HashMap::new();
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
