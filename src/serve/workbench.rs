//! What the workbench knows between two requests: the desk, and what was read of the files.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use crate::{
    l10n::Interface,
    model::{Locale, Phrase},
    project::{DocumentName, OpenError, Project, ProjectError},
    review::{ReviewDesk, ReviewQueue, TranslationMemory},
};

use super::{PageReply, PageRequest, routes};

/// What a file looked like from outside: when it was written, and how long it is.
type FileStamp = Option<(SystemTime, u64)>;

/// A whole project, worked on in a browser.
pub struct Workbench {
    root: PathBuf,
    reopen: Box<dyn Fn() -> Result<Project, OpenError> + Send + Sync>,
    says: Vec<Interface>,
    /// The language it speaks until somebody chooses.
    default_language: &'static str,
    held: Mutex<HeldState>,
}

struct HeldState {
    desk: ReviewDesk,
    project_stamp: Vec<FileStamp>,
    queues: HashMap<(String, String), HeldQueue>,
    memories: HashMap<String, HeldMemory>,
}

struct HeldQueue {
    stamp: Vec<FileStamp>,
    queue: Arc<ReviewQueue>,
}

struct HeldMemory {
    stamp: Vec<FileStamp>,
    memory: Arc<TranslationMemory>,
}

/// A document in a locale, as a request names it.
#[derive(Debug, Clone)]
pub(super) struct NamedDocument {
    pub(super) document: DocumentName,
    pub(super) locale: Locale,
}

impl Workbench {
    /// A workbench for the project that `open` opens, and opens again when its project file or its
    /// glossary changes; it speaks `language` until somebody chooses another.
    ///
    /// # Errors
    ///
    /// When the project cannot be opened, or is not in a folder.
    pub fn new(
        root: &Path,
        language: &str,
        open: impl Fn() -> Result<Project, OpenError> + Send + Sync + 'static,
    ) -> Result<Self, OpenError> {
        let project = open()?;
        let says: Vec<Interface> = Interface::languages().map(Interface::new).collect();
        let default_language = Interface::new(language).language();
        let mut workbench = Self {
            root: root.to_owned(),
            reopen: Box::new(open),
            says,
            default_language,
            held: Mutex::new(HeldState {
                desk: ReviewDesk::new(project),
                project_stamp: Vec::new(),
                queues: HashMap::new(),
                memories: HashMap::new(),
            }),
        };
        let stamp = workbench.project_stamp(&workbench.held().desk);
        if let Ok(held) = workbench.held.get_mut() {
            held.project_stamp = stamp;
        }
        Ok(workbench)
    }

    /// Answers a request that may be answered.
    #[must_use]
    pub fn answer(&self, request: &PageRequest) -> PageReply {
        routes::answer(self, request)
    }

    fn held(&self) -> MutexGuard<'_, HeldState> {
        // Whoever failed while they held it has not written anything half.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The language for a request: the one that was chosen, or the default.
    pub(super) fn interface_for(&self, request: &PageRequest) -> &Interface {
        let wanted = request.cookie("diglot-language").unwrap_or(self.default_language);
        let own = self.says.iter().find(|say| say.language() == wanted);
        own.unwrap_or(&self.says[0])
    }

    /// The languages it speaks.
    pub(super) fn languages(&self) -> impl Iterator<Item = &Interface> {
        self.says.iter()
    }

    /// The project's name: its folder's.
    pub(super) fn project_name(&self) -> String {
        let root = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Lets something be done with the desk; the project is opened again first, where its file or
    /// its glossary changed.
    pub(super) fn with_desk<T>(&self, act: impl FnOnce(&mut ReviewDesk) -> T) -> T {
        let mut held = self.held();
        self.refresh(&mut held);
        act(&mut held.desk)
    }

    fn refresh(&self, held: &mut HeldState) {
        let stamp = self.project_stamp(&held.desk);
        if stamp == held.project_stamp {
            return;
        }
        // A project file that does not hold leaves the project as it was.
        if let Ok(project) = (self.reopen)() {
            held.desk.set_project(project);
            held.queues.clear();
            held.memories.clear();
        }
        held.project_stamp = stamp;
    }

    fn project_stamp(&self, desk: &ReviewDesk) -> Vec<FileStamp> {
        let glossary = format!("{}/glossary.toml", desk.project().config.layout.content);
        ["diglot.toml", &glossary].map(|path| self.stamp(path)).to_vec()
    }

    fn stamp(&self, path: &str) -> FileStamp {
        let metadata = std::fs::metadata(self.root.join(path)).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    }

    fn stamps(&self, named: &NamedDocument) -> Vec<FileStamp> {
        let NamedDocument { document, locale } = named;
        let paths =
            [document.path.clone(), document.translation(locale), document.provenance(locale)];
        paths.iter().map(|path| self.stamp(path)).collect()
    }

    /// What changes whenever the files of a document in a locale do.
    pub(super) fn pulse(&self, named: &NamedDocument) -> String {
        let stamp = |stamp: &FileStamp| match stamp {
            Some((time, length)) => {
                let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
                format!("{}-{length}", since.as_nanos())
            }
            None => "0".to_owned(),
        };
        self.stamps(named).iter().map(stamp).collect::<Vec<_>>().join("_")
    }

    /// The documents of the project.
    pub(super) fn documents(&self) -> Result<Vec<DocumentName>, ProjectError> {
        self.with_desk(|desk| desk.project().documents())
    }

    /// The locales that the project is translated to.
    pub(super) fn locales(&self) -> Vec<Locale> {
        self.with_desk(|desk| desk.project().targets().to_vec())
    }

    /// The document and locale of these names; none where there is no such thing.
    pub(super) fn named(&self, document: &str, locale: &str) -> Option<NamedDocument> {
        self.with_desk(|desk| {
            let document = desk.document(document).ok()??;
            let targets = desk.project().targets();
            let locale = targets.iter().find(|own| own.name() == locale)?.clone();
            document.is_for(&locale).then_some(NamedDocument { document, locale })
        })
    }

    /// What needs a person in a document and locale, read again where its files changed.
    pub(super) fn queue(&self, named: &NamedDocument) -> Result<Arc<ReviewQueue>, ProjectError> {
        let mut held = self.held();
        self.refresh(&mut held);
        // What is written while it is read makes another stamp, and is read the next time.
        let stamp = self.stamps(named);
        let key = (named.document.name.clone(), named.locale.name().to_owned());
        if let Some(own) = held.queues.get(&key).filter(|own| own.stamp == stamp) {
            return Ok(own.queue.clone());
        }
        let queue = Arc::new(held.desk.queue(&named.document, &named.locale)?);
        held.queues.insert(key, HeldQueue { stamp, queue: queue.clone() });
        Ok(queue)
    }

    /// What the project says in a locale, read again where any of its files changed.
    pub(super) fn memory(&self, locale: &Locale) -> Arc<TranslationMemory> {
        let mut held = self.held();
        let documents = held.desk.project().documents().unwrap_or_default();
        let mut stamp = Vec::new();
        for document in documents.into_iter().filter(|document| document.is_for(locale)) {
            stamp.extend(self.stamps(&NamedDocument { document, locale: locale.clone() }));
        }
        if let Some(own) = held.memories.get(locale.name()).filter(|own| own.stamp == stamp) {
            return own.memory.clone();
        }
        let memory = Arc::new(TranslationMemory::load_memory(held.desk.project(), locale));
        let own = HeldMemory { stamp, memory: memory.clone() };
        held.memories.insert(locale.name().to_owned(), own);
        memory
    }
}

/// A message without arguments.
pub(super) fn word(say: &Interface, id: &'static str) -> String {
    say.say(&Phrase::new(id))
}
