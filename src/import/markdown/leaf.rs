//! The inline content of one block: where it stands in the source, and what of it is rewritten.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{Event, LinkType, Tag};

use crate::{
    import::inline,
    text::{folded, guarded, unguarded},
};

/// Inline content, as far as it has been seen.
#[derive(Debug, Default)]
pub(super) struct LeafBuilder {
    range: Option<Range<usize>>,
    /// What replaces parts of the source; they do not overlap.
    edits: Vec<(Range<usize>, String)>,
    /// Whether the last piece was a line break, so that the prefix of the next line goes with it.
    after_break: bool,
    /// How many pieces are open.
    depth: usize,
    /// The first two pieces that do not stand in another.
    pieces: Vec<LeafPiece>,
    /// Whether the outermost open piece is a link that has held nothing but images.
    only_image: bool,
}

#[derive(Debug, Clone, Copy)]
enum LeafPiece {
    Image,
    Break { end: usize },
    Other,
}

impl LeafBuilder {
    /// Where it begins.
    pub(super) fn start(&self) -> usize {
        self.range.as_ref().map_or(0, |range| range.start)
    }

    /// A piece without pieces of its own.
    pub(super) fn inline(&mut self, event: &Event<'_>, mut range: Range<usize>, source: &str) {
        // The parser leaves the backslash of an escaped character out.
        if source[..range.start].ends_with('\\') && matches!(event, Event::Text(_)) {
            range.start -= 1;
        }
        self.piece(match event {
            Event::HardBreak | Event::SoftBreak => LeafPiece::Break { end: range.end },
            _ => LeafPiece::Other,
        });
        self.touch(&range);
        if matches!(event, Event::HardBreak) {
            self.edits.push((range, "\\\n".to_owned()));
            self.after_break = true;
        }
    }

    /// The beginning of emphasis, a link or an image. A reference gets its target, since the
    /// definition of it does not stand in this block; whether it is one.
    pub(super) fn open_inline(
        &mut self,
        tag: &Tag<'_>,
        range: &Range<usize>,
        source: &str,
    ) -> bool {
        self.piece(if matches!(tag, Tag::Image { .. }) {
            LeafPiece::Image
        } else {
            LeafPiece::Other
        });
        self.touch(range);
        if self.depth == 0 {
            self.only_image = matches!(tag, Tag::Link { .. });
        }
        self.depth += 1;
        if let Tag::Link { link_type, dest_url, title, .. }
        | Tag::Image { link_type, dest_url, title, .. } = tag
            && let Some(tail) = reference_tail(*link_type, range, source)
        {
            self.touch(&tail);
            self.edits.push((tail, inline::target(dest_url, title)));
            return true;
        }
        false
    }

    /// The end of what was opened last.
    pub(super) fn close_inline(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if let (0, true, [first]) = (self.depth, self.only_image, &mut *self.pieces) {
            *first = LeafPiece::Image;
        }
    }

    /// Its text; `quotes` is the number of quotations it stands in.
    pub(super) fn leaf_text(&self, source: &str, quotes: usize) -> String {
        self.range.as_ref().map_or_else(String::new, |range| self.slice(source, range, quotes))
    }

    /// The image and the caption, where it is an image with a text on the lines below; only the
    /// image, where that is all of it.
    pub(super) fn figure(&self, source: &str, quotes: usize) -> Option<(String, Option<String>)> {
        let range = self.range.clone()?;
        match *self.pieces {
            [LeafPiece::Image] => Some((self.slice(source, &range, quotes), None)),
            [LeafPiece::Image, LeafPiece::Break { end }] => {
                let image = self.slice(source, &(range.start..end), quotes);
                let caption = self.slice(source, &(end..range.end), quotes);
                // A row of badges has no caption.
                if !inline::has_text(&caption) {
                    return None;
                }
                Some((image.trim_end_matches(['\\', '\n']).to_owned(), Some(caption)))
            }
            _ => None,
        }
    }

    fn slice(&self, source: &str, range: &Range<usize>, quotes: usize) -> String {
        let mut edits: Vec<_> = (self.edits.iter())
            .filter(|(edit, _)| edit.start >= range.start && edit.end <= range.end)
            .collect();
        edits.sort_by_key(|(edit, _)| edit.start);
        let (mut text, mut at) = (String::with_capacity(range.len()), range.start);
        for (edit, replacement) in edits {
            let part = on_one_line(&source[at..edit.start.max(at)], quotes);
            text.push_str(if replacement.starts_with('\\') { part.trim_end() } else { &part });
            // A backslash would make the one of the break its own.
            let slashes = text.len() - text.trim_end_matches('\\').len();
            if slashes % 2 == 1 && replacement.starts_with("\\\n") {
                text.push('\\');
            }
            text.push_str(replacement);
            at = edit.end.max(at);
        }
        let rest = &source[at..range.end.max(at)];
        text.push_str(&on_one_line(rest, quotes));
        let lines = text.split('\n').map(|line| folded(line).trim().to_owned());
        // Guarded first, so that it is all one whether a line needed its backslash where it stood.
        unguarded(&guarded(&lines.collect::<Vec<_>>().join("\n"))).into_owned()
    }

    fn touch(&mut self, range: &Range<usize>) {
        if std::mem::take(&mut self.after_break)
            && let Some((edit, _)) = self.edits.last_mut()
        {
            edit.end = edit.end.max(range.start);
        }
        match &mut self.range {
            Some(known) => known.end = known.end.max(range.end),
            None => self.range = Some(range.clone()),
        }
    }

    fn piece(&mut self, piece: LeafPiece) {
        if self.depth == 0 && self.pieces.len() < 2 {
            self.pieces.push(piece);
        } else if self.depth == 1 {
            self.only_image &= matches!(piece, LeafPiece::Image);
        }
    }
}

/// The end of a reference link or image, from the bracket that closes its text.
fn reference_tail(link_type: LinkType, range: &Range<usize>, source: &str) -> Option<Range<usize>> {
    let slice = source.get(range.clone())?;
    // The parser counts the brackets of `[text][]` in or not.
    let empty = if source[range.end..].starts_with("[]") { 2 } else { 0 };
    let (length, end) = match link_type {
        LinkType::Collapsed if slice.ends_with("][]") => (3, range.end),
        LinkType::Collapsed => (1, range.end + empty),
        LinkType::Shortcut => (1, range.end),
        // A label holds no bracket but escaped ones.
        LinkType::Reference => (range.len() - slice.rfind("][")?, range.end),
        _ => return None,
    };
    Some(range.end.checked_sub(length)?..end)
}

/// Wrapped lines as one, without the `>` of the quotations they stand in.
fn on_one_line(text: &str, quotes: usize) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().trim_end().to_owned();
    for line in lines {
        let mut line = line.trim();
        for _ in 0..quotes {
            let Some(rest) = line.strip_prefix('>') else { break };
            line = rest.trim_start();
        }
        out.push(' ');
        out.push_str(line);
    }
    Cow::Owned(out)
}
