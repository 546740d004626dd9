//! What is wrong with a file that TOML cannot read.

use crate::model::{Phrase, Problem, ProblemKind, SourceFile, Span};

use super::reason;

/// A parser's error as a problem of the file. A merge left unfinished is worth saying as such, not
/// as the errors it leads to.
pub(super) fn syntax(file: &SourceFile, error: &toml::de::Error) -> Problem {
    conflict(file.text()).unwrap_or_else(|| {
        let span = error.span().unwrap_or_default();
        let found = file.text().get(span.clone()).unwrap_or_default();
        let reason = reason::toml(error.message(), found);
        let phrase = Phrase::new("syntax-toml").with("reason", reason);
        Problem::new(ProblemKind::Syntax, Span::new(span.start, span.end), phrase)
    })
}

/// The first line that a merge left behind, where there is one.
fn conflict(text: &str) -> Option<Problem> {
    let at = memchr::memmem::find_iter(text.as_bytes(), "<<<<<<< ")
        .find(|&at| at == 0 || text.as_bytes()[at - 1] == b'\n')?;
    let line = text[at..].lines().next().unwrap_or_default();
    let (span, phrase) = (Span::new(at, at + line.len()), Phrase::new("merge-conflict-message"));
    let problem = Problem::new(ProblemKind::MergeConflict, span, phrase);
    Some(problem.help(Phrase::new("merge-conflict-help")))
}
