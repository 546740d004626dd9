//! Numbering: what number stands before a paragraph of a list. The file holds only the rules; the
//! numbers are counted, as Word counts them.

use std::collections::HashMap;

use crate::import::ImportError;

use super::xml::{XmlStep, XmlWalk};

#[derive(Debug, Clone, Default)]
struct NumberingLevel {
    format: String,
    /// What is shown: `%1.`
    shown: String,
    start: Option<u32>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By the list's definition and the depth.
    levels: HashMap<(String, u8), NumberingLevel>,
    /// The definition of each list.
    definitions: HashMap<String, String>,
    /// Where a list begins to count, other than its definition says.
    starts: HashMap<(String, u8), u32>,
    /// The last number given, by what is counted and the depth.
    counts: HashMap<(String, u8), u32>,
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub(super) fn parse_numbering(text: &str) -> Result<Self, ImportError> {
        let mut numbering = Self::default();
        let mut xml = XmlWalk::new("word/numbering.xml", text);
        let (mut definition, mut list, mut depth) = (None, None::<String>, 0);
        while let Some(step) = xml.next()? {
            let element = match step {
                XmlStep::Open(element) => element,
                XmlStep::Close(name) if name == "num" => {
                    list = None;
                    continue;
                }
                _ => continue,
            };
            match element.local_name() {
                "abstractNum" => definition = element.attribute("abstractNumId"),
                "num" => list = element.attribute("numId"),
                "abstractNumId" => {
                    if let (Some(list), Some(value)) = (&list, element.value()) {
                        numbering.definitions.insert(list.clone(), value);
                    }
                }
                "lvl" | "lvlOverride" => {
                    let value = element.attribute("ilvl");
                    depth = value.and_then(|value| value.parse().ok()).unwrap_or(0);
                }
                "startOverride" => {
                    let start = element.value().and_then(|value| value.parse().ok());
                    if let (Some(list), Some(start)) = (&list, start) {
                        numbering.starts.insert((list.clone(), depth), start);
                    }
                }
                name @ ("numFmt" | "lvlText" | "start") => {
                    let (Some(definition), None) = (&definition, &list) else { continue };
                    let key = (definition.clone(), depth);
                    let level = numbering.levels.entry(key).or_default();
                    let value = element.value().unwrap_or_default();
                    match name {
                        "numFmt" => level.format = value,
                        "lvlText" => level.shown = value,
                        _ => level.start = value.parse().ok(),
                    }
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// The number of the next paragraph of a list at a depth (from 0); none for a bullet.
    pub(super) fn next(&mut self, list: &str, depth: u8) -> Option<String> {
        let definition = self.definitions.get(list)?;
        let level = self.levels.get(&(definition.clone(), depth))?;
        // A list with a start of its own counts for itself, others go on with one another.
        let own = self.starts.get(&(list.to_owned(), depth)).copied();
        let counted = if own.is_some() { format!("num {list}") } else { definition.clone() };
        let start = own.or(level.start).unwrap_or(1);
        let count = self.counts.get(&(counted.clone(), depth));
        let number = count.map_or(start, |count| count.saturating_add(1));
        // What is below begins anew.
        for deeper in depth + 1..=8 {
            self.counts.remove(&(counted.clone(), deeper));
        }
        let label = label(level, number);
        self.counts.insert((counted, depth), number);
        label
    }
}

fn label(level: &NumberingLevel, number: u32) -> Option<String> {
    let shown = match &*level.format {
        "bullet" | "none" | "" => return None,
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).to_uppercase(),
        _ => number.to_string(),
    };
    let close = if level.shown.trim_end().ends_with(')') { ')' } else { '.' };
    Some(format!("{shown}{close}"))
}

/// a, b, … z, aa, bb, …, as Word counts.
fn letters(number: u32) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    // Nobody counts this far in letters.
    letter.to_string().repeat((index as usize / 26 + 1).min(10))
}

/// i, ii, iii, iv, …; beyond 3999 there are no Roman numerals.
pub(super) fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let (mut out, mut left) = (String::new(), number);
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}
