//! What came back: every file below the folder of returns, what was filled in where it lay, and each as the reader
//! understands it.

mod bystanders;
mod in_place;
mod opened;
mod search;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::layout::Forms;
use crate::names::Folder;
use crate::reader::Room;
use crate::returns::{Incoming, Return, Saved, carried_in, settle};
use crate::shelf::{MOST_BYTES, Rel, Shelf, ShelfError};

use super::blank::{Blank, forms_of};
use super::earlier::kept_plan;
use super::settled::Settled;
use super::{Hears, Progress, typed};
pub(super) use bystanders::Folder as Beside;
use in_place::{lies_in_place, once};
use opened::{Hand, Opening, opened, unreadable};
use search::{Found, Is, MOST_DEPTH, search};

/// Reads every return, and settles which count. What says that it was saved after `today` is believed no more than its
/// folder.
///
/// # Errors
/// When the folder of returns cannot be listed.
pub(super) fn returns(
    shelf: &dyn Shelf,
    forms: &Forms,
    settled: &Settled,
    today: Date,
    progress: Hears<'_>,
) -> Result<Vec<Return>, ShelfError> {
    let (incoming, carriers) = read(shelf, forms, settled, today, progress)?;
    let mut returns = settle(forms, incoming);
    carried_in(&mut returns, &carriers);
    Ok(returns)
}

/// So many files are read at once, each in a little room of its own.
const MOST_AT_ONCE: usize = 8;
/// A file of more bytes is read with nothing beside it, as one is that turns out to hold more than a little.
const MOST_OF_MANY: u64 = 4 << 20;

/// Reads every file: the returns, and the files that carry some.
///
/// Memory is bounded over all files, not for each: those that need no more than any honest workbook are read in
/// parallel, the others after them one by one. Whatever lies in the folder, 300 MB are enough to read it, beside what is
/// kept of the returns.
fn read(
    shelf: &dyn Shelf,
    forms: &Forms,
    settled: &Settled,
    today: Date,
    progress: Hears<'_>,
) -> Result<(Vec<Incoming>, Vec<String>), ShelfError> {
    let mut found = search(shelf, &Rel::of(Folder::Returns))?;
    found.extend(in_place::found(shelf));
    progress(Progress::Found(found.len()));
    let blank = Blank::new(forms, || forms_of(&shelf.read(&kept_plan()).ok()?, typed::framework(shelf).ok()?.as_ref()));
    let hand = Hand { shelf, forms, settled, today };
    let one = |found: &Found, room: Room| {
        let file = found.at.seen_from(Folder::Returns);
        let mut opening = take(&hand, found, &file, room)?;
        opening.incoming.retain_mut(|incoming| in_place::is_told(shelf, &blank, &found.at, incoming));
        progress(Progress::Read);
        Some((file, opening, lies_in_place(&found.at)))
    };
    let mut came: Vec<Option<(String, Opening, bool)>> = Vec::with_capacity(found.len());
    for some in found.chunks(MOST_AT_ONCE) {
        came.par_extend(some.par_iter().map(|found| one(found, Room::Little)));
    }
    for (found, came) in found.iter().zip(&mut came).filter(|(_, came)| came.is_none()) {
        *came = one(found, Room::Whole);
    }
    progress(Progress::All);
    let came: Vec<(String, Opening, bool)> = came.into_iter().flatten().collect();
    let carriers = came.iter().filter(|(_, opening, _)| opening.carries).map(|(file, ..)| file.clone()).collect();
    let incoming =
        |(_, opening, in_place): (_, Opening, bool)| opening.incoming.into_iter().map(move |one| (in_place, one));
    Ok((once(came.into_iter().flat_map(incoming).collect()), carriers))
}

/// What came of a file; nothing where it needs more room.
fn take(hand: &Hand<'_>, found: &Found, file: &str, room: Room) -> Option<Opening> {
    let Found { at, saved, is } = found;
    let changed = saved.and_then(|at| Saved::at(at).unless_stale(hand.forms.plan().stamp())).unwrap_or_default();
    let unreadable = |what: String, fix: &str| {
        let recognised = unreadable(what, fix);
        Opening { incoming: vec![Incoming { file: file.to_owned(), saved: changed, recognised }], carries: false }
    };
    let opening = match is {
        Is::Nowhere(says) => unreadable(
            format!("This is a link that leads to no file: {says}."),
            "Put the workbook itself into the returns folder, not a link to it.",
        ),
        Is::LinkedFolder => unreadable(
            "This is a link to a folder, which is not followed.".to_owned(),
            "Put the workbooks themselves into the returns folder.",
        ),
        Is::TooDeep => unreadable(
            format!("This folder lies more than {MOST_DEPTH} folders deep and is not searched."),
            "Move its workbooks further up in the returns folder.",
        ),
        Is::Closed(says) => unreadable(
            format!("This folder could not be opened: {says}."),
            "Check that you may open it, or move its workbooks into the returns folder.",
        ),
        Is::InItsPlace(told) => unreadable(told.what.to_owned(), told.fix),
        Is::Device => unreadable(
            "This is a device or a pipe, not a file.".to_owned(),
            "Put the workbook itself into the returns folder.",
        ),
        Is::File => match hand.shelf.read_some(at, if room == Room::Little { MOST_OF_MANY } else { MOST_BYTES }) {
            Ok(bytes) => return opened(hand, (file, changed), &bytes, room),
            Err(ShelfError::TooLarge(..)) if room == Room::Little => return None,
            Err(ShelfError::TooLarge(..)) => unreadable(
                format!("The file is larger than {} megabytes, which no audit workbook is.", MOST_BYTES >> 20),
                "Ask for the workbook without pictures or attachments in it.",
            ),
            Err(error @ ShelfError::File { .. }) => {
                unreadable(format!("The file could not be opened: {}.", error.says()), error.hint())
            }
            Err(ShelfError::Ends(_)) => unreadable(
                "The file ended the program that was reading it, and is left out.".to_owned(),
                "Ask for the workbook anew, saved by Excel.",
            ),
            Err(error @ (ShelfError::Kept(_) | ShelfError::NoFile(_) | ShelfError::NotHere(_))) => {
                unreadable(error.to_string(), "Put the workbook itself into the returns folder.")
            }
        },
    };
    Some(opening)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{built_in, resolve};
    use crate::returns::Recognised;
    use crate::shelf::Memory;

    #[test]
    fn folders_too_deep_are_told_and_not_searched() {
        let mut shelf = Memory::new();
        let deep: String = "down/".repeat(20);
        shelf.put(&Rel::new(format!("returns/{deep}HUM.xlsx")), Vec::new());
        shelf.put(&Rel::new("returns/~$HUM.xlsx"), Vec::new());
        let forms = Forms::new(resolve(&built_in()).expect("no fault"));
        let today = jiff::civil::date(2026, 12, 1);
        let (came, _) = read(&shelf, &forms, &Settled::default(), today, &|_| {}).expect("listed");
        let [Incoming { file, recognised: Recognised::Refused { finding, .. }, .. }] = came.as_slice() else {
            panic!("one folder: {came:?}")
        };
        assert_eq!(file.matches("down").count(), 17);
        assert!(finding.message.contains("16 folders deep"), "{}", finding.message);
    }
}
