//! From grids to answers: sheet by its name or its title, columns by their headings, rows by their refs.

use std::collections::HashMap;

use super::grid::{Grid, Workbook};
use crate::answers::{Given, Key, Read, Spot, cell_name, repeated_ref};
use crate::check;
use crate::finding::{Code, Finding, Place};
use crate::fold::{fold, nearest};
use crate::layout::{Area, Column, Form, Row, Rows, Sheet, Spec};
use crate::plan::Plan;

/// How many columns are searched for headings: the widest block has 17.
const WIDE: u32 = 256;

/// Reads everything that a form asks.
pub(super) fn read(plan: &Plan, form: &Form, workbook: &Workbook) -> Read {
    let mut read = Read::default();
    let mut taken = vec![false; workbook.sheets.len()];
    for sheet in &form.sheets {
        if !sheet.areas.iter().any(asks_anything) {
            continue;
        }
        match find_sheet(form, sheet, workbook, &taken) {
            Some(position) => {
                taken[position] = true;
                read_sheet(plan, form, sheet, &workbook.sheets[position], &mut read);
            }
            None => {
                let place =
                    Place { sheet: Some(sheet.name.clone()), subject: sheet.subject.clone(), ..Place::default() };
                let message = format!("The sheet '{}' is not in the file.", sheet.name);
                read.findings.push(Finding::at(Code::MissingSheet, place, message));
            }
        }
    }
    read
}

fn asks_anything(area: &Area) -> bool {
    area.rows.iter().any(|row| area.block.specs().into_iter().any(|spec| row.asks(spec)))
}

/// A sheet by its tab, else by the title in A1, else by headings and refs that fit it best.
fn find_sheet(form: &Form, sheet: &Sheet, workbook: &Workbook, taken: &[bool]) -> Option<usize> {
    let free = || workbook.sheets.iter().enumerate().filter(|(position, _)| !taken[*position]);
    // One program writes an apostrophe in a tab as its XML entity.
    let tab = |grid: &Grid| fold(&grid.name.replace("&apos;", "'"));
    let by_name = free().find(|(_, grid)| tab(grid) == fold(&sheet.name));
    let by_title = || free().find(|(_, grid)| fold(&grid.shown(0, 0)) == fold(&sheet.title));
    let spoken_for =
        |grid: &Grid| form.sheets.iter().any(|other| other.name != sheet.name && tab(grid) == fold(&other.name));
    let by_fit = || {
        free()
            .filter(|(_, grid)| grid.visible && !spoken_for(grid))
            .map(|(position, grid)| (fit(form, sheet, grid), position, grid))
            .filter(|(fit, ..)| *fit > 0)
            .max_by_key(|(fit, position, _)| (*fit, std::cmp::Reverse(*position)))
            .map(|(_, position, grid)| (position, grid))
    };
    by_name.or_else(by_title).or_else(by_fit).map(|(position, _)| position)
}

/// How well a grid fits a sheet: how many of its printed refs stand beneath the right headings.
fn fit(form: &Form, sheet: &Sheet, grid: &Grid) -> usize {
    sheet
        .areas
        .iter()
        .filter(|area| area.subject.is_none() || sheet.areas.len() > 1)
        .filter_map(|area| Some((area, Headings::find(form, area, grid, 0)?)))
        .map(|(area, headings)| {
            let Some(column) = headings.reference else { return 0 };
            let refs: Vec<String> = area.rows.iter().map(|row| fold(&row.reference)).collect();
            grid.rows.range(headings.row..).filter(|(row, _)| refs.contains(&fold(&grid.shown(**row, column)))).count()
        })
        .sum()
}

/// The heading row of an area on a grid, and which slot stands in which column.
struct Headings {
    row: u32,
    /// The column of the printed refs.
    reference: Option<u32>,
    /// The column of each of the area's columns, by position.
    columns: Vec<Option<u32>>,
    /// Headings that stand twice: cell and text.
    doubled: Vec<(u32, String)>,
}

impl Headings {
    /// The row at or below `from` in which most of an area's headings stand: half of them, or the one of
    /// the refs and another. People delete columns that they do not need.
    fn find(form: &Form, area: &Area, grid: &Grid, from: u32) -> Option<Headings> {
        let wanted: Vec<Vec<String>> = area
            .columns
            .iter()
            .map(|column| {
                let own = std::iter::once(column.heading(&form.words));
                own.chain(column.aliases().iter().copied()).map(fold).collect()
            })
            .collect();
        let mut best: Option<(usize, Headings)> = None;
        for row in grid.rows.range(from..).map(|(row, _)| *row) {
            let headings = Headings::in_row(area, grid, row, &wanted);
            let found = headings.columns.iter().flatten().count();
            let enough = found * 2 >= wanted.len().max(2) || (found >= 2 && headings.reference.is_some());
            if enough && best.as_ref().is_none_or(|(most, _)| found > *most) {
                best = Some((found, headings));
            }
        }
        best.map(|(_, headings)| headings)
    }

    fn in_row(area: &Area, grid: &Grid, row: u32, wanted: &[Vec<String>]) -> Headings {
        let mut headings = Headings { row, reference: None, columns: vec![None; wanted.len()], doubled: Vec::new() };
        let Some(cells) = grid.rows.get(&row) else { return headings };
        for (column, typed) in cells.iter().filter(|(column, _)| *column < WIDE) {
            let text = fold(&typed.shown());
            // An exact heading first: an alias of one column may be the heading of another.
            let exact = wanted.iter().position(|texts| texts.first() == Some(&text));
            let Some(position) = exact.or_else(|| wanted.iter().position(|texts| texts.contains(&text))) else {
                continue;
            };
            if headings.columns[position].is_some() {
                headings.doubled.push((*column, typed.shown()));
            } else {
                headings.columns[position] = Some(*column);
            }
        }
        headings.reference = area
            .columns
            .iter()
            .position(|column| match column {
                Column::Ref => true,
                Column::Slot(spec) => spec.key == "id",
                Column::Question | Column::Answer => false,
            })
            .and_then(|position| headings.columns[position]);
        headings
    }

    /// The column in which a slot's answers stand.
    fn of_slot(&self, area: &Area, slot: &str) -> Option<u32> {
        self.columns.get(area.column_of(slot)?).copied().flatten()
    }
}

fn read_sheet(plan: &Plan, form: &Form, sheet: &Sheet, grid: &Grid, read: &mut Read) {
    let found: Vec<Option<Headings>> = sheet.areas.iter().map(|area| Headings::find(form, area, grid, 0)).collect();
    for (area, headings) in sheet.areas.iter().zip(&found) {
        if !asks_anything(area) {
            continue;
        }
        let Some(headings) = headings else {
            let place = Place { sheet: Some(grid.name.clone()), subject: area.subject.clone(), ..Place::default() };
            let message = format!("The row of headings of '{}' cannot be found.", area.block.title());
            read.findings.push(Finding::at(Code::MissingColumn, place, message));
            continue;
        };
        // An area ends where the next one's headings stand. Forms share their headings and are told
        // apart by their refs, so they run on.
        let end = found
            .iter()
            .flatten()
            .map(|other| other.row)
            .filter(|row| *row > headings.row && area.block.rows() != Rows::Form)
            .min()
            .unwrap_or(u32::MAX);
        let mut hand = Hand { plan, form, area, grid, headings, end, read };
        hand.tell_of_columns();
        match area.block.rows() {
            Rows::Free => hand.read_free(),
            Rows::Form | Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) => hand.read_by_ref(),
        }
    }
}

/// Reads one area.
struct Hand<'a> {
    plan: &'a Plan,
    form: &'a Form,
    area: &'a Area,
    grid: &'a Grid,
    headings: &'a Headings,
    end: u32,
    read: &'a mut Read,
}

impl<'a> Hand<'a> {
    fn tell_of_columns(&mut self) {
        let at = |cell: Option<String>, heading: &str| Place {
            sheet: Some(self.grid.name.clone()),
            cell,
            subject: self.area.subject.clone(),
            heading: Some(heading.to_owned()),
            ..Place::default()
        };
        let asked = |column: &Column| match column {
            Column::Slot(spec) => self.area.rows.iter().any(|row| row.asks(spec)),
            Column::Answer => true,
            Column::Ref | Column::Question => false,
        };
        let mut findings = Vec::new();
        for (column, found) in self.area.columns.iter().zip(&self.headings.columns) {
            if found.is_none() && asked(column) {
                let heading = column.heading(&self.form.words);
                let message = format!("The column '{heading}' cannot be found.");
                findings.push(Finding::at(Code::MissingColumn, at(None, heading), message));
            }
        }
        for (column, heading) in &self.headings.doubled {
            let cell = cell_name(self.headings.row, *column);
            let message = format!("A second column is headed '{heading}'; the left one is read.");
            findings.push(Finding::at(Code::DoubledColumn, at(Some(cell), heading), message));
        }
        self.read.findings.extend(findings);
    }

    /// The sheet's rows beneath the headings.
    fn rows(&self) -> Vec<u32> {
        self.grid.rows.range(self.headings.row + 1..self.end).map(|(row, _)| *row).collect()
    }

    /// Every slot with the column in which its answers stand.
    fn asked(&self, row: &Row) -> Vec<(&'static Spec, u32)> {
        self.area
            .block
            .specs()
            .into_iter()
            .filter(|spec| row.asks(spec))
            .filter_map(|spec| Some((spec, self.headings.of_slot(self.area, spec.key)?)))
            .collect()
    }

    fn is_answered(&self, template: &Row, at: u32) -> bool {
        self.asked(template).iter().any(|(_, column)| self.grid.cell(at, *column).is_some())
    }

    /// Puts the cells of one sheet row where they belong.
    fn take(&mut self, row: &Row, reference: &str, subject: Option<&str>, at: u32) {
        for (spec, column) in self.asked(row) {
            let key = Key {
                block: self.area.block.key(),
                subject: subject.map(str::to_owned),
                row: reference.to_owned(),
                slot: spec.key,
            };
            self.read.spots.insert(key.clone(), Spot::cell(self.grid.name.clone(), at, column));
            if let Some(typed) = self.grid.cell(at, column) {
                let means = check::mean(self.plan, self.form, row, spec, typed);
                self.read.answers.put(key, Given { typed: typed.clone(), means });
            }
        }
    }

    /// Rows that people add as they like: each that holds something, numbered from the top.
    fn read_free(&mut self) {
        let Some(template) = self.area.rows.first() else { return };
        let mut number = 0;
        for at in self.rows() {
            if self.is_answered(template, at) {
                number += 1;
                self.take(template, &number.to_string(), None, at);
            }
        }
    }

    fn read_by_ref(&mut self) {
        let area = self.area;
        let mut by_ref: HashMap<String, Vec<usize>> = HashMap::new();
        for (position, row) in area.rows.iter().enumerate() {
            by_ref.entry(fold(&row.reference)).or_default().push(position);
        }
        let subject_column = self.headings.columns.iter().zip(&area.columns).find_map(|(found, column)| match column {
            Column::Slot(spec) if spec.key == "subject" && area.rows.iter().all(|row| !row.asks(spec)) => *found,
            Column::Slot(_) | Column::Ref | Column::Question | Column::Answer => None,
        });
        let mut seen: HashMap<usize, Vec<u32>> = HashMap::new();
        let mut inserted = 0;
        for at in self.rows() {
            let typed = self.headings.reference.map(|column| self.grid.shown(at, column)).unwrap_or_default();
            let typed = typed.trim();
            let subject = subject_column.map(|column| fold(&self.grid.shown(at, column)));
            let candidates: Vec<(usize, &Row)> = by_ref
                .get(&fold(typed))
                .into_iter()
                .flatten()
                .filter_map(|position| Some((*position, area.rows.get(*position)?)))
                .collect();
            let row = match &subject {
                Some(subject) if !subject.is_empty() => candidates
                    .iter()
                    .find(|(_, row)| row.subject.as_deref().is_some_and(|own| fold(own) == *subject))
                    .copied(),
                // Without the subject's column the nth row of a ref is the nth subject's.
                _ => {
                    candidates.iter().find(|(position, _)| !seen.contains_key(position)).or(candidates.first()).copied()
                }
            };
            match row {
                Some((position, row)) => {
                    let times = seen.entry(position).or_default();
                    times.push(at);
                    let nth = times.len();
                    if nth == 1 {
                        self.take(row, &row.reference, row.subject.as_deref(), at);
                    } else if self.is_answered(row, at) {
                        let first = times[0];
                        self.tell_of_doubled(row, at, first);
                        self.take(row, &repeated_ref(&row.reference, nth), row.subject.as_deref(), at);
                    }
                }
                // Forms share a sheet: another form's row is no extra one.
                None if area.block.rows() == Rows::Form => {}
                None => self.take_extra(typed, at, &mut inserted),
            }
        }
    }

    /// A row that is not on the form: an inserted one, one with a ref of its own, or an unknown ref.
    fn take_extra(&mut self, typed: &str, at: u32, inserted: &mut usize) {
        let area = self.area;
        let template = area.rows.iter().rfind(|row| row.spare).or(area.rows.last());
        let Some(template) = template.filter(|template| self.is_answered(template, at)) else { return };
        let subject = template.subject.clone();
        if typed.is_empty() {
            if area.grows {
                *inserted += 1;
                let reference = self.next_spare(template, *inserted);
                self.take(template, &reference, subject.as_deref(), at);
            }
            return;
        }
        let reference = fold(typed);
        let prefix = template.reference.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_spare = template.spare
            && reference
                .strip_prefix(&fold(prefix))
                .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()));
        let outcome = (area.block.key() == "outcomes").then(|| self.plan.outcome_labelled(typed)).flatten();
        let reference = match outcome {
            Some(outcome) => outcome.reference.clone(),
            None => typed.to_owned(),
        };
        if !is_spare && outcome.is_none() && matches!(area.block.rows(), Rows::Printed | Rows::PrintedAndSpare(_)) {
            let known = area.rows.iter().map(|row| row.reference.as_str());
            let place = Place {
                sheet: Some(self.grid.name.clone()),
                cell: self.headings.reference.map(|column| cell_name(at, column)),
                subject: subject.clone(),
                row: Some(typed.to_owned()),
                column: Some("id"),
                heading: Some("Ref".to_owned()),
            };
            let finding = Finding::at(Code::UnknownRef, place, format!("'{typed}' is no ref of this sheet."))
                .seen(typed)
                .suggest(nearest(typed, known));
            self.read.findings.push(finding);
        }
        self.take(template, &reference, subject.as_deref(), at);
    }

    /// A ref for an inserted row: it continues the series of the spare rows.
    fn next_spare(&self, template: &Row, inserted: usize) -> String {
        let prefix = template.reference.trim_end_matches(|c: char| c.is_ascii_digit());
        let printed = self.area.rows.iter().filter(|row| row.spare).count();
        format!("{prefix}{}", printed + inserted)
    }

    fn tell_of_doubled(&mut self, row: &Row, at: u32, first: u32) {
        let cell = |at: u32| self.headings.reference.map(|column| cell_name(at, column));
        let place = Place {
            sheet: Some(self.grid.name.clone()),
            cell: cell(at),
            subject: row.subject.clone(),
            row: Some(row.reference.clone()),
            column: Some("id"),
            heading: Some("Ref".to_owned()),
        };
        let message =
            format!("{} also stands in {}; both rows are read.", row.reference, cell(first).unwrap_or_default());
        let finding = Finding::at(Code::DoubledRef, place, message).seen(row.reference.clone());
        self.read.findings.push(finding);
    }
}
