//! `diglot fill`.

use std::io::Write as _;

use clap::Args;

use super::{CommandResult, ExitStatus, Session, out, print_phrase};
use crate::{
    model::Phrase,
    project::{FillRequest, FilledFile, ReviewPlaces, ScaffoldWords},
};

#[derive(Args)]
pub(super) struct FillArguments {
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub(super) fn run_fill(session: &Session, arguments: &FillArguments) -> CommandResult {
    let project = session.project()?;
    let word = |id| session.interface().say(&Phrase::new(id));
    let request = FillRequest {
        places: ReviewPlaces {
            documents: arguments.documents.clone(),
            locales: arguments.locale.clone(),
        },
        words: ScaffoldWords { write_here: word("fill-write-here"), note: word("fill-note") },
        dry_run: arguments.dry_run,
    };
    let answer = request.run(&project)?;
    let (mut out, style) = (out(), session.style());
    for phrase in answer.files.iter().filter_map(told) {
        print_phrase(&mut out, &phrase, &style)?;
    }
    let all: usize = answer.files.iter().map(|file| file.made.len() + file.waiting).sum();
    if answer.failures.is_empty() || all > 0 {
        let id = match (all, arguments.dry_run) {
            (0, _) if !answer.pages.is_empty() => "fill-pages",
            (0, _) => "fill-nothing",
            (_, true) => "fill-dry-run",
            _ => "fill-next",
        };
        print_phrase(&mut out, &Phrase::new(id), &style)?;
    }
    out.flush()?;
    Ok(session.ended(&answer.failures, ExitStatus::Clean))
}

/// What is said of a file; nothing, where nothing is missing in it.
fn told(file: &FilledFile) -> Option<Phrase> {
    let id = match (file.made.len(), file.waiting) {
        (0, 0) => return None,
        (0, _) => "fill-waiting",
        _ if file.is_new => "fill-made-new",
        _ => "fill-made",
    };
    let phrase = Phrase::new(id).with("file", &*file.path);
    Some(phrase.with("count", file.made.len()).with("waiting", file.waiting))
}
