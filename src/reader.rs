//! Takes a returned file back through a layout; the only place that knows calamine.
//!
//! ```text
//! bytes → package (is it a workbook, and safe to open?) → grids (sheets of typed cells)
//!       → identity (whose, which round?) → place (sheet → headings → ref → cell) → answers
//! ```
//! Nothing goes by position: moved columns, inserted rows, sorted tables and renamed sheets are read.

mod grid;
mod identity;
mod package;
mod place;
mod plan_file;

use sha2::{Digest, Sha256};

use crate::answers::Read;
use crate::finding::{Code, Finding};
use crate::fold::fold;
use crate::layout::{BookKind, Form};
use crate::plan::{LEADER, Plan};
use crate::returns::{Recognised, State, form_of};

pub use plan_file::{PlanFault, plan_from_toml, plan_from_workbook};

pub use grid::is_reading;

use grid::Workbook;
use identity::Identity;

/// Why bytes are no workbook that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Unreadable {
    /// What the file is instead.
    pub what: String,
    /// What to do.
    pub fix: String,
}

/// A returned file as it was understood, and when it was last saved as the file itself says.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it is.
    pub recognised: Recognised,
    /// An ISO 8601 moment, where the file has one.
    pub saved: Option<String>,
}

/// Reads one returned file, whatever it turns out to be.
pub fn open(plan: &Plan, bytes: &[u8]) -> Opened {
    let workbook = match grid::open(bytes) {
        Ok(workbook) => workbook,
        Err(Unreadable { what, fix }) => {
            let finding = Finding::of_file(Code::Unreadable, what).fix(fix);
            return Opened { recognised: refused(State::Unreadable, None, finding), saved: None };
        }
    };
    let saved = workbook.saved.clone();
    let mut recognised = recognise(plan, &workbook);
    if let Recognised::Audit { read, .. } = &mut recognised {
        read.fingerprint = fingerprint(bytes);
    }
    Opened { recognised, saved }
}

/// The first twelve digits of a file's SHA-256: enough to tell the files of one round apart.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn refused(state: State, department: Option<String>, finding: Finding) -> Recognised {
    Recognised::Refused { state, department, finding }
}

fn recognise(plan: &Plan, workbook: &Workbook) -> Recognised {
    let identity = Identity::of(plan, workbook);
    if let Some(kind) = identity.kind.as_deref()
        && kind != BookKind::Department.word()
        && kind != BookKind::Leader.word()
    {
        let message = format!("This is a {kind} workbook, not a completed audit.");
        return refused(State::WrongForm, None, Finding::of_file(Code::WrongForm, message));
    }
    let Some(code) = identity.code.clone() else {
        let message = "Nothing in this workbook says that it is an audit workbook of this school.";
        return refused(State::Stranger, None, Finding::of_file(Code::Stranger, message));
    };
    let ours = plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
    let Some(code) = ours.into_iter().find(|ours| fold(ours) == fold(&code)).map(str::to_owned) else {
        let message = format!("It is an audit workbook of a department '{code}', which this plan does not have.");
        return refused(State::Stranger, None, Finding::of_file(Code::Stranger, message));
    };
    if let Some(round) = &identity.round
        && fold(round) != fold(&plan.round.label)
    {
        let message = format!("It was issued for the round '{round}'; this round is '{}'.", plan.round.label);
        return refused(State::OtherRound, Some(code), Finding::of_file(Code::OtherRound, message));
    }
    let Some(form) = form_of(plan, &code) else {
        let message = format!("No form belongs to the code '{code}'.");
        return refused(State::Stranger, None, Finding::of_file(Code::Stranger, message));
    };
    let mut read = place::read(plan, &form, workbook);
    read.findings.splice(0..0, identity.doubts(plan));
    Recognised::Audit { code, read }
}

/// Reads a workbook through a given form, without asking whose it is.
///
/// # Errors
/// When the bytes are no workbook.
pub fn read_through(plan: &Plan, form: &Form, bytes: &[u8]) -> Result<Read, Unreadable> {
    Ok(place::read(plan, form, &grid::open(bytes)?))
}
