//! `diglot render`.

use std::io::{self, Write as _};

use clap::Args;

use super::{Failure, Run, Session, Status, names};
use crate::model::{Element, Expression, Inline, Phrase, SegmentKind, Unit, UnitKind};

#[derive(Args)]
pub(super) struct RenderArguments {
    pub(super) document: String,
    #[arg(long, value_name = "LOCALE")]
    pub(super) lang: String,
    #[arg(long, default_value_t = 80)]
    pub(super) width: usize,
}

/// Runs the command.
pub(super) fn run(session: &Session, arguments: &RenderArguments) -> Run {
    let project = session.project()?;
    let document = names::document(&project, &arguments.document)?;
    let lang = &arguments.lang;
    let is_source = *lang == project.config.source.name();
    if project.locale(lang).is_none() {
        let all = [&project.config.source].into_iter().chain(project.targets());
        let known: Vec<_> = all.map(|locale| locale.name().to_owned()).collect();
        let phrase = Phrase::new("render-unknown-locale").with("name", &**lang);
        return Err(Failure::from(phrase.with("known", known)));
    }
    let source = &project.config.source;
    let target = project.targets().iter().find(|locale| is_source || locale.name() == lang);
    let locale = target.unwrap_or(source);
    let text = project.with_pairs(&document, locale, |view| {
        let mut text = String::new();
        for pair in view.pairs {
            let Some(source) = pair.source else { continue };
            let unit = if is_source { Some(source) } else { pair.target };
            let missing = || Phrase::new("render-missing").with("id", pair.id());
            let body = plain(unit.ok_or_else(missing)?)
                .ok_or_else(|| Phrase::new("render-placeables").with("id", pair.id()))?;
            let item = matches!(source.kind, UnitKind::Segment { kind: SegmentKind::Item, .. });
            push_block(&mut text, &body, item, arguments.width);
        }
        Ok(text)
    })?;
    let text = text.map_err(|phrase: Phrase| Failure::from(phrase))?;
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Status::Clean)
}

fn push_block(text: &mut String, body: &str, item: bool, width: usize) {
    let marker = if item { "- " } else { "" };
    if !text.is_empty() && !item {
        text.push('\n');
    }
    if width == 0 {
        text.extend([marker, body, "\n"]);
        return;
    }
    let options = textwrap::Options::new(width).initial_indent(marker).subsequent_indent(if item {
        "  "
    } else {
        ""
    });
    for line in textwrap::wrap(body, options) {
        text.extend([&*line, "\n"]);
    }
}

/// The unit's text on one line, where it holds no placeables but literals.
fn plain(unit: &Unit<'_>) -> Option<String> {
    let mut text = String::new();
    for element in &unit.value.as_ref()?.elements {
        match element {
            Element::Text(part) => text.push_str(&part.value),
            Element::Placeable(placeable) => match &placeable.expression {
                Expression::Inline(Inline::String(value) | Inline::Number(value)) => {
                    text.push_str(value);
                }
                _ => return None,
            },
        }
    }
    Some(crate::text::folded(&text).into_owned())
}
