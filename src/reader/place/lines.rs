//! The lines that a form prints beneath its tables, which are no rows of them.

use std::collections::HashSet;

use crate::fold::fold;
use crate::layout::{Sheet, is_way};
use crate::reader::grid::Grid;

/// What a sheet prints beneath its tables, folded.
pub(super) struct Lines {
    labels: HashSet<String>,
    texts: HashSet<String>,
}

impl Lines {
    pub(super) fn of(sheet: &Sheet) -> Lines {
        let labelled = sheet.beneath.iter().filter(|line| !line.label.is_empty() && !line.text.is_empty());
        let texts = sheet.beneath.iter().flat_map(|line| [&line.label, &line.text]);
        Lines {
            labels: labelled.map(|line| fold(&line.label)).collect(),
            texts: texts.map(|text| fold(text)).filter(|text| !text.is_empty()).collect(),
        }
    }

    /// Whether a row holds nothing else. What stands beside a label names people and days, which change without an
    /// edition.
    pub(super) fn are_on(&self, grid: &Grid, row: u32) -> bool {
        let Some(cells) = grid.rows.get(&row) else { return false };
        let mut filled = cells.iter().filter(|(_, typed)| !typed.is_blank()).peekable();
        if filled.peek().is_none() {
            return false;
        }
        let is_labelled = self.labels.contains(&fold(&grid.shown(row, 0)));
        filled.all(|(column, typed)| {
            let text = typed.shown();
            is_labelled && *column < 2 || self.texts.contains(&fold(&text)) || is_way(&text)
        })
    }
}
