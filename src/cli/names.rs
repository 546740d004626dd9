//! Finding what a person named; where there is no such thing, the nearest names there are.

use crate::{
    check::{ALL, Rule, rule},
    model::{Locale, Phrase},
    project::{DocumentName, Documents, Project, ProjectError},
    render::negotiate,
};

use super::{Failure, Target};

/// Below so many, all the names there are can be said.
const FEW: usize = 8;

/// A problem with a name, and the names that it may have been meant for.
pub(super) fn suggest(problem: Phrase, near: Vec<String>) -> Phrase {
    one_or_more(problem, near, ("error-did-you-mean", "error-did-you-mean-one-of"))
}

fn one_or_more(
    problem: Phrase,
    mut names: Vec<String>,
    (one, more): (&'static str, &'static str),
) -> Phrase {
    let Some(last) = names.pop() else { return problem };
    let phrase = Phrase::new(if names.is_empty() { one } else { more });
    phrase.with("problem", problem).with("names", names).with("name", last)
}

/// The names most like a mistaken one, at most three.
fn nearest<'n>(name: &str, known: &[&'n str]) -> Vec<&'n str> {
    let lower = name.to_lowercase();
    let score = |other: &str| strsim::jaro_winkler(&lower, &other.to_lowercase());
    let mut scored: Vec<_> = known.iter().map(|other| (score(other), *other)).collect();
    scored.retain(|(score, _)| *score > 0.8);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Says that nothing is called `name`, and what there is: names like it, or all where they are few,
/// or else where they are `listed`: a phrase about the problem.
fn unknown<'n>(
    id: &'static str,
    name: &str,
    known: impl Iterator<Item = &'n str>,
    listed: Phrase,
) -> Failure {
    let problem = Phrase::new(id).with("name", name);
    let mut known: Vec<&str> = known.collect();
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let near = nearest(name, &known);
    let said = if !near.is_empty() {
        suggest(problem, owned(near))
    } else if known.is_empty() || known.len() > FEW {
        listed.with("problem", problem)
    } else {
        known.sort_unstable();
        one_or_more(problem, owned(known), ("error-only", "error-known"))
    };
    said.into()
}

/// The document called `name`, or whose source or translation is the file of that name.
fn find<'d>(
    project: &Project,
    documents: &'d [DocumentName],
    name: &str,
) -> Option<&'d DocumentName> {
    let is_file = |document: &&DocumentName| {
        let mut locales = project.targets().iter();
        document.path == name || locales.any(|locale| document.translation(locale) == name)
    };
    let named = documents.iter().find(|document| document.name == name);
    named.or_else(|| documents.iter().find(is_file))
}

/// The document called `name`.
pub(super) fn document(project: &Project, name: &str) -> Result<DocumentName, Failure> {
    let documents = project.documents()?;
    let named = find(project, &documents, name);
    named.cloned().ok_or_else(|| {
        let known = documents.iter().map(|document| &*document.name);
        unknown("error-unknown-document", name, known, Phrase::new("error-listed-documents"))
    })
}

/// The documents called `names`.
fn documents(project: &Project, names: &[String]) -> Result<Vec<DocumentName>, Failure> {
    let mut documents: Vec<DocumentName> = Vec::new();
    for name in names {
        let document = document(project, name)?;
        if !documents.contains(&document) {
            documents.push(document);
        }
    }
    Ok(documents)
}

/// The documents called `names`; all where none is, with what hindered finding others. A project
/// that has none is told so.
pub(super) fn documents_or_failures(
    project: &Project,
    names: &[String],
) -> Result<(Vec<DocumentName>, Vec<ProjectError>), Failure> {
    if !names.is_empty() {
        return Ok((documents(project, names)?, Vec::new()));
    }
    let Documents { found, failures } = project.survey();
    if found.is_empty() {
        let said: Vec<_> = failures.iter().flat_map(ProjectError::phrases).collect();
        let layout = &project.config.layout;
        let pattern = layout.fluent.first().map_or("", |set| set.reference.text());
        let none = Phrase::new("error-no-documents").with("content", &*layout.content);
        let none = || vec![none.with("pattern", pattern)];
        return Err(Failure::Said(if said.is_empty() { none() } else { said }));
    }
    Ok((found, failures))
}

/// The target locales called `names`; all, where none is.
pub(super) fn locales<'p>(
    project: &'p Project,
    names: &[String],
) -> Result<Vec<&'p Locale>, Failure> {
    if project.targets().is_empty() && !project.config.targets_given {
        let pattern = project.config.layout.fluent.first().map_or("", |set| set.translation.text());
        let mut said: Vec<_> =
            project.unread_translations().iter().flat_map(ProjectError::phrases).collect();
        said.push(Phrase::new("error-no-locales").with("pattern", pattern));
        return Err(Failure::Said(said));
    }
    if names.is_empty() {
        return Ok(project.targets().iter().collect());
    }
    let mut locales: Vec<&Locale> = Vec::new();
    for name in names {
        let locale = project.targets().iter().find(|locale| locale.name() == name);
        let known = || project.targets().iter().map(Locale::name);
        let listed = || Phrase::new("error-listed-locales");
        let locale =
            locale.ok_or_else(|| unknown("error-unknown-locale", name, known(), listed()))?;
        if !locales.contains(&locale) {
            locales.push(locale);
        }
    }
    Ok(locales)
}

/// The locale called `name`, the source language or a target, or the one that fits it best.
pub(super) fn nearest_locale<'p>(project: &'p Project, name: &str) -> Result<&'p Locale, Failure> {
    let known: Vec<_> = [&project.config.source].into_iter().chain(project.targets()).collect();
    negotiate(name, &known).ok_or_else(|| {
        let listed = Phrase::new("error-listed-locales");
        unknown("error-unknown-locale", name, known.iter().map(|locale| locale.name()), listed)
    })
}

/// The rules called `names`.
pub(super) fn rules(names: &[String]) -> Result<Vec<&'static Rule>, Failure> {
    names.iter().map(|name| named_rule(name)).collect()
}

/// The rule called `name`.
pub(super) fn named_rule(name: &str) -> Result<&'static Rule, Failure> {
    rule(name).ok_or_else(|| {
        let listed = Phrase::new("error-listed-rules");
        unknown("error-unknown-rule", name, ALL.iter().map(|rule| rule.name), listed)
    })
}

/// What is called `names`; every document where nothing is, with what hindered finding others.
pub(super) fn targets(
    project: &Project,
    names: &[String],
) -> Result<(Vec<Target>, Vec<ProjectError>), Failure> {
    if names.is_empty() {
        let (documents, failures) = documents_or_failures(project, names)?;
        let whole = |document| Target { document, segment: None };
        return Ok((documents.into_iter().map(whole).collect(), failures));
    }
    let targets = names.iter().map(|name| target(project, name)).collect::<Result<_, _>>()?;
    Ok((targets, Vec::new()))
}

/// What `DOCUMENT` or `DOCUMENT/SEGMENT` names; documents in folders have slashes of their own.
fn target(project: &Project, name: &str) -> Result<Target, Failure> {
    let documents = project.documents()?;
    if let Some(document) = find(project, &documents, name) {
        return Ok(Target { document: document.clone(), segment: None });
    }
    let parts = name.rsplit_once('/');
    let parts = parts.and_then(|(document, segment)| {
        Some((documents.iter().find(|known| known.name == document)?, segment))
    });
    let Some((document, segment)) = parts else {
        let known = documents.iter().map(|document| &*document.name);
        let listed = Phrase::new("error-listed-documents");
        return Err(unknown("error-unknown-document", name, known, listed));
    };
    let ids = project.ids(document)?;
    if !ids.iter().any(|id| id == segment) {
        let known = ids.iter().map(|id| &**id);
        let listed = Phrase::new("error-listed-segments").with("file", &*document.path);
        return Err(unknown("error-unknown-segment", segment, known, listed));
    }
    Ok(Target { document: document.clone(), segment: Some(segment.to_owned()) })
}
