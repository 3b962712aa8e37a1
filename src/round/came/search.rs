//! What lies below the folder of returns, as far as a person may have put it there.

use jiff::Timestamp;

use crate::shelf::{Rel, Shelf, ShelfError, What};

use super::bystanders::is_bystander;

/// Folders below `returns/` are searched so deep.
pub(super) const MOST_DEPTH: usize = 16;

/// Something among the returns.
pub(super) struct Found {
    /// Where it is below the round.
    pub(super) at: Rel,
    /// When it was last saved, where that is known.
    pub(super) saved: Option<Timestamp>,
    /// What it is.
    pub(super) is: Is,
}

/// Whether it is a file, or why it can be none.
pub(super) enum Is {
    File,
    /// A link that leads nowhere, and what the system says.
    Nowhere(String),
    LinkedFolder,
    Device,
    TooDeep,
    /// A folder that may not be opened, and what the system says.
    Closed(String),
}

/// Every file below a folder that a person may have put there. A link to a folder is not followed,
/// but for the folder of returns itself: links may go in circles.
pub(super) fn search(shelf: &dyn Shelf, folder: &Rel, depth: usize, found: &mut Vec<Found>) -> Result<(), ShelfError> {
    for lying in shelf.list(folder)? {
        if is_bystander(&lying.at.name()) {
            continue;
        }
        let is = match lying.what {
            What::File => Is::File,
            What::Nowhere(says) => Is::Nowhere(says),
            What::LinkedFolder => Is::LinkedFolder,
            What::Device => Is::Device,
            What::Folder if depth == MOST_DEPTH => Is::TooDeep,
            What::Folder => {
                let before = found.len();
                match search(shelf, &lying.at, depth + 1, found) {
                    Ok(()) => continue,
                    // A sub-folder that may not be opened is told as a file that cannot be read.
                    Err(error) => {
                        found.truncate(before);
                        Is::Closed(error.says())
                    }
                }
            }
        };
        found.push(Found { at: lying.at, saved: lying.saved, is });
    }
    Ok(())
}
