//! Files on their way to a translator's tool and back: where they are written, how they are read.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::{
    exchange::{
        ExchangeError, ExchangeFile, ExchangeFormat, ExchangePackage, ToolName, decoded, recoded,
    },
    import::ImportFormat,
    model::{Locale, Phrase},
    store,
};

use super::{
    ErrorPhrases, ExportAnswer, Project, ProjectError, SelectionError,
    error::{unread, unwritten},
};

/// Why something could not be sent or taken back.
#[derive(Debug, thiserror::Error)]
#[error("{}", said.first().map_or("", |phrase| phrase.id))]
pub struct TransferError {
    said: Vec<Phrase>,
}

impl ErrorPhrases for TransferError {
    fn phrases(&self) -> Vec<Phrase> {
        self.said.clone()
    }
}

impl From<ProjectError> for TransferError {
    fn from(error: ProjectError) -> Self {
        Self { said: error.phrases() }
    }
}

impl From<SelectionError> for TransferError {
    fn from(error: SelectionError) -> Self {
        Self { said: error.phrases() }
    }
}

impl From<Vec<Phrase>> for TransferError {
    fn from(said: Vec<Phrase>) -> Self {
        Self { said }
    }
}

impl From<Phrase> for TransferError {
    fn from(phrase: Phrase) -> Self {
        Self { said: vec![phrase] }
    }
}

/// Where an export is written.
pub(super) struct Destination<'d> {
    path: Option<&'d Path>,
    is_folder: bool,
}

impl<'d> Destination<'d> {
    /// Where several files are written, that must be a folder.
    pub(super) fn new(
        path: Option<&'d Path>,
        tool: ToolName,
        is_several: bool,
    ) -> Result<Self, TransferError> {
        let named = path.is_some_and(|path| path.is_dir() || path.to_string_lossy().ends_with('/'));
        let is_folder = named || is_several || tool == ToolName::OmegaT;
        if path.is_none() && is_folder {
            return Err(Phrase::new("export-output").into());
        }
        Ok(Self { path, is_folder })
    }

    /// Writes the files of a language.
    pub(super) fn write(
        &self,
        project: &Project,
        files: Vec<ExchangeFile>,
        answer: &mut ExportAnswer,
    ) -> Result<(), ProjectError> {
        // A memory beside the file needs a folder to stand in.
        let alone = if self.is_folder { usize::MAX } else { 1 };
        for file in files.into_iter().take(alone) {
            let Some(path) = self.path else {
                answer.bytes = file.bytes;
                return Ok(());
            };
            let place = if self.is_folder { path.join(&file.path) } else { path.to_owned() };
            let failed = |error: io::Error| unwritten(&place.display().to_string(), &error);
            if file.path.ends_with('/') {
                store::make_folder(&place).map_err(failed)?;
                continue;
            }
            store::make_folder_of(&place).map_err(failed)?;
            let destination = project.destination(&place)?;
            store::write_out(&destination, file.bytes).map_err(failed)?;
            answer.written.push(place);
        }
        Ok(())
    }
}

/// A moment as gettext writes it: `2026-11-27 02:20+0000`.
///
/// Days are counted into years by [Howard Hinnant's
/// algorithm](https://howardhinnant.github.io/date_algorithms.html#civil_from_days).
pub(super) fn stamp(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400 + 719_468, seconds % 86_400);
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let (day, month) = (day_of_year - (153 * shifted + 2) / 5 + 1, (shifted + 2) % 12 + 1);
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}+0000", rest / 3600, rest % 3600 / 60)
}

/// Files of a tool for translators, read.
#[derive(Debug)]
pub(crate) struct ReturnedFiles {
    /// The files.
    pub files: Vec<ReturnedFile>,
}

/// A file of a tool for translators, read.
#[derive(Debug)]
pub(crate) struct ReturnedFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its format.
    pub format: &'static ExchangeFormat,
    /// What it holds.
    pub package: ExchangePackage,
}

impl ReturnedFiles {
    /// Reads a file, or those of a folder; none where it is no file of such a tool. `encoding` is the
    /// name of the encoding of a text that is not in Unicode.
    ///
    /// # Errors
    ///
    /// When the folder or one of its files cannot be read, or a file is damaged.
    pub(crate) fn read_returned(
        path: &Path,
        encoding: Option<&str>,
    ) -> Result<Option<Self>, TransferError> {
        if !path.is_dir() {
            let bytes = match store::read_in(path) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                    return Err(unread(&path.display().to_string(), &error).into());
                }
                // What cannot be read is said by whoever reads it next.
                Err(_) => return Ok(None),
            };
            let file = ReturnedFile::read_bytes(path, bytes, encoding)?;
            return Ok(file.map(|file| Self { files: vec![file] }));
        }
        // Of OmegaT's projects only the translated documents come back.
        let is_project = path.join("omegat.project").is_file();
        let folder = if is_project { path.join("target") } else { path.to_owned() };
        let failed = |path: &Path, error: &io::Error| unread(&path.display().to_string(), error);
        let mut files = Vec::new();
        for file in store::files_below(&folder).map_err(|error| failed(&folder, &error))? {
            let bytes = store::read_in(&file).map_err(|error| failed(&file, &error))?;
            files.extend(ReturnedFile::read_bytes(&file, bytes, encoding)?);
        }
        // The memory that went beside the documents says nothing that they do not.
        if files.iter().any(|file| file.format.name != "tmx") {
            files.retain(|file| file.format.name != "tmx");
        }
        if files.is_empty() {
            let phrase = Phrase::new("returned-no-files");
            return Err(phrase.with("path", path.display().to_string()).into());
        }
        Ok(Some(Self { files }))
    }
}

/// A bilingual file, and its text as reports quote it; a workbook's rows are its lines.
pub(super) fn read_shown(path: &Path) -> Result<(ExchangePackage, String), TransferError> {
    let shown = path.display().to_string();
    let bytes = store::read_in(path).map_err(|error| unread(&shown, &error))?;
    let said = |error: ExchangeError| error.phrase(&shown);
    let unknown = || Phrase::new("exchange-unknown-format").with("path", &*shown);
    let format = ExchangeFormat::recognise(&bytes).ok_or_else(unknown)?;
    let mut package = format.read_package(&bytes).map_err(said)?;
    let text = match decoded(&bytes).map_err(said)? {
        Some(text) => text,
        None => package.laid_out(),
    };
    Ok((package, text))
}

impl ReturnedFile {
    fn read_bytes(
        path: &Path,
        bytes: Vec<u8>,
        encoding: Option<&str>,
    ) -> Result<Option<Self>, TransferError> {
        // A document of a word processor is one, whatever is in it.
        let is_document =
            ImportFormat::of_file(&path.to_string_lossy()) == Some(ImportFormat::Docx);
        let format = ExchangeFormat::recognise(&bytes).filter(|_| !is_document);
        let Some(format) = format else { return Ok(None) };
        let said = |error: ExchangeError| error.phrase(&path.display().to_string());
        let bytes = match encoding {
            Some(name) => recoded(&bytes, name).map_err(said)?,
            None => bytes,
        };
        let package = format.read_package(&bytes).map_err(said)?;
        if package.units().next().is_none() {
            return Err(said(ExchangeError::of_whole_file(Phrase::new("exchange-empty"))).into());
        }
        Ok(Some(Self { path: path.to_owned(), format, package }))
    }

    /// The locale that the translations are in: the one named, or the file's, or the only one.
    ///
    /// # Errors
    ///
    /// When the project does not have it, or several could be meant.
    pub(crate) fn locale<'p>(
        &self,
        project: &'p Project,
        named: Option<&str>,
    ) -> Result<&'p Locale, TransferError> {
        let own = Locale::new(&self.package.target_locale).ok();
        let targets = || project.targets().iter();
        if let (None, Some(own)) = (named, own) {
            let exact = targets().find(|locale| locale.identifier() == own.identifier());
            let near = || targets().find(|locale| locale.language() == own.language());
            return exact.or_else(near).ok_or_else(|| {
                let phrase = Phrase::new("returned-other-locale").with("locale", own.name());
                phrase.with("path", self.path.display().to_string()).into()
            });
        }
        let wanted: Vec<String> = named.map(str::to_owned).into_iter().collect();
        match &*project.named_locales(&wanted)? {
            [locale] => Ok(locale),
            _ => Err(Phrase::new("usage-missing").with("argument", "--locale").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn moments_are_dates() {
        assert_eq!(stamp(0), "1970-01-01 00:00+0000");
        assert_eq!(stamp(951_782_399), "2000-02-28 23:59+0000");
        assert_eq!(stamp(951_782_400), "2000-02-29 00:00+0000");
        assert_eq!(stamp(1_795_745_940), "2026-11-27 02:19+0000");
    }
}
