//! Learners reached, subject by subject and cohort by cohort. Never summed over subjects: they are
//! the same learners.

use super::{Returned, audit_of};
use crate::answers::audit::{Audit, ReachRow};
use crate::answers::printed_ref;
use crate::plan::{Cohort, DEDICATED_TIME, Department, Plan, Stage, Subject};

/// One subject in one cohort.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachFigure<'a> {
    /// The subject's department.
    pub department: &'a Department,
    /// The subject.
    pub subject: &'a Subject,
    /// The cohort's stage, an overlay too.
    pub stage: &'a Stage,
    /// The cohort, with its name, code and roll.
    pub cohort: &'a Cohort,
    /// Whether the department sent anything back that counts.
    pub has_return: bool,
    /// Whether the subject marked the stage *Not this year*.
    pub not_this_year: bool,
    /// Learners who take the subject, where answered.
    pub taking: Option<u32>,
    /// Of these, learners who met an outcome of the subject this year, where answered.
    pub reached: Option<u32>,
    /// Whole per cents of those taking that were reached, rounded down; `None` where nobody takes it
    /// or either number is missing.
    pub per_cent: Option<u32>,
    /// The words of the band that the per cent falls into; `None` where the plan has no such band.
    pub band: Option<&'a str>,
}

/// Every subject with every cohort that it teaches, stage by stage in the plan's order.
pub fn reach<'a>(plan: &'a Plan, returned: &[Returned<'a>]) -> Vec<ReachFigure<'a>> {
    let mut figures = Vec::new();
    for (department, subject) in plan.subjects() {
        let audit = audit_of(returned, department);
        for stage in plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code)) {
            figures.extend(subject.cohorts_of(stage).map(|cohort| {
                let row = audit.and_then(|audit| row_of(audit, &subject.name, cohort));
                let taking = row.and_then(|row| row.taking);
                let reached = row.and_then(|row| row.reached);
                let per_cent = per_cent(reached, taking);
                ReachFigure {
                    department,
                    subject,
                    stage,
                    cohort,
                    has_return: audit.is_some(),
                    not_this_year: audit.is_some_and(|audit| audit.is_off(&subject.name, &stage.code)),
                    taking,
                    reached,
                    per_cent,
                    band: per_cent.map(|per_cent| plan.band(per_cent)).filter(|band| !band.is_empty()),
                }
            }));
        }
    }
    figures
}

/// What the Careers Leader says of a cohort in dedicated time, where anything is said.
pub fn in_dedicated_time<'a>(leader: &'a Audit, cohort: &Cohort) -> Option<&'a ReachRow> {
    row_of(leader, DEDICATED_TIME, cohort)
}

/// Where a cohort stands twice the first row with an answer speaks for it.
fn row_of<'a>(audit: &'a Audit, subject: &str, cohort: &Cohort) -> Option<&'a ReachRow> {
    let is_own = |row: &&ReachRow| {
        printed_ref(&row.place.row) == cohort.reference && row.place.subject.as_deref() == Some(subject)
    };
    audit.reach.iter().find(is_own)
}

/// More reached than taking is a query and changes no answer, so a per cent may be over 100.
fn per_cent(reached: Option<u32>, taking: Option<u32>) -> Option<u32> {
    let hundredfold = u64::from(reached?) * 100;
    let per_cent = hundredfold.checked_div(u64::from(taking?))?;
    Some(u32::try_from(per_cent).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
