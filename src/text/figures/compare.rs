//! Which figures of a text and of its translation do not answer each other.
//!
//! A figure is accounted for when the other side has its value, in whatever form: digits, Roman
//! numerals or letters, apart or as parts of a date or range. Figures are compared as sets, not
//! counted: repeating one, or saying it once for all, is a matter of style. Of those left on both
//! sides, the likeliest ones are taken for each other.

use std::{cell::OnceCell, collections::VecDeque};

use super::{Date, Figure, Kind, Value};

/// A text's figures as one side of a comparison.
#[derive(Clone, Copy)]
pub struct Side<'f> {
    /// The text.
    pub text: &'f str,
    /// Its figures.
    pub figures: &'f [Figure],
    /// Its numbers in letters, read when they are needed.
    pub spelled: &'f dyn Fn() -> &'f [Figure],
    /// Whether a figure must have its like on the other side; otherwise it only answers for one.
    pub asks: &'f dyn Fn(&Figure) -> bool,
}

/// Figures that do not answer each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Difference<'f> {
    /// The translation has another in its place.
    Changed(&'f Figure, &'f Figure),
    /// The translation does not have it.
    Missing(&'f Figure),
    /// The source does not have it.
    Added(&'f Figure),
}

/// Compares the figures of a text and its translation, in the order of the source.
#[must_use]
pub fn compare<'f>(source: &Side<'f>, target: &Side<'f>) -> Vec<Difference<'f>> {
    if same(source.figures, target.figures) {
        return Vec::new();
    }
    let missing = unaccounted(source, target);
    let mut added = VecDeque::from(unaccounted(target, source));
    let mut differences = Vec::new();
    for figure in missing {
        let written = &source.text[figure.range.clone()];
        // Only a few are looked at, so that very many differences stay linear.
        let candidates = added.iter().take(8).enumerate();
        let likeness = |other: &Figure| {
            likeness((figure, written), (other, &target.text[other.range.clone()]))
        };
        let best = candidates
            .filter_map(|(index, other)| Some((likeness(other)?, std::cmp::Reverse(index))))
            .max();
        if let Some((_, std::cmp::Reverse(index))) = best {
            differences.extend(added.remove(index).map(|other| Difference::Changed(figure, other)));
        } else if asks(figure) {
            differences.push(Difference::Missing(figure));
        }
    }
    let added = added.into_iter().filter(|figure| asks(figure));
    differences.extend(added.map(Difference::Added));
    differences
}

/// Whether a figure without its like is worth a word by itself. Roman numerals look like acronyms, and words
/// with digits are translated as words; both only tell when there is one on either side.
fn asks(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Number | Kind::Ordinal | Kind::Date(..))
}

/// Whether the figures of both sides are the same one by one, which is the common case.
fn same(source: &[Figure], target: &[Figure]) -> bool {
    source.len() == target.len()
        && source.iter().zip(target).all(|(a, b)| match (a.kind, b.kind) {
            (Kind::Date(a, _), Kind::Date(b, _)) => a == b,
            (Kind::Date(..), _) | (_, Kind::Date(..)) => false,
            _ => {
                let values = b.values.as_slice();
                a.bare.is_some() == b.bare.is_some()
                    && a.values.as_slice().iter().any(|value| values.contains(value))
            }
        })
}

/// The figures of `side` that `other` does not account for, each value once.
fn unaccounted<'f>(side: &Side<'f>, other: &Side<'f>) -> Vec<&'f Figure> {
    let index = Index::new(other);
    let mut seen: Vec<&Figure> = Vec::new();
    let mut left = Vec::new();
    for figure in side.figures {
        if !(side.asks)(figure) || index.accounts_for(figure) {
            continue;
        }
        let again = seen.iter().rev().take(8).any(|other| {
            other.kind == figure.kind && other.values == figure.values && other.bare == figure.bare
        });
        if !again {
            seen.push(figure);
            left.push(figure);
        }
    }
    left
}

/// What a value in the index is of its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    /// The figure's value.
    Whole,
    /// The value of a figure with "million" or the like.
    Scaled,
    /// That figure without "million".
    Bare,
    /// A part of a figure.
    Part,
}

/// The values of one side.
struct Index<'f> {
    side: Side<'f>,
    values: Vec<(Value, Role)>,
    months: Months,
    spelled: OnceCell<(Vec<Value>, Months)>,
}

/// A set of months.
#[derive(Debug, Clone, Copy, Default)]
struct Months(u16);

impl Months {
    fn add(&mut self, month: u8) {
        self.0 |= 1 << month;
    }

    fn has(self, month: u8) -> bool {
        self.0 & 1 << month != 0
    }
}

impl<'f> Index<'f> {
    fn new(side: &Side<'f>) -> Self {
        let mut values = Vec::with_capacity(side.figures.len() * 2);
        let mut months = Months::default();
        for figure in side.figures {
            if let Kind::Date(date, other) = figure.kind {
                for date in [Some(date), other].into_iter().flatten() {
                    months.add(date.month);
                    let day = date.day.map(|day| (Value::whole(day.into()), Role::Part));
                    values.extend(day);
                }
            } else {
                let role = if figure.bare.is_some() { Role::Scaled } else { Role::Whole };
                values.extend(figure.values.as_slice().iter().map(|&value| (value, role)));
                values.extend(figure.bare.map(|value| (value, Role::Bare)));
            }
            values.extend(figure.parts.iter().map(|&part| (Value::whole(part), Role::Part)));
        }
        values.sort_unstable();
        Self { side: *side, values, months, spelled: OnceCell::new() }
    }

    fn accounts_for(&self, figure: &Figure) -> bool {
        if let Kind::Date(date, other) = figure.kind {
            return self.has_date(date) || other.is_some_and(|other| self.has_date(other));
        }
        let values = figure.values.as_slice();
        let found = match figure.bare {
            Some(bare) => {
                values.iter().any(|&value| self.has(value, &[Role::Whole, Role::Scaled]))
                    || self.has(bare, &[Role::Whole])
            }
            None => values.iter().any(|&value| self.has_any(value)),
        };
        let part = |&part: &u64| {
            let value = Value::whole(part);
            self.has(value, &[Role::Whole]) || self.spells(value)
        };
        found
            || values.iter().any(|&value| self.spells(value))
            || !figure.parts.is_empty() && figure.parts.iter().all(part)
    }

    /// Whether day, month and year are all there. A month alone may be left to the context.
    fn has_date(&self, date: Date) -> bool {
        let has =
            |number: u64| self.has_any(Value::whole(number)) || self.spells(Value::whole(number));
        date.day.is_none_or(|day| has(day.into()))
            && date.year.is_none_or(|year| has(year.into()))
            && (self.months.has(date.month) || {
                let spelled = self.spelled().1;
                spelled.has(date.month) || self.months.0 | spelled.0 == 0
            })
    }

    fn has_any(&self, value: Value) -> bool {
        let at = self.values.partition_point(|(other, _)| *other < value);
        self.values.get(at).is_some_and(|(other, _)| *other == value)
    }

    fn has(&self, value: Value, roles: &[Role]) -> bool {
        roles.iter().any(|&role| self.values.binary_search(&(value, role)).is_ok())
    }

    fn spells(&self, value: Value) -> bool {
        self.spelled().0.binary_search(&value).is_ok()
    }

    fn spelled(&self) -> &(Vec<Value>, Months) {
        self.spelled.get_or_init(|| {
            let (mut values, mut months) = (Vec::new(), Months::default());
            for figure in (self.side.spelled)() {
                match figure.kind {
                    Kind::Month(month) => months.add(month),
                    _ => values.extend_from_slice(figure.values.as_slice()),
                }
            }
            values.sort_unstable();
            (values, months)
        })
    }
}

/// How likely one figure was meant to be the other; nothing where it cannot be.
fn likeness(
    (source, source_text): (&Figure, &str),
    (target, target_text): (&Figure, &str),
) -> Option<u32> {
    let roman = |figure: &Figure| matches!(figure.kind, Kind::Roman { .. });
    match (source.kind, target.kind) {
        (Kind::Label(a), Kind::Label(b)) if a == b => {}
        (Kind::Label(_), _) | (_, Kind::Label(_)) => return None,
        // Numerals that look like letters pair with small numbers only.
        (Kind::Roman { .. }, Kind::Date(..)) | (Kind::Date(..), Kind::Roman { .. }) => return None,
        _ if roman(source) != roman(target) => {
            let digits = if roman(source) { target } else { source };
            let small = |value: &Value| value.as_whole().is_some_and(|number| number <= 100);
            if !digits.values.as_slice().iter().any(small) {
                return None;
            }
        }
        _ => {}
    }
    let kind = std::mem::discriminant(&source.kind) == std::mem::discriminant(&target.kind);
    let (a, b) = (digits(source_text), digits(target_text));
    let common = a.clone().zip(b.clone()).filter(|(a, b)| a == b).count();
    let length = a.count() == b.count();
    let common = u32::try_from(common.min(9)).unwrap_or(0);
    Some(u32::from(kind) * 4 + u32::from(length) * 2 + common)
}

fn digits(text: &str) -> impl Iterator<Item = u8> + Clone {
    text.bytes().filter(u8::is_ascii_digit)
}
