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
use super::records::{Records, f64_at, text_at, u16_at, u32_at};
use super::sheets::{Content, Sheets};
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
    pub(super) const FORMAT: u16 = 0x2C;
    pub(super) const STYLE: u16 = 0x2F;
    pub(super) const OTHER_VALUE: u16 = 50;
    pub(super) const RICH_TEXT: u16 = 62;
    pub(super) const BEGIN_CELLS: u16 = 0x91;
    pub(super) const END_CELLS: u16 = 0x92;
    pub(super) const BOOK_SETTINGS: u16 = 0x99;
    pub(super) const SHEET: u16 = 0x9C;
    pub(super) const MERGED: u16 = 0xB0;
    pub(super) const BEGIN_STYLES: u16 = 0x269;
    pub(super) const END_STYLES: u16 = 0x26A;
    pub(super) const PAGE: u16 = 0x1DF;
    pub(super) const END_COMMENTS: u16 = 0x275;
    pub(super) const COMMENT: u16 = 0x27B;
    pub(super) const COMMENT_TEXT: u16 = 0x27D;
}

/// The number that four bytes hold in Excel's short form.
pub(super) fn short_number(packed: u32) -> f64 {
    let number = if packed & 2 != 0 {
        // A whole number of 30 bits with its sign.
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

/// What an error value shows.
pub(super) fn error_value(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    }
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
        Some(part) => optional(styles(parts, &part, &mut sheets))?,
        None => None,
    };
    sheets.workbook.lacks_formats = styled.is_none();
    if let Some(part) = linked("sharedStrings", parts) {
        let mut records = Records::new(parts.stream(&part)?);
        while let Some(kind) = records.next()? {
            if kind == kind::STRING {
                let (text, _) = text_at(&records.body, 1).ok_or(Fault::Damaged)?;
                sheets.string(&text)?;
            }
        }
    }
    let mut named = Vec::new();
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
            _ => {}
        }
        if named.len() > MOST_PARTS {
            return Err(Fault::TooLarge("sheets", MOST_PARTS as u64));
        }
    }
    drop(records);
    for (name, visible, link) in named {
        sheets.begin(name, visible)?;
        // Without a link it has no part.
        let part = of_book.iter().find(|of| of.id == link).map(|of| of.part.clone()).unwrap_or_default();
        let read = parts.stream(&part).and_then(|stream| cells(stream, &mut sheets));
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

fn styles(parts: &mut Parts<'_>, part: &str, sheets: &mut Sheets) -> Result<(), Fault> {
    let mut records = Records::new(parts.stream(part)?);
    let (mut formats, mut uses) = (Vec::new(), Vec::new());
    let mut of_cells = false;
    while let Some(kind) = records.next()? {
        match kind {
            kind::FORMAT if formats.len() < MOST_PARTS => {
                if let (Some(id), Some((code, _))) = (u16_at(&records.body, 0), text_at(&records.body, 2)) {
                    formats.push((u32::from(id), code.chars().take(255).collect()));
                }
            }
            kind::BEGIN_STYLES => of_cells = true,
            kind::END_STYLES => of_cells = false,
            kind::STYLE if of_cells && uses.len() < 1 << 16 => {
                uses.push(u32::from(u16_at(&records.body, 2).unwrap_or(0)));
            }
            _ => {}
        }
    }
    sheets.styles(&formats, &uses);
    Ok(())
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
fn cells<R: Read>(stream: Metered<R>, sheets: &mut Sheets) -> Result<(), Fault> {
    let mut records = Records::new(stream);
    let (mut within, mut ended) = (false, false);
    let mut row = u32::MAX;
    let mut column = 0_u32;
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
                sheets.cell(row, column - 1, Content::Error(PICTURE))?;
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
                cell(kind, body, 8, (row, at, style), sheets)?;
            }
            kind::FIRST_SHORT..=kind::LAST_SHORT if within => {
                let style = u32_at(body, 0).ok_or(Fault::Damaged)? & 0x00FF_FFFF;
                let at = column;
                column = column.saturating_add(1);
                if std::mem::take(&mut other_value) && kind == kind::SHORT_ERROR {
                    sheets.cell(row, at, Content::Error(PICTURE))?;
                    continue;
                }
                cell(kind - 11, body, 4, (row, at, style), sheets)?;
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

fn cell(
    kind: u16,
    body: &[u8],
    at: usize,
    (row, column, style): (u32, u32, u32),
    sheets: &mut Sheets,
) -> Result<(), Fault> {
    let mut put = |content: Content<'_>| sheets.cell(row, column, content);
    let byte = || body.get(at).copied().ok_or(Fault::Damaged);
    match kind {
        2 => put(Content::Number(short_number(u32_at(body, at).ok_or(Fault::Damaged)?), style)),
        3 | 11 => put(Content::Error(error_value(byte()?))),
        4 | 10 => put(Content::Truth(byte()? != 0)),
        5 | 9 => put(Content::Number(f64_at(body, at).ok_or(Fault::Damaged)?, style)),
        6 | 8 => put(Content::Text(&text_at(body, at).ok_or(Fault::Damaged)?.0)),
        7 => {
            let number = u32_at(body, at).ok_or(Fault::Damaged)?;
            put(Content::Shared(usize::try_from(number).unwrap_or(usize::MAX)))
        }
        // A text in runs has one byte of flags before it.
        kind::RICH_TEXT => put(Content::Text(&text_at(body, at + 1).ok_or(Fault::Damaged)?.0)),
        // Blank.
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_the_short_form_are_unpacked() {
        assert_eq!(short_number(42 << 2 | 2), 42.0);
        assert_eq!(short_number((-5_i32 << 2).cast_unsigned() | 2), -5.0);
        assert_eq!(short_number(1234 << 2 | 3), 12.34);
        let high = (1.5_f64.to_bits() >> 32) as u32;
        assert_eq!(short_number(high), 1.5);
    }
}
