//! The rows of a sheet as they are written.

use std::fmt::Write;

use super::part::Part;
use super::sheet::{Cell, Holds, Sheet};
use super::specimen::Specimen;
use super::strings::Strings;
use super::xml;

/// So many rows share what is said of the columns in which their cells stand.
const GROUP: u32 = 16;

/// A sheet's first and last row, and its last column, of all of which anything is said.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    pub(super) top: u32,
    pub(super) left: u16,
    pub(super) bottom: u32,
    pub(super) right: u16,
}

impl Extent {
    /// Of a sheet with its cells in order; none where nothing stands on it.
    pub(super) fn of(sheet: &Sheet) -> Option<Extent> {
        let mut extent: Option<Extent> = None;
        let mut add = |row: u32, column: u16| {
            let Extent { top, left, bottom, right } =
                extent.unwrap_or(Extent { top: row, left: column, bottom: row, right: column });
            let (top, left) = (top.min(row), left.min(column));
            extent = Some(Extent { top, left, bottom: bottom.max(row), right: right.max(column) });
        };
        for cell in &sheet.cells {
            add(cell.row, cell.column);
        }
        for (row, height) in (0..).zip(&sheet.heights) {
            if *height != 0 {
                add(row, 0);
            }
        }
        extent
    }
}

/// What the cells of all sheets are written with.
pub(super) struct Pen<'s, 't> {
    pub(super) specimen: &'s Specimen,
    pub(super) strings: Strings<'t>,
}

/// Writes the rows of a sheet with its cells in order.
pub(super) fn write<'t>(sheet: &'t Sheet, extent: Extent, pen: &mut Pen<'_, 't>, part: &mut Part) {
    let mut rest = sheet.cells.as_slice();
    let mut row = extent.top;
    while row <= extent.bottom {
        let end = (row / GROUP + 1) * GROUP;
        let (group, after) = rest.split_at(rest.partition_point(|cell| cell.row < end));
        rest = after;
        let mut spans = String::new();
        let noted = sheet.notes.iter().filter(|note| (row..end).contains(&note.row)).map(|note| note.column);
        let columns = || group.iter().map(|cell| cell.column).chain(noted.clone());
        if let (Some(first), Some(last)) = (columns().min(), columns().max()) {
            spans.push_str("\" spans=\"");
            xml::number(&mut spans, u32::from(first) + 1);
            spans.push(':');
            xml::number(&mut spans, u32::from(last) + 1);
        }
        let mut left = group;
        for row in row..end.min(extent.bottom + 1) {
            let (own, after) = left.split_at(left.partition_point(|cell| cell.row == row));
            left = after;
            if !own.is_empty() || sheet.has_height(row) || sheet.notes.iter().any(|note| note.row == row) {
                write_row(sheet, row, &spans, own, pen, &mut part.text);
            }
        }
        part.may_cut();
        row = end;
    }
}

fn write_row<'t>(sheet: &'t Sheet, row: u32, spans: &str, cells: &'t [Cell], pen: &mut Pen<'_, 't>, out: &mut String) {
    out.push_str("<row r=\"");
    xml::number(out, row + 1);
    out.push_str(spans);
    if let Some(pixels) = sheet.height(row) {
        out.push_str("\" ht=\"");
        points(out, pixels);
    }
    if cells.is_empty() {
        out.push_str("\"/>");
        return;
    }
    out.push_str("\">");
    for cell in cells {
        write_cell(sheet, cell, pen, out);
    }
    out.push_str("</row>");
}

fn write_cell<'t>(sheet: &'t Sheet, cell: &'t Cell, pen: &mut Pen<'_, 't>, out: &mut String) {
    out.push_str("<c r=\"");
    xml::cell(out, cell.row, cell.column);
    let style = pen.specimen.number(cell.look);
    if style != 0 {
        out.push_str("\" s=\"");
        xml::number(out, u32::from(style));
    }
    match &cell.holds {
        Holds::Blank => out.push_str("\"/>"),
        Holds::Text(span) => {
            out.push_str("\" t=\"s\"><v>");
            xml::number(out, pen.strings.number(sheet.texts.get(span.clone()).unwrap_or_default()));
            out.push_str("</v></c>");
        }
        Holds::Number(number) => {
            out.push_str("\"><v>");
            // A text takes everything that is written to it.
            let _ = write!(out, "{number}");
            out.push_str("</v></c>");
        }
        Holds::Truth(truth) => {
            out.push_str("\" t=\"b\"><v>");
            out.push(if *truth { '1' } else { '0' });
            out.push_str("</v></c>");
        }
        Holds::Formula(span, is_text) => {
            out.push_str(if *is_text { "\" t=\"str\">" } else { "\">" });
            out.push_str(sheet.texts.get(span.clone()).unwrap_or_default());
            out.push_str("</c>");
        }
    }
}

/// Pixels as points: three quarters of each.
pub(super) fn points(out: &mut String, pixels: u32) {
    xml::number(out, pixels * 3 / 4);
    out.push_str(match pixels * 3 % 4 {
        1 => ".25",
        2 => ".5",
        3 => ".75",
        _ => "",
    });
}
