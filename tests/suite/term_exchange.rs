//! The glossary out to other tools and in from them.

use crate::project::Sandbox;

const GLOSSARY: &str = "# ours\nkeep = [\"SEWA\"]\n\n[[term]]\nfr = \"ACI\"\nen = \"ICA\"\nkind = \"acronym\"\n\n\
    [[term]]\nfr = [\"coopérative de travail\", \"coopérative ouvrière\"]\nen = \"worker <co-op> & more\"\n\
    forbidden = { en = [\"labour coop\"] }\nnote = \"=never \\\"labour\\\"\"\n";

/// What is said of a glossary in these words.
#[track_caller]
fn import(sandbox: &Sandbox, file: &str, expected: &str) -> String {
    let run = sandbox.run(&["import", "--glossary", file]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains(expected), "{expected}\n{}", run.out);
    sandbox.read("content/glossary.toml")
}

#[test]
fn a_glossary_leaves_and_comes_back() {
    for format in ["tbx", "csv", "tmx"] {
        let sandbox = Sandbox::new(&[("content/glossary.toml", GLOSSARY)]);
        let file = format!("terms.{format}");
        let run = sandbox.run(&["export", "--glossary", "--format", format, "-o", &file]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert_eq!(import(&sandbox, &file, "new 0, there already 3"), GLOSSARY, "{format}");
        // Into a project that has none.
        let other = Sandbox::new(&[(&*file, &sandbox.read(&file))]);
        let dry = other.run(&["import", "--glossary", &file, "--dry-run"]);
        assert!(dry.out.contains("new 3"), "{}{}", dry.out, dry.err);
        assert!(!other.path().join("content").exists());
        let glossary = import(&other, &file, "new 3, there already 0");
        assert!(glossary.contains("fr = \"ACI\""), "{glossary}");
        assert_eq!(glossary.contains("coopérative ouvrière"), format != "tmx", "{glossary}");
        assert_eq!(glossary.contains("labour coop"), format != "tmx", "{glossary}");
        assert_eq!(import(&other, &file, "new 0, there already 3"), glossary);
    }
}

#[test]
fn terms_of_others_are_added_and_nothing_is_written_over() {
    let tbx = "<?xml version=\"1.0\"?><!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n\
        <martif type=\"TBX-Basic\" xml:lang=\"en\"><martifHeader/><text><body>\
        <termEntry id=\"1\"><langSet xml:lang=\"en-GB\"><tig><term>orchard</term></tig></langSet>\
        <langSet xml:lang=\"fr-FR\"><ntig><termGrp><term>verger</term><termNote type=\"partOfSpeech\">noun</termNote></termGrp></ntig></langSet></termEntry>\
        <termEntry id=\"2\"><langSet xml:lang=\"fr\"><tig><term>aci</term></tig></langSet><langSet xml:lang=\"en\"><tig><term>Alliance</term></tig></langSet></termEntry>\
        </body></text></martif>";
    let sandbox = Sandbox::new(&[("content/glossary.toml", GLOSSARY), ("terms.tbx", tbx)]);
    let glossary = import(&sandbox, "terms.tbx", "new 1, there already 0");
    assert_eq!(glossary, format!("{GLOSSARY}\n[[term]]\nen = \"orchard\"\nfr = \"verger\"\n"));
    let run = sandbox.run(&["import", "--glossary", "terms.tbx"]);
    assert!(run.out.contains("aci"), "{}", run.out);
    sandbox.write("semicolons.csv", "fr;en\nverger;orchard\nruche | rucher;beehive\n");
    let glossary = import(&sandbox, "semicolons.csv", "new 1, there already 1");
    assert!(glossary.ends_with("fr = [\"ruche\", \"rucher\"]\n"), "{glossary}");
}

#[test]
fn what_is_no_glossary_is_refused() {
    for (name, text, said) in [
        ("a.xlf", "<xliff version=\"1.2\"/>", "a.xlf"),
        ("a.csv", "alpha,beta\na,b\n", "alpha, beta"),
        ("a.tbx", "<tbx><text><body><conceptEntry>", "a.tbx:1:"),
        (
            "a.tbx",
            "<tbx><conceptEntry><langSec><termSec><term>a</term></termSec></langSec></conceptEntry></tbx>",
            "xml:lang",
        ),
    ] {
        let sandbox = Sandbox::new(&[("content/glossary.toml", GLOSSARY), (name, text)]);
        let run = sandbox.run(&["import", "--glossary", name]);
        assert_eq!(run.status, 2, "{text} {}", run.out);
        assert!(run.err.contains(said), "{text} {}", run.err);
        assert_eq!(sandbox.read("content/glossary.toml"), GLOSSARY);
    }
}
