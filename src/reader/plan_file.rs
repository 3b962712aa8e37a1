//! A plan read from `plan.xlsx` or `plan.toml`: both through the same layout, every fault with its place.

mod amended;
mod fields;
mod told;
mod toml;

use super::identity::Identity;
use super::{Unreadable, package, place};
use crate::answers::Read;
use crate::layout::{self, Form};
use crate::plan::{Fault, Framework, Plan, built_in, file::File, resolve, resolve_beside};

pub use amended::{Amendments, OfDepartment, amended_plan};
pub use fields::{DepartmentFields, PlanField, PlanFields, plan_fields};
use told::Telling;
pub use told::{PlanFault, place as plan_place};

/// A plan that cannot be believed: its faults, and what was read of it, where it is a workbook.
#[derive(Clone, Debug)]
pub struct Faulty {
    /// Every fault, in the order of its sheets, rows and columns.
    pub faults: Vec<PlanFault>,
    /// What stands in the workbook, as typed.
    pub read: Option<Box<Read>>,
}

impl From<Vec<PlanFault>> for Faulty {
    fn from(faults: Vec<PlanFault>) -> Faulty {
        Faulty { faults, read: None }
    }
}

/// What plans are read by: their form, and a plan for its lists. Any will do: the headings of the plan workbook are the
/// same in every setting.
struct By {
    plan: Plan,
    form: Form,
}

impl By {
    fn built_in() -> Result<By, Vec<PlanFault>> {
        let file = built_in();
        let cannot = |_| vec![PlanFault::of_file("the built-in plan", "cannot be resolved", "Please report this.")];
        let plan = resolve(&file).map_err(cannot)?;
        let form = layout::plan_form(&plan, &layout::answers_of_plan(&file));
        Ok(By { plan, form })
    }

    /// Reads a plan workbook, whatever faults it has.
    fn read(&self, bytes: &[u8]) -> Result<Read, Vec<PlanFault>> {
        let unreadable = |Unreadable { what, fix }| vec![PlanFault::of_file("The plan", what, fix)];
        let workbook = package::open(bytes).map_err(unreadable)?;
        // A workbook of another kind would be told fault by fault.
        if let Some(kind) =
            Identity::of(&self.plan, &workbook).kind.filter(|kind| kind != layout::BookKind::Plan.word())
        {
            let what = format!("this is a {} workbook of a round, not its plan", kind.replace('-', " "));
            let fix = "Move it out of the way, and bring the plan back from an older copy or from a new round.";
            return Err(vec![PlanFault::of_file("The plan", what, fix)]);
        }
        let context = place::Context { epoch_1904: workbook.epoch_1904, ..place::Context::of(&self.plan, &self.form) };
        Ok(place::read(&context, &workbook))
    }
}

/// Whether bytes are a plan workbook, whatever the file is called.
pub fn is_plan(bytes: &[u8]) -> bool {
    let Ok(by) = By::built_in() else { return false };
    let kind = package::open(bytes).ok().and_then(|workbook| Identity::of(&by.plan, &workbook).kind);
    kind.as_deref() == Some(layout::BookKind::Plan.word())
}

/// Reads a plan workbook.
///
/// # Errors
/// Every fault, each with sheet, cell and remedy; one fault where the bytes are no workbook.
pub fn plan_from_workbook(bytes: &[u8]) -> Result<Plan, Vec<PlanFault>> {
    typed_from_workbook(bytes).map(|(_, plan)| plan)
}

/// The same, beside the plan as it was typed.
///
/// # Errors
/// The same.
pub fn typed_from_workbook(bytes: &[u8]) -> Result<(File, Plan), Vec<PlanFault>> {
    workbook_beside(bytes, None).map_err(|faulty| faulty.faults)
}

/// The same of a plan beside which a framework lies.
///
/// # Errors
/// The same, with what was read.
pub fn workbook_beside(bytes: &[u8], beside: Option<&Framework>) -> Result<(File, Plan), Faulty> {
    let by = By::built_in()?;
    let read = by.read(bytes)?;
    believe(beside, &by, &read, Vec::new()).map_err(|faults| Faulty { faults, read: Some(Box::new(read)) })
}

/// Reads a plan written in TOML.
///
/// # Errors
/// Every fault, each with its line and remedy.
pub fn plan_from_toml(text: &str) -> Result<Plan, Vec<PlanFault>> {
    typed_from_toml(text).map(|(_, plan)| plan)
}

/// The same, beside the plan as it was typed.
///
/// # Errors
/// The same.
pub fn typed_from_toml(text: &str) -> Result<(File, Plan), Vec<PlanFault>> {
    toml_beside(text, None)
}

/// The same of a plan beside which a framework lies.
///
/// # Errors
/// The same.
pub fn toml_beside(text: &str, beside: Option<&Framework>) -> Result<(File, Plan), Vec<PlanFault>> {
    let by = By::built_in()?;
    let (read, faults) = toml::read(&by.plan, &by.form, text)?;
    believe(beside, &by, &read, faults)
}

/// Faults of a plan that is none by itself, found beside what lies elsewhere: each with its place in the workbook, or in
/// the text.
pub fn faults_beside(plan: &Bytes<'_>, faults: Vec<Fault>) -> Faulty {
    let told = || -> Result<Faulty, Vec<PlanFault>> {
        let by = By::built_in()?;
        let read = match plan {
            Bytes::Workbook(bytes) => by.read(bytes)?,
            Bytes::Text(text) => toml::read(&by.plan, &by.form, text)?.0,
        };
        let told = Telling::new(&by.form, &read, Vec::new()).all(faults);
        Ok(Faulty { faults: told, read: matches!(plan, Bytes::Workbook(_)).then(|| Box::new(read)) })
    };
    told().unwrap_or_else(Faulty::from)
}

/// What a plan lies there as.
#[derive(Clone, Copy, Debug)]
pub enum Bytes<'b> {
    /// A workbook.
    Workbook(&'b [u8]),
    /// A text.
    Text(&'b str),
}

/// The school's own plan, as typed, resolved; or every fault at once.
fn believe(
    beside: Option<&Framework>,
    by: &By,
    read: &Read,
    faults: Vec<PlanFault>,
) -> Result<(File, Plan), Vec<PlanFault>> {
    let mut telling = Telling::new(&by.form, read, faults);
    telling.tell_of_cells(&by.plan);
    let file: File = layout::plan_of(telling.fit());
    let resolved = resolve_beside(&file, beside);
    let faults = telling.all(resolved.as_ref().err().cloned().unwrap_or_default());
    match resolved {
        Ok(plan) if faults.is_empty() => Ok((file, plan)),
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests;
