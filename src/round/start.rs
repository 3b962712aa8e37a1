//! The beginning of a round: the plan that a Careers Leader makes their own.

use jiff::civil::Date;

use crate::issue;
use crate::layout::Forms;
use crate::names::{PLAN, PLAN_TEXT};
use crate::plan::file::{File, Round};
use crate::plan::{Framework, Plan, Setting, fit, resolve_beside};
use crate::reader::{self, PlanFault};
use crate::shelf::{Rel, Shelf};

use super::deeds::{Deeds, Over, Paper, carry_out};
use super::said::Said;
use super::{Done, RoundError, neighbours, typed};

/// Writes the plan workbook of a setting into a folder that is new or has no plan: of the round that begins today.
///
/// # Errors
/// When a plan is there already, or the file cannot be written.
pub fn start(shelf: &mut dyn Shelf, setting: Setting, school: Option<&str>, today: Date) -> Result<Done, RoundError> {
    let at = vacant(shelf)?;
    let mut file = setting.built_in();
    if let Some(school) = school {
        if let Some((what, fix)) = fit::unfit(school, true) {
            let fault = PlanFault::of_file("The school's name", what, fix);
            return Err(RoundError::Plan(shelf.shown(&at), Box::new(vec![fault].into()), Vec::new()));
        }
        file.school.name = fit::cleaned(school);
    }
    if let Some(round) = Round::beginning(today) {
        file.round = round;
    }
    let (paper, _) = drawn(shelf, at.clone(), &file, None)?;
    let deeds = Deeds { papers: vec![paper], said: vec![Said::Started(at)], ..Deeds::default() };
    let written = carry_out(shelf, &deeds)?.all()?;
    let mut said = deeds.said;
    let beside = neighbours::beside(shelf);
    if !beside.is_empty() {
        said.push(Said::RoundsBeside(beside));
    }
    Ok(Done { written, said })
}

/// Where a plan is to stand in a folder that has none.
pub(super) fn vacant(shelf: &mut dyn Shelf) -> Result<Rel, RoundError> {
    shelf.tidy(&Rel::root());
    let others = typed::candidates(shelf)?;
    match [PLAN, PLAN_TEXT].map(Rel::new).into_iter().chain(others).find(|at| shelf.is_there(at)) {
        Some(there) => Err(RoundError::PlanThere(shelf.shown(&there))),
        None => Ok(Rel::new(PLAN)),
    }
}

/// The workbook of a plan as typed, and what it says. A round does not begin with a plan that would be refused.
pub(super) fn drawn(
    shelf: &dyn Shelf,
    at: Rel,
    file: &File,
    beside: Option<&Framework>,
) -> Result<(Paper, Plan), RoundError> {
    let plan = resolve_beside(file, beside).map_err(|faults| RoundError::of_plan(shelf.shown(&at), faults))?;
    let bytes = issue::plan_workbook(file, &Forms::new(plan))?;
    match reader::workbook_beside(&bytes, beside) {
        Ok((_, plan)) => Ok((Paper { at, bytes, over: Over::Nothing }, plan)),
        Err(faulty) => Err(RoundError::Plan(shelf.shown(&at), Box::new(faulty), Vec::new())),
    }
}
