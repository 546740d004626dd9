//! `diglot review`.

use std::io::{self, IsTerminal as _, Write as _};

use clap::Args;

use super::{CommandResult, ExitStatus, Session, out, print_phrase};
use crate::{
    l10n::Interface,
    model::Phrase,
    project::ReviewPlaces,
    review::ReviewDesk,
    terminal::{self, TerminalOptions, TerminalReview},
};

#[derive(Args)]
pub(super) struct ReviewArguments {
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
}

/// Runs the command.
pub(super) fn run_review(session: &Session, arguments: &ReviewArguments) -> CommandResult {
    let project = session.project()?;
    let (documents, locales) = (arguments.documents.clone(), arguments.locale.clone());
    let (places, failures) = ReviewPlaces { documents, locales }.run(&project)?;
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Phrase::new("review-no-terminal").into());
    }
    let interface = Interface::new(session.interface().language());
    let places = places.into_iter().map(|place| (place.document, place.locale)).collect();
    let review = TerminalReview::new(ReviewDesk::new(project), places, interface)?;
    let (mut out, style) = (out(), session.style());
    let Some(mut review) = review else {
        print_phrase(&mut out, &Phrase::new("review-nothing"), &style)?;
        out.flush()?;
        return Ok(session.ended(&failures, ExitStatus::Clean));
    };
    drop(out);
    let editor = super::session::variable("VISUAL").or_else(|| super::session::variable("EDITOR"));
    terminal::run_review(&mut review, &TerminalOptions { has_colour: style.colour, editor })?;
    let mut out = super::out();
    print_phrase(&mut out, &Phrase::new("review-ended").with("count", review.done()), &style)?;
    out.flush()?;
    Ok(session.ended(&failures, ExitStatus::Clean))
}
