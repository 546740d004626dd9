//! The project's own document holds every word of the report it was made from.

use std::fmt::Write as _;

#[test]
fn the_segments_are_the_report() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let document: toml::Table = read("content/ica-conference.toml").parse().unwrap();
    let mut text = String::new();
    for segment in document["segment"].as_array().unwrap() {
        let marker = if segment["kind"].as_str() == Some("item") { "- " } else { "" };
        writeln!(text, "{marker}{}", segment["text"].as_str().unwrap()).unwrap();
    }
    assert_eq!(text.trim_end(), read("tests/data/ica-conference.fr.txt").trim_end());
}
