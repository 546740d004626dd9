//! Translation files whose reference is gone: one finding a file, not one a message.

use std::{collections::HashSet, path::Path, sync::Arc};

use crate::{
    check::{Finding, Location, Settings, rule},
    model::{Locale, MessageAction, Phrase, SourceFile, Span},
};

use super::{
    super::{Project, ProjectError, unread},
    CheckScope,
    filter::DocumentFilter,
};

impl Project {
    /// What is to be said of files that fit the pattern of translations into the locales and belong
    /// to none of the project's documents. What a source that could not be looked at leaves behind
    /// is no stray.
    pub(super) fn strays(&self, scope: &CheckScope) -> (Vec<Finding>, Vec<ProjectError>) {
        let CheckScope { documents, failures, settings, .. } = scope;
        let locales = &*scope.locales();
        let expected: HashSet<String> = (documents.iter())
            .flat_map(|document| locales.iter().map(|locale| document.translation(locale)))
            .chain(documents.iter().map(|document| document.path.clone()))
            .collect();
        let mut seen = HashSet::new();
        let layout = &self.config.layout;
        let (mut findings, mut refused) = (Vec::new(), Vec::new());
        for set in layout.sets() {
            let walked = self.walk(&set.translation);
            let all = locales.len() == self.targets().len();
            for (path, error) in &walked.refused {
                let own =
                    |locale: &&Locale| set.translation.of_locale(locale.name()).may_hold(path);
                // What lies among the source's files was said where those were looked for.
                let said = set.reference.may_hold(path) || !seen.insert(path.clone());
                if (all || locales.iter().any(own)) && !said {
                    refused.push(unread(path, error));
                }
            }
            for path in walked.files {
                let Some(places) = set.translation.places(&path) else { continue };
                let named =
                    |locale: &&&Locale| places.locale.is_none_or(|own| own == locale.name());
                let Some(locale) = locales.iter().find(named) else { continue };
                let excluded =
                    || layout.excludes.iter().any(|own| own.excludes(&path, locale.name()));
                if expected.contains(&path)
                    || !set.is_for(locale.name())
                    || excluded()
                    || !seen.insert(path.clone())
                {
                    continue;
                }
                let filters = self.filters(&path, locale);
                let filter = DocumentFilter { filters, path: &path, exists: false };
                if filter.action("") == MessageAction::Ignore {
                    continue;
                }
                let reference = set.reference.fill(&places.wild, Some(locale.name()));
                let name = places.wild.concat();
                let content = &self.config.layout.content;
                let content = (!content.is_empty()).then(|| format!("{content}/{name}.toml"));
                let sources: Vec<String> = content.into_iter().chain([reference]).collect();
                let is_hidden = |source: &String| {
                    let paths = failures.iter().filter_map(ProjectError::path);
                    paths.map(Path::new).any(|path| Path::new(source).starts_with(path))
                };
                if sources.iter().any(is_hidden) {
                    continue;
                }
                findings.extend(stray(&path, sources, locale, settings));
            }
        }
        (findings, refused)
    }
}

fn stray(
    path: &str,
    sources: Vec<String>,
    locale: &Locale,
    settings: &Settings,
) -> Option<Finding> {
    let orphan = rule("orphan")?;
    let severity = settings.for_document("", Some(locale.name())).severity(orphan)?;
    let file = Arc::new(SourceFile::new(path, ""));
    let message = Phrase::new("orphan-file-message").with("sources", sources);
    let location = Location { file, span: Span::at(0) };
    let mut finding = Finding::new(orphan, severity, location, message);
    finding.locale = Some(locale.name().to_owned());
    finding.help = Some(Phrase::new("orphan-file-help"));
    Some(finding)
}
