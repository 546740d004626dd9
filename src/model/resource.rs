//! Files of translatable units: structured documents, Fluent files and Markdown pages, read into the
//! same shape.

use std::borrow::Cow;

use super::{DocumentKind, Pattern, Problem, Span};

/// One file of translatable units, and what in it could not be read.
#[derive(Debug, Clone, Default)]
pub struct Resource<'a> {
    /// What it is written in.
    pub kind: DocumentKind,
    /// What the file says of itself; empty for a Fluent file.
    pub metadata: Metadata<'a>,
    /// The units that could be read, in the file's order; no id occurs twice.
    pub units: Vec<TranslationUnit<'a>>,
    /// Places where a translation is to be written: of no account to anybody who reads.
    pub places: Vec<TranslationUnit<'a>>,
    /// Entries that are there but could not be read.
    pub broken: Vec<BrokenEntry<'a>>,
    /// The front matter of a page: its keys and values, in the file's order.
    pub front: Vec<FrontEntry<'a>>,
    /// Comments on groups of units and on the file as a whole, in the file's order.
    pub comments: Vec<GroupComment<'a>>,
    /// What could not be read, and why.
    pub problems: Vec<Problem>,
    /// Whether the file as a whole could not be read, so that nothing is known of what it holds.
    pub unreadable: bool,
}

/// One value of a page's front matter that is a text or number.
#[derive(Debug, Clone)]
pub struct FrontEntry<'a> {
    /// Its key, with those of the tables it is in before it: `hero.title`.
    pub path: Cow<'a, str>,
    /// What it says.
    pub value: Cow<'a, str>,
    /// Where its key stands.
    pub key_span: Span,
    /// Where its value stands, as written.
    pub value_span: Span,
}

/// The `[document]` table of a structured document.
#[derive(Debug, Clone, Default)]
pub struct Metadata<'a> {
    /// The document's title, for lists and page titles.
    pub title: Option<Cow<'a, str>>,
    /// Who wrote it.
    pub author: Option<Cow<'a, str>>,
    /// When, as the author writes it.
    pub date: Option<Cow<'a, str>>,
    /// Where it was published.
    pub url: Option<Cow<'a, str>>,
    /// Under which licence.
    pub licence: Option<Cow<'a, str>>,
}

impl Metadata<'_> {
    /// All that may be said, by the names that the file has for it, in its order.
    #[must_use]
    pub fn entries(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("title", self.title.as_deref()),
            ("author", self.author.as_deref()),
            ("date", self.date.as_deref()),
            ("url", self.url.as_deref()),
            ("licence", self.licence.as_deref()),
        ]
    }
}

/// One translatable unit (XLIFF's word): a segment of a document, or a message or term of a
/// Fluent file.
#[derive(Debug, Clone)]
pub struct TranslationUnit<'a> {
    /// Its id, unique in the file; a term's begins with `-`.
    pub id: Cow<'a, str>,
    /// What it is.
    pub kind: UnitKind,
    /// What stands before a segment's text and is none of it: the number of an item (`1.`, `a)`), the
    /// label of a footnote, the language of code, the delimiter row (`|---|--:|`) of a table on its
    /// first row.
    pub label: Option<Cow<'a, str>>,
    /// Its text; a message may have attributes only.
    pub value: Option<Pattern<'a>>,
    /// Its attributes, in the file's order.
    pub attributes: Vec<Attribute<'a>>,
    /// The note of a segment or the comment of a message.
    pub note: Option<Cow<'a, str>>,
    /// Rules that are silenced here.
    pub allows: Vec<AllowedRule<'a>>,
    /// The whole entry.
    pub span: Span,
    /// Its id, where it is defined.
    pub id_span: Span,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// A segment of a structured document.
    Segment {
        /// Its role in the document.
        kind: SegmentKind,
        /// The depth of a heading (from 1) or of a list item.
        level: Option<u8>,
    },
    /// A message of a Fluent file.
    Message,
    /// A term of a Fluent file.
    Term,
}

/// The role of a segment in its document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum SegmentKind {
    Title,
    Heading,
    #[default]
    Paragraph,
    Item,
    Quote,
    Figure,
    Caption,
    TableRow,
    Footnote,
    Code,
    /// A value of a page's front matter.
    Field,
    /// A cell of a page's table.
    Cell,
    /// A term of a page's list of definitions, or what it means.
    Definition,
    /// HTML in a page that says something.
    Html,
    /// What a page has that is taken as it is: a shortcode, a component, math.
    Markup,
}

impl SegmentKind {
    /// Those that a structured document has.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::Heading,
        Self::Paragraph,
        Self::Item,
        Self::Quote,
        Self::Figure,
        Self::Caption,
        Self::TableRow,
        Self::Footnote,
        Self::Code,
    ];

    /// Its name in `content/*.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Quote => "quote",
            Self::Figure => "figure",
            Self::Caption => "caption",
            Self::TableRow => "table-row",
            Self::Footnote => "footnote",
            Self::Code => "code",
            Self::Field => "field",
            Self::Cell => "cell",
            Self::Definition => "definition",
            Self::Html => "html",
            Self::Markup => "markup",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// An attribute of a message or term.
#[derive(Debug, Clone)]
pub struct Attribute<'a> {
    /// Its name, without the dot.
    pub id: Cow<'a, str>,
    /// Its text.
    pub value: Pattern<'a>,
    /// Where its name stands.
    pub id_span: Span,
}

/// A rule that is silenced for one unit.
#[derive(Debug, Clone)]
pub struct AllowedRule<'a> {
    /// The rule's name, as written.
    pub rule: Cow<'a, str>,
    /// Why, where that is said.
    pub reason: Option<Cow<'a, str>>,
    /// Where it is said.
    pub span: Span,
}

/// A comment that is about more than one unit.
#[derive(Debug, Clone)]
pub struct GroupComment<'a> {
    /// What it says, its lines joined; empty where it only ends a group.
    pub text: Cow<'a, str>,
    /// Where it begins.
    pub start: usize,
    /// Whether it is about the file as a whole, not about the units until the next such comment.
    pub whole: bool,
}

/// An entry that is there but could not be read: neither missing nor checked.
#[derive(Debug, Clone)]
pub struct BrokenEntry<'a> {
    /// Its id.
    pub id: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
}

impl<'a> TranslationUnit<'a> {
    /// The attribute called `id`.
    #[must_use]
    pub fn attribute(&self, id: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|attribute| attribute.id == id)
    }

    /// Value and attributes, each with its name (none for the value).
    pub fn patterns(&self) -> impl Iterator<Item = (Option<&str>, &Pattern<'a>)> {
        let attributes = self.attributes.iter();
        (self.value.iter().map(|value| (None, value)))
            .chain(attributes.map(|attribute| (Some(&*attribute.id), &attribute.value)))
    }

    /// The unit's whole text in one normal form: the value, then a line `.name = text` for each
    /// attribute. This is what provenance records and compares.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        use std::fmt::Write as _;
        if let (Some(value), true) = (&self.value, self.attributes.is_empty()) {
            return value.text();
        }
        let mut text = String::new();
        for (name, pattern) in self.patterns() {
            if let Some(name) = name {
                let newline = if text.is_empty() { "" } else { "\n" };
                // Writing to a string cannot fail.
                let _ = write!(text, "{newline}.{name} = ");
            }
            text.push_str(&pattern.text());
        }
        Cow::Owned(text)
    }

    /// Whether it stands in a Fluent file.
    #[must_use]
    pub fn is_message(&self) -> bool {
        !matches!(self.kind, UnitKind::Segment { .. })
    }

    /// Whether it is code or the like, which is compared as such: no text in a language.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        let UnitKind::Segment { kind, .. } = self.kind else { return false };
        matches!(kind, SegmentKind::Code | SegmentKind::Markup)
    }

    /// Whether it is a term of a Fluent file.
    #[must_use]
    pub fn is_term(&self) -> bool {
        self.kind == UnitKind::Term
    }
}

impl<'a> Resource<'a> {
    /// The value that the front matter has for a key.
    #[must_use]
    pub fn front_value(&self, key: &str) -> Option<&FrontEntry<'a>> {
        self.front.iter().find(|entry| entry.path == key)
    }

    /// The unit called `id`, by a walk through the file.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&TranslationUnit<'a>> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// What comments say of a unit of the file: its own, its group's, the file's.
    pub fn notes_on<'r>(&'r self, unit: &'r TranslationUnit<'_>) -> impl Iterator<Item = &'r str> {
        let before =
            |comment: &&GroupComment<'_>| !comment.whole && comment.start < unit.span.start;
        let group = self.comments.iter().rfind(before);
        let whole = self.comments.iter().filter(|comment| comment.whole);
        let own = unit.note.as_deref();
        own.into_iter().chain(group.into_iter().chain(whole).map(|comment| &*comment.text))
    }

    /// What its comments say of units that are not to be translated.
    #[must_use]
    pub(crate) fn untranslated_notes(&self) -> UntranslatedNotes {
        let says = |comment: &GroupComment<'_>| says_untranslated(&comment.text);
        let groups = self.comments.iter().filter(|comment| !comment.whole);
        UntranslatedNotes {
            whole: self.comments.iter().any(|comment| comment.whole && says(comment)),
            groups: groups.map(|comment| (comment.start, says(comment))).collect(),
        }
    }
}

/// Which units of a file its comments say are not to be translated.
#[derive(Debug)]
pub(crate) struct UntranslatedNotes {
    whole: bool,
    /// Where the comments on groups begin, in order, and whether they say so.
    groups: Vec<(usize, bool)>,
}

impl UntranslatedNotes {
    /// Whether a comment on a unit, on its group or on the file says so.
    #[must_use]
    pub(crate) fn are_on(&self, unit: &TranslationUnit<'_>) -> bool {
        let next = self.groups.partition_point(|(start, _)| *start < unit.span.start);
        self.whole
            || next.checked_sub(1).is_some_and(|group| self.groups[group].1)
            || unit.note.as_deref().is_some_and(says_untranslated)
    }
}

/// Whether a comment says that something is not to be translated: *Do not translate.* One that names what of
/// it stays, *Do not translate "pane"*, does not.
fn says_untranslated(note: &str) -> bool {
    let says = |sentence: &str| {
        let sentence = sentence.trim().to_lowercase();
        let stem = TOLD_OF.iter().find_map(|of| sentence.strip_suffix(of));
        let stem = stem.unwrap_or(&sentence).replace('’', "'");
        UNTRANSLATED.iter().any(|phrase| stem.ends_with(phrase))
    };
    note.split(['.', '!', ';', ',', '\n', '(', ')']).any(says)
}

/// What developers write above a message that is not to be translated.
const UNTRANSLATED: [&str; 9] = [
    "do not localise",
    "do not localize",
    "do not translate",
    "don't localize",
    "don't translate",
    "ne pas traduire",
    "nicht übersetzen",
    "no need to translate",
    "not to be translated",
];

/// What may be named behind that, as the message itself.
const TOLD_OF: [&str; 5] = [" this", " it", " this message", " this string", " this text"];

/// Whether `id` is an identifier of Fluent's grammar: `[a-zA-Z][a-zA-Z0-9_-]*`.
#[must_use]
pub(crate) fn is_identifier(id: &str) -> bool {
    id.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
