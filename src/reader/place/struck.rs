//! **What is crossed out is no answer, and is told**: a record crossed out whole does not count, and of a cell crossed
//! out in part the rest is read.

use super::place_of;
use super::rows::Hand;
use crate::answers::{Key, Typed, cell_name};
use crate::finding::{Code, Finding, Place};
use crate::layout::{Row, Spec};
use crate::learner::shareable;
use crate::words::shortened;

/// A cell that is crossed out, all of it or a part.
pub(super) struct Crossed {
    place: Place,
    /// What stands there.
    seen: String,
    /// What is not crossed out of it; empty where all is.
    left: String,
}

/// Characters of what is crossed out that are told.
const TOLD: usize = 60;

impl Hand<'_, '_> {
    /// What stands in a cell and is not crossed out.
    pub(super) fn left(&self, at: u32, column: u32) -> Option<Typed> {
        let typed = self.grid.cell(at, column)?;
        match self.grid.struck.get(&(at, column)).map(|left| left.trim()) {
            None => Some(typed.clone()),
            Some("") => None,
            Some(left) => Some(Typed::Text(left.to_owned())),
        }
    }

    /// What is crossed out of a cell that asks for an answer.
    pub(super) fn crossed(&self, key: &Key, spec: &Spec, at: u32, column: u32) -> Option<Crossed> {
        let left = self.grid.struck.get(&(at, column))?.trim().to_owned();
        let seen = self.grid.cell(at, column)?.shown();
        let place = place_of(self.grid, cell_name(at, column), key, spec.head.text(&self.context.form.words));
        Some(Crossed { place, seen, left })
    }

    /// Tells of what is crossed out in a row: of each cell, or of all at once where nothing of the row is left.
    pub(super) fn tell_of_crossed(
        &mut self,
        row: &Row,
        reference: &str,
        subject: Option<&str>,
        at: u32,
        crossed: Vec<Crossed>,
    ) {
        let asked = self.asked(row);
        let is_whole = crossed.len() > 1 && asked.iter().all(|(_, column)| self.left(at, *column).is_none());
        if is_whole && let Some(first) = crossed.first() {
            let place = Place {
                sheet: Some(self.grid.name.clone()),
                cell: first.place.cell.clone(),
                subject: subject.map(str::to_owned),
                row: Some(crate::answers::printed_ref(reference).to_owned()),
                ..Place::default()
            };
            let seen: Vec<&str> = crossed.iter().map(|crossed| shareable(&crossed.seen)).collect();
            let seen = seen.join(", ");
            let message = format!("The whole row is crossed out ({}), so it is not counted.", shortened(&seen, TOLD));
            self.read.findings.push(Finding::at(Code::StruckOut, place, message).seen(seen));
            return;
        }
        for Crossed { place, seen, left } in crossed {
            let (seen, left) = (shareable(&seen), shareable(&left));
            let told = shortened(seen, TOLD);
            let message = match left.is_empty() {
                true => format!("'{told}' is crossed out, so it is not counted."),
                false => format!("'{told}' is crossed out in part; it is read as '{}'.", shortened(left, TOLD)),
            };
            self.read.findings.push(Finding::at(Code::StruckOut, place, message).seen(seen));
        }
    }
}
