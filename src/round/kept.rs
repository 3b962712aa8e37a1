//! What a department wrote is never lost: a workbook that was filled in where it lay is copied whole into the returns
//! before another takes its place. Replaced without a copy is only one that is surely blank.

use crate::names::{Folder, KEPT};
use crate::shelf::{Rel, Shelf, ShelfError};

use super::deeds::Keep;

/// The copies that lie among the returns already, where each could be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Copies(Vec<(Rel, Option<Vec<u8>>)>);

/// The folder below the returns, where copies are read as what came back.
pub(super) fn folder() -> Rel {
    Rel::of(Folder::Returns).join(KEPT)
}

impl Copies {
    /// Reads them.
    pub(super) fn read(shelf: &dyn Shelf) -> Result<Copies, ShelfError> {
        let lying = shelf.list(&folder())?.into_iter();
        Ok(Copies(lying.map(|lying| (shelf.read(&lying.at).ok(), lying.at)).map(|(bytes, at)| (at, bytes)).collect()))
    }

    /// The copy of a workbook that is to be replaced: under a name that is free, or that of the same copy made before.
    pub(super) fn keep(&self, from: Rel, bytes: &[u8]) -> Keep {
        let mut number = 1;
        loop {
            let to = folder().join(from.name()).numbered(number);
            let mut alike = self.0.iter().filter(|(at, _)| at.is_like(&to)).peekable();
            let is_free = alike.peek().is_none();
            let is_same = alike.any(|(_, there)| there.as_deref() == Some(bytes));
            if is_free || is_same {
                return Keep { from, to, is_there: is_same };
            }
            // Another's, and one that cannot be read, stays where it is.
            number += 1;
        }
    }
}
