//! clap's words in the interface's language: help and usage.
//!
//! clap knows English only. Its texts are put in from the messages `help-COMMAND`,
//! `help-COMMAND-example`, `arg-COMMAND-ARGUMENT` (or `arg-ARGUMENT` where all commands have it)
//! and `value-NAME`. What is wrong with the arguments is said by `usage`.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use crate::l10n::Interface;

use super::CommandArguments;

/// What describes a project that has no `diglot.toml`, and the commands that read none.
const BARE: [&str; 4] = ["reference", "translations", "provenance", "source"];
const NOT_BARE: [&str; 5] = ["init", "import", "explain", "rules", "completions"];

/// Below all other options.
const LAST: usize = 1000;

/// The command line, in the interface's language.
pub(super) fn command(say: &Interface) -> Command {
    let arguments = CommandArguments::command();
    let global: Vec<Arg> = arguments.get_arguments().cloned().collect();
    let mut command = words(arguments, "", say);
    command = command.disable_version_flag(true).arg(flag("version", 'V', ArgAction::Version, say));
    let names: Vec<_> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |command| {
            let is_hidden = NOT_BARE.contains(&&*name);
            let command = if is_hidden { without_bare(command, &global) } else { command };
            words(command, &name, say)
        });
    }
    command
}

/// The command with what describes a project hidden: an argument that the command has already is
/// not put in again.
fn without_bare(command: Command, global: &[Arg]) -> Command {
    let own: Vec<_> = command.get_arguments().map(|own| own.get_id().clone()).collect();
    let bare = global.iter().filter(|argument| BARE.contains(&argument.get_id().as_str()));
    let hidden = bare.filter(|argument| !own.contains(argument.get_id()));
    command.args(hidden.map(|argument| argument.clone().hide(true)))
}

/// `diglot help COMMAND` as what it means: `diglot COMMAND --help`.
pub(super) fn asked(mut typed: Vec<OsString>, command: &Command) -> Vec<OsString> {
    if let Some(at) = first_word(&typed, command).filter(|at| typed[*at] == "help") {
        typed.remove(at);
        typed.truncate(at + 1);
        typed.push("--help".into());
    }
    typed
}

/// Where the command's name stands in what was typed: the first word that is no option and no
/// value of a global one.
pub(super) fn first_word(typed: &[OsString], command: &Command) -> Option<usize> {
    let takes_value = |word: &str| {
        let name = word.strip_prefix("--");
        let mut arguments = command.get_arguments();
        arguments.any(|argument| {
            name.is_some() && argument.get_long() == name && argument.get_action().takes_values()
        })
    };
    let mut at = 1;
    while let Some(word) = typed.get(at).and_then(|word| word.to_str()) {
        match word {
            _ if takes_value(word) => at += 2,
            _ if word.starts_with('-') => at += 1,
            _ => return Some(at),
        }
    }
    None
}

fn flag(name: &'static str, short: char, action: ArgAction, say: &Interface) -> Arg {
    let help = help_text(say, &format!("arg-{name}"));
    let heading = heading(say, "help-general");
    let argument = Arg::new(name).long(name).short(short).action(action);
    argument.help(help).help_heading(heading).display_order(LAST)
}

pub(super) fn help_text(say: &Interface, id: &str) -> String {
    say.say_id(id).unwrap_or_else(|| id.to_owned())
}

/// A heading without its colon, which clap adds.
fn heading(say: &Interface, id: &str) -> String {
    help_text(say, id).trim_end_matches(':').to_owned()
}

fn words(command: Command, name: &str, say: &Interface) -> Command {
    let id = if name.is_empty() { "help".to_owned() } else { format!("help-{name}") };
    let examples =
        if name.is_empty() { "help-all-example".into() } else { format!("{id}-example") };
    let examples = help_text(say, &examples);
    let statuses = say.say_id(&format!("{id}-status-list")).map(|list| {
        let title = help_text(say, "help-exit-status");
        format!("{title}\n  {}\n\n", list.replace('\n', "\n  "))
    });
    let statuses = statuses.unwrap_or_default();
    let title = if examples.contains('\n') { "help-examples" } else { "help-example" };
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        help_text(say, "help-usage")
    );
    let command = command
        .about(help_text(say, &id))
        .after_help(format!(
            "{statuses}{}\n  {}",
            help_text(say, title),
            examples.replace('\n', "\n  ")
        ))
        .help_template(template)
        .subcommand_help_heading(heading(say, "help-commands"))
        .subcommand_value_name(help_text(say, "help-command-name"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .mut_args(|argument| explained(argument, name, say));
    command.arg(flag("help", 'h', ArgAction::Help, say))
}

/// An argument of the command called `name` with its help, under its heading.
fn explained(argument: Arg, name: &str, say: &Interface) -> Arg {
    let id = argument.get_id().as_str().replace('_', "-");
    let own = say.say_id(&format!("arg-{name}-{id}"));
    let help = own.or_else(|| say.say_id(&format!("arg-{id}")));
    let title = match () {
        () if argument.is_positional() => "help-arguments",
        () if name.is_empty() => "help-general",
        () => "help-options",
    };
    // clap would list values and defaults in English; the help itself says them.
    let values = argument.get_action().takes_values();
    let names = || match argument.get_value_names() {
        Some(names) => names.iter().map(|name| value_name(name, say)).collect(),
        None => vec![value_name(&id, say)],
    };
    let names: Vec<String> = if values { names() } else { Vec::new() };
    let argument = argument
        .help(help.unwrap_or_default())
        .help_heading(heading(say, title))
        .hide_possible_values(values)
        .hide_default_value(values);
    if names.is_empty() { argument } else { argument.value_names(names) }
}

/// What stands for a value in the help: `<LANGUAGE>`.
fn value_name(name: &str, say: &Interface) -> String {
    let name = name.to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<_> = words.collect();
    help_text(say, &format!("value-{}", words.join("-")))
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
                for word in leaks.iter().chain(&["help-", "arg-", "value-"]) {
                    assert!(!help.contains(word), "{word} in {name} ({language}): {help}");
                }
            }
        }
    }
}
