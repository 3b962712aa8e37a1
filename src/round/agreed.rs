//! What was agreed in a round: typed into the working copies of its matrix, whatever they are called by now.

use crate::names::{self, Folder};
use crate::plan::Plan;
use crate::reader;
use crate::returns::Agreed;
use crate::shelf::{Lying, Rel, Shelf, ShelfError, What};

/// What the working copies that lie there say, the newest first.
pub(super) fn read(shelf: &dyn Shelf, plan: &Plan) -> Result<Vec<Agreed>, ShelfError> {
    let mut copies = shelf.list(&Rel::of(Folder::Matrix))?;
    let is_copy = |one: &Lying| one.what == What::File && names::may_be_working_copy(&one.at.name());
    copies.retain(is_copy);
    copies.sort_by(|one, other| (other.saved, &other.at).cmp(&(one.saved, &one.at)));
    // One that cannot be opened holds up nothing: what it says is kept in it.
    let typed = copies.iter().filter_map(|one| reader::agreed(plan, &shelf.read(&one.at).ok()?));
    Ok(Agreed::newest(typed.collect()))
}
