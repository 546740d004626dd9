//! Relations: what the parts of a document point to, by the names they use for it.

use std::collections::HashMap;

use crate::import::ImportError;

use super::xml::{XmlStep, XmlWalk};

/// The relations of one part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    by_id: HashMap<String, Relation>,
}

#[derive(Debug)]
struct Relation {
    kind: String,
    target: String,
}

impl Relations {
    /// Reads a `.rels` part.
    pub(super) fn parse_relations(part: &str, text: &str) -> Result<Self, ImportError> {
        let mut relations = Self::default();
        let mut xml = XmlWalk::new(part, text);
        while let Some(step) = xml.next()? {
            let XmlStep::Open(element) = step else { continue };
            let id = element.attribute("Id").filter(|_| element.local_name() == "Relationship");
            if let (Some(id), Some(target)) = (id, element.attribute("Target")) {
                let kind = element.attribute("Type").unwrap_or_default();
                relations.by_id.insert(id, Relation { kind, target });
            }
        }
        Ok(relations)
    }

    /// What an id points to.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|relation| &*relation.target)
    }

    /// What the relations of a kind point to, sorted; a kind is the end of its address.
    pub(super) fn all_of_kind(&self, kind: &str) -> Vec<&str> {
        let mut of_kind: Vec<_> = (self.by_id.values())
            .filter(|relation| relation.kind.rsplit('/').next() == Some(kind))
            .map(|relation| &*relation.target)
            .collect();
        of_kind.sort_unstable();
        of_kind
    }

    /// What the first relation of a kind points to.
    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        self.all_of_kind(kind).first().copied()
    }
}
