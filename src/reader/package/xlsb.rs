//! Excel's binary workbook, .xlsb: the parts of an Open XML package as records in place of XML.
//!
//! A record is a type (one or two bytes), a length (one to four) and that many bytes. A cell says its
//! column and style, or, in the short form that some programs write, only its style: it then stands
//! to the right of the one before.

use std::io::Read;
use std::rc::Rc;

use super::beside;
use super::headers;
use super::limits::{Fault, MOST_PARTS};
use super::links::{links, macros, properties};
use super::notes::{self, COMMENTS};
use super::optional::{optional, why_unread};
use super::parts::{Metered, Parts};
use super::records::{Records, error_value, f64_at, short_number, text_at, u16_at, u32_at};
use super::runs::{Run, of_units};
use super::sheets::{Content, Sheets};
use super::styles::Declared;
use super::tokens::{Tokens, Width, references};
use crate::answers::PICTURE;
use crate::reader::grid::{Grid, Workbook};

/// What the records that matter here are called in Microsoft's description, by their numbers.
mod kind {
    pub(super) const ROW: u16 = 0;
    pub(super) const FIRST_LONG: u16 = 1;
    pub(super) const ERROR: u16 = 3;
    pub(super) const LAST_FORMULA: u16 = 11;
    pub(super) const FIRST_SHORT: u16 = 12;
    pub(super) const SHORT_ERROR: u16 = 14;
    pub(super) const LAST_SHORT: u16 = 18;
    pub(super) const STRING: u16 = 0x13;
    pub(super) const FONT: u16 = 0x2B;
    pub(super) const FORMAT: u16 = 0x2C;
    pub(super) const STYLE: u16 = 0x2F;
    pub(super) const OTHER_VALUE: u16 = 50;
    pub(super) const RICH_TEXT: u16 = 62;
    pub(super) const BEGIN_CELLS: u16 = 0x91;
    pub(super) const END_CELLS: u16 = 0x92;
    pub(super) const BOOK_SETTINGS: u16 = 0x99;
    pub(super) const SHEET: u16 = 0x9C;
    pub(super) const MERGED: u16 = 0xB0;
    pub(super) const OTHER_WORKBOOK: u16 = 0x163;
    pub(super) const OWN_WORKBOOK: u16 = 0x165;
    pub(super) const SAME_SHEET: u16 = 0x166;
    pub(super) const LISTS_OF_SHEETS: u16 = 0x16A;
    pub(super) const SHARED_FORMULA: u16 = 0x1AB;
    pub(super) const BEGIN_FONTS: u16 = 0x263;
    pub(super) const END_FONTS: u16 = 0x264;
    pub(super) const BEGIN_STYLES: u16 = 0x269;
    pub(super) const END_STYLES: u16 = 0x26A;
    pub(super) const ADD_IN: u16 = 0x29B;
    pub(super) const PAGE: u16 = 0x1DF;
    pub(super) const END_COMMENTS: u16 = 0x275;
    pub(super) const COMMENT: u16 = 0x27B;
    pub(super) const COMMENT_TEXT: u16 = 0x27D;
}

/// Takes the sheets out of a package.
pub(super) fn read(parts: &mut Parts<'_>, book: &str) -> Result<Workbook, Fault> {
    let spent = Rc::clone(&parts.spent);
    let mut sheets = Sheets::new(&spent);
    let of_package = optional(links(parts, ""))?.unwrap_or_default();
    let of_book = links(parts, book)?;
    (sheets.workbook.saved, sheets.workbook.properties) = properties(parts, &of_package)?;
    sheets.workbook.macros = macros(parts, &of_book);
    let linked = |kind: &str, parts: &Parts<'_>| {
        of_book.iter().find(|link| link.kind == kind && parts.has(&link.part)).map(|link| link.part.clone())
    };
    let styled = match linked("styles", parts) {
        Some(part) => optional(styles(parts, &part))?,
        None => None,
    };
    sheets.workbook.lacks_formats = styled.is_none();
    let declared = styled.unwrap_or_default();
    sheets.declared(&declared);
    if let Some(part) = linked("sharedStrings", parts) {
        let mut records = Records::new(parts.stream(&part)?);
        while let Some(kind) = records.next()? {
            if kind == kind::STRING {
                let (text, runs) = rich_text_at(&records.body, 0, &declared).ok_or(Fault::Damaged)?;
                sheets.string(&text, &runs)?;
            }
        }
    }
    let mut named = Vec::new();
    // Of each workbook that formulas refer to, whether it is this one; of each list of sheets, the first of ours.
    let (mut workbooks, mut lists) = (Vec::new(), Vec::new());
    let mut records = Records::new(parts.stream(book)?);
    while let Some(kind) = records.next()? {
        match kind {
            kind::BOOK_SETTINGS => {
                sheets.workbook.epoch_1904 = records.body.first().is_some_and(|flags| flags & 1 != 0);
            }
            kind::SHEET => {
                let state = u32_at(&records.body, 0).ok_or(Fault::Damaged)?;
                let (link, behind) = text_at(&records.body, 8).ok_or(Fault::Damaged)?;
                let (name, _) = text_at(&records.body, behind).ok_or(Fault::Damaged)?;
                named.push((name, state == 0, link));
            }
            kind::OTHER_WORKBOOK | kind::OWN_WORKBOOK | kind::SAME_SHEET | kind::ADD_IN
                if workbooks.len() < MOST_PARTS =>
            {
                workbooks.push(kind == kind::OWN_WORKBOOK);
            }
            kind::LISTS_OF_SHEETS => lists = of_sheets(&records.body, &workbooks),
            _ => {}
        }
        if named.len() > MOST_PARTS {
            return Err(Fault::TooLarge("sheets", MOST_PARTS as u64));
        }
    }
    drop(records);
    let of_cells = Book { declared: &declared, lists: &lists };
    for (name, visible, link) in named {
        sheets.begin(name, visible)?;
        // Without a link it has no part.
        let part = of_book.iter().find(|of| of.id == link).map(|of| of.part.clone()).unwrap_or_default();
        let read = parts.stream(&part).and_then(|stream| cells(stream, &of_cells, &mut sheets));
        match why_unread(read)? {
            Some(why) => sheets.lose(why),
            None => {
                if let Some(sheet) = sheets.sheet() {
                    let links = beside::read(parts, &part, sheet)?;
                    for link in links.iter().filter(|link| link.kind == "comments" && link.part.ends_with(".bin")) {
                        if optional(comments(parts, &link.part, sheet))?.is_none() {
                            sheet.lose(COMMENTS);
                        }
                    }
                }
            }
        }
    }
    sheets.finish()
}

/// What the cells of every sheet need of the workbook.
struct Book<'b> {
    declared: &'b Declared,
    lists: &'b [Option<usize>],
}

/// Of each list of sheets the first, where it is one of this workbook.
fn of_sheets(body: &[u8], workbooks: &[bool]) -> Vec<Option<usize>> {
    let rest = body.get(4..).unwrap_or_default();
    let one = |list: &[u8; 12]| {
        let workbook = usize::try_from(u32_at(list, 0)?).ok()?;
        usize::try_from(u32_at(list, 4)?).ok().filter(|_| workbooks.get(workbook) == Some(&true))
    };
    rest.as_chunks::<12>().0.iter().map(one).collect()
}

fn styles(parts: &mut Parts<'_>, part: &str) -> Result<Declared, Fault> {
    let mut records = Records::new(parts.stream(part)?);
    let mut declared = Declared::default();
    let (mut of_cells, mut of_fonts) = (false, false);
    while let Some(kind) = records.next()? {
        match kind {
            kind::FORMAT => {
                if let (Some(id), Some((code, _))) = (u16_at(&records.body, 0), text_at(&records.body, 2)) {
                    declared.format(u32::from(id), &code);
                }
            }
            kind::BEGIN_FONTS => of_fonts = true,
            kind::END_FONTS => of_fonts = false,
            kind::FONT if of_fonts => declared.font(u16_at(&records.body, 2).is_some_and(|flags| flags & 8 != 0)),
            kind::BEGIN_STYLES => of_cells = true,
            kind::END_STYLES => of_cells = false,
            kind::STYLE if of_cells => {
                let number = |at| u32::from(u16_at(&records.body, at).unwrap_or(0));
                declared.style(number(2), number(4));
            }
            _ => {}
        }
    }
    Ok(declared)
}

/// A text with a byte of flags before it and, where they say so, fonts behind it: it, and what is crossed out of it.
fn rich_text_at(body: &[u8], at: usize, declared: &Declared) -> Option<(String, Vec<Run>)> {
    let is_rich = body.get(at)? & 1 != 0;
    let (text, behind) = text_at(body, at + 1)?;
    let mut begins = Vec::new();
    if is_rich {
        let fonts = body.get(behind.checked_add(4)?..).unwrap_or_default();
        let count = usize::try_from(u32_at(body, behind).unwrap_or(0)).ok()?;
        for font in fonts.as_chunks::<4>().0.iter().take(count) {
            let [a, b, c, d] = *font;
            begins.push((usize::from(u16::from_le_bytes([a, b])), declared.strikes(u16::from_le_bytes([c, d]).into())));
        }
    }
    let runs = if begins.is_empty() { Vec::new() } else { of_units(&text, &begins) };
    Some((text, runs))
}

/// Takes the comments of a sheet, as far as they can be read.
fn comments(parts: &mut Parts<'_>, part: &str, sheet: &mut Grid) -> Result<(), Fault> {
    let spent = Rc::clone(&parts.spent);
    let mut records = Records::new(parts.stream(part)?);
    let mut at = None;
    // A list that never ends was cut off.
    let mut ended = false;
    while let Some(kind) = records.next()? {
        match kind {
            kind::COMMENT => at = u32_at(&records.body, 4).zip(u32_at(&records.body, 12)),
            kind::COMMENT_TEXT => {
                // A text in runs has one byte of flags before it.
                let (text, _) = text_at(&records.body, 1).ok_or(Fault::Damaged)?;
                spent.kept(text.len() + 32)?;
                if let Some((row, column)) = at.take() {
                    sheet.note(row, column, notes::said(text));
                }
            }
            kind::END_COMMENTS => ended = true,
            _ => {}
        }
    }
    if ended { Ok(()) } else { Err(Fault::Damaged) }
}

/// The texts of a sheet's headers and footers: ordinary, of even pages and of the first.
fn page(body: &[u8], sheet: &mut Grid) {
    let mut at = 2;
    for _ in 0..6 {
        let text = match u32_at(body, at) {
            // There is none.
            Some(u32::MAX) => {
                at += 4;
                continue;
            }
            _ => text_at(body, at),
        };
        let Some((text, behind)) = text else { return };
        at = behind;
        headers::texts(&text).into_iter().for_each(|text| sheet.page_text(text));
    }
}

/// Takes the cells of a sheet that hold something, and notes its merged regions.
fn cells<R: Read>(stream: Metered<R>, book: &Book<'_>, sheets: &mut Sheets) -> Result<(), Fault> {
    let mut records = Records::new(stream);
    let (mut within, mut ended) = (false, false);
    let mut row = u32::MAX;
    let mut column = 0_u32;
    let mut sharing = Sharing::default();
    // Whether a value of another kind stands beside the cell that follows.
    let mut other_value = false;
    while let Some(kind) = records.next()? {
        let body = records.body.as_slice();
        match kind {
            kind::OTHER_VALUE => other_value = true,
            kind::PAGE => {
                if let Some(sheet) = sheets.sheet() {
                    page(body, sheet);
                }
            }
            kind::ERROR if within && std::mem::take(&mut other_value) => {
                column = u32_at(body, 0).ok_or(Fault::Damaged)?.saturating_add(1);
                sheets.cell((row, column - 1, 0), Content::Error(PICTURE))?;
            }
            kind::BEGIN_CELLS => within = true,
            kind::END_CELLS => (within, ended) = (false, true),
            kind::ROW if within => {
                row = u32_at(body, 0).ok_or(Fault::Damaged)?;
                column = 0;
            }
            kind::FIRST_LONG..=kind::LAST_FORMULA | kind::RICH_TEXT if within => {
                other_value = false;
                let at = u32_at(body, 0).ok_or(Fault::Damaged)?;
                let style = u32_at(body, 4).ok_or(Fault::Damaged)? & 0x00FF_FFFF;
                column = at.saturating_add(1);
                cell(kind, body, 8, (row, at, style), book, sheets)?;
                if kind == LONG_NUMBER_OF_FORMULA && f64_at(body, 8) == Some(0.0) {
                    sharing.zero(tokens_at(body, 18), (row, at), book, sheets)?;
                }
            }
            kind::SHARED_FORMULA if within => sharing.formula(body, book, sheets)?,
            kind::FIRST_SHORT..=kind::LAST_SHORT if within => {
                let style = u32_at(body, 0).ok_or(Fault::Damaged)? & 0x00FF_FFFF;
                let at = column;
                column = column.saturating_add(1);
                if std::mem::take(&mut other_value) && kind == kind::SHORT_ERROR {
                    sheets.cell((row, at, style), Content::Error(PICTURE))?;
                    continue;
                }
                cell(kind - 11, body, 4, (row, at, style), book, sheets)?;
            }
            kind::MERGED => {
                let region = |at| u32_at(body, at).ok_or(Fault::Damaged);
                let region = (region(0)?, region(8)?, region(4)?, region(12)?);
                if let Some(sheet) = sheets.sheet() {
                    sheet.merge(region);
                }
            }
            _ => {}
        }
    }
    // A chart has no cells; cells that never end were cut off.
    if within && !ended { Err(Fault::Damaged) } else { Ok(()) }
}

/// The number of a cell whose formula has a number as its result.
const LONG_NUMBER_OF_FORMULA: u16 = 9;

/// The tokens of a formula at a place, behind their length.
fn tokens_at(body: &[u8], at: usize) -> &[u8] {
    let length = u32_at(body, at).and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    let rest = body.get(at + 4..).unwrap_or_default();
    &rest[..length.min(rest.len())]
}

/// A formula that several cells share stands behind the first of them.
#[derive(Default)]
struct Sharing {
    /// The cell whose result is 0 and whose formula is to come.
    awaits: Option<(u32, u32)>,
    /// First and last row, and the tokens, of the formula that came last.
    last: Option<(u32, u32, Vec<u8>)>,
}

impl Sharing {
    fn zero(&mut self, own: &[u8], at: (u32, u32), book: &Book<'_>, sheets: &mut Sheets) -> Result<(), Fault> {
        self.awaits = None;
        match references(own, Width::New, at, book.lists) {
            Some(Tokens::References(to)) => sheets.zero(at.0, at.1, to),
            Some(Tokens::Shared(row)) => match &self.last {
                Some((top, bottom, tokens)) if *top == row && (*top..=*bottom).contains(&at.0) => {
                    match references(tokens, Width::New, at, book.lists) {
                        Some(Tokens::References(to)) => sheets.zero(at.0, at.1, to),
                        Some(Tokens::Shared(_)) | None => Ok(()),
                    }
                }
                _ => {
                    self.awaits = Some(at);
                    Ok(())
                }
            },
            None => Ok(()),
        }
    }

    fn formula(&mut self, body: &[u8], book: &Book<'_>, sheets: &mut Sheets) -> Result<(), Fault> {
        let (Some(top), Some(bottom)) = (u32_at(body, 0), u32_at(body, 4)) else { return Ok(()) };
        let tokens = tokens_at(body, 16).to_vec();
        if let Some(at) = self.awaits.take()
            && let Some(Tokens::References(to)) = references(&tokens, Width::New, at, book.lists)
        {
            sheets.zero(at.0, at.1, to)?;
        }
        self.last = Some((top, bottom, tokens));
        Ok(())
    }
}

fn cell(
    kind: u16,
    body: &[u8],
    at: usize,
    place: (u32, u32, u32),
    book: &Book<'_>,
    sheets: &mut Sheets,
) -> Result<(), Fault> {
    let mut put = |content: Content<'_>| sheets.cell(place, content);
    let byte = || body.get(at).copied().ok_or(Fault::Damaged);
    match kind {
        2 => put(Content::Number(short_number(u32_at(body, at).ok_or(Fault::Damaged)?))),
        3 | 11 => put(Content::Error(error_value(byte()?))),
        4 | 10 => put(Content::Truth(byte()? != 0)),
        5 | 9 => put(Content::Number(f64_at(body, at).ok_or(Fault::Damaged)?)),
        6 | 8 => put(Content::Text(&text_at(body, at).ok_or(Fault::Damaged)?.0)),
        7 => {
            let number = u32_at(body, at).ok_or(Fault::Damaged)?;
            put(Content::Shared(usize::try_from(number).unwrap_or(usize::MAX)))
        }
        kind::RICH_TEXT => {
            let (text, runs) = rich_text_at(body, at, book.declared).ok_or(Fault::Damaged)?;
            put(Content::Rich(&text, &runs))
        }
        // Blank.
        _ => Ok(()),
    }
}
