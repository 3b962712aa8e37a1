//! The beginning of a round: the plan that a Careers Leader makes their own.

use jiff::civil::Date;

use crate::issue;
use crate::layout::Forms;
use crate::names::{PLAN, PLAN_TEXT};
use crate::plan::file::Round;
use crate::plan::{Setting, fit, resolve};
use crate::reader::{self, PlanFault};
use crate::shelf::{Rel, Shelf};

use super::deeds::{Deeds, Over, Paper, carry_out};
use super::said::Said;
use super::{Done, RoundError, typed};

/// Writes the plan workbook of a setting into a folder that is new or has no plan: of the round that begins today.
///
/// # Errors
/// When a plan is there already, or the file cannot be written.
pub fn start(shelf: &mut dyn Shelf, setting: Setting, school: Option<&str>, today: Date) -> Result<Done, RoundError> {
    shelf.tidy(&Rel::root());
    let others = typed::candidates(shelf)?;
    if let Some(there) = [PLAN, PLAN_TEXT].map(Rel::new).into_iter().chain(others).find(|at| shelf.is_there(at)) {
        return Err(RoundError::PlanThere(shelf.shown(&there)));
    }
    let at = Rel::new(PLAN);
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
    let plan = resolve(&file).map_err(|faults| RoundError::of_plan(shelf.shown(&at), faults))?;
    let bytes = issue::plan_workbook(&file, &Forms::new(plan))?;
    // A round does not begin with a plan that would be refused.
    if let Err(faulty) = reader::workbook_beside(&bytes, None) {
        return Err(RoundError::Plan(shelf.shown(&at), Box::new(faulty), Vec::new()));
    }
    let said = vec![Said::Started(at.clone())];
    let deeds = Deeds { papers: vec![Paper { at, bytes, over: Over::Nothing }], said, ..Deeds::default() };
    Ok(Done { written: carry_out(shelf, &deeds)?.all()?, said: deeds.said })
}
