//! What a department wrote is never lost: a workbook that was filled in where it lay is copied whole into the returns
//! before another takes its place.
//!
//! Replaced without a copy is only a workbook that is surely blank: read by the plan that it was issued from, or by
//! today's, it is that department's own audit, with nothing answered, nothing written beside the questions, and nothing
//! that the reader has to tell. Whatever else lies there (answers, another's workbook, what cannot be read)
//! is kept.

use std::cell::OnceCell;

use crate::issue::Issued;
use crate::layout::Forms;
use crate::names::{Folder, KEPT};
use crate::reader;
use crate::returns::Recognised;
use crate::shelf::{Rel, Shelf, ShelfError};

use super::Snapshot;
use super::deeds::Keep;
use super::issued::workbook;

/// The copies that lie among the returns already, where each could be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Copies(Vec<(Rel, Option<Vec<u8>>)>);

/// The folder below the returns, where copies are read as what came back.
fn folder() -> Rel {
    Rel::of(Folder::Returns).join(KEPT)
}

impl Copies {
    /// Reads them.
    pub(super) fn read(shelf: &dyn Shelf) -> Result<Copies, ShelfError> {
        let lying = shelf.list(&folder())?.into_iter();
        Ok(Copies(lying.map(|lying| (shelf.read(&lying.at).ok(), lying.at)).map(|(bytes, at)| (at, bytes)).collect()))
    }

    /// Where a copy is to lie: under a name that is free, or that of the same copy made before.
    fn place(&self, name: &str, bytes: &[u8]) -> Keep {
        let mut number = 1;
        loop {
            let to = folder().join(name).numbered(number);
            let mut alike = self.0.iter().filter(|(at, _)| at.is_like(&to)).peekable();
            let is_free = alike.peek().is_none();
            let is_same = alike.any(|(_, there)| there.as_deref() == Some(bytes));
            if is_free || is_same {
                return Keep { from: workbook(name), to, is_there: is_same };
            }
            // Another's, and one that cannot be read, stays where it is.
            number += 1;
        }
    }
}

/// The copies of what these workbooks would replace, of each that is not surely blank.
pub(super) fn filled(snapshot: &Snapshot, issued: &[Issued]) -> Result<Vec<Keep>, ShelfError> {
    let mut kept = Vec::new();
    let before = OnceCell::new();
    for Issued { code, name, bytes } in issued {
        let Some(there) = snapshot.issuance.there(name)?.filter(|there| *there != bytes.as_slice()) else { continue };
        let as_issued = || {
            let before: &Option<Forms> = before.get_or_init(|| snapshot.issuance.forms());
            before.as_ref().is_some_and(|forms| is_blank(forms, code, there))
        };
        if !is_blank(&snapshot.forms, code, there) && !as_issued() {
            kept.push(snapshot.copies.place(name, there));
        }
    }
    Ok(kept)
}

/// Whether a workbook is a department's own as it was issued from that plan, with nothing in it that a person wrote.
fn is_blank(forms: &Forms, code: &str, bytes: &[u8]) -> bool {
    match reader::open(forms, bytes).recognised {
        Recognised::Audit { code: own, read } => {
            own == code && read.answers.is_empty() && read.unplaced.is_empty() && read.findings.is_empty()
        }
        Recognised::Refused { .. } => false,
    }
}
