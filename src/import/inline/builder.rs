//! Runs of styled text → Markdown inline markup.
//!
//! HTML and DOCX give text piece by piece, each with its styles, cut wherever an editor happened
//! to cut. The builder folds white space, joins pieces of the same style, keeps white space out of
//! emphasis, and falls back to tags (`<em>`) where Markdown would not read its own signs.

use std::borrow::Cow;

use super::{
    autolink, code_span, escape, escape_all, strip_inline, target,
    token::{InlineToken, InlineWrap},
    verify,
};

/// Inline content that is being put together.
#[derive(Debug, Default)]
pub(in crate::import) struct Builder {
    tokens: Vec<InlineToken>,
    open: Vec<InlineWrap>,
    /// White space that nothing has followed yet: it stands outside of what is closed behind it.
    space: Option<InlineToken>,
    images: usize,
    others: usize,
}

impl Builder {
    /// Whether nothing that can be seen has been added.
    pub(in crate::import) fn is_empty(&self) -> bool {
        self.images + self.others == 0
    }

    /// Whether it holds a single image, in a link or not, and nothing else.
    pub(in crate::import) fn is_image(&self) -> bool {
        (self.images, self.others) == (1, 0)
    }

    /// Adds text in these styles. No-break spaces are no white space.
    pub(in crate::import) fn add_styled(&mut self, text: &str, wraps: &[InlineWrap]) {
        let is_space = |c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        for (index, word) in text.split(is_space).enumerate() {
            if index > 0 && self.space.is_none() && !self.is_empty() {
                self.space = Some(InlineToken::Space);
            }
            // Control characters have no shape.
            let word: Cow<'_, str> = if word.contains(char::is_control) {
                word.replace(char::is_control, "").into()
            } else {
                word.into()
            };
            if word.is_empty() {
                continue;
            }
            self.others += 1;
            self.switch(wraps);
            match self.tokens.last_mut() {
                Some(InlineToken::Text(text)) => text.push_str(&word),
                _ => self.tokens.push(InlineToken::Text(word.into_owned())),
            }
        }
    }

    /// Adds an image.
    pub(in crate::import) fn image(
        &mut self,
        alt: &str,
        url: &str,
        title: &str,
        wraps: &[InlineWrap],
    ) {
        self.images += 1;
        // An image is not emphasised.
        let links: Vec<_> =
            wraps.iter().filter(|wrap| matches!(wrap, InlineWrap::Link(..))).cloned().collect();
        self.switch(&links);
        let alt = escape_all(&crate::text::folded(alt));
        self.tokens.push(InlineToken::Atom(format!("![{alt}{}", target(url, title))));
    }

    /// Adds a reference to a footnote.
    pub(in crate::import) fn reference(&mut self, label: &str) {
        self.others += 1;
        self.switch(&[]);
        self.tokens.push(InlineToken::Atom(format!("[^{label}]")));
    }

    /// Adds a line break that is meant.
    pub(in crate::import) fn line_break(&mut self) {
        if !self.is_empty() {
            self.space = Some(InlineToken::Break);
        }
    }

    /// Closes and opens what is needed for text in these styles, outermost first.
    fn switch(&mut self, wraps: &[InlineWrap]) {
        let is_link = |wrap: &&InlineWrap| matches!(wrap, InlineWrap::Link(..));
        // There is no link within a link: the innermost holds.
        let link = wraps.iter().rev().find(is_link);
        let others = wraps.iter().filter(|wrap| !is_link(wrap));
        let mut wanted: Vec<InlineWrap> = link.into_iter().chain(others).cloned().collect();
        wanted.sort();
        wanted.dedup();
        let all = self.open.len() == wanted.len() && self.open.iter().all(|w| wanted.contains(w));
        // What is open stays open, except that nothing opens within code.
        let stays =
            |wrap: &&InlineWrap| wanted.contains(wrap) && (all || **wrap != InlineWrap::Code);
        let common = self.open.iter().take_while(stays).count();
        self.close_wraps(common);
        self.tokens.extend(self.space.take());
        for wrap in wanted {
            if !self.open.contains(&wrap) {
                self.tokens.push(InlineToken::Open(wrap.clone()));
                self.open.push(wrap);
            }
        }
    }

    fn close_wraps(&mut self, keep: usize) {
        for wrap in self.open.drain(keep..).rev() {
            self.tokens.push(InlineToken::Close(wrap));
        }
    }

    /// The text, and a fresh start.
    pub(in crate::import) fn take_markdown(&mut self) -> String {
        let mut done = std::mem::take(self);
        done.close_wraps(0);
        let tokens = done.tokens;
        let styled =
            tokens.iter().any(|token| !matches!(token, InlineToken::Text(_) | InlineToken::Space));
        if !styled {
            return escape(&literal(&tokens)).into_owned();
        }
        let text = write(&tokens, false);
        if verify::reads_as(&text, &tokens) { text } else { write(&tokens, true) }
    }
}

/// What a reader sees of the tokens, as [`strip_inline`] gives it back.
fn literal(tokens: &[InlineToken]) -> String {
    let mut out = String::new();
    for token in tokens {
        match token {
            InlineToken::Text(text) => out.push_str(text),
            InlineToken::Space | InlineToken::Break => out.push(' '),
            InlineToken::Atom(atom) => out.push_str(&strip_inline(atom)),
            InlineToken::Open(_) | InlineToken::Close(_) => {}
        }
    }
    out
}

/// Writes the tokens; `safe`: with tags for all emphasis, and every sign escaped.
fn write(tokens: &[InlineToken], safe: bool) -> String {
    let mut out = String::new();
    let mut signs = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            InlineToken::Text(text) if safe => out.push_str(&escape_all(text)),
            InlineToken::Text(_) => {
                let end = tokens[at..]
                    .iter()
                    .position(|token| !matches!(token, InlineToken::Text(_) | InlineToken::Space))
                    .map_or(tokens.len(), |length| at + length);
                let in_link = signs.iter().any(|(wrap, _)| matches!(wrap, InlineWrap::Link(..)));
                let text = literal(&tokens[at - 1..end]);
                out.push_str(&if in_link { super::escape_in_link(&text) } else { escape(&text) });
                at = end;
            }
            InlineToken::Atom(text) => out.push_str(text),
            InlineToken::Space => out.push(' '),
            InlineToken::Break => out.push_str("\\\n"),
            InlineToken::Open(InlineWrap::Code) => {
                let end = end_of(tokens, at);
                out.push_str(&code_span(&literal(&tokens[at..end])));
                at = end + 1;
            }
            InlineToken::Open(InlineWrap::Link(url, title))
                if title.is_empty() && is_bare(tokens, at, url) =>
            {
                out.push_str(&autolink(url));
                at = end_of(tokens, at) + 1;
            }
            InlineToken::Open(wrap) => {
                let end = end_of(tokens, at);
                let tag = match wrap {
                    InlineWrap::Link(..) => None,
                    InlineWrap::Tag(name) => Some(*name),
                    _ if !safe && flanks(tokens, at - 1, end) => None,
                    InlineWrap::Strong => Some("strong"),
                    _ => Some("em"),
                };
                out.push_str(&opening(wrap, tag));
                signs.push((wrap.clone(), tag));
            }
            InlineToken::Close(_) => out.push_str(&ending(signs.pop())),
        }
    }
    out
}

/// What begins a wrap, which may be written as a tag.
fn opening(wrap: &InlineWrap, tag: Option<&str>) -> Cow<'static, str> {
    match (tag, wrap) {
        (Some(name), _) => format!("<{name}>").into(),
        (None, InlineWrap::Link(..)) => "[".into(),
        (None, InlineWrap::Strong) => "**".into(),
        (None, _) => "*".into(),
    }
}

/// What ends the innermost wrap that is open.
fn ending(wrap: Option<(InlineWrap, Option<&str>)>) -> Cow<'static, str> {
    match wrap {
        Some((_, Some(name))) => format!("</{name}>").into(),
        Some((InlineWrap::Link(url, title), None)) => target(&url, &title).into(),
        Some((InlineWrap::Strong, None)) => "**".into(),
        _ => "*".into(),
    }
}

/// Where what was opened before `at` is closed.
fn end_of(tokens: &[InlineToken], at: usize) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token {
            InlineToken::Open(_) => depth += 1,
            InlineToken::Close(_) if depth == 0 => return index,
            InlineToken::Close(_) => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Whether a link shows nothing but its address.
fn is_bare(tokens: &[InlineToken], at: usize, url: &str) -> bool {
    let web = url.starts_with("http://") || url.starts_with("https://");
    let clean = !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\\".contains(c));
    let shown = matches!(tokens.get(at), Some(InlineToken::Text(text)) if **text == *url);
    web && clean && shown && matches!(tokens.get(at + 1), Some(InlineToken::Close(_)))
}

/// Whether Markdown reads signs at these two places as the ends of emphasis: each must stand
/// against the text within, and not between two letters if a sign of punctuation is within
/// ([CommonMark, left-flanking delimiter runs](https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run)).
fn flanks(tokens: &[InlineToken], open: usize, close: usize) -> bool {
    let before = tokens[..open].iter().rev();
    let Some(outer_left) =
        edge(before, WrapEdge::Last, |token| matches!(token, InlineToken::Open(_)))
    else {
        return false;
    };
    let after = tokens.get(close + 1..).unwrap_or_default().iter();
    let Some(outer_right) =
        edge(after, WrapEdge::First, |token| matches!(token, InlineToken::Close(_)))
    else {
        return false;
    };
    let inside = &tokens[open + 1..close.max(open + 1)];
    let left = edge(inside.iter(), WrapEdge::First, |token| matches!(token, InlineToken::Open(_)));
    let right =
        edge(inside.iter().rev(), WrapEdge::Last, |token| matches!(token, InlineToken::Close(_)));
    let (Some(left), Some(right)) = (left, right) else { return false };
    let stands = |inner: char, outer: char| {
        !inner.is_whitespace() && (!is_punctuation(inner) || is_apart(outer))
    };
    stands(left, outer_left) && stands(right, outer_right)
}

#[derive(Clone, Copy)]
enum WrapEdge {
    First,
    Last,
}

/// The nearest character, past signs that belong to the same run; none where emphasis touches
/// emphasis. The end of the text counts as a space.
fn edge<'t>(
    tokens: impl Iterator<Item = &'t InlineToken>,
    edge: WrapEdge,
    passes: impl Fn(&InlineToken) -> bool,
) -> Option<char> {
    for token in tokens {
        return Some(match token {
            InlineToken::Text(text) => match edge {
                WrapEdge::First => text.chars().next().unwrap_or(' '),
                WrapEdge::Last => text.chars().next_back().unwrap_or(' '),
            },
            InlineToken::Space | InlineToken::Break => ' ',
            InlineToken::Atom(_)
            | InlineToken::Open(InlineWrap::Code | InlineWrap::Link(..) | InlineWrap::Tag(_)) => {
                '['
            }
            InlineToken::Close(InlineWrap::Code | InlineWrap::Link(..) | InlineWrap::Tag(_)) => ']',
            token if passes(token) => continue,
            _ => return None,
        });
    }
    Some(' ')
}

fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

fn is_apart(c: char) -> bool {
    c.is_whitespace() || is_punctuation(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as (text, styles): `b`, `i`, `c` (code), `s` (sup), `l` (link).
    #[track_caller]
    fn check(pieces: &[(&str, &str)], expected: &str) {
        let mut builder = Builder::default();
        for (text, styles) in pieces {
            let wrap = |style| match style {
                'b' => InlineWrap::Strong,
                'i' => InlineWrap::Emphasis,
                'c' => InlineWrap::Code,
                's' => InlineWrap::Tag("sup"),
                _ => InlineWrap::Link("http://a.example".into(), "".into()),
            };
            builder.add_styled(text, &styles.chars().map(wrap).collect::<Vec<_>>());
        }
        assert_eq!(builder.take_markdown(), expected, "{pieces:?}");
    }

    #[test]
    fn styles_become_signs() {
        check(&[("un ", ""), ("mot", "b"), (" et ", ""), ("deux", "i")], "un **mot** et *deux*");
        check(&[("un", ""), (" mo", "b"), ("t ", "b"), ("fin", "")], "un **mot** fin");
        check(&[("a", "b"), ("b", "bi"), ("c", "i")], "<strong>a<em>b</em></strong><em>c</em>");
        check(&[("2", ""), ("e", "s"), (" x", "")], "2<sup>e</sup> x");
        check(
            &[("voir ", ""), ("le ", "l"), ("site", "lb"), (".", "")],
            "voir [le **site**](http://a.example).",
        );
        check(&[("http://a.example", "l")], "<http://a.example>");
        check(&[("a`b", "c")], "``a`b``");
        check(&[(" \n ", "b"), ("a", "")], "a");
    }

    #[test]
    fn what_markdown_would_not_read_is_tagged() {
        check(&[("mot", ""), ("(s)", "b"), ("!", "")], "mot<strong>(s)</strong>!");
        check(&[("l’", ""), ("« économie »", "b"), (", ", "")], "l’**« économie »**,");
        check(&[("« a »", "i"), ("b", "")], "<em>« a »</em>b");
    }

    #[test]
    fn text_stays_text() {
        check(&[("5 * 3 = *15*", "")], r"5 * 3 = \*15\*");
        check(&[("a]", "l"), (" [b](c)", "")], r"[a\]](http://a.example) \[b](c)");
        check(&[("a*", ""), ("b", "b"), ("*c", "")], r"a\*<strong>b</strong>\*c");
    }
}
