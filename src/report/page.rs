//! A rule's manual page for a terminal, and what a project may set about the rule.
//!
//! The page is Markdown whose examples are tests; what is printed of them is what a person compares:
//! the two texts, and of files those that the example before did not have.

use std::{collections::HashMap, fmt::Write as _};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::{
    check::{Example, OptionKind, Rule, RuleFamily, Settings, examples},
    model::{Phrase, Severity},
};

use super::{
    ReportInk, ReportStyle,
    prose::{ProseWriter, wrapped},
};

/// A rule's manual page for a terminal, with its severity in a project and how to change it.
#[must_use]
pub(crate) fn page(
    rule: &Rule,
    settings: &Settings,
    french: bool,
    style: &ReportStyle<'_>,
) -> String {
    let text = if french { rule.page_fr } else { rule.page };
    let mut printer = Printer::new(style);
    let mut examples = examples(text).into_iter();
    let mut fence: Option<String> = None;
    for event in Parser::new(text) {
        match event {
            Event::End(TagEnd::Heading(_)) => printer.heading(),
            Event::End(TagEnd::Paragraph) => printer.paragraph(),
            Event::Start(Tag::CodeBlock(kind)) => {
                fence = Some(match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => fence = None,
            Event::Text(text) if fence.is_some() => match fence.as_deref() {
                Some("reported" | "accepted") => {
                    // The parser may hand a block over in parts; it has one example.
                    if let Some(example) = examples.next() {
                        fence = Some("done".to_owned());
                        printer.example(&example);
                    }
                }
                Some("done") => {}
                _ => printer.block(&text),
            },
            event => printer.prose.event(&event, style),
        }
    }
    footer(&mut printer, rule, settings);
    printer.out
}

struct Printer<'s> {
    style: &'s ReportStyle<'s>,
    out: String,
    prose: ProseWriter,
    /// The heading that examples stand under.
    title: String,
    /// Whether a heading was the last thing printed.
    below_title: bool,
    /// The files of the examples so far, as they were last.
    files: HashMap<String, String>,
}

impl<'s> Printer<'s> {
    fn new(style: &'s ReportStyle<'s>) -> Self {
        Self {
            style,
            out: String::new(),
            prose: ProseWriter::default(),
            title: String::new(),
            below_title: false,
            files: HashMap::new(),
        }
    }

    /// Begins a block: an empty line before it, but not below a heading.
    fn begin_block(&mut self) {
        if !self.out.is_empty() && !self.below_title {
            self.out.push('\n');
        }
        self.below_title = false;
    }

    fn print_line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    fn heading(&mut self) {
        self.begin_block();
        self.title = self.prose.take();
        let line = self.style.paint(ReportInk::Strong, &self.title);
        self.print_line(&line);
        self.below_title = true;
    }

    fn paragraph(&mut self) {
        self.begin_block();
        let text = self.prose.take();
        for line in wrapped(&text, self.width(), "", "") {
            self.print_line(&line);
        }
    }

    fn width(&self) -> usize {
        self.style.width.clamp(20, 100)
    }

    /// Lines to be copied, as they are.
    fn block(&mut self, text: &str) {
        self.begin_block();
        for line in text.lines() {
            self.copied(4, line);
        }
    }

    /// Lines to be copied, right below what was said of them.
    fn setting(&mut self, text: &str) {
        self.below_title = true;
        self.block(text);
    }

    fn copied(&mut self, indent: usize, line: &str) {
        let line = format!("{}{}", " ".repeat(indent), self.style.paint(ReportInk::Faint, line));
        self.print_line(&line);
    }

    fn example(&mut self, example: &Example<'_>) {
        self.begin_block();
        let word =
            self.style.word(if example.reported { "page-reported" } else { "page-accepted" });
        // Under a heading that says it, it need not be said again.
        let name = word.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
        if name.to_lowercase() != self.title.to_lowercase() {
            let line = format!("  {word}");
            self.print_line(&line);
        }
        for line in example.pair.lines() {
            for line in wrapped(line, self.width(), "    ", "        ") {
                let text = line.trim_start();
                let indent = line.len() - text.len();
                self.copied(indent, text);
            }
        }
        self.files(example);
    }

    /// The files of an example that differ from those of the one before.
    fn files(&mut self, example: &Example<'_>) {
        let files: Vec<_> =
            example.files.iter().map(|(path, text)| (*path, shown(path, text))).collect();
        let known = |(path, text): &&(&str, String)| self.files.get(*path) == Some(text);
        let same = files.iter().filter(known).count();
        // All the same is no example: its files are shown again.
        let hides = same > 0 && (same < files.len() || !example.pair.is_empty());
        let mut parted = example.pair.is_empty();
        for (path, text) in &files {
            let is_same =
                self.files.insert((*path).to_owned(), text.clone()).as_ref() == Some(text);
            if is_same && hides {
                continue;
            }
            if !std::mem::replace(&mut parted, true) {
                self.out.push('\n');
            }
            let line = format!("    {path}");
            self.print_line(&line);
            for line in text.lines() {
                self.copied(6, line);
            }
        }
        if hides && example.pair.is_empty() {
            let line = format!("    {}", self.style.word("page-same"));
            self.print_line(&line);
        }
    }

    fn print_phrase(&mut self, phrase: &Phrase) {
        let text = self.style.say(phrase);
        for line in wrapped(&text, self.width(), "", "") {
            self.print_line(&line);
        }
    }
}

/// A file as it is shown: fingerprints say nothing to a person.
fn shown(path: &str, text: &str) -> String {
    const MARK: &str = "translation = \"";
    if !path.ends_with(".provenance.toml") {
        return text.to_owned();
    }
    let mut out = String::new();
    for line in text.lines() {
        let Some((before, rest)) = line.split_once(MARK) else {
            let _ = writeln!(out, "{line}");
            continue;
        };
        let after =
            rest.split_once('"').map_or("", |(_, after)| after).trim_start_matches([',', ' ']);
        if !before.is_empty() || !after.is_empty() {
            let _ = writeln!(out, "{before}{after}");
        }
    }
    out
}

/// What a project may set about the rule.
fn footer(printer: &mut Printer<'_>, rule: &Rule, settings: &Settings) {
    let style = printer.style;
    printer.begin_block();
    let title = style.paint(ReportInk::Strong, &style.word("page-settings"));
    printer.print_line(&title);
    let word = |severity: Option<Severity>| {
        style.word(match severity {
            Some(Severity::Error) => "severity-error",
            Some(Severity::Warning) => "severity-warning",
            Some(Severity::Info) => "severity-info",
            None => "severity-off",
        })
    };
    let (own, default) = (settings.configured(rule), rule.severity);
    let id = if own == default { "page-severity" } else { "page-severity-changed" };
    printer
        .print_phrase(&Phrase::new(id).with("severity", word(own)).with("default", word(default)));
    if rule.fixable {
        printer.print_phrase(&Phrase::new("page-fixable"));
    }
    printer.begin_block();
    printer.print_phrase(&Phrase::new("page-configure"));
    printer.setting(&format!("[rules]\n{} = \"off\"", rule.name));
    if !rule.options.is_empty() {
        printer.begin_block();
        printer.print_phrase(&Phrase::new("page-options"));
        let severity = default.map_or("off", Severity::name);
        let mut toml = format!("[rules.{}]\nseverity = \"{severity}\"", rule.name);
        for option in rule.options {
            let _ = write!(toml, "\n{} = {}", option.name, value(option.kind));
        }
        printer.setting(&toml);
    }
    // What hinders reading a file is of no segment.
    if rule.family != RuleFamily::Files {
        printer.begin_block();
        printer.print_phrase(&Phrase::new("page-allow"));
        let reason = style.word("page-reason");
        let name = rule.name;
        printer.setting(&format!("allow = [\"{name}\"]\n# diglot: allow {name} — {reason}"));
    }
}

/// A value that an option takes, and the others.
fn value(kind: OptionKind) -> String {
    match kind {
        OptionKind::Choice(words) => {
            format!("\"{}\"  # {}", words.first().unwrap_or(&""), words.join(", "))
        }
        OptionKind::Flag => "true".to_owned(),
    }
}
