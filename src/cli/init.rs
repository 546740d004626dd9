//! `diglot init`: a new project, with a small example that checks clean.

use std::{
    io::{self, BufRead, IsTerminal as _, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{CommandResult, ExitStatus, Failure, Session, out, print_phrase};
use crate::{
    l10n::Interface,
    model::Phrase,
    project::{ErrorPhrases as _, InitError, InitRequest, SiteLayout},
};

/// What a project is made for where nobody says otherwise.
const SOURCE: &str = "fr";
const TARGET: &str = "en";

#[derive(Args)]
pub(super) struct InitArguments {
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    #[arg(long, value_name = "LOCALE")]
    source: Option<String>,
    #[arg(long, value_name = "LOCALE")]
    target: Vec<String>,
    #[arg(long, short)]
    yes: bool,
}

/// Runs the command.
pub(super) fn run_init(session: &Session, arguments: &InitArguments) -> CommandResult {
    let root = match (&arguments.folder, session.folder()) {
        (Some(folder), _) | (None, Some(folder)) => folder.clone(),
        (None, None) => super::session::current_dir()?,
    };
    InitRequest::may_create(&root)?;
    let site = recognised_pages(session, arguments, &root)?;
    let files = match &site {
        Some(site) => site.write(&root)?.files,
        None => languages(session, arguments)?.run(&root)?.files,
    };
    let (mut out, style) = (out(), session.style());
    print_phrase(
        &mut out,
        &Phrase::new("init-made").with("path", root.display().to_string()),
        &style,
    )?;
    for file in &files {
        writeln!(out, "  {}", file.path)?;
    }
    let next = match (&site, files.len()) {
        (Some(_), _) => "init-next-pages",
        (None, 0 | 1) => "init-next-import",
        _ => "init-next",
    };
    print_phrase(&mut out, &Phrase::new(next), &style)?;
    out.flush()?;
    Ok(ExitStatus::Clean)
}

/// The pages that the folder holds in the languages that were named. Pages in other languages are
/// no part of the project: that is said, since they may have been meant.
fn recognised_pages(
    session: &Session,
    arguments: &InitArguments,
    root: &Path,
) -> Result<Option<SiteLayout>, Failure> {
    let (source, targets) = (arguments.source.as_deref(), &arguments.target);
    // What was typed is judged before anything is looked for or asked.
    for name in source.into_iter().chain(targets.iter().map(|target| &**target)) {
        InitRequest::may_be_language(name)?;
    }
    let mut site = SiteLayout::recognise(root, source);
    let mut absent = Vec::new();
    if let (Some(found), false) = (&mut site, targets.is_empty()) {
        let names: Vec<&str> = targets.iter().map(|target| &**target).collect();
        InitRequest::new(&found.source, &names)?;
        absent = found.choose_targets(targets);
    }
    let is_named = source.is_some() || !targets.is_empty();
    let Some(site) = site.filter(|_| targets.is_empty() || absent.len() < targets.len()) else {
        if let Some(other) = SiteLayout::recognise(root, None).filter(|_| is_named) {
            let phrase = Phrase::new("init-other-pages").with("source", other.source);
            session.complain(&phrase.with("targets", other.targets));
        }
        return Ok(None);
    };
    if !absent.is_empty() {
        session.complain(&Phrase::new("init-no-pages").with("targets", absent));
    }
    Ok(Some(site))
}

/// The languages that were named, asked for or taken for granted.
fn languages(session: &Session, arguments: &InitArguments) -> Result<InitRequest, Failure> {
    let (source, targets) = (arguments.source.as_deref(), &arguments.target);
    if arguments.yes || source.is_some() && !targets.is_empty() {
        let default = if source == Some(TARGET) { SOURCE } else { TARGET };
        let targets: Vec<&str> = match &**targets {
            [] => vec![default],
            named => named.iter().map(|target| &**target).collect(),
        };
        return Ok(InitRequest::new(source.unwrap_or(SOURCE), &targets)?);
    }
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Phrase::new("init-unsaid").into());
    }
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    ask(session.interface(), source, targets, &mut input, &mut output)
}

/// Asks for the languages, until the answer holds.
fn ask(
    say: &Interface,
    source: Option<&str>,
    targets: &[String],
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> Result<InitRequest, Failure> {
    loop {
        let source = match source {
            Some(source) => source.to_owned(),
            None => answer(say, "init-ask-source", SOURCE, input, output)?,
        };
        if let Err(error) = InitRequest::may_be_language(&source) {
            told(&error, say, output)?;
            continue;
        }
        let default = if source == TARGET { SOURCE } else { TARGET };
        let targets = match targets {
            [] => answer(say, "init-ask-targets", default, input, output)?,
            targets => targets.join(" "),
        };
        let names: Vec<&str> =
            targets.split([' ', ',', ';']).filter(|name| !name.is_empty()).collect();
        match InitRequest::new(&source, &names) {
            Ok(languages) => return Ok(languages),
            Err(error) => told(&error, say, output)?,
        }
    }
}

/// The answer to a question; the default for an empty line.
fn answer(
    say: &Interface,
    question: &'static str,
    default: &str,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> Result<String, Failure> {
    let question = say.say(&Phrase::new(question).with("default", default));
    write!(output, "{question} ")?;
    output.flush()?;
    let mut line = String::new();
    if input.read_line(&mut line)? == 0 {
        return Err(Phrase::new("init-unsaid").into());
    }
    let line = line.trim();
    Ok(if line.is_empty() { default } else { line }.to_owned())
}

fn told(error: &InitError, say: &Interface, output: &mut impl Write) -> io::Result<()> {
    error.phrases().iter().try_for_each(|phrase| writeln!(output, "{}", say.say(phrase)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Locale;

    /// Answers with these lines: the languages, and what was asked and said.
    #[track_caller]
    fn check(source: Option<&str>, targets: &[&str], typed: &str, expected: &str, said: &[&str]) {
        let targets: Vec<String> = targets.iter().map(|target| (*target).to_owned()).collect();
        let mut output = Vec::new();
        let say = Interface::new("en");
        let asked = ask(&say, source, &targets, &mut typed.as_bytes(), &mut output);
        let languages = match asked {
            Ok(languages) => {
                let targets: Vec<_> = languages.targets().iter().map(Locale::name).collect();
                format!("{} → {}", languages.source(), targets.join(" "))
            }
            Err(_) => "none".to_owned(),
        };
        assert_eq!(languages, expected, "{typed:?}");
        let output = String::from_utf8(output).unwrap();
        for part in said {
            assert!(output.contains(part), "{part:?} in {output}");
        }
    }

    #[test]
    fn languages_are_asked_for_until_they_hold() {
        check(None, &[], "\n\n", "fr → en", &["[fr]", "[en]"]);
        check(None, &[], "en\n\n", "en → fr", &["[fr]", "[fr]"]);
        check(None, &[], "de\nen, pt-BR\n", "de → en pt-BR", &[]);
        // What is no language is said before anything else is asked.
        check(None, &[], "../x\nen\nen\nfr\nen\n", "fr → en", &["../x", "twice"]);
        check(Some("fr"), &[], "de\n", "fr → de", &["[en]"]);
        check(None, &["en"], "\n", "fr → en", &["[fr]"]);
        check(None, &[], "fr\n", "none", &[]);
    }
}
