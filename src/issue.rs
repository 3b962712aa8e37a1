//! The workbooks of a round as they are issued: blank, one a department and the Careers Leader's.

use rayon::prelude::*;

use crate::layout::{Extras, Forms, answers_of_plan, plan_form};
use crate::names;
use crate::pen::{self, PenError, Press};
use crate::plan::LEADER;
use crate::plan::file::File;

/// A file to be written: its name and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The department's code, or [`LEADER`].
    pub code: String,
    /// The file's name.
    pub name: String,
    /// The workbook.
    pub bytes: Vec<u8>,
    /// The sheets that it has beyond the usual ones.
    pub extras: Extras,
}

/// Draws the workbooks of the departments named (all of them and the Careers Leader's, where none is).
///
/// # Errors
/// When a workbook cannot be drawn.
pub fn workbooks(forms: &Forms, only: &[String]) -> Result<Vec<Issued>, PenError> {
    workbooks_with(&Press::default(), forms, only, Extras::NONE)
}

/// The same, each department's with the sheets asked for, and with a press that is shared with what else is drawn.
///
/// # Errors
/// When a workbook cannot be drawn.
pub fn workbooks_with(press: &Press, forms: &Forms, only: &[String], extras: Extras) -> Result<Vec<Issued>, PenError> {
    let chosen = |code: &str| only.is_empty() || only.iter().any(|other| other == code);
    let plan = forms.plan();
    let mut drawn: Vec<(String, &str)> = plan
        .departments
        .iter()
        .filter(|department| chosen(&department.code))
        .map(|department| (names::audit(Some(department)), department.code.as_str()))
        .collect();
    if chosen(LEADER) {
        drawn.push((names::audit(None), LEADER));
    }
    drawn
        .into_par_iter()
        .filter_map(|(name, code)| {
            let (form, blank) = forms.issued(code, extras)?;
            Some((name, form, blank))
        })
        .map(|(name, form, blank)| {
            let bytes = pen::draw_with(press, &form, &blank, plan.stamp())?;
            Ok(Issued { code: form.code.clone(), name, bytes, extras })
        })
        .collect()
}

/// Draws a plan workbook from a plan as typed and the plan it resolves to.
///
/// # Errors
/// When the workbook cannot be drawn.
pub fn plan_workbook(file: &File, forms: &Forms) -> Result<Vec<u8>, PenError> {
    let (plan, answers) = (forms.plan(), answers_of_plan(file));
    pen::draw(&plan_form(plan, &answers), &answers, plan.stamp())
}
