//! A workbook of tables, sheet by sheet.

mod bars;
mod bind;
mod draw;
mod measure;

use jiff::civil::Date;

use super::look::Tab;
use super::table::Table;

pub use bind::bind;

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
    /// How many columns stay in sight when scrolling.
    pub frozen_columns: u16,
    /// How it is printed.
    pub print: PrintOn,
    /// The colour of its tab.
    pub tab: Tab,
}

/// How a sheet is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintOn {
    /// On A4, landscape: as few pages as can be read, headings and frozen columns repeated.
    Landscape,
    /// The same on upright pages.
    Portrait,
    /// A map: on one page of A4 or A3 where that can be read, else on as few of A3 as can.
    Map,
    /// All of it on one landscape page.
    OnePage,
    /// All of it on one upright page.
    OneUpright,
}

/// How many pages a sheet takes when it is printed, and how many rows of tables stand on each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper {
    /// The pages.
    pub pages: usize,
    /// The rows of tables on each, from the top; pages side by side have the same.
    pub rows: Vec<usize>,
    /// How many of these have no more than a handful of rows, and room for more.
    pub orphans: usize,
    /// How large it is printed, in per cent.
    pub scale: u32,
    /// Whether it is larger than A4.
    pub is_large: bool,
}

impl Page {
    /// How it is printed.
    pub fn on_paper(&self) -> OnPaper {
        match measure::pages(self) {
            None => OnPaper {
                pages: 1,
                rows: vec![self.tables.iter().map(|table| table.rows.len()).sum()],
                orphans: 0,
                scale: measure::scale(self),
                is_large: false,
            },
            Some(pages) => OnPaper {
                pages: pages.count(),
                orphans: pages.orphans,
                scale: pages.scale,
                is_large: pages.paper == super::page::Paper::A3,
                rows: pages.held,
            },
        }
    }
}
