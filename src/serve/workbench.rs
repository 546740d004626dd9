//! What the workbench knows between two requests: the desk that somebody works at.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{
    l10n::Interface,
    model::{Locale, Phrase},
    project::{DocumentName, OpenError, Project},
    review::{ReviewDesk, ReviewQueue, TranslationMemory},
};

use super::PageRequest;

/// A whole project, worked on in a browser.
pub struct Workbench {
    name: String,
    says: Vec<Interface>,
    /// The language it speaks until somebody chooses.
    default_language: &'static str,
    desk: Mutex<ReviewDesk>,
}

/// A document in a locale, as a request names it.
#[derive(Debug, Clone)]
pub(super) struct NamedDocument {
    pub(super) document: DocumentName,
    pub(super) locale: Locale,
}

impl Workbench {
    /// A workbench for a project, which speaks `language` until somebody chooses another.
    #[must_use]
    pub fn new(project: Project, language: &str) -> Self {
        let root =
            project.root().map(|root| root.canonicalize().unwrap_or_else(|_| root.to_owned()));
        let folder = root.as_deref().and_then(std::path::Path::file_name);
        Self {
            name: folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            says: Interface::languages().map(Interface::new).collect(),
            default_language: Interface::new(language).language(),
            desk: Mutex::new(ReviewDesk::new(project)),
        }
    }

    fn desk(&self) -> MutexGuard<'_, ReviewDesk> {
        // Whoever failed while they held it has not written anything half.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
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
    pub(super) fn project_name(&self) -> &str {
        &self.name
    }

    /// Lets something be done with the desk.
    pub(super) fn with_desk<T>(&self, act: impl FnOnce(&mut ReviewDesk) -> T) -> T {
        act(&mut self.desk())
    }

    /// What changes whenever what is shown of a document in a locale does.
    pub(super) fn pulse(&self, named: &NamedDocument) -> String {
        let reading = self.desk().reading(&named.document, &named.locale);
        reading.map(|reading| reading.to_string()).unwrap_or_default()
    }

    /// The documents of the project, once it was looked what changed in all files.
    pub(super) fn documents(&self) -> Result<Vec<DocumentName>, OpenError> {
        let mut desk = self.desk();
        desk.refresh();
        desk.documents().map(<[_]>::to_vec)
    }

    /// The locales that the project is translated to.
    pub(super) fn locales(&self) -> Vec<Locale> {
        self.desk().project().targets().to_vec()
    }

    /// The document and locale of these names; none where there is no such thing.
    pub(super) fn named(&self, document: &str, locale: &str) -> Option<NamedDocument> {
        let mut desk = self.desk();
        let document = desk.document(document).ok()??;
        let targets = desk.project().targets();
        let locale = targets.iter().find(|own| own.name() == locale)?.clone();
        document.is_for(&locale).then_some(NamedDocument { document, locale })
    }

    /// What needs a person in a document and locale, read again where that changed.
    pub(super) fn queue(&self, named: &NamedDocument) -> Result<Arc<ReviewQueue>, OpenError> {
        self.desk().queue(&named.document, &named.locale)
    }

    /// What the project says in a locale.
    pub(super) fn memory(&self, locale: &Locale) -> Result<TranslationMemory, OpenError> {
        self.desk().memory(locale)
    }
}

/// A message without arguments.
pub(super) fn word(say: &Interface, id: &'static str) -> String {
    say.say(&Phrase::new(id))
}
