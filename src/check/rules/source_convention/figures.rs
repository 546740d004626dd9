//! What is left in place around figures: signs, spaces, suffixes, times of day.

use crate::text::{
    figures::{DigitShape, FigureKind, FigureValue, TextFigure},
    languages::NumberSigns,
};

use super::{super::number_format, ConventionPair, LeftOver, SPACES};

/// Figures of a text that are looked for in the source one by one.
const MAX_FIGURES: usize = 64;

/// Signs of currencies, which some languages put before a figure and some behind it.
const CURRENCIES: [char; 3] = ['$', '€', '£'];

impl ConventionPair<'_> {
    /// What is left in place around the figures of the translation.
    pub(super) fn find_figures(&self, found: &mut Vec<LeftOver>) {
        let free = |figure: &&TextFigure| !self.is_designation(figure);
        for figure in self.target.figures().iter().take(MAX_FIGURES).filter(free) {
            let left = self.ordinal(figure).or_else(|| self.time(figure));
            let left = left.or_else(|| self.percent(figure)).or_else(|| self.currency(figure));
            found.extend(left.or_else(|| self.separator(figure)));
        }
    }

    /// Whether a figure is part of a name: that of a standard, *EN 301 549*, or of an identifier.
    fn is_designation(&self, figure: &TextFigure) -> bool {
        let before = &self.target.text()[..figure.digits.start];
        let name = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next();
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | ':'))
            || name.is_some_and(|word| word.len() > 1 && word.chars().all(char::is_uppercase))
    }

    fn digits(&self, figure: &TextFigure) -> &str {
        &self.target.text()[figure.digits.clone()]
    }

    /// What stands behind the digits of a figure.
    fn behind(&self, figure: &TextFigure) -> &str {
        &self.target.text()[figure.digits.end..]
    }

    /// An ordinal's suffix, in digits or Roman numerals: *3e*, *3rd*.
    fn ordinal(&self, figure: &TextFigure) -> Option<LeftOver> {
        let text = self.target.text();
        let (range, number, suffix) = if figure.kind == (FigureKind::Roman { ordinal: true }) {
            let written = &text[figure.range.clone()];
            let end = written.find(|c: char| !c.is_ascii_uppercase())?;
            let number = figure.values.as_slice().first()?.as_whole()?;
            (figure.range.clone(), number.to_string(), &written[end..])
        } else {
            let rest = self.behind(figure);
            let suffix = longest_word(self.own.conventions.ordinals, rest)?;
            let range = figure.digits.start..figure.digits.end + suffix.len();
            (range, self.digits(figure).to_owned(), suffix)
        };
        let known = self.own.conventions.ordinals.contains(&suffix);
        let is_left = known && self.source.text().contains(&text[range.clone()]);
        let right = (self.other.conventions.ordinal_suffix)(&number);
        is_left.then(|| LeftOver { range, right: right.map(|suffix| number + suffix) })
    }

    /// A time of day: *14 h 30*, *2:30 pm*. An hour by itself may be a duration.
    fn time(&self, figure: &TextFigure) -> Option<LeftOver> {
        let (text, rest) = (self.target.text(), self.behind(figure));
        let gap = gap_before(rest);
        let sign = longest_word(self.own.conventions.clock, &rest[gap..])?;
        let &FigureValue::Minutes(minutes) = figure.values.as_slice().first()? else { return None };
        let is_left = is_in(self.source.text(), self.digits(figure), &rest[..gap + sign.len()]);
        let range = figure.digits.start..figure.range.end.max(figure.digits.end + gap + sign.len());
        let whole = figure.parts.is_empty();
        let words = self.other.conventions.before_times;
        let before = text[..range.start].trim_end().rsplit(char::is_whitespace).next();
        let tells = !whole
            || words.is_empty()
            || before.is_some_and(|word| words.contains(&&*word.to_lowercase()));
        let right = (self.other.conventions.time)(minutes, whole);
        (is_left && tells).then_some(LeftOver { range, right })
    }

    /// The space before a percent sign, or none.
    fn percent(&self, figure: &TextFigure) -> Option<LeftOver> {
        let [own, other] = [self.own, self.other].map(|pack| pack.conventions.spaces_percent);
        let rest = self.behind(figure);
        let gap = gap_before(rest);
        let is_left = own != other
            && own == (gap > 0)
            && rest[gap..].starts_with('%')
            && is_in(self.source.text(), self.digits(figure), "%");
        let range = figure.digits.start..figure.digits.end + gap + 1;
        let space = if other { "\u{a0}" } else { "" };
        is_left.then(|| LeftOver { range, right: Some(self.rewritten(figure) + space + "%") })
    }

    /// The sign of a currency on the wrong side of its figure.
    fn currency(&self, figure: &TextFigure) -> Option<LeftOver> {
        let [own, other] = [self.own, self.other].map(|pack| pack.conventions.currency_behind);
        let text = self.target.text();
        if own && !other {
            let rest = &text[figure.range.end..];
            let gap = gap_before(rest);
            let sign = rest[gap..].chars().next().filter(|sign| CURRENCIES.contains(sign))?;
            let end = figure.range.end + gap + sign.len_utf8();
            let is_left = !text[end..].starts_with(char::is_alphanumeric)
                && self.source.text().contains(sign);
            let scale = &text[figure.digits.end..figure.range.end];
            let right = format!("{sign}{}{scale}", self.rewritten(figure));
            return is_left
                .then_some(LeftOver { range: figure.digits.start..end, right: Some(right) });
        }
        if other && !own {
            let before = &text[..figure.digits.start];
            let sign = before.chars().next_back().filter(|sign| CURRENCIES.contains(sign))?;
            let start = before.len() - sign.len_utf8();
            let range = start..figure.digits.end;
            let is_left = !before[..start].ends_with(char::is_alphabetic)
                && !begins_formula(&text[figure.digits.end..])
                && self.source.text().contains(&text[range.clone()]);
            // Behind *million*, the sign becomes a word.
            let right = figure
                .bare
                .is_none()
                .then(|| self.rewritten(figure) + "\u{a0}" + &sign.to_string());
            return is_left.then_some(LeftOver { range, right });
        }
        None
    }

    /// What stands between the groups of a number or before its decimals.
    fn separator(&self, figure: &TextFigure) -> Option<LeftOver> {
        let (own, other) = self.number_signs()?;
        let left = match figure.shape {
            DigitShape::Either(sign) | DigitShape::Grouped { group: Some(sign), decimal: None } => {
                own.groups.contains(&sign) && !other.groups.contains(&sign)
            }
            // A point may belong to a version or a section.
            DigitShape::Grouped { group: None, decimal: Some(',') } => {
                own.decimal == ',' && other.decimal != ','
            }
            _ => false,
        };
        let is_told = || number_format::separator_fault(figure, other).is_some();
        let is_left = left && !is_told() && is_in(self.source.text(), self.digits(figure), "");
        is_left
            .then(|| LeftOver { range: figure.digits.clone(), right: Some(self.rewritten(figure)) })
    }

    fn number_signs(&self) -> Option<(NumberSigns, NumberSigns)> {
        self.own.number_signs.zip(self.other.number_signs)
    }

    /// The digits of a figure with the signs of the translation's language, where they are as in the
    /// source.
    fn rewritten(&self, figure: &TextFigure) -> String {
        let digits = self.digits(figure);
        let Some((own, other)) =
            self.number_signs().filter(|_| is_in(self.source.text(), digits, ""))
        else {
            return digits.to_owned();
        };
        digits.chars().fold(String::new(), |mut right, c| {
            match c {
                c if own.groups.contains(&c) => right.push_str(other.group),
                c if c == own.decimal => right.push_str(other.point),
                c => right.push(c),
            }
            right
        })
    }
}

/// Whether what stands behind a dollar sign and a figure is the rest of a formula: *$1 \in R$*.
fn begins_formula(text: &str) -> bool {
    text.split_once('$').is_some_and(|(inside, _)| inside.contains(['\\', '^', '_']))
}

/// The bytes of the spaces that a text begins with.
fn gap_before(text: &str) -> usize {
    text.len() - text.trim_start_matches(SPACES).len()
}

/// The longest of some words that a text begins with, and that ends there.
fn longest_word<'w>(words: &[&'w str], text: &str) -> Option<&'w str> {
    let ends = |word: &&&str| {
        let rest = text.strip_prefix(**word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    words.iter().filter(ends).max_by_key(|word| word.len()).copied()
}

/// Whether a text has these digits with that behind them, whatever spaces stand between.
fn is_in(text: &str, digits: &str, suffix: &str) -> bool {
    let suffix = suffix.trim_start_matches(SPACES);
    let (head, tail) = digits.split_at(digits.find(SPACES).unwrap_or(digits.len()));
    text.match_indices(head).any(|(at, _)| {
        let mut rest = &text[at + head.len()..];
        for group in tail.split(SPACES).filter(|group| !group.is_empty()) {
            let Some(after) = rest.trim_start_matches(SPACES).strip_prefix(group) else {
                return false;
            };
            rest = after;
        }
        rest.trim_start_matches(SPACES).starts_with(suffix)
            && !text[..at].ends_with(|c: char| c.is_ascii_digit())
    })
}
