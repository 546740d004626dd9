//! Files that fail: each operation in turn, and the project is as it was or as it should become.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use diglot::{
    AcceptRequest, CheckRequest, FileEdit, FileError, Files, FixRequest, ImportFormat,
    ImportRequest, ImportSource, Listing, LoadedText, MemoryFiles, Project, RenderRequest,
    StatusRequest, WalkedFiles, internals::WriteLock,
};

/// More operations than any of these uses needs: a use that never ends fails the test.
const MAX_OPERATIONS: usize = 500;

/// Files in memory of which one operation fails.
#[derive(Debug)]
struct FaultyFiles {
    under: MemoryFiles,
    /// How many operations are left until the one that fails.
    left: AtomicUsize,
    failed: AtomicBool,
    /// Whether a write that fails was done all the same, as where its answer is lost.
    is_done: bool,
}

impl FaultyFiles {
    fn new(files: &BTreeMap<String, String>, left: usize, is_done: bool) -> Arc<Self> {
        let under = files.iter().map(|(path, text)| (path.clone(), text.clone())).collect();
        let (left, failed) = (AtomicUsize::new(left), AtomicBool::new(false));
        Arc::new(Self { under, left, failed, is_done })
    }

    /// Whether this operation is the one that fails.
    fn fails(&self) -> bool {
        let fails = self.left.fetch_sub(1, Ordering::Relaxed) == 0;
        self.failed.fetch_or(fails, Ordering::Relaxed);
        fails
    }

    fn texts(&self) -> BTreeMap<String, String> {
        let all = Listing { folder: "", enter: &|_| true, wanted: &|_| true };
        let paths = self.under.list(&all).files.into_iter();
        paths.map(|path| (path.clone(), self.under.text(&path).unwrap())).collect()
    }
}

fn fault() -> io::Error {
    io::Error::other("a fault that the test made")
}

impl Files for FaultyFiles {
    fn load(&self, path: &str) -> io::Result<LoadedText> {
        if self.fails() { Err(fault()) } else { self.under.load(path) }
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        if self.fails() { Err(fault()) } else { self.under.bytes(path) }
    }

    fn list(&self, wanted: &Listing<'_>) -> WalkedFiles {
        let mut walked = self.under.list(wanted);
        if self.fails() {
            walked.files.clear();
            walked.refused.push((wanted.folder.to_owned(), fault()));
        }
        walked
    }

    fn commit(&self, edits: &[FileEdit]) -> Result<(), FileError> {
        let fails = self.fails();
        if !fails || self.is_done {
            self.under.commit(edits)?;
        }
        let path = edits.first().map(|edit| edit.path.clone()).unwrap_or_default();
        if fails { Err(FileError::Write { path, error: fault() }) } else { Ok(()) }
    }

    fn lock(&self) -> Result<WriteLock, FileError> {
        let path = "diglot.toml".to_owned();
        if self.fails() { Err(FileError::Read { path, error: fault() }) } else { self.under.lock() }
    }

    fn is_taken(&self, path: &str) -> bool {
        self.under.is_taken(path)
    }

    fn folder(&self) -> Option<&Path> {
        None
    }
}

/// A use of a project; whether it says that all went well.
type Use = fn(&Project) -> bool;

fn import(project: &Project, name: &str, text: &str, translation: Option<&str>) -> bool {
    let source = |text: &str| {
        let mut source = ImportSource::reader("a.md", text.as_bytes()).unwrap();
        source.format = Some(ImportFormat::Markdown);
        source
    };
    let request = ImportRequest {
        name: Some(name.to_owned()),
        document: Some(source(text)),
        translation: translation.map(source),
        ..ImportRequest::default()
    };
    request.run(project).is_ok()
}

const USES: [(&str, Use); 8] = [
    ("fix", |project| {
        FixRequest::default().run(project).is_ok_and(|done| done.check.failures.is_empty())
    }),
    ("accept", |project| {
        AcceptRequest::default().run(project).is_ok_and(|done| done.failures.is_empty())
    }),
    ("import", |project| {
        import(project, "new", "# Un\n\nDeux mots.\n", Some("# One\n\nTwo words.\n"))
    }),
    ("import again", |project| import(project, "old", "# Un\n\nTrois mots.\n", None)),
    ("check", |project| {
        CheckRequest::default().run(project).is_ok_and(|done| done.failures.is_empty())
    }),
    ("status", |project| {
        StatusRequest::default().run(project).is_ok_and(|done| done.failures.is_empty())
    }),
    ("render", |project| RenderRequest::new("old", "en").run(project).is_ok()),
    ("open", |_| true),
];

/// A project with something to do for each use.
fn project() -> BTreeMap<String, String> {
    let files = MemoryFiles::from_iter([
        ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
        ("content/glossary.toml", "keep = [\"ACI\"]\n"),
        ("content/a.toml", "[[segment]]\nid = \"one\"\ntext = \"Le  premier mot !\"\n"),
        ("content/b.toml", "[[segment]]\nid = \"one\"\ntext = \"Le  second mot !\"\n"),
        ("locales/en/a.ftl", "one = The  first word!\n"),
        ("locales/en/b.ftl", "one = The  second word!\n"),
    ]);
    let files = Arc::new(files);
    let project = Project::open_in(files.clone()).unwrap();
    // With something to fix in a source whose translation is current.
    assert!(import(&project, "old", "# Un\n\nDeux mots !\n", Some("# One\n\nTwo words!\n")));
    let all = Listing { folder: "", enter: &|_| true, wanted: &|_| true };
    let paths = files.list(&all).files.into_iter();
    paths.map(|path| (path.clone(), files.text(&path).unwrap())).collect()
}

#[test]
fn whatever_fails_the_project_is_old_or_new_and_it_is_said() {
    let old = project();
    for (name, used) in USES {
        let whole = FaultyFiles::new(&old, usize::MAX, false);
        assert!(used(&Project::open_in(whole.clone()).unwrap()), "{name}");
        let new = whole.texts();
        for (left, is_done) in (0..MAX_OPERATIONS).flat_map(|left| [(left, false), (left, true)]) {
            let files = FaultyFiles::new(&old, left, is_done);
            let opened = Project::open_in(files.clone());
            let went_well = opened.is_ok_and(|project| used(&project));
            let texts = files.texts();
            assert_consistent(&texts, [&old, &new], &format!("{name}, operation {left}"));
            if !files.failed.load(Ordering::Relaxed) {
                assert!(went_well && texts == new && left > 0, "{name}, {left} operations");
                break;
            }
            // What is not said was done all the same.
            assert!(!went_well || texts == new, "{name}, operation {left} failed in silence");
            assert!(left + 1 < MAX_OPERATIONS, "{name} ends");
        }
    }
}

/// Each document, with its translation and what is recorded of them, is as it was before or as it
/// is after; one that could not be read stays as it was, and hinders no other.
fn assert_consistent(
    texts: &BTreeMap<String, String>,
    states: [&BTreeMap<String, String>; 2],
    what: &str,
) {
    let document = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default().to_owned()
    };
    let all = texts.keys().chain(states[0].keys()).chain(states[1].keys());
    for name in all.map(|path| document(path)).collect::<BTreeSet<_>>() {
        let own = |texts: &BTreeMap<String, String>| -> Vec<(String, String)> {
            let own = texts.iter().filter(|(path, _)| document(path) == name);
            own.map(|(path, text)| (path.clone(), text.clone())).collect()
        };
        let now = own(texts);
        assert!(states.iter().any(|state| own(state) == now), "{what}, {name}: {now:#?}");
    }
}
