//! Lists of words that stand in data files beside their pack.

use std::sync::OnceLock;

use super::{Language, LanguagePack};

/// One section of a data file, whose words are looked up.
///
/// A file has sections that begin with their name in brackets; `#` begins a comment line.
#[derive(Debug)]
pub struct WordList {
    file: &'static str,
    section: &'static str,
    words: OnceLock<Box<[&'static str]>>,
}

impl WordList {
    /// The list under the heading `[section]` of a file; empty where there is none.
    pub(super) const fn from_section(file: &'static str, section: &'static str) -> Self {
        Self { file, section, words: OnceLock::new() }
    }

    /// Whether a word stands in the list, as it is written.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.sorted().binary_search(&word).is_ok()
    }

    /// Its words, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.sorted().iter().copied()
    }

    fn sorted(&self) -> &[&'static str] {
        self.words.get_or_init(|| {
            let mut words: Vec<_> =
                section(self.file, self.section).flat_map(str::split_whitespace).collect();
            words.sort_unstable();
            words.dedup();
            words.into()
        })
    }
}

/// The lines of a section, comments left out.
pub(in crate::text) fn section(
    file: &'static str,
    name: &'static str,
) -> impl Iterator<Item = &'static str> {
    let mut inside = false;
    file.lines().map(str::trim).filter(move |line| {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(heading) => {
                inside = heading == name;
                false
            }
            None => inside && !line.is_empty() && !line.starts_with('#'),
        }
    })
}

/// Puts another ending in the place of one, where what is left is still a word.
pub(super) fn cut(word: &mut String, ending: &str, instead: &str) -> bool {
    let Some(length) = word.strip_suffix(ending).map(str::len) else { return false };
    if word[..length].chars().count() < 3 {
        return false;
    }
    word.truncate(length);
    word.push_str(instead);
    true
}

macro_rules! word_lists {
    ($($(#[doc = $doc:literal])+ $field:ident: $section:literal,)+) => {
        /// The words of a language that readers and rules ask for, each list under the heading of
        /// its name in the pack's `words.txt`.
        #[derive(Debug)]
        pub struct WordLists {
            $($(#[doc = $doc])+ pub $field: WordList,)+
        }

        impl WordLists {
            /// The lists of a file.
            pub(super) const fn parse_lists(file: &'static str) -> Self {
                Self { $($field: WordList::from_section(file, $section),)+ }
            }
        }

        #[cfg(test)]
        const SECTIONS: &[&str] = &[$($section),+];
    };
}

word_lists! {
    /// Articles, pronouns, prepositions and the like by which the language is told from the others:
    /// none that another language has as well, whatever it means there.
    stop_words: "stop-words",
    /// Function words that are no stop words, since another language has them as well: in a text that
    /// should be in this language they count for it.
    homographs: "homographs",
    /// Abbreviations within a sentence, whatever follows: titles, and words that introduce something.
    abbreviations: "abbreviations",
    /// Those within a sentence where a figure follows, and words of their own otherwise.
    abbreviations_before_figures: "abbreviations-before-figures",
    /// Those that often end a sentence as well.
    abbreviations_at_ends: "abbreviations-at-ends",
    /// Single letters that stand for a title.
    initial_titles: "initial-titles",
    /// Abbreviated titles and the like before a name.
    name_titles: "name-titles",
    /// Words between the head of a designation and the name at its end: *University of Bergen*.
    designation_links: "designation-links",
    /// Words that number the parts of a book in headings.
    part_nouns: "part-nouns",
    /// Nouns that a single Roman numeral may follow.
    numbered_nouns: "numbered-nouns",
    /// Words that deny or weigh, so that a change of one is a change of what is said.
    negations: "negations",
    /// How a contraction that denies begins.
    negation_beginnings: "negation-beginnings",
    /// How a contraction that denies ends.
    negation_endings: "negation-endings",
    /// Words that no sentence ends with.
    unfinished: "unfinished",
    /// Words that a sentence seldom ends with.
    often_unfinished: "often-unfinished",
    /// Words that begin a question.
    questions: "questions",
    /// Words that begin a question where a verb of [`Self::question_verbs`] comes second.
    questions_with_verb: "questions-with-verb",
    /// Verbs that begin a question, or come second in one.
    question_verbs: "question-verbs",
    /// Verbs that introduce a list at the end of a text.
    list_verbs: "list-verbs",
    /// Words that are said twice on purpose, or whose two meanings meet.
    doubled: "doubled",
    /// Suffixes of ordinal numbers in digits.
    ordinal_suffixes: "ordinal-suffixes",
    /// Words and marks between two figures that make them a range or list.
    range_words: "range-words",
    /// Words between a day and its month, or a month and its year.
    date_links: "date-links",
    /// Words for the first day of a month.
    first_days: "first-days",
    /// Names of months that are not abbreviations although they are short.
    short_months: "short-months",
    /// Names of months that are another word without a full stop.
    dotted_months: "dotted-months",
    /// The word for hours between the digits of a time.
    hours: "hours",
    /// Units of years, of which a number is also twelve times as many months.
    year_units: "year-units",
    /// Units of minutes.
    minute_units: "minute-units",
    /// Units of days in which weeks are counted as eight or fifteen of them.
    day_units: "day-units",
    /// Words before the tens of a decade.
    decades: "decades",
    /// Names of currencies, in the singular.
    currencies: "currencies",
    /// Words that percentages are written with.
    percent_words: "percent-words",
    /// Words that make a percentage with "cent" after them.
    per_cent: "per-cent",
    /// Words that make a time of the figures before them.
    clock_words: "clock-words",
    /// Words whose first letter has an accent that capitals often lose, and that are no other word
    /// without it.
    accented_capitals: "accented-capitals",
    /// Function words that an id made of a text passes over, those of other languages among them.
    fillers: "fillers",
    /// Articles and prepositions that a term is recognised without.
    articles: "articles",
    /// Articles and possessives that need a noun.
    determiners: "determiners",
    /// Words that never follow one of [`Self::determiners`].
    after_noun_phrases: "after-noun-phrases",
    /// Nouns that name what a keyword of a programming language begins: *the for loop*.
    keyword_nouns: "keyword-nouns",
    /// Words that begin a note of the translator, or say whose the note is.
    translator_notes: "translator-notes",
    /// Acronyms that every reader knows better than what they stand for.
    common_acronyms: "common-acronyms",
    /// Words before a foreign word that is explained.
    glosses: "glosses",
    /// Words that make a year at school of a number beside them.
    school_levels: "school-levels",
    /// Words that say 100 %.
    wholes: "wholes",
    /// Words before the number of all of which another is a share: *7 jours sur 7*.
    out_of: "out-of",
    /// Units of measures that another language may have in customary ones.
    metric_units: "metric-units",
    /// Units of measures that another language has in metric ones.
    customary_units: "customary-units",
    /// Words that say of a number that it is below zero.
    /// Words that an enumeration ends with where it could go on: *and so on*.
    and_so_on: "and-so-on",
}

/// The lists of one kind of all packs as one, for what is read alike in every language.
#[derive(Debug)]
pub(crate) struct MergedList {
    list: fn(&'static LanguagePack) -> &'static WordList,
    words: OnceLock<Box<[&'static str]>>,
}

impl MergedList {
    /// The union of the lists that `list` takes from each pack.
    pub(crate) const fn new(list: fn(&'static LanguagePack) -> &'static WordList) -> Self {
        Self { list, words: OnceLock::new() }
    }

    /// Whether a word stands in one of the lists, as it is written.
    #[must_use]
    pub(crate) fn has(&self, word: &str) -> bool {
        self.sorted().binary_search(&word).is_ok()
    }

    /// Their words, in alphabetical order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.sorted().iter().copied()
    }

    fn sorted(&self) -> &[&'static str] {
        self.words.get_or_init(|| {
            let mut words: Vec<_> =
                Language::packs().flat_map(|pack| (self.list)(pack).iter()).collect();
            words.sort_unstable();
            words.dedup();
            words.into()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_every_pack_is_one_that_is_read() {
        for pack in Language::packs() {
            let file = pack.words.stop_words.file;
            let headings =
                file.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
            let mut seen = Vec::new();
            for heading in headings {
                assert!(SECTIONS.contains(&heading), "[{heading}] of {}", pack.code);
                assert!(!seen.contains(&heading), "[{heading}] of {} twice", pack.code);
                seen.push(heading);
            }
        }
    }

    #[test]
    fn a_section_ends_where_the_next_begins() {
        const FILE: &str = "# head\n[a]\nune deux\n# rien\ntrois\n\n[b]\nquatre\n";
        let list = WordList::from_section(FILE, "a");
        assert_eq!(list.iter().collect::<Vec<_>>(), ["deux", "trois", "une"]);
        assert!(list.has("une") && !list.has("quatre") && !list.has(""));
        assert_eq!(WordList::from_section(FILE, "c").iter().count(), 0);
    }
}
