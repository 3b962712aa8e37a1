//! Where the tables of a book stand, for links that lead to their rows.

use super::PenError;
use super::table::{RowOf, Table};

/// Where each table of a book stands.
pub(super) struct Places(Vec<Place>);

struct Place {
    table: String,
    sheet: String,
    rows: (u32, u32),
}

impl Places {
    pub(super) fn new() -> Places {
        Places(Vec::new())
    }

    pub(super) fn add(&mut self, sheet: &str, table: &Table, first: u32, last: u32) {
        self.0.push(Place { table: table.name.clone(), sheet: sheet.to_owned(), rows: (first, last) });
    }

    /// The address of a row, as a link takes it.
    pub(super) fn address(&self, to: &RowOf) -> Result<String, PenError> {
        let unknown = || PenError::NoRow { table: to.table.clone(), row: to.row };
        let place = self.0.iter().find(|place| place.table == to.table).ok_or_else(unknown)?;
        let row = u32::try_from(to.row).ok().and_then(|row| place.rows.0.checked_add(row)).ok_or_else(unknown)?;
        if row > place.rows.1 {
            return Err(unknown());
        }
        Ok(format!("internal:'{}'!A{}", place.sheet.replace('\'', "''"), row + 1))
    }
}
