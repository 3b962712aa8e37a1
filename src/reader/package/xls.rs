//! Excel 97 to 2003 (and 95), .xls: a compound file whose stream `Workbook` holds records.
//!
//! A record is a type and a length of two bytes each, and that many bytes. First come those of the
//! whole workbook, with the place where each sheet's begin; a text too long for one record goes on in
//! the next.

use std::rc::Rc;

use super::compound::{Compound, Is};
use super::limits::{Fault, MOST_PARTS, Spent};
use super::optional::why_unread;
use super::sheets::{Content, Sheets};
use super::xls_beside::Beside;
use super::xls_text::{Pieces, Version};
use super::xlsb::{error_value, short_number};
use crate::reader::grid::Workbook;

/// What the records that matter here are called in Microsoft's description, by their numbers.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const LOCKED: u16 = 0x002F;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const SHORT_NUMBERS: u16 = 0x00BD;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const MERGED: u16 = 0x00E5;
    pub(super) const STRINGS: u16 = 0x00FC;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const RESULT: u16 = 0x0207;
    pub(super) const SHORT_NUMBER: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The records from some place of the stream.
struct Records<'s> {
    rest: &'s [u8],
    spent: &'s Spent,
}

impl<'s> Records<'s> {
    /// The next record with those that continue it; none at the end of the stream.
    fn next(&mut self) -> Result<Option<(u16, Pieces<'s>)>, Fault> {
        let Some((kind, body)) = self.one()? else { return Ok(None) };
        let mut pieces = Pieces::new(body);
        // Charts are continued too, and are not looked at.
        while self.rest.first_chunk::<2>().map(|kind| u16::from_le_bytes(*kind)) == Some(kind::CONTINUE) {
            if let Some((_, body)) = self.one()? {
                pieces.add(body)?;
            }
        }
        Ok(Some((kind, pieces)))
    }

    fn one(&mut self) -> Result<Option<(u16, &'s [u8])>, Fault> {
        let Some((head, rest)) = self.rest.split_first_chunk::<4>() else {
            // Streams may be filled up with a few bytes that say nothing.
            return if self.rest.iter().all(|byte| *byte == 0) { Ok(None) } else { Err(Fault::Damaged) };
        };
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (body, rest) = rest.split_at_checked(length).ok_or(Fault::Damaged)?;
        self.rest = rest;
        // Sheets may be said to begin anywhere, and a thousand of them at the same place.
        self.spent.piece_ended();
        self.spent.unpacked(length + 4)?;
        Ok(Some((u16::from_le_bytes([head[0], head[1]]), body)))
    }
}

/// The stream of the workbook in a compound file, and whether it holds macros.
pub(super) fn stream(file: &Compound<'_>) -> Result<(Vec<u8>, bool), Fault> {
    let macros = ["_VBA_PROJECT_CUR", "_VBA_PROJECT"].iter().any(|name| file.has(name, Is::Storage));
    let stream = file.stream("Workbook").or_else(|| file.stream("Book")).ok_or(Fault::Damaged)?;
    Ok((stream, macros))
}

/// What the records of the whole workbook say.
struct Book {
    version: Version,
    formats: Vec<(u32, String)>,
    uses: Vec<u32>,
    sheets: Vec<(usize, String, bool)>,
    epoch_1904: bool,
}

/// Takes the sheets out of the stream of a workbook.
pub(super) fn read(stream: &[u8], macros: bool, spent: &Rc<Spent>) -> Result<Workbook, Fault> {
    let mut sheets = Sheets::new(spent);
    let book = whole(stream, &mut sheets, spent)?;
    sheets.workbook.macros = macros;
    sheets.workbook.epoch_1904 = book.epoch_1904;
    sheets.styles(&book.formats, &book.uses);
    for (from, name, visible) in book.sheets {
        sheets.begin(name, visible)?;
        let rest = stream.get(from..).ok_or_else(|| Fault::Lacks("sheet".to_owned()));
        let read = rest.and_then(|rest| cells(&mut Records { rest, spent }, book.version, &mut sheets));
        if let Some(why) = why_unread(read)? {
            sheets.lose(why);
        }
    }
    sheets.finish()
}

fn whole(stream: &[u8], sheets: &mut Sheets, spent: &Spent) -> Result<Book, Fault> {
    let mut book = Book {
        version: Version::Excel97,
        formats: Vec::new(),
        uses: Vec::new(),
        sheets: Vec::new(),
        epoch_1904: false,
    };
    let mut records = Records { rest: stream, spent };
    let mut begun = false;
    while let Some((kind, mut pieces)) = records.next()? {
        match kind {
            kind::BEGIN => {
                begun = true;
                if matches!(pieces.u16()?, 0x0500) {
                    book.version = Version::Excel95;
                }
            }
            _ if !begun => return Err(Fault::Damaged),
            kind::LOCKED => return Err(Fault::Locked),
            kind::DATE_MODE => book.epoch_1904 = pieces.u16()? == 1,
            kind::FORMAT if book.formats.len() < MOST_PARTS => {
                let id = u32::from(pieces.u16()?);
                // A format that cannot be read makes plain numbers of its cells.
                if let Ok(code) = if book.version == Version::Excel97 {
                    pieces.text(book.version)
                } else {
                    pieces.short_text(book.version)
                } {
                    book.formats.push((id, code.chars().take(255).collect()));
                }
            }
            kind::STYLE if book.uses.len() < 1 << 16 => {
                pieces.u16()?;
                book.uses.push(u32::from(pieces.u16()?));
            }
            kind::SHEET => {
                let from = pieces.u32()?;
                let (state, of_kind) = (pieces.u8()?, pieces.u8()?);
                let name: String = pieces.short_text(book.version)?.chars().filter(|c| *c != '\0').collect();
                // A module of macros is listed as a sheet, and is none.
                if of_kind != 6 {
                    let from = usize::try_from(from).unwrap_or(usize::MAX);
                    book.sheets.push((from, name, state & 0x3F == 0));
                }
                if book.sheets.len() > MOST_PARTS {
                    return Err(Fault::TooLarge("sheets", MOST_PARTS as u64));
                }
            }
            kind::STRINGS => {
                pieces.skip(8)?;
                while !pieces.is_empty() {
                    sheets.string(&pieces.text(Version::Excel97)?)?;
                }
            }
            kind::END => return Ok(book),
            _ => {}
        }
    }
    Err(Fault::Damaged)
}

fn cells(records: &mut Records<'_>, version: Version, sheets: &mut Sheets) -> Result<(), Fault> {
    // Charts within a sheet have records of their own, from a beginning to an end.
    let mut depth = 0_u32;
    // The cell of a formula whose result is a text, which follows.
    let mut awaited = None;
    let mut beside = Beside::default();
    while let Some((kind, mut of)) = records.next()? {
        match kind {
            kind::BEGIN => depth += 1,
            kind::END if depth <= 1 => {
                if let Some(sheet) = sheets.sheet() {
                    beside.finish(sheet);
                }
                return Ok(());
            }
            kind::END => depth -= 1,
            _ if depth == 0 => return Err(Fault::Damaged),
            _ if depth > 1 => {}
            kind::NUMBER => {
                let (row, column, style) = of.place()?;
                sheets.cell(row, column, Content::Number(of.f64()?, style))?;
            }
            kind::SHORT_NUMBER => {
                let (row, column, style) = of.place()?;
                sheets.cell(row, column, Content::Number(short_number(of.u32()?), style))?;
            }
            kind::SHORT_NUMBERS => {
                let (row, mut column) = (u32::from(of.u16()?), u32::from(of.u16()?));
                // Behind the numbers the last column is said again.
                while of.left() >= 8 {
                    let (style, number) = (u32::from(of.u16()?), of.u32()?);
                    sheets.cell(row, column, Content::Number(short_number(number), style))?;
                    column += 1;
                }
            }
            kind::TEXT | kind::RICH_TEXT => {
                let (row, column, _) = of.place()?;
                sheets.cell(row, column, Content::Text(&of.text(version)?))?;
            }
            kind::SHARED_TEXT => {
                let (row, column, _) = of.place()?;
                let number = usize::try_from(of.u32()?).unwrap_or(usize::MAX);
                sheets.cell(row, column, Content::Shared(number))?;
            }
            kind::TRUTH_OR_ERROR => {
                let (row, column, _) = of.place()?;
                let (value, is_error) = (of.u8()?, of.u8()? != 0);
                let content = if is_error { Content::Error(error_value(value)) } else { Content::Truth(value != 0) };
                sheets.cell(row, column, content)?;
            }
            kind::FORMULA => {
                let (row, column, style) = of.place()?;
                awaited = None;
                let result = of.bytes::<8>()?;
                let content = match (result[0], result[6], result[7]) {
                    (0, 0xFF, 0xFF) => {
                        awaited = Some((row, column));
                        continue;
                    }
                    (1, 0xFF, 0xFF) => Content::Truth(result[2] != 0),
                    (2, 0xFF, 0xFF) => Content::Error(error_value(result[2])),
                    // An empty text.
                    (_, 0xFF, 0xFF) => continue,
                    _ => Content::Number(f64::from_le_bytes(result), style),
                };
                sheets.cell(row, column, content)?;
            }
            kind::RESULT => {
                if let Some((row, column)) = awaited.take() {
                    sheets.cell(row, column, Content::Text(&of.text(version)?))?;
                }
            }
            kind::MERGED => {
                for _ in 0..of.u16()? {
                    let mut edge = || of.u16().map(u32::from);
                    let (top, bottom, left, right) = (edge()?, edge()?, edge()?, edge()?);
                    if let Some(sheet) = sheets.sheet() {
                        sheet.merge((top, left, bottom, right));
                    }
                }
            }
            _ => {
                if let Some(sheet) = sheets.sheet() {
                    beside.take(kind, &mut of, version, (sheet, records.spent))?;
                }
            }
        }
    }
    // A sheet that never ends was cut off.
    Err(Fault::Damaged)
}
