//! The rules about Fluent messages: which messages they report, and which they leave alone.

use diglot::{CheckRequest, Project};

use crate::project::Sandbox;

/// A message in two languages, each without its id; expects `severity rule` for each finding of
/// the rules about Fluent and HTML.
#[track_caller]
fn pair([source, target]: [&str; 2], [there, here]: [&str; 2], expected: &[&str]) {
    let text = |body: &str| {
        let (comment, body) = body.rsplit_once("#\n").unwrap_or(("", body));
        let body = body.replace('\n', "\n    ");
        let hash = if comment.is_empty() { "" } else { "#\n" };
        format!("{comment}{hash}m = {body}\n-brand = Verger\nother = x\n")
    };
    let files = [
        (format!("locales/{source}/x.ftl"), text(there)),
        (format!("locales/{target}/x.ftl"), text(here)),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    files_say([source, target], &files, expected);
}

#[track_caller]
fn files_say(locales: [&str; 2], files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(said_of_files(locales, files), expected, "{files:#?}");
}

/// `severity rule` of each finding on some files.
fn said_of_files([source, target]: [&str; 2], files: &[(&str, &str)]) -> Vec<String> {
    let sandbox = Sandbox::new(files);
    sandbox.write("diglot.toml", format!("source = \"{source}\"\ntargets = [\"{target}\"]\n"));
    let rules = [
        "placeable-mismatch",
        "unknown-reference",
        "cyclic-reference",
        "attribute-mismatch",
        "missing-value",
        "plural-categories",
        "access-key",
        "html-mismatch",
        "syntax",
    ];
    let project = Project::open(sandbox.path(), true).unwrap();
    let rules = rules.map(str::to_owned).to_vec();
    let checked = CheckRequest { rules, ..CheckRequest::default() }.run(&project).unwrap();
    (checked.findings.iter())
        .map(|finding| format!("{} {}", finding.severity.name(), finding.rule.name))
        .collect()
}

const CYCLE: &[&str] = &["error cyclic-reference"];
const TWO_CYCLES: &[&str] = &["error cyclic-reference", "error cyclic-reference"];
const PLURAL: &[&str] = &["warning plural-categories"];
const PLURAL_TOLD: &[&str] = &["info plural-categories"];
const HTML: &[&str] = &["warning html-mismatch"];
const HTML_BROKEN: &[&str] = &["error html-mismatch"];
const TOLD: &[&str] = &["info placeable-mismatch"];
const LOST: &[&str] = &["error placeable-mismatch"];
const LOST_TWICE: &[&str] = &["error placeable-mismatch", "error placeable-mismatch"];
const DOUBT: &[&str] = &["warning placeable-mismatch"];
const TERM: &[&str] = &["info placeable-mismatch"];

const FILES: &str = "{ $n ->\n    [one] One file\n   *[other] { $n } files\n}";
const FILES_WITH_ONE: &str = "{ $n ->\n    [one] { $n } file\n   *[other] { $n } files\n}";

/// A choice by `$n` of these variants, the last one the default.
fn by_number(variants: &[(&str, &str)]) -> String {
    choice("$n", variants)
}

fn choice(selector: &str, variants: &[(&str, &str)]) -> String {
    let last = variants.len() - 1;
    let line = |(index, (key, text)): (usize, &(&str, &str))| {
        format!("\n   {}[{key}] {text}", if index == last { "*" } else { " " })
    };
    let lines: String = variants.iter().enumerate().map(line).collect();
    format!("{{ {selector} ->{lines}\n}}")
}

#[test]
fn each_variant_prints_what_the_source_prints_there() {
    let check = |target: &str, source: &str, variants: &[(&str, &str)], expected: &[&str]| {
        pair(["en", target], [source, &by_number(variants)], expected);
    };
    // One thing needs no figure, in whatever language.
    check("fr", FILES, &[("one", "Un fichier"), ("other", "{ $n } fichiers")], &[]);
    check("fr", FILES_WITH_ONE, &[("one", "Un fichier"), ("other", "{ $n } fichiers")], &[]);
    check("fr", FILES, &[("0", "Aucun"), ("1", "Un seul"), ("other", "{ $n } fichiers")], &[]);
    check("de", FILES, &[("one", "Eine Datei"), ("other", "{ $n } Dateien")], &[]);
    check("he", FILES, &[("one", "קובץ"), ("two", "קבצים"), ("other", "{ $n } קבצים")], &[]);
    let arabic = [
        ("zero", "لا ملفات"),
        ("one", "ملف واحد"),
        ("two", "ملفان"),
        ("few", "{ $n } ملفات"),
        ("many", "{ $n } ملفًا"),
        ("other", "{ $n } ملف"),
    ];
    check("ar", FILES, &arabic, &[]);
    // Nor does a figure that stands there already.
    check("fr", FILES, &[("one", "1 fichier"), ("other", "{ $n } fichiers")], &[]);
    // The Russian one is 21 too, the Slovenian two is 102.
    let russian = |one| [("one", one), ("few", "{ $n } файла"), ("many", "{ $n } файлов")];
    check("ru", FILES, &russian("Один файл"), DOUBT);
    check("ru", FILES_WITH_ONE, &russian("Один файл"), LOST);
    check("ru", FILES, &russian("{ $n } файл"), &[]);
    let only = [
        ("1", "Один файл"),
        ("one", "{ $n } файл"),
        ("few", "{ $n } файла"),
        ("many", "{ $n } файлов"),
    ];
    check("ru", FILES, &only, &[]);
    let slovenian =
        [("one", "{ $n } a"), ("two", "dve datoteki"), ("few", "{ $n } b"), ("other", "{ $n } c")];
    check("sl", FILES, &slovenian, LOST);
    // Of a form that only fractions have, or that the language has not, nothing is asked.
    let czech = [("one", "{ $n } a"), ("few", "{ $n } b"), ("many", "c"), ("other", "{ $n } d")];
    check("cs", FILES, &czech, &[]);
    check(
        "ja",
        FILES,
        &[("one", "ファイル"), ("other", "{ $n } ファイル")],
        &["warning plural-categories"],
    );
    // Many things do.
    check("fr", FILES, &[("one", "Un fichier"), ("other", "Des fichiers")], LOST);
    check(
        "pl",
        FILES,
        &[("one", "Jeden plik"), ("few", "{ $n } pliki"), ("many", "Wiele plików")],
        LOST,
    );
    check("pl", FILES, &[("one", "Jeden plik"), ("few", "Pliki"), ("many", "{ $n } plików")], LOST);
    pair(["en", "ja"], [FILES, "ファイル"], LOST);
    pair(["en", "ja"], [FILES, "{ $n } ファイル"], &[]);
}

#[test]
fn other_values_are_printed_in_each_variant() {
    let check = |source: &str, target: &str, expected: &[&str]| {
        pair(["en", "fr"], [source, target], expected);
    };
    let source =
        by_number(&[("one", "{ $n } file in { $d }"), ("other", "{ $n } files in { $d }")]);
    let target = |one, other| by_number(&[("one", one), ("other", other)]);
    check(&source, &target("{ $n } dans { $d }", "{ $n } dans { $d }"), &[]);
    check(&source, &target("{ $n } dans { $d }", "{ $n }"), LOST);
    // A text of one thing may well leave more out.
    check(&source, &target("Un", "{ $n } dans { $d }"), DOUBT);
    check(&source, &target("{ $n } fichier", "{ $n } fichiers"), LOST);
    let none = by_number(&[
        ("0", "Aucun"),
        ("one", "{ $n } dans { $d }"),
        ("other", "{ $n } dans { $d }"),
    ]);
    check(&source, &none, &[]);
    check(&source, "{ $d } : { $n }", &[]);
    // Where the source has none either, it need not be.
    let named = choice("$known", &[("yes", "Hello { $name }"), ("no", "Hello")]);
    let known = |yes, no| choice("$known", &[("yes", yes), ("no", no)]);
    check(&named, &known("Bonjour { $name }", "Bonjour"), &[]);
    check(&named, &known("Bonjour", "Bonjour { $name }"), LOST);
    check(&named, "Bonjour { $name }", &[]);
    // A choice of the translation's own says all of it each time.
    let gender = |m: &str, f: &str| choice("$gender", &[("m", m), ("f", f)]);
    let declared = |text: &str| format!("# $gender\n#\n{text}");
    check(&declared("{ $name } wrote."), &gender("{ $name } est venu", "{ $name } est venue"), &[]);
    check(&declared("{ $name } wrote."), &gender("{ $name } est venu", "Elle est venue"), LOST);
    let nested = |text: &str| {
        gender(&by_number(&[("one", "Un"), ("other", text)]).replace('\n', "\n    "), text)
    };
    check(&declared("{ $n } files"), &nested("{ $n } fichiers"), &[]);
    check(&declared("{ $n } files"), &nested("des fichiers"), LOST);
    // Two choices by the same number go together.
    let twice = format!(
        "{} { }",
        by_number(&[("one", "Un"), ("other", "{ $n }")]),
        by_number(&[("one", "fichier"), ("other", "fichiers")])
    );
    check("{ $n } files", &twice, &[]);
    // What chooses by a value names it.
    let kind = choice("$kind", &[("a", "le premier"), ("b", "le second")]);
    check("Kind: { $kind }", &format!("Sorte : {kind}"), &[]);
}

#[test]
fn variables_are_those_of_the_program() {
    let check = |source: &str, target: &str, expected: &[&str]| {
        pair(["en", "fr"], [source, target], expected);
    };
    check("{ $name } wrote.", "Texte.", LOST);
    check("{ $name } wrote to { $who }.", "Texte.", LOST_TWICE);
    check("{ $name } wrote.", "{ $nom } a écrit.", LOST);
    check("Text.", "Texte de { $name }.", LOST);
    check("Text.", &choice("$n", &[("one", "Texte"), ("other", "Textes")]), LOST);
    for comment in ["# Variables: $name", "# Variables:\n#   $name (String): who", "#  { $name }"] {
        check(&format!("{comment}\n#\nText."), "Texte de { $name }.", &[]);
    }
    check("# Variables: $names\n#\nText.", "Texte de { $name }.", LOST);
    check("{ NUMBER($n) } files", "{ $n } fichiers", &[]);
    check("{ $n } files", "{ NUMBER($n, minimumFractionDigits: 1) } fichiers", &[]);
    check("{ DATETIME($d, month: \"long\") }", "le { DATETIME($d, day: \"numeric\") }", &[]);
    check("{ DATETIME($d) }", "hier", LOST);
    check(&choice("$gender", &[("f", "She wrote"), ("other", "They wrote")]), "Texte écrit", &[]);
    check(&by_number(&[("one", "A file"), ("other", "Some files")]), "Un ou des fichiers", &[]);
    check(&choice("PLATFORM()", &[("macos", "Quit"), ("other", "Exit")]), "Quitter", &[]);
    check("Exit", &choice("PLATFORM()", &[("macos", "Quitter"), ("other", "Sortir")]), &[]);
    // Attributes are passed what the message is.
    check("Text\n.title = { $name }", "Texte de { $name }\n.title = { $name }", DOUBT);
    check("Text\n.title = { $name }", "Texte\n.title = Titre", LOST);
}

#[test]
fn groups_and_files_declare_variables_too() {
    let check = |there: &str, expected: &[&str]| {
        let (en, fr) = (format!("{there}\nm = Text\n"), "m = Texte de { $name }\n");
        files_say(["en", "fr"], &[("locales/en/x.ftl", &en), ("locales/fr/x.ftl", fr)], expected);
    };
    check("## Variables: $name\n\nn = x\n", &[]);
    check("## Variables: $name\n", &[]);
    check("### Variables: $name\n\n## Other\n", &[]);
    check("## Variables: $name\n\n##\n", LOST);
}

#[test]
fn what_is_not_to_be_translated_is_no_more_than_told() {
    let check = |comment: &str, expected: &[&str]| {
        let (en, fr) = (format!("{comment}\nm = Text of {{ $name }}\n"), "m = Texte\n");
        files_say(["en", "fr"], &[("locales/en/x.ftl", &en), ("locales/fr/x.ftl", fr)], expected);
    };
    check("# Do not translate.", TOLD);
    check("## NO NEED TO TRANSLATE. This text is no longer used.\n", TOLD);
    check("# An internal name, don’t translate it.", TOLD);
    check("# Do not translate \"pane\".", LOST);
    check("# What users do not translate into acts", LOST);
}

#[test]
fn terms_and_messages() {
    let check = |source: &str, target: &str, expected: &[&str]| {
        pair(["en", "pl"], [source, target], expected);
    };
    check("About { -brand }", "O programie { -brand(case: \"loc\") }", &[]);
    check("About { -brand }", "O programie Verger", TERM);
    check("Use { other }", "Proszę", DOUBT);
    check("Text", "Tekst { -brand }", TERM);
    check("Text { -brand }", "Tekst { other }", &[TERM[0], DOUBT[0]]);
    check("Text", "Tekst { -brnad }", &["error unknown-reference"]);
    check("Text", "Tekst { toolbar }", &["error unknown-reference"]);
    check("Text", "Tekst { other.title }", &["error unknown-reference"]);
    check("Text", "Tekst { m }", &["error cyclic-reference"]);
    // The program may define what the source uses.
    check("Text { -toolkit }", "Tekst { -toolkit }", &[]);
    let cases =
        choice("-brand.gender", &[("m", "{ -brand } był"), ("other", "Program { -brand } był")]);
    check("{ -brand } was", &cases, &["error unknown-reference"]);
    let declined =
        |other| choice("-brand.cases", &[("yes", "{ -brand(case: \"gen\") }"), ("no", other)]);
    let settings = |pl: &str| {
        let en = "-brand = Verger\nm = { -brand } settings\n";
        let pl = format!("-brand = Verger\n    .cases = yes\nm = {}\n", pl.replace('\n', "\n    "));
        let files = [("locales/en/x.ftl", en), ("locales/pl/x.ftl", &*pl)];
        files_say(["en", "pl"], &files, &[]);
    };
    settings(&declined("Program { -brand }"));
    settings(&declined("Program"));
    let files = |pl: &'static str| {
        [("locales/en/x.ftl", "-brand = Verger\nm = { -brand }\n"), ("locales/pl/x.ftl", pl)]
    };
    let say = |pl, expected: &[&str]| files_say(["en", "pl"], &files(pl), expected);
    say(
        "-brand = { $case ->\n   *[nom] Sad\n    [loc] Sadzie\n  }\nm = { -brand(case: \"loc\") }\n",
        &[],
    );
    say("-brand = Sad\n    .gender = m\nm = { -brand.gender ->\n   *[m] { -brand }\n  }\n", &[]);
    say("-brand = { m }\nm = { -brand }\n", &["error cyclic-reference"]);
}

#[test]
fn references_lead_from_file_to_file() {
    let check = |a: &str, b: &str, expected: &[&str]| {
        let files = [
            ("locales/en/a.ftl", "a = Text\na2 = Text\n-at = A\n"),
            ("locales/en/b.ftl", "b = Text\nb2 = Text\n-bt = B\n"),
            ("locales/fr/a.ftl", a),
            ("locales/fr/b.ftl", b),
        ];
        let found = said_of_files(["en", "fr"], &files);
        // That the source does not refer to them is told apart.
        let apart = [DOUBT[0], TERM[0]];
        let found: Vec<_> = found.iter().filter(|found| !apart.contains(&&***found)).collect();
        assert_eq!(found, expected, "{files:#?}");
    };
    check("a = { b }\n", "b = Texte\n", &[]);
    // Each reference that the source does not have and that closes a circle.
    check("a = { b }\n", "b = { a }\n", TWO_CYCLES);
    check("a = { b }\na2 = x\n", "b = { b2 }\nb2 = { a }\n", TWO_CYCLES);
    check("a = { b }\na2 = x\n", "b = { a2 }\n", &[]);
    check("-at = { -bt }\n", "-bt = { -at }\n", TWO_CYCLES);
    check("a = { -bt }\n", "-bt = { a }\n", CYCLE);
    check("a = { b }\n", "b = { b2 }\nb2 = { b }\n", CYCLE);
    check(
        "a = { b.title }\n",
        "b = x\n    .title = { a }\n",
        &["error cyclic-reference", "error attribute-mismatch", "error cyclic-reference"],
    );
    check("a = { b.title }\n", "b = x\n", &["error unknown-reference"]);
    check("a = { b }\n", "", &["error unknown-reference"]);
    // What cannot be read is there all the same.
    check("a = { b }\n", "b = { \n", &["error syntax"]);
    // A file's own comes first.
    check("a = { b }\nb = x\n", "b = { a }\n", &[]);
}

#[test]
fn plural_forms() {
    let check = |target: &str, variants: &[(&str, &str)], expected: &[&str]| {
        let variants: Vec<_> =
            variants.iter().map(|(key, text)| (*key, format!("{{ $n }} {text}"))).collect();
        let variants: Vec<_> = variants.iter().map(|(key, text)| (*key, &**text)).collect();
        pair(["en", target], [FILES_WITH_ONE, &by_number(&variants)], expected);
    };
    check("pl", &[("one", "a"), ("few", "b"), ("many", "c")], &[]);
    check("pl", &[("one", "a"), ("few", "b"), ("many", "c"), ("other", "d")], &[]);
    check("pl", &[("one", "a"), ("other", "c")], PLURAL);
    check("pl", &[("one", "a"), ("many", "c")], PLURAL);
    check("fr", &[("one", "a"), ("other", "c")], &[]);
    check("fr", &[("one", "a"), ("many", "b"), ("other", "c")], &[]);
    check("fr", &[("one", "a"), ("few", "b"), ("other", "c")], PLURAL);
    check("fr", &[("one", "a"), ("fw", "b"), ("other", "c")], PLURAL);
    check("ja", &[("one", "a"), ("other", "c")], PLURAL);
    check("ja", &[("one", "c"), ("other", "c")], PLURAL_TOLD);
    check("ja", &[("other", "c")], &[]);
    // The default that prints the number does for the form of a single one.
    check("he", &[("one", "a"), ("other", "c")], &[]);
    let hebrew = by_number(&[("one", "a"), ("other", "c")]);
    pair(
        ["en", "he"],
        [FILES_WITH_ONE.replace("{ $n } files", "files").as_str(), &hebrew],
        &[LOST[0], PLURAL_TOLD[0]],
    );
    check("ar", &[("one", "a"), ("two", "b"), ("few", "b"), ("many", "b"), ("other", "c")], &[]);
    check("ar", &[("one", "a"), ("few", "b"), ("many", "b"), ("other", "c")], PLURAL_TOLD);
    check("ar", &[("one", "a"), ("other", "c")], PLURAL);
    check("ach", &[("one", "a"), ("other", "c")], &[]);
    check("sl", &[("one", "a"), ("two", "b"), ("few", "c"), ("other", "d")], &[]);
    check("lt", &[("1", "a"), ("few", "b"), ("other", "c")], &[]);
    // Texts without the number.
    let (bare, polish) = (|one, other| by_number(&[("one", one), ("other", other)]), "Komentarze");
    pair(["en", "pl"], [&bare("Comment", "Comments"), &bare("Komentarz", polish)], PLURAL_TOLD);
    // No text for one thing where the source has none.
    let many = by_number(&[("other", "{ $n } files")]);
    let few = by_number(&[("few", "{ $n } a"), ("other", "{ $n } b")]);
    pair(["en", "ro"], [&many, &few], &[]);
    // The form of 21 is needed all the same.
    let lithuanian = by_number(&[("few", "{ $n } a"), ("other", "{ $n } b")]);
    pair(["en", "lt"], [&many, &lithuanian], PLURAL);
    // So it is where the source's language has no such form.
    pair(["en", "ru"], [&many, &by_number(&[("other", "{ $n } a")])], &[]);
    pair(["en", "fr"], [&many, &by_number(&[("other", "{ $n } a")])], &[]);
    pair(["ja", "en"], [&many, &by_number(&[("other", "{ $n } a")])], PLURAL);
    pair(["ja", "en"], [&many, &by_number(&[("one", "{ $n } a"), ("other", "{ $n } b")])], &[]);
    // What several choices of a message lack is told once.
    let nested = choice(
        "$unit",
        &[
            ("a", "{ $n ->\n   [one] a\n   *[other] { $n } b\n }"),
            ("b", "{ $n ->\n   [one] c\n   *[other] { $n } d\n }"),
        ],
    );
    let nested = nested.replace("[one] ", "[one] { $n } ");
    pair(["en", "sl"], [&nested.replace('b', "bb").replace("[bb]", "[b]"), &nested], PLURAL);
    // Not translated yet.
    pair(["en", "pl"], [FILES_WITH_ONE, FILES_WITH_ONE], &[]);
    let ordinal = |variants: &[(&str, &str)]| choice("NUMBER($n, type: \"ordinal\")", variants);
    let english = ordinal(&[
        ("one", "{ $n }st"),
        ("two", "{ $n }nd"),
        ("few", "{ $n }rd"),
        ("other", "{ $n }th"),
    ]);
    pair(["en", "fr"], [&english, &ordinal(&[("one", "{ $n }er"), ("other", "{ $n }e")])], &[]);
    pair(["fr", "en"], [&ordinal(&[("one", "{ $n }er"), ("other", "{ $n }e")]), &english], &[]);
    pair(
        ["en", "fr"],
        [&english, &ordinal(&[("one", "{ $n }er"), ("two", "{ $n }d"), ("other", "{ $n }e")])],
        PLURAL,
    );
}

#[test]
fn elements_of_html() {
    let check = |source: &str, target: &str, expected: &[&str]| {
        pair(["en", "fr"], [source, target], expected);
    };
    let link = |name: &str| format!("Read <a data-l10n-name=\"{name}\">this</a>.");
    check(&link("a"), &link("a"), &[]);
    check(&link("a"), "Lire <a data-l10n-name='a'>ceci</a>.", &[]);
    check(&link("a"), "Lire <a data-l10n-name = \"a\">ceci</a>.", &[]);
    check(&link("a"), &link("b"), HTML_BROKEN);
    check(&link("a"), "Lire ceci.", HTML_BROKEN);
    check("Read this.", &link("a"), HTML_BROKEN);
    check(&link("a"), "Lire <b data-l10n-name=\"a\">ceci</b>.", HTML_BROKEN);
    check("A <b>bold</b> word", "Un mot <b>gras</b>", &[]);
    check("A <b>bold</b> word", "Un mot gras", HTML);
    check(
        "A <b>bold</b> word",
        "Un mot <strong>gras</strong>",
        &["warning html-mismatch", "warning html-mismatch"],
    );
    check("A bold word", "Un mot <b>gras</b>", HTML);
    check("A <b>bold</b> word", "Un mot <b>gras<b>", HTML);
    check("A <b>bold</b> word", "Un mot <b>gras", HTML);
    check("A <b>bold</b> word", "Un mot <b>gras</i>", HTML);
    check("<span class=\"x\">a</span>", "<span class=\"y\">a</span>", HTML);
    check("<span class=\"x\" title=\"a\">a</span>", "<span title=\"b\" class=\"x\">a</span>", &[]);
    check("<img src=\"en.png\" alt=\"a\">", "<img alt=\"b\" src=\"fr.png\"/>", &[]);
    check("<a href=\"{ $url }\">a</a>", "<a href=\"{ $url }\">b</a>", &[]);
    check("a<br>b", "a b", &[]);
    check("One thing is here.", "Une chose<br>est ici.", &[]);
    check("One thing is here.", "Une chose est ici.<br/>Une autre chose est là.", HTML);
    // Each variant by itself.
    let files = "<b>{ $n }</b> files";
    let variants = |one, other| by_number(&[("one", one), ("other", other)]);
    check(files, &variants("<b>{ $n }</b> fichier", "<b>{ $n }</b> fichiers"), &[]);
    check(files, &variants("<b>{ $n }</b> fichier", "{ $n } fichiers"), HTML);
    check(files, &variants("Un fichier", "<b>{ $n }</b> fichiers"), &[]);
    check(&variants("<b>{ $n }</b> file", "<b>{ $n }</b> files"), "Fichiers : <b>{ $n }</b>", &[]);
    let named = "<a data-l10n-name=\"a\">{ $n }</a>";
    check(named, &variants("Un fichier", named), HTML_BROKEN);
}

#[test]
fn access_keys() {
    let check = |target: &str, there: (&str, &str), here: (&str, &str), expected: &[&str]| {
        let text = |(label, key): (&str, &str)| format!("x\n.label = {label}\n.accesskey = {key}");
        pair(["en", target], [&text(there), &text(here)], expected);
    };
    check("fr", ("Save", "S"), ("Enregistrer", "E"), &[]);
    check("fr", ("Save", "S"), ("Enregistrer", "g"), &[]);
    check("fr", ("Save", "S"), ("Enregistrer", "En"), &["warning access-key"]);
    check("fr", ("Save", "S"), ("Enregistrer", "S"), &[]);
    check("fr", ("Open", "O"), ("Lire", "O"), &["info access-key"]);
    check("fr", ("Open", "x"), ("Lire", "x"), &[]);
    check("ru", ("Save", "S"), ("Сохранить", "S"), &["info access-key"]);
    check("ja", ("Save", "S"), ("保存", "S"), &[]);
    check("fr", ("{ -brand }", "S"), ("{ -brand }", "x"), &[]);
    check("fr", ("Save", "S"), ("Lire", "{ \"\" }"), &[]);
    check("vi", ("Save", "S"), ("Lưu", "ư"), &[]);
    check("hi", ("Save", "S"), ("सहेजें", "स"), &[]);
}
