//! Where rules put what they found: selection, severity and `allow` are decided here.

use std::collections::BTreeSet;

use crate::model::{Pair, Phrase, Span};

use super::{Comparison, Detail, Finding, Location, Related, Rule, Settings};

/// A side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The source language's file.
    Source,
    /// The translation's file.
    Target,
}

/// What a rule says of one place.
#[derive(Debug, Clone)]
pub struct Report {
    message: Phrase,
    help: Option<Phrase>,
    at: (Part, Span),
    related: Vec<(Phrase, Part, Span)>,
    detail: Detail,
}

impl Report {
    /// Something wrong at `span` of `part`.
    #[must_use]
    pub fn new(part: Part, span: Span, message: Phrase) -> Self {
        Self { message, help: None, at: (part, span), related: Vec::new(), detail: Detail::None }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: Phrase) -> Self {
        self.help = Some(help);
        self
    }

    /// The same with a second place, shown beneath the first.
    #[must_use]
    pub fn related(mut self, part: Part, span: Span, label: Phrase) -> Self {
        self.related.push((label, part, span));
        self
    }

    /// The same with the source's text as the second place, labelled so.
    #[must_use]
    pub fn source(self, span: Span) -> Self {
        self.related(Part::Source, span, Phrase::new("label-source"))
    }

    /// The same with the translation's text as the second place, labelled so.
    #[must_use]
    pub fn translation(self, span: Span) -> Self {
        self.related(Part::Target, span, Phrase::new("label-translation"))
    }

    /// The same with how a text changed.
    #[must_use]
    pub fn change(mut self, old: impl Into<String>, new: impl Into<String>) -> Self {
        self.detail = Detail::Change { old: old.into(), new: new.into() };
        self
    }
}

/// Takes what rules report while the engine walks through a comparison.
#[derive(Debug)]
pub struct Sink<'s> {
    settings: &'s Settings,
    comparison: &'s Comparison<'s>,
    rule: Option<&'static Rule>,
    pair: Option<&'s Pair<'s>>,
    findings: Vec<Finding>,
    used_allows: BTreeSet<(Part, Span)>,
}

impl<'s> Sink<'s> {
    pub(super) fn new(settings: &'s Settings, comparison: &'s Comparison<'s>) -> Self {
        let used_allows = BTreeSet::new();
        Self { settings, comparison, rule: None, pair: None, findings: Vec::new(), used_allows }
    }

    /// What follows is said by `rule`.
    pub(super) fn set_rule(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    /// What follows is said of `pair`, whose `allow`s count.
    pub fn set_pair(&mut self, pair: Option<&'s Pair<'s>>) {
        self.pair = pair;
    }

    /// The settings of the project.
    #[must_use]
    pub fn settings(&self) -> &'s Settings {
        self.settings
    }

    /// Takes one report of the current rule on the current pair.
    pub fn report(&mut self, report: Report) {
        let Some(rule) = self.rule else { return };
        let Some(severity) = self.settings.severity(rule) else { return };
        if self.is_allowed(rule) {
            return;
        }
        let locate = |part: Part, span: Span| {
            let side = self.comparison.side(part);
            Location { file: side.file.clone(), span }
        };
        let related = report.related.into_iter();
        self.findings.push(Finding {
            rule,
            severity,
            locale: Some(self.comparison.target.locale.name().to_owned()),
            document: Some(self.comparison.document.to_owned()),
            segment: self.pair.map(|pair| pair.id().to_owned()),
            message: report.message,
            help: report.help,
            location: locate(report.at.0, report.at.1),
            related: related
                .map(|(label, part, span)| Related { label, location: locate(part, span) })
                .collect(),
            detail: report.detail,
        });
    }

    /// Whether anything has been reported on the current pair by the rule called `name`.
    #[must_use]
    pub fn has_reported(&self, name: &str) -> bool {
        let Some(pair) = self.pair else { return false };
        let of_pair = |finding: &&Finding| finding.segment.as_deref() == Some(pair.id());
        self.findings.iter().rev().take_while(of_pair).any(|finding| finding.rule.name == name)
    }

    fn is_allowed(&mut self, rule: &Rule) -> bool {
        let Some(pair) = self.pair else { return false };
        let mut allowed = false;
        for (part, unit) in [(Part::Source, pair.source), (Part::Target, pair.target)] {
            for allow in unit.iter().flat_map(|unit| &unit.allows) {
                if allow.rule == rule.name {
                    self.used_allows.insert((part, allow.span));
                    allowed = true;
                }
            }
        }
        allowed
    }

    pub(super) fn into_parts(self) -> (Vec<Finding>, BTreeSet<(Part, Span)>) {
        (self.findings, self.used_allows)
    }
}
