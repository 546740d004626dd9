//! Paths with places to fill in: where a project's files are, whatever its layout.
//!
//! `core/{locale}/{path}.ftl` says both how the file of a document in a locale is called, and which
//! document and locale a file belongs to. Mozilla's project files say the same with `*` and `**`.

use super::Locale;

/// A path pattern; `/` separates folders, and it never leads out of the folder it starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    text: String,
    tokens: Vec<TemplateToken>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TemplateToken {
    Literal(String),
    /// `{locale}`
    Locale,
    /// `{path}`: at least one name, with folders before it.
    Path,
    /// `*`: anything within one name.
    Star,
    /// `**/`: any number of folders, none included; `**` at the end: whatever is below.
    Folders {
        slash: bool,
    },
}

/// What a path holds in the places of a [`Template`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateValues<'p> {
    /// The locale, where the template has a place for one.
    pub locale: Option<&'p str>,
    /// What stands for `{path}`, or for each `*` and `**`, in order.
    pub wild: Vec<&'p str>,
}

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    #[error("`{path}` leads out of the project")]
    Outside { path: String },
    #[error("`{{{name}}}` is no place to fill in")]
    Unknown { name: String },
    #[error("an opening brace is never closed")]
    Unclosed,
}

/// Steps after which a match is given up; no path that a person would write needs a hundredth.
const STEPS: usize = 100_000;

impl Template {
    /// Reads a pattern with `{path}` and `{locale}`.
    ///
    /// # Errors
    ///
    /// When it leads out of the project or has other places.
    pub fn new(text: &str) -> Result<Self, TemplateError> {
        Self::parse_template(text, false)
    }

    /// Reads a pattern with `{locale}`, `*` and `**`, as Mozilla's `l10n.toml` has them.
    ///
    /// # Errors
    ///
    /// When it leads out of the project or has other places.
    pub fn with_wildcards(text: &str) -> Result<Self, TemplateError> {
        Self::parse_template(text, true)
    }

    fn parse_template(text: &str, wildcards: bool) -> Result<Self, TemplateError> {
        if !is_inside(text) {
            return Err(TemplateError::Outside { path: text.to_owned() });
        }
        let (mut tokens, mut literal, mut at) = (Vec::new(), String::new(), 0);
        while let Some(next) = text[at..].chars().next() {
            let rest = &text[at..];
            let starts_name = at == 0 || text[..at].ends_with(['/', '}']);
            let (token, length) = if next == '{' {
                let end = rest.find('}').ok_or(TemplateError::Unclosed)?;
                let token = match rest[1..end].trim() {
                    "locale" => TemplateToken::Locale,
                    "path" if !wildcards => TemplateToken::Path,
                    name => return Err(TemplateError::Unknown { name: name.to_owned() }),
                };
                (token, end + 1)
            } else if wildcards && starts_name && (rest.starts_with("**/") || rest == "**") {
                let slash = rest.len() > 2;
                (TemplateToken::Folders { slash }, if slash { 3 } else { 2 })
            } else if wildcards && next == '*' {
                (TemplateToken::Star, 1)
            } else {
                literal.push(next);
                at += next.len_utf8();
                continue;
            };
            if !literal.is_empty() {
                tokens.push(TemplateToken::Literal(std::mem::take(&mut literal)));
            }
            tokens.push(token);
            at += length;
        }
        if !literal.is_empty() {
            tokens.push(TemplateToken::Literal(literal));
        }
        Ok(Self { text: text.to_owned(), tokens })
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is a place for the locale.
    #[must_use]
    pub fn has_locale(&self) -> bool {
        self.tokens.contains(&TemplateToken::Locale)
    }

    /// The pattern of the files of one locale.
    #[must_use]
    pub fn of_locale(&self, locale: &str) -> Self {
        let mut tokens: Vec<TemplateToken> = Vec::with_capacity(self.tokens.len());
        for token in &self.tokens {
            let text = match token {
                TemplateToken::Locale => locale,
                TemplateToken::Literal(text) => text,
                _ => {
                    tokens.push(token.clone());
                    continue;
                }
            };
            match tokens.last_mut() {
                Some(TemplateToken::Literal(before)) => before.push_str(text),
                _ => tokens.push(TemplateToken::Literal(text.to_owned())),
            }
        }
        Self { text: self.text.replace("{locale}", locale), tokens }
    }

    /// The same pattern in `folder`, which may lie outside of the project.
    #[must_use]
    pub fn below(&self, folder: &str) -> Self {
        let mut tokens = vec![TemplateToken::Literal(format!("{folder}/"))];
        let mut rest = self.tokens.iter().cloned();
        match rest.next() {
            Some(TemplateToken::Literal(text)) => {
                tokens = vec![TemplateToken::Literal(format!("{folder}/{text}"))];
            }
            first => tokens.extend(first),
        }
        tokens.extend(rest);
        Self { text: format!("{folder}/{}", self.text), tokens }
    }

    /// How often `{path}` is to be filled in.
    #[must_use]
    pub fn paths(&self) -> usize {
        self.tokens.iter().filter(|token| **token == TemplateToken::Path).count()
    }

    /// How many places there are that are no locale.
    #[must_use]
    pub fn wildcards(&self) -> usize {
        let wild = |token: &&TemplateToken| {
            !matches!(token, TemplateToken::Literal(_) | TemplateToken::Locale)
        };
        self.tokens.iter().filter(wild).count()
    }

    /// What `path` holds in the places; none where it does not fit. A locale is one that
    /// [`Locale::of_folder`] knows.
    #[must_use]
    pub fn places<'p>(&self, path: &'p str) -> Option<TemplateValues<'p>> {
        let (mut places, mut steps) = (TemplateValues::default(), 0);
        fits(&self.tokens, path, &mut places, &mut steps).then_some(places)
    }

    /// The path with its places filled in; what has no value stays as it is written.
    #[must_use]
    pub fn fill(&self, wild: &[&str], locale: Option<&str>) -> String {
        let (mut wild, mut path) = (wild.iter(), String::new());
        for token in &self.tokens {
            path.push_str(match token {
                TemplateToken::Literal(text) => text,
                TemplateToken::Locale => locale.unwrap_or("{locale}"),
                TemplateToken::Path => wild.next().unwrap_or(&"{path}"),
                TemplateToken::Star | TemplateToken::Folders { .. } => wild.next().unwrap_or(&""),
            });
        }
        path
    }

    /// The folder that all its paths are in; empty for the project itself.
    #[must_use]
    pub fn folder(&self) -> &str {
        match self.tokens.first() {
            Some(TemplateToken::Literal(text)) => {
                text.rsplit_once('/').map_or("", |(folder, _)| folder)
            }
            _ => "",
        }
    }

    /// Whether a path may fit, or may be a folder that one that fits lies in.
    #[must_use]
    pub fn may_hold(&self, path: &str) -> bool {
        self.places(path).is_some() || self.may_lie_in(path)
    }

    /// Whether some path in `folder` may fit, so that looking into it is worth while.
    #[must_use]
    pub fn may_lie_in(&self, folder: &str) -> bool {
        let mut names = folder.split('/').filter(|name| !name.is_empty());
        let mut tokens = self.tokens.as_slice();
        let mut rest = String::new();
        loop {
            // The tokens of the next name of the pattern.
            let mut own: Vec<TemplateToken> = Vec::new();
            loop {
                if let Some((name, after)) = rest.split_once('/') {
                    if !name.is_empty() {
                        own.push(TemplateToken::Literal(name.to_owned()));
                    }
                    rest = after.to_owned();
                    break;
                }
                if !rest.is_empty() {
                    own.push(TemplateToken::Literal(std::mem::take(&mut rest)));
                }
                match tokens.split_first() {
                    // Whatever is below may fit.
                    Some((TemplateToken::Path | TemplateToken::Folders { .. }, _)) => return true,
                    Some((TemplateToken::Literal(text), after)) => {
                        rest.clone_from(text);
                        tokens = after;
                    }
                    Some((token, after)) => {
                        own.push(token.clone());
                        tokens = after;
                    }
                    // The last name is a file's.
                    None => return names.next().is_none(),
                }
            }
            let Some(name) = names.next() else { return true };
            if !fits(&own, name, &mut TemplateValues::default(), &mut 0) {
                return false;
            }
        }
    }
}

/// Whether a path stays inside of the folder it starts from: relative, without `..`; what git
/// keeps in there is git's own.
#[must_use]
pub(crate) fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.starts_with('/')
        && !path.contains(['\\', ':', '\0', '\n'])
        && path.split('/').all(|part| !part.is_empty() && part != ".." && part != ".")
        && path.split('/').all(|part| !part.eq_ignore_ascii_case(".git"))
}

fn fits<'p>(
    tokens: &[TemplateToken],
    path: &'p str,
    places: &mut TemplateValues<'p>,
    steps: &mut usize,
) -> bool {
    *steps += 1;
    let Some((token, tokens)) = tokens.split_first() else { return path.is_empty() };
    if let TemplateToken::Literal(text) = token {
        return path.strip_prefix(&**text).is_some_and(|rest| fits(tokens, rest, places, steps));
    }
    if let (TemplateToken::Locale, Some(locale)) = (token, places.locale) {
        return path.strip_prefix(locale).is_some_and(|rest| fits(tokens, rest, places, steps));
    }
    // The longest first, as regular expressions do; but a path leaves a locale after it whole.
    let last = path.len();
    for at in 0..=last {
        let end = if *token == TemplateToken::Path { at } else { last - at };
        if *steps > STEPS {
            return false;
        }
        if !path.is_char_boundary(end) {
            continue;
        }
        let (part, rest) = path.split_at(end);
        let is_path = || part.split('/').all(|name| !name.is_empty());
        let holds = match token {
            TemplateToken::Literal(_) => false,
            TemplateToken::Locale => Locale::of_folder(part).is_some(),
            TemplateToken::Path => is_path(),
            TemplateToken::Star => !part.contains('/'),
            TemplateToken::Folders { slash: true } => {
                part.is_empty() || (part.len() > 1 && part.ends_with('/'))
            }
            TemplateToken::Folders { slash: false } => true,
        };
        if !holds {
            continue;
        }
        if *token == TemplateToken::Locale {
            places.locale = Some(part);
        } else {
            places.wild.push(part);
        }
        if fits(tokens, rest, places, steps) {
            return true;
        }
        if *token == TemplateToken::Locale {
            places.locale = None;
        } else {
            places.wild.pop();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The locale and the wild parts that `path` has, joined by `|`.
    #[track_caller]
    fn check(template: &str, path: &str, expected: Option<&str>) {
        let template = if template.contains('*') {
            Template::with_wildcards(template).unwrap()
        } else {
            Template::new(template).unwrap()
        };
        let places = template.places(path);
        let found = places.as_ref().map(|places| {
            let locale = places.locale.into_iter();
            locale.chain(places.wild.iter().copied()).collect::<Vec<_>>().join("|")
        });
        assert_eq!(found.as_deref(), expected, "{} {path}", template.text());
        if let Some(places) = places {
            assert_eq!(template.fill(&places.wild, places.locale), path, "there and back");
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            assert!(template.may_lie_in(folder), "{folder}");
        }
    }

    #[test]
    fn paths_are_told_apart() {
        let anki = "core/{locale}/{path}.ftl";
        check(anki, "core/de/decks.ftl", Some("de|decks"));
        check(anki, "core/zh-Hant-TW/a/b.ftl", Some("zh-Hant-TW|a/b"));
        check(anki, "core/en_US/b.ftl", Some("en_US|b"));
        check(anki, "core/ja-JP-mac/b.ftl", Some("ja-JP-mac|b"));
        for none in
            ["core/templates/b.ftl", "core/.git/b.ftl", "core/de/.ftl", "core/de", "x/de/b.ftl"]
        {
            check(anki, none, None);
        }
        check("l10n/{path}-{locale}.ftl", "l10n/a-b-pt-BR.ftl", Some("pt-BR|a-b"));
        check("{locale}/x/{locale}/{path}.ftl", "de/x/de/b.ftl", Some("de|b"));
        check("{locale}/x/{locale}/{path}.ftl", "de/x/fr/b.ftl", None);
    }

    #[test]
    fn wildcards_are_mozillas() {
        let all = "{locale}/**/*.ftl";
        check(all, "de/a.ftl", Some("de||a"));
        check(all, "de/a/b/c.ftl", Some("de|a/b/|c"));
        check(all, "de/a.dtd", None);
        check("browser/locales/en-US/**", "browser/locales/en-US/a/b.ftl", Some("a/b.ftl"));
        check("x/*/y.ftl", "x/a/y.ftl", Some("a"));
        check("x/*/y.ftl", "x/a/b/y.ftl", None);
        check(&"*a".repeat(20), &"a".repeat(300).replace("aaa", "aab"), None);
    }

    #[test]
    fn folders_that_cannot_hold_one_are_left_alone() {
        let template = Template::new("{locale}/x/{path}.ftl").unwrap();
        for (folder, expected) in [
            ("", true),
            ("de", true),
            ("de/x", true),
            ("de/x/y/z", true),
            ("de/y", false),
            (".git", false),
            ("templates", false),
        ] {
            assert_eq!(template.may_lie_in(folder), expected, "{folder}");
        }
        assert_eq!(Template::new("a/b/{path}.ftl").unwrap().folder(), "a/b");
        assert_eq!(Template::new("{path}.ftl").unwrap().folder(), "");
    }

    #[test]
    fn a_locale_can_be_put_in() {
        let template = Template::new("core/{locale}/x/{path}-{locale}.ftl").unwrap();
        assert_eq!(template.folder(), "core");
        let own = template.of_locale("de");
        assert_eq!(own, Template::new("core/de/x/{path}-de.ftl").unwrap());
        assert_eq!(own.folder(), "core/de/x");
        let own = Template::with_wildcards("{locale}/**/*.ftl").unwrap().of_locale("de");
        assert_eq!(own, Template::with_wildcards("de/**/*.ftl").unwrap());
    }

    #[test]
    fn what_is_no_template_is_said() {
        for text in ["../{path}", "/x/{path}", "a//b", "", "C:/x", "a/../{path}"] {
            let outside = TemplateError::Outside { path: text.to_owned() };
            assert_eq!(Template::new(text), Err(outside), "{text}");
        }
        assert_eq!(Template::new("{lang}/x"), Err(TemplateError::Unknown { name: "lang".into() }));
        assert_eq!(Template::new("{locale"), Err(TemplateError::Unclosed));
    }
}
