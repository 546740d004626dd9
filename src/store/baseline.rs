//! Baseline files: one kind of finding a line, sorted, so that two branches seldom meet.

use std::fmt::Write as _;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::model::{Baseline, BaselineEntry, Phrase, Problem, ProblemKind, SourceFile, Span};

use super::{toml_read::syntax, toml_write::string};

/// The version that is written, and the only one that is read.
const VERSION: &str = "1";

/// A baseline as a file.
#[must_use]
pub(crate) fn render(baseline: &Baseline) -> String {
    let mut out = format!("version = {VERSION}\nfindings = [\n");
    for (entry, count) in &baseline.entries {
        let BaselineEntry { rule, locale, segment, said } = entry;
        let [rule, locale, segment, said] =
            [rule, locale, segment, said].map(|text| string(text, false));
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  {{ rule = {rule}, locale = {locale}, segment = {segment}, said = {said}, \
             count = {count} }},"
        );
    }
    out.push_str("]\n");
    out
}

/// Whether a file that is to be written over is a baseline, be it of another version or damaged.
#[must_use]
pub(crate) fn is_baseline(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_none_or(|line| {
        let key = line.trim_start().strip_prefix("version");
        key.is_some_and(|rest| rest.trim_start().starts_with('='))
    })
}

/// Reads a baseline file.
///
/// # Errors
///
/// The first thing in it that is not as it should be, with its place: the file is then from
/// another version, or was merged badly.
pub fn parse(file: &SourceFile) -> Result<Baseline, Box<Problem>> {
    let root = DeTable::parse(file.text()).map_err(|error| syntax(file, &error))?;
    let root = root.into_inner();
    let get = |key: &str| root.iter().find(|(name, _)| &**name.get_ref() == key).map(|(_, v)| v);
    let version = get("version");
    let number =
        version.and_then(|value| value.get_ref().as_integer()).map(toml::de::DeInteger::as_str);
    if number != Some(VERSION) {
        let place = version.map(span_of).unwrap_or_default();
        return Err(problem(place, Phrase::new("baseline-version").with("known", VERSION)));
    }
    let findings = get("findings");
    let Some(DeValue::Array(findings)) = findings.map(Spanned::get_ref) else {
        let place = findings.map(span_of).unwrap_or_default();
        return Err(problem(place, Phrase::new("baseline-findings")));
    };
    let mut baseline = Baseline::default();
    for finding in findings {
        let (entry, count) = entry(finding.get_ref())
            .ok_or_else(|| problem(span_of(finding), Phrase::new("baseline-entry")))?;
        // A merge may bring the same line twice; it says the same thing.
        let known = baseline.entries.entry(entry).or_default();
        *known = count.max(*known);
    }
    Ok(baseline)
}

fn entry(value: &DeValue<'_>) -> Option<(BaselineEntry, usize)> {
    let table = value.as_table()?;
    let text = |key: &str| Some(table.get(key)?.get_ref().as_str()?.to_owned());
    let entry = BaselineEntry {
        rule: text("rule")?,
        locale: text("locale")?,
        segment: text("segment")?,
        said: text("said")?,
    };
    let count = table.get("count")?.get_ref().as_integer()?.as_str().parse().ok()?;
    (table.len() == 5).then_some((entry, count))
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

fn problem(span: Span, phrase: Phrase) -> Box<Problem> {
    Box::new(Problem::new(ProblemKind::Syntax, span, phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(segment: &str) -> BaselineEntry {
        BaselineEntry {
            rule: "stale".into(),
            locale: "en".into(),
            segment: segment.into(),
            said: "00ff".into(),
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let entries = [(entry("a \"b\""), 2), (entry("c"), 1)].into();
        let baseline = Baseline { entries };
        let file = SourceFile::new("baseline.toml", render(&baseline));
        assert_eq!(parse(&file), Ok(baseline));
    }

    #[track_caller]
    fn refused(text: &str, message: &str, line: usize) {
        let file = SourceFile::new("baseline.toml", text);
        let problem = parse(&file).unwrap_err();
        assert_eq!((problem.message.id, file.position(problem.span.start).line), (message, line));
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_its_place() {
        refused("", "baseline-version", 1);
        refused("version = 2\nfindings = []\n", "baseline-version", 1);
        refused("version = 1\n", "baseline-findings", 1);
        refused("version = 1\nfindings = [\n<<<<<<< x\n", "merge-conflict-message", 3);
        refused("version = 1\nfindings = [\n  { rule = \"stale\" },\n]\n", "baseline-entry", 3);
    }
}
