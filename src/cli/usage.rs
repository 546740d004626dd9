//! What is wrong with the arguments: clap's errors said again, from their kind and context.

use std::{ffi::OsString, io::Write as _, process::ExitCode};

use clap::{
    Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{l10n::Interface, model::Phrase, project::suggest};

use super::{ExitStatus, help};

/// Options that are of use with others only, as their `requires` says: clap tells what is missing,
/// not what it is missed by.
const NEEDS: [(&str, &str); 7] = [
    ("--dry-run", "--fix"),
    ("--write-baseline", "--baseline"),
    ("--since", "--from-history"),
    ("--commit-key", "--from-history"),
    ("--reference", "--translations"),
    ("--provenance", "--translations"),
    ("--source", "--translations"),
];

/// Says what is wrong with the arguments, or prints the help that was asked for.
pub(super) fn complain(
    error: &clap::Error,
    typed: &[OsString],
    command: &Command,
    say: &Interface,
) -> ExitCode {
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if !error.use_stderr() || is_help {
        // A closed pipe is no failure; a full disk is.
        let printed = error.print().and_then(|()| std::io::stdout().flush());
        let status = match printed {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitStatus::Failed,
            _ if is_help => ExitStatus::Failed,
            _ => ExitStatus::Clean,
        };
        return ExitCode::from(status as u8);
    }
    let name = help::first_word(typed, command)
        .and_then(|at| command.find_subcommand(typed.get(at)?))
        .map(Command::get_name);
    let typed: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let text = match phrase(error, name, &typed) {
        Some(phrase) => format!("diglot: {}\n{}", say.say(&phrase), say.say(&hint(name))),
        // What has no words of ours is said in clap's.
        None => error.render().to_string(),
    };
    super::complain(text.trim_end());
    ExitCode::from(ExitStatus::Failed as u8)
}

/// Which help says more.
fn hint(command: Option<&str>) -> Phrase {
    match command {
        Some(name) => Phrase::new("usage-hint-command").with("name", name),
        None => Phrase::new("usage-hint"),
    }
}

fn phrase(error: &clap::Error, command: Option<&str>, typed: &[&str]) -> Option<Phrase> {
    let context = |kind| error.get(kind).map(strings).unwrap_or_default();
    let arguments = || context(ContextKind::InvalidArg);
    let about = |id| {
        let names: Vec<_> = arguments().iter().map(|name| bare(name).to_owned()).collect();
        Phrase::new(id).with("argument", names.join(" "))
    };
    let value = || context(ContextKind::InvalidValue).join(" ");
    let near = |phrase, kind| suggest(phrase, context(kind));
    Some(match error.kind() {
        ErrorKind::UnknownArgument => {
            near(about("usage-unknown-argument"), ContextKind::SuggestedArg)
        }
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand).join(" ");
            let phrase = Phrase::new("usage-unknown-command").with("name", name);
            near(phrase, ContextKind::SuggestedSubcommand)
        }
        ErrorKind::InvalidValue if value().is_empty() => about("usage-value-missing"),
        ErrorKind::InvalidValue => {
            let phrase = about("usage-value").with("value", value());
            chosen(phrase, context(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation if arguments().iter().any(|name| bare(name) == "--width") => {
            about("usage-width")
        }
        ErrorKind::ValueValidation => about("usage-value").with("value", value()),
        ErrorKind::MissingRequiredArgument => missing(&arguments(), command, typed),
        ErrorKind::MissingSubcommand => Phrase::new("usage-no-command"),
        ErrorKind::ArgumentConflict => {
            let others = context(ContextKind::PriorArg);
            let others: Vec<_> = others.iter().map(|name| bare(name)).collect();
            about("usage-conflict").with("other", others.join(" "))
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            about("usage-count")
        }
        ErrorKind::InvalidUtf8 => Phrase::new("usage-encoding"),
        _ => return None,
    })
}

/// What is missing: an option that one of those typed is of use with only, or something else.
fn missing(missing: &[String], command: Option<&str>, typed: &[&str]) -> Phrase {
    let is_typed = |option: &str| typed.iter().any(|word| word.split('=').next() == Some(option));
    for (option, needed) in NEEDS {
        if is_typed(option) && missing.iter().any(|name| bare(name) == needed) {
            return Phrase::new("usage-only-with").with("argument", option).with("other", needed);
        }
    }
    if command == Some("accept") {
        return Phrase::new("usage-accept-what");
    }
    Phrase::new("usage-missing").with("argument", missing.join(", "))
}

/// The values that an option takes.
fn chosen(problem: Phrase, mut values: Vec<String>) -> Phrase {
    let Some(last) = values.pop() else { return problem };
    let phrase = Phrase::new("usage-choose").with("problem", problem);
    phrase.with("values", values).with("last", last)
}

/// An option without the name of its value: `--width` of `--width <WIDTH>`.
fn bare(argument: &str) -> &str {
    if argument.starts_with('-') {
        argument.split([' ', '=']).next().unwrap_or(argument)
    } else {
        argument
    }
}

fn strings(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect(),
        ContextValue::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(command: &Command, typed: &[&str]) -> Result<(), Box<clap::Error>> {
        let matches = command.clone().try_get_matches_from(typed);
        matches.map(|_| ()).map_err(Box::new)
    }

    /// What clap misses, where that is an option.
    fn missed(result: Result<(), Box<clap::Error>>) -> Vec<String> {
        let error = result.err().filter(|e| e.kind() == ErrorKind::MissingRequiredArgument);
        let names = error.as_ref().and_then(|error| error.get(ContextKind::InvalidArg));
        let names = names.map(strings).unwrap_or_default();
        names.iter().map(|name| bare(name).to_owned()).filter(|n| n.starts_with("--")).collect()
    }

    #[test]
    fn every_option_that_needs_another_is_known() {
        let command = help::command(&Interface::new("en"));
        let mut known = 0;
        for sub in command.get_subcommands() {
            let plain = missed(parse(&command, &["diglot", sub.get_name()]));
            for argument in sub.get_arguments().chain(command.get_arguments()) {
                let Some(long) = argument.get_long() else { continue };
                let option = format!("--{long}");
                let value = if argument.get_action().takes_values() { "=1" } else { "" };
                let value = match argument.get_possible_values().first() {
                    Some(first) if !value.is_empty() => format!("={}", first.get_name()),
                    _ => value.to_owned(),
                };
                let typed = format!("{option}{value}");
                for needed in missed(parse(&command, &["diglot", sub.get_name(), &typed])) {
                    if !plain.contains(&needed) {
                        assert!(NEEDS.contains(&(&*option, &*needed)), "{option} {needed}");
                        known += 1;
                    }
                }
            }
        }
        assert!(known >= NEEDS.len(), "{known}");
    }
}
