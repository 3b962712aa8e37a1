//! The rows of one area: which row of the form each is.

use std::collections::{HashMap, HashSet};

use super::beneath;
use super::headings::Headings;
use super::lines::Lines;
use super::renamed::Renamed;
use super::{Context, place_of_ref};
use crate::answers::{Read, Spot, Typed, Unplaced, cell_name, printed_ref, repeated_ref};
use crate::finding::{Code, Finding, Place};
use crate::fold::{fold, naming_letters, nearest};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Area, Carried, Column, Form, Row, Rows, Spec, unmarked};
use crate::learner;
use crate::plan::Words;
use crate::reader::grid::Grid;

/// Reads one area.
pub(super) struct Hand<'a, 'r> {
    pub(super) context: &'r Context<'a>,
    pub(super) renamed: &'r Renamed,
    pub(super) area: &'r Area,
    pub(super) grid: &'r Grid,
    pub(super) headings: &'r Headings,
    /// What the form prints in it, folded.
    pub(super) printed: &'r Printed,
    /// What the form prints beneath its tables.
    pub(super) lines: &'r Lines,
    /// The first row that belongs to the area no more.
    pub(super) end: u32,
    pub(super) read: &'r mut Read,
    /// Cells that were read as answers.
    pub(super) used: &'r mut HashSet<(u32, u32)>,
    /// Whether it was told that not all of its rows are read.
    pub(super) is_cut: bool,
    /// How many of its rows may have been totals so far.
    pub(super) looked_at: usize,
}

/// What a form prints in an area, folded.
pub(super) struct Printed {
    /// Its headings, in the order of its columns.
    headings: Vec<String>,
    /// The refs of its rows that ask something of their own, and those of its spare rows.
    refs: [HashSet<String>; 2],
}

impl Printed {
    pub(super) fn of(area: &Area, words: &Words) -> Printed {
        let refs = |is_spare| {
            let rows = area.rows.iter().filter(|row| row.is_spare() == is_spare);
            rows.map(|row| fold(&row.reference)).collect()
        };
        let headings = (0..area.columns.len()).map(|position| fold(&area.heading(position, words)));
        Printed { headings: headings.collect(), refs: [refs(false), refs(true)] }
    }

    /// Whether a folded text is the ref of a row that asks something of its own, or of a spare one.
    pub(super) fn has_ref(&self, reference: &str, is_spare: bool) -> bool {
        self.refs[usize::from(is_spare)].contains(reference)
    }
}

impl Hand<'_, '_> {
    pub(super) fn read(&mut self) {
        self.tell_of_columns();
        match self.area.block.rows() {
            Rows::Free => self.read_free(),
            Rows::Form | Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) => self.read_by_ref(),
        }
    }

    /// The sheet's rows beneath the headings.
    fn rows(&mut self) -> Vec<u32> {
        let mut rows = Vec::new();
        for (row, _) in self.grid.rows.range(self.headings.beneath..self.end.max(self.headings.beneath)) {
            if !self.context.rows.look() {
                self.tell_of_rest(*row);
                break;
            }
            if !self.lines.are_on(self.grid, *row) {
                rows.push(*row);
            }
        }
        rows
    }

    /// That there are more rows than are read of a file, once for each area.
    pub(super) fn tell_of_rest(&mut self, from: u32) {
        if std::mem::replace(&mut self.is_cut, true) {
            return;
        }
        let subject = self.area.subject.clone();
        let place = Place { sheet: Some(self.grid.name.clone()), subject, ..Place::default() };
        let message = format!("From row {} on there are more rows than are read of a file.", u64::from(from) + 1);
        let fix = "Copy the answers into the workbook that was issued, and send that.";
        self.read.findings.push(Finding::at(Code::Unplaced, place, message).fix(fix));
    }

    /// Rows that people add as they like: each that holds something, numbered from the top. What stands beneath a table
    /// and is no row of it stays where it is.
    fn read_free(&mut self) {
        let Some(template) = self.area.rows.first() else { return };
        let mut number = 0;
        let mut last = None;
        let mut totals = Vec::new();
        for at in self.rows() {
            let is_row = self.is_answered(template, at) && !self.repeats_headings(at);
            if !is_row || self.passes_total(at, &mut totals) {
                continue;
            }
            let is_apart = last.is_some_and(|last| at > last + 1);
            if beneath::is_note(&self.filled(template, at), is_apart) {
                continue;
            }
            last = Some(at);
            number += 1;
            self.take(template, &number.to_string(), None, at);
        }
    }

    /// Every cell of a free row, with what it should hold.
    fn filled(&self, template: &Row, at: u32) -> Vec<(&'static Spec, Option<&Typed>)> {
        self.asked(template).into_iter().map(|(spec, column)| (spec, self.grid.cell(at, column))).collect()
    }

    /// The column in which a row's own words stand.
    fn words_column(&self) -> Option<u32> {
        let own = self.area.block.nature().told_by;
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
            for words in words(self.context.form, area, row) {
                by_words.entry((subject_of(area, row), words)).or_default().push(position);
            }
        }
        let subject_column = self.headings.columns.iter().zip(&area.columns).find_map(|(found, column)| match column {
            Column::Slot(spec) if spec.key == SlotKey::Subject && area.rows.iter().all(|row| !row.asks(spec)) => *found,
            Column::Slot(_) | Column::Ref | Column::Question | Column::Answer | Column::Todo => None,
        });
        let words_column = self.words_column();
        let mut seen: HashMap<usize, Vec<u32>> = HashMap::new();
        let mut inserted = 0;
        let mut totals = Vec::new();
        for at in self.rows() {
            if self.repeats_headings(at) || self.passes_total(at, &mut totals) {
                continue;
            }
            let typed = self.headings.reference.map(|column| self.grid.shown(at, column)).unwrap_or_default();
            let typed = typed.trim();
            let subject =
                subject_column.map(|column| self.renamed.now(&self.grid.shown(at, column))).unwrap_or_default();
            let candidates: Vec<usize> = by_ref.get(&fold(typed)).cloned().unwrap_or_default();
            let by_ref = if subject.is_empty() {
                // Without the subject's column the nth row of a ref is the nth subject's.
                candidates.iter().find(|position| !seen.contains_key(position)).or(candidates.first()).copied()
            } else {
                let own = |position: &&usize| subject_of(area, &area.rows[**position]) == subject;
                candidates.iter().find(own).copied()
            };
            let own_words =
                words_column.map(|column| self.grid.folded_at(at, column).to_owned()).filter(|words| !words.is_empty());
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
                None if !subject.is_empty() && !area.rows.iter().any(|row| subject_of(area, row) == subject) => {
                    self.tell_of_subject(subject_column, at);
                }
                None => self.take_extra(typed, at, &mut inserted),
            }
        }
        self.tell_of_missing_rows(&seen);
    }

    /// Whether a row is the row of headings once more, as pasting and printing leave it.
    fn repeats_headings(&self, at: u32) -> bool {
        let mut alike = 0;
        for (heading, found) in self.printed.headings.iter().zip(&self.headings.columns) {
            let Some(found) = *found else { continue };
            let said = self.grid.folded_at(at, found);
            if said.is_empty() {
                continue;
            }
            if said != heading && fold(unmarked(&self.grid.shown(at, found))) != *heading {
                return false;
            }
            alike += 1;
        }
        // One word alone may well be an answer.
        alike >= 2
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
            let finding = if position.is_none() && self.context.was_printed(typed) {
                // It was printed so: the ref was changed in the plan.
                let (before, now) = (learner::quoted(typed), &row.reference);
                Finding::at(
                    Code::RenamedSince,
                    place,
                    format!("The row {before} is called {now} now, and is read as that."),
                )
            } else {
                let message = format!(
                    "The ref says {}, the printed text is that of {1}; it is read as {1}.",
                    learner::quoted(typed),
                    row.reference
                );
                let message = naming_letters(&message, typed);
                Finding::at(Code::ContradictedRef, place, message).suggest(Some(row.reference.clone()))
            };
            self.read.findings.push(finding.seen(typed));
        }
        Some(spoken)
    }

    /// A row that is not on the form: an inserted one, one with a ref of its own, or an unknown ref.
    fn take_extra(&mut self, typed: &str, at: u32, inserted: &mut usize) {
        let area = self.area;
        let Some(template) = area.rows.iter().rfind(|row| row.is_spare()).or(area.rows.last()) else { return };
        let retired = self.retired(template, typed);
        let template = retired.as_ref().unwrap_or(template);
        if !self.is_answered(template, at) {
            return;
        }
        let subject = template.subject.clone();
        if typed.is_empty() {
            if area.grows {
                *inserted += 1;
                let reference = area.beyond_spare(*inserted).unwrap_or_default();
                self.take(template, &reference, subject.as_deref(), at);
            }
            return;
        }
        let is_spare = area.is_spare_ref(typed);
        let outcome =
            (area.block.key() == BlockKey::Outcomes).then(|| self.context.plan.outcome_labelled(typed)).flatten();
        let reference = match outcome {
            Some(outcome) => outcome.reference.clone(),
            // A row is called by its ref wherever it is told of; what may name a learner calls none.
            None if learner::sign(typed).is_some() => {
                let cell = self.headings.reference.map(|column| Spot::cell(self.grid.name.clone(), at, column));
                self.read.unplaced.extend(cell.map(|spot| Unplaced { spot, text: typed.to_owned() }));
                repeated_ref(learner::WITHHELD, usize::try_from(at).unwrap_or_default())
            }
            None => typed.to_owned(),
        };
        if !is_spare && outcome.is_none() && matches!(area.block.rows(), Rows::Printed | Rows::PrintedAndSpare(_)) {
            let known = area.rows.iter().map(|row| row.reference.as_str());
            let cell = self.headings.reference.map(|column| cell_name(at, column));
            let place = place_of_ref(self.grid, cell, subject.clone(), printed_ref(&reference));
            let finding = if self.context.same_edition && area.block.nature().in_edition {
                let message = format!("{} is no ref of this sheet.", learner::quoted(typed));
                Finding::at(Code::UnknownRef, place, naming_letters(&message, typed)).suggest(nearest(typed, known))
            } else {
                Finding::at(
                    Code::RetiredOutcome,
                    place,
                    format!("The plan does not ask {} here any more.", printed_ref(&reference)),
                )
            };
            self.read.findings.push(finding.seen(typed));
        }
        self.take(template, &reference, subject.as_deref(), at);
    }

    /// The row of a workbook that was issued before the plan changed, whose ref is none of the form's: as a row that
    /// is spare, but with what the form prints in its rows printed here too.
    fn retired(&self, template: &Row, typed: &str) -> Option<Row> {
        if self.context.same_edition || typed.is_empty() || self.area.is_spare_ref(typed) {
            return None;
        }
        let is_printed = |row: &&Row| !row.is_spare() && row.carried != Carried::ForAll;
        let printed = self.area.rows.iter().find(is_printed)?;
        let mut row = template.clone();
        printed.texts().for_each(|(slot, _)| row.print(slot, String::new()));
        Some(row)
    }
}

/// The words by which a row can be told without its ref, folded: of a question also those it had in earlier forms.
fn words(form: &Form, area: &Area, row: &Row) -> Vec<String> {
    let said: Vec<&str> = match area.block.nature().told_by {
        Some(slot) => row.printed(slot).into_iter().collect(),
        None => {
            let of = |spec: &'static Spec| {
                std::iter::once(spec.head.text(&form.words)).chain(spec.head.aliases().iter().copied())
            };
            row.question().into_iter().flat_map(of).collect()
        }
    };
    let mut words: Vec<String> = Vec::new();
    for text in said.into_iter().map(fold).filter(|text| !text.is_empty()) {
        if !words.contains(&text) {
            words.push(text);
        }
    }
    words
}

/// The subject of a row where rows of several share a sheet, folded.
fn subject_of(area: &Area, row: &Row) -> String {
    let shared = area.subject.is_none();
    row.subject.as_deref().filter(|_| shared).map(fold).unwrap_or_default()
}
