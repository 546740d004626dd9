//! clap's words in the interface's language: help, usage, and what is wrong with the arguments.
//!
//! clap knows English only. Its texts are put in from the messages `help-COMMAND`,
//! `help-COMMAND-example` and `arg-COMMAND-ARGUMENT` (or `arg-ARGUMENT` where all commands have
//! it), and its errors are said again from their kind and context.

use std::{io::Write as _, process::ExitCode};

use clap::{
    Arg, ArgAction, Command, CommandFactory as _,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{l10n::Interface, model::Phrase};

use super::{Arguments, Status};

/// The command line, in the interface's language.
pub(super) fn command(say: &Interface) -> Command {
    let mut command = words(Arguments::command(), "", say);
    let version = flag("version", 'V', ArgAction::Version, say);
    command = command.disable_version_flag(true).arg(version);
    let names: Vec<_> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |command| words(command, &name, say));
    }
    command
}

fn flag(name: &'static str, short: char, action: ArgAction, say: &Interface) -> Arg {
    let help = text(say, &format!("arg-{name}"));
    Arg::new(name)
        .long(name)
        .short(short)
        .action(action)
        .help(help)
        .help_heading(text(say, "help-options"))
}

fn text(say: &Interface, id: &str) -> String {
    say.say_id(id).unwrap_or_else(|| id.to_owned())
}

fn words(command: Command, name: &str, say: &Interface) -> Command {
    let id = if name.is_empty() { "help".to_owned() } else { format!("help-{name}") };
    let example = if name.is_empty() { "help-all-example".into() } else { format!("{id}-example") };
    let example = text(say, &example);
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        text(say, "help-usage")
    );
    let command = command
        .about(text(say, &id))
        .after_help(format!("{}\n  {example}", text(say, "help-example")))
        .help_template(template)
        .subcommand_help_heading(text(say, "help-commands"))
        .subcommand_value_name(text(say, "help-command-name"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, say));
    command.mut_args(|argument| {
        let id = argument.get_id().as_str().replace('_', "-");
        let own = say.say_id(&format!("arg-{name}-{id}"));
        let help = own.or_else(|| say.say_id(&format!("arg-{id}")));
        let heading = if argument.is_positional() { "help-arguments" } else { "help-options" };
        // clap would list values and defaults in English; the help itself says them.
        let values = argument.get_action().takes_values();
        argument
            .help(help.unwrap_or_default())
            .help_heading(text(say, heading))
            .hide_possible_values(values)
            .hide_default_value(values)
    })
}

/// Says what is wrong with the arguments, or prints the help that was asked for.
pub(super) fn complain(error: &clap::Error, say: &Interface) -> ExitCode {
    if !error.use_stderr() {
        // A closed pipe is no failure.
        let _ = error.print();
        return ExitCode::from(Status::Clean as u8);
    }
    let text = match phrase(error) {
        Some(phrase) => format!("diglot: {}\n{}", say.say(&phrase), text(say, "usage-hint")),
        // What has no words of ours is said in clap's.
        None => error.render().to_string(),
    };
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
    ExitCode::from(Status::Failed as u8)
}

fn phrase(error: &clap::Error) -> Option<Phrase> {
    let context = |kind| error.get(kind).map(strings).unwrap_or_default();
    let argument = || context(ContextKind::InvalidArg).join(" ");
    let value = || context(ContextKind::InvalidValue).join(" ");
    let near = |phrase: Phrase, kind| {
        let names: Vec<String> = context(kind);
        if names.is_empty() {
            return phrase;
        }
        Phrase::new("error-nearest").with("problem", phrase).with("names", names)
    };
    Some(match error.kind() {
        ErrorKind::UnknownArgument => {
            let phrase = Phrase::new("usage-unknown-argument").with("argument", argument());
            near(phrase, ContextKind::SuggestedArg)
        }
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand).join(" ");
            let phrase = Phrase::new("usage-unknown-command").with("name", name);
            near(phrase, ContextKind::SuggestedSubcommand)
        }
        ErrorKind::InvalidValue if value().is_empty() => {
            Phrase::new("usage-value-missing").with("argument", argument())
        }
        ErrorKind::InvalidValue => {
            let phrase = Phrase::new("usage-value").with("value", value());
            let phrase = phrase.with("argument", argument());
            near(phrase, ContextKind::ValidValue)
        }
        ErrorKind::ValueValidation => {
            Phrase::new("usage-value").with("value", value()).with("argument", argument())
        }
        ErrorKind::MissingRequiredArgument => {
            Phrase::new("usage-missing").with("argument", argument())
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Phrase::new("usage-no-command")
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg).join(" ");
            Phrase::new("usage-conflict").with("argument", argument()).with("other", other)
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            Phrase::new("usage-count").with("argument", argument())
        }
        ErrorKind::InvalidUtf8 => Phrase::new("usage-encoding"),
        _ => return None,
    })
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

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for language in ["en", "fr"] {
            let say = Interface::new(language);
            let command = command(&say);
            command.clone().debug_assert();
            for command in command.get_subcommands().chain([&command]) {
                let name = command.get_name();
                for argument in command.get_arguments() {
                    let id = argument.get_id();
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "arg-{name}-{id} ({language})");
                }
                let help = command.clone().render_long_help().to_string();
                assert!(help.contains("diglot"), "help-{name}-example ({language})");
                let english = ["Usage:", "Commands:", "Print ", "possible values", "[default"];
                let leaks = if language == "fr" { &english[..] } else { &english[3..] };
                for word in leaks.iter().chain(&["help-", "arg-"]) {
                    assert!(!help.contains(word), "{word} in {name} ({language}): {help}");
                }
            }
        }
    }
}
