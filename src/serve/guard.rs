//! Who may ask: this machine, this server's own pages, and whoever had its first address.
//!
//! The first address carries a token nobody can guess; it is exchanged for a cookie that no script
//! can read and no other site's page can send, and is worth nothing afterwards but that. A request
//! must name this server in `Host`, so that no name that somebody else's DNS points here will do;
//! where it names where it comes from (`Origin`, `Sec-Fetch-Site`), that must be here. What changes
//! anything is a `POST` of JSON with an `Origin`, which no form of another page can send.

use std::io;

use super::{PageReply, PageRequest};

/// What every answer says: nothing is loaded from elsewhere, nothing inline is run, nobody frames
/// it, nothing of it is kept.
pub(super) const HEADERS: [(&str, &str); 8] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src \
         'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
];

/// Bytes of randomness in a token.
const TOKEN_BYTES: usize = 32;

/// The page that leads on. Were the browser sent on by a redirect, it would not send the cookie where
/// the first address was a link on another site's page.
const ENTRY: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>diglot</title>\
    <meta http-equiv=\"refresh\" content=\"0; url=/\"><p><a href=\"/\">diglot</a></p>";

/// Lets in who may ask.
#[derive(Debug, Clone)]
pub(crate) struct RequestGuard {
    token: String,
    /// The cookie's value; another secret than the token, which stands in histories of browsers.
    session: String,
    port: u16,
}

impl RequestGuard {
    /// A guard for a server at this port, with secrets of its own.
    ///
    /// # Errors
    ///
    /// When the system has no randomness to give.
    pub(crate) fn new(port: u16) -> io::Result<Self> {
        Ok(Self { token: secret()?, session: secret()?, port })
    }

    /// The path of the first address.
    #[must_use]
    pub(crate) fn first_path(&self) -> String {
        format!("/enter/{}", self.token)
    }

    /// The cookie's name: servers at other ports of the machine have theirs.
    fn cookie(&self) -> String {
        format!("diglot-{}", self.port)
    }

    /// What is answered to who may not ask, or comes in; none: the request may be answered.
    #[must_use]
    pub(crate) fn stop(&self, request: &PageRequest) -> Option<PageReply> {
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", self.port));
        let host = request.header("host");
        if !hosts.iter().any(|own| own == host) {
            return Some(refusal(421, "wrong host"));
        }
        let origin = request.headers.get("origin").map(String::as_str);
        if origin.is_some_and(|origin| origin != format!("http://{host}")) {
            return Some(refusal(403, "wrong origin"));
        }
        if let Some(token) = request.path.strip_prefix("/enter/") {
            // A link from anywhere may lead here: without the token it does nothing.
            return Some(if same(token, &self.token) {
                let cookie = format!(
                    "{}={}; Path=/; HttpOnly; SameSite=Strict",
                    self.cookie(),
                    self.session
                );
                PageReply::new(200, "text/html; charset=utf-8", ENTRY).with("Set-Cookie", cookie)
            } else {
                refusal(403, "wrong token")
            });
        }
        let site = request.headers.get("sec-fetch-site").map(String::as_str);
        if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
            return Some(refusal(403, "wrong site"));
        }
        let known = request.cookie(&self.cookie()).is_some_and(|own| same(own, &self.session));
        if !known {
            return Some(refusal(401, "open the address that diglot serve printed"));
        }
        let is_json = request.header("content-type").starts_with("application/json");
        if request.is_post && (origin.is_none() || !is_json) {
            return Some(refusal(403, "not from a page of diglot"));
        }
        None
    }
}

fn refusal(status: u16, why: &str) -> PageReply {
    PageReply::new(status, "text/plain; charset=utf-8", format!("diglot: {why}\n"))
}

/// Compares two secrets in a time that does not tell how much of them is the same.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

fn secret() -> io::Result<String> {
    let mut bytes = [0; TOKEN_BYTES];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(path: &str, headers: &[(&str, &str)]) -> PageRequest {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        PageRequest { headers: headers.collect(), ..PageRequest::get(path) }
    }

    #[test]
    fn only_who_had_the_first_address_is_let_in() {
        let guard = RequestGuard::new(7000).unwrap();
        let status = |request: &PageRequest| guard.stop(request).map(|reply| reply.status);
        let host = ("host", "127.0.0.1:7000");
        let entered = guard.stop(&request(&guard.first_path(), &[host])).unwrap();
        assert_eq!(entered.status, 200);
        let cookie = &entered.headers.iter().find(|(name, _)| *name == "Set-Cookie").unwrap().1;
        assert!(cookie.contains("HttpOnly; SameSite=Strict"), "{cookie}");
        let cookie = cookie.split(';').next().unwrap();
        assert!(!cookie.contains(&guard.token), "the token is no key once it was used");
        let known = [host, ("cookie", cookie)];
        assert_eq!(status(&request("/", &known)), None);
        assert_eq!(status(&request("/", &[host])), Some(401));
        assert_eq!(status(&request("/", &[host, ("cookie", "diglot-7000=x")])), Some(401));
        assert_eq!(status(&request("/enter/x", &[host])), Some(403));
        for other in ["evil.example", "127.0.0.1", "127.0.0.1:7001", "evil.example:7000", ""] {
            assert_eq!(status(&request("/", &[("host", other), known[1]])), Some(421), "{other}");
        }
        for origin in
            ["http://evil.example", "null", "https://127.0.0.1:7000", "http://127.0.0.1:1"]
        {
            let asked = request("/", &[known[0], known[1], ("origin", origin)]);
            assert_eq!(status(&asked), Some(403), "{origin}");
        }
        let cross = request("/", &[known[0], known[1], ("sec-fetch-site", "cross-site")]);
        assert_eq!(status(&cross), Some(403));
        let post = |headers: &[(&str, &str)]| {
            let all: Vec<_> = known.iter().chain(headers).copied().collect();
            status(&PageRequest { is_post: true, ..request("/act", &all) })
        };
        let (own, json) =
            (("origin", "http://127.0.0.1:7000"), ("content-type", "application/json"));
        assert_eq!(post(&[own, json]), None);
        assert_eq!(post(&[json]), Some(403), "a post says where it comes from");
        assert_eq!(post(&[own, ("content-type", "text/plain")]), Some(403), "as forms can send");
    }
}
