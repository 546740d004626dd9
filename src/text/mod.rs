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
pub mod figures;
mod fold;
mod function_words;
mod hash;
mod inflect;
mod language;
pub mod languages;
mod leftover;
mod letter;
mod lexeme;
mod lexicon;
mod likeness;
mod markup;
mod near;
mod opener;
mod pairs;
mod pictures;
mod quotation;
mod reading;
mod sentences;
mod spelling;
mod terms;
mod tokens;
mod word_changes;
mod word_count;
mod words;

pub use abbreviations::ends_in_abbreviation;
pub use acronyms::{acronyms, is_common, may_hold_acronyms, may_spell_out, spells_out};
pub use alignment::{SentenceAlignment, SentenceBead, align, align_sentences, bytes, skips_none};
pub use alphabet::{Alphabet, ByteSet, has_pair};
pub use anchors::{TextAnchor, shares_strong_anchor};
pub use capitals::{Capital, CapitalShape, every_capital, folded_letters, for_each_capital, key};
pub use facts::TextFacts;
pub use figures::month_of;
pub use fold::{fingerprint, folded, same};
pub use function_words::language as stop_word_of;
pub use language::{Evidence, detect, last_prose_word, prose_words, reads_as};
pub use languages::{Language, LanguagePack, MergedList, WritingConventions};
pub use leftover::{TranslationLanguage, translation_language};
pub use lexicon::{
    LoneName, LoneNegation, PairDictionary, PairFit, Reversal, SharedNumber, WordGaps,
    exchanged_numbers, foreign_word_count, is_listed_word, leftover_words, lone_names,
    lone_negation, may_be_name, pair_fit, reversals,
};
pub use likeness::likeness;
pub use markup::{CodeSpan, Emphasis, HtmlTag, MarkupLink, TextMarkup};
pub use near::{NearWords, near, near_acronym};
pub use opener::{guarded, unguarded};
pub use pairs::{expansion, is_acronym_pair, is_exonym, measured_expansion};
pub use pictures::{PictureChange, is_entity, link_target, local_path, with_pictures};
pub use quotation::{closes_quotation, is_quotation_mark, opens_quotation};
pub use reading::PatternReading;
pub use sentences::{SentenceLength, sentences};
pub use spelling::{Speller, spelt_words};
pub use terms::{Designation, TermFinder, TermOccurrence};
pub use word_changes::{marked_changes, word_changes};
pub use word_count::count_words;
pub use words::{has_words, letters, words};
