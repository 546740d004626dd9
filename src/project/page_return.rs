//! New translations, put into the page that they are blocks of.
//!
//! A block that is there keeps its place: its words are replaced. One that is not is put where the
//! source has it. Then the page is read again; where it would read otherwise than it was meant (a
//! list that would become a paragraph, say), the text is refused.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
};

use crate::{
    model::{Expression, InlineExpression, PatternElement, SegmentKind, SourceFile, UnitKind},
    store,
    text::same,
};

use super::{
    DocumentName, DocumentView,
    documents::has_extension,
    page_insertion::{MissingBlocks, PageEdit, WrittenBlock},
    page_side::PageSide,
};

/// A page with new texts in it.
pub(super) struct RewrittenPage {
    /// The page.
    pub(super) text: String,
    /// What the segments say in it that could be written, with what had to come along with them.
    pub(super) written: HashMap<String, String>,
    /// The segments that the page lacks, and whose place in it is not certain.
    pub(super) unplaced: HashSet<String>,
}

/// Puts new texts, by segment, into the page of a translation.
pub(super) fn rewrite_page(
    view: &DocumentView<'_>,
    document: &DocumentName,
    source: &SourceFile,
    texts: &HashMap<&str, String>,
) -> RewrittenPage {
    let sides = [source, view.target_file].map(|file| PageSide::parse(file, document));
    let page = rewritten(view, document, &sides, texts);
    // Blocks that are put in together are read together: one that is no block of its kind stops none
    // of the others.
    let is_misread = |(id, text): &(&&str, &String)| {
        let is_left = !page.written.contains_key(**id) && !page.unplaced.contains(**id);
        is_left && !reads_in_source(document, source, &sides[0], id, text)
    };
    let misread: HashSet<&str> = texts.iter().filter(is_misread).map(|(id, _)| *id).collect();
    if misread.is_empty() || misread.len() == texts.len() {
        return page;
    }
    let others = texts.iter().filter(|(id, _)| !misread.contains(**id));
    let others = others.map(|(id, text)| (*id, text.clone())).collect();
    rewritten(view, document, &sides, &others)
}

/// Whether a text, in the place of the source's, is a block of the same kind there.
fn reads_in_source(
    document: &DocumentName,
    file: &SourceFile,
    page: &PageSide<'_>,
    id: &str,
    text: &str,
) -> bool {
    let Some(unit) = page.units.iter().position(|unit| unit.id == id) else { return false };
    let own = &page.units[unit];
    let Some(value) = &own.value else { return false };
    let block = WrittenBlock { id: id.to_owned(), kind: own.kind, text: text.to_owned() };
    let (at, text) = (value.span.range(), text.to_owned());
    let edits = [PageEdit { at, text, unit, replaces: true, blocks: vec![block] }];
    PageRewriting { document, file, page, edits: &edits }.reads_as_meant(&BTreeSet::from([0]))
}

fn rewritten(
    view: &DocumentView<'_>,
    document: &DocumentName,
    [source, target]: &[PageSide<'_>; 2],
    texts: &HashMap<&str, String>,
) -> RewrittenPage {
    let mut edits = replacements(view, target, texts);
    let mut unplaced = HashSet::new();
    // The source may have been written to since the two were paired.
    let is_same = source.units.len() == view.source.units.len()
        && source.units.iter().zip(&view.source.units).all(|(now, then)| now.id == then.id);
    let missing = MissingBlocks::new(view, [source, target], texts);
    let insertions = if is_same { missing.insertions() } else { Vec::new() };
    for id in missing.asked() {
        if !insertions.iter().flat_map(|edit| &edit.blocks).any(|block| block.id == id) {
            unplaced.insert(id.to_owned());
        }
    }
    edits.extend(insertions);
    edits.sort_by_key(|edit| (edit.at.start, edit.unit));
    let file = &**view.target_file;
    let rewriting = PageRewriting { document, file, page: target, edits: &edits };
    let mut kept = BTreeSet::new();
    rewriting.keep_readable(0..edits.len(), &mut kept);
    let text = rewriting.spliced(&kept);
    let blocks = kept.iter().flat_map(|edit| &edits[*edit].blocks);
    let written = blocks.map(|block| (block.id.clone(), block.text.clone())).collect();
    RewrittenPage { text, written, unplaced }
}

/// The edits of blocks that are there. A block that answers to several of the source, or is put
/// together of several, is left alone.
fn replacements(
    view: &DocumentView<'_>,
    target: &PageSide<'_>,
    texts: &HashMap<&str, String>,
) -> Vec<PageEdit> {
    let mut taken = HashSet::new();
    let pairs = view.pairs.iter().filter_map(|pair| {
        let text = texts.get(pair.id())?.clone();
        let unit = target.unit_at(pair.target?)?;
        let own = &target.units[unit];
        let at = own.value.as_ref()?.span.range();
        let block = WrittenBlock { id: pair.id().to_owned(), kind: own.kind, text: text.clone() };
        taken.insert(unit).then(|| PageEdit { at, text, unit, replaces: true, blocks: vec![block] })
    });
    pairs.collect()
}

/// A page and edits of it, in its order.
struct PageRewriting<'p> {
    document: &'p DocumentName,
    file: &'p SourceFile,
    page: &'p PageSide<'p>,
    edits: &'p [PageEdit],
}

impl PageRewriting<'_> {
    /// Keeps, of some edits, those by which the page reads as it is meant: all, or else those of
    /// either half.
    fn keep_readable(&self, edits: Range<usize>, kept: &mut BTreeSet<usize>) {
        let mut all = kept.clone();
        all.extend(edits.clone());
        if self.reads_as_meant(&all) {
            *kept = all;
        } else if edits.len() > 1 {
            let middle = usize::midpoint(edits.start, edits.end);
            self.keep_readable(edits.start..middle, kept);
            self.keep_readable(middle..edits.end, kept);
        }
    }

    fn spliced(&self, edits: &BTreeSet<usize>) -> String {
        let text = self.file.text();
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for edit in edits.iter().map(|edit| &self.edits[*edit]) {
            out.push_str(&text[at..edit.at.start]);
            out.push_str(&edit.text);
            at = edit.at.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Whether the page has the blocks it had, and those that are meant.
    fn reads_as_meant(&self, edits: &BTreeSet<usize>) -> bool {
        let changed = SourceFile::new(self.file.path(), self.spliced(edits));
        let now = self.document.parse(&changed);
        let mut read = now.units.iter();
        let mut next = |kind: UnitKind, text: &str| {
            read.next().is_some_and(|unit| unit.kind == kind && same(&unit.text(), text))
        };
        let mut edits = edits.iter().map(|edit| &self.edits[*edit]).peekable();
        for at in 0..=self.page.units.len() {
            let mut is_replaced = false;
            while let Some(edit) = edits.next_if(|edit| edit.unit == at) {
                is_replaced |= edit.replaces;
                if !edit.blocks.iter().all(|block| next(block.kind, &block.text)) {
                    return false;
                }
            }
            let unit = self.page.units.get(at).filter(|_| !is_replaced);
            if unit.is_some_and(|unit| !next(unit.kind, &unit.text())) {
                return false;
            }
        }
        read.next().is_none()
    }
}

/// The page with a comment above the block of a segment, where a comment may stand and nothing else
/// reads otherwise for it: among the items of a list it would part the list.
pub(super) fn page_with_allow(
    view: &DocumentView<'_>,
    document: &DocumentName,
    segment: &str,
    allow: &str,
) -> Option<String> {
    let file = &**view.target_file;
    let page = PageSide::parse(file, document);
    let unit = page.unit_at(view.target.unit(segment)?)?;
    let kind = |unit: usize| match page.units[unit].kind {
        UnitKind::Segment { kind, .. } => Some(kind),
        UnitKind::Message | UnitKind::Term => None,
    };
    let is_within = match kind(unit)? {
        SegmentKind::Field | SegmentKind::Cell | SegmentKind::Caption => true,
        SegmentKind::Item => unit > 0 && kind(unit - 1) == Some(SegmentKind::Item),
        _ => false,
    };
    // In MDX there are other comments.
    if is_within || allow.contains("--") || has_extension(file.path(), "mdx") {
        return None;
    }
    let tile = page.tile_of(unit)?;
    let (at, head) = (page.tiles[tile].span.start, page.head(tile));
    let margin = &head[..head.len() - head.trim_start_matches([' ', '>']).len()];
    let ending = if file.text().contains("\r\n") { "\r\n" } else { "\n" };
    let (before, after) = file.text().split_at(at);
    let text = format!("{before}{margin}<!-- {allow} -->{ending}{after}");
    let changed = SourceFile::new(file.path(), &*text);
    let now = document.parse(&changed);
    let is_same = now.units.len() == page.units.len()
        && (now.units.iter().zip(&page.units))
            .all(|(now, then)| now.kind == then.kind && now.text() == then.text());
    (is_same && now.units[unit].allows.len() > page.units[unit].allows.len()).then_some(text)
}

/// A text of the project as a page has it: braces stand for themselves.
pub(super) fn literal(text: &str) -> Option<String> {
    let pattern = store::parse_pattern(text).ok()?;
    let mut out = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::Text(text) => out.push_str(&text.value),
            PatternElement::Placeable(placeable) => match &placeable.expression {
                Expression::Inline(InlineExpression::String(value)) => out.push_str(value),
                _ => return None,
            },
        }
    }
    Some(out)
}
