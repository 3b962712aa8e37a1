//! What cohorts met of employers, by the records that speak of them: how many took place, how many of these are
//! meaningful, and between which numbers the learners lie.
//!
//! ```text
//! Year 8   E1 Year 8, 60 learners, meaningful      met any         60 to 100 of 170
//!          E2 All of KS3, 40 learners, not known   met meaningful  60 of 170
//! ```
//! Records cannot say how many different learners there are: the same may be in several.

use super::records::Record;
use crate::answers::Meaning;
use crate::answers::audit::{EmployerRow, Kind, TookPlace};
use crate::plan::{Cohort, Stage};
use crate::scope::Meant;

/// Records of one kind that speak of some cohorts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// How many are still to come.
    pub planned: usize,
    /// How many took place.
    pub took_place: usize,
    /// How many of these passed every test.
    pub meaningful: usize,
    /// How many of these leave a test open and fail none.
    pub not_known: usize,
    /// How many of those that took place the Careers Leader arranged.
    pub by_leader: usize,
    /// The days of those that took place, added up.
    pub days: u32,
    /// How many of those that took place do not say how many days they were.
    pub without_days: usize,
    /// The learners in any of those that took place.
    pub learners: Between,
    /// The learners in a meaningful one.
    pub in_meaningful: Between,
}

/// Between which numbers learners lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

impl Met {
    /// Of some cohorts.
    pub(super) fn of(kind: Kind, records: &[Record<'_>], cohorts: &[Meant<'_>]) -> Met {
        let own: Vec<&Record<'_>> =
            records.iter().filter(|record| record.row.kind == Some(kind) && record.speaks_of_any(cohorts)).collect();
        let been: Vec<&Record<'_>> = own.iter().copied().filter(|record| record.row.has_been()).collect();
        let count = |passes: fn(&EmployerRow) -> bool| been.iter().filter(|record| passes(record.row)).count();
        let meaningful: Vec<&Record<'_>> = been.iter().copied().filter(|record| record.row.counts()).collect();
        Met {
            planned: own.iter().filter(|record| record.row.took_place == Some(TookPlace::Planned)).count(),
            took_place: been.len(),
            meaningful: meaningful.len(),
            not_known: count(|row| row.meaning() == Meaning::NotKnown),
            by_leader: been.iter().filter(|record| record.department.is_none()).count(),
            days: been.iter().fold(0, |sum, record| sum.saturating_add(record.row.days.unwrap_or(0))),
            without_days: count(|row| row.days.is_none()),
            learners: Between::of(&been, cohorts),
            in_meaningful: Between::of(&meaningful, cohorts),
        }
    }
}

impl Between {
    /// At least as many as the largest record leaves when everybody else whom it may mean was there, cohort by cohort
    /// and over all. At most as many as all records say together; one that gives no number may mean everyone.
    fn of(records: &[&Record<'_>], cohorts: &[Meant<'_>]) -> Between {
        let all = in_scope(cohorts);
        let least = |these: &[Meant<'_>]| records.iter().map(|record| sure(record, these)).max().unwrap_or(0);
        let one_by_one = cohorts.iter().fold(0, |sum: u32, one| sum.saturating_add(least(std::slice::from_ref(one))));
        let most = records.iter().fold(0, |sum: u32, record| sum.saturating_add(at_most(record, cohorts)));
        Between { least: one_by_one.max(least(cohorts)).min(all), most: most.min(all) }
    }
}

/// So many of the learners of a record must be of some cohorts, and in scope.
fn sure(record: &Record<'_>, cohorts: &[Meant<'_>]) -> u32 {
    let others = record.cohorts().iter().fold(0, |sum: u32, (stage, cohort)| {
        let left_out =
            if is_one_of(cohorts, stage, cohort) { cohort.roll.saturating_sub(cohort.in_scope) } else { cohort.roll };
        sum.saturating_add(left_out)
    });
    record.row.learners.map_or(0, |learners| learners.saturating_sub(others)).min(meant(record, cohorts))
}

/// So many of them can be.
fn at_most(record: &Record<'_>, cohorts: &[Meant<'_>]) -> u32 {
    let meant = meant(record, cohorts);
    record.row.learners.map_or(meant, |learners| learners.min(meant))
}

/// The learners in scope of those of some cohorts whom a record may mean.
fn meant(record: &Record<'_>, cohorts: &[Meant<'_>]) -> u32 {
    let own = record.cohorts().iter().filter(|(stage, cohort)| is_one_of(cohorts, stage, cohort));
    own.fold(0, |sum, (_, cohort)| sum.saturating_add(cohort.in_scope))
}

fn is_one_of(cohorts: &[Meant<'_>], stage: &Stage, cohort: &Cohort) -> bool {
    cohorts.iter().any(|(own, one)| own.code == stage.code && one.code == cohort.code)
}

/// The learners in scope of some cohorts.
pub(super) fn in_scope(cohorts: &[Meant<'_>]) -> u32 {
    cohorts.iter().fold(0, |sum, (_, cohort)| sum.saturating_add(cohort.in_scope))
}
