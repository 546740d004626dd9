//! `access-key`: keys that open a menu or press a button, and are not one letter of its label.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::{Pair, Pattern, Phrase, Severity, State, TranslationUnit};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};

pub(super) static RULE: Rule = Rule {
    name: "access-key",
    family: RuleFamily::Fluent,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("access_key.md"),
    page_fr: include_str!("access_key.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_access_key),
};

fn check_access_key(_: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    let (Some(source), Some(target)) = (pair.source, pair.target) else { return };
    if pair.state == State::Broken {
        return;
    }
    let keys = target.attributes.iter().filter(|attribute| is_access_key(&attribute.id));
    for attribute in keys {
        let Some(before) = source.attribute(&attribute.id) else { continue };
        let (there, here) = (letters(&before.value), letters(&attribute.value));
        // A source that is written in another way means something else by it.
        let ([letter], [key, ..]) = (&*there, &*here) else { continue };
        if here.len() > 1 {
            let message = Phrase::new("access-key-long").with("key", &*attribute.value.text());
            let report = RuleReport::new(ReportedSide::Target, attribute.value.span, message);
            sink.report(report.source(before.value.span));
        } else if let (Some(label), Some(original)) =
            (label(target, &attribute.id), label(source, &attribute.id))
            && label_has_key(&original, letter)
            && !label_has_key(&label, key)
            && writes_key(&label)
        {
            let message = Phrase::new("access-key-absent").with("key", &**key);
            let message = message.with("label", label.into_owned());
            let report = RuleReport::new(ReportedSide::Target, attribute.value.span, message);
            sink.report(report.at_most(Severity::Info));
        }
    }
}

/// Whether an attribute is called as such keys are: `.accesskey`, `.buttonaccesskey`.
fn is_access_key(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("accesskey") || name.ends_with("access-key")
}

/// The letters of a text that has no placeables; otherwise none.
fn letters(pattern: &Pattern<'_>) -> Vec<String> {
    let text = pattern.text();
    if text.contains('{') {
        return Vec::new();
    }
    text.trim().graphemes(true).map(str::to_owned).collect()
}

/// What a key stands in: the label of the same name, or else any label or the text itself; none where it has
/// placeables.
fn label<'r>(unit: &'r TranslationUnit<'r>, key: &str) -> Option<Cow<'r, str>> {
    let spelled = |name: &str| name.to_ascii_lowercase().replace('-', "");
    let of_name = |name: &str| {
        let mut attributes = unit.attributes.iter();
        let own = attributes.find(|attribute| spelled(&attribute.id) == name);
        own.map(|attribute| &attribute.value)
    };
    let own = of_name(&spelled(key).replace("accesskey", "label"));
    let label = own.or_else(|| of_name("label"));
    let text = label.or(unit.value.as_ref())?.text();
    (!text.contains('{')).then_some(text)
}

fn label_has_key(label: &str, key: &str) -> bool {
    label.to_lowercase().contains(&key.to_lowercase())
}

/// Whether a label is written in an alphabet whose letters keyboards have: with capitals and small
/// letters. Beside others, programs show the key by itself.
fn writes_key(label: &str) -> bool {
    let letters = || label.chars().filter(|c| c.is_alphabetic());
    letters().next().is_some() && letters().all(|c| c.is_lowercase() || c.is_uppercase())
}
