//! What all Fluent files of a locale define together, read when it is first asked for.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use crate::{check::Definitions, model::Locale, store};

use super::Project;

/// The ids that a locale's files define, each with its attributes.
type Ids = HashMap<String, HashSet<String>>;

/// The definitions of all target locales of a project.
#[derive(Debug)]
pub(super) struct ProjectDefinitions<'p> {
    project: &'p Project,
    locales: Vec<(Locale, OnceLock<Ids>)>,
}

impl<'p> ProjectDefinitions<'p> {
    pub(super) fn new(project: &'p Project, locales: &[&Locale]) -> Self {
        let locales = locales.iter().map(|locale| ((*locale).clone(), OnceLock::new())).collect();
        Self { project, locales }
    }

    fn read(&self, locale: &Locale) -> Ids {
        let mut ids = Ids::new();
        // What cannot be read is said where it is checked.
        for file in self.project.fluent_files(locale).0 {
            for unit in store::parse_fluent(&file).units {
                let attributes = unit.attributes.iter().map(|attribute| attribute.id.to_string());
                ids.entry(unit.id.to_string()).or_default().extend(attributes);
            }
        }
        ids
    }
}

impl Definitions for ProjectDefinitions<'_> {
    fn defines(&self, locale: &Locale, id: &str, attribute: Option<&str>) -> bool {
        let Some((_, ids)) = self.locales.iter().find(|(known, _)| known == locale) else {
            return false;
        };
        let ids = ids.get_or_init(|| self.read(locale));
        ids.get(id).is_some_and(|known| attribute.is_none_or(|name| known.contains(name)))
    }
}
