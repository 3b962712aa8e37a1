//! A finding in JSON: one cell, singly, never a range.

use serde::Serialize;

use crate::finding::Finding;
use crate::key::SlotKey;
use crate::learner::Written;

/// One finding.
#[derive(Debug, Serialize)]
pub(super) struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    sheet: Option<&'a str>,
    cell: Option<&'a str>,
    subject: Option<&'a str>,
    row: Option<&'a str>,
    column: Option<SlotKey>,
    seen: Option<&'a str>,
    message: &'a str,
    fix: &'a str,
    suggestion: Option<&'a str>,
    explained: Option<&'a str>,
}

/// A finding as it is written.
pub(super) fn finding(finding: &Finding) -> FindingJson<'_> {
    let Finding { code, place, seen, message, fix, suggestion, explained } = finding;
    FindingJson {
        code: code.name(),
        severity: code.severity().word(),
        sheet: place.sheet.as_deref(),
        cell: place.cell.as_deref(),
        subject: place.subject.as_deref(),
        row: place.row.as_deref(),
        column: place.column,
        seen: seen.as_ref().map(Written::for_its_author),
        message,
        fix,
        suggestion: suggestion.as_deref(),
        explained: explained.as_ref().map(Written::for_its_author),
    }
}
