//! What a round is read from, handed on to the next where no way leads back: a browser lends one folder, and a zip holds
//! no more than one. The next round keeps it in a folder of its own, which its plan names as the last round's.
//!
//! It is the plan, with the framework beside it; what came back, and what was filled in where it lay; what was settled of
//! it; and the rounds before, where they lie in that round likewise. Nothing that was sent or drawn goes along.

use crate::names::{FRAMEWORK, Folder, LAST_ROUND, SETTLED};
use crate::shelf::{Lying, MOST_BYTES, Rel, Shelf, ShelfError, What};

use super::deeds::{Over, Paper};
use super::said::Said;
use super::typed::Typed;

/// So deep are folders looked into.
const MOST_DEPTH: usize = 24;

/// So many bytes are handed on, which all lie in memory at once: a round of a large school has some 20 megabytes.
const MOST_IN_ALL: u64 = 256 << 20;

/// The files that are handed on.
#[derive(Debug, Default)]
pub(super) struct Handed {
    /// What was saved first comes first, so that of two returns the newer is the newer here as well.
    pub(super) papers: Vec<Paper>,
    /// Why some cannot be.
    failed: Vec<ShelfError>,
}

/// A name that nothing has in a round's folder.
pub(super) fn free(shelf: &dyn Shelf) -> Result<Rel, ShelfError> {
    let lying = shelf.list(&Rel::root())?;
    let mut names =
        std::iter::once(LAST_ROUND.to_owned()).chain((2_u32..).map(|number| format!("{LAST_ROUND} {number}")));
    let is_free = |at: &Rel| lying.iter().all(|one| !one.at.is_like(at));
    Ok(names.find_map(|name| Some(Rel::new(name)).filter(is_free)).unwrap_or_default())
}

impl Handed {
    /// What of a round is handed on into a folder.
    pub(super) fn of(last: &dyn Shelf, typed: &Typed, into: &Rel) -> Result<Handed, ShelfError> {
        let own = [typed.found.at.clone(), Rel::new(FRAMEWORK), Rel::new(SETTLED)];
        let mut found: Vec<Lying> = last.list(&Rel::root())?.into_iter().filter(|one| own.contains(&one.at)).collect();
        let before = typed.plan.round.last.as_deref().and_then(Rel::leads_down).filter(|at| *at != Rel::root());
        for folder in [Rel::of(Folder::Workbooks), Rel::of(Folder::Returns)].into_iter().chain(before) {
            found.extend(all_in(last, folder));
        }
        found.sort_by(|one, other| (one.saved, &one.at).cmp(&(other.saved, &other.at)));
        let mut handed = Handed::default();
        let mut room = MOST_IN_ALL;
        for Lying { at, .. } in found {
            match last.read_some(&at, room.min(MOST_BYTES)) {
                Ok(bytes) => {
                    room = room.saturating_sub(bytes.len() as u64);
                    handed.papers.push(Paper { at: into.join(at.as_path()), bytes, over: Over::Nothing });
                }
                Err(why) => handed.failed.push(why),
            }
        }
        Ok(handed)
    }

    /// What could not be handed on, and why.
    pub(super) fn said(&self) -> Vec<Said> {
        if self.failed.is_empty() { Vec::new() } else { vec![Said::NotHanded(self.failed.clone())] }
    }
}

/// Every file in a folder; a folder that cannot be opened is read by nobody else either, and links are not followed.
fn all_in(shelf: &dyn Shelf, folder: Rel) -> Vec<Lying> {
    let mut files = Vec::new();
    let mut folders = vec![(folder, 0)];
    while let Some((folder, depth)) = folders.pop() {
        for one in shelf.list(&folder).unwrap_or_default() {
            match one.what {
                What::File => files.push(one),
                What::Folder if depth < MOST_DEPTH => folders.push((one.at, depth + 1)),
                What::Folder | What::LinkedFolder | What::Nowhere(_) | What::Device => {}
            }
        }
    }
    files
}
