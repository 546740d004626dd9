//! A text that is being typed, with the place of the cursor; as wide as the terminal lets it.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::ReviewKey;

/// A text that is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TextEditor {
    text: String,
    /// Where the cursor stands, a byte of the text.
    cursor: usize,
}

/// The lines of a text at some width, and where the cursor stands among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EditorLines {
    /// The lines.
    pub(super) lines: Vec<String>,
    /// The line of the cursor, and its column.
    pub(super) cursor: (usize, usize),
}

impl TextEditor {
    /// An editor with a text in it, the cursor at its end.
    #[must_use]
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// The text.
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Types what was pasted.
    pub(crate) fn insert(&mut self, text: &str) {
        self.text.insert_str(self.cursor, text);
        self.cursor += text.len();
    }

    /// Does what a key does in a text.
    pub(crate) fn press(&mut self, key: ReviewKey) {
        match key {
            ReviewKey::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            ReviewKey::NewLine => self.insert("\n"),
            ReviewKey::Backspace => self.delete(self.before()),
            ReviewKey::Delete => {
                let end = self.after();
                self.text.replace_range(self.cursor..end, "");
            }
            ReviewKey::WordBack => {
                let head = self.text[..self.cursor].trim_end();
                let start = head.rfind(char::is_whitespace).map_or(0, |at| at + 1);
                let start = (start..=head.len()).find(|at| self.text.is_char_boundary(*at));
                self.delete(start.unwrap_or_default());
            }
            ReviewKey::Left => self.cursor = self.before(),
            ReviewKey::Right => self.cursor = self.after(),
            ReviewKey::Home => self.cursor = self.line_start(),
            ReviewKey::End => self.cursor = self.line_end(),
            _ => {}
        }
    }

    /// Moves the cursor a line up or down, at this width.
    pub(super) fn move_line(&mut self, down: bool, width: usize) {
        let places = self.places(width);
        let at = places.iter().position(|place| place.0 == self.cursor).unwrap_or_default();
        let (line, column) = (places[at].1, places[at].2);
        let wanted = if down { line + 1 } else { line.wrapping_sub(1) };
        let is_there = |place: &&(usize, usize, usize)| place.1 == wanted && place.2 <= column;
        if let Some(place) = places.iter().rev().find(is_there) {
            self.cursor = place.0;
        }
    }

    fn delete(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    fn before(&self) -> usize {
        let last = self.text[..self.cursor].graphemes(true).next_back();
        self.cursor - last.map_or(0, str::len)
    }

    fn after(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at)
    }

    /// Each place of the cursor, with its line and column at this width; lines break at spaces, and
    /// inside a word only where it is wider than a line.
    fn places(&self, width: usize) -> Vec<(usize, usize, usize)> {
        let width = width.max(4);
        let (mut places, mut line, mut column) = (Vec::new(), 0, 0);
        for (at, word) in self.text.split_word_bound_indices() {
            let room = word.width();
            if column > 0 && column + room > width && room <= width && word != " " {
                (line, column) = (line + 1, 0);
            }
            for (offset, grapheme) in word.grapheme_indices(true) {
                let own = grapheme.width();
                if grapheme != "\n" && column > 0 && column + own > width {
                    (line, column) = (line + 1, 0);
                }
                places.push((at + offset, line, column));
                if grapheme.starts_with(['\n', '\r']) {
                    (line, column) = (line + 1, 0);
                } else {
                    column += own;
                }
            }
        }
        places.push((self.text.len(), line, column));
        places
    }

    /// The lines at this width.
    pub(super) fn lines(&self, width: usize) -> EditorLines {
        let places = self.places(width);
        let mut lines: Vec<String> = vec![String::new()];
        for window in places.windows(2) {
            let [(start, line, _), (end, ..)] = [window[0], window[1]];
            while lines.len() <= line {
                lines.push(String::new());
            }
            let part = self.text[start..end].trim_end_matches(['\n', '\r']);
            lines[line].push_str(part);
        }
        let last = places.last().map_or(0, |place| place.1);
        lines.resize(last + 1, String::new());
        let cursor = places.iter().find(|place| place.0 == self.cursor);
        EditorLines { lines, cursor: cursor.map_or((0, 0), |place| (place.1, place.2)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_edit_the_text() {
        let mut editor = TextEditor::new("un été");
        for key in [
            ReviewKey::Backspace,
            ReviewKey::Char('e'),
            ReviewKey::Home,
            ReviewKey::Delete,
            ReviewKey::Char('o'),
            ReviewKey::End,
            ReviewKey::WordBack,
            ReviewKey::Char('日'),
            ReviewKey::NewLine,
            ReviewKey::Char('x'),
            ReviewKey::Left,
            ReviewKey::Left,
            ReviewKey::Left,
        ] {
            editor.press(key);
        }
        assert_eq!(editor.text(), "on 日\nx");
        let lines = editor.lines(20);
        assert_eq!((lines.lines, lines.cursor), (vec!["on 日".to_owned(), "x".to_owned()], (0, 3)));
    }

    #[test]
    fn lines_break_at_spaces() {
        let editor = TextEditor::new("one two three");
        assert_eq!(editor.lines(8).lines, ["one two ", "three"]);
        assert_eq!(TextEditor::new("abcdefgh").lines(4).lines, ["abcd", "efgh"]);
        assert_eq!(TextEditor::new("").lines(4).lines, [""]);
        let mut editor = TextEditor::new("one two three");
        editor.move_line(false, 8);
        assert_eq!(editor.lines(8).cursor, (0, 5));
        editor.move_line(true, 8);
        assert_eq!(editor.lines(8).cursor, (1, 5));
    }

    proptest! {
        #[test]
        fn no_key_breaks_a_text(
            text in "[a é日\u{301}\n👩‍👩‍👧]{0,12}",
            keys in prop::collection::vec(0..12usize, 0..20),
            width in 0..12usize,
        ) {
            const KEYS: [ReviewKey; 10] = [
                ReviewKey::Char('x'), ReviewKey::NewLine, ReviewKey::Backspace, ReviewKey::Delete,
                ReviewKey::WordBack, ReviewKey::Left, ReviewKey::Right, ReviewKey::Home,
                ReviewKey::End, ReviewKey::Char('é'),
            ];
            let mut editor = TextEditor::new(&text);
            for key in keys {
                match KEYS.get(key) {
                    Some(key) => editor.press(*key),
                    None => editor.move_line(key == 10, width),
                }
                let lines = editor.lines(width);
                prop_assert!(lines.cursor.0 < lines.lines.len());
                prop_assert_eq!(lines.lines.concat(), editor.text().replace('\n', ""));
            }
        }
    }
}
