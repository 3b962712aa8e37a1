//! What was typed into the working copy of a matrix: by its headings and subjects, wherever its table stands by now.

use super::grid::Grid;
use super::package;
use crate::answers::Typed;
use crate::fold::fold;
use crate::plan::Plan;
use crate::returns::{Agreed, heads};

/// The columns of the table on a sheet.
struct Columns {
    row: u32,
    subject: u32,
    step: u32,
    owner: Option<u32>,
    by: Option<u32>,
}

impl Columns {
    /// The first row that has the headings of a subject and of its step.
    fn of(plan: &Plan, grid: &Grid) -> Option<Columns> {
        let subject = [heads::SUBJECT.to_owned(), plan.words.spoken(heads::SUBJECT)].map(|head| fold(&head));
        grid.rows.iter().find_map(|(row, cells)| {
            let at = |is: &dyn Fn(&str) -> bool| {
                cells.iter().find(|(_, typed)| is(&fold(&typed.shown()))).map(|(column, _)| *column)
            };
            let of = |head: &'static str| at(&|text| text == fold(head));
            Some(Columns {
                row: *row,
                subject: at(&|text| subject.iter().any(|head| head == text))?,
                step: of(heads::STEP)?,
                owner: of(heads::OWNER),
                by: of(heads::BY),
            })
        })
    }
}

/// What is typed in a workbook beside the subjects of a plan; none where it has no such table.
pub fn agreed(plan: &Plan, bytes: &[u8]) -> Option<Vec<Agreed>> {
    let workbook = package::open(bytes).ok()?;
    let (grid, columns) = workbook.sheets.iter().find_map(|grid| Some((grid, Columns::of(plan, grid)?)))?;
    let Columns { row: head, subject, step, owner, by } = columns;
    let cell = |row: u32, column: Option<u32>| -> Option<Typed> {
        let column = column?;
        let is_struck = grid.struck.contains_key(&(row, column));
        grid.cell(row, column).filter(|typed| !is_struck && !typed.is_blank()).cloned()
    };
    let rows = grid.rows.range(head.saturating_add(1)..).map(|(row, _)| *row);
    let of_row = |row: u32| {
        let named = fold(&grid.shown(row, subject));
        let (_, own) = plan.subjects().find(|(_, own)| fold(&own.name) == named)?;
        let one = Agreed {
            subject: own.name.clone(),
            step: cell(row, Some(step)),
            owner: cell(row, owner),
            by: cell(row, by),
            ..Agreed::default()
        };
        (one.step.is_some() || one.owner.is_some() || one.by.is_some()).then_some(one)
    };
    Some(rows.filter_map(of_row).collect())
}
