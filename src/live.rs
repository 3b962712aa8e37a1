//! What the workbook computes while it is filled in: the progress of each sheet and the approach of
//! each subject so far, as formulas and as stored results.
//!
//! ```text
//! Start here   Subject   Your view    What your rows show   Reached so far   What is next
//!              History   Foundation   Not yet Foundation    Not yet …        KS4: 0 of 4 outcomes …
//! _form        subject History → stage KS4 → outcome KS4-1: a line of short formulas each
//! ```
//! Each formula is written for Excel 2016 and LibreOffice 7.4 alike and carries the result that the
//! answers give, since Protected View, phones and previews show the stored result.

mod approach;
mod cells;
mod checklist;
mod desk;
mod outcomes;
mod progress;
mod seen;
mod stages;

use crate::answers::{Answers, Value};
use crate::layout::{self, Form, Live, Row};

use approach::Shown;
use desk::Desk;

/// A computed cell: the formula and the result to store with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The formula, with its `=`.
    pub formula: String,
    /// The result, as it is shown.
    pub result: Value,
}

impl Computed {
    fn count(formula: impl Into<String>, count: usize) -> Computed {
        Computed { formula: formula.into(), result: Value::Count(u32::try_from(count).unwrap_or(u32::MAX)) }
    }

    fn text(formula: impl Into<String>, text: impl Into<String>) -> Computed {
        Computed { formula: formula.into(), result: Value::Text(text.into()) }
    }
}

/// What a cell of the hidden sheet holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text that formulas compare with or tell.
    Text(String),
    /// A formula.
    Computed(Computed),
}

/// One cell of the hidden sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
    /// What it holds.
    pub content: Content,
}

/// The cells of the hidden sheet behind what *Start here* shows of each subject, so that no formula
/// is long.
#[derive(Clone, Debug, Default)]
pub struct Workings {
    /// The cells, line by line.
    pub cells: Vec<Working>,
    subjects: Vec<Shown>,
}

impl Workings {
    /// The workings of every subject of a department's form; none of any other form.
    pub fn of(form: &Form, answers: &Answers) -> Workings {
        let Some(judging) = &form.judging else { return Workings::default() };
        let audit = layout::audit_of(&seen::by_formulas(form, answers));
        let mut desk = Desk::new(form);
        let subjects = judging.department.subjects.iter();
        let subjects =
            subjects.filter_map(|subject| approach::lay(&mut desk, judging, subject, answers, &audit)).collect();
        Workings { cells: desk.cells, subjects }
    }
}

/// Computes a live cell of a row; none where the row is about nothing that the form has.
pub fn computed(form: &Form, answers: &Answers, workings: &Workings, row: &Row, live: Live) -> Option<Computed> {
    let subject = || workings.subjects.iter().find(|shown| row.subject.as_ref() == Some(&shown.subject)).cloned();
    let about = || form.sheets.get(row.sheet()?);
    match live {
        Live::Answered => Some(progress::answered(about()?, answers)),
        Live::ToFill => Some(progress::to_fill(form, about()?, answers)),
        Live::State => Some(progress::state(form, about()?, answers)),
        Live::YourView => subject().map(|shown| shown.your_view),
        Live::RowsShow => subject().map(|shown| shown.rows_show),
        Live::Reached => subject().map(|shown| shown.reached),
        Live::Next => subject().map(|shown| shown.next),
    }
}

#[cfg(test)]
mod tests;
