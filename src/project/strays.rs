//! Translation files whose reference is gone: one finding a file, not one a message.

use std::{collections::HashSet, sync::Arc};

use crate::{
    check::{Detail, Finding, Location, Settings, rule},
    model::{Action, Locale, Phrase, SourceFile, Span, action_of},
};

use super::{DocumentName, Project};

impl Project {
    /// What is to be said of files that fit the pattern of translations into `locales` and belong
    /// to none of the project's documents.
    #[must_use]
    pub fn strays(
        &self,
        documents: &[DocumentName],
        locales: &[&Locale],
        settings: &Settings,
    ) -> Vec<Finding> {
        let expected: HashSet<String> = (documents.iter())
            .flat_map(|document| locales.iter().map(|locale| document.translation(locale)))
            .chain(documents.iter().map(|document| document.path.clone()))
            .collect();
        let mut seen = HashSet::new();
        let mut findings = Vec::new();
        for set in &self.config.layout.fluent {
            for path in self.walk(&set.translation).files {
                let Some(places) = set.translation.places(&path) else { continue };
                let named = |locale: &&&Locale| Some(locale.name()) == places.locale;
                let Some(locale) = locales.iter().find(named) else { continue };
                let wanted = (set.locales.as_ref())
                    .is_none_or(|names| names.iter().any(|name| name == locale.name()));
                if expected.contains(&path) || !wanted || !seen.insert(path.clone()) {
                    continue;
                }
                if action_of(&set.filters, &path, None) == Action::Ignore {
                    continue;
                }
                let reference = set.reference.fill(&places.wild, Some(locale.name()));
                let name = places.wild.concat();
                let content = &self.config.layout.content;
                let content = (!content.is_empty()).then(|| format!("{content}/{name}.toml"));
                let sources: Vec<String> = content.into_iter().chain([reference]).collect();
                findings.extend(stray(&path, sources, locale, settings));
            }
        }
        findings
    }
}

fn stray(
    path: &str,
    sources: Vec<String>,
    locale: &Locale,
    settings: &Settings,
) -> Option<Finding> {
    let orphan = rule("orphan")?;
    let severity = settings.of("", Some(locale.name())).severity(orphan)?;
    let file = Arc::new(SourceFile::new(path, ""));
    Some(Finding {
        rule: orphan,
        severity,
        locale: Some(locale.name().to_owned()),
        document: None,
        segment: None,
        message: Phrase::new("orphan-file-message").with("sources", sources),
        help: Some(Phrase::new("orphan-file-help")),
        location: Location { file, span: Span::at(0) },
        related: Vec::new(),
        detail: Detail::None,
        note: None,
        fix: None,
    })
}
