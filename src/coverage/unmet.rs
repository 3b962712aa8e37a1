//! Cohorts that nobody reaches, and stages that no employer serves: gaps of learners, not of outcomes.

use super::reach::{in_dedicated_time, reach};
use super::{CoverageMap, Record, Returned, audit_of};
use crate::answers::audit::{Audit, Coverage, OutcomeRow, TookPlace};
use crate::plan::{Cohort, DEDICATED_TIME, Outcome, Plan, Stage, Subject};
use crate::scope::{self, Spoken, spoken};

/// At most this many subjects are named as closest to mending it.
const CLOSEST: usize = 3;

/// What learners go without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnmetKind {
    /// A cohort of which no row in place speaks, of a subject or of dedicated time, and of whom neither gives a number
    /// reached.
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
    /// Whether that is known: everybody who may say otherwise has answered, and every row says whom it is for.
    pub is_known: bool,
    /// Whether the Careers Leader's own return, which may say otherwise, is there.
    pub leader_answered: bool,
    /// The subjects that teach them and have not answered.
    pub silent: Vec<&'a Subject>,
}

/// Whom nobody reaches, in the plan's order, then the stages that no employer serves; what is known first.
pub fn unmet<'a>(
    plan: &'a Plan,
    map: &CoverageMap<'a>,
    records: &[Record<'a>],
    returned: &[Returned<'a>],
    leader: Option<&'a Audit>,
) -> Vec<Unmet<'a>> {
    let taught: Vec<Taught<'_>> = plan
        .subjects()
        .filter_map(|(department, subject)| Some(Taught::new(plan, subject, audit_of(returned, department)?)))
        .collect();
    let dedicated = leader.map(|audit| Told::all(plan, None, scope::rows_of(plan, audit, DEDICATED_TIME)));
    let numbers = reach(plan, returned);
    let is_off = |subject: &Subject, stage: &Stage| {
        taught.iter().any(|one| one.subject.name == subject.name && !one.teaches(&stage.code))
    };
    // Who teaches whom and has said nothing of their stage.
    let silent = |stage: &'a Stage, teaches: &dyn Fn(&Subject) -> bool| -> Vec<&'a Subject> {
        let own = plan.subjects().map(|(_, subject)| subject).filter(|subject| subject.stages.contains(&stage.code));
        own.filter(|one| teaches(one) && !is_off(one, stage) && !map.answers(one, &stage.code)).collect()
    };
    let mut unmet = Vec::new();
    for stage in &plan.stages {
        for cohort in &stage.cohorts {
            let all = || {
                dedicated
                    .iter()
                    .chain(taught.iter().filter(|one| one.subject.teaches(stage, cohort)).map(|one| &one.rows))
            };
            let counting = || all().flatten().filter(|one| scope::counts_at(one.row, 1));
            let by_rows = counting().any(|one| one.spoken.names(stage, cohort));
            let by_numbers = numbers.iter().any(|figure| {
                let is_own = figure.stage.code == stage.code && figure.cohort.code == cohort.code;
                is_own && !figure.not_this_year && figure.reached.is_some_and(|reached| reached > 0)
            });
            let of_dedicated = leader.and_then(|audit| in_dedicated_time(audit, cohort)).and_then(|row| row.reached);
            if by_rows || by_numbers || of_dedicated.is_some_and(|reached| reached > 0) {
                continue;
            }
            let silent = silent(stage, &|subject| subject.teaches(stage, cohort));
            let unnamed = |one: &Told<'_>| one.outcome.stage == stage.code && one.spoken == Spoken::Unnamed;
            unmet.push(Unmet {
                kind: UnmetKind::NeverReached,
                stage,
                cohort: Some(cohort),
                learners: cohort.in_scope,
                closest: closest(&taught, |subject| subject.to_cohort(stage, cohort)),
                is_known: silent.is_empty() && dedicated.is_some() && !counting().any(unnamed),
                leader_answered: dedicated.is_some(),
                silent,
            });
        }
    }
    for stage in &plan.stages {
        if !records.iter().any(|record| record.row.counts() && serves(plan, record, stage)) {
            let silent = silent(stage, &|_| true);
            unmet.push(Unmet {
                kind: UnmetKind::NoEmployer,
                stage,
                cohort: None,
                learners: stage.learners(),
                closest: closest(&taught, |subject| subject.to_employers(plan, records, stage)),
                is_known: silent.is_empty() && dedicated.is_some() && !records.iter().any(|one| may_serve(one, stage)),
                leader_answered: dedicated.is_some(),
                silent,
            });
        }
    }
    unmet.sort_by_key(|one| !one.is_known);
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
        one.rows.iter().any(|told| scope::counts_at(told.row, level) && told.spoken.names(stage, cohort))
    };
    taught.filter(links).map(|one| one.subject).collect()
}

/// Whether an employer record names an outcome of a stage, or speaks of a cohort of it. One that names no subject of its
/// department is nobody's.
fn serves(plan: &Plan, record: &Record<'_>, stage: &Stage) -> bool {
    let named = |label: &str| plan.outcome_labelled(label).is_some_and(|outcome| outcome.stage == stage.code);
    let by_outcome =
        !record.is_of_no_subject() && record.row.outcomes().into_iter().any(|(_, label)| label.is_some_and(named));
    by_outcome || record.cohorts().iter().any(|(own, _)| own.code == stage.code)
}

/// Whether a record that counts may be for a stage and does not say so: it names no subject, or nobody and no outcome.
fn may_serve(record: &Record<'_>, stage: &Stage) -> bool {
    let teaches = |subject: &Subject| subject.stages.contains(&stage.code);
    let could = match record.department {
        None => true,
        Some(department) => department
            .subjects
            .iter()
            .filter(|one| record.is_of_no_subject() || record.row.subject.as_ref() == Some(&one.name))
            .any(teaches),
    };
    let names_outcome = record.row.outcomes().into_iter().any(|(_, label)| label.is_some());
    let is_open = record.is_of_no_subject() || (record.spoken == Spoken::Unnamed && !names_outcome);
    record.row.counts() && could && is_open
}

/// A row with the outcome that it is about and those of whom it speaks.
struct Told<'a> {
    outcome: &'a Outcome,
    row: &'a OutcomeRow,
    spoken: Spoken<'a>,
}

impl<'a> Told<'a> {
    fn all(plan: &'a Plan, subject: Option<&Subject>, rows: Vec<(&'a Outcome, &'a OutcomeRow)>) -> Vec<Told<'a>> {
        let told = |(outcome, row): (&'a Outcome, &'a OutcomeRow)| Told {
            outcome,
            row,
            spoken: spoken(plan, subject, plan.stage(&outcome.stage), row.whom()),
        };
        rows.into_iter().map(told).collect()
    }
}

/// A subject that returned, with the rows of the stages that it teaches this year.
struct Taught<'a> {
    subject: &'a Subject,
    audit: &'a Audit,
    rows: Vec<Told<'a>>,
}

impl<'a> Taught<'a> {
    fn new(plan: &'a Plan, subject: &'a Subject, audit: &'a Audit) -> Taught<'a> {
        let is_taught =
            |stage: &str| subject.stages.iter().any(|own| own == stage) && !audit.is_off(&subject.name, stage);
        let rows = scope::rows_of(plan, audit, &subject.name);
        let rows = rows.into_iter().filter(|(outcome, _)| is_taught(&outcome.stage)).collect();
        Taught { subject, audit, rows: Told::all(plan, Some(subject), rows) }
    }

    fn teaches(&self, stage: &str) -> bool {
        self.subject.stages.iter().any(|own| own == stage) && !self.audit.is_off(&self.subject.name, stage)
    }

    /// Whether it says how far any outcome of a stage is covered.
    fn answers(&self, stage: &str) -> bool {
        self.rows.iter().any(|one| one.outcome.stage == stage && one.row.coverage.is_some())
    }

    /// How far it is from reaching a cohort: it plans to; it does so in others of the stage; it teaches the stage, and has
    /// answered: nobody knows how near the silent are.
    fn to_cohort(&self, stage: &Stage, cohort: &Cohort) -> Option<u8> {
        let is_meant = |row: &OutcomeRow| row.coverage.and_then(Coverage::level).is_some_and(|level| level > 0);
        let plans = self.rows.iter().any(|one| is_meant(one.row) && one.spoken.names(stage, cohort));
        let others = self.rows.iter().any(|one| one.outcome.stage == stage.code && scope::counts_at(one.row, 1));
        match (plans, others, self.teaches(&stage.code) && self.answers(&stage.code)) {
            (true, _, _) => Some(0),
            (false, true, _) => Some(1),
            (false, false, true) => Some(2),
            (false, false, false) => None,
        }
    }

    /// How far it is from an employer at a stage: one came, and a test is open; one is to come; it teaches
    /// an outcome that one could serve.
    fn to_employers(&self, plan: &Plan, records: &[Record<'_>], stage: &Stage) -> Option<u8> {
        let is_own = |record: &&Record<'_>| record.row.subject.as_ref() == Some(&self.subject.name);
        let own = || records.iter().filter(is_own).filter(|record| serves(plan, record, stage));
        let came = own().any(|record| record.row.took_place == Some(TookPlace::TookPlace));
        let teaches = self.rows.iter().any(|one| one.outcome.stage == stage.code && scope::counts_at(one.row, 2));
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
