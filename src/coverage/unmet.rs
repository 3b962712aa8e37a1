//! Cohorts that nobody reaches, and stages that no employer serves: gaps of learners, not of outcomes.

use super::reach::reach;
use super::{Returned, audit_of};
use crate::answers::audit::{Audit, Coverage, EmployerRow, OutcomeRow, TookPlace};
use crate::fold::fold;
use crate::plan::{Cohort, Department, Outcome, Plan, Stage, Subject};
use crate::scope;

/// At most this many subjects are named as closest to mending it.
const CLOSEST: usize = 3;

/// What learners go without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnmetKind {
    /// A cohort of which no row in place speaks, of a subject or of dedicated time, and of whom no
    /// subject gives a number reached.
    NeverReached,
    /// A stage of which no meaningful employer record that took place names an outcome or a cohort.
    NoEmployer,
}

impl UnmetKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [UnmetKind; 2] = [UnmetKind::NeverReached, UnmetKind::NoEmployer];
}

/// Learners who go without.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmet<'a> {
    /// What they go without.
    pub kind: UnmetKind,
    /// Their stage.
    pub stage: &'a Stage,
    /// Their cohort; none where it is the whole stage.
    pub cohort: Option<&'a Cohort>,
    /// How many of them are in scope.
    pub learners: u32,
    /// Up to three subjects closest to mending it, the closest first.
    pub closest: Vec<&'a str>,
    /// The departments that teach the stage and sent nothing that counts.
    pub silent: Vec<&'a Department>,
}

/// Whether what stands under *Year groups* speaks of a cohort of a stage: by its name, or all of the stage.
pub fn speaks_of(label: &str, stage: &Stage, cohort: &Cohort) -> bool {
    let label = fold(label);
    label == fold(&stage.all_of()) || label == fold(&cohort.name)
}

/// Whom nobody reaches, in the plan's order, then the stages that no employer serves.
pub fn unmet<'a>(plan: &'a Plan, returned: &[Returned<'a>], leader: Option<&'a Audit>) -> Vec<Unmet<'a>> {
    let taught: Vec<Taught<'_>> = plan
        .subjects()
        .filter_map(|(department, subject)| Some(Taught::new(plan, subject, audit_of(returned, department)?)))
        .collect();
    let dedicated = leader.map(|audit| scope::rows_of(plan, audit, crate::plan::DEDICATED_TIME)).unwrap_or_default();
    let numbers = reach(plan, returned);
    let silent = |stage: &Stage| -> Vec<&'a Department> {
        let teaches =
            |department: &&Department| department.subjects.iter().any(|subject| subject.stages.contains(&stage.code));
        plan.departments.iter().filter(teaches).filter(|one| audit_of(returned, one).is_none()).collect()
    };
    let mut unmet = Vec::new();
    for stage in &plan.stages {
        for cohort in &stage.cohorts {
            let meets = |(outcome, row): &(&Outcome, &OutcomeRow)| meets(plan, outcome, row, stage, cohort);
            let counts = |one: &(&Outcome, &OutcomeRow)| scope::counts_at(one.1, 1) && meets(one);
            let by_rows = dedicated.iter().any(counts) || taught.iter().any(|subject| subject.rows.iter().any(counts));
            let by_numbers = numbers.iter().any(|figure| {
                let is_own = figure.stage.code == stage.code && figure.cohort.code == cohort.code;
                is_own && !figure.not_this_year && figure.reached.is_some_and(|reached| reached > 0)
            });
            if !by_rows && !by_numbers {
                unmet.push(Unmet {
                    kind: UnmetKind::NeverReached,
                    stage,
                    cohort: Some(cohort),
                    learners: cohort.in_scope,
                    closest: closest(&taught, |subject| subject.to_cohort(plan, stage, cohort)),
                    silent: silent(stage),
                });
            }
        }
    }
    let records = returned.iter().filter_map(|one| one.audit).chain(leader).flat_map(|audit| &audit.employers);
    let records: Vec<&EmployerRow> = records.collect();
    for stage in &plan.stages {
        if !records.iter().any(|record| record.counts() && serves(plan, record, stage)) {
            unmet.push(Unmet {
                kind: UnmetKind::NoEmployer,
                stage,
                cohort: None,
                learners: stage.learners(),
                closest: closest(&taught, |subject| subject.to_employers(plan, stage)),
                silent: silent(stage),
            });
        }
    }
    unmet
}

/// The subjects that link careers for a cohort: a row of theirs, in place at a level or above, speaks of it.
pub fn links<'a>(
    plan: &'a Plan,
    returned: &[Returned<'a>],
    stage: &Stage,
    cohort: &Cohort,
    level: u8,
) -> Vec<&'a Subject> {
    let taught = plan
        .subjects()
        .filter(|(_, subject)| subject.teaches(stage, cohort))
        .filter_map(|(department, subject)| Some(Taught::new(plan, subject, audit_of(returned, department)?)));
    let links = |one: &Taught<'_>| {
        one.rows.iter().any(|(outcome, row)| scope::counts_at(row, level) && meets(plan, outcome, row, stage, cohort))
    };
    taught.filter(links).map(|one| one.subject).collect()
}

/// Whether a row speaks of a cohort. One that names none speaks of all of its outcome's stage; a class
/// that stands in two stages is meant in that of the outcome.
fn meets(plan: &Plan, outcome: &Outcome, row: &OutcomeRow, stage: &Stage, cohort: &Cohort) -> bool {
    let is_own = outcome.stage == stage.code;
    match &row.cohorts {
        None => is_own,
        Some(label) => {
            let at_home =
                plan.stage(&outcome.stage).is_some_and(|own| own.cohorts.iter().any(|c| c.name == cohort.name));
            speaks_of(label, stage, cohort) && (is_own || !at_home)
        }
    }
}

/// Whether an employer record names an outcome or a cohort of a stage.
fn serves(plan: &Plan, record: &EmployerRow, stage: &Stage) -> bool {
    let named = |label: &str| plan.outcome_labelled(label).is_some_and(|outcome| outcome.stage == stage.code);
    record.outcomes().into_iter().any(|(_, label)| label.is_some_and(named))
        || record.cohort.as_deref().is_some_and(|label| stage.cohorts.iter().any(|one| speaks_of(label, stage, one)))
}

/// A subject that returned, with the rows of the stages that it teaches this year.
struct Taught<'a> {
    subject: &'a Subject,
    audit: &'a Audit,
    rows: Vec<(&'a Outcome, &'a OutcomeRow)>,
}

impl<'a> Taught<'a> {
    fn new(plan: &'a Plan, subject: &'a Subject, audit: &'a Audit) -> Taught<'a> {
        let mut taught = Taught { subject, audit, rows: scope::rows_of(plan, audit, &subject.name) };
        let rows = std::mem::take(&mut taught.rows);
        taught.rows = rows.into_iter().filter(|(outcome, _)| taught.teaches(&outcome.stage)).collect();
        taught
    }

    fn teaches(&self, stage: &str) -> bool {
        self.subject.stages.iter().any(|own| own == stage) && !self.audit.is_off(&self.subject.name, stage)
    }

    /// How far it is from reaching a cohort: it plans to; it does so in others of the stage; it teaches the stage.
    fn to_cohort(&self, plan: &Plan, stage: &Stage, cohort: &Cohort) -> Option<u8> {
        let is_meant = |row: &OutcomeRow| row.coverage.and_then(Coverage::level).is_some_and(|level| level > 0);
        let plans = self.rows.iter().any(|(outcome, row)| is_meant(row) && meets(plan, outcome, row, stage, cohort));
        let others = self.rows.iter().any(|(outcome, row)| outcome.stage == stage.code && scope::counts_at(row, 1));
        match (plans, others, self.teaches(&stage.code)) {
            (true, _, _) => Some(0),
            (false, true, _) => Some(1),
            (false, false, true) => Some(2),
            (false, false, false) => None,
        }
    }

    /// How far it is from an employer at a stage: one came, and a test is open; one is to come; it teaches
    /// an outcome that one could serve.
    fn to_employers(&self, plan: &Plan, stage: &Stage) -> Option<u8> {
        let own = || self.audit.employers_of(&self.subject.name).filter(|record| serves(plan, record, stage));
        let came = own().any(|record| record.took_place == Some(TookPlace::TookPlace));
        let teaches = self.rows.iter().any(|(outcome, row)| outcome.stage == stage.code && scope::counts_at(row, 2));
        match (came, own().next().is_some(), teaches) {
            (true, _, _) => Some(0),
            (false, true, _) => Some(1),
            (false, false, true) => Some(2),
            (false, false, false) => None,
        }
    }
}

/// The subjects nearest, the nearest first; those that are equally near in the plan's order.
fn closest<'a>(taught: &[Taught<'a>], far: impl Fn(&Taught<'a>) -> Option<u8>) -> Vec<&'a str> {
    let mut near: Vec<(u8, &str)> =
        taught.iter().filter_map(|one| Some((far(one)?, one.subject.name.as_str()))).collect();
    near.sort_by_key(|(far, _)| *far);
    near.into_iter().take(CLOSEST).map(|(_, subject)| subject).collect()
}

#[cfg(test)]
mod tests;
