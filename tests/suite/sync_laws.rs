//! What must be true of provenance, whatever the texts are.

use diglot::{
    AcceptRequest, CheckRequest, Phrase, Project,
    internals::{DocumentBlock, NewSegment, SegmentKind, escape, render_segment, render_value},
};
use proptest::prelude::*;

use crate::project::Sandbox;

/// Rules of the sync family that find something, with the segment.
fn sync(sandbox: &Sandbox) -> Vec<(&'static str, String)> {
    let project = Project::open(sandbox.path(), true).unwrap();
    let checked = CheckRequest::default().run(&project).unwrap();
    assert!(checked.failures.is_empty());
    let sync = checked.findings.iter().filter(|finding| finding.rule.family.name() == "sync");
    sync.map(|finding| (finding.rule.name, finding.segment.clone().unwrap_or_default())).collect()
}

fn accept(sandbox: &Sandbox) {
    let project = Project::open(sandbox.path(), true).unwrap();
    let request = AcceptRequest { force: true, ..AcceptRequest::default() };
    assert!(request.run(&project).unwrap().failures.is_empty());
}

fn content(texts: &[String]) -> String {
    let segment = |(index, text): (usize, &String)| {
        let new = NewSegment {
            id: format!("s{index}"),
            block: DocumentBlock::new(SegmentKind::Paragraph, escape(text)),
        };
        render_segment(&new, false) + "\n"
    };
    texts.iter().enumerate().map(segment).collect()
}

fn messages(texts: &[String]) -> String {
    let message = |(index, text): (usize, &String)| {
        let value = render_value(&escape(text)).map_err(|problem| problem.message);
        format!("s{index} = {}\n", value.unwrap_or_else(|phrase: Phrase| panic!("{phrase:?}")))
    };
    texts.iter().enumerate().map(message).collect()
}

/// Texts with all that Fluent and TOML treat specially.
fn texts() -> impl Strategy<Value = Vec<(String, String)>> {
    let text = "[a-zé0-9 {}\\[\\]*.\"'\\\\=#$\u{a0}\n\t-]{0,30}[a-z]";
    proptest::collection::vec((text, text), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_is_current_and_one_change_makes_one_stale(
        pairs in texts(),
        which in any::<prop::sample::Index>(),
    ) {
        let (mut sources, targets): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let sandbox = Sandbox::new(&[]);
        sandbox.write("content/report.toml", content(&sources));
        sandbox.write("locales/en/report.ftl", messages(&targets));
        accept(&sandbox);
        prop_assert_eq!(sync(&sandbox), []);
        let index = which.index(sources.len());
        sources[index].push_str(" encore");
        sandbox.write("content/report.toml", content(&sources));
        prop_assert_eq!(sync(&sandbox), [("stale", format!("s{index}"))]);
        accept(&sandbox);
        prop_assert_eq!(sync(&sandbox), []);
    }
}
