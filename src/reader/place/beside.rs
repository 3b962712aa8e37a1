//! What was written beside the cells (comments, text boxes, headers, pictures) and what cannot be read of it: told, and
//! kept where it is a text.

use std::collections::HashSet;

use super::Seen;
use super::unplaced::{MOST_TOLD, keep, more};
use crate::answers::{At, Read, Spot, cell_name};
use crate::finding::{Code, Finding, Place};
use crate::fold::fold;
use crate::layout::Mark;
use crate::learner;
use crate::reader::grid::{Grid, Workbook};

/// Tells and keeps what stands beside the cells of every sheet; `known` is what the form itself prints, folded.
pub(super) fn collect(workbook: &Workbook, seen: &[Seen<'_>], known: &HashSet<String>, read: &mut Read) {
    lost(workbook, seen, read);
    let mut pages: HashSet<String> = HashSet::new();
    for grid in &workbook.sheets {
        comments(grid, read);
        shapes(grid, read);
        pictures(grid, read);
        for text in &grid.page {
            let folded = fold(text);
            // The same header stands on every sheet.
            if !known.contains(&folded) && !is_of_its_cells(grid, &folded) && pages.insert(folded) {
                tell(grid, None, text, "The header or footer of its printed page", "it is kept, and not counted", read);
            }
        }
    }
}

/// Whether a folded text is what cells of its own sheet say, one after the other: what stands above a table stands in the
/// header of its printed pages too, where it would be cut off.
fn is_of_its_cells(grid: &Grid, folded: &str) -> bool {
    let mut left = folded;
    for (_, typed) in grid.rows.values().flatten() {
        let cell = fold(&typed.shown());
        if let Some(rest) = left.strip_prefix(cell.as_str()).filter(|_| !cell.is_empty()) {
            left = rest.trim_start();
        }
        if left.is_empty() {
            return true;
        }
    }
    false
}

/// Tells of a text and keeps it.
fn tell(grid: &Grid, at: Option<(u32, u32)>, text: &str, what: &str, so: &str, read: &mut Read) {
    let message = format!("{what} says {}; {so}.", learner::quoted(text.trim()));
    read.findings.push(Finding::at(Code::Unplaced, place(grid, at), message).seen(text));
    keep_beside(grid, at, text, read);
}

fn keep_beside(grid: &Grid, at: Option<(u32, u32)>, text: &str, read: &mut Read) {
    let at = at.map_or(At::Beside, |(row, column)| At::Cell(row, column));
    keep(read, Spot { sheet: grid.name.clone(), at }, text.to_owned());
}

fn place(grid: &Grid, at: Option<(u32, u32)>) -> Place {
    let cell = at.map(|(row, column)| cell_name(row, column));
    Place { sheet: Some(grid.name.clone()), cell, ..Place::default() }
}

/// What people may have written in what cannot be read.
fn lost(workbook: &Workbook, seen: &[Seen<'_>], read: &mut Read) {
    let mut tell = |grid: &Grid, message: String| {
        read.findings.push(Finding::at(Code::PartUnread, place(grid, None), message));
    };
    for (grid, seen) in workbook.sheets.iter().zip(seen) {
        // What nobody sees was not written by a person.
        if let (Seen::Nobodys, Some(why), true) = (seen, grid.unread, grid.visible) {
            tell(grid, format!("This sheet does not belong to the form, and {why} in the file."));
        }
        for what in &grid.lost {
            tell(grid, format!("The {what} of this sheet cannot be read: they are damaged or missing in the file."));
        }
    }
}

/// Comments that people put beside cells.
fn comments(grid: &Grid, read: &mut Read) {
    let mut told = 0;
    for (row, column, text) in &grid.notes {
        // The notes of a correction are ours; some programs show the author in front.
        let said = text.trim_start().trim_start_matches("careers-audit:").trim_start();
        let ours = Mark::VERBS.iter().any(|verb| said.strip_prefix(verb).is_some_and(|rest| rest.starts_with(": ")));
        if fold(text).is_empty() || ours {
            continue;
        }
        told += 1;
        let at = Some((*row, *column));
        if told <= MOST_TOLD {
            tell(grid, at, text, "A comment", "comments are kept, and not counted", read);
        } else {
            keep_beside(grid, at, text, read);
        }
    }
    read.findings.extend(more(grid, told, "cells have a comment"));
}

/// Text boxes and other shapes with text.
fn shapes(grid: &Grid, read: &mut Read) {
    for (number, (at, text)) in (1..).zip(&grid.shapes) {
        if number <= MOST_TOLD {
            tell(grid, *at, text, "A text box", "text boxes are kept, and not counted", read);
        } else {
            keep_beside(grid, *at, text, read);
        }
    }
    read.findings.extend(more(grid, grid.shapes.len(), "text boxes stand on this sheet"));
}

/// Pictures that stand in no cell: a photograph of notes, or the school's badge.
fn pictures(grid: &Grid, read: &mut Read) {
    for (from, _) in grid.pictures.iter().take(MOST_TOLD) {
        let message = "A picture stands here; pictures are not read, and not counted.";
        read.findings.push(Finding::at(Code::Unplaced, place(grid, Some(*from)), message));
    }
    read.findings.extend(more(grid, grid.pictures.len(), "pictures stand on this sheet"));
}
