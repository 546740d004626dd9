//! Finding what a person named; where there is no such thing, the nearest names there are.

use crate::{
    check::{ALL, Rule, rule},
    model::{Locale, Phrase},
    project::{DocumentName, Documents, Project, ProjectError},
    render::negotiate,
};

use super::{Failure, Target};

/// Names that a mistaken one may have meant: the most alike, at most three; all where there are
/// few.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    const FEW: usize = 8;
    let lower = name.to_lowercase();
    let mut known: Vec<_> =
        known.map(|other| (strsim::jaro_winkler(&lower, &other.to_lowercase()), other)).collect();
    known.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let few = known.len() <= FEW;
    let near: Vec<_> = known.iter().filter(|(score, _)| *score > 0.8).take(3).collect();
    let chosen = if near.is_empty() && few { known.iter().collect() } else { near };
    chosen.into_iter().map(|(_, name)| (*name).to_owned()).collect()
}

fn unknown<'n>(id: &'static str, name: &str, known: impl Iterator<Item = &'n str>) -> Failure {
    let near = nearest(name, known);
    let phrase = Phrase::new(id).with("name", name);
    if near.is_empty() {
        return phrase.into();
    }
    let hint = Phrase::new("error-nearest").with("problem", phrase).with("names", near);
    hint.into()
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
        unknown("error-unknown-document", name, known)
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
        return Err(Phrase::new("error-no-locales").with("pattern", pattern).into());
    }
    if names.is_empty() {
        return Ok(project.targets().iter().collect());
    }
    let mut locales: Vec<&Locale> = Vec::new();
    for name in names {
        let locale = project.targets().iter().find(|locale| locale.name() == name);
        let known = || project.targets().iter().map(Locale::name);
        let locale = locale.ok_or_else(|| unknown("error-unknown-locale", name, known()))?;
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
        unknown("error-unknown-locale", name, known.iter().map(|locale| locale.name()))
    })
}

/// The rules called `names`.
pub(super) fn rules(names: &[String]) -> Result<Vec<&'static Rule>, Failure> {
    names.iter().map(|name| named_rule(name)).collect()
}

/// The rule called `name`.
pub(super) fn named_rule(name: &str) -> Result<&'static Rule, Failure> {
    rule(name).ok_or_else(|| unknown("error-unknown-rule", name, ALL.iter().map(|rule| rule.name)))
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
        return Err(unknown("error-unknown-document", name, known));
    };
    let ids = project.ids(document)?;
    if !ids.iter().any(|id| id == segment) {
        let unknown_segment = unknown("error-unknown-segment", segment, ids.iter().map(|id| &**id));
        return Err(unknown_segment);
    }
    Ok(Target { document: document.clone(), segment: Some(segment.to_owned()) })
}
