//! Which path is answered by what.

use crate::{
    l10n::Interface,
    project::{ErrorPhrases as _, OpenError},
};

use super::{
    PageReply, PageRequest, Workbench, acts, assets, desk_page, findings_page, history_page,
    overview_page, page, reader_page, segment, workbench::NamedDocument,
};

impl Workbench {
    /// Answers a request that may be answered.
    #[must_use]
    pub fn answer(&self, request: &PageRequest) -> PageReply {
        answer(self, request)
    }
}

fn answer(workbench: &Workbench, request: &PageRequest) -> PageReply {
    let (first, rest) = request
        .path
        .trim_start_matches('/')
        .split_once('/')
        .unwrap_or((request.path.trim_start_matches('/'), ""));
    let answered = if request.is_post {
        match first {
            "rehearse" => return acts::rehearse(workbench, request),
            "act" => acts::act(workbench, request),
            "undo" => acts::undo(workbench, request),
            "fix" => acts::fix_all(workbench, request),
            _ => return nothing(workbench, request),
        }
    } else {
        match first {
            "" => overview_page::page(workbench, request),
            // Asked for by browsers of pages that name no icon.
            "favicon.ico" if rest.is_empty() => {
                return assets::asset("icon.svg").unwrap_or_else(|| nothing(workbench, request));
            }
            "assets" => return assets::asset(rest).unwrap_or_else(|| nothing(workbench, request)),
            "desk" => of_document(workbench, request, rest, desk_page::page),
            "list" => of_query(workbench, request, desk_page::list),
            "rows" => of_query(workbench, request, desk_page::rows),
            "segment" => of_query(workbench, request, segment::open_segment),
            "row" => of_query(workbench, request, segment::row),
            "suggestions" => of_query(workbench, request, segment::suggestions),
            "pulse" => of_query(workbench, request, |workbench, _, named| {
                Ok(PageReply::new(200, "text/plain; charset=utf-8", workbench.pulse(named)))
            }),
            "reader" => of_document(workbench, request, rest, reader_page::page),
            "reading" => of_document(workbench, request, rest, reader_page::reading),
            "reading-marks" => of_document(workbench, request, rest, reader_page::marks),
            "findings" => findings_page::page(workbench, request),
            "rule" => return findings_page::rule_page(workbench, request, rest),
            "history" => return history_page::page(workbench, request),
            "language" => return language(rest),
            _ => return nothing(workbench, request),
        }
    };
    match answered {
        Ok(reply) => reply,
        Err(error) => failed(workbench, request, &error),
    }
}

type RouteHandler = fn(&Workbench, &PageRequest, &NamedDocument) -> Result<PageReply, OpenError>;

/// A page about the locale and document that the path names: `LOCALE/DOCUMENT`.
fn of_document(
    workbench: &Workbench,
    request: &PageRequest,
    rest: &str,
    answer: RouteHandler,
) -> Result<PageReply, OpenError> {
    let (locale, document) = rest.split_once('/').unwrap_or((rest, ""));
    match workbench.named(document, locale) {
        Some(named) => answer(workbench, request, &named),
        None => Ok(nothing(workbench, request)),
    }
}

/// A part of a page about the locale and document that the query names.
fn of_query(
    workbench: &Workbench,
    request: &PageRequest,
    answer: RouteHandler,
) -> Result<PageReply, OpenError> {
    match workbench.named(request.value("document"), request.value("locale")) {
        Some(named) => answer(workbench, request, &named),
        None => Ok(nothing(workbench, request)),
    }
}

/// Remembers the language that was chosen, and goes back to the beginning.
fn language(name: &str) -> PageReply {
    let known = Interface::speaks(name) && name.len() == 2;
    let cookie = known.then(|| {
        format!("diglot-language={name}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000")
    });
    let reply = PageReply::redirect("/");
    match cookie {
        Some(cookie) => reply.with("Set-Cookie", cookie),
        None => reply,
    }
}

fn nothing(workbench: &Workbench, request: &PageRequest) -> PageReply {
    page::message(workbench, request, "serve-nothing-here", &[]).status(404)
}

fn failed(workbench: &Workbench, request: &PageRequest, error: &OpenError) -> PageReply {
    let say = workbench.interface_for(request);
    let said: Vec<String> = error.phrases().iter().map(|phrase| say.say(phrase)).collect();
    page::message(workbench, request, "serve-failed", &said).status(500)
}
