//! The table of all rules, and the rules for programs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::{
    check::{ALL, Rule, Settings, summary_of},
    model::Severity,
};

use super::{
    ReportInk, ReportStyle,
    prose::{inline, wrapped},
};

/// Columns that a text beside a name has at least.
const LEAST: usize = 40;

/// The table of all rules, with severities as the project has them.
#[must_use]
pub(crate) fn rules_table(settings: &Settings, french: bool, style: &ReportStyle<'_>) -> String {
    let mut out = String::new();
    let mut family = None;
    let widest = ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in ALL {
        if family != Some(rule.family) {
            let gap = if family.is_some() { "\n" } else { "" };
            // Writing to a string cannot fail.
            let _ =
                writeln!(out, "{gap}{}", style.paint(ReportInk::Strong, &family_name(rule, style)));
            family = Some(rule.family);
        }
        let (ink, severity) = match settings.configured(rule) {
            Some(Severity::Error) => (ReportInk::Error, style.word("severity-error")),
            Some(Severity::Warning) => (ReportInk::Warning, style.word("severity-warning")),
            Some(Severity::Info) => (ReportInk::Info, style.word("severity-info")),
            None => (ReportInk::Faint, style.word("severity-off")),
        };
        let severity = style.paint(ink, &format!("{severity:13}"));
        let fix = if rule.fixable { "F" } else { " " };
        let head = format!("  {:widest$}  {severity} {fix}", rule.name);
        let summary = inline(&summary_of(if french { rule.page_fr } else { rule.page }), style);
        // Where there is little room beside it, the text stands below the name.
        let beside = style.width >= widest + 20 + LEAST;
        let indent = " ".repeat(if beside { widest + 20 } else { 6 });
        let lines = wrapped(&summary, style.width.max(24), &indent, &indent);
        let mut lines = lines.iter().map(|line| line.strip_prefix(&*indent).unwrap_or(line));
        let first = if beside { lines.next().unwrap_or_default() } else { "" };
        let _ = writeln!(out, "{}", format!("{head}  {first}").trim_end());
        for line in lines {
            let _ = writeln!(out, "{indent}{line}");
        }
    }
    out
}

/// The name of a rule's family, as people read it.
fn family_name(rule: &Rule, style: &ReportStyle<'_>) -> String {
    style.say.say_id(&format!("family-{}", rule.family.name())).unwrap_or_default()
}

#[derive(Serialize)]
struct RulesV1 {
    version: u32,
    rules: Vec<RuleV1>,
}

#[derive(Serialize)]
struct RuleV1 {
    name: &'static str,
    family: &'static str,
    severity: &'static str,
    default_severity: &'static str,
    fixable: bool,
    options: Vec<&'static str>,
    summary: String,
}

/// The rules for programs.
///
/// # Errors
///
/// When the writer fails.
pub(crate) fn rules_json(
    settings: &Settings,
    french: bool,
    mut out: impl std::io::Write,
) -> std::io::Result<()> {
    let name = |severity: Option<Severity>| severity.map_or("off", Severity::name);
    let one = |rule: &&'static Rule| RuleV1 {
        name: rule.name,
        family: rule.family.name(),
        severity: name(settings.configured(rule)),
        default_severity: name(rule.severity),
        fixable: rule.fixable,
        options: rule.options.iter().map(|option| option.name).collect(),
        summary: summary_of(if french { rule.page_fr } else { rule.page }),
    };
    let rules = RulesV1 { version: 1, rules: ALL.iter().map(one).collect() };
    serde_json::to_writer_pretty(&mut out, &rules)?;
    writeln!(out)
}
