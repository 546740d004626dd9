//! Which locale's texts stand in for those that a locale lacks, and which texts these are.

use std::collections::{BTreeMap, HashSet};

use crate::{
    model::{FallbackPolicy, Locale, Pair, Phrase, Problem, ProblemKind, Resource, State},
    render::negotiate_fallbacks,
};

use super::{DocumentName, Project, ProjectError};

/// By the name of a target locale, the locales whose texts stand in for those that it lacks, the
/// nearest first.
pub(super) type LocaleFallbacks = BTreeMap<String, Vec<Locale>>;

/// Locales that are tried one after the other for what one lacks.
const MAX_FALLBACKS: usize = 16;

impl Project {
    /// The locales whose texts stand in for those that a locale lacks, the nearest first.
    #[must_use]
    pub fn fallbacks(&self, locale: &str) -> &[Locale] {
        self.fallbacks.get(locale).map_or(&[], Vec::as_slice)
    }

    /// The locales whose texts stand in for those of a document that a locale lacks. A page of a site is
    /// shown in one language as a whole: of a translated page a text that is missing stays missing.
    pub(super) fn stand_ins(
        &self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<Vec<&Locale>, ProjectError> {
        let fallbacks = self.fallbacks(locale.name());
        let is_whole = !fallbacks.is_empty()
            && document.is_page()
            && self.load(&document.translation(locale))?.exists;
        let fallbacks = if is_whole { &[] } else { fallbacks };
        Ok(fallbacks.iter().filter(|own| document.is_for(own)).collect())
    }

    /// Finds out which locales fall back to which, once the locales are known.
    pub(super) fn settle_fallbacks(&mut self) -> Result<(), ProjectError> {
        let targets = &self.config.targets;
        let all: Vec<&Locale> = targets.iter().chain([&self.config.source]).collect();
        let of_target = |locale: &Locale| match &self.config.fallback {
            FallbackPolicy::Named(_) => self.named_fallbacks(locale, &all),
            FallbackPolicy::Negotiated => negotiate_fallbacks(locale, &all),
        };
        let found: LocaleFallbacks = targets
            .iter()
            .map(|locale| (locale.name().to_owned(), of_target(locale)))
            .filter(|(_, fallbacks)| !fallbacks.is_empty())
            .map(|(name, fallbacks)| (name, fallbacks.into_iter().cloned().collect()))
            .collect();
        let problems = self.unknown_fallbacks(&all);
        if !problems.is_empty() {
            return Err(ProjectError::Config { file: self.file.clone(), problems });
        }
        self.fallbacks = found.into();
        Ok(())
    }

    /// The locales that one leads to, link by link.
    fn named_fallbacks<'l>(&self, locale: &Locale, all: &[&'l Locale]) -> Vec<&'l Locale> {
        let FallbackPolicy::Named(links) = &self.config.fallback else { return Vec::new() };
        let mut found: Vec<&Locale> = Vec::new();
        let mut at = locale.identifier();
        while let Some(link) = links.iter().find(|link| link.from.0.identifier() == at)
            && found.len() < MAX_FALLBACKS
        {
            at = link.to.0.identifier();
            let own = all.iter().find(|known| known.identifier() == at);
            // The project file's reader lets no circle pass.
            let Some(own) = own.filter(|own| !found.contains(*own)) else { break };
            found.push(own);
        }
        found
    }

    /// What the project file says of locales that are none of the project's.
    fn unknown_fallbacks(&self, all: &[&Locale]) -> Vec<Problem> {
        let FallbackPolicy::Named(links) = &self.config.fallback else { return Vec::new() };
        let targets: Vec<&Locale> = self.config.targets.iter().collect();
        let ends = links.iter().flat_map(|link| [(&link.from, &*targets), (&link.to, all)]);
        let unknown = ends.filter(|((locale, _), known)| {
            !known.iter().any(|own| own.identifier() == locale.identifier())
        });
        unknown
            .map(|((locale, span), known)| {
                let known: Vec<_> = known.iter().map(|own| own.name().to_owned()).collect();
                let phrase = Phrase::new("config-fallback-unknown").with("name", locale.name());
                Problem::new(ProblemKind::Syntax, *span, phrase.with("known", known))
            })
            .collect()
    }

    /// Marks the pairs that another locale's text stands in for.
    pub(super) fn mark_fallbacks<'p>(
        &'p self,
        document: &DocumentName,
        locale: &Locale,
        pairs: &mut [Pair<'p>],
    ) {
        let lacks = |pair: &Pair<'_>| pair.state == State::Missing && pair.renamed.is_none();
        if !pairs.iter().any(lacks) {
            return;
        }
        // What cannot be read was told of where the translation was read.
        for fallback in self.stand_ins(document, locale).unwrap_or_default() {
            let stands_in = self.stand_in(document, fallback);
            for pair in pairs.iter_mut().filter(|pair| lacks(pair)) {
                if stands_in.holds(pair.id()) {
                    (pair.state, pair.fallback) = (State::Fallback, Some(fallback));
                }
            }
        }
    }

    /// What a locale has of a document.
    fn stand_in(&self, document: &DocumentName, locale: &Locale) -> StandIn {
        if *locale == self.config.source {
            return StandIn::Whole;
        }
        let loaded = self.load(&document.translation(locale));
        let Some(loaded) = loaded.ok().filter(|own| own.exists) else {
            return StandIn::Texts(HashSet::new());
        };
        if document.is_page() {
            return StandIn::Whole;
        }
        let Resource { units, broken, unreadable, .. } = &document.parse(&loaded.file);
        // What is broken there is found there, and what it holds is not known.
        if *unreadable {
            return StandIn::Whole;
        }
        let units = units.iter().map(|unit| unit.id.to_string());
        StandIn::Texts(units.chain(broken.iter().map(|own| own.id.to_string())).collect())
    }
}

/// What a locale has of a document, for those that fall back to it.
enum StandIn {
    /// All of it.
    Whole,
    /// The texts of these ids.
    Texts(HashSet<String>),
}

impl StandIn {
    fn holds(&self, id: &str) -> bool {
        match self {
            Self::Whole => true,
            Self::Texts(ids) => ids.contains(id),
        }
    }
}
