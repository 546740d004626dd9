//! The examples of a rule's manual page, which are run as tests.

/// An example of a page: a fenced block whose info string is `reported` or `accepted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example<'p> {
    /// Whether the rule reports it.
    pub reported: bool,
    /// A Fluent text whose first message is the source and whose second is the translation, each
    /// named by its language; empty where the files say it all.
    pub pair: &'p str,
    /// Whole files of the project that the example is about, by path.
    pub files: Vec<(&'p str, &'p str)>,
    /// The line of the page where the block begins.
    pub line: usize,
}

/// The examples of a page, in order.
#[must_use]
pub fn examples(page: &str) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    let (mut at, mut line) = (0, 0);
    let mut open: Option<(bool, usize, usize)> = None;
    for text in page.split_inclusive('\n') {
        line += 1;
        let start = at;
        at += text.len();
        match (open, text.trim_end()) {
            (None, "```reported") => open = Some((true, at, line)),
            (None, "```accepted") => open = Some((false, at, line)),
            (Some((reported, from, line)), "```") => {
                let (pair, files) = parts(&page[from..start]);
                examples.push(Example { reported, pair, files, line });
                open = None;
            }
            _ => {}
        }
    }
    examples
}

/// What stands before the first `--- PATH`, and the files after.
fn parts(block: &str) -> (&str, Vec<(&str, &str)>) {
    let mut heads = Vec::new();
    let mut at = 0;
    for text in block.split_inclusive('\n') {
        if let Some(path) = text.strip_prefix("--- ") {
            heads.push((path.trim_end(), at, at + text.len()));
        }
        at += text.len();
    }
    let pair = &block[..heads.first().map_or(block.len(), |head| head.1)];
    let ends = heads.iter().skip(1).map(|head| head.1).chain([block.len()]);
    let files = heads.iter().zip(ends).map(|(head, end)| (head.0, &block[head.2..end])).collect();
    (pair, files)
}

/// What a page says first: the paragraph under its title.
#[must_use]
pub fn summary_of(page: &str) -> String {
    let lines = page.lines().skip(1).skip_while(|line| line.trim().is_empty());
    let lines: Vec<_> = lines.take_while(|line| !line.trim().is_empty()).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_pairs_and_files() {
        let page = "# x\n\n```reported\nfr = a\nen = b\n--- a.toml\nx\n--- b.ftl\n```\n```sh\nreported\n```\n```accepted\n```\n";
        let found = examples(page);
        let files = vec![("a.toml", "x\n"), ("b.ftl", "")];
        let first = Example { reported: true, pair: "fr = a\nen = b\n", files, line: 3 };
        let second = Example { reported: false, pair: "", files: Vec::new(), line: 13 };
        assert_eq!(found, [first, second]);
    }
}
