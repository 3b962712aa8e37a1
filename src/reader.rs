//! Takes a returned file back through a layout.
//!
//! ```text
//! bytes → package (is it a workbook, and what does it hold?) → grids (sheets of typed cells)
//!       → identity (whose, which round?) → place (sheet → headings → ref → cell) → answers
//! ```
//! Nothing goes by position: moved columns, inserted rows, sorted tables and renamed sheets are read.

mod agreed;
mod bounds;
mod carrier;
mod formless;
mod grid;
mod identity;
mod last;
mod package;
mod place;
mod plan_file;
mod replanned;
mod salvage;

use sha2::{Digest, Sha256};

use crate::answers::{At, Read, Spot, Typed};
use crate::finding::{Code, Finding};
use crate::fold::{bare, fold, naming_letters};
use crate::layout::{BookKind, Form, Forms};
use crate::plan::{LEADER, Plan};
use crate::returns::{Recognised, Saved, State};
use crate::words::many;

pub use agreed::agreed;
pub use carrier::{Carried, Envelope, carried, envelopes, paragraphs};
pub use package::inlay::{Inlay, Laid, NotLaid, inlay};
pub use package::limits::{Allowance, Room};
pub use plan_file::{
    Amendments, Bytes, DepartmentFields, Faulty, OfDepartment, PlanFault, PlanField, PlanFields, amended_plan,
    faults_beside, is_plan, plan_fields, plan_from_toml, plan_from_workbook, plan_place, toml_beside, typed_from_toml,
    typed_from_workbook, workbook_beside,
};

use grid::Workbook;
use identity::Identity;
use package::limits::Spent;
use place::{Context, RowsLeft};
use salvage::Told;

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
    /// Where the file has a moment that can be true and is not the day it was issued with.
    pub saved: Option<Saved>,
}

/// Reads one returned file, whatever it turns out to be.
pub fn open(forms: &Forms, bytes: &[u8]) -> Opened {
    open_as(forms, bytes, None)
}

/// Reads one returned file as a department's, where a person has said whose it is.
pub fn open_as(forms: &Forms, bytes: &[u8], code: Option<&str>) -> Opened {
    open_within(forms, bytes, code, &Allowance::new(Room::Whole))
}

/// The same, with what may be used of the computer.
pub fn open_within(forms: &Forms, bytes: &[u8], code: Option<&str>, allowance: &Allowance) -> Opened {
    let workbook = match package::open_within(bytes, &Spent::of(allowance)) {
        Ok(workbook) => workbook,
        Err(Unreadable { what, fix }) => {
            let finding = Finding::of_file(Code::Unreadable, what).fix(fix);
            return Opened { recognised: refused(State::Unreadable, None, finding), saved: None };
        }
    };
    // A file that still carries the date it was issued with says nothing of when it was saved.
    let issued = forms.plan().stamp();
    let saved = workbook.saved.unless_stale(issued).filter(|saved| saved.day() != Some(issued));
    let mut recognised = recognise(forms, &workbook, code);
    if let Recognised::Audit { read, .. } = &mut recognised {
        bounds::bound(read);
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

fn recognise(forms: &Forms, workbook: &Workbook, said: Option<&str>) -> Recognised {
    let plan: &Plan = forms.plan();
    let identity = Identity::of(plan, workbook);
    if let Some(kind) = identity.kind.as_deref()
        && kind != BookKind::Department.word()
        && kind != BookKind::Leader.word()
    {
        let message = format!("This is a {kind} workbook, not a completed audit.");
        return refused(State::WrongForm, None, Finding::of_file(Code::WrongForm, message));
    }
    let mut doubts = Vec::new();
    let code = match said.map(str::to_owned).or_else(|| identity.code.clone()) {
        Some(code) => code,
        None => match salvage::department(plan, workbook) {
            Told::One(code) => {
                let message =
                    format!("Nothing in the file says whose it is; by its sheets it is {}.", name(plan, &code));
                doubts.push(Finding::of_file(Code::Salvaged, message));
                code
            }
            Told::Several(codes) => return refused(State::Stranger, None, in_doubt(plan, &codes)),
            Told::Nobody => {
                let message = "Nothing in this workbook says that it is an audit workbook of this school.";
                return refused(State::Stranger, None, Finding::of_file(Code::Stranger, message));
            }
        },
    };
    let mut ours = plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
    let own = ours.find(|ours| fold(ours) == fold(&code)).map(str::to_owned);
    // Its code when it was issued, where that was another.
    let mut then = own.clone().unwrap_or_default();
    let own = own.or_else(|| {
        let (before, now) = replanned::department(forms, &code)?;
        let message =
            format!("{} had the code '{}' when the workbooks were issued.", name(plan, &now.code), before.code);
        doubts.push(Finding::of_file(Code::RenamedDepartment, message));
        then.clone_from(&before.code);
        Some(now.code.clone())
    });
    let Some(code) = own else {
        let message = format!("It is an audit workbook of a department '{code}', which this plan does not have.");
        let message = naming_letters(&message, &code);
        return refused(State::Stranger, None, Finding::of_file(Code::Stranger, message));
    };
    if let Some(round) = identity.round.as_deref().filter(|round| bare(round) != bare(&plan.round.label)) {
        let Some(before) = forms.earlier().and_then(|earlier| earlier.label(round)) else {
            let message = format!("It was issued for the round '{round}'; this round is '{}'.", plan.round.label);
            let finding = Finding::of_file(Code::OtherRound, message).seen(round);
            return refused(State::OtherRound, Some(code), last::round(forms, round).unwrap_or(finding));
        };
        let message =
            format!("The round was called '{before}' when this was issued; it is '{}' now.", plan.round.label);
        doubts.push(Finding::of_file(Code::RenamedRound, message).seen(before));
    }
    let Some(form) = forms.reading(&code) else {
        let message = format!("No form belongs to the code '{code}'.");
        return refused(State::Stranger, None, Finding::of_file(Code::Stranger, message));
    };
    let same_edition = identity.is_of_edition(plan);
    let issued = identity::lists(workbook);
    let earlier = forms.earlier().and_then(|earlier| earlier.forms.as_ref());
    let context = Context {
        plan,
        form,
        same_edition,
        issued,
        before: earlier.and_then(|earlier| earlier.of(&then)),
        plan_before: earlier.map(|earlier| earlier.plan().as_ref()),
        epoch_1904: workbook.epoch_1904,
        rows: RowsLeft::default(),
    };
    let mut read = place::read(&context, workbook);
    if read.answers.is_empty() && read.findings.iter().any(|finding| finding.code == Code::SheetUnread) {
        let Unreadable { what, fix } = package::unread(workbook);
        return refused(State::Unreadable, Some(code), Finding::of_file(Code::Unreadable, what).fix(fix));
    }
    // Where only a person says whose it is, what they saw in it may well be all that there is.
    let says_whose = identity.code.is_some();
    if let Some(why) = formless::why(form, workbook, &read).filter(|_| says_whose) {
        let message = format!(
            "It says that it is the workbook of {}, but nothing of the form is left: {why}.",
            name(plan, &code)
        );
        return refused(State::Unreadable, Some(code), Finding::of_file(Code::NoForm, message));
    }
    doubts.splice(0..0, identity.doubts(plan));
    doubts.splice(0..0, written_elsewhere(&read));
    if workbook.macros {
        doubts.push(Finding::of_file(Code::Macros, "The workbook holds macros; they were not run."));
    }
    let is_number = |(_, typed): &(u32, Typed)| matches!(typed, Typed::Number(_));
    let seen = workbook.sheets.iter().filter(|sheet| sheet.visible).flat_map(|sheet| sheet.rows.values()).flatten();
    if workbook.lacks_formats && seen.clone().any(is_number) {
        let message = "How its numbers are shown was lost; dates and per cents in it are plain numbers.";
        doubts.push(Finding::of_file(Code::FormatsLost, message));
    }
    read.findings.splice(0..0, doubts);
    Recognised::Audit { code, read }
}

/// What is told of a return in which no answer stands, and something else does.
fn written_elsewhere(read: &Read) -> Option<Finding> {
    let pictures = read.findings.iter().filter(|finding| finding.code == Code::Unplaced && finding.seen.is_none());
    // What stands in front of a table may be ours, in words that we no longer use.
    let above = |spot: &Spot| {
        let At::Cell(row, 0) = spot.at else { return false };
        let rows = read.spots.values().filter(|own| own.sheet == spot.sheet);
        rows.filter_map(|own| if let At::Cell(row, _) = own.at { Some(row) } else { None })
            .min()
            .is_some_and(|first| row < first)
    };
    let texts = read.unplaced.iter().filter(|unplaced| !above(&unplaced.spot)).count() + pictures.count();
    if !read.answers.is_empty() || texts == 0 {
        return None;
    }
    let things = many(texts, "thing stands", "things stand");
    let message =
        format!("No cell of the form is answered, but {things} elsewhere in the file; none of it is counted.");
    Some(Finding::of_file(Code::WrittenElsewhere, message))
}

/// A department as a person knows it.
fn name(plan: &Plan, code: &str) -> String {
    plan.department(code).map_or_else(|| format!("the Careers Leader ({code})"), |own| format!("{} ({code})", own.name))
}

/// So many departments are named where it is in doubt whose a workbook is.
const MOST_NAMED: usize = 6;

/// An audit workbook that may be one of several departments'.
fn in_doubt(plan: &Plan, codes: &[String]) -> Finding {
    let mut names: Vec<String> = codes.iter().take(MOST_NAMED).map(|code| name(plan, code)).collect();
    if codes.len() > MOST_NAMED {
        names.push(format!("{} others", codes.len() - MOST_NAMED));
    }
    let whose = if names.is_empty() { "any department's".to_owned() } else { names.join(", ") };
    let message = format!("It is an audit workbook, and nothing in it says whose. It may be: {whose}.");
    Finding::of_file(Code::Stranger, message)
        .fix("Find out whose it is, and settle it: in the page, or with careers-audit check --as CODE FILE.")
}

/// Reads a workbook through a given form, without asking whose it is.
///
/// # Errors
/// When the bytes are no workbook.
pub fn read_through(plan: &Plan, form: &Form, bytes: &[u8]) -> Result<Read, Unreadable> {
    Ok(place::read(&Context::of(plan, form), &package::open(bytes)?))
}
