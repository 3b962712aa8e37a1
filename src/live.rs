//! What the workbook computes while it is filled in: what each row still needs, the progress of each sheet and the
//! approach of each subject so far, as formulas and as stored results.
//!
//! ```text
//! Start here   Subject   Your view    What your rows show   Reached so far   What is next
//!              History   Foundation   Not yet Foundation    Not yet …        KS4: 0 of 4 outcomes …
//! outcomes     KS4-1   To do: Give Term and Unit
//! _form        row KS4-1 → subject History → stage KS4 → outcome KS4-1: a line of short formulas each
//! ```
//! Each formula is written for Excel 2016 and LibreOffice 7.4 alike and carries the result that the
//! answers give, since Protected View, phones and previews show the stored result.

mod approach;
mod cells;
mod checklist;
mod desk;
mod doubts;
mod finished;
mod flags;
mod lines;
mod mended;
mod of_last;
mod outcomes;
mod progress;
mod records;
mod rows;
mod said;
mod seen;
mod sense;
mod stages;
mod term;
mod words;

use std::collections::HashMap;
use std::fmt;

use crate::answers::{Answers, RowPlace};
use crate::finding::Code;
use crate::key::BlockKey;
use crate::layout::{self, Area, BookKind, Form, Live, Row};

use approach::{Judged, Shown};
use desk::Desk;
use doubts::Doubts;
use lines::Book;
use progress::Shows;
use records::Records;
use rows::Rows;
use seen::Seen;

pub use said::{Says, may_show};

/// A computed cell: the formula and the result to store with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The formula, with its `=`.
    pub formula: String,
    /// The result, as it is shown.
    pub result: Gives,
}

/// What a formula gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gives {
    /// A whole number, or a truth as 1 and 0.
    Number(i64),
    /// A text.
    Text(String),
}

impl fmt::Display for Gives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Gives::Number(number) => number.fmt(f),
            Gives::Text(text) => f.write_str(text),
        }
    }
}

impl Computed {
    fn number(formula: impl Into<String>, number: i64) -> Computed {
        Computed { formula: formula.into(), result: Gives::Number(number) }
    }

    fn text(formula: impl Into<String>, text: impl Into<String>) -> Computed {
        Computed { formula: formula.into(), result: Gives::Text(text.into()) }
    }

    /// What a row says, beneath what a correction says of it; where nothing is open in it, that alone.
    pub fn beneath(&self, marked: &str) -> Computed {
        let own = self.formula.trim_start_matches('=');
        let told: Vec<String> = marked.lines().map(cells::quoted).collect();
        let quiet: Vec<String> = words::QUIET.iter().map(|word| format!("{own}={}", cells::quoted(word))).collect();
        let formula = format!("={}&IF(OR({}),\"\",CHAR(10)&{own})", told.join("&CHAR(10)&"), quiet.join(","));
        let now = self.result.to_string();
        let is_quiet = words::QUIET.contains(&now.as_str());
        Computed::text(formula, if is_quiet { marked.to_owned() } else { format!("{marked}\n{now}") })
    }
}

/// What a cell of the hidden sheet holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text that formulas compare with or tell.
    Text(String),
    /// A number that they look up.
    Number(i64),
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

/// What a row says in which nothing is open.
pub const QUIET: [&str; 4] = words::QUIET;

/// What stands between two things that are told of one row.
pub const BETWEEN: &str = words::BETWEEN;

/// What a row says that is not asked.
pub const NO_NEED: &str = words::NO_NEED;

/// What a workbook tells of itself while it is filled in, of all that may be found in a return. The others nobody can
/// know before it is read: who is named in a text, what is crossed out or hidden, when the file was saved, what another
/// return says, what became of its sheets and headings.
pub const TOLD: [Code; 16] = [
    Code::UnknownRef,
    Code::UnknownAnswer,
    Code::NotANumber,
    Code::NotADate,
    Code::DateOutsideYear,
    Code::CountOverRoll,
    Code::CountOfOne,
    Code::CountOverTaking,
    Code::MoreTrained,
    Code::Unanswered,
    Code::TaughtWithoutUnit,
    Code::NoEmployerRecord,
    Code::NotApplicableWithoutReason,
    Code::MostlyNotApplicable,
    Code::ChecklistContradicted,
    Code::RecordContradicted,
];

/// The cells of the hidden sheet behind what *Start here* shows of each sheet and each subject, and behind what each row
/// says of itself, so that no formula is long.
#[derive(Clone, Debug, Default)]
pub struct Workings {
    /// The cells, line by line.
    pub cells: Vec<Working>,
    subjects: Vec<Shown>,
    sheets: Vec<Shows>,
    rows: HashMap<(BlockKey, RowPlace), Computed>,
    left: Option<Computed>,
    fixes: Vec<(String, Computed)>,
}

impl Workings {
    /// The workings of every subject, every sheet and every row of a form that computes anything; of any other none.
    pub fn of(form: &Form, answers: &Answers) -> Workings {
        match form.kind {
            BookKind::Plan => return Workings::default(),
            BookKind::Department | BookKind::Leader => {}
        }
        let seen = Seen::of(answers);
        let mut desk = Desk::new(form);
        let book = Book::lay(&mut desk, &seen);
        let records = Records::lay(&mut desk, &book);
        let audit = layout::audit_of(&book.made_out(&seen));
        let judging = form.judging.as_ref();
        let subjects = judging.into_iter().flat_map(|judging| &judging.department.subjects);
        let (subjects, judged): (Vec<Shown>, Vec<Judged>) = subjects
            .filter_map(|subject| approach::lay(&mut desk, (&book, records.as_ref()), judging?, subject, &audit))
            .unzip();
        let doubts = Doubts::lay(&mut desk, &book, records, &judged);
        let rows = Rows { form, book: &book, doubts: &doubts, judged: &judged, seen: &seen };
        let told = rows.lay(&mut desk);
        let (sheets, left) = progress::lay(&mut desk, &told, &seen);
        let mut rows = HashMap::new();
        for area in &told {
            for (line, own) in area.lines.rows.iter().zip(&area.rows).filter(|(line, _)| !line.is_inserted) {
                let place = RowPlace { subject: line.row.subject.clone(), row: line.row.reference.clone() };
                rows.extend(own.shown.clone().map(|shown| ((area.lines.area.block.key(), place), shown)));
            }
        }
        let fixes = mended::lay(&mut desk, answers);
        Workings { cells: desk.cells, subjects, sheets, rows, left: Some(left), fixes }
    }

    /// What a row says of itself in its column *To do*; none where it computes nothing.
    pub fn todo(&self, area: &Area, row: &Row) -> Option<&Computed> {
        let place = RowPlace { subject: row.subject.clone(), row: row.reference.clone() };
        self.rows.get(&(area.block.key(), place))
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
        Live::Mended => workings.fixes.iter().find(|(line, _)| *line == row.reference).map(|(_, state)| state.clone()),
    }
}

#[cfg(test)]
mod tests;
