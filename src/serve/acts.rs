//! What is done from a page: typed text is rehearsed, acts are carried out and taken back.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    model::{Phrase, ReviewState, State},
    project::{ActError, ActRequest, OpenError, SegmentAct},
    review::ReviewQueue,
};

use super::{
    PageReply, PageRequest, Workbench, desk_page, segment, toolbar,
    workbench::{NamedDocument, word},
};

type Answered = Result<PageReply, OpenError>;

/// What a page sends of a text while it is typed.
#[derive(Deserialize)]
struct TypedRequest {
    document: String,
    locale: String,
    segment: String,
    text: String,
}

/// What a page asks to be done.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ActBody {
    document: String,
    locale: String,
    segment: String,
    /// `write`, `confirm` or `allow`.
    act: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    source_seen: String,
    #[serde(default)]
    translation_seen: String,
}

impl ActBody {
    fn act(&self) -> Option<SegmentAct> {
        let state = ReviewState::from_name(&self.state).unwrap_or(ReviewState::Translated);
        Some(match &*self.act {
            "write" => SegmentAct::Write { text: self.text.clone(), state },
            "confirm" => SegmentAct::Confirm { state },
            "allow" => SegmentAct::Allow { rule: self.rule.clone(), reason: self.reason.clone() },
            _ => return None,
        })
    }
}

fn bad_request() -> PageReply {
    PageReply::json(400, &json!({ "error": "not understood" }))
}

/// What a check would find of a text while it is typed.
pub(super) fn rehearse(workbench: &Workbench, request: &PageRequest) -> PageReply {
    let say = workbench.interface_for(request);
    let Ok(body) = serde_json::from_slice::<TypedRequest>(&request.body) else {
        return bad_request();
    };
    let Some(named) = workbench.named(&body.document, &body.locale) else {
        return bad_request();
    };
    let place = (&named.document, &named.locale, body.segment.as_str());
    let found = workbench.with_desk(|desk| desk.rehearse(place, &body.text));
    let found = found.unwrap_or_default();
    let html = segment::findings(say, &found).0;
    PageReply::json(200, &json!({ "html": html, "places": segment::places(&found, &body.text) }))
}

/// Carries out an act.
pub(super) fn act(workbench: &Workbench, request: &PageRequest) -> Answered {
    let Ok(body) = serde_json::from_slice::<ActBody>(&request.body) else {
        return Ok(bad_request());
    };
    let named = workbench.named(&body.document, &body.locale);
    let (Some(named), Some(act)) = (named, body.act()) else { return Ok(bad_request()) };
    let seen = segment::seen(&body.source_seen, &body.translation_seen);
    let done = workbench.with_desk(|desk| {
        let request = ActRequest {
            document: &named.document,
            locale: &named.locale,
            segment: &body.segment,
            act: &act,
            seen,
        };
        desk.act(&request).map(crate::review::DoneAct::phrase)
    });
    match done {
        Ok(phrase) => {
            let reply = after(workbench, request, &named, &body.segment)?;
            Ok(PageReply::json(
                200,
                &with_message(reply, &workbench.interface_for(request).say(&phrase)),
            ))
        }
        Err(error) => refused(workbench, request, &named, (&body, &error)),
    }
}

/// What a page shows once something was done to a segment.
fn after(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
    id: &str,
) -> Result<Value, OpenError> {
    let (say, queue) = (workbench.interface_for(request), workbench.queue(named)?);
    let row = queue.entry(id).map(|entry| desk_page::row(say, &queue, entry).0);
    Ok(json!({
        "row": row,
        "segment": id,
        "next": next(&queue, id, false),
        "nextReview": next(&queue, id, true),
        "counts": toolbar::counts(say, &queue).0,
        "filters": toolbar::count_map(&queue),
        "pulse": workbench.pulse(named),
    }))
}

fn next(queue: &ReviewQueue, id: &str, all: bool) -> Option<String> {
    let at = queue.next_to_do(queue.position(id), all)?;
    queue.entries.get(at).map(|entry| entry.id.clone())
}

fn with_message(mut reply: Value, message: &str) -> Value {
    if let Some(reply) = reply.as_object_mut() {
        reply.insert("message".to_owned(), message.into());
    }
    reply
}

/// Why an act was not carried out; where somebody else wrote meanwhile, with both texts.
fn refused(
    workbench: &Workbench,
    request: &PageRequest,
    named: &NamedDocument,
    (body, error): (&ActBody, &ActError),
) -> Answered {
    let say = workbench.interface_for(request);
    let said: Vec<String> = error.phrases().iter().map(|phrase| say.say(phrase)).collect();
    let mut reply = json!({ "error": said.join("\n") });
    if error.is_conflict() {
        let queue = workbench.queue(named)?;
        if let (Some(entry), Some(reply)) = (queue.entry(&body.segment), reply.as_object_mut()) {
            let moved = error
                .phrases()
                .into_iter()
                .next()
                .unwrap_or_else(|| Phrase::new("act-source-moved"));
            let shown = segment::conflict(say, &queue, entry, (&body.text, moved));
            reply.insert("conflict".to_owned(), shown.0.into());
            return Ok(PageReply::json(409, &Value::Object(reply.clone())));
        }
    }
    Ok(PageReply::json(422, &reply))
}

/// Which act is taken back; the last, where none is named.
#[derive(Deserialize, Default)]
struct UndoBody {
    number: Option<usize>,
}

/// Takes an act back.
pub(super) fn undo(workbench: &Workbench, request: &PageRequest) -> Answered {
    let say = workbench.interface_for(request);
    let body: UndoBody = serde_json::from_slice(&request.body).unwrap_or_default();
    let undone = workbench.with_desk(|desk| match body.number {
        Some(number) => desk.undo_number(number),
        None => desk.undo(),
    });
    match undone {
        Ok(Some(act)) => {
            let reply = match workbench.named(&act.document, &act.locale) {
                Some(named) => after(workbench, request, &named, &act.segment)?,
                None => json!({}),
            };
            let message = word(say, "serve-undone");
            let mut reply = with_message(reply, &message);
            if let Some(reply) = reply.as_object_mut() {
                reply.insert("document".to_owned(), act.document.into());
                reply.insert("locale".to_owned(), act.locale.into());
            }
            Ok(PageReply::json(200, &reply))
        }
        Ok(None) => {
            Ok(PageReply::json(200, &json!({ "message": word(say, "serve-nothing-to-undo") })))
        }
        Err(error) => {
            let said: Vec<String> = error.phrases().iter().map(|phrase| say.say(phrase)).collect();
            Ok(PageReply::json(409, &json!({ "error": said.join("\n") })))
        }
    }
}

/// Puts in all safe fixes of translations, each an act of its own.
pub(super) fn fix_all(workbench: &Workbench, request: &PageRequest) -> Answered {
    let say = workbench.interface_for(request);
    let mut count = 0;
    for document in workbench.documents()? {
        for locale in workbench.locales().iter().filter(|locale| document.is_for(locale)) {
            let named = NamedDocument { document: document.clone(), locale: locale.clone() };
            let queue = workbench.queue(&named)?;
            for entry in &queue.entries {
                let fixed = entry.findings.iter().find_map(|finding| finding.fixed.as_ref());
                // What is stale stays so: a fix says nothing of its sense.
                let Some(text) = fixed.filter(|_| entry.state == State::Current) else { continue };
                let state = entry.review.unwrap_or(ReviewState::Translated);
                let act = SegmentAct::Write { text: text.clone(), state };
                let done = workbench.with_desk(|desk| {
                    let request = ActRequest {
                        document: &document,
                        locale,
                        segment: &entry.id,
                        act: &act,
                        seen: Some(entry.seen),
                    };
                    desk.act(&request).is_ok()
                });
                count += usize::from(done);
            }
        }
    }
    let message = say.say(&Phrase::new("serve-fixed").with("count", count));
    Ok(PageReply::json(200, &json!({ "message": message, "count": count })))
}
