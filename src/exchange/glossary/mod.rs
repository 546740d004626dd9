//! A glossary as other tools keep it: TBX, a table, a memory.
//!
//! Pure functions between bytes and [`Glossary`]; which concepts a project has already is the
//! project's business.

mod sheet;
mod tbx;

use std::collections::BTreeMap;

use super::{
    ExchangeDocument, ExchangeError, ExchangePackage, ExchangeUnit, InlineText, WriteOptions,
    decode::{self, first_element},
    tmx,
};
use crate::model::{CaseRule, Glossary, GlossaryTerm, Phrase, Span, TermKind};

/// A format that a glossary leaves and comes back in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlossaryFormat {
    Tbx,
    Csv,
    Tmx,
}

impl GlossaryFormat {
    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "tbx" => Some(Self::Tbx),
            "csv" => Some(Self::Csv),
            "tmx" => Some(Self::Tmx),
            _ => None,
        }
    }

    /// Writes the terms of a glossary in these languages, the source's first; a memory holds two.
    #[must_use]
    pub fn write(self, glossary: &Glossary, locales: &[String]) -> Vec<u8> {
        let terms = named_terms(glossary, locales);
        match self {
            Self::Tbx => tbx::write(&terms, locales),
            Self::Csv => sheet::write(&terms, locales),
            Self::Tmx => memory(&terms, locales),
        }
    }
}

/// Reads a glossary, whichever format it is in.
///
/// # Errors
///
/// When it is in none of them, or damaged.
pub(crate) fn read_glossary(bytes: &[u8]) -> Result<Glossary, ExchangeError> {
    let head = decode::head(bytes);
    match first_element(&head) {
        Some("tbx" | "martif") => tbx::read(bytes),
        Some("tmx") => Ok(of_memory(&tmx::read_tmx(bytes)?)),
        Some(name) => {
            let phrase = Phrase::new("exchange-no-glossary").with("element", name);
            Err(ExchangeError::of_whole_file(phrase))
        }
        None => sheet::read(bytes),
    }
}

/// A concept that says nothing yet.
fn new_term() -> GlossaryTerm {
    GlossaryTerm {
        kind: TermKind::Term,
        case: CaseRule::Any,
        forms: BTreeMap::default(),
        forbidden: BTreeMap::default(),
        note: None,
        span: Span::at(0),
    }
}

/// The concepts, the names that stay as they are among them: they are called the same everywhere.
fn named_terms(glossary: &Glossary, locales: &[String]) -> Vec<GlossaryTerm> {
    let kept = glossary.keep.iter().map(|name| {
        let forms = locales.iter().map(|locale| (locale.clone(), vec![name.clone()]));
        GlossaryTerm { kind: TermKind::Name, forms: forms.collect(), ..new_term() }
    });
    glossary.terms.iter().cloned().chain(kept).collect()
}

/// The preferred designations as pairs.
fn memory(terms: &[GlossaryTerm], locales: &[String]) -> Vec<u8> {
    let [source, target, ..] = locales else { return Vec::new() };
    let preferred =
        |term: &GlossaryTerm, locale: &String| Some(term.forms.get(locale)?.first()?.clone());
    let units = terms.iter().enumerate().filter_map(|(index, term)| {
        Some(ExchangeUnit {
            id: (index + 1).to_string(),
            kind: "term".to_owned(),
            source: InlineText::plain(preferred(term, source)?),
            target: Some(InlineText::plain(preferred(term, target)?)),
            ..ExchangeUnit::default()
        })
    });
    let document = ExchangeDocument { name: "glossary".to_owned(), units: units.collect() };
    let package = ExchangePackage {
        source_locale: source.clone(),
        target_locale: target.clone(),
        is_ours: true,
        documents: vec![document],
    };
    tmx::write(&package, &WriteOptions::default())
}

fn of_memory(package: &ExchangePackage) -> Glossary {
    let terms = package.units().filter_map(|(_, unit)| {
        let target = unit.target.as_ref()?;
        let forms = [(&package.source_locale, &unit.source), (&package.target_locale, target)];
        let forms = forms.map(|(locale, text)| (locale.clone(), vec![text.plain_text()]));
        Some(GlossaryTerm { forms: forms.into_iter().collect(), ..new_term() })
    });
    Glossary { keep: Vec::new(), terms: terms.collect() }
}
