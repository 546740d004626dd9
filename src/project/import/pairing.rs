//! A document and its translation, paired block by block.

use std::{collections::HashSet, ops::Range};

use crate::{
    import::{
        Imported,
        align::{AlignmentPiece, DocumentAlignment, HARDLY, ParagraphLink, SURE, align},
    },
    model::{DocumentBlock, Locale, Pattern, SegmentKind, Span},
    text::{
        Language, PairDictionary, TextFacts, TranslationLanguage, detect, pair_fit,
        translation_language,
    },
};

use super::{DocumentImportError, cutting::cut};

/// What a segment is translated by, and how sure that is.
pub(super) struct Translated {
    pub(super) text: String,
    pub(super) score: f32,
    pub(super) sure: bool,
}

/// What the Fluent file holds, in its order.
pub(super) enum FluentEntry {
    /// The translation of the segment of that index.
    Message(usize, Translated),
    /// What has no source.
    Alone(String),
}

/// A document and its translation, paired.
#[derive(Default)]
pub(super) struct PairedDocument {
    pub(super) blocks: Vec<DocumentBlock>,
    /// Of how many blocks of the document each of these was made.
    pub(super) parts: Vec<usize>,
    pub(super) entries: Vec<FluentEntry>,
}

/// A text of fewer bytes does not tell its language.
const TELLING: usize = 200;

/// Of so many different paragraphs and their translations, more than [`FEW`] are surely paired, and of others
/// hardly any.
const ENOUGH: usize = 15;
const FEW: f32 = 0.1;

/// The languages that are told apart; all of them share letters, figures and many words.
const TOLD: [&str; 7] = ["fr", "en", "de", "es", "it", "pt", "nl"];

/// Refuses a translation that is surely in another language.
pub(super) fn right_language(
    locale: &Locale,
    translation: &Imported,
) -> Result<(), DocumentImportError> {
    let mut text = String::new();
    for block in translation.blocks.iter().filter(|block| block.kind != SegmentKind::Code) {
        text.push_str(&block.text);
        text.push('\n');
        if text.len() > 16 * TELLING {
            break;
        }
    }
    if text.len() < TELLING || !TOLD.contains(&locale.language()) {
        return Ok(());
    }
    match detect(&text) {
        Some(found) if found != locale.language() => Err(DocumentImportError::OtherLanguage {
            expected: locale.name().to_owned(),
            found: found.to_owned(),
        }),
        _ => Ok(()),
    }
}

fn piece(block: &DocumentBlock) -> AlignmentPiece<'_> {
    AlignmentPiece { kind: block.kind, level: block.level, text: &block.text }
}

/// The part of the source's paragraphs that have a sure partner.
#[expect(clippy::cast_precision_loss, reason = "a rough part is enough")]
fn surely_paired(links: &[ParagraphLink], count: usize) -> f32 {
    let sure = links.iter().filter(|link| link.score >= SURE);
    sure.map(|link| link.source.len()).sum::<usize>() as f32 / count.max(1) as f32
}

/// What is known of two documents that are to be paired.
#[derive(Clone, Copy)]
pub(super) struct Pairing<'l> {
    /// Whether both languages are told apart, so that the want of sure pairs means something.
    pub(super) told: bool,
    /// The languages, and their subtags.
    languages: [Language; 2],
    codes: [&'l str; 2],
    /// Whether kinds are guesses.
    pub(super) guessed: bool,
    /// Whether documents that hardly match are paired all the same.
    pub(super) force: bool,
}

impl<'l> Pairing<'l> {
    /// What the two languages tell.
    pub(super) fn new(source: &'l Locale, target: &'l Locale, guessed: bool, force: bool) -> Self {
        let told = [source, target].iter().all(|locale| TOLD.contains(&locale.language()));
        let languages = [source, target].map(Language::of_locale);
        let codes = [source, target].map(Locale::language);
        Self { told, languages, codes, guessed, force }
    }

    /// What can be said of the language of a text that answers to a block: of a document translated
    /// in part, the rest was left as it was.
    pub(super) fn language_of(self, source: &DocumentBlock, text: &str) -> TranslationLanguage {
        match source.kind {
            SegmentKind::Code => TranslationLanguage::Plausible,
            _ => match translation_language(&source.text, text, self.codes) {
                TranslationLanguage::Foreign if self.force => TranslationLanguage::Doubtful,
                found => found,
            },
        }
    }

    /// Pairs the blocks of a document with those of its translation.
    pub(super) fn pair(
        self,
        source: &[DocumentBlock],
        target: &[DocumentBlock],
    ) -> Result<PairedDocument, DocumentImportError> {
        let links = self.links(source, target)?;
        let mut paired = PairedDocument::default();
        for link in &links {
            let (source, target) = (&source[link.source.clone()], &target[link.target.clone()]);
            paired.add_link(self, link, source, target);
        }
        Ok(paired)
    }

    /// The links between the blocks of a document and those of its translation.
    pub(super) fn links(
        self,
        source: &[DocumentBlock],
        target: &[DocumentBlock],
    ) -> Result<Vec<ParagraphLink>, DocumentImportError> {
        let [pieces, others] =
            [source, target].map(|blocks| blocks.iter().map(piece).collect::<Vec<_>>());
        let DocumentAlignment { links, affinity } =
            align(&pieces, &others, PairDictionary::of_languages(self.languages));
        // Words that could be shared and are not tell nothing; that no pair is certain does.
        let texts = |blocks: &[DocumentBlock]| {
            blocks.iter().map(|block| &*block.text).collect::<HashSet<_>>().len()
        };
        let enough = self.told && texts(source).min(texts(target)) >= ENOUGH;
        let (affinity, least) = match affinity {
            Some(affinity) => (Some(affinity), HARDLY),
            None => (enough.then(|| surely_paired(&links, source.len())), FEW),
        };
        match affinity.filter(|affinity| *affinity < least && !self.force) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "an affinity is from 0 to 1"
            )]
            Some(affinity) => {
                Err(DocumentImportError::Unrelated { percent: (affinity * 100.0) as usize })
            }
            None => Ok(surer(source, target, links, self.languages)),
        }
    }
}

/// Words of a pair that fit worse speak against it, wherever it stands: pairs drawn at random come to 4.
const MAX_MISFIT: f32 = 3.0;

/// Documents that go block by block from beginning to end, title to title and item to item, say
/// themselves which block is which: what single pairs lack in evidence, the whole has.
fn surer(
    source: &[DocumentBlock],
    target: &[DocumentBlock],
    mut links: Vec<ParagraphLink>,
    languages: [Language; 2],
) -> Vec<ParagraphLink> {
    /// Of pairs that are paired by chance, the mean is less.
    const MEAN: f32 = 0.65;
    /// A pair less sure than this has something against it.
    const LEAST: f32 = 0.4;
    let role = |block: &DocumentBlock| (block.kind.name(), block.level);
    let is_same = |link: &ParagraphLink| {
        let (from, to) = (&source[link.source.clone()], &target[link.target.clone()]);
        matches!((from, to), ([from], [to]) if role(from) == role(to))
    };
    let misfit_of = |link: &ParagraphLink| {
        let texts = [&*source[link.source.start].text, &*target[link.target.start].text];
        text_misfit(texts, languages)
    };
    let roles: HashSet<_> = source.iter().map(role).collect();
    #[expect(clippy::cast_precision_loss, reason = "a rough mean is enough")]
    let mean = links.iter().map(|link| link.score).sum::<f32>() / links.len().max(1) as f32;
    let same: Vec<bool> = links.iter().map(is_same).collect();
    if roles.len() > 1 && mean >= MEAN && same.iter().all(|same| *same) {
        for link in links.iter_mut().filter(|link| (LEAST..SURE).contains(&link.score)) {
            if misfit_of(link).is_none_or(|misfit| misfit <= MAX_MISFIT) {
                link.score = 1.0 - (1.0 - link.score) / 5.0;
            }
        }
    }
    for run in runs_between_sure(&links) {
        let is_alone = run.len() == 1;
        for at in run {
            let link = &mut links[at];
            if is_likely(link.score, is_alone, same[at], misfit_of(link)) {
                link.score = link.score.max(SURE);
            }
        }
    }
    links
}

/// How ill the words of a pair fit; none without a lexicon for the two languages.
fn text_misfit(texts: [&str; 2], languages: [Language; 2]) -> Option<f32> {
    let [source, target] = texts.map(|text| Pattern::plain(text, Span::at(0)));
    let source = TextFacts::from_pattern(&source, languages[0]);
    let target = TextFacts::from_pattern(&target, languages[1]);
    pair_fit(&source, &target).map(|fit| fit.misfit)
}

/// The runs of links that are not sure, each of one block and one, with sure ones or the document's ends
/// around them: there is nothing else that the blocks could go with.
fn runs_between_sure(links: &[ParagraphLink]) -> Vec<Range<usize>> {
    let is_single = |link: &ParagraphLink| link.source.len() == 1 && link.target.len() == 1;
    let is_sure = |at: &usize| links[*at].score >= SURE;
    let mut runs = Vec::new();
    let mut from = 0;
    for at in (0..links.len()).filter(is_sure).chain([links.len()]) {
        if from < at && links[from..at].iter().all(is_single) {
            runs.push(from..at);
        }
        from = at + 1;
    }
    runs
}

/// Whether a pair in such a run is one: unless its words speak against it more than those of free
/// translations do. Of 106 such pairs of institutional pages, all of the same role, none was wrong.
fn is_likely(score: f32, is_alone: bool, is_same: bool, misfit: Option<f32>) -> bool {
    /// Without more evidence.
    const MIN_SCORE: f32 = 0.45;
    let limit = match (is_same, is_alone) {
        (true, true) if score >= MIN_SCORE => MAX_MISFIT,
        (true, true) => 2.5,
        // Within a longer run two may have changed places.
        (true, false) => 0.0,
        (false, _) => -0.5,
    };
    misfit.map_or(is_same && is_alone && score >= MIN_SCORE, |misfit| misfit <= limit)
}

impl PairedDocument {
    /// A document without a translation.
    pub(super) fn alone(blocks: &[DocumentBlock]) -> Self {
        let (blocks, parts) = (blocks.to_vec(), vec![1; blocks.len()]);
        Self { blocks, parts, entries: Vec::new() }
    }

    fn add_link(
        &mut self,
        pairing: Pairing<'_>,
        link: &ParagraphLink,
        source: &[DocumentBlock],
        target: &[DocumentBlock],
    ) {
        if source.is_empty() {
            self.entries.extend(target.iter().map(|block| FluentEntry::Alone(block.text.clone())));
            return;
        }
        if target.is_empty() {
            self.apart(source);
            return;
        }
        let first = self.blocks.len();
        let (text, score) = (joined(target), link.score);
        let alike = alike(source);
        if alike || pairing.guessed && may_be_one(source) {
            let last = &source[source.len() - 1];
            let whole = DocumentBlock { text: joined(source), ..last.clone() };
            let translated = Translated { text, score, sure: alike && score >= SURE };
            if self.translate(pairing, &whole, first, translated) {
                self.blocks.push(whole);
                self.parts.push(source.len());
            } else {
                self.apart(source);
            }
            return;
        }
        // A heading and its paragraph stay two, whatever the translator made of them.
        let pieces = pairing.cut(link, source, target, &text).unwrap_or_else(|| vec![&text]);
        for (n, piece) in pieces.into_iter().enumerate() {
            let translated = Translated { text: piece.to_owned(), score, sure: false };
            self.translate(pairing, &source[n], first + n, translated);
        }
        self.apart(source);
    }

    /// Takes a text for the translation of a block, unless it was left in the block's language.
    fn translate(
        &mut self,
        pairing: Pairing<'_>,
        source: &DocumentBlock,
        index: usize,
        mut translated: Translated,
    ) -> bool {
        let language = pairing.language_of(source, &translated.text);
        translated.sure &= language == TranslationLanguage::Plausible;
        let is_taken = language != TranslationLanguage::Foreign;
        if is_taken {
            self.entries.push(FluentEntry::Message(index, translated));
        }
        is_taken
    }

    fn apart(&mut self, source: &[DocumentBlock]) {
        self.blocks.extend_from_slice(source);
        self.parts.extend(source.iter().map(|_| 1));
    }
}

impl Pairing<'_> {
    /// The parts of a single block that answer to several: between sentences, or else where the
    /// alignment has it.
    pub(super) fn cut<'t>(
        self,
        link: &ParagraphLink,
        source: &[DocumentBlock],
        target: &[DocumentBlock],
        text: &'t str,
    ) -> Option<Vec<&'t str>> {
        if source.len() < 2 || target.len() != 1 {
            return None;
        }
        let sources: Vec<&str> = source.iter().map(|block| &*block.text).collect();
        let parts = cut(&sources, text, self.languages).or_else(|| pieces(text, &link.cuts));
        parts.filter(|parts| parts.len() == source.len())
    }
}

/// The pieces of a text between cuts, none of them empty.
fn pieces<'t>(text: &'t str, cuts: &[usize]) -> Option<Vec<&'t str>> {
    let mut from = 0;
    let ends = cuts.iter().copied().chain([text.len()]);
    let pieces = ends.map(|end| {
        let piece = text.get(from..end)?.trim();
        from = end;
        (!piece.is_empty()).then_some(piece)
    });
    pieces.collect()
}

/// Whether blocks can be one segment without a reader's losing something.
pub(super) fn alike(blocks: &[DocumentBlock]) -> bool {
    let same =
        |pair: &[DocumentBlock]| (pair[0].kind, pair[0].level) == (pair[1].kind, pair[1].level);
    blocks.len() == 1 || may_be_one(blocks) && blocks.windows(2).all(same)
}

/// Whether blocks can be one segment, if their kinds do not hinder it.
fn may_be_one(blocks: &[DocumentBlock]) -> bool {
    use SegmentKind::{Code, Figure, TableRow, Title};
    blocks.iter().all(|block| {
        let kept = block.label.is_some() || block.note.is_some();
        !kept && !matches!(block.kind, Code | Figure | TableRow | Title)
    })
}

/// The texts of blocks, one after the other.
pub(super) fn joined(blocks: &[DocumentBlock]) -> String {
    let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    let lines = blocks.iter().any(|block| block.kind == SegmentKind::Code);
    texts.join(if lines { "\n" } else { " " })
}
