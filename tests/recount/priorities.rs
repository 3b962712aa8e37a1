//! The objectives of the plan and the skills of its list, counted anew.

use std::collections::BTreeSet;

use super::answers::{Answers, each, text};
use super::gaps::{self, Line};

/// An objective with its outcomes by what is known of them, and the groups that it reaches, or may reach.
#[derive(Debug, Default)]
pub struct Priority {
    pub reference: &'static str,
    pub covered: Vec<&'static str>,
    pub open: Vec<&'static str>,
    pub not_known: Vec<&'static str>,
    pub all: BTreeSet<&'static str>,
    pub reached: BTreeSet<&'static str>,
    pub maybe: BTreeSet<&'static str>,
}

/// Every objective that an outcome names, in the order of the outcomes.
pub fn priorities(round: &Answers) -> Vec<Priority> {
    let (surely, maybe) = gaps::missed(round);
    let mut all: Vec<Priority> = Vec::new();
    for one in each(&round.check["plan"], "outcomes") {
        let (reference, objective) = (text(one, "ref"), text(one, "objective"));
        if objective.is_empty() {
            continue;
        }
        let place = all.iter().position(|own| own.reference == objective).unwrap_or_else(|| {
            all.push(Priority { reference: objective, ..Priority::default() });
            all.len() - 1
        });
        let own = &mut all[place];
        let outcome = round.outcome(reference).expect("an outcome");
        let line = Line::of(round, outcome);
        let is_open = !line.silent().is_empty();
        match (line.is_covered(), is_open) {
            (true, _) => own.covered.push(reference),
            (false, true) => own.not_known.push(reference),
            (false, false) => own.open.push(reference),
        }
        let gap = surely.iter().chain(&maybe).find(|gap| gap.outcome.reference == reference);
        for cohort in round.cohorts.iter().filter(|one| one.stage == outcome.stage && one.in_scope > 0) {
            own.all.insert(cohort.name);
            let is_in = |these: &[&super::answers::Cohort]| these.iter().any(|other| other.name == cohort.name);
            let (misses, may_miss) = gap.map_or((false, false), |gap| (is_in(&gap.missing), is_in(&gap.not_known)));
            if line.is_covered() && !misses && !may_miss {
                own.reached.insert(cohort.name);
            } else if may_miss || !line.is_covered() && is_open {
                own.maybe.insert(cohort.name);
            }
        }
    }
    for one in &mut all {
        one.maybe = one.maybe.difference(&one.reached).copied().collect();
    }
    all
}

/// How often a skill is named in rows in place, and in which subjects.
pub fn named(round: &Answers, skill: &str) -> (usize, BTreeSet<&'static str>) {
    let mut subjects = BTreeSet::new();
    let mut rows = 0;
    for subject in round.subjects.iter().map(Some).chain([None]) {
        let is_taught =
            |stage: &str| subject.is_none_or(|own| own.stages.contains(&stage) && !round.is_off(own, stage));
        let own = round.about(subject);
        let counts =
            own.iter().filter(|(outcome, row)| row.counts_at(1) && row.is("skill", skill) && is_taught(outcome.stage));
        let count = counts.count();
        if count > 0 {
            subjects.insert(subject.map_or("Dedicated time", |own| own.name));
        }
        rows += count;
    }
    (rows, subjects)
}
