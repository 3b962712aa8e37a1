//! The sheets of a correction that came back: what it had listed, what was said of it, what it was made from.

use super::band::Band;
use super::headings::Headings;
use super::unplaced::keep;
use crate::answers::{Listed, Read, Spot, Unplaced, cell_name};
use crate::finding::{Code, Finding, Place, Severity, single_marks};
use crate::fold::fold;
use crate::key::SlotKey;
use crate::layout::{Area, Form, Live, fixes_area, unplaced_area};
use crate::learner;
use crate::live;
use crate::plan::Plan;
use crate::reader::grid::{Grid, Workbook};
use crate::reader::identity;

/// Takes what the correction's own sheets say; tells which sheets these are.
pub(super) fn take(plan: &Plan, form: &Form, workbook: &Workbook, read: &mut Read) -> Vec<bool> {
    let (fixes, unplaced) = (fixes_area(plan), unplaced_area(plan));
    let [of_fixes, of_unplaced] = [&fixes, &unplaced].map(|area| Band::of(form, std::slice::from_ref(area), |_| None));
    let mut ours = Vec::new();
    for grid in &workbook.sheets {
        let mut is_ours = false;
        if identity::is_identity(grid) {
            read.corrects.extend(corrects(grid));
        } else if let Some(headings) = whole(&of_fixes, grid) {
            is_ours = true;
            read.corrects.extend(corrects(grid));
            listed(plan, grid, &fixes, &headings, read);
        } else if let Some(headings) = whole(&of_unplaced, grid) {
            is_ours = true;
            kept(grid, &unplaced, &headings, read);
        }
        ours.push(is_ours);
    }
    let mut seen = std::collections::HashSet::new();
    read.corrects.retain(|fingerprint| seen.insert(fingerprint.clone()));
    ours
}

/// The headings of one of our sheets, where nearly all of them are there.
fn whole(band: &Band<'_>, grid: &Grid) -> Option<Headings> {
    let headings = Headings::find(band, grid)?;
    let columns = band.first().map_or(0, |area| area.columns.len());
    (headings.columns.iter().flatten().count() + 1 >= columns).then_some(headings)
}

fn corrects(grid: &Grid) -> Vec<String> {
    let line = grid.rows.keys().find(|row| grid.folded_at(**row, 0) == "corrects");
    line.map(|row| grid.shown(*row, 1).split_whitespace().map(str::to_owned).collect()).unwrap_or_default()
}

fn listed(plan: &Plan, grid: &Grid, area: &Area, headings: &Headings, read: &mut Read) {
    let [mark, explanation, state] =
        [SlotKey::Mark, SlotKey::Explanation, SlotKey::State].map(|slot| headings.of_slot(area, slot));
    let Some(mark) = mark else { return };
    for row in grid.rows.range(headings.beneath..).map(|(row, _)| *row) {
        let mark = grid.shown(row, mark).trim().to_owned();
        if mark.is_empty() {
            continue;
        }
        // An error is mended, not explained.
        let code = mark.split(" / ").next().and_then(Code::named);
        let is_query = code.is_none_or(|code| code.severity() == Severity::Query);
        let said =
            explanation.map(|column| (column, grid.shown(row, column))).filter(|(_, said)| !fold(said).is_empty());
        if let Some((column, said)) = said.as_ref().filter(|_| !is_query) {
            let message = format!("{} stands beside what is mended in its cell, not explained.", learner::quoted(said));
            tell(grid, (row, *column), message, said, read);
        }
        let said = said.map(|(_, said)| said).filter(|_| is_query);
        if let Some((column, typed)) = state.and_then(|column| Some((column, grid.cell(row, column)?)))
            && !live::may_show(plan, Live::Mended, typed)
        {
            let said = typed.shown();
            let message = format!("{} stands where it is told what is done.", learner::quoted(&said));
            tell(grid, (row, column), message, &said, read);
        }
        let each = single_marks(&mark).into_iter();
        read.listed.extend(each.map(|mark| Listed { mark, explanation: said.clone() }));
    }
}

/// Words on *Fix these* that settle nothing: told, and kept.
fn tell(grid: &Grid, (row, column): (u32, u32), message: String, said: &str, read: &mut Read) {
    let place = Place { sheet: Some(grid.name.clone()), cell: Some(cell_name(row, column)), ..Place::default() };
    let fix = "Read what is meant, and mend the cell that the line leads to.";
    read.findings.push(Finding::at(Code::Unplaced, place, message).fix(fix).seen(said));
    keep(read, Spot::cell(grid.name.clone(), row, column), said.to_owned());
}

/// What had no place then has none now, and is kept on.
fn kept(grid: &Grid, area: &Area, headings: &Headings, read: &mut Read) {
    let Some(text) = headings.of_slot(area, SlotKey::Text) else { return };
    for row in grid.rows.range(headings.beneath..).map(|(row, _)| *row) {
        let said = grid.shown(row, text);
        if !fold(&said).is_empty() {
            read.unplaced.push(Unplaced { spot: Spot::cell(grid.name.clone(), row, text), text: said });
        }
    }
}
