//! Checks a project that is held in memory, and prints the same JSON as `diglot check --format json`.
//!
//! `cargo run --example check_in_memory`

use std::{error::Error, io, sync::Arc};

use diglot::{CheckReport, CheckRequest, Interface, MemoryFiles, Project, ReportStyle, format};

fn main() -> Result<(), Box<dyn Error>> {
    let files = MemoryFiles::from_iter([
        ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
        ("content/verger.toml", "[[segment]]\nid = \"age\"\ntext = \"Le verger a 12 ans.\"\n"),
        ("locales/en/verger.ftl", "age = The orchard is 13 years old.\n"),
    ]);
    let project = Project::open_in(Arc::new(files))?;
    let request = CheckRequest { detailed: true, ..CheckRequest::default() };
    let answer = request.run(&project)?;
    let say = Interface::new("en");
    let style = ReportStyle { say: &say, width: 80, colour: false };
    let json = format("json").ok_or("there is no such format")?;
    (json.write)(&CheckReport::new(&answer, &style, &say), &mut io::stdout())?;
    Ok(())
}
