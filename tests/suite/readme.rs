//! What the README shows is what the program prints.

use crate::project::{Sandbox, repository};

#[test]
fn the_example_is_real() {
    let read = |path: &str| std::fs::read_to_string(repository().join(path)).unwrap();
    let sandbox = Sandbox::new(&[]);
    for path in [
        "content/ica-conference.toml",
        "locales/en/ica-conference.ftl",
        "locales/en/ica-conference.provenance.toml",
    ] {
        sandbox.write(path, read(path));
    }
    let (old, new) = ("dans l’économie des soins\"", "dans le secteur des soins\"");
    sandbox.replace("content/ica-conference.toml", old, new);
    let run = sandbox.run(&["check"]);
    assert!(read("README.md").contains(&format!("```text\n{}```", run.out)), "{}", run.out);
}
