//! `diglot init`: a new project, with a small example that checks clean.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, IsTerminal as _, Write},
    path::PathBuf,
};

use clap::Args;

use super::{Failure, Run, Session, Status, out, say};
use crate::{
    l10n::Interface,
    model::{Layout, Locale, Phrase, ReviewState, SegmentKind},
    project::Project,
    store::{self, NewSegment},
    text::fingerprint,
};

/// What a project is made for where nobody says otherwise.
const SOURCE: &str = "fr";
const TARGET: &str = "en";

/// The segments of the example, which are messages of `locales/*/example.ftl`.
const EXAMPLE: [(&str, SegmentKind, Option<u8>); 7] = [
    ("title", SegmentKind::Title, None),
    ("opening", SegmentKind::Paragraph, None),
    ("steps", SegmentKind::Heading, Some(2)),
    ("check", SegmentKind::Item, None),
    ("change", SegmentKind::Item, None),
    ("accept", SegmentKind::Item, None),
    ("import", SegmentKind::Paragraph, None),
];

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

/// The languages of a project.
#[derive(Debug, PartialEq)]
struct Languages {
    source: Locale,
    targets: Vec<Locale>,
}

/// Runs the command.
pub(super) fn run(session: &Session, arguments: &InitArguments) -> Run {
    let root = match (&arguments.folder, session.folder()) {
        (Some(folder), _) | (None, Some(folder)) => folder.clone(),
        (None, None) => super::session::current_dir()?,
    };
    Project::may_create(&root)?;
    let languages = languages(session, arguments)?;
    let files = files(&languages);
    let locales = languages.targets.iter().map(|target| format!("locales/{target}"));
    let folders: Vec<String> = std::iter::once("content".to_owned()).chain(locales).collect();
    Project::create(&root, &files, &folders)?;
    let (mut out, style) = (out(), session.style());
    say(&mut out, &Phrase::new("init-made").with("path", root.display().to_string()), &style)?;
    for (path, _) in &files {
        writeln!(out, "  {path}")?;
    }
    let next = if files.len() > 1 { "init-next" } else { "init-next-import" };
    say(&mut out, &Phrase::new(next), &style)?;
    out.flush()?;
    Ok(Status::Clean)
}

/// The languages that were named, asked for or taken for granted.
fn languages(session: &Session, arguments: &InitArguments) -> Result<Languages, Failure> {
    let (source, targets) = (arguments.source.as_deref(), &arguments.target);
    if arguments.yes || source.is_some() && !targets.is_empty() {
        let default = if source == Some(TARGET) { SOURCE } else { TARGET };
        let targets: Vec<&str> = match &**targets {
            [] => vec![default],
            named => named.iter().map(|target| &**target).collect(),
        };
        return Ok(read(source.unwrap_or(SOURCE), &targets)?);
    }
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Phrase::new("init-unsaid").into());
    }
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    ask(session.say(), source, targets, &mut input, &mut output)
}

/// Asks for the languages, until the answer holds.
fn ask(
    say: &Interface,
    source: Option<&str>,
    targets: &[String],
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> Result<Languages, Failure> {
    loop {
        let source = match source {
            Some(source) => source.to_owned(),
            None => answer(say, "init-ask-source", SOURCE, input, output)?,
        };
        let default = if source == TARGET { SOURCE } else { TARGET };
        let targets = match targets {
            [] => answer(say, "init-ask-targets", default, input, output)?,
            targets => targets.join(" "),
        };
        let names: Vec<&str> =
            targets.split([' ', ',', ';']).filter(|name| !name.is_empty()).collect();
        match read(&source, &names) {
            Ok(languages) => return Ok(languages),
            Err(phrase) => writeln!(output, "{}", say.say(&phrase))?,
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

/// The languages of these names.
fn read(source: &str, targets: &[&str]) -> Result<Languages, Phrase> {
    let locale = |name: &str| {
        let locale = Locale::of_folder(name);
        // The folders are called as the standard writes it: `pt-BR`.
        let locale = locale.and_then(|locale| Locale::new(&locale.identifier().to_string()).ok());
        locale.ok_or_else(|| Phrase::new("config-locale").with("name", name))
    };
    let source = locale(source)?;
    let mut all = Vec::new();
    for name in targets {
        let target = locale(name)?;
        let known = |other: &Locale| other.identifier() == target.identifier();
        if known(&source) || all.iter().any(known) {
            return Err(Phrase::new("config-twice").with("name", *name));
        }
        all.push(target);
    }
    if all.is_empty() {
        Err(Phrase::new("init-unsaid"))
    } else {
        Ok(Languages { source, targets: all })
    }
}

/// The files of a new project: with the example where diglot has it in all the languages.
fn files(languages: &Languages) -> Vec<(String, String)> {
    let Languages { source, targets } = languages;
    let quoted = |locale: &Locale| format!("\"{locale}\"");
    let names: Vec<String> = targets.iter().map(quoted).collect();
    let config = format!("source = {}\ntargets = [{}]\n", quoted(source), names.join(", "));
    let mut files = vec![("diglot.toml".to_owned(), config)];
    let speaks = |locale: &Locale| {
        let say = Interface::new(locale.name());
        (say.language() == locale.language()).then_some(say)
    };
    let (Some(own), Some(others)) =
        (speaks(source), targets.iter().map(speaks).collect::<Option<Vec<_>>>())
    else {
        return files;
    };
    let name = text(&own, "name");
    let layout = Layout::default();
    files.push((format!("{}/{name}.toml", layout.content), document(&own)));
    let translations = layout.translations_of(&name);
    let provenances = layout.provenances_of(&name, &translations);
    for (locale, other) in targets.iter().zip(&others) {
        let place = |path: &str| path.replace("{locale}", locale.name());
        files.push((place(&translations), translation(other)));
        files.push((place(&provenances), provenance(&own, other)));
    }
    files
}

/// A text of the example.
fn text(say: &Interface, id: &str) -> String {
    say.say_id(&format!("example-{id}")).unwrap_or_default()
}

fn document(say: &Interface) -> String {
    let mut out = format!("[document]\ntitle = {}\n", toml::Value::from(text(say, "title")));
    for (id, kind, level) in EXAMPLE {
        let text = store::escape(&text(say, id)).into_owned();
        let id = id.to_owned();
        let segment = NewSegment { id, kind, level, label: None, text, note: None };
        out.push('\n');
        out.push_str(&store::render_segment(&segment, true));
    }
    out
}

fn translation(say: &Interface) -> String {
    let line = |(id, ..): (&str, _, _)| {
        let text = text(say, id);
        let value = store::render_value(&store::escape(&text)).unwrap_or_default();
        format!("{id} ={value}\n")
    };
    EXAMPLE.map(line).concat()
}

fn provenance(source: &Interface, target: &Interface) -> String {
    let record = |(id, ..): (&str, _, _)| {
        let (source, translation) = (text(source, id), fingerprint(&text(target, id)));
        let state = ReviewState::Reviewed;
        (id.to_owned(), Some(store::render_record(id, &source, translation, state)))
    };
    store::record_all("", &EXAMPLE.map(record).into_iter().collect::<BTreeMap<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers with these lines: the languages, and what was asked and said.
    #[track_caller]
    fn check(source: Option<&str>, targets: &[&str], typed: &str, expected: &str, said: &[&str]) {
        let targets: Vec<String> = targets.iter().map(|target| (*target).to_owned()).collect();
        let mut output = Vec::new();
        let say = Interface::new("en");
        let asked = ask(&say, source, &targets, &mut typed.as_bytes(), &mut output);
        let languages = match asked {
            Ok(Languages { source, targets }) => {
                let targets: Vec<_> = targets.iter().map(Locale::name).collect();
                format!("{source} → {}", targets.join(" "))
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
        check(None, &[], "../x\nen\nfr\nfr\nfr\nen\n", "fr → en", &["../x", "twice"]);
        check(Some("fr"), &[], "de\n", "fr → de", &["[en]"]);
        check(None, &["en"], "\n", "fr → en", &["[fr]"]);
        check(None, &[], "fr\n", "none", &[]);
    }

    #[test]
    fn the_example_is_for_languages_that_diglot_speaks() {
        for (source, targets, count) in [
            ("fr", &["en"][..], 4),
            ("en-GB", &["fr-CA"], 4),
            ("fr", &["en", "en-GB"], 6),
            ("fr", &["de"], 1),
            ("de", &["fr"], 1),
        ] {
            let files = files(&read(source, targets).unwrap());
            assert_eq!(files.len(), count, "{source} {targets:?}: {files:?}");
            assert!(files.iter().all(|(_, text)| !text.contains("= \"\"")), "{files:?}");
        }
    }
}
