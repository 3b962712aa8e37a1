//! What was typed over last round's answers: nobody asks anything there, and whoever typed it may have meant an answer.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::Context;
use super::headings::Headings;
use crate::answers::{At, Key, LastAnswers, RowPlace, Spot, cell_name};
use crate::finding::{Code, Finding, Place};
use crate::fold::fold;
use crate::key::SlotKey;
use crate::layout::{Area, Column, said};
use crate::learner;
use crate::plan::Words;
use crate::reader::grid::Grid;

/// What the rows of a workbook tell of the last round, as it was printed.
pub(super) struct Told {
    words: Words,
    /// Several on a row of a sheet where subjects stand side by side.
    rows: HashMap<(String, u32), Vec<Row>>,
}

/// One row: where it is, and its words, folded.
struct Row {
    key: Key,
    words: String,
}

impl Told {
    /// What stands beside the rows that were read. A workbook of an earlier plan may say it in other words.
    pub(super) fn of(context: &Context<'_>, last: &LastAnswers, spots: &IndexMap<Key, Spot>) -> Told {
        let mut told = Told { words: context.form.words.clone(), rows: HashMap::new() };
        if !context.same_edition {
            return told;
        }
        for (key, spot) in spots {
            let At::Cell(row, _) = spot.at else { continue };
            let there = told.rows.entry((spot.sheet.clone(), row)).or_default();
            if there.iter().any(|own| own.key.block == key.block && own.key.subject == key.subject) {
                continue;
            }
            let area = context.form.areas().map(|(_, area)| area).find(|area| area.block.key() == key.block);
            let Some((area, own)) = area.zip(last.shown(key.block, &RowPlace::of(key))) else { continue };
            there.push(Row { key: key.clone(), words: fold(&said(&area.block.specs(), &own)) });
        }
        told
    }

    /// What is told of a cell of *Last time* that says something else than was printed there.
    pub(super) fn over(
        &self,
        areas: &[(&Area, Headings)],
        grid: &Grid,
        (row, column): (u32, u32),
        text: &str,
    ) -> Option<Finding> {
        let there = self.rows.get(&(grid.name.clone(), row))?;
        let (own, column_of_it) = areas.iter().find_map(|(area, headings)| {
            let is_it = |position: &usize| {
                let is_last = |column: &Column| matches!(column, Column::Slot(spec) if spec.key == SlotKey::LastTime);
                area.columns.get(*position).is_some_and(is_last)
                    && headings.columns.get(*position) == Some(&Some(column))
            };
            let at = (0..area.columns.len()).find(is_it)?;
            let is_own = |own: &&Row| {
                own.key.block == area.block.key() && area.rows.iter().any(|row| row.subject == own.key.subject)
            };
            Some((there.iter().find(is_own)?, area.columns.get(at)?))
        })?;
        if fold(text) == own.words {
            return None;
        }
        let place = Place {
            sheet: Some(grid.name.clone()),
            cell: Some(cell_name(row, column)),
            subject: own.key.subject.clone(),
            row: Some(own.key.printed_row().to_owned()),
            column: Some(SlotKey::LastTime),
            heading: Some(column_of_it.heading(&self.words).to_owned()),
        };
        let message = format!("{} was typed over last time's answer, where nothing is asked.", learner::quoted(text));
        Some(Finding::at(Code::Unplaced, place, message).seen(text))
    }
}
