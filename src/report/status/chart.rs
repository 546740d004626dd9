//! Progress over the history as a small chart (SVG): a line a locale, of the share of words that were
//! current.

use std::{fmt::Write as _, io};

use maud::html;

use crate::{model::Phrase, project::ProgressMoment};

use super::{StatusFormat, StatusReport, current_share, totals};

pub(super) static FORMAT: StatusFormat =
    StatusFormat { name: "chart", is_for_people: false, draws_history: true, write };

/// Pixels of the field that the lines are drawn in, and of what stands around it.
const FIELD: [usize; 2] = [480, 120];
const LEFT: usize = 40;
const TOP: usize = 12;
const RIGHT: usize = 96;
const BOTTOM: usize = 24;

/// The least height of a name beside its line.
const NAME_HEIGHT: usize = 14;

/// Colours that are told apart by those who see few of them (Okabe and Ito); more locales than these
/// share them.
const COLOURS: [&str; 6] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7a7a00", "#56b4e9"];

/// The parts that a share is told in.
const PARTS: usize = 1000;

/// A locale's line: its name, where it goes, and the share that it ends with.
struct ProgressLine {
    locale: String,
    points: String,
    last: usize,
}

fn write(report: &StatusReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let lines = lines(report);
    let title = report.style.say.say(&Phrase::new("status-title"));
    let ends = [report.history.first(), report.history.last()].into_iter().flatten();
    let dates: Vec<&str> = ends.map(|moment| &*moment.date).collect();
    let told: Vec<String> =
        lines.iter().map(|line| format!("{} {} %", line.locale, line.last * 100 / PARTS)).collect();
    let told = format!("{title}: {} ({})", told.join(", "), dates.join(" – "));
    let [width, height] = FIELD;
    let names = name_heights(&lines);
    let svg = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(LEFT + width + RIGHT) height=(TOP + height + BOTTOM)
            role="img" aria-label=(told) font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" {
            title { (told) }
            @for percent in [0, 50, 100] {
                @let y = TOP + height - height * percent / 100;
                line x1=(LEFT) x2=(LEFT + width) y1=(y) y2=(y) stroke="#8c8c8c" stroke-opacity=".45" {}
                text x=(LEFT - 6) y=(y + 4) text-anchor="end" fill="#6e7781" { (percent) " %" }
            }
            @for (at, line) in lines.iter().enumerate() {
                @let colour = COLOURS[at % COLOURS.len()];
                polyline points=(line.points) fill="none" stroke=(colour) stroke-width="2"
                    stroke-linejoin="round" {}
                text x=(LEFT + width + 6) y=(names[at]) fill=(colour) {
                    (line.locale) " " (line.last * 100 / PARTS) " %"
                }
            }
            @for (date, (x, anchor)) in dates.iter().zip([(LEFT, "start"), (LEFT + width, "end")]) {
                text x=(x) y=(TOP + height + 18) text-anchor=(anchor) fill="#6e7781" { (date) }
            }
        }
    };
    writeln!(out, "{}", svg.into_string())
}

fn lines(report: &StatusReport<'_>) -> Vec<ProgressLine> {
    let history = report.history;
    let (first, last) = (history.first(), history.last());
    let (first, last) = (first.map_or(0, |own| own.time), last.map_or(0, |own| own.time));
    let span = (last - first).max(1);
    let of_locale = |moment: &ProgressMoment, locale: &str| {
        let rows = totals(&moment.rows);
        let row = rows.iter().find(|row| row.locale == locale);
        // Where there was no translation yet, nothing of it was done.
        row.map_or(0, |row| current_share(row, PARTS))
    };
    let line = |locale: String| {
        let (mut points, mut last) = (String::new(), 0);
        for moment in history {
            last = of_locale(moment, &locale);
            // Clocks differ: a commit may be older than the one before it.
            let passed = (moment.time - first).clamp(0, span) * 1000 / span;
            let x = LEFT + FIELD[0] * usize::try_from(passed).unwrap_or(0) / 1000;
            let y = TOP + FIELD[1] - FIELD[1] * last / PARTS;
            // Writing to a string cannot fail.
            let _ = write!(points, "{x},{y} ");
        }
        ProgressLine { locale, points: points.trim_end().to_owned(), last }
    };
    totals(report.rows).into_iter().map(|total| line(total.locale)).collect()
}

/// Where the names of lines stand, none over another.
fn name_heights(lines: &[ProgressLine]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(lines[*at].last));
    let (mut heights, mut free) = (vec![0; lines.len()], 0);
    for at in order {
        let own = TOP + FIELD[1] - FIELD[1] * lines[at].last / PARTS + 4;
        heights[at] = own.max(free);
        free = heights[at] + NAME_HEIGHT;
    }
    heights
}
