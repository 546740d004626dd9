//! Plain text → blocks: paragraphs, items, headings, told by the lines' layout.
//!
//! Two layouts are in use: a line for each paragraph, and lines wrapped at some column with blank
//! lines between paragraphs. Which one a text has is told by its lines: those of a wrapped text
//! are of like length, and begin in the middle of a sentence.

use crate::{
    model::{Metadata, Phrase, SegmentKind},
    text::folded,
};

use super::{Block, Imported, inline, marker};

/// Lines longer than this are paragraphs, not wrapped lines.
const WRAPPED_MOST: usize = 120;
/// A text whose longest line is shorter is not wrapped.
const WRAPPED_LEAST: usize = 50;
/// A heading or title has at most so many characters.
const HEADING_MOST: usize = 120;
const TITLE_MOST: usize = 200;

/// Reads a plain text.
pub(super) fn read(text: &str) -> Imported {
    let lines: Vec<Line<'_>> = text.lines().map(Line::new).collect();
    let layout = Layout::of(&lines);
    let mut pieces = Pieces { layout, all: Vec::new(), losses: Vec::new(), columns: Vec::new() };
    for (at, line) in lines.iter().enumerate() {
        pieces.line(at, line);
    }
    let Pieces { mut all, losses, .. } = pieces;
    name_headings(&mut all);
    let title = all.first().filter(|piece| piece.kind == SegmentKind::Title);
    let metadata = Metadata {
        title: title.map(|piece| folded(&piece.text).into_owned().into()),
        ..Metadata::default()
    };
    let blocks = all.into_iter().map(Piece::block).collect();
    Imported { metadata, blocks, losses, ..Imported::default() }
}

/// A line without its indentation.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    /// In columns; a tab goes on to the next multiple of four.
    indent: usize,
    /// In characters, with the indentation.
    width: usize,
}

impl<'t> Line<'t> {
    fn new(line: &'t str) -> Self {
        let line = line.trim_end();
        // A form feed begins a page, not a paragraph; a no-break space sets in like others.
        let text = line.trim_start();
        let indent = line[..line.len() - text.len()].chars().fold(0, |column, c| match c {
            '\t' => column / 4 * 4 + 4,
            '\u{c}' => column,
            _ => column + 1,
        });
        Self { text, indent, width: indent + text.chars().count() }
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn begins_lower(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

/// How a text is laid out.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// The column at which lines are wrapped; none where a line is a paragraph.
    wrapped_at: Option<usize>,
}

impl Layout {
    fn of(lines: &[Line<'_>]) -> Self {
        // A line of one word may be longer than the others: there was nowhere to break it.
        let breakable = lines.iter().filter(|line| line.text.contains(' '));
        let width = breakable.map(|line| line.width).max().unwrap_or(0);
        let follows = |pair: &&[Line<'_>]| !pair[0].is_blank() && !pair[1].is_blank();
        let mut following = lines.windows(2).filter(follows).map(|pair| &pair[1]);
        let has_blank = lines.iter().any(Line::is_blank);
        let wraps = (WRAPPED_LEAST..=WRAPPED_MOST).contains(&width)
            && (has_blank || following.any(Line::begins_lower));
        Self { wrapped_at: wraps.then_some(width) }
    }

    /// Whether `next` goes on with the text of `line`.
    fn joins(self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let Some(width) = self.wrapped_at else { return false };
        let word = next.text.split(' ').next().unwrap_or_default().chars().count();
        // The next word would have fitted, with room to spare: the break is meant.
        let is_full = line.width + 1 + word > width * 3 / 4;
        is_full || next.begins_lower() && !ends_sentence(line.text)
    }
}

/// A block before its kind is final.
#[derive(Debug)]
struct Piece<'t> {
    kind: SegmentKind,
    level: Option<u8>,
    label: Option<&'t str>,
    text: String,
    /// The last line that went into it, and where that stands.
    last: Line<'t>,
    at: usize,
}

impl Piece<'_> {
    fn block(self) -> Block {
        let mut block =
            Block::new(self.kind, inline::escape(&folded(&self.text))).level(self.level);
        block.label = self.label.map(str::to_owned);
        block
    }
}

struct Pieces<'t> {
    layout: Layout,
    all: Vec<Piece<'t>>,
    losses: Vec<Phrase>,
    /// The columns of the markers and of the texts of the open items, outermost first.
    columns: Vec<(usize, usize)>,
}

impl<'t> Pieces<'t> {
    fn line(&mut self, at: usize, line: &Line<'t>) {
        if line.is_blank() {
            return;
        }
        let touches = self.all.last().is_some_and(|piece| piece.at + 1 == at);
        if line.text.chars().all(|c| "-*_=".contains(c) || c.is_whitespace()) {
            self.drawn(at, line.text, touches);
        } else if let Some((label, text)) = marker::of_line(line.text) {
            let indent = line.width - text.chars().count();
            self.item(at, line.indent, label, Line { text, indent, ..*line });
        } else if let Some(text) = line.text.strip_prefix("> ") {
            let quote = Line { text: text.trim_start(), ..*line };
            if !(touches && self.continues(SegmentKind::Quote, &quote, at)) {
                self.push(SegmentKind::Quote, None, quote, at);
            }
        } else {
            self.plain(at, line, touches);
        }
    }

    /// A line drawn with signs, which makes a heading of the line above it or is lost.
    fn drawn(&mut self, at: usize, line: &str, touches: bool) {
        let previous = self.all.last_mut().filter(|_| touches);
        let previous = previous.filter(|piece| piece.kind == SegmentKind::Paragraph);
        match (underline(line), previous) {
            (Some(level), Some(piece)) => {
                (piece.kind, piece.level, piece.at) = (SegmentKind::Heading, Some(level), at);
            }
            _ => self.losses.push(Phrase::new("import-loss-rule").with("line", at + 1)),
        }
    }

    fn item(&mut self, at: usize, marker: usize, label: Option<&'t str>, item: Line<'t>) {
        // An item stands under those whose marker is left of its own.
        self.columns.retain(|&(of_marker, _)| of_marker < marker);
        self.columns.push((marker, item.indent));
        let depth = u8::try_from(self.columns.len()).unwrap_or(u8::MAX);
        self.push(SegmentKind::Item, (depth > 1).then_some(depth), item, at);
        if let Some(piece) = self.all.last_mut() {
            piece.label = label;
        }
    }

    fn plain(&mut self, at: usize, line: &Line<'t>, touches: bool) {
        if touches {
            let kind = self.all.last().map_or(SegmentKind::Paragraph, |piece| piece.kind);
            let of_item = kind == SegmentKind::Item
                && self.columns.last().is_some_and(|&(_, of_text)| line.indent >= of_text);
            let indented = kind == SegmentKind::Paragraph
                && self.all.last().is_some_and(|piece| line.indent > piece.last.indent);
            if of_item && self.extend(line, at) || !indented && self.continues(kind, line, at) {
                return;
            }
        }
        // A paragraph as far to the right as an item's text goes on with that item.
        self.columns.retain(|&(_, of_text)| of_text <= line.indent);
        let depth = u8::try_from(self.columns.len()).unwrap_or(u8::MAX);
        self.push(SegmentKind::Paragraph, (depth > 0).then_some(depth), *line, at);
    }

    fn push(&mut self, kind: SegmentKind, level: Option<u8>, last: Line<'t>, at: usize) {
        if kind == SegmentKind::Quote {
            self.columns.clear();
        }
        self.all.push(Piece { kind, level, label: None, text: last.text.to_owned(), last, at });
    }

    /// Adds the line to the last piece if that is of the kind and its last line was wrapped.
    fn continues(&mut self, kind: SegmentKind, line: &Line<'t>, at: usize) -> bool {
        let layout = self.layout;
        let last = self.all.last().filter(|piece| piece.kind == kind);
        last.is_some_and(|piece| layout.joins(&piece.last, line)) && self.extend(line, at)
    }

    fn extend(&mut self, line: &Line<'t>, at: usize) -> bool {
        let Some(piece) = self.all.last_mut() else { return false };
        piece.text.push(' ');
        piece.text.push_str(line.text);
        (piece.last, piece.at) = (*line, at);
        true
    }
}

/// The level of the heading that a line of `=` or `-` underlines.
fn underline(text: &str) -> Option<u8> {
    let all = |c: char| {
        text.matches(c).count() >= 3 && text.chars().all(|other| other == c || other == ' ')
    };
    if all('=') { Some(1) } else { (all('-') || all('*') || all('_')).then_some(2) }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['»', '”', '"', ')', '\u{a0}', '\u{202f}', ' '])
        .ends_with(['.', '!', '?', '…'])
}

/// Makes titles and headings of the short lines that stand before something else and do not end
/// as sentences do.
fn name_headings(pieces: &mut [Piece<'_>]) {
    lone_numbers(pieces);
    let looks: Vec<bool> =
        pieces.iter().map(|piece| looks_like_heading(piece, HEADING_MOST)).collect();
    let mut from = 0;
    while let Some(start) = (from..pieces.len()).find(|&at| looks[at]) {
        let end = (start..pieces.len()).find(|&at| !looks[at]).unwrap_or(pieces.len());
        // A heading and one below it, at most: more short lines are an address or a poem. At the
        // beginning there may be a title more.
        let most = if start == 0 { 3 } else { 2 };
        if end < pieces.len() && end - start <= most {
            for piece in &mut pieces[start..end] {
                piece.kind = SegmentKind::Heading;
                piece.level = piece.level.or(Some(heading_level(&piece.text)));
            }
        }
        from = end;
    }
    let followed = pieces.len() > 1;
    let Some(first) = pieces.first_mut() else { return };
    let underlined = first.kind == SegmentKind::Heading;
    if underlined || followed && looks_like_heading(first, TITLE_MOST) {
        (first.kind, first.level) = (SegmentKind::Title, None);
    }
    for piece in pieces.iter_mut().filter(|piece| piece.kind == SegmentKind::Heading) {
        piece.level = piece.level.map(|level| level.max(2));
    }
}

/// A number that no other item stands beside does not make a list: `1. Introduction`.
fn lone_numbers(pieces: &mut [Piece<'_>]) {
    let numbered: Vec<bool> = pieces.iter().map(|piece| piece.label.is_some()).collect();
    for (at, piece) in pieces.iter_mut().enumerate() {
        let beside = [at.checked_sub(1), Some(at + 1)];
        let alone = !beside.iter().flatten().any(|&other| numbered.get(other) == Some(&true));
        if let (Some(label), true, None) = (piece.label, alone, piece.level) {
            piece.text.insert_str(0, &format!("{label} "));
            (piece.kind, piece.label) = (SegmentKind::Paragraph, None);
        }
    }
}

fn looks_like_heading(piece: &Piece<'_>, most: usize) -> bool {
    let text = piece.text.trim_end_matches(['»', '”', '"', ')', '\u{a0}', '\u{202f}']);
    piece.kind == SegmentKind::Paragraph
        && piece.level.is_none()
        && text.chars().count() <= most
        && !text.ends_with(['.', '!', '…', ';', ':', ',', '-'])
        && text.contains(char::is_alphabetic)
        && !text.starts_with(char::is_lowercase)
}

/// `2.1 Soins` is one level below `2. Soins`.
fn heading_level(text: &str) -> u8 {
    let number = text.split([' ', '\u{a0}']).next().unwrap_or_default().trim_end_matches('.');
    let is_number = number.split('.').all(|part| part.parse::<u16>().is_ok());
    let dots = if is_number { number.matches('.').count() } else { 0 };
    u8::try_from(dots + 2).unwrap_or(6).min(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `text`: each block as `kind[level] label|text`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(super::super::testing::lines(&read(text).blocks), expected, "{text}");
    }

    #[test]
    fn a_line_is_a_paragraph() {
        let long = "Une phrase qui se suffit à elle-même et qui n’en finit pas. ".repeat(3);
        let long = long.trim();
        check(
            &format!("Le titre : suite\n{long}\nUne partie\n{long}\n- un\n- deux\n{long}"),
            &[
                "title|Le titre : suite",
                &format!("paragraph|{long}"),
                "heading2|Une partie",
                &format!("paragraph|{long}"),
                "item|un",
                "item|deux",
                &format!("paragraph|{long}"),
            ],
        );
    }

    #[test]
    fn wrapped_lines_are_joined() {
        check(
            "Rapport annuel\n\nLa coopérative a réuni ses membres pour parler de l’année\n\
             écoulée, et de ce qui vient.\n\nBilan\n\nLes comptes sont bons, et la fédération \
             nationale de\nSuisse en convient.\n\n  - un item qui est assez long pour passer \
             à la\n    ligne suivante\n    - dessous\n  - deux\n\n    Suite du deuxième.\n",
            &[
                "title|Rapport annuel",
                "paragraph|La coopérative a réuni ses membres pour parler de l’année écoulée, et \
                 de ce qui vient.",
                "heading2|Bilan",
                "paragraph|Les comptes sont bons, et la fédération nationale de Suisse en convient.",
                "item|un item qui est assez long pour passer à la ligne suivante",
                "item2|dessous",
                "item|deux",
                "paragraph1|Suite du deuxième.",
            ],
        );
    }

    #[test]
    fn numbers_make_items_or_headings() {
        check(
            "Titre\n\n1. Introduction\n\nDu texte.\n\n1.1 Contexte\n\nDu texte.\n\n1. un\n2. deux\n",
            &[
                "title|Titre",
                "heading2|1. Introduction",
                "paragraph|Du texte.",
                "heading3|1.1 Contexte",
                "paragraph|Du texte.",
                "item 1.|un",
                "item 2.|deux",
            ],
        );
    }

    #[test]
    fn underlines_quotes_rules_and_signs() {
        check(
            "Titre.\n======\n\nPartie !\n--------\n\n> cité\n\nUn *mot*.\n\n---\n\nFin.",
            &[
                "title|Titre.",
                "heading2|Partie !",
                "quote|cité",
                r"paragraph|Un \*mot\*.",
                "paragraph|Fin.",
            ],
        );
        assert_eq!(read("a.\n\n---\n\nb.").losses.len(), 1);
    }

    #[test]
    fn short_lines_may_be_an_address() {
        check(
            "Écrivez à :\n\nCICOPA\nAvenue Milcamps 105\n1030 Bruxelles\nBelgique\n\nMerci de votre visite.",
            &[
                "paragraph|Écrivez à :",
                "paragraph|CICOPA",
                "paragraph|Avenue Milcamps 105",
                "paragraph|1030 Bruxelles",
                "paragraph|Belgique",
                "paragraph|Merci de votre visite.",
            ],
        );
        check("Bonjour", &["paragraph|Bonjour"]);
        check("Un.\r\n\r\nDeux.\r\n", &["paragraph|Un.", "paragraph|Deux."]);
    }

    #[test]
    fn the_report_is_segmented_as_by_hand() {
        let text = include_str!("../../tests/data/ica-conference.fr.txt");
        let content = include_str!("../../content/ica-conference.toml");
        let file = crate::model::SourceFile::new("content/ica-conference.toml", content);
        let by_hand: Vec<_> = (crate::store::parse_content(&file).units.iter())
            .map(|unit| (unit.kind, unit.text().into_owned()))
            .collect();
        let read: Vec<_> = (read(text).blocks.into_iter())
            .map(|Block { kind, level, text, .. }| {
                (crate::model::UnitKind::Segment { kind, level }, text)
            })
            .collect();
        assert_eq!(read.len(), 18);
        assert_eq!(read, by_hand);
    }
}
