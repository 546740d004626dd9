//! Bilingual files checked by themselves, without a project.

use std::fs;

use serde_json::Value;

use crate::project::Sandbox;

const XLIFF: &str = r#"<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="report.docx" source-language="fr" target-language="en-GB" datatype="plaintext"><body>
  <trans-unit id="1"><source>Le verger a <g id="7" ctype="x-f">1200</g> arbres.</source>
   <target>The orchard has <g id="7" ctype="x-f">1300</g> trees.</target></trans-unit>
  <trans-unit id="2"><source>Appuyez sur <x id="1"/> puis sur <x id="2"/>.</source>
   <target>Press <x id="1"/>, then there.</target></trans-unit>
  <trans-unit id="3"><source>Il ne vient pas.</source></trans-unit>
  <trans-unit id="4"><source>Les pommes sont mûres.</source><target>The apples are ripe.</target></trans-unit>
  <trans-unit id="5" translate="no"><source>ABC</source></trans-unit>
 </body></file>
</xliff>
"#;

const PO: &str = "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n\
    msgctxt \"a\"\nmsgid \"You have %d new messages in 3 folders.\"\n\
    msgstr \"Vous avez de nouveaux messages dans 4 dossiers.\"\n\n\
    #, fuzzy\n#| msgid \"Open the old file.\"\nmsgctxt \"b\"\nmsgid \"Open the file.\"\n\
    msgstr \"Ouvrez l’ancien fichier.\"\n\n\
    msgctxt \"c\"\nmsgid \"Hello, {name}!\"\nmsgstr \"Bonjour {name} !\"\n";

/// A folder without a project that holds one file.
fn folder(name: &str, text: impl AsRef<[u8]>) -> Sandbox {
    let sandbox = Sandbox::new(&[]);
    fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    sandbox.write(name, text);
    sandbox
}

/// What is found, as `line rule segment`.
#[track_caller]
fn check(sandbox: &Sandbox, arguments: &[&str], expected: &[&str]) {
    let run = sandbox.run(&[&["check", "--format", "json"], arguments].concat());
    let report: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    let found = report["findings"].as_array().unwrap().iter().map(|finding| {
        assert_eq!(finding["location"]["file"], arguments[0]);
        let (line, rule) = (&finding["location"]["line"], finding["rule"].as_str().unwrap());
        format!("{line} {rule} {}", finding["segment"].as_str().unwrap_or("-"))
    });
    assert_eq!(found.collect::<Vec<_>>(), expected, "{}{}", run.out, run.err);
}

#[test]
fn findings_stand_on_the_lines_of_an_xliff_file() {
    let sandbox = folder("report.xlf", XLIFF);
    let expected = ["5 number-mismatch 1", "7 placeable-mismatch 2", "8 missing 3"];
    check(&sandbox, &["report.xlf"], &expected);
    check(&sandbox, &["report.xlf", "--rule", "missing"], &expected[2..]);
    let run = sandbox.run(&["check", "report.xlf"]);
    assert_eq!(run.status, 1, "{}", run.err);
    // The very words, and what the file calls the code.
    assert!(run.out.contains("report.xlf:5:50"), "{}", run.out);
    assert!(run.out.contains("<x id=\"2\"/>"), "{}", run.out);
}

#[test]
fn findings_stand_on_the_lines_of_a_po_file() {
    let sandbox = folder("fr.po", PO);
    check(&sandbox, &["fr.po"], &["8 placeable-mismatch a", "8 number-mismatch a", "14 stale b"]);
    let run = sandbox.run(&["check", "fr.po"]);
    assert!(run.out.contains("%d"), "{}", run.out);
}

#[test]
fn a_message_without_an_id_is_named_by_its_text() {
    let plain = PO
        .replace("msgctxt \"a\"\n", "")
        .replace("\n\nmsgctxt \"c\"", "\n\nmsgid \"Open\"\nmsgstr \"\"\n\nmsgctxt \"c\"");
    let sandbox = folder("fr.po", plain);
    let name = "You have %d new messages in 3 folders.";
    let expected = [
        format!("7 placeable-mismatch {name}"),
        format!("7 number-mismatch {name}"),
        "13 stale b".to_owned(),
        "15 missing Open".to_owned(),
    ];
    check(&sandbox, &["fr.po"], &expected.each_ref().map(String::as_str));
    let run = sandbox.run(&["check", "fr.po"]);
    assert!(run.out.contains("“Open” is not translated"), "{}", run.out);
}

#[test]
fn every_report_has_the_file_and_its_lines() {
    let sandbox = folder("report.xlf", XLIFF);
    for format in
        ["human", "json", "github", "sarif", "junit", "gitlab", "checkstyle", "html", "markdown"]
    {
        let run = sandbox.run(&["check", "report.xlf", "--format", format]);
        assert_eq!(run.status, 1, "{format} {}", run.err);
        assert!(run.out.contains("report.xlf"), "{format}\n{}", run.out);
        assert!(!run.out.contains("/d0."), "{format}\n{}", run.out);
    }
}

#[test]
fn other_formats_are_checked_as_well() {
    let csv = "id,source (fr),target (en)\na,Le verger a 12 arbres.,The orchard has 13 trees.\n";
    check(&folder("t.csv", csv), &["t.csv"], &["2 number-mismatch a"]);
    let rows = csv.lines().map(|line| [0, 1, 2].map(|at| line.split(',').nth(at).unwrap()));
    let xlsx = crate::exchange_input::workbook(&rows.collect::<Vec<_>>());
    check(&folder("t.xlsx", xlsx), &["t.xlsx"], &["2 number-mismatch a"]);
    let tmx = "<tmx version=\"1.4\"><header srclang=\"fr\"/><body>\n<tu tuid=\"a\">\n\
        <tuv xml:lang=\"fr\"><seg>Le verger a 12 arbres.</seg></tuv>\n\
        <tuv xml:lang=\"en\"><seg>The orchard has 13 trees.</seg></tuv>\n</tu></body></tmx>\n";
    check(&folder("t.tmx", tmx), &["t.tmx"], &["4 number-mismatch a"]);
}

#[test]
fn what_cannot_be_checked_is_said() {
    let sandbox = folder("report.xlf", XLIFF.replace("</body>", ""));
    let run = sandbox.run(&["check", "report.xlf"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("report.xlf:"), "{}", run.err);
    let short = "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"Menu\"\nmsgstr \"Menu\"\n";
    sandbox.write("short.po", short);
    let run = sandbox.run(&["check", "short.po"]);
    assert_eq!(run.status, 2);
    assert!(
        run.err.contains("short.po does not say which language its source is in"),
        "{}",
        run.err
    );
    let run = sandbox.run(&["check", "reports.xlf"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("reports.xlf cannot be read"), "{}", run.err);
    let sandbox = folder("fr.po", PO.replace("\"Language: fr\\n\"\n", ""));
    let run = sandbox.run(&["check", "fr.po"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("--locale"), "{}", run.err);
    let run = sandbox.run(&["check", "fr.po", "--locale", "fr"]);
    assert_eq!(run.status, 1, "{}", run.err);
    for argument in [&["--fix"][..], &["--baseline", "b.json"], &["a-document"]] {
        let run = sandbox.run(&[&["check", "fr.po", "--locale", "fr"], argument].concat());
        assert_eq!(run.status, 2, "{argument:?} {}", run.out);
        assert!(run.err.contains(argument[0]), "{}", run.err);
    }
}
