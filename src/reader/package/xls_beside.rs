//! What stands beside the cells of an .xls sheet: comments, text boxes, pictures, headers and footers.
//!
//! A drawing says where each object stands, then the object says what it is and its number, then its text follows. A
//! comment names its cell and the number of the object that shows it.

use std::collections::HashMap;

use super::headers;
use super::limits::{Fault, Spent};
use super::optional::optional;
use super::xls_text::{Pieces, Version};
use crate::reader::grid::Grid;

/// What the records that matter here are called in Microsoft's description, by their numbers.
mod kind {
    pub(super) const HEADER: u16 = 0x0014;
    pub(super) const FOOTER: u16 = 0x0015;
    pub(super) const NOTE: u16 = 0x001C;
    pub(super) const OBJECT: u16 = 0x005D;
    pub(super) const DRAWING: u16 = 0x00EC;
    pub(super) const TEXT: u16 = 0x01B6;
}

/// The record within a drawing that says which cells an object covers.
const ANCHOR: u16 = 0xF010;
/// The kinds of objects that are pictures, and frames of comments.
const PICTURE: u16 = 0x08;
const FRAME: u16 = 0x19;
/// So many comments of a sheet are kept.
const MOST: usize = 100_000;

/// The objects of one sheet as they come.
#[derive(Default)]
pub(super) struct Beside {
    /// The cells that the next object covers.
    anchor: Option<[(u32, u32); 2]>,
    /// The kind and number of the object whose text follows.
    object: Option<(u16, u16)>,
    /// The texts of the frames of comments, by their numbers.
    frames: HashMap<u16, String>,
    /// Comments: their cells, and the numbers of their frames.
    comments: Vec<((u32, u32), u16)>,
}

impl Beside {
    /// Takes a record, if it is one of these.
    pub(super) fn take(
        &mut self,
        kind: u16,
        of: &mut Pieces<'_>,
        version: Version,
        (sheet, spent): (&mut Grid, &Spent),
    ) -> Result<(), Fault> {
        let read = match kind {
            kind::HEADER | kind::FOOTER => page(of, version, sheet),
            kind::NOTE => self.comment(of, version, sheet),
            kind::DRAWING => {
                self.anchor = anchor(of).or(self.anchor);
                Ok(())
            }
            kind::OBJECT => self.object(of, sheet),
            kind::TEXT => self.text(of, sheet, spent),
            _ => Ok(()),
        };
        if optional(read)?.is_none() {
            sheet.lose("comments and text boxes");
        }
        Ok(())
    }

    /// Brings comments and their texts together.
    pub(super) fn finish(mut self, sheet: &mut Grid) {
        for ((row, column), number) in self.comments {
            if let Some(text) = self.frames.remove(&number) {
                sheet.note(row, column, text);
            }
        }
        // A frame that no comment names is a text all the same.
        let mut left: Vec<(u16, String)> = self.frames.into_iter().collect();
        left.sort();
        left.into_iter().for_each(|(_, text)| sheet.shape(None, text));
    }

    fn comment(&mut self, of: &mut Pieces<'_>, version: Version, sheet: &mut Grid) -> Result<(), Fault> {
        let (row, column) = (u32::from(of.u16()?), u32::from(of.u16()?));
        match version {
            Version::Excel97 => {
                of.skip(2)?;
                let number = of.u16()?;
                if self.comments.len() < MOST {
                    self.comments.push(((row, column), number));
                }
            }
            Version::Excel95 => {
                of.skip(2)?;
                let mut text = String::new();
                while !of.is_empty() {
                    text.push(of.old_letter()?);
                }
                // What is too long for one record goes on in the next, which names no row.
                match sheet.notes.last_mut().filter(|_| row == 0xFFFF) {
                    Some((_, _, begun)) => begun.push_str(&text),
                    None => sheet.note(row, column, text),
                }
            }
        }
        Ok(())
    }

    fn object(&mut self, of: &mut Pieces<'_>, sheet: &mut Grid) -> Result<(), Fault> {
        let (first, _) = (of.u16()?, of.u16()?);
        if first != 0x15 {
            return Ok(());
        }
        let (kind, number) = (of.u16()?, of.u16()?);
        self.object = Some((kind, number));
        if let (PICTURE, Some([from, to])) = (kind, self.anchor) {
            sheet.picture(from, to);
        }
        Ok(())
    }

    fn text(&mut self, of: &mut Pieces<'_>, sheet: &mut Grid, spent: &Spent) -> Result<(), Fault> {
        let Some((kind, number)) = self.object.take() else { return Ok(()) };
        of.skip(10)?;
        let length = usize::from(of.u16()?);
        of.skip(6)?;
        if length == 0 {
            return Ok(());
        }
        let text = of.continued(length)?;
        spent.kept(text.len() + 64)?;
        if kind == FRAME {
            self.frames.insert(number, text);
        } else {
            sheet.shape(self.anchor.map(|[from, _]| from), text);
        }
        Ok(())
    }
}

fn page(of: &mut Pieces<'_>, version: Version, sheet: &mut Grid) -> Result<(), Fault> {
    if of.is_empty() {
        return Ok(());
    }
    let codes = match version {
        Version::Excel97 => of.text(version)?,
        Version::Excel95 => of.short_text(version)?,
    };
    headers::texts(&codes).into_iter().for_each(|text| sheet.page_text(text));
    Ok(())
}

/// The last anchor in a piece of a drawing: that of the object that follows.
fn anchor(of: &mut Pieces<'_>) -> Option<[(u32, u32); 2]> {
    let mut found = None;
    let mut next = || -> Result<(), Fault> {
        while !of.is_empty() {
            let (head, kind, length) = (of.u16()?, of.u16()?, of.u32()?);
            let mut length = usize::try_from(length).unwrap_or(usize::MAX);
            // What holds others is gone into.
            if head & 0xF == 0xF {
                continue;
            }
            if kind == ANCHOR && length >= 18 {
                of.skip(2)?;
                let mut edge = || -> Result<u32, Fault> {
                    let cell = of.u16()?;
                    of.skip(2)?;
                    Ok(u32::from(cell))
                };
                let (left, top, right, bottom) = (edge()?, edge()?, edge()?, edge()?);
                found = Some([(top, left), (bottom, right)]);
                length -= 18;
            }
            of.skip(length)?;
        }
        Ok(())
    };
    // A drawing may be torn anywhere: what was found in it is kept.
    let _ = next();
    found
}
