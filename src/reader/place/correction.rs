//! The sheets of a correction that came back: what it had listed, what was said of it, what it was made from.

use super::band::Band;
use super::headings::Headings;
use crate::answers::{Listed, Read, Spot, Unplaced};
use crate::finding::{Code, Severity, single_marks};
use crate::fold::fold;
use crate::key::SlotKey;
use crate::layout::{Area, Form, fixes_area, unplaced_area};
use crate::plan::Plan;
use crate::reader::grid::{Grid, Workbook};
use crate::reader::identity;

/// Takes what the correction's own sheets say; tells which sheets these are.
pub(super) fn take(plan: &Plan, form: &Form, workbook: &Workbook, read: &mut Read) -> Vec<bool> {
    let (fixes, unplaced) = (fixes_area(plan), unplaced_area(plan));
    let mut ours = Vec::new();
    for grid in &workbook.sheets {
        let mut is_ours = false;
        if identity::is_identity(grid) {
            read.corrects.extend(corrects(grid));
        } else if let Some(headings) = whole(form, &fixes, grid) {
            is_ours = true;
            read.corrects.extend(corrects(grid));
            listed(grid, &fixes, &headings, read);
        } else if let Some(headings) = whole(form, &unplaced, grid) {
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
fn whole(form: &Form, area: &Area, grid: &Grid) -> Option<Headings> {
    let headings = Headings::find(&Band::of(form, std::slice::from_ref(area), |_| None), grid)?;
    (headings.columns.iter().flatten().count() + 1 >= area.columns.len()).then_some(headings)
}

fn corrects(grid: &Grid) -> Vec<String> {
    let line = grid.rows.keys().find(|row| fold(&grid.shown(**row, 0)) == "corrects");
    line.map(|row| grid.shown(*row, 1).split_whitespace().map(str::to_owned).collect()).unwrap_or_default()
}

fn listed(grid: &Grid, area: &Area, headings: &Headings, read: &mut Read) {
    let (Some(mark), explanation) =
        (headings.of_slot(area, SlotKey::Mark), headings.of_slot(area, SlotKey::Explanation))
    else {
        return;
    };
    for row in grid.rows.range(headings.beneath..).map(|(row, _)| *row) {
        let mark = grid.shown(row, mark).trim().to_owned();
        if mark.is_empty() {
            continue;
        }
        // An error is mended, not explained.
        let code = mark.split(" / ").next().and_then(Code::named);
        let is_query = code.is_none_or(|code| code.severity() == Severity::Query);
        let said = explanation.map(|column| grid.shown(row, column)).filter(|said| is_query && !fold(said).is_empty());
        let each = single_marks(&mark).into_iter();
        read.listed.extend(each.map(|mark| Listed { mark, explanation: said.clone() }));
    }
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
