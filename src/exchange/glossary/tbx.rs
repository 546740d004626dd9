//! TBX-Basic ([ISO 30042](https://www.tbxinfo.net/tbx-dialects/)), written as its third edition has
//! it; read in that one and the one before (`martif`), whichever style the data categories are in.

use std::fmt::Write as _;

use super::new_term;
use crate::{
    exchange::{
        ExchangeError,
        decode::decode,
        xml::{NodeId, XmlTree, escaped, quoted},
    },
    model::{Glossary, GlossaryTerm, Phrase, TermKind},
};

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Writes concepts.
pub(super) fn write(terms: &[GlossaryTerm], locales: &[String]) -> Vec<u8> {
    let language = locales.first().map_or("en", String::as_str);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"{}\" \
         xmlns=\"urn:iso:std:iso:30042:ed-2\">\n <tbxHeader><fileDesc><sourceDesc><p>diglot {}</p></sourceDesc></fileDesc></tbxHeader>\n \
         <text><body>\n",
        quoted(language),
        env!("CARGO_PKG_VERSION")
    );
    for (index, term) in terms.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  <conceptEntry id=\"c{}\">", index + 1);
        if let Some(note) = &term.note {
            let _ = writeln!(out, "   <note>{}</note>", escaped(note));
        }
        for locale in locales {
            write_language(&mut out, term, locale);
        }
        out.push_str("  </conceptEntry>\n");
    }
    out.push_str(" </body></text>\n</tbx>\n");
    out.into_bytes()
}

fn write_language(out: &mut String, term: &GlossaryTerm, locale: &String) {
    let forms = term.forms.get(locale).into_iter().flatten().enumerate();
    let forms =
        forms.map(|(index, form)| (form, if index == 0 { "preferred" } else { "admitted" }));
    let forbidden = term.forbidden.get(locale).into_iter().flatten();
    let all: Vec<_> = forms.chain(forbidden.map(|form| (form, "deprecated"))).collect();
    if all.is_empty() {
        return;
    }
    let kind = match term.kind {
        TermKind::Term => "",
        TermKind::Acronym => "<termNote type=\"termType\">acronym</termNote>",
        TermKind::Name => "<termNote type=\"partOfSpeech\">properNoun</termNote>",
    };
    let _ = writeln!(out, "   <langSec xml:lang=\"{}\">", quoted(locale));
    for (form, status) in all {
        let _ = writeln!(
            out,
            "    <termSec><term>{}</term>{kind}<termNote type=\"administrativeStatus\">{status}GlossaryTerm-admn-sts</termNote></termSec>",
            escaped(form)
        );
    }
    out.push_str("   </langSec>\n");
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Glossary, ExchangeError> {
    let text = decode(bytes)?;
    let tree = XmlTree::parse(&text)?;
    let mut glossary = Glossary::default();
    let entries =
        tree.all().filter(|id| matches!(tree.element_name(*id), "conceptEntry" | "termEntry"));
    for entry in entries {
        let mut term = new_term();
        term.note = tree.child(entry, "note").map(|note| tree.whole_text(note));
        for language in tree.elements(entry) {
            if matches!(tree.element_name(language), "langSec" | "langSet") {
                read_language(&tree, language, &mut term)?;
            }
        }
        if !term.forms.is_empty() || !term.forbidden.is_empty() {
            glossary.terms.push(term);
        }
    }
    if glossary.terms.is_empty() {
        return Err(ExchangeError::of_whole_file(Phrase::new("exchange-empty")));
    }
    Ok(glossary)
}

fn read_language(
    tree: &XmlTree<'_>,
    id: NodeId,
    term: &mut GlossaryTerm,
) -> Result<(), ExchangeError> {
    let language = tree.attribute_of(id, XML, "lang").map(str::to_owned).ok_or_else(|| {
        let phrase = Phrase::new("xliff-needs").with("element", tree.element_name(id));
        tree.error(id, phrase.with("attribute", "xml:lang"))
    })?;
    for section in tree.elements(id) {
        // Of the second edition: `tig`, or `ntig` with a `termGrp` in it.
        let section = tree.child(section, "termGrp").unwrap_or(section);
        let Some(form) = tree.child(section, "term") else { continue };
        let form = tree.whole_text(form).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut is_deprecated = false;
        for note in tree.elements(section) {
            let category = tree.attribute(note, "type").unwrap_or(tree.element_name(note));
            let value = tree.whole_text(note);
            match (category, value.trim()) {
                ("administrativeStatus" | "normativeAuthorization", value) => {
                    is_deprecated |=
                        value.starts_with("deprecated") || value.starts_with("superseded");
                }
                ("termType", "acronym" | "initialism" | "abbreviation") => {
                    term.kind = TermKind::Acronym;
                }
                ("partOfSpeech", "properNoun") => term.kind = TermKind::Name,
                _ => {}
            }
        }
        let forms = if is_deprecated { &mut term.forbidden } else { &mut term.forms };
        if !form.is_empty() {
            forms.entry(language.clone()).or_default().push(form);
        }
    }
    Ok(())
}
