//! The cells of one row: which column each stands in, and what it means.

use super::place_of;
use super::rows::Hand;
use super::unplaced;
use crate::answers::{Given, Key, Spot, Typed, Unread, Value, cell_name};
use crate::check;
use crate::finding::{Code, Finding};
use crate::fold::fold;
use crate::layout::{Holds, Row, Spec};
use crate::learner;

impl Hand<'_, '_> {
    /// Every slot with the column in which its answers stand.
    pub(super) fn asked(&self, row: &Row) -> Vec<(&'static Spec, u32)> {
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

    pub(super) fn is_answered(&self, template: &Row, at: u32) -> bool {
        self.asked(template).iter().any(|(spec, column)| {
            std::iter::once(*column).chain(self.doubled(spec)).any(|column| self.grid.cell(at, column).is_some())
        })
    }

    /// Puts the cells of one sheet row where they belong.
    pub(super) fn take(&mut self, row: &Row, reference: &str, subject: Option<&str>, at: u32) {
        if !self.context.rows.take() {
            return self.tell_of_rest(at);
        }
        let mut crossed = Vec::new();
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
            if self.grid.cell(at, column).is_some() {
                self.used.insert((at, column));
            }
            self.hold_doubled(spec, at, column);
            crossed.extend(self.crossed(&key, spec, at, column));
            let own = self.left(at, column);
            let is_own = own.is_some() || self.grid.struck.contains_key(&(at, column));
            let above = if is_own { None } else { self.merged_above(&key, spec, at, column) };
            let Some(typed) = own.or(above) else {
                self.tell_of_merged_across(&key, spec, at, column);
                continue;
            };
            let typed = &self.of_epoch(spec, typed);
            self.used.insert((at, column));
            if check::is_left_blank(self.context.form, row, spec, typed) {
                continue;
            }
            let means = match check::mean(self.context.plan, self.context.form, row, spec, typed) {
                Ok(value) => Ok(value),
                Err(unread) => match self.successor(row, spec, typed) {
                    Some((label, value)) => {
                        let heading = spec.head.text(&self.context.form.words);
                        let place = place_of(self.grid, cell_name(at, column), &key, heading);
                        let message =
                            format!("'{}' is called '{label}' now, and is read as that.", typed.shown().trim());
                        self.read.findings.push(Finding::at(Code::RetiredAnswer, place, message).seen(typed.shown()));
                        Ok(value)
                    }
                    // Picked rightly at the time: nothing for the department to mend.
                    None if self.was_on_the_list(row, spec, typed) => {
                        let is_row = unread.code == Code::UnknownRef;
                        let code = if is_row { Code::RetiredOutcome } else { Code::RetiredAnswer };
                        Err(Unread { code, suggestion: None })
                    }
                    None => Err(unread),
                },
            };
            let typed = match (typed, &means) {
                // Seen as a number after all: `1,234`, `0007`.
                (Typed::Shown(formatted), Ok(Value::Count(_))) => Typed::Number(formatted.number),
                (typed, _) => typed.clone(),
            };
            let sign = if spec.names_adults { learner::sign_beside_adults } else { learner::sign };
            self.read.answers.put(key, Given { typed, means }.guarded(sign));
        }
        self.tell_of_crossed(row, reference, subject, at, crossed);
    }

    /// What further columns of the same heading say: what the one that is read says too is said, and what is another thing
    /// is kept and told with the column.
    fn hold_doubled(&mut self, spec: &Spec, at: u32, read: u32) {
        for column in self.doubled(spec).into_iter().filter(|column| *column != read) {
            let Some(typed) = self.grid.cell(at, column) else { continue };
            self.used.insert((at, column));
            if fold(&typed.shown()) == fold(&self.grid.shown(at, read)) {
                continue;
            }
            unplaced::keep(self.read, Spot::cell(self.grid.name.clone(), at, column), typed.shown());
        }
    }

    /// What a merged cell that begins further up in the same column says of this row too.
    fn merged_above(&mut self, key: &Key, spec: &Spec, at: u32, column: u32) -> Option<Typed> {
        let grid = self.grid;
        let covers = |(top, left, bottom, _): &&(u32, u32, u32, u32)| *left == column && *top < at && at <= *bottom;
        let (top, _, bottom, _) = grid.merged.iter().find(covers)?;
        let typed = self.left(*top, column).filter(|_| *top >= self.headings.beneath)?;
        let place = place_of(grid, cell_name(at, column), key, spec.head.text(&self.context.form.words));
        let message = format!(
            "{} to {} are one merged cell; its answer is read here too.",
            cell_name(*top, column),
            cell_name(*bottom, column)
        );
        self.read.findings.push(Finding::at(Code::MergedCells, place, message).seen(typed.shown()));
        Some(typed)
    }

    /// That a cell is covered by a merged one whose answer stands in a column further left: whose it is there is known, and
    /// here it is nobody's.
    fn tell_of_merged_across(&mut self, key: &Key, spec: &Spec, at: u32, column: u32) {
        let grid = self.grid;
        let covers = |(top, left, bottom, right): &&(u32, u32, u32, u32)| {
            *left < column && column <= *right && *top <= at && at <= *bottom && *top >= self.headings.beneath
        };
        let Some((top, left, bottom, right)) = grid.merged.iter().find(covers) else { return };
        let Some(typed) = grid.cell(*top, *left) else { return };
        let place = place_of(grid, cell_name(at, column), key, spec.head.text(&self.context.form.words));
        let (first, last) = (cell_name(*top, *left), cell_name(*bottom, *right));
        let message = format!("It lies inside the merged cell {first} to {last}, which is read as {first} alone.");
        let finding = Finding::at(Code::MergedCells, place, message).seen(typed.shown());
        let fix = "Unmerge the cells, and give each its own answer.";
        self.read.findings.push(finding.fix(fix));
    }

    /// A day as the workbook counts it: a bare number in one that begins with 1904 is 1,462 days later.
    fn of_epoch(&self, spec: &Spec, typed: Typed) -> Typed {
        match (spec.holds, typed) {
            (Holds::Date, Typed::Number(days)) if self.context.epoch_1904 => Typed::Number(days + 1462.0),
            (_, typed) => typed,
        }
    }
}
