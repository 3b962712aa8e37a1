//! Sheets as sparse grids of typed cells, whichever program and format they come from.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;
use std::rc::Rc;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use jiff::civil::Date;

use super::Unreadable;
use super::package::{self, COLUMNS, ERROR, Fault, MARK, ROWS, Safe, Sheet, Spent, TEXT};
use crate::answers::Typed;

/// A workbook as grids.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// Its sheets, hidden ones too, in order.
    pub(super) sheets: Vec<Grid>,
    /// Custom document properties.
    pub(super) properties: HashMap<String, String>,
    /// When it was last saved: an ISO 8601 moment.
    pub(super) saved: Option<String>,
    /// Whether it holds macros, which are never run.
    pub(super) macros: bool,
    /// Whether its days are counted from 1904; dates in cells are already what they show.
    pub(super) epoch_1904: bool,
}

/// One sheet: what is not blank, by row and column from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Its tab.
    pub(super) name: String,
    /// Whether people see it.
    pub(super) visible: bool,
    /// Rows that hold something, each with its cells from left to right.
    pub(super) rows: BTreeMap<u32, Vec<(u32, Typed)>>,
    /// Merged regions: first row, first column, last row, last column, from 0.
    pub(super) merged: Vec<(u32, u32, u32, u32)>,
    /// Notes and comments: row and column from 0, and their text.
    pub(super) notes: Vec<(u32, u32, String)>,
}

impl Grid {
    /// What stands in a cell.
    pub(super) fn cell(&self, row: u32, column: u32) -> Option<&Typed> {
        let cells = self.rows.get(&row)?;
        let position = cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        cells.get(position).map(|(_, typed)| typed)
    }

    /// What a person sees in a cell; empty where it is blank.
    pub(super) fn shown(&self, row: u32, column: u32) -> String {
        self.cell(row, column).map(Typed::shown).unwrap_or_default()
    }

    /// Adds what stands in a cell; [`Grid::in_order`] follows when all are there.
    fn put(&mut self, row: u32, column: u32, typed: Typed) {
        // Beyond Excel's last row or column nothing can have been typed.
        if !typed.is_blank() && row < ROWS && column < COLUMNS {
            self.rows.entry(row).or_default().push((column, typed));
        }
    }

    /// Puts each row's cells in order from left to right. Of two in one place the later counts.
    fn in_order(&mut self) {
        for cells in self.rows.values_mut() {
            if cells.is_sorted_by(|(before, _), (after, _)| before < after) {
                continue;
            }
            cells.reverse();
            cells.sort_by_key(|(column, _)| *column);
            cells.dedup_by_key(|(column, _)| *column);
        }
    }
}

thread_local! {
    /// Whether this thread is inside the library that reads workbooks.
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread comes from a damaged file: it is told as a finding, not as a crash.
pub fn is_reading() -> bool {
    READING.get()
}

/// Opens a workbook of any format that people send.
pub(super) fn open(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    // A library may still panic on a damaged file; that file is then damaged, and the others are read.
    READING.set(true);
    let opened = std::panic::catch_unwind(|| {
        let spent = Spent::new();
        let safe = package::safe(bytes, &spent)?;
        workbook(safe, &spent)
    });
    READING.set(false);
    match opened {
        Ok(Ok(workbook)) if workbook.sheets.is_empty() => Err(Fault::Lacks("list of sheets".to_owned()).into()),
        Ok(read) => read.map_err(Unreadable::from),
        Err(_) => Err(Fault::Damaged.into()),
    }
}

/// Reads the safe workbook that was made of a file.
fn workbook(safe: Safe, spent: &Rc<Spent>) -> Result<Workbook, Fault> {
    let Safe { bytes, sheets, properties, saved, macros, epoch_1904 } = safe;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).map_err(|_| Fault::Damaged)?;
    let mut workbook = Workbook { sheets: Vec::new(), properties, saved, macros, epoch_1904 };
    let names = book.sheet_names();
    for (Sheet { name, visible, merged, notes }, known_as) in sheets.into_iter().zip(names) {
        let mut grid = Grid { name, visible, rows: BTreeMap::new(), merged, notes };
        let mut cells = book.worksheet_cells_reader(&known_as).map_err(|_| Fault::Damaged)?;
        while let Some(cell) = cells.next_cell().map_err(|_: XlsxError| Fault::Damaged)? {
            let (row, column) = cell.get_position();
            if let Some(typed) = typed(cell.get_value()) {
                if let Typed::Text(text) | Typed::Error(text) = &typed {
                    spent.shown(text.len())?;
                }
                grid.put(row, column, typed);
            }
        }
        grid.in_order();
        workbook.sheets.push(grid);
    }
    Ok(workbook)
}

#[allow(clippy::cast_precision_loss, reason = "a cell's whole number beyond 2^53 is no count of ours")]
fn typed(data: &DataRef<'_>) -> Option<Typed> {
    match data {
        DataRef::Int(number) => Some(Typed::Number(*number as f64)),
        DataRef::Float(number) => Some(Typed::Number(*number)),
        DataRef::String(text) => Some(of_text(text)),
        DataRef::SharedString(text) => Some(of_text(text)),
        DataRef::Bool(truth) => Some(Typed::Truth(*truth)),
        DataRef::DateTime(moment) => Some(of_moment(*moment)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Some(of_iso(text)),
        DataRef::Error(error) => Some(Typed::Error(error.to_string())),
        DataRef::Empty => None,
    }
}

/// A text, or what the safe workbook marks as an error.
fn of_text(text: &str) -> Typed {
    let Some(marked) = text.strip_prefix(MARK) else { return Typed::Text(text.to_owned()) };
    match marked.strip_prefix(ERROR) {
        Some(error) => Typed::Error(error.to_owned()),
        None => Typed::Text(marked.strip_prefix(TEXT).unwrap_or(text).to_owned()),
    }
}

fn of_moment(moment: ExcelDateTime) -> Typed {
    if !moment.is_datetime() {
        return Typed::Number(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
    match date.and_then(|((year, month), day)| Date::new(year, month, day).ok()) {
        Some(date) => Typed::Date(date),
        None => Typed::Number(moment.as_f64()),
    }
}

fn of_iso(text: &str) -> Typed {
    match text.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        Some(date) => Typed::Date(date),
        None => Typed::Text(text.to_owned()),
    }
}
