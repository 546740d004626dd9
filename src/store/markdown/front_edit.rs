//! The keys of a page's front matter, and setting one value of it; no other byte changes.

use std::collections::BTreeSet;

use super::front_matter::{FrontMatter, page_start, parse_front_matter};

/// The keys that stand in the front matter of a page, those in tables of it left out.
#[must_use]
pub(crate) fn front_keys(page: &str) -> BTreeSet<String> {
    let fields = parse_front_matter(page, page_start(page)).fields;
    let top = |path: &str| path.split('.').next().unwrap_or_default().to_owned();
    fields.iter().map(|field| top(&field.path)).collect()
}

/// The page with `value` (letters and digits) under `key` in its front matter, in the quotation
/// marks that stand there; a key that is not there is added as the last of YAML, the first of TOML.
/// None where the page has no front matter that can be read so, or where it would not read back.
#[must_use]
pub(crate) fn set_front_value(page: &str, key: &str, value: &str) -> Option<String> {
    let start = page_start(page);
    let front = parse_front_matter(page, start);
    let is_other = || front.others.iter().any(|path| path == key);
    if front.broken.is_some() || front.end == start || is_other() {
        return None;
    }
    let (range, new) = match front.fields.iter().find(|field| field.path == key) {
        Some(field) => {
            let written = &page[field.value.range()];
            let mark = written.chars().next().filter(|c| matches!(c, '"' | '\''));
            let mark = mark.map(String::from).unwrap_or_default();
            (field.value.range(), format!("{mark}{value}{mark}"))
        }
        None => added(page, start, &front, key, value)?,
    };
    let edited = format!("{}{new}{}", &page[..range.start], &page[range.end..]);
    let now = parse_front_matter(&edited, start);
    let said = |front: &FrontMatter, page: &str| -> Vec<(String, String)> {
        let others = front.fields.iter().filter(|field| field.path != key);
        others.map(|field| (field.path.clone(), page[field.value.range()].to_owned())).collect()
    };
    let reads_back = now.fields.iter().any(|field| {
        field.path == key && edited[field.value.range()].trim_matches(['"', '\'']) == value
    });
    let is_whole = now.broken.is_none() && edited[now.end..] == page[front.end..];
    (reads_back && is_whole && said(&front, page) == said(&now, &edited)).then_some(edited)
}

/// Where a new key goes, and its line.
fn added(
    page: &str,
    start: usize,
    front: &FrontMatter,
    key: &str,
    value: &str,
) -> Option<(std::ops::Range<usize>, String)> {
    let opening = page[start..].split_inclusive('\n').next()?;
    let ending = if opening.ends_with("\r\n") { "\r\n" } else { "\n" };
    match opening.trim_end() {
        "---" => {
            let last = page[start..front.end].trim_end().rfind('\n')? + start + 1;
            Some((last..last, format!("{key}: {value}{ending}")))
        }
        "+++" => {
            let first = start + opening.len();
            Some((first..first, format!("{key} = \"{value}\"{ending}")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::set_front_value;

    #[track_caller]
    fn check(page: &str, expected: Option<&str>) {
        assert_eq!(set_front_value(page, "commit", "3c4d").as_deref(), expected);
    }

    #[test]
    fn a_value_is_replaced_in_its_own_quotation_marks() {
        check("---\ncommit: '1a'\n---\nx\n", Some("---\ncommit: '3c4d'\n---\nx\n"));
        check("---\ncommit: 1a # old\na: b\n---\n", Some("---\ncommit: 3c4d # old\na: b\n---\n"));
        check("---\n'commit': '1a' # old\n---\n", Some("---\n'commit': '3c4d' # old\n---\n"));
        check("+++\ncommit = \"1a\"\n+++\n", Some("+++\ncommit = \"3c4d\"\n+++\n"));
    }

    #[test]
    fn a_key_that_is_not_there_is_added_with_the_page_s_line_ends() {
        check("---\r\na: b\r\n---\r\nx", Some("---\r\na: b\r\ncommit: 3c4d\r\n---\r\nx"));
        check("+++\n[a]\nb = 1\n+++\n", Some("+++\ncommit = \"3c4d\"\n[a]\nb = 1\n+++\n"));
    }

    #[test]
    fn what_would_not_read_back_is_left_alone() {
        let others = ["---\ncommit: [1a]\n---\n", "---\na: &b c\ncommit: *b\n---\n"];
        let unread = ["", "x\n", "---\na: [\n---\n", "{\"a\": 1}\n"];
        for page in others.into_iter().chain(unread) {
            check(page, None);
        }
    }
}
