//! Sheets as sparse grids of typed cells, whichever program and format they come from.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xls, Xlsb, Xlsx, XlsxError};
use jiff::civil::Date;

use super::Unreadable;
use super::package::{Format, inspect};
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

    fn put(&mut self, row: u32, column: u32, typed: Typed) {
        // Beyond Excel's last row or column nothing can have been typed.
        if typed.is_blank() || row >= 1_048_576 || column >= 16_384 {
            return;
        }
        let cells = self.rows.entry(row).or_default();
        match cells.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(position) => cells[position].1 = typed,
            Err(position) => cells.insert(position, (column, typed)),
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
    let format = inspect(bytes)?;
    // The library may panic on a damaged file; that file is then damaged, and the others are read.
    READING.set(true);
    let opened = std::panic::catch_unwind(|| match format {
        Format::Xlsx => xlsx(bytes),
        Format::Xlsb => ranges::<Xlsb<_>>(bytes),
        Format::Ods => ranges::<Ods<_>>(bytes),
        Format::Xls => ranges::<Xls<_>>(bytes),
    });
    READING.set(false);
    match opened {
        Ok(Some(workbook)) if !workbook.sheets.is_empty() => Ok(workbook),
        Ok(_) | Err(_) => Err(Unreadable {
            what: "The workbook is damaged: its sheets cannot be read.".to_owned(),
            fix: "Open it in Excel or LibreOffice, save it again as an Excel workbook (.xlsx), and send that file."
                .to_owned(),
        }),
    }
}

fn xlsx(bytes: &[u8]) -> Option<Workbook> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let mut workbook = Workbook::default();
    if let Ok(properties) = book.workbook_properties() {
        workbook.saved = properties.modified.or(properties.created);
        workbook.properties = properties.custom_properties;
    }
    for sheet in book.sheets_metadata().to_vec() {
        let mut grid =
            Grid { name: sheet.name.clone(), visible: sheet.visible == SheetVisible::Visible, rows: BTreeMap::new() };
        if let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) {
            // A cell of a new kind is one error; the stream goes on behind it.
            let mut errors = 0;
            loop {
                match cells.next_cell() {
                    Ok(Some(cell)) => {
                        errors = 0;
                        let (row, column) = cell.get_position();
                        if let Some(typed) = of_stream(cell.get_value()) {
                            grid.put(row, column, typed);
                        }
                    }
                    Ok(None) => break,
                    // What is broken in the middle must not be read as if it ended there.
                    Err(XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_) | XlsxError::Zip(_)) => {
                        return None;
                    }
                    Err(_) if errors < 1000 => errors += 1,
                    Err(_) => break,
                }
            }
        }
        workbook.sheets.push(grid);
    }
    Some(workbook)
}

fn ranges<'b, R: Reader<Cursor<&'b [u8]>>>(bytes: &'b [u8]) -> Option<Workbook> {
    let mut book = R::new(Cursor::new(bytes)).ok()?;
    let mut workbook = Workbook::default();
    for sheet in book.sheets_metadata().to_vec() {
        let mut grid =
            Grid { name: sheet.name.clone(), visible: sheet.visible == SheetVisible::Visible, rows: BTreeMap::new() };
        if let Ok(range) = book.worksheet_range(&sheet.name)
            && let Some((top, left)) = range.start()
        {
            for (row, column, data) in range.used_cells() {
                let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
                if let Some(typed) = of_range(data) {
                    grid.put(top.saturating_add(row), left.saturating_add(column), typed);
                }
            }
        }
        workbook.sheets.push(grid);
    }
    Some(workbook)
}

#[allow(clippy::cast_precision_loss, reason = "a cell's whole number beyond 2^53 is no count of ours")]
fn of_stream(data: &DataRef<'_>) -> Option<Typed> {
    match data {
        DataRef::Int(number) => Some(Typed::Number(*number as f64)),
        DataRef::Float(number) => Some(Typed::Number(*number)),
        DataRef::String(text) => Some(Typed::Text(text.clone())),
        DataRef::SharedString(text) => Some(Typed::Text((*text).to_owned())),
        DataRef::Bool(truth) => Some(Typed::Truth(*truth)),
        DataRef::DateTime(moment) => Some(of_moment(*moment)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Some(of_iso(text)),
        DataRef::Error(error) => Some(Typed::Error(error.to_string())),
        DataRef::Empty => None,
    }
}

#[allow(clippy::cast_precision_loss, reason = "a cell's whole number beyond 2^53 is no count of ours")]
fn of_range(data: &Data) -> Option<Typed> {
    match data {
        Data::Int(number) => Some(Typed::Number(*number as f64)),
        Data::Float(number) => Some(Typed::Number(*number)),
        Data::String(text) => Some(Typed::Text(text.clone())),
        Data::Bool(truth) => Some(Typed::Truth(*truth)),
        Data::DateTime(moment) => Some(of_moment(*moment)),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Some(of_iso(text)),
        Data::Error(error) => Some(Typed::Error(error.to_string())),
        Data::Empty => None,
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
