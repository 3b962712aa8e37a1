//! What `consolidate --json` says of each cohort: Benchmarks 4, 5 and 6 as they are counted for it.

use serde::Serialize;

use crate::coverage::{Between, Met, Told};
use crate::picture::Picture;

/// One cohort of one stage.
#[derive(Debug, Serialize)]
pub(super) struct ToldJson<'a> {
    stage: &'a str,
    cohort: &'a str,
    code: &'a str,
    in_scope: u32,
    /// The subjects that teach it this year.
    subjects: usize,
    /// Of these, those with an answer at its stage, or for itself.
    answered: usize,
    /// The subjects with a careers outcome for it, by rows that name it.
    careers_link: usize,
    /// The same of routes.
    routes_link: usize,
    /// The subjects with either, by rows only that do not say whom they mean.
    unnamed: usize,
    encounters: EncountersJson,
    experiences: ExperiencesJson,
    met_encounter: [u32; 2],
    met_meaningful: [u32; 2],
    met_experience: [u32; 2],
    met_meaningful_experience: [u32; 2],
}

#[derive(Debug, Serialize)]
struct EncountersJson {
    took_place: usize,
    meaningful: usize,
    not_known: usize,
    planned: usize,
}

#[derive(Debug, Serialize)]
struct ExperiencesJson {
    took_place: usize,
    meaningful: usize,
    not_known: usize,
    planned: usize,
    days: u32,
}

/// Every cohort, stage by stage.
pub(super) fn cohorts<'a>(picture: &Picture<'a>) -> Vec<ToldJson<'a>> {
    picture.cohorts.iter().filter_map(cohort).collect()
}

fn cohort<'a>(told: &Told<'a>) -> Option<ToldJson<'a>> {
    let (stage, cohort) = *told.cohorts.first()?;
    let Met { took_place, meaningful, not_known, planned, .. } = told.encounters;
    let at_work = told.experiences;
    let between = |Between { least, most }: Between| [least, most];
    Some(ToldJson {
        stage: &stage.code,
        cohort: &cohort.name,
        code: &cohort.reference,
        in_scope: told.in_scope,
        subjects: told.subjects,
        answered: told.answered,
        careers_link: told.careers.named,
        routes_link: told.routes.named,
        unnamed: told.relevance.unnamed,
        encounters: EncountersJson { took_place, meaningful, not_known, planned },
        experiences: ExperiencesJson {
            took_place: at_work.took_place,
            meaningful: at_work.meaningful,
            not_known: at_work.not_known,
            planned: at_work.planned,
            days: at_work.days,
        },
        met_encounter: between(told.encounters.learners),
        met_meaningful: between(told.encounters.in_meaningful),
        met_experience: between(at_work.learners),
        met_meaningful_experience: between(at_work.in_meaningful),
    })
}
