//! What all Fluent files of a locale define together, read when it is first asked for.

use std::{collections::HashMap, sync::OnceLock};

use crate::{
    check::{Definition, Definitions},
    model::{Context, Inline, Locale, Pattern},
    store,
};

use super::Project;

/// What a locale's files define.
#[derive(Debug, Default)]
struct Known {
    paths: Vec<String>,
    /// Where each text is defined: `message`, `-term`, either with an attribute after a point.
    texts: HashMap<String, Vec<Place>>,
    /// The ids of all messages and terms, those that cannot be read included, with or without a
    /// text of their own.
    ids: HashMap<String, bool>,
}

/// A text in one of the files.
#[derive(Debug)]
struct Place {
    file: usize,
    references: Box<[String]>,
}

/// The definitions of all target locales of a project.
#[derive(Debug)]
pub(super) struct ProjectDefinitions<'p> {
    project: &'p Project,
    locales: Vec<(Locale, OnceLock<Known>)>,
}

impl<'p> ProjectDefinitions<'p> {
    pub(super) fn new(project: &'p Project, locales: &[&Locale]) -> Self {
        let locales = locales.iter().map(|locale| ((*locale).clone(), OnceLock::new())).collect();
        Self { project, locales }
    }

    fn read(&self, locale: &Locale) -> Known {
        let mut known = Known::default();
        // What cannot be read is said where it is checked.
        for source in self.project.fluent_files(locale).0 {
            let resource = store::parse_fluent(&source);
            let file = known.paths.len();
            known.paths.push(source.path().to_owned());
            for broken in &resource.broken {
                known.ids.insert(broken.id.to_string(), true);
            }
            for unit in &resource.units {
                known.ids.entry(unit.id.to_string()).or_insert(false);
                for (attribute, pattern) in unit.patterns() {
                    let key = match attribute {
                        Some(attribute) => format!("{}.{attribute}", unit.id),
                        None => unit.id.to_string(),
                    };
                    let place = Place { file, references: references(pattern) };
                    known.texts.entry(key).or_default().push(place);
                }
            }
        }
        known
    }

    fn known(&self, locale: &Locale) -> Option<&Known> {
        let (_, known) = self.locales.iter().find(|(known, _)| known == locale)?;
        Some(known.get_or_init(|| self.read(locale)))
    }
}

/// The messages and terms that a pattern refers to.
fn references(pattern: &Pattern<'_>) -> Box<[String]> {
    let mut found = Vec::new();
    pattern.visit(&mut |inline, context, _| {
        let (mark, id, attribute) = match inline {
            Inline::Message { id, attribute } => ("", id, attribute),
            Inline::Term { id, attribute, .. } => ("-", id, attribute),
            _ => return,
        };
        if context != Context::Argument {
            let dot = if attribute.is_some() { "." } else { "" };
            found.push(format!("{mark}{id}{dot}{}", attribute.as_deref().unwrap_or_default()));
        }
    });
    found.into()
}

impl Definitions for ProjectDefinitions<'_> {
    fn defines(&self, locale: &Locale, id: &str, attribute: Option<&str>) -> bool {
        let Some(known) = self.known(locale) else { return false };
        let broken = known.ids.get(id).copied();
        match attribute {
            None => broken.is_some(),
            Some(name) => broken == Some(true) || known.texts.contains_key(&format!("{id}.{name}")),
        }
    }

    fn definition(&self, locale: &Locale, path: &str, key: &str) -> Option<Definition<'_>> {
        let known = self.known(locale)?;
        let places = known.texts.get(key)?;
        let own = places.iter().find(|place| known.paths[place.file] == path);
        let only = || places.first().filter(|_| places.len() == 1);
        let place = own.or_else(only)?;
        Some(Definition { path: &known.paths[place.file], references: &place.references })
    }
}
