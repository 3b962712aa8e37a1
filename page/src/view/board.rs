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
    state: &'static str,
    words: &'static str,
    saved: String,
    comment: Option<String>,
    since: Option<String>,
    withdrawn: bool,
    parts: Vec<String>,
    findings: Vec<Finding>,
}

/// One finding, or equal ones of several cells.
#[derive(Debug, Serialize)]
struct Finding {
    severity: &'static str,
    code: &'static str,
    place: String,
    message: String,
    fix: Option<String>,
    suggestion: Option<String>,
    explained: Option<String>,
}

/// The board of a round on a day.
pub(super) fn board(results: &Results, drafts: &Drafts<'_>, today: Date) -> Board {
    let mut files: HashMap<Option<String>, Vec<(&Entry, Return)>> = HashMap::new();
    for entry in &results.returns {
        files.entry(entry.department.clone()).or_default().push((entry, file(entry, say::opened(entry))));
    }
    let rows = say::board(results).into_iter();
    let departments = rows.filter_map(|row| {
        let code = row.code?;
        let files = files.remove(&Some(code.clone())).unwrap_or_default();
        // The one that says most about it.
        let entry = files.iter().find(|(entry, _)| row.file.as_ref() == Some(&say::plain(&entry.file)));
        let entry = entry.map(|(entry, _)| *entry);
        let files = files.into_iter().map(|(_, file)| file).collect();
        Some(came(results, drafts, today, (code, row.name, row.stands), entry, files))
    });
    let departments = departments.collect();
    let strangers = files.remove(&None).unwrap_or_default().into_iter().map(|(_, file)| file).collect();
    Board { total: say::total(results), departments, strangers }
}

fn came(
    results: &Results,
    drafts: &Drafts<'_>,
    today: Date,
    (code, name, words): (String, String, &'static str),
    entry: Option<&Entry>,
    files: Vec<Return>,
) -> Came {
    let department = results.plan.department(&code);
    let counts = |severity| entry.filter(|entry| entry.state.counts()).map_or(0, |entry| entry.count(severity));
    let late = days_between(results.plan.round.due, today);
    let is_late = late > 0 && results.came(&code).lacking().is_some();
    Came {
        state: entry.map_or("missing", |entry| entry.state.word()),
        errors: counts(Severity::Error),
        queries: counts(Severity::Query),
        late: is_late.then(|| format!("{} late", days(late))),
        comment: files.iter().find_map(|file| file.comment.clone()),
        lead: department.map_or(&results.plan.school.careers_leader, |department| &department.lead).clone(),
        drafts: drafts.to(department, &OF_CHECK),
        code,
        name,
        words,
        files,
    }
}

fn file(entry: &Entry, opened: Opened) -> Return {
    Return {
        file: entry.file.clone(),
        state: entry.state.word(),
        words: opened.stands,
        saved: entry.saved.to_string(),
        comment: opened.comment,
        since: opened.since,
        withdrawn: entry.is_withdrawn(),
        parts: entry.parts.clone(),
        findings: opened.findings.into_iter().map(finding).collect(),
    }
}

fn finding(found: Found) -> Finding {
    Finding {
        severity: match found.severity {
            Severity::Error => "error",
            Severity::Query => "query",
            Severity::Note => "note",
        },
        code: found.code.name(),
        place: found.place,
        message: found.message,
        fix: found.fix,
        suggestion: found.suggestion,
        explained: found.explained,
    }
}
