//! Excel 97 to 2003 (and 95), .xls: a compound file whose stream `Workbook` holds records.
//!
//! A record is a type and a length of two bytes each, and that many bytes. First come those of the
//! whole workbook, with the place where each sheet's begin; a text too long for one record goes on in
//! the next.

use std::rc::Rc;

use super::compound::{Compound, Is};
use super::limits::{Fault, MOST_PARTS, Spent};
use super::optional::why_unread;
use super::records::{error_value, short_number};
use super::runs::{Run, of_units};
use super::sheets::{Content, Sheets};
use super::styles::Declared;
use super::tokens::{Tokens, Width, references};
use super::xls_beside::Beside;
use super::xls_text::{Fonts, Pieces, Version};
use crate::reader::grid::Workbook;

/// What the records that matter here are called in Microsoft's description, by their numbers.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const LISTS_OF_SHEETS: u16 = 0x0017;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const LOCKED: u16 = 0x002F;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const SHORT_NUMBERS: u16 = 0x00BD;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const MERGED: u16 = 0x00E5;
    pub(super) const STRINGS: u16 = 0x00FC;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    pub(super) const WORKBOOK: u16 = 0x01AE;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const RESULT: u16 = 0x0207;
    pub(super) const SHORT_NUMBER: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const SHARED_FORMULA: u16 = 0x04BC;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// Shared formulas that are looked through for a cell's own: it mostly is the last.
const MOST_LOOKED_AT: usize = 100;

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
    declared: Declared,
    sheets: Vec<(usize, String, bool)>,
    epoch_1904: bool,
    /// Of each workbook that formulas refer to: whether it is this one.
    workbooks: Vec<bool>,
    /// Of each list of sheets that formulas refer to: the first, where it is one of this workbook.
    lists: Vec<Option<usize>>,
}

impl Book {
    /// What is crossed out of a text in which fonts begin. The fifth font is none.
    fn runs(&self, text: &str, fonts: &Fonts) -> Vec<Run> {
        if fonts.is_empty() {
            return Vec::new();
        }
        let strikes = |font: u32| self.declared.strikes(if font > 4 { font - 1 } else { font });
        of_units(text, &fonts.iter().map(|(begin, font)| (*begin, strikes(*font))).collect::<Vec<_>>())
    }
}

/// Takes the sheets out of the stream of a workbook.
pub(super) fn read(stream: &[u8], macros: bool, spent: &Rc<Spent>) -> Result<Workbook, Fault> {
    let mut sheets = Sheets::new(spent);
    let book = whole(stream, &mut sheets, spent)?;
    sheets.workbook.macros = macros;
    sheets.workbook.epoch_1904 = book.epoch_1904;
    sheets.declared(&book.declared);
    for (from, name, visible) in &book.sheets {
        sheets.begin(name, *visible)?;
        let rest = stream.get(*from..).ok_or_else(|| Fault::Lacks("sheet".to_owned()));
        let read = rest.and_then(|rest| cells(&mut Records { rest, spent }, &book, &mut sheets));
        if let Some(why) = why_unread(read)? {
            sheets.lose(why);
        }
    }
    sheets.finish()
}

fn whole(stream: &[u8], sheets: &mut Sheets, spent: &Spent) -> Result<Book, Fault> {
    let mut book = Book {
        version: Version::Excel97,
        declared: Declared::default(),
        sheets: Vec::new(),
        epoch_1904: false,
        workbooks: Vec::new(),
        lists: Vec::new(),
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
            kind::FORMAT => {
                let id = u32::from(pieces.u16()?);
                // A format that cannot be read makes plain numbers of its cells.
                if let Ok(code) = if book.version == Version::Excel97 {
                    pieces.text(book.version)
                } else {
                    pieces.short_text(book.version)
                } {
                    book.declared.format(id, &code);
                }
            }
            kind::FONT => {
                pieces.u16()?;
                book.declared.font(pieces.u16()? & 8 != 0);
            }
            kind::STYLE => {
                let font = u32::from(pieces.u16()?);
                // The fifth font is none.
                book.declared.style(u32::from(pieces.u16()?), if font > 4 { font - 1 } else { font });
            }
            kind::WORKBOOK if book.workbooks.len() < MOST_PARTS => {
                pieces.u16()?;
                book.workbooks.push(pieces.u16() == Ok(0x0401));
            }
            kind::LISTS_OF_SHEETS if book.version == Version::Excel97 => {
                for _ in 0..pieces.u16()? {
                    let (workbook, first, _) = (pieces.u16()?, pieces.u16()?, pieces.u16()?);
                    let is_own = book.workbooks.get(usize::from(workbook)) == Some(&true);
                    book.lists.push(is_own.then_some(usize::from(first)));
                }
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
                    let (text, fonts) = pieces.rich_text(Version::Excel97)?;
                    sheets.string(&text, &book.runs(&text, &fonts))?;
                }
            }
            kind::END => return Ok(book),
            _ => {}
        }
    }
    Err(Fault::Damaged)
}

/// The cells that share a formula.
struct Area {
    rows: (u32, u32),
    columns: (u32, u32),
}

impl Area {
    fn holds(&self, row: u32, column: u32) -> bool {
        (self.rows.0..=self.rows.1).contains(&row) && (self.columns.0..=self.columns.1).contains(&column)
    }
}

/// The tokens of a formula behind so many bytes and their own length; none where they are cut short.
fn tokens(of: &mut Pieces<'_>, behind: usize) -> Vec<u8> {
    let length = of.skip(behind).and_then(|()| of.u16()).unwrap_or(0);
    (0..length).map_while(|_| of.u8().ok()).collect()
}

fn cells(records: &mut Records<'_>, book: &Book, sheets: &mut Sheets) -> Result<(), Fault> {
    let version = book.version;
    // Charts within a sheet have records of their own, from a beginning to an end.
    let mut depth = 0_u32;
    // The cell of a formula whose result is a text, which follows.
    let mut awaited = None;
    // The cell of a formula whose result is 0, where its tokens are those of a formula that follows and is shared.
    let mut sharing = None;
    let mut shared: Vec<(Area, Vec<u8>)> = Vec::new();
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
                let place = of.place()?;
                sheets.cell(place, Content::Number(of.f64()?))?;
            }
            kind::SHORT_NUMBER => {
                let place = of.place()?;
                sheets.cell(place, Content::Number(short_number(of.u32()?)))?;
            }
            kind::SHORT_NUMBERS => {
                let (row, mut column) = (u32::from(of.u16()?), u32::from(of.u16()?));
                // Behind the numbers the last column is said again.
                while of.left() >= 8 {
                    let (style, number) = (u32::from(of.u16()?), of.u32()?);
                    sheets.cell((row, column, style), Content::Number(short_number(number)))?;
                    column += 1;
                }
            }
            kind::TEXT | kind::RICH_TEXT => {
                let place = of.place()?;
                let (text, fonts) = of.rich_text(version)?;
                // Fonts that cannot be read leave the text as the cell has it.
                let behind = if kind == kind::RICH_TEXT { of.fonts_behind(version).unwrap_or_default() } else { fonts };
                sheets.cell(place, Content::Rich(&text, &book.runs(&text, &behind)))?;
            }
            kind::SHARED_TEXT => {
                let place = of.place()?;
                let number = usize::try_from(of.u32()?).unwrap_or(usize::MAX);
                sheets.cell(place, Content::Shared(number))?;
            }
            kind::TRUTH_OR_ERROR => {
                let place = of.place()?;
                let (value, is_error) = (of.u8()?, of.u8()? != 0);
                let content = if is_error { Content::Error(error_value(value)) } else { Content::Truth(value != 0) };
                sheets.cell(place, content)?;
            }
            kind::FORMULA => {
                let place @ (row, column, _) = of.place()?;
                awaited = None;
                let result = of.bytes::<8>()?;
                let content = match (result[0], result[6], result[7]) {
                    (0, 0xFF, 0xFF) => {
                        awaited = Some(place);
                        continue;
                    }
                    (1, 0xFF, 0xFF) => Content::Truth(result[2] != 0),
                    (2, 0xFF, 0xFF) => Content::Error(error_value(result[2])),
                    // An empty text.
                    (_, 0xFF, 0xFF) => continue,
                    _ => Content::Number(f64::from_le_bytes(result)),
                };
                sheets.cell(place, content)?;
                if content == Content::Number(0.0) && version == Version::Excel97 {
                    match references(&tokens(&mut of, 6), Width::Old, (row, column), &book.lists) {
                        Some(Tokens::References(to)) => sheets.zero(row, column, to)?,
                        Some(Tokens::Shared(_)) => {
                            let known =
                                shared.iter().rev().take(MOST_LOOKED_AT).find(|(area, _)| area.holds(row, column));
                            match known.map(|(_, tokens)| references(tokens, Width::Old, (row, column), &book.lists)) {
                                Some(Some(Tokens::References(to))) => sheets.zero(row, column, to)?,
                                Some(_) => {}
                                None => sharing = Some((row, column)),
                            }
                        }
                        None => {}
                    }
                }
            }
            kind::SHARED_FORMULA if shared.len() < MOST_PARTS => {
                let (top, bottom) = (u32::from(of.u16()?), u32::from(of.u16()?));
                let (left, right) = (u32::from(of.u8()?), u32::from(of.u8()?));
                let tokens = tokens(&mut of, 2);
                if let Some((row, column)) = sharing.take()
                    && let Some(Tokens::References(to)) = references(&tokens, Width::Old, (row, column), &book.lists)
                {
                    sheets.zero(row, column, to)?;
                }
                records.spent.kept(tokens.len())?;
                shared.push((Area { rows: (top, bottom), columns: (left, right) }, tokens));
            }
            kind::RESULT => {
                if let Some(place) = awaited.take() {
                    sheets.cell(place, Content::Text(&of.text(version)?))?;
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
