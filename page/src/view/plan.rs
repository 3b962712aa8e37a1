//! The plan: who is asked what, and what to look at before anything goes out.

use careers_audit::names::is_workbook;
use careers_audit::round::{Before, Snapshot};
use careers_audit::say::{self, OfSubject, Part};
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
    to_look_at: Option<Part>,
    changes: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Department {
    code: String,
    name: String,
    lead: String,
    email: String,
    minutes: u32,
    subjects: Vec<OfSubject>,
}

/// The plan of a round; what to look at only where it is wanted.
pub(super) fn plan(snapshot: &Snapshot, today: Date, with_preview: bool) -> Plan {
    let results = snapshot.results();
    let asked = say::asks(results, today);
    let whose = |code: &str| results.plan.department(code).map(|one| (one.name.clone(), one.lead.clone(), &one.email));
    let departments = asked.departments.into_iter().filter_map(|one| {
        let (name, lead, email) = whose(&one.code)?;
        Some(Department {
            code: one.code,
            name,
            lead,
            email: email.join(", "),
            minutes: one.minutes,
            subjects: one.subjects,
        })
    });
    let departments = departments.collect();
    let at = snapshot.plan_at();
    Plan {
        at: at.to_string(),
        can_amend: is_workbook(&at.name()),
        departments,
        to_look_at: with_preview.then_some(asked.to_look_at),
        changes: if with_preview { changes(snapshot) } else { Vec::new() },
    }
}

/// What the plan as it is changes beside the plan as issued.
fn changes(snapshot: &Snapshot) -> Vec<Part> {
    let now = snapshot.results();
    match snapshot.before() {
        Before::Known(before) => say::compared(before, now, &snapshot.waiting_invitations()),
        Before::NotKept => Vec::new(),
        Before::Unread(why) => say::standings(now, Some(why), ""),
    }
}
