//! Which sheet of a file is which sheet of the form: by its tab, its title, what is left of its name,
//! and at last by its headings and refs.

use std::collections::HashSet;

use super::band::Band;
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
    /// Whether what it asks stands on another sheet of the workbook: for all subjects together, or for each apart.
    pub(super) is_elsewhere: bool,
}

/// How many rows are searched for a title: programs put lines above it.
const TITLE_ROWS: usize = 6;

/// Finds every sheet of the form, each followed by those that other workbooks have in its place; each grid is one
/// sheet's, or nobody's.
pub(super) fn find<'f>(form: &'f Form, workbook: &Workbook) -> Vec<(&'f Sheet, Found)> {
    let sheets = || form.sheets.iter().flat_map(|sheet| std::iter::once(sheet).chain(&sheet.otherwise));
    let mut found: Vec<(&Sheet, Found)> = sheets().map(|sheet| (sheet, Found::default())).collect();
    let mut taken = vec![false; workbook.sheets.len()];
    type Same = fn(&Grid, &Sheet) -> bool;
    let ways: [Same; 4] = [
        |grid, sheet| tab(grid) == fold(&sheet.name),
        |grid, sheet| titles(grid).contains(&fold(&sheet.title)),
        |grid, sheet| stem(&tab(grid)) == fold(&sheet.name),
        is_cut,
    ];
    for same in ways {
        for (sheet, found) in &mut found {
            for (position, grid) in workbook.sheets.iter().enumerate() {
                if taken[position]
                    || !same(grid, sheet)
                    || is_somebodys(form, sheet, grid)
                    || is_another_way(form, sheet, grid)
                {
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
    tell_elsewhere(form, &mut found);
    found
}

/// Whether a damaged sheet has the name of a subject's that was cut at another place: `Design and checklist`. Of one that can
/// be read, its title and its refs tell more.
fn is_cut(grid: &Grid, sheet: &Sheet) -> bool {
    let Some((subject, (_, suffix))) = sheet.subject.as_deref().zip(sheet.name.rsplit_once(' ')) else { return false };
    let tab = tab(grid);
    let start = tab.strip_suffix(&fold(suffix)).map(str::trim_end).filter(|start| !start.is_empty());
    grid.unread.is_some() && start.is_some_and(|start| fold(subject).starts_with(start))
}

/// Tells of each sheet whether what it asks stands elsewhere: one for all is not wanted where one for each is there, and
/// none for each where one for all is.
fn tell_elsewhere(form: &Form, found: &mut [(&Sheet, Found)]) {
    for sheet in form.sheets.iter().filter(|sheet| !sheet.otherwise.is_empty()) {
        let is_there = |own: &Sheet| found.iter().any(|(sheet, found)| std::ptr::eq(*sheet, own) && found.at.is_some());
        let (is_own, is_other) = (is_there(sheet), sheet.otherwise.iter().any(is_there));
        for (own, found) in found.iter_mut() {
            found.is_elsewhere |= std::ptr::eq(*own, sheet) && !is_own && is_other;
            found.is_elsewhere |=
                sheet.otherwise.iter().any(|other| std::ptr::eq(*own, other)) && (is_own || !is_other);
        }
    }
}

/// The sheets that have what a sheet asks in another way.
fn other_ways<'f>(form: &'f Form, sheet: &Sheet) -> Vec<&'f Sheet> {
    let is_it = |own: &Sheet| std::ptr::eq(own, sheet);
    let of = |own: &'f Sheet| match () {
        () if is_it(own) => own.otherwise.iter().collect(),
        () if own.otherwise.iter().any(is_it) => vec![own],
        () => Vec::new(),
    };
    form.sheets.iter().flat_map(of).collect()
}

/// Whether a sheet that was named like one of the form has its answers in the other way.
fn is_another_way(form: &Form, sheet: &Sheet, grid: &Grid) -> bool {
    let others = other_ways(form, sheet);
    !others.is_empty() && fit(form, sheet, grid) == 0 && others.iter().any(|other| fit(form, other, grid) > 0)
}

/// Whether a sheet that was only named like one which a workbook need not have is somebody's own: a
/// teacher's *Calendar* is no damaged form of ours.
fn is_somebodys(form: &Form, sheet: &Sheet, grid: &Grid) -> bool {
    sheet.may_lack && fit(form, sheet, grid) == 0 && !titles(grid).contains(&fold(&sheet.title))
}

/// Sheets without name and title: the one that fits best; several that fit alike in their order.
fn by_fit(form: &Form, workbook: &Workbook, found: &mut [(&Sheet, Found)], taken: &mut [bool]) {
    for (sheet, found) in found {
        if found.at.is_some() {
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
            found.at = Some(at);
            found.by_fit = true;
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
    grid.rows.keys().take(TITLE_ROWS).map(|row| grid.folded_at(*row, 0).to_owned()).collect()
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

/// How well a grid fits a sheet: how many of its printed refs stand beneath the right headings. Sheets that ask the same in
/// two ways print the same: they are told by the headings of what people fill in.
pub(super) fn fit(form: &Form, sheet: &Sheet, grid: &Grid) -> usize {
    let has_ways = !other_ways(form, sheet).is_empty();
    sheet
        .bands()
        .map(|areas| Band::of(form, areas, |_| None))
        .filter_map(|band| Some((band.first()?, Headings::find(&band, grid)?, band)))
        .filter(|(area, ..)| area.rows.iter().any(|row| !row.reference.is_empty()))
        .filter(|(_, headings, band)| !has_ways || headings.have_answers(band))
        .map(|(area, headings, _)| {
            let Some(column) = headings.reference else { return 0 };
            let refs: HashSet<String> = area.rows.iter().map(|row| fold(&row.reference)).collect();
            grid.rows.range(headings.beneath..).filter(|(row, _)| refs.contains(grid.folded_at(**row, column))).count()
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
