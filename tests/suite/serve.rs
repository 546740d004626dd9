//! The workbench: who is let in, what pages hold, and that texts stay texts.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use diglot::{
    Project,
    internals::{PageReply, PageRequest, Workbench},
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::project::Sandbox;

fn workbench(sandbox: &Sandbox, language: &str) -> Workbench {
    Workbench::new(Project::open(sandbox.path(), true).unwrap(), language)
}

fn get(workbench: &Workbench, address: &str) -> PageReply {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    workbench.answer(&PageRequest { query, ..PageRequest::get(path) })
}

fn post(workbench: &Workbench, path: &str, body: &serde_json::Value) -> (u16, serde_json::Value) {
    let body = body.to_string().into_bytes();
    let request = PageRequest { is_post: true, body, ..PageRequest::get(path) };
    let reply = workbench.answer(&request);
    (reply.status, serde_json::from_slice(&reply.body).unwrap_or_default())
}

#[test]
fn each_page_is_shown_in_both_languages() {
    let sandbox = Sandbox::report();
    sandbox.replace("content/report.toml", "premier", "dernier");
    for (language, words) in [("fr", ["Vue d’ensemble", "périmé"]), ("en", ["Overview", "stale"])]
    {
        let workbench = workbench(&sandbox, language);
        let pages =
            ["/", "/desk/en/report", "/findings", "/history", "/reader/en/report", "/rule/quotes"];
        for page in pages {
            let reply = get(&workbench, page);
            assert_eq!(reply.status, 200, "{page}");
            assert!(reply.text().contains(words[0]), "{page}");
        }
        assert!(get(&workbench, "/desk/en/report").text().contains(words[1]));
        assert!(get(&workbench, "/reading/en/report").text().contains("The first word."));
        for nowhere in ["/x", "/desk/en/x", "/desk/de/report", "/assets/../x", "/rule/x", "/desk/"]
        {
            assert_eq!(get(&workbench, nowhere).status, 404, "{nowhere}");
        }
    }
}

#[test]
fn acts_are_carried_out_and_taken_back() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "two = The second.\n", "");
    let workbench = workbench(&sandbox, "en");
    let place = serde_json::json!({ "document": "report", "locale": "en", "segment": "two" });
    let with = |more: serde_json::Value| {
        let mut all = place.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let typed = serde_json::json!({ "text": "The  2nd." });
    let (status, found) = post(&workbench, "/rehearse", &with(typed));
    assert_eq!(status, 200);
    assert!(found["html"].as_str().unwrap().contains("spacing"), "{found}");
    let (status, done) = post(
        &workbench,
        "/act",
        &with(serde_json::json!({ "act": "write", "text": "The second." })),
    );
    assert_eq!((status, done["message"].as_str()), (200, Some("Translated")), "{done}");
    assert!(sandbox.read("locales/en/report.ftl").contains("two = The second."));
    assert!(get(&workbench, "/history").text().contains("data-undo=\"1\""));
    sandbox.replace("locales/en/report.ftl", "The second.", "Another.");
    let stale = serde_json::json!({ "act": "write", "text": "Mine.", "sourceSeen": "0000000000000000",
        "translationSeen": "0000000000000000" });
    let (status, refused) = post(&workbench, "/act", &with(stale));
    assert_eq!(status, 409);
    let shown = refused["conflict"].as_str().unwrap();
    assert!(shown.contains("Another.") && shown.contains("Mine."), "{shown}");
    assert_eq!(post(&workbench, "/undo", &serde_json::json!({})).0, 409, "somebody wrote since");
    sandbox.replace("locales/en/report.ftl", "Another.", "The second.");
    assert_eq!(post(&workbench, "/undo", &serde_json::json!({})).0, 200);
    assert!(!sandbox.read("locales/en/report.ftl").contains("two"));
    for bad in ["", "{", "[]", "{\"document\": \"../x\"}"] {
        let body = bad.as_bytes().to_vec();
        let request = PageRequest { is_post: true, body, ..PageRequest::get("/act") };
        assert_eq!(workbench.answer(&request).status, 400, "{bad}");
    }
}

#[test]
fn findings_are_fixed_one_by_one_and_files_that_cannot_be_read_are_named() {
    let sandbox = Sandbox::report();
    sandbox.replace("locales/en/report.ftl", "The first word.", "The  first word.");
    let workbench = workbench(&sandbox, "en");
    let page = get(&workbench, "/findings").text();
    let (_, fix) = page.split_once("data-act=\"fix\"").unwrap();
    assert!(fix.contains("data-text=\"The first word.\""), "{fix}");
    sandbox.replace("locales/en/report.ftl", "two = The", "two: The");
    let page = get(&workbench, "/findings").text();
    assert!(page.contains("locales/en/report.ftl:2"), "{page}");
    assert_eq!(get(&workbench, "/favicon.ico").content_type, "image/svg+xml");
}

/// What may not come out of a text as anything else than a text.
const PAYLOADS: [&str; 22] = [
    "<script>pwned()</script>",
    "<img src=x onerror=pwned()>",
    "<svg/onload=pwned()>",
    "\"><script>pwned()</script>",
    "' onmouseover='pwned()",
    "\" autofocus onfocus=\"pwned()",
    "</textarea><script>pwned()</script>",
    "</title><script>pwned()</script>",
    "</style><script>pwned()</script>",
    "<iframe src=javascript:pwned()>",
    "[x](javascript:pwned())",
    "[x](data:text/html,<script>pwned()</script>)",
    "<a href=javascript:pwned()>x</a>",
    "<math><mi//xlink:href=\"data:x,<script>pwned()</script>\">",
    "<style>*{background:url(//evil.example)}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><button>x",
    "<object data=//evil.example>",
    "&lt;script&gt;pwned()&lt;/script&gt;",
    "${pwned()} {{pwned()}} <!-- --> ]]> %3Cscript%3E",
];

/// Around a payload.
const AROUND: [[&str; 2]; 5] =
    [["", ""], ["Le **mot** ", " fin."], ["`", "`"], ["*", "*"], ["« 12 ", " » 2024"]];

/// Where a payload stands: 22 in 5 surroundings in 5 places are 550.
const PLACES: [&str; 5] = ["source", "translation", "note", "old source", "comment"];

fn injected() -> Sandbox {
    let (mut content, mut fluent, mut records) = (String::new(), String::new(), String::new());
    let mut number = 0;
    for place in PLACES {
        for [before, after] in AROUND {
            for payload in PAYLOADS {
                number += 1;
                let text = format!("{before}{payload}{after}");
                let quoted = toml::Value::from(&*diglot::internals::escape(&text)).to_string();
                let own = |at: &str| at == place;
                let (id, plain) = (format!("s{number}"), "\"Un texte.\"");
                let segment = format!(
                    "[[segment]]\nid = \"{id}\"\ntext = {}\nnote = {}\n",
                    if own("source") { &quoted } else { plain },
                    if own("note") { &quoted } else { plain }
                );
                content.push_str(&segment);
                let value = if own("translation") { text.clone() } else { "A text.".to_owned() };
                let comment = if own("comment") { format!("# {text}\n") } else { String::new() };
                let rendered =
                    diglot::internals::render_value(&diglot::internals::from_typed(&value));
                fluent.extend([&*comment, &*id, " =", &*rendered.unwrap(), "\n"]);
                let source = if own("old source") { text } else { "Un autre texte.".to_owned() };
                let print = diglot::internals::fingerprint(&diglot::internals::from_typed(&value));
                records += &diglot::internals::render_record(
                    &id,
                    &source,
                    print,
                    diglot::ReviewState::Draft,
                );
            }
        }
    }
    assert_eq!(number, 550);
    Sandbox::new(&[
        ("content/report.toml", &content),
        ("locales/en/report.ftl", &fluent),
        ("locales/en/report.provenance.toml", &records),
    ])
}

/// The elements of a page and their attributes, those of links with where they lead.
fn elements(html: &str) -> BTreeSet<String> {
    use html5ever::tendril::TendrilSink as _;
    let dom =
        html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let mut found = BTreeSet::new();
    let mut open: Vec<Handle> = vec![dom.document.clone()];
    while let Some(node) = open.pop() {
        if let NodeData::Element { name, attrs, template_contents, .. } = &node.data {
            for attribute in attrs.borrow().iter() {
                let is_link = matches!(&*attribute.name.local, "href" | "src" | "action");
                let value = if is_link { attribute.value.to_string() } else { String::new() };
                found.insert(format!("{} {} {value}", name.local, attribute.name.local));
            }
            found.insert(name.local.to_string());
            open.extend(template_contents.borrow().clone());
        }
        open.extend(node.children.borrow().iter().cloned());
    }
    found
}

#[track_caller]
fn assert_harmless(html: &str, page: &str) {
    for element in elements(html) {
        let mut parts = element.splitn(3, ' ');
        let (name, attribute, value) =
            (parts.next().unwrap(), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let forbidden = ["object", "embed", "form", "base", "math", "style", "mi", "img"];
        assert!(!forbidden.contains(&name), "{page}: <{name}>");
        assert!(!attribute.starts_with("on") && attribute != "style", "{page}: {element}");
        let may_load = matches!(name, "script" | "link" | "iframe" | "svg");
        let own = |value: &str| value.starts_with('/') && !value.starts_with("//");
        assert!(!may_load || value.is_empty() || own(value), "{page}: {element}");
        let leads = value.to_lowercase();
        assert!(
            !leads.starts_with("javascript:") && !leads.starts_with("data:"),
            "{page}: {element}"
        );
        assert!(attribute != "http-equiv", "{page}: {element}");
    }
}

#[test]
fn texts_are_texts_wherever_they_stand() {
    let sandbox = injected();
    let workbench = workbench(&sandbox, "fr");
    let mut pages = vec!["/".to_owned(), "/findings".to_owned(), "/reading/en/report".to_owned()];
    pages.push("/desk/en/report?show=all&text=<script>pwned()</script>".to_owned());
    pages.push("/desk/en/report?segment=\"><script>pwned()</script>".to_owned());
    pages.extend(
        (0..550).step_by(40).map(|from| format!("/rows?document=report&locale=en&from={from}")),
    );
    for number in 1..=550 {
        pages.push(format!("/segment?document=report&locale=en&segment=s{number}"));
        if number % 25 == 0 {
            pages.push(format!("/suggestions?document=report&locale=en&segment=s{number}"));
        }
    }
    for page in &pages {
        let reply = get(&workbench, page);
        assert_eq!(reply.status, 200, "{page}");
        assert_harmless(&reply.text(), page);
    }
    for (index, payload) in PAYLOADS.iter().enumerate() {
        let body = serde_json::json!({ "document": "report", "locale": "en", "act": "write",
            "segment": format!("s{}", index + 1), "text": payload });
        let (status, reply) = post(&workbench, "/act", &body);
        assert_eq!(status, 200, "{payload}: {reply}");
        assert_harmless(reply["row"].as_str().unwrap(), payload);
        let (_, reply) = post(&workbench, "/rehearse", &body);
        assert_harmless(reply["html"].as_str().unwrap(), payload);
    }
    assert_harmless(&get(&workbench, "/history").text(), "/history");
}

/// A server of its own, ended when the test is.
struct Server {
    process: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    fn start(sandbox: &Sandbox) -> Self {
        let mut process = Command::new(assert_cmd::cargo::cargo_bin("diglot"))
            .args(["serve", "--ui-lang", "en"])
            .current_dir(sandbox.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit(' ').next().unwrap().to_owned();
        assert!(address.starts_with("http://127.0.0.1:"), "{line}");
        Self { process, address }
    }

    fn host(&self) -> &str {
        self.address.split('/').nth(2).unwrap()
    }

    /// The head and body of the answer to a request with these headers.
    fn ask(&self, line: &str, headers: &[&str], body: &str) -> String {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        let headers = headers.join("\r\n");
        write!(
            stream,
            "{line} HTTP/1.1\r\n{headers}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

#[test]
fn nobody_else_is_let_in() {
    let sandbox = Sandbox::report();
    let server = Server::start(&sandbox);
    let own = format!("Host: {}", server.host());
    let first = server.address.split_once(server.host()).unwrap().1;
    let entered = server.ask(&format!("GET {first}"), &[&own], "");
    assert!(entered.starts_with("HTTP/1.1 200"), "{entered}");
    let cookie = entered.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    let cookie = format!("Cookie: {}", cookie.split(';').next().unwrap());
    let page = server.ask("GET /", &[&own, &cookie], "");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("default-src 'none'"), "{page}");
    assert!(page.contains("x-content-type-options: nosniff") && page.contains("no-store"));
    for (line, headers, status) in [
        ("GET /", vec![&*own], "401"),
        ("GET /enter/0000", vec![&*own], "403"),
        ("GET /", vec!["Host: evil.example", &*cookie], "421"),
        ("GET /", vec![&*own, &*cookie, "Origin: http://evil.example"], "403"),
        ("GET /", vec![&*own, &*cookie, "Sec-Fetch-Site: cross-site"], "403"),
        ("POST /act", vec![&*own, &*cookie, "Content-Type: application/json"], "403"),
        ("POST /act", vec![&*own, &*cookie, "Content-Type: text/plain"], "403"),
        ("PUT /", vec![&*own, &*cookie], "405"),
        ("GET /%ff", vec![&*own, &*cookie], "400"),
        ("GET /assets/..%2f..%2fCargo.toml", vec![&*own, &*cookie], "404"),
    ] {
        let answer = server.ask(line, &headers, "{}");
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{line} {headers:?}: {answer}");
    }
}
