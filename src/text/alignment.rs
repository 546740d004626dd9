//! Which sentences of a translation answer to which of the source.
//!
//! Sentences stay in order, so the best alignment is a shortest path through beads of 1-1, 2-1, 1-2 …
//! sentences (Gale and Church, 1993, "A program for aligning sentences in bilingual corpora"). A bead
//! costs what its lengths and its shape make unlikely, less the anchors that both of its sides hold.
//! Long texts are searched in a band around the diagonal: linear in their sentences.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{TextAnchor, TextFacts, WordLink, pairs::expansion};

/// Cells that are searched without a band.
const FULL: usize = 1 << 14;
/// Half the width of the band, at least and at most.
const BAND: (usize, usize) = (8, 48);
/// Cells of a band; longer texts get a narrower one.
const CELLS: usize = 1 << 18;
/// An anchor that is in so many sentences tells nothing.
const COMMON: usize = 6;
/// What a sentence without counterpart costs.
const SKIP: f32 = 2.9;
/// What an anchor of weight 1 is worth, in the same (natural logarithms of odds).
const ANCHOR: f32 = 0.6;
/// What an anchor of weight 1 costs that the other side lacks altogether.
const LONELY: f32 = 0.3;
/// An anchor of such a weight, a figure or name, has to be there; a lighter one may be no cognate.
const STRONG: f32 = 2.0;
/// What a lighter one counts where the other side lacks it.
const WEAK: f32 = 0.3;
/// How much of what the lexicon says of a word counts: words of a sentence do not stand for themselves.
const WORD: f32 = 0.4;
/// Variance of a translation's length per letter of it.
const VARIANCE: f32 = 2.5;

/// Anchors of a text whose cost is bounded before they are placed.
const FEW: usize = 64;

/// What a bead costs at least that has not as many sentences on both sides.
const UNEVEN: f32 = 2.3;

/// Shapes of beads: sentences of the source, of the translation, and what the shape costs.
const SHAPES: [(usize, usize, f32); 9] = [
    (1, 1, 0.0),
    (1, 0, SKIP),
    (0, 1, SKIP),
    (2, 1, UNEVEN),
    (1, 2, UNEVEN),
    (2, 2, 4.0),
    (3, 1, 4.2),
    (1, 3, 4.2),
    (2, 3, 6.0),
];

/// Sentences of the source and those of the translation that answer to them; one of the two ranges
/// may be empty.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SentenceBead {
    /// Indices into the source's sentences.
    pub source: Range<usize>,
    /// Indices into the translation's sentences.
    pub target: Range<usize>,
}

/// An alignment and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SentenceAlignment {
    /// The beads, in order; together they hold each sentence once.
    pub beads: Vec<SentenceBead>,
    /// Negative logarithm of its odds, up to a constant.
    pub cost: f32,
}

impl SentenceAlignment {
    /// Whether every sentence of a run, which is of one side only, has no counterpart here either.
    #[must_use]
    pub(crate) fn leaves_alone(&self, lone: &SentenceBead) -> bool {
        let is_alone = |of: fn(&SentenceBead) -> [&Range<usize>; 2]| {
            let runs = self.beads.iter().map(of).filter(|[_, other]| other.is_empty());
            let alone: usize = runs
                .map(|[own, _]| {
                    own.end.min(of(lone)[0].end).saturating_sub(own.start.max(of(lone)[0].start))
                })
                .sum();
            alone == of(lone)[0].len()
        };
        is_alone(|bead| [&bead.source, &bead.target])
            && is_alone(|bead| [&bead.target, &bead.source])
    }
}

/// Aligns the sentences of a text and its translation; `skips` tells whether sentences may be left
/// without counterpart.
///
/// None where there is no such alignment: an empty side, or one that would have to be skipped.
#[must_use]
pub(crate) fn align(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    skips: bool,
) -> Option<SentenceAlignment> {
    align_with(source, target, skips, None)
}

/// The same with sentences that may be left without counterpart, and with what a lexicon knows of their words:
/// dearer, and sure of what a sentence says where lengths are not.
#[must_use]
pub(crate) fn align_by_words(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    words: &[WordLink],
) -> Option<SentenceAlignment> {
    align_with(source, target, true, Some(words))
}

fn align_with(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    skips: bool,
    words: Option<&[WordLink]>,
) -> Option<SentenceAlignment> {
    let sides = [SentenceSide::new(source), SentenceSide::new(target)];
    let [rows, columns] = [sides[0].lengths.len(), sides[1].lengths.len()];
    if rows == 0 || columns == 0 {
        return None;
    }
    let expansion = expansion(source.language, target.language);
    let grid = SearchGrid::new(rows, columns);
    let mut anchors = Anchors::new(&sides, &grid);
    if let Some(words) = words {
        anchors.add_words(words, &sides, &grid);
    }
    grid.search(&BeadCosts { sides: &sides, anchors: &anchors, grid: &grid, expansion, skips })
}

/// Whether the best alignment surely leaves no sentence without counterpart, as in most texts: to
/// pair the sentences one by one costs less than any way of skipping one could.
#[must_use]
pub(crate) fn skips_none(source: &TextFacts<'_>, target: &TextFacts<'_>) -> bool {
    let count = source.sentences().len();
    if count == 0 || count != target.sentences().len() || count * count > FULL {
        return false;
    }
    if pairs_surely(source, target) {
        return true;
    }
    let sides = [SentenceSide::new(source), SentenceSide::new(target)];
    let expansion = expansion(source.language, target.language);
    let grid = SearchGrid::new(count, count);
    let anchors = Anchors::new(&sides, &grid);
    let costs = BeadCosts { sides: &sides, anchors: &anchors, grid: &grid, expansion, skips: true };
    let straight: f32 = (0..count).map(|at| costs.bead(at..at + 1, at..at + 1, 0.0)).sum();
    // With as many sentences on both sides, who skips one has another bead that is not one to one;
    // lengths cost nothing at best, and no anchor counts twice.
    let least = SKIP + UNEVEN - ANCHOR * anchors.shared.iter().sum::<f32>();
    straight + 0.05 < least
}

/// The same of two texts with as many sentences, by what their anchors cost at most: told without
/// looking where each of them is, and for texts with few only.
fn pairs_surely(source: &TextFacts<'_>, target: &TextFacts<'_>) -> bool {
    let (ours, theirs) = (source.anchors(), target.anchors());
    if ours.len() > FEW || theirs.len() > FEW {
        return false;
    }
    let expansion = expansion(source.language, target.language);
    let lengths = source.lengths().iter().zip(target.lengths());
    let mut most: f32 = lengths
        .map(|(own, other)| length_cost(float(own.characters) * expansion, float(other.characters)))
        .sum();
    let lonely =
        |anchor: &TextAnchor| LONELY * if anchor.weight >= STRONG { anchor.weight } else { WEAK };
    let mut there = [0; FEW];
    for (index, (sentence, _)) in with_sentences(target).enumerate() {
        there[index] = sentence;
    }
    // Which of the translation's the source has, too.
    let mut answered = 0_u64;
    for (sentence, anchor) in with_sentences(source) {
        let (mut here, mut elsewhere) = (false, false);
        for (index, other) in theirs.iter().enumerate() {
            if other.key == anchor.key {
                answered |= 1 << index;
                here |= there[index] == sentence;
                elsewhere |= there[index] != sentence;
            }
        }
        most += match (here, elsewhere) {
            (_, true) => ANCHOR * anchor.weight,
            (true, false) => 0.0,
            (false, false) => lonely(anchor),
        };
    }
    let unanswered = theirs.iter().enumerate().filter(|(index, _)| answered & 1 << index == 0);
    most += unanswered.map(|(_, anchor)| lonely(anchor)).sum::<f32>();
    most + 0.1 < SKIP + UNEVEN
}

/// The anchors of a text with the index of the sentence that each is in.
fn with_sentences<'f>(facts: &'f TextFacts<'_>) -> impl Iterator<Item = (usize, &'f TextAnchor)> {
    let (sentences, mut index) = (facts.sentences(), 0);
    facts.anchors().iter().map(move |anchor| {
        while sentences.get(index).is_some_and(|sentence| sentence.end <= anchor.at) {
            index += 1;
        }
        (index, anchor)
    })
}

/// For each bead of the best alignment, the bytes of the source's text and of the translation's; an
/// empty range where nothing answers.
#[must_use]
pub(crate) fn align_sentences(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let pairs = SentencePairs::new(source, target);
    pairs.alignment().map(|alignment| pairs.places(alignment)).unwrap_or_default()
}

/// The sentences of a text and its translation, aligned once, when they are first asked for.
#[derive(Debug)]
pub(crate) struct SentencePairs<'f> {
    facts: [&'f TextFacts<'f>; 2],
    alignment: OnceCell<Option<SentenceAlignment>>,
    parts: OnceCell<Vec<(Range<usize>, Range<usize>)>>,
}

impl<'f> SentencePairs<'f> {
    #[must_use]
    pub(crate) fn new(source: &'f TextFacts<'f>, target: &'f TextFacts<'f>) -> Self {
        let facts = [source, target];
        Self { facts, alignment: OnceCell::new(), parts: OnceCell::new() }
    }

    /// The best alignment, which may leave sentences without counterpart; none where a side is empty.
    #[must_use]
    pub(crate) fn alignment(&self) -> Option<&SentenceAlignment> {
        let [source, target] = self.facts;
        self.alignment.get_or_init(|| align(source, target, true)).as_ref()
    }

    /// Where the sentences stand in either text; the whole texts where they cannot be aligned.
    #[must_use]
    pub(crate) fn parts(&self) -> &[(Range<usize>, Range<usize>)] {
        self.parts.get_or_init(|| {
            let [source, target] = self.facts;
            match self.alignment() {
                Some(alignment) => self.places(alignment),
                None => vec![(0..source.text().len(), 0..target.text().len())],
            }
        })
    }

    fn places(&self, alignment: &SentenceAlignment) -> Vec<(Range<usize>, Range<usize>)> {
        let [source, target] = self.facts;
        let beads = alignment.beads.iter();
        beads.map(|bead| (bytes(source, &bead.source), bytes(target, &bead.target))).collect()
    }
}

/// The bytes that a run of sentences spans; where it is empty, the place where it would stand.
#[must_use]
pub(crate) fn bytes(facts: &TextFacts<'_>, run: &Range<usize>) -> Range<usize> {
    let sentences = facts.sentences();
    let start = sentences.get(run.start).map_or(facts.text().len(), |first| first.start);
    match run.end.checked_sub(1).and_then(|last| sentences.get(last)) {
        Some(last) if !run.is_empty() => start..last.end,
        _ => start..start,
    }
}

/// What counts of the sentences of one side.
struct SentenceSide<'f> {
    /// Letters and digits of each sentence.
    lengths: Vec<f32>,
    anchors: &'f [TextAnchor],
    /// The sentence of each anchor.
    sentence: Vec<usize>,
    /// Where each sentence ends.
    ends: Vec<usize>,
}

impl<'f> SentenceSide<'f> {
    fn new(facts: &'f TextFacts<'_>) -> Self {
        let sentences = facts.sentences();
        let lengths = facts.lengths().iter().map(|length| float(length.characters)).collect();
        let anchors = facts.anchors();
        let index = |anchor: &TextAnchor| sentences.partition_point(|range| range.end <= anchor.at);
        let ends = sentences.iter().map(|range| range.end).collect();
        Self { lengths, anchors, sentence: anchors.iter().map(index).collect(), ends }
    }

    /// The sentence that a place of the text is in.
    fn sentence_at(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end <= at).min(self.lengths.len().saturating_sub(1))
    }

    fn has_anchor(&self, at: usize) -> bool {
        self.anchors.binary_search_by_key(&at, |anchor| anchor.at).is_ok()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a length beyond 2^24 may be off by one")]
fn float(count: u32) -> f32 {
    count as f32
}

/// The cells that are searched: all, or a band around the diagonal.
struct SearchGrid {
    rows: usize,
    columns: usize,
    /// Half the width of the band.
    band: usize,
    width: usize,
}

impl SearchGrid {
    fn new(rows: usize, columns: usize) -> Self {
        let full = (rows + 1).saturating_mul(columns + 1) <= FULL;
        let band = (CELLS / (2 * rows + 1)).clamp(BAND.0, BAND.1);
        let width = if full { columns + 1 } else { (2 * band + 1).min(columns + 1) };
        Self { rows, columns, band, width }
    }

    /// The first column of a row's band.
    fn first(&self, row: usize) -> usize {
        let middle = row * self.columns / self.rows.max(1);
        middle.saturating_sub(self.band).min(self.columns + 1 - self.width)
    }

    fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let offset = column.checked_sub(self.first(row))?;
        (offset < self.width).then(|| row * self.width + offset)
    }

    fn cells(&self) -> usize {
        (self.rows + 1) * self.width
    }

    /// The cheapest path from the first cell to the last.
    fn search(&self, costs: &BeadCosts<'_>) -> Option<SentenceAlignment> {
        let mut best = vec![f32::INFINITY; self.cells()];
        let mut came = vec![0_u8; self.cells()];
        for row in 0..=self.rows {
            for column in self.first(row)..(self.first(row) + self.width) {
                let Some(cell) = self.cell(row, column) else { continue };
                if row + column == 0 {
                    best[cell] = 0.0;
                    continue;
                }
                for (index, shape) in SHAPES.iter().enumerate() {
                    let Some((from_row, from_column)) =
                        row.checked_sub(shape.0).zip(column.checked_sub(shape.1))
                    else {
                        continue;
                    };
                    let Some(from) = self.cell(from_row, from_column) else { continue };
                    let so_far = best[from];
                    // Even a bead that costs nothing would not help; anchors may make one cost less.
                    if so_far.is_infinite() {
                        continue;
                    }
                    let cost = so_far + costs.bead(from_row..row, from_column..column, shape.2);
                    if cost < best[cell] {
                        best[cell] = cost;
                        came[cell] = u8::try_from(index).unwrap_or(0);
                    }
                }
            }
        }
        self.walk_back(&best, &came)
    }

    fn walk_back(&self, best: &[f32], came: &[u8]) -> Option<SentenceAlignment> {
        let (mut row, mut column) = (self.rows, self.columns);
        let cost = best[self.cell(row, column)?];
        if cost.is_infinite() {
            return None;
        }
        let mut beads = Vec::with_capacity(row.max(column));
        while row + column > 0 {
            let shape = SHAPES[usize::from(came[self.cell(row, column)?])];
            let (from_row, from_column) = (row - shape.0, column - shape.1);
            beads.push(SentenceBead { source: from_row..row, target: from_column..column });
            (row, column) = (from_row, from_column);
        }
        beads.reverse();
        Some(SentenceAlignment { beads, cost })
    }
}

struct BeadCosts<'a> {
    sides: &'a [SentenceSide<'a>; 2],
    anchors: &'a Anchors,
    grid: &'a SearchGrid,
    expansion: f32,
    skips: bool,
}

impl BeadCosts<'_> {
    fn bead(&self, source: Range<usize>, target: Range<usize>, shape: f32) -> f32 {
        if source.is_empty() || target.is_empty() {
            return if self.skips { shape } else { f32::INFINITY };
        }
        let expected: f32 =
            self.sides[0].lengths[source.clone()].iter().sum::<f32>() * self.expansion;
        let actual: f32 = self.sides[1].lengths[target.clone()].iter().sum();
        let lonely: f32 = self.anchors.lonely[0][source.clone()].iter().sum::<f32>()
            + self.anchors.lonely[1][target.clone()].iter().sum::<f32>();
        let mut shared = 0.0;
        for row in source {
            for column in target.clone() {
                shared += self.grid.cell(row, column).map_or(0.0, |cell| self.anchors.shared[cell]);
            }
        }
        shape + length_cost(expected, actual) + LONELY * lonely - ANCHOR * shared
    }
}

/// What it costs that a translation has `actual` letters where `expected` are likely: grows like the
/// square of a small difference and like the logarithm of a great one, as translations do.
fn length_cost(expected: f32, actual: f32) -> f32 {
    let variance = VARIANCE * (expected + actual) / 2.0 + 9.0;
    let difference = expected - actual;
    1.5 * (difference * difference / (3.0 * variance)).ln_1p()
}

/// The anchors of the sentences of both sides, summed up.
struct Anchors {
    /// For each cell, those that a sentence of the source and one of the translation share.
    shared: Vec<f32>,
    /// For each sentence of either side, what the other side lacks.
    lonely: [Vec<f32>; 2],
}

impl Anchors {
    fn new(sides: &[SentenceSide<'_>; 2], grid: &SearchGrid) -> Self {
        let mut shared = vec![0.0; grid.cells()];
        let mut lonely = [0, 1].map(|index: usize| vec![0.0; sides[index].lengths.len()]);
        let mut places = AnchorPlaces::new(sides);
        for (side, index) in sides.iter().zip(0..) {
            for (anchor, &sentence) in side.anchors.iter().zip(&side.sentence) {
                let places = places.places_of(anchor.key);
                if places[1 - index].is_empty() {
                    lonely[index][sentence] +=
                        if anchor.weight >= STRONG { anchor.weight } else { WEAK };
                } else if index == 0 {
                    share(anchor.weight, sentence, places, grid, &mut shared);
                }
            }
        }
        Self { shared, lonely }
    }

    /// Adds words of the lexicon, which are no anchors by themselves: a word that may be said in several
    /// sentences tells the less of each.
    fn add_words(&mut self, words: &[WordLink], sides: &[SentenceSide<'_>; 2], grid: &SearchGrid) {
        let sentences = |word: &WordLink| [0, 1].map(|side| sides[side].sentence_at(word.at[side]));
        // For each word of either side, the sentences of the other that it may be said in.
        let mut places: [HashMap<usize, HashSet<usize>>; 2] = Default::default();
        for word in words {
            let sentences = sentences(word);
            for side in 0..2 {
                places[side].entry(word.at[side]).or_default().insert(sentences[1 - side]);
            }
        }
        let mut told = HashSet::new();
        for word in words {
            let [row, column] = sentences(word);
            let common = places[0][&word.at[0]].len().max(places[1][&word.at[1]].len());
            if common <= COMMON
                && !sides[0].has_anchor(word.at[0])
                && told.insert((word.at[0], column))
                && let Some(cell) = grid.cell(row, column)
            {
                #[expect(clippy::cast_precision_loss, reason = "a few sentences")]
                let share = WORD * word.worth / (ANCHOR * common as f32);
                self.shared[cell] += share;
            }
        }
    }
}

/// An anchor in a sentence: what it is, the side, the sentence, and whether it was counted.
type AnchorPlace = (u32, usize, usize, bool);

/// Where each anchor is, each sentence once: sorted, which is cheaper than a table for the few
/// dozen that a text has.
struct AnchorPlaces {
    all: Vec<AnchorPlace>,
}

impl AnchorPlaces {
    fn new(sides: &[SentenceSide<'_>; 2]) -> Self {
        let of_side = |(side, index): (&SentenceSide<'_>, usize)| -> Vec<AnchorPlace> {
            let anchors = side.anchors.iter().zip(&side.sentence);
            anchors.map(|(anchor, &sentence)| (anchor.key, index, sentence, false)).collect()
        };
        let mut all: Vec<AnchorPlace> = sides.iter().zip(0..).flat_map(of_side).collect();
        all.sort_unstable();
        all.dedup();
        Self { all }
    }

    /// The places of an anchor in the source and in the translation.
    fn places_of(&mut self, key: u32) -> [&mut [AnchorPlace]; 2] {
        let start = self.all.partition_point(|place| place.0 < key);
        let own = &mut self.all[start..];
        let middle = own.partition_point(|place| place.0 == key && place.1 == 0);
        let (source, rest) = own.split_at_mut(middle);
        let end = rest.partition_point(|place| place.0 == key);
        [source, &mut rest[..end]]
    }
}

/// Counts an anchor of the source's sentence `row` for each sentence of the translation that has
/// it too; each sentence once, whatever it repeats.
fn share(
    weight: f32,
    row: usize,
    places: [&mut [AnchorPlace]; 2],
    grid: &SearchGrid,
    shared: &mut [f32],
) {
    let [rows, columns] = places;
    let common = rows.len().max(columns.len());
    if common > COMMON {
        return;
    }
    let Some(place) = rows.iter_mut().find(|place| place.2 == row && !place.3) else { return };
    place.3 = true;
    for &mut (_, _, column, _) in columns {
        if let Some(cell) = grid.cell(row, column) {
            #[expect(clippy::cast_precision_loss, reason = "a few sentences")]
            let share = weight / common as f32;
            shared[cell] += share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Pattern, Span};
    use crate::text::{Language, word_links};

    fn aligned(source: &str, target: &str) -> String {
        let [source, target] = [source, target].map(|text| Pattern::plain(text, Span::at(0)));
        let source = TextFacts::from_pattern(&source, Language::named("fr"));
        let target = TextFacts::from_pattern(&target, Language::named("en"));
        let Some(alignment) = align(&source, &target, true) else { return "none".to_owned() };
        let shape = |bead: &SentenceBead| format!("{}-{}", bead.source.len(), bead.target.len());
        alignment.beads.iter().map(shape).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(source: &str, target: &str, expected: &str) {
        assert_eq!(aligned(source, target), expected, "{source:?} {target:?}");
    }

    #[test]
    fn sentences_find_their_translation() {
        check("Il pleut depuis hier.", "It has been raining since yesterday.", "1-1");
        check(
            "La rivière a débordé deux fois. Les habitants du quartier ont quitté leurs maisons.",
            "The river overflowed twice. The people of the neighbourhood left their homes.",
            "1-1 1-1",
        );
        check(
            "La rivière a débordé en 1910, puis en 1955 ; les habitants du quartier ont quitté leurs maisons.",
            "The river overflowed in 1910, then in 1955. The people of the neighbourhood left their homes.",
            "1-2",
        );
        check(
            "La rivière a débordé. En 1910, les habitants sont partis. Ils sont revenus au printemps.",
            "The river overflowed, and in 1910 the people left. They came back in spring.",
            "2-1 1-1",
        );
        check(
            "Le musée ouvre en mai. Le billet coûte 12 euros pour les adultes. La visite dure deux heures.",
            "The museum opens in May. The visit takes two hours.",
            "1-1 1-0 1-1",
        );
        check(
            "Le musée ouvre en mai. La visite dure deux heures.",
            "The museum opens in May. Tickets are sold on the spot, at the main gate only. The visit takes two hours.",
            "1-1 0-1 1-1",
        );
        for (source, target) in [("", "A."), ("A.", ""), ("", "")] {
            check(source, target, "none");
        }
    }

    #[test]
    fn words_tell_sentences_of_one_length_apart() {
        let [source, target] = [
            (
                "Le chien dort au soleil devant la porte du jardin de la vieille maison. La pluie tombe \
                 sur les toits de la ville depuis deux longues semaines. Le train part ce soir de la \
                 petite gare du village de montagne.",
                "fr",
            ),
            (
                "The dog sleeps in the sun before the garden door of the old house. The train leaves \
                 from the small station of the mountain village tonight.",
                "en",
            ),
        ]
        .map(|(text, language)| {
            (Pattern::plain(text, Span::at(0)), Language::named(language))
        });
        let source = TextFacts::from_pattern(&source.0, source.1);
        let target = TextFacts::from_pattern(&target.0, target.1);
        let words = word_links(&source, &target).unwrap();
        let alignment = align_by_words(&source, &target, &words).unwrap();
        let lone = |at: usize| SentenceBead { source: at..at + 1, target: 1..1 };
        let alone: Vec<bool> = (0..3).map(|at| alignment.leaves_alone(&lone(at))).collect();
        assert_eq!(alone, [false, true, false]);
        let both = SentenceBead { source: 1..3, target: 1..1 };
        assert!(!alignment.leaves_alone(&both));
    }

    #[test]
    fn the_sentences_that_answer_are_byte_ranges() {
        let [source, target] = ["Un mot. Deux mots.", "One word. Two words."]
            .map(|text| Pattern::plain(text, Span::at(0)));
        let source = TextFacts::from_pattern(&source, Language::named("fr"));
        let target = TextFacts::from_pattern(&target, Language::named("en"));
        assert_eq!(align_sentences(&source, &target), [(0..7, 0..9), (8..18, 10..20)]);
    }

    #[test]
    fn a_text_of_thousands_of_sentences_is_searched_in_a_band() {
        let source = "Le vent tourne au nord. Les 12 bateaux rentrent avant la nuit. ".repeat(400);
        let target = "The wind turns north. The 12 boats come home before night. ".repeat(400);
        let found = aligned(&source, &target);
        assert!(found.split(' ').all(|shape| shape == "1-1"));
        let short = "The wind turns north. The 12 boats come home before night. ".repeat(150);
        assert_ne!(aligned(&source, &short), "none");
    }
}
