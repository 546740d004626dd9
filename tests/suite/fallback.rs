//! Locales whose texts stand in for those that another lacks.

use serde_json::{Value, json};

use crate::project::Sandbox;

pub(crate) const CONFIG: &str = "source = \"en-US\"\ntargets = [\"de-DE\", \"de-AT\", \"en-GB\"]\n\
                      [fallback]\nde-AT = \"de-DE\"\nen-GB = \"en-US\"\n";

/// January has a name of its own in Austria; February has not been translated at all.
pub(crate) fn calendar(config: &str) -> Sandbox {
    let sandbox = Sandbox::new(&[
        ("diglot.toml", config),
        (
            "locales/en-US/app.ftl",
            "jan = January is cold.\nfeb = February is short.\nmay = May is green.\n",
        ),
        ("locales/de-DE/app.ftl", "jan = Der Januar ist kalt.\nmay = Der Mai ist grün.\n"),
        ("locales/de-AT/app.ftl", "jan = Der Jänner ist kalt.\n"),
        ("locales/en-GB/app.ftl", ""),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    sandbox
}

fn json(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let run = sandbox.run(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err))
}

/// The findings of some rules, as `rule locale segment`.
fn findings(sandbox: &Sandbox, rules: &[&str]) -> Vec<String> {
    let json = json(sandbox, &["check"]);
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let all = json["findings"].as_array().unwrap().iter();
    all.filter(|finding| rules.contains(&&*text(&finding["rule"])))
        .map(|f| [&f["rule"], &f["locale"], &f["segment"]].map(text).join(" "))
        .collect()
}

#[test]
fn what_the_fallback_has_is_not_missing() {
    let sandbox = calendar(CONFIG);
    assert_eq!(findings(&sandbox, &["missing"]), ["missing de-DE feb", "missing de-AT feb"]);
    let locales = &json(&sandbox, &["check"])["summary"]["locales"];
    assert_eq!(locales["de-AT"]["fallback"], 1, "{locales}");
    assert_eq!(locales["de-AT"]["missing"], 1, "{locales}");
    assert_eq!(locales["en-GB"]["fallback"], 3, "{locales}");
    assert_eq!(locales["de-DE"].get("fallback"), None, "{locales}");
    // Without a word on it, nothing but the source stands in for anything.
    let bare = calendar(CONFIG.split("[fallback]").next().unwrap());
    let of_austria = |found: &[String]| found.iter().filter(|own| own.contains("de-AT")).count();
    assert_eq!(of_austria(&findings(&bare, &["missing"])), 2);
}

#[test]
fn one_fallback_leads_to_another() {
    let config = CONFIG
        .replace("\"en-GB\"]", "\"de-CH\"]")
        .replace("en-GB = \"en-US\"", "de-CH = \"de-AT\"");
    let sandbox = calendar(&config);
    assert_eq!(
        findings(&sandbox, &["missing"]).join(", "),
        "missing de-DE feb, missing de-AT feb, missing de-CH feb"
    );
    let status = json(&sandbox, &["status", "--locale", "de-CH"]);
    let expected = json!({"segments": 2, "words": 6, "from": ["de-AT", "de-DE"]});
    assert_eq!(status["documents"][0]["fallback"], expected, "{status}");
    let run = sandbox.run(&["render", "app", "--lang", "de-CH"]);
    assert!(run.out.contains("Der Jänner") && run.out.contains("Der Mai"), "{}", run.out);
}

#[test]
fn a_stale_text_is_stale_where_it_stands() {
    let sandbox = calendar(CONFIG);
    sandbox.replace("locales/en-US/app.ftl", "May is green", "May is never green");
    assert_eq!(
        findings(&sandbox, &["stale", "missing"]).join(", "),
        "stale de-DE may, missing de-DE feb, missing de-AT feb"
    );
    // A text that cannot be read is not known to be lacking.
    sandbox.replace("locales/de-DE/app.ftl", "may = ", "may = { ");
    assert_eq!(
        findings(&sandbox, &["stale", "missing"]).join(", "),
        "missing de-DE feb, missing de-AT feb"
    );
    sandbox.replace("locales/de-DE/app.ftl", "may = { Der Mai ist grün.\n", "");
    assert_eq!(findings(&sandbox, &["missing"]).len(), 4);
}

#[test]
fn documents_show_what_stands_in() {
    let sandbox = calendar(CONFIG);
    let run = sandbox.run(&["render", "app", "--lang", "de-AT"]);
    assert_eq!(
        run.out,
        "Der Jänner ist kalt.\n\n[en-US] February is short.\n\nDer Mai ist grün.\n"
    );
    assert!(run.err.contains("one segment in “de-AT” is taken from “de-DE”"), "{}", run.err);
    let run = sandbox.run(&["render", "app", "--lang", "de-AT", "--format", "html"]);
    assert!(run.out.contains("lang=\"de-DE\">Der Mai ist grün.</p>"), "{}", run.out);
    // British English is all there, though no word of it is its own.
    let run = sandbox.run(&["render", "app", "--lang", "en-GB", "--fallback", "fail"]);
    assert_eq!(
        (run.status, run.out.contains("May is green.")),
        (0, true),
        "{}{}",
        run.out,
        run.err
    );
    sandbox.replace("locales/en-US/app.ftl", "May is green", "May is never green");
    let run = sandbox.run(&["render", "app", "--lang", "de-AT", "--deny", "stale"]);
    assert_eq!(run.status, 1, "{}{}", run.out, run.err);
}

#[test]
fn progress_is_of_the_words_that_are_a_locales_own() {
    let sandbox = calendar(CONFIG);
    let status = |arguments: &[&str]| sandbox.run(&[&["status"], arguments].concat()).out;
    let human = status(&["--locale", "de-AT"]);
    assert!(
        human.contains("50 %") && human.replace("\n ", "").contains("from de-DE: 1"),
        "{human}"
    );
    let british = status(&["--locale", "en-GB", "--format", "markdown"]);
    assert!(british.contains("| from en-US |") && british.contains("| 100 |"), "{british}");
    assert!(status(&["--locale", "en-GB", "--format", "badge"]).contains("100 %"));
    assert!(!status(&["--locale", "de-DE"]).contains("from"));
    let csv = status(&["--locale", "de-AT", "--format", "csv"]);
    assert!(csv.lines().next().unwrap().ends_with(",from de-DE"), "{csv}");
    let html = sandbox.run(&["check", "--format", "html"]).out;
    assert!(html.contains("<th class=\"number\" scope=\"col\">fallback</th>"), "{html}");
    // What stands in need not be translated.
    assert!(!sandbox.run(&["fill", "app", "--locale", "en-GB", "--dry-run"]).out.contains("may"));
}

#[test]
fn the_desk_asks_for_no_text_that_stands_in() {
    let sandbox = calendar(CONFIG);
    let project = diglot::Project::open(sandbox.path(), true).unwrap();
    let workbench = diglot::internals::Workbench::new(project, "en");
    let page = |path| workbench.answer(&diglot::internals::PageRequest::get(path)).text();
    let desk = page("/desk/de-AT/app");
    assert!(desk.contains("taken from de-DE") && desk.contains("need-fallback"), "{desk}");
    assert_eq!(desk.matches("not translated yet").count(), 1, "{desk}");
    assert_eq!(page("/").matches("to translate: 1").count(), 2, "{}", page("/"));
    sandbox.write("locales/de-DE/app.ftl", "");
    assert!(!page("/desk/de-AT/app").contains("taken from de-DE"));
}

#[test]
fn a_page_is_in_one_language() {
    let sandbox = Sandbox::new(&[
        (
            "diglot.toml",
            "source = \"en-US\"\ntargets = [\"de-DE\", \"de-AT\"]\n[fallback]\nde-AT = \"de-DE\"\n\
          [markdown]\nsource = \"docs/{path}.md\"\ntranslation = \"i18n/{locale}/{path}.md\"\n",
        ),
        ("docs/a.md", "# Apples\n\nApples are green.\n"),
        ("docs/b.md", "# Bread\n\nBread is brown.\n"),
        ("i18n/de-DE/a.md", "# Äpfel\n\nÄpfel sind grün.\n"),
        ("i18n/de-DE/b.md", "# Brot\n\nBrot ist braun.\n"),
        ("i18n/de-AT/b.md", "# Brot\n"),
    ]);
    let missing = findings(&sandbox, &["missing"]);
    assert_eq!(missing, ["missing de-AT bread", "missing de-AT bread-p1"]);
    let run = sandbox.run(&["render", "a", "--lang", "de-AT", "--format", "markdown"]);
    assert_eq!(run.out, "# Äpfel\n\nÄpfel sind grün.\n", "{}", run.err);
    let run = sandbox.run(&["render", "b", "--lang", "de-AT"]);
    assert!(run.out.contains("[en-US] Bread is brown."), "{}", run.out);
}

#[test]
fn what_is_wrong_with_the_table_is_said_where_it_stands() {
    for (line, place, said) in [
        ("de-CH = \"de-DE\"", "diglot.toml:5:1", "“de-CH” is no language that can stand here"),
        ("en-US = \"de-DE\"", "diglot.toml:5:1", "“en-US” is no language that can stand here"),
        ("de-DE = \"nl\"", "diglot.toml:5:9", "“nl” is no language that can stand here"),
        ("de-DE = \"de-AT\"", "diglot.toml:5:9", "“de-DE” falls back to “de-AT”"),
        ("de_AT = \"en-GB\"", "diglot.toml:5:1", "“de_AT” is named twice"),
    ] {
        let sandbox = Sandbox::new(&[("locales/en-US/app.ftl", "a = b\n")]);
        sandbox.write("diglot.toml", CONFIG.replace("en-GB = \"en-US\"", line));
        let run = sandbox.run(&["check"]);
        assert_eq!(run.status, 2, "{line}: {}{}", run.out, run.err);
        let told = run.out + &run.err;
        assert!(told.contains(place) && told.contains(said), "{line}: {told}");
    }
}

#[test]
fn the_loader_of_cargo_i18n_negotiates() {
    let sandbox = Sandbox::new(&[
        ("i18n.toml", "fallback_language = \"en-US\"\n[fluent]\nassets_dir = \"i18n\"\n"),
        ("i18n/en-US/app.ftl", "a = Apple\nb = Bread\n"),
        ("i18n/en-GB/app.ftl", ""),
        ("i18n/de-DE/app.ftl", "a = Apfel\n"),
        ("i18n/de-AT/app.ftl", ""),
        ("i18n/fr/app.ftl", "a = Pomme\n"),
    ]);
    std::fs::remove_file(sandbox.path().join("diglot.toml")).unwrap();
    let missing = findings(&sandbox, &["missing"]);
    assert_eq!(missing, ["missing de-AT b", "missing de-DE b", "missing fr b"]);
}

#[test]
fn a_session_sees_what_stands_in_no_more() {
    let sandbox = calendar(CONFIG);
    let project = diglot::Project::open(sandbox.path(), true).unwrap();
    let mut session = diglot::ProjectSession::new(&project);
    let mut missing = || {
        let answer = session.check_whole().unwrap();
        let of_austria = |own: &&diglot::Finding| own.locale.as_deref() == Some("de-AT");
        let missing = answer.findings.iter().filter(of_austria);
        let count = missing.filter(|own| own.rule.name == "missing").count();
        session.set_text("locales/de-DE/app.ftl", "jan = Der Januar ist kalt.\n").unwrap();
        count
    };
    assert_eq!((missing(), missing()), (1, 2));
}
