//! Pages as they come, and the blocks they become.

use super::read_html;
use crate::import::{ImportError, testing::lines};

/// Reads `text`: each block as `kind[level] label|text`, and how many losses.
#[track_caller]
fn check(text: &str, expected: &[&str], losses: usize) {
    let imported = read_html(text).unwrap();
    assert_eq!(lines(&imported.blocks), expected, "{text}");
    assert_eq!(imported.losses.len(), losses, "{:?}", imported.losses);
}

#[test]
fn the_article_is_taken_and_not_the_page() {
    let page = "<!doctype html><html lang=fr><head><title>Le rapport – Le site</title>\
        <meta name=author content='A. B.'><style>p{}</style></head><body>\
        <header><img src=logo.png alt=Logo><nav>Accueil</nav></header>\
        <nav><ul><li><a href=/>Accueil</a></ul></nav>\
        <main><article><header><h1>Le <em>rapport</em></h1></header><p>Un texte assez long.\
        <script>x()</script></article></main><aside>À lire aussi</aside><footer>© 2026</footer>";
    check(page, &["title|Le *rapport*", "paragraph|Un texte assez long."], 0);
    let imported = read_html(page).unwrap();
    assert_eq!(imported.metadata.title.as_deref(), Some("Le rapport"));
    assert_eq!(imported.metadata.author.as_deref(), Some("A. B."));
    assert_eq!(imported.language.as_deref(), Some("fr"));
    check(
        "<body><nav>Accueil</nav><header><h1>Titre</h1></header><p>Un.</p><footer>©</footer>",
        &["title|Titre", "paragraph|Un."],
        2,
    );
}

#[test]
fn lists_quotes_and_headings() {
    check(
        "<h2>A<br>b</h2><ul><li>un<ul><li>dessous</ul><p>suite</p><li><p>deux<p>encore</ul>\
         <ol start=3><li>c<li value=7>d</ol><blockquote><p>Cité<blockquote>dedans</blockquote>\
         </blockquote><dl><dt>terme<dd>sens</dl>",
        &[
            "heading2|A b",
            "item|un",
            "item2|dessous",
            "paragraph1|suite",
            "item|deux",
            "paragraph1|encore",
            "item 3.|c",
            "item 7.|d",
            "quote|Cité",
            "quote2|dedans",
            "item|terme",
            "paragraph1|sens",
        ],
        0,
    );
}

#[test]
fn headings_do_not_link_to_themselves() {
    check(
        "<h2 id=a><a href=#a>Un</a></h2><h2 id=b>Deux<a class=x href=#b>¶</a></h2>\
         <h2><a href=/c>Trois</a></h2><p class=caption>Tableau 1",
        &["heading2|Un", "heading2|Deux", "heading2|[Trois](/c)", "caption|Tableau 1"],
        1,
    );
}

#[test]
fn inline_markup_becomes_markdown() {
    check(
        "<p>Un <b>mot </b>et <i>un<b>e</b></i>, <a href='/x y' title=T>un <code>lien</code></a>, \
         2<sup>e</sup>, a&nbsp;: *b* &lt;i><br>ligne<br><br>autre <a name=x>ancre</a>\
         <a href='javascript:x()'>non</a>.",
        &[
            "paragraph|Un **mot** et *un**e***, [un `lien`](</x y> \"T\"), 2<sup>e</sup>, \
             a\u{a0}: \\*b\\* \\<i>\\\nligne",
            "paragraph|autre ancrenon.",
        ],
        0,
    );
}

#[test]
fn figures_tables_and_code() {
    check(
        "<figure><figcaption>Fig. 1</figcaption><img src=a.png alt='Un [logo]'></figure>\
         <p><a href=/><img src=b.png alt=b></a></p><p>x <img src=data:image/png;base64,AA alt=c>",
        &[
            r"figure|![Un \[logo\]](a.png)",
            "caption|Fig. 1",
            "figure|[![b](b.png)](/)",
            "paragraph|x ![c](data:image/png;base64,AA)",
        ],
        0,
    );
    check(
        "<table><caption>Titre</caption><tr><th align=right>a<th>b|c<tr><td><p>1<p>2<td>\
         <tr><td colspan=2>x</table>",
        &[
            r"table-row | --: | --- ||| a | b\|c |",
            "table-row|| 1<br>2 | |",
            "table-row|| x | |",
            "caption|Titre",
        ],
        1,
    );
    check(
        "<table><tr><td><h2>Mise en page</h2><p>texte</table>",
        &["heading2|Mise en page", "paragraph|texte"],
        0,
    );
    check(
        "<pre><code class='x language-rust'>fn  a() {\n  1\n}\n</code></pre><hr>",
        &["code rust|fn  a() {\n  1\n}"],
        1,
    );
}

#[test]
fn footnotes() {
    check(
        "<p>Un fait<sup id=r1><a href=#n1>[1]</a></sup>.</p><section class=footnotes><hr><ol>\
         <li id=n1><p>La note. <a href=#r1>↩</a></p><p>Encore.</li></ol></section>",
        &["paragraph|Un fait[^1].", "footnote 1|La note.", "footnote|Encore."],
        2,
    );
    check(
        "<p>A<a class=footnote-ref href=#n>1</a></p><div id=n><sup>1</sup><p>Note</p></div>",
        &["paragraph|A[^1]", "footnote 1|Note"],
        0,
    );
    check(
        "<section role=doc-endnotes><ol><li value=3>Jamais citée.</ol></section>",
        &["footnote 3|Jamais citée."],
        0,
    );
    check("<p><a href=#a>1</a></p><p id=a>x</p>", &["paragraph|[1](#a)", "paragraph|x"], 1);
}

#[test]
fn tag_soup() {
    check(
        "<p>a<b>b<p>c</b>d<table><b>e<tr><td>f</table></div></p>&nope; <<>",
        &["paragraph|a**b**", "paragraph|**c**d**e**", "paragraph|f", "paragraph|**&nope; <<>**"],
        0,
    );
    check("texte nu", &["paragraph|texte nu"], 0);
    check("<p hidden>x</p><div style='display: none'>y</div><!-- z -->", &[], 0);
}

#[test]
fn hostile_nesting_is_refused_or_read_at_once() {
    for (tag, refused) in
        [("<div>", true), ("<b>", true), ("<table><td>", true), ("<p>", false), ("</div>", false)]
    {
        let read = read_html(&format!("{}x", tag.repeat(100_000)));
        assert_eq!(matches!(read, Err(ImportError::TooDeep { .. })), refused, "{tag}");
    }
}

#[test]
fn a_tag_without_end_is_refused() {
    let attributes = "a b c ".repeat(100_000);
    let refused = read_html(&format!("<p>x\n<p {attributes}>x")).map(|_| ());
    assert_eq!(refused, Err(ImportError::TooManyAttributes { line: 2, most: 2000 }));
    let script = format!("<script>if (a <b) '{attributes}'</script><p title=\"{attributes}\">x");
    check(&script, &["paragraph|x"], 0);
    check(&format!("a <b c='{attributes}"), &["paragraph|a"], 0);
}

#[test]
fn a_page_is_in_the_encoding_it_names() {
    use crate::import::{ImportFormat, ImportOptions, read_document};
    let page = |head: &str| [head.as_bytes(), b"<p>l\x92\xe9t\xe9"].concat();
    let text = |head: &str, options: &ImportOptions| {
        let imported = read_document(&page(head), ImportFormat::Html, options)?;
        Ok::<_, ImportError>(imported.blocks[0].text.clone())
    };
    let named = ImportOptions { encoding: Some("latin1".into()) };
    assert_eq!(text("<meta charset=windows-1252>", &ImportOptions::default()).unwrap(), "l’été");
    assert_eq!(text("", &named).unwrap(), "l’été");
    let guess = "Windows-1252";
    let refused = text("", &ImportOptions::default());
    assert_eq!(refused, Err(ImportError::NotUnicode { line: 1, guess }));
}
