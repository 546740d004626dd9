//! `meaning-mismatch`: a negation that is lost or put in, or a word translated by its opposite.

use crate::{
    model::{Phrase, Severity},
    text::{lessened, lone_negation, reversals},
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "meaning-mismatch",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("meaning_mismatch.md"),
    page_fr: include_str!("meaning_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_meaning_mismatch),
};

fn check_meaning_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    // A source that is in the translation's language, or the reverse, is another matter.
    let mixed = source.evidence().language() == Some(target.language)
        || target.evidence().language() == Some(source.language);
    let is_copied = source.text() == target.text();
    if mixed || is_copied || [source, target].iter().any(|facts| facts.reading.has_alternatives()) {
        return;
    }
    if let Some(negation) = lone_negation(source, target, texts.sentences()) {
        let (id, own) = if negation.in_source {
            ("meaning-mismatch-denial-lost", source)
        } else {
            ("meaning-mismatch-denial-added", target)
        };
        let words = own.text().get(negation.range.clone()).unwrap_or_default();
        let message = Phrase::new(id).with("words", words);
        let whole = [source, target].map(|facts| facts.reading.locate(0..facts.text().len()));
        let [at_source, at_target] = if negation.in_source {
            [source.reading.locate(negation.range), whole[1]]
        } else {
            [whole[0], target.reading.locate(negation.range)]
        };
        sink.report(RuleReport::new(ReportedSide::Target, at_target, message).source(at_source));
    }
    let reversed = reversals(source, target, texts.sentences());
    let lessened = if reversed.is_empty() { lessened(source, target) } else { None };
    let told = (reversed.into_iter().map(|one| ("meaning-mismatch-reversed", one)))
        .chain(lessened.map(|one| ("meaning-mismatch-lessened", one)));
    for (id, reversal) in told {
        let word = |text: &str, range: &std::ops::Range<usize>| text[range.clone()].to_owned();
        let message = Phrase::new(id)
            .with("source", word(source.text(), &reversal.source))
            .with("target", word(target.text(), &reversal.target));
        let at_target = target.reading.locate(reversal.target);
        let report = RuleReport::new(ReportedSide::Target, at_target, message);
        sink.report(report.source(source.reading.locate(reversal.source)));
    }
}
