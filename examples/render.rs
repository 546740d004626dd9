//! Renders a document of a project in a language, as HTML.
//!
//! `cargo run --example render -- FOLDER DOCUMENT LOCALE`

use std::{env, error::Error, path::Path};

use diglot::{Project, RenderFormat, RenderRequest};

#[expect(clippy::print_stdout, reason = "that is what the program is for")]
fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, document, locale] = &*arguments else {
        return Err("FOLDER DOCUMENT LOCALE".into());
    };
    let project = Project::open(Path::new(folder), true)?;
    let format = Some(RenderFormat::Html);
    let request = RenderRequest { format, ..RenderRequest::new(&**document, &**locale) };
    print!("{}", request.run(&project)?.text);
    Ok(())
}
