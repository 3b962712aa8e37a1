//! What Benchmarks 4, 5 and 6 ask of each cohort, counted once: in how many subjects it meets careers and routes, and
//! what it met of employers.
//!
//! ```text
//! Year 7   careers  7 subjects name it, 7 more do not say which year groups, 2 have not answered; of 16 that teach it
//! ```
//! Cohorts may be told of together, as a level or a college. A subject then says of them what it says of all of them that
//! it teaches.

use super::met::{Met, in_scope};
use super::records::Record;
use super::{Returned, audit_of};
use crate::answers::audit::{Audit, Kind, OutcomeRow};
use crate::plan::{Department, Outcome, Plan, Speaks, Stage, Subject};
use crate::scope::{self, Meant, Spoken, spoken};

/// Cohorts of which something is told.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// They.
    pub cohorts: Vec<Meant<'a>>,
    /// Their learners in scope.
    pub in_scope: u32,
    /// Their learners on roll.
    pub roll: u32,
    /// The subjects that teach some of them this year, whether they have answered or not.
    pub subjects: usize,
    /// Of these, those that answered at each of their stages that they teach.
    pub answered: usize,
    /// The subjects in which some outcome is highlighted, or more, in place.
    pub any: Linked,
    /// The same, of outcomes that speak of careers.
    pub careers: Linked,
    /// The same, of outcomes that speak of routes.
    pub routes: Linked,
    /// The same, of outcomes that speak of either.
    pub relevance: Linked,
    /// The subjects in which some outcome is taught in place, in a named unit and term.
    pub taught: Linked,
    /// Encounters with employers.
    pub encounters: Met,
    /// Experiences of workplaces.
    pub experiences: Met,
}

/// In how many subjects something is there for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Linked {
    /// By rows that name them.
    pub named: usize,
    /// By rows only that do not say whom they mean.
    pub unnamed: usize,
    /// Nobody knows: they have not answered, or not all that they are asked of the kind.
    pub not_known: usize,
    /// They were asked no outcome of the kind, and say nothing of one.
    pub not_asked: usize,
}

/// What one subject says of some cohorts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Named,
    Unnamed,
    /// It has answered all that it is asked of the kind, and there is nothing.
    Nothing,
    NotKnown,
    /// It was asked nothing of the kind.
    NotAsked,
}

/// What is told of every cohort, one by one, stage by stage.
pub fn cohorts<'a>(plan: &'a Plan, returned: &[Returned<'a>], records: &[Record<'a>]) -> Vec<Told<'a>> {
    let subjects = subjects(plan, returned);
    let all = plan.stages.iter().flat_map(|stage| stage.cohorts.iter().map(move |cohort| vec![(stage, cohort)]));
    all.map(|one| Told::of(one, &subjects, records)).collect()
}

/// What is told of each stage as a whole, and at last of everybody: an overlay is part of the others.
pub fn together<'a>(plan: &'a Plan, returned: &[Returned<'a>], records: &[Record<'a>]) -> Vec<Told<'a>> {
    let subjects = subjects(plan, returned);
    let of = |stage: &'a Stage| stage.cohorts.iter().map(|cohort| (stage, cohort)).collect::<Vec<_>>();
    let stages = plan.stages.iter().map(of);
    let whole = plan.stages.iter().filter(|stage| !stage.overlay).flat_map(of).collect();
    stages.chain([whole]).map(|these| Told::of(these, &subjects, records)).collect()
}

impl<'a> Told<'a> {
    fn of(cohorts: Vec<Meant<'a>>, subjects: &[Answers<'a>], records: &[Record<'a>]) -> Told<'a> {
        let teaching: Vec<&Answers<'_>> = subjects.iter().filter(|one| one.taught(&cohorts).next().is_some()).collect();
        let linked = |is_meant: &dyn Fn(&Outcome) -> bool, counts: &dyn Fn(&OutcomeRow) -> bool| {
            let said: Vec<Says> = teaching.iter().map(|one| one.says_of(&cohorts, is_meant, counts)).collect();
            let count = |says: Says| said.iter().filter(|said| **said == says).count();
            Linked {
                named: count(Says::Named),
                unnamed: count(Says::Unnamed),
                not_known: count(Says::NotKnown),
                not_asked: count(Says::NotAsked),
            }
        };
        let highlighted = |row: &OutcomeRow| scope::counts_at(row, 1);
        let speaks = |of: &'static [Speaks]| {
            linked(&|outcome| outcome.speaks_of.is_some_and(|own| of.contains(&own)), &highlighted)
        };
        Told {
            in_scope: in_scope(&cohorts),
            roll: cohorts.iter().fold(0, |sum, (_, cohort)| sum.saturating_add(cohort.roll)),
            subjects: teaching.len(),
            answered: teaching
                .iter()
                .filter(|one| one.taught(&cohorts).all(|cohort| one.has_answered(*cohort)))
                .count(),
            any: linked(&|_| true, &highlighted),
            careers: speaks(&[Speaks::Careers]),
            routes: speaks(&[Speaks::Routes]),
            relevance: speaks(&[Speaks::Careers, Speaks::Routes]),
            taught: linked(&|_| true, &|row| scope::counts_at(row, 2) && scope::names_unit_and_term(row)),
            encounters: Met::of(Kind::Encounter, records, &cohorts),
            experiences: Met::of(Kind::Workplace, records, &cohorts),
            cohorts,
        }
    }
}

/// A subject with its answers.
struct Answers<'a> {
    subject: &'a Subject,
    audit: Option<&'a Audit>,
    /// What it is asked.
    asked: Vec<&'a Outcome>,
    /// Its rows, each with whom it speaks of.
    rows: Vec<(&'a Outcome, &'a OutcomeRow, Spoken<'a>)>,
}

fn subjects<'a>(plan: &'a Plan, returned: &[Returned<'a>]) -> Vec<Answers<'a>> {
    let of = |(department, subject): (&'a Department, &'a Subject)| {
        let audit = audit_of(returned, department);
        let rows = audit.map(|audit| scope::rows_of(plan, audit, &subject.name)).unwrap_or_default();
        let meant =
            |outcome: &Outcome, row: &OutcomeRow| spoken(plan, Some(subject), plan.stage(&outcome.stage), row.whom());
        let rows = rows.into_iter().map(|(outcome, row)| (outcome, row, meant(outcome, row))).collect();
        Answers { subject, audit, asked: scope::asked(plan, department, subject).collect(), rows }
    };
    plan.subjects().map(of).collect()
}

impl Answers<'_> {
    /// Those of some cohorts whom it teaches this year.
    fn taught<'c, 'p>(&'c self, cohorts: &'c [Meant<'p>]) -> impl Iterator<Item = &'c Meant<'p>> {
        let is_off = |stage: &Stage| self.audit.is_some_and(|audit| audit.is_off(&self.subject.name, &stage.code));
        cohorts.iter().filter(move |(stage, cohort)| self.subject.teaches(stage, cohort) && !is_off(stage))
    }

    /// Whether it says how far any outcome of a cohort's stage is covered, or any outcome for the cohort itself.
    fn has_answered(&self, (stage, cohort): Meant<'_>) -> bool {
        let is_about =
            |outcome: &Outcome, spoken: &Spoken<'_>| outcome.stage == stage.code || spoken.names(stage, cohort);
        self.rows.iter().any(|(outcome, row, spoken)| row.coverage.is_some() && is_about(outcome, spoken))
    }

    /// Whether it says how far an outcome is covered.
    fn answers(&self, outcome: &Outcome) -> bool {
        self.rows.iter().any(|(about, row, _)| about.reference == outcome.reference && row.coverage.is_some())
    }

    /// What it says of some cohorts together: of all of them that it teaches. Those of whom it is asked nothing of the
    /// kind do not speak against the others.
    fn says_of(
        &self,
        cohorts: &[Meant<'_>],
        is_meant: &dyn Fn(&Outcome) -> bool,
        counts: &dyn Fn(&OutcomeRow) -> bool,
    ) -> Says {
        let said: Vec<Says> = self.taught(cohorts).map(|cohort| self.says(*cohort, is_meant, counts)).collect();
        let order = [Says::Nothing, Says::NotKnown, Says::Unnamed, Says::Named];
        order.into_iter().find(|says| said.contains(says)).unwrap_or(Says::NotAsked)
    }

    fn says(
        &self,
        (stage, cohort): Meant<'_>,
        is_meant: &dyn Fn(&Outcome) -> bool,
        counts: &dyn Fn(&OutcomeRow) -> bool,
    ) -> Says {
        let mut rows = self.rows.iter().filter(|(outcome, row, _)| is_meant(outcome) && counts(row));
        let meant = || self.asked.iter().filter(|outcome| outcome.stage == stage.code && is_meant(outcome));
        if rows.clone().any(|(_, _, spoken)| spoken.names(stage, cohort)) {
            Says::Named
        } else if rows.any(|(outcome, _, spoken)| outcome.stage == stage.code && *spoken == Spoken::Unnamed) {
            Says::Unnamed
        } else if meant().next().is_none() {
            Says::NotAsked
        } else if meant().all(|outcome| self.answers(outcome)) {
            Says::Nothing
        } else {
            Says::NotKnown
        }
    }
}

#[cfg(test)]
mod tests;
