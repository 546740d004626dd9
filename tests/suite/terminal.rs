//! What terminals and the runners of workflows would obey, written into every place there is, and
//! looked for in the bytes of what every command says.

use crate::project::Sandbox;

/// What a text may hold that is no text: control characters, those that turn it round, orders.
fn orders() -> Vec<String> {
    let controls: String = (1..0x20)
        .chain(0x7f..0xa0)
        .chain(0x202a..0x202f)
        .chain(0x2066..0x206a)
        .filter_map(char::from_u32)
        .filter(|c| !matches!(c, '\n' | '\t' | '\r'))
        .collect();
    vec![controls, "\u{1b}[31m \u{1b}]0;x\u{7} \u{9b}2J \u{202e}".to_owned()]
}

/// As a text in TOML, where control characters are written as escapes.
fn toml(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { format!("\\u{:04x}", u32::from(c)) } else { c.into() })
        .collect()
}

/// A project with an order in every text, name and note.
fn project(order: &str) -> Sandbox {
    let (said, written) = (format!("Le premier  mot {order} dit"), toml(order));
    let sandbox = Sandbox::new(&[(
        "locales/en/report.ftl",
        "one = The first  word\n    ::stop-commands::x\ntwo = The second 2.\n",
    )]);
    let content = format!(
        "[document]\ntitle = \"T{written}\"\n[[segment]]\nid = \"one\"\ntext = \"{}\"\n\
         note = \"N{written}\\n::stop-commands::x\"\n\n\
         [[segment]]\nid = \"two\"\ntext = \"Le second {written}, 1 de ##[add-mask] {{ $x{written} }}.\"\n\n\
         [[segment]]\nid = \"bad{written}\"\ntext = \"x\"\n",
        toml(&said)
    );
    sandbox.write("content/report.toml", content);
    let target = format!(
        "one = The first {order} word\ntwo = The {order} second 3 \u{ab}.\nthree{order} = x\n"
    );
    sandbox.write("locales/en/report.ftl", target);
    sandbox.write(
        "content/plain.toml",
        format!("[[segment]]\nid = \"a\"\ntext = \"Un mot{written}.\"\n"),
    );
    if !order.contains('/') {
        sandbox.write(
            &format!("content/n{order}.toml"),
            "[[segment]]\nid = \"a\"\ntext = \"Un  mot.\"\n",
        );
    }
    sandbox.write("new.md", format!("Un mot {order} neuf.\n\n::stop-commands::x\n"));
    sandbox
}

#[track_caller]
fn check(arguments: &[&str], said: &str, for_people: bool) {
    let is_order = |c: &char| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        turns || c.is_control() && !matches!(c, '\n' | '\t')
    };
    assert_eq!(said.chars().find(is_order), None, "{arguments:?}: {said:?}");
    if for_people {
        let line = said.lines().find(|line| line.trim_start().starts_with("::"));
        assert_eq!(line, None, "{arguments:?}: {said:?}");
        assert!(!said.contains("##["), "{arguments:?}: {said:?}");
    }
}

#[test]
fn no_command_hands_an_order_on() {
    for order in orders() {
        let sandbox = project(&order);
        for (arguments, for_people) in [
            (&["accept", "report/one", "--force"][..], true),
            (&["check"], true),
            (&["check", "--deny", "info", "--summary"], true),
            (&["check", "--format", "json"], false),
            (&["check", "--format", "github"], false),
            (&["status"], true),
            (&["status", "--format", "json"], false),
            (&["check", "--fix", "--dry-run"], true),
            (&["explain", &order], true),
            (&["render", &order, "--lang", "fr"], true),
            (&["check", &order], true),
            (&["check", "--ui-lang", &order], true),
            (&[&order], true),
            (&["import", "new.md", "--dry-run"], true),
        ] {
            let run = sandbox.run(arguments);
            check(arguments, &run.out, for_people);
            check(arguments, &run.err, true);
        }
        sandbox.replace("content/report.toml", "dit", "dirait");
        for (arguments, for_people) in
            [(&["diff"][..], true), (&["diff", "--format", "json"], false), (&["check"], true)]
        {
            let run = sandbox.run(arguments);
            check(arguments, &run.out, for_people);
            check(arguments, &run.err, true);
        }
    }
}

#[test]
fn human_output_begins_no_line_with_a_runners_command() {
    let sandbox = Sandbox::report();
    let content = "[[segment]]\nid = \"one\"\ntext = \"::error::Le premier mot.\"\n\
                   note = \"::add-mask::x\\n::stop-commands::x\"\n";
    sandbox.write("content/report.toml", content);
    sandbox.write(
        "locales/en/report.ftl",
        "one = The  first 2 word.\n    ::set-env name=A::x\n::junk\n",
    );
    // The name of a document stands above what is found in it.
    sandbox.write("content/::error::x.toml", "[[segment]]\nid = \"a\"\ntext = \"Un mot.\"\n");
    sandbox.write("new.md", "::stop-commands::x\n\n::error::y\n");
    let (mut shown, all) = (
        0,
        [
            &["check"][..],
            &["check", "--deny", "info", "--locale", "en"],
            &["diff"],
            &["status"],
            &["accept", "report/one", "--dry-run"],
            &["accept", "report/::one"],
            &["check", "::x"],
            &["check", "--fix", "--dry-run"],
            &["import", "new.md", "--dry-run"],
            &["explain", "::x"],
            &["::x"],
        ],
    );
    for arguments in all {
        let run = sandbox.run(arguments);
        for said in [&run.out, &run.err] {
            check(arguments, said, true);
            shown += said.lines().filter(|line| line.trim_start().starts_with(": :")).count();
        }
    }
    assert!(shown > 0, "nothing of it was shown where a line begins");
}
