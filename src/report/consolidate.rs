//! The document of `consolidate --json`.

use serde::Serialize;

use super::cohorts::{ToldJson, cohorts};
use super::missing;
use crate::coverage::{GapKind, outcomes};
use crate::judge::{Standing, Verdict};
use crate::picture::Picture;
use crate::plan::Cohort;
use crate::returns::LastRound;

/// The document of `consolidate --json`.
#[derive(Debug, Serialize)]
pub struct Consolidate<'a> {
    last_round: Option<&'a str>,
    /// Departments that are asked.
    asked: usize,
    /// Departments of which a return counts.
    returned: usize,
    /// Whether fewer have returned than the plan asks for before SLT is told anything.
    early: bool,
    subjects: Vec<VerdictJson<'a>>,
    outcomes: Vec<OutcomeCoverageJson>,
    cohorts: Vec<ToldJson<'a>>,
    missing: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct VerdictJson<'a> {
    department: &'a str,
    subject: &'a str,
    claimed: &'static str,
    evidenced: &'static str,
    reached: &'static str,
    last: Option<&'static str>,
    /// The codes of the stages in scope that were left wholly blank.
    blank_stages: &'a [String],
    /// Whether nothing but what was left blank holds it back.
    held_by_silence: bool,
    next: Vec<String>,
    pockets: Vec<PocketJson<'a>>,
    stages: Vec<FiguresJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PocketJson<'a> {
    stage: &'a str,
    approach: &'static str,
}

#[derive(Debug, Serialize)]
struct FiguresJson<'a> {
    stage: &'a str,
    in_scope: usize,
    level1: usize,
    level2: usize,
    level3: usize,
}

#[derive(Debug, Serialize)]
struct OutcomeCoverageJson {
    outcome: String,
    stage: String,
    subjects: Vec<String>,
    dedicated: bool,
    /// Whether dedicated time says anything of it.
    dedicated_answered: bool,
    /// Subjects that are asked about it.
    asked: usize,
    /// Subjects of these that have answered.
    answered: usize,
    gap: Option<&'static str>,
    /// The cohorts that do not meet it although it is covered, by code; empty where it is covered nowhere.
    unmet: Vec<String>,
    /// The cohorts of which that is not known, by code.
    unmet_not_known: Vec<String>,
}

/// The document of `consolidate --json`.
pub fn consolidate<'a>(picture: &Picture<'a>) -> Consolidate<'a> {
    let results = picture.results;
    let own = |reference: &str| {
        picture.missed.iter().chain(&picture.maybe_missed).find(|one| one.outcome.reference == reference)
    };
    let codes = |cohorts: &[&Cohort]| cohorts.iter().map(|cohort| cohort.code.clone()).collect();
    let last = results.last_round();
    Consolidate {
        last_round: last.map(|last| last.label.as_str()),
        asked: picture.plan.departments.len(),
        returned: picture.returned(),
        early: picture.is_early(),
        subjects: results.verdicts.iter().map(|one| verdict(one, last)).collect(),
        outcomes: outcomes(&picture.map)
            .into_iter()
            .map(|line| OutcomeCoverageJson {
                outcome: line.outcome.reference.clone(),
                stage: line.outcome.stage.clone(),
                subjects: line.subjects.iter().map(|subject| (*subject).to_owned()).collect(),
                dedicated: line.dedicated,
                dedicated_answered: line.dedicated_answered,
                asked: line.asked,
                answered: line.answered,
                gap: line.gap.map(GapKind::name),
                unmet: own(&line.outcome.reference).map_or_else(Vec::new, |own| codes(&own.cohorts)),
                unmet_not_known: own(&line.outcome.reference).map_or_else(Vec::new, |own| codes(&own.not_known)),
            })
            .collect(),
        cohorts: cohorts(picture),
        missing: missing(results),
    }
}

fn verdict<'a>(verdict: &'a Verdict, last: Option<&LastRound>) -> VerdictJson<'a> {
    VerdictJson {
        department: &verdict.department,
        subject: &verdict.subject,
        claimed: verdict.own_view().claimed_word(),
        evidenced: verdict.by_its_rows().evidenced_word(),
        reached: verdict.standing.reached_word(),
        last: last.and_then(|last| last.standing(verdict)).map(Standing::reached_word),
        blank_stages: &verdict.blank.stages,
        held_by_silence: verdict.is_held_by_silence(),
        next: verdict.next(),
        pockets: verdict
            .pockets
            .iter()
            .map(|pocket| PocketJson { stage: &pocket.stage, approach: pocket.approach.key() })
            .collect(),
        stages: verdict
            .stages
            .iter()
            .map(|figures| FiguresJson {
                stage: &figures.stage,
                in_scope: figures.in_scope,
                level1: figures.level1,
                level2: figures.level2,
                level3: figures.level3,
            })
            .collect(),
    }
}
