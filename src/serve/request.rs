//! What a browser asks for and what it gets, without anything of the network in it.

use std::collections::BTreeMap;

use maud::Markup;

/// What a browser asks for.
#[derive(Debug, Clone, Default)]
pub struct PageRequest {
    /// Whether it wants something to be done (`POST`), not only shown (`GET`).
    pub is_post: bool,
    /// The path, decoded.
    pub path: String,
    /// What stands behind the path's `?`, decoded.
    pub query: BTreeMap<String, String>,
    /// The headers that matter, by their names in small letters.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Vec<u8>,
}

impl PageRequest {
    /// A page that is asked for by its path.
    #[must_use]
    pub fn get(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// A value behind the path's `?`; empty where there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.query.get(name).map(String::as_str).unwrap_or_default()
    }

    /// A header's value; empty where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(String::as_str).unwrap_or_default()
    }

    /// A cookie's value.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let cookies = self.header("cookie").split(';');
        cookies
            .filter_map(|cookie| cookie.trim().split_once('='))
            .find_map(|(own, value)| (own == name).then_some(value))
    }
}

/// What a browser gets.
#[derive(Debug, Clone)]
pub struct PageReply {
    /// The HTTP status.
    pub status: u16,
    /// What the body is.
    pub content_type: &'static str,
    /// More headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl PageReply {
    /// A page, or a part of one.
    #[must_use]
    pub fn html(markup: &Markup) -> Self {
        Self::new(200, "text/html; charset=utf-8", markup.0.clone())
    }

    /// An answer to a script.
    #[must_use]
    pub fn json(status: u16, value: &serde_json::Value) -> Self {
        Self::new(status, "application/json", value.to_string())
    }

    /// A text of some kind.
    #[must_use]
    pub fn new(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, content_type, headers: Vec::new(), body: body.into() }
    }

    /// Sends the browser elsewhere.
    #[must_use]
    pub fn redirect(to: &str) -> Self {
        Self::new(303, "text/plain; charset=utf-8", "").with("Location", to)
    }

    /// The same with another header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same with another status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The body as text, for tests.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
