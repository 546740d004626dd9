//! A text that came back, with its codes, made a text of the project again.

use std::collections::HashMap;

use super::{CodeKind, CodeRole, InlineCode, InlinePart, InlineText};
use crate::store;

/// A text in Fluent's notation, and what was wrong with its codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ResolvedText {
    /// The text.
    pub text: String,
    /// What came back otherwise than it left.
    pub problems: Vec<CodeProblem>,
}

/// What was wrong with a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CodeProblem {
    /// It did not come back.
    Lost(String),
    /// It came back twice.
    Doubled(String),
    /// It did not leave.
    Invented(String),
}

/// What the codes of a unit stand for.
struct CodeTable<'u> {
    known: HashMap<(u32, CodeRole), &'u InlineCode>,
    counts: HashMap<(u32, CodeRole), usize>,
}

/// Makes a text of the project of one that came back: `source` and `target` are the unit's texts as
/// they left. Whether the format has codes of its own decides what braces in the text mean.
#[must_use]
pub(crate) fn resolve(
    returned: &InlineText,
    source: &InlineText,
    target: Option<&InlineText>,
    has_codes: bool,
) -> ResolvedText {
    let mut known = HashMap::new();
    // The translation's own codes are nearer to what came back than the source's.
    for code in source.codes().chain(target.iter().flat_map(|target| target.codes())) {
        known.insert((code.id, code.role), code);
    }
    let mut table = CodeTable { known, counts: HashMap::new() };
    let (mut text, mut problems) = (String::new(), Vec::new());
    for part in &returned.parts {
        match part {
            InlinePart::Text(run) if has_codes => text.push_str(&store::escape(run)),
            InlinePart::Text(run) => table.push_run(run, &mut text),
            InlinePart::Code(code) => {
                let data = table.data(code);
                match data {
                    Some(data) => text.push_str(&data),
                    None => problems.push(CodeProblem::Invented(code.placeholder())),
                }
            }
        }
    }
    // What the translation left out when it left is no news, nor what it had twice.
    let mut sent: HashMap<(u32, CodeRole), usize> = HashMap::new();
    for code in target.filter(|target| !target.is_blank()).unwrap_or(source).codes() {
        *sent.entry((code.id, code.role)).or_default() += 1;
    }
    table.compare(&sent, &mut problems);
    ResolvedText { text, problems }
}

impl CodeTable<'_> {
    /// What a code stands for, which is counted.
    fn data(&mut self, code: &InlineCode) -> Option<String> {
        let key = (code.id, code.role);
        *self.counts.entry(key).or_default() += 1;
        match self.known.get(&key) {
            // The file itself knows best: a tool may have put another code in its place.
            Some(own) if !code.data.is_empty() && own.kind != CodeKind::Character => {
                Some(code.data.clone())
            }
            Some(own) => Some(own.data.clone()),
            None if !code.data.is_empty() => Some(code.data.clone()),
            None => None,
        }
    }

    /// A run of a text whose codes are written `{1}`, or as they stand in the project.
    fn push_run(&mut self, run: &str, out: &mut String) {
        let mut rest = run;
        let mut text = String::new();
        while let Some(at) = memchr::memchr(b'{', rest.as_bytes()) {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).take(9).count();
            let id: Option<u32> = rest[1..=digits].parse().ok();
            let ends = rest.as_bytes().get(digits + 1) == Some(&b'}');
            let code = id.filter(|_| ends).and_then(|id| self.single(id));
            if let Some(data) = code {
                text.push_str(&data);
                rest = &rest[digits + 2..];
            } else {
                text.push('{');
                rest = &rest[1..];
            }
        }
        text.push_str(rest);
        // Braces that are no placeables stand for themselves.
        match store::parse_pattern(&text) {
            Ok(pattern) => out.push_str(&pattern.text()),
            Err(_) => out.push_str(&store::escape(&text)),
        }
    }

    fn single(&mut self, id: u32) -> Option<String> {
        let key = (id, CodeRole::Single);
        let data = self.known.get(&key)?.data.clone();
        *self.counts.entry(key).or_default() += 1;
        Some(data)
    }

    fn compare(&self, sent: &HashMap<(u32, CodeRole), usize>, problems: &mut Vec<CodeProblem>) {
        if self.counts.is_empty() && sent.is_empty() {
            return;
        }
        let mut keys: Vec<_> = sent.keys().chain(self.counts.keys()).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let Some(code) = self.known.get(&key) else { continue };
            // XML cannot hold it, so that nothing can be said of it.
            if code.kind == CodeKind::Character {
                continue;
            }
            let of = |counts: &HashMap<_, usize>| counts.get(&key).copied().unwrap_or(0);
            let (before, now) = (of(sent), of(&self.counts));
            if now == 0 && before > 0 {
                problems.push(CodeProblem::Lost(code.data.clone()));
            } else if now > before.max(1) {
                problems.push(CodeProblem::Doubled(code.data.clone()));
            }
        }
    }
}
