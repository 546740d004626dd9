//! The rules, one file each, with its manual page beside it in English (`.md`) and French
//! (`.fr.md`).

use crate::model::{Span, TranslationUnit, UnitKind};

use super::Rule;

mod access_key;
mod acronym_mismatch;
mod acronym_variants;
mod attribute_mismatch;
mod branches;
mod capital_accents;
mod cited_works;
mod code_lines;
mod code_mismatch;
mod cyclic_reference;
mod date_mismatch;
mod duplicate_id;
mod elements;
mod ellipsis;
mod email_mismatch;
mod emphasis_mismatch;
mod encoding;
mod exchanged_figures;
mod far_anchors;
pub(super) mod figures;
mod forbidden_term;
mod french_spacing;
mod glossary;
pub(super) mod heading_anchors;
mod html_mismatch;
pub(super) mod inconsistent_translation;
mod invalid_id;
mod leftover_word;
mod length_ratio;
mod letter_case;
mod link_mismatch;
mod markup;
mod meaning_mismatch;
mod merge_conflict;
mod missing;
mod missing_value;
mod missing_word;
mod name_mismatch;
mod number_format;
mod number_mismatch;
mod ordinal_mismatch;
mod ordinal_typography;
mod orphan;
mod other_sentences;
mod person_titles;
mod placeable_mismatch;
mod plural_categories;
mod quotes;
mod references;
mod renamed;
mod repeated_word;
mod scaffolding;
pub(super) mod sentence_count;
mod side_names;
mod source_convention;
mod spacing;
mod spelling;
mod stale;
mod structure_mismatch;
mod swapped;
mod syntax;
mod table_mismatch;
mod terminal_punctuation;
mod typography;
mod unbalanced;
mod unconfirmed;
mod undefined_acronym;
mod unknown_reference;
pub(super) mod unrecorded;
mod unreviewed;
mod untranslated;
pub(super) mod unused_allow;
mod url_mismatch;
mod wrong_language;

/// All rules, family by family, in the order in which they run and are listed.
pub static ALL: &[&Rule] = &[
    &syntax::RULE,
    &duplicate_id::RULE,
    &invalid_id::RULE,
    &encoding::RULE,
    &merge_conflict::RULE,
    &unused_allow::RULE,
    &missing::RULE,
    &stale::RULE,
    &orphan::RULE,
    &unconfirmed::RULE,
    &unrecorded::RULE,
    &renamed::RULE,
    &unreviewed::RULE,
    &scaffolding::RULE,
    &placeable_mismatch::RULE,
    &unknown_reference::RULE,
    &cyclic_reference::RULE,
    &attribute_mismatch::RULE,
    &missing_value::RULE,
    &plural_categories::RULE,
    &access_key::RULE,
    &emphasis_mismatch::RULE,
    &link_mismatch::RULE,
    &url_mismatch::RULE,
    &email_mismatch::RULE,
    &code_mismatch::RULE,
    &html_mismatch::RULE,
    &table_mismatch::RULE,
    &structure_mismatch::RULE,
    &number_mismatch::RULE,
    &date_mismatch::RULE,
    &ordinal_mismatch::RULE,
    &number_format::RULE,
    &source_convention::RULE,
    &name_mismatch::RULE,
    &acronym_mismatch::RULE,
    &glossary::RULE,
    &forbidden_term::RULE,
    &untranslated::RULE,
    &wrong_language::RULE,
    &leftover_word::RULE,
    &missing_word::RULE,
    &meaning_mismatch::RULE,
    &spelling::RULE,
    &repeated_word::RULE,
    &inconsistent_translation::RULE,
    &length_ratio::RULE,
    &sentence_count::RULE,
    &swapped::RULE,
    &terminal_punctuation::RULE,
    &unbalanced::RULE,
    &letter_case::RULE,
    &spacing::RULE,
    &french_spacing::RULE,
    &quotes::RULE,
    &ellipsis::RULE,
    &ordinal_typography::RULE,
    &capital_accents::RULE,
    &undefined_acronym::RULE,
    &acronym_variants::RULE,
];

/// The rule called `name`.
///
/// ```
/// assert!(diglot::rule("number-mismatch").is_some_and(|rule| rule.page.contains("# ")));
/// assert!(diglot::rule("numbers").is_none());
/// ```
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}

/// Where a unit as a whole is pointed at: a segment at its text, a message at its id, which is
/// what a person wants to read.
fn unit_span(unit: &TranslationUnit<'_>) -> Span {
    match (unit.kind, &unit.value) {
        (UnitKind::Segment { .. }, Some(value)) => value.span,
        _ => unit.id_span,
    }
}
