//! Codes and marks in the texts of a unit.

use std::collections::{HashMap, HashSet};

use super::{RuleOutcome, XML, XliffFile};
use crate::exchange::xml::NodeId;

/// The codes and marks of one language's texts in a unit, in order.
struct CodesOfUnit {
    elements: Vec<NodeId>,
}

/// A step through the codes of a text, which a translation keeps in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CodeStep<'t> {
    id: &'t str,
    closes: bool,
    /// `yes`, `firstNo` or `no`.
    order: &'t str,
}

/// Looks at the texts of a unit.
pub(super) fn check_unit_texts(file: &XliffFile<'_, '_>, unit: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let parts: Vec<NodeId> = tree
        .elements(unit)
        .filter(|id| file.is_core(*id, "segment") || file.is_core(*id, "ignorable"))
        .collect();
    let of = |name: &str| {
        let texts = parts.iter().filter_map(|part| tree.child(*part, name));
        CodesOfUnit { elements: texts.flat_map(|text| file.below(text)).collect() }
    };
    let (source, target) = (of("source"), of("target"));
    let data: HashSet<&str> = tree
        .child(unit, "originalData")
        .map(|data| tree.elements(data).filter_map(|data| file.attribute_of(data, "id")).collect())
        .unwrap_or_default();
    for texts in [&source, &target] {
        pairs(file, texts)?;
        for element in &texts.elements {
            references(file, *element, &data)?;
        }
        copies(file, texts, &source)?;
    }
    orders(file, &parts)?;
    for part in &parts {
        spaces(file, *part)?;
    }
    reordering(file, &parts)?;
    deletions(file, &parts, &target)
}

/// Beginnings and ends of codes and marks go together.
fn pairs(file: &XliffFile<'_, '_>, texts: &CodesOfUnit) -> RuleOutcome {
    let tree = file.tree;
    let mut open: HashMap<&str, NodeId> = HashMap::new();
    let mut marks: HashMap<&str, NodeId> = HashMap::new();
    let starts = |id: NodeId| file.attribute_of(id, "startRef");
    let isolated = |id: NodeId| file.attribute_of(id, "isolated") == Some("yes");
    for &id in &texts.elements {
        match tree.element_name(id) {
            "sc" => _ = open.insert(file.attribute_of(id, "id").unwrap_or_default(), id),
            "sm" => _ = marks.insert(file.attribute_of(id, "id").unwrap_or_default(), id),
            "em" => {
                let start = starts(id).unwrap_or_default();
                if marks.remove(start).is_none() {
                    return Err(file.dangling(id, "startRef", start));
                }
            }
            "ec" if isolated(id) => {
                if file.attribute_of(id, "id").is_none() {
                    return Err(file.needs(id, "id"));
                }
                if let Some(start) = starts(id) {
                    return Err(file.dangling(id, "startRef", start));
                }
            }
            "ec" => {
                let Some(start) = starts(id) else { return Err(file.needs(id, "startRef")) };
                if file.attribute_of(id, "id").is_some() {
                    return Err(file.excess(id, "id"));
                }
                let Some(begins) = open.remove(start) else {
                    return Err(file.dangling(id, "startRef", start));
                };
                if isolated(begins) {
                    return Err(file.broken_code(begins, "isolated"));
                }
                same_rights(file, begins, id)?;
            }
            _ => {}
        }
    }
    let mut lone: Vec<NodeId> = open.into_values().filter(|id| !isolated(*id)).collect();
    lone.sort_unstable();
    if let Some(id) = lone.first() {
        return Err(file.needs(*id, "isolated"));
    }
    let mut lone: Vec<NodeId> = marks.into_values().collect();
    lone.sort_unstable();
    lone.first().map_or(Ok(()), |id| Err(file.broken_code(*id, "id")))
}

/// What may be done with the beginning of a code may be done with its end.
fn same_rights(file: &XliffFile<'_, '_>, begins: NodeId, ends: NodeId) -> RuleOutcome {
    for (name, default) in [("canCopy", "yes"), ("canDelete", "yes"), ("canOverlap", "yes")] {
        let of = |id| file.attribute_of(id, name).unwrap_or(default);
        if of(begins) != of(ends) {
            return Err(file.broken_code(ends, name));
        }
    }
    let of = |id| file.attribute_of(id, "canReorder").unwrap_or("yes");
    let holds = match of(begins) {
        "yes" => of(ends) == "yes",
        _ => of(ends) == "no",
    };
    if holds { Ok(()) } else { Err(file.broken_code(ends, "canReorder")) }
}

/// What a code refers to is there; what may not be reordered may be neither copied nor deleted.
fn references(file: &XliffFile<'_, '_>, id: NodeId, data: &HashSet<&str>) -> RuleOutcome {
    for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
        if let Some(value) = file.attribute_of(id, name).filter(|value| !data.contains(value)) {
            return Err(file.dangling(id, name, value));
        }
    }
    let is_ordered = !matches!(file.attribute_of(id, "canReorder"), None | Some("yes"));
    for name in ["canCopy", "canDelete"] {
        if is_ordered && file.attribute_of(id, name) != Some("no") {
            return Err(file.broken_code(id, name));
        }
    }
    Ok(())
}

/// A copy has a code that may be copied for its model, and no data of its own.
fn copies(file: &XliffFile<'_, '_>, texts: &CodesOfUnit, source: &CodesOfUnit) -> RuleOutcome {
    let copied = texts.elements.iter().filter(|id| file.attribute_of(**id, "copyOf").is_some());
    let copied: Vec<NodeId> = copied.copied().collect();
    if copied.is_empty() {
        return Ok(());
    }
    let all = source.elements.iter().chain(&texts.elements);
    let models: HashMap<&str, NodeId> =
        all.filter_map(|id| Some((file.attribute_of(*id, "id")?, *id))).collect();
    for id in copied {
        let value = file.attribute_of(id, "copyOf").unwrap_or_default();
        let model = models.get(value).filter(|model| **model != id);
        let model = model.ok_or_else(|| file.dangling(id, "copyOf", value))?;
        if file.attribute_of(*model, "canCopy") == Some("no") {
            return Err(file.broken_code(id, "copyOf"));
        }
        for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
            if file.attribute_of(id, name).is_some() {
                return Err(file.excess(id, name));
            }
        }
    }
    Ok(())
}

/// No two translations of a unit's segments stand in one place.
fn orders(file: &XliffFile<'_, '_>, parts: &[NodeId]) -> RuleOutcome {
    let mut seen = HashSet::new();
    for (index, part) in parts.iter().enumerate() {
        let target = file.tree.child(*part, "target");
        let order = target.and_then(|target| file.attribute_of(target, "order"));
        let place = order.and_then(|order| order.parse().ok()).unwrap_or(index + 1);
        if place > parts.len() || !seen.insert(place) {
            return Err(file.value(target.unwrap_or(*part), "order", &place.to_string()));
        }
    }
    Ok(())
}

/// White space counts in both texts of a segment, or in neither.
fn spaces(file: &XliffFile<'_, '_>, part: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let own = |id| {
        let mut around = file.ancestors(id);
        around.find_map(|id| tree.attribute_of(id, XML, "space")).unwrap_or("default")
    };
    let (source, target) = (tree.child(part, "source"), tree.child(part, "target"));
    match (source, target) {
        (Some(source), Some(target)) if own(source) != own(target) => {
            Err(file.value(target, "xml:space", own(target)))
        }
        _ => Ok(()),
    }
}

/// The codes of a text, beginnings and ends.
fn steps<'t>(file: &XliffFile<'t, '_>, text: NodeId) -> Vec<CodeStep<'t>> {
    let mut steps = Vec::new();
    let mut left = vec![(text, false)];
    while let Some((id, closes)) = left.pop() {
        let name = file.tree.element_name(id);
        let order = file.attribute_of(id, "canReorder").unwrap_or("yes");
        let own =
            file.attribute_of(id, "id").or(file.attribute_of(id, "startRef")).unwrap_or_default();
        match name {
            "pc" if closes => {
                let order = if order == "yes" { "yes" } else { "no" };
                steps.push(CodeStep { id: own, closes, order });
                continue;
            }
            "pc" | "ph" | "sc" => steps.push(CodeStep { id: own, closes: false, order }),
            "ec" => steps.push(CodeStep { id: own, closes: true, order }),
            _ => {}
        }
        if name == "pc" {
            left.push((id, true));
        }
        let at = left.len();
        left.extend(file.tree.elements(id).map(|child| (child, false)));
        left[at..].reverse();
    }
    steps
}

/// Codes that stand in order begin with one that says so, and stand in that order in both languages.
fn reordering(file: &XliffFile<'_, '_>, parts: &[NodeId]) -> RuleOutcome {
    for part in parts {
        let source = file.tree.child(*part, "source");
        let target = file.tree.child(*part, "target");
        let Some(source) = source else { continue };
        let from = steps(file, source);
        let mut inside = false;
        for step in &from {
            let begins = step.order == "firstNo";
            if step.order == "no" && !inside {
                return Err(file.value(source, "canReorder", step.order));
            }
            inside = begins || step.order == "no";
        }
        let Some(target) = target else { continue };
        let to = steps(file, target);
        let mut places: HashMap<(&str, bool), usize> = HashMap::new();
        for (place, step) in to.iter().enumerate() {
            places.entry((step.id, step.closes)).or_insert(place);
        }
        for pair in from.windows(2) {
            if pair[1].order != "no" {
                continue;
            }
            let place = |step: &CodeStep<'_>| places.get(&(step.id, step.closes)).copied();
            if let (Some(first), Some(second)) = (place(&pair[0]), place(&pair[1]))
                && second != first + 1
            {
                return Err(file.value(target, "canReorder", pair[1].order));
            }
        }
    }
    Ok(())
}

/// What may not be deleted is in some translation of the unit.
fn deletions(file: &XliffFile<'_, '_>, parts: &[NodeId], target: &CodesOfUnit) -> RuleOutcome {
    let kept: HashSet<&str> =
        target.elements.iter().filter_map(|id| file.attribute_of(*id, "id")).collect();
    for part in parts {
        let Some(text) = file.tree.child(*part, "target") else { continue };
        let Some(source) = file.tree.child(*part, "source") else { continue };
        for code in file.below(source) {
            let id = file.attribute_of(code, "id").unwrap_or_default();
            if file.attribute_of(code, "canDelete") == Some("no")
                && file.tree.element_name(code) != "ec"
                && !kept.contains(id)
            {
                return Err(file.dangling(text, "canDelete", id));
            }
        }
    }
    Ok(())
}
