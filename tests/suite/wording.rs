//! What is said of files that are damaged, word for word, in both languages.

use crate::project::Sandbox;

const CONTENT: &str = "content/report.toml";
const TRANSLATION: &str = "locales/en/report.ftl";

/// What `check` says in a language, spaces that do not break written as plain ones.
fn said(sandbox: &Sandbox, language: &str) -> String {
    let run = sandbox.run_with(&["check"], &[("DIGLOT_LANG", language), ("COLUMNS", "400")]);
    (run.out + &run.err).replace(['\u{a0}', '\u{202f}'], " ")
}

/// The report with `text` for one of its files: what is said of it, first in French.
#[track_caller]
fn check(path: &str, text: impl AsRef<[u8]>, [french, english]: [&str; 2]) {
    let sandbox = Sandbox::report();
    sandbox.write(path, text);
    for (language, expected) in [("fr", french), ("en", english)] {
        let said = said(&sandbox, language);
        assert!(said.contains(expected), "{expected}\n{said}");
    }
}

#[test]
fn toml_that_cannot_be_read() {
    let check = |text: &str, said| check("diglot.toml", text, said);
    let no_text = [
        "une valeur manque ou n’en est pas une : un texte s’écrit entre guillemets droits, comme \"fr\"",
        "a value is missing or is not one: a text is written between straight quotation marks, as in \"fr\"",
    ];
    check("source = fr\n", no_text);
    check("source = it\n", no_text);
    check(
        "source \"fr\"\n",
        ["il manque « = » et une valeur après la clé", "“=” and a value are missing after the key"],
    );
    check(
        "source = \"fr\"\ntargets = [\"en\" \"de\"]\n",
        ["il manque une virgule entre deux valeurs", "a comma is missing between two values"],
    );
    check(
        "source = 1 2\n",
        [
            "deux valeurs se suivent ; une liste s’écrit entre crochets, avec des virgules",
            "two values follow one another; a list is written in brackets, with commas",
        ],
    );
    check(
        "source = \"fr\"\n[documents.report]\ntragets = [\"en\"]\n",
        [
            "aucune règle ne s’appelle « tragets » ; « diglot rules » les énumère",
            "no rule is called “tragets”; “diglot rules” lists them",
        ],
    );
    check(
        "source = \"fr\"\n[rules]\nmissing = [\"en\"]\n",
        [
            "« missing » attend off, info, warning ou error",
            "“missing” takes off, info, warning or error",
        ],
    );
}

#[test]
fn segments_that_lack_something() {
    let check = |text: &str, said| check(CONTENT, text, said);
    check(
        "[[segment]]\ntext = \"x\"\n",
        [
            "erreur[syntax] : il manque « id » : chaque segment a son identifiant\n",
            "error[syntax]: “id” is missing: each segment has its own\n",
        ],
    );
    check(
        "[[segment]]\nid = \"one\"\n",
        ["il manque « text » : chaque segment a son texte", "“text” is missing: each segment"],
    );
    check(
        "[[segment]]\nid = \"one\"\ntext = \"x\"\nkind = \"headline\"\n",
        [
            "« headline » n’est pas une valeur de « kind » ; il faut l’une de celles-ci : title, ",
            "“headline” is not a value of “kind”; it takes one of: title, ",
        ],
    );
}

#[test]
fn fluent_that_cannot_be_read() {
    let check = |text: &str, said| check(TRANSLATION, text, said);
    let entry = [
        "« identifiant = texte » est attendu ; les lettres accentuées n’y ont pas place",
        "“id = text” is expected; ids take no accented letters",
    ];
    let set_in = [
        "une ligne qui continue un texte commence par des espaces",
        "a line that goes on with a text begins with spaces",
    ];
    check("texte libre\n", set_in);
    check("Fédé = x\n", entry);
    check("one = { \"\\q\" }\n", ["« \\q » n’est pas une séquence", "“\\q” is not an escape"]);
    check("one = { \"\\u12\" }\n", ["« \\u12\" » n’est pas une séquence", "“\\u12\"” is not an"]);
    let line = ["un retour à la ligne est attendu\n", "a line break is expected\n"];
    check("one = { $n -> [one] a }\n", line);
    check(
        "#commentaire\none = x\n",
        ["une espace est attendue après « # »", "a space is expected after “#”"],
    );
    check(
        "one = { -12 }\ntwo = { $ }\n",
        [
            "un identifiant commence par une lettre sans accent",
            "an identifier begins with a letter",
        ],
    );
    check(
        "one = {}\n",
        [
            "une variable, un terme, un message, une fonction ou un texte est attendu entre accolades",
            "a variable, a term, a message, a function or a text is expected between braces",
        ],
    );
}

#[test]
fn the_line_of_an_open_quotation_mark_is_shown() {
    let sandbox = Sandbox::report();
    sandbox.write(TRANSLATION, "one = { \"open }\ntwo = The second.\n");
    let said = said(&sandbox, "fr");
    assert!(said.contains("1 | one = { \"open }\n"), "{said}");
    assert!(!said.contains('\u{240a}'), "{said}");
}

#[test]
fn what_is_in_another_encoding_is_said_once_and_how_to_mend_it() {
    check(
        CONTENT,
        b"[[segment]]\nid = \"one\"\ntext = \xe9t\xe9\n",
        [
            "= aide : enregistrez-le en UTF-8 (« Enregistrer sous » de votre éditeur)",
            "= help: save it as UTF-8 (“Save as” in your editor)",
        ],
    );
    let sandbox = Sandbox::report();
    sandbox.write(CONTENT, b"[[segment]]\nid = \"one\"\ntext = \xe9t\xe9\n");
    let said = said(&sandbox, "en");
    assert!(!said.contains("[syntax]"), "{said}");
}

#[test]
fn a_merge_left_unfinished_says_how_to_end_it() {
    let conflict = "<<<<<<< a\none = x\n=======\none = y\n>>>>>>> b\n";
    let help = [
        "= aide : gardez l’une des deux versions et ôtez les lignes <<<<<<<, ======= et >>>>>>>",
        "= help: keep one of the two versions and remove the lines <<<<<<<, ======= and >>>>>>>",
    ];
    check(TRANSLATION, conflict, help);
    check(CONTENT, conflict, help);
}

#[test]
fn a_sign_without_partner_is_not_put_in_quotation_marks() {
    check(
        TRANSLATION,
        "one = The “first word.\ntwo = The second.\n",
        ["le signe “ n’a pas ici son pendant", "the mark “ has no partner here"],
    );
}

#[test]
fn a_term_that_is_the_same_in_both_languages_is_kept() {
    let sandbox = Sandbox::report();
    let entry = "[[term]]\nfr = \"CWCF\"\nen = \"CWCF\"\nkind = \"acronym\"\n";
    sandbox.write("content/glossary.toml", entry);
    sandbox.replace(CONTENT, "Le premier mot.", "Le premier mot de la CWCF.");
    let said = said(&sandbox, "fr");
    assert!(said.contains("« CWCF » reste tel quel d’après le glossaire"), "{said}");
}

#[test]
fn families_have_french_names() {
    let sandbox = Sandbox::new(&[]);
    for command in ["rules", "explain"] {
        let said = sandbox.run_with(&[command], &[("DIGLOT_LANG", "fr")]).out;
        let families: Vec<_> =
            said.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect();
        let french = [
            "fichiers",
            "suivi",
            "Fluent",
            "balisage",
            "chiffres",
            "mots",
            "complétude",
            "typographie",
            "source",
        ];
        assert_eq!(families, french);
    }
    let json = sandbox.run_with(&["rules", "--format", "json"], &[("DIGLOT_LANG", "fr")]).out;
    assert!(json.contains("\"family\": \"files\""), "{json}");
}
