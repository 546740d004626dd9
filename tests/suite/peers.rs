//! Files sent to the programs that others use, edited there by the programs themselves, and taken back.
//!
//! `tests/peers/install` installs them. A test whose program is not there says so on standard error
//! and does nothing; on a machine that must have them, `PEERS=required` makes that a failure.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    exchange::{export, report, state},
    project::{Sandbox, repository},
};

/// A program that is there, or none: then that is said, whatever the test runner hides.
fn peer(name: &str, path: Option<PathBuf>) -> Option<PathBuf> {
    let found = path.or_else(|| {
        let paths = std::env::var_os("PATH")?;
        std::env::split_paths(&paths).map(|folder| folder.join(name)).find(|path| path.is_file())
    });
    if found.is_none() {
        let required = std::env::var("PEERS").is_ok_and(|peers| peers == "required");
        assert!(!required, "{name} is not installed");
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {name} is not installed; `tests/peers/install` installs it"
        );
    }
    found
}

/// The interpreter that has translate-toolkit and polib.
fn python() -> Option<PathBuf> {
    let path = Some(repository().join("target/peers/bin/python")).filter(|path| path.is_file());
    if path.is_none() {
        return peer("translate-toolkit (target/peers)", None);
    }
    path
}

fn script(name: &str) -> String {
    repository().join("tests/peers").join(name).display().to_string()
}

/// Runs a program in a folder and gives what it printed.
#[track_caller]
fn run(program: &Path, folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder.join("home"))
        .output()
        .unwrap();
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{} {arguments:?}\n{out}\n{err}", program.display());
    format!("{out}{err}")
}

/// Takes a file back and expects these counts, all being well.
#[track_caller]
fn import(sandbox: &Sandbox, file: &str, counts: &str) {
    let run = sandbox.run(&["import", file]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains(counts), "{counts}\n{}", run.out);
}

const MISSING: &str = "The words are in the sentence.";

#[test]
fn gettext_finds_nothing_wrong_and_shows_the_old_source() {
    let (Some(msgfmt), Some(msgattrib), Some(msgcat)) =
        (peer("msgfmt", None), peer("msgattrib", None), peer("msgcat", None))
    else {
        return;
    };
    let sandbox = report();
    export(&sandbox, "po", &["out.po"]);
    let before = state(&sandbox);
    let said = run(&msgfmt, sandbox.path(), &["-c", "-v", "-o", "/dev/null", "out.po"]);
    assert!(!said.contains("warning"), "{said}");
    let fuzzy = run(&msgattrib, sandbox.path(), &["--only-fuzzy", "out.po"]);
    assert!(fuzzy.contains("#| msgid \"Le **premier** mot {1}.\""), "{fuzzy}");
    // Rewritten at another width, sorted, in another encoding.
    run(
        &msgcat,
        sandbox.path(),
        &["-w", "30", "-s", "-t", "ISO-8859-1", "-o", "back.po", "out.po"],
    );
    import(&sandbox, "back.po", "taken 0, confirmed 0, unchanged 4");
    assert_eq!(state(&sandbox), before);
    run(&msgattrib, sandbox.path(), &["--clear-fuzzy", "-o", "clear.po", "out.po"]);
    import(&sandbox, "clear.po", "taken 0, confirmed 1, unchanged 3");
    let broken = sandbox.read("out.po").replace("#, fuzzy, ", "#, ").replace("word {1}", "word");
    sandbox.write("broken.po", broken);
    let output = Command::new(msgfmt)
        .args(["-c", "-o", "/dev/null", "broken.po"])
        .current_dir(sandbox.path())
        .output()
        .unwrap();
    assert!(!output.status.success(), "msgfmt compares the codes of {{1}} texts");
}

#[test]
fn gettext_merges_what_comes_back_into_a_newer_template() {
    let (Some(msgmerge), Some(msgfilter)) = (peer("msgmerge", None), peer("msgfilter", None))
    else {
        return;
    };
    let sandbox = report();
    export(&sandbox, "po", &["old.po"]);
    sandbox.replace("content/report.toml", "nouveau", "grand");
    export(&sandbox, "po", &["new.po"]);
    let emptied = ["--keep-header", "-i", "new.po", "-o", "new.pot", "sh", "-c", "cat > /dev/null"];
    run(&msgfilter, sandbox.path(), &emptied);
    run(&msgmerge, sandbox.path(), &["--previous", "-q", "-o", "merged.po", "old.po", "new.pot"]);
    let before = state(&sandbox);
    import(&sandbox, "merged.po", "taken 0, confirmed 0, unchanged 4");
    assert_eq!(state(&sandbox), before);
}

#[test]
fn polib_edits_one_entry() {
    let Some(python) = python() else { return };
    let sandbox = report();
    export(&sandbox, "po", &["out.po"]);
    let edit = format!("report/missing={MISSING}");
    run(&python, sandbox.path(), &[&script("polib_edit.py"), "out.po", &edit]);
    import(&sandbox, "out.po", "taken 1, confirmed 0, unchanged 3");
    assert!(sandbox.read("locales/en/report.ftl").contains(&format!("missing = {MISSING}\n")));
}

#[test]
fn translate_toolkit_shows_the_old_source_and_edits_one_unit() {
    let Some(python) = python() else { return };
    for (format, file) in [("po", "out.po"), ("xliff-1.2", "out.xlf")] {
        let sandbox = report();
        export(&sandbox, format, &[file]);
        let edit = format!("missing={MISSING}");
        let said = run(&python, sandbox.path(), &[&script("translate_toolkit.py"), file, &edit]);
        let stale = said.lines().find(|line| line.starts_with("stale")).unwrap();
        assert!(stale.contains("fuzzy") && stale.contains("premier"), "{said}");
        let row = said.lines().find(|line| line.starts_with("row:cell1")).unwrap();
        assert_eq!(row, "row:cell1\t-", "{said}");
        import(&sandbox, file, "taken 1, confirmed 0, unchanged 3");
        assert!(sandbox.read("locales/en/report.ftl").contains(&format!("missing = {MISSING}\n")));
    }
}

/// What a translator typed, as `OmegaT` keeps it.
const SAVED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx11.dtd\">\n\
     <tmx version=\"1.1\"><header creationtool=\"OmegaT\" o-tmf=\"OmegaT TMX\" adminlang=\"EN-US\" \
     datatype=\"plaintext\" creationtoolversion=\"3.6\" segtype=\"paragraph\" srclang=\"fr\"/><body>\
     <tu><tuv lang=\"fr\"><seg>Les mots sont dans la phrase.</seg></tuv>\
     <tuv lang=\"en\"><seg>The words are in the sentence.</seg></tuv></tu></body></tmx>\n";

#[test]
fn omegat_translates_a_folder() {
    let Some(omegat) = peer("omegat", None) else { return };
    for format in ["po", "xliff-1.2"] {
        let sandbox = report();
        let run_export = ["export", "--for", "omegat", "--format", format, "-o", "anna"];
        assert_eq!(sandbox.run(&run_export).status, 0);
        let before = state(&sandbox);
        sandbox.write("anna/omegat/project_save.tmx", SAVED);
        let folder = sandbox.path().join("anna").display().to_string();
        let said = run(&omegat, sandbox.path(), &[&folder, "--mode=console-translate"]);
        assert!(said.contains("Translated documents created"), "{said}");
        let run = sandbox.run(&["import", "anna"]);
        assert_eq!(run.status, 0, "{format} {}{}", run.out, run.err);
        let [fluent, _] = state(&sandbox);
        assert_eq!(fluent.replace(&format!("missing = {MISSING}\n\n"), ""), before[0], "{format}");
        assert!(fluent.contains(MISSING), "{format} {fluent}");
    }
}

#[test]
fn libreoffice_opens_edits_and_saves_a_table() {
    let Some(soffice) = peer("soffice", None) else { return };
    let sandbox = report();
    export(&sandbox, "xlsx", &["out.xlsx"]);
    let before = state(&sandbox);
    let convert = |to: &str, file: &str| {
        run(&soffice, sandbox.path(), &["--headless", "--convert-to", to, "--outdir", "lo", file]);
    };
    convert("xlsx", "out.xlsx");
    import(&sandbox, "lo/out.xlsx", "taken 0, confirmed 0, unchanged 4");
    assert_eq!(state(&sandbox), before);
    // 44, 34, 76: commas, double quotes, UTF-8.
    convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "out.xlsx");
    sandbox.replace("lo/out.csv", "phrase.,,", &format!("phrase.,{MISSING},"));
    convert("xlsx:Calc MS Excel 2007 XML", "lo/out.csv");
    import(&sandbox, "lo/out.csv", "taken 1, confirmed 0, unchanged 3");
    assert!(sandbox.read("locales/en/report.ftl").contains(&format!("missing = {MISSING}\n")));
}

#[test]
fn what_po4a_makes_of_two_pages_comes_in() {
    let Some(gettextize) = peer("po4a-gettextize", None) else { return };
    let sandbox = Sandbox::new(&[
        ("fr.md", "# Rapport annuel\n\nLe verger a 12 ans.\n\n- Des pommes\n"),
        ("en.md", "# Annual report\n\nThe orchard is 13 years old.\n\n- Some apples\n"),
    ]);
    let files = ["-m", "fr.md", "-M", "UTF-8", "-l", "en.md", "-L", "UTF-8", "-p", "page.po"];
    let format = ["-f", "text", "-o", "markdown"];
    run(&gettextize, sandbox.path(), &[&format[..], &files[..]].concat());
    let page = sandbox
        .read("page.po")
        .replace("\"Language: ", "\"X-Source-Language: fr\\n\"\n\"Language: ");
    sandbox.write("page.po", page);
    let check = sandbox.run(&["check", "page.po", "--locale", "en", "--rule", "number-mismatch"]);
    assert!(check.out.contains("number-mismatch"), "{}{}", check.out, check.err);
    let import = sandbox.run(&["import", "page.po", "--locale", "en"]);
    // All that po4a has paired waits for a person.
    assert!(import.out.contains("translated 0, drafts 3"), "{}{}", import.out, import.err);
    assert!(sandbox.read("content/page.toml").contains("kind = \"heading\""));
}
