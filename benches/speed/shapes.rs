//! Texts that repeat one shape for ever: what a rule that looks back from every place, or compares
//! each with each, takes too long for. Twice as much of a shape should take twice as long.

use std::sync::Arc;

use diglot::{MemoryFiles, Project, internals};

/// Shapes, each with a name that a bench may be asked for by.
pub(crate) const SHAPES: &[(&str, &str)] = &[
    ("emphasis", "*a "),
    ("strong", "**a** "),
    ("link", "[a](b) "),
    ("address", "https://x.y/z "),
    ("mail", "a@b.c "),
    ("code", "`a` "),
    ("tag", "<b>"),
    ("tag pair", "<b>a</b> "),
    ("placeable", "{ $x } "),
    ("reference", "{ -x } "),
    ("bracket", "(a "),
    ("brackets", "(a) "),
    ("guillemet", "« a "),
    ("guillemets", "« a » "),
    ("quote", "“a” "),
    ("straight quote", "\"a\" "),
    ("apostrophe", "l’a "),
    ("names", "Name Name "),
    ("people", "Jean Dupont "),
    ("initials", "J. B. Martin "),
    ("acronym", "Alpha Beta (ABC) "),
    ("acronyms", "ONU OIT. "),
    ("dotted acronym", "O.N.U. "),
    ("figure", "12 345,6 "),
    ("figures", "1 "),
    ("amount", "2,4 M€ / 5 % "),
    ("roman", "XIV "),
    ("ordinal", "1er 2nd "),
    ("date", "12 mars 2024 "),
    ("hour", "2 h 30 "),
    ("number words", "vingt-deux two hundred "),
    ("hyphen", "a-b "),
    ("dash", "— a "),
    ("abbreviation", "e.g. "),
    ("titles", "M. Dr. "),
    ("negation", "not no ne pas "),
    ("opposites", "more less plus moins "),
    ("opposite sentences", "more time. less time. plus de temps. moins de temps. "),
    ("repeated word", "le le the the "),
    ("sentences", "Un mot. A word. "),
    ("terms in code", "`mot word` mot word "),
    ("prose", "la coopérative finance the school of the valley "),
    ("many words", ""),
    ("questions", "a ? b ! "),
    ("ellipsis", "a... "),
    ("letters", "a"),
    ("capitals", "A"),
    ("digits", "1"),
    ("spaces", " "),
    ("bar", "| a | b |\n"),
    ("footnote", "[^1] "),
    ("list", "- a\n"),
    ("ideograph", "万"),
    ("Arabic", "\u{645}\u{631}\u{62d} "),
    ("emoji", "\u{1f469}\u{200d}\u{1f469} "),
    ("combining", "e\u{301}"),
    ("marks", "\u{301}"),
    ("zero width", "\u{200b}"),
];

/// Terms that some of the shapes have.
const GLOSSARY: &str = "keep = [\"Name\"]\n\n[[term]]\nfr = \"mot\"\nen = \"word\"\n";

/// What is measured: the shapes of a text and of its translation, and their languages.
#[derive(Clone, Copy)]
pub(crate) struct ShapedPair {
    shapes: [(&'static str, &'static str); 2],
    languages: [&'static str; 2],
}

impl std::fmt::Display for ShapedPair {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ([(one, _), (other, _)], [source, target]) = (self.shapes, self.languages);
        write!(out, "{one} ({source}) as {other} ({target})")
    }
}

/// Each shape as itself and as another one, in both directions.
pub(crate) fn shaped_pairs() -> impl Iterator<Item = ShapedPair> {
    SHAPES.iter().enumerate().flat_map(|(at, &shape)| {
        let other = SHAPES[(at * 7 + 3) % SHAPES.len()];
        [shape, other].into_iter().flat_map(move |translation| {
            let shapes = [shape, translation];
            [["fr", "en"], ["en", "fr"]].map(|languages| ShapedPair { shapes, languages })
        })
    })
}

/// So many bytes of a shape, about, behind a word.
fn text(shape: &str, bytes: usize, word: &str) -> String {
    if !shape.is_empty() {
        return format!("{word} {}", shape.repeat(bytes / shape.len()));
    }
    // No word twice.
    let words = (0..bytes / 6).map(|at| {
        let letter = |part: usize| char::from(b'a' + u8::try_from(part % 26).unwrap_or(0));
        let letters = [1, 26, 676, 17_576].map(|place| letter(at / place));
        format!("{}{word} ", String::from_iter(letters))
    });
    words.collect()
}

impl ShapedPair {
    /// A project of one pair, both of whose texts are so long.
    pub(crate) fn project(self, bytes: usize) -> Project {
        let [source, target] = self.languages;
        let segment = |text: String| {
            let kind = internals::SegmentKind::Paragraph;
            let block = internals::DocumentBlock::new(kind, text);
            let new = internals::NewSegment { id: "a".to_owned(), block };
            internals::render_segment(&new, true)
        };
        let [(_, one), (_, other)] = self.shapes;
        let value = internals::render_value(&text(other, bytes, "b")).expect("a text of Fluent");
        let content = segment(text(one, bytes, "a"));
        let files = MemoryFiles::from_iter([
            (
                "diglot.toml".to_owned(),
                format!("source = \"{source}\"\ntargets = [\"{target}\"]\n"),
            ),
            ("content/a.toml".to_owned(), content),
            ("content/glossary.toml".to_owned(), GLOSSARY.to_owned()),
            (format!("locales/{target}/a.ftl"), format!("-x = y\na ={value}\n")),
        ]);
        Project::open_in(Arc::new(files)).expect("a project")
    }
}
