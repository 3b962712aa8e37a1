//! What came back, department by department, each file opening to what was found in it.

use std::collections::HashMap;

use careers_audit::email::OF_CHECK;
use careers_audit::finding::Severity;
use careers_audit::returns::{Results, Return as Entry};
use careers_audit::say::{self, Found, Opened};
use careers_audit::words::{days, days_between};
use jiff::civil::Date;
use serde::Serialize;

use super::draft::{Draft, Drafts};

/// The board.
#[derive(Debug, Serialize)]
pub(crate) struct Board {
    total: Vec<String>,
    departments: Vec<Came>,
    strangers: Vec<Return>,
}

/// What came of a department.
#[derive(Debug, Serialize)]
struct Came {
    code: String,
    name: String,
    lead: String,
    state: &'static str,
    words: &'static str,
    errors: usize,
    queries: usize,
    late: Option<String>,
    comment: Option<String>,
    files: Vec<Return>,
    drafts: Vec<Draft>,
}

/// One file.
#[derive(Debug, Serialize)]
struct Return {
    file: String,
    /// The same as it may be shown.
    name: String,
    state: &'static str,
    words: &'static str,
    saved: String,
    comment: Option<String>,
    since: Option<String>,
    withdrawn: bool,
    parts: Vec<String>,
    findings: Vec<Found>,
}

/// The board of a round on a day.
pub(super) fn board(results: &Results, drafts: &Drafts<'_>, today: Date) -> Board {
    let mut files: HashMap<Option<&str>, Vec<Return>> = HashMap::new();
    for entry in &results.returns {
        files.entry(entry.department.as_deref()).or_default().push(file(entry, say::opened(entry)));
    }
    let rows = say::board(results).into_iter();
    let departments = rows.filter_map(|row| {
        let files = files.remove(&Some(row.code?)).unwrap_or_default();
        Some(came(results, drafts, today, (row.code?, row.name, row.stands), row.came, files))
    });
    let departments = departments.collect();
    let strangers = files.remove(&None).unwrap_or_default();
    Board { total: say::total(results), departments, strangers }
}

fn came(
    results: &Results,
    drafts: &Drafts<'_>,
    today: Date,
    (code, name, words): (&str, String, &'static str),
    entry: Option<&Entry>,
    files: Vec<Return>,
) -> Came {
    let department = results.plan.department(code);
    let counts = |severity| entry.filter(|entry| entry.state.counts()).map_or(0, |entry| entry.count(severity));
    let late = days_between(results.plan.round.due, today);
    let is_late = late > 0 && results.came(code).lacking().is_some();
    Came {
        state: entry.map_or("missing", |entry| entry.state.word()),
        errors: counts(Severity::Error),
        queries: counts(Severity::Query),
        late: is_late.then(|| format!("{} late", days(late))),
        comment: files.iter().find_map(|file| file.comment.clone()),
        lead: department.map_or(&results.plan.school.careers_leader, |department| &department.lead).clone(),
        drafts: drafts.to(department, &OF_CHECK),
        code: code.to_owned(),
        name,
        words,
        files,
    }
}

fn file(entry: &Entry, opened: Opened) -> Return {
    Return {
        file: entry.file.clone(),
        name: say::plain(&entry.file),
        state: entry.state.word(),
        words: opened.stands,
        saved: entry.saved.to_string(),
        comment: opened.comment,
        since: opened.since,
        withdrawn: entry.is_withdrawn(),
        parts: entry.parts.clone(),
        findings: opened.findings,
    }
}
