//! Draws forms and tables as workbooks; the only place that knows rust_xlsxwriter.
//!
//! ```text
//! Form + Answers ──draw──▶ paper ──────────┐
//!                                         ├──→ the bytes of an .xlsx file, equal for equal input
//! Book (tables) ──bind──▶ rust_xlsxwriter ─┘
//! ```
//! `look` holds every style, `page` what screens and printers need, `form` draws what people
//! fill in (an `easel` a sheet, with its `cells`, the `rules` of its drop-downs, the `states` of what is asked, and the
//! `hidden` sheet of its lists and its identity) onto `paper`, and `table` what they only read, with `link` and the `places`
//! that it leads to; of tables, `package` has the last word.

mod book;
mod cells;
mod easel;
mod form;
mod frame;
mod hidden;
mod link;
mod look;
mod package;
mod page;
mod paper;
mod places;
mod rules;
mod states;
mod table;

#[cfg(test)]
mod drawn;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use crate::words::{MOST_IN_CELL, most_words, start_for_excel};

pub use book::{Book, OnPaper, Page, PrintOn, bind};
pub use form::{draw, draw_with};
pub use link::MOST as MOST_LINKS;
pub use look::{Mail, Tab, Tone};
pub use paper::Press;
pub use table::{Bars, Cell, Formula, Heading, LeadsTo, Reads, RowOf, Table, Worth};

/// Why a workbook could not be drawn: an error of ours, never of a person's.
#[derive(Debug, thiserror::Error)]
pub enum PenError {
    /// Excel allows no such workbook.
    #[error("the workbook could not be drawn: {0}")]
    Workbook(#[from] XlsxError),
    /// The package could not be put together.
    #[error("the workbook could not be packed: {0}")]
    Package(#[from] zip::result::ZipError),
    /// Its parts could not be copied.
    #[error("the workbook could not be packed: {0}")]
    Copy(#[from] std::io::Error),
    /// A link leads to a row that no table has.
    #[error("a link leads to row {row} of the table '{table}', which is not in the workbook")]
    NoRow {
        /// The table's name.
        table: String,
        /// The row, counted from 0.
        row: usize,
    },
}

/// Who made every workbook.
const AUTHOR: &str = "careers-audit";

/// Who wrote the workbook and when; the day is given, so that equal input makes equal bytes.
fn properties(title: &str, subject: &str, stamp: Date) -> Result<DocProperties, PenError> {
    let properties = DocProperties::new().set_title(title).set_subject(subject).set_author(AUTHOR);
    Ok(properties.set_creation_datetime(&day(stamp)?))
}

/// A day as Excel counts it, from 1900 on.
fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |part: i8| u8::try_from(part).unwrap_or(0);
    ExcelDateTime::from_ymd(u16::try_from(date.year()).unwrap_or(0), part(date.month()), part(date.day()))
}

/// A day as Excel counts it in a cell; none of one before 1900 or after 9999.
fn serial(date: Date) -> Option<i32> {
    let days = (date - EVE).get_days();
    // Excel counts a 29 February of 1900 that never was.
    let counted = if days > 59 { days + 1 } else { days };
    (date.year() >= 1900).then_some(counted)
}

/// The day before the first that Excel counts.
const EVE: Date = jiff::civil::date(1899, 12, 31);

/// The width of a column, in characters, in which a text stands on one line.
pub fn one_line(text: &str) -> u16 {
    page::columns(text)
}

/// A text as long as a cell holds.
fn fitting(text: &str) -> &str {
    start_for_excel(text, MOST_IN_CELL)
}

/// A text no longer than `most` as Excel counts; cut at a word.
fn shortened(text: &str, most: usize) -> String {
    if start_for_excel(text, most) == text {
        return text.to_owned();
    }
    format!("{}…", most_words(start_for_excel(text, most.saturating_sub(1))))
}

/// A name that Excel allows for a table: letters, digits and `_`, unlike those `taken` before it.
fn table_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let clean: String = wanted.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    // The beginning keeps a name from looking like a cell (KS3) and from being a defined name.
    let base = format!("T_{}", clean.trim_matches('_'));
    let mut name = base.clone();
    let mut number = 2;
    while taken.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
        name = format!("{base}_{number}");
        number += 1;
    }
    taken.push(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_a_word() {
        assert_eq!(shortened("Which employers would help?", 32), "Which employers would help?");
        assert_eq!(shortened("Evidence and the difference it made", 32), "Evidence and the difference it…");
        assert_eq!(shortened(&"x".repeat(40), 32), format!("{}…", "x".repeat(31)));
    }

    #[test]
    fn table_names_are_legal_and_differ() {
        let mut taken = Vec::new();
        assert_eq!(table_name("History outcomes", &mut taken), "T_History_outcomes");
        assert_eq!(table_name("history-outcomes", &mut taken), "T_history_outcomes_2");
        assert_eq!(table_name("KS3", &mut taken), "T_KS3");
        assert_eq!(table_name("Économie", &mut taken), "T_conomie");
    }
}
