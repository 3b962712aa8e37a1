//! Builds forms: rows get their lists, areas their columns, sheets their places.

use std::sync::Arc;

use crate::plan::{Department, Plan, Stage, Subject};
use crate::scope;

use super::block::{Asking, Rows, Table, form_ref};
use super::form::{Area, BookKind, Column, Form, Sheet};
use super::lists::{List, ListOf, Lists, Reaches};
use super::row::{Of, Row, Several};
use super::spec::{Holds, Live, Need, Spec};

/// Builds forms: keeps the lists of a workbook, each once.
pub(super) struct Builder<'p> {
    pub(super) plan: &'p Plan,
    pub(super) department: Option<&'p Department>,
    made: Arc<Lists>,
    lists: Vec<Arc<List>>,
}

impl<'p> Builder<'p> {
    pub(super) fn new(plan: &'p Plan, department: Option<&'p Department>) -> Builder<'p> {
        Builder::sharing(Arc::default(), plan, department)
    }

    /// A builder of one of a plan's forms, which share their lists.
    pub(super) fn sharing(made: Arc<Lists>, plan: &'p Plan, department: Option<&'p Department>) -> Builder<'p> {
        Builder { plan, department, made, lists: Vec::new() }
    }

    /// The position of a list, which is added where it is new.
    fn list(&mut self, of: ListOf, subject: Option<&Subject>, stage: Option<&Stage>) -> usize {
        let list = self.made.get(of, self.plan, Reaches { department: self.department, subject, stage });
        let is_same = |known: &Arc<List>| Arc::ptr_eq(known, &list) || known.source == list.source;
        if let Some(position) = self.lists.iter().position(is_same) {
            return position;
        }
        self.lists.push(list);
        self.lists.len() - 1
    }

    /// Gives a row its lists.
    pub(super) fn with_lists(&mut self, block: &'static dyn Table, asking: Asking<'_>) -> Row {
        let Asking { mut row, subject, stage } = asking;
        if block.specs().iter().any(|spec| spec.need == Need::WhereSeveral) {
            row.several = Reaches { department: self.department, subject, stage }.several(self.plan);
        }
        for spec in block.specs() {
            if let Holds::Choice(of) | Holds::Code(of) = spec.holds
                && row.asks(spec)
            {
                let position = self.list(of, subject, stage);
                row.lists.push((spec.key, position));
            }
        }
        row
    }

    /// An area of rows; its place is given by [`place`].
    pub(super) fn area(&self, block: &'static dyn Table, rows: Vec<Row>) -> Area {
        let columns = match block.rows() {
            Rows::Form => vec![Column::Ref, Column::Question, Column::Answer],
            Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) | Rows::Free => {
                let is_of_use = |spec: &&Spec| {
                    !spec.is_of_last() && (!spec.is_further || rows.iter().any(|row| row.several != Several::No))
                };
                block.specs().into_iter().filter(is_of_use).map(Column::Slot).collect()
            }
        };
        let grows = match block.rows() {
            Rows::Form | Rows::Printed => false,
            Rows::PrintedAndSpare(_) | Rows::Spare(_) | Rows::Free => true,
        };
        // How far each sheet has come is summed up above the table that shows it.
        let shows_states = block.specs().into_iter().any(|spec| spec.holds == Holds::Live(Live::State));
        let tells = shows_states.then_some(Live::Left);
        Area {
            block,
            subject: None,
            beside: None,
            top: 0,
            caption: None,
            tells,
            columns,
            rows,
            optional_from: None,
            grows,
        }
    }

    /// The rows of a form: one for each slot.
    pub(super) fn form(&mut self, block: &'static dyn Table) -> Area {
        let rows = block
            .specs()
            .into_iter()
            .enumerate()
            .map(|(position, spec)| {
                let row = Row { reference: form_ref(block.key(), position), of: Of::Question(spec), ..Row::default() };
                self.with_lists(block, Asking::of_all(row))
            })
            .collect();
        self.area(block, rows)
    }

    /// The finished form. Two lists of one name get numbers, since a defined name is unique.
    pub(super) fn finish(self, kind: BookKind, code: &str, title: String, mut sheets: Vec<Sheet>) -> Form {
        match kind {
            BookKind::Plan => {}
            BookKind::Department | BookKind::Leader => {
                let areas = sheets.iter_mut().flat_map(|sheet| &mut sheet.areas);
                areas.filter(|area| area.can_need()).for_each(Area::tell_rows);
            }
        }
        let mut lists = self.lists;
        for position in 1..lists.len() {
            let name = lists[position].name.clone();
            if lists[..position].iter().any(|earlier| earlier.name == name) {
                Arc::make_mut(&mut lists[position]).name = format!("{name}_v{position}");
            }
        }
        Form {
            kind,
            code: code.to_owned(),
            title,
            edition: self.plan.edition(),
            round: self.plan.round.label.clone(),
            school: self.plan.school.name.clone(),
            words: self.plan.words.clone(),
            year: Some(self.plan.round.year),
            sheets,
            lists,
            rolls: rolls(self.plan),
            corrects: Vec::new(),
            judging: None,
        }
    }
}

/// Every label that names learners, with how many are on roll.
fn rolls(plan: &Plan) -> Vec<(String, u32)> {
    let of = |stage: &Stage| {
        std::iter::once(stage.all_of()).chain(stage.cohorts.iter().map(|own| own.name.clone())).collect::<Vec<_>>()
    };
    let mut rolls: Vec<(String, u32)> = Vec::new();
    for label in plan.stages.iter().flat_map(of) {
        if let Some(roll) = scope::roll_of(plan, &label).filter(|_| rolls.iter().all(|(known, _)| *known != label)) {
            rolls.push((label, roll));
        }
    }
    rolls
}

/// Stacks a sheet's areas beneath its title and lines, with a row before each for its caption; those that share their rows
/// stand side by side. What stays in sight has no row to spare.
pub(super) fn place(sheet: &mut Sheet) {
    let mut next = 1 + u32::try_from(sheet.lines.len()).unwrap_or(0);
    let mut top = 0;
    let is_tight = sheet.frozen_columns > 0;
    for (position, area) in sheet.areas.iter_mut().enumerate() {
        if area.beside.is_none_or(|beside| beside.nth == 0) {
            let has_row_above = position > 0 || area.caption.is_some() || area.tells.is_some() || !is_tight;
            top = next + u32::from(has_row_above);
        }
        area.top = top;
        next = area.end() + 1;
    }
}
