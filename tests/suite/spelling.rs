//! Spelling by Hunspell dictionaries, which the projects of these tests bring themselves.

use crate::project::Sandbox;

/// A project with a French sentence and its translation, and small dictionaries of both languages.
fn sandbox(french: &str, english: &str) -> Sandbox {
    let sandbox = Sandbox::new(&[
        ("spelling/fr.aff", "SET UTF-8\nTRY esianrtolucdmpé\n"),
        ("spelling/fr.dic", "6\nle\nla\nréseau\nville\ngrandit\ndepuis\n"),
        ("spelling/en.aff", "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"),
        ("spelling/en.dic", "5\nthe\nnetwork/S\ntown/S\ngrow/S\nsince\n"),
    ]);
    sandbox.write("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n\n[spelling]\n");
    sandbox
        .write("content/report.toml", format!("[[segment]]\nid = \"one\"\ntext = \"{french}\"\n"));
    sandbox.write("locales/en/report.ftl", format!("one = {english}\n"));
    sandbox
}

/// Expects these parts among what the rule says, or that it says nothing.
#[track_caller]
fn check(sandbox: &Sandbox, expected: &[&str]) {
    let run = sandbox.run(&["check", "--rule", "spelling"]);
    let said = run.out.contains("spelling") || run.err.contains("spelling");
    assert_eq!(said, !expected.is_empty(), "{}{}", run.out, run.err);
    for part in expected {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
}

#[test]
fn words_of_both_languages_are_looked_up() {
    check(&sandbox("Le réseau grandit.", "The network grows."), &[]);
    check(
        &sandbox("Le réseau grandit.", "The netwrok grows."),
        &["“netwrok”", "did you mean network"],
    );
    check(
        &sandbox("Le résaeu grandit.", "The network grows."),
        &["“résaeu”", "content/report.toml"],
    );
    check(&sandbox("La ville depuis.", "The town depuis."), &["“depuis” is French"]);
    check(&sandbox("La ville *depuis*.", "The town *depuis*."), &[]);
    check(&sandbox("Le réseau d’Okafor, NASA.", "The Okafor network, NASA, `xyzzy`."), &[]);
}

#[test]
fn a_language_without_a_dictionary_is_said_and_left_alone() {
    let sandbox = sandbox("Le réseau grandit.", "The netwrok grows.");
    sandbox.write("spelling/en.dic", "");
    sandbox.replace("diglot.toml", "targets = [\"en\"]", "targets = [\"eo\"]");
    sandbox.write("locales/eo/report.ftl", "one = La reto kreskas.\n");
    check(&sandbox, &["no Hunspell dictionary for eo", "spelling"]);
}

#[test]
fn it_is_off_unless_asked_for() {
    let sandbox = sandbox("Le réseau grandit.", "The netwrok grows.");
    sandbox.replace("diglot.toml", "[spelling]\n", "");
    check(&sandbox, &[]);
    let run = sandbox.run(&["check", "--write-words"]);
    assert!(run.status == 2 && run.err.contains("[spelling]"), "{}{}", run.out, run.err);
    sandbox.write(
        "diglot.toml",
        "source = \"fr\"\ntargets = [\"en\"]\n[rules]\nspelling = \"warning\"\n",
    );
    check(&sandbox, &["“netwrok”"]);
}

#[test]
fn the_words_of_the_project_are_written_down() {
    let sandbox = sandbox("Le réseau coopte.", "The netwrok grows towns.");
    sandbox.write("spelling/en.txt", "# ours\ncoop");
    let run = sandbox.run(&["check", "--write-words"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("2 words"), "{}", run.out);
    assert_eq!(sandbox.read("spelling/en.txt"), "# ours\ncoop\nnetwrok\n");
    assert_eq!(sandbox.read("spelling/fr.txt"), "coopte\n");
    check(&sandbox, &[]);
    let run = sandbox.run(&["check", "--write-words"]);
    assert!(run.out.contains("All words"), "{}", run.out);
}
