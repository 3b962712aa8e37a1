//! Which areas have a column in which each row says what it still needs, and where it stands.

use super::form::{Area, Column};
use super::row::{Carried, Row};
use super::spec::Need;

impl Area {
    /// Gives its rows a column that says what each still needs, left of the first that people fill in.
    pub(super) fn tell_rows(&mut self) {
        if self.tells_rows() {
            return;
        }
        let asks = |column: usize, row: &Row| self.spec(row, column).is_some_and(|spec| row.asks(spec));
        let in_printed = |column: &usize| self.rows.iter().any(|row| !row.is_spare() && asks(*column, row));
        let in_any = |column: &usize| self.rows.iter().any(|row| asks(*column, row));
        let columns = 0..self.columns.len();
        let Some(first) = columns.clone().find(in_printed).or_else(|| columns.clone().find(in_any)) else { return };
        self.columns.insert(first, Column::Todo);
        self.optional_from = self.optional_from.map(|later| later + usize::from(later >= first));
    }

    /// Whether its rows say what each still needs.
    pub fn tells_rows(&self) -> bool {
        self.columns.contains(&Column::Todo)
    }

    /// Whether any of its rows can need something, or say more than can be.
    pub fn can_need(&self) -> bool {
        let asks_of_last = self.rows.iter().any(|row| row.carried == Carried::Asked);
        let specs = self.block.specs().into_iter().filter(|spec| asks_of_last || !spec.is_of_last());
        let needs = specs.into_iter().any(|spec| spec.need != Need::Optional);
        needs || !self.block.nature().needs.is_empty() || self.rows.iter().any(|row| row.roll().is_some())
    }
}
