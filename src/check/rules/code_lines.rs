//! What lines of code say to a machine: comments, and what is quoted for people, are left out.

/// Labels of code that is meant for people's eyes, and may be translated.
const WORDED_CODE: [&str; 12] = [
    "text",
    "txt",
    "plaintext",
    "plain",
    "mermaid",
    "plantuml",
    "dot",
    "d2",
    "markdown",
    "md",
    "mdx",
    "output",
];

/// Labels of code in which words stand between tags.
const TAGGED_CODE: [&str; 14] = [
    "html",
    "xml",
    "jsx",
    "tsx",
    "js",
    "javascript",
    "ts",
    "typescript",
    "vue",
    "vue-html",
    "svelte",
    "astro",
    "php",
    "liquid",
];

/// Marks that begin a comment of one line.
const LINE_COMMENTS: [&str; 6] = ["#", "//", ";", "*", "--", "%"];

/// What comments of several lines begin and end with.
const BLOCK_COMMENTS: [(&str, &str); 5] =
    [("{/*", "*/}"), ("/*", "*/"), ("<!--", "-->"), ("\"\"\"", "\"\"\""), ("'''", "'''")];

/// A line of code: what of it is compared, and as it stands.
pub(super) type CodeLine<'t> = (String, &'t str);

/// The lines of code that say something to a machine; none where all of it is meant for people.
pub(super) fn code_lines<'t>(text: &'t str, label: &str) -> Option<Vec<CodeLine<'t>>> {
    let language = label.split([' ', '{', ',', ':']).next().unwrap_or_default();
    let is_in = |list: &[&str]| list.iter().any(|own| own.eq_ignore_ascii_case(language));
    if is_in(&WORDED_CODE) {
        return None;
    }
    let tagged = is_in(&TAGGED_CODE);
    let mut comment = None;
    let lines = text.lines().map(|line| {
        let code = without_comments(line, tagged, &mut comment);
        let words = wording_key(&code).filter(|_| tagged);
        (words.unwrap_or_else(|| code_key(&code, tagged)), line)
    });
    Some(lines.filter(|(key, _)| !key.is_empty()).collect())
}

/// A line without what of it is comment; `open` is the end of the comment that it begins in, and
/// then of that which the next one does.
fn without_comments(line: &str, tagged: bool, open: &mut Option<&'static str>) -> String {
    let mut code = String::new();
    let mut rest = line.trim();
    loop {
        if let Some(end) = *open {
            let Some((_, after)) = rest.split_once(end) else { return code };
            (rest, *open) = (after, None);
        }
        let begins = |(start, end): &(&str, &'static str)| {
            let at = rest.find(start)?;
            // `src/**/*.js` is no comment.
            let before = rest[..at].chars().next_back();
            let is_free = before.is_none_or(|c| c.is_whitespace() || "{(;,=".contains(c));
            is_free.then_some((at, start.len(), *end))
        };
        let Some((at, length, end)) = BLOCK_COMMENTS.iter().filter_map(begins).min() else {
            code.push_str(without_line_comment(rest));
            // What stands in the place of something goes on in the next line: `<a list of names`.
            let place = code.rfind('<').filter(|at| !tagged && is_sentence(&code[at + 1..]));
            if let Some(place) = place {
                code.truncate(place);
                *open = Some(">");
            }
            return code;
        };
        code.push_str(&rest[..at]);
        (rest, *open) = (&rest[at + length..], Some(end));
    }
}

/// Whether a text is words, more than one.
fn is_sentence(text: &str) -> bool {
    text.trim().contains(' ') && wording_key(text).is_some()
}

fn without_line_comment(line: &str) -> &str {
    let line = line.trim();
    let word = line.trim_start_matches('@').split(' ').next().unwrap_or_default();
    if word.eq_ignore_ascii_case("rem") {
        return "";
    }
    if LINE_COMMENTS.iter().any(|mark| line.starts_with(mark)) && !line.starts_with("--") {
        return "";
    }
    let end = [" #", "\t#", " // ", " -- "].iter().filter_map(|mark| line.find(mark)).min();
    &line[..end.unwrap_or(line.len())]
}

/// What a machine reads of words, as they stand between two tags: what is in braces. None where there
/// is more than words.
fn wording_key(text: &str) -> Option<String> {
    let (mut key, mut depth, mut says) = (String::new(), 0_usize, false);
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ if depth > 0 => key.push(c),
            _ if c.is_alphabetic() => says = true,
            _ if c.is_whitespace() || !c.is_ascii() || ",.!?:'-".contains(c) => {}
            _ => return None,
        }
    }
    (says && depth == 0).then_some(key)
}

/// A line of code without its spaces and what it says in words.
fn code_key(line: &str, tagged: bool) -> String {
    let mut key = String::new();
    let mut rest = line;
    let marks: &[char] = if tagged { &['"', '\'', '`', '<', '>'] } else { &['"', '\'', '`', '<'] };
    while let Some(open) = rest.find(marks) {
        key.push_str(&rest[..open]);
        let mark = rest[open..].chars().next().unwrap_or_default();
        let inside = &rest[open + 1..];
        let close = match mark {
            '<' => '>',
            '>' => '<',
            other => other,
        };
        let end = inside.find(close);
        let words = end.filter(|_| mark == '>').and_then(|end| wording_key(&inside[..end]));
        match (mark, end) {
            // Words between two tags; the second is looked at for itself.
            ('>', Some(end)) if words.is_some() => {
                key.push('>');
                key.push_str(&words.unwrap_or_default());
                rest = &inside[end..];
            }
            ('>', _) => {
                key.push('>');
                rest = inside;
            }
            // A tag has quoted values of its own.
            ('<', Some(_)) if tagged => {
                key.push('<');
                rest = inside;
            }
            (_, Some(end)) => {
                if !is_for_people(&inside[..end], mark) {
                    key.push_str(&inside[..end]);
                }
                rest = &inside[end + 1..];
            }
            (_, None) => {
                key.push_str(&rest[open..]);
                rest = "";
            }
        }
    }
    key.push_str(rest);
    key.retain(|c| !c.is_whitespace());
    key
}

/// Whether what is quoted, or stands in the place of something (`<your-name>`), is for people:
/// words, be it one.
fn is_for_people(quoted: &str, mark: char) -> bool {
    let is_worded = |c: char| !c.is_ascii() || c == ' ' || (mark == '<' && "-_".contains(c));
    let is_word = || {
        let word = quoted.trim_end_matches(['!', '?', '.', ',', ':']);
        word.chars().all(char::is_alphabetic) && word.contains(|c: char| c.is_lowercase())
    };
    quoted.contains(is_worded) || is_word()
}

/// Whether two lines differ but in names that a reader is to fill in: `your-name`, `MY_APP`. Such begin
/// so in examples, whatever their reader speaks; in the translation they may be called anything.
pub(super) fn is_filled_in(source: &str, target: &str) -> bool {
    fn names(line: &str) -> impl Iterator<Item = &str> {
        line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'))
    }
    let is_own = |name: &str| {
        let rest = ["your", "my"].iter().find_map(|word| {
            let head = name.get(..word.len())?;
            head.eq_ignore_ascii_case(word).then(|| &name[word.len()..])
        });
        rest.is_some_and(|rest| {
            rest.starts_with(['-', '_']) || rest.starts_with(char::is_uppercase)
        })
    };
    let same = names(source).zip(names(target)).all(|(a, b)| a == b || is_own(a));
    same && names(source).count() == names(target).count()
}

#[cfg(test)]
mod tests {
    use super::{code_lines, is_filled_in};

    #[test]
    fn names_to_be_filled_in_may_be_called_anything() {
        for (source, target, expected) in [
            ("run --name your-service \\", "run --name votre-service \\", true),
            ("python YOUR_APP.py", "python VOTRE_APP.py", true),
            ("f(myName, 1)", "f(monNom, 1)", true),
            ("f(myName, 1)", "f(monNom, 2)", false),
            ("mysql -u root", "mariadb -u root", false),
            ("run a", "run b", false),
        ] {
            assert_eq!(is_filled_in(source, target), expected, "{source} {target}");
        }
    }

    /// Whether two codes say the same to a machine.
    #[track_caller]
    fn check(label: &str, source: &str, target: &str, expected: bool) {
        let keys = |text| {
            let lines = code_lines(text, label).unwrap_or_default();
            lines.into_iter().map(|(key, _)| key).collect::<Vec<_>>()
        };
        assert_eq!(keys(source) == keys(target), expected, "{:?} {:?}", keys(source), keys(target));
    }

    #[test]
    fn what_is_said_to_people_may_differ() {
        let same = [
            (
                "py",
                "x = 1  # one\n\"\"\"Adds.\n\nTwice.\"\"\"",
                "x = 1  # un\n\"\"\"Ajoute.\n\nDeux fois.\"\"\"",
            ),
            (
                "js",
                "a();\n/**\n * Say it.\n */\nb('Hello');",
                "a();\n/**\n * Dites-le.\n */\nb('Bonjour');",
            ),
            (
                "jsx",
                "<h1 id=\"a\">My list</h1>\n<p>\n  Sign in\n</p>",
                "<h1 id=\"a\">Ma liste</h1>\n<p>\n  Se connecter\n</p>",
            ),
            ("jsx", "{/* A comment\n over lines */}\n<A />", "{/* Un commentaire */}\n<A />"),
            ("html", "<!-- old -->\n<b>Yes</b> {{ x }}", "<!--\nvieux\n-->\n<b>Oui</b> {{ x }}"),
            ("vue-html", "<b>\n  {{ n }} times\n</b>", "<b>\n  {{ n }} fois\n</b>"),
            ("jsx", "<b>Hello {name}!</b>", "<b>Bonjour {name} !</b>"),
            ("sql", "select 1 -- one", "select 1 -- un"),
            ("text", "a", "b"),
            ("sh", "cp <your-file> .", "cp <votre-fichier> ."),
            ("bat", "rem Add it\nset A=1", "REM Ajoutez-le\nset A=1"),
            (
                "yaml",
                "a: >\n  <a list of names\n  to be kept>\nb: 1",
                "a: >\n  <une liste de noms\n  à\n  garder>\nb: 1",
            ),
        ];
        for (label, source, target) in same {
            check(label, source, target, true);
        }
    }

    #[test]
    fn what_a_machine_reads_counts() {
        let differing = [
            ("js", "a(1);", "a(2);"),
            ("js", "get('/a/1')", "get('/a/2')"),
            ("jsx", "<A b={1}>x</A>", "<A b={2}>x</A>"),
            ("jsx", "<A href=\"/x-1\">My</A>", "<A href=\"/x-2\">Mon</A>"),
            ("sh", "run --fast", "run --slow"),
            ("", "run it now", "run it soon"),
            ("js", "glob('src/**/*.js')\na(1)", "glob('src/**/*.js')\na(2)"),
            ("jsx", "<b>Hello {name}!</b>", "<b>Bonjour {nom} !</b>"),
            ("yaml", "a: b", "a: c"),
            ("sh", "curl GET", "curl POST"),
            ("js", "m('GET')", "m('POST')"),
        ];
        for (label, source, target) in differing {
            check(label, source, target, false);
        }
    }
}
