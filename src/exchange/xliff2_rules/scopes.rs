//! Ids: each unique in what it is an id in.

use std::collections::HashSet;

use super::{CORE, OASIS, RuleOutcome, XML, XliffFile};
use crate::exchange::xml::NodeId;

/// Looks at the ids in one element.
pub(super) fn check_id_scopes(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    if tree.namespace(id) != CORE {
        return Ok(());
    }
    match tree.element_name(id) {
        "xliff" => unique(file, tree.elements(id).filter(|id| file.is_core(*id, "file"))),
        "file" => {
            // What a file holds in its groups is the file's.
            let all = file.below(id);
            for name in ["unit", "group"] {
                unique(file, all.iter().copied().filter(|id| file.is_core(*id, name)))?;
            }
            extensions(file, id)
        }
        "group" => extensions(file, id),
        "unit" => {
            extensions(file, id)?;
            sources(file, id)
        }
        "notes" | "originalData" => unique(file, tree.elements(id)),
        _ => Ok(()),
    }
}

/// Whether no two of these elements have one id.
pub(super) fn unique(
    file: &XliffFile<'_, '_>,
    elements: impl Iterator<Item = NodeId>,
) -> RuleOutcome {
    let mut seen = HashSet::new();
    for element in elements {
        let own = file.attribute_of(element, "id");
        if let Some(own) = own.filter(|own| !seen.insert(*own)) {
            return Err(file.twice(element, own));
        }
    }
    Ok(())
}

/// Ids of somebody's own elements are unique in the element that they extend.
fn extensions(file: &XliffFile<'_, '_>, holder: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let mut seen = HashSet::new();
    let is_own = |id: &NodeId| {
        let namespace = tree.namespace(*id);
        namespace != CORE && !namespace.starts_with(OASIS)
    };
    for extension in tree.elements(holder).filter(is_own) {
        for element in std::iter::once(extension).chain(file.below(extension)) {
            let id = file.attribute_of(element, "id").or(tree.attribute_of(element, XML, "id"));
            let id = id.filter(|_| is_own(&element));
            if let Some(id) = id.filter(|id| !seen.insert((tree.namespace(element), *id))) {
                return Err(file.twice(element, id));
            }
        }
    }
    Ok(())
}

/// Ids of segments and of the codes and marks in their sources are unique in the unit.
fn sources(file: &XliffFile<'_, '_>, unit: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let mut all = Vec::new();
    for part in tree.elements(unit) {
        if !file.is_core(part, "segment") && !file.is_core(part, "ignorable") {
            continue;
        }
        all.push(part);
        all.extend(tree.child(part, "source").map(|source| file.below(source)).unwrap_or_default());
    }
    unique(file, all.into_iter())?;
    // A translation may have what the source has, once in a unit.
    let targets = tree.elements(unit).filter_map(|part| tree.child(part, "target"));
    let codes: Vec<NodeId> = targets.flat_map(|target| file.below(target)).collect();
    unique(file, codes.into_iter())
}
