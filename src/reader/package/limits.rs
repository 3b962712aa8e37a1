//! How much a file may ask of the computer that reads it, and what is told when it asks for more.
//!
//! Every number that a file declares is ignored; what counts is what was truly unpacked and kept. Together these bounds
//! hold the reading of any one file, whatever is in it, to 300 MB of memory and 10 seconds of an ordinary laptop: 64 MB
//! for the file, [`MOST_KEPT`] for what is in it, as much again for what is read out of it. An issued workbook comes
//! nowhere near: it has some thousand cells, and takes 2 MB and a few milliseconds.

use std::cell::Cell;
use std::rc::Rc;

use crate::reader::Unreadable;

/// Bytes of a file, packed: one that lies there, or one in another.
pub(in crate::reader) const MOST_BYTES: u64 = 64 << 20;
/// Bytes of a workbook that is encrypted: it stands in memory several times while it is opened.
pub(super) const MOST_LOCKED: usize = 16 << 20;
/// Bytes of what a package lists of its parts, before the first of them is looked at.
pub(super) const MOST_LISTED: usize = 16 << 20;
/// Parts of a package. An audit workbook has about 40; one with a picture in each row has thousands.
pub(in crate::reader) const MOST_PARTS: usize = 20_000;
/// Bytes that all parts together may unpack to. A million formatted empty rows of 17 columns, which
/// is what a stray paste over whole columns leaves behind, make about 500 MB.
pub(super) const MOST_UNPACKED: u64 = 1 << 30;
/// Bytes of one tag, text, comment or record: it must stand in memory whole. A cell holds at most
/// 32,767 characters, and the longest honest attribute lists the ranges of a rule.
pub(super) const MOST_AT_ONCE: u64 = 4 << 20;
/// Cells with something in them. What people paste beside a form, such as a register of a whole school, has some ten
/// thousand.
pub(super) const MOST_CELLS: u64 = 500_000;
/// Cells of all workbooks in one file that carries several.
const MOST_CELLS_IN_ALL: u64 = 4 * MOST_CELLS;
/// Bytes kept of one file: its cells, with the room that each takes, and its texts.
pub(super) const MOST_KEPT: u64 = 128 << 20;
/// Of these where several files are read at once.
const MOST_KEPT_OF_MANY: u64 = 8 << 20;
/// Bytes of text that the cells show: a shared text that a million cells name is a million texts. An audit that was
/// filled in with care has half of one.
pub(super) const MOST_SHOWN: u64 = 16 << 20;
/// The room that a cell takes, its text apart: as a row of them grows it is there twice.
const OF_A_CELL: usize = 64;
/// The room that a row takes.
pub(super) const OF_A_ROW: usize = 160;
/// The room that a text takes beside its letters.
pub(super) const OF_A_TEXT: usize = 32;
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

/// How much room reading a file may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// What any honest workbook needs: several files may be read beside it.
    Little,
    /// All that is allowed: nothing else may be read meanwhile.
    Whole,
}

/// What reading one file of a folder may use, with everything that it carries.
#[derive(Clone, Debug)]
pub struct Allowance {
    room: Room,
    /// Whether more room was asked for than there is.
    crowded: Rc<Cell<bool>>,
    unpacked: Rc<Cell<u64>>,
    elements: Rc<Cell<u64>>,
    cells: Rc<Cell<u64>>,
}

impl Allowance {
    /// Of which nothing is used yet.
    pub fn new(room: Room) -> Allowance {
        let (crowded, unpacked, elements, cells) = Default::default();
        Allowance { room, crowded, unpacked, elements, cells }
    }

    /// Whether the file needs more than a little room: nothing that was read of it is to be believed.
    pub fn is_crowded(&self) -> bool {
        self.crowded.get()
    }

    /// Whether so many bytes are more than may stand in memory.
    pub(in crate::reader) fn exceeds(&self, bytes: u64, whole: u64) -> bool {
        if self.room == Room::Little && bytes > MOST_KEPT_OF_MANY {
            self.crowded.set(true);
        }
        bytes > whole || self.is_crowded()
    }
}

/// What has been used of one workbook's limits. Shared by everything that reads it.
#[derive(Debug)]
pub(in crate::reader) struct Spent {
    allowance: Allowance,
    at_once: Cell<u64>,
    cells: Cell<u64>,
    kept: Cell<u64>,
    shown: Cell<u64>,
    broken: Cell<Option<(&'static str, u64)>>,
}

impl Spent {
    /// Nothing used yet.
    pub(in crate::reader) fn new() -> Rc<Spent> {
        Spent::of(&Allowance::new(Room::Whole))
    }

    /// Nothing used yet, of a workbook that may come with others in one file.
    pub(in crate::reader) fn of(allowance: &Allowance) -> Rc<Spent> {
        let (at_once, cells, kept, shown, broken) = Default::default();
        Rc::new(Spent { allowance: allowance.clone(), at_once, cells, kept, shown, broken })
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
        self.count(&self.allowance.unpacked, bytes, MOST_UNPACKED, "megabytes when unpacked", MOST_UNPACKED >> 20)?;
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
        self.elements(1)
    }

    /// So many more elements were read.
    pub(super) fn elements(&self, more: u64) -> Result<(), Fault> {
        self.count(&self.allowance.elements, more, MOST_ELEMENTS, "elements", MOST_ELEMENTS)
    }

    /// One more cell is kept.
    pub(super) fn cell(&self) -> Result<(), Fault> {
        const WITH: &str = "cells with something in them";
        self.count(&self.allowance.cells, 1, MOST_CELLS_IN_ALL, WITH, MOST_CELLS_IN_ALL)?;
        self.count(&self.cells, 1, MOST_CELLS, WITH, MOST_CELLS)?;
        self.kept(OF_A_CELL)
    }

    /// So many bytes more are kept.
    pub(super) fn kept(&self, bytes: usize) -> Result<(), Fault> {
        self.count(&self.kept, bytes as u64, MOST_KEPT, "megabytes of cells and texts", MOST_KEPT >> 20)?;
        if self.allowance.exceeds(self.kept.get(), MOST_KEPT) {
            // Read again, with nothing beside it.
            return Err(Fault::TooLarge("megabytes of cells and texts", MOST_KEPT >> 20));
        }
        Ok(())
    }

    /// A cell shows so many bytes of text. A shared text counts as often as it is shown.
    pub(in crate::reader) fn shown(&self, bytes: usize) -> Result<(), Fault> {
        self.kept(bytes.saturating_add(OF_A_TEXT))?;
        self.count(&self.shown, bytes as u64, MOST_SHOWN, "megabytes of text", MOST_SHOWN >> 20)
    }

    /// Why reading broke off: a limit, where one was passed, else damage.
    pub(super) fn why(&self) -> Fault {
        self.broken.get().map_or(Fault::Damaged, |(of, most)| Fault::TooLarge(of, most))
    }
}

#[cfg(test)]
mod tests;
