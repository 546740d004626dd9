//! What stands in a page around code or the like, and makes Markdown of nothing in it: shortcodes and
//! tags of templates, and elements of HTML.

/// Shortcodes and tags of templates around code, or around what else is no Markdown.
const CODE_TEMPLATES: [&str; 10] = [
    "highlight",
    "mermaid",
    "plantuml",
    "katex",
    "math",
    "prism",
    "raw",
    "verbatim",
    "code",
    "comment",
];

/// Elements of HTML with code in them: what each begins and ends with.
const CODE_ELEMENTS: [(&str, &str); 3] =
    [("<script", "</script>"), ("<style", "</style>"), ("<pre", "</pre>")];

/// What ends the element around code that a template's tag begins: `{{< highlight go >}}`, `{% raw %}`;
/// none where the tag begins no such.
pub(super) fn template_ending(tag: &str) -> Option<String> {
    let inside = tag.trim_start_matches(['{', '<', '%', '-', ' ']);
    let end = inside.find(|c: char| c.is_whitespace() || ">%}".contains(c)).unwrap_or(inside.len());
    let name = &inside[..end];
    if !CODE_TEMPLATES.contains(&name) && !tag.contains("codelang=") {
        return None;
    }
    Some(if tag.starts_with("{%") { format!("end{name}") } else { format!("/{name}") })
}

/// What ends the element of HTML with code in it that a line begins with.
pub(super) fn element_ending(line: &str) -> Option<&'static str> {
    let is_begun = |start: &str| {
        let head = line.get(..start.len());
        let rest = line.get(start.len()..).unwrap_or_default();
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
            && rest.starts_with(['>', ' ', '\t'])
    };
    CODE_ELEMENTS.iter().find(|(start, _)| is_begun(start)).map(|(_, ending)| *ending)
}

/// Where the tag of a template that is called `ending` is passed.
pub(super) fn ending_passed(text: &str, ending: &str) -> Option<usize> {
    text.match_indices(ending).find_map(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '-']);
        let close = if before.ends_with("{{<") {
            ">}}"
        } else if before.ends_with("{{%") {
            "%}}"
        } else if before.ends_with("{%") {
            "%}"
        } else {
            return None;
        };
        let rest = &text[at + ending.len()..];
        rest.find(close).map(|end| at + ending.len() + end + close.len())
    })
}
