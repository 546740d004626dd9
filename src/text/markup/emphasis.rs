//! Pairs the delimiter runs of emphasis, by [CommonMark's
//! rules](https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis).

use std::ops::Range;

use super::{Emphasis, MarkupLink};
use crate::text::PatternReading;

/// A run that may open emphasis, or what is left of it.
#[derive(Debug, Clone, Copy)]
struct EmphasisOpener {
    start: usize,
    count: usize,
    /// Length of the whole run.
    length: usize,
    byte: u8,
    can_close: bool,
}

/// For each kind of closer, below which place of the stack no opener for it can be. This is what
/// keeps unpaired delimiters from being searched again and again.
type OpenerFloors = [usize; 12];

#[derive(Debug, Default)]
struct OpenerStack {
    openers: Vec<EmphasisOpener>,
    floors: OpenerFloors,
    /// Links around the present place: the end of each one's text, the stack's height and floors before it.
    links: Vec<(usize, usize, OpenerFloors)>,
    pairs: Vec<Emphasis>,
}

/// Pairs runs of delimiters. Emphasis does not cross the border of a link's text.
pub(super) fn pair(text: &str, runs: &[Range<usize>], links: &[MarkupLink]) -> Vec<Emphasis> {
    let mut stack = OpenerStack::default();
    let mut links = links.iter().peekable();
    for run in runs {
        stack.leave_links(run.start);
        while let Some(link) = links.next_if(|link| link.text.start <= run.start) {
            stack.leave_links(link.text.start);
            stack.enter_link(link.text.end);
        }
        stack.leave_links(run.start);
        stack.take_run(text, run);
    }
    stack.pairs
}

impl OpenerStack {
    fn enter_link(&mut self, end: usize) {
        let height = self.openers.len();
        self.links.push((end, height, self.floors));
        self.floors = [height; 12];
    }

    fn leave_links(&mut self, at: usize) {
        while let Some(&(_, height, floors)) = self.links.last().filter(|link| link.0 <= at) {
            self.openers.truncate(height);
            self.floors = floors;
            self.links.pop();
        }
    }

    fn take_run(&mut self, text: &str, run: &Range<usize>) {
        let byte = text.as_bytes()[run.start];
        let (can_open, can_close) = flanking(text, run, byte);
        let (length, mut start) = (run.len(), run.start);
        if can_close {
            while start < run.end {
                let closer = EmphasisOpener {
                    start,
                    count: run.end - start,
                    length,
                    byte,
                    can_close: can_open,
                };
                let Some(used) = self.pair_closer(closer) else { break };
                start += used;
            }
        }
        if can_open && start < run.end {
            self.openers.push(EmphasisOpener {
                start,
                count: run.end - start,
                length,
                byte,
                can_close,
            });
        }
    }

    /// Pairs the head of a closing run (whose `can_close` says whether it could open too) with the
    /// nearest opener; gives the number of delimiters used.
    fn pair_closer(&mut self, closer: EmphasisOpener) -> Option<usize> {
        let kind = usize::from(closer.byte == b'_') * 6
            + usize::from(closer.can_close) * 3
            + closer.length % 3;
        let floor = self.floors[kind].min(self.openers.len());
        let matching = |opener: &EmphasisOpener| {
            let either = opener.can_close || closer.can_close;
            let thirds = (opener.length + closer.length).is_multiple_of(3)
                && !(opener.length.is_multiple_of(3) && closer.length.is_multiple_of(3));
            opener.byte == closer.byte && !(either && thirds)
        };
        let Some(index) = self.openers[floor..].iter().rposition(matching) else {
            self.floors[kind] = self.openers.len();
            return None;
        };
        self.openers.truncate(floor + index + 1);
        let opener = self.openers.last_mut()?;
        let used = if opener.count >= 2 && closer.count >= 2 { 2 } else { 1 };
        opener.count -= used;
        let open = opener.start + opener.count;
        if opener.count == 0 {
            self.openers.pop();
        }
        let height = self.openers.len();
        for floor in &mut self.floors {
            *floor = height.min(*floor);
        }
        self.pairs.push(Emphasis {
            open: open..open + used,
            close: closer.start..closer.start + used,
            strong: used == 2,
        });
        Some(used)
    }
}

/// Whether a run may open and may close emphasis.
fn flanking(text: &str, run: &Range<usize>, byte: u8) -> (bool, bool) {
    let before = text[..run.start].chars().next_back().unwrap_or(' ');
    let after = text[run.end..].chars().next().unwrap_or(' ');
    let left = !after.is_whitespace()
        && (!is_punctuation(after) || before.is_whitespace() || is_punctuation(before));
    let right = !before.is_whitespace()
        && (!is_punctuation(before) || after.is_whitespace() || is_punctuation(after));
    if byte == b'*' {
        return (left, right);
    }
    (left && (!right || is_punctuation(before)), right && (!left || is_punctuation(after)))
}

/// Punctuation or symbol: what is neither letter, figure, space nor combining mark. A placeable
/// whose value is not known stands for a word.
fn is_punctuation(c: char) -> bool {
    let combines = unicode_normalization::char::is_combining_mark(c);
    !(c.is_alphanumeric() || c.is_whitespace() || combines || c == PatternReading::OBJECT)
}
