//! The rows of one area: which row of the form each is, and what its cells say.

use std::collections::{HashMap, HashSet};

use super::headings::Headings;
use super::{Context, place_of, place_of_ref};
use crate::answers::{Given, Key, Read, Spot, Typed, Value, cell_name, repeated_ref};
use crate::check;
use crate::finding::{Code, Finding, Place};
use crate::fold::{fold, nearest};
use crate::layout::{Area, Column, Form, Holds, Need, Row, Rows, Spec};
use crate::reader::grid::Grid;

/// Reads one area.
pub(super) struct Hand<'a, 'r> {
    pub(super) context: &'r Context<'a>,
    pub(super) area: &'r Area,
    pub(super) grid: &'r Grid,
    pub(super) headings: &'r Headings,
    /// The first row that belongs to the area no more.
    pub(super) end: u32,
    pub(super) read: &'r mut Read,
    /// Cells that were read as answers.
    pub(super) used: &'r mut HashSet<(u32, u32)>,
}

impl Hand<'_, '_> {
    pub(super) fn read(&mut self) {
        self.tell_of_columns();
        match self.area.block.rows() {
            Rows::Free => self.read_free(),
            Rows::Form | Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) => self.read_by_ref(),
        }
    }

    fn tell_of_columns(&mut self) {
        let (area, words) = (self.area, &self.context.form.words);
        let at = |cell: Option<String>, heading: &str| Place {
            sheet: Some(self.grid.name.clone()),
            cell,
            subject: area.subject.clone(),
            heading: Some(heading.to_owned()),
            ..Place::default()
        };
        let asked = |column: &Column| match column {
            Column::Slot(spec) => !spec.is_late && area.rows.iter().any(|row| row.asks(spec)),
            Column::Answer => true,
            Column::Ref | Column::Question | Column::Todo => false,
        };
        let mut findings = Vec::new();
        if self.headings.row.is_none() {
            let message = "The row of headings is gone; the columns are read in the order of the form.";
            findings.push(Finding::at(Code::HeadingsLost, at(None, area.block.title()), message));
        }
        for (column, found) in area.columns.iter().zip(&self.headings.columns) {
            if found.is_none() && asked(column) {
                let heading = column.heading(words);
                let message = format!("The column '{heading}' cannot be found.");
                findings.push(Finding::at(Code::MissingColumn, at(None, heading), message));
            }
        }
        for (position, text) in &self.headings.told {
            let heading = area.columns.get(*position).map_or("", |column| column.heading(words));
            let cell =
                self.headings.row.zip(self.headings.columns[*position]).map(|(row, column)| cell_name(row, column));
            let message = match text.trim() {
                "" => format!("Its heading is gone; the column is read as '{heading}'."),
                text => format!("The heading '{text}' is read as '{heading}'."),
            };
            findings.push(Finding::at(Code::ColumnRecognised, at(cell, heading), message).seen(text.clone()));
        }
        for (_, column, heading) in &self.headings.doubled {
            let cell = self.headings.row.map(|row| cell_name(row, *column));
            let message = format!("A second column is headed '{heading}'; what only it answers is read from it.");
            findings.push(Finding::at(Code::DoubledColumn, at(cell, heading), message));
        }
        self.read.findings.extend(findings);
    }

    /// The sheet's rows beneath the headings.
    fn rows(&self) -> Vec<u32> {
        self.grid.rows.range(self.headings.beneath..self.end.max(self.headings.beneath)).map(|(row, _)| *row).collect()
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

    /// Further columns with the heading of a slot's.
    fn doubled(&self, spec: &Spec) -> Vec<u32> {
        let position = self.area.column_of(spec.key);
        let same = self.headings.doubled.iter().filter(|(at, ..)| Some(*at) == position);
        same.map(|(_, column, _)| *column).collect()
    }

    fn is_answered(&self, template: &Row, at: u32) -> bool {
        self.asked(template).iter().any(|(spec, column)| {
            std::iter::once(*column).chain(self.doubled(spec)).any(|column| self.grid.cell(at, column).is_some())
        })
    }

    /// Puts the cells of one sheet row where they belong.
    fn take(&mut self, row: &Row, reference: &str, subject: Option<&str>, at: u32) {
        for (spec, first) in self.asked(row) {
            let key = Key {
                block: self.area.block.key(),
                subject: subject.map(str::to_owned),
                row: reference.to_owned(),
                slot: spec.key,
            };
            let mut columns = std::iter::once(first).chain(self.doubled(spec));
            let column = columns.find(|column| self.grid.cell(at, *column).is_some()).unwrap_or(first);
            self.read.spots.insert(key.clone(), Spot::cell(self.grid.name.clone(), at, column));
            let own = self.grid.cell(at, column).cloned();
            let Some(typed) = own.or_else(|| self.merged_above(&key, spec, at, column)) else { continue };
            let typed = &self.of_epoch(spec, typed);
            self.used.insert((at, column));
            let means = match check::mean(self.context.plan, self.context.form, row, spec, typed) {
                Ok(value) => Ok(value),
                Err(unread) => match self.successor(row, spec, typed) {
                    Some(label) => {
                        let heading = spec.head.text(&self.context.form.words);
                        let place = place_of(self.grid, cell_name(at, column), &key, heading);
                        let message =
                            format!("'{}' is called '{label}' now, and is read as that.", typed.shown().trim());
                        self.read.findings.push(Finding::at(Code::RetiredAnswer, place, message).seen(typed.shown()));
                        Ok(Value::Text(label))
                    }
                    None => Err(unread),
                },
            };
            self.read.answers.put(key, Given { typed: typed.clone(), means });
        }
    }

    /// What a merged cell that begins further up in the same column says of this row too.
    fn merged_above(&mut self, key: &Key, spec: &Spec, at: u32, column: u32) -> Option<Typed> {
        let grid = self.grid;
        let covers = |(top, left, bottom, _): &&(u32, u32, u32, u32)| *left == column && *top < at && at <= *bottom;
        let (top, _, bottom, _) = grid.merged.iter().find(covers)?;
        let typed = grid.cell(*top, column).filter(|_| *top >= self.headings.beneath)?.clone();
        let place = place_of(grid, cell_name(at, column), key, spec.head.text(&self.context.form.words));
        let message = format!(
            "{} to {} are one merged cell; its answer is read here too.",
            cell_name(*top, column),
            cell_name(*bottom, column)
        );
        self.read.findings.push(Finding::at(Code::MergedCells, place, message).seen(typed.shown()));
        Some(typed)
    }

    /// A day as the workbook counts it: a bare number in one that begins with 1904 is 1,462 days later.
    fn of_epoch(&self, spec: &Spec, typed: Typed) -> Typed {
        match (spec.holds, typed) {
            (Holds::Date, Typed::Number(days)) if self.context.epoch_1904 => Typed::Number(days + 1462.0),
            (_, typed) => typed,
        }
    }

    /// The present name of an answer that was on the list when the workbook was issued: the label at
    /// the same place, if nothing else on the list has changed.
    fn successor(&self, row: &Row, spec: &Spec, typed: &Typed) -> Option<String> {
        if self.context.same_edition || !matches!(spec.holds, Holds::Choice(_)) {
            return None;
        }
        let list = self.context.form.list(row, spec.key)?;
        let (now, then) = (list.labels(), self.context.issued.get(&list.name)?);
        let position = then.iter().position(|label| fold(label) == fold(&typed.shown()))?;
        let others_stay =
            now.len() == then.len() && now.iter().zip(then).filter(|(now, then)| now != then).count() == 1;
        others_stay.then(|| now.get(position).cloned()).flatten()
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

    /// The column in which a row's own words stand.
    fn words_column(&self) -> Option<u32> {
        let own = words_slot(self.area);
        let position = self.area.columns.iter().position(|column| match column {
            Column::Question => true,
            Column::Slot(spec) => Some(spec.key) == own,
            Column::Ref | Column::Answer | Column::Todo => false,
        })?;
        self.headings.columns[position]
    }

    fn read_by_ref(&mut self) {
        let area = self.area;
        let mut by_ref: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_words: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for (position, row) in area.rows.iter().enumerate() {
            by_ref.entry(fold(&row.reference)).or_default().push(position);
            if let Some(words) = words(self.context.form, area, row) {
                by_words.entry((subject_of(area, row), words)).or_default().push(position);
            }
        }
        let subject_column = self.headings.columns.iter().zip(&area.columns).find_map(|(found, column)| match column {
            Column::Slot(spec) if spec.key == "subject" && area.rows.iter().all(|row| !row.asks(spec)) => *found,
            Column::Slot(_) | Column::Ref | Column::Question | Column::Answer | Column::Todo => None,
        });
        let words_column = self.words_column();
        let mut seen: HashMap<usize, Vec<u32>> = HashMap::new();
        let mut inserted = 0;
        for at in self.rows() {
            let typed = self.headings.reference.map(|column| self.grid.shown(at, column)).unwrap_or_default();
            let typed = typed.trim();
            let subject = subject_column.map(|column| fold(&self.grid.shown(at, column))).unwrap_or_default();
            let candidates: Vec<usize> = by_ref.get(&fold(typed)).cloned().unwrap_or_default();
            let by_ref = if subject.is_empty() {
                // Without the subject's column the nth row of a ref is the nth subject's.
                candidates.iter().find(|position| !seen.contains_key(position)).or(candidates.first()).copied()
            } else {
                let own = |position: &&usize| subject_of(area, &area.rows[**position]) == subject;
                candidates.iter().find(own).copied()
            };
            let own_words =
                words_column.map(|column| fold(&self.grid.shown(at, column))).filter(|words| !words.is_empty());
            let by_words =
                own_words.and_then(|words| match by_words.get(&(subject.clone(), words)).map(Vec::as_slice) {
                    Some([only]) => Some(*only),
                    _ => None,
                });
            match self.which(by_ref, by_words, typed, at) {
                Some(position) => {
                    let row = &area.rows[position];
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
        self.tell_of_missing_rows(&seen);
    }

    /// Which row of the form a row is, from its ref and from its printed words. Of the two the words
    /// are believed: they are what the teacher read, and a ref changes when it is dragged or sorted.
    fn which(&mut self, by_ref: Option<usize>, by_words: Option<usize>, typed: &str, at: u32) -> Option<usize> {
        let (position, spoken) = match (by_ref, by_words) {
            (Some(position), Some(spoken)) if position == spoken => return Some(position),
            // In another edition words move from ref to ref: there the ref decides.
            (Some(position), Some(_)) if !self.context.same_edition => return Some(position),
            (Some(position), None) => return Some(position),
            (None, None) => return None,
            (position, Some(spoken)) => (position, spoken),
        };
        let row = self.area.rows.get(spoken)?;
        if position.is_none() && typed.is_empty() {
            return Some(spoken);
        }
        if self.is_answered(row, at) {
            let cell = self.headings.reference.map(|column| cell_name(at, column));
            let place = place_of_ref(self.grid, cell, row.subject.clone(), &row.reference);
            let message =
                format!("The ref says '{typed}', the printed text is that of {0}; it is read as {0}.", row.reference);
            let finding =
                Finding::at(Code::ContradictedRef, place, message).seen(typed).suggest(Some(row.reference.clone()));
            self.read.findings.push(finding);
        }
        Some(spoken)
    }

    /// Rows of the form that the sheet does not have; told only of rows that always want an answer.
    fn tell_of_missing_rows(&mut self, seen: &HashMap<usize, Vec<u32>>) {
        let first = crate::plan::Approach::Foundation;
        for (position, row) in self.area.rows.iter().enumerate() {
            let needed = |spec: &&Spec| match spec.need {
                Need::Always => true,
                Need::Ladder => row.approach.is_none_or(|approach| approach == first),
                Need::Optional | Need::OnceHighlighted | Need::OnceTaught => false,
            };
            let specs = self.area.block.specs();
            let Some(spec) = specs.into_iter().filter(|spec| row.asks(spec)).find(needed) else { continue };
            if row.spare || seen.contains_key(&position) {
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
        let outcome = (area.block.key() == "outcomes").then(|| self.context.plan.outcome_labelled(typed)).flatten();
        let reference = match outcome {
            Some(outcome) => outcome.reference.clone(),
            None => typed.to_owned(),
        };
        if !is_spare && outcome.is_none() && matches!(area.block.rows(), Rows::Printed | Rows::PrintedAndSpare(_)) {
            let known = area.rows.iter().map(|row| row.reference.as_str());
            let cell = self.headings.reference.map(|column| cell_name(at, column));
            let place = place_of_ref(self.grid, cell, subject.clone(), typed);
            let finding = if self.context.same_edition {
                Finding::at(Code::UnknownRef, place, format!("'{typed}' is no ref of this sheet."))
                    .suggest(nearest(typed, known))
            } else {
                Finding::at(Code::RetiredOutcome, place, format!("The plan does not ask {typed} here any more."))
            };
            self.read.findings.push(finding.seen(typed));
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
        let place = place_of_ref(self.grid, cell(at), row.subject.clone(), &row.reference);
        let message =
            format!("{} also stands in {}; both rows are read.", row.reference, cell(first).unwrap_or_default());
        let finding = Finding::at(Code::DoubledRef, place, message).seen(row.reference.clone());
        self.read.findings.push(finding);
    }
}

/// The slot of a block whose printed words tell its rows apart; none where a question does.
fn words_slot(area: &Area) -> Option<&'static str> {
    match area.block.key() {
        "outcomes" => Some("ref"),
        "checklist" => Some("item"),
        "reach" => Some("cohort"),
        "stages" => Some("stage"),
        _ => None,
    }
}

/// The words by which a row can be told without its ref, folded.
fn words(form: &Form, area: &Area, row: &Row) -> Option<String> {
    let said = match words_slot(area) {
        Some(slot) => row.printed.get(slot)?,
        None => row.only?.head.text(&form.words),
    };
    Some(fold(said)).filter(|text| !text.is_empty())
}

/// The subject of a row where rows of several share a sheet, folded.
fn subject_of(area: &Area, row: &Row) -> String {
    let shared = area.subject.is_none();
    row.subject.as_deref().filter(|_| shared).map(fold).unwrap_or_default()
}
