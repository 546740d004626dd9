//! Texts and what they come to, in French and English.

use super::*;
use crate::store::parse_fluent;

/// Resolves the message `m` of a Fluent text; gaps are given as `what name line`.
fn resolve(locale: &str, text: &str, settings: &[&str]) -> (Result<String, TooLarge>, Vec<String>) {
    let file = SourceFile::new("a.ftl", text);
    let resource = parse_fluent(&file);
    assert_eq!(resource.problems, [], "{text}");
    let variables = Variables::parse_settings(settings.iter().copied()).unwrap();
    let messages = MessageLookup::new([(&file, &resource)]);
    let resolver = Resolver::new(&Locale::new(locale).unwrap(), messages, &variables);
    let mut ledger = ResolveLedger::default();
    let pattern = resource.unit("m").unwrap().value.as_ref().unwrap();
    let text = resolver.resolve("m", &file, pattern, &mut ledger);
    let said = ledger.gaps.iter().map(|gap| format!("{} {}", gap.what.id, gap.position.line));
    (text, said.collect())
}

#[track_caller]
fn check(locale: &str, text: &str, settings: &[&str], expected: &str, gaps: &[&str]) {
    let (resolved, said) = resolve(locale, text, settings);
    assert_eq!(resolved.as_deref(), Ok(expected), "{text}");
    assert_eq!(said, gaps, "{text}");
}

#[test]
fn variables_and_literals() {
    check("fr", "m = a{\"{\"}b{\" \"}", &[], "a{b ", &[]);
    check("fr", "m = { 1234.50 } { \"1234.5\" }", &[], "1\u{202f}234,50 1234.5", &[]);
    check("fr", "m = { $n } { $t }", &["n=1234", "t=été"], "1\u{202f}234 été", &[]);
    check("en", "m = { $n } in { $year }", &["n=1234", "year=\"2024\""], "1,234 in 2024", &[]);
    check("en", "m = { { { $n } } }", &["n=1"], "1", &[]);
    check("en", "m = a\n  { $x }!", &[], "a\n{$x}!", &["render-unset-variable 2"]);
}

#[test]
fn terms_and_messages() {
    let terms =
        "-t = La { $case ->\n  [a] de\n *[b] le\n }\n  .gender = feminine\nn = x\n  .y = z\n";
    check("fr", &format!("{terms}m = {{ -t }} {{ -t(case: \"a\") }}"), &[], "La le La de", &[]);
    check("fr", &format!("{terms}m = {{ n }} {{ n.y }}"), &[], "x z", &[]);
    let choice = "m = { -t.gender ->\n  [feminine] elle\n *[other] il\n }";
    check("fr", &format!("{terms}{choice}"), &[], "elle", &[]);
    check("fr", "-t = { $x }\nm = { -t(x: 1234) }", &[], "1\u{202f}234", &[]);
    check(
        "fr",
        "m = { -t } { n } { n.y }",
        &[],
        "{-t} {n} {n.y}",
        &["render-unknown-term 1", "render-unknown-message 1", "render-unknown-message 1"],
    );
    // A term sees what is passed to it, and no variable of the text.
    check("fr", "-t = { $x }\nm = { -t }", &["x=1"], "{$x}", &["render-unset-parameter 1"]);
    check("fr", "-t = { -u(x: \"1\") }{ $y }\n-u = { $x }\nm = { -t(y: \"2\") }", &[], "12", &[]);
}

#[test]
fn plurals_and_choices() {
    let members =
        "m = { $n ->\n  [0] aucun\n  [one] membre\n  [many] de membres\n *[other] membres\n }";
    for (n, expected) in [
        ("0", "aucun"),
        ("1", "membre"),
        ("1.5", "membre"),
        ("2", "membres"),
        ("1000000", "de membres"),
    ] {
        check("fr", members, &[&format!("n={n}")], expected, &[]);
    }
    let count = "m = { NUMBER($n, minimumFractionDigits: 1) ->\n  [one] one\n *[other] other\n }";
    check("en", count, &["n=1"], "other", &[]);
    let rank = "m = { NUMBER($n, type: \"ordinal\") ->\n  [one] st\n  [two] nd\n *[other] th\n }";
    check("en", rank, &["n=21"], "st", &[]);
    let word = "m = { $g ->\n  [f] elle\n *[m] il\n }";
    check("fr", word, &["g=f"], "elle", &[]);
    check("fr", word, &["g=1"], "il", &[]);
    check("fr", word, &[], "il", &["render-unset-variable 1"]);
}

#[test]
fn functions() {
    check(
        "fr",
        "m = { NUMBER($n, minimumFractionDigits: 2) }",
        &["n=1234.5"],
        "1\u{202f}234,50",
        &[],
    );
    check("fr", "m = { NUMBER(0.5, style: \"percent\") }", &[], "50\u{a0}%", &[]);
    check(
        "fr",
        "m = { NUMBER(NUMBER(5, minimumIntegerDigits: 2), minimumFractionDigits: 1) }",
        &[],
        "05,0",
        &[],
    );
    check("fr", "m = { NUMBER($n) }", &[], "{$n}", &["render-unset-variable 1"]);
    check("fr", "m = { NUMBER($n) }", &["n=x"], "{NUMBER($n)}", &["render-not-a-number 1"]);
    check("fr", "m = { NUMBER() }", &[], "{NUMBER()}", &["render-no-argument 1"]);
    check(
        "fr",
        "m = { NUMBER(1, style: \"unit\") }",
        &[],
        "{NUMBER(1, style: \"unit\")}",
        &["render-wrong-option 1"],
    );
    check(
        "fr",
        "m = { NUMBER(1, sytle: 1) }",
        &[],
        "{NUMBER(1, sytle: 1)}",
        &["render-unknown-option 1"],
    );
    check(
        "fr",
        "m = { NUMBER(1, style: \"currency\") }",
        &[],
        "{NUMBER(1, style: \"currency\")}",
        &["render-wrong-option 1"],
    );
    check(
        "fr",
        "m = { DATETIME($d, dateStyle: \"long\") }",
        &["d=2024-03-31"],
        "31 mars 2024",
        &[],
    );
    check("fr", "m = { DATETIME($d) }", &["d=hier"], "{DATETIME($d)}", &["render-not-a-date 1"]);
    check("fr", "m = { DATETIME(2024) }", &[], "{DATETIME(2024)}", &["render-not-a-date 1"]);
    let parts = "m = { DATETIME($d, year: \"numeric\", day: \"numeric\") }";
    let shown = "{DATETIME($d, year: \"numeric\", day: \"numeric\")}";
    check("fr", parts, &["d=2024-03-31"], shown, &["render-date-parts 1"]);
    check("fr", "m = { UPPER($n) }", &[], "{UPPER($n)}", &["render-unknown-function 1"]);
}

#[test]
fn a_text_of_many_placeables_is_whole() {
    let text = format!("-t = mot\nm = {}", "{ $n } { -t } ".repeat(5000));
    check("fr", &text, &["n=7"], "7 mot ".repeat(5000).trim_end(), &[]);
}

#[test]
fn circles_end() {
    check("fr", "m = a { m }", &[], "a {m}", &["render-cycle 1"]);
    check("fr", "m = { -a }\n-a = b { -c }\n-c = d { -a }", &[], "b d {-a}", &["render-cycle 3"]);
    let choice = "m = { -a.x ->\n *[a] b\n }\n-a = c\n  .x = { -a.x ->\n *[a] d\n }";
    check("fr", choice, &[], "b", &["render-cycle 5"]);
}

#[test]
fn depth_is_limited() {
    use std::fmt::Write as _;
    let mut text = "m = { -t0 }\n".to_owned();
    for i in 0..10_000 {
        writeln!(text, "-t{i} = {{ -t{} }}", i + 1).unwrap();
    }
    let (resolved, gaps) = resolve("fr", &text, &[]);
    assert_eq!((resolved.as_deref(), &*gaps), (Ok("{…}"), &["render-too-deep 100".to_owned()][..]));
    let nested = format!("m = {}$x{}", "{ ".repeat(60), " }".repeat(60));
    check("fr", &nested, &["x=1"], "1", &[]);
}

#[test]
fn a_text_that_explodes_is_refused() {
    use std::fmt::Write as _;
    for leaf in ["lol", "{ \"\" }"] {
        let mut text = format!("m = {{ -t40 }}\n-t0 = {leaf}\n");
        for i in 1..=40 {
            writeln!(text, "-t{i} = {}", format!("{{ -t{} }}", i - 1).repeat(10)).unwrap();
        }
        let (resolved, _) = resolve("fr", &text, &[]);
        let refused = resolved.unwrap_err();
        assert_eq!(refused.segment, "m");
        assert!(refused.message.starts_with("-t"), "{}", refused.message);
    }
}

#[test]
fn a_document_that_explodes_is_refused() {
    let text = format!("-t = {}\nm = {{ -t }}\n", "a".repeat(1 << 19));
    let file = SourceFile::new("a.ftl", text);
    let resource = parse_fluent(&file);
    let variables = Variables::parse_settings([]).unwrap();
    let messages = MessageLookup::new([(&file, &resource)]);
    let resolver = Resolver::new(&Locale::new("fr").unwrap(), messages, &variables);
    let pattern = resource.unit("m").unwrap().value.as_ref().unwrap();
    let mut ledger = ResolveLedger::default();
    let mut resolve = || resolver.resolve("m", &file, pattern, &mut ledger).is_ok();
    // 64 MiB in halves.
    assert_eq!((0..200).take_while(|_| resolve()).count(), 128);
}
