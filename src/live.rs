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
mod open;
mod outcomes;
mod progress;
mod seen;
mod stages;

use crate::answers::{Answers, Value};
use crate::layout::{self, BookKind, Form, Live, Row};

use approach::Shown;
use desk::Desk;
use outcomes::OnRecord;
use progress::Shows;
use seen::Seen;

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

/// The cells of the hidden sheet behind what *Start here* shows of each sheet and each subject, so that no formula
/// is long.
#[derive(Clone, Debug, Default)]
pub struct Workings {
    /// The cells, line by line.
    pub cells: Vec<Working>,
    subjects: Vec<Shown>,
    sheets: Vec<Shows>,
    left: Option<Computed>,
}

impl Workings {
    /// The workings of every subject and every sheet of a form that computes anything; of any other none.
    pub fn of(form: &Form, answers: &Answers) -> Workings {
        match form.kind {
            BookKind::Plan => return Workings::default(),
            BookKind::Department | BookKind::Leader => {}
        }
        let seen = Seen::of(form, answers);
        let audit = layout::audit_of(&seen.answers);
        let mut desk = Desk::new(form);
        let subjects = form.judging.iter().flat_map(|judging| &judging.department.subjects);
        let subjects: Vec<Shown> = subjects
            .filter_map(|subject| approach::lay(&mut desk, form.judging.as_ref()?, subject, answers, &audit))
            .collect();
        let on_record: Vec<OnRecord> = subjects.iter().flat_map(|shown| shown.recorded.iter().cloned()).collect();
        let (sheets, left) = progress::lay(&mut desk, &seen, &audit, &on_record);
        Workings { cells: desk.cells, subjects, sheets, left: Some(left) }
    }
}

/// Computes a live cell of a row; none where the row is about nothing that the form has.
pub fn computed(workings: &Workings, row: &Row, live: Live) -> Option<Computed> {
    let subject = || workings.subjects.iter().find(|shown| row.subject.as_ref() == Some(&shown.subject)).cloned();
    let about = || workings.sheets.iter().find(|shows| Some(shows.sheet) == row.sheet()).cloned();
    match live {
        Live::Answered => about().map(|shows| shows.answered),
        Live::ToFill => about().map(|shows| shows.to_fill),
        Live::Minutes => about().map(|shows| shows.minutes),
        Live::State => about().map(|shows| shows.state),
        Live::Left => workings.left.clone(),
        Live::YourView => subject().map(|shown| shown.your_view),
        Live::RowsShow => subject().map(|shown| shown.rows_show),
        Live::Reached => subject().map(|shown| shown.reached),
        Live::Next => subject().map(|shown| shown.next),
    }
}

#[cfg(test)]
mod tests;
