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
use crate::returns::{Incoming, Return, Saved, carried_in, settle};
use crate::shelf::{MOST_BYTES, Rel, Shelf, ShelfError};

use super::blank::{Blank, forms_of, kept_plan};
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

/// Reads every file, in parallel: the returns, and the files that carry some.
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
    let one = |found: &Found| {
        let file = found.at.seen_from(Folder::Returns);
        let mut opening = take(shelf, forms, settled, today, found, &file);
        opening.incoming.retain_mut(|incoming| in_place::is_told(shelf, &blank, &found.at, incoming));
        progress(Progress::Read);
        (file, opening, lies_in_place(&found.at))
    };
    let came: Vec<(String, Opening, bool)> = found.par_iter().map(one).collect();
    progress(Progress::All);
    let carriers = came.iter().filter(|(_, opening, _)| opening.carries).map(|(file, ..)| file.clone()).collect();
    let incoming =
        |(_, opening, in_place): (_, Opening, bool)| opening.incoming.into_iter().map(move |one| (in_place, one));
    Ok((once(came.into_iter().flat_map(incoming).collect()), carriers))
}

fn take(shelf: &dyn Shelf, forms: &Forms, settled: &Settled, today: Date, found: &Found, file: &str) -> Opening {
    let Found { at, saved, is } = found;
    let changed = saved.and_then(|at| Saved::at(at).unless_stale(forms.plan().stamp())).unwrap_or_default();
    let unreadable = |what: String, fix: &str| {
        let recognised = unreadable(what, fix);
        Opening { incoming: vec![Incoming { file: file.to_owned(), saved: changed, recognised }], carries: false }
    };
    match is {
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
        Is::File => match shelf.read(at) {
            Ok(bytes) => opened(&Hand { forms, settled, today }, (file, changed), &bytes),
            Err(ShelfError::TooLarge(..)) => unreadable(
                format!("The file is larger than {} megabytes, which no audit workbook is.", MOST_BYTES >> 20),
                "Ask for the workbook without pictures or attachments in it.",
            ),
            Err(error @ ShelfError::File { .. }) => {
                unreadable(format!("The file could not be opened: {}.", error.says()), error.hint())
            }
            Err(error @ (ShelfError::Kept(_) | ShelfError::NoFile(_) | ShelfError::NotHere(_))) => {
                unreadable(error.to_string(), "Put the workbook itself into the returns folder.")
            }
        },
    }
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
