//! The plan of a round, from the one file that holds it, and the framework that may lie beside it.
//!
//! It is called `plan.xlsx` or `plan.toml`. Where neither lies there, the one file is the plan that is called nearly so
//! ([`names::may_be_plan`]) or says of itself that it is one; of several nobody can tell which counts.

use crate::names::{self, FRAMEWORK, PLAN, PLAN_TEXT};
use crate::plan::{Framework, Plan, file::File, unknown_replaced};
use crate::reader::{self, Bytes, Faulty};
use crate::shelf::{Lying, Rel, Shelf, ShelfError, What};

use super::RoundError;
use super::text::text;

/// So many workbooks are opened to see whether one of them is the plan.
const MOST_OPENED: usize = 12;

/// A plan that was read.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    /// As typed.
    pub(super) file: File,
    /// What it means.
    pub(super) plan: Plan,
    /// What was found of it.
    pub(super) found: Found,
}

/// Which file the plan is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The file.
    pub(super) at: Rel,
    /// When it was saved, where that is known.
    pub(super) saved: Option<jiff::Timestamp>,
    /// Others that may be one, and are older or the same.
    pub(super) beside: Vec<Rel>,
    /// Whether a program has it open.
    pub(super) is_open: bool,
}

impl Found {
    /// Whether it lies there under its own name.
    pub(super) fn is_called_so(&self) -> bool {
        [PLAN, PLAN_TEXT].contains(&self.at.name().as_str())
    }
}

/// The plan as typed and what it means.
pub(super) fn plan(shelf: &dyn Shelf) -> Result<Typed, RoundError> {
    let found = find(shelf)?;
    let (file, plan) = read(shelf, &found.at)?
        .map_err(|faulty| RoundError::Plan(shelf.shown(&found.at), Box::new(faulty), Vec::new()))?;
    Ok(Typed { file, plan, found })
}

/// What a file says as a plan.
pub(super) fn read(shelf: &dyn Shelf, at: &Rel) -> Result<Result<(File, Plan), Faulty>, RoundError> {
    let beside = framework(shelf)?;
    let bytes = shelf.read(at)?;
    Ok(if is_text(at) {
        reader::toml_beside(&text(shelf, at, &bytes)?, beside.as_ref()).map_err(Faulty::from)
    } else {
        reader::workbook_beside(&bytes, beside.as_ref())
    })
}

/// Nothing where every outcome that is said to replace one of the round before names one that it had.
pub(super) fn replaces(
    shelf: &dyn Shelf,
    found: &Found,
    typed: &File,
    plan: &Plan,
    last: &Plan,
) -> Result<(), RoundError> {
    let faults = unknown_replaced(typed, &plan.framework, last);
    if faults.is_empty() {
        return Ok(());
    }
    let bytes = shelf.read(&found.at)?;
    let faulty = if is_text(&found.at) {
        reader::faults_beside(&Bytes::Text(&text(shelf, &found.at, &bytes)?), faults)
    } else {
        reader::faults_beside(&Bytes::Workbook(&bytes), faults)
    };
    Err(RoundError::Plan(shelf.shown(&found.at), Box::new(faulty), Vec::new()))
}

fn is_text(at: &Rel) -> bool {
    at.name().to_lowercase().ends_with(".toml")
}

/// Which file is the plan.
pub(super) fn find(shelf: &dyn Shelf) -> Result<Found, RoundError> {
    let folder = || shelf.shown(&Rel::root());
    let (workbook, typed) = (Rel::new(PLAN), Rel::new(PLAN_TEXT));
    let lying = shelf.list(&Rel::root())?;
    let others = may_be(&lying);
    let is_open = |at: &Rel| {
        let name = at.name().to_lowercase();
        let locks = [format!("~${name}"), format!(".~lock.{name}#")];
        lying.iter().any(|one| locks.contains(&one.at.name().to_lowercase()))
    };
    let saved = |at: &Rel| lying.iter().find(|one| one.at.is_like(at)).and_then(|one| one.saved);
    let found = |at: Rel, beside| Found { is_open: is_open(&at), saved: saved(&at), at, beside };
    let at = match (shelf.is_there(&workbook), shelf.is_there(&typed)) {
        (true, true) => return Err(RoundError::TwoPlans(folder())),
        (true, false) => workbook,
        (false, true) => typed,
        (false, false) => {
            let others = if others.is_empty() { say_so(shelf, &lying) } else { others };
            return match others.as_slice() {
                [] => Err(RoundError::NoPlan(folder())),
                [only] => Ok(found(only.at.clone(), Vec::new())),
                several => Err(RoundError::SeveralPlans(folder(), quoted(several.iter().map(|one| &one.at)))),
            };
        }
    };
    // A disk that takes capitals for small letters has one file of two such names.
    let is_exact = lying.iter().any(|one| one.at == at);
    let is_another = |one: &&&Lying| one.at != at && (is_exact || !one.at.is_like(&at));
    let beside: Vec<&Lying> = others.iter().copied().filter(|one| is_another(&one)).collect();
    let is_newer = |one: &&Lying| matches!((one.saved, saved(&at)), (Some(other), Some(own)) if other > own);
    let newer: Vec<&Lying> = beside.iter().copied().filter(is_newer).collect();
    if !newer.is_empty() && differs(shelf, &at, &newer)? {
        let all = std::iter::once(&at).chain(beside.iter().map(|one| &one.at));
        return Err(RoundError::SeveralPlans(folder(), quoted(all)));
    }
    Ok(found(at, beside.into_iter().map(|one| one.at.clone()).collect()))
}

/// Files in the round's folder that may be the plan, by their names.
pub(super) fn candidates(shelf: &dyn Shelf) -> Result<Vec<Rel>, ShelfError> {
    let lying = shelf.list(&Rel::root())?;
    Ok(may_be(&lying).into_iter().map(|one| one.at.clone()).collect())
}

fn may_be(lying: &[Lying]) -> Vec<&Lying> {
    let mut found: Vec<&Lying> =
        lying.iter().filter(|one| one.what == What::File && names::may_be_plan(&one.at.name())).collect();
    found.sort_by(|one, other| one.at.cmp(&other.at));
    found
}

/// Workbooks under other names that say of themselves that they are a plan.
fn say_so<'l>(shelf: &dyn Shelf, lying: &'l [Lying]) -> Vec<&'l Lying> {
    let is_file = |one: &&Lying| one.what == What::File && names::is_workbook(&one.at.name());
    let is_lock = |one: &&Lying| ["~$", "._", "."].iter().any(|begins| one.at.name().starts_with(begins));
    let mut files: Vec<&Lying> = lying.iter().filter(|one| is_file(one) && !is_lock(one)).collect();
    files.sort_by(|one, other| one.at.cmp(&other.at));
    files.truncate(MOST_OPENED);
    files.retain(|one| shelf.read(&one.at).is_ok_and(|bytes| reader::is_plan(&bytes)));
    files
}

/// Whether any of these files holds other bytes than one does.
fn differs(shelf: &dyn Shelf, at: &Rel, others: &[&Lying]) -> Result<bool, ShelfError> {
    let own = shelf.read(at)?;
    Ok(others.iter().any(|other| shelf.read(&other.at).ok().as_ref() != Some(&own)))
}

fn quoted<'a>(all: impl Iterator<Item = &'a Rel>) -> String {
    all.map(|at| format!("'{at}'")).collect::<Vec<_>>().join(", ")
}

/// The framework of the round's own, where it has one.
pub(super) fn framework(shelf: &dyn Shelf) -> Result<Option<Framework>, RoundError> {
    let at = Rel::new(FRAMEWORK);
    let Some(bytes) = shelf.look(&at)? else { return Ok(None) };
    let read = Framework::of_text(&text(shelf, &at, &bytes)?);
    read.map(Some).map_err(|why| RoundError::Framework(shelf.shown(&at), why))
}
