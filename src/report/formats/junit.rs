//! The XML of `JUnit`, which build servers read as test results: a suite a document and locale, a case a
//! segment.
//!
//! The elements are those that the schema of Jenkins' xUnit plugin (`junit-10.xsd`) and GitLab's
//! documentation ("Unit test reports") both have. A segment fails where a finding would make the
//! check fail; lesser findings stand in its output.

use std::{
    collections::{BTreeMap, HashMap},
    io,
};

use quick_xml::Writer;

use crate::check::Finding;

use super::{CheckReport, ReportFormat, said, xml};

type XmlWriter<'w> = Writer<&'w mut dyn io::Write>;

/// A document in one locale (none: its source alone), as a suite of tests.
#[derive(Default)]
struct TestSuite<'c> {
    /// Its segments, in the document's order; those of which only findings are known come last.
    cases: Vec<TestCase<'c>>,
    indices: HashMap<&'c str, usize>,
}

struct TestCase<'c> {
    name: &'c str,
    findings: Vec<&'c Finding>,
}

impl<'c> TestSuite<'c> {
    fn case(&mut self, name: &'c str) -> &mut TestCase<'c> {
        let index = *self.indices.entry(name).or_insert_with(|| {
            self.cases.push(TestCase { name, findings: Vec::new() });
            self.cases.len() - 1
        });
        &mut self.cases[index]
    }
}

impl TestCase<'_> {
    fn fails(&self, report: &CheckReport<'_>) -> bool {
        self.findings.iter().any(|finding| finding.severity >= report.deny)
    }
}

type SuiteKey<'c> = (&'c str, Option<&'c str>);

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "junit", is_for_people: false, is_detailed: true, write };

/// Writes every segment that was looked at, with what was found of it.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let suites = suites(report);
    let cases = || suites.values().flat_map(|suite| &suite.cases);
    let failed = cases().filter(|case| case.fails(report)).count();
    let errors = report.failures.len();
    let mut writer = xml::document(out)?;
    let root = writer.create_element("testsuites").with_attributes([
        ("name", "diglot"),
        ("tests", &*(cases().count() + errors).to_string()),
        ("failures", &failed.to_string()),
        ("errors", &errors.to_string()),
    ]);
    root.write_inner_content(|writer| {
        for (key, suite) in &suites {
            write_suite(writer, *key, suite, report)?;
        }
        write_failures(writer, report)
    })?;
    writeln!(writer.into_inner())
}

fn suites<'c>(report: &CheckReport<'c>) -> BTreeMap<SuiteKey<'c>, TestSuite<'c>> {
    let mut suites: BTreeMap<SuiteKey<'c>, TestSuite<'c>> = BTreeMap::new();
    for document in &report.answer.documents {
        let suite = suites.entry((&document.name, Some(&document.locale))).or_default();
        for segment in &document.segments {
            suite.case(segment);
        }
    }
    for finding in &report.answer.findings {
        let file = finding.location.file.path();
        let document = finding.document.as_deref().unwrap_or(file);
        let suite = suites.entry((document, finding.locale.as_deref())).or_default();
        suite.case(finding.segment.as_deref().unwrap_or(file)).findings.push(finding);
    }
    suites
}

fn write_suite(
    writer: &mut XmlWriter<'_>,
    (document, locale): SuiteKey<'_>,
    suite: &TestSuite<'_>,
    report: &CheckReport<'_>,
) -> io::Result<()> {
    let name = locale.map_or(document.to_owned(), |locale| format!("{document} [{locale}]"));
    let class = locale.map_or(document.to_owned(), |locale| format!("{document}.{locale}"));
    let failed = suite.cases.iter().filter(|case| case.fails(report)).count();
    let element = writer.create_element("testsuite").with_attributes([
        ("name", &*xml::allowed(&name)),
        ("tests", &suite.cases.len().to_string()),
        ("failures", &failed.to_string()),
        ("errors", "0"),
    ]);
    element.write_inner_content(|writer| {
        suite.cases.iter().try_for_each(|case| write_case(writer, &class, case, report))
    })?;
    Ok(())
}

fn write_case(
    writer: &mut XmlWriter<'_>,
    class: &str,
    case: &TestCase<'_>,
    report: &CheckReport<'_>,
) -> io::Result<()> {
    let element = writer.create_element("testcase").with_attributes([
        ("name", &*xml::allowed(case.name)),
        ("classname", &xml::allowed(class)),
    ]);
    if case.findings.is_empty() {
        return element.write_empty().map(drop);
    }
    let (failing, others): (Vec<&Finding>, Vec<_>) =
        case.findings.iter().partition(|finding| finding.severity >= report.deny);
    element.write_inner_content(|writer| {
        if let Some(first) = failing.first() {
            let message = xml::allowed(&report.machines.say(&first.message));
            let attributes = [("message", &*message), ("type", first.rule.name)];
            xml::element(writer, "failure", &attributes, &told(&failing, report))?;
        }
        if !others.is_empty() {
            xml::element(writer, "system-out", &[], &told(&others, report))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Findings, each with its place.
fn told(findings: &[&Finding], report: &CheckReport<'_>) -> String {
    let told = findings.iter().map(|finding| {
        let at = finding.location.file.position(finding.location.span.start);
        let (prefix, path) = (report.prefix, finding.location.file.path());
        let severity = finding.severity.name();
        let text = said(finding, report.machines);
        let (line, column, rule) = (at.line, at.column, finding.rule.name);
        format!("{prefix}{path}:{line}:{column}: {severity}[{rule}]: {text}\n")
    });
    told.collect()
}

/// What could not be checked: tests that could not run.
fn write_failures(writer: &mut XmlWriter<'_>, report: &CheckReport<'_>) -> io::Result<()> {
    let count = report.failures.len().to_string();
    if report.failures.is_empty() {
        return Ok(());
    }
    let attributes =
        [("name", "diglot"), ("tests", &*count), ("failures", "0"), ("errors", &count)];
    let element = writer.create_element("testsuite").with_attributes(attributes);
    element.write_inner_content(|writer| {
        for (index, failure) in report.failures.iter().enumerate() {
            let name = format!("read-{}", index + 1);
            let attributes = [("name", &*name), ("classname", "diglot")];
            let case = writer.create_element("testcase").with_attributes(attributes);
            let message = xml::allowed(&report.machines.say(failure));
            case.write_inner_content(|writer| {
                xml::element(writer, "error", &[("message", &message), ("type", "read")], &message)
            })?;
        }
        Ok(())
    })?;
    Ok(())
}
