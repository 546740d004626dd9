//! `diglot render`.

use crate::project::{Run, Sandbox, repository, run};

fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}

/// A sample of two segments, without the translation of the second.
fn partly_translated() -> Sandbox {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "two = The second.\n", "");
    sandbox
}

#[track_caller]
fn check(run: &Run, status: i32, out: &[&str], err: &[&str]) {
    assert_eq!(run.status, status, "{}", run.err);
    for (text, parts) in [(&run.out, out), (&run.err, err)] {
        for part in parts {
            assert!(text.contains(part), "{part:?} in {text}");
        }
    }
    assert_eq!(run.err.is_empty(), err.is_empty(), "{}", run.err);
}

#[test]
fn the_french_report_comes_back_word_for_word() {
    let original =
        std::fs::read_to_string(repository().join("tests/data/ica-conference.fr.txt")).unwrap();
    let arguments = ["render", "ica-conference", "--lang", "fr", "--width", "0"];
    assert_eq!(lines(&run(repository(), &arguments).out), lines(&original));
}

#[test]
fn the_english_report_renders_whole() {
    let text = run(repository(), &["render", "ica-conference", "--lang", "en"]).out;
    assert!(text.lines().all(|line| line.chars().count() <= 80));
    assert!(text.contains("SDG 3"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), 10);
}

#[test]
fn what_is_not_translated_falls_back() {
    let sandbox = partly_translated();
    let render =
        |more: &[&str]| sandbox.run(&[&["render", "report", "--lang", "en"], more].concat());
    let said = "one segment is not translated into “en” and stays in “fr”: two";
    check(&render(&[]), 0, &["The first word.", "- [fr] Le second."], &[said]);
    check(&render(&["--fallback", "source"]), 0, &["\n- Le second."], &[said]);
    let failed = render(&["--fallback", "fail"]);
    check(&failed, 2, &[], &["one segment is not translated into “en”: two"]);
    assert_eq!(failed.out, "");
    let html = ["--format", "html"];
    let badge = "<span class=\"badge\" lang=\"en\">not translated (fr)</span>";
    check(&render(&html), 0, &["<li id=\"two\" lang=\"fr\">", badge], &[said]);
    check(&render(&["--format", "markdown"]), 0, &["- [fr] Le second."], &[said]);
}

#[test]
fn languages_are_negotiated() {
    let sandbox = Sandbox::report();
    let render = |lang: &str| sandbox.run(&["render", "report", "--lang", lang]);
    check(&render("en-GB"), 0, &["The first word."], &["no “en-GB”; this is “en”"]);
    check(&render("fr_CA"), 0, &["Le premier mot."], &["no “fr_CA”; this is “fr”"]);
    check(&render("de"), 2, &[], &["the project has no language “de”", "fr"]);
    let itself = sandbox.run(&["render", "report", "--lang", "en", "--facing", "en-GB"]);
    check(&itself, 2, &[], &["“en” cannot stand beside itself"]);
}

#[test]
fn two_languages_stand_side_by_side() {
    let sandbox = partly_translated();
    let render = |format: &str| {
        sandbox.run(&["render", "report", "--lang", "fr", "--facing", "en", "--format", format])
    };
    let text = render("text").out;
    assert!(text.contains("Le premier mot.") && text.contains(" │ The first word.\n"), "{text}");
    assert!(text.contains("- Le second.") && text.contains(" │ - [fr] Le second.\n"), "{text}");
    let markdown = render("markdown").out;
    assert!(markdown.contains("| Le premier mot. | The first word. |\n"), "{markdown}");
    let html = render("html").out;
    let pair = "<div class=\"side\" lang=\"fr\"><p>Le premier mot.</p></div>\
                <div class=\"side\" lang=\"en\"><p>The first word.</p></div>";
    assert!(html.contains(pair), "{html}");
}

#[test]
fn texts_resolve_across_the_files_of_their_language() {
    let sandbox = Sandbox::new(&[
        (
            "content/report.toml",
            "[[segment]]\nid = \"one\"\ntext = \"{ -network } : { $n ->\\n [one] un membre\\n \
             *[other] { $n } membres\\n}, { NUMBER(0.5, style: \\\"percent\\\") }, { $name }.\"\n",
        ),
        (
            "locales/en/report.ftl",
            "one = { -network }: { $n ->\n    [one] one member\n   *[other] { $n } members\n }, \
             { NUMBER(0.5, style: \"percent\") }, { $name }.\n",
        ),
        ("locales/fr/terms.ftl", "-network = Le réseau\n"),
        ("locales/en/terms.ftl", "-network = The network\n"),
    ]);
    let render = |lang: &str, set: &[&str]| {
        let set = set.iter().flat_map(|set| ["--set", set]);
        let arguments = ["render", "report", "--lang", lang].into_iter().chain(set);
        sandbox.run(&arguments.collect::<Vec<_>>())
    };
    let all = ["n=1234.5", "name=Ada"];
    check(&render("fr", &all), 0, &["Le réseau : 1\u{202f}234,5 membres, 50\u{a0}%, Ada."], &[]);
    check(&render("en", &all), 0, &["The network: 1,234.5 members, 50%, Ada."], &[]);
    check(&render("en", &["n=1", "name=A"]), 0, &["The network: one member"], &[]);
    let unset = "locales/en/report.ftl:4:40: “$name” has no value; give it one with --set name=VALUE (segment “one”)";
    check(&render("en", &["n=1"]), 0, &["50%, {$name}."], &[unset]);
    let unused = "no text that was rendered uses “$nom”";
    check(&render("en", &["n=1", "name=A", "nom=A"]), 0, &["50%, A."], &[unused]);
    check(&render("en", &["n"]), 2, &[], &["“n” is not of the form NAME=VALUE"]);
    sandbox.write("locales/en/terms.ftl", "");
    let unknown = "locales/en/report.ftl:1:7: there is no term “-network” in this language";
    check(&render("en", &all), 0, &["{-network}: "], &[unknown]);
}

#[test]
fn a_text_that_explodes_is_refused() {
    let mut terms = String::from("-t0 = lol\n");
    for i in 1..30 {
        let below = format!("{{ -t{} }}", i - 1).repeat(10);
        terms.extend(["-t", &i.to_string(), " = ", &below, "\n"]);
    }
    let sandbox = Sandbox::new(&[
        ("content/report.toml", "[[segment]]\nid = \"one\"\ntext = \"{ -t29 }\"\n"),
        ("locales/fr/terms.ftl", &terms),
    ]);
    let refused = sandbox.run(&["render", "report", "--lang", "fr"]);
    check(&refused, 2, &[], &["the segment “one” would grow out of all proportion: “-t"]);
}

#[test]
fn an_output_is_written_whole_or_not_at_all() {
    let sandbox = Sandbox::report();
    let render = |path: &str| {
        let outcome = sandbox.run(&["render", "report", "--lang", "en", "--output", path]);
        assert_eq!(outcome.out, "");
        outcome
    };
    check(&render("page.html"), 0, &[], &[]);
    assert!(sandbox.read("page.html").starts_with("<!DOCTYPE html><html lang=\"en\">"));
    check(&render("page.md"), 0, &[], &[]);
    assert_eq!(sandbox.read("page.md"), "The first word.\n\n- The second.\n");
    let outside = tempfile::TempDir::new().unwrap();
    let path = outside.path().join("page.txt");
    check(&render(path.to_str().unwrap()), 0, &[], &[]);
    assert_eq!(std::fs::read_to_string(path).unwrap(), "The first word.\n\n- The second.\n");
    for own in
        ["content/report.toml", "locales/en/new.ftl", "diglot.toml", "./content/../diglot.toml"]
    {
        let before = sandbox.read("diglot.toml");
        check(&render(own), 2, &[], &["belongs to the project"]);
        assert_eq!(sandbox.read("diglot.toml"), before);
    }
    check(&render("nowhere/page.txt"), 2, &[], &["nowhere/page.txt cannot be written"]);
    check(&render("."), 2, &[], &[". cannot be written"]);
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_does_not_hide_a_file_of_the_project() {
    let sandbox = Sandbox::report();
    let link = sandbox.path().join("page.txt");
    std::os::unix::fs::symlink(sandbox.path().join("content/report.toml"), link).unwrap();
    let refused = sandbox.run(&["render", "report", "--lang", "en", "--output", "page.txt"]);
    check(&refused, 2, &[], &["belongs to the project"]);
    check(
        &sandbox.run(&["render", "report", "--lang", "en", "--output", "/dev/null"]),
        0,
        &[],
        &[],
    );
    assert!(!std::path::Path::new("/dev/null").is_file());
}

#[test]
fn what_is_damaged_is_said_and_hides_nothing_else() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "two = ", "two = {");
    let damaged = "locales/en/report.ftl:2: what follows cannot be read";
    let outcome = sandbox.run(&["render", "report", "--lang", "en"]);
    check(&outcome, 0, &["The first word.", "[fr] Le second."], &[damaged, "stays in “fr”: two"]);
    sandbox.write("content/report.toml", "[[segment\n");
    let outcome = sandbox.run(&["render", "report", "--lang", "en"]);
    check(&outcome, 2, &[], &["content/report.toml:1: the document cannot be read"]);
}

#[test]
fn a_format_that_is_not_written_is_refused() {
    let sandbox = partly_translated();
    for name in ["report.pdf", "report.DOCX", "report.html.gz"] {
        let run = sandbox.run(&["render", "report", "--lang", "fr", "-o", name]);
        check(&run, 2, &[], &[name, "--format"]);
        assert!(!sandbox.path().join(name).exists());
    }
    for name in ["report", "report.txt", "report-2.0", "report.HTML", "-"] {
        let run = sandbox.run(&["render", "report", "--lang", "fr", "-o", name]);
        assert_eq!(run.status, 0, "{name}: {}", run.err);
    }
}

#[test]
fn stale_and_draft_texts_are_said() {
    let sandbox = crate::project::Sandbox::report();
    assert_eq!(sandbox.run(&["accept", "report/two", "--state", "draft"]).status, 0);
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let run = sandbox.run(&["render", "report", "--lang", "en"]);
    assert_eq!(run.status, 0);
    for said in ["one segment in “en” was translated from an older source", "“en” is a draft"]
    {
        assert!(run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn stale_and_draft_texts_are_marked_beside_their_source() {
    let sandbox = Sandbox::report();
    assert_eq!(sandbox.run(&["accept", "report/two", "--state", "draft"]).status, 0);
    sandbox.replace("content/report.toml", "premier", "nouveau");
    let render = |format: &str, more: &[&str]| {
        let facing = ["render", "report", "--lang", "fr", "--facing", "en", "--format", format];
        sandbox.run(&[&facing, more].concat()).out
    };
    for (format, marks) in [
        ("text", ["[stale] The first word.", "[draft] The second."]),
        ("markdown", ["[stale] The first word.", "[draft] The second."]),
        (
            "html",
            [
                "<span class=\"badge\" lang=\"en\">stale</span> The first word.",
                "<span class=\"badge\" lang=\"en\">draft</span> The second.",
            ],
        ),
    ] {
        let (marked, unmarked) = (render(format, &[]), render(format, &["--fallback", "source"]));
        for mark in marks {
            assert!(marked.contains(mark), "{mark} in {marked}");
            assert!(!unmarked.contains(mark), "{mark} in {unmarked}");
        }
    }
    let alone = sandbox.run(&["render", "report", "--lang", "en"]);
    assert_eq!(alone.out, "The first word.\n\n- The second.\n");
}

#[test]
fn stale_and_draft_texts_can_be_denied() {
    let sandbox = Sandbox::report();
    let render = |deny: &str| {
        let to = ["render", "report", "--lang", "en", "--output", "out.txt", "--deny", deny];
        let run = sandbox.run(&to);
        let is_written = std::fs::remove_file(sandbox.path().join("out.txt")).is_ok();
        assert_eq!(run.status == 0, is_written, "{}", run.err);
        assert_eq!(run.status == 1, run.err.contains("“--deny” forbids it"), "{}", run.err);
        run.status
    };
    assert_eq!([render("stale"), render("draft"), render("stale,draft")], [0, 0, 0]);
    sandbox.replace("content/report.toml", "premier", "nouveau");
    assert_eq!([render("stale"), render("draft"), render("stale,draft")], [1, 0, 1]);
    assert_eq!(sandbox.run(&["accept", "report/two", "--state", "draft"]).status, 0);
    assert_eq!([render("stale"), render("draft"), render("stale,draft")], [1, 1, 1]);
    assert_eq!(render("fuzzy"), 2);
    let source = ["render", "report", "--lang", "fr", "--deny", "stale,draft"];
    assert_eq!(sandbox.run(&source).status, 0);
}

#[test]
fn plain_text_is_plain() {
    let document = "# Le *verger*\n\nIl a **douze** ans[^1], `x`, 2<sup>e</sup> de \
        [la liste](https://a.example) et 300 m<sup>2</sup>.\n\n[^1]: À la *ferme*.\n\n\
        | fruit | une colonne dont le texte est plutôt long, et qui ne tient pas sur une ligne |\n\
        |---|---|\n| *pommes* | 300 |\n\nFin.\n";
    let sandbox = Sandbox::new(&[("verger.md", document)]);
    assert_eq!(sandbox.run(&["import", "verger.md"]).status, 0);
    let run = sandbox.run(&["render", "verger", "--lang", "fr", "--width", "60"]);
    let expected = "Le verger\n\n\
        Il a douze ans[1], x, 2e de la liste (https://a.example) et\n300 m².\n\n\
        | fruit  | une colonne dont le texte est plutôt long, et   |\n\
        |        | qui ne tient pas sur une ligne                  |\n\
        | pommes | 300                                             |\n\n\
        Fin.\n\n[1] À la ferme.\n";
    assert_eq!(run.out, expected);
    assert!(run.out.lines().all(|line| line.chars().count() <= 60));
}
