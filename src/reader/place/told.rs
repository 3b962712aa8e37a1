//! What is told of an area as a whole: headings and rows that are lost, changed or doubled.

use std::collections::HashMap;

use super::place_of_ref;
use super::rows::Hand;
use crate::answers::cell_name;
use crate::finding::{Code, Finding, Place};
use crate::fold::{fold, naming_letters, nearest};
use crate::key::SlotKey;
use crate::layout::{Column, Row};
use crate::learner;
use crate::words::first;

/// So many cells of a second column are named that say something else than the first.
const MOST_NAMED: usize = 3;

impl Hand<'_, '_> {
    pub(super) fn tell_of_columns(&mut self) {
        let (area, words) = (self.area, &self.context.form.words);
        let at = |cell: Option<String>, heading: &str| Place {
            sheet: Some(self.grid.name.clone()),
            cell,
            subject: area.subject.clone(),
            heading: Some(heading.to_owned()),
            ..Place::default()
        };
        // A workbook shows last round's answers or does not; where it does, it asks whether they are still so.
        let mut all = area.columns.iter().zip(&self.headings.columns);
        let shows_last = all.any(|(column, found)| {
            found.is_some() && matches!(column, Column::Slot(spec) if spec.key == SlotKey::LastTime)
        });
        let asked = |column: &Column| match column {
            Column::Slot(spec) if spec.key == SlotKey::StillSo => shows_last,
            Column::Slot(spec) => !spec.is_late && area.rows.iter().any(|row| row.asks(spec)),
            Column::Answer => true,
            Column::Ref | Column::Question | Column::Todo => false,
        };
        let mut findings = Vec::new();
        if self.headings.row.is_none() {
            let message = "The row of headings is gone; the columns are read in the order of the form.";
            findings.push(Finding::at(Code::HeadingsLost, at(None, area.block.title()), message));
        }
        for (position, (column, found)) in area.columns.iter().zip(&self.headings.columns).enumerate() {
            if found.is_none() && asked(column) {
                let heading = area.heading(position, words);
                let message = format!("The column '{heading}' cannot be found.");
                findings.push(Finding::at(Code::MissingColumn, at(None, &heading), message));
            }
        }
        for (position, text) in &self.headings.told {
            let heading = area.heading(*position, words);
            let cell =
                self.headings.row.zip(self.headings.columns[*position]).map(|(row, column)| cell_name(row, column));
            let message = match text.trim() {
                "" => format!("Its heading is gone; the column is read as '{heading}'."),
                text => naming_letters(&format!("The heading {} is read as '{heading}'.", learner::quoted(text)), text),
            };
            findings.push(Finding::at(Code::ColumnRecognised, at(cell, &heading), message).seen(text.clone()));
        }
        for (position, column, heading) in &self.headings.doubled {
            let cell = self.headings.row.map(|row| cell_name(row, *column));
            let mut message = format!("A second column is headed '{heading}'; what only it answers is read from it.");
            let others = self.others(*position, *column);
            if !others.is_empty() {
                let cells = first(&others, MOST_NAMED);
                message.push_str(&format!(" Where both answer, the other is read: {cells} say something else."));
            }
            findings.push(Finding::at(Code::DoubledColumn, at(cell, heading), message));
        }
        self.read.findings.extend(findings);
    }

    /// The cells of a second column that say something else than the first.
    fn others(&self, position: usize, second: u32) -> Vec<String> {
        let Some(column) = self.headings.columns.get(position).copied().flatten() else { return Vec::new() };
        let rows = self.grid.rows.range(self.headings.beneath..self.end.max(self.headings.beneath));
        let differs = |at: &u32| {
            let both = self.grid.cell(*at, column).zip(self.grid.cell(*at, second));
            both.is_some_and(|(one, other)| fold(&one.shown()) != fold(&other.shown()))
        };
        rows.map(|(at, _)| *at).filter(differs).map(|at| cell_name(at, second)).collect()
    }

    /// Rows of the form that the sheet does not have; told only of rows that always want an answer.
    pub(super) fn tell_of_missing_rows(&mut self, seen: &HashMap<usize, Vec<u32>>) {
        for (position, row) in self.area.rows.iter().enumerate() {
            let specs = self.area.block.specs();
            let Some(spec) = specs.into_iter().find(|spec| row.asks(spec) && row.always_wants(spec)) else { continue };
            if row.is_spare() || seen.contains_key(&position) {
                continue;
            }
            let place = Place {
                column: Some(spec.key),
                heading: Some(spec.head.text(&self.context.form.words).to_owned()),
                ..place_of_ref(self.grid, None, row.subject.clone(), &row.reference)
            };
            let (code, message) = if self.context.same_edition {
                (Code::MissingRow, format!("The row {} is not on the sheet.", row.reference))
            } else {
                (
                    Code::NewOutcome,
                    format!("The row {} was added to the plan after this workbook was issued.", row.reference),
                )
            };
            self.read.findings.push(Finding::at(code, place, message));
        }
    }

    pub(super) fn tell_of_doubled(&mut self, row: &Row, at: u32, first: u32) {
        let cell = |at: u32| self.headings.reference.map(|column| cell_name(at, column));
        let place = place_of_ref(self.grid, cell(at), row.subject.clone(), &row.reference);
        let message =
            format!("{} also stands in {}; both rows are read.", row.reference, cell(first).unwrap_or_default());
        let finding = Finding::at(Code::DoubledRef, place, message).seen(row.reference.clone());
        self.read.findings.push(finding);
    }

    /// A row of a subject that the form does not have: nobody else's row takes its answers.
    pub(super) fn tell_of_subject(&mut self, column: Option<u32>, at: u32) {
        let Some(column) = column else { return };
        let answered = self.area.rows.iter().any(|row| self.is_answered(row, at));
        if !answered {
            return;
        }
        let called = self.grid.shown(at, column);
        let place = Place {
            sheet: Some(self.grid.name.clone()),
            cell: Some(cell_name(at, column)),
            column: Some(SlotKey::Subject),
            heading: Some("Subject".to_owned()),
            ..Place::default()
        };
        if self.context.was_asked(&called) {
            let message = format!("The plan asks nothing of {called} here any more.");
            self.read.findings.push(Finding::at(Code::RetiredOutcome, place, message).seen(called));
            return;
        }
        let subjects: Vec<&str> = self.area.rows.iter().filter_map(|row| row.subject.as_deref()).collect();
        let near = nearest(&called, subjects.iter().copied());
        let message = format!("{} is no subject of this workbook.", learner::quoted(&called));
        let finding = Finding::at(Code::UnknownRef, place, naming_letters(&message, &called))
            .fix("Put the subject's name back as it is printed on the other sheets.");
        self.read.findings.push(finding.suggest(near).seen(called));
    }
}
