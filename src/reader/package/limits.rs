//! How much a file may ask of the computer that reads it, and what is told when it asks for more.
//!
//! Every number that a file declares is ignored; what counts is what was truly unpacked and kept.

use std::cell::Cell;
use std::rc::Rc;

use crate::reader::Unreadable;

/// Bytes of a file, packed: one that lies there, or one in another.
pub(in crate::reader) const MOST_BYTES: u64 = 100 << 20;
/// Parts of a package. An audit workbook has about 40; one with a picture in each row has thousands.
pub(in crate::reader) const MOST_PARTS: usize = 20_000;
/// Bytes that all parts together may unpack to. A million formatted empty rows of 17 columns, which
/// is what a stray paste over whole columns leaves behind, make about 500 MB.
pub(super) const MOST_UNPACKED: u64 = 1 << 30;
/// Bytes of one tag, text, comment or record: it must stand in memory whole. A cell holds at most
/// 32,767 characters, and the longest honest attribute lists the ranges of a rule.
pub(super) const MOST_AT_ONCE: u64 = 16 << 20;
/// Cells with something in them. The matrix of a large round has under two million.
pub(super) const MOST_CELLS: u64 = 5_000_000;
/// Bytes of text kept of one file, and bytes of text that its cells show: a shared text that a
/// million cells name is a million texts.
pub(super) const MOST_KEPT: u64 = 256 << 20;
/// Sheets. An audit workbook has 6 to 20; Excel opens a thousand only with trouble.
pub(super) const MOST_SHEETS: usize = 1_000;
/// Elements of all parts together. A million formatted empty rows of 50 columns have 51 million; a
/// gigabyte of the shortest has three times as many, and takes as much longer.
pub(super) const MOST_ELEMENTS: u64 = 60_000_000;
/// How deep elements may be nested. Excel's own files reach about 20.
pub(super) const MOST_DEPTH: usize = 256;

/// Why a file is given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reader) enum Fault {
    /// Its bytes do not say what they should.
    Damaged,
    /// A part that the workbook names is not there: its name.
    Lacks(String),
    /// It holds more than is read: of what, and how much would be.
    TooLarge(&'static str, u64),
    /// It defines XML entities.
    Entities,
    /// It cannot be read without a password.
    Locked,
    /// What else it is.
    Told(Unreadable),
}

impl From<Fault> for Unreadable {
    fn from(fault: Fault) -> Unreadable {
        let (what, fix) = match fault {
            Fault::Damaged => (
                "The workbook is damaged: its sheets cannot be read.".to_owned(),
                "Open it in Excel or LibreOffice, save it again as an Excel workbook (.xlsx), and send that file. If it \
                 does not open, ask for it again: it may have been cut short on its way.",
            ),
            Fault::Lacks(part) => (
                format!("The workbook is damaged: its {part} is missing."),
                "Open it in Excel, let Excel repair it, check what is left, save it under a new name, and send that file.",
            ),
            Fault::TooLarge(of, most) => (
                format!("The workbook holds more than is read of a file: over {} {of}.", grouped(most)),
                "Copy the answers into the workbook that was issued, and send that.",
            ),
            Fault::Entities => (
                "The file defines XML entities, which no spreadsheet program writes and which can be used to overload \
                 the reader."
                    .to_owned(),
                "Open it in Excel or LibreOffice, save it again as an Excel workbook (.xlsx), and send that file.",
            ),
            Fault::Locked => (
                "The workbook is protected by a password.".to_owned(),
                "Open it in Excel, choose File, Info, Protect Workbook, Encrypt with Password, clear the password, and \
                 save it (in LibreOffice: File, Save As, without 'Save with password').",
            ),
            Fault::Told(unreadable) => return unreadable,
        };
        Unreadable { what, fix: fix.to_owned() }
    }
}

/// `5000000` as `5,000,000`.
pub(in crate::reader) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What has been used of one file's limits. Shared by everything that reads the file.
#[derive(Debug, Default)]
pub(in crate::reader) struct Spent {
    unpacked: Cell<u64>,
    at_once: Cell<u64>,
    cells: Cell<u64>,
    kept: Cell<u64>,
    shown: Cell<u64>,
    elements: Cell<u64>,
    broken: Cell<Option<(&'static str, u64)>>,
}

impl Spent {
    /// Nothing used yet.
    pub(in crate::reader) fn new() -> Rc<Spent> {
        Rc::default()
    }

    fn count(&self, counter: &Cell<u64>, more: u64, most: u64, of: &'static str, shown: u64) -> Result<(), Fault> {
        counter.set(counter.get().saturating_add(more));
        if counter.get() <= most {
            return Ok(());
        }
        self.broken.set(Some((of, shown)));
        Err(Fault::TooLarge(of, shown))
    }

    /// So many bytes more were unpacked.
    pub(super) fn unpacked(&self, bytes: usize) -> Result<(), Fault> {
        let bytes = bytes as u64;
        self.count(&self.unpacked, bytes, MOST_UNPACKED, "megabytes when unpacked", MOST_UNPACKED >> 20)?;
        self.count(&self.at_once, bytes, MOST_AT_ONCE, "megabytes in one piece", MOST_AT_ONCE >> 20)
    }

    /// A tag, text or record came to its end.
    pub(super) fn piece_ended(&self) {
        self.at_once.set(0);
    }

    /// A text grew to so many bytes.
    pub(super) fn in_one_piece(&self, bytes: usize) -> Result<(), Fault> {
        self.count(&Cell::new(0), bytes as u64, MOST_AT_ONCE, "megabytes in one piece", MOST_AT_ONCE >> 20)
    }

    /// One more element begins.
    pub(super) fn element(&self) -> Result<(), Fault> {
        self.count(&self.elements, 1, MOST_ELEMENTS, "elements", MOST_ELEMENTS)
    }

    /// One more cell is kept.
    pub(super) fn cell(&self) -> Result<(), Fault> {
        self.count(&self.cells, 1, MOST_CELLS, "cells with something in them", MOST_CELLS)
    }

    /// So many bytes of text more are kept.
    pub(super) fn kept(&self, bytes: usize) -> Result<(), Fault> {
        self.count(&self.kept, bytes as u64, MOST_KEPT, "megabytes of text", MOST_KEPT >> 20)
    }

    /// A cell shows so many bytes of text. A shared text counts as often as it is shown.
    pub(in crate::reader) fn shown(&self, bytes: usize) -> Result<(), Fault> {
        self.count(&self.shown, bytes as u64, MOST_KEPT, "megabytes of text", MOST_KEPT >> 20)
    }

    /// Why reading broke off: a limit, where one was passed, else damage.
    pub(super) fn why(&self) -> Fault {
        self.broken.get().map_or(Fault::Damaged, |(of, most)| Fault::TooLarge(of, most))
    }
}

#[cfg(test)]
mod tests;
