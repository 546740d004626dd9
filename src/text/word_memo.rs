//! What was read of words, remembered by how they are spelt.

/// Words that are remembered; one that falls into the place of another takes it. A check of 4,282
/// institutional pairs takes a ninth fewer instructions with four times 2^13, and 6 to 24 MB more: this is
/// between.
pub(super) const PLACES: usize = 1 << 14;

/// The longest word that is remembered, in bytes.
const LONGEST: usize = 24;

/// A word of at most [`LONGEST`] bytes, filled up with zeros.
type Spelling = [u64; LONGEST / 8];

/// What was read of the words that were met.
pub(super) struct WordMemo<T> {
    known: Vec<Option<(Spelling, T)>>,
}

impl<T> Default for WordMemo<T> {
    fn default() -> Self {
        Self { known: Vec::new() }
    }
}

impl<T: Copy> WordMemo<T> {
    /// What `read` says of the word between two places of a text, or said of it before.
    #[inline]
    pub(super) fn get(
        &mut self,
        text: &str,
        (start, end): (usize, usize),
        read: impl FnOnce(&str) -> T,
    ) -> T {
        let word = &text[start..end];
        let Some(own) = spelling(text.as_bytes(), start, end) else { return read(word) };
        if self.known.is_empty() {
            self.known.resize_with(PLACES, || None);
        }
        let known = &mut self.known[spelling_slot(own)];
        match known {
            Some((spelling, found)) if *spelling == own => *found,
            _ => known.insert((own, read(word))).1,
        }
    }
}

/// The bytes of a word as numbers; none where it is too long to be remembered.
#[inline]
fn spelling(text: &[u8], start: usize, end: usize) -> Option<Spelling> {
    let length = end - start;
    if length > LONGEST {
        return None;
    }
    let mut spelling = [eight(text, start, end), 0, 0];
    if length > 8 {
        spelling[1] = eight(text, start + 8, end);
        if length > 16 {
            spelling[2] = eight(text, start + 16, end);
        }
    }
    Some(spelling)
}

/// The bytes from `at` on, eight of them and none from `end` on.
#[inline]
fn eight(text: &[u8], at: usize, end: usize) -> u64 {
    let bytes = match text.get(at..at + 8).and_then(|bytes| <[u8; 8]>::try_from(bytes).ok()) {
        Some(bytes) => u64::from_le_bytes(bytes),
        None => text[at..end].iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    };
    let left = end - at;
    if left < 8 { bytes & !(u64::MAX << (8 * left)) } else { bytes }
}

#[inline]
fn spelling_slot([first, second, third]: Spelling) -> usize {
    let mixed = first ^ second.rotate_left(23) ^ third.rotate_left(41);
    let hash = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(hash >> 40).unwrap_or_default() % PLACES
}
