//! Which sheet of a file is which sheet of the form: by its tab, its title, what is left of its name,
//! and at last by its headings and refs.

use super::headings::Headings;
use crate::fold::fold;
use crate::layout::{BookKind, Form, Sheet};
use crate::reader::grid::{Grid, Workbook};

/// How a sheet of the form was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The position of its grid in the workbook.
    pub(super) at: Option<usize>,
    /// Whether only its headings and refs told it, or its place among others like it.
    pub(super) by_fit: bool,
    /// Further grids that are copies of it.
    pub(super) copies: Vec<usize>,
}

/// How many rows are searched for a title: programs put lines above it.
const TITLE_ROWS: usize = 6;

/// Finds every sheet of the form; each grid is one sheet's, or nobody's.
pub(super) fn find(form: &Form, workbook: &Workbook) -> Vec<Found> {
    let mut found = vec![Found::default(); form.sheets.len()];
    let mut taken = vec![false; workbook.sheets.len()];
    type Same = fn(&Grid, &Sheet) -> bool;
    let ways: [Same; 3] = [
        |grid, sheet| tab(grid) == fold(&sheet.name),
        |grid, sheet| titles(grid).contains(&fold(&sheet.title)),
        |grid, sheet| stem(&tab(grid)) == fold(&sheet.name),
    ];
    for same in ways {
        for (sheet, found) in form.sheets.iter().zip(&mut found) {
            for (position, grid) in workbook.sheets.iter().enumerate() {
                if taken[position] || !same(grid, sheet) || is_somebodys(form, sheet, grid) {
                    continue;
                }
                if found.at.is_none() {
                    found.at = Some(position);
                    taken[position] = true;
                } else if form.kind == BookKind::Plan || fit(form, sheet, grid) > 0 {
                    // Rows of a plan have no printed refs that could fit.
                    found.copies.push(position);
                    taken[position] = true;
                }
            }
        }
    }
    by_fit(form, workbook, &mut found, &mut taken);
    found
}

/// Whether a sheet that was only named like one which a workbook need not have is somebody's own: a
/// teacher's *Calendar* is no damaged form of ours.
fn is_somebodys(form: &Form, sheet: &Sheet, grid: &Grid) -> bool {
    sheet.may_lack && fit(form, sheet, grid) == 0 && !titles(grid).contains(&fold(&sheet.title))
}

/// Sheets without name and title: the one that fits best; several that fit alike in their order.
fn by_fit(form: &Form, workbook: &Workbook, found: &mut [Found], taken: &mut [bool]) {
    for (position, sheet) in form.sheets.iter().enumerate() {
        if found[position].at.is_some() {
            continue;
        }
        let best = workbook
            .sheets
            .iter()
            .enumerate()
            .filter(|(at, grid)| !taken[*at] && grid.visible)
            .map(|(at, grid)| (fit(form, sheet, grid), at))
            .filter(|(fit, _)| *fit > 0)
            .max_by_key(|(fit, at)| (*fit, std::cmp::Reverse(*at)));
        if let Some((_, at)) = best {
            found[position].at = Some(at);
            found[position].by_fit = true;
            taken[at] = true;
        }
    }
}

/// A tab as it is compared. One program writes an apostrophe as its XML entity.
fn tab(grid: &Grid) -> String {
    fold(&grid.name.replace("&apos;", "'"))
}

/// What stands where a title may stand.
fn titles(grid: &Grid) -> Vec<String> {
    grid.rows.keys().take(TITLE_ROWS).map(|row| fold(&grid.shown(*row, 0))).collect()
}

/// A folded tab without what programs add to a copy or an export: `copy of …`, `… (2)`, `…_2`, `… - table 1`.
fn stem(tab: &str) -> String {
    let mut stem = tab.strip_prefix("copy of ").unwrap_or(tab).trim();
    if let Some((before, number)) = stem.rsplit_once(" - table ")
        && number.chars().all(|c| c.is_ascii_digit() || c == '-')
    {
        stem = before;
    }
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if let Some((before, number)) = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
        && is_number(number)
    {
        stem = before.trim_end();
    }
    if let Some((before, number)) = stem.rsplit_once('_')
        && is_number(number)
    {
        stem = before;
    }
    stem.strip_suffix(" copy").unwrap_or(stem).trim_end().to_owned()
}

/// How well a grid fits a sheet: how many of its printed refs stand beneath the right headings.
pub(super) fn fit(form: &Form, sheet: &Sheet, grid: &Grid) -> usize {
    sheet
        .areas
        .iter()
        .filter(|area| area.rows.iter().any(|row| !row.reference.is_empty()))
        .filter_map(|area| Some((area, Headings::find(form, area, grid)?)))
        .map(|(area, headings)| {
            let Some(column) = headings.reference else { return 0 };
            let refs: Vec<String> = area.rows.iter().map(|row| fold(&row.reference)).collect();
            grid.rows
                .range(headings.beneath..)
                .filter(|(row, _)| refs.contains(&fold(&grid.shown(**row, column))))
                .count()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_add_to_a_name_is_taken_off() {
        for name in ["copy of reach", "reach (2)", "reach_2", "reach - table 1", "reach copy", "reach"] {
            assert_eq!(stem(name), "reach", "{name}");
        }
        assert_eq!(stem("reach (early)"), "reach (early)");
    }
}
