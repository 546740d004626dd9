//! Checkstyle's XML, which many build servers and editors read: findings by file.
//!
//! The shape is that of Checkstyle's `XMLLogger`: `<checkstyle><file name><error line column severity
//! message source/></file></checkstyle>`.

use std::{collections::BTreeMap, io};

use crate::{check::Finding, model::Severity};

use super::{CheckReport, ReportFormat, said, xml};

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "checkstyle", is_for_people: false, is_detailed: false, write };

/// Writes the findings, file by file.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut files: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.answer.findings {
        let path = format!("{}{}", report.prefix, finding.location.file.path());
        files.entry(path).or_default().push(finding);
    }
    let mut writer = xml::document(out)?;
    let root = writer.create_element("checkstyle").with_attribute(("version", "4.3"));
    root.write_inner_content(|writer| {
        for (path, findings) in &files {
            let file = writer.create_element("file");
            let file = file.with_attribute(("name", &*xml::allowed(path)));
            file.write_inner_content(|writer| {
                findings.iter().try_for_each(|finding| error(writer, finding, report))
            })?;
        }
        for failure in &report.failures {
            let message = xml::allowed(&report.machines.say(failure));
            let file = writer.create_element("file").with_attribute(("name", "diglot"));
            file.write_inner_content(|writer| {
                let error = writer.create_element("error").with_attributes([
                    ("line", "1"),
                    ("severity", "error"),
                    ("message", &message),
                    ("source", "diglot"),
                ]);
                error.write_empty().map(drop)
            })?;
        }
        Ok(())
    })?;
    writeln!(writer.into_inner())
}

fn error(
    writer: &mut quick_xml::Writer<&mut dyn io::Write>,
    finding: &Finding,
    report: &CheckReport<'_>,
) -> io::Result<()> {
    let at = finding.location.file.position(finding.location.span.start);
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let element = writer.create_element("error").with_attributes([
        ("line", &*at.line.to_string()),
        ("column", &at.column.to_string()),
        ("severity", severity),
        ("message", &xml::allowed(&said(finding, report.machines))),
        ("source", &format!("diglot.{}", finding.rule.name)),
    ]);
    element.write_empty().map(drop)
}
