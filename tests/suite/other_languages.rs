//! Messages in languages of which no pack tells anything: what is reported of them, and what is their way of
//! writing.

use diglot::{CheckRequest, Project, Severity};

use crate::project::Sandbox;

/// A message in English and in another language, each without its id; expects `severity` for each finding of
/// a rule.
#[track_caller]
fn check(rule: &str, locale: &str, [there, here]: [&str; 2], expected: &[&str]) {
    let text = |body: &str| {
        // What follows on a line of its own under another id is another message.
        let body = body.replace('\n', "\n    ");
        let body = ["o", "p"]
            .iter()
            .fold(body, |body, id| body.replace(&format!("\n    {id} = "), &format!("\n{id} = ")));
        format!("m = {body}\n-brand = Verger\n")
    };
    let files = [
        ("locales/en/x.ftl".to_owned(), text(there)),
        (format!("locales/{locale}/x.ftl"), text(here)),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let sandbox = Sandbox::new(&files);
    sandbox.write("diglot.toml", format!("source = \"en\"\ntargets = [\"{locale}\"]\n"));
    let project = Project::open(sandbox.path(), true).unwrap();
    let request = CheckRequest { rules: vec![rule.to_owned()], ..CheckRequest::default() };
    let checked = request.run(&project).unwrap();
    let found: Vec<_> = checked.findings.iter().map(|finding| finding.severity.name()).collect();
    assert_eq!(found, expected, "{rule} {locale}: {there} / {here}");
}

const TOLD: &[&str] = &["info"];
const WARNED: &[&str] = &["warning"];

#[test]
fn sentences_begin_as_their_script_lets_them() {
    let check =
        |locale, there, here, expected| check("letter-case", locale, [there, here], expected);
    let plan = "And they have a plan.";
    check("eu", plan, "eta plan bat dute orain.", WARNED);
    check("eu", plan, "...eta plan bat dute.", &[]);
    // Georgian has capitals, and begins no sentence with one; Lojban writes none.
    check("ka", plan, "და მათ აქვთ გეგმა.", &[]);
    check("jbo", plan, ".i ri platu da.", &[]);
    // A sign stands before the word, or a word of another script goes on in the language's own.
    check("eu", "In the ☰ menu, choose a name.", "☰ menuan, hautatu izen bat.", &[]);
    check("tr", "It is our 100th release!", "100. sürüme ulaştık!", &[]);
    check("hy", "Type “@” followed by a word.", "“@”-ից հետո մուտքագրեք բառը։", &[]);
    check(
        "ko",
        "The lower the ease, the more often it appears.",
        "ease가 낮을수록 더 자주 등장합니다.",
        &[],
    );
}

#[test]
fn sentences_end_with_the_marks_of_their_script() {
    let check = |locale, there, here, expected| {
        check("terminal-punctuation", locale, [there, here], expected);
    };
    let two = "Your file was saved. You can close the window.";
    check("cy", two, "Cadwyd eich ffeil. Gallwch gau'r ffenestr", WARNED);
    // Bengali is also typed with the sign of its currency, which looks like its full stop.
    check("bn", two, "আপনার ফাইল সংরক্ষণ করা হয়েছে৷ আপনি উইন্ডোটি বন্ধ করতে পারেন৷", &[]);
    // Armenian asks within the word.
    let asks = "Your file was not saved. Do you want to try again?";
    check("hy", asks, "Ձեր ֆայլը չի պահպանվել։ Ցանկանո՞ւմ եք կրկին փորձել", &[]);
    check("cy", asks, "Ni chadwyd eich ffeil. Hoffech chi geisio eto", WARNED);
    // One sentence made of two is a title, and one that goes on in brackets has ended before them.
    check("pl", "Sorry. We could not find the page.", "Nie udało się odnaleźć tej strony", TOLD);
    let aside = "Close the other copy first. You may also go on (it may not work then).";
    check("ja", aside, "先に閉じてください。続行もできます。(動かないことがあります)", &[]);
    // A mark that the source's last sentence lacks is no slip of the translation.
    check(
        "hi",
        "Choose a path. It can be found with a name",
        "पथ चुनें। इसे नाम से खोजा जा सकता है।",
        TOLD,
    );
    let installed = "The sound was not recorded. Have you installed the program?";
    check(
        "ro",
        installed,
        "Nu s-a înregistrat sunetul. Verifică dacă ai instalat programul.",
        TOLD,
    );
    check(
        "fr",
        installed,
        "Le son n’a pas été enregistré. Vous avez installé le programme.",
        WARNED,
    );
    // What a button says is put in a sentence.
    let link = "The update failed. <a>Download the latest version</a>";
    check("ja", link, "更新に失敗しました。<a>最新バージョンをダウンロード</a>してください。", &[]);
    let asks = "This file does not work. <a>Still having problems?</a>";
    check("ja", asks, "このファイルは使えません。<a>まだ問題がある場合はこちら</a>。", &[]);
}

#[test]
fn marks_that_are_spoken_of_have_no_partner() {
    let check =
        |locale, there, here, expected| check("unbalanced", locale, [there, here], expected);
    let spoken = "A parse failure: ‘)’ was expected here.";
    check("sv", spoken, "Ett fel vid analys: ”)” förväntades här.", &[]);
    check("ar", spoken, "فشل التحليل: توقّعت ’)‘ هنا.", &[]);
    check("fa", spoken, "شکست تجزیه: '\u{200e})\u{200e}' مورد انتظار بود.", &[]);
    check("ug", spoken, "تەھلىل مەغلۇپ بولدى: «)» كېرەك ئىدى.", &[]);
    check("sv", spoken, "Ett fel vid analys: en parentes) förväntades här.", WARNED);
    check("zh", "Search for a backslash: ‘\\’.", "搜索反斜杠：「\\」。", &[]);
    check("ca", "The menu of tools", "El menú d'eines addicionals (»)", &[]);
    check("ca", "The “menu” of tools", "El menú» d'eines addicionals", WARNED);
    // A text of a sign is one.
    check("de", "{ \"]\" }", ")", &[]);
    // Without code in the source a backtick is another mark.
    check("hy", "Verified by:", "Ստուգվել է`", &[]);
    check("hy", "Run `make` here.", "Գործարկեք `make այստեղ։", WARNED);
}

#[test]
fn a_few_words_that_look_english_are_no_english() {
    let check =
        |locale, there, here, expected| check("wrong-language", locale, [there, here], expected);
    let tabs = "{ $n ->\n    [1] Move the tab to\n   *[other] Move { $n } tabs to\n}";
    let czech = "{ $n ->\n    [1] Přesunout panel do\n    [one] Přesunout { $n } panel do\n    \
                 [few] Přesunout { $n } panely do\n   *[other] Přesunout { $n } panelů do\n}";
    check("cs", tabs, czech, &[]);
    let error = "An error occurred while the page was loaded.";
    check("fy", error, "Der is in flater bard by it laden fan de side.", &[]);
    let files = "Files may harm your computer. Use them with care, and only where you trust them.";
    check("ga", files, "Tá siad in ann dochar a dhéanamh do do ríomhaire. Bí cúramach leo.", &[]);
    let trust = "The certificate is not trusted because it has not been verified by an authority.";
    check(
        "my",
        trust,
        "Certificate is not trusted, because it was not verified by an authority.",
        WARNED,
    );
}

#[test]
fn what_is_still_the_source_is_told_as_that() {
    let check = |locale, text, expected| check("untranslated", locale, [text, text], expected);
    check("el", "You’ve reached today’s chat limit.", &["error"]);
    check("el", "Don’t use memories in responses", &["error"]);
    check("el", "Peer’s public key is invalid.", &["error"]);
    check("el", "- The maximum difference difference between two tested fragments", &["error"]);
    check("el", "Firefox Sync", &[]);
}

#[test]
fn figures_and_addresses_in_other_scripts() {
    let number =
        |locale, there, here, expected| check("number-mismatch", locale, [there, here], expected);
    let retention = "The delay until recall falls to 90%.";
    number("ar", retention, "التأخير حتى ينخفض التذكر إلى 90٪.", &[]);
    number("fa", retention, "تاخیری که در آن بازیابی به ۹۰٪ می‌رسد.", &[]);
    number("sl", retention, "Razmik, pri katerem bo pomnjenje 90-odstotno.", &[]);
    number("fr", retention, "Le délai avant que le rappel tombe à 90.", WARNED);
    number("ja", "Last 7 days", "直近 1 週間", &[]);
    number("ja", "Last 7 days", "直近 3 週間", WARNED);
    number("ja", "Events in the next 31 days", "1 か月後までの予定", &[]);
    check("email-mismatch", "fr", ["Say me@example.com", "Dites moi@exemple.com"], &[]);
    check("email-mismatch", "fr", ["example@example.com", "exemple@example.com"], &[]);
    check(
        "email-mismatch",
        "fr",
        ["Write to orchard@verger.org", "Écrivez à orchrad@verger.org"],
        WARNED,
    );
    let marks = "Only letters, - and . are allowed";
    check("spacing", "de", [marks, "Es sind nur Buchstaben, - und . sind erlaubt"], &[]);
    check("spacing", "de", [marks, "Buchstaben sind hier erlaubt . Andere sind es nicht"], WARNED);
    let private = "We made this change to keep private browsing private.";
    check(
        "repeated-word",
        "gl",
        [private, "Fixemos este cambio para manter a navegación privada privada."],
        &[],
    );
    check("repeated-word", "gl", ["We made this change.", "Fixemos este cambio cambio."], WARNED);
    let help = "Use /help &lt;command&gt; for more.";
    check("spacing", "pl", [help, "Aby wiedzieć więcej, użyj /help &lt;polecenie&gt;."], &[]);
    check("spacing", "pl", [help, "Aby wiedzieć więcej, użyj /help polecenie;."], WARNED);
    let value = "Enter a value in the field.";
    check("repeated-word", "nl", [value, "Voer een waarde in in het veld."], &[]);
    check("repeated-word", "nl", [value, "Voer een waarde waarde in."], WARNED);
    let url = |locale, there, here| check("url-mismatch", locale, [there, here], &[]);
    let visit = "Visit https://www.example.org/media/ to read on.";
    url("ar", visit, "انتقل إلى \u{202a}https://www.example.org/media/\u{202c} للمزيد.");
    url("hy", visit, "Այցելեք https://www.example.org/media/՝ ավելին կարդալու։");
    let variable =
        "The variable MOZ_DISABLE_CONTENT_SANDBOX=1 is needed to export the logs of the program.";
    check(
        "length-ratio",
        "zh-CN",
        [variable, "导出程序日志需要环境变量MOZ_DISABLE_CONTENT_SANDBOX=1。"],
        &[],
    );
}

#[test]
fn placeables_that_a_language_may_word_otherwise() {
    let check = |locale, there, here, expected| {
        check("placeable-mismatch", locale, [there, here], expected);
    };
    let minutes =
        "{ $rangePlural ->\n    [one] { $range } minute\n   *[other] { $range } minutes\n}";
    let hebrew = "{ $rangePlural ->\n    [one] דקה אחת\n   *[other] { $range } דקות\n}";
    check("he", minutes, hebrew, &[]);
    let names =
        "{ $n ->\n    [one] { $name } has a page\n   *[other] { $name } has { $n } pages\n}";
    check(
        "he",
        names,
        "{ $n ->\n    [one] דף אחד\n   *[other] ל{ $name } יש { $n } דפים\n}",
        WARNED,
    );
    // The name of a command is that command's text.
    let choose = "Open the menu and choose “Summarize Page”.\no = Summarize page\np = Other";
    check("ja", choose, "メニューを開き [{ o }] を選択します。\no = ページを要約\np = 他", &[]);
    check("ja", choose, "メニューを開き [{ p }] を選択します。\no = ページを要約\np = 他", WARNED);
    // A translator may name the program, or not.
    check("ja", "You are in safe hands here", "あなたは { -brand } に守られています", TOLD);
    check("fi", "What should { -brand } do with it?", "Mitä tiedostolle tehdään?", TOLD);
}

#[test]
fn variants_are_one_text_each() {
    let link = "Read <a>www.example.org</a> or www.example.net.";
    let czech = "{ -brand.case ->\n    [a] Čtěte <a>www.example.org</a> či www.example.net.\n   \
                 *[b] Viz <a>www.example.org</a> či www.example.net.\n}";
    check("link-mismatch", "cs", [link, czech], &[]);
    let brackets = "Put the brackets in quotes: `\"( )\"`.";
    check(
        "code-mismatch",
        "fr",
        [brackets, "Mettez les parenthèses entre guillemets : `\"()\"`."],
        &[],
    );
    check("code-mismatch", "fr", ["Run `git commit` now.", "Lancez `gitcommit` ici."], WARNED);
}

#[test]
fn access_keys_belong_to_their_own_label() {
    let there = "\n.label = Unable to update\n.buttonlabel = Learn more\n.buttonaccesskey = L";
    let here = |key| {
        format!(
            "\n.label = Update nicht möglich\n.buttonlabel = Weitere Infos\n.buttonaccesskey = {key}"
        )
    };
    check("access-key", "de", [there, &here("W")], &[]);
    check("access-key", "de", [there, &here("L")], TOLD);
}

#[test]
fn texts_that_are_exchanged_are_told_once() {
    let english = "a = The network has 12 members in 3 towns, and meets in { $town }.\n\
                   b = The archive holds 45 boxes of “letters” from { $name } (see the list).\n\
                   c = The garden is open from 8 to 19 on weekdays.\n";
    let texts =
        |[first, second]: [&str; 2], last: &str| format!("a = {first}\nb = {second}\nc = {last}\n");
    let exchanged = [
        (
            "fr",
            "L’archive contient 45 boîtes de « lettres » de { $name } (voir la liste).",
            "Le réseau compte 12 membres dans 3 villes, et se réunit à { $town }.",
            "Le jardin est ouvert de 8 à 18 en semaine.",
        ),
        (
            "pl",
            "Archiwum zawiera 45 pudeł „listów” od { $name } (zobacz listę).",
            "Sieć ma 12 członków w 3 miastach i spotyka się w { $town }.",
            "Ogród jest otwarty od 8 do 18 w dni robocze.",
        ),
    ];
    for (locale, archive, network, garden) in exchanged {
        let file = format!("locales/{locale}/x.ftl");
        let french = texts([archive, network], garden);
        let sandbox = Sandbox::new(&[("locales/en/x.ftl", english), (&file, &french)]);
        sandbox.write("diglot.toml", format!("source = \"en\"\ntargets = [\"{locale}\"]\n"));
        let project = Project::open(sandbox.path(), true).unwrap();
        let found = |rules: &[&str]| -> Vec<_> {
            let rules = rules.iter().map(|rule| (*rule).to_owned()).collect();
            let checked = CheckRequest { rules, ..CheckRequest::default() }.run(&project).unwrap();
            checked.findings.iter().map(|finding| finding.rule.name).collect()
        };
        let content = ["swapped", "number-mismatch", "placeable-mismatch", "unbalanced"];
        assert_eq!(found(&content), ["swapped", "swapped", "number-mismatch"], "{locale}");
        assert!(found(&content[1..]).len() > 3, "{locale}");
        let checked = CheckRequest::default().run(&project).unwrap();
        let causes = checked.findings.iter().filter(|finding| finding.rule.name == "swapped");
        // A variable of another text is an error, and so is what it follows from.
        assert!(causes.clone().all(|finding| finding.severity == Severity::Error), "{locale}");
        assert_eq!(causes.count(), 2, "{locale}");
    }
}
