//! `attribute-mismatch`: an attribute that one of the languages lacks.

use crate::model::{Pair, Phrase, Severity, State};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};

pub(super) static RULE: Rule = Rule {
    name: "attribute-mismatch",
    family: RuleFamily::Fluent,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("attribute_mismatch.md"),
    page_fr: include_str!("attribute_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_attribute_mismatch),
};

fn check_attribute_mismatch(_: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    let (Some(source), Some(target)) = (pair.source, pair.target) else { return };
    // A term's attributes are each language's own business, and a segment has none.
    if pair.state == State::Broken || target.is_term() || !source.is_message() {
        return;
    }
    for attribute in &source.attributes {
        if target.attribute(&attribute.id).is_none() {
            let message = Phrase::new("attribute-mismatch-missing").with("name", &*attribute.id);
            sink.report(
                RuleReport::new(ReportedSide::Target, target.id_span, message)
                    .source(attribute.id_span),
            );
        }
    }
    for attribute in &target.attributes {
        if source.attribute(&attribute.id).is_none() {
            let message = Phrase::new("attribute-mismatch-added").with("name", &*attribute.id);
            sink.report(
                RuleReport::new(ReportedSide::Target, attribute.id_span, message)
                    .source(source.id_span),
            );
        }
    }
}
