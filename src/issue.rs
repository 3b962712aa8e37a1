//! The workbooks of a round as they are issued: blank, one a department and the Careers Leader's.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::answers::Answers;
use crate::layout::{Extras, Form, Forms, answers_of_plan, plan_form_on};
use crate::pen::{self, PenError};
use crate::plan::file::File;
use crate::plan::{LEADER, Plan};

/// What the Careers Leader's own workbook is called.
const LEADER_FILE: &str = "Careers Leader audit.xlsx";

/// The longest that a department's name may be in a file's name, in bytes: 255 is the limit of a name.
const LONGEST_STEM: usize = 150;

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
pub fn workbooks(forms: &Forms, only: &[String]) -> Result<Vec<Issued>, PenError> {
    workbooks_with(forms, only, Extras::NONE)
}

/// The same, each department's with the sheets asked for.
///
/// # Errors
/// When a workbook cannot be drawn.
pub fn workbooks_with(forms: &Forms, only: &[String], extras: Extras) -> Result<Vec<Issued>, PenError> {
    let chosen = |code: &str| only.is_empty() || only.iter().any(|other| other == code);
    let plan = forms.plan();
    let mut drawn: Vec<(String, &Form)> = plan
        .departments
        .iter()
        .filter(|department| chosen(&department.code))
        .filter_map(|department| {
            let name = file_name(&department.code, &department.name, "audit");
            Some((name, forms.with(&department.code, extras)?))
        })
        .collect();
    if chosen(LEADER) {
        drawn.push((LEADER_FILE.to_owned(), forms.leader()));
    }
    drawn
        .into_par_iter()
        .map(|(name, form)| {
            let bytes = pen::draw(form, &Answers::default(), stamp(plan))?;
            Ok(Issued { code: form.code.clone(), name, bytes })
        })
        .collect()
}

/// The names of the files of a round as they are issued.
pub fn names(plan: &Plan) -> Vec<String> {
    let departments = plan.departments.iter().map(|department| file_name(&department.code, &department.name, "audit"));
    departments.chain([LEADER_FILE.to_owned()]).collect()
}

/// Draws a plan workbook from a plan as typed and the plan it resolves to, as on the first day of the school year.
///
/// # Errors
/// When the workbook cannot be drawn.
pub fn plan_workbook(file: &File, forms: &Forms) -> Result<Vec<u8>, PenError> {
    plan_workbook_on(file, forms, stamp(forms.plan()))
}

/// The same, its sheet *Preview* dated with the day on which it is drawn.
///
/// # Errors
/// When the workbook cannot be drawn.
pub fn plan_workbook_on(file: &File, forms: &Forms, drawn: Date) -> Result<Vec<u8>, PenError> {
    let answers = answers_of_plan(file);
    pen::draw(&plan_form_on(forms, &answers, drawn), &answers, stamp(forms.plan()))
}

/// `HUM Humanities audit.xlsx`.
pub(crate) fn file_name(code: &str, name: &str, what: &str) -> String {
    format!("{} {what}.xlsx", file_stem(code, name))
}

/// `HUM Humanities`: the code is a safe file name, of the name only what is portable stays.
pub(crate) fn file_stem(code: &str, name: &str) -> String {
    let portable: String =
        name.chars().map(|c| if "<>:\"/\\|?*".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = portable.split_whitespace().collect();
    let mut short: String = words.join(" ").chars().take(60).collect();
    while short.len() > LONGEST_STEM {
        short.pop();
    }
    format!("{code} {}", short.trim_end_matches(['.', ' '])).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_portable() {
        assert_eq!(file_name("HUM", "Humanities", "audit"), "HUM Humanities audit.xlsx");
        assert_eq!(file_name("PE", "P.E./Dance: all?", "audit"), "PE P.E. Dance all audit.xlsx");
        assert_eq!(file_name("X", "???", "audit"), "X audit.xlsx");
        assert!(file_name(&"C".repeat(20), &"\u{1f393}".repeat(300), "to correct").len() < 200);
    }
}
