//! `diglot import`.

use crate::project::Sandbox;

pub(crate) const FRENCH: &str = "\
# Rapport annuel du réseau

Le réseau compte 1 200 membres dans 14 pays, selon l’enquête de mars 2024.

Ce paragraphe n’existe qu’en français ; il remercie Paul Martin de Nantes pour ses 19 dessins.

## Réunions

Anna Dupont a présenté les comptes : 45 000 € de recettes.

- Premier point : `{ accolade }` et [lien](https://example.org/a)
- Second point : la charte de 1995

La trésorière remercie les 32 bénévoles de Lyon et de Marseille, et le président Ahmed Benali.

Elle annonce une réunion à Genève le 7 mai 2025, avec les 18 délégués de la fédération Sofia.

Les statuts de 1987 ont été lus par Maria Rossi, puis adoptés par 53 voix contre 4.
";

pub(crate) const ENGLISH: &str = "\
# Annual report of the network

The network has 1,200 members in 14 countries, according to the survey of March 2024.

## Meetings

Anna Dupont presented the accounts: €45,000 of income.

- First item: `{ brace }` and [link](https://example.org/a)
- Second item: the charter of 1995

The treasurer thanks the 32 volunteers of Lyon and Marseille, and President Ahmed Benali. \
She announces a meeting in Geneva on 7 May 2025, with the 18 delegates of the Sofia federation.

The statutes of 1987 were read by Maria Rossi, and adopted by 53 votes to 4.

Only in English, this paragraph thanks Mr Smith of Boston for his 77 letters.
";

const ARGUMENTS: [&str; 5] = ["import", "report.md", "--translation", "report.en.md", "--dry-run"];

fn documents() -> Sandbox {
    Sandbox::new(&[("report.md", FRENCH), ("report.en.md", ENGLISH)])
}

#[test]
fn a_document_and_its_translation_become_a_project() {
    let sandbox = documents();
    let dry = sandbox.run(&ARGUMENTS);
    assert_eq!((dry.status, &*dry.err), (0, ""));
    assert!(dry.out.starts_with("report would be brought in. Segments: 9.\n"), "{}", dry.out);
    assert!(!sandbox.path().join("content").exists() && !sandbox.path().join("locales").exists());

    let done = sandbox.run(&ARGUMENTS[..4]);
    assert_eq!((done.status, &*done.err), (0, ""));
    assert!(done.out.contains("missing 1, without a source 1."), "{}", done.out);
    assert!(done.out.contains("  Only in English, this paragraph"), "{}", done.out);
    let content = sandbox.read("content/report.toml");
    assert!(content.contains("Ahmed Benali. Elle annonce une réunion"), "{content}");
    let fluent = sandbox.read("locales/en/report.ftl");
    assert!(fluent.contains("`{\"{\"} brace {\"}\"}` and [link](https://example.org/a)\n"));
    assert!(fluent.contains("\n\n# Only in English, this paragraph thanks Mr Smith"), "{fluent}");
    assert!(!fluent.contains("Nantes") && content.contains("Nantes"), "{fluent}");

    assert!(sandbox.run(&["accept", "--all", "--dry-run"]).out.contains(": 0."));
    let checked = sandbox.run(&["check", "--format", "json", "--rule", "missing"]);
    assert_eq!(checked.out.matches("\"rule\": \"missing\"").count(), 1, "{}", checked.out);
    let rendered = sandbox.run(&["render", "report", "--lang", "fr", "--format", "markdown"]);
    for paragraph in
        FRENCH.split("\n\n").filter(|text| !text.contains("Lyon") && !text.contains("Elle annonce"))
    {
        let paragraph = paragraph.trim().lines().next().unwrap_or_default();
        assert!(rendered.out.contains(paragraph), "{paragraph:?} in {}", rendered.out);
    }
}

#[test]
fn a_document_alone_is_wholly_missing() {
    let sandbox = documents();
    assert_eq!(sandbox.run(&["import", "report.md", "--name", "folder/other"]).status, 0);
    assert!(sandbox.path().join("content/folder/other.toml").is_file());
    assert!(!sandbox.path().join("locales").exists());
    assert_eq!(sandbox.run(&["check"]).status, 1);
}

#[test]
fn plain_text_is_told_apart() {
    let report = "Titre du rapport\n\nUn premier paragraphe, assez long pour en être un.\n\n\
                  - un\n- deux\n";
    let sandbox = Sandbox::new(&[("notes.txt", report), ("données", report)]);
    let run = sandbox.run(&["import", "notes.txt"]);
    assert_eq!(run.status, 0);
    assert!(run.out.contains("diglot fill notes"), "{}", run.out);
    let content = sandbox.read("content/notes.toml");
    let kinds: Vec<_> = content.lines().filter_map(|line| line.strip_prefix("kind = ")).collect();
    assert_eq!(kinds, ["\"title\"", "\"paragraph\"", "\"item\"", "\"item\""]);
    let unknown = sandbox.run(&["import", "données"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("--from"), "{}", unknown.err);
    assert_eq!(sandbox.run(&["import", "données", "--from", "text"]).status, 0);
    assert_eq!(sandbox.read("content/donnees.toml"), content);
}

/// Runs it beside the documents and this file: it refuses, says this, and writes nothing.
#[track_caller]
fn refuse(arguments: &[&str], (path, bytes): (&str, &[u8]), said: &str) {
    let sandbox = documents();
    sandbox.write(path, bytes);
    let refused = sandbox.run(arguments);
    assert_eq!((refused.status, &*refused.out), (2, ""), "{}", refused.err);
    assert!(refused.err.contains(said), "{}", refused.err);
    for (file, kept) in [(path, bytes), ("report.md", FRENCH.as_bytes())] {
        assert_eq!(std::fs::read(sandbox.path().join(file)).unwrap(), kept);
    }
    for folder in ["content", "locales"] {
        let folder = sandbox.path().join(folder);
        let files = std::fs::read_dir(&folder).map_or(0, Iterator::count);
        assert!(files == 0 || path.contains('/'), "{}", folder.display());
    }
}

/// Paragraphs full of figures and names, none of which those of another number have.
fn letters(number: u32, what: &str) -> String {
    let paragraph = |n: u32| {
        let n = number + n;
        format!("Nr{n} Ab{n}x {} {what} Xy{n}z {} {what} Ut{n}v {}.\n\n", n * 31, n * 57, n * 73)
    };
    (1000..1030).map(paragraph).collect()
}

#[test]
fn what_cannot_be_brought_in_is_refused() {
    let (french, english) =
        (letters(0, "lettres de la mairie"), letters(500, "parcels of the town"));
    let sandbox = Sandbox::new(&[("a.txt", &french), ("b.txt", &english)]);
    let refused = sandbox.run(&["import", "a.txt", "--translation", "b.txt"]);
    assert_eq!((refused.status, &*refused.out), (2, ""));
    assert!(refused.err.contains("hardly match"), "{}", refused.err);
    assert!(!sandbox.path().join("content").exists());
    let none = ("none", &b""[..]);
    refuse(
        &ARGUMENTS[..4],
        ("report.en.md", FRENCH.as_bytes()),
        "seems to be in “fr”, not in “en”",
    );
    refuse(&["import", "empty.txt"], ("empty.txt", b" \n"), "empty.txt: this document is empty");
    refuse(&["import", "a.txt"], ("a.txt", b"a\0b\0c"), "a.txt: ");
    refuse(&["import", "a.docx"], ("a.docx", b"not a zip"), "not a ZIP archive");
    refuse(&["import", "absent.md"], none, "absent.md cannot be read");
    refuse(&["import", "report.md", "--name", "../x"], none, "../x");
    refuse(&["import", "report.md", "--name", "glossary"], none, "glossary");
    refuse(&["import", "report.md", "--name", "a{locale}"], none, "cannot be the name");
    refuse(&["import", "report.md", "--locale", "en"], none, "--translation");
    refuse(&[&ARGUMENTS[..4], &["--locale", "de"]].concat(), none, "de");
    let exists = "already exists";
    refuse(&["import", "report.md"], ("content/report.toml", b"mine"), "content/report.toml:1:");
    refuse(&["import", "report.md"], ("locales/fr/report.ftl", b"mine = 1\n"), exists);
    refuse(&ARGUMENTS[..4], ("locales/en/report.ftl", b"mine = 1\n"), exists);
}

#[test]
fn equal_paragraphs_are_drafts() {
    let (french, english) = ("Toujours le même texte.\n\n", "Always the same text.\n\n");
    let sandbox = Sandbox::new(&[("a.txt", &french.repeat(40)), ("b.txt", &english.repeat(40))]);
    let done = sandbox.run(&["import", "a.txt", "--translation", "b.txt"]);
    assert_eq!((done.status, &*done.err), (0, ""));
    assert!(done.out.contains("missing 0, without a source 0."), "{}", done.out);
}

#[test]
fn documents_that_go_block_by_block_leave_no_doubt() {
    let french = "# Rapport annuel\n\nLe verger a 12 ans.\n\n- Les pommes\n- Le cidre\n";
    let english = "# Annual report\n\nThe orchard is 12 years old.\n\n- Apples\n- Cider\n";
    let other = "# Weather\n\nIt will snow on Monday.\n\n- Take a coat\n- Stay at home\n";
    let sandbox = Sandbox::new(&[("a.md", french), ("b.md", english), ("c.md", other)]);
    let paired = |translation: &str, name: &str| {
        let run = sandbox.run(&["import", "a.md", "--name", name, "--translation", translation]);
        assert_eq!(run.status, 0, "{}", run.err);
        run.out
    };
    let out = paired("b.md", "one");
    assert!(out.contains("translated 4, drafts 0, missing 0"), "{out}");
    let out = paired("c.md", "two");
    assert!(out.contains("translated 0,"), "{out}");
}
/// A report of which a translator has done a part; the rest came back in French, some of it touched.
const HALF_FRENCH: &str = "# Rapport annuel\n\n\
    Les coopératives de la région emploient 1200 personnes.\n\n\
    ## Le verger de la vallée\n\n\
    Le verger a douze ans et donne 30 tonnes de pommes.\n\n\
    - Les pommes rouges\n\
    - Le cidre de la ferme\n\n\
    Les membres se sont réunis à Lyon en 2024 pour parler de leur avenir.\n\n\
    La fédération a publié une étude détaillée sur le rôle des femmes dans les ateliers de la vallée, et \
    les habitants ont ouvert 12 écoles dans les régions où l’eau manque le plus.\n\n\
    Le conseil d’administration prépare une nouvelle édition du guide pour les plus jeunes membres du réseau.\n";
const HALF_ENGLISH: &str = "# Annual report\n\n\
    The cooperatives of the region employ 1200 people.\n\n\
    ## Le verger de la vallée\n\n\
    Le verger a douze ans, et il donne 30 tonnes de pommes.\n\n\
    - Les pommes rouges\n\
    - The cider of the farm\n\n\
    Les membres se sont réunis à Lyon en 2024, pour parler de leur avenir.\n\n\
    The federation published a detailed study on the role of women in the workshops of the valley, and \
    the residents opened 12 schools in the regions where water is scarcest.\n\n\
    The board of directors is preparing a new edition of the guide for the youngest members of the network.\n";

/// Expects of the French that was left that nothing of it is recorded, or a message.
#[track_caller]
fn nothing_french(sandbox: &Sandbox) {
    let fluent = sandbox.read("locales/en/rapport.ftl");
    let records = sandbox.read("locales/en/rapport.provenance.toml");
    for french in ["= Le verger", "= Les ", "se sont réunis"] {
        assert!(!fluent.contains(french), "{french}\n{fluent}");
    }
    let count = records.lines().filter(|line| line.contains("state =")).count();
    assert_eq!(count, 5, "{records}");
    assert!(fluent.contains("The cooperatives") && fluent.contains("The cider"), "{fluent}");
    let check = sandbox.run(&["check", "--format", "json", "--rule", "missing"]);
    assert_eq!(check.out.matches("\"rule\": \"missing\"").count(), 4, "{}", check.out);
}

#[test]
fn french_left_in_place_of_english_is_missing() {
    let sandbox = Sandbox::new(&[("rapport.md", HALF_FRENCH), ("rapport.en.md", HALF_ENGLISH)]);
    let run = sandbox.run(&["import", "rapport.md", "--translation", "rapport.en.md"]);
    assert_eq!((run.status, &*run.err), (0, ""));
    nothing_french(&sandbox);
    // The document first, then its translation.
    let sandbox = Sandbox::new(&[("rapport.md", HALF_FRENCH), ("rapport.en.md", HALF_ENGLISH)]);
    assert_eq!(sandbox.run(&["import", "rapport.md"]).status, 0);
    let run = sandbox.run(&["import", "--name", "rapport", "--translation", "rapport.en.md"]);
    assert_eq!((run.status, &*run.err), (0, ""));
    nothing_french(&sandbox);
}

#[test]
fn a_free_translation_between_sure_ones_is_no_draft() {
    let french = "# Introduction\n\n\
        Les 1200 coopératives de la région emploient 45000 personnes.\n\n\
        Nous voulions simplement envoyer des courriels de façon rapide.\n\n\
        La fédération a publié une étude sur les 12 ateliers de la vallée.\n";
    let english = "# Introduction\n\n\
        The region's 1200 cooperatives employ 45000 people.\n\n\
        As developers, we just wanted to send timely emails.\n\n\
        The federation has published a study on the 12 workshops of the valley.\n";
    let paired = |english: &str| {
        let sandbox = Sandbox::new(&[("r.md", french), ("r.en.md", english)]);
        sandbox.run(&["import", "r.md", "--translation", "r.en.md"]).out
    };
    let out = paired(english);
    assert!(out.contains("translated 4, drafts 0"), "{out}");
    // What says something else altogether waits for a person.
    let other = english.replace(
        "As developers, we just wanted to send timely emails",
        "Click the red button below before the meeting of the board ends",
    );
    let out = paired(&other);
    assert!(out.contains("translated 3,"), "{out}");
}
