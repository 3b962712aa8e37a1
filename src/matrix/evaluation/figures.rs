//! The figure of each question, for some cohorts: with what it is a part of, and with what nobody knows.

use indexmap::IndexMap;

use crate::coverage::{Between, Linked, Met, ReachFigure, Told};
use crate::matrix::facts::Facts;
use crate::matrix::reach;
use crate::matrix::words::lower;
use crate::pen::{Cell, Tone};
use crate::plan::framework::{Figure, SelfEvaluation};
use crate::scope::Meant;

/// The cell of a question.
pub(super) fn cell(facts: &Facts<'_>, asked: &SelfEvaluation, figure: Figure, told: &Told<'_>) -> Cell {
    let met = |met: &Met, between: Between| learners(asked, (met, 0), between, told.in_scope);
    let surely = |met: &Met| learners(asked, (met, met.not_known), met.in_meaningful, told.in_scope);
    match figure {
        Figure::InScope => part(told.in_scope, told.roll),
        Figure::Careers => linked(facts, told.careers, told),
        Figure::Routes => linked(facts, told.routes, told),
        Figure::Any => linked(facts, told.any, told),
        Figure::Taught => linked(facts, told.taught, told),
        Figure::Numbers => part(numbers(facts, told).len(), told.subjects),
        Figure::Everyone => reached(facts, told, 100),
        Figure::EveryoneOrMost => {
            let bands = facts.plan.bands.iter().take(2).map(|band| band.at_least.per_cent());
            reached(facts, told, bands.min().unwrap_or(100))
        }
        Figure::Encounters => held(&told.encounters),
        Figure::MeaningfulEncounters => meaningful(&told.encounters),
        Figure::LearnersInEncounters => met(&told.encounters, told.encounters.learners),
        Figure::LearnersInMeaningfulEncounters => surely(&told.encounters),
        Figure::Workplaces => held(&told.experiences),
        Figure::MeaningfulWorkplaces => meaningful(&told.experiences),
        Figure::Days => days(&told.experiences),
        Figure::LearnersInWorkplaces => met(&told.experiences, told.experiences.learners),
        Figure::LearnersInMeaningfulWorkplaces => surely(&told.experiences),
    }
}

/// `7 of 16`; of nothing there is no part.
fn part<N: std::fmt::Display + Default + PartialEq + Copy>(figure: N, of: N) -> Cell {
    if of == N::default() { Cell::None } else { Cell::Text(format!("{figure} of {of}")) }
}

/// `7 of 16; 7 more do not say which year groups; 2 not known`
fn linked(facts: &Facts<'_>, linked: Linked, told: &Told<'_>) -> Cell {
    if told.subjects == linked.not_asked {
        return if told.subjects == 0 { Cell::None } else { Cell::toned("not asked", Tone::Off) };
    }
    let mut said = format!("{} of {}", linked.named, told.subjects);
    if linked.unnamed > 0 {
        let more = if linked.unnamed == 1 { "more does" } else { "more do" };
        said.push_str(&format!("; {} {more} not say which {}", linked.unnamed, lower(&facts.plan.words.cohorts)));
    }
    if linked.not_known > 0 {
        said.push_str(&format!("; {} not known", linked.not_known));
    }
    if linked.not_asked > 0 {
        said.push_str(&format!("; {} not asked", linked.not_asked));
    }
    Cell::Text(said)
}

/// Records that took place, and who arranged them.
fn held(met: &Met) -> Cell {
    let all = met.took_place + met.planned;
    match (all, met.by_leader) {
        (0, _) => Cell::None,
        (_, 0) => part(met.took_place, all),
        (_, led) => Cell::Text(format!("{} of {all}; {led} by the Careers Leader", met.took_place)),
    }
}

fn meaningful(met: &Met) -> Cell {
    match (met.took_place, met.not_known) {
        (0, _) => Cell::None,
        (all, 0) => part(met.meaningful, all),
        (all, open) => Cell::Text(format!("{} of {all}; {open} not known", met.meaningful)),
    }
}

fn days(met: &Met) -> Cell {
    match (met.took_place, met.without_days) {
        (0, _) => Cell::None,
        (_, 0) => Cell::Text(format!("{} in {}", met.days, met.took_place)),
        (all, without) => Cell::Text(format!("{} in {}; {without} not said", met.days, all - without)),
    }
}

/// `98 to 200 of 200: some to all`; where it is open whether some records are meant, how many, and no band.
fn learners(asked: &SelfEvaluation, (met, open): (&Met, usize), Between { least, most }: Between, of: u32) -> Cell {
    if met.took_place == 0 || of == 0 {
        return Cell::None;
    }
    let between = if least == most { least.to_string() } else { format!("{least} to {most}") };
    let bands = match (asked.band(least, of), asked.band(most, of)) {
        (Some(low), Some(high)) if low == high => format!(": {low}"),
        (Some(low), Some(high)) => format!(": {low} to {high}"),
        (None, _) | (_, None) => String::new(),
    };
    match open {
        0 => Cell::Text(format!("{between} of {of}{bands}")),
        open => Cell::Text(format!(
            "{between} of {of}; {open} more {} not known to be meaningful",
            if open == 1 { "record is" } else { "records are" }
        )),
    }
}

/// The per cent that each subject reached of those it teaches among some cohorts, where nothing of its numbers is to be
/// checked. Within one subject they are different learners, so there its numbers add up.
fn numbers(facts: &Facts<'_>, told: &Told<'_>) -> Vec<u32> {
    let is_own = |figure: &&ReachFigure<'_>| {
        let same = |(stage, cohort): &Meant<'_>| stage.code == figure.stage.code && cohort.code == figure.cohort.code;
        !figure.not_this_year && told.cohorts.iter().any(same)
    };
    let mut subjects: IndexMap<&str, Vec<&ReachFigure<'_>>> = IndexMap::new();
    for figure in facts.reach.iter().filter(is_own) {
        subjects.entry(&figure.subject.name).or_default().push(figure);
    }
    subjects.values().filter_map(|figures| per_cent(figures)).collect()
}

fn per_cent(figures: &[&ReachFigure<'_>]) -> Option<u32> {
    let (mut reached, mut taking) = (0_u64, 0_u64);
    for figure in figures {
        reach::sound_per_cent(figure)?;
        reached += u64::from(figure.reached?);
        taking += u64::from(figure.taking?);
    }
    u32::try_from((reached * 100).checked_div(taking)?).ok()
}

/// How many subjects reached so many per cent, of those that gave numbers.
fn reached(facts: &Facts<'_>, told: &Told<'_>, least: u32) -> Cell {
    let numbers = numbers(facts, told);
    part(numbers.iter().filter(|per_cent| **per_cent >= least).count(), numbers.len())
}
