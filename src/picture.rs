//! The picture of a round: every fact that is told of it, counted once from its results.
//!
//! ```text
//! results ── coverage map ── gaps · missed ──┐
//!         ── unmet · reach                   ├── matrix · pack · email · report
//!         ── asks · sharing · moves ─────────┘
//! ```
//! Facts are values here; `told` says those in sentences that more than one output repeats.

mod ask;
mod share;
#[cfg(test)]
mod tests;
pub mod told;

use jiff::civil::Date;

use crate::answers::audit::Audit;
use crate::coverage::{
    CoverageMap, Gap, Missed, ReachFigure, Record, Told, Unmet, cohorts, coverage, gaps, missed, reach, records, unmet,
};
use crate::finding::Severity;
use crate::judge::Verdict;
use crate::plan::{Department, LEADER, Plan, Stage};
use crate::returns::{Came, Moves, Results, Return};

pub use ask::{Ask, Circle, Decision, Want, is_wish};
pub use share::{Example, Shared};

/// A round's results with all that is counted from them.
#[derive(Debug)]
pub struct Picture<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// What everything is counted from.
    pub results: &'p Results,
    /// The day on which it is looked at.
    pub today: Date,
    /// Whether what is drawn of it goes to others: else it is the Careers Leader's own.
    pub is_shared: bool,
    /// Outcomes by subjects.
    pub map: CoverageMap<'p>,
    /// Outcomes with a gap, the biggest first.
    pub gaps: Vec<Gap<'p>>,
    /// Outcomes that are covered, and not for every cohort.
    pub missed: Vec<Missed<'p>>,
    /// Outcomes that are covered, and of which it is not known whether some cohort misses them.
    pub maybe_missed: Vec<Missed<'p>>,
    /// Cohorts that nobody reaches, and stages that no employer serves.
    pub unmet: Vec<Unmet<'p>>,
    /// The records of employers, each with whom it speaks of.
    pub records: Vec<Record<'p>>,
    /// What Benchmarks 4, 5 and 6 ask of each cohort.
    pub cohorts: Vec<Told<'p>>,
    /// Learners reached, by subject and cohort.
    pub reach: Vec<ReachFigure<'p>>,
    /// What is asked of SLT: decisions, workbooks that were due, what departments ask for.
    pub asks: Vec<Ask<'p>>,
    /// Stages that are worth sharing, the highest approach first and each of another subject.
    pub sharing: Vec<Shared<'p>>,
    /// What has moved since the last round, where the plan names one and it could be read.
    pub moves: Option<Moves<'p>>,
}

impl<'p> Picture<'p> {
    /// Counts everything.
    pub fn new(results: &'p Results, today: Date) -> Picture<'p> {
        let plan: &Plan = &results.plan;
        let returned = results.returned();
        let map = coverage(plan, &returned, results.leader());
        let (known, maybe_missed) =
            missed(plan, &map).into_iter().partition(|one: &Missed<'_>| !one.cohorts.is_empty());
        let records = records(plan, &returned, results.leader());
        Picture {
            plan,
            results,
            today,
            is_shared: false,
            gaps: gaps(plan, &map),
            missed: known,
            maybe_missed,
            unmet: unmet(plan, &map, &records, &returned, results.leader()),
            cohorts: cohorts(plan, &returned, &records),
            records,
            reach: reach(plan, &returned),
            map,
            asks: ask::asks(results, today),
            sharing: share::sharing(results),
            moves: results.last_round().map(|last| last.moves(&results.verdicts)),
        }
    }

    /// What came of a department.
    pub fn came(&self, code: &str) -> Came<'p> {
        self.results.came(code)
    }

    /// The outcomes of which it is known that something is missing, the biggest gap first.
    pub fn known_gaps(&self) -> impl Iterator<Item = &Gap<'p>> {
        self.gaps.iter().filter(|gap| gap.is_known())
    }

    /// Whether fewer departments have returned than the plan asks for before anything is told to SLT.
    pub fn is_early(&self) -> bool {
        self.returned() < self.plan.rules.early_share.of(self.plan.departments.len())
    }

    /// The counting returns with their audits, departments in the plan's order and dedicated time last.
    pub fn counting(&self) -> impl Iterator<Item = (&'p str, &'p Return, &'p Audit)> + use<'p> {
        counting(self.results)
    }

    /// How many departments' returns count.
    pub fn returned(&self) -> usize {
        self.plan.departments.iter().filter(|department| self.counts(&department.code)).count()
    }

    /// Whether a department asks the Careers Leader of a subject, in place of an answer.
    pub fn asks_leader(&self, verdict: &Verdict) -> bool {
        let entry = self.results.counting(&verdict.department);
        entry.is_some_and(|entry| {
            entry.questions().any(|finding| finding.place.subject.as_deref() == Some(verdict.subject.as_str()))
        })
    }

    /// Whether the return of a department, or of the Careers Leader, counts.
    pub fn counts(&self, code: &str) -> bool {
        self.results.counting(code).is_some()
    }

    /// How many findings of a severity are open in what counts.
    pub fn open(&self, severity: Severity) -> usize {
        let counting = self.results.returns.iter().filter(|entry| entry.state.counts());
        counting.map(|entry| entry.count(severity)).sum()
    }

    /// The name of a department, or of the Careers Leader.
    pub fn name(&self, code: &str) -> &'p str {
        name(self.plan, code)
    }

    /// Who leads it, where that is known.
    pub fn lead(&self, code: &str) -> Option<&'p str> {
        let plan = self.plan;
        let lead = plan.department(code).map_or(&plan.school.careers_leader, |department| &department.lead);
        Some(lead.trim()).filter(|lead| !lead.is_empty())
    }

    /// Whether people are named: to the Careers Leader always, to others where the plan says so.
    pub fn names_people(&self) -> bool {
        !self.is_shared || self.plan.school.name_people
    }

    /// `Music`; with who leads it where the plan wants people named and somebody is known to: `Music (Joanna Fairweather)`.
    pub fn whom(&self, department: &Department) -> String {
        match self.lead(&department.code).filter(|_| self.plan.school.name_people) {
            None => department.name.clone(),
            Some(lead) => format!("{} ({lead})", department.name),
        }
    }

    /// The verdicts on the subjects that were judged.
    pub fn judged(&self) -> impl Iterator<Item = &'p Verdict> + use<'p> {
        judged(self.results)
    }

    /// Learners in scope over every stage that is not an overlay: what *learners affected* is a part of.
    pub fn learners(&self) -> u32 {
        self.plan.stages.iter().filter(|stage| !stage.overlay).map(Stage::learners).sum()
    }

    /// The stage's name, or its code where the plan has lost it.
    pub fn stage_name(&self, code: &'p str) -> &'p str {
        self.plan.stage_name(code)
    }

    /// The title of a page, with the school it speaks of.
    pub fn title(&self, what: &str) -> String {
        format!("{what}: {}", self.plan.school.name)
    }
}

fn counting(results: &Results) -> impl Iterator<Item = (&str, &Return, &Audit)> {
    let codes = results.plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
    codes.filter_map(|code| Some((code, results.counting(code)?, results.audits.get(code)?)))
}

fn judged(results: &Results) -> impl Iterator<Item = &Verdict> {
    results.verdicts.iter().filter(|verdict| verdict.standing.is_judged())
}

fn name<'p>(plan: &'p Plan, code: &str) -> &'p str {
    plan.department(code).map_or("Careers Leader", |department| department.name.as_str())
}
