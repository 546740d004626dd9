//! The line of a comment that silences a rule.

/// The rule and the reason of `diglot: allow RULE — reason`.
pub(super) fn allow_parts(line: &str) -> Option<(&str, Option<&str>)> {
    let rest = line.trim().strip_prefix("diglot:")?.trim_start().strip_prefix("allow ")?;
    let (rule, reason) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
    let reason = reason.trim_start_matches([' ', '—', '–', '-', ':']);
    Some((rule, Some(reason).filter(|reason| !reason.is_empty())))
}
