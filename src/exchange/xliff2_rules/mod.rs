//! What XLIFF 2.1 asks of a file, core and modules.
//!
//! The committee's schemas let many broken files pass, so the rules of the specification are here: what
//! may stand where ([`structure`]), values and ids ([`values`]), codes and annotations in texts
//! ([`texts`]), references ([`fragments`]), and the modules ([`modules`]). The first rule that a file
//! breaks is told, with its place.

mod fragments;
mod modules;
mod scopes;
mod structure;
mod texts;
mod values;

use std::collections::HashSet;

use super::{
    ExchangeError,
    xml::{NodeId, ROOT, XmlTree},
};
use crate::model::Phrase;

pub(super) const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const ITS: &str = "http://www.w3.org/2005/11/its";
const OASIS: &str = "urn:oasis:names:tc:xliff:";
const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:2.0";
const GLOSSARY: &str = "urn:oasis:names:tc:xliff:glossary:2.0";
const FORMAT_STYLE: &str = "urn:oasis:names:tc:xliff:fs:2.0";
const METADATA: &str = "urn:oasis:names:tc:xliff:metadata:2.0";
const RESOURCES: &str = "urn:oasis:names:tc:xliff:resourcedata:2.0";
const CHANGES: &str = "urn:oasis:names:tc:xliff:changetracking:2.0";
const SIZES: &str = "urn:oasis:names:tc:xliff:sizerestriction:2.0";
const VALIDATION: &str = "urn:oasis:names:tc:xliff:validation:2.0";

/// Whether a rule holds, or what is wrong.
type RuleOutcome = Result<(), ExchangeError>;

/// A file, and where each of its elements stands in it.
struct XliffFile<'t, 'x> {
    tree: &'t XmlTree<'x>,
    /// The element that each node is in, by the node's number; the outermost is in itself.
    parents: Vec<NodeId>,
    /// The units of each `<file>`, by id.
    units: HashSet<(NodeId, &'t str)>,
}

/// Whether a file keeps to the rules; the first that it does not keep is the error.
pub(super) fn validate(tree: &XmlTree<'_>) -> RuleOutcome {
    if tree.element_name(ROOT) != "xliff" || tree.namespace(ROOT) != CORE {
        return Err(super::xliff2::not_xliff(tree));
    }
    let mut parents = vec![ROOT; tree.all().count()];
    for id in tree.all() {
        for child in tree.children(id) {
            parents[child as usize] = id;
        }
    }
    let mut file = XliffFile { tree, parents, units: HashSet::new() };
    let units = tree.all().filter(|id| file.is_core(*id, "unit"));
    file.units = units
        .filter_map(|id| Some((file.around(id, "file")?, file.attribute_of(id, "id")?)))
        .collect();
    for id in tree.all().filter(|id| !tree.element_name(*id).is_empty()) {
        structure::check_structure(&file, id)?;
        values::check_values(&file, id)?;
        modules::check_modules(&file, id)?;
        scopes::check_id_scopes(&file, id)?;
        if file.is_core(id, "unit") {
            texts::check_unit_texts(&file, id)?;
        }
        fragments::check_references(&file, id)?;
    }
    Ok(())
}

impl<'t> XliffFile<'t, '_> {
    fn is_core(&self, id: NodeId, name: &str) -> bool {
        self.tree.element_name(id) == name && self.tree.namespace(id) == CORE
    }

    fn parent(&self, id: NodeId) -> Option<NodeId> {
        if id == ROOT { None } else { self.parents.get(id as usize).copied() }
    }

    /// The element and those that it is in, from the inside.
    fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |id| self.parent(*id))
    }

    /// The nearest element around a node that is called so.
    fn around(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.ancestors(id).skip(1).find(|id| self.is_core(*id, name))
    }

    /// The elements below an element, in order.
    fn below(&self, id: NodeId) -> Vec<NodeId> {
        let (mut found, mut left) = (Vec::new(), vec![id]);
        while let Some(id) = left.pop() {
            found.push(id);
            let at = left.len();
            left.extend(self.tree.elements(id));
            left[at..].reverse();
        }
        found.remove(0);
        found
    }

    fn attribute_of(&self, id: NodeId, name: &str) -> Option<&'t str> {
        self.tree.attribute(id, name)
    }

    /// That an element may not stand where it stands.
    fn misplaced(&self, id: NodeId) -> ExchangeError {
        let parent = self.parent(id).map_or("", |parent| self.tree.element_name(parent));
        let phrase = Phrase::new("xliff-misplaced").with("element", self.tree.element_name(id));
        self.tree.error(id, phrase.with("parent", parent))
    }

    /// That there is text where only elements may be.
    fn misplaced_text(&self, id: NodeId) -> ExchangeError {
        let phrase = Phrase::new("xliff-text").with("element", self.tree.element_name(id));
        self.tree.error(id, phrase)
    }

    /// That an element needs another one in it.
    fn lacks(&self, id: NodeId, what: &str) -> ExchangeError {
        let phrase = Phrase::new("exchange-lacks").with("element", self.tree.element_name(id));
        self.tree.error(id, phrase.with("what", what))
    }

    /// That an element needs an attribute.
    fn needs(&self, id: NodeId, attribute: &str) -> ExchangeError {
        let phrase = Phrase::new("xliff-needs").with("element", self.tree.element_name(id));
        self.tree.error(id, phrase.with("attribute", attribute))
    }

    /// That an element may not have an attribute.
    fn excess(&self, id: NodeId, attribute: &str) -> ExchangeError {
        let phrase = Phrase::new("xliff-excess").with("element", self.tree.element_name(id));
        self.tree.error(id, phrase.with("attribute", attribute))
    }

    /// That an attribute has a value that it cannot have.
    fn value(&self, id: NodeId, attribute: &str, value: &str) -> ExchangeError {
        let phrase = Phrase::new("xliff-value").with("attribute", attribute);
        self.tree.error(id, phrase.with("value", value))
    }

    /// That two elements have one id.
    fn twice(&self, id: NodeId, value: &str) -> ExchangeError {
        let phrase = Phrase::new("xliff-twice").with("element", self.tree.element_name(id));
        self.tree.error(id, phrase.with("id", value))
    }

    /// That an attribute refers to nothing.
    fn dangling(&self, id: NodeId, attribute: &str, value: &str) -> ExchangeError {
        let phrase = Phrase::new("xliff-dangling").with("attribute", attribute);
        self.tree.error(id, phrase.with("value", value))
    }

    /// That a code is at odds with its other half, its neighbours or its counterpart.
    fn broken_code(&self, id: NodeId, attribute: &str) -> ExchangeError {
        let phrase = Phrase::new("xliff-code").with("element", self.tree.element_name(id));
        let code =
            self.attribute_of(id, "id").or(self.attribute_of(id, "startRef")).unwrap_or_default();
        self.tree.error(id, phrase.with("id", code).with("attribute", attribute))
    }
}

#[cfg(test)]
mod tests;
