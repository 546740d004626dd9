//! Laws: what leaves and comes back untouched changes nothing; what is edited is all that changes;
//! damaged bytes are refused or read, never more.

use proptest::prelude::*;

use super::*;
use crate::{
    model::{Locale, Pair, Provenance, Resource, SourceFile},
    store::{parse_content, parse_fluent, parse_provenance, render_record},
    sync,
    text::{Language, fingerprint, same},
};

/// A document in two languages.
struct Bilingual {
    source: SourceFile,
    target: SourceFile,
    record: SourceFile,
    is_content: bool,
}

impl Bilingual {
    fn fluent(source: &str, target: &str, record: &str) -> Self {
        Self {
            source: SourceFile::new("s.ftl", source),
            target: SourceFile::new("t.ftl", target),
            record: SourceFile::new("p.toml", record),
            is_content: false,
        }
    }

    fn with<T>(&self, then: impl FnOnce(&[Pair<'_>]) -> T) -> T {
        let source: Resource<'_> =
            if self.is_content { parse_content(&self.source) } else { parse_fluent(&self.source) };
        assert!(source.problems.is_empty(), "{:?} {}", source.problems, self.source.text());
        let target = parse_fluent(&self.target);
        assert!(target.problems.is_empty(), "{:?} {}", target.problems, self.target.text());
        let provenance: Provenance<'_> = parse_provenance(&self.record);
        then(&sync::pair(&source, &target, &provenance, Language::named("fr")))
    }
}

fn locales() -> [Locale; 2] {
    ["fr", "en"].map(|name| Locale::new(name).unwrap())
}

fn package(pairs: &[Pair<'_>], style: InlineStyle) -> ExchangePackage {
    let [source, target] = locales();
    let options = OutgoingOptions { style, source: &source, target: &target };
    let units = pairs.iter().flat_map(|pair| outgoing(pair, options)).collect();
    ExchangePackage {
        source_locale: "fr".into(),
        target_locale: "en".into(),
        is_ours: true,
        documents: vec![ExchangeDocument { name: "a/doc".into(), units }],
    }
}

/// Sends pairs out in every format and style and back; `edit` changes the package on the way, and
/// `expect` looks at what came of each pair.
fn everywhere(
    bilingual: &Bilingual,
    edit: &dyn Fn(&mut ExchangePackage, &'static ExchangeFormat),
    expect: &dyn Fn(&Pair<'_>, &SegmentOutcome, &str),
) {
    bilingual.with(|pairs| {
        for format in ExchangeFormat::ALL {
            for style in [format.style, format.text_style(), format.code_style()] {
                let mut sent = package(pairs, style);
                let what = format!("{} {style:?}", format.name);
                let bytes = format.write(&sent, &WriteOptions::default());
                assert_eq!(ExchangeFormat::recognise(&bytes).unwrap().name, format.name);
                let same_again = format.read_package(&bytes);
                let same_again = same_again.unwrap_or_else(|error| panic!("{what}: {error:?}"));
                check_same(&sent, &same_again, format, &what);
                edit(&mut sent, format);
                let bytes = format.write(&sent, &WriteOptions::default());
                let back = format.read_package(&bytes).unwrap();
                receive(pairs, &back, format, &mut |pair, outcome| expect(pair, outcome, &what));
            }
        }
    });
}

fn check_same(sent: &ExchangePackage, back: &ExchangePackage, format: &ExchangeFormat, what: &str) {
    assert!(back.is_ours || sent.units().next().is_none(), "{what}");
    let wanted: Vec<_> =
        sent.units().filter(|(_, unit)| !unit.locked || format.name != "tmx").collect();
    let found: Vec<_> = back.units().collect();
    assert_eq!(wanted.len(), found.len(), "{what}");
    for ((document, a), (other, b)) in wanted.into_iter().zip(found) {
        assert_eq!(
            (document, &a.id, &a.kind, a.prints),
            (other, &b.id, &b.kind, b.prints),
            "{what}"
        );
    }
}

fn receive(
    pairs: &[Pair<'_>],
    back: &ExchangePackage,
    format: &'static ExchangeFormat,
    each: &mut dyn FnMut(&Pair<'_>, &SegmentOutcome),
) {
    let [source, target] = locales();
    let options = OutgoingOptions { style: format.style, source: &source, target: &target };
    for pair in pairs {
        let units: Vec<&ExchangeUnit> =
            back.units().map(|(_, unit)| unit).filter(|unit| unit.segment() == pair.id()).collect();
        if units.is_empty() {
            continue;
        }
        let returned = ReturnedSegment { pair, sent: None, units: &units, format, force: true };
        each(pair, &returned.outcome(options));
    }
}

fn nothing(pair: &Pair<'_>, outcome: &SegmentOutcome, what: &str) {
    let shown =
        format!("{what}: {} {outcome:#?}", pair.source.map(|s| s.text()).unwrap_or_default());
    assert!(outcome.texts.is_none() && outcome.state.is_none() && !outcome.conflict, "{shown}");
    assert!(outcome.error.is_none() && outcome.codes.is_empty(), "{shown}");
}

#[track_caller]
fn unchanged(source: &str, target: &str) {
    let bilingual = Bilingual::fluent(source, target, "");
    everywhere(&bilingual, &|_, _| {}, &nothing);
}

#[test]
fn what_comes_back_untouched_changes_nothing() {
    unchanged(
        "m = Un **mot** et { $n } [lien](https://fr.example.org).\n",
        "m = A **word** and { $n } [link](https://en.example.org).\n",
    );
    unchanged("m = Un\n", "");
    unchanged(
        "m = a { $n } `code` <b>x</b> {\"{\"} &amp;\n",
        "m = b <b>y</b> `code` { $n } { $n } {\"}\"}\n",
    );
    unchanged(
        "m = { $n ->\n    [one] un mot\n   *[other] { $n } mots\n}\n",
        "m = { $n ->\n    [one] one word\n   *[other] { $n } words\n}\n",
    );
    unchanged("m = { $n ->\n    [one] un\n   *[other] deux\n}\n", "m = words\n");
    unchanged(
        "m = { $n ->\n    [one] un\n   *[other] { $m ->\n        [one] a\n       *[other] b\n    }\n}\n",
        "m = x\n",
    );
    unchanged("m = a\n    .x = b { $n }\n    .y = c\n", "m = A\n    .x = B\n");
    unchanged("m = {\"\\u0001\"} x {\"\"}\n", "m = y {\"\\u0001\"}\n");
    unchanged("m = *a **b* c**\n", "m = **a\n");
}

/// How a text looks with its codes written into it.
#[track_caller]
fn check_codes(text: &str, style: InlineStyle, expected: &str) {
    let pattern = crate::store::parse_pattern(text).unwrap();
    assert_eq!(InlineText::split(&FlatText::flatten(&pattern), style).placeholders(), expected);
}

#[test]
fn codes_are_what_a_translator_does_not_write() {
    let text = "a **b** [c](https://d.example) `e` { $n } <i>f</i>[^1]";
    check_codes(text, InlineStyle::Paired, "a {1}b{1} {2}c{2} {3} {4} {5}f{6}{7}");
    check_codes(text, InlineStyle::Markdown, "a **b** {1}c{1} {2} {3} {4}f{5}{6}");
    check_codes(text, InlineStyle::Placeholders, "a **b** [c]({1}) {2} {3} {4}f{5}{6}");
    check_codes(text, InlineStyle::Raw, text);
    check_codes("[x](https://a.example/é)", InlineStyle::Placeholders, "[x]({1})");
}

#[test]
fn a_stale_translation_leaves_with_its_old_source() {
    let old = "Le **premier** mot { $n }.";
    let target = "The **first** word { $n }.";
    let record =
        render_record("m", old, fingerprint(target), crate::model::ReviewState::Translated);
    let bilingual =
        Bilingual::fluent("m = Le **second** mot { $n }.\n", &format!("m = {target}\n"), &record);
    everywhere(&bilingual, &|_, _| {}, &nothing);
    bilingual.with(|pairs| {
        for format in ExchangeFormat::ALL {
            let bytes = format.write(&package(pairs, format.style), &WriteOptions::default());
            let back = format.read_package(&bytes).unwrap();
            let (_, unit) = back.units().next().unwrap();
            assert_eq!(unit.state, Some(ExchangeState::Stale), "{}", format.name);
            let change = unit.notes_of(NoteKind::Change).next().unwrap();
            assert_eq!(change, "Le **[-premier-]{+second+}** mot { $n }.", "{}", format.name);
            let shown =
                if format.name == "tmx" { Some(&unit.source) } else { unit.old_source.as_ref() };
            let shown = shown.unwrap().placeholders();
            assert!(shown.contains("premier"), "{}: {shown}", format.name);
        }
    });
}

/// A new text for every unit, with the codes of its source.
fn rewrite(unit: &mut ExchangeUnit, word: &str) {
    let mut text = InlineText::plain(format!("{word} "));
    text.parts.extend(unit.source.parts.clone());
    unit.target = Some(text);
    unit.state = Some(ExchangeState::Translated);
}

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "mot ",
        " b",
        "é",
        "**",
        "*",
        "_",
        "`",
        "[x](https://a.example/é)",
        "![i](u.png)",
        "<b>",
        "</b>",
        "{ $n }",
        "{ -t }",
        "{\"{\"}",
        "{\"\"}",
        "{ m2 }",
        "https://x.example",
        "[^1]",
        "|",
        "\\",
        "&",
        "<",
        "\"",
        "'",
        "{ NUMBER($n, style: \"percent\") }",
        "  ",
        "=",
        "+1",
        "{1",
        "\u{a0}",
        "\u{fffc}",
        "]]>",
        "]",
        "(",
        ")",
        ";",
        "\t",
    ]);
    prop::collection::vec(pieces, 1..8).prop_map(|pieces| pieces.concat().replace("{1", "x"))
}

fn message(id: &str, text: &str, kind: u8) -> String {
    let value = |text: &str| crate::store::render_value(text).unwrap();
    match kind {
        0..=2 => format!("{id} ={}\n", value(text)),
        3 => format!("{id} ={}\n    .at ={}\n", value(text), value("x { $n }")),
        _ => {
            let one = value(text).trim().replace('\n', "\n    ");
            format!("{id} = av {{ $n ->\n    [one] {one}\n   *[other] plus {{ $n }}\n}} ap\n")
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn untouched_projects_change_nothing(
        texts in prop::collection::vec((texts(), texts(), 0u8..5, any::<bool>()), 1..4),
    ) {
        let (mut source, mut target, mut record) = (String::new(), String::new(), String::new());
        for (index, (a, b, kind, stale)) in texts.iter().enumerate() {
            let id = format!("m{index}");
            source.push_str(&message(&id, a, *kind));
            target.push_str(&message(&id, b, *kind));
            if *stale {
                record.push_str(&render_record(&id, b, fingerprint(b), crate::model::ReviewState::Draft));
            }
        }
        let bilingual = Bilingual::fluent(&source, &target, &record);
        everywhere(&bilingual, &|_, _| {}, &nothing);
    }

    #[test]
    fn edits_are_all_that_changes(
        texts in prop::collection::vec((texts(), 0u8..3), 1..4),
        which in any::<prop::sample::Index>(),
        word in "[a-z]{3,8}",
    ) {
        let which = which.index(texts.len());
        let mut source = String::new();
        for (index, (a, kind)) in texts.iter().enumerate() {
            source.push_str(&message(&format!("m{index}"), a, *kind));
        }
        let edited = format!("m{which}");
        let bilingual = Bilingual::fluent(&source, "", "");
        everywhere(
            &bilingual,
            &|package, _| {
                let units = &mut package.documents[0].units;
                units.iter_mut().filter(|unit| unit.id == edited).for_each(|unit| rewrite(unit, &word));
            },
            &|pair, outcome, what| {
                if pair.id() != edited {
                    return nothing(pair, outcome, what);
                }
                let expected = format!("{word} {}", pair.source.unwrap().text());
                let found = outcome.texts.as_ref().and_then(|texts| texts.value.clone());
                let found = found.unwrap_or_else(|| panic!("{what} {outcome:?}"));
                assert!(same(&found, &expected), "{what}: {found:?} {expected:?}");
                let source = pair.source.unwrap().text().into_owned();
                assert_eq!(outcome.source.as_deref(), Some(&*source), "{what}");
                let state = outcome.state.unwrap();
                assert!(outcome.doubtful || state == crate::model::ReviewState::Translated, "{what}");
            },
        );
    }

    #[test]
    fn damaged_files_are_refused_or_read(
        text in texts(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let source = message("m", &text, 0);
        Bilingual::fluent(&source, &source, "").with(|pairs| {
            for format in ExchangeFormat::ALL {
                let mut bytes = format.write(&package(pairs, format.style), &WriteOptions::default());
                let at = at.index(bytes.len());
                if cut { bytes.truncate(at) } else { bytes[at] = byte }
                for other in ExchangeFormat::ALL {
                    let _ = other.read_package(&bytes).map(|back| receive(pairs, &back, other, &mut |_, _| {}));
                }
            }
        });
    }
}
