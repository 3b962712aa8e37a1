//! What is laid into a workbook, and why something cannot be.

use jiff::civil::Date;

use crate::answers::Spot;
use crate::reader::Unreadable;
use crate::reader::package::limits::Fault;

/// What stands in a cell afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Laid {
    /// A text, whatever it looks like: never a formula.
    Text(String),
    /// A day: as a date where the cell shows dates, else as `11/12/2026`.
    Day(Date),
    /// Nothing; the cell keeps its looks.
    Nothing,
}

/// A cell and what is laid into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inlay {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// What stands there afterwards.
    pub laid: Laid,
}

/// Why nothing was laid into a workbook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}. {fix}", .spot.as_ref().map(|Spot { sheet, at }| format!("{sheet}, {at}: ")).unwrap_or_default(), .what.trim_end_matches('.'))]
pub struct NotLaid {
    /// The cell that it is about; none where it is the workbook.
    pub spot: Option<Spot>,
    /// What is in the way.
    pub what: String,
    /// What to do instead.
    pub fix: String,
}

/// What a person can always do.
const IN_EXCEL: &str = "Open the workbook in Excel, make the change there, and save it.";

impl NotLaid {
    /// Of a workbook that is not written into.
    pub(super) fn of_book(what: impl Into<String>) -> NotLaid {
        NotLaid { spot: None, what: what.into(), fix: IN_EXCEL.to_owned() }
    }

    /// Of a cell: row and column from 0.
    pub(super) fn of_cell(sheet: &str, (row, column): (u32, u32), what: &str) -> NotLaid {
        NotLaid { spot: Some(Spot::cell(sheet, row, column)), ..NotLaid::of_book(what) }
    }
}

impl From<Fault> for NotLaid {
    fn from(fault: Fault) -> NotLaid {
        let Unreadable { what, fix } = fault.into();
        NotLaid { spot: None, what, fix }
    }
}
