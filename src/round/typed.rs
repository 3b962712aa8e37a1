//! The plan of a round, from the one file that holds it, and the framework that may lie beside it.

use crate::names::{FRAMEWORK, PLAN, PLAN_TEXT};
use crate::plan::{Framework, Plan, file::File};
use crate::reader;
use crate::shelf::{Rel, Shelf};

use super::RoundError;
use super::text::text;

/// The plan as typed and what it means.
pub(super) fn plan(shelf: &dyn Shelf) -> Result<(File, Plan), RoundError> {
    let beside = framework(shelf)?;
    let beside = beside.as_ref();
    let (workbook, typed) = (Rel::new(PLAN), Rel::new(PLAN_TEXT));
    match (shelf.is_there(&workbook), shelf.is_there(&typed)) {
        (true, true) => Err(RoundError::TwoPlans(shelf.shown(&Rel::root()))),
        (false, false) => Err(RoundError::NoPlan(shelf.shown(&Rel::root()))),
        (true, false) => reader::workbook_beside(&shelf.read(&workbook)?, beside)
            .map_err(|faults| RoundError::Plan(shelf.shown(&workbook), faults)),
        (false, true) => reader::toml_beside(&text(shelf, &typed, &shelf.read(&typed)?)?, beside)
            .map_err(|faults| RoundError::Plan(shelf.shown(&typed), faults)),
    }
}

/// The framework of the round's own, where it has one.
pub(super) fn framework(shelf: &dyn Shelf) -> Result<Option<Framework>, RoundError> {
    let at = Rel::new(FRAMEWORK);
    let Some(bytes) = shelf.look(&at)? else { return Ok(None) };
    let read = Framework::of_text(&text(shelf, &at, &bytes)?);
    read.map(Some).map_err(|why| RoundError::Framework(shelf.shown(&at), why))
}
