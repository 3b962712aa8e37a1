//! Outcomes that are covered, and not for every cohort of their stage.
//!
//! ```text
//!        Engineering (ENG3)   Health and Care (HSC3)   Business (BUS3)   A Levels (no return)
//! L3-3   Taught               Taught                   Highlighted       ?
//!                                                      missed by BUS3    not known of A Levels
//! ```
//! Classes and programmes stand side by side: what one of them meets, another does not, so a row that covers the outcome
//! meets those whom it names. Year groups follow one another: who works through the stage meets in one year what that
//! year is taught, so that every cohort that the subject teaches is met. Of whom nobody has spoken yet, nothing is known.

use std::cmp::Reverse;

use super::gaps::{closest, silent};
use super::{Cell, CoverageMap, InSubject, Line};
use crate::answers::audit::OutcomeRow;
use crate::plan::{Cohort, Outcome, Plan, Stage, Subject};
use crate::scope::{Spoken, counts_at, spoken};

/// A covered outcome with the cohorts of its stage that do not meet it, or of which that is not known.
#[derive(Clone, Debug, PartialEq)]
pub struct Missed<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Its stage.
    pub stage: &'a Stage,
    /// The subjects that cover it; none where dedicated time alone does.
    pub by: Vec<&'a str>,
    /// The cohorts that do not meet it; everybody who may say so has answered.
    pub cohorts: Vec<&'a Cohort>,
    /// Their learners in scope.
    pub learners: u32,
    /// The cohorts of which it is not known: who teaches them is silent, or does not say whom its rows are for.
    pub not_known: Vec<&'a Cohort>,
    /// Up to three subjects that teach some who miss it and are closest to covering it, the closest first.
    pub closest: Vec<&'a Subject>,
    /// The subjects that are asked, teach some who miss it and have not answered.
    pub silent: Vec<&'a Subject>,
}

impl<'a> Missed<'a> {
    /// The cohorts of the stage that meet it.
    pub fn met(&self) -> impl Iterator<Item = &'a Cohort> {
        let is_open = |cohort: &Cohort| self.cohorts.iter().chain(&self.not_known).any(|open| open.code == cohort.code);
        self.with_learners().filter(move |cohort| !is_open(cohort))
    }

    /// Every cohort of the stage of which there is anybody.
    pub fn with_learners(&self) -> impl Iterator<Item = &'a Cohort> + use<'a> {
        with_learners(self.stage)
    }

    /// Learners in scope of whom it is not known.
    pub fn learners_not_known(&self) -> u32 {
        learners(&self.not_known)
    }

    /// Whether the subjects that are closest teach every cohort that misses it.
    pub fn closest_teach_all(&self) -> bool {
        let taught = |cohort: &Cohort| self.closest.iter().any(|subject| subject.teaches(self.stage, cohort));
        self.cohorts.iter().all(|cohort| taught(cohort))
    }
}

/// Every outcome that is covered and not, as far as is known, for every cohort: where most learners miss it first, then in
/// the plan's order. Some may have nobody who misses it, but cohorts of which that is not known.
pub fn missed<'a>(plan: &'a Plan, map: &CoverageMap<'a>) -> Vec<Missed<'a>> {
    let mut missed: Vec<Missed<'_>> = map.lines.iter().filter_map(|line| of(plan, map, line)).collect();
    missed.sort_by_key(|one| Reverse(one.learners));
    missed
}

fn of<'a>(plan: &'a Plan, map: &CoverageMap<'a>, line: &Line<'a>) -> Option<Missed<'a>> {
    // What is covered nowhere is a gap of its own.
    if !line.is_covered() {
        return None;
    }
    let stage = plan.stage(&line.outcome.stage)?;
    let case = Case { plan, map, line, stage };
    let open = with_learners(stage).filter(|cohort| !case.meets(cohort));
    let (not_known, cohorts): (Vec<&Cohort>, Vec<&Cohort>) = open.partition(|cohort| case.is_open(cohort));
    if cohorts.is_empty() && not_known.is_empty() {
        return None;
    }
    let may = |subject: &Subject| cohorts.iter().chain(&not_known).any(|cohort| subject.teaches(stage, cohort));
    Some(Missed {
        outcome: line.outcome,
        stage,
        by: line.covered_by().collect(),
        learners: learners(&cohorts),
        closest: closest(line, may),
        silent: silent(line, may),
        cohorts,
        not_known,
    })
}

/// One covered outcome.
struct Case<'c, 'a> {
    plan: &'a Plan,
    map: &'c CoverageMap<'a>,
    line: &'c Line<'a>,
    stage: &'a Stage,
}

impl<'a> Case<'_, 'a> {
    fn teaching(&self, cohort: &Cohort) -> impl Iterator<Item = &InSubject<'a>> {
        let teaches = |one: &&InSubject<'_>| one.cell != Cell::NotTeaching && one.subject.teaches(self.stage, cohort);
        self.line.cells.iter().filter(teaches)
    }

    /// Of whom the rows speak that cover the outcome.
    fn covering<'r>(
        &self,
        subject: Option<&'r Subject>,
        rows: &'r [&'a OutcomeRow],
    ) -> impl Iterator<Item = Spoken<'a>> {
        let (plan, stage) = (self.plan, self.stage);
        let rows = rows.iter().filter(|row| counts_at(row, super::COVERED));
        rows.map(move |row| spoken(plan, subject, Some(stage), row.whom()))
    }

    /// Whether a cohort meets it by what was said.
    fn meets(&self, cohort: &Cohort) -> bool {
        if !self.plan.school.setting.is_side_by_side() {
            return self.line.dedicated.is_covered() || self.teaching(cohort).any(|one| one.cell.is_covered());
        }
        let names = |spoken: Spoken<'_>| spoken.names(self.stage, cohort);
        self.covering(None, &self.line.dedicated_rows).any(names)
            || self.teaching(cohort).any(|one| self.covering(Some(one.subject), &one.rows).any(names))
    }

    /// Whether somebody may still say that a cohort meets it.
    fn is_open(&self, cohort: &Cohort) -> bool {
        let unnamed = |spoken: Spoken<'_>| spoken == Spoken::Unnamed;
        let asked = |one: &InSubject<'_>| self.line.outcome.asked_of(&one.department.code);
        let has_answered = |one: &InSubject<'_>| self.map.answers(one.subject, &self.stage.code);
        self.line.dedicated.is_silent()
            || self.covering(None, &self.line.dedicated_rows).any(unnamed)
            || self.teaching(cohort).any(|one| asked(one) && one.cell.is_silent())
            || self.teaching(cohort).any(|one| self.covering(Some(one.subject), &one.rows).any(unnamed))
            || self.teaching(cohort).next().is_some() && !self.teaching(cohort).any(has_answered)
    }
}

fn learners(cohorts: &[&Cohort]) -> u32 {
    cohorts.iter().fold(0, |sum, cohort| sum.saturating_add(cohort.in_scope))
}

/// The cohorts of a stage that have a learner in scope: in the others nobody goes without.
fn with_learners(stage: &Stage) -> impl Iterator<Item = &Cohort> {
    stage.cohorts.iter().filter(|cohort| cohort.in_scope > 0)
}

#[cfg(test)]
mod tests;
