//! A project in a folder of its own, and the program run on it.

use std::{fs, path::Path};

use assert_cmd::Command;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

/// A project that the test may damage.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What a run printed, and its exit status.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// This repository's own folder.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Sandbox {
    /// A project of these files, `diglot.toml` among them.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let sandbox = Self { folder: TempDir::new().unwrap() };
        sandbox.write("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n");
        for (path, text) in files {
            sandbox.write(path, text);
        }
        sandbox
    }

    /// Two paragraphs and their translation, accepted.
    pub(crate) fn report() -> Self {
        let sandbox = Self::new(&[
            (
                "content/report.toml",
                "[[segment]]\nid = \"one\"\ntext = \"Le premier mot.\"\n\n\
                 [[segment]]\nid = \"two\"\nkind = \"item\"\ntext = \"Le second.\"\n",
            ),
            ("locales/en/report.ftl", "one = The first word.\ntwo = The second.\n"),
        ]);
        assert_eq!(sandbox.run(&["accept", "--all"]).status, 0);
        sandbox
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Replaces a part of a file that is there exactly once.
    #[track_caller]
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {text}");
        self.write(path, text.replace(old, new));
    }

    /// Leaves the files as a write of these texts does that dies before the first is in its place.
    pub(crate) fn cut_short(&self, files: &[(&str, &str)]) {
        let mut entries = Vec::new();
        for (path, text) in files {
            let before = fs::read(self.path().join(path)).ok().map(|bytes| {
                let digest = Sha256::digest(bytes);
                let hex: Vec<_> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
                format!("\"{}\"", hex.concat())
            });
            let before = before.unwrap_or_else(|| "null".to_owned());
            entries.push(format!("{{\"path\": \"{path}\", \"before\": {before}}}"));
            self.write(&format!("{path}.diglot-new"), text);
        }
        let entries = entries.join(", ");
        let journal = format!("{{\"whole\": true, \"folders\": [], \"files\": [{entries}]}}");
        self.write(".diglot-journal", journal);
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run(self.path(), arguments)
    }

    /// The same with this on standard input.
    pub(crate) fn pipe(&self, arguments: &[&str], input: &[u8]) -> Run {
        told(command(self.path(), arguments).write_stdin(input))
    }

    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        run_with(self.path(), arguments, environment)
    }
}

/// Runs the program in a folder, in English.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Run {
    run_with(folder, arguments, &[])
}

/// The same with variables of the environment.
pub(crate) fn run_with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    told(command(folder, arguments).envs(environment.iter().copied()))
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("diglot").unwrap();
    command.current_dir(folder).env("DIGLOT_LANG", "en").args(arguments);
    command
}

fn told(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
