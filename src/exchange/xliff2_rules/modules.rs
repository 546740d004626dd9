//! The modules of XLIFF 2: matches, glossaries, metadata, resources, sizes, changes, checks, formats.

use std::collections::HashSet;

use super::{
    CHANGES, CORE, FORMAT_STYLE, GLOSSARY, MATCHES, METADATA, RESOURCES, RuleOutcome, SIZES,
    VALIDATION, XML, XliffFile,
    scopes::unique,
    values::{is_nmtoken, is_prefixed},
};
use crate::exchange::xml::{NodeId, ROOT};

/// Every element of a module, with what it may be in; `*` for an element of the core.
const PLACES: &[(&str, &str, &[&str])] = &[
    (MATCHES, "matches", &["*"]),
    (MATCHES, "match", &["matches"]),
    (GLOSSARY, "glossary", &["*"]),
    (GLOSSARY, "glossEntry", &["glossary"]),
    (GLOSSARY, "term", &["glossEntry"]),
    (GLOSSARY, "translation", &["glossEntry"]),
    (GLOSSARY, "definition", &["glossEntry"]),
    (METADATA, "metadata", &["*", "match", "glossEntry"]),
    (METADATA, "metaGroup", &["metadata", "metaGroup"]),
    (METADATA, "meta", &["metaGroup"]),
    (VALIDATION, "validation", &["*"]),
    (VALIDATION, "rule", &["validation"]),
    (RESOURCES, "resourceData", &["*"]),
    (RESOURCES, "resourceItem", &["resourceData"]),
    (RESOURCES, "resourceItemRef", &["resourceData"]),
    (RESOURCES, "source", &["resourceItem"]),
    (RESOURCES, "target", &["resourceItem"]),
    (RESOURCES, "reference", &["resourceItem"]),
    (SIZES, "profiles", &["*"]),
    (SIZES, "normalization", &["profiles"]),
    (SIZES, "data", &["*"]),
    (CHANGES, "changeTrack", &["*"]),
    (CHANGES, "revisions", &["changeTrack"]),
    (CHANGES, "revision", &["revisions"]),
    (CHANGES, "item", &["revision"]),
];

/// Elements of modules in which there is text.
const WITH_TEXT: [&str; 9] =
    ["term", "translation", "definition", "meta", "item", "source", "target", "data", "reference"];

/// The elements of HTML 5 that a format style may name.
const HTML: &str = " a abbr acronym address applet area article aside audio b base basefont bdi bdo big \
    blockquote body br button canvas caption center cite code col colgroup command datalist dd del details \
    dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 \
    h5 h6 head header hgroup hr html i iframe img input ins isindex kbd keygen label legend li link main map \
    mark menu meta meter nav noframes noscript object ol optgroup option output p param pre progress q rp rt \
    ruby s samp script section select small source span strike strong style sub summary sup table tbody td \
    textarea tfoot th thead time title tr track tt u ul var video wbr ";

/// Looks at one element, and at the attributes of modules on it.
pub(super) fn check_modules(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    styles(file, id)?;
    sizes(file, id)?;
    let (namespace, name) = (file.tree.namespace(id), file.tree.element_name(id));
    if namespace == CORE || !PLACES.iter().any(|(own, ..)| *own == namespace) {
        return Ok(());
    }
    check_module_place(file, id)?;
    match (namespace, name) {
        (MATCHES, "matches") | (RESOURCES, "resourceData") => unique(file, file.tree.elements(id)),
        (MATCHES, "match") => a_match(file, id),
        (GLOSSARY, "glossary") => glossary(file, id),
        (METADATA, "metadata") => {
            let has_group = file.tree.child(id, "metaGroup").is_some();
            let groups =
                file.below(id).into_iter().filter(|id| file.tree.element_name(*id) == "metaGroup");
            if has_group { unique(file, groups) } else { Err(file.lacks(id, "metaGroup")) }
        }
        (METADATA, _) => metadata(file, id),
        (VALIDATION, "rule") => rule(file, id),
        (RESOURCES, "source" | "target") => resource(file, id),
        (CHANGES, "revisions") => revisions(file, id),
        (CHANGES, "revision") => revision(file, id),
        _ => Ok(()),
    }
}

fn check_module_place(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let (namespace, name) = (tree.namespace(id), tree.element_name(id));
    let known = PLACES.iter().find(|(own, element, _)| *own == namespace && *element == name);
    let Some((.., parents)) = known else { return Err(file.misplaced(id)) };
    let Some(parent) = file.parent(id) else { return Err(file.misplaced(id)) };
    let around = if tree.namespace(parent) == CORE { "*" } else { tree.element_name(parent) };
    if !parents.contains(&around) {
        return Err(file.misplaced(id));
    }
    if let Some(own) = file.attribute_of(id, "id").filter(|own| !is_nmtoken(own)) {
        return Err(file.value(id, "id", own));
    }
    let has_text = tree
        .children(id)
        .any(|child| tree.text_of(child).is_some_and(|text| !text.trim().is_empty()));
    if has_text && !WITH_TEXT.contains(&name) {
        return Err(file.misplaced_text(id));
    }
    Ok(())
}

fn a_match(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    if file.attribute_of(id, "ref").is_none() {
        return Err(file.needs(id, "ref"));
    }
    if file.tree.attribute_of(id, XML, "lang").is_some() {
        return Err(file.excess(id, "xml:lang"));
    }
    let kinds = ["am", "mt", "icm", "idm", "tb", "tm", "other"];
    match (file.attribute_of(id, "type"), file.attribute_of(id, "subType")) {
        (Some(kind), _) if !kinds.contains(&kind) => return Err(file.value(id, "type", kind)),
        (None, Some(_)) => return Err(file.needs(id, "type")),
        (_, Some(sub)) if !is_prefixed(sub) => return Err(file.value(id, "subType", sub)),
        _ => {}
    }
    for name in ["similarity", "matchQuality", "matchSuitability"] {
        let holds =
            |value: &str| value.parse::<f64>().is_ok_and(|value| (0.0..=100.0).contains(&value));
        if let Some(value) = file.attribute_of(id, name).filter(|value| !holds(value)) {
            return Err(file.value(id, name, value));
        }
    }
    for name in ["source", "target"] {
        if file.tree.child(id, name).is_none() {
            return Err(file.lacks(id, name));
        }
    }
    Ok(())
}

fn glossary(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    for entry in tree.elements(id) {
        let has = |name| tree.child(entry, name).is_some();
        if !has("term") {
            return Err(file.lacks(entry, "term"));
        }
        if !has("translation") && !has("definition") {
            return Err(file.lacks(entry, "translation"));
        }
    }
    let own = |id: &NodeId| matches!(tree.element_name(*id), "glossEntry" | "translation");
    unique(file, file.below(id).into_iter().filter(own))
}

fn metadata(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let is_meta = file.tree.element_name(id) == "meta";
    if is_meta && file.attribute_of(id, "type").is_none() {
        return Err(file.needs(id, "type"));
    }
    match file.attribute_of(id, "appliesTo") {
        Some(_) if is_meta => Err(file.excess(id, "appliesTo")),
        Some(value) if !["source", "target", "ignorable"].contains(&value) => {
            Err(file.value(id, "appliesTo", value))
        }
        _ => Ok(()),
    }
}

fn rule(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let has = |name: &&str| file.attribute_of(id, name).is_some();
    let in_source = ["isPresent", "startsWith", "endsWith"].iter().filter(|name| has(name)).count();
    let attributes = file.tree.attributes(id);
    let custom = attributes.filter(|own| own.namespace.is_some()).count();
    let all = in_source + usize::from(has(&"isNotPresent")) + custom.min(1);
    if all != 1 {
        return Err(if all == 0 {
            file.needs(id, "isPresent")
        } else {
            file.excess(id, "isNotPresent")
        });
    }
    if has(&"existsInSource") && in_source != 1 {
        return Err(file.excess(id, "existsInSource"));
    }
    let words: [(&str, &[&str]); 4] = [
        ("caseSensitive", &["yes", "no"]),
        ("existsInSource", &["yes", "no"]),
        ("disabled", &["yes", "no"]),
        ("normalization", &["none", "nfc", "nfd"]),
    ];
    for (name, words) in words {
        if let Some(value) = file.attribute_of(id, name).filter(|value| !words.contains(value)) {
            return Err(file.value(id, name, value));
        }
    }
    let holds = |value: &&str| value.parse::<u32>().is_ok_and(|count| count > 0);
    match file.attribute_of(id, "occurs").filter(|value| !holds(value)) {
        Some(value) => Err(file.value(id, "occurs", value)),
        None => Ok(()),
    }
}

/// A resource is there or is referred to, not both.
fn resource(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let is_empty = tree.elements(id).next().is_none() && tree.whole_text(id).trim().is_empty();
    match (is_empty, file.attribute_of(id, "href")) {
        (true, None) => return Err(file.needs(id, "href")),
        (false, Some(_)) => return Err(file.excess(id, "href")),
        _ => {}
    }
    let own = tree.attribute_of(id, XML, "lang").filter(|_| tree.element_name(id) == "source");
    let expected = file.attribute_of(ROOT, "srcLang").unwrap_or_default();
    match own.filter(|own| !own.eq_ignore_ascii_case(expected)) {
        Some(own) => Err(file.value(id, "xml:lang", own)),
        None => Ok(()),
    }
}

/// What was changed is there: an element of that name, by its id where there are several.
fn revisions(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let Some(name) = file.attribute_of(id, "appliesTo") else {
        return Err(file.needs(id, "appliesTo"));
    };
    let holder = file.ancestors(id).skip(1).find(|own| tree.namespace(*own) == CORE);
    let below = holder.map(|holder| file.below(holder)).unwrap_or_default();
    let named: Vec<NodeId> =
        below.into_iter().filter(|own| tree.element_name(*own) == name).collect();
    let reference = file.attribute_of(id, "ref");
    let changed = reference.and_then(|reference| {
        let is_it = |own: &NodeId| file.attribute_of(*own, "id") == Some(reference);
        named.iter().copied().find(is_it).or_else(|| tree.all().find(is_it))
    });
    match reference {
        Some(reference) if changed.is_none() => return Err(file.dangling(id, "ref", reference)),
        None if named.iter().filter(|own| file.attribute_of(**own, "id").is_some()).count() > 1 => {
            return Err(file.needs(id, "ref"));
        }
        _ => {}
    }
    for item in file.below(id).into_iter().filter(|own| tree.element_name(*own) == "item") {
        let Some(property) = file.attribute_of(item, "property") else {
            return Err(file.needs(item, "property"));
        };
        let is_attribute = |changed: NodeId| file.attribute_of(changed, property).is_some();
        if property != "content" && changed.is_some_and(|changed| !is_attribute(changed)) {
            return Err(file.value(item, "property", property));
        }
    }
    Ok(())
}

/// A revision says each thing once.
fn revision(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let mut seen = HashSet::new();
    for item in file.tree.elements(id) {
        let property = file.attribute_of(item, "property").unwrap_or_default();
        if !seen.insert(property) {
            return Err(file.value(item, "property", property));
        }
    }
    Ok(())
}

/// Format styles name elements of HTML, and are on no end of a code.
fn styles(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let own = |name: &str| tree.attribute_of(id, FORMAT_STYLE, name);
    for attribute in tree.attributes(id) {
        if attribute.namespace == Some(FORMAT_STYLE) {
            let known = ["fs", "subFs"].contains(&attribute.name);
            if !known || file.is_core(id, "ec") && file.attribute_of(id, "isolated") != Some("yes")
            {
                return Err(file.excess(id, attribute.name));
            }
        }
    }
    match (own("fs"), own("subFs")) {
        (Some(style), _) if !HTML.contains(&format!(" {style} ")) => {
            Err(file.value(id, "fs:fs", style))
        }
        (None, Some(_)) => Err(file.needs(id, "fs:fs")),
        _ => Ok(()),
    }
}

/// Sizes are numbers, restrictions ranges; the end of a code has one only where it is alone.
fn sizes(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    let own = |name: &str| tree.attribute_of(id, SIZES, name);
    for name in ["sizeInfo", "equivStorage", "sizeInfoRef"] {
        let is_end = file.is_core(id, "ec") && file.attribute_of(id, "isolated") != Some("yes");
        if own(name).is_some() && is_end {
            return Err(file.excess(id, name));
        }
    }
    for name in ["sizeInfo", "equivStorage"] {
        // A profile may say sizes in words; what is a number is a whole one.
        let is_part = |value: &&str| value.parse::<u64>().is_err() && value.parse::<f64>().is_ok();
        if let Some(value) = own(name).filter(is_part) {
            return Err(file.value(id, name, value));
        }
    }
    for name in ["sizeRestriction", "storageRestriction"] {
        if let Some(value) = own(name).filter(|value| !is_range(value)) {
            return Err(file.value(id, name, value));
        }
    }
    let Some(reference) = own("sizeInfoRef") else { return Ok(()) };
    if own("sizeInfo").is_some() {
        return Err(file.excess(id, "sizeInfoRef"));
    }
    let beside = file.ancestors(id).filter_map(|own| file.parent(own)).any(|around| {
        let data = tree
            .elements(around)
            .filter(|own| tree.element_name(*own) == "data" && tree.namespace(*own) == SIZES);
        data.flat_map(|data| file.below(data))
            .any(|own| file.attribute_of(own, "id") == Some(reference))
    });
    if beside { Ok(()) } else { Err(file.dangling(id, "sizeInfoRef", reference)) }
}

/// `*`, `35`, `25,100`, `35,*`
fn is_range(text: &str) -> bool {
    let is_bound = |text: &str| text == "*" || text.parse::<u64>().is_ok();
    match text.split_once(',') {
        Some((least, most)) => least.parse::<u64>().is_ok() && is_bound(most),
        None => is_bound(text),
    }
}
