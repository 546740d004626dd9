//! Unpacks a lexicon; the layout is described in `pairs/fr-en/build-lexicon.py`.

use std::io::Read as _;

use super::{
    super::hash::hash_text, LexiconSide, PairLexicon, Partner, StemIndex, antonyms::Antonyms,
    cues::CueWords, poles::PoleList, sense::PREFIX_LETTERS, table::HashIndex,
};

/// The lexicon in `packed`, with `lists` for its languages.
///
/// None where the data is cut short, which the tests exclude for what is embedded.
pub(in crate::text) fn lexicon(
    packed: &[u8],
    lists: &PairWordLists,
    languages: [&str; 2],
) -> Option<PairLexicon> {
    let mut bytes = Vec::with_capacity(2 * packed.len());
    flate2::read::ZlibDecoder::new(packed).read_to_end(&mut bytes).ok()?;
    let mut input = ByteInput { bytes: &bytes };
    let mut first = input.stems(lists, languages[0])?;
    let mut second = input.stems(lists, languages[1])?;
    input.partners(&mut first, &mut second)?;
    first.only = input.hashes(|_| {})?;
    second.only = input.hashes(|_| {})?;
    let antonyms = Antonyms::parse_antonyms(lists.antonyms, languages[1], [&first, &second]);
    Some(PairLexicon { sides: [first, second], antonyms })
}

/// What is listed of a pair's words beside its lexicon, as the text of files.
#[derive(Debug)]
pub(in crate::text) struct PairWordLists {
    /// See [`CueWords`].
    pub(in crate::text) cues: &'static str,
    /// See [`PoleList`].
    pub(in crate::text) opposites: &'static str,
    /// See [`Antonyms`].
    pub(in crate::text) antonyms: &'static str,
}

struct ByteInput<'b> {
    bytes: &'b [u8],
}

impl<'b> ByteInput<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    fn take_number(&mut self) -> Option<u16> {
        self.take(2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    /// The words of a list, numbered; `show` is called with each.
    fn hashes(&mut self, mut show: impl FnMut(&[u8])) -> Option<HashIndex> {
        let count = usize::from(self.take_number()?);
        let (mut word, mut hashes) = (Vec::new(), Vec::with_capacity(count));
        for _ in 0..count {
            let (shared, rest) = (usize::from(self.byte()?), usize::from(self.byte()?));
            word.truncate(shared);
            word.extend_from_slice(self.take(rest)?);
            show(&word);
            hashes.push(hash_text(&word));
        }
        Some(HashIndex::new(count, hashes.into_iter()))
    }

    fn stems(&mut self, lists: &PairWordLists, language: &str) -> Option<LexiconSide> {
        let mut prefixes = Vec::new();
        let stems = self.hashes(|stem| {
            // Stems are folded, so that nearly all of them are ASCII.
            prefixes.push(stem.get(..PREFIX_LETTERS).map_or(0, hash_text));
        })?;
        let reliability = self.take(prefixes.len())?.to_vec();
        let cues = CueWords::parse_cues(lists.cues, language);
        let poles = PoleList::parse_poles(lists.opposites, language);
        Some(LexiconSide { stems, prefixes, reliability, cues, poles, ..LexiconSide::default() })
    }

    fn partners(&mut self, first: &mut LexiconSide, second: &mut LexiconSide) -> Option<()> {
        let counts = [first.prefixes.len(), second.prefixes.len()];
        let mut sizes = vec![0_u32; counts[1] + 1];
        for stem in 0..counts[0] {
            first.starts.push(u32::try_from(first.partners.len()).ok()?);
            for _ in 0..self.byte()? {
                let (partner, chances) = (self.take_number()?, self.byte()?);
                *sizes.get_mut(usize::from(partner) + 1)? += 1;
                let (forth, back) = (chances >> 4, chances & 15);
                first.partners.push(Partner { stem: partner, forth, back });
            }
            StemIndex::try_from(stem).ok()?;
        }
        first.starts.push(u32::try_from(first.partners.len()).ok()?);
        for at in 1..sizes.len() {
            sizes[at] += sizes[at - 1];
        }
        second.starts.clone_from(&sizes);
        second.partners = vec![Partner::default(); first.partners.len()];
        for (stem, bounds) in (0..).zip(first.starts.windows(2)) {
            for partner in &first.partners[bounds[0] as usize..bounds[1] as usize] {
                let place = &mut sizes[usize::from(partner.stem)];
                second.partners[*place as usize] =
                    Partner { stem, forth: partner.back, back: partner.forth };
                *place += 1;
            }
        }
        Some(())
    }
}
