//! What can be read off a text, once.
//!
//! A pattern is flattened into a [`PatternReading`], which remembers where in the file each of its bytes
//! stands. What is known of a language is in its pack ([`LanguagePack`]), what is known of two together in
//! theirs; of any other language only what holds for all is read.

mod abbreviations;
mod acronyms;
mod alignment;
mod alphabet;
mod anchors;
mod capitals;
mod facts;
pub(crate) mod figures;
mod fold;
mod function_words;
mod hash;
mod inflect;
mod language;
pub(crate) mod languages;
mod leftover;
mod letter;
mod lexeme;
mod lexicon;
mod likeness;
mod markup;
mod near;
mod number_meaning;
mod opener;
mod pairs;
mod phrases;
mod pictures;
mod quotation;
mod reading;
mod sentences;
mod spelling;
mod terms;
mod tokens;
mod word_changes;
mod word_count;
mod word_memo;
mod words;

pub(crate) use abbreviations::ends_in_abbreviation;
pub(crate) use acronyms::{acronyms, is_common, may_hold_acronyms, may_spell_out, spells_out};
pub(crate) use alignment::{
    SentenceBead, SentencePairs, align, align_by_words, align_sentences, bytes, skips_none,
};
pub(crate) use alphabet::{Alphabet, ByteSet, has_pair};
pub(crate) use anchors::{TextAnchor, shares_strong_anchor};
pub(crate) use capitals::{Capital, CapitalShape, for_each_capital, section_number};
pub(crate) use facts::TextFacts;
pub use fold::fingerprint;
pub(crate) use fold::{folded, same};
pub(crate) use function_words::language as stop_word_of;
pub(crate) use language::{
    Evidence, detect, last_prose_word, prose_words, prose_words_within, reads_as,
};
pub(crate) use languages::{Language, LanguagePack, MergedList};
pub(crate) use leftover::{TranslationLanguage, translation_language};
pub(crate) use letter::{folded_letters, is_direction, key};
pub(crate) use lexicon::{
    LoneName, PairDictionary, PairFit, SharedNumber, StretchGap, WordGaps, WordLink,
    exchanged_numbers, foreign_word_count, has_article, has_gap_at_edge, is_listed_word,
    is_said_beside, lacks_part, leftover_words, lessened, lone_names, lone_negation, may_be_name,
    pair_fit, reversals, shares_words, word_links,
};
pub(crate) use likeness::likeness;
pub(crate) use markup::{MarkupLink, TextMarkup};
pub(crate) use near::{NearWords, near, near_acronym};
pub(crate) use number_meaning::month as month_of;
pub(crate) use opener::{guarded, unguarded};
pub(crate) use pairs::{expansion, is_acronym_pair, is_exonym, measured_expansion};
pub(crate) use pictures::{PictureChange, is_entity, link_target, local_path, with_pictures};
pub(crate) use quotation::{closes_quotation, is_quotation_mark, opens_quotation};
pub(crate) use reading::PatternReading;
pub(crate) use sentences::{SentenceLength, sentences};
pub(crate) use spelling::{Speller, spelt_words};
pub(crate) use terms::{Designation, TermFinder, TermOccurrence};
pub(crate) use word_changes::{marked_changes, word_changes};
pub(crate) use word_count::count_words;
pub(crate) use words::{has_words, letters, words};
