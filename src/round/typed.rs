//! The plan of a round, from the one file that holds it.

use crate::names::{PLAN, PLAN_TEXT};
use crate::plan::{Plan, file::File};
use crate::reader;
use crate::shelf::{Rel, Shelf};

use super::RoundError;
use super::text::text;

/// The plan as typed and what it means.
pub(super) fn plan(shelf: &dyn Shelf) -> Result<(File, Plan), RoundError> {
    let (workbook, typed) = (Rel::new(PLAN), Rel::new(PLAN_TEXT));
    match (shelf.is_there(&workbook), shelf.is_there(&typed)) {
        (true, true) => Err(RoundError::TwoPlans(shelf.shown(&Rel::root()))),
        (false, false) => Err(RoundError::NoPlan(shelf.shown(&Rel::root()))),
        (true, false) => reader::typed_from_workbook(&shelf.read(&workbook)?)
            .map_err(|faults| RoundError::Plan(shelf.shown(&workbook), faults)),
        (false, true) => reader::typed_from_toml(&text(shelf, &typed, &shelf.read(&typed)?)?)
            .map_err(|faults| RoundError::Plan(shelf.shown(&typed), faults)),
    }
}
