//! What all Fluent files of a locale define together, read when it is first asked for.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Arc, OnceLock},
};

use foldhash::{HashMap, HashMapExt as _, HashSet};

use crate::{
    check::{Definition, Definitions, PageAnchors},
    model::{ExpressionContext, InlineExpression, Locale, Pattern, SourceFile},
    store,
};

use super::{
    super::{DocumentName, Project, guard::guarded},
    front_customs::FrontCustoms,
    page_links::PageLinks,
};

/// What a locale's files define; no more is kept of it than what is asked for.
#[derive(Debug, Default)]
struct KnownDefinitions {
    paths: Vec<String>,
    /// Hashes of all that is defined: messages and terms, those that cannot be read included, and
    /// their attributes.
    names: HashSet<u64>,
    /// Hashes of the messages and terms that cannot be read: nothing is known of their attributes.
    broken: HashSet<u64>,
    /// The texts that may be part of a circle, by name, and how many texts there are of that name.
    texts: HashMap<String, (usize, Vec<TextPlace>)>,
}

/// A text in one of the files.
#[derive(Debug)]
struct TextPlace {
    file: usize,
    references: Box<[String]>,
}

/// The definitions of all target locales of a project.
#[derive(Debug)]
pub(super) struct ProjectDefinitions {
    project: Project,
    /// All documents, looked for when a locale's customs are first asked for.
    documents: OnceLock<Vec<DocumentName>>,
    /// Where links between pages lead.
    links: OnceLock<PageLinks>,
    locales: Vec<KnownLocale>,
}

/// What is known of a locale, read when it is first asked for.
#[derive(Debug)]
struct KnownLocale {
    locale: Locale,
    definitions: OnceLock<KnownDefinitions>,
    customs: OnceLock<FrontCustoms>,
}

/// A number that two versions of a page share which have the same anchors.
pub(super) fn page_signature(file: &Arc<SourceFile>) -> u64 {
    let mut hasher = DefaultHasher::new();
    PageAnchors::of_page(file.clone()).lines().for_each(|line| line.hash(&mut hasher));
    hasher.finish()
}

/// A number that two versions of a file share which define the same and refer to the same.
pub(super) fn signature(file: &SourceFile) -> u64 {
    let resource = store::parse_fluent(file);
    let mut hasher = DefaultHasher::new();
    for broken in &resource.broken {
        broken.id.hash(&mut hasher);
    }
    for unit in &resource.units {
        unit.id.hash(&mut hasher);
        for (attribute, pattern) in unit.patterns() {
            (attribute, references(pattern)).hash(&mut hasher);
        }
    }
    hasher.finish()
}

impl ProjectDefinitions {
    pub(super) fn new(project: &Project, locales: &[&Locale]) -> Self {
        let known = |locale: &&Locale| KnownLocale {
            locale: (*locale).clone(),
            definitions: OnceLock::new(),
            customs: OnceLock::new(),
        };
        let locales = locales.iter().map(known).collect();
        Self {
            project: project.clone(),
            documents: OnceLock::new(),
            links: OnceLock::new(),
            locales,
        }
    }

    fn documents(&self) -> &[DocumentName] {
        self.documents.get_or_init(|| self.project.survey().found)
    }

    fn read_definitions(&self, locale: &Locale) -> KnownDefinitions {
        let mut known = KnownDefinitions::default();
        // What cannot be read is said where it is checked.
        for source in self.project.fluent_files(locale).0 {
            let Ok(resource) = guarded(source.path(), || store::parse_fluent(&source)) else {
                continue;
            };
            let file = known.paths.len();
            known.paths.push(source.path().to_owned());
            for broken in &resource.broken {
                known.broken.insert(hash(&broken.id));
            }
            for unit in &resource.units {
                known.names.insert(hash(&unit.id));
                for (attribute, pattern) in unit.patterns() {
                    let name = match attribute {
                        Some(attribute) => format!("{}.{attribute}", unit.id),
                        None => unit.id.to_string(),
                    };
                    known.names.insert(hash(&name));
                    let (count, places) = known.texts.entry(name).or_default();
                    *count += 1;
                    places.push(TextPlace { file, references: references(pattern) });
                }
            }
        }
        known.prune();
        known
    }

    fn known(&self, locale: &Locale) -> Option<&KnownDefinitions> {
        let known = self.locales.iter().find(|known| known.locale == *locale)?;
        Some(known.definitions.get_or_init(|| self.read_definitions(locale)))
    }
}

impl KnownDefinitions {
    /// Forgets the texts that refer to nothing, those that refer to nothing but such, and so on: none
    /// of them is part of a circle.
    #[expect(clippy::iter_over_hash_type, reason = "what is kept does not depend on the order")]
    fn prune(&mut self) {
        let mut pending: HashMap<(&str, usize), usize> = HashMap::new();
        let mut referring: HashMap<&str, Vec<(&str, usize)>> = HashMap::new();
        let mut left: HashMap<&str, usize> = HashMap::new();
        let mut free: Vec<(&str, usize)> = Vec::new();
        for (name, (_, places)) in &self.texts {
            left.insert(name, places.len());
            for (index, place) in places.iter().enumerate() {
                let known = place.references.iter().filter(|key| self.texts.contains_key(*key));
                let keys: Vec<&str> = known.map(|key| &**key).collect();
                for key in &keys {
                    referring.entry(key).or_default().push((name, index));
                }
                if keys.is_empty() {
                    free.push((name, index));
                } else {
                    pending.insert((name, index), keys.len());
                }
            }
        }
        while let Some((name, _)) = free.pop() {
            let Some(count) = left.get_mut(name) else { continue };
            *count -= 1;
            if *count > 0 {
                continue;
            }
            for text in referring.get(name).into_iter().flatten() {
                if let Some(count) = pending.get_mut(text) {
                    *count -= 1;
                    if *count == 0 {
                        pending.remove(text);
                        free.push(*text);
                    }
                }
            }
        }
        let kept: HashSet<(String, usize)> =
            pending.into_keys().map(|(name, index)| (name.to_owned(), index)).collect();
        self.texts.retain(|name, (_, places)| {
            let mut index = 0;
            places.retain(|_| {
                index += 1;
                kept.contains(&(name.clone(), index - 1))
            });
            !places.is_empty()
        });
        self.texts.shrink_to_fit();
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

/// The messages and terms that a pattern refers to.
fn references(pattern: &Pattern<'_>) -> Box<[String]> {
    let mut found = Vec::new();
    pattern.visit(&mut |inline, context, _| {
        let (mark, id, attribute) = match inline {
            InlineExpression::Message { id, attribute } => ("", id, attribute),
            InlineExpression::Term { id, attribute, .. } => ("-", id, attribute),
            _ => return,
        };
        if context != ExpressionContext::Argument {
            let dot = if attribute.is_some() { "." } else { "" };
            found.push(format!("{mark}{id}{dot}{}", attribute.as_deref().unwrap_or_default()));
        }
    });
    found.into()
}

impl Definitions for ProjectDefinitions {
    fn defines(&self, locale: &Locale, id: &str, attribute: Option<&str>) -> bool {
        let Some(known) = self.known(locale) else { return false };
        let name = attribute.map(|attribute| format!("{id}.{attribute}"));
        known.broken.contains(&hash(id))
            || known.names.contains(&hash(name.as_deref().unwrap_or(id)))
    }

    fn definition(&self, locale: &Locale, path: &str, key: &str) -> Option<Definition<'_>> {
        let known = self.known(locale)?;
        let (count, places) = known.texts.get(key)?;
        let own = places.iter().find(|place| known.paths[place.file] == path);
        let only = || places.first().filter(|_| *count == 1);
        let place = own.or_else(only)?;
        Some(Definition { path: &known.paths[place.file], references: &place.references })
    }

    fn leaves_out(&self, locale: &Locale, key: &str) -> bool {
        let known = self.locales.iter().find(|known| known.locale == *locale);
        let read = || FrontCustoms::of_pages(&self.project, self.documents(), locale);
        let customs = known.map(|known| known.customs.get_or_init(read));
        customs.is_some_and(|customs| customs.leaves_out(key))
    }

    fn page_anchors(&self, locale: &Locale, from: &str, address: &str) -> Option<Arc<PageAnchors>> {
        let documents = self.documents();
        let links = self.links.get_or_init(|| PageLinks::new(documents));
        let document = documents.get(links.page_at(from, address, locale)?)?;
        let is_source = *locale == self.project.config.source;
        let path = if is_source { document.path.clone() } else { document.translation(locale) };
        links.anchors(&self.project, &path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_lead_in_a_circle_is_kept() {
        let check = |texts: &[(&str, &[&str])], expected: &[&str]| {
            let mut known = KnownDefinitions::default();
            for (name, references) in texts {
                let references = references.iter().map(|key| (*key).to_owned()).collect();
                let (count, places) = known.texts.entry((*name).to_owned()).or_default();
                *count += 1;
                places.push(TextPlace { file: 0, references });
            }
            known.prune();
            let mut kept: Vec<_> = known.texts.keys().map(|name| &**name).collect();
            kept.sort_unstable();
            assert_eq!(kept, expected, "{texts:?}");
        };
        check(&[("a", &["b"]), ("b", &["c", "x"]), ("c", &[])], &[]);
        check(
            &[("a", &["b"]), ("b", &["a"]), ("c", &["a"]), ("d", &["e"]), ("e", &[])],
            &["a", "b", "c"],
        );
        check(&[("a", &["a"])], &["a"]);
        check(&[("a", &["b", "b"]), ("b", &[]), ("b", &["a"])], &["a", "b"]);
        check(&[("a", &["b", "b"]), ("b", &[]), ("b", &["c"])], &[]);
    }
}
