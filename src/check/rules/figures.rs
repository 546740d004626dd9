//! What the rules of figures share: the comparison, and how a difference is told.

use std::{cell::OnceCell, ops::Range};

use super::{
    super::{ReportSink, ReportedSide, RuleReport, TextPair},
    sentence_count::is_within_lone,
};
use crate::{
    model::{Phrase, Severity, Span, floor_char_boundary},
    text::{
        MergedList, PatternReading, TextFacts,
        figures::{
            Difference, FigureKind, FigureSide, PERCENT, TextFigure, compare, unit_of_figure,
        },
        words,
    },
};

/// How many figures one finding names.
const MOST: usize = 10;

/// So many differences of two texts have one cause: another edition, another example, another text.
const SEVERAL: usize = 3;

/// The rule that a difference belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FigureTopic {
    Number,
    Ordinal,
    Date,
}

/// The messages of a rule.
pub(super) struct FigureMessages {
    pub(super) several: &'static str,
    pub(super) changed: &'static str,
    pub(super) missing: &'static str,
    pub(super) added: &'static str,
    pub(super) fewer: &'static str,
    pub(super) more: &'static str,
}

/// Reports the differences that belong to `topic`: each changed figure where it stands, and those
/// that have no like on the other side all at once.
pub(super) fn report_figures(
    texts: &TextPair<'_>,
    topic: FigureTopic,
    messages: &FigureMessages,
    sink: &mut ReportSink<'_>,
) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let mut figures = source.figures().iter().chain(target.figures());
    // Numbers may be in letters only; a date or ordinal is not.
    if topic != FigureTopic::Number && !figures.any(|figure| may_tell(figure.kind, topic)) {
        return;
    }
    if texts.figures_agree() {
        return;
    }
    let (mut missing, mut added, mut fewer, mut more) = (vec![], vec![], vec![], vec![]);
    let differences = told_differences(texts, topic, sink);
    if differences.len() >= SEVERAL {
        report_several(texts, &differences, messages, sink);
        return;
    }
    for difference in differences {
        match difference {
            Difference::Changed(from, to) => {
                let message = Phrase::new(messages.changed)
                    .with("source", written(source, from))
                    .with("target", written(target, to));
                let report =
                    RuleReport::new(ReportedSide::Target, figure_span(target, to), message);
                sink.report(report.source(figure_span(source, from)));
            }
            Difference::Missing(figure) => missing.push(figure),
            Difference::Added(figure) => added.push(figure),
            Difference::Fewer(figure) => fewer.push(figure),
            Difference::More(figure) => more.push(figure),
        }
    }
    // Who repeats a figure that was said has another sentence for it, and no other figure.
    let repeats = missing.is_empty() && added.is_empty() && fewer.is_empty();
    for (id, figures) in [(messages.missing, missing), (messages.fewer, fewer)] {
        if !figures.is_empty() {
            let whole = target.reading.locate(0..target.text().len());
            let report = RuleReport::new(ReportedSide::Target, whole, list(id, source, &figures));
            let places = figures.iter().take(MOST).map(|figure| figure_span(source, figure));
            sink.report(places.fold(report, RuleReport::source));
        }
    }
    for (id, figures) in [(messages.added, added), (messages.more, more)] {
        if let Some(first) = figures.first() {
            let whole = source.reading.locate(0..source.text().len());
            let message = list(id, target, &figures);
            let place = figure_span(target, first);
            let mut report = RuleReport::new(ReportedSide::Target, place, message).source(whole);
            if repeats {
                report = report.at_most(Severity::Info);
            }
            sink.report(report);
        }
    }
}

/// The differences that belong to `topic`, but for those that are told with the sentence that is missing
/// around them.
fn told_differences<'t>(
    texts: &'t TextPair<'_>,
    topic: FigureTopic,
    sink: &ReportSink<'_>,
) -> Vec<Difference<'t>> {
    let mut found = differences(&texts.source.facts, &texts.target.facts);
    found.retain(|difference| topic == topic_of(*difference));
    if found.len() < SEVERAL {
        let sides = [&texts.source.facts, &texts.target.facts];
        let is_told = |side: usize, figure: &TextFigure| {
            let part = [ReportedSide::Source, ReportedSide::Target][side];
            is_titled(sides[1 - side], &sides[side].text()[figure.range.clone()])
                || is_within_lone(texts, (part, &figure.range), sink)
        };
        let neighbours = OnceCell::new();
        let is_beside = |side: usize, figure: &TextFigure| {
            let near = neighbours.get_or_init(|| texts.neighbours());
            near.iter().any(|near| is_in_pair_beside(sides[side], side, figure, near))
        };
        found.retain(|difference| match difference {
            Difference::Missing(figure) => !is_told(0, figure) && !is_beside(0, figure),
            Difference::Added(figure) => !is_told(1, figure) && !is_beside(1, figure),
            _ => true,
        });
    }
    found
}

/// Whether a figure of a text, which its counterpart lacks, is in that of the paragraph before or behind, `near`,
/// whose own text has it not: paragraphs may be parted otherwise.
fn is_in_pair_beside(
    own: &TextFacts<'_>,
    side: usize,
    figure: &TextFigure,
    near: &[Option<TextFacts<'_>>; 2],
) -> bool {
    let is_lacking = |other: &TextFacts<'_>| {
        differences(own, other).iter().any(|difference| match difference {
            Difference::Missing(lost) | Difference::Fewer(lost) | Difference::Changed(lost, _) => {
                lost.range == figure.range
            }
            Difference::Added(_) | Difference::More(_) => false,
        })
    };
    near[1 - side].as_ref().is_some_and(|other| !is_lacking(other))
        && near[side].as_ref().is_some_and(is_lacking)
}

/// Whether a link's title has what is written in the other text, such as the number of the section it leads to.
fn is_titled(facts: &TextFacts<'_>, written: &str) -> bool {
    facts.markup().links.iter().any(|link| {
        let title = facts.text().get(link.target.end..link.range.end).unwrap_or_default();
        title.match_indices(written).any(|(at, _)| {
            let ends = |c: char| c.is_alphanumeric();
            !title[..at].ends_with(ends) && !title[at + written.len()..].starts_with(ends)
        })
    })
}

/// Reports the differences of two texts that have little in common, in one finding.
fn report_several(
    texts: &TextPair<'_>,
    differences: &[Difference<'_>],
    messages: &FigureMessages,
    sink: &mut ReportSink<'_>,
) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let (mut there, mut here) = (Vec::new(), Vec::new());
    for difference in differences {
        match *difference {
            Difference::Changed(from, to) => {
                there.push(from);
                here.push(to);
            }
            Difference::Missing(figure) | Difference::Fewer(figure) => there.push(figure),
            Difference::Added(figure) | Difference::More(figure) => here.push(figure),
        }
    }
    let message = match (&*there, &*here) {
        (_, []) => list(messages.missing, source, &there),
        ([], _) => list(messages.added, target, &here),
        _ => Phrase::new(messages.several)
            .with("source", names(source, &there))
            .with("target", names(target, &here)),
    };
    let whole = |facts: &TextFacts<'_>| facts.reading.locate(0..facts.text().len());
    let at = here.first().map_or_else(|| whole(target), |figure| figure_span(target, figure));
    let from = there.first().map_or_else(|| whole(source), |figure| figure_span(source, figure));
    sink.report(RuleReport::new(ReportedSide::Target, at, message).source(from));
}

/// The figures of a text and its translation that do not answer each other.
pub(in crate::check) fn differences<'f>(
    source: &'f TextFacts<'_>,
    target: &'f TextFacts<'_>,
) -> Vec<Difference<'f>> {
    let (source_words, target_words) = (|| source.number_words(), || target.number_words());
    // Of a choice among variants, the default one speaks for all.
    let in_source = |figure: &TextFigure| !source.reading.is_alternative(figure.range.start);
    let in_target = |figure: &TextFigure| !target.reading.is_alternative(figure.range.start);
    let (from, to) = (
        FigureSide {
            text: source.text(),
            figures: source.figures(),
            spelled: &source_words,
            counts: source.counts_in_words(),
            asks: &in_source,
        },
        FigureSide {
            text: target.text(),
            figures: target.figures(),
            spelled: &target_words,
            counts: target.counts_in_words(),
            asks: &in_target,
        },
    );
    let mut differences = compare(&from, &to);
    differences.extend(changed_days([source, target]));
    if differences.is_empty() {
        return differences;
    }
    // A number may be written out in a language of which nothing is known, or be the value of a
    // placeable that the other side has not.
    let known = source.language.is_known() && target.language.is_known();
    let (before, after) = (objects(source), objects(target));
    let chooses = source.reading.has_alternatives() || target.reading.has_alternatives();
    // Each excuse looks through the other text, which is worth it where few are asked for.
    let few = differences.len() <= MOST;
    differences.retain(|difference| match difference {
        Difference::Changed(from, to) => {
            !(is_in_code(&source.text()[from.range.clone()], target)
                || is_in_code(&target.text()[to.range.clone()], source)
                || is_grade(source, from) && is_grade(target, to)
                || is_customary([source, target], [from, to])
                || is_scaled(source, from)
                || is_scaled(target, to)
                || is_half_day([source, target], [from, to])
                || is_same_span([source, target], [from, to])
                || is_buddhist_year(from, to))
        }
        // What a choice says in each variant, the other side may say once.
        Difference::Fewer(_) | Difference::More(_) if chooses => false,
        Difference::Missing(figure) | Difference::Fewer(figure) => {
            known && after <= before && !(few && is_excused(source, figure, target))
        }
        Difference::Added(figure) | Difference::More(figure) => {
            known && before <= after && !(few && is_excused(target, figure, source))
        }
    });
    differences
}

/// Whether two measures are in units of two systems, as each language has them in its examples: *4.5cm*,
/// *1.75in*.
fn is_customary(facts: [&TextFacts<'_>; 2], figures: [&TextFigure; 2]) -> bool {
    let [metric, customary] = [0, 1].map(|side| {
        let rest = &facts[side].text()[figures[side].range.end..];
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        (METRIC_UNITS.has(&rest[..end]), CUSTOMARY_UNITS.has(&rest[..end]))
    });
    metric.0 && customary.1 || metric.1 && customary.0
}

/// Whether a number is counted in the ten thousands, millions or lakhs of its language.
fn is_scaled(facts: &TextFacts<'_>, figure: &TextFigure) -> bool {
    const SCALES: [&str; 12] =
        ["万", "萬", "亿", "億", "만", "억", "lakh", "crore", "लाख", "करोड़", "لاکھ", "کروڑ"];
    let rest = facts.text()[figure.range.end..].trim_start();
    SCALES.iter().any(|scale| rest.starts_with(scale))
}

/// Whether the other text needs no such figure: the number of an entity, one that is part of a name
/// (*COVID-19*, *2-FA*, *18F*), the number of a step that the other text does not number, thousands
/// behind a space too many, or the hour of a clock that the other has in halves of a day.
fn is_excused(own: &TextFacts<'_>, figure: &TextFigure, other: &TextFacts<'_>) -> bool {
    let text = own.text();
    let (before, after) = (&text[..figure.range.start], &text[figure.range.end..]);
    let digits = &text[figure.range.clone()];
    let is_entity = before.ends_with("&#") && after.starts_with(';');
    let is_group = digits == "000" && before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    is_entity
        || is_grade(own, figure) && names_grade(other)
        || is_month_of_date(before, digits, other)
        || is_conversion(own, figure)
        || is_quoted(digits, other)
        || is_in_code(digits, other)
        || begins_identifier(digits, other)
        || is_footnote_call(own, figure)
        || is_out_of_all(own, figure)
        || is_all(own, figure)
            && words(other.text()).any(|(_, word)| WHOLES.has(&word.to_lowercase()))
        || is_group
        || is_in_name(before)
        || begins_name(after)
        || numbers_step(before, after) && !begins_with_number(other.text())
        || other.figures().iter().any(|there| is_half_day([own, other], [figure, there]))
        || (other.figures().iter().chain(other.number_words()))
            .any(|there| is_same_span([own, other], [figure, there]))
}

/// Whether digits are the month of a date that the other text has in words: *2016-03*, *mars 2016*.
fn is_month_of_date(before: &str, digits: &str, other: &TextFacts<'_>) -> bool {
    let year = before.strip_suffix('-').and_then(|head| {
        let start = head.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        head.get(start..)?.parse::<u16>().ok()
    });
    let (Some(year), Ok(month), 2) = (year, digits.parse::<u8>(), digits.len()) else {
        return false;
    };
    other.figures().iter().any(|figure| {
        let FigureKind::Date(date, _) = figure.kind else { return false };
        (date.year, date.month) == (Some(year), month)
    })
}

/// Whether a figure with words in it stands in the other text letter by letter, which quotes it in the
/// language of this one.
fn is_quoted(written: &str, other: &TextFacts<'_>) -> bool {
    written.contains(char::is_alphabetic) && other.text().contains(written)
}

/// Whether a number is a piece of code in the other text: *la valeur 10*, *the number `10`*.
fn is_in_code(digits: &str, other: &TextFacts<'_>) -> bool {
    let markup = other.markup();
    markup.code.iter().any(|code| other.text()[code.content.clone()].trim() == digits)
}

/// Whether an identifier of the other text begins with the digits: `8_couleurs` for *an 8-color*.
fn begins_identifier(digits: &str, other: &TextFacts<'_>) -> bool {
    let text = other.text();
    text.match_indices(digits).any(|(at, _)| {
        text[at + digits.len()..].starts_with('_') && !text[..at].ends_with(char::is_alphanumeric)
    })
}

/// Whether a figure is all the text of a link within the page, as the call of a footnote is.
fn is_footnote_call(own: &TextFacts<'_>, figure: &TextFigure) -> bool {
    let text = own.text();
    own.markup().links.iter().any(|link| {
        let (label, around) = (&text[link.text.clone()], link.text.start <= figure.range.start);
        let is_bare = || {
            let label = label.replace("<sup>", "").replace("</sup>", "");
            label.trim_matches(['[', ']', '(', ')', '\\', ' ', '^', '*'])
                == &text[figure.range.clone()]
        };
        around
            && figure.range.end <= link.text.end
            && text[link.target.clone()].contains('#')
            && is_bare()
    })
}

/// Whether a figure repeats the one before it to say *every*: *7 jours sur 7*, *7 days a week*.
fn is_out_of_all(own: &TextFacts<'_>, figure: &TextFigure) -> bool {
    let text = own.text();
    let before = own.figures().iter().rfind(|other| other.range.end <= figure.range.start);
    before.is_some_and(|before| {
        let mut between = words(&text[before.range.end..figure.range.start]).map(|(_, word)| word);
        let (first, second) = (between.next(), between.next());
        text[before.range.clone()].starts_with(&text[figure.range.clone()])
            && between.next().is_none()
            && second.or(first).is_some_and(|word| own.language.pack().words.out_of.has(word))
    })
}

/// Words of which each says 100 %; it says no other hundred.
static WHOLES: MergedList = MergedList::new(|pack| &pack.words.wholes);

/// Whether a figure is 100 %.
fn is_all(own: &TextFacts<'_>, figure: &TextFigure) -> bool {
    figure.values.as_slice().first().and_then(|value| value.as_whole()) == Some(100)
        && unit_of_figure(own.text(), figure).is_some_and(|(unit, _)| unit == PERCENT)
}

/// Bytes between a figure and the unit that a measure in brackets ends with: *(about 16–33 feet)*.
const MAX_BYTES_TO_CUSTOMARY_UNIT: usize = 24;

/// Units that measures are converted to in brackets, for readers of the one language only.
static CUSTOMARY_UNITS: MergedList = MergedList::new(|pack| &pack.words.customary_units);

/// Units of the metric system, as they are written behind a number.
static METRIC_UNITS: MergedList = MergedList::new(|pack| &pack.words.metric_units);

/// Whether a figure belongs to a measure in brackets that converts the one before them.
fn is_conversion(own: &TextFacts<'_>, figure: &TextFigure) -> bool {
    let (before, after) = own.text().split_at(figure.range.start);
    let near =
        &after[..floor_char_boundary(after, figure.range.len() + MAX_BYTES_TO_CUSTOMARY_UNIT)];
    let Some((inside, _)) = near.split_once(')') else { return false };
    let unit = inside.trim_end().rsplit(|c: char| !(c.is_alphabetic() || c == '°')).next();
    // What stands before is looked through last.
    unit.is_some_and(|unit| CUSTOMARY_UNITS.has(unit))
        && before.rsplit_once('(').is_some_and(|(head, open)| {
            !open.contains(')') && head.contains(|c: char| c.is_ascii_digit())
        })
}

/// Bytes behind a figure within which the school stands that it is a year of: *entre la 2e et la 3e secondaire*.
const MAX_BYTES_TO_SCHOOL: usize = 32;

/// Words that make a year at school of a number beside them, which each country counts otherwise.
static SCHOOL_LEVELS: MergedList = MergedList::new(|pack| &pack.words.school_levels);

/// Whether a figure is a year at school: *3e secondaire*, *grade 9*.
fn is_grade(facts: &TextFacts<'_>, figure: &TextFigure) -> bool {
    let (before, after) = facts.text().split_at(figure.range.end);
    let before = before[..figure.range.start].trim_end();
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let near = &after[..floor_char_boundary(after, MAX_BYTES_TO_SCHOOL)];
    let mut near = words(near).map(|(_, word)| word);
    // Of *40 places en 5e secondaire*, only the ordinal is a year.
    let is_beside = if figure.kind == FigureKind::Ordinal {
        near.any(is_school)
    } else {
        near.next().is_some_and(is_school)
    };
    is_school(last) || is_beside
}

fn is_school(word: &str) -> bool {
    SCHOOL_LEVELS.has(&word.to_lowercase())
}

/// Whether a text speaks of years at school.
fn names_grade(facts: &TextFacts<'_>) -> bool {
    words(facts.text()).any(|(_, word)| is_school(word))
}

/// Whether a figure follows a name in capitals and a hyphen.
fn is_in_name(before: &str) -> bool {
    let Some(before) = before.strip_suffix(['-', '\u{2011}']) else { return false };
    let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    let name = before.get(start..).unwrap_or_default();
    name.len() > 2 && name.chars().all(char::is_uppercase)
}

/// Whether capitals stick to the end of a figure.
fn begins_name(after: &str) -> bool {
    let name = after.strip_prefix(['-', '\u{2011}']).unwrap_or(after);
    let joined = name.len() < after.len();
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_uppercase)
        && (!joined || letters.next().is_some_and(char::is_uppercase))
}

/// Whether a figure at the head of a text numbers it: *2.*, *3)*, whatever emphasis is around.
fn numbers_step(before: &str, after: &str) -> bool {
    let mut rest = after.chars();
    before.chars().all(|c| c.is_whitespace() || matches!(c, '*' | '_' | '#' | '('))
        && rest.next().is_some_and(|c| matches!(c, '.' | ')' | '°'))
        && rest.next().is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_'))
}

fn begins_with_number(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation())
        .starts_with(char::is_numeric)
        || text.trim_start().starts_with(['.', ')'])
}

/// Whether two figures are the same hour, counted to 24 and to 12: *17 h*, *5 pm*.
fn is_half_day(sides: [&TextFacts<'_>; 2], figures: [&TextFigure; 2]) -> bool {
    let hour = |side: usize| {
        let written = &sides[side].text()[figures[side].range.clone()];
        let end = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
        let rest = &written[end..];
        // Minutes would have to be the same as well.
        let whole = !rest.contains(|c: char| c.is_ascii_digit());
        Some((written[..end].parse::<u8>().ok().filter(|_| whole)?, rest.contains(['h', ':'])))
    };
    let (Some(one), Some(other)) = (hour(0), hour(1)) else { return false };
    let (late, early) = if one.0 > other.0 { (one, other) } else { (other, one) };
    late.1 && (13..24).contains(&late.0) && early.0 + 12 == late.0
}

/// Whether one is the other's year as Buddhists count it.
fn is_buddhist_year(from: &TextFigure, to: &TextFigure) -> bool {
    let year = |figure: &TextFigure| figure.values.as_slice().first()?.as_whole();
    let (Some(from), Some(to)) = (year(from), year(to)) else { return false };
    (1800..2200).contains(&from.min(to)) && from.abs_diff(to) == 543
}

/// Numbers of days of which one answers the other only as weeks or months do: *7 days* are one week, and
/// *30 days* one month, but *7 days* are not *30 days*. Told where one on either side is left without its like.
fn changed_days<'f>(sides: [&'f TextFacts<'_>; 2]) -> Option<Difference<'f>> {
    let converts = |facts: &TextFacts<'_>| {
        facts.figures().iter().any(|figure| figure.values.as_slice().len() > 1)
    };
    if !sides.iter().any(|facts| converts(facts)) {
        return None;
    }
    let [there, here] = sides.map(|facts| {
        let is_days = |figure: &&TextFigure| {
            unit_of_figure(facts.text(), figure).is_some_and(|(unit, _)| unit == "day")
        };
        let days = facts.figures().iter().filter(is_days);
        days.filter_map(|figure| Some((figure.values.as_slice().first()?.as_whole()?, figure)))
            .collect::<Vec<_>>()
    });
    if there.len().max(here.len()) > MOST {
        return None;
    }
    let left = |own: &[(u64, &'f TextFigure)], other: &[(u64, &'f TextFigure)]| {
        // Eight days are a week and fifteen two, in French.
        let is_same = |a: u64, b: u64| a == b || a.abs_diff(b) == 1 && matches!(a.max(b), 8 | 15);
        let mut left = own.iter().filter(|day| !other.iter().any(|same| is_same(day.0, same.0)));
        left.next().filter(|_| left.next().is_none()).map(|day| day.1)
    };
    let (from, to) = left(&there, &here).zip(left(&here, &there))?;
    let answers = from.values.as_slice().iter().any(|value| to.values.as_slice().contains(value));
    answers.then_some(Difference::Changed(from, to))
}

/// Whether two figures are the same time in other units: *14 days*, *two weeks*; *48 h*, *2 days*.
fn is_same_span(sides: [&TextFacts<'_>; 2], figures: [&TextFigure; 2]) -> bool {
    let hours = |side: usize| {
        let (unit, _) = unit_of_figure(sides[side].text(), figures[side])?;
        let hours = match unit {
            "h" => 1,
            "day" => 24,
            "week" => 7 * 24,
            _ => return None,
        };
        figures[side].values.as_slice().first()?.as_whole()?.checked_mul(hours)
    };
    hours(0).is_some_and(|span| hours(1) == Some(span))
}

fn objects(facts: &TextFacts<'_>) -> usize {
    facts.text().matches(PatternReading::OBJECT).count()
}

/// Whether a difference of which such a figure is a part may belong to `topic`.
fn may_tell(kind: FigureKind, topic: FigureTopic) -> bool {
    match topic {
        FigureTopic::Number => true,
        FigureTopic::Ordinal => {
            matches!(kind, FigureKind::Ordinal | FigureKind::Roman { ordinal: true })
        }
        FigureTopic::Date => matches!(kind, FigureKind::Date(..)),
    }
}

fn topic_of(difference: Difference<'_>) -> FigureTopic {
    let (one, other) = match difference {
        Difference::Changed(one, other) => (one.kind, other.kind),
        Difference::Missing(one)
        | Difference::Added(one)
        | Difference::Fewer(one)
        | Difference::More(one) => (one.kind, one.kind),
    };
    let either = |topic: FigureTopic| may_tell(one, topic) || may_tell(other, topic);
    [FigureTopic::Date, FigureTopic::Ordinal]
        .into_iter()
        .find(|&topic| either(topic))
        .unwrap_or(FigureTopic::Number)
}

fn list(id: &'static str, facts: &TextFacts<'_>, figures: &[&TextFigure]) -> Phrase {
    Phrase::new(id).with("figures", names(facts, figures)).with("count", figures.len())
}

/// The first of some figures as they are written.
fn names(facts: &TextFacts<'_>, figures: &[&TextFigure]) -> Vec<String> {
    let mut names: Vec<String> =
        figures.iter().take(MOST).map(|figure| written(facts, figure)).collect();
    if figures.len() > MOST {
        names.push("…".to_owned());
    }
    names
}

/// A figure as it is written, a very long one cut.
fn written(facts: &TextFacts<'_>, figure: &TextFigure) -> String {
    let text = &facts.text()[figure.range.clone()];
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

fn figure_span(facts: &TextFacts<'_>, figure: &TextFigure) -> Span {
    let range: Range<usize> = figure.range.clone();
    facts.reading.locate(range)
}

/// Words between two numbers of a range or list.
static RANGE_WORDS: MergedList = MergedList::new(|pack| &pack.words.range_words);

/// Whether what stands between two numbers makes them a range or list.
pub(super) fn joins(between: &str) -> bool {
    let between = between.trim();
    matches!(between, "-" | "–" | "—" | "," | "/" | "x" | "×") || RANGE_WORDS.has(between)
}
