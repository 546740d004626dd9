//! The server around the workbench: sockets in, answers out.

use std::{io, net::Ipv4Addr, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Query, Request, State},
    http::{HeaderValue, Method, Response, StatusCode, header::HeaderName},
};
use tokio::net::TcpListener;

use super::{PageReply, PageRequest, RequestGuard, Workbench, guard::HEADERS};

/// A text longer than this is no segment.
const MAX_BODY_BYTES: usize = 4 << 20;

/// Headers that an answer may depend on.
const HEADERS_THAT_MATTER: [&str; 6] =
    ["host", "origin", "cookie", "sec-fetch-site", "content-type", "accept-language"];

struct ServerState {
    guard: RequestGuard,
    workbench: Workbench,
}

/// Serves a workbench on this machine until the process is interrupted; `port` 0 takes any that is
/// free. `ready` is told where it is to be found, once it answers.
///
/// # Errors
///
/// When the port cannot be listened at.
pub(crate) fn serve_workbench(
    workbench: Workbench,
    port: u16,
    ready: impl FnOnce(&str),
) -> io::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let port = listener.local_addr()?.port();
        let guard = RequestGuard::new(port)?;
        let first = format!("http://127.0.0.1:{port}{}", guard.first_path());
        let shared = Arc::new(ServerState { guard, workbench });
        let router = Router::new().fallback(answer).with_state(shared);
        ready(&first);
        let interrupted = async {
            // Where no signal can be waited for, the process ends as any other does.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        // An open page is not waited for: nothing that was sent is unfinished.
        tokio::select! {
            served = axum::serve(listener, router) => served,
            () = interrupted => Ok(()),
        }
    })
}

async fn answer(State(shared): State<Arc<ServerState>>, request: Request) -> Response<Body> {
    let reply = match page_request(request).await {
        Ok(request) => {
            let answered = tokio::task::spawn_blocking(move || {
                shared.guard.stop(&request).unwrap_or_else(|| shared.workbench.answer(&request))
            });
            answered.await.unwrap_or_else(|_| PageReply::new(500, "text/plain", "diglot: failed\n"))
        }
        Err(status) => PageReply::new(status, "text/plain", "diglot: not understood\n"),
    };
    written(reply)
}

/// The request without what belongs to the network; or the status that says what is wrong with it.
async fn page_request(request: Request) -> Result<PageRequest, u16> {
    let (parts, body) = request.into_parts();
    let is_post = match parts.method {
        Method::GET | Method::HEAD => false,
        Method::POST => true,
        _ => return Err(405),
    };
    let path = percent_encoding::percent_decode_str(parts.uri.path()).decode_utf8();
    let path = path.map_err(|_| 400u16)?.into_owned();
    let Query(query) = Query::try_from_uri(&parts.uri).map_err(|_| 400u16)?;
    let header = |name: &str| {
        let value = parts.headers.get(name)?.to_str().ok()?;
        Some((name.to_owned(), value.to_owned()))
    };
    let headers = HEADERS_THAT_MATTER.iter().filter_map(|name| header(name)).collect();
    let body = to_bytes(body, MAX_BODY_BYTES).await.map_err(|_| 413u16)?.to_vec();
    Ok(PageRequest { is_post, path, query, headers, body })
}

fn written(reply: PageReply) -> Response<Body> {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let own = reply.headers.iter().map(|(name, value)| (*name, value.as_str()));
    let all = HEADERS.into_iter().chain([("Content-Type", reply.content_type)]).chain(own);
    for (name, value) in all {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            // What an answer says itself stands for what all of them say.
            response.headers_mut().insert(name, value);
        }
    }
    response
}
