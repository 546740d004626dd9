//! Values of attributes: words of a list, numbers, languages, ids.

use super::{CORE, RuleOutcome, XML, XliffFile};
use crate::exchange::{
    inline::is_xml,
    xml::{NodeId, ROOT},
};

const YES_NO: &[&str] = &["yes", "no"];
const DIRECTIONS: &[&str] = &["ltr", "rtl", "auto"];

/// Attributes whose values are words of a list.
const WORDS: &[(&str, &[&str])] = &[
    ("canResegment", YES_NO),
    ("translate", YES_NO),
    ("canCopy", YES_NO),
    ("canDelete", YES_NO),
    ("canOverlap", YES_NO),
    ("isolated", YES_NO),
    ("canReorder", &["yes", "firstNo", "no"]),
    ("dir", DIRECTIONS),
    ("srcDir", DIRECTIONS),
    ("trgDir", DIRECTIONS),
    ("state", &["initial", "translated", "reviewed", "final"]),
    ("appliesTo", &["source", "target"]),
    ("version", &["2.0", "2.1", "2.2"]),
];

/// Attributes whose values are ids.
const IDS: &[&str] = &["id", "copyOf", "startRef", "dataRef", "dataRefStart", "dataRefEnd"];

/// What a subtype of XLIFF's own goes with.
const SUBTYPES: &[(&str, &str)] = &[
    ("xlf:lb", "fmt"),
    ("xlf:pb", "fmt"),
    ("xlf:b", "fmt"),
    ("xlf:i", "fmt"),
    ("xlf:u", "fmt"),
    ("xlf:var", "ui"),
];

/// Looks at the attributes of one element of the core.
pub(super) fn check_values(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let tree = file.tree;
    if tree.namespace(id) != CORE {
        return Ok(());
    }
    for attribute in tree.attributes(id) {
        let (name, value) = (attribute.name, attribute.value);
        if attribute.namespace.is_some() {
            continue;
        }
        let words = WORDS.iter().find(|(own, _)| *own == name).map(|(_, words)| words);
        let holds = match name {
            _ if words.is_some() => words.is_some_and(|words| words.contains(&value)),
            _ if IDS.contains(&name) => is_nmtoken(value),
            "srcLang" | "trgLang" => is_language(value),
            "priority" => value.parse::<u8>().is_ok_and(|priority| (1..=10).contains(&priority)),
            "order" => value.parse::<u32>().is_ok_and(|order| order > 0),
            "hex" => is_unsayable(value),
            _ => true,
        };
        if !holds {
            return Err(file.value(id, name, value));
        }
    }
    types(file, id)?;
    languages(file, id)
}

fn types(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let kind = file.attribute_of(id, "type");
    let (name, sub) = (file.tree.element_name(id), file.attribute_of(id, "subType"));
    if let Some(kind) = kind {
        let known: &[&str] = match name {
            "ph" | "pc" | "sc" | "ec" => &["fmt", "ui", "quote", "link", "image", "other"],
            "mrk" | "sm" => &["generic", "comment", "term"],
            _ => &[],
        };
        let is_code = matches!(name, "ph" | "pc" | "sc" | "ec");
        if !known.contains(&kind) && (is_code || !is_prefixed(kind)) {
            return Err(file.value(id, "type", kind));
        }
    }
    if let Some(sub) = sub {
        let Some(kind) = kind else { return Err(file.needs(id, "type")) };
        let own = SUBTYPES.iter().find(|(own, _)| *own == sub);
        let holds = match own {
            Some((_, of)) => *of == kind,
            None => is_prefixed(sub) && !sub.starts_with("xlf:"),
        };
        if !holds {
            return Err(file.value(id, "subType", sub));
        }
    }
    if let Some(sub) = file.attribute_of(id, "subState") {
        if file.attribute_of(id, "state").is_none() {
            return Err(file.needs(id, "state"));
        }
        if !is_prefixed(sub) {
            return Err(file.value(id, "subState", sub));
        }
    }
    Ok(())
}

/// A source is in the file's source language, a target in the other, which must be named.
fn languages(file: &XliffFile<'_, '_>, id: NodeId) -> RuleOutcome {
    let name = file.tree.element_name(id);
    let attribute = match name {
        "source" => "srcLang",
        "target" => "trgLang",
        _ => return Ok(()),
    };
    // A match may be of another language.
    let in_match = file.parent(id).is_some_and(|parent| file.tree.element_name(parent) == "match");
    let Some(expected) = file.attribute_of(ROOT, attribute) else {
        return if in_match { Ok(()) } else { Err(file.needs(ROOT, attribute)) };
    };
    // What is said of the elements around holds for a text that says nothing itself.
    let mut around = file.ancestors(id);
    match around.find_map(|around| file.tree.attribute_of(around, XML, "lang")) {
        Some(own) if !own.eq_ignore_ascii_case(expected) && !in_match => {
            Err(file.value(id, "xml:lang", own))
        }
        _ => Ok(()),
    }
}

/// Whether a text is an id ([NMTOKEN](https://www.w3.org/TR/xml/#NT-Nmtoken)).
pub(super) fn is_nmtoken(text: &str) -> bool {
    let may = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '-' | '.' | ':' | '_' | '\u{b7}')
            || (!c.is_ascii() && (c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)))
    };
    !text.is_empty() && text.chars().all(may)
}

/// Whether a text is well-formed as a language tag (BCP 47).
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    // `x-` and `i-` begin tags of somebody's own and registered ones.
    let is_single = matches!(first, "x" | "X" | "i" | "I") && text.len() > "x-".len();
    let is_word = (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let is_first = is_single || is_word;
    is_first
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// Whether a value is of somebody's own: `prefix:value`.
pub(super) fn is_prefixed(text: &str) -> bool {
    text.split_once(':').is_some_and(|(prefix, value)| {
        let is_word = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
        is_word(prefix) && is_word(value)
    })
}

/// Whether these digits are of a character that XML cannot hold, which is what `<cp>` is for.
fn is_unsayable(hex: &str) -> bool {
    let digits = (1..=8).contains(&hex.len()) && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    match u32::from_str_radix(hex, 16).ok().filter(|_| digits) {
        Some(0x11_0000..) | None => false,
        Some(code) => char::from_u32(code).is_none_or(|c| !is_xml(c)),
    }
}
