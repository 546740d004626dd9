//! How fast is diglot? Every measure beside what it takes to read the bytes and to parse both
//! sides, so that ratios hold on any machine.
//!
//! `cargo bench` prints the table for 10,000 pairs; `DIGLOT_BENCH_PAIRS` and
//! `DIGLOT_BENCH_DOCUMENTS` choose other sizes. `cargo bench --bench speed -- --generate DIR`
//! writes such a project to a folder, for whole programs to be compared on; `--generate-pages DIR`
//! writes documentation of `DIGLOT_BENCH_PAGES` pages (2,000) in ten languages.

#![expect(clippy::disallowed_methods, reason = "a benchmark makes and reads the files it is about")]
#![expect(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

use std::{fs, path::Path, sync::LazyLock};

use diglot::{
    AcceptRequest, CheckRequest, DiffRequest, Project, ProjectSession, RULES, RenderRequest,
    ReviewState, State, StatusRequest,
};
use divan::{Bencher, black_box, counter::BytesCount};
use tempfile::TempDir;

mod generate;
mod pages;
mod shapes;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| generate::project(pairs(), documents()));

fn size(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|size| size.parse().ok()).unwrap_or(default)
}

fn pairs() -> usize {
    size("DIGLOT_BENCH_PAIRS", 10_000)
}

fn documents() -> usize {
    size("DIGLOT_BENCH_DOCUMENTS", 10)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--generate" {
            let folder = arguments.next().expect("--generate DIR");
            generate::write(Path::new(&folder), pairs(), documents());
            return;
        }
        if argument == "--generate-pages" {
            let folder = arguments.next().expect("--generate-pages DIR");
            pages::write(Path::new(&folder), size("DIGLOT_BENCH_PAGES", 2_000));
            return;
        }
    }
    divan::main();
}

/// The texts of all files of the project.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in ["content", "locales/en"] {
        for entry in fs::read_dir(FOLDER.path().join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("a text");
            texts.push((path.display().to_string(), text));
        }
    }
    texts
}

/// A pool of so many threads.
fn threads(count: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().expect("a pool")
}

#[divan::bench(sample_count = 10)]
fn a_read_the_bytes(bencher: Bencher<'_, '_>) {
    LazyLock::force(&FOLDER);
    bencher.bench(|| black_box(texts().len()));
}

/// What the parsers alone take, everything else left out: both sides, and these with what is
/// recorded of them, which a check reads as well.
#[divan::bench(sample_count = 10, args = ["both sides", "and provenance"])]
fn b_parse(bencher: Bencher<'_, '_>, what: &str) {
    let texts = texts();
    bencher.bench(|| {
        for (path, text) in &texts {
            if Path::new(path).extension().is_some_and(|extension| extension == "ftl") {
                black_box(fluent_syntax::parser::parse(&**text).expect("Fluent"));
            } else if what != "both sides" || !path.contains(".provenance.") {
                black_box(toml::de::DeTable::parse(text).expect("TOML"));
            }
        }
    });
}

fn open() -> Project {
    Project::open(FOLDER.path(), true).expect("a project")
}

/// Checks with one rule, or all.
fn check(project: &Project, rule: Option<&str>) -> usize {
    let rules = rule.into_iter().map(str::to_owned).collect();
    let request = CheckRequest { rules, ..CheckRequest::default() };
    request.run(project).expect("an answer").segments
}

#[divan::bench(sample_count = 10, args = ["no rule", "all rules"])]
fn c_check(bencher: Bencher<'_, '_>, rules: &str) {
    let project = open();
    let rule = (rules == "no rule").then_some(RULES[0].name);
    let pool = threads(1);
    bencher.bench_local(|| black_box(pool.install(|| check(&project, rule))));
}

#[divan::bench(sample_count = 10)]
fn c_check_on_two_threads(bencher: Bencher<'_, '_>) {
    let project = open();
    let pool = threads(2);
    bencher.bench_local(|| black_box(pool.install(|| check(&project, None))));
}

#[divan::bench(sample_count = 3, args = RULES.iter().map(|rule| rule.name))]
fn d_one_rule(bencher: Bencher<'_, '_>, name: &str) {
    let project = open();
    let pool = threads(1);
    bencher.bench_local(|| black_box(pool.install(|| check(&project, Some(name)))));
}

#[divan::bench(sample_count = 10)]
fn e_status(bencher: Bencher<'_, '_>) {
    let project = open();
    bencher.bench_local(|| {
        black_box(StatusRequest::default().run(&project).expect("progress").rows.len())
    });
}

/// With the check that tells what is broken.
#[divan::bench(sample_count = 10)]
fn f_accept_all(bencher: Bencher<'_, '_>) {
    let project = open();
    // Every record is made anew; nothing is written, so that each round does the same.
    let state = Some(ReviewState::Reviewed);
    let request = AcceptRequest { state, dry_run: true, ..AcceptRequest::default() };
    bencher.bench_local(|| black_box(request.run(&project).expect("records").recorded()));
}

#[divan::bench(sample_count = 10)]
fn g_diff(bencher: Bencher<'_, '_>) {
    let project = open();
    bencher.bench_local(|| {
        let answer = DiffRequest::default().run(&project).expect("changes");
        black_box(answer.changes.iter().filter(|c| c.state == State::Stale).count())
    });
}

#[divan::bench(sample_count = 10, args = ["fr", "en"])]
fn h_render(bencher: Bencher<'_, '_>, locale: &str) {
    let project = open();
    let documents = project.documents().expect("documents");
    bencher.bench_local(|| {
        for document in &documents {
            let request = RenderRequest::new(&*document.name, locale);
            black_box(request.run(&project).expect("an edition").text.len());
        }
    });
}

/// An edit of one translation in a project that stays open, then all that is found again: of the
/// document, and of the project. The aims are 5 and 20 ms for 10,000 pairs in 20 documents.
#[divan::bench(sample_count = 20, args = ["document", "project"])]
fn i_edit_in_a_session(bencher: Bencher<'_, '_>, what: &str) {
    let mut session = ProjectSession::new(&open());
    session.check_whole().expect("an answer");
    let path = "locales/en/d00000.ftl";
    let text = fs::read_to_string(FOLDER.path().join(path)).expect("a text");
    let mut round = 0;
    bencher.bench_local(|| {
        round += 1;
        // A word more or less in the first message, as while somebody types.
        let word = if round % 2 == 0 { " = Then" } else { " = Now" };
        session.set_text(path, text.replacen(" =", word, 1)).expect("a text");
        let answer = match what {
            "document" => session.check_document("d00000"),
            _ => session.check_whole(),
        };
        black_box(answer.expect("an answer").findings.len())
    });
}

/// All rules on a text that repeats one shape. What is linear goes as fast for ten times as much; the
/// aim is a second for a megabyte of both.
#[divan::bench(sample_count = 1, args = shapes::shaped_pairs(), consts = [100_000, 1_000_000])]
fn j_shape<const BYTES: usize>(bencher: Bencher<'_, '_>, shaped: shapes::ShapedPair) {
    let (project, pool) = (shaped.project(BYTES), threads(1));
    let bencher = bencher.counter(BytesCount::new(2 * BYTES));
    bencher.bench_local(|| black_box(pool.install(|| check(&project, None))));
}

/// One rule on all shapes, each by itself.
#[divan::bench(sample_count = 1, args = RULES.iter().map(|rule| rule.name), consts = [100_000, 1_000_000])]
fn k_rule_on_shapes<const BYTES: usize>(bencher: Bencher<'_, '_>, name: &str) {
    let projects: Vec<_> = shapes::shaped_pairs().map(|shaped| shaped.project(BYTES)).collect();
    let pool = threads(1);
    let bencher = bencher.counter(BytesCount::new(2 * BYTES * projects.len()));
    bencher.bench_local(|| {
        for project in &projects {
            black_box(pool.install(|| check(project, Some(name))));
        }
    });
}
