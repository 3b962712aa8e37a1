//! Whom a subject's rows about careers and routes name: every year, in every subject, is every cohort that it teaches.

use super::{Scoped, Spoken, counts_at, spoken};
use crate::plan::{Cohort, Plan, Stage, Subject};

/// The cohorts of a stage that a subject teaches and that no row in place names whose outcome speaks of careers or routes.
///
/// None where the plan's rule `relevance_every_cohort` is off, and where no outcome in scope speaks of either.
pub fn not_named<'a>(
    plan: &'a Plan,
    subject: &'a Subject,
    stage: &'a Stage,
    in_scope: &[Scoped<'a>],
) -> Vec<&'a Cohort> {
    let speaking = || in_scope.iter().filter(|scoped| scoped.outcome.speaks_of.is_some());
    if !plan.rules.relevance_every_cohort || speaking().next().is_none() {
        return Vec::new();
    }
    let rows = speaking().flat_map(|scoped| &scoped.rows).filter(|row| counts_at(row, 1));
    let named: Vec<Spoken<'_>> = rows.map(|row| spoken(plan, Some(subject), Some(stage), row.whom())).collect();
    subject.cohorts_of(stage).filter(|cohort| !named.iter().any(|spoken| spoken.names(stage, cohort))).collect()
}
