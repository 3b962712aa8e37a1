//! What is typed into the plan without opening it: the school, the round, the Careers Leader, who leads each department.
//!
//! The plan stays the Careers Leader's own workbook: the cells that are typed into change, and nothing else. Nothing is
//! written of which a fault would come, and nothing over what somebody saved meanwhile.

use crate::reader::{self, Amendments, PlanFault, PlanFields};
use crate::shelf::{Outcome, Rel, Shelf};

use super::deeds::{Deeds, Over, Paper, Written, carry_out};
use super::said::Said;
use super::typed::{self, Found};
use super::{Done, RoundError};

/// The cells of a round's plan that may be typed into.
#[derive(Clone, Debug)]
pub struct Amendable {
    /// The plan's file.
    pub at: Rel,
    /// Its fingerprint, for [`Amendments::seen`].
    pub seen: String,
    /// The cells, and what stands there now.
    pub fields: PlanFields,
}

/// The cells of the plan that may be typed into; also of a plan with faults.
///
/// # Errors
/// When there is no plan, or two; when it is no workbook, or one that cannot be read.
pub fn amendable(shelf: &dyn Shelf) -> Result<Amendable, RoundError> {
    let Found { at, .. } = typed::find(shelf)?;
    let bytes = workbook(shelf, &at)?;
    let of_plan = |faults: Vec<PlanFault>| RoundError::Plan(shelf.shown(&at), Box::new(faults.into()), Vec::new());
    let fields = reader::plan_fields(&bytes).map_err(of_plan)?;
    Ok(Amendable { seen: reader::fingerprint(&bytes), fields, at })
}

/// Types into the plan. What it says already is not written again.
///
/// # Errors
/// When there is no plan, or two; when it is open in a program, is no workbook, or was saved since it was seen; when a
/// fault would come of what is typed, or it cannot be written. Nothing is written then.
pub fn amend(shelf: &mut dyn Shelf, amendments: &Amendments) -> Result<Done, RoundError> {
    shelf.tidy(&Rel::root());
    let Found { at, is_open, .. } = typed::find(shelf)?;
    if is_open {
        let lock = format!("~${}", at.name());
        let fix = format!(
            "Close it there, and do this again. If it is open nowhere, delete the file '{lock}' that an earlier crash left."
        );
        return Err(not_amended(shelf, &at, "it is open in Excel, whose next saving would undo the change", fix));
    }
    let bytes = workbook(shelf, &at)?;
    let seen = reader::fingerprint(&bytes);
    if amendments.seen.as_ref().is_some_and(|before| *before != seen) {
        let what = "somebody has saved it since it was read";
        return Err(not_amended(shelf, &at, what, "Look at what it says now, and do this again."));
    }
    let beside = typed::framework(shelf)?;
    let amended = reader::amended_plan(&bytes, beside.as_ref(), amendments);
    let said = vec![Said::Became(vec![at.clone()])];
    let Some(bytes) = amended.map_err(|faults| RoundError::NotAmended(shelf.shown(&at), faults))? else {
        return Ok(Done { written: vec![Written { at, outcome: Outcome::Unchanged }], said });
    };
    let deeds = Deeds { papers: vec![Paper { at, bytes, over: Over::Seen(seen) }], said, ..Deeds::default() };
    Ok(Done { written: carry_out(shelf, &deeds)?.all()?, said: deeds.said })
}

/// The bytes of a plan that is a workbook.
fn workbook(shelf: &dyn Shelf, at: &Rel) -> Result<Vec<u8>, RoundError> {
    if at.name().to_lowercase().ends_with(".toml") {
        let what = "it is written as text, and is changed in an editor";
        return Err(not_amended(shelf, at, what, "Open it there, make the change, and save it."));
    }
    Ok(shelf.read(at)?)
}

fn not_amended(shelf: &dyn Shelf, at: &Rel, what: &str, fix: impl Into<String>) -> RoundError {
    RoundError::NotAmended(shelf.shown(at), vec![PlanFault::of_file("The plan", what, fix)])
}
