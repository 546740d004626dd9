//! Import → render → import: what a format can say comes back as it was.

use std::fmt::Write as _;

use diglot::{
    ImportFormat, Locale, SourceFile,
    internals::{
        DocumentBlock, EditionLanguage, ImportOptions, Imported, SegmentKind, TextOptions,
        Variables, compose, escape, html, markdown, parse_content, read_document, render_text,
    },
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
        let text = escape(&block.text);
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

fn render(imported: &Imported, format: ImportFormat, width: usize) -> String {
    let file = SourceFile::new("content/report.toml", content(imported));
    let resource = parse_content(&file);
    assert_eq!(resource.problems, [], "{}", file.text());
    let (locale, variables) = (Locale::new("fr").unwrap(), Variables::default());
    let language = EditionLanguage::new(&locale, (&file, &resource), [], &variables);
    let edition = compose(&language, &language, &[]).unwrap();
    assert_eq!(edition.gaps, []);
    match format {
        ImportFormat::Html => html(&edition, true),
        ImportFormat::Text => render_text(&edition, TextOptions { width, marks: true }),
        _ => markdown(&edition, true),
    }
}

/// None for a document without text, which is refused.
fn import(text: &str, format: ImportFormat) -> Option<Imported> {
    read_document(text.as_bytes(), format, &ImportOptions::default()).ok()
}

/// Each block on a line, so that what differs can be seen.
fn lines(imported: &Imported) -> String {
    let line = |block: &DocumentBlock| {
        let (kind, level, label) = (block.kind.name(), block.level, &block.label);
        format!("{kind} {level:?} {label:?} {:?}\n", block.text)
    };
    imported.blocks.iter().map(line).collect()
}

/// Reads `text`, renders it and reads that: it must be the same.
fn compare(text: &str, format: ImportFormat) -> Result<(), String> {
    let Some(first) = import(text, format) else { return Ok(()) };
    for width in [0, 80] {
        let rendered = render(&first, format, width);
        let second = import(&rendered, format).unwrap_or_default();
        // Text says nothing of itself, and each page of HTML has a title.
        let titled = format == ImportFormat::Markdown || first.metadata.title.is_some();
        let told = format!("{:?}", second.metadata) == format!("{:?}", first.metadata);
        if second.blocks != first.blocks || titled && !told {
            let (first, second) = (lines(&first), lines(&second));
            let rendered = rendered.split("</style>").last().unwrap_or_default();
            return Err(format!("{text}\n--->\n{first}--->\n{rendered}\n--->\n{second}"));
        }
    }
    Ok(())
}

/// The same of plain text, but for what is a heading: text that is written for no reader but
/// people has no sign for it.
fn compare_texts(text: &str) -> Result<(), String> {
    let Some(mut first) = import(text, ImportFormat::Text) else { return Ok(()) };
    let rendered = render(&first, ImportFormat::Text, 0);
    let mut second = import(&rendered, ImportFormat::Text).unwrap_or_default();
    for block in first.blocks.iter_mut().chain(&mut second.blocks) {
        if matches!(block.kind, SegmentKind::Title | SegmentKind::Heading) {
            (block.kind, block.level) = (SegmentKind::Paragraph, None);
        }
    }
    if first.blocks == second.blocks {
        return Ok(());
    }
    let (first, second) = (lines(&first), lines(&second));
    Err(format!("{text}\n--->\n{first}--->\n{rendered}\n--->\n{second}"))
}

#[track_caller]
fn check(text: &str, format: ImportFormat) {
    if let Err(difference) = compare(text, format) {
        panic!("{difference}");
    }
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

const MARKDOWN: &str = "# Le *rapport*

Un paragraphe avec **du gras**, un [lien](https://a.example/x?y=1&z=2 \"titre\"), du `code  {x}`,
un appel[^1], 2<sup>e</sup>, une coupure\\
voulue et \\*aucune\\* emphase. {accolades}

## Une partie

1\\. ne commence pas de liste

- un
- deux

  suite du deuxième
  - dessous

    ```rust
    fn a() {}
    ```
- trois

3. c
4. d

7) g

> Cité.
>
> > Dedans.

### Une sous-partie #\\#

| a | *b* |
|:--|----:|
| c \\| d | |

| autre | table |
|-------|-------|
| x     | y     |

![Un logo](logo.png)

![Autre](b.png \"titre\")
Figure 2 : une *légende*

```sh
echo \"{}\"

  fin ```
```

[^1]: La note.

    Elle continue.
";

#[test]
fn markdown_comes_back() {
    assert_eq!(import(DOCUMENT, ImportFormat::Markdown).unwrap().blocks.len(), 29);
    check(DOCUMENT, ImportFormat::Markdown);
    check(MARKDOWN, ImportFormat::Markdown);
    for text in [
        "# Un\n\n# Deux\n",
        "Seul.\n",
        "* a\n\n* b\n\n\n1. c\n\n- d\n",
        "- [ ] à faire\n- # titre\n",
        "10. dix\n    - dessous\n      suite\n",
        "---\ntitle: T\nauthor: A\n---\n\ntexte\n",
        "\\---\n\n\\=== a\n\n\\- a  \n\\- b\n",
        "a[^x] et b[^y]\n\n[^y]: deux\n\n[^x]: un\n",
        "> a\n\n> b\n\n`` ` ``\n",
        "<div>a *b*</div>\n\nc\n",
        "[a]\n\n[a]: http://b.example \"t\"\n",
        "Titre sur\ndeux lignes\n===\n\nb\n",
    ] {
        check(text, ImportFormat::Markdown);
    }
}

#[test]
fn html_comes_back() {
    for document in [DOCUMENT, MARKDOWN] {
        let document = import(document, ImportFormat::Markdown).unwrap();
        check(&render(&document, ImportFormat::Html, 0), ImportFormat::Html);
    }
    for text in [
        "<h1>Le <em>rapport</em></h1><p>Un <b>mot</b>, <a href='https://a.example/?x=1&amp;y=2'>\
         un lien</a>, <code>du {code}</code>, 2<sup>e</sup>, <br>a *b* &lt;i&gt; [1]<ul><li>un<ul>\
         <li>dessous</ul><p>suite<li>deux</ul><ol start=3><li>c<li value=7>d</ol>\
         <blockquote><p>Cité<blockquote>Dedans</blockquote></blockquote>",
        "<h2>Sans titre</h2><h3>b</h3><pre><code class=language-rust>fn a() {\n  1\n}</code></pre>",
        "<figure><img src=a.png alt='Un logo'><figcaption>Fig. <b>1</b></figcaption></figure>\
         <figure><img src=b.png alt=b></figure><p>x",
        "<table><tr><th>a<th align=right>b|c<tr><td>1<br>2<td></table><p>fin",
        "<p>Un fait<sup><a href=#n1>1</a></sup>, deux<sup><a href=#n2>2</a></sup>.<ol>\
         <li id=n1><p>La note.<p>Encore.<li id=n2>Deux.</ol>",
        "<p># a</p><p>- b</p><p>1. c</p><p>&nbsp;</p><p>C:\\d \\*</p>",
    ] {
        check(text, ImportFormat::Html);
    }
}

#[test]
fn text_comes_back() {
    check(include_str!("../data/ica-conference.fr.txt"), ImportFormat::Text);
    let document = import(DOCUMENT, ImportFormat::Markdown).unwrap();
    check(&render(&document, ImportFormat::Text, 80), ImportFormat::Text);
    for text in [
        "Titre\n\nUn paragraphe de texte, avec *des signes* _à_ garder `tels` quels, \\ [x](y) et {z}.\n\n\
         Partie\n\n1. un\n2. deux\n   - dessous qui est assez long pour devoir passer à la ligne une fois au moins\n\
         - autre\n\n  suite\n\n> cité\n\nFin.\n",
        "Une ligne.\nUne autre.\n",
        "a.b\n\n# c\n\n<b>d</b> &amp;\n\n+ e\n",
    ] {
        check(text, ImportFormat::Text);
    }
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
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_comes_back(
        text in "([-#>*+_`\\[\\]()|:<a-c1.!\\\\ \n\u{a0}é&;{}^\"]|\n\n|- |> |1\\. |## |\\*\\*|    ){0,30}"
    ) {
        if let Err(difference) = compare(&text, ImportFormat::Markdown) {
            prop_assert!(false, "{}", difference);
        }
    }

    #[test]
    fn any_lines_of_markdown_come_back(pieces in prop::collection::vec(piece(), 1..12)) {
        if let Err(difference) = compare(&pieces.concat(), ImportFormat::Markdown) {
            prop_assert!(false, "{}", difference);
        }
    }

    #[test]
    fn any_html_comes_back(
        text in "(<(/)?(p|b|i|sup|li|ul|ol|table|tr|td|pre|br|h1|h2|figure|img alt=x src=y|\
            blockquote|dl|dt|dd|a href=z)>|[a-c *_1&;\n|{}#.-]){0,30}"
    ) {
        if let Err(difference) = compare(&text, ImportFormat::Html) {
            prop_assert!(false, "{}", difference);
        }
    }

    #[test]
    fn any_text_comes_back(text in "([-#>*_`\\[\\]()a-cA-C1.!\\\\ \n\u{a0}é&;{}]|\n\n|- |1\\. |\n  ){0,30}") {
        if let Err(difference) = compare_texts(&text) {
            prop_assert!(false, "{}", difference);
        }
    }
}
