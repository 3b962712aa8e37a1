//! Year groups: in how many subjects they meet careers or routes, and how many of them a subject reached. Those of one year
//! are other learners than those of the next.

use std::collections::{BTreeSet, HashMap};

use super::Own;
use super::said::{is_asked, level};
use crate::coverage::{ReachFigure, Told, cohorts, reach, records};
use crate::fold::fold;
use crate::plan::{Cohort, Plan, Stage, Subject};
use crate::returns::Results;

/// In how many subjects a year group meets careers or routes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkMove<'a> {
    /// Its stage.
    pub stage: &'a Stage,
    /// The year group.
    pub cohort: &'a Cohort,
    /// In so many of so many subjects, then.
    pub then: [usize; 2],
    /// In so many of so many subjects, now.
    pub now: [usize; 2],
}

/// How many of those who take a subject it reached in a year group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReachMove<'a> {
    /// The subject.
    pub subject: &'a Subject,
    /// The year group.
    pub cohort: &'a Cohort,
    /// So many of so many, then.
    pub then: [u32; 2],
    /// So many of so many, now.
    pub now: [u32; 2],
}

pub(super) fn links<'a>(then: &'a Results, now: &'a Results) -> Vec<LinkMove<'a>> {
    let (before, after) = (told(then), told(now));
    let moved = |one: &Told<'a>| {
        let (stage, cohort) = *one.cohorts.first()?;
        let same = |other: &&Told<'_>| {
            other
                .cohorts
                .first()
                .is_some_and(|(at, own)| fold(&own.code) == fold(&cohort.code) && at.code == stage.code)
        };
        let (was, is) = (linked(before.iter().find(same)?)?, linked(one)?);
        let is_known = said(then, stage, cohort)? == said(now, stage, cohort)?;
        let (then, now) = (was, is);
        (is_known && then[0] != now[0]).then_some(LinkMove { stage, cohort, then, now })
    };
    after.iter().filter_map(moved).collect()
}

fn told(round: &Results) -> Vec<Told<'_>> {
    let returned = round.returned();
    cohorts(&round.plan, &returned, &records(&round.plan, &returned, round.leader()))
}

/// What its subjects say of careers and routes: each outcome of which one says how far it is covered. Nothing where one is
/// asked and does not say.
fn said(round: &Results, stage: &Stage, cohort: &Cohort) -> Option<BTreeSet<[String; 2]>> {
    let plan: &Plan = &round.plan;
    let mut said = BTreeSet::new();
    for (department, subject) in plan.subjects().filter(|(_, subject)| subject.teaches(stage, cohort)) {
        let own = Own { plan, department, subject, audit: round.audits.get(&department.code)? };
        for outcome in plan.outcomes.iter().filter(|outcome| outcome.speaks_of.is_some()) {
            if level(own, outcome).is_some() {
                said.insert([&subject.name, &outcome.reference].map(|text| fold(text)));
            } else if outcome.stage == stage.code && is_asked(own, outcome) {
                return None;
            }
        }
    }
    Some(said)
}

/// In how many of its subjects, where all of them say for whom.
fn linked(told: &Told<'_>) -> Option<[usize; 2]> {
    let is_known = told.relevance.not_known == 0 && told.relevance.unnamed == 0;
    is_known.then_some([told.relevance.named, told.subjects])
}

pub(super) fn reached<'a>(then: &'a Results, now: &'a Results) -> Vec<ReachMove<'a>> {
    let mut before: HashMap<[String; 3], ReachFigure<'_>> = HashMap::new();
    for figure in reach(&then.plan, &then.returned()) {
        before.entry(key(&figure)).or_insert(figure);
    }
    let moved = |one: ReachFigure<'a>| {
        let (then, now) = (figures(before.get(&key(&one))?)?, figures(&one)?);
        (then != now).then_some(ReachMove { subject: one.subject, cohort: one.cohort, then, now })
    };
    reach(&now.plan, &now.returned()).into_iter().filter_map(moved).collect()
}

fn key(figure: &ReachFigure<'_>) -> [String; 3] {
    [&figure.subject.name, &figure.stage.code, &figure.cohort.code].map(|text| fold(text))
}

fn figures(figure: &ReachFigure<'_>) -> Option<[u32; 2]> {
    figure.reached.zip(figure.taking).map(|(reached, taking)| [reached, taking])
}
