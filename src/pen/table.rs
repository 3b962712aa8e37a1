//! Tables that people only read: the sheets of the matrix workbook.
//!
//! ```text
//! A1  title
//! A2  notes, a line each
//!     caption
//!     headings | …        a real Excel table: one heading row, no blank cell, filters on
//!     cells    | …
//!     totals   | …        where a column has one: the table's own row of totals, which no filter hides
//! ```
//! What stands here was counted from the answers; where a cell is a formula besides, so that a reader
//! sees what it counts, its result is stored with it.

mod bind;
mod cell;
mod draw;
mod formula;

use jiff::civil::Date;

use super::chart::Chart;
use super::look::Tab;

pub use bind::bind;
pub use cell::{Cell, RowOf};
pub use formula::{Formula, Reads, Worth};

/// A workbook of tables.
#[derive(Clone, Debug)]
pub struct Book {
    /// The document's title.
    pub title: String,
    /// What it is about: the school and the round.
    pub subject: String,
    /// Custom properties: name and value.
    pub marks: Vec<(String, String)>,
    /// The sheets; the first is the one it opens on.
    pub pages: Vec<Page>,
    /// The day that the file says it was made on.
    pub stamp: Date,
}

/// One sheet.
#[derive(Clone, Debug)]
pub struct Page {
    /// The tab's name, at most 30 characters.
    pub name: String,
    /// What stands in A1.
    pub title: String,
    /// What matters most, in bold beneath the title.
    pub headline: Option<String>,
    /// Lines beneath that.
    pub notes: Vec<String>,
    /// The tables, one beneath the other, each from column A.
    pub tables: Vec<Table>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// How many columns stay in sight when scrolling.
    pub frozen_columns: u16,
    /// How it is printed.
    pub print: PrintOn,
    /// The colour of its tab.
    pub tab: Tab,
}

/// How a sheet is printed on A4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintOn {
    /// Landscape: as many pages across as can be read, headings and frozen columns repeated.
    Landscape,
    /// Upright, one page across.
    Portrait,
    /// All of it on one landscape page.
    OnePage,
    /// All of it on one upright page.
    OneUpright,
}

/// One table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is called in the workbook; made legal and unique.
    pub name: String,
    /// What stands above it, where several share a sheet.
    pub caption: Option<String>,
    /// Its columns.
    pub columns: Vec<Heading>,
    /// Its rows; a cell that is missing reads *none*.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// How many rows it has: one at least, since Excel allows no table without.
    fn filled(&self) -> u32 {
        u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX)
    }

    /// The same with the row of totals.
    fn height(&self) -> u32 {
        self.filled().saturating_add(u32::from(self.has_totals()))
    }

    fn has_totals(&self) -> bool {
        self.columns.iter().any(|heading| heading.total.is_some())
    }
}

/// One column's heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The words, unique in the table.
    pub text: String,
    /// The column's width in characters.
    pub width: u16,
    /// Whether the heading is turned upwards and its cells are centred: for many narrow columns.
    pub rotate: bool,
    /// What the columns of a group have in common, such as their department.
    pub group: Option<String>,
    /// Whether rows that read alike in this column stay on one printed page, where they fit one.
    pub whole: bool,
    /// The row that it leads to, where it is a link.
    pub leads: Option<RowOf>,
    /// What stands in the row of totals: a text or a formula. A table has that row where any column has one.
    pub total: Option<Cell>,
}

impl Heading {
    /// A heading that lies.
    pub fn new(text: impl Into<String>, width: u16) -> Heading {
        Heading { text: text.into(), width, rotate: false, group: None, whole: false, leads: None, total: None }
    }

    /// A heading that is turned upwards, over a narrow column.
    pub fn turned(text: impl Into<String>, width: u16) -> Heading {
        Heading { rotate: true, ..Heading::new(text, width) }
    }

    /// The same heading, one of a group of neighbours: several bear its name, every second group another
    /// shade, and a printed page begins with a group. (Excel's own outlines would join neighbouring groups.)
    #[must_use]
    pub fn group(self, name: impl Into<String>) -> Heading {
        Heading { group: Some(name.into()), ..self }
    }

    /// The same heading; rows that read alike beneath it stay on one printed page.
    #[must_use]
    pub fn whole(self) -> Heading {
        Heading { whole: true, ..self }
    }

    /// The same as a link to a row.
    #[must_use]
    pub fn leading(self, to: Option<RowOf>) -> Heading {
        Heading { leads: to, ..self }
    }

    /// The same with what stands in the row of totals.
    #[must_use]
    pub fn totalled(self, total: Cell) -> Heading {
        Heading { total: Some(total), ..self }
    }
}
