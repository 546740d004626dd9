//! Markdown as it comes, and the blocks it becomes.

use super::read_markdown;
use crate::import::testing::lines;

/// Reads `text`: each block as `kind[level] label|text`, and how many losses.
#[track_caller]
fn check(text: &str, expected: &[&str], losses: usize) {
    let imported = read_markdown(text);
    assert_eq!(lines(&imported.blocks), expected, "{text}");
    assert_eq!(imported.losses.len(), losses, "{:?}", imported.losses);
}

#[test]
fn headings_and_paragraphs() {
    check(
        "# Titre *vrai*\n\nUn\nparagraphe  \ncoupé\\\nencore.\n\nPartie\n------\n\n### Sous-partie ###\n",
        &[
            "title|Titre *vrai*",
            "paragraph|Un paragraphe\\\ncoupé\\\nencore.",
            "heading2|Partie",
            "heading3|Sous-partie",
        ],
        0,
    );
    check("# Un\n\n# Deux\n", &["heading1|Un", "heading1|Deux"], 0);
    check("## Un\n\n# Deux\n", &["heading2|Un", "heading1|Deux"], 0);
    check(
        "\\# dièse\n\n1\\. un\n\n\\* *a*\n\n\\*b\\*\n",
        &["paragraph|# dièse", "paragraph|1. un", "paragraph|* *a*", r"paragraph|\*b\*"],
        0,
    );
}

#[test]
fn lists_nest() {
    check(
        "- un\n- deux\n  suite\n  - dessous\n\n    encore\n- trois\n\n3. a\n4. b\n\n1) c\n",
        &[
            "item|un",
            "item|deux suite",
            "item2|dessous",
            "paragraph2|encore",
            "item|trois",
            "item 3.|a",
            "item 4.|b",
            "item 1)|c",
        ],
        0,
    );
    check(
        "- # Titre\n- ```rust\n  let x = 1;\n  ```\n-\n- - a\n",
        &["item|Titre", "code rust|let x = 1;", "item|a"],
        0,
    );
    check("- [ ] à faire\n", &["item|[ ] à faire"], 0);
}

#[test]
fn quotes() {
    check(
        "> Un\n> deux\nparesseux\n>\n> > dedans\n> > `a\n> > b`\n\nFin\n",
        &["quote|Un deux paresseux", "quote2|dedans `a b`", "paragraph|Fin"],
        0,
    );
    check("> - a\n> - b\n", &["item|a", "item|b"], 2);
}

#[test]
fn tables() {
    check(
        "| a | *b* |\n|:--|----:|\n| c \\| d | |\n\nx\n",
        &["table-row | :-- | ----: ||| a | *b* |", r"table-row|| c \| d | |", "paragraph|x"],
        0,
    );
    check(
        "> a | b\n> - | -\n> `c` | d\n",
        &["table-row | - | - ||| a | b |", "table-row|| `c` | d |"],
        1,
    );
}

#[test]
fn inline_markup_is_the_authors() {
    check(
        "Du __gras__, [un lien](http://a.example/x \"t\"), `du  code`, <http://b.example>, 2<sup>e</sup> &eacute;[^1].\n\n[^1]: La note\n    suit.\n\n    Deuxième paragraphe.\n",
        &[
            "paragraph|Du __gras__, [un lien](http://a.example/x \"t\"), `du code`, <http://b.example>, 2<sup>e</sup> &eacute;[^1].",
            "footnote 1|La note suit.",
            "footnote|Deuxième paragraphe.",
        ],
        0,
    );
    check(
        "Voir [le *site*][s], [s][], [s] et ![logo][s].\n\n[s]: <http://a.example/b c> \"Le \\\"site\\\"\"\n",
        &[
            "paragraph|Voir [le *site*](<http://a.example/b c> \"Le \\\"site\\\"\"), [s](<http://a.example/b c> \"Le \\\"site\\\"\"), [s](<http://a.example/b c> \"Le \\\"site\\\"\") et ![logo](<http://a.example/b c> \"Le \\\"site\\\"\").",
        ],
        1,
    );
}

#[test]
fn figures_and_code() {
    check(
        "![Un logo](logo.png)\n\n[![Un logo](logo.png)](http://a.example)\n\n![a](b)\nFigure 1 : un *logo*\n\n![a](b) et texte\n",
        &[
            "figure|![Un logo](logo.png)",
            "figure|[![Un logo](logo.png)](http://a.example)",
            "figure|![a](b)",
            "caption|Figure 1 : un *logo*",
            "paragraph|![a](b) et texte",
        ],
        0,
    );
    check("![a](b)\n![c](d)\n", &["paragraph|![a](b) ![c](d)"], 0);
    check("```sh\na\n\n  b\n```\n\n    c\n", &["code sh|a\n\n  b", "code|c"], 0);
}

#[test]
fn what_cannot_be_kept_is_told() {
    check("a\n\n---\n\nb\n", &["paragraph|a", "paragraph|b"], 1);
    check("<!-- rien -->\n\na\n", &["paragraph|a"], 0);
    check(
        "<details>\n<summary>Plus *ici*</summary>\n\n**gras**\n\n</details>\n\n<p align=center>\n<img src=a.png alt=A></p>\n",
        &[r"paragraph|Plus \*ici\*", "paragraph|**gras**", "figure|![A](a.png)"],
        3,
    );
}

#[test]
fn front_matter() {
    let yaml = read_markdown(
        "---\ntitle: \"Le titre\"\nauthor: A. B.\ntags:\n  - x\nlang: fr # oui\n---\n\n# H\n",
    );
    assert_eq!(yaml.metadata.title.as_deref(), Some("Le titre"));
    assert_eq!(yaml.metadata.author.as_deref(), Some("A. B."));
    assert_eq!(yaml.language.as_deref(), Some("fr"));
    assert_eq!(
        (lines(&yaml.blocks), yaml.losses.len()),
        (vec!["title|Le titre".to_owned(), "heading2|H".to_owned()], 2)
    );
    let same = read_markdown("---\ntitle: H & *b*\n---\n\n# H &amp; \\*b\\*\n\n## C\n");
    assert_eq!(lines(&same.blocks), ["title|H &amp; \\*b\\*", "heading2|C"]);
    let alone = read_markdown("---\ntitle: T *x*\n---\n\n## C\n");
    assert_eq!(lines(&alone.blocks), ["title|T \\*x\\*", "heading2|C"]);
    let toml = read_markdown("+++\ntitle = \"T\"\ndate = 2026-01-02\ndraft = true\n+++\n\na\n");
    assert_eq!(toml.metadata.date.as_deref(), Some("2026-01-02"));
    assert_eq!(toml.losses.len(), 1);
    assert_eq!(read_markdown("# *Un* titre\n").metadata.title.as_deref(), Some("Un titre"));
}

#[test]
fn hostile_nesting_is_read_in_linear_time() {
    for text in ["> ", "- ", "*", "[", "![", "<b>", "`", "1. ", "- > "] {
        read_markdown(&format!("{}x", text.repeat(100_000)));
    }
}
