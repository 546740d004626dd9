//! What is reviewed, and what a key does.

use std::{collections::HashMap, sync::Arc};

use crate::{
    l10n::Interface,
    model::{Locale, Phrase, ReviewState},
    project::{ActError, ActRequest, DocumentName, OpenError, SeenTexts, SegmentAct},
    review::{QueueFilter, ReviewDesk, ReviewEntry, ReviewQueue, SegmentFinding, Suggestion},
};

use super::{ReviewKey, TextEditor};

/// What the keys are for at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ReviewMode {
    /// For going from segment to segment.
    Browse,
    /// For typing the translation.
    Edit(TextEditor),
    /// For typing what is searched.
    Search(TextEditor),
    /// For choosing the finding that is allowed.
    ChooseFinding,
    /// For typing why a rule is allowed.
    Reason(String, TextEditor),
    /// For reading what the keys do.
    Help,
}

/// What is to happen after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ReviewStep {
    /// The state is shown.
    Go,
    /// The text is edited in the editor that the person uses otherwise.
    Editor(String),
    /// The review ends.
    Quit,
}

/// The review in the terminal.
pub(crate) struct TerminalReview {
    desk: ReviewDesk,
    targets: Vec<(DocumentName, Locale)>,
    target: usize,
    /// What is read of the document in hand.
    pub(super) queue: Arc<ReviewQueue>,
    /// The place of the segment in hand.
    pub(super) at: usize,
    /// What the keys are for.
    pub(super) mode: ReviewMode,
    /// What was said last.
    pub(super) message: Option<String>,
    pub(super) suggestions: Vec<Suggestion>,
    /// What is found of the text as it is typed.
    pub(super) typed_findings: Option<Vec<SegmentFinding>>,
    /// Lines that are scrolled away.
    pub(super) scroll: u16,
    /// What was typed and not saved, by document, locale and segment.
    unsaved: HashMap<(usize, String), String>,
    /// What was before the person when they began to type.
    seen: Option<SeenTexts>,
    /// Whether the person was told of what is not saved.
    warned: bool,
    /// The width at which a text is edited.
    pub(super) edit_width: usize,
    /// Says things.
    pub say: Interface,
}

impl TerminalReview {
    /// A review of these documents in these locales, beginning with the first segment that wants it.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub(crate) fn new(
        mut desk: ReviewDesk,
        targets: Vec<(DocumentName, Locale)>,
        say: Interface,
    ) -> Result<Option<Self>, OpenError> {
        let mut first = None;
        for (index, (document, locale)) in targets.iter().enumerate() {
            let queue = desk.queue(document, locale)?;
            let at = queue.next_to_do(None, false);
            if at.is_some() || (first.is_none() && !queue.entries.is_empty()) {
                first = Some((index, queue, at.unwrap_or_default()));
            }
            if at.is_some() {
                break;
            }
        }
        let Some((target, queue, at)) = first else { return Ok(None) };
        let mut review = Self {
            desk,
            targets,
            target,
            queue,
            at,
            mode: ReviewMode::Browse,
            message: None,
            suggestions: Vec::new(),
            typed_findings: None,
            scroll: 0,
            unsaved: HashMap::new(),
            seen: None,
            warned: false,
            edit_width: 40,
            say,
        };
        review.arrive();
        Ok(Some(review))
    }

    /// The segment in hand.
    #[must_use]
    pub(crate) fn entry(&self) -> Option<&ReviewEntry> {
        self.queue.entries.get(self.at)
    }

    /// What is typed and not saved of the segment in hand.
    pub(super) fn unsaved_text(&self) -> Option<&str> {
        let id = self.entry()?.id.clone();
        self.unsaved.get(&(self.target, id)).map(String::as_str)
    }

    /// How many acts were carried out.
    #[must_use]
    pub(crate) fn done(&self) -> usize {
        self.desk.done().len()
    }

    fn word(&self, id: &'static str) -> String {
        self.say.say(&Phrase::new(id))
    }

    fn tell(&mut self, phrase: &Phrase) {
        self.message = Some(self.say.say(phrase));
    }

    /// Does what a key does.
    pub(crate) fn press(&mut self, key: ReviewKey) -> ReviewStep {
        if key != ReviewKey::Char('q') && key != ReviewKey::Interrupt {
            self.warned = false;
        }
        self.message = None;
        match self.mode.clone() {
            ReviewMode::Browse => return self.browse(key),
            ReviewMode::Edit(editor) => self.edit(editor, key),
            ReviewMode::Search(editor) => self.search(editor, key),
            ReviewMode::ChooseFinding => self.choose(key),
            ReviewMode::Reason(rule, editor) => self.reason(&rule, editor, key),
            ReviewMode::Help => self.mode = ReviewMode::Browse,
        }
        ReviewStep::Go
    }

    fn browse(&mut self, key: ReviewKey) -> ReviewStep {
        match key {
            ReviewKey::Char('a') | ReviewKey::Enter => self.confirm(ReviewState::Translated),
            ReviewKey::Char('r') => self.confirm(ReviewState::Reviewed),
            ReviewKey::Char('e') => {
                let text = self.text_in_hand();
                self.begin_to_edit(&text);
            }
            ReviewKey::Char('E') => {
                self.seen = self.entry().map(|entry| entry.seen);
                return ReviewStep::Editor(self.text_in_hand());
            }
            ReviewKey::Char('w') => self.begin_to_allow(),
            ReviewKey::Char('s') => self.next(),
            ReviewKey::Char('n') | ReviewKey::Right => self.step(true),
            ReviewKey::Char('b') | ReviewKey::Left => self.step(false),
            ReviewKey::Char('u') => self.undo(),
            ReviewKey::Char('/') => self.mode = ReviewMode::Search(TextEditor::default()),
            ReviewKey::Char('?' | 'h') => self.mode = ReviewMode::Help,
            ReviewKey::Char(digit @ '1'..='5') => {
                let index = digit as usize - '1' as usize;
                if let Some(text) = self.suggestions.get(index).map(|own| own.text.clone()) {
                    self.begin_to_edit(&text);
                }
            }
            ReviewKey::Down | ReviewKey::PageDown => self.scroll = self.scroll.saturating_add(3),
            ReviewKey::Up | ReviewKey::PageUp => self.scroll = self.scroll.saturating_sub(3),
            ReviewKey::Char('q') | ReviewKey::Interrupt => return self.quit(),
            _ => {}
        }
        ReviewStep::Go
    }

    fn quit(&mut self) -> ReviewStep {
        if self.unsaved.is_empty() || self.warned {
            return ReviewStep::Quit;
        }
        self.warned = true;
        self.tell(&Phrase::new("review-unsaved").with("count", self.unsaved.len()));
        ReviewStep::Go
    }

    fn text_in_hand(&self) -> String {
        let saved = || self.entry().and_then(|entry| entry.translation.as_ref());
        let unsaved = self.unsaved_text().map(str::to_owned);
        unsaved.unwrap_or_else(|| saved().map(|own| own.text.clone()).unwrap_or_default())
    }

    fn begin_to_edit(&mut self, text: &str) {
        self.seen = self.entry().map(|entry| entry.seen);
        self.mode = ReviewMode::Edit(TextEditor::new(text));
        self.rehearse(text);
    }

    fn edit(&mut self, mut editor: TextEditor, key: ReviewKey) {
        match key {
            ReviewKey::Enter => return self.save(editor.text(), true),
            ReviewKey::Save => return self.save(editor.text(), false),
            ReviewKey::Escape | ReviewKey::Interrupt => {
                self.keep(editor.text());
                self.mode = ReviewMode::Browse;
                self.typed_findings = None;
                return;
            }
            ReviewKey::Up => editor.move_line(false, self.edit_width),
            ReviewKey::Down => editor.move_line(true, self.edit_width),
            key => {
                let before = editor.text().len();
                editor.press(key);
                if before != editor.text().len() {
                    self.rehearse(editor.text());
                }
            }
        }
        self.mode = ReviewMode::Edit(editor);
    }

    /// Types what was pasted, where something is typed.
    pub(crate) fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match &mut self.mode {
            ReviewMode::Edit(editor) => {
                editor.insert(&text);
                let typed = editor.text().to_owned();
                self.rehearse(&typed);
            }
            ReviewMode::Search(editor) | ReviewMode::Reason(_, editor) => {
                editor.insert(&text.replace('\n', " "));
            }
            _ => {}
        }
    }

    fn rehearse(&mut self, text: &str) {
        let Some(id) = self.entry().map(|entry| entry.id.clone()) else { return };
        let (document, locale) = &self.targets[self.target];
        self.typed_findings = self.desk.rehearse((document, locale, &id), text).ok();
    }

    /// Remembers what is typed and not saved.
    fn keep(&mut self, text: &str) {
        let Some(entry) = self.entry() else { return };
        let is_saved = entry.translation.as_ref().map_or("", |own| &own.text) == text;
        let key = (self.target, entry.id.clone());
        if is_saved || text.trim().is_empty() {
            self.unsaved.remove(&key);
        } else {
            self.unsaved.insert(key, text.to_owned());
            self.tell(&Phrase::new("review-kept"));
        }
    }

    /// Takes the text that comes back from the person's own editor.
    pub(crate) fn edited(&mut self, text: &str) {
        let text = text.trim_end_matches(['\n', '\r']);
        let saved = self.entry().and_then(|own| own.translation.as_ref()).map(|own| &*own.text);
        if saved == Some(text) || text.trim().is_empty() {
            self.message = Some(self.word("review-editor-same"));
            return;
        }
        self.save(text, false);
    }

    fn save(&mut self, text: &str, goes_on: bool) {
        if text.trim().is_empty() {
            return self.tell(&Phrase::new("act-empty"));
        }
        let act = SegmentAct::Write { text: text.to_owned(), state: ReviewState::Translated };
        let seen = self.seen;
        match self.act(&act, seen) {
            Ok(()) => {
                if let Some(id) = self.entry().map(|entry| entry.id.clone()) {
                    self.unsaved.remove(&(self.target, id));
                }
                self.mode = ReviewMode::Browse;
                self.typed_findings = None;
                if goes_on { self.next() } else { self.arrive() }
            }
            Err(error) => {
                // What was typed is kept, beside what is in the file now; saved again, it stands.
                self.keep(text);
                if error.is_conflict() {
                    self.reload();
                    self.seen = self.entry().map(|entry| entry.seen);
                }
                self.mode = ReviewMode::Edit(TextEditor::new(text));
                self.say_error(&error);
            }
        }
    }

    fn confirm(&mut self, state: ReviewState) {
        let Some(entry) = self.entry() else { return };
        if let Some(text) = self.unsaved_text().map(str::to_owned) {
            return self.begin_to_edit(&text);
        }
        if entry.translation.is_none() {
            return self.begin_to_edit("");
        }
        let seen = Some(entry.seen);
        match self.act(&SegmentAct::Confirm { state }, seen) {
            Ok(()) => self.next(),
            Err(error) => {
                self.reload();
                self.say_error(&error);
            }
        }
    }

    fn say_error(&mut self, error: &ActError) {
        let said: Vec<String> = error.phrases().iter().map(|own| self.say.say(own)).collect();
        self.message = Some(said.join(" "));
    }

    fn act(&mut self, act: &SegmentAct, seen: Option<SeenTexts>) -> Result<(), ActError> {
        let Some(segment) = self.entry().map(|entry| entry.id.clone()) else { return Ok(()) };
        let (document, locale) = &self.targets[self.target];
        let request = ActRequest { document, locale, segment: &segment, act, seen };
        let phrase = self.desk.act(&request)?.phrase();
        self.reload();
        self.tell(&phrase);
        Ok(())
    }

    fn undo(&mut self) {
        match self.desk.undo() {
            Ok(Some(act)) => {
                let is_own = |(document, locale): &(DocumentName, Locale)| {
                    document.name == act.document && locale.name() == act.locale
                };
                if let Some(target) = self.targets.iter().position(is_own) {
                    self.target = target;
                }
                self.reload();
                if let Some(at) = self.queue.position(&act.segment) {
                    self.at = at;
                }
                self.arrive();
                self.tell(&Phrase::new("review-undone"));
            }
            Ok(None) => self.tell(&Phrase::new("review-nothing-to-undo")),
            Err(error) => self.say_error(&error),
        }
    }

    /// Reads the document in hand again; what cannot be read leaves it as it was.
    pub(crate) fn reload(&mut self) {
        let id = self.entry().map(|entry| entry.id.clone());
        let (document, locale) = &self.targets[self.target];
        if let Ok(queue) = self.desk.queue(document, locale) {
            self.queue = queue;
            let at = id.and_then(|id| self.queue.position(&id)).unwrap_or(self.at);
            self.at = at.min(self.queue.entries.len().saturating_sub(1));
        }
    }

    /// Takes in what others wrote, while nothing is typed.
    pub(crate) fn look_again(&mut self) {
        if self.mode == ReviewMode::Browse {
            self.desk.refresh();
            self.reload();
        }
    }

    /// Says that there is no editor.
    pub(crate) fn no_editor(&mut self) {
        self.tell(&Phrase::new("review-no-editor"));
    }

    fn arrive(&mut self) {
        self.scroll = 0;
        let Some(entry) = self.queue.entries.get(self.at) else { return };
        let locales = [&self.queue.source_locale, &self.queue.locale];
        let memory = self.desk.memory(&self.queue.locale).unwrap_or_default();
        self.suggestions = memory.suggestions((&self.queue.document.name, entry), locales);
    }

    /// The next segment that wants something, in this document or the next.
    fn next(&mut self) {
        let message = self.message.take();
        let here = (self.at + 1..self.queue.entries.len()).find(|at| {
            let need = self.queue.entries.get(*at).and_then(ReviewEntry::need);
            need.is_some_and(crate::review::ReviewNeed::is_pressing)
        });
        if let Some(at) = here {
            self.at = at;
        } else if !self.next_target() {
            let Some(at) = self.queue.next_to_do(Some(self.at), false) else {
                let done = self.word("review-all-done");
                let all = message.map_or_else(|| done.clone(), |own| format!("{own}. {done}"));
                self.message = Some(all);
                return self.arrive();
            };
            self.at = at;
        }
        self.arrive();
        self.message = message;
    }

    /// Goes on to the next document with something to be done, if there is one.
    fn next_target(&mut self) -> bool {
        let count = self.targets.len();
        for target in (self.target + 1..count).chain(0..self.target) {
            let (document, locale) = &self.targets[target];
            let Ok(queue) = self.desk.queue(document, locale) else { continue };
            if let Some(at) = queue.next_to_do(None, false) {
                (self.target, self.queue, self.at) = (target, queue, at);
                return true;
            }
        }
        false
    }

    fn step(&mut self, forward: bool) {
        let last = self.queue.entries.len().saturating_sub(1);
        self.at = if forward { (self.at + 1).min(last) } else { self.at.saturating_sub(1) };
        self.arrive();
    }

    fn search(&mut self, mut editor: TextEditor, key: ReviewKey) {
        match key {
            ReviewKey::Escape | ReviewKey::Interrupt => self.mode = ReviewMode::Browse,
            ReviewKey::Enter => {
                let text = editor.text().to_owned();
                let found = self.queue.filtered(&QueueFilter { text, ..QueueFilter::default() });
                let behind = found.iter().find(|at| **at > self.at).or_else(|| found.first());
                match behind {
                    Some(at) => {
                        self.at = *at;
                        self.arrive();
                    }
                    None => self.tell(&Phrase::new("review-not-found")),
                }
                self.mode = ReviewMode::Browse;
            }
            key => {
                editor.press(key);
                self.mode = ReviewMode::Search(editor);
            }
        }
    }

    /// The findings that may be allowed.
    pub(super) fn allowable(&self) -> Vec<&SegmentFinding> {
        let findings = self.entry().map(|entry| entry.findings.as_slice()).unwrap_or_default();
        findings.iter().filter(|finding| finding.allowable).collect()
    }

    fn begin_to_allow(&mut self) {
        let allowable = self.allowable();
        match allowable.as_slice() {
            [] => self.tell(&Phrase::new("review-nothing-to-allow")),
            [one] => {
                let rule = one.rule.to_owned();
                self.mode = ReviewMode::Reason(rule, TextEditor::default());
            }
            _ => self.mode = ReviewMode::ChooseFinding,
        }
    }

    fn choose(&mut self, key: ReviewKey) {
        self.mode = ReviewMode::Browse;
        let ReviewKey::Char(digit @ '1'..='9') = key else { return };
        let index = digit as usize - '1' as usize;
        if let Some(rule) = self.allowable().get(index).map(|finding| finding.rule.to_owned()) {
            self.mode = ReviewMode::Reason(rule, TextEditor::default());
        }
    }

    fn reason(&mut self, rule: &str, mut editor: TextEditor, key: ReviewKey) {
        match key {
            ReviewKey::Escape | ReviewKey::Interrupt => self.mode = ReviewMode::Browse,
            ReviewKey::Enter => {
                let (rule, reason) = (rule.to_owned(), editor.text().to_owned());
                self.mode = ReviewMode::Browse;
                let seen = self.entry().map(|entry| entry.seen);
                if let Err(error) = self.act(&SegmentAct::Allow { rule, reason }, seen) {
                    self.say_error(&error);
                }
            }
            key => {
                editor.press(key);
                self.mode = ReviewMode::Reason(rule.to_owned(), editor);
            }
        }
    }
}
