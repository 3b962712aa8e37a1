//! What the visible sheets of a workbook say, as an independent reader sees them.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

/// A row of a table: heading → what its cell shows.
pub type Row = BTreeMap<String, String>;

/// A workbook's sheets in their order.
pub struct Book(Vec<(String, Range<Data>)>);

impl Book {
    pub fn open(bytes: &[u8]) -> Book {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        Book(book.worksheets())
    }

    /// The rows of the first table of all sheets that has these headings; none where there is no such table.
    pub fn rows(&self, headings: &[&str]) -> Vec<Row> {
        self.0.iter().find_map(|(_, range)| rows(range, headings)).unwrap_or_default()
    }

    /// The same of one sheet.
    pub fn rows_of(&self, sheet: &str, headings: &[&str]) -> Vec<Row> {
        let found = self.0.iter().find(|(name, _)| name == sheet).unwrap_or_else(|| panic!("no sheet {sheet}"));
        rows(&found.1, headings).unwrap_or_default()
    }

    /// The first two cells of every row of every sheet: a question with its answer, where it is one.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let rows = self.0.iter().flat_map(|(_, range)| range.rows());
        rows.filter_map(|row| Some((row.first()?.to_string(), row.get(1)?.to_string()))).collect()
    }
}

fn rows(range: &Range<Data>, headings: &[&str]) -> Option<Vec<Row>> {
    let shown = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
    let lines: Vec<Vec<String>> = range.rows().map(shown).collect();
    let has = |line: &&Vec<String>| headings.iter().all(|heading| line.iter().any(|cell| cell == heading));
    let top = lines.iter().position(|line| has(&line))?;
    let below = lines.iter().skip(top + 1).take_while(|line| line.first().is_some_and(|first| !first.is_empty()));
    let named = |line: &Vec<String>| {
        let pairs = lines[top].iter().zip(line).filter(|(heading, _)| !heading.is_empty());
        pairs.map(|(heading, cell)| (heading.clone(), cell.clone())).collect()
    };
    Some(below.map(named).collect())
}
