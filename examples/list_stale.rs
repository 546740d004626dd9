//! Lists what changed in the sources since they were translated, old and new beside the translation.
//!
//! `cargo run --example list_stale [FOLDER]`

use std::{env, error::Error, path::PathBuf};

use diglot::{DiffRequest, Project};

#[expect(clippy::print_stdout, reason = "that is what the program is for")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let project = Project::open(&folder, false)?;
    for changed in DiffRequest::default().run(&project)?.changes {
        println!("{}/{} [{}]", changed.document, changed.segment, changed.locale);
        println!("  was: {}", changed.old);
        println!("  is:  {}", changed.new);
        println!("  translated as: {}", changed.translation);
    }
    Ok(())
}
