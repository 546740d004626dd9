//! `html-mismatch`: HTML elements that one of the languages lacks.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    ops::Range,
};

use crate::{
    model::{DocumentKind, PatternBranch, Phrase, Severity},
    text::{TextFacts, has_words},
};

use super::super::{
    CheckedText, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair,
};
use super::branches::{Answers, MOST, pattern};
use super::elements::{ElementTag, tags};

pub(super) static RULE: Rule = Rule {
    name: "html-mismatch",
    family: RuleFamily::Markup,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("html_mismatch.md"),
    page_fr: include_str!("html_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_html_mismatch),
};

/// So many different tags of a pair are looked at for an excuse.
const MAX_EXCUSES: usize = 64;

/// The tags of one way through a text.
#[derive(Debug)]
struct TagWay {
    tags: Vec<ElementTag>,
    /// Whether it is taken for one single number, which then needs no print of its own.
    single: bool,
}

/// How often something occurs, from the way through a text that has it least to the one that has
/// it most.
type TagCounts<'t> = BTreeMap<&'t str, (usize, usize)>;

fn check_html_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let sides = [texts.source, texts.target];
    left_entity(texts, sink);
    added_line(texts, sink);
    if sides.iter().all(|text| is_without(text)) || sides.iter().all(|text| is_plain(text)) {
        return;
    }
    let comparison = texts.comparison;
    let answers = Answers::new(comparison.source.locale, comparison.target.locale);
    let (Some(there), Some(here)) = (ways(texts.source, &answers), ways(texts.target, &answers))
    else {
        return;
    };
    if there.iter().chain(&here).all(|way| way.tags.is_empty()) {
        return;
    }
    let (source, target) = (counts(&there), counts(&here));
    let of = |counts: &TagCounts<'_>, key: &str| counts.get(key).copied().unwrap_or_default();
    // What is too few of in some way, and what is too many of.
    let mut lost = elements(&there, |key| of(&target, key).0 < of(&source, key).0);
    let mut added = elements(&here, |key| of(&target, key).1 > of(&source, key).1);
    // Each excuse looks through all tags, which is worth it where few are asked for.
    if lost.len() + added.len() <= MAX_EXCUSES {
        lost.retain(|tag| !is_excused(texts.source, texts.target, tag));
        added.retain(|tag| !is_excused(texts.target, texts.source, tag));
    }
    let mut said: HashSet<&str> = HashSet::new();
    for (old, new) in pairs(&lost, &added) {
        said.extend([old.text.as_str(), new.text.as_str()]);
        let message = Phrase::new("html-mismatch-altered");
        let message = message.with("source", &*old.text).with("target", &*new.text);
        let report = RuleReport::new(ReportedSide::Target, new.span, message);
        sink.report(report.source(old.span).at_most(severity(old.own || new.own)));
    }
    let whole = |text: &CheckedText<'_>| text.facts.reading.locate(0..text.facts.text().len());
    for tag in lost.iter().filter(|tag| !said.contains(&*tag.text)) {
        let message = Phrase::new("html-mismatch-lost").with("source", &*tag.text);
        let report = RuleReport::new(ReportedSide::Target, whole(texts.target), message);
        sink.report(report.source(tag.span).at_most(severity(tag.own)));
    }
    for tag in added.iter().filter(|tag| !said.contains(&*tag.text)) {
        let message = Phrase::new("html-mismatch-added").with("target", &*tag.text);
        let report = RuleReport::new(ReportedSide::Target, tag.span, message);
        sink.report(report.source(whole(texts.source)).at_most(severity(tag.own)));
    }
    if lost.is_empty() && added.is_empty() {
        unclosed(texts, &there, &here, sink);
    }
}

/// Whether the other text has Markdown in place of a tag, or needs nothing in its place: elements
/// around nothing, and the raised letters of an ordinal (*21<sup>e</sup>*).
fn is_excused(own: &CheckedText<'_>, other: &CheckedText<'_>, tag: &ElementTag) -> bool {
    const EMPHASIS: [&str; 4] = ["strong", "b", "em", "i"];
    let emphasis = |text: &CheckedText<'_>| text.facts.markup().emphasis.len();
    if tag.own {
        return false;
    }
    if EMPHASIS.contains(&&*tag.name) && emphasis(other) > emphasis(own) {
        return true;
    }
    let is_raised = matches!(&*tag.name, "sub" | "sup");
    let there: HashSet<&str> = contents(&other.facts, &tag.name).collect();
    contents(&own.facts, &tag.name).all(|inner| {
        let ordinal = tag.name == "sup" && inner.chars().count() <= 4;
        inner.trim().is_empty()
            || (ordinal && inner.chars().all(char::is_alphabetic))
            // The call of a footnote goes with its link.
            || (ordinal && is_all_of_a_link(&own.facts, inner))
            // A logotype or formula is named once more, or called *it*: T<sub>E</sub>X.
            || is_raised && there.contains(inner)
    }) && !own.facts.markup().tags.is_empty()
}

/// Whether some link has nothing but these words, or tags, for its text.
fn is_all_of_a_link(facts: &TextFacts<'_>, inner: &str) -> bool {
    facts.markup().links.iter().any(|link| {
        let label = &facts.text()[link.text.clone()];
        let rest = label.split(['<', '>']).step_by(2).collect::<String>();
        rest == inner && label.starts_with('<')
    })
}

/// What stands in the elements of a name that have nothing but text in them.
fn contents<'t>(facts: &'t TextFacts<'_>, name: &str) -> impl Iterator<Item = &'t str> {
    let text = facts.text();
    let elements = facts.markup().tags.windows(2).filter(move |two| {
        let same = text[two[0].name.clone()].eq_ignore_ascii_case(name);
        same && !two[0].closing && two[1].closing
    });
    elements.map(move |two| &text[two[0].range.end..two[1].range.start])
}

/// Reports an entity such as `&nbsp;` in a text whose source has none. In pages, where the
/// generator of the site reads them, entities are a way to write; so are those of the spaces that a
/// language asks for beside marks and figures.
fn left_entity(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let is_page = texts.comparison.target.resource.kind == DocumentKind::Markdown;
    if is_page || !target.has(b'&') || entities(source).next().is_some() {
        return;
    }
    let Some(range) = entities(target).find(|range| !is_due_space(target, range)) else { return };
    let message = Phrase::new("html-mismatch-entity").with("entity", &target.text()[range.clone()]);
    let report = RuleReport::new(ReportedSide::Target, target.reading.locate(range), message);
    let there = source.reading.locate(0..source.text().len());
    sink.report(report.source(there).at_most(Severity::Warning));
}

/// Words behind a line break that are more than the end of a sentence.
const MIN_WORDS_OF_LINE: usize = 3;

/// Reports a line break that the source does not have with a sentence behind it that the source does not
/// have either; by itself, a break is layout.
fn added_line(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if !target.has(b'<') || target.reading.has_alternatives() {
        return;
    }
    let breaks = |facts: &TextFacts<'_>| {
        let tags = facts.markup().tags.iter();
        let is_break = |name: &Range<usize>| facts.text()[name.clone()].eq_ignore_ascii_case("br");
        tags.filter(|tag| is_break(&tag.name)).map(|tag| tag.range.clone()).collect::<Vec<_>>()
    };
    let Some(last) = breaks(target).into_iter().next_back().filter(|_| breaks(source).is_empty())
    else {
        return;
    };
    let (before, after) = (&target.text()[..last.start], &target.text()[last.end..]);
    let is_ended = before.trim_end().ends_with(['.', '!', '?', '。', '！', '？']);
    let sentences = target.sentences().iter().filter(|sentence| sentence.start < last.start);
    if is_ended
        && has_words(after, MIN_WORDS_OF_LINE)
        && sentences.count() >= source.sentences().len()
    {
        let tag = &target.text()[last.clone()];
        let message = Phrase::new("html-mismatch-line").with("target", tag);
        let report = RuleReport::new(ReportedSide::Target, target.reading.locate(last), message);
        let there = source.reading.locate(0..source.text().len());
        sink.report(report.source(there).at_most(Severity::Warning));
    }
}

/// The longest name of an entity that is looked for, in bytes: `&thetasym;` has the longest of HTML 4.
const MAX_ENTITY_NAME: usize = 8;

/// Entities of spaces: nobody means them in code, where they are read as they stand.
const SPACE_ENTITIES: [&str; 6] = ["&nbsp;", "&#160;", "&#8239;", "&thinsp;", "&ensp;", "&emsp;"];

/// The entities in a text's prose, `&eacute;`, `&#160;`, and those of spaces in its code.
fn entities(facts: &TextFacts<'_>) -> impl Iterator<Item = Range<usize>> {
    let text = facts.text();
    memchr::memchr_iter(b'&', text.as_bytes()).filter_map(move |at| {
        let rest = text.as_bytes()[at + 1..].iter().take(MAX_ENTITY_NAME + 1);
        let length = rest.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
        let range = at..at + length + 2;
        let ends = length >= 2 && text.as_bytes().get(at + 1 + length) == Some(&b';');
        let is_left = || {
            facts.markup().is_prose(range.clone()) || SPACE_ENTITIES.contains(&&text[range.clone()])
        };
        (ends && is_left()).then_some(range)
    })
}

/// Marks that French has a space before, or behind.
const SPACED_MARKS: [char; 12] = [':', ';', '!', '?', '«', '»', '–', '—', '%', '€', '$', '='];

/// Whether an entity is that of a space which the language puts beside a mark or a figure, where no line
/// may break: `Note&nbsp;:`, `12&nbsp;km`, `page&nbsp;12`.
fn is_due_space(facts: &TextFacts<'_>, range: &Range<usize>) -> bool {
    let text = facts.text();
    if !facts.language.pack().spaces_punctuation
        || !SPACE_ENTITIES.contains(&&text[range.clone()])
        || !facts.markup().is_prose(range.clone())
    {
        return false;
    }
    let (before, after) = (&text[..range.start], &text[range.end..]);
    // Of two entities in a row the first one ends with a semicolon that is no mark.
    let is_spaced = |c: char| SPACED_MARKS.contains(&c);
    let meets = |c: char| is_spaced(c) || c.is_ascii_digit();
    after.starts_with(meets) || before.ends_with(meets)
}

/// Whether a text surely has no tags, in whatever variant.
fn is_without(text: &CheckedText<'_>) -> bool {
    let facts = &text.facts;
    facts.markup().tags.is_empty() && !(facts.has(b'<') && facts.reading.has_alternatives())
}

/// Whether a text has no markup, its variants one after the other.
fn is_plain(text: &CheckedText<'_>) -> bool {
    let markup = text.facts.markup();
    markup.code.is_empty()
        && markup.links.is_empty()
        && markup.urls.is_empty()
        && markup.emails.is_empty()
        && markup.emphasis.is_empty()
        && markup.tags.is_empty()
}

/// The page looks for its own elements and finds none; others are the reader's loss.
fn severity(own: bool) -> Severity {
    if own { Severity::Error } else { Severity::Warning }
}

/// Reports tags that are not closed, or not opened, where the source's are.
fn unclosed(texts: &TextPair<'_>, there: &[TagWay], here: &[TagWay], sink: &mut ReportSink<'_>) {
    let before: BTreeSet<_> = there.iter().flat_map(|way| unbalanced(&way.tags)).collect();
    for TagWay { tags, .. } in here {
        let names: Vec<String> =
            unbalanced(tags).difference(&before).map(|name| (*name).to_owned()).collect();
        let first = tags.iter().find(|tag| names.contains(&tag.name));
        if let Some(first) = first {
            let message = Phrase::new("html-mismatch-unclosed").with("names", names);
            let report = RuleReport::new(ReportedSide::Target, first.span, message);
            let there = &texts.source.facts;
            let source = there.reading.locate(0..there.text().len());
            sink.report(report.source(source).at_most(Severity::Warning));
            return;
        }
    }
}

/// The names of elements that are not closed as often as they are opened.
fn unbalanced(tags: &[ElementTag]) -> BTreeSet<&str> {
    let mut open: BTreeMap<&str, i64> = BTreeMap::new();
    for tag in tags.iter().filter(|tag| tag.open || tag.key.is_none()) {
        *open.entry(&tag.name).or_default() += if tag.open { 1 } else { -1 };
    }
    open.into_iter().filter(|(_, count)| *count != 0).map(|(name, _)| name).collect()
}

/// The first tag of each element that is wanted.
fn elements(ways: &[TagWay], wanted: impl Fn(&str) -> bool) -> Vec<&ElementTag> {
    let mut seen = HashSet::new();
    (ways.iter().flat_map(|way| &way.tags))
        .filter(|tag| tag.key.as_deref().is_some_and(|key| wanted(key) && seen.insert(key)))
        .collect()
}

/// Elements that were lost, with those that stand in their place: of the same name, or else put in
/// place by the page under the same name.
fn pairs<'t>(
    lost: &[&'t ElementTag],
    added: &[&'t ElementTag],
) -> Vec<(&'t ElementTag, &'t ElementTag)> {
    let own = |tag: &'t ElementTag| tag.key.as_deref()?.split_once('#').map(|(_, rest)| rest);
    // The places of the added ones by name, and by the page's name for them; a map each, so that
    // none is looked for among all.
    let mut by_name: HashMap<&str, VecDeque<usize>> = HashMap::new();
    let mut by_own: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (at, new) in added.iter().enumerate() {
        by_name.entry(&new.name).or_default().push_back(at);
        if let Some(own) = own(new) {
            by_own.entry(own).or_default().push_back(at);
        }
    }
    let mut taken = vec![false; added.len()];
    let mut found = Vec::new();
    for old in lost {
        let first = |queue: Option<&mut VecDeque<usize>>| {
            let queue = queue?;
            while queue.front().is_some_and(|at| taken[*at]) {
                queue.pop_front();
            }
            queue.front().copied()
        };
        let named = first(by_name.get_mut(&*old.name));
        let owned = own(old).filter(|_| old.own).and_then(|own| first(by_own.get_mut(own)));
        if let Some(at) = named.into_iter().chain(owned).min() {
            taken[at] = true;
            found.push((*old, added[at]));
        }
    }
    found
}

/// How often each element occurs on one way through a text.
fn count_keys(way: &TagWay) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for key in way.tags.iter().filter_map(|tag| tag.key.as_deref()) {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

fn counts(ways: &[TagWay]) -> TagCounts<'_> {
    let tags = || ways.iter().flat_map(|way| &way.tags);
    let own: BTreeMap<&str, bool> =
        tags().filter_map(|tag| Some((tag.key.as_deref()?, tag.own))).collect();
    let in_ways: Vec<HashMap<&str, usize>> = ways.iter().map(count_keys).collect();
    let count = |key: &str, own: bool| {
        let of = |way: &HashMap<&str, usize>| way.get(key).copied().unwrap_or_default();
        let printing = ways.iter().zip(&in_ways).filter(|(way, _)| own || !way.single);
        let least = printing.map(|(_, counts)| of(counts)).min();
        let most = in_ways.iter().map(of).max().unwrap_or_default();
        (least.unwrap_or(most), most)
    };
    own.into_iter().map(|(key, own)| (key, count(key, own))).collect()
}

/// The tags of a text, of each way through it; none where there are too many ways.
fn ways(text: &CheckedText<'_>, answers: &Answers) -> Option<Vec<TagWay>> {
    if !text.facts.reading.has_alternatives() {
        return Some(vec![TagWay { tags: tags(&text.facts), single: false }]);
    }
    let branches = pattern(text)?.branches(MOST)?;
    let read = |branch: &PatternBranch<'_, '_>| TagWay {
        tags: tags(&TextFacts::from_pattern(&branch.pattern, text.facts.language)),
        single: text.part == ReportedSide::Target && answers.is_of_one_number(branch),
    };
    Some(branches.iter().map(read).collect())
}
