//! The laws of the fuzz targets, held to the inputs kept for them: what failed once fails no more.

use std::{fs, panic::catch_unwind, path::Path};

#[path = "../../fuzz/laws.rs"]
mod fuzzed;

#[test]
fn every_law_holds_for_the_inputs_kept_for_it() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    for law in fuzzed::LAWS {
        let inputs: Vec<_> = fs::read_dir(kept.join(law.name)).unwrap().collect();
        assert!(!inputs.is_empty(), "inputs of {}", law.name);
        for input in inputs {
            let path = input.unwrap().path();
            let data = fs::read(&path).unwrap();
            let held = catch_unwind(|| fuzzed::run(law.name, &data));
            assert!(held.is_ok(), "{}", path.display());
        }
    }
}

#[test]
fn every_law_has_a_fuzz_target() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(manifest).unwrap().parse().unwrap();
    let targets = manifest["bin"].as_array().unwrap().iter();
    let targets: Vec<_> = targets.map(|target| target["name"].as_str().unwrap()).collect();
    let laws: Vec<_> = fuzzed::LAWS.iter().map(|law| law.name).collect();
    assert_eq!(targets, laws);
}
