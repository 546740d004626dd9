//! What the project file says of rules and style, and does not hold: as problems of that file.

use crate::{
    check::{OptionKind, SettingsError, rule},
    model::{Phrase, PhraseValue, Problem, ProblemKind},
};

/// A problem of the project file, said better by those who know the rules: something that no rule
/// is called has no value to be expected of it.
pub(super) fn judged(mut problem: Problem) -> Problem {
    if problem.message.id == "config-rule-value"
        && let Some((_, PhraseValue::Text(name))) = problem.message.arguments.first()
        && rule(name).is_none()
    {
        problem.message = Phrase::new("config-unknown-rule").with("name", &**name);
    }
    problem
}

/// What the project file says of a rule that does not hold, as a problem of that file.
pub(super) fn settings_problem(error: &SettingsError) -> Problem {
    let (span, phrase) = match error {
        SettingsError::UnknownRule { name, span } => {
            (*span, Phrase::new("config-unknown-rule").with("name", &**name))
        }
        SettingsError::UnknownSeverity { value, span } => {
            (*span, Phrase::new("config-unknown-severity").with("value", &**value))
        }
        SettingsError::UnknownOption { rule, name, span } => {
            let phrase = Phrase::new("config-unknown-option").with("rule", *rule);
            (*span, phrase.with("name", &**name))
        }
        SettingsError::UnknownStyle { language, name, span } => {
            let phrase = Phrase::new("config-unknown-style").with("language", &**language);
            (*span, phrase.with("name", &**name))
        }
        SettingsError::StyleValue { language, name, kind, span } => {
            let phrase = Phrase::new("config-style-value").with("language", *language);
            (*span, phrase.with("name", *name).with("expected", option_kind(*kind)))
        }
        SettingsError::OptionValue { rule, name, kind, span } => {
            let phrase = Phrase::new("config-option-value").with("rule", *rule).with("name", *name);
            (*span, phrase.with("expected", option_kind(*kind)))
        }
    };
    Problem::new(ProblemKind::Syntax, span, phrase)
}

fn option_kind(kind: OptionKind) -> Phrase {
    match kind {
        OptionKind::Choice(words) => Phrase::new("expected-choice").with("words", words.join(", ")),
        OptionKind::Flag => Phrase::new("expected-flag"),
    }
}
