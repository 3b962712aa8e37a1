//! What lies below a folder, as far as a person may have put it there.

use jiff::Timestamp;

use crate::shelf::{Rel, Shelf, ShelfError, What};

use super::bystanders::{Folder, Lies, Told};

/// Folders below one that is searched are searched so deep.
pub(super) const MOST_DEPTH: usize = 16;

/// Something that was found.
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
    /// Something in a workbook's place.
    InItsPlace(&'static Told),
}

/// Everything below a folder that a person may have put there. A link to a folder is not followed, but for the folder
/// itself: links may go in circles.
///
/// # Errors
/// When the folder cannot be listed.
pub(super) fn search(shelf: &dyn Shelf, folder: &Rel) -> Result<Vec<Found>, ShelfError> {
    let mut found = Vec::new();
    enter(shelf, folder, 0, &mut found)?;
    found.sort_by(|a, b| a.at.cmp(&b.at));
    Ok(found)
}

fn enter(shelf: &dyn Shelf, folder: &Rel, depth: usize, found: &mut Vec<Found>) -> Result<(), ShelfError> {
    let lying = shelf.list(folder)?;
    let names: Vec<String> = lying.iter().map(|lying| lying.at.name()).collect();
    let here = Folder::of(names.iter().map(String::as_str));
    if let Some((told, known_by)) = here.document() {
        // Where it was unpacked right into the folder that is searched, its part is named.
        let part = names.iter().find(|name| name.to_lowercase() == known_by);
        let at = part.filter(|_| depth == 0).map_or_else(|| folder.clone(), |part| folder.join(part));
        found.push(Found { at, saved: None, is: Is::InItsPlace(told) });
    }
    for (lying, name) in lying.into_iter().zip(&names) {
        let is_folder = match lying.what {
            What::Folder | What::LinkedFolder => true,
            What::File | What::Nowhere(_) | What::Device => false,
        };
        let is = match (here.lies(name, is_folder), lying.what) {
            (Lies::Passed, _) => continue,
            (Lies::Told(told), _) => Is::InItsPlace(told),
            (Lies::APersons, What::File) => Is::File,
            (Lies::APersons, What::Nowhere(says)) => Is::Nowhere(says),
            (Lies::APersons, What::LinkedFolder) => Is::LinkedFolder,
            (Lies::APersons, What::Device) => Is::Device,
            (Lies::APersons, What::Folder) if depth == MOST_DEPTH => Is::TooDeep,
            (Lies::APersons, What::Folder) => {
                let before = found.len();
                match enter(shelf, &lying.at, depth + 1, found) {
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
