//! `email-mismatch`: an e-mail address that differs between the two languages.

use crate::{model::Severity, text::TextFacts};

use super::super::{ReportSink, Rule, RuleCheck, RuleFamily, TextPair};
use super::{
    markup::{MarkupPiece, altered, is_slip, lost, unmatched},
    url_mismatch::AddressLanguages,
};

pub(super) static RULE: Rule = Rule {
    name: "email-mismatch",
    family: RuleFamily::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("email_mismatch.md"),
    page_fr: include_str!("email_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_email_mismatch),
};

/// Addresses that are looked for one by one.
const MOST: usize = 64;

/// What an address is called that is none.
const EXAMPLES: [&str; 3] = ["example", "exemple", "beispiel"];

fn check_email_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.markup().emails.is_empty() {
        return;
    }
    let languages = AddressLanguages::of_pair(texts);
    let (there, here) = unmatched(pieces(source, &languages), pieces(target, &languages));
    // An example is put in the language of its readers.
    let is_example = |piece: &MarkupPiece<'_>| EXAMPLES.iter().any(|word| piece.key.contains(word));
    let is_own = |piece: &MarkupPiece<'_>| {
        piece.key.split_once('@').is_some_and(|(name, _)| EXAMPLES.contains(&name))
    };
    let cut = |(source, target): &(&MarkupPiece<'_>, &MarkupPiece<'_>)| {
        (is_example(source) || is_example(target))
            && (is_own(target) || !is_slip(&source.key, &target.key))
    };
    for (source, target) in there.iter().zip(&here).take(MOST).filter(|pair| !cut(pair)) {
        altered(texts, "email-mismatch-altered", source, target, sink);
    }
    for piece in there.iter().skip(here.len()).take(MOST) {
        if !target.text().contains(piece.text) {
            lost(texts, "email-mismatch-lost", piece, sink);
        }
    }
}

fn pieces<'t>(facts: &'t TextFacts<'_>, languages: &AddressLanguages) -> Vec<MarkupPiece<'t>> {
    let emails = facts.markup().emails.iter();
    emails
        .map(|range| {
            let key = languages.mailbox(&facts.text()[range.clone()]);
            MarkupPiece::new(facts, range, key)
        })
        .collect()
}
