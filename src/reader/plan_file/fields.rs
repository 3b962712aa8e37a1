//! The cells of a plan that may be typed into without opening it: where each stands, and what stands there.

use jiff::civil::Date;

use super::By;
use super::told::{PlanFault, key_of, place};
use crate::answers::{Given, Key, Read, Spot, Value};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::layout::Form;
use crate::plan::fit;

/// A cell of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanField {
    /// What it is, whatever was moved.
    pub key: Key,
    /// Where it stands; none where its row or column is not in the file.
    pub spot: Option<Spot>,
    /// Where a person finds it: `School, Careers Leader (B12)`.
    pub place: String,
    /// What stands there; none where it is blank.
    pub given: Option<Given>,
}

impl PlanField {
    /// What stands there, as typed.
    pub fn typed(&self) -> String {
        self.given.as_ref().map(|given| given.typed.for_its_author()).unwrap_or_default()
    }

    /// The day that stands there, where it can be read.
    pub fn day(&self) -> Option<Date> {
        match &self.given.as_ref()?.means {
            Ok(Value::Date(day)) => Some(*day),
            Ok(Value::Text(_) | Value::Withheld(_) | Value::Choice(_) | Value::Count(_)) | Err(_) => None,
        }
    }
}

/// A row of the departments.
#[derive(Clone, Debug, PartialEq)]
pub struct DepartmentFields {
    /// Its code as typed, less blanks.
    pub code: String,
    /// Its name as typed.
    pub name: String,
    /// Who leads it.
    pub lead: PlanField,
    /// The lead's address, or several.
    pub email: PlanField,
    /// Its careers champion.
    pub champion: PlanField,
}

/// The cells of a plan that may be typed into without opening it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFields {
    /// The school's name.
    pub school: PlanField,
    /// The name of the round.
    pub label: PlanField,
    /// The day by which workbooks come back.
    pub due: PlanField,
    /// The Careers Leader's name.
    pub leader: PlanField,
    /// Their address.
    pub leader_email: PlanField,
    /// The departments, in the order of their rows.
    pub departments: Vec<DepartmentFields>,
}

impl PlanFields {
    /// The rows of the departments with a code.
    pub(super) fn of_code(&self, code: &str) -> Vec<&DepartmentFields> {
        let same = |own: &&DepartmentFields| fold(&own.code) == fold(code.trim());
        self.departments.iter().filter(same).collect()
    }

    /// Of a plan as it was read.
    pub(super) fn of(form: &Form, read: &Read) -> PlanFields {
        let field = |block, slot, row: Option<&str>| {
            let mut key = key(form, block, slot);
            if let Some(row) = row {
                row.clone_into(&mut key.row);
            }
            let spot = read.spots.get(&key).cloned();
            let place = place(form, &read.spots, std::slice::from_ref(&key));
            PlanField { spot, place, given: read.answers.get(&key).cloned(), key }
        };
        let rows = read.spots.keys().filter(|key| key.block == BlockKey::Departments);
        let mut numbers: Vec<&str> = rows.map(|key| key.row.as_str()).collect();
        numbers.dedup();
        let departments = numbers.into_iter().map(|row| {
            let of = |slot| field(BlockKey::Departments, slot, Some(row));
            let mut code = fit::cleaned(&of(SlotKey::Code).typed());
            code.retain(|c| !c.is_whitespace());
            let name = fit::cleaned(&of(SlotKey::Name).typed());
            DepartmentFields {
                code,
                name,
                lead: of(SlotKey::Lead),
                email: of(SlotKey::Email),
                champion: of(SlotKey::Champion),
            }
        });
        PlanFields {
            school: field(BlockKey::School, SlotKey::Name, None),
            label: field(BlockKey::Round, SlotKey::Label, None),
            due: field(BlockKey::Round, SlotKey::Due, None),
            leader: field(BlockKey::School, SlotKey::CareersLeader, None),
            leader_email: field(BlockKey::School, SlotKey::CareersLeaderEmail, None),
            departments: departments.collect(),
        }
    }
}

/// Under which key the first row of a table is read.
fn key(form: &Form, block: BlockKey, slot: SlotKey) -> Key {
    let area = form.areas().map(|(_, area)| area).find(|area| area.block.key() == block);
    let found = area.and_then(|area| Some((area, area.block.specs().into_iter().find(|spec| spec.key == slot)?)));
    let otherwise = || Key { block, subject: None, row: String::new(), slot };
    found.map_or_else(otherwise, |(area, spec)| key_of(area, spec, 0))
}

/// The cells of a plan workbook that may be typed into, whatever faults others have.
///
/// # Errors
/// Where the bytes are no plan workbook.
pub fn plan_fields(bytes: &[u8]) -> Result<PlanFields, Vec<PlanFault>> {
    let by = By::built_in()?;
    by.read(bytes).map(|read| PlanFields::of(&by.form, &read))
}
