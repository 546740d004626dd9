//! The forms of a check's report, each read by what reads it elsewhere.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::project::{Sandbox, repository};

/// A project with a stale, a missing, an allowed and a fixable finding, in texts that no format may
/// take for its own syntax.
fn hostile() -> Sandbox {
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
        (
            "content/été,1.toml",
            "[[segment]]\nid = \"one\"\ntext = \"Le <b>12</b> & \\\"demi\\\" ]]> | @all #1\"\n\n\
             [[segment]]\nid = \"two\"\ntext = \"Il y a 3 panels.\"\n\n\
             [[segment]]\nid = \"gone\"\ntext = \"Un segment qui manque.\"\nnote = \"une note\"\n\n\
             [[segment]]\nid = \"kept\"\ntext = \"Il y a 5 salles.\"\nallow = [\"number-mismatch\"]\n",
        ),
        (
            "locales/en/été,1.ftl",
            "one = The <b>12</b> & \"half\" ]]> | @all #1\ntwo = There are  4 panels.\nkept = There are 6 rooms.\n",
        ),
    ]);
    assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
    sandbox.replace("content/été,1.toml", "Le <b>12", "Les <b>12");
    sandbox
}

/// What a check writes in a format.
#[track_caller]
fn written(sandbox: &Sandbox, format: &str) -> String {
    let run = sandbox.run(&["check", "--format", format, "--ui-lang", "en"]);
    assert!(run.status > 0, "{}", run.err);
    run.out
}

#[track_caller]
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn rules(findings: &Value, member: &str) -> BTreeSet<String> {
    findings.as_array().unwrap().iter().map(|f| f[member].as_str().unwrap().to_owned()).collect()
}

/// The words of JSON Schema that ours and SARIF's are written in; any other word fails the test.
fn validate(value: &Value, schema: &Value, root: &Value, at: &str, errors: &mut Vec<String>) {
    let mut expect = |holds: bool, word: &str| {
        if !holds {
            errors.push(format!("{at}: {word}: {value}"));
        }
    };
    let is_of = |name: &Value| match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        name => panic!("type {name}"),
    };
    for (word, said) in schema.as_object().unwrap() {
        match word.as_str() {
            // Said for people, or looked at below.
            "$schema"
            | "$id"
            | "$comment"
            | "$defs"
            | "definitions"
            | "format"
            | "title"
            | "description"
            | "properties"
            | "additionalProperties"
            | "items"
            | "anyOf"
            | "oneOf" => {}
            "$ref" => {
                let path = said.as_str().unwrap().strip_prefix('#').unwrap();
                validate(value, root.pointer(path).unwrap(), root, at, errors);
                return;
            }
            "const" => expect(value == said, word),
            "enum" => expect(said.as_array().unwrap().contains(value), word),
            "minimum" => {
                expect(value.as_f64().is_none_or(|own| own >= said.as_f64().unwrap()), word);
            }
            "maximum" => {
                expect(value.as_f64().is_none_or(|own| own <= said.as_f64().unwrap()), word);
            }
            "minItems" => {
                let least = usize::try_from(said.as_u64().unwrap()).unwrap();
                expect(value.as_array().is_none_or(|items| items.len() >= least), word);
            }
            "uniqueItems" => {
                let is_new =
                    |(at, item): (usize, &Value)| !value.as_array().unwrap()[..at].contains(item);
                expect(value.as_array().is_none_or(|all| all.iter().enumerate().all(is_new)), word);
            }
            "pattern" => {
                let pattern = regex_lite::Regex::new(said.as_str().unwrap()).unwrap();
                expect(value.as_str().is_none_or(|text| pattern.is_match(text)), word);
            }
            "type" if said.is_array() => expect(said.as_array().unwrap().iter().any(is_of), word),
            "type" => expect(is_of(said), word),
            "required" => {
                let has = |name: &Value| value.get(name.as_str().unwrap()).is_some();
                expect(said.as_array().unwrap().iter().all(has), word);
            }
            word => panic!("{word} is not known to this test"),
        }
    }
    let fits = |choice: &&Value| {
        let mut errors = Vec::new();
        validate(value, choice, root, at, &mut errors);
        errors.is_empty()
    };
    for (word, most) in [("oneOf", 1), ("anyOf", usize::MAX)] {
        let Some(choices) = schema.get(word) else { continue };
        let count = choices.as_array().unwrap().iter().filter(fits).count();
        expect((1..=most).contains(&count), word);
    }
    let none = serde_json::Map::new();
    let known = schema.get("properties").map_or(&none, |known| known.as_object().unwrap());
    for (name, member) in value.as_object().into_iter().flatten() {
        let at = format!("{at}/{name}");
        match known.get(name).or(schema.get("additionalProperties")) {
            Some(Value::Bool(true)) | None => {}
            Some(Value::Bool(false)) => errors.push(format!("{at} is not in the schema")),
            Some(schema) => validate(member, schema, root, &at, errors),
        }
    }
    for (item, schema) in value.as_array().into_iter().flatten().zip(std::iter::repeat(schema)) {
        if let Some(schema) = schema.get("items") {
            validate(item, schema, root, at, errors);
        }
    }
}

#[test]
fn json_is_what_its_schema_says() {
    let schema = fs::read_to_string(repository().join("docs/check.schema.json")).unwrap();
    let schema = json(&schema);
    let sandbox = hostile();
    let counted = sandbox.run(&["check", "--summary", "--format", "json"]).out;
    sandbox.write("locales/en/unreadable.ftl/file", "");
    let fallbacks = crate::fallback::calendar(crate::fallback::CONFIG);
    for text in [written(&sandbox, "json"), counted, written(&fallbacks, "json")] {
        let report = json(&text);
        let mut errors = Vec::new();
        validate(&report, &schema, &schema, "", &mut errors);
        assert!(errors.is_empty(), "{errors:?}\n{text}");
    }
    let report = json(&written(&sandbox, "json"));
    let stale = report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "stale");
    let stale = stale.unwrap();
    assert!(stale["texts"]["source"].as_str().unwrap().starts_with("Les <b>12"), "{stale}");
    assert!(stale["texts"]["translation"].as_str().unwrap().starts_with("The <b>12"), "{stale}");
    let runs = stale["change"]["diff"].as_array().unwrap();
    let joined = |left_out: &str| -> String {
        let runs = runs.iter().filter(|run| run["change"] != left_out);
        runs.map(|run| run["text"].as_str().unwrap()).collect()
    };
    assert_eq!(joined("added"), stale["change"]["old"].as_str().unwrap());
    assert_eq!(joined("removed"), stale["change"]["new"].as_str().unwrap());
    assert_eq!(report["suppressed"][0]["by"], "allow");
    assert_eq!(report["suppressed"][0]["rule"], "number-mismatch");
}

#[test]
fn sarif_is_what_the_published_schema_says() {
    let schema = repository().join("tests/data/sarif-2.1.0.schema.json");
    let schema = json(&fs::read_to_string(schema).unwrap());
    let sandbox = hostile();
    let whole = written(&sandbox, "sarif");
    sandbox.write("locales/en/unreadable.ftl/file", "");
    for text in [whole, written(&sandbox, "sarif")] {
        let mut errors = Vec::new();
        validate(&json(&text), &schema, &schema, "", &mut errors);
        assert!(errors.is_empty(), "{errors:?}\n{text}");
    }
    // And it does not hold of whatever it is asked about.
    let mut errors = Vec::new();
    let wrong = serde_json::json!({"version": "2.1.0", "runs": [{"tool": {"driver": {}}, "x": 1}]});
    validate(&wrong, &schema, &schema, "", &mut errors);
    assert_eq!(errors.len(), 2, "{errors:?}");
}

#[test]
fn sarif_is_read_back_whole() {
    let sandbox = hostile();
    let text = written(&sandbox, "sarif");
    let value = json(&text);
    // What the standard's types do not know would be lost on the way.
    let log: serde_sarif::sarif::Sarif = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&log).unwrap(), value);
    let run = &value["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert!(rules(&run["results"], "ruleId").contains("stale"), "{text}");
    let names = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(names[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.contains("%C3%A9t%C3%A9%2C1") && uri.is_ascii(), "{uri}");
    }
    let silent = results.iter().filter(|result| result["suppressions"].is_array());
    assert_eq!(silent.count(), 1);
    assert!(results.iter().any(|result| result["fixes"].is_array()), "{text}");
}

#[test]
fn identities_stay_when_lines_move_and_others_go() {
    let sandbox = hostile();
    let identities = |format: &str| -> BTreeSet<String> {
        let value = json(&written(&sandbox, format));
        match format {
            "sarif" => (value["runs"][0]["results"].as_array().unwrap().iter())
                .map(|result| result["partialFingerprints"]["diglotFinding/v1"].to_string())
                .collect(),
            _ => rules(&value, "fingerprint"),
        }
    };
    let before = ["sarif", "gitlab"].map(identities);
    sandbox.replace(
        "content/été,1.toml",
        "[[segment]]\nid = \"one\"",
        "# moved\n\n[[segment]]\nid = \"one\"",
    );
    sandbox.replace("locales/en/été,1.ftl", "are  4", "are 4");
    let after = ["sarif", "gitlab"].map(identities);
    for (before, after) in before.iter().zip(&after) {
        assert!(after.is_subset(before) && after.len() + 1 == before.len(), "{before:?} {after:?}");
    }
}

/// What an element of `JUnit`'s XML may hold.
struct JunitElement {
    name: &'static str,
    children: &'static [&'static str],
    needed: &'static [&'static str],
    allowed: &'static [&'static str],
}

/// What `junit-10.xsd` of Jenkins' xUnit plugin says of the elements that are written.
const JUNIT: [JunitElement; 6] = [
    JunitElement {
        name: "testsuites",
        children: &["testsuite"],
        needed: &[],
        allowed: &["name", "time", "tests", "failures", "errors"],
    },
    JunitElement {
        name: "testsuite",
        children: &["testsuite", "properties", "testcase", "system-out", "system-err"],
        needed: &["name", "tests", "failures", "errors"],
        allowed: &["time", "skipped", "timestamp", "hostname", "id", "package", "file"],
    },
    JunitElement {
        name: "testcase",
        children: &["skipped", "error", "failure", "system-out", "system-err"],
        needed: &["name"],
        allowed: &["time", "classname", "group"],
    },
    JunitElement { name: "failure", children: &[], needed: &[], allowed: &["type", "message"] },
    JunitElement { name: "error", children: &[], needed: &[], allowed: &["type", "message"] },
    JunitElement { name: "system-out", children: &[], needed: &[], allowed: &[] },
];

#[test]
fn junit_is_what_its_schema_says() {
    use quick_xml::events::{BytesStart, Event};
    let sandbox = hostile();
    let whole = written(&sandbox, "junit");
    sandbox.write("locales/en/unreadable.ftl/file", "");
    sandbox.write("content/unreadable.toml", "[[segment]]\nid = \"a\"\ntext = \"Un.\"\n");
    let element = |name: &str| JUNIT.iter().find(|own| own.name == name).unwrap();
    let mut seen = BTreeSet::new();
    for text in [whole, written(&sandbox, "junit")] {
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut open: Vec<&JunitElement> = Vec::new();
        let mut look = |start: &BytesStart<'_>, above: Option<&&JunitElement>| {
            let own = element(start.name().as_ref());
            assert!(
                above.map_or(own.name == "testsuites", |above| above.children.contains(&own.name))
            );
            let names: Vec<String> = (start.attributes())
                .map(|attribute| attribute.unwrap().key.as_ref().to_owned())
                .collect();
            assert!(own.needed.iter().all(|name| names.iter().any(|own| own == name)), "{text}");
            let is_known =
                |name: &String| own.needed.iter().chain(own.allowed).any(|own| own == name);
            assert!(names.iter().all(is_known), "{names:?} in {text}");
            seen.insert(own.name);
            own
        };
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    let own = look(&start, open.last());
                    open.push(own);
                }
                Event::Empty(start) => _ = look(&start, open.last()),
                Event::End(_) => _ = open.pop(),
                Event::Eof => break,
                _ => {}
            }
        }
    }
    assert_eq!(seen.len(), JUNIT.len(), "{seen:?}");
}

#[test]
fn junit_has_a_case_for_every_segment() {
    let sandbox = hostile();
    let text = written(&sandbox, "junit");
    let report = quick_junit::Report::deserialize_from_str(&text).unwrap();
    let suite = report.test_suites.iter().find(|suite| &*suite.name == "été,1 [en]").unwrap();
    let cases: Vec<_> = suite.test_cases.iter().map(|case| case.name.to_string()).collect();
    assert_eq!(cases, ["one", "two", "gone", "kept"]);
    let failed = suite
        .test_cases
        .iter()
        .filter(|case| matches!(case.status, quick_junit::TestCaseStatus::NonSuccess { .. }));
    let failed: Vec<_> = failed.map(|case| case.name.to_string()).collect();
    assert_eq!(failed, ["one", "gone"], "{text}");
    sandbox.write("locales/en/report.ftl/file", "");
    sandbox.write("content/report.toml", "[[segment]]\nid = \"a\"\ntext = \"Un.\"\n");
    let run = sandbox.run(&["check", "--format", "junit", "--ui-lang", "en"]);
    assert_eq!(run.status, 2);
    let report = quick_junit::Report::deserialize_from_str(&run.out).unwrap();
    assert_eq!(report.test_suites.last().unwrap().errors, report.errors, "{}", run.out);
}

#[test]
fn gitlab_and_checkstyle_name_places() {
    let sandbox = hostile();
    let issues = json(&written(&sandbox, "gitlab"));
    for issue in issues.as_array().unwrap() {
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0, "{issue}");
        assert!(issue["description"].is_string() && issue["check_name"].is_string(), "{issue}");
    }
    let fingerprints = rules(&issues, "fingerprint");
    assert_eq!(fingerprints.len(), issues.as_array().unwrap().len(), "each its own");
    let text = written(&sandbox, "checkstyle");
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut errors = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Empty(element) => {
                assert_eq!(element.name().as_ref(), "error");
                assert_eq!(element.attributes().map(Result::unwrap).count(), 5);
                errors += 1;
            }
            _ => {}
        }
    }
    assert_eq!(errors, fingerprints.len(), "{text}");
}

#[test]
fn html_shows_both_texts_and_loads_nothing() {
    let sandbox = hostile();
    let text = written(&sandbox, "html");
    assert!(text.contains("Le<del>") || text.contains("<del>Le</del>"), "{text}");
    assert!(text.contains("&lt;b&gt;12&lt;/b&gt;") && !text.contains("<b>12</b>"), "{text}");
    assert!(text.contains("une note") && text.contains("lang=\"fr\""), "{text}");
    for loaded in ["src=", "@import", "url(", "http://", "https://"] {
        assert!(!text.contains(loaded), "{loaded}");
    }
    let french = sandbox.run(&["check", "--format", "html", "--ui-lang", "fr"]).out;
    assert!(french.contains("<html lang=\"fr\">") && french.contains("Tout montrer"), "{french}");
}

#[test]
fn markdown_keeps_texts_out_of_its_own_syntax() {
    let sandbox = hostile();
    let text = written(&sandbox, "markdown");
    assert!(text.starts_with("### diglot: Errors: 2"), "{text}");
    let rows: Vec<_> = text.lines().filter(|line| line.starts_with("| error")).collect();
    assert_eq!(rows.len(), 2, "{text}");
    assert!(!text.contains("@all") && !text.contains("<b>"), "{text}");
}

#[test]
fn github_says_the_worst_first_and_what_lacks_once() {
    let segment =
        |id: &str, text: &str| format!("[[segment]]\nid = \"{id}\"\ntext = \"{text}\"\n\n");
    let gone = ["one", "two", "three", "four", "five"];
    let gone: String = gone.iter().map(|id| segment(id, "Un segment manque.")).collect();
    let content = segment("few", "Il y a 3 panels.") + &gone;
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
        ("content/a.toml", &content),
        ("locales/en/a.ftl", "few = There are 4 panels.\n"),
    ]);
    let summary = sandbox.path().join("step.md");
    let environment = [("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
    let arguments = ["check", "--format", "github", "--ui-lang", "en"];
    let run = sandbox.run_with(&arguments, &environment);
    let lines: Vec<_> = run.out.lines().collect();
    assert!(lines[0].starts_with("::error file=content/a.toml"), "{}", run.out);
    assert!(lines[0].ends_with("::5 segments are not translated into “en”"), "{}", run.out);
    assert_eq!(run.out.matches("::error").count(), 1, "{}", run.out);
    assert!(lines[1].starts_with("::warning"), "{}", run.out);
    // Another step's words stay.
    sandbox.run_with(&arguments, &environment);
    assert_eq!(sandbox.read("step.md").matches("### diglot:").count(), 2);
}

#[test]
fn several_reports_come_from_one_run() {
    let sandbox = hostile();
    let run = sandbox.run(&[
        "check",
        "--ui-lang",
        "en",
        "--format",
        "human",
        "--format",
        "sarif=out/deep/r.sarif",
        "--format",
        "junit=j.xml",
    ]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("Errors: 2") && !run.out.contains("report written"), "{}", run.out);
    assert!(sandbox.read("out/deep/r.sarif").contains("\"2.1.0\""));
    assert!(sandbox.read("j.xml").contains("<testsuites"));
    let run = sandbox.run(&["check", "--ui-lang", "en", "--format", "html", "--output", "o.html"]);
    assert_eq!(run.out, "o.html: report written\n");
    assert!(sandbox.read("o.html").starts_with("<!DOCTYPE html>"));
}

#[test]
fn reports_that_have_no_place_are_refused() {
    let sandbox = hostile();
    let refused = |arguments: &[&str], said: &str| {
        let run = sandbox.run(&[&["check", "--ui-lang", "en"], arguments].concat());
        assert_eq!(run.status, 2, "{}", run.out);
        assert!(run.err.contains(said), "{}", run.err);
    };
    refused(&["--format", "json", "--format", "sarif"], "only one report");
    refused(&["--format", "json=a.json", "--output", "b.json"], "has its file already");
    refused(&["--format", "json=content/été,1.toml"], "belongs to the project");
    refused(&["--format", "json=a", "--format", "sarif=a"], "give each a file of its own");
    refused(&["--format", "json", "--format", "sarif=a", "-o", "a"], "two reports cannot go to a");
    refused(&["--format", "pdf=a.pdf"], "is not a value of “--format”");
}

#[test]
fn machines_are_told_as_well_that_there_is_no_project() {
    let sandbox = Sandbox::new(&[]);
    for (format, said) in
        [("sarif", "\"executionSuccessful\": false"), ("junit", "<error"), ("gitlab", "blocker")]
    {
        let run =
            sandbox.run(&["check", "--format", &format!("{format}=r.out"), "--ui-lang", "en"]);
        assert_eq!(run.status, 2);
        assert!(sandbox.read("r.out").contains(said), "{}", sandbox.read("r.out"));
    }
}
