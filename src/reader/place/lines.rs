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
        let filled = cells.iter().zip(grid.folded(row)).filter(|((_, typed), _)| !typed.is_blank());
        let mut filled = filled.peekable();
        if filled.peek().is_none() {
            return false;
        }
        let is_labelled = self.labels.contains(grid.folded_at(row, 0));
        filled.all(|((column, typed), folded)| is_labelled && *column < 2 || self.has(folded) || is_way(&typed.shown()))
    }

    /// Whether a text is printed there, or was with other words of the plan within it.
    fn has(&self, text: &str) -> bool {
        self.texts.contains(text) || self.texts.iter().any(|own| is_one_but_within(own, text))
    }
}

/// So many letters at both ends tell a sentence of ours.
const ENDS: usize = 15;

/// Whether two sentences begin and end alike, and differ between: `Dedicated time is tutor time: what you deliver …`.
fn is_one_but_within(own: &str, text: &str) -> bool {
    let is_long = own.chars().nth(ENDS - 1).is_some() && text.chars().nth(ENDS - 1).is_some();
    let starts = is_long && own.chars().zip(text.chars()).take(ENDS).all(|(own, other)| own == other);
    let ends = || own.chars().rev().zip(text.chars().rev()).take(ENDS).all(|(own, other)| own == other);
    starts && ends() && own.chars().count().min(text.chars().count()) >= 2 * ENDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_ours_is_known_whatever_the_plan_calls_what_it_speaks_of() {
        let own = "dedicated time is tutor time: what you deliver outside what subjects teach.";
        assert!(is_one_but_within(
            own,
            "dedicated time is pshe and drop-down days: what you deliver outside what subjects teach."
        ));
        for other in
            ["dedicated time is short.", "we deliver this outside what subjects teach.", "dedicated time is", ""]
        {
            assert!(!is_one_but_within(own, other), "{other}");
        }
    }
}
