//! The whole round of a made-up school, from the plan to what goes to governors.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::demo::{self, Year};
use crate::issue;
use crate::layout::{Extras, Forms, is_planned};
use crate::names::{self, Folder, PLAN, UNFINISHED};
use crate::pen::{self, PenError, Press};
use crate::plan::file::File;
use crate::plan::{Setting, resolve};
use crate::shelf::{Rel, Shelf};

use super::deeds::{Deeds, Over, Paper, Written, carry_out};
use super::said::Said;
use super::{Done, RoundError, Snapshot, Verb, act, perform, tidy};

/// Writes the round of the made-up school of a setting into a folder that is new or empty, or goes on with one that was
/// begun there and stopped.
///
/// # Errors
/// When the folder is not empty, or something cannot be drawn or written.
pub fn demo(shelf: &mut dyn Shelf, setting: Setting, today: Date) -> Result<Done, RoundError> {
    of_year(shelf, setting, Year::default(), today)
}

/// The same of one of its years; the rounds of the others lie beside it.
///
/// # Errors
/// As for the latest.
pub fn of_year(shelf: &mut dyn Shelf, setting: Setting, year: Year, today: Date) -> Result<Done, RoundError> {
    of_school(shelf, &demo::school_in(setting.built_in(), year), setting, year, today)
}

/// The same of a made-up school. While it is written a file says so: it is the first that is written and the last that
/// goes, so that a folder that has it was empty when it was begun, and is no person's.
pub(super) fn of_school(
    shelf: &mut dyn Shelf,
    school: &File,
    setting: Setting,
    year: Year,
    today: Date,
) -> Result<Done, RoundError> {
    tidy(shelf);
    let (begun, says) = (Rel::new(UNFINISHED), unfinished(setting, today));
    let goes_on = shelf.look(&begun)?.is_some_and(|there| there == says.as_bytes());
    if !goes_on {
        if !shelf.list(&Rel::root())?.is_empty() {
            return Err(RoundError::NotEmpty(shelf.shown(&Rel::root())));
        }
        shelf.fresh(&begun, says.as_bytes())?;
    }
    let done = write(shelf, school, year, today)?;
    shelf.remove(&begun)?;
    Ok(done)
}

/// What that file says, to a person too: what was begun there.
fn unfinished(setting: Setting, today: Date) -> String {
    format!(
        "A made-up round ({}, as of {today}) is being written here by careers-audit demo. Where that was stopped, run it \
         again: it goes on, and takes this file away.\n",
        setting.word()
    )
}

fn write(shelf: &mut dyn Shelf, file: &File, year: Year, today: Date) -> Result<Done, RoundError> {
    let at = Rel::new(PLAN);
    let plan = resolve(file).map_err(|faults| RoundError::of_plan(shelf.shown(&at), faults))?;
    let forms = Forms::new(plan);
    let bytes = issue::plan_workbook(file, &forms)?;
    let mut written = Vec::new();
    put(shelf, vec![Paper { at, bytes, over: Over::Same }], &mut written)?;
    let sent = demo::returns_in(&forms, year);
    // Departments that asked for planning sheets have them; a round mixes both kinds.
    let asked: Vec<String> =
        sent.iter().filter(|sent| is_planned(&sent.answers)).map(|sent| sent.department.clone()).collect();
    if !asked.is_empty() {
        let verb = Verb::Generate { only: asked, extras: Extras::ALL, force: false };
        written.extend(perform(shelf, &verb, today, &|_| {})?.written);
    }
    let press = Press::default();
    let returns = sent
        .into_par_iter()
        .filter_map(|sent| Some((forms.holding(&sent.department, &sent.answers)?, sent)))
        .map(|(form, sent)| {
            let bytes = pen::draw_with(&press, form, &sent.answers, sent.saved)?;
            Ok(Paper { at: Rel::of(Folder::Returns).join(sent.file), bytes, over: Over::Same })
        })
        .collect::<Result<Vec<Paper>, PenError>>()?;
    put(shelf, returns, &mut written)?;
    let results = rest(shelf, today, &mut written)?;
    let matrix = Rel::of(Folder::Matrix).join(names::matrix(today));
    Ok(Done { written, said: vec![Said::MadeUp { results, today, matrix }] })
}

/// The verbs of a round in their order, all of one snapshot: none looks at what another changes.
fn rest(
    shelf: &mut dyn Shelf,
    today: Date,
    written: &mut Vec<Written>,
) -> Result<Arc<crate::returns::Results>, RoundError> {
    let verbs = [
        Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: false },
        Verb::Consolidate { early: false, programme: true },
        Verb::Check { settle: Vec::new() },
        Verb::Pack,
    ];
    let snapshot = Snapshot::of(shelf, &verbs, today, &|_| {})?;
    let mut told = snapshot.told.clone();
    for verb in &verbs {
        let deeds = act(&snapshot, verb, today)?;
        told = told.with(&deeds.remembered, deeds.told.as_deref());
        let done = carry_out(shelf, &deeds)?.all()?;
        let fresh: Vec<Written> =
            done.into_iter().filter(|one| written.iter().all(|other| other.at != one.at)).collect();
        written.extend(fresh);
    }
    put(shelf, told.paper(|at| snapshot.shown(at))?.into_iter().collect(), written)?;
    Ok(Arc::clone(snapshot.results()))
}

fn put(shelf: &mut dyn Shelf, papers: Vec<Paper>, written: &mut Vec<Written>) -> Result<(), RoundError> {
    written.extend(carry_out(shelf, &Deeds { papers, ..Deeds::default() })?.all()?);
    Ok(())
}
