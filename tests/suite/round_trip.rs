//! Import → render → import: what a format can say comes back as it was.

use std::fmt::Write as _;

use diglot::{
    import::{Block, Format, Imported, Options, read},
    model::{Locale, Metadata, SegmentKind, SourceFile},
    render::{Language, TextOptions, Variables, compose, html, markdown, text},
    store::parse_content,
};
use proptest::prelude::*;

/// The imported document as a structured document.
fn content(imported: &Imported) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let mut out = String::from("[document]\n");
    let metadata = &imported.metadata;
    for (key, value) in [
        ("title", &metadata.title),
        ("author", &metadata.author),
        ("date", &metadata.date),
        ("url", &metadata.url),
        ("licence", &metadata.licence),
    ] {
        if let Some(value) = value {
            writeln!(out, "{key} = {}", quoted(value)).unwrap();
        }
    }
    for (at, block) in imported.blocks.iter().enumerate() {
        let kind = block.kind.name();
        // Braces are Fluent's.
        let text =
            block.text.replace('{', "\u{1}").replace('}', "{\"}\"}").replace('\u{1}', "{\"{\"}");
        writeln!(out, "[[segment]]\nid = \"b{at}\"\nkind = \"{kind}\"\ntext = {}", quoted(&text))
            .unwrap();
        if let Some(level) = block.level {
            writeln!(out, "level = {level}").unwrap();
        }
        if let Some(label) = &block.label {
            writeln!(out, "label = {}", quoted(label)).unwrap();
        }
    }
    out
}

fn render(imported: &Imported, format: Format) -> String {
    let file = SourceFile::new("content/report.toml", content(imported));
    let resource = parse_content(&file);
    assert_eq!(resource.problems, [], "{}", file.text());
    let (locale, variables) = (Locale::new("fr").unwrap(), Variables::default());
    let language = Language::new(&locale, (&file, &resource), [], &variables);
    let edition = compose(&language, &language).unwrap();
    assert_eq!(edition.gaps, []);
    match format {
        Format::Html => html(&edition, true),
        Format::Text => text(&edition, TextOptions { width: 80, marks: true }),
        _ => markdown(&edition, true),
    }
}

/// None for a document without text, which is refused.
fn import(text: &str, format: Format) -> Option<Imported> {
    read(text.as_bytes(), format, &Options::default()).ok()
}

/// White space in a line, as often as one likes, is one space.
fn folded(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_ascii_whitespace().collect::<Vec<_>>());
    lines.map(|words| words.join(" ")).collect::<Vec<_>>().join("\n")
}

fn lines(imported: &Imported) -> Vec<String> {
    let line = |block: &Block| {
        let Block { kind, level, label, text, .. } = block;
        let text = if *kind == SegmentKind::Code { text.clone() } else { folded(text) };
        format!("{} {level:?} {label:?} {text:?}", kind.name())
    };
    let title = format!("{:?}", imported.metadata.title.as_deref().map(folded));
    let metadata = Metadata { title: None, ..imported.metadata.clone() };
    imported.blocks.iter().map(line).chain([title, format!("{metadata:?}")]).collect()
}

/// Reads a document, writes it, and reads it again.
#[track_caller]
fn check(text: &str, format: Format) {
    let Some(first) = import(text, format) else { return };
    let written = render(&first, format);
    let second = import(&written, format).unwrap_or_default();
    assert_eq!(lines(&first), lines(&second), "{text}\n-----\n{written}");
}

const DOCUMENT: &str = r#"---
title: "Le rapport : \"final\""
author: Diane Martin
date: 2024-03-31
---

# Rapport d’activité

Un paragraphe avec *emphase*, **force**, `code`, un [lien](https://example.org "titre") et
une note[^1]. Il va à la ligne.

## Méthodes {#ancre}

1. premier
2. second
   - dessous
   - encore

     suite du dessous

   suite du second

   ```rust
   fn main() { println!("{}", 1); }
   ```
3. troisième

Paragraphe. Et une autre liste :

5) cinq
6) six

- \# pas un titre
- 2\. pas un numéro

> Une citation\
> sur deux lignes.
>
> > Plus profond.
>
> Et retour.

| Pays | Membres |
|:-----|--------:|
| Suisse | 1 200 |
| `a \| b` | |

![Un graphique](graph.png)
La croissance en 2024

~~~
code ```

fin
~~~

Un titre
souligné \
encore
===

[^1]: La note, en *entier*.

    Et sa suite.
"#;

#[test]
fn markdown_comes_back() {
    assert_eq!(import(DOCUMENT, Format::Markdown).unwrap().blocks.len(), 28);
    check(DOCUMENT, Format::Markdown);
}

#[test]
fn html_comes_back() {
    let page = render(&import(DOCUMENT, Format::Markdown).unwrap(), Format::Html);
    check(&page, Format::Html);
}

#[test]
fn text_comes_back() {
    check(include_str!("../data/ica-conference.fr.txt"), Format::Text);
    let page = render(&import(DOCUMENT, Format::Markdown).unwrap(), Format::Text);
    check(&page, Format::Text);
}

/// Pieces of Markdown in which everything may go wrong.
fn piece() -> impl Strategy<Value = String> {
    let markers = [
        "# ",
        "## ",
        "###### ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2. ",
        "7) ",
        "  - ",
        "   1. ",
        "    ",
        "> ",
        "> > ",
        ">",
        "| ",
        "|---|---|",
        "| a | b |",
        "```",
        "~~~",
        "[^1]: ",
        "[^n]: ",
        "![a](b)",
        "---",
        "===",
        "<!-- x -->",
        "\\",
        "",
        "",
        "",
    ];
    let text = "[-a#>*+_=`|.!1\\\\ é«{}\\[\\]()]{0,8}";
    (
        prop::sample::select(markers.to_vec()),
        text,
        prop::sample::select(&["\n", "\n\n", "\n", "  \n", "\\\n"][..]),
    )
        .prop_map(|(marker, text, end)| format!("{marker}{text}{end}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_markdown_comes_back(pieces in prop::collection::vec(piece(), 1..12)) {
        check(&pieces.concat(), Format::Markdown);
    }
}
