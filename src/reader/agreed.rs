//! What was typed into the working copy of a matrix: by its headings and subjects, wherever its table stands by now.
//!
//! Each cell is taken, or told where it stands: what stands beside no subject, beneath no heading of ours, in a second row
//! of a subject, or is crossed out.

use std::collections::{BTreeMap, HashSet};

use super::Unreadable;
use super::grid::Grid;
use super::package;
use crate::answers::{Typed, cell_name};
use crate::fold::{fold, nearest};
use crate::learner::quoted;
use crate::plan::{Plan, Subject, is_nothing};
use crate::returns::{Agreed, Copied, heads};
use crate::words::many;

/// So many things are told of one copy.
const MOST_TOLD: usize = 12;

/// The columns of the table on a sheet.
struct Columns {
    row: u32,
    subject: u32,
    step: u32,
    owner: Option<u32>,
    by: Option<u32>,
    /// What is printed beside them.
    printed: HashSet<u32>,
}

impl Columns {
    /// The first row that has the headings of a subject and of its step.
    fn of(plan: &Plan, grid: &Grid) -> Option<Columns> {
        let both = |head: &str| [head.to_owned(), plan.words.spoken(head)].map(|head| fold(&head));
        let (subject, printed) = (both(heads::SUBJECT), heads::PRINTED.map(both).concat());
        grid.rows.iter().find_map(|(row, cells)| {
            let at = |is: &dyn Fn(&String) -> bool| {
                cells.iter().find(|(_, typed)| is(&fold(&typed.shown()))).map(|(column, _)| *column)
            };
            let of = |head: &'static str| at(&|text| *text == fold(head));
            let is_printed = |(_, typed): &&(u32, Typed)| printed.contains(&fold(&typed.shown()));
            Some(Columns {
                row: *row,
                subject: at(&|text| subject.contains(text))?,
                step: of(heads::STEP)?,
                owner: of(heads::OWNER),
                by: of(heads::BY),
                printed: cells.iter().filter(is_printed).map(|(column, _)| *column).collect(),
            })
        })
    }
}

/// What is typed in a workbook beside the subjects of a plan; none where it has no such sheet.
///
/// # Errors
/// When it cannot be opened.
pub fn agreed(plan: &Plan, name: &str, bytes: &[u8]) -> Result<Option<Copied>, Unreadable> {
    let workbook = package::open(bytes)?;
    let mut tables = workbook.sheets.iter().filter_map(|grid| Some((grid, Columns::of(plan, grid)?)));
    let Some((grid, columns)) = tables.next() else {
        let sheet = workbook.sheets.iter().find(|grid| fold(&grid.name) == fold(heads::SHEET));
        let told = sheet.map(|grid| {
            format!(
                "{name}, {}: its headings {} and {} are gone, so that nothing is taken of it. Bring back the row of headings.",
                grid.name,
                plan.words.spoken(heads::SUBJECT),
                heads::STEP
            )
        });
        return Ok(told.map(|told| Copied { lost: vec![told], ..Copied::default() }));
    };
    let mut table = Table { name, grid, columns, lost: Vec::new() };
    for (other, _) in tables {
        let first = &grid.name;
        table.lost.push(format!("{name}, {}: nothing is taken of this sheet, since {first} counts.", other.name));
    }
    table.tell_of_columns();
    let steps = table.steps(plan);
    let more = table.lost.len().saturating_sub(MOST_TOLD);
    table.lost.truncate(MOST_TOLD);
    if more > 0 {
        table.lost.push(format!("{name}, {}: and {more} more.", grid.name));
    }
    Ok(Some(Copied { steps, lost: table.lost }))
}

/// The table of a copy.
struct Table<'g> {
    /// What the copy is called.
    name: &'g str,
    grid: &'g Grid,
    columns: Columns,
    /// What goes nowhere.
    lost: Vec<String>,
}

impl Table<'_> {
    /// Where a cell stands.
    fn at(&self, row: u32, column: u32) -> String {
        format!("{}, {}, {}", self.name, self.grid.name, cell_name(row, column))
    }

    /// The rows beneath the headings.
    fn rows(&self) -> impl Iterator<Item = (u32, &Vec<(u32, Typed)>)> {
        self.grid.rows.range(self.columns.row.saturating_add(1)..).map(|(row, cells)| (*row, cells))
    }

    /// Tells of what is typed beneath no heading of ours, column by column.
    fn tell_of_columns(&mut self) {
        let Columns { subject, step, owner, by, ref printed, .. } = self.columns;
        let is_ours =
            |column: &u32| [Some(subject), Some(step), owner, by].contains(&Some(*column)) || printed.contains(column);
        let mut beside: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (row, cells) in self.rows() {
            for (column, _) in cells.iter().filter(|(column, _)| !is_ours(column)) {
                beside.entry(*column).or_default().push(row);
            }
        }
        for (column, rows) in beside {
            let Some(first) = rows.first() else { continue };
            let cells = match rows.len() - 1 {
                0 => "what stands here".to_owned(),
                more => format!("what stands here and in {} beneath", many(more, "cell", "cells")),
            };
            let told = format!(
                "{}: {cells} goes nowhere. Only what stands under {}, {} and {} does.",
                self.at(*first, column),
                heads::STEP,
                heads::OWNER,
                heads::BY
            );
            self.lost.push(told);
        }
    }

    /// What counts of each subject.
    fn steps(&mut self, plan: &Plan) -> Vec<Agreed> {
        let named = |row: u32| fold(&self.grid.shown(row, self.columns.subject));
        let subject_of = |name: &str| plan.subjects().map(|(_, own)| own).find(|own| fold(&own.name) == name);
        let rows: Vec<(u32, String)> = self.rows().map(|(row, _)| (row, named(row))).collect();
        let own: HashSet<&str> =
            rows.iter().filter_map(|(_, name)| subject_of(name)).map(|own| own.name.as_str()).collect();
        let mut steps: Vec<(u32, Agreed)> = Vec::new();
        for (row, name) in &rows {
            let mut one = self.typed(*row);
            if one.cells().iter().all(|(_, typed, _)| typed.is_none()) {
                continue;
            }
            let Some(subject) = subject_of(name).or_else(|| self.meant(plan, &own, *row)) else {
                self.tell_of_nobody(*row, &mut one);
                continue;
            };
            one.subject.clone_from(&subject.name);
            match steps.iter_mut().find(|(_, known)| known.subject == one.subject) {
                Some((counts, known)) => {
                    // Of two rows the first that says a step.
                    let says = |one: &Agreed| one.step.as_ref().is_some_and(|step| !is_nothing(&step.shown()));
                    let mut other = if !says(known) && says(&one) {
                        *counts = *row;
                        std::mem::replace(known, one)
                    } else {
                        one
                    };
                    let (counts, mut known) = (*counts, known.clone());
                    self.lost.extend(beside(&mut known, &mut other, counts));
                }
                None => steps.push((*row, one)),
            }
        }
        steps.into_iter().map(|(_, one)| one).collect()
    }

    /// The subject that a row means whose name is nearly one's that has no row of its own, which is told.
    fn meant<'p>(&mut self, plan: &'p Plan, own: &HashSet<&str>, row: u32) -> Option<&'p Subject> {
        let named = self.grid.shown(row, self.columns.subject);
        let free = || plan.subjects().map(|(_, one)| one).filter(|one| !own.contains(one.name.as_str()));
        let near = nearest(&named, free().map(|one| one.name.as_str()))?;
        let at = self.at(row, self.columns.subject);
        self.lost.push(format!(
            "{at}: {} is taken for {near}. If that is not so, write the name that stands on Subjects of the plan.",
            quoted(&named)
        ));
        free().find(|one| one.name == near)
    }

    /// Tells of a row of which nobody knows whose it is.
    fn tell_of_nobody(&mut self, row: u32, one: &mut Agreed) {
        let named = self.grid.shown(row, self.columns.subject);
        let why = match named.trim() {
            "" => "no subject stands in its row".to_owned(),
            named => format!("{} is no subject of the plan", quoted(named)),
        };
        let cells = one.cells().map(|(head, typed, at)| {
            let typed = quoted(&typed.as_ref()?.shown());
            Some(format!("{at}: the {} {typed} goes nowhere, since {why}.", head.to_lowercase()))
        });
        self.lost.extend(cells.into_iter().flatten());
    }

    /// What is typed in a row, and is not crossed out.
    fn typed(&mut self, row: u32) -> Agreed {
        let Columns { step, owner, by, .. } = self.columns;
        let mut one = Agreed::default();
        for ((_, typed, at), column) in one.cells().into_iter().zip([Some(step), owner, by]) {
            let Some(column) = column else { continue };
            let Some(own) = self.grid.cell(row, column).filter(|own| !own.is_blank()) else { continue };
            *at = self.at(row, column);
            match self.grid.struck.get(&(row, column)) {
                None => *typed = Some(own.clone()),
                Some(_) => self.lost.push(format!(
                    "{at}: {} is crossed out, in whole or in part, and left out. Write what counts; a dash takes it back.",
                    quoted(&own.shown())
                )),
            }
        }
        one
    }
}

/// What a second row of a subject says that the one that counts does not, each told.
fn beside(known: &mut Agreed, other: &mut Agreed, counts: u32) -> Vec<String> {
    let subject = known.subject.clone();
    let told = known.cells().into_iter().zip(other.cells()).filter_map(|((_, own, _), (_, typed, at))| {
        let typed = typed.as_ref()?.shown();
        let is_same = own.as_ref().is_some_and(|own| fold(&own.shown()) == fold(&typed));
        (!is_same)
            .then(|| format!("{at}: {} goes nowhere, since row {} counts for {subject}.", quoted(&typed), counts + 1))
    });
    told.collect()
}
