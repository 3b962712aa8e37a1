//! The workbooks of a round as they are issued: blank, one a department and the Careers Leader's.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::answers::Answers;
use crate::layout::{Extras, Form, answers_of_plan, department_form_with, leader_form, plan_form_on};
use crate::names;
use crate::pen::{self, PenError};
use crate::plan::file::File;
use crate::plan::{LEADER, Plan};

/// A file to be written: its name and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The department's code, or [`LEADER`].
    pub code: String,
    /// The file's name.
    pub name: String,
    /// The workbook.
    pub bytes: Vec<u8>,
}

/// The date that issued workbooks carry: the first day of the school year, so that issuing twice
/// from one plan gives the same bytes.
pub fn stamp(plan: &Plan) -> Date {
    plan.round.year.0
}

/// Draws the workbooks of the departments named (all of them and the Careers Leader's, where none is).
///
/// # Errors
/// When a workbook cannot be drawn.
pub fn workbooks(plan: &Plan, only: &[String]) -> Result<Vec<Issued>, PenError> {
    workbooks_with(plan, only, Extras::NONE)
}

/// The same, each department's with the sheets asked for.
///
/// # Errors
/// When a workbook cannot be drawn.
pub fn workbooks_with(plan: &Plan, only: &[String], extras: Extras) -> Result<Vec<Issued>, PenError> {
    let chosen = |code: &str| only.is_empty() || only.iter().any(|other| other == code);
    let mut forms: Vec<(String, Form)> = plan
        .departments
        .iter()
        .filter(|department| chosen(&department.code))
        .map(|department| (names::audit(Some(department)), department_form_with(plan, department, extras)))
        .collect();
    if chosen(LEADER) {
        forms.push((names::audit(None), leader_form(plan)));
    }
    forms
        .into_par_iter()
        .map(|(name, form)| {
            let bytes = pen::draw(&form, &Answers::default(), stamp(plan))?;
            Ok(Issued { code: form.code, name, bytes })
        })
        .collect()
}

/// Draws a plan workbook from a plan as typed and the plan it resolves to, as on the first day of the school year.
///
/// # Errors
/// When the workbook cannot be drawn.
pub fn plan_workbook(file: &File, plan: &Plan) -> Result<Vec<u8>, PenError> {
    plan_workbook_on(file, plan, stamp(plan))
}

/// The same, its sheet *Preview* dated with the day on which it is drawn.
///
/// # Errors
/// When the workbook cannot be drawn.
pub fn plan_workbook_on(file: &File, plan: &Plan, drawn: Date) -> Result<Vec<u8>, PenError> {
    let answers = answers_of_plan(file);
    pen::draw(&plan_form_on(plan, &answers, drawn), &answers, stamp(plan))
}
