//! A plan workbook with other values in a few of its cells, and everything else as the Careers Leader left it.
//!
//! What is typed is judged by reading the result: the cells say what was meant, every other says what it said before, and
//! no fault is there that was not.

use serde::{Deserialize, Serialize};

use super::fields::{PlanField, PlanFields};
use super::told::PlanFault;
use super::{By, believe};
use crate::answers::{At, Given, Key, Read, Spot, Typed, Value};
use crate::check;
use crate::layout::Row;
use crate::learner;
use crate::plan::{Framework, fit};
use crate::reader::package::inlay::{Inlay, Laid, NotLaid, inlay};

/// What is typed into a plan; what is none stays as it is, and what is empty becomes blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Amendments {
    /// The fingerprint of the plan that the person saw, where that is known: another is not written into.
    pub seen: Option<String>,
    /// The school's name.
    pub school: Option<String>,
    /// The name of the round.
    pub label: Option<String>,
    /// The day by which workbooks come back, as people type dates: `2026-12-11`, `11/12/2026`.
    pub due: Option<String>,
    /// The Careers Leader's name.
    pub leader: Option<String>,
    /// Their address.
    pub leader_email: Option<String>,
    /// Of departments.
    pub departments: Vec<OfDepartment>,
}

/// What is typed into the row of a department.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OfDepartment {
    /// Its code.
    pub code: String,
    /// Who leads it.
    pub lead: Option<String>,
    /// The lead's address; several with commas between them.
    pub email: Option<String>,
    /// Its careers champion.
    pub champion: Option<String>,
}

/// What a person can always do.
const IN_EXCEL: &str = "Open the plan in Excel, make the change there, and save it.";

/// A cell with what it is to say.
struct Wanted<'f> {
    field: &'f PlanField,
    typed: String,
}

/// A plan workbook with what is typed; none where it says all that already.
///
/// # Errors
/// Why nothing is written: the faults that would come of it, or why it cannot be written into the file.
pub fn amended_plan(
    bytes: &[u8],
    beside: Option<&Framework>,
    amendments: &Amendments,
) -> Result<Option<Vec<u8>>, Vec<PlanFault>> {
    let by = By::built_in()?;
    let before = by.read(bytes)?;
    let fields = PlanFields::of(&by.form, &before);
    let wanted = wanted(&fields, amendments)?;
    let meant = |one: &Wanted<'_>| given(&by, &one.field.key, &one.typed);
    let is_other = |one: &Wanted<'_>| {
        let now = one.field.given.as_ref().map(|given| &given.means);
        fit::cleaned(&one.field.typed()) != one.typed && now != meant(one).map(|given| given.means).as_ref()
    };
    let wanted: Vec<Wanted<'_>> = wanted.into_iter().filter(is_other).collect();
    if wanted.is_empty() {
        return Ok(None);
    }
    let lost = wanted.iter().filter(|one| one.field.spot.is_none());
    let lost: Vec<PlanFault> =
        lost.map(|one| PlanFault::of_file(&one.field.place, "it is not in the plan", IN_EXCEL)).collect();
    if !lost.is_empty() {
        return Err(lost);
    }
    let cells: Vec<Inlay> = wanted.iter().filter_map(|one| cell(one, meant(one))).collect();
    let whole = inlay(bytes, &cells).map_err(|why| vec![not_laid(&wanted, why)])?;
    let after = by.read(&whole)?;
    let told = |read: &Read| believe(beside, &by, read, Vec::new()).err().unwrap_or_default();
    let known = told(&before);
    let is_amended = |key: &Key| wanted.iter().any(|one| one.field.key == *key);
    let mut faults = told(&after);
    faults.retain(|fault| {
        let was_there = known.iter().any(|known| (&known.place, &known.what) == (&fault.place, &fault.what));
        !was_there || fault.keys.iter().any(is_amended)
    });
    if faults.is_empty() {
        faults = wanted.iter().filter_map(|one| not_read(one, meant(one), &after)).collect();
    }
    if faults.is_empty() {
        faults.extend(changed_beside(&by, &before, &after, is_amended));
    }
    if faults.is_empty() { Ok(Some(whole)) } else { Err(faults) }
}

/// Every cell that is typed into.
fn wanted<'f>(fields: &'f PlanFields, amendments: &Amendments) -> Result<Vec<Wanted<'f>>, Vec<PlanFault>> {
    let Amendments { seen: _, school, label, due, leader, leader_email, departments } = amendments;
    let mut wanted = Vec::new();
    let mut want = |field: &'f PlanField, typed: &Option<String>| {
        wanted.extend(typed.as_ref().map(|typed| Wanted { field, typed: fit::cleaned(typed) }));
    };
    want(&fields.school, school);
    want(&fields.label, label);
    want(&fields.due, due);
    want(&fields.leader, leader);
    want(&fields.leader_email, leader_email);
    let mut faults = Vec::new();
    for OfDepartment { code, lead, email, champion } in departments {
        match fields.of_code(code).as_slice() {
            [own] => {
                want(&own.lead, lead);
                want(&own.email, email);
                want(&own.champion, champion);
            }
            found => {
                let what = match found {
                    [] => format!("the plan has no department '{code}'"),
                    _ => format!("several departments have the code '{code}'"),
                };
                faults.push(PlanFault::of_file("Departments", what, "Look at the plan again in Excel."));
            }
        }
    }
    if faults.is_empty() { Ok(wanted) } else { Err(faults) }
}

/// What the plan's own reader makes of what is typed into a cell; none where nothing is.
fn given(by: &By, key: &Key, typed: &str) -> Option<Given> {
    let By { plan, form } = by;
    let area = form.areas().map(|(_, area)| area).find(|area| area.block.key() == key.block)?;
    let spec = area.block.specs().into_iter().find(|spec| spec.key == key.slot)?;
    let template = Row::default();
    let row = area.rows.iter().find(|row| row.asks(spec)).unwrap_or(&template);
    let typed = Some(Typed::Text(typed.to_owned())).filter(|typed| !typed.is_blank())?;
    let means = check::mean(plan, form, row, spec, &typed);
    let sign = if spec.names_adults { learner::sign_beside_adults } else { learner::sign };
    Some(Given { typed, means }.guarded(sign))
}

/// A cell with what is laid into it; none where it has no place.
fn cell(one: &Wanted<'_>, given: Option<Given>) -> Option<Inlay> {
    let Spot { sheet, at } = one.field.spot.clone()?;
    let At::Cell(row, column) = at else { return None };
    let laid = match given.map(|given| given.means) {
        None => Laid::Nothing,
        Some(Ok(Value::Date(day))) => Laid::Day(day),
        Some(Ok(Value::Text(_) | Value::Withheld(_) | Value::Choice(_) | Value::Count(_)) | Err(_)) => {
            Laid::Text(one.typed.clone())
        }
    };
    Some(Inlay { sheet, row, column, laid })
}

/// What is told where nothing could be laid into the file.
fn not_laid(wanted: &[Wanted<'_>], why: NotLaid) -> PlanFault {
    let NotLaid { spot, what, fix } = why;
    let own = wanted.iter().find(|one| spot.is_some() && one.field.spot == spot).map(|one| one.field.place.clone());
    let cell = || spot.as_ref().map(|spot| format!("{} ({})", spot.sheet, spot.at));
    let place = own.or_else(cell).unwrap_or_else(|| "The plan".to_owned());
    PlanFault::of_file(&place, what, fix)
}

/// What is told of a cell that does not say what was typed: it crosses out, or its format shows something else.
fn not_read(one: &Wanted<'_>, meant: Option<Given>, after: &Read) -> Option<PlanFault> {
    let says = after.answers.get(&one.field.key).map(|given| &given.means);
    let is_so = says == meant.map(|given| given.means).as_ref();
    let what =
        "what is typed there would not be seen as it was typed: it may be crossed out, or have a format of its own";
    (!is_so).then(|| PlanFault::of_file(&one.field.place, what, IN_EXCEL))
}

/// What is told where something else would change as well.
fn changed_beside(by: &By, before: &Read, after: &Read, is_amended: impl Fn(&Key) -> bool) -> Option<PlanFault> {
    let says = |read: &Read, key: &Key| read.answers.get(key).cloned();
    let keys = before.answers.iter().chain(after.answers.iter()).map(|(key, _)| key);
    let other = keys.filter(|key| !is_amended(key)).find(|key| says(before, key) != says(after, key));
    let what = "it would change as well: it is merged with another cell, or stands there twice";
    if let Some(key) = other {
        let place = super::plan_place(&by.form, &before.spots, std::slice::from_ref(key));
        return Some(PlanFault::of_file(&place, what, IN_EXCEL));
    }
    let is_same = before.spots == after.spots && before.unplaced == after.unplaced;
    (!is_same).then(|| PlanFault::of_file("The plan", what, IN_EXCEL))
}
