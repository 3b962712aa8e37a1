//! Outcomes that are covered, and not for every cohort of their stage: a subject may teach some of them alone.
//!
//! ```text
//!        Engineering (ENG3)   Health and Care (HSC3)   Business (BUS3)
//! L3-3   Taught               Taught                   Highlighted       missed by BUS3
//! ```
//! What counts is which subjects teach a cohort. What a row says of year groups does not: a row that names one of
//! them covers the outcome of its stage all the same.

use std::cmp::Reverse;

use super::gaps::{closest, silent};
use super::{CoverageMap, Line};
use crate::plan::{Cohort, Department, Outcome, Plan, Stage, Subject};

/// A covered outcome with the cohorts of its stage that no subject teaches in which it is covered.
#[derive(Clone, Debug, PartialEq)]
pub struct Missed<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Its stage.
    pub stage: &'a Stage,
    /// The subjects that cover it, at least one.
    pub by: Vec<&'a str>,
    /// The cohorts that do not meet it, at least one.
    pub cohorts: Vec<&'a Cohort>,
    /// Their learners in scope.
    pub learners: u32,
    /// Up to three subjects that teach some of these cohorts and are closest to covering it, the closest first.
    pub closest: Vec<&'a Subject>,
    /// The departments that are asked, teach some of these cohorts and sent nothing that counts.
    pub silent: Vec<&'a Department>,
}

impl<'a> Missed<'a> {
    /// The cohorts of the stage that meet it.
    pub fn met(&self) -> impl Iterator<Item = &'a Cohort> {
        self.with_learners().filter(|cohort| self.cohorts.iter().all(|missed| missed.code != cohort.code))
    }

    /// Every cohort of the stage of which there is anybody.
    pub fn with_learners(&self) -> impl Iterator<Item = &'a Cohort> + use<'a> {
        with_learners(self.stage)
    }

    /// Whether the subjects that are closest teach every cohort that misses it.
    pub fn closest_teach_all(&self) -> bool {
        let taught = |cohort: &Cohort| self.closest.iter().any(|subject| subject.teaches(self.stage, cohort));
        self.cohorts.iter().all(|cohort| taught(cohort))
    }
}

/// Every outcome that is covered and not for every cohort: where most learners miss it first, then in the plan's
/// order.
pub fn missed<'a>(plan: &'a Plan, map: &CoverageMap<'a>) -> Vec<Missed<'a>> {
    let mut missed: Vec<Missed<'_>> = map.lines.iter().filter_map(|line| of(plan, line)).collect();
    missed.sort_by_key(|one| Reverse(one.learners));
    missed
}

fn of<'a>(plan: &'a Plan, line: &Line<'a>) -> Option<Missed<'a>> {
    // What is covered nowhere is a gap of its own, and dedicated time is for everyone.
    if !line.is_covered() || line.dedicated.is_covered() {
        return None;
    }
    let stage = plan.stage(&line.outcome.stage)?;
    let covers =
        |cohort: &Cohort| line.cells.iter().any(|one| one.cell.is_covered() && one.subject.teaches(stage, cohort));
    let cohorts: Vec<&Cohort> = with_learners(stage).filter(|cohort| !covers(cohort)).collect();
    if cohorts.is_empty() {
        return None;
    }
    let may = |subject: &Subject| cohorts.iter().any(|cohort| subject.teaches(stage, cohort));
    Some(Missed {
        outcome: line.outcome,
        stage,
        by: line.covered_by().collect(),
        learners: cohorts.iter().fold(0, |sum, cohort| sum.saturating_add(cohort.in_scope)),
        closest: closest(line, may),
        silent: silent(line, may),
        cohorts,
    })
}

/// The cohorts of a stage that have a learner in scope: in the others nobody goes without.
fn with_learners(stage: &Stage) -> impl Iterator<Item = &Cohort> {
    stage.cohorts.iter().filter(|cohort| cohort.in_scope > 0)
}

#[cfg(test)]
mod tests;
