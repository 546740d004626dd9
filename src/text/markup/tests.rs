use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

/// Writes each item as `kind:text`, in the order of the text.
fn shown(text: &str) -> String {
    let markup = TextMarkup::parse_markup(text);
    let mut items: Vec<(Range<usize>, &str, Range<usize>)> = Vec::new();
    items.extend(markup.code.iter().map(|c| (c.range.clone(), "code", c.content.clone())));
    for link in &markup.links {
        items.push((
            link.range.clone(),
            if link.image { "image" } else { "link" },
            link.target.clone(),
        ));
    }
    items.extend(markup.urls.iter().map(|r| (r.clone(), "url", r.clone())));
    items.extend(markup.emails.iter().map(|r| (r.clone(), "email", r.clone())));
    for pair in &markup.emphasis {
        let kind = if pair.strong { "strong" } else { "em" };
        items.push((pair.open.start..pair.close.end, kind, pair.open.end..pair.close.start));
    }
    items.extend(markup.tags.iter().map(|t| (t.range.clone(), "tag", t.name.clone())));
    items.extend(markup.templates.iter().map(|r| (r.clone(), "template", r.clone())));
    items.extend(markup.footnotes.iter().map(|r| (r.clone(), "note", r.clone())));
    items.extend(markup.identifiers.iter().map(|r| (r.clone(), "id", r.clone())));
    items.sort_by_key(|item| (item.0.start, std::cmp::Reverse(item.0.end)));
    let mut out = String::new();
    for (_, kind, range) in items {
        let _ = write!(out, "{kind}:{}|", &text[range]);
    }
    out
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(text), expected, "{text}");
}

#[test]
fn code_spans() {
    check("a `b c` d", "code:b c|");
    check("``a`b`` `c", "code:a`b|");
    check("\\`a` b`", "code: b|");
    check("`a [b](c) *d*`", "code:a [b](c) *d*|");
}

#[test]
fn links_and_images() {
    check("[a](b) ![c](d)", "link:b|image:d|");
    check("[a](<b c> \"t\") [d](e 'f') [g](h (i))", "link:b c|link:e|link:h|");
    check("[a](b(c)d) [e](f", "link:b(c)d|");
    check("[![a](b)](c)", "link:c|image:b|");
    check("[a [b](c) d](e)", "link:c|");
    check("[a `](b)` c](d)", "link:d|code:](b)|");
    check("\\[a](b) [a] (b)", "");
    check("[https://a.org/x](https://a.org/x)", "link:https://a.org/x|url:https://a.org/x|");
    check("mot[^1] et[^note] [^] [^a b]", "note:[^1]|note:[^note]|");
}

#[test]
fn what_a_generator_takes_away() {
    check("a {{ b }} c", "template:{{ b }}|");
    check("[a](b){.c target=_d} e", "link:b|template:{.c target=_d}|");
    check("a {: #b } c { #d }", "template:{: #b }|template:{ #d }|");
    check("a {/* b_c */} d", "template:{/* b_c */}|");
    check("a {.b\nc} {d} { e }", "");
}

#[test]
fn addresses() {
    check("voir https://a.org/b_c?d=1&e=(f). Puis", "url:https://a.org/b_c?d=1&e=(f)|");
    check("(www.a.org/2024/12)", "url:www.a.org/2024/12|");
    check(
        "« https://a.org » et **https://b.org**.",
        "url:https://a.org|strong:https://b.org|url:https://b.org|",
    );
    check(
        "<https://a.org> <a@b.org>, jean.dupont@x.co.uk.",
        "url:https://a.org|email:a@b.org|email:jean.dupont@x.co.uk|",
    );
    check("awww.b ://c a@b @ a@b.", "");
}

#[test]
fn emphasis() {
    check("*a* **b** ***c***", "em:a|strong:b|em:**c**|strong:c|");
    check("_a_ snake_case_b __c__", "em:a|id:snake_case_b|strong:c|");
    check("*a **b* c**", "em:a **b* c*|em:*b* c|em:b|");
    check("5 * 6 * 7 et l’*Odyssée*, *l’Iliade*.", "em:Odyssée|em:l’Iliade|");
    check("*a [b* c](d) e*", "em:a [b* c](d) e|link:d|");
    check("[*a*](b) *c*", "link:b|em:a|em:c|");
    check("*a*b* \u{fffc}*c*", "em:a|em:c|");
    check("\\*a\\*", "");
}

#[test]
fn tags() {
    check(
        "a<br/>b <em class=\"x>y\">c</em> <!-- d --> 3 < 4 > 2 <3>",
        "tag:br|tag:em|tag:em|tag:|",
    );
}

#[test]
fn identifiers() {
    check(
        "/etc/fstab, ~/.profile (sources.list) usr/share/doc",
        "id:/etc/fstab|id:~/.profile|id:sources.list|id:usr/share/doc|",
    );
    check("std::fs --fix foo_bar example.org.", "id:std::fs|id:--fix|id:foo_bar|id:example.org|");
    check("et/ou km/h 1/2 24/7 p. ex. e.g. U.S. 3.14 1.2.3 fin.Le a -- b 10:30 porte-clé", "");
}

#[test]
fn prose_is_what_is_left() {
    let text = "un [deux](trois) `quatre` *cinq*";
    let markup = TextMarkup::parse_markup(text);
    let prose: Vec<&str> = markup.prose().map(|range| &text[range]).collect();
    assert_eq!(prose, ["un [deux", " ", " *cinq*"]);
    assert!(markup.is_prose(4..8) && markup.is_prose(0..2) && markup.is_prose(27..33));
    assert!(
        !markup.is_prose(10..15) && !markup.is_prose(0..text.len()) && !markup.is_prose(19..20)
    );
    let plain = TextMarkup::parse_markup("rien");
    assert!(plain.is_prose(0..4) && plain.prose().count() == 1);
    assert_eq!(TextMarkup::parse_markup("").prose().count(), 0);
}

#[test]
fn hostile_texts_cost_no_more_than_their_length() {
    for unit in [
        "[",
        "]",
        "*",
        "_",
        "`",
        "<",
        "\\",
        "![",
        "](",
        "[a](b",
        "[a](<b",
        "[](b \"",
        "[](b '",
        "[](b (",
        "*a _b ",
        "a**b",
        "`a``b",
        "<a ",
        "<!--",
        "<a b=\"",
        "a@b.",
        "http://",
        "www.",
        "a_",
        "/a",
        "((",
        "[^",
        "[x](y)",
        "![x](y)",
        "*a**b***c_",
        "é*",
        "\u{fffc}_",
        "a:",
        "--",
        "::",
        "_ _",
        "[[a](b)](c)",
        "![*",
        "![*a](b)*",
    ] {
        let text = unit.repeat(300_000 / unit.len());
        // A step that is not linear would not come to an end.
        let markup = TextMarkup::parse_markup(&text);
        assert!(markup.prose().all(|range| range.end <= text.len()));
    }
}

proptest! {
    #[test]
    fn what_is_not_scanned_has_no_markup(
        text in "([a-zé0-9 ]|[-.:/@_*<>`\\[\\]()\\\\]|[Ww]{3}\\.|://|::|--|--?[a-z]|\\.[a-zA-Z]){0,16}"
    ) {
        let mut scanned = TextMarkup { length: text.len(), ..TextMarkup::default() };
        scanned.scan(&text);
        prop_assert_eq!(TextMarkup::parse_markup(&text), scanned);
    }
}
