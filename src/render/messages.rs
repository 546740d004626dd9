//! The messages and terms of one language, found by their ids.

use std::collections::{HashMap, HashSet};

use crate::model::{
    Attribute, InlineExpression, Pattern, PatternElement, Resource, SourceFile, TranslationUnit,
};

/// What references in a text of one language may name.
#[derive(Debug, Clone, Default)]
pub(crate) struct MessageLookup<'r> {
    units: HashMap<&'r str, (&'r TranslationUnit<'r>, &'r SourceFile)>,
}

impl<'r> MessageLookup<'r> {
    /// The units of these files; where an id is in several, that of the first file.
    #[must_use]
    pub(crate) fn new(files: impl IntoIterator<Item = (&'r SourceFile, &'r Resource<'r>)>) -> Self {
        let mut units = HashMap::new();
        for (file, resource) in files {
            for unit in &resource.units {
                units.entry(&*unit.id).or_insert((unit, file));
            }
        }
        Self { units }
    }

    /// The message, segment or (with its `-`) term called `id`, and its file.
    pub(super) fn find_unit(&self, id: &str) -> Option<(&'r TranslationUnit<'r>, &'r SourceFile)> {
        self.units.get(id).copied()
    }

    /// The value of a unit or one of its attributes.
    pub(super) fn pattern(
        &self,
        id: &str,
        attribute: Option<&str>,
    ) -> Option<(&'r Pattern<'r>, &'r SourceFile)> {
        let (unit, file) = self.find_unit(id)?;
        let pattern = match attribute {
            None => unit.value.as_ref(),
            Some(name) => unit.attribute(name).map(|Attribute { value, .. }| value),
        };
        Some((pattern?, file))
    }
}

/// Whether a text of a file refers to something that is not in it, so that other files of its
/// language are worth reading.
#[must_use]
pub(crate) fn refers_elsewhere(resource: &Resource<'_>) -> bool {
    let own: HashSet<&str> = resource.units.iter().map(|unit| &*unit.id).collect();
    let mut elsewhere = false;
    for (_, pattern) in resource.units.iter().flat_map(TranslationUnit::patterns) {
        if pattern.elements.iter().all(|element| matches!(element, PatternElement::Text(_))) {
            continue;
        }
        pattern.visit(&mut |inline, _, _| match inline {
            InlineExpression::Message { id, .. } => elsewhere |= !own.contains(&**id),
            InlineExpression::Term { id, .. } => elsewhere |= !own.contains(&*format!("-{id}")),
            _ => {}
        });
    }
    elsewhere
}
