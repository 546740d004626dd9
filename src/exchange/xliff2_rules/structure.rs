//! What may stand where: elements in elements, and in which order; attributes on elements.

use super::{CORE, ITS, OASIS, RESOURCES, RuleOutcome, XML, XliffFile};
use crate::exchange::xml::NodeId;

/// What is known of an element of the core.
struct CoreElement {
    name: &'static str,
    /// What it may be in.
    parents: &'static [&'static str],
    required: &'static [&'static str],
    optional: &'static [&'static [&'static str]],
    /// What stands in it, in this order; `*` are elements of modules and extensions.
    children: &'static [&'static [&'static str]],
    /// Whether text may stand in it.
    is_mixed: bool,
    /// Whether it may have attributes of any other namespace, not only of modules.
    is_open: bool,
}

/// What a code may say of itself, in one piece or as a pair.
const CODE: &[&str] =
    &["canCopy", "canDelete", "canOverlap", "canReorder", "copyOf", "dir", "subType", "type"];
/// What it may say besides, where it is in one piece.
const CODE_ALONE: &[&str] = &["dataRef", "disp", "equiv", "isolated", "subFlows"];
const CONTAINER: &[&str] =
    &["name", "canResegment", "translate", "srcDir", "trgDir", "type", "metadata"];
const INLINE: &[&str] = &["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"];
const TEXTS: &[&str] = &["source", "target", "pc", "mrk"];

const fn element(name: &'static str, parents: &'static [&'static str]) -> CoreElement {
    CoreElement {
        name,
        parents,
        required: &[],
        optional: &[],
        children: &[],
        is_mixed: false,
        is_open: false,
    }
}

static ELEMENTS: [CoreElement; 21] = [
    CoreElement {
        required: &["version", "srcLang"],
        optional: &[&["trgLang"]],
        children: &[&["file"]],
        is_open: true,
        ..element("xliff", &[])
    },
    CoreElement {
        required: &["id"],
        optional: &[&["canResegment", "original", "translate", "srcDir", "trgDir"]],
        children: &[&["skeleton"], &["*"], &["notes"], &["unit", "group"]],
        is_open: true,
        ..element("file", &["xliff"])
    },
    CoreElement {
        optional: &[&["href"]],
        children: &[&["*"]],
        is_mixed: true,
        ..element("skeleton", &["file"])
    },
    CoreElement {
        required: &["id"],
        optional: &[CONTAINER],
        children: &[&["*"], &["notes"], &["unit", "group"]],
        is_open: true,
        ..element("group", &["file", "group"])
    },
    CoreElement {
        required: &["id"],
        optional: &[CONTAINER],
        children: &[&["*"], &["notes"], &["originalData"], &["segment", "ignorable"]],
        is_open: true,
        ..element("unit", &["file", "group"])
    },
    CoreElement {
        optional: &[&["id", "canResegment", "state", "subState"]],
        children: &[&["source"], &["target"]],
        ..element("segment", &["unit"])
    },
    CoreElement {
        optional: &[&["id"]],
        children: &[&["source"], &["target"]],
        ..element("ignorable", &["unit"])
    },
    CoreElement {
        children: &[INLINE],
        is_mixed: true,
        ..element("source", &["segment", "ignorable", "match"])
    },
    CoreElement {
        optional: &[&["order"]],
        children: &[INLINE],
        is_mixed: true,
        ..element("target", &["segment", "ignorable", "match"])
    },
    CoreElement { children: &[&["note"]], ..element("notes", &["file", "group", "unit"]) },
    CoreElement {
        optional: &[&["id", "appliesTo", "category", "priority"]],
        is_mixed: true,
        is_open: true,
        ..element("note", &["notes"])
    },
    CoreElement { children: &[&["data"]], ..element("originalData", &["unit", "match"]) },
    CoreElement {
        required: &["id"],
        optional: &[&["dir"]],
        children: &[&["cp"]],
        is_mixed: true,
        ..element("data", &["originalData"])
    },
    CoreElement { required: &["hex"], ..element("cp", &["source", "target", "pc", "mrk", "data"]) },
    CoreElement { required: &["id"], optional: &[CODE, CODE_ALONE], ..element("ph", TEXTS) },
    CoreElement {
        required: &["id"],
        optional: &[
            CODE,
            &["dispEnd", "dispStart", "equivEnd", "equivStart"],
            &["dataRefEnd", "dataRefStart", "subFlowsEnd", "subFlowsStart"],
        ],
        children: &[INLINE],
        is_mixed: true,
        ..element("pc", TEXTS)
    },
    CoreElement { required: &["id"], optional: &[CODE, CODE_ALONE], ..element("sc", TEXTS) },
    CoreElement { optional: &[CODE, CODE_ALONE, &["id", "startRef"]], ..element("ec", TEXTS) },
    CoreElement {
        required: &["id"],
        optional: &[&["translate", "type", "ref", "value"]],
        children: &[INLINE],
        is_mixed: true,
        is_open: true,
        ..element("mrk", TEXTS)
    },
    CoreElement {
        required: &["id"],
        optional: &[&["translate", "type", "ref", "value"]],
        is_open: true,
        ..element("sm", TEXTS)
    },
    CoreElement { required: &["startRef"], ..element("em", TEXTS) },
];

/// Looks at one element.
pub(super) fn check_structure(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    if tree.namespace(id) != CORE {
        return Ok(());
    }
    let name = tree.element_name(id);
    let Some(known) = ELEMENTS.iter().find(|known| known.name == name) else {
        // The module for resources has sources of its own that hold anything.
        return Err(file.misplaced(id));
    };
    let parent = file.parent(id);
    if let Some(parent) = parent {
        // What stands in an extension is the extension's, in a resource the resource's.
        let around = tree.namespace(parent);
        let is_foreign = !around.starts_with(OASIS) || around == RESOURCES;
        if !is_foreign && !known.parents.contains(&tree.element_name(parent)) {
            return Err(file.misplaced(id));
        }
    } else if name != "xliff" {
        return Err(file.misplaced(id));
    }
    attributes(file, id, known)?;
    children(file, id, known)?;
    required_children(file, id, name)
}

fn attributes(file: &XliffFile<'_, '_>, id: NodeId, known: &CoreElement) -> RuleOutcome {
    let tree = file.tree;
    for name in known.required {
        if tree.attribute(id, name).is_none() {
            return Err(file.needs(id, name));
        }
    }
    for attribute in tree.attributes(id) {
        let name = attribute.name;
        let may = match attribute.namespace {
            None => {
                known.required.contains(&name)
                    || known.optional.iter().any(|names| names.contains(&name))
            }
            Some(XML) => {
                let texts = ["source", "target"];
                let spaced = ["xliff", "file", "group", "unit", "source", "target", "data"];
                match name {
                    "lang" => known.is_open || texts.contains(&known.name),
                    "space" => spaced.contains(&known.name),
                    _ => known.is_open,
                }
            }
            Some(namespace) => known.is_open || namespace.starts_with(OASIS) || namespace == ITS,
        };
        if !may {
            return Err(file.excess(id, name));
        }
    }
    Ok(())
}

fn children(file: &XliffFile<'_, '_>, id: NodeId, known: &CoreElement) -> RuleOutcome {
    let tree = file.tree;
    let mut rank = 0;
    for child in tree.children(id) {
        if let Some(text) = tree.text_of(child) {
            if !known.is_mixed && !text.trim().is_empty() {
                return Err(file.misplaced_text(id));
            }
            continue;
        }
        let name = if tree.namespace(child) == CORE { tree.element_name(child) } else { "*" };
        let own = known.children.iter().position(|names| names.contains(&name));
        match own {
            Some(own) if own >= rank => rank = own,
            _ => return Err(file.misplaced(child)),
        }
        let once = ["skeleton", "notes", "originalData", "source", "target"];
        if once.contains(&name)
            && tree.elements(id).filter(|own| file.is_core(*own, name)).count() > 1
        {
            return Err(file.misplaced(child));
        }
    }
    Ok(())
}

fn required_children(file: &XliffFile<'_, '_>, id: NodeId, name: &str) -> RuleOutcome {
    let has = |names: &[&str]| {
        file.tree.elements(id).any(|child| names.iter().any(|name| file.is_core(child, name)))
    };
    let needed: &[&str] = match name {
        "xliff" => &["file"],
        "file" => &["unit", "group"],
        "unit" => &["segment"],
        "segment" | "ignorable" => &["source"],
        "notes" => &["note"],
        "originalData" => &["data"],
        "skeleton" => {
            let is_empty = file.tree.children(id).next().is_none();
            return match (is_empty, file.attribute_of(id, "href")) {
                (true, None) => Err(file.needs(id, "href")),
                (false, Some(_)) => Err(file.excess(id, "href")),
                _ => Ok(()),
            };
        }
        _ => return Ok(()),
    };
    if has(needed) { Ok(()) } else { Err(file.lacks(id, needed[0])) }
}
