//! What was filled in where it lay: people fill in the workbooks among those that are issued, on a shared drive.
//!
//! One that holds answers, or anything else that a person wrote, came back as any return did. One that holds nothing was
//! returned by nobody, and is nothing at all; so is a copy that was kept of it, and whatever lies there and is no workbook.

use std::collections::HashSet;

use crate::finding::{Code, Finding};
use crate::names::{Folder, KEPT};
use crate::returns::{Incoming, Recognised, State};
use crate::round::Seal;
use crate::round::blank::Blank;
use crate::shelf::{Rel, Shelf, ShelfError};

use super::search::{Found, Is, search};

/// How the names of files end that may hold a department's answers.
const ENDINGS: [&str; 10] = [".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".ods", ".numbers", ".zip", ".eml", ".msg"];

/// Whether something lies among the issued workbooks.
pub(super) fn lies_in_place(at: &Rel) -> bool {
    at.below(&Rel::of(Folder::Workbooks)).is_some()
}

/// What lies among the issued workbooks and may be a return.
pub(super) fn found(shelf: &dyn Shelf) -> Vec<Found> {
    let folder = Rel::of(Folder::Workbooks);
    let found = search(shelf, &folder)
        .unwrap_or_else(|error: ShelfError| vec![Found { at: folder, saved: None, is: Is::Closed(error.says()) }]);
    let may_be_one = |found: &Found| match found.is {
        Is::File | Is::Nowhere(_) | Is::LinkedFolder | Is::Device => {
            let name = found.at.name().to_lowercase();
            ENDINGS.iter().any(|ending| name.ends_with(ending))
        }
        Is::TooDeep | Is::Closed(_) | Is::InItsPlace(_) => true,
    };
    found.into_iter().filter(may_be_one).filter(|found| !is_untouched(shelf, found)).collect()
}

/// Whether it is surely as it was issued, without a look at what is in it.
fn is_untouched(shelf: &dyn Shelf, found: &Found) -> bool {
    matches!(found.is, Is::File) && shelf.read(&found.at).is_ok_and(|bytes| Seal::Blank.is_ours(&bytes))
}

/// Whether anything is told of what nobody sent: not where it is as issued. What was filled in where it lay says so.
pub(super) fn is_told(shelf: &dyn Shelf, blank: &Blank<'_>, at: &Rel, incoming: &mut Incoming) -> bool {
    let is_kept = at.below(&Rel::of(Folder::Returns).join(KEPT)).is_some();
    if !is_kept && !lies_in_place(at) {
        return true;
    }
    match &mut incoming.recognised {
        Recognised::Audit { read, .. } => {
            if !is_kept {
                read.findings.insert(0, Finding::of_file(Code::FilledInPlace, "It was filled in where it lay."));
            }
            // A comment alone is a person's, too; of lines that forms printed before, the plan as issued knows.
            !read.answers.is_empty()
                || !read.unplaced.is_empty() && !shelf.read(at).is_ok_and(|bytes| blank.is(None, &bytes))
        }
        Recognised::Refused { state: State::WrongForm, .. } => is_kept,
        Recognised::Refused { .. } => !shelf.read(at).is_ok_and(|bytes| blank.is(None, &bytes)),
    }
}

/// All of them, less those in place of which the same bytes lie among the returns: these count once.
pub(super) fn once(came: Vec<(bool, Incoming)>) -> Vec<Incoming> {
    let print = |incoming: &Incoming| match &incoming.recognised {
        Recognised::Audit { read, .. } => Some(read.fingerprint.clone()),
        Recognised::Refused { .. } => None,
    };
    let returned: HashSet<String> =
        came.iter().filter(|(in_place, _)| !in_place).filter_map(|(_, incoming)| print(incoming)).collect();
    let is_twice = |incoming: &Incoming| print(incoming).is_some_and(|print| returned.contains(&print));
    came.into_iter().filter(|(in_place, one)| !(*in_place && is_twice(one))).map(|(_, incoming)| incoming).collect()
}
