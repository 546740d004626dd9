//! What pages are taken apart into, and that nothing of them is lost.

use proptest::prelude::*;

use super::{PageBlock, read_page};

/// Expects the blocks of a page, a line each: its kind with level and label, and its text.
#[track_caller]
fn check(page: &str, expected: &str) {
    let read = read_page(page);
    tiles(page, &read.blocks);
    let shown: Vec<_> = read.blocks.iter().map(|block| shown(page, block)).collect();
    let expected: Vec<_> =
        expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(shown, expected, "{page}");
}

fn shown(page: &str, block: &PageBlock) -> String {
    let kind = format!("{:?}", block.kind).to_lowercase();
    let level = if block.level > 0 { format!(" {}", block.level) } else { String::new() };
    let label = block.label.as_ref().map(|label| format!(" <{label}>")).unwrap_or_default();
    format!("{kind}{level}{label}: {}", block.block_source(page).replace('\n', "⏎"))
}

/// Expects the spans to tile the page, each to hold its text, and nothing that a reader sees to
/// be outside of the texts.
#[track_caller]
fn tiles(page: &str, blocks: &[PageBlock]) {
    let mut at = 0;
    for block in blocks {
        assert_eq!(block.span.start, at, "{page:?}");
        at = block.span.end;
        let mut from = block.span.start;
        for piece in &block.pieces {
            assert!(from <= piece.span.start && piece.span.end <= at, "{block:?} in {page:?}");
            from = piece.span.end;
        }
    }
    assert!(at == page.len() || blocks.is_empty(), "{page:?}");
}

#[test]
fn blocks_are_told_apart() {
    check(
        "# A *b*\n\nOne\ntwo.\n\n- x\n- [ ] y\n\n  z\n  - deep\n\n> q\n> r\n\n| a | b |\n|---|---|\n| c |  |\n",
        "heading 1: A *b*
         paragraph: One⏎two.
         item 1: x
         item 1: y
         paragraph 1: z
         item 2: deep
         quote 1: q⏎r
         cell 1: a
         cell 2: b
         cell 1: c",
    );
    check(
        "![a](b)\n\n```sh\nx\n\ny\n```\n\n    old\n\n[^1]: note\n\n[ref]: http://x\n\nterm\n: what\n",
        "figure: ![a](b)
         code <sh>: x⏎⏎y
         code: old
         footnote <1>: note
         opaque(definition): [ref]: http://x
         definition: term
         definition 1: what",
    );
    check("## A {#b}\n\nSetext\n===\n", "heading 2 <b>: A\nheading 1: Setext");
    check(
        "<!-- no -->\n\n<div>\n</div>\n\n<details>\n<summary>Say</summary>\n",
        "comment: <!-- no -->
        opaque(html): <div>⏎</div>
        html: Say",
    );
    check(
        "\\*a* `b\nc` [d][] [e]\n\n[d]: x\n",
        "paragraph: \\*a* `b⏎c` [d][] [e]\nopaque(definition): [d]: x",
    );
    check("- > a\n  > b\n", "quote 1: a⏎b");
    check("1. ```\n   x\n    y\n   ```\n", "code 1: x⏎ y");
    check("- A wrapped\n  line\n  :\n  - b\n", "item 1: A wrapped⏎line⏎:\nitem 2: b");
    check("", "");
    check("\n\n", "");
}

#[test]
fn what_is_no_markdown_is_opaque() {
    check(
        "{{< tabs >}}\n{{% tab \"*a*\" %}}\ntext {{< ref \"_x_\" >}} end\n{{% /tab %}}\n{{< /tabs >}}\n",
        "opaque(template): {{< tabs >}}
         opaque(template): {{% tab \"*a*\" %}}
         paragraph: text {{< ref \"_x_\" >}} end
         comment: {{% /tab %}}
         comment: {{< /tabs >}}",
    );
    check(
        "{{< figure\n  src=\"a\"\n>}}\ntext\n",
        "opaque(template): {{< figure⏎src=\"a\"⏎>}}\nparagraph: text",
    );
    check("- {{< x >}}\n- y\n", "opaque(template): {{< x >}}\nitem 1: y");
    check(
        "{% include a.html %}\n\n{{ site.x }} is\n",
        "opaque(template): {% include a.html %}\nparagraph: {{ site.x }} is",
    );
    check("```\n{{< x >}}\nimport a from 'b'\n```\n", "code: {{< x >}}⏎import a from 'b'");
    check(
        ":::note[Mind *this*]\n\nText\n\n:::\n\n::: tip Hint\nText\n:::\n",
        "opaque(directive): :::note
         caption: Mind *this*
         paragraph: Text
         comment: :::
         opaque(directive): ::: tip
         caption: Hint
         paragraph: Text
         comment: :::",
    );
    check(
        "!!! note \"Mind\"\n\n    Text\n\n    - item\n\n??? tip\n    More\n\n=== \"Tab\"\n\n    ```\n    x\n    ```\n",
        "opaque(directive): !!! note
         caption: Mind
         paragraph 1: Text
         item 2: item
         opaque(directive): ??? tip
         paragraph 1: More
         opaque(directive): ===
         caption: Tab
         code 1: x",
    );
    check(
        "import A from '@a/b';\nimport B from './b';\n\n<Tabs\n  x={{a: '>'}}>\n<Tab label=\"x\">\nText\n</Tab>\n</Tabs>\n",
        "opaque(script): import A from '@a/b';⏎import B from './b';
         opaque(component): <Tabs⏎x={{a: '>'}}>
         opaque(component): <Tab label=\"x\">
         paragraph: Text
         comment: </Tab>
         comment: </Tabs>",
    );
    check(
        "text\n{.lead}\n\n$$\na\n\n- b\n$$\n\n{/* no */}\n",
        "paragraph: text\nopaque(attributes): {.lead}\nopaque(math): $$⏎a⏎⏎- b⏎$$\ncomment: {/* no */}",
    );
    check("> [!NOTE]\n> Text\n", "opaque(directive): [!NOTE]\nquote 1: Text");
    check("# {{< x >}}\n", "heading 1: {{< x >}}");
    check("a {{ b\n\n{{< c\n", "paragraph: a {{ b\nparagraph: {{< c");
}

#[test]
fn html_is_cut_where_its_tags_part_texts() {
    check(
        "<table>\n<tr><th>A <b>c</b></th><td><a href=\"x>y\">d</a><br>e</td></tr>\n<!-- f -->\n\
         <tr><td>1</td><td>{{< g >}}</td></tr>\n</table>\n",
        "html: A <b>c</b>
         html: <a href=\"x>y\">d</a><br>e
         opaque(template): {{< g >}}",
    );
    check("> <div>\n> Say\n> it\n> </div>\n", "html: Say⏎it");
    check(
        "<script>\nimport a from 'b'\n\nlet c = 1\n</script>\n\n<pre>\nd\n</pre>\n\n<svg><text>e</text></svg>\n",
        "opaque(html): <script>⏎import a from 'b'⏎⏎let c = 1⏎</script>
         opaque(html): <pre>⏎d⏎</pre>
         paragraph: <svg><text>e</text></svg>",
    );
    check("<script>\n\ntext\n", "opaque(html): <script>⏎⏎text");
}

#[test]
fn what_is_commented_out_is_no_part_of_the_page() {
    check(
        "<!--\n# a\n\n{{< b >}}\n```\nc\n-->\n# d\n\n{/* e\n\n- f */}\n\ng {/* h */} i\n",
        "comment: <!--⏎# a⏎⏎{{< b >}}⏎```⏎c⏎-->
         heading 1: d
         comment: {/* e⏎⏎- f */}
         paragraph: g {/* h */} i",
    );
    check(
        "## A b {/*a-b*/}\n\n## C { #d .e }\n\n## {/*f*/}\n",
        "heading 2 <a-b>: A b\nheading 2 <d>: C",
    );
}

#[test]
fn what_stands_around_code_is_one_with_it() {
    check(
        "{{< highlight go >}}\n# a\n\nb\n{{< /highlight >}}\n\n{% raw %}\n{{ c }}\n{% endraw %}\n\n\
         {{< tab codelang=\"sh\" >}}\nd\n{{< /tab >}}\n\n{{< highlight >}}\n\ne\n",
        "opaque(template): {{< highlight go >}}⏎# a⏎⏎b⏎{{< /highlight >}}
         opaque(template): {% raw %}⏎{{ c }}⏎{% endraw %}
         opaque(template): {{< tab codelang=\"sh\" >}}⏎d⏎{{< /tab >}}
         opaque(template): {{< highlight >}}
         paragraph: e",
    );
    check(
        "/// note | A title\n\nText\n\n///\n\n--8<-- \"a.md\"\n\n<<< @/b.js\n",
        "opaque(directive): /// note
         caption: A title
         paragraph: Text
         comment: ///
         opaque(template): --8<-- \"a.md\"
         opaque(template): <<< @/b.js",
    );
}

#[test]
fn front_matter_is_read_with_its_places() {
    check(
        "---\ntitle: A “b”\ndescription: >-\n  One\n  two\nweight: 3\nhero:\n  text: 'It''s'\ntags: [x, \"y z\"]\n---\n\nText\n",
        "field <title>: A “b”
         field <description>: One⏎two
         field <weight>: 3
         field <hero.text>: It's
         field <tags>: x
         field <tags>: y z
         paragraph: Text",
    );
    check(
        "+++\ntitle = \"A\"\n[x]\ny = 'B'\n+++\nText\n",
        "field <title>: A\nfield <x.y>: B\nparagraph: Text",
    );
    check(
        "{\n  \"title\": \"A \\\" b\",\n  \"n\": 1\n}\n\nText\n",
        "field <title>: A \" b\nfield <n>: 1\nparagraph: Text",
    );
    check(
        "---\r\ntitle: A\r\n---\r\n\r\nText\r\nmore\r\n",
        "field <title>: A\nparagraph: Text\r⏎more",
    );
    check("\u{feff}---\ntitle: A\n---\n", "field <title>: A");
    check("---\ntitle: A\nx: [\ny: b\n---\nText\n", "field <title>: A\nparagraph: Text");
    check("---\ntitle: A\n", "paragraph: title: A");
    // A comment behind a value is none of it.
    check(
        "---\ntitle: \"A \\\" b\" # c\nx: 'It''s' # d\ny: e # f\n---\n",
        "field <title>: A \" b\nfield <x>: It's\nfield <y>: e",
    );
    check("{.x}\n\nText\n", "opaque(attributes): {.x}\nparagraph: Text");
}

#[test]
fn ids_are_of_headings_and_order() {
    let ids = |page: &str| {
        let file = crate::model::SourceFile::new("a.md", page);
        let fields = super::TEXT_FIELDS.map(str::to_owned);
        let resource = super::parse(&file, &fields);
        resource.units.iter().map(|unit| unit.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    let page = "---\ntitle: T\nweight: 3\n---\nIntro\n\n# Élan vital\n\nx\n\n- a\n- b\n\n## Two {#deux}\n\nx\n\n\
                ### 3\n\ny\n\n## Two\n\n## Two\n\n## 日本\n\nz\n";
    assert_eq!(
        ids(page),
        "title p1 elan-vital elan-vital-p1 elan-vital-item1 elan-vital-item2 deux deux-p1 deux-s-3 \
         deux-s-3-p1 two two-2 section p1-2"
    );
    // Texts may change, and nothing else does.
    assert_eq!(ids(&page.replace("- a", "- Another")), ids(page));
    for (id, kind) in [("a-p1", "paragraph"), ("a-b-item12", "item"), ("p1-2", "paragraph")] {
        assert_eq!(super::kind_of_id(id).map(crate::model::SegmentKind::name), Some(kind), "{id}");
    }
    assert_eq!(super::kind_of_id("two-2"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_tile_whatever_a_page_holds(
        parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..24),
    ) {
        let page = parts.concat();
        tiles(&page, &read_page(&page).blocks);
    }
}

/// What pages are made of, and what breaks them.
const PARTS: [&str; 74] = [
    "{/* ",
    "*/}",
    "/// note | é\n",
    "///\n",
    "--8<-- é\n",
    "<script>\n",
    "</script>\n",
    "<td>é",
    "<b>",
    "{{< highlight é >}}\n",
    "{{< /highlight >}}",
    "{% raw %}",
    "---\n",
    "+++\n",
    "title: é\n",
    "x = 'y'\n",
    "{\"a\": \"b\"}\n",
    "\u{feff}",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "é",
    "word ",
    "# ",
    "## h {#i}\n",
    "===\n",
    "- ",
    "1. ",
    "> ",
    "> [!NOTE]\n",
    "```\n",
    "~~~~ sh\n",
    "`",
    "**",
    "_",
    "[",
    "]",
    "(",
    ")",
    "[a]: b\n",
    "[^1]: ",
    "[^1]",
    "| a | b |\n",
    "|---|---|\n",
    "| ",
    "|\n",
    "<!-- ",
    "-->",
    "<div>",
    "</div>\n",
    "<Tab x={",
    "}>\n",
    "</Tab>",
    "{{< a",
    ">}}",
    "{{% b %}}",
    "{% c %}",
    "}}",
    ":::",
    ":::note[é]\n",
    "!!! note \"é\"\n",
    "??? a\n",
    "=== \"t\"\n",
    "$$\n",
    "$$ x $$\n",
    "import a from 'b'\n",
    "export const a = 1\n",
    "{.x}\n",
    "{/* é */}\n",
    ": d\n",
    "\\",
];

#[test]
fn no_page_is_too_much() {
    let pages = [
        format!("{}x", "> ".repeat(10_000)),
        format!("{}x", "- ".repeat(5_000)),
        "{{< ".repeat(100_000),
        "{{<\n".repeat(100_000),
        "<Tab ".repeat(100_000),
        "<Tab\n".repeat(50_000),
        "$$\n".repeat(100_001),
        "$$ a\n".repeat(100_000),
        "# a\n".repeat(100_000),
        "[".repeat(100_000),
        format!("---\na: {}\n---\n", "[".repeat(50_000)),
        format!("---\n{}---\n", "a: é\n".repeat(50_000)),
        "```\n".repeat(50_001),
        "| a ".repeat(10_000) + "\n" + &"|---".repeat(10_000) + "\n",
        "[a]: b\n".repeat(50_000),
        "<!--".repeat(50_000),
        "<!--\n".repeat(50_000),
        "{/*\n".repeat(50_000),
        "{{< highlight >}}\n\n".repeat(50_000),
        "<script>\n".repeat(50_000),
        format!("<table>{}</table>\n", "<td>a <b".repeat(50_000)),
        "/// a | b\n".repeat(50_000),
    ];
    for page in pages {
        let start = std::time::Instant::now();
        tiles(&page, &read_page(&page).blocks);
        let most = std::time::Duration::from_secs(20);
        assert!(start.elapsed() < most, "{}", &page[..20.min(page.len())]);
    }
}
