//! The rules: the registry, and the examples of their pages.

use std::fmt::Write as _;

use diglot::{
    CheckRequest, Project, RULES, Rule,
    internals::{Example, examples},
};

use crate::project::Sandbox;

/// Builds the project that an example is about: its files, over a sample.
fn sandbox(example: &Example<'_>) -> Sandbox {
    let sandbox = Sandbox::new(&[]);
    let messages: Vec<(&str, &str)> = messages(example.pair);
    let (source, target) = match &*messages {
        [] => ("fr", "en"),
        [(source, _), (target, _)] => (*source, *target),
        other => panic!("a pair is two messages, not {other:?}"),
    };
    sandbox.write("diglot.toml", format!("source = \"{source}\"\ntargets = [\"{target}\"]\n"));
    for (language, message) in messages {
        let text = message.replacen(language, "example", 1);
        sandbox.write(&format!("locales/{language}/sample.ftl"), text);
    }
    for (path, text) in &example.files {
        sandbox.write(path, *text);
    }
    sandbox
}

/// The messages of a Fluent text, each with its name and all its lines, comments before it
/// included in the one after.
fn messages(text: &str) -> Vec<(&str, &str)> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let named =
            line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        if let Some((name, _)) = named {
            starts.push((name.trim(), at));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(_, at)| *at).chain([text.len()]);
    let ends: Vec<_> = ends.collect();
    starts.iter().zip(ends).map(|(&(name, start), end)| (name, &text[start..end])).collect()
}

#[track_caller]
fn check(rule: &'static Rule, language: &str, example: &Example<'_>) {
    let sandbox = sandbox(example);
    let project = Project::open(sandbox.path(), true).unwrap();
    // An `allow` is unused only where all rules run.
    let is_selected = rule.name != "unused-allow";
    let rules = if is_selected { vec![rule.name.to_owned()] } else { Vec::new() };
    let checked = CheckRequest { rules, ..CheckRequest::default() }.run(&project).unwrap();
    let reported = checked.findings.iter().any(|finding| finding.rule.name == rule.name);
    assert_eq!(
        reported, example.reported,
        "{} ({language}), line {}:\n{}\n{:?}",
        rule.name, example.line, example.pair, checked.findings
    );
}

#[test]
fn the_examples_of_the_pages_are_true() {
    for rule in RULES {
        for (language, page) in [("en", rule.page), ("fr", rule.page_fr)] {
            for example in examples(page) {
                check(rule, language, &example);
            }
        }
    }
}

#[test]
fn the_registry_is_well_formed() {
    let mut names = std::collections::BTreeSet::new();
    for rule in RULES {
        assert!(names.insert(rule.name), "{} is there twice", rule.name);
        let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(rule.name.chars().all(kebab), "{}", rule.name);
        for page in [rule.page, rule.page_fr] {
            assert!(page.starts_with(&format!("# {}\n\n", rule.name)), "{}", rule.name);
        }
    }
    let families: Vec<_> = RULES.iter().map(|rule| rule.family).collect();
    assert!(families.is_sorted(), "rules are listed family by family");
}

#[test]
fn every_page_shows_what_is_reported_and_what_is_not() {
    for rule in RULES {
        for page in [rule.page, rule.page_fr] {
            let examples = examples(page);
            let has = |reported| examples.iter().any(|example| example.reported == reported);
            // A page is UTF-8 and cannot show what is not.
            assert!(has(true) || rule.name == "encoding", "{} shows nothing reported", rule.name);
            assert!(has(false), "{} shows nothing accepted", rule.name);
            for option in rule.options {
                let named = format!("`{}", option.name);
                assert!(page.contains(&named), "{} does not tell of `{}`", rule.name, option.name);
            }
        }
    }
}

#[test]
fn every_page_says_what_its_rule_cannot_see() {
    for rule in RULES {
        let pages = [
            (rule.page, "## What it cannot see"),
            (rule.page_fr, "## Ce que la règle ne voit pas"),
        ];
        for (page, heading) in pages {
            let (_, section) =
                page.split_once(heading).unwrap_or_else(|| panic!("{}: {heading}", rule.name));
            let section = section.split("\n## ").next().unwrap_or_default();
            assert!(section.trim().ends_with('.'), "{}: {heading}", rule.name);
        }
    }
}

#[test]
fn what_a_missing_sentence_takes_with_it_is_told_where_its_own_rule_is_off() {
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n[rules]\nunrecorded = \"off\"\n"),
        (
            "locales/fr/a.ftl",
            "a = Le musée ouvre chaque matin de la semaine. Les visiteurs paient 12 euros au guichet du \
             [jardin botanique](https://exemple.org). La boutique vend des livres et des cartes postales.\n",
        ),
        (
            "locales/en/a.ftl",
            "a = The museum opens every morning of the week. The shop sells books and postcards.\n",
        ),
    ]);
    let told = |arguments: &[&str]| {
        let run = sandbox.run(&[&["check", "--format", "json"], arguments].concat());
        let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let all = json["findings"].as_array().unwrap().iter();
        all.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(&[]), ["sentence-count"]);
    assert_eq!(told(&["--rule", "number-mismatch"]), [""; 0]);
    sandbox.replace("diglot.toml", "[rules]\n", "[rules]\nsentence-count = \"off\"\n");
    assert_eq!(told(&[]), ["link-mismatch", "number-mismatch"]);
    assert_eq!(told(&["--rule", "number-mismatch"]), ["number-mismatch"]);
}

#[test]
fn words_of_a_sentence_that_was_left_are_told_where_its_own_rule_is_off() {
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n[rules]\nunrecorded = \"off\"\n"),
        (
            "locales/fr/a.ftl",
            "a = Le musée ouvre chaque matin de la semaine. Les visiteurs paient leur billet au guichet du \
             jardin botanique avant la visite.\n",
        ),
        (
            "locales/en/a.ftl",
            "a = The museum opens every morning of the week. Les visiteurs paient leur billet au guichet du \
             jardin botanique avant la visite.\n",
        ),
    ]);
    let told = || {
        let run = sandbox.run(&["check", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let all = json["findings"].as_array().unwrap().iter();
        all.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(), ["wrong-language"]);
    sandbox.replace("diglot.toml", "[rules]\n", "[rules]\nwrong-language = \"off\"\n");
    assert_eq!(told(), ["leftover-word"]);
}

/// How severe what a rule finds of a pair of English and French texts is.
fn severities(rule: &str, en: &str, fr: &str) -> Vec<String> {
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"en\"\ntargets = [\"fr\"]\n"),
        ("locales/en/a.ftl", &format!("a = {en}\n")),
        ("locales/fr/a.ftl", &format!("a = {fr}\n")),
    ]);
    let run = sandbox.run(&["check", "--rule", rule, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let all = json["findings"].as_array().unwrap().iter();
    all.map(|finding| finding["severity"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn of_several_marks_in_one_text_the_first_is_a_warning() {
    let (en, fr) = ("The “panel” met the “jury”.", "Le “panel” a vu le “jury”.");
    assert_eq!(severities("quotes", en, fr), ["warning", "info"]);
    let (en, fr) = ("The network (“net”) grows.", "Le réseau (« filet grandit.");
    assert_eq!(severities("unbalanced", en, fr), ["warning", "info"]);
}

#[test]
fn a_space_that_the_source_has_before_the_same_mark_is_meant() {
    let en = "To paste, type p . For help, type C-h ? twice.";
    let fr = "Pour coller, tapez p . Pour de l’aide, faites C-h ? deux fois.";
    assert_eq!(severities("spacing", en, fr), ["info"]);
    let fr = "Pour coller , tapez p. Pour de l’aide, faites C-h ? deux fois.";
    assert_eq!(severities("spacing", en, fr), ["info", "warning"]);
    // A no-break space is more than a byte.
    let (en, fr) = ("All\u{a0}keys : a, b.", "Toutes\u{a0}les touches : a , b.");
    assert_eq!(severities("spacing", en, fr), ["info", "warning"]);
}

#[test]
fn stars_that_the_source_draws_are_no_emphasis() {
    let (en, fr) = ("** Type dw to delete a word. **", "** Tapez dw pour effacer un mot. **");
    let of_target = |en, fr| severities("spacing", en, fr).contains(&"warning".to_owned());
    assert!(!of_target(en, fr));
    assert!(of_target("Press the **red** button.", "Appuyez sur le bouton ** rouge**."));
}

#[test]
fn of_several_emphasised_words_the_one_that_is_gone_is_told() {
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"en\"\ntargets = [\"fr\"]\n"),
        (
            "locales/en/a.ftl",
            "a = Enable it under *Edit* ▸ *Preferences* ▸ *Calendar* ▸ *General* ▸ *Miscellaneous*.\n",
        ),
        (
            "locales/fr/a.ftl",
            "a = Activez-la sous *Édition* ▸ *Préférences* ▸ *Agenda* ▸ *Divers*.\n",
        ),
    ]);
    let run = sandbox.run(&["check", "--rule", "emphasis-mismatch", "--format", "json"]);
    assert!(run.out.contains("“General”"), "{}", run.out);
}

#[test]
fn a_number_that_is_only_repeated_is_no_more_than_told() {
    let en = "The plan has 40 squares. Each has a circle.";
    let repeated = "Le plan a 40 cases. Les 40 cercles y sont.";
    assert_eq!(severities("number-mismatch", en, repeated), ["info"]);
    let fewer = "The plan has 40 squares. The 40 circles are in them.";
    let good = "Le plan a 40 cases. Les cercles y sont.";
    assert_eq!(severities("number-mismatch", fewer, good), ["warning"]);
}

#[test]
fn days_answer_weeks_and_months_and_no_other_number_of_days() {
    let found = |en: &str, fr: &str| severities("number-mismatch", en, fr).len();
    for (en, fr) in [
        ("You have 30 days to reply.", "Vous avez 7 jours pour répondre."),
        ("You have 31 days to reply.", "Vous avez 30 jours pour répondre."),
        ("You have 1 day to reply.", "Vous avez 30 jours pour répondre."),
        ("You have 3 days to reply.", "Vous avez 21 jours pour répondre."),
    ] {
        assert_eq!(found(en, fr), 1, "{en}");
    }
    for (en, fr) in [
        ("You have 7 days to reply.", "Vous avez une semaine pour répondre."),
        ("You have two weeks to reply.", "Vous avez 14 jours pour répondre."),
        ("You have one month to reply.", "Vous avez 30 jours pour répondre."),
        ("You have 14 days to reply.", "Vous avez 15 jours pour répondre."),
        ("You have 7 to 30 days to reply.", "Vous avez de 7 à 30 jours pour répondre."),
        ("Within 30 days, or 7 days at sea.", "Sous 7 jours en mer, ou 30 jours."),
    ] {
        assert_eq!(found(en, fr), 0, "{en}");
    }
}

#[test]
fn texts_of_a_few_words_take_linear_time() {
    let (mut source, mut target) = (String::new(), String::new());
    let long = |words: &str| words.repeat(60_000 / words.len());
    for (index, (en, fr)) in [
        ("June, ", "juillet "),
        ("Monday ", "dimanche "),
        ("so hard and long ", "moins dur et moins long "),
        ("word ", "`"),
        ("The man sleeps. ", "L’homme dort ici. The man is here and it was by the sea. "),
        ("The NASA says. ", "la nasa dit. "),
        ("but ", "ne vient pas mais "),
        ("1.1", "2.1"),
    ]
    .into_iter()
    .enumerate()
    {
        let _ = writeln!(source, "a{index} = {}", long(en).trim_end());
        let _ = writeln!(target, "a{index} = {}", long(fr).trim_end());
    }
    // As many comments as messages, each message with a finding.
    for index in 0..2_000 {
        let _ = writeln!(source, "\n### note {index} on the file\n\nb{index} = Number {index}");
        let _ = writeln!(target, "b{index} = Numéro 7{index}");
    }
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"en\"\ntargets = [\"fr\"]\n"),
        ("locales/en/a.ftl", &source),
        ("locales/fr/a.ftl", &target),
    ]);
    let run = sandbox.run(&["check", "--rule", "number-mismatch", "--format", "json"]);
    assert!(run.out.contains("number-mismatch"));
    sandbox.run(&["check", "--format", "json"]);
}

#[test]
fn all_says_100_percent_and_no_other_hundred() {
    let found = |en: &str, fr: &str| severities("number-mismatch", en, fr).len();
    assert_eq!(found("All the fees are covered.", "Les frais sont couverts à 100 %."), 0);
    assert_eq!(found("It covers 100% of the fees.", "Il couvre tous les frais."), 0);
    assert_eq!(found("It has 100 chairs, and all are here.", "Il a des chaises, toutes ici."), 1);
    assert_eq!(found("All members have voted.", "Les 100 membres ont voté."), 1);
}

#[test]
fn what_is_cheaper_or_saved_may_be_called_less() {
    let found = |en: &str, fr: &str| severities("meaning-mismatch", en, fr).len();
    for (en, fr) in [
        ("Tickets are cheaper here.", "Les billets sont moins chers ici."),
        ("The new gate saves time.", "La nouvelle porte prend moins de temps."),
        ("It is hardly known.", "Il est moins connu."),
        // An article translates nothing.
        ("A rare plant of the valley.", "Une plante moins courante de la vallée."),
    ] {
        assert_eq!(found(en, fr), 0, "{en}");
    }
    let (en, fr) = ("The tickets are expensive here.", "Les billets sont moins chers ici.");
    assert_eq!(found(en, fr), 1);
}

#[test]
fn seven_days_out_of_seven_are_every_day() {
    let found = |en: &str, fr: &str| severities("number-mismatch", en, fr).len();
    assert_eq!(found("Open 7 days a week.", "Ouvert 7 jours sur 7."), 0);
    assert_eq!(found("Open 7 days a week.", "Ouvert 6 jours sur 7."), 1);
    assert_eq!(found("Of 7 votes, all count.", "Sur 7 votes, 3 comptent."), 1);
}

#[test]
fn an_image_of_a_figure_is_no_formula() {
    let found = |en: &str, fr: &str| severities("link-mismatch", en, fr).len();
    let lost = "Voir la figure 5 pour la suite.";
    assert_eq!(found("See figure 5 for more: ![figure 5](five.png).", lost), 1);
    assert_eq!(found("The frequency is ![5 kHz](five.png).", "La fréquence est de 5 kHz."), 0);
}

#[test]
fn a_word_doubled_in_the_source_is_its_authors_to_mend() {
    let (good, doubled) = ("Le réseau grandit.", "Le le réseau grandit.");
    assert_eq!(severities("repeated-word", "The the network grows.", good), ["info"]);
    assert_eq!(severities("repeated-word", "The network grows.", doubled), ["warning"]);
}

#[test]
fn a_french_sentence_in_lower_case_is_a_slip_where_no_list_is_near() {
    let sandbox = Sandbox::new(&[("diglot.toml", "source = \"en\"\ntargets = [\"fr\"]\n")]);
    let severities = |pairs: &[(&str, &str)]| {
        let (mut content, mut messages) = (String::new(), String::new());
        for (index, (en, fr)) in pairs.iter().enumerate() {
            let _ = writeln!(content, "[[segment]]\nid = \"s{index}\"\ntext = \"{en}\"\n");
            let _ = writeln!(messages, "s{index} = {fr}");
        }
        sandbox.write("content/a.toml", content);
        sandbox.write("locales/fr/a.ftl", messages);
        let run = sandbox.run(&["check", "--rule", "letter-case", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let all = json["findings"].as_array().unwrap().iter();
        all.map(|finding| finding["severity"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let alone = ("The network grows fast.", "le réseau grandit vite.");
    let other = ("It has twelve members.", "Il compte douze membres.");
    let item = ("Find a member in town.", "trouver un membre en ville ;");
    assert_eq!(severities(&[other, alone, other]), ["warning"]);
    assert_eq!(severities(&[item, alone, other]), ["info"]);
    // A passage without capitals is longer than a list.
    let passage = [alone; 24];
    assert_eq!(severities(&[&[item], &passage[..], &[other; 60]].concat()), ["warning"; 24]);
    // Where English has a capital that French has not, nothing is lost.
    let remedies = ("Some Chinese remedies.", "divers remèdes chinois.");
    assert_eq!(severities(&[item, remedies, other]), ["info"]);
}

#[test]
fn emphasis_that_a_document_mostly_goes_without_is_told_once() {
    let source = ["un", "deux", "trois", "quatre"].map(|word| {
        format!("{word} = Le conseil **{word}** examine les comptes de la coopérative.\n")
    });
    let target = ["un", "deux", "trois", "quatre"].map(|word| {
        format!("{word} = The council {word} examines the accounts of the cooperative.\n")
    });
    let sandbox = Sandbox::new(&[
        ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
        ("locales/fr/a.ftl", &source.concat()),
        ("locales/en/a.ftl", &target.concat()),
    ]);
    let run = sandbox.run(&["check", "--format", "json", "--rule", "emphasis-mismatch"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let messages = json["findings"].as_array().unwrap().iter();
    let messages: Vec<_> = messages.map(|finding| finding["message"].as_str().unwrap()).collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("4 of 4"), "{messages:?}");
}
