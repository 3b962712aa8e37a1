//! What was written where the form asks nothing: kept, and told.

use std::collections::HashSet;

use super::headings::{Headings, is_ours};
use super::over_last;
use super::renamed::Renamed;
use super::{Context, Seen, asks_anything};
use crate::answers::{Read, Spot, Typed, Unplaced, cell_name};
use crate::finding::{Code, Finding, Place};
use crate::fold::fold;
use crate::key::SlotKey;
use crate::layout::{
    Area, Column, Form, Holds, Spec, guidance_captions, is_example, is_way, lines_before, lines_of_last,
};
use crate::learner;
use crate::live;
use crate::plan::Plan;
use crate::reader::grid::{Grid, Workbook};

/// So many cells of a file are kept: the returned file itself is never touched, and holds the rest.
const MOST_KEPT: usize = 5_000;

/// So many cells of a sheet are told one by one.
pub(super) const MOST_TOLD: usize = 50;

/// Every text that the form itself prints, folded.
pub(super) fn printed(plan: &Plan, form: &Form, renamed: &Renamed) -> HashSet<String> {
    let mut known = HashSet::new();
    let mut know = |text: &str| {
        let text = fold(text);
        known.extend(renamed.as_printed_before(&text));
        known.insert(text);
    };
    guidance_captions().into_iter().for_each(&mut know);
    lines_before(plan).iter().for_each(|line| know(line));
    lines_of_last().into_iter().for_each(&mut know);
    know(Column::Todo.heading(&form.words));
    for sheet in form.sheets.iter().flat_map(|sheet| std::iter::once(sheet).chain(&sheet.otherwise)) {
        know(&sheet.name);
        know(&sheet.title);
        for line in sheet.lines.iter().chain(&sheet.beneath) {
            know(&line.label);
            know(&line.text);
        }
        // Where the lines above a table would be cut off, they stand in the header of its printed pages.
        let header: Vec<&str> = sheet.lines.iter().map(|line| line.text.as_str()).collect();
        know(&format!("{} {}", sheet.title, header.join(" ")));
        lines_of_last().into_iter().for_each(|line| know(&format!("{} {line}", sheet.title)));
        know(sheet.beside.as_ref().map_or("", |link| link.text.as_str()));
        for area in &sheet.areas {
            know(area.caption.as_deref().unwrap_or_default());
            for (position, column) in area.columns.iter().enumerate() {
                know(&area.heading(position, &form.words));
                column.aliases().iter().for_each(|alias| know(alias));
            }
            for row in &area.rows {
                know(&row.reference);
                row.texts().for_each(|(_, text)| know(text));
                if let Some(spec) = row.question() {
                    know(spec.head.text(&form.words));
                    spec.head.aliases().iter().for_each(|alias| know(alias));
                }
            }
        }
    }
    known
}

/// Collects what has no place, sheet by sheet.
pub(super) fn collect(
    context: &Context<'_>,
    workbook: &Workbook,
    seen: &[Seen<'_>],
    (known, last): (&HashSet<String>, &over_last::Told),
    read: &mut Read,
) {
    let todo = fold(Column::Todo.heading(&context.form.words));
    let says = live::Says::of(std::iter::once(context.form).chain(context.before));
    for (grid, seen) in workbook.sheets.iter().zip(seen) {
        match seen {
            Seen::Ours => {}
            // Programs keep what is theirs on hidden sheets with such a name, as our own does; a person hides a sheet of
            // notes under its own.
            Seen::Nobodys if !grid.visible && grid.name.starts_with('_') => {}
            Seen::Nobodys if fold(&grid.name) == "export summary" => {}
            Seen::Nobodys => extra_sheet(grid, known, read),
            Seen::Form { areas, used, lines, is_start } => {
                let first = areas.iter().filter_map(|(_, headings)| headings.row).min().unwrap_or(0);
                // Guidance may change without an edition. A lone text beneath it is somebody's note, not a row of it.
                let is_row = |row: u32, headings: &Headings| {
                    let filled = |column: &u32| {
                        grid.rows.get(&row).is_some_and(|cells| cells.iter().any(|(own, _)| own == column))
                    };
                    headings.columns.iter().flatten().filter(|column| filled(column)).count() > 1
                };
                let ours = |row: u32, column: u32, typed: &Typed| {
                    areas.iter().any(|(area, headings)| {
                        // What stands beneath the next headings belongs to other columns.
                        let others = areas.iter().filter_map(|(_, other)| other.row);
                        let end = others.filter(|row| *row >= headings.beneath).min().unwrap_or(u32::MAX);
                        (0..area.columns.len()).any(|position| {
                            (headings.beneath..end).contains(&row)
                                && headings.columns[position] == Some(column)
                                && (!context.same_edition || may_be_shown(context.plan, area, position, typed))
                                && (is_ours(area, position) || !context.same_edition && prints(area, position))
                                && (!context.same_edition
                                    || is_live(area, position)
                                    || !asks_anything(area) && is_row(row, headings))
                        })
                    })
                };
                let heading = |row: u32| areas.iter().any(|(_, headings)| headings.row == Some(row));
                // The lines above the first table name people, days and addresses that change without an edition.
                let cover = |row: u32, column: u32| row < first && column < 2 && (*is_start || !context.same_edition);
                // A sentence that is computed stands above a table, or did so beside its caption.
                let told_above = |row: u32, column: u32| {
                    let heading = |(area, headings): &(&Area, Headings)| headings.row.filter(|_| area.tells.is_some());
                    column < 2 && areas.iter().filter_map(heading).any(|heading| row + 1 == heading)
                };
                // A ref that the form does not have was told where its row was read.
                let already: HashSet<String> = read
                    .findings
                    .iter()
                    .filter(|finding| {
                        finding.place.sheet.as_deref() == Some(grid.name.as_str())
                            && finding.place.column == Some(SlotKey::Id)
                    })
                    .filter_map(|finding| finding.place.cell.clone())
                    .collect();
                // What rows say stands in a column of their own.
                let words = todo_columns(grid, areas, &todo);
                let mut told = 0;
                for (row, cells) in &grid.rows {
                    for ((column, typed), folded) in cells.iter().zip(grid.folded(*row)) {
                        let (row, column) = (*row, *column);
                        let text = typed.shown();
                        if let Some(over) = last.over(areas, grid, (row, column), &text) {
                            told += 1;
                            read.findings.extend(Some(over).filter(|_| told <= MOST_TOLD));
                            keep(read, Spot::cell(grid.name.clone(), row, column), text);
                            continue;
                        }
                        if used.contains(&(row, column))
                            || known.contains(folded)
                            || is_way(&text)
                            || row == 0 && is_example(&text)
                            || lines.are_on(grid, row)
                            || heading(row)
                            || words.contains(&column) && (!context.same_edition || says.in_a_row(typed))
                            || ours(row, column, typed)
                            || cover(row, column)
                            || told_above(row, column)
                            || already.contains(&cell_name(row, column))
                        {
                            continue;
                        }
                        told += 1;
                        if told <= MOST_TOLD {
                            read.findings.push(told_of(grid, row, column, &text));
                        }
                        keep(read, Spot::cell(grid.name.clone(), row, column), text);
                    }
                }
                read.findings.extend(more(grid, told, "cells hold text where the form asks nothing"));
            }
        }
    }
}

/// Keeps a text, as long as there is room.
pub(super) fn keep(read: &mut Read, spot: Spot, text: String) {
    if read.unplaced.len() < MOST_KEPT {
        read.unplaced.push(Unplaced { spot, text });
    }
}

/// How many more there are on a sheet than were told one by one.
pub(super) fn more(grid: &Grid, found: usize, what: &str) -> Option<Finding> {
    let more = found.checked_sub(MOST_TOLD).filter(|more| *more > 0)?;
    let place = Place { sheet: Some(grid.name.clone()), ..Place::default() };
    Some(Finding::at(Code::Unplaced, place, format!("{more} more {what}; none of it is counted.")))
}

/// Whether some rows print what others ask in this column, as a spare row asks for its outcome: in a workbook that was
/// issued before the plan changed, such a cell holds the words of that time.
fn prints(area: &Area, position: usize) -> bool {
    match area.columns.get(position) {
        Some(Column::Slot(spec)) => area.rows.iter().any(|row| row.printed(spec.key).is_some()),
        Some(Column::Ref | Column::Question | Column::Answer | Column::Todo) | None => false,
    }
}

/// The columns in which rows say what they need: by the heading, or by where they stand in the form.
fn todo_columns(grid: &Grid, areas: &[(&Area, Headings)], todo: &str) -> HashSet<u32> {
    let headings = areas.iter().filter_map(|(_, headings)| grid.rows.get(&headings.row?)).flatten();
    let headed = headings.filter(|(_, typed)| fold(&typed.shown()) == todo).map(|(column, _)| *column);
    let placed = areas.iter().filter_map(|(area, headings)| {
        let position = area.columns.iter().position(|column| *column == Column::Todo)?;
        headings.columns.get(position).copied().flatten()
    });
    headed.chain(placed).collect()
}

/// Whether what stands in a computed cell may be what its formula shows.
fn may_be_shown(plan: &Plan, area: &Area, position: usize, typed: &Typed) -> bool {
    match area.columns.get(position) {
        Some(Column::Slot(spec)) => match spec.holds {
            Holds::Live(live) => live::may_show(plan, live, typed),
            Holds::Printed
            | Holds::Text { .. }
            | Holds::Choice(_)
            | Holds::Code(_)
            | Holds::Count { .. }
            | Holds::Date => true,
        },
        Some(Column::Ref | Column::Question | Column::Answer | Column::Todo) | None => true,
    }
}

/// Whether a column holds what no form knows beforehand: what is computed, and what was answered last round.
fn is_live(area: &Area, position: usize) -> bool {
    let is_it = |spec: &Spec| matches!(spec.holds, Holds::Live(_)) || spec.key == SlotKey::LastTime;
    matches!(area.columns.get(position), Some(Column::Slot(spec)) if is_it(spec))
}

fn told_of(grid: &Grid, row: u32, column: u32, text: &str) -> Finding {
    let place = Place { sheet: Some(grid.name.clone()), cell: Some(cell_name(row, column)), ..Place::default() };
    let short = learner::quoted(text);
    Finding::at(Code::Unplaced, place, format!("{short} stands where the form asks nothing.")).seen(text)
}

/// A sheet that people added, or one of another workbook.
fn extra_sheet(grid: &Grid, known: &HashSet<String>, read: &mut Read) {
    let mut cells = 0;
    for (row, line) in &grid.rows {
        for (column, typed) in line {
            let text = typed.shown();
            if known.contains(&fold(&text)) {
                continue;
            }
            cells += 1;
            keep(read, Spot::cell(grid.name.clone(), *row, *column), text);
        }
    }
    if cells > 0 {
        let place = Place { sheet: Some(grid.name.clone()), ..Place::default() };
        let message = match cells {
            1 => "This sheet does not belong to the form; its one cell is kept, and not counted.".to_owned(),
            _ => format!("This sheet does not belong to the form; its {cells} cells are kept, and not counted."),
        };
        read.findings.push(Finding::at(Code::ExtraSheet, place, message));
    }
}
