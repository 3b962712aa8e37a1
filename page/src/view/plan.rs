//! The plan: who is asked what, and what to look at before anything goes out.

use careers_audit::names::is_workbook;
use careers_audit::round::{Before, Snapshot};
use careers_audit::say::{self, Part};
use jiff::civil::Date;
use serde::Serialize;

/// The plan.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Plan {
    at: String,
    /// Whether something can be typed into it here.
    can_amend: bool,
    departments: Vec<Department>,
    to_look_at: Option<Shown>,
    changes: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Department {
    code: String,
    name: String,
    lead: String,
    email: String,
    minutes: u32,
    subjects: Vec<Subject>,
}

#[derive(Debug, Serialize)]
struct Subject {
    name: String,
    stages: String,
    minutes: u32,
    outcomes: usize,
    statements: usize,
    refs: Vec<String>,
}

/// Lines beneath a heading.
#[derive(Debug, Serialize)]
struct Shown {
    title: Option<&'static str>,
    lines: Vec<Line>,
    nothing: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    text: String,
    next: Option<String>,
}

impl From<Part> for Shown {
    fn from(Part { title, lines, is_nothing }: Part) -> Shown {
        let lines = lines.into_iter().map(|say::Line { text, next }| Line { text, next });
        Shown { title, lines: lines.collect(), nothing: is_nothing }
    }
}

/// The plan of a round; what to look at only where it is wanted.
pub(super) fn plan(snapshot: &Snapshot, today: Date, with_preview: bool) -> Plan {
    let results = snapshot.results();
    let asked = say::asks(results, today);
    let whose = |code: &str| results.plan.department(code).map(|one| (one.name.clone(), one.lead.clone(), &one.email));
    let departments = asked.departments.into_iter().filter_map(|one| {
        let (name, lead, email) = whose(&one.code)?;
        let subjects = one.subjects.into_iter().map(|own| Subject {
            name: own.name,
            stages: own.stages,
            minutes: own.minutes,
            outcomes: own.outcomes,
            statements: own.statements,
            refs: own.refs,
        });
        let subjects = subjects.collect();
        Some(Department { code: one.code, name, lead, email: email.join(", "), minutes: one.minutes, subjects })
    });
    let departments = departments.collect();
    let at = snapshot.plan_at();
    Plan {
        at: at.to_string(),
        can_amend: is_workbook(&at.name()),
        departments,
        to_look_at: with_preview.then(|| asked.to_look_at.into()),
        changes: if with_preview { changes(snapshot) } else { Vec::new() },
    }
}

/// What the plan as it is changes beside the plan as issued.
fn changes(snapshot: &Snapshot) -> Vec<Shown> {
    let now = snapshot.results();
    let parts = match snapshot.before() {
        Before::Known(before) => say::compared(before, now),
        Before::NotKept => Vec::new(),
        Before::Unread(why) => say::standings(now, Some(why), ""),
    };
    parts.into_iter().map(Shown::from).collect()
}
