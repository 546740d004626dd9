//! References within a file: `#f=f1/u=u1/s1`, and what they point to.

use super::{CORE, GLOSSARY, MATCHES, RuleOutcome, XliffFile, values::is_nmtoken};
use crate::exchange::xml::{NodeId, ROOT};

/// What ids of modules begin with in a reference, by the specification's registry.
const MODULE_PREFIXES: [&str; 10] =
    ["gls", "mtc", "mda", "ctr", "res", "slr", "fs", "val", "its", "tbx"];

/// A reference, taken apart.
#[derive(Debug, Clone, Copy, Default)]
struct Fragment<'t> {
    file: Option<&'t str>,
    group: Option<&'t str>,
    unit: Option<&'t str>,
    /// What it points to in the end: the prefix (empty for a segment or code) and the id.
    leaf: Option<(&'t str, &'t str)>,
}

impl<'t> Fragment<'t> {
    /// Reads a reference behind its `#`; none where it is not well-formed.
    fn parse(text: &'t str) -> Option<Self> {
        let mut fragment = Self::default();
        let text = text.strip_prefix('/').unwrap_or(text);
        for selector in text.split('/') {
            let (prefix, id) = selector.split_once('=').unwrap_or(("", selector));
            if fragment.leaf.is_some() || !is_nmtoken(id) {
                return None;
            }
            let container = match prefix {
                "f" if fragment.group.is_none() && fragment.unit.is_none() => &mut fragment.file,
                "g" if fragment.unit.is_none() => &mut fragment.group,
                "u" => &mut fragment.unit,
                "" | "n" | "d" | "t" => {
                    fragment.leaf = Some((prefix, id));
                    continue;
                }
                prefix if MODULE_PREFIXES.contains(&prefix) => {
                    fragment.leaf = Some((prefix, id));
                    continue;
                }
                _ => return None,
            };
            if container.replace(id).is_some() {
                return None;
            }
        }
        Some(fragment)
    }
}

/// Looks at the references of one element.
pub(super) fn check_references(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let (namespace, name) = (file.tree.namespace(id), file.tree.element_name(id));
    match (namespace, name) {
        (CORE, "mrk" | "sm") => annotation(file, id),
        (MATCHES, "match") | (GLOSSARY, "glossEntry") => {
            let Some(value) = file.attribute_of(id, "ref") else { return Ok(()) };
            if points_to_text(file, id, value) {
                Ok(())
            } else {
                Err(file.dangling(id, "ref", value))
            }
        }
        (CORE, "ph" | "pc" | "sc" | "ec") => flows(file, id),
        _ => Ok(()),
    }
}

/// A comment is said in the mark or in a note of the unit; any other reference is well-formed.
fn annotation(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let (value, reference) = (file.attribute_of(id, "value"), file.attribute_of(id, "ref"));
    if file.attribute_of(id, "type") == Some("comment") {
        match (value, reference) {
            (None, None) => return Err(file.needs(id, "value")),
            (Some(_), Some(_)) => return Err(file.excess(id, "ref")),
            (Some(_), None) => return Ok(()),
            (None, Some(_)) => {}
        }
    }
    let Some(text) = reference else { return Ok(()) };
    let Some(fragment) = text.strip_prefix('#') else { return Ok(()) };
    let broken = || file.dangling(id, "ref", text);
    let fragment = Fragment::parse(fragment).ok_or_else(broken)?;
    if file.attribute_of(id, "type") != Some("comment") {
        return Ok(());
    }
    let Some(("n", note)) = fragment.leaf else { return Err(broken()) };
    let unit = file.around(id, "unit").filter(|unit| is_here(file, *unit, &fragment));
    // A reference that names a file or group, and no unit, is to a note of theirs.
    let names_others =
        fragment.unit.is_none() && (fragment.file.is_some() || fragment.group.is_some());
    let unit = unit.filter(|_| !names_others).ok_or_else(broken)?;
    let notes = file.tree.child(unit, "notes").ok_or_else(broken)?;
    let mut all = file.tree.elements(notes);
    if all.any(|own| file.attribute_of(own, "id") == Some(note)) { Ok(()) } else { Err(broken()) }
}

/// Whether what a reference names besides its end is around an element.
fn is_here(file: &XliffFile<'_, '_>, unit: NodeId, fragment: &Fragment<'_>) -> bool {
    let own = |id: Option<NodeId>| id.and_then(|id| file.attribute_of(id, "id"));
    let is_own = |named: Option<&str>, id| named.is_none() || named == own(id);
    is_own(fragment.unit, Some(unit))
        && is_own(fragment.file, file.around(unit, "file"))
        && is_own(fragment.group, file.around(unit, "group"))
}

/// Whether a reference points to a segment, code or mark of the unit that the element is in.
fn points_to_text(file: &XliffFile<'_, '_>, id: NodeId, value: &str) -> bool {
    let Some(unit) = file.around(id, "unit") else { return true };
    let fragment = value.strip_prefix('#').and_then(Fragment::parse);
    let Some(fragment) = fragment.filter(|fragment| is_here(file, unit, fragment)) else {
        return false;
    };
    let Some((prefix @ ("" | "t"), leaf)) = fragment.leaf else { return false };
    let side = if prefix == "t" { "target" } else { "source" };
    file.below(unit).into_iter().any(|own| {
        let is_part = file.is_core(own, "segment") || file.is_core(own, "ignorable");
        let in_text =
            file.around(own, side).is_some() && file.around(own, "originalData").is_none();
        file.attribute_of(own, "id") == Some(leaf) && (is_part || in_text)
    })
}

/// Subflows are units of the file.
fn flows(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    for name in ["subFlows", "subFlowsStart", "subFlowsEnd"] {
        let Some(value) = file.attribute_of(id, name) else { continue };
        let holder = file.around(id, "file").unwrap_or(ROOT);
        for flow in value.split_whitespace() {
            if !file.units.contains(&(holder, flow)) {
                return Err(file.dangling(id, name, value));
            }
        }
    }
    Ok(())
}
