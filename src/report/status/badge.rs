//! Progress as a badge for a README: an SVG of the share of words that are current.

use std::io;

use maud::html;
use unicode_width::UnicodeWidthStr as _;

use crate::model::Phrase;

use super::{StatusFormat, StatusReport, is_unrecorded, share, totals};

pub(super) static FORMAT: StatusFormat =
    StatusFormat { name: "badge", is_for_people: false, draws_history: false, write };

/// Pixels of a character of the badge's font, at the most.
const CHARACTER_WIDTH: usize = 7;

/// Pixels at either end of a half.
const MARGIN: usize = 6;

fn write(report: &StatusReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let totals = totals(report.rows);
    let (current, total) = totals.iter().fold((0, 0), |(current, total), row| {
        (current + row.current.words, total + row.own_words())
    });
    let percent = share(current, total, 100);
    let label = match &*totals {
        [one] => one.locale.clone(),
        _ => report.style.say.say(&Phrase::new("status-badge")),
    };
    let unrecorded = is_unrecorded(report.rows);
    let value = if unrecorded { "?".to_owned() } else { format!("{percent} %") };
    let colour = match percent {
        _ if unrecorded => "#6e7781",
        100 => "#2f7d4f",
        80.. => "#7a7a00",
        _ => "#b35900",
    };
    let width = |text: &str| text.width() * CHARACTER_WIDTH + 2 * MARGIN;
    let (left, right) = (width(&label), width(&value));
    let title = format!("{label}: {value}");
    let svg = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(left + right) height="20" role="img" aria-label=(title) {
            title { (title) }
            clipPath id="r" { rect width=(left + right) height="20" rx="3" {} }
            g clip-path="url(#r)" {
                rect width=(left) height="20" fill="#444c56" {}
                rect x=(left) width=(right) height="20" fill=(colour) {}
            }
            g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" {
                text x=(left / 2) y="14" { (label) }
                text x=(left + right / 2) y="14" { (value) }
            }
        }
    };
    writeln!(out, "{}", svg.into_string())
}
