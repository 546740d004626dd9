//! Projects without a `diglot.toml`: those of other tools, and those of none.

use crate::project::Sandbox;

/// A folder of these files without a `diglot.toml`; expects `rule file` for each missing or orphan
/// and `failure` in what is said on standard error.
#[track_caller]
fn check(files: &[(&str, &str)], arguments: &[&str], findings: &[&str], failure: Option<&str>) {
    let sandbox = Sandbox::new(files);
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    let rules = ["missing", "orphan"].map(|rule| ["--rule", rule]).concat();
    let run = sandbox.run(&[&["check", "--format", "json"], &*rules, arguments].concat());
    assert!(run.err.contains(failure.unwrap_or_default()), "{}", run.err);
    assert_eq!(run.err.is_empty(), failure.is_none(), "{}", run.err);
    if run.out.is_empty() {
        assert_eq!((findings.len(), run.status), (0, 2), "{}", run.err);
        return;
    }
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let all = json["findings"].as_array().unwrap().iter();
    let mut found: Vec<_> = all
        .map(|f| {
            let (rule, severity) = (text(&f["rule"]), text(&f["severity"]));
            let place = (text(&f["location"]["file"]), text(&f["locale"]), text(&f["segment"]));
            format!("{severity} {rule} {} {} {}", place.0, place.1, place.2)
        })
        .collect();
    found.sort();
    assert_eq!(found, findings, "{}", run.err);
}

const EN: (&str, &str) = ("locales/en-US/a/x.ftl", "a = b\nb = c\n");
const DE: (&str, &str) = ("locales/de/a/x.ftl", "a = b\nd = e\n");
const FOUND: [&str; 2] =
    ["error missing locales/en-US/a/x.ftl de b", "warning orphan locales/de/a/x.ftl de d"];

#[test]
fn no_project_file_is_needed() {
    let bare = |reference, translations| ["--reference", reference, "--translations", translations];
    check(&[EN, DE], &bare("locales/en-US", "locales/{locale}"), &FOUND, None);
    check(&[EN, DE], &bare("./locales/en-US/", "locales/{locale}/{path}.ftl"), &FOUND, None);
    let files = [("t/x.ftl", "a = b\n"), ("c/de/x.ftl", ""), ("c/fr/x.ftl", "")];
    let only = [&bare("t", "c/{locale}")[..], &["--locale", "fr"]].concat();
    check(&files, &only, &["error missing t/x.ftl fr a"], None);
    check(&[EN], &bare("locales/en-US", "locales/{locale}"), &[], Some("no translation file fits"));
    let sandbox = Sandbox::new(&[DE]);
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    let none = bare("locales/en-US", "locales/{locale}");
    for command in ["check", "status", "accept"] {
        let all = if command == "accept" { &["--all"][..] } else { &[] };
        let run = sandbox.run(&[&[command], all, &none].concat());
        assert_eq!(run.err.matches("no file fits").count(), 1, "{command}: {}", run.err);
    }
    check(&[EN], &bare("../x", "locales/{locale}"), &[], Some("not a path inside the project"));
    check(&[EN], &bare("locales/en-US", "locales"), &[], Some("must hold {locale}"));
    check(&[EN], &["--reference", "locales/en-US"], &[], Some("--translations"));
}

#[test]
fn a_pattern_may_begin_at_the_root() {
    let sandbox = Sandbox::new(&[EN, DE]);
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    let absolute = |path: &str| sandbox.path().join(path).display().to_string();
    let (reference, translations) = (absolute("locales/en-US"), absolute("locales/{locale}"));
    let bare = ["check", "--reference", &reference, "--translations", &translations];
    let run = sandbox.run(&[&bare[..], &["--rule", "missing"]].concat());
    assert!(run.out.contains("locales/en-US/a/x.ftl:2:1"), "{}{}", run.out, run.err);
    let outside = ["check", "--reference", "/etc", "--translations", &translations];
    let run = sandbox.run(&outside);
    assert!(run.err.contains("not a path inside the project"), "{}{}", run.out, run.err);
}

#[test]
fn what_is_not_recorded_is_said_where_there_is_a_file() {
    let sandbox = Sandbox::new(&[EN, DE, ("locales/en-US/y.ftl", "c = d\n")]);
    sandbox.write("locales/de/y.ftl", "c = d\n");
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    let bare = ["--reference", "locales/en-US", "--translations", "locales/{locale}"];
    let all = [&["check", "--rule", "unrecorded", "--format", "json"], &bare[..]].concat();
    let run = sandbox.run(&all);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{}", run.out);
    let file = findings[0]["location"]["file"].as_str().unwrap();
    assert!(sandbox.path().join(file).is_file(), "{file}");
}

#[test]
fn typographic_changes_pass_without_a_project_file() {
    let sandbox = Sandbox::new(&[EN, DE]);
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    let bare = ["--reference", "locales/en-US", "--translations", "locales/{locale}"];
    assert_eq!(sandbox.run(&[&["accept", "--all"], &bare[..]].concat()).status, 0);
    sandbox.write(EN.0, "a = B\nb = c\n");
    let stale = |more: &[&str]| {
        let run = sandbox.run(&[&["check", "--rule", "stale"], &bare[..], more].concat());
        run.out.matches("[stale]").count()
    };
    assert_eq!((stale(&[]), stale(&["--pass-typographic"])), (1, 0));
    sandbox.write(EN.0, "a = x\nb = c\n");
    assert_eq!(stale(&["--pass-typographic"]), 1);
}

#[test]
fn a_project_file_may_be_called_otherwise() {
    let own = "locales = [\"de\"]\n[[paths]]\nreference = \"locales/en-US/**\"\nl10n = \"locales/{locale}/**\"\n";
    let cargo = "fallback_language = \"en-US\"\n[fluent]\nassets_dir = \"locales\"\n";
    for text in [own, cargo] {
        let file = ("l10n-pontoon.toml", text);
        check(&[file, EN, DE], &["--config", "l10n-pontoon.toml"], &FOUND, None);
    }
    check(&[EN, DE], &["--config", "none.toml"], &[], Some("there is no project file none.toml"));
    let both = ["--config", "l10n-pontoon.toml", "--project", "."];
    check(&[("l10n-pontoon.toml", own)], &both, &[], Some("--config"));
}

#[test]
fn a_project_without_a_file_is_recorded_beside_or_elsewhere() {
    let sandbox = Sandbox::new(&[EN, DE]);
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    let bare = ["--reference", "locales/en-US", "--translations", "locales/{locale}"];
    let run = sandbox.run(&[&["accept", "--all"], &bare[..]].concat());
    assert_eq!((run.status, &*run.out), (0, "Recorded: 1.\n"), "{}", run.err);
    assert!(sandbox.read("locales/de/a/x.provenance.toml").contains("a = {"));
    let elsewhere = ["--provenance", "kept/{locale}"];
    let run = sandbox.run(&[&["accept", "--all"], &bare[..], &elsewhere].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(sandbox.read("kept/de/a/x.provenance.toml").contains("a = {"));
    let status = sandbox.run(&[&["status"], &bare[..]].concat());
    assert!(status.out.contains("a/x [de]"), "{}{}", status.out, status.err);
}

#[test]
fn l10n_toml_is_read_as_mozilla_means_it() {
    let project = "locales = [\"de\", \"fr\"]\n[env]\n  l = \"{l10n_base}/locales/{locale}\"\n\
                   [[paths]]\n  reference = \"locales/en-US/**/*.ftl\"\n  l10n = \"{l}/**/*.ftl\"\n\
                   [[paths]]\n  reference = \"locales/en-US/**/*.properties\"\n  l10n = \"{l}/**/*.properties\"\n";
    let german_only = project.replace("\"de\", \"fr\"", "\"de\"");
    check(&[("l10n.toml", &german_only), EN, DE], &[], &FOUND, None);
    let french = ("locales/fr/a/x.ftl", "a = b\nb = c\n");
    check(&[("l10n.toml", project), EN, DE, french], &[], &FOUND, None);
    // A filter takes messages out, or makes them matter less; without a key it is about files.
    let filtered =
        |filter: &str| format!("{german_only}[[filters]]\n  path = \"{{l}}/**\"\n{filter}");
    let ignored = filtered("  key = [\"b\", \"re:[d-f]\"]\n  action = \"ignore\"\n");
    check(&[("l10n.toml", &ignored), EN, DE], &[], &[], None);
    let warned = filtered("  key = \"b\"\n  action = \"warning\"\n");
    let found = ["warning missing locales/en-US/a/x.ftl de b", FOUND[1]];
    check(&[("l10n.toml", &warned), EN, DE], &[], &found, None);
    let files = filtered("  action = \"ignore\"\n");
    check(&[("l10n.toml", &files), EN, DE], &[], &FOUND, None);
    let gone = ("locales/de/gone.ftl", "a = b\n");
    check(&[("l10n.toml", &files), EN, gone], &[], &[], None);
    // Another file's project, of a folder below.
    let main = "basepath = \".\"\n[[includes]]\n  path = \"mail/l10n.toml\"\n";
    let included = "basepath = \"..\"\nlocales = [\"de\"]\n[[paths]]\n\
                    reference = \"locales/en-US/**\"\n  l10n = \"locales/{locale}/**\"\n";
    check(&[("l10n.toml", main), ("mail/l10n.toml", included), EN, DE], &[], &FOUND, None);
}

#[test]
fn files_of_l10n_toml_are_read_once_and_where_they_are_wanted() {
    let paths = |folder: &str, more: &str| {
        format!(
            "[[paths]]\nreference = \"{folder}/en/**\"\nl10n = \"{folder}/{{locale}}/**\"\n{more}"
        )
    };
    let (a, b, sub) =
        (("a/en/x.ftl", "a = b\n"), ("b/en/y.ftl", "b = c\n"), ("a/en/sub/z.ftl", "c = d\n"));
    let root = |more: &str| format!("locales = [\"de\", \"fr\"]\n{}{more}", paths("a", ""));
    let include = |name: &str| format!("[[includes]]\npath = \"{name}.toml\"\n");
    let exclude = |name: &str| format!("[[excludes]]\npath = \"{name}.toml\"\n");
    let of = |paths: &[&str], locales: &[&str]| -> Vec<String> {
        let each = |path| {
            locales.iter().map(move |locale| {
                let (_, id) = [a, b, sub].into_iter().find(|(own, _)| *own == path).unwrap();
                format!("error missing {path} {locale} {}", &id[..1])
            })
        };
        let mut all: Vec<_> = paths.iter().copied().flat_map(each).collect();
        all.sort();
        all
    };
    let expect = |root: &str, other: &str, found: Vec<String>| {
        let other = ("other.toml", other);
        let found: Vec<&str> = found.iter().map(|found| &**found).collect();
        check(&[("l10n.toml", root), other, a, b, sub], &[], &found, None);
    };
    let (all, both) = (["a/en/x.ftl", "a/en/sub/z.ftl"], ["de", "fr"]);
    expect(&root(""), "", of(&all, &both));
    // Twice is once.
    expect(&root(&paths("a", "")), "", of(&all, &both));
    expect(&root(&include("other")), &paths("a", ""), of(&all, &both));
    expect(&root(&include("other").repeat(2)), &paths("b", ""), of(&[all[0], all[1], b.0], &both));
    // A file's languages, and those of paths.
    let german = "locales = [\"de\"]\n";
    let of_both = |locales: &[&str]| [of(&all, &both), of(&[b.0], locales)].concat();
    expect(&root(&include("other")), &format!("{german}{}", paths("b", "")), of_both(&["de"]));
    let neither = format!("{german}{}", paths("b", "locales = [\"fr\"]\n"));
    expect(&root(&include("other")), &neither, of_both(&[]));
    // What is left out, in the languages that it says.
    let below = "[[paths]]\nreference = \"a/en/sub/**\"\nl10n = \"a/{locale}/sub/**\"\n";
    let some = |locales: &str| format!("locales = [{locales}]\n{below}");
    expect(&root(&exclude("other")), &some("\"de\", \"fr\""), of(&all[..1], &both));
    let german = [of(&all[..1], &both), of(&all[1..], &["fr"])].concat();
    expect(&root(&exclude("other")), &some("\"de\""), {
        let mut german = german;
        german.sort();
        german
    });
    expect(&root(&exclude("other")), below, of(&all, &both));
    let nested = format!("{}{}", some("\"de\""), exclude("other"));
    let files =
        [("l10n.toml", &*root(&exclude("mid"))), ("mid.toml", &nested), ("other.toml", ""), a];
    check(&files, &[], &[], Some("cannot exclude others"));
    // Where one file says ignore and another does not, it counts.
    let ignored = "[[filters]]\npath = \"a/{locale}/**\"\naction = \"ignore\"\n";
    expect(&root(ignored), "", Vec::new());
    expect(&root(&format!("{ignored}{}", include("other"))), &paths("a", ""), of(&all, &both));
}

#[test]
fn what_cannot_be_looked_at_is_said() {
    let bare = ["check", "--reference", "locales/en-US", "--translations", "locales/{locale}"];
    let sandbox = Sandbox::new(&[EN]);
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    let outside = tempfile::tempdir().unwrap();
    let link = |to: &std::path::Path, name: &str| {
        std::os::unix::fs::symlink(to, sandbox.path().join("locales").join(name)).unwrap();
    };
    link(outside.path(), "de");
    let run = sandbox.run(&bare);
    assert_eq!(run.status, 2, "{}", run.out);
    let said = ["locales/de is a link that leads out", "no translation file fits"];
    assert!(said.iter().all(|words| run.err.contains(words)), "{}", run.err);
    sandbox.write("locales/fr/a/x.ftl", "a = b\nb = c\n");
    let run = sandbox.run(&bare);
    assert!(run.status == 2 && run.err.contains("locales/de is a link"), "{}{}", run.out, run.err);
    sandbox.write("locales/pl/a/x.ftl", "a = b\n");
    let run = sandbox.run(&[&bare[..], &["--locale", "fr"]].concat());
    assert!(run.err.is_empty(), "{}", run.err);
    link("../fr".as_ref(), "fr/loop");
    let run = sandbox.run(&[&bare[..], &["--locale", "fr"]].concat());
    assert!(
        run.status == 2 && run.err.contains("fr/loop is a link that leads back"),
        "{}",
        run.err
    );
}

#[test]
fn what_does_not_hold_in_l10n_toml_is_said_with_its_place() {
    let paths = "[[paths]]\n  reference = \"en/**/*.ftl\"\n";
    for (text, expected) in [
        ("[[paths]\n", "l10n.toml:1:"),
        (&format!("{paths}  l10n = \"{{locale}}/*.ftl\"\n"), "do not go together"),
        (&format!("{paths}  l10n = \"{{x}}/**/*.ftl\"\n"), "{x} has no value"),
        (&format!("{paths}  l10n = \"{{android_locale}}/**/*.ftl\"\n"), "{android_locale} has no"),
        (paths, "l10n.toml:1:1: “l10n” is missing"),
        ("\n[[paths]]\nl10n = \"{locale}/*.ftl\"\n", "l10n.toml:2:1: “reference” is missing"),
        (&format!("{paths}  l10n = \"../{{locale}}/**/*.ftl\"\n"), "not a path inside the project"),
        (
            "[env]\nx = \"{x}{x}\"\n[[paths]]\nreference = \"{x}\"\nl10n = \"{locale}\"\n",
            "l10n.toml:3:",
        ),
        ("[[includes]]\npath = \"l10n.toml\"\n", "includes itself"),
        ("[[includes]]\npath = \"none.toml\"\n", "none.toml does not exist"),
        ("[[excludes]]\npath = \"none.toml\"\n", "none.toml does not exist"),
        ("[[excludes]]\npath = \"l10n.toml\"\n", "includes itself"),
        ("[[includes]]\n", "l10n.toml:1:1: “path” is missing"),
        ("[[filters]]\naction = \"ignore\"\n", "l10n.toml:1:1: “path” is missing"),
        ("[[filters]]\npath = \"a\"\naction = \"no\"\n", "expected"),
        (
            "[[filters]]\npath = \"a\"\nkey = \"re:(\"\naction = \"ignore\"\n",
            "not a regular expression",
        ),
        ("locales = 3\n", "l10n.toml:1:"),
        ("\nlocales = [\"templates\"]\n", "l10n.toml:2:11: “templates”"),
        ("basepath = \"none\"\n", "l10n.toml"),
        ("basepath = \"sub\"\n", "l10n.toml"),
        ("locales = [\"de\"]\n", "nothing here is about Fluent files"),
        ("", "nothing here is about Fluent files"),
        (
            "[[paths]]\nreference = \"en/*.dtd\"\nl10n = \"{locale}/*.dtd\"\n",
            "nothing here is about Fluent files",
        ),
        ("[[paths]]\nreference = \"none/**\"\nl10n = \"{locale}/**\"\n", "no file fits"),
    ] {
        let sub = ("sub/x", "");
        check(&[("l10n.toml", text), ("en/x.ftl", "a = b\n"), sub], &[], &[], Some(expected));
    }
}

#[test]
fn i18n_toml_is_read_as_cargo_i18n_means_it() {
    let project = "fallback_language = \"en-US\"\nsubcrates = [\"sub\"]\n[fluent]\nassets_dir = \"locales\"\n";
    let sub = [
        ("sub/i18n.toml", "fallback_language = \"en-US\"\n[fluent]\nassets_dir = \"i18n\"\n"),
        ("sub/i18n/en-US/sub.ftl", "c = d\n"),
        ("sub/i18n/de/sub.ftl", ""),
    ];
    let found = [FOUND[0], "error missing sub/i18n/en-US/sub.ftl de c", FOUND[1]];
    check(&[&[("i18n.toml", project), EN, DE][..], &sub].concat(), &[], &found, None);
    // A crate of gettext's messages is other tools' business.
    let gettext =
        ("sub/i18n.toml", "fallback_language = \"en-US\"\n[gettext]\ntarget_dir = \"po\"\n");
    check(&[("i18n.toml", project), EN, DE, gettext], &[], &FOUND, None);
    for (text, expected) in [
        ("[fluent]\nassets_dir = \"x\"\n", "fallback_language"),
        ("fallback_language = \"en\"\n", "“fluent” is missing"),
        ("fallback_language = \"en\"\n[fluent]\n", "assets_dir"),
        ("fallback_language = \"en\"\n[fluent]\nassets_dir = \"../x\"\n", "not a path inside"),
        ("fallback_language = \"en\"\nsubcrates = [\"none\"]\n", "none/i18n.toml does not exist"),
    ] {
        check(&[("i18n.toml", text)], &[], &[], Some(expected));
    }
}

#[test]
fn a_summary_counts_a_line_a_locale() {
    let project = "source = \"en-US\"\n[locales.br]\nmissing = \"info\"\n";
    let breton = ("locales/br/a/x.ftl", "a = b\n");
    let sandbox = Sandbox::new(&[("diglot.toml", project), EN, DE, breton]);
    let summary = ["check", "--summary", "--rule", "missing", "--rule", "orphan"];
    let run = sandbox.run(&summary);
    let row = |locale: &str| {
        let row = run.out.lines().find(|line| line.starts_with(locale)).unwrap();
        row.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    // Current, stale, unconfirmed, unrecorded, missing, orphan, errors, warnings, infos.
    assert_eq!(row("br"), ["0", "0", "0", "1", "1", "0", "0", "0", "1"], "{}", run.out);
    assert_eq!(row("de"), ["0", "0", "0", "1", "1", "1", "1", "1", "0"], "{}", run.out);
    assert_eq!(run.status, 1, "{}", run.out);
    // A missing translation is no failure where the project allows it.
    let breton = |deny| sandbox.run(&[&summary[..], &["--locale", "br", "--deny", deny]].concat());
    assert_eq!((breton("warning").status, breton("info").status), (0, 1));
    let run = sandbox.run(&[&summary[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["findings"], serde_json::json!([]));
    let de = serde_json::json!({"error": 1, "warning": 1, "info": 0, "rules": {"missing": 1, "orphan": 1}});
    assert_eq!(json["summary"]["by_locale"]["de"], de, "{}", run.out);
    assert_eq!(
        json["summary"]["findings"],
        serde_json::json!({"error": 1, "warning": 1, "info": 1})
    );
    let run = sandbox.run(&["check", "--summary", "--ui-lang", "fr"]);
    assert!(run.out.starts_with("langue"), "{}", run.out);
}

#[test]
fn paths_of_l10n_toml_start_in_the_project_or_its_repository() {
    let paths = "[[paths]]\nreference = \"en/**\"\nl10n = \"{locale}/**\"\nlocales = [\"de\"]\n";
    // In a folder of its own.
    let text = format!("basepath = \"core\"\n{paths}");
    let files = [("l10n.toml", &*text), ("core/en/x.ftl", "a = b\n")];
    check(&files, &[], &["error missing core/en/x.ftl de a"], None);
    // Above itself: only as far as the repository goes.
    let text = format!("basepath = \"../..\"\n{paths}");
    let files = [("a/b/l10n.toml", &*text), ("en/x.ftl", "a = b\n"), ("a/b/x", "")];
    let refused = Some("leads out of the git repository");
    check(&files, &["--project", "a/b"], &[], refused);
    let found = ["error missing en/x.ftl de a"];
    check(&[&files[..], &[(".git/HEAD", "")]].concat(), &["--project", "a/b"], &found, None);
    check(&[&files[..], &[("a/.git/HEAD", "")]].concat(), &["--project", "a/b"], &[], refused);
}

#[test]
fn a_long_chain_of_includes_is_read_in_no_time() {
    let include = |index: usize| format!("[[includes]]\npath = \"{index}.toml\"\n");
    let own = |index: usize| {
        format!("[[paths]]\nreference = \"{index}/en/**\"\nl10n = \"{index}/{{locale}}/**\"\n")
    };
    let names: Vec<String> = (0..900).map(|index| format!("{index}.toml")).collect();
    let texts: Vec<String> = (1..=900)
        .map(|index| if index < 900 { include(index) + &own(index) } else { own(900) })
        .collect();
    let mut files: Vec<(&str, &str)> =
        names.iter().map(|name| &**name).zip(texts.iter().map(|text| &**text)).collect();
    let root = format!("locales = [\"de\"]\n{}", include(0));
    files.push(("l10n.toml", &root));
    files.push(("900/en/x.ftl", "a = b\n"));
    let began = std::time::Instant::now();
    check(&files, &[], &["error missing 900/en/x.ftl de a"], None);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
