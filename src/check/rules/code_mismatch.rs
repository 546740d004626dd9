//! `code-mismatch`: code that differs between the two languages.

use std::collections::{HashMap, HashSet};

use crate::{model::Severity, text::TextFacts};

use super::super::{ReportSink, Rule, RuleCheck, RuleFamily, TextPair};
use super::markup::{MarkupPiece, altered, is_slip, lost, unmatched};

pub(super) static RULE: Rule = Rule {
    name: "code-mismatch",
    family: RuleFamily::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("code_mismatch.md"),
    page_fr: include_str!("code_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_code_mismatch),
};

/// Pieces of the source that a piece of the translation is compared with.
const WINDOW: usize = 8;
/// Pieces that are looked for in the text one by one.
const MOST: usize = 64;

fn check_code_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    // Code is compared with the source's.
    if source.markup().code.is_empty() || same(source, target) {
        return;
    }
    let (mut there, here) = unmatched(pieces(source), pieces(target));
    if !here.is_empty() {
        there.extend(rarer(pieces(source), &pieces(target)));
    }
    let mut found = vec![false; there.len()];
    let mut said = HashSet::new();
    for piece in &here {
        let open = there.iter().enumerate().filter(|(index, _)| !found[*index]).take(WINDOW);
        let near = open.into_iter().find(|(_, other)| is_mistyped(&other.key, &piece.key));
        // Code that stands in the source as plain text was marked by the translator.
        if let Some((index, other)) = near
            && !source.text().contains(piece.text)
            && !(opens_sentence(source, other) || opens_sentence(target, piece))
        {
            found[index] = true;
            if !said.insert((&other.key, &piece.key)) {
                continue;
            }
            altered(texts, "code-mismatch-altered", other, piece, sink);
        }
    }
    // With as many pieces on both sides, what differs may be meant for its reader: `votre_nom`.
    if source.markup().code.len() <= target.markup().code.len() || !here.is_empty() {
        return;
    }
    for (piece, _) in there.iter().zip(&found).take(MOST).filter(|(_, found)| !**found) {
        // Words set as code are a manner of writing; what a machine reads is not.
        let machine = |c: char| c.is_numeric() || "-_/.=$<>()".contains(c);
        let reads = piece.text.contains(machine) && piece.text.len() > 3;
        let is_there = || {
            is_aside(source.text(), piece)
                || target.text().contains(piece.text)
                || is_named_otherwise(piece.text, target)
        };
        if reads && !is_there() {
            lost(texts, "code-mismatch-lost", piece, sink);
        }
    }
}

/// The pieces of the source that the translation has, and has less often: each once.
fn rarer<'t>(source: Vec<MarkupPiece<'t>>, target: &[MarkupPiece<'_>]) -> Vec<MarkupPiece<'t>> {
    let mut left: HashMap<String, i32> = HashMap::new();
    for piece in &source {
        *left.entry(piece.key.clone()).or_default() += 1;
    }
    for piece in target {
        left.entry(piece.key.clone()).and_modify(|count| *count -= 1);
    }
    let is_there: HashSet<&str> = target.iter().map(|piece| &*piece.key).collect();
    let mut pieces = source;
    pieces.retain(|piece| {
        is_there.contains(&*piece.key) && left.remove(&piece.key).is_some_and(|count| count > 0)
    });
    pieces
}

/// Whether words are put in brackets to explain others, as French does with what it translates:
/// (« `cross-post` »).
fn is_aside(text: &str, piece: &MarkupPiece<'_>) -> bool {
    let words = |c: char| c.is_alphabetic() || matches!(c, '-' | ' ' | '.');
    let before = text[..piece.range.start].trim_end_matches(['`', ' ', '\u{a0}', '«', '“', '"']);
    before.ends_with('(') && piece.text.chars().all(words)
}

/// Whether a piece of code is a name made of words of which the last is in the text, as another language has it:
/// *l’installateur* for `debian-installer`.
fn is_named_otherwise(code: &str, target: &TextFacts<'_>) -> bool {
    let is_name = code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let head = code.rsplit('-').next().and_then(|head| head.get(..LETTERS_OF_COGNATE));
    let text = target.text();
    is_name
        && head.is_some_and(|head| {
            let places = memchr::memmem::find_iter(text.as_bytes(), head);
            places.into_iter().any(|at| !text[..at].ends_with(char::is_alphanumeric))
        })
}

/// Words that begin with so many letters alike may translate each other.
const LETTERS_OF_COGNATE: usize = 6;

/// Whether a piece of code has a capital because a sentence begins with it.
fn opens_sentence(facts: &TextFacts<'_>, piece: &MarkupPiece<'_>) -> bool {
    let before = facts.text()[..piece.range.start].trim_end_matches(['`', ' ', '*']);
    let lower = piece.text.strip_prefix(char::is_uppercase);
    lower.is_some_and(|rest| rest.chars().all(char::is_lowercase))
        && (before.is_empty() || before.ends_with(['.', '!', '?', '\n']))
}

/// Whether two pieces of code differ in one word only, and there by a slip: not by what French and
/// English write differently, such as the names of variables.
fn is_mistyped(a: &str, b: &str) -> bool {
    // A folder is called so with a slash or without.
    if a.trim_end_matches('/') == b.trim_end_matches('/') {
        return false;
    }
    if a != b && a.to_lowercase() == b.to_lowercase() {
        return true;
    }
    if !is_slip(a, b) {
        return false;
    }
    let split = |c: char| !c.is_alphanumeric();
    // What machines read is in no language: *devel@lists.example.org*.
    let is_address = a.contains('@');
    // Each language joins keys and the parts of a date as it likes: *Ctrl-C*, *Ctrl+C*; *MM-DD*, *MM/DD*.
    let marks = |code: &'_ str| code.chars().filter(|c| split(*c)).collect::<Vec<_>>();
    let mut changed = marks(a).into_iter().zip(marks(b)).filter(|(a, b)| a != b);
    let is_joined =
        changed.any(|(a, b)| [a, b].iter().all(|mark| matches!(mark, '-' | '+' | '/' | ' ')));
    let (a, b): (Vec<_>, Vec<_>) = (a.split(split).collect(), b.split(split).collect());
    if a.len() != b.len() {
        return true;
    }
    let mut differing = a.iter().zip(&b).filter(|(a, b)| a != b);
    let Some((a, b)) = differing.next() else {
        return !is_joined && !a.iter().any(|word| is_number(word));
    };
    if differing.next().is_some() {
        return false;
    }
    strsim::osa_distance(a, b) == 1 && (is_address || !is_cognate(a, b))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

/// Whether two words may be one in two languages: they differ in an accent, or in their endings.
fn is_cognate(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let long = a.chars().count().max(b.chars().count());
    long >= 5 && (same + 2 >= long || !a.is_ascii() || !b.is_ascii())
}

/// Whether two texts have the same code.
fn same(source: &TextFacts<'_>, target: &TextFacts<'_>) -> bool {
    let of_source = source.markup().code.iter().map(|code| &source.text()[code.content.clone()]);
    of_source.eq(target.markup().code.iter().map(|code| &target.text()[code.content.clone()]))
}

fn pieces<'t>(facts: &'t TextFacts<'_>) -> Vec<MarkupPiece<'t>> {
    let code = facts.markup().code.iter();
    code.map(|code| {
        MarkupPiece::new(facts, &code.content, without_spaces(&facts.text()[code.content.clone()]))
    })
    .collect()
}

/// Code as it is compared: a single space between words, and none between two signs, `( )` being `()`.
fn without_spaces(code: &str) -> String {
    let mut key = String::with_capacity(code.len());
    for word in code.split_whitespace() {
        let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
        let between_signs = is_sign(key.chars().next_back()) && is_sign(word.chars().next());
        if !key.is_empty() && !between_signs {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}
