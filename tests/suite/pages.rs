//! Markdown pages where they stand.

use serde_json::Value;

use crate::{history::git, project::Sandbox};

const PROJECT: &str = "source = \"en\"\ntargets = [\"fr\", \"de\"]\n[markdown]\n\
                       source = \"docs/en/{path}.md\"\ntranslation = \"docs/{locale}/{path}.md\"\n";
const EN: &str = "---\ntitle: Orchard\nweight: 3\n---\n\nThe apples are ripe in autumn.\n\n- Pick the red ones.\n\
                  - Leave the green ones.\n\n## Cider\n\n```sh\npress --slow\n```\n\nBottle it in May.\n";
const FR: &str = "---\ntitle: Verger\nweight: 3\n---\n\nLes pommes sont mûres en automne.\n\n\
                  - Cueillez les rouges.\n- Laissez les vertes.\n\n## Cidre\n\n```sh\npress --slow\n```\n\n\
                  Mettez-le en bouteille en mai.\n";
const DE: &str = "---\ntitle: Obstgarten\nweight: 3\n---\n\nDie Äpfel sind im Herbst reif.\n\n\
                  - Pflücken Sie die roten.\n- Lassen Sie die grünen hängen.\n\n## Apfelwein\n\n```sh\n\
                  press --slow\n```\n\nFüllen Sie ihn im Mai ab.\n";

fn pages() -> Sandbox {
    let sandbox = Sandbox::new(&[
        ("diglot.toml", PROJECT),
        ("docs/en/a/start.md", EN),
        ("docs/fr/a/start.md", FR),
        ("docs/de/a/start.md", DE),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    sandbox
}

/// What is found, as `locale rule segment`.
#[track_caller]
fn check(sandbox: &Sandbox, expected: &[&str]) {
    let run = sandbox.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let found: Vec<_> = (report["findings"].as_array().unwrap().iter())
        .map(|f| [&f["locale"], &f["rule"], &f["segment"]].map(text).join(" "))
        .collect();
    assert_eq!(found, expected, "{}", run.out);
}

#[test]
fn a_changed_paragraph_makes_its_translations_stale() {
    let sandbox = pages();
    check(&sandbox, &[]);
    sandbox.replace("docs/en/a/start.md", "in May", "in June");
    check(&sandbox, &["fr stale cider-p1", "de stale cider-p1"]);
    let diff = sandbox.run(&["diff", "--locale", "fr"]);
    assert!(diff.out.contains("[-May-]{+June+}") && diff.out.contains("bouteille"), "{}", diff.out);
    // The translation follows; a typo that is mended elsewhere changes nothing.
    sandbox.replace("docs/fr/a/start.md", "en mai", "en juin");
    sandbox.replace("docs/fr/a/start.md", "Cueillez", "Ramassez");
    // Another month is another fact: it is confirmed by name only.
    assert_eq!(sandbox.run(&["accept", "a/start", "--locale", "fr"]).status, 1);
    assert_eq!(sandbox.run(&["accept", "a/start/cider-p1", "--locale", "fr"]).status, 0);
    check(&sandbox, &["de stale cider-p1"]);
}

#[test]
fn blocks_are_found_again_where_the_page_changed() {
    let sandbox = pages();
    sandbox.replace("docs/en/a/start.md", "The apples", "Come and see.\n\nThe apples");
    check(&sandbox, &["fr missing p1", "de missing p1"]);
    sandbox.replace("docs/en/a/start.md", "## Cider", "## Juice");
    check(&sandbox, &["fr missing p1", "fr stale juice", "de stale juice", "de missing p1"]);
    let before = sandbox.read("provenance/fr/a/start.provenance.toml");
    sandbox.replace("docs/fr/a/start.md", "Les pommes", "Venez voir.\n\nLes pommes");
    assert_eq!(sandbox.run(&["accept", "a/start/p1", "--locale", "fr"]).status, 0);
    let after = sandbox.read("provenance/fr/a/start.provenance.toml");
    let new: Vec<_> = after.lines().filter(|line| !before.contains(line)).collect();
    assert_eq!(new.len(), 1, "one line is new: {after}");
    assert!(before.lines().all(|line| after.contains(line)), "no other changes: {after}");
}

#[test]
fn a_page_that_is_cut_in_two_or_renamed_keeps_its_pairs() {
    let sandbox = pages();
    sandbox.replace("docs/en/a/start.md", "in May", "in June");
    for locale in ["en", "fr", "de"] {
        let path = format!("docs/{locale}/a/start.md");
        let page = sandbox.read(&path);
        let (first, second) = page.split_at(page.find("## ").unwrap());
        sandbox.write(&format!("docs/{locale}/renamed.md"), first);
        sandbox.write(&format!("docs/{locale}/cider.md"), second);
        std::fs::remove_file(sandbox.path().join(path)).unwrap();
    }
    check(&sandbox, &["fr stale cider-p1", "de stale cider-p1"]);
    // The first that is recorded of a page takes the others along.
    assert_eq!(sandbox.run(&["accept", "cider/cider", "--locale", "fr"]).status, 0);
    assert_eq!(sandbox.read("provenance/fr/cider.provenance.toml").matches("source =").count(), 3);
    check(&sandbox, &["fr stale cider-p1", "de stale cider-p1"]);
    sandbox.run(&["accept", "renamed"]);
    assert_eq!(
        sandbox.read("provenance/de/renamed.provenance.toml").matches("source =").count(),
        4
    );
    // A new page that shares but a heading with others has no record.
    for (locale, text) in [("en", "## Cider\n\nNew.\n"), ("fr", "## Cidre\n\nDu neuf.\n")] {
        sandbox.write(&format!("docs/{locale}/new.md"), text);
    }
    check(
        &sandbox,
        &["fr stale cider-p1", "de stale cider-p1", "de missing cider", "fr unrecorded -"],
    );
}

#[test]
fn what_is_on_record_today_was_not_when_something_was_committed_before() {
    let sandbox = pages();
    let git = |arguments: &[&str]| crate::history::git(sandbox.path(), arguments);
    let commit = || {
        git(&["add", "-A"]);
        git(&["commit", "-q", "-m", "a"]);
    };
    let move_file = |old: String, new: String| {
        std::fs::rename(sandbox.path().join(old), sandbox.path().join(new)).unwrap();
    };
    git(&["init", "-q", "-b", "main"]);
    for (locale, text) in [("en", "One apple.\n"), ("fr", "Une pomme.\n"), ("de", "Ein Apfel.\n")] {
        sandbox.write(&format!("docs/{locale}/other.md"), text);
        move_file(format!("docs/{locale}/a/start.md"), format!("docs/{locale}/renamed.md"));
    }
    assert_eq!(sandbox.run(&["accept", "other"]).status, 0);
    // Of the page nothing is on record yet, and its source says something else.
    let record = |locale| format!("provenance/{locale}/a/start.provenance.toml");
    let away = |locale| format!("{locale}.toml");
    for locale in ["fr", "de"] {
        move_file(record(locale), away(locale));
    }
    sandbox.replace("docs/en/renamed.md", "in May", "in April");
    commit();
    let first = || {
        let chart = sandbox.run(&["status", "renamed", "--format", "chart"]).out;
        let points = chart.split("points=\"").nth(1).unwrap().split('"').next().unwrap();
        points.split(' ').next().unwrap().split(',').nth(1).unwrap().to_owned()
    };
    let before = first();
    for locale in ["fr", "de"] {
        move_file(away(locale), record(locale));
    }
    sandbox.replace("docs/en/renamed.md", "in April", "in May");
    commit();
    assert_eq!(first(), before);
}

#[test]
fn what_is_missing_is_written_into_the_pages() {
    let sandbox = pages();
    sandbox.replace("docs/en/a/start.md", "The apples", "Come and see.\n\nThe apples");
    let run = sandbox.run(&["check"]);
    assert!(run.out.contains("in the pages") && !run.out.contains("diglot fill"), "{}", run.out);
}

#[test]
fn no_command_changes_a_page() {
    let sandbox = pages();
    let crlf = FR.replace('\n', "\r\n");
    sandbox.write("docs/fr/a/start.md", format!("\u{feff}{crlf}"));
    sandbox.write("docs/en/b.md", "Only here.\n");
    for command in ["check", "status", "diff"] {
        sandbox.run(&[command]);
    }
    sandbox.run(&["accept", "--all"]);
    check(&sandbox, &["fr missing p1", "de missing p1"]);
    assert_eq!(sandbox.read("docs/fr/a/start.md"), format!("\u{feff}{crlf}"));
    assert_eq!(sandbox.read("docs/en/a/start.md"), EN);
}

#[test]
fn a_fix_is_made_in_the_page() {
    let sandbox = pages();
    sandbox.replace("docs/fr/a/start.md", "pommes sont", "pommes  sont");
    let run = sandbox.run(&["check", "--fix"]);
    assert_eq!(sandbox.read("docs/fr/a/start.md"), FR, "{}{}", run.out, run.err);
}

/// Accepts a page and its translation as they are, and expects this of them.
#[track_caller]
fn check_page(source: &str, translation: &str, expected: &[&str]) {
    let project = PROJECT.replace(", \"de\"", "");
    let sandbox = Sandbox::new(&[
        ("diglot.toml", &project),
        ("docs/en/a.md", source),
        ("docs/fr/a.md", translation),
    ]);
    sandbox.run(&["accept", "--all"]);
    check(&sandbox, expected);
}

#[test]
fn pages_that_are_written_oddly_are_read_as_they_are_meant() {
    let (en, fr) = ("The apples are ripe.\n", "Les pommes sont mûres.\n");
    let heads = [
        ("# A fence that stays open\n\n```sh\nrun\n\n", "# Un bloc resté ouvert\n\n```sh\nrun\n\n"),
        ("+++\ntitle = \"Orchard\"\n+++\n\n", "+++\ntitle = \"Verger\"\n+++\n\n"),
        ("{\n \"title\": \"Orchard\"\n}\n\n", "{\n \"title\": \"Verger\"\n}\n\n"),
        ("-\tPick them.\n\t-\t", "-\tCueillez-les.\n\t-\t"),
        ("# Orchard\r\n\r\n", "# Verger\n\n"),
        ("\u{feff}---\ntitle: Orchard\n---\n\n", "---\ntitle: Verger\n---\n\n"),
        ("---\n---\n\n", "---\n---\n\n"),
    ];
    for (source, translation) in heads {
        let code = source.contains("```");
        let text = if code { en } else { fr };
        check_page(&format!("{source}{en}"), &format!("{translation}{text}"), &[]);
    }
    let deep = "> ".repeat(10_000);
    check_page(&format!("{deep}{en}"), &format!("{deep}{fr}"), &[]);
    // What stands below front matter that does not read is paired all the same.
    check_page(
        &format!("---\ntitle: Orchard\n---\n\n{en}"),
        &format!("---\ntitle: \"Verger\nx: [\n---\n\n{fr}"),
        &["fr missing title", "fr syntax -"],
    );
}

#[test]
fn a_page_that_fits_two_patterns_is_of_the_first() {
    let more = "[[markdown.pages]]\nsource = \"docs/en/a/{path}.md\"\n\
                translation = \"docs/{locale}/b/{path}.md\"\n";
    let sandbox = pages();
    sandbox.write("diglot.toml", format!("{PROJECT}{more}"));
    check(&sandbox, &[]);
}

/// Checks a link in two pages, at `docs/LOCALE/a/start.md`, to anchors of `list` beside them and of the
/// folder `more`: what is found in the translation.
#[track_caller]
fn check_far_link(links: [&str; 2], expected: &[&str]) {
    let project = PROJECT.replace(", \"de\"", "");
    let page = |link: &str| format!("Text.\n\n[x]({link})\n");
    let sandbox = Sandbox::new(&[
        ("diglot.toml", &project),
        ("docs/en/a/start.md", &page(links[0])),
        ("docs/fr/a/start.md", &page(links[1])),
        ("docs/en/a/list.md", "## All options\n\n## Kept\n"),
        ("docs/fr/a/list.md", "## Toutes les options\n\n## Gardé {#kept}\n"),
        ("docs/en/more/_index.md", "## All of it\n"),
        ("docs/fr/more/_index.md", "## Le tout\n"),
        ("docs/en/only.md", "## All of it\n"),
    ]);
    sandbox.run(&["accept", "--all"]);
    let run = sandbox.run(&["check", "--rule", "structure-mismatch", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let found: Vec<_> =
        report["findings"].as_array().unwrap().iter().map(|f| f["message"].clone()).collect();
    assert_eq!(found, expected, "{links:?} {}", run.out);
}

#[test]
fn anchors_of_other_pages_are_looked_for_there() {
    let list = ["docs/fr/a/list.md has no anchor `all-options`, as the source’s page has"];
    let more = ["docs/fr/more/_index.md has no anchor `all-of-it`, as the source’s page has"];
    for link in ["list.md#all-options", "../a/list.md#all-options", "/a/list/#all-options"] {
        check_far_link([link, link], &list);
    }
    check_far_link(["list.md#all-options", "/fr/a/list/#all-options"], &list);
    for link in ["../more/#all-of-it", "../more/_index.md#all-of-it", "/more#all-of-it"] {
        check_far_link([link, link], &more);
    }
    // The anchor that the translation has, by its text or written beside it, or none in the source.
    check_far_link(["list.md#all-options", "list.md#toutes-les-options"], &[]);
    for link in ["list.md#kept", "list.md#nowhere", "../only.md#all-of-it", "../none.md#a"] {
        check_far_link([link, link], &[]);
    }
    for link in ["https://a.example/list.md#all-options", "{{< ref list.md >}}#all-options"] {
        check_far_link([link, link], &[]);
    }
}

#[cfg(unix)]
#[test]
fn a_page_that_is_a_link_is_a_page() {
    let sandbox = pages();
    for locale in ["en", "fr", "de"] {
        let link = sandbox.path().join(format!("docs/{locale}/a/link.md"));
        std::os::unix::fs::symlink("start.md", link).unwrap();
    }
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    check(&sandbox, &[]);
    let run = sandbox.run(&["check", "--summary"]);
    assert!(run.out.contains("14 segments"), "{}", run.out);
}

#[test]
fn findings_point_into_the_page() {
    let sandbox = pages();
    sandbox.replace("docs/fr/a/start.md", "press --slow", "press --fast");
    let run = sandbox.run(&["check", "--format", "json", "--locale", "fr"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "structure-mismatch", "{}", run.out);
    let place = &finding["location"];
    assert_eq!((&place["file"], &place["line"]), (&"docs/fr/a/start.md".into(), &14.into()));
    assert_eq!(finding["related"][0]["file"], "docs/en/a/start.md");
}

#[test]
fn sources_and_translations_may_lie_in_one_folder() {
    for (translation, path) in
        [("docs/{locale}/{path}.md", "docs/fr/a.md"), ("docs/{path}.{locale}.md", "docs/a.fr.md")]
    {
        let project = format!(
            "source = \"en\"\n[markdown]\nsource = \"docs/{{path}}.md\"\ntranslation = \"{translation}\"\n"
        );
        let sandbox = Sandbox::new(&[
            ("diglot.toml", &project),
            ("docs/a.md", "The apples are ripe.\n"),
            (path, "Les pommes sont mûres.\n"),
        ]);
        assert_eq!(sandbox.run(&["accept", "--all"]).status, 0, "{translation}");
        check(&sandbox, &[]);
        sandbox.write("docs/b.md", "More of them.\n");
        check(&sandbox, &["fr missing p1"]);
    }
}

#[test]
fn what_cannot_be_read_in_place_is_said() {
    let sandbox = Sandbox::new(&[(
        "diglot.toml",
        "source = \"en\"\n[markdown]\nsource = \"d/{path}.adoc\"\ntranslation = \"{locale}/{path}.md\"\n",
    )]);
    let run = sandbox.run(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("only pages in Markdown and MDX"), "{}", run.err);
}

#[test]
fn no_project_file_is_needed() {
    let sandbox = pages();
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    sandbox.replace("docs/en/a/start.md", "in May", "in June");
    let folders = ["docs/en", "docs/{locale}"];
    for [option, reference, translations] in [
        ["--source", folders[0], folders[1]],
        ["--reference", folders[0], folders[1]],
        ["--reference", "docs/en/{path}.md", "docs/{locale}/{path}.md"],
    ] {
        let bare = [option, reference, "--translations", translations];
        let run = sandbox.run(&[&["check", "--summary"], &bare[..]].concat());
        assert!(run.out.contains("stale") && run.out.contains('2'), "{}{}", run.out, run.err);
    }
    let run = sandbox.run(&["check", "--translations", "docs/{locale}"]);
    assert!(run.status == 2 && run.err.contains("“--source”"), "{}", run.err);
}

#[test]
fn a_page_that_is_true_to_its_source_names_its_commit() {
    let sandbox = pages();
    let (source, french) = ("docs/en/a/start.md", "docs/fr/a/start.md");
    let stamp =
        |arguments: &[&str]| sandbox.run(&[&["accept", "--all", "--stamp"], arguments].concat());
    let no_key = stamp(&[]);
    assert_eq!(no_key.status, 2);
    assert!(no_key.err.contains("commit-key"), "{}", no_key.err);

    sandbox.write("diglot.toml", format!("{PROJECT}commit-key = \"sourceCommit\"\n"));
    git(sandbox.path(), &["init", "-q", "-b", "main"]);
    git(sandbox.path(), &["add", "-A"]);
    git(sandbox.path(), &["commit", "-q", "-m", "pages"]);
    let head = git(sandbox.path(), &["rev-parse", "HEAD"]);
    assert_eq!(stamp(&["--dry-run"]).status, 0);
    assert_eq!(sandbox.read(french), FR, "a dry run writes nothing");
    // Two paragraphs of one page are one page to name the commit in.
    let run = sandbox.run(&["accept", "a/start/cider", "a/start/cider-p1", "--stamp"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("commit of their source: 2."), "{}", run.out);
    let expected = FR.replacen("weight: 3\n", &format!("weight: 3\nsourceCommit: {head}\n"), 1);
    assert_eq!(sandbox.read(french), expected);
    assert_eq!(sandbox.read(source), EN);
    check(&sandbox, &[]);

    // What no commit says yet has no name, and a page that lacks a paragraph keeps the name it had.
    sandbox.replace(source, "are ripe in", "ripen in");
    let run = stamp(&["--locale", "fr"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("no commit says yet"), "{}", run.err);
    sandbox.write(source, format!("{}\nTaste it in July.\n", sandbox.read(source)));
    git(sandbox.path(), &["commit", "-qam", "june"]);
    let run = stamp(&["--locale", "fr"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("one paragraph is missing"), "{}", run.err);
    assert_eq!(sandbox.read(french), expected);
}

#[cfg(unix)]
#[test]
fn a_signature_is_verified_by_no_program_of_the_repository() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = pages();
    sandbox.write("diglot.toml", format!("{PROJECT}commit-key = \"sourceCommit\"\n"));
    let git = |arguments: &[&str]| git(sandbox.path(), arguments);
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "-A"]);
    let tree = git(&["write-tree"]);
    // A signed commit, in a repository that has signatures shown.
    let who = "a <a@b.example> 1700000000 +0000";
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----";
    let commit = format!("tree {tree}\nauthor {who}\ncommitter {who}\n{signature}\n\npages\n");
    sandbox.write(".git/commit", commit);
    let commit = git(&["hash-object", "-t", "commit", "-w", ".git/commit"]);
    git(&["update-ref", "HEAD", &commit]);
    let (program, alarm) = (sandbox.path().join(".git/program"), sandbox.path().join("alarm"));
    sandbox.write(".git/program", format!("#!/bin/sh\ntouch '{}'\n", alarm.display()));
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    git(&["config", "gpg.program", program.to_str().unwrap()]);
    git(&["config", "log.showSignature", "true"]);
    for arguments in [
        &["accept", "--all", "--stamp"][..],
        &["accept", "--from-history"],
        &["status", "--format", "chart"],
    ] {
        let run = sandbox.run(arguments);
        assert!(run.status < 2, "{arguments:?}: {}", run.err);
        assert!(!alarm.exists(), "{arguments:?} ran the repository's program");
    }
    assert!(sandbox.read("docs/fr/a/start.md").contains(&commit));
}

#[test]
fn a_page_is_sent_and_taken_back_where_it_stands() {
    let sandbox = pages();
    let page = "docs/fr/a/start.md";
    sandbox.replace("docs/en/a/start.md", "in May", "in {June}");
    let export = ["export", "a/start", "--locale", "fr", "--format", "xliff", "-o", "out.xlf"];
    assert_eq!(sandbox.run(&export).status, 0);
    let before = sandbox.read(page);
    let run = sandbox.run(&["import", "out.xlf"]);
    assert_eq!((run.status, sandbox.read(page)), (0, before.clone()), "{}{}", run.out, run.err);
    let file = sandbox.read("out.xlf");
    let (head, tail) = file.rsplit_once("en mai.").unwrap();
    sandbox.write("out.xlf", format!("{head}en {{juin}}.{tail}"));
    let run = sandbox.run(&["import", "out.xlf"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert_eq!(sandbox.read(page), before.replace("en mai", "en {juin}"));
    check(&sandbox, &["de stale cider-p1"]);
}

#[test]
fn what_a_page_cannot_hold_is_refused_with_its_name() {
    let sandbox = pages();
    let page = "docs/fr/a/start.md";
    sandbox.replace("docs/en/a/start.md", "Bottle it in May.", "Bottle it in May.\n\nDrink it.");
    let export = ["export", "a/start", "--locale", "fr", "--format", "csv", "-o", "out.csv"];
    assert_eq!(sandbox.run(&export).status, 0);
    let before = sandbox.read(page);
    // A paragraph that would become two is refused, and the one that the page lacks is put in.
    sandbox.replace(
        "out.csv",
        ",Mettez-le en bouteille en mai.,",
        ",\"Mettez-le\n\nen bouteille.\",",
    );
    sandbox.replace("out.csv", ",Drink it.,,", ",Drink it.,Buvez-le.,");
    let run = sandbox.run(&["import", "out.csv"]);
    let after = before.replace("en mai.\n", "en mai.\n\nBuvez-le.\n");
    assert_eq!((run.status, sandbox.read(page)), (1, after), "{}{}", run.out, run.err);
    assert_eq!(run.out.matches(page).count(), 1, "{}", run.out);
}
