//! `unknown-reference`: a term or message that is referred to and does not exist.

use foldhash::{HashMap, HashSet, HashSetExt as _};

use crate::model::{Phrase, Severity, TranslationUnit};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};
use super::references::References;

pub(super) static RULE: Rule = Rule {
    name: "unknown-reference",
    family: RuleFamily::Fluent,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("unknown_reference.md"),
    page_fr: include_str!("unknown_reference.fr.md"),
    options: &[],
    check: RuleCheck::Document(check_unknown_reference),
};

fn check_unknown_reference<'s>(comparison: &Comparison<'s>, sink: &mut ReportSink<'s>) {
    let resource = comparison.target.resource;
    if resource.unreadable {
        return;
    }
    let mut known: Option<HashMap<&str, &TranslationUnit<'_>>> = None;
    let mut broken: HashSet<&str> = HashSet::new();
    for pair in comparison.pairs {
        let Some(target) = pair.target else { continue };
        if !target.patterns().any(|(_, pattern)| References::may_be_in(pattern)) {
            continue;
        }
        let references = References::of_unit(target);
        let mut source = None;
        for (key, span) in references.all().filter(|(key, _)| !key.starts_with('$')) {
            let known = known.get_or_insert_with(|| {
                broken.extend(resource.broken.iter().map(|broken| &*broken.id));
                resource.units.iter().map(|unit| (&*unit.id, unit)).collect()
            });
            let (id, attribute) = match key.split_once('.') {
                Some((id, attribute)) => (id, Some(attribute)),
                None => (&**key, None),
            };
            let here = known.get(id).is_some_and(|unit| match attribute {
                Some(attribute) => unit.attribute(attribute).is_some(),
                None => unit.value.is_some(),
            });
            if here || broken.contains(id) {
                continue;
            }
            // What the source refers to as well may be defined by the program.
            let source = source.get_or_insert_with(|| pair.source.map(References::of_unit));
            let same = source.as_ref().is_some_and(|source| source.refers_to(key));
            if same || comparison.definitions.defines(comparison.target.locale, id, attribute) {
                continue;
            }
            sink.set_units(pair.source, pair.target);
            let message = Phrase::new("unknown-reference-message").with("name", &**key);
            sink.report(RuleReport::new(ReportedSide::Target, span, message));
        }
    }
}
