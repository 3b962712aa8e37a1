//! A plan with faults: drawn anew with each of them marked, as a department gets its own answers back; and what becomes of
//! that file once it was edited, or is needed no more.
//!
//! The plan itself is never touched. A correction that somebody edited is theirs: where it has no fault any more it is
//! named, so that it can be saved in the plan's place.

use jiff::civil::Date;

use crate::correct;
use crate::names::{Folder, PLAN, PLAN_TO_CORRECT, WORKBOOK_ENDING};
use crate::reader::Faulty;
use crate::shelf::{Lying, Rel, Shelf};

use super::deeds::{Deeds, carry_out};
use super::ours::Ours;
use super::said::Said;
use super::seal::Seal;
use super::typed::{self, Found};
use super::{RoundError, Snapshot};

/// What is told of a plan with faults: they are marked in a copy of it, which is written here.
pub(super) fn told(shelf: &mut dyn Shelf, error: RoundError, today: Date) -> RoundError {
    let RoundError::Plan(path, faulty, mut more) = error else { return error };
    let Ok(found) = typed::find(shelf) else { return RoundError::Plan(path, faulty, more) };
    let edited = newest(shelf, &found);
    if let Some((at, Ok(_))) = &edited {
        let shown = shelf.shown(at);
        more.push(format!("'{}' has no fault any more: save it as {PLAN} in the round's folder.", shown.display()));
        return RoundError::Plan(path, faulty, more);
    }
    let (path, faulty) = match edited {
        Some((at, Err(own))) if own.read.is_some() => (shelf.shown(&at), own),
        _ => (path, faulty),
    };
    match write(shelf, &faulty, today) {
        Ok(Some(at)) => {
            let (shown, verb) = (shelf.shown(&at), if shelf.is_trial() { "would be" } else { "is" });
            more.push(format!(
                "Each {verb} marked in its cell in '{}': put it right there, and save that as {PLAN} in the round's folder.",
                shown.display()
            ));
        }
        Ok(None) => {}
        // What is wrong with the plan is told all the same.
        Err(why) => more.push(format!("No copy could be written with the faults marked. {why}")),
    }
    RoundError::Plan(path, faulty, more)
}

/// Writes the copy; none where nothing of the plan could be read.
fn write(shelf: &mut dyn Shelf, faulty: &Faulty, today: Date) -> Result<Option<Rel>, RoundError> {
    let Some(read) = &faulty.read else { return Ok(None) };
    let Some(bytes) = correct::plan_workbook(read, &faulty.faults, PLAN, today)? else { return Ok(None) };
    let mut ours = Ours::default();
    ours.look(shelf, Folder::Corrections)?;
    let paper = ours.paper(Folder::Corrections, PLAN_TO_CORRECT, bytes);
    let at = paper.at.clone();
    carry_out(shelf, &Deeds { papers: vec![paper], ..Deeds::default() })?.all()?;
    Ok(Some(at))
}

/// Plans to correct among the corrections.
fn lying(shelf: &dyn Shelf) -> Vec<Lying> {
    let stem = PLAN_TO_CORRECT.trim_end_matches(WORKBOOK_ENDING);
    let mut lying = shelf.list(&Rel::of(Folder::Corrections)).unwrap_or_default();
    lying.retain(|one| one.at.name().starts_with(stem) && one.at.name().ends_with(WORKBOOK_ENDING));
    lying.sort_by(|one, other| one.at.cmp(&other.at));
    lying
}

type Read = Result<Box<crate::plan::file::File>, Box<Faulty>>;

/// The plan to correct that somebody edited last, if since the plan was saved, and what it says.
fn newest(shelf: &dyn Shelf, plan: &Found) -> Option<(Rel, Read)> {
    let is_edited = |at: &Rel| shelf.read(at).is_ok_and(|bytes| !Seal::Workbook.is_ours(&bytes));
    let since = |one: &Lying| !matches!((one.saved, plan.saved), (Some(own), Some(plan)) if own < plan);
    let edited = lying(shelf).into_iter().filter(|one| since(one) && is_edited(&one.at));
    let at = edited.max_by_key(|one| one.saved)?.at;
    let read = typed::read(shelf, &at).ok()?;
    Some((at, read.map(|(file, _)| Box::new(file)).map_err(Box::new)))
}

/// Of a plan without faults: what to say of the file that it was read from, and of those that lie beside it.
pub(super) fn notes(shelf: &dyn Shelf, snapshot: &Snapshot) -> Vec<Said> {
    let found = &snapshot.found;
    let mut said = Vec::new();
    if !found.is_called_so() || !found.beside.is_empty() {
        said.push(Said::PlanIs(found.at.clone(), found.beside.clone()));
    }
    if found.is_open {
        said.push(Said::PlanIsOpen(found.at.clone()));
    }
    if let Some((at, Ok(file))) = newest(shelf, found)
        && *file != snapshot.typed
    {
        said.push(Said::PlanCorrected(at));
    }
    said
}

/// Copies that are needed no more, since the plan has no fault; one that somebody edited stays.
pub(super) fn needless(shelf: &dyn Shelf) -> Vec<(Rel, Seal)> {
    lying(shelf).into_iter().map(|one| (one.at, Seal::Workbook)).collect()
}
