//! What stands beneath a table that people add to, and is no row of it: a note; and what else is written beside
//! a plan.

use super::Seen;
use super::headings::is_ours;
use crate::answers::{Read, Spot, Typed, Unplaced};
use crate::fold::fold;
use crate::layout::{Column, Holds, Mark, Need, Spec};
use crate::plan::Words;
use crate::reader::grid::{Grid, Workbook};

/// So many cells of a plan are kept: the file itself is never touched, and holds the rest.
const MOST_KEPT: usize = 5_000;

/// Sheets that were drawn for a plan and are no part of it.
const DRAWN: [&str; 2] = ["fix these", "preview"];

/// More letters are no code.
const LONGEST_CODE: usize = 20;

/// Whether a row is none of its table but a note: one text in one cell that can be no row's code; after a blank row also
/// a sentence where a name may stand.
pub(super) fn is_note(cells: &[(&'static Spec, Option<&Typed>)], is_apart: bool) -> bool {
    let mut filled =
        cells.iter().filter_map(|(spec, typed)| Some((spec, (*typed)?))).filter(|(_, typed)| !typed.is_blank());
    let (Some((spec, Typed::Text(text))), None) = (filled.next(), filled.next()) else { return false };
    let wanted = cells.iter().filter(|(spec, _)| spec.need == Need::Always).count();
    let words = text.split_whitespace().count();
    let is_sentence =
        words > 3 && text.chars().count() > LONGEST_CODE || text.trim_end().ends_with(['.', ':', '!', '?']);
    let is_code = match spec.holds {
        Holds::Text { most } => usize::from(most) <= LONGEST_CODE,
        Holds::Code(_) | Holds::Count { .. } | Holds::Date | Holds::Choice(_) => true,
        Holds::Printed | Holds::Live(_) => false,
    };
    match (wanted > 1, is_code) {
        (true, true) => is_sentence || words > 1 || text.chars().count() > LONGEST_CODE,
        (true, false) => is_apart && is_sentence,
        (false, _) => is_apart && is_sentence && words > 1,
    }
}

/// Keeps what is written beside a plan: beneath and beside its tables, in comments, on sheets of its own.
pub(super) fn keep(workbook: &Workbook, seen: &[Seen<'_>], read: &mut Read) {
    for (grid, seen) in workbook.sheets.iter().zip(seen) {
        match seen {
            Seen::Ours => {}
            Seen::Nobodys => {
                let is_drawn = DRAWN.contains(&fold(&grid.name).as_str());
                if grid.visible && !is_drawn {
                    put(grid, |_, _| true, read);
                }
            }
            Seen::Form { areas, used, .. } => {
                let is_printed = |row: u32, column: u32| {
                    areas.iter().any(|(area, headings)| {
                        let at = headings.columns.iter().position(|own| *own == Some(column));
                        let is_caption = headings.row == Some(row + 1) && area.caption.is_some() && column == 0;
                        headings.row == Some(row) || is_caption || at.is_some_and(|at| is_ours(area, at))
                    })
                };
                let todo = fold(Column::Todo.heading(&Words::default()));
                let mut headings = areas.iter().filter_map(|(_, headings)| headings.row);
                let words: Vec<u32> = headings
                    .clone()
                    .filter_map(|row| grid.rows.get(&row))
                    .flatten()
                    .filter(|(_, typed)| fold(&typed.shown()) == todo)
                    .map(|(column, _)| *column)
                    .collect();
                let is_told = |column: u32| words.contains(&column);
                let Some(first) = headings.by_ref().min() else { continue };
                let is_kept = |row: u32, column: u32| {
                    row > first && !used.contains(&(row, column)) && !is_printed(row, column) && !is_told(column)
                };
                put(grid, is_kept, read);
            }
        }
        for (row, column, text) in &grid.notes {
            let said = text.trim_start().trim_start_matches("careers-audit:").trim_start();
            let is_ours = Mark::VERBS.iter().any(|verb| said.starts_with(&format!("{verb}: ")));
            if !is_ours && !fold(text).is_empty() && read.unplaced.len() < MOST_KEPT {
                read.unplaced.push(Unplaced { spot: Spot::cell(grid.name.clone(), *row, *column), text: text.clone() });
            }
        }
    }
}

fn put(grid: &Grid, is_kept: impl Fn(u32, u32) -> bool, read: &mut Read) {
    for (row, cells) in &grid.rows {
        for (column, typed) in cells.iter().filter(|(_, typed)| !typed.is_blank()) {
            if is_kept(*row, *column) && read.unplaced.len() < MOST_KEPT {
                read.unplaced
                    .push(Unplaced { spot: Spot::cell(grid.name.clone(), *row, *column), text: typed.shown() });
            }
        }
    }
}
