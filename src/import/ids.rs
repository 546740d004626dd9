//! Ids for blocks: short, readable, ASCII, unique, and the same for the same document each time.
//!
//! An id is made of the first telling words of the nearest heading and of the text itself:
//! `economie-soins-sonia-george`. Words that tell nothing (articles, prepositions, pronouns of
//! the languages that are known) are passed over, so that an id still means something out of its place.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use unicode_normalization::UnicodeNormalization as _;

use crate::{
    model::{DocumentBlock, SegmentKind},
    text::MergedList,
};

/// The most characters of an id, before a number that makes it unique.
const MOST: usize = 40;
/// The most words of an id, and how many of them are of the heading above.
const WORDS: usize = 4;
const HEADING_WORDS: usize = 2;
/// How far into a text its words are looked for, in characters.
const REACH: usize = 240;

/// An id for each block of a document that has no ids yet.
#[must_use]
pub fn ids(blocks: &[DocumentBlock]) -> Vec<String> {
    let mut ids = SegmentIds::default();
    blocks.iter().map(|block| ids.next(block)).collect()
}

/// Gives ids to blocks, in the document's order.
#[derive(Debug, Default)]
pub(crate) struct SegmentIds {
    taken: HashSet<String>,
    /// The last number that was tried behind an id.
    numbers: HashMap<String, usize>,
    heading: Vec<String>,
}

impl SegmentIds {
    /// Keeps an id from being given.
    pub(crate) fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// Passes a block that has its id already: a heading still lends its words to what follows.
    pub(crate) fn pass(&mut self, block: &DocumentBlock) {
        if block.kind == SegmentKind::Heading {
            self.heading = telling_words(&block.text, HEADING_WORDS);
        }
    }

    /// The id of the next block.
    pub(crate) fn next(&mut self, block: &DocumentBlock) -> String {
        let id = match block.kind {
            SegmentKind::Title => SegmentKind::Title.name().to_owned(),
            SegmentKind::Heading => {
                join(&[], telling_words(&block.text, WORDS), SegmentKind::Heading)
            }
            kind => {
                let words = telling_words(&block.text, WORDS - self.heading.len());
                join(&self.heading, words, kind)
            }
        };
        self.pass(block);
        self.unique(id)
    }

    fn unique(&mut self, id: String) -> String {
        if self.taken.insert(id.clone()) {
            return id;
        }
        let number = self.numbers.entry(id.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}-{number}");
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// The words of an id, as many as fit; the first is one that may begin an identifier.
fn join(heading: &[String], words: Vec<String>, kind: SegmentKind) -> String {
    let words = if words.is_empty() { vec![kind.name().to_owned()] } else { words };
    let mut id = String::new();
    for word in heading.iter().cloned().chain(words) {
        if id.is_empty() && !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        if !id.is_empty() {
            if id.len() + 1 + word.len() > MOST {
                break;
            }
            id.push('-');
        }
        id.push_str(&word[..word.len().min(MOST)]);
    }
    if id.is_empty() { kind.name().to_owned() } else { id }
}

/// The first words of a text that tell something, in ASCII; all its words where none does.
fn telling_words(text: &str, most: usize) -> Vec<String> {
    let mut words = ascii_words(text);
    // `1er panel`: no identifier begins with a digit.
    let first = words.iter().position(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    words.drain(..first.unwrap_or(0));
    let tells = |word: &&String| word.len() > 1 && !is_function_word(word);
    let telling: Vec<_> = words.iter().filter(tells).take(most).cloned().collect();
    if telling.is_empty() { words.into_iter().take(most).collect() } else { telling }
}

/// The words at the beginning of a text, lower case, without accents; addresses of links and HTML
/// tags are no words.
fn ascii_words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut characters = text.chars().take(REACH).peekable();
    while let Some(c) = characters.next() {
        let close = match c {
            ']' if characters.peek() == Some(&'(') => ')',
            '<' if characters.peek().is_some_and(|c| c.is_alphabetic() || *c == '/') => '>',
            _ => {
                plain.push(c);
                continue;
            }
        };
        plain.push(' ');
        characters.by_ref().find(|&c| c == close);
    }
    let mut words = vec![String::new()];
    for c in plain.nfkd() {
        let letters = match c {
            c if c.is_ascii_alphanumeric() => {
                words.last_mut().expect("there is always a word").push(c.to_ascii_lowercase());
                continue;
            }
            'œ' | 'Œ' => "oe",
            'æ' | 'Æ' => "ae",
            'ß' => "ss",
            'ø' | 'Ø' => "o",
            'ł' | 'Ł' => "l",
            'đ' | 'Đ' | 'ð' | 'Ð' => "d",
            'þ' | 'Þ' => "th",
            'ı' => "i",
            // An accent that stood on the letter before it.
            '\u{300}'..='\u{36f}' => "",
            _ => {
                words.push(String::new());
                continue;
            }
        };
        words.last_mut().expect("there is always a word").push_str(letters);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Words that ids pass over.
static FILLERS: MergedList = MergedList::new(|pack| &pack.words.fillers);

/// Those of all languages, without accents as ids are.
static FILLERS_IN_ASCII: LazyLock<HashSet<String>> =
    LazyLock::new(|| FILLERS.iter().flat_map(ascii_words).collect());

fn is_function_word(word: &str) -> bool {
    FILLERS_IN_ASCII.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::is_identifier;

    #[track_caller]
    fn check(blocks: &[(SegmentKind, &str)], expected: &[&str]) {
        let blocks: Vec<_> =
            blocks.iter().map(|(kind, text)| DocumentBlock::new(*kind, *text)).collect();
        let ids = ids(&blocks);
        assert_eq!(ids, expected);
        assert!(ids.iter().all(|id| is_identifier(id)));
    }

    #[test]
    fn ids_say_where_and_what() {
        use SegmentKind::{Code, Heading, Item, Paragraph, Title};
        check(
            &[
                (Title, "Conférence mondiale"),
                (Paragraph, "La Conférence mondiale des coopératives de l’ACI a bénéficié"),
                (Heading, "1er panel : Les coopératives dans l’économie des soins"),
                (Item, "**Simel Esim**, directeur"),
                (Item, "[Sonia](https://example.org/x) <b>George</b>, secrétaire"),
            ],
            &[
                "title",
                "conference-mondiale-cooperatives-aci",
                "panel-cooperatives-economie-soins",
                "panel-cooperatives-simel-esim",
                "panel-cooperatives-sonia-george",
            ],
        );
        check(&[(Paragraph, "Œuvre, cœur, naïf, Straße")], &["oeuvre-coeur-naif-strasse"]);
        check(&[(Paragraph, "12 345"), (Code, "* * *")], &["paragraph", "code"]);
        check(&[(Paragraph, "Это текст"), (Paragraph, "Ещё")], &["paragraph", "paragraph-2"]);
        check(&[(Paragraph, "et de la")], &["et-de-la"]);
        let long = "anticonstitutionnellement".repeat(3);
        check(&[(Paragraph, &long)], &[&long[..40]]);
    }

    #[test]
    fn a_number_makes_them_unique_and_never_collides() {
        use SegmentKind::Paragraph;
        check(
            &[(Paragraph, "Bonjour"), (Paragraph, "Bonjour 2"), (Paragraph, "Bonjour")],
            &["bonjour", "bonjour-2", "bonjour-3"],
        );
        let many = vec![DocumentBlock::new(Paragraph, "Toujours le même texte"); 10_000];
        let ids = ids(&many);
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 10_000);
        assert_eq!(ids[9_999], "toujours-texte-10000");
    }
}
