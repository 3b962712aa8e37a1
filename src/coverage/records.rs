//! The records of employers, each with the cohorts that it speaks of: those that its own subject teaches, of those it
//! names. The Careers Leader's belong to no subject and speak of whom they name.

use super::Returned;
use crate::answers::audit::{Audit, EmployerRow};
use crate::plan::{Department, Plan, Subject};
use crate::scope::{Meant, Spoken, spoken};

/// One record.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// The department that keeps it; none where the Careers Leader does.
    pub department: Option<&'a Department>,
    /// What it says.
    pub row: &'a EmployerRow,
    /// Of whom it speaks.
    pub spoken: Spoken<'a>,
}

impl<'a> Record<'a> {
    /// Whether it speaks of any of some cohorts.
    pub fn speaks_of_any(&self, cohorts: &[Meant<'_>]) -> bool {
        cohorts.iter().any(|(stage, cohort)| self.spoken.names(stage, cohort))
    }

    /// The cohorts that it speaks of.
    pub fn cohorts(&self) -> &[Meant<'a>] {
        match &self.spoken {
            Spoken::Named(cohorts) => cohorts,
            Spoken::Unnamed => &[],
        }
    }

    /// Whether it is a department's and names no subject of it.
    pub fn is_of_no_subject(&self) -> bool {
        self.department.is_some_and(|department| subject_of(department, self.row).is_none())
    }

    /// Whether it can be credited to nobody: it does not say for whom or of which kind it was, or names only cohorts
    /// that its subject does not teach.
    pub fn is_nowhere(&self) -> bool {
        self.row.kind.is_none() || self.cohorts().is_empty()
    }
}

/// Every record of what came back, departments in the plan's order and the Careers Leader's last.
pub fn records<'a>(plan: &'a Plan, returned: &[Returned<'a>], leader: Option<&'a Audit>) -> Vec<Record<'a>> {
    let departments = returned.iter().filter_map(|one| Some((one.department, one.audit?)));
    let of_departments = departments.flat_map(|(department, audit)| {
        audit.employers.iter().map(move |row| Record {
            department: Some(department),
            row,
            spoken: of(plan, department, row),
        })
    });
    let of_leader = leader.into_iter().flat_map(|audit| &audit.employers).map(|row| Record {
        department: None,
        row,
        spoken: spoken(plan, None, None, row.cohort.as_deref()),
    });
    of_departments.chain(of_leader).collect()
}

/// A record that names no subject of its department speaks of nobody.
fn of<'a>(plan: &'a Plan, department: &Department, row: &EmployerRow) -> Spoken<'a> {
    let named = subject_of(department, row);
    named.map_or(Spoken::Unnamed, |subject| spoken(plan, Some(subject), None, row.cohort.as_deref()))
}

/// The subject of a department that a record names.
fn subject_of<'a>(department: &'a Department, row: &EmployerRow) -> Option<&'a Subject> {
    department.subjects.iter().find(|subject| row.subject.as_ref() == Some(&subject.name))
}
