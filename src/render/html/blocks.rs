//! Blocks and runs of blocks → elements, of one edition or of two that face each other.

use std::ops::Range;

use maud::{Markup, PreEscaped, html};

use super::{
    direction,
    inline::{InlineNotes, inline},
};
use crate::{
    l10n::Interface,
    model::{Phrase, SegmentKind},
    render::{
        Edition, EditionBlock,
        markup::{self, MAX_PADDED_CELLS},
        outline::{BlockRun, note_numbers},
    },
};

/// One edition, and what its elements need to know.
pub(super) struct HtmlSide<'e> {
    pub(super) edition: &'e Edition<'e>,
    say: &'e Interface,
    marks: bool,
    notes: InlineNotes<'e>,
}

impl<'e> HtmlSide<'e> {
    pub(super) fn new(
        edition: &'e Edition<'e>,
        say: &'e Interface,
        marks: bool,
        prefix: &'static str,
    ) -> Self {
        let notes = InlineNotes { numbers: note_numbers(&edition.blocks), prefix };
        Self { edition, say, marks, notes }
    }

    /// The text of a block, behind a word that it is not translated, or what else is remarked of it.
    pub(super) fn block_text(&self, block: &EditionBlock<'_>) -> Markup {
        html! { (self.badge(block)) (self.inline(&block.text)) }
    }

    fn inline(&self, text: &str) -> Markup {
        PreEscaped(inline(text, &self.notes))
    }

    fn badge(&self, block: &EditionBlock<'_>) -> Markup {
        let word = match &block.remark {
            Some(remark) => remark.clone(),
            None if self.marks && block.is_fallback(self.edition) => {
                let phrase = Phrase::new("render-html-not-translated");
                self.say.say(&phrase.with("locale", block.locale.name()))
            }
            None => return html! {},
        };
        html! { span.badge lang=(self.edition.locale.identifier()) { (word) } " " }
    }

    /// The language of a block, where it is not the edition's.
    pub(super) fn lang(&self, block: &EditionBlock<'_>) -> Option<String> {
        let differs = block.locale != self.edition.locale;
        differs.then(|| block.locale.identifier().to_string())
    }

    fn dir(&self, block: &EditionBlock<'_>) -> Option<&'static str> {
        let differs = direction(block.locale) != direction(self.edition.locale);
        differs.then(|| direction(block.locale).unwrap_or("ltr"))
    }

    pub(super) fn render_run(&self, run: BlockRun, range: Range<usize>) -> Markup {
        match run {
            BlockRun::Single => self.block(&self.edition.blocks[range.start], true),
            BlockRun::List => self.list(range),
            BlockRun::Table => self.table(range, true),
            BlockRun::Quote => html! {
                @for block in &self.edition.blocks[range] { (self.block(block, true)) }
            },
            BlockRun::Figure => self.figure(range, true),
            BlockRun::Footnotes => html! {
                section.notes role="doc-endnotes"
                    aria-label=(self.say.say(&Phrase::new("render-html-notes"))) {
                    (self.footnotes(range))
                }
            },
        }
    }

    /// A block on its own; `named`: with the segment's id, so that it can be linked to.
    pub(super) fn block(&self, block: &EditionBlock<'_>, named: bool) -> Markup {
        let id = named.then_some(&*block.id);
        let (lang, dir, text) = (self.lang(block), self.dir(block), self.block_text(block));
        match block.kind {
            SegmentKind::Title => html! { h1 id=[id] lang=[lang] dir=[dir] { (text) } },
            SegmentKind::Heading => match block.level {
                0 | 1 => html! { h1 id=[id] lang=[lang] dir=[dir] { (text) } },
                2 => html! { h2 id=[id] lang=[lang] dir=[dir] { (text) } },
                3 => html! { h3 id=[id] lang=[lang] dir=[dir] { (text) } },
                4 => html! { h4 id=[id] lang=[lang] dir=[dir] { (text) } },
                5 => html! { h5 id=[id] lang=[lang] dir=[dir] { (text) } },
                level => html! {
                    h6 id=[id] lang=[lang] dir=[dir] aria-level=[(level > 6).then_some(level)] { (text) }
                },
            },
            SegmentKind::Code => html! {
                pre id=[id] translate="no" tabindex="0" {
                    code class=[code_class(block.label)] { (block.text) }
                }
            },
            SegmentKind::Quote => {
                let quote = html! {
                    blockquote id=[id] lang=[lang] dir=[dir] { p { (text) } }
                };
                (1..block.level.min(9)).fold(quote, |inner, _| html! { blockquote { (inner) } })
            }
            SegmentKind::Caption => html! {
                p.caption id=[id] lang=[lang] dir=[dir] { (text) }
            },
            _ => html! { p id=[id] lang=[lang] dir=[dir] { (text) } },
        }
    }

    fn figure(&self, range: Range<usize>, named: bool) -> Markup {
        let blocks = &self.edition.blocks[range];
        let id = |block: &'e EditionBlock<'_>| named.then_some(&*block.id);
        html! {
            figure id=[id(&blocks[0])] lang=[self.lang(&blocks[0])] {
                (self.block_text(&blocks[0]))
                @for caption in &blocks[1..] {
                    figcaption id=[id(caption)] lang=[self.lang(caption)] { (self.block_text(caption)) }
                }
            }
        }
    }

    fn table(&self, range: Range<usize>, named: bool) -> Markup {
        let blocks = &self.edition.blocks[range];
        let rows: Vec<_> = blocks.iter().map(|block| markup::cells(&block.text)).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let classes: Vec<_> = (blocks[0].label.map(markup::cells).unwrap_or_default().iter())
            .map(|rule| match (rule.starts_with(':'), rule.ends_with(':')) {
                (true, true) => Some("center"),
                (false, true) => Some("end"),
                _ => None,
            })
            .collect();
        let row = |at: usize| {
            let block = &blocks[at];
            html! {
                tr id=[named.then_some(&*block.id)] lang=[self.lang(block)] dir=[self.dir(block)] {
                    @for column in 0..rows[at].len().max(width.min(MAX_PADDED_CELLS)) {
                        @let class = classes.get(column).copied().flatten();
                        @let cell = rows[at].get(column).copied().unwrap_or_default();
                        @let text = html! {
                            @if column == 0 { (self.badge(block)) }
                            (self.inline(&cell.replace(r"\|", "|")))
                        };
                        @if at == 0 { th scope="col" class=[class] { (text) } }
                        @else { td class=[class] { (text) } }
                    }
                }
            }
        };
        html! {
            div.scroll tabindex="0" {
                table {
                    thead { (row(0)) }
                    tbody { @for at in 1..blocks.len() { (row(at)) } }
                }
            }
        }
    }

    fn footnotes(&self, range: Range<usize>) -> Markup {
        let blocks = &self.edition.blocks[range];
        let number =
            |block: &EditionBlock<'_>| block.label.and_then(|label| self.notes.numbers.get(label));
        // A note without a label goes on with the one above it.
        let starts: Vec<usize> =
            (0..blocks.len()).filter(|&at| at == 0 || blocks[at].label.is_some()).collect();
        html! {
            ol {
                @for (index, &start) in starts.iter().enumerate() {
                    @let end = starts.get(index + 1).copied().unwrap_or(blocks.len());
                    @let number = number(&blocks[start]);
                    @let id = number.map(|number| format!("{}{number}", self.notes.prefix));
                    li value=[number] id=[id] {
                        @for block in &blocks[start..end] {
                            p lang=[self.lang(block)] dir=[self.dir(block)] { (self.block_text(block)) }
                        }
                    }
                }
            }
        }
    }
}

/// The language of code, as highlighters and importers look for it.
fn code_class(label: Option<&str>) -> Option<String> {
    let name = label?.split(|c: char| !c.is_alphanumeric() && !"+-#_".contains(c)).next()?;
    (!name.is_empty()).then(|| format!("language-{name}"))
}

/// A run of blocks in two editions, block beside block.
pub(super) fn facing(sides: &[HtmlSide<'_>; 2], run: BlockRun, range: Range<usize>) -> Markup {
    let id = &*sides[0].edition.blocks[range.start].id;
    match run {
        BlockRun::Single => {
            pair(sides, id, |side, _| side.block(&side.edition.blocks[range.start], false))
        }
        BlockRun::Quote => html! {
            @for at in range {
                (pair(sides, &sides[0].edition.blocks[at].id, |side, _| {
                    side.block(&side.edition.blocks[at], false)
                }))
            }
        },
        BlockRun::List => html! {
            ul.pairs {
                @for at in range {
                    li { (pair(sides, &sides[0].edition.blocks[at].id, |side, _| side.item(at))) }
                }
            }
        },
        BlockRun::Table => pair(sides, id, |side, _| side.table(range.clone(), false)),
        BlockRun::Figure => pair(sides, id, |side, _| side.figure(range.clone(), false)),
        BlockRun::Footnotes => html! {
            section.notes role="doc-endnotes"
                aria-label=(sides[0].say.say(&Phrase::new("render-html-notes"))) {
                (pair(sides, id, |side, _| side.footnotes(range.clone())))
            }
        },
    }
}

fn pair(
    sides: &[HtmlSide<'_>; 2],
    id: &str,
    part: impl Fn(&HtmlSide<'_>, usize) -> Markup,
) -> Markup {
    html! {
        div.pair id=(id) {
            @for (at, side) in sides.iter().enumerate() {
                @let locale = side.edition.locale;
                div.side lang=(locale.identifier()) dir=[direction(locale)] { (part(side, at)) }
            }
        }
    }
}
