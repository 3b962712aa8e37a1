//! What `consolidate --json` says of objectives and skills.

use serde::Serialize;

use crate::picture::{Named, Picture, Priority};
use crate::plan::{Cohort, Outcome};

/// An objective, from end to end.
#[derive(Debug, Serialize)]
pub(super) struct PriorityJson<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    title: &'a str,
    /// Its outcomes, by ref, by what is known of them.
    covered: Vec<&'a str>,
    not_covered: Vec<&'a str>,
    not_known: Vec<&'a str>,
    /// The cohorts at whose stages it has outcomes, by code; those that it reaches, and those of which that is not known.
    cohorts: Vec<&'a str>,
    reached: Vec<&'a str>,
    reached_not_known: Vec<&'a str>,
    /// How many rows in place say what shows it, or what difference it made.
    shown: usize,
}

/// A skill, and where rows in place name it. Nobody is asked to: none is no sign that it is not taught.
#[derive(Debug, Serialize)]
pub(super) struct NamedJson<'a> {
    skill: &'a str,
    rows: usize,
    subjects: Vec<&'a str>,
    stages: Vec<&'a str>,
}

pub(super) fn objectives<'a>(picture: &Picture<'a>) -> Vec<PriorityJson<'a>> {
    fn refs<'a>(outcomes: &[&'a Outcome]) -> Vec<&'a str> {
        outcomes.iter().map(|outcome| outcome.reference.as_str()).collect()
    }
    fn codes<'a>(cohorts: &[&'a Cohort]) -> Vec<&'a str> {
        cohorts.iter().map(|cohort| cohort.code.as_str()).collect()
    }
    let told = |one: &Priority<'a>| PriorityJson {
        reference: &one.objective.reference,
        title: &one.objective.title,
        covered: refs(&one.covered),
        not_covered: refs(&one.open),
        not_known: refs(&one.not_known),
        cohorts: codes(&one.cohorts),
        reached: codes(&one.reached),
        reached_not_known: codes(&one.maybe_reached),
        shown: one.shown.len(),
    };
    picture.priorities.iter().map(told).collect()
}

pub(super) fn skills<'a>(picture: &Picture<'a>) -> Vec<NamedJson<'a>> {
    let told = |one: &Named<'a>| NamedJson {
        skill: &one.skill.name,
        rows: one.rows,
        subjects: one.subjects.clone(),
        stages: one.stages.clone(),
    };
    picture.skills.iter().map(told).collect()
}
