//! `number-format`: a number written in another language's convention.

use crate::{
    model::Severity,
    text::{
        TextFacts,
        figures::{DigitShape, TextFigure},
        languages::NumberSigns,
    },
};

use super::super::{
    CheckedText, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextEdit,
};
use crate::model::Phrase;

pub(super) static RULE: Rule = Rule {
    name: "number-format",
    family: RuleFamily::Figures,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("number_format.md"),
    page_fr: include_str!("number_format.fr.md"),
    options: &[],
    check: RuleCheck::Text(check_number_format),
};

fn check_number_format(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let facts = &text.facts;
    let pack = facts.language.pack();
    let Some(signs) = pack.number_signs else { return };
    for figure in facts.figures() {
        let Some(style) = separator_fault(figure, signs) else { continue };
        let written = &facts.text()[figure.digits.clone()];
        let right = style.apply(written);
        let message = Phrase::new("number-format-message").with("figure", written);
        let message = message.with("right", right).with("language", Phrase::new(pack.name));
        let place = facts.reading.locate(figure.digits.clone());
        let mut report = RuleReport::new(text.part, place, message);
        // A reader of the translation stumbles over it; the source's is its author's.
        if style.certain && text.part == ReportedSide::Target {
            report = report.at_least(Severity::Warning);
        }
        sink.report(match edits(facts, figure, style) {
            Some(edits) if style.certain => report.fix(text.part, edits),
            _ => report,
        });
    }
}

/// What is wrong with the separators of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct SeparatorFault {
    /// The sign between groups, and what should stand there.
    group: Option<(char, &'static str)>,
    /// The decimal sign, and what it should be.
    decimal: Option<(char, &'static str)>,
    /// Whether nothing else can be meant.
    certain: bool,
}

impl SeparatorFault {
    /// What should stand in the place of a separator, where that is another.
    fn instead(self, sign: char) -> Option<&'static str> {
        [self.group, self.decimal]
            .into_iter()
            .flatten()
            .find(|(written, _)| *written == sign)
            .map(|(_, right)| right)
    }

    fn apply(self, written: &str) -> String {
        written.chars().fold(String::new(), |mut right, c| {
            match self.instead(c) {
                Some(sign) => right.push_str(sign),
                None => right.push(c),
            }
            right
        })
    }
}

/// What is wrong with a figure's separators, if anything is.
pub(super) fn separator_fault(figure: &TextFigure, signs: NumberSigns) -> Option<SeparatorFault> {
    let DigitShape::Grouped { group, decimal } = figure.shape else { return None };
    let decimal = decimal.filter(|sign| *sign != signs.decimal);
    let wrong_group = |sign: &char| {
        let due = matches!(sign, ',' | '.')
            // Spaces are wrong for certain with a wrong decimal sign beside them.
            || decimal.is_some() && sign.is_whitespace();
        due && !signs.groups.contains(sign)
    };
    let group = group.filter(wrong_group);
    if group.is_none() && decimal.is_none() {
        return None;
    }
    let both = matches!(figure.shape, DigitShape::Grouped { group: Some(_), decimal: Some(_) });
    // 1,234,567 and 1 234 567; but 1.234.567 could be a version.
    let many = figure.parts.len() > 2 && group.is_some_and(|sign| sign != '.');
    // "5,10 %" could be a list in English.
    let is_counted = if signs.decimal == ',' { figure.measured } else { figure.bare.is_some() };
    let certain = both || many || is_counted;
    (certain || figure.measured).then_some(SeparatorFault {
        group: group.map(|sign| (sign, signs.group)),
        decimal: decimal.map(|sign| (sign, signs.point)),
        certain,
    })
}

/// The edits of each wrong separator; none where one does not stand in the file as it is read.
fn edits(
    facts: &TextFacts<'_>,
    figure: &TextFigure,
    style: SeparatorFault,
) -> Option<Vec<TextEdit>> {
    let mut edits = Vec::new();
    for (at, c) in facts.text()[figure.digits.clone()].char_indices() {
        let Some(right) = style.instead(c) else { continue };
        let start = figure.digits.start + at;
        let span = facts.reading.locate(start..start + c.len_utf8());
        if span.len() != c.len_utf8() {
            return None;
        }
        edits.push(TextEdit { span, text: right.to_owned() });
    }
    Some(edits)
}
