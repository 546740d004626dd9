//! `url-mismatch`: an address that differs between the two languages.

use std::{collections::HashMap, ops::Range};

use crate::{model::Severity, text::TextFacts};

use super::super::{ReportSink, Rule, RuleCheck, RuleFamily, TextPair};
use super::markup::{MarkupPiece, altered, is_slip, unmatched};

pub(super) static RULE: Rule = Rule {
    name: "url-mismatch",
    family: RuleFamily::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("url_mismatch.md"),
    page_fr: include_str!("url_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_url_mismatch),
};

/// Addresses of the source that one of the translation is compared with.
const WINDOW: usize = 64;

fn check_url_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    // What the translation does not have is no address that differs.
    if ranges(target).next().is_none() || same(source, target) {
        return;
    }
    let languages = AddressLanguages::of_pair(texts);
    let source = pieces(source, &languages);
    let (there, here) = unmatched(source.clone(), pieces(target, &languages));
    if here.is_empty() {
        return;
    }
    // Of an address that stands twice, one may have been altered.
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for own in &source {
        *counts.entry(&own.key).or_default() += 1;
    }
    let repeated = source.iter().filter(|own| counts.get(&*own.key).is_some_and(|n| *n > 1));
    let candidates: Vec<_> = there.iter().chain(repeated).take(WINDOW).collect();
    for piece in &here {
        // A page may have a translation, wherever it stands; a slip is one.
        let slip = candidates.iter().find(|other| {
            is_cut(&other.key, &piece.key)
                || languages.names_third(other.text, piece.text)
                || !languages.is_localised(other, piece)
                    && !runs_on(other.text, piece.text)
                    && (is_other_site(&other.key, &piece.key) || is_slip(&other.key, &piece.key))
        });
        if let Some(other) = slip {
            altered(texts, "url-mismatch-altered", other, piece, sink);
        }
    }
}

/// The addresses of a text, those of its links first.
fn ranges<'t>(facts: &'t TextFacts<'_>) -> impl Iterator<Item = &'t Range<usize>> {
    let markup = facts.markup();
    markup.links.iter().map(|link| &link.target).chain(&markup.urls)
}

/// Whether two texts have the same addresses.
fn same(source: &TextFacts<'_>, target: &TextFacts<'_>) -> bool {
    let of_source = ranges(source).map(|range| &source.text()[range.clone()]);
    of_source.eq(ranges(target).map(|range| &target.text()[range.clone()]))
}

fn pieces<'t>(facts: &'t TextFacts<'_>, languages: &AddressLanguages) -> Vec<MarkupPiece<'t>> {
    let mut ranges: Vec<_> = ranges(facts).collect();
    ranges.sort_by_key(|range| range.start);
    ranges.dedup();
    ranges
        .into_iter()
        .map(|range| MarkupPiece::new(facts, range, languages.key(&facts.text()[range.clone()])))
        .collect()
}

/// The words of an address, each alone and with the mark after it.
fn parts(url: &str) -> impl Iterator<Item = (&str, &str)> {
    const MARKS: [char; 8] = ['/', '.', '=', '-', '_', '?', '&', '#'];
    url.split_inclusive(MARKS).map(|part| (part.trim_end_matches(MARKS), part))
}

/// The words by which addresses say their language.
pub(super) struct AddressLanguages {
    /// The parts of the names of both locales, in small letters: `zh`, `hans`, `cn`.
    names: Vec<String>,
}

impl AddressLanguages {
    pub(super) fn of_pair(texts: &TextPair<'_>) -> Self {
        let sides = [texts.comparison.source.locale, texts.comparison.target.locale];
        let names = sides.iter().flat_map(|locale| locale.name().split(['-', '_']));
        Self { names: names.map(str::to_ascii_lowercase).collect() }
    }

    fn is_language(&self, word: &str) -> bool {
        const WORDS: [&str; 10] =
            ["fr", "en", "fre", "fra", "eng", "french", "english", "lang", "language", "langue"];
        let mut all = WORDS.iter().copied().chain(self.names.iter().map(|name| &**name));
        all.any(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether an address says a language of neither side where the source's says one of them, on the same
    /// site: `/fr/` and `/de/`.
    fn names_third(&self, source: &str, target: &str) -> bool {
        let mut both = parts(source).zip(parts(target));
        let Some(((own, mark), (other, same))) = both.find(|(there, here)| there != here) else {
            return false;
        };
        mark[own.len()..] == same[other.len()..]
            && self.is_language(own)
            && LANGUAGES_OF_SITES.contains(&other)
            && !self.is_language(other)
            && without_first_word(source).is_some()
            && without_first_word(source) == without_first_word(target)
    }

    /// An address without scheme, without what says its language, and without what does not matter
    /// at its end.
    pub(super) fn key(&self, url: &str) -> String {
        let url = url.split_once("://").map_or(url, |(_, rest)| rest);
        let parts = parts(url.trim_end_matches(['/', '.', ',', ';', ':', '#', '?']));
        parts.filter(|(word, _)| !self.is_language(word)).map(|(_, part)| part).collect()
    }

    /// An e-mail address without what says its language: a mailing list has one for each.
    pub(super) fn mailbox(&self, address: &str) -> String {
        let (name, host) = address.split_once('@').unwrap_or((address, ""));
        let words = parts(name).filter(|(word, _)| !self.is_language(word));
        let name: String = words.map(|(_, part)| part).collect();
        format!("{}@{host}", name.trim_end_matches(['-', '_', '.'])).to_lowercase()
    }

    /// Whether both addresses are of one site and one says its language: what else differs then is
    /// the page's translation. So it is where their hosts are named in two languages, where one is
    /// the site's home page under its own name, and where only the words of the anchors differ, which are
    /// made of headings, or numbers that a program gave them.
    fn is_localised(&self, source: &MarkupPiece<'_>, target: &MarkupPiece<'_>) -> bool {
        let says = |piece: &MarkupPiece<'_>| {
            parts(piece.text).any(|(word, _)| self.is_language(word) || matches!(word, "f" | "e"))
        };
        let (there, here) = (&*source.key, &*target.key);
        let is_within = [source, target].iter().all(|piece| !piece.text.contains("://"));
        if is_within && names_same_place(source.text, target.text) {
            return true;
        }
        if !is_within && host(there) != host(here) {
            return is_translated_host(host(there), host(here));
        }
        let anchors = there.split_once('#').zip(here.split_once('#'));
        let headings = anchors.is_some_and(|((there, source), (here, target))| {
            there == here && (digits(source).eq(digits(target)) || is_counted(source, target))
        });
        says(source) || says(target) || headings || is_home(there) || is_home(here)
    }
}

fn digits(anchor: &str) -> impl Iterator<Item = char> + '_ {
    anchor.chars().filter(char::is_ascii_digit)
}

/// Codes of languages that sites have in their addresses and that are no country's: `/uk/` and `/ca/` may be either.
const LANGUAGES_OF_SITES: [&str; 24] = [
    "ar", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hu", "it", "ja", "ko", "nl",
    "pl", "pt", "ro", "ru", "sv", "tr", "vi", "zh",
];

/// What anchors begin with that programs count through the page, of `DocBook`, Asciidoctor and Word.
const COUNTED_ANCHORS: [&str; 5] = ["idm", "idp", "id-", "_toc", "_Toc"];

/// Whether two anchors are of those that a program numbers, in each language's page by itself.
fn is_counted(source: &str, target: &str) -> bool {
    COUNTED_ANCHORS.iter().any(|start| {
        let is_one = |anchor: &str| {
            let number = anchor.strip_prefix(start).unwrap_or_default();
            !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        };
        is_one(source) && is_one(target)
    })
}

/// Whether two addresses within a site name the same place of two pages, each by the name that it has in its
/// language or the number that a program gave it: *regles.html#billets* and *rules.html#billets*, *index6.html#fn2*
/// and *index5.html#fn1*.
fn names_same_place(there: &str, here: &str) -> bool {
    let [there, here] = [there, here].map(|address| address.split_once('#'));
    let (Some((page, anchor)), Some((other, same))) = (there, here) else { return false };
    let is_digit = |c: char| c.is_ascii_digit();
    let is_numbered = || {
        page != other
            && page.replace(is_digit, "") == other.replace(is_digit, "")
            && anchor.replace(is_digit, "") == same.replace(is_digit, "")
            && anchor.contains(is_digit)
    };
    !page.is_empty() && !anchor.is_empty() && (anchor == same || is_numbered())
}

/// Names of home pages, which only one language may have.
const HOME_PAGES: [&str; 8] =
    ["accueil", "bienvenue", "default", "home", "index", "inicio", "start", "welcome"];

/// Whether an address is that of a home page under its own name.
fn is_home(key: &str) -> bool {
    let path = key.split_once('/').map_or("", |(_, path)| path);
    let page = path.trim_matches('/');
    HOME_PAGES.contains(&page.rsplit_once('.').map_or(page, |(name, _)| name))
}

/// Whether two hosts of one domain begin with words or acronyms of two languages: `blogue` and
/// `blog`, `rncan` and `nrcan`; a slip changes a letter and keeps their number.
fn is_translated_host(there: &str, here: &str) -> bool {
    let first = |host: &str| {
        let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
        host.split_once('.').map(|(label, rest)| (label.to_owned(), rest.to_owned()))
    };
    let (Some((one, rest)), Some((other, same))) = (first(there), first(here)) else {
        return false;
    };
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let acronyms = one.len() <= 6 && sorted(&one) == sorted(&other);
    let words = one.len() != other.len() && one.chars().next() == other.chars().next();
    rest == same && rest.contains('.') && (acronyms || words)
}

/// Whether only the site is left of an address of one of its pages.
fn is_cut(source: &str, target: &str) -> bool {
    !target.contains('/')
        && !is_home(source)
        && source.strip_prefix(target).is_some_and(|rest| rest.starts_with('/') && rest.len() > 2)
}

/// Whether an address is another with letters behind it that no address has: a particle of a language that joins
/// them to the word before.
fn runs_on(source: &str, target: &str) -> bool {
    let is_caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    let rest = target.strip_prefix(source.trim_end_matches(['.', '/']));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start_matches('/');
        !rest.is_empty() && rest.chars().all(is_caseless)
    })
}

/// Whether the sites' names differ by one letter, wherever on them the pages are.
fn is_other_site(source: &str, target: &str) -> bool {
    let (source, target) = (host(source), host(target));
    source.len().min(target.len()) >= 8
        && is_slip(source, target)
        && strsim::osa_distance(source, target) == 1
}

/// The name of an address's site without its first word, which may be a language.
fn without_first_word(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    host(rest).split_once('.').map(|(_, site)| site)
}

/// What an address begins with, up to the first of the marks that end the name of a site.
pub(super) fn host(url: &str) -> &str {
    url.split(['/', '#', '?']).next().unwrap_or_default()
}
