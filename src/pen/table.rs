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

mod bars;
pub(super) mod cell;
mod formula;
pub(super) mod spot;

pub use bars::Bars;
pub use cell::{Cell, LeadsTo, RowOf};
pub use formula::{Formula, Reads, Worth};

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
    /// The bars beneath it, where it is drawn as such too.
    pub bars: Option<Bars>,
}

impl Table {
    /// Makes of each link that may not stay its words.
    pub fn keep_links(&mut self, may_stay: impl Fn(&LeadsTo<'_>) -> bool) {
        for heading in &mut self.columns {
            heading.leads.take_if(|to| !may_stay(&LeadsTo::Row(to)));
        }
        self.rows.iter_mut().flatten().for_each(|cell| cell.keep_link(&may_stay));
    }

    /// The rows that are left free beneath it.
    pub(super) fn room(&self) -> u32 {
        self.bars.as_ref().map_or(0, |_| Bars::ROWS)
    }

    /// How many rows it has: one at least, since Excel allows no table without.
    pub(super) fn filled(&self) -> u32 {
        u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX)
    }

    /// The same with the row of totals.
    pub(super) fn height(&self) -> u32 {
        self.filled().saturating_add(u32::from(self.has_totals()))
    }

    pub(super) fn has_totals(&self) -> bool {
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
