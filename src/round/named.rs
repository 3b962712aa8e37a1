//! A return by the name that a person gives it: a file among the returns, or a workbook in what carries it.

use std::path::PathBuf;

use crate::names::Folder;
use crate::reader::{self, Allowance, Carried, Room};
use crate::shelf::{Rel, Shelf, ShelfError};
use crate::words::any_of;

use super::RoundError;

/// So many workbooks of a carrier are named.
const MOST_NAMED: usize = 5;

/// A return that somebody named.
#[derive(Debug)]
pub(super) struct Named {
    /// The path below `returns/`, with `/`.
    pub(super) file: String,
    /// The bytes of the workbook.
    pub(super) bytes: Vec<u8>,
}

/// The return that a person means by a path as they typed it: `mail.eml/HUM.xlsx`, or `mail.eml` where that carries
/// only one workbook.
///
/// # Errors
/// When there is no such file among the returns, or several workbooks are in it.
pub(super) fn named(shelf: &dyn Shelf, typed: &str) -> Result<Named, RoundError> {
    let no_return = || RoundError::NoReturn(PathBuf::from(typed));
    let plain = typed.replace('\\', "/");
    let mut ends = plain.rmatch_indices('/').map(|(at, _)| at);
    let (mut path, mut within) = (plain.as_str(), "");
    // The longest beginning that is a file is the file, and the rest is in it.
    let at = loop {
        match place(shelf, path) {
            Ok(at) => break at.ok_or_else(no_return)?,
            Err(error) => match ends.next() {
                Some(end) => (path, within) = (&plain[..end], &plain[end + 1..]),
                None => return Err(error.into()),
            },
        }
    };
    let bytes = shelf.read(&at)?;
    let file = at.seen_from(Folder::Returns);
    let mut itself = false;
    let mut carried: Vec<(String, Vec<u8>)> = Vec::new();
    let mut take = |own: Carried<'_>| match (own.within, own.holds) {
        (None, _) => itself = true,
        (Some(way), Ok(bytes)) if within.is_empty() || within.eq_ignore_ascii_case(way) => {
            carried.push((way.to_owned(), bytes.to_vec()));
        }
        (Some(_), Ok(_) | Err(_)) => {}
    };
    // What programs leave there is no workbook, whatever it is called.
    reader::carried((&file, &bytes), &Allowance::new(Room::Whole), &|_| false, &mut take);
    let (mut ways, mut found): (Vec<String>, Vec<Vec<u8>>) = carried.into_iter().unzip();
    match (found.pop(), ways.pop()) {
        (Some(bytes), Some(way)) if ways.is_empty() => Ok(Named { file: format!("{file}/{way}"), bytes }),
        (Some(_), Some(way)) => {
            ways.push(way);
            let ways: Vec<String> = ways.iter().take(MOST_NAMED).map(|way| format!("'{file}/{way}'")).collect();
            let several = format!("There are several workbooks in it. Name the one that you mean: {}.", any_of(&ways));
            Err(RoundError::NotSettled(PathBuf::from(typed), several))
        }
        _ if itself && within.is_empty() => Ok(Named { file, bytes }),
        _ => Err(no_return()),
    }
}

/// A file among the returns, or one that was filled in where it lay, by a path as a person typed it.
fn place(shelf: &dyn Shelf, path: &str) -> Result<Option<Rel>, ShelfError> {
    let returned = shelf.typed(&Rel::of(Folder::Returns), path);
    if matches!(returned, Ok(Some(_))) {
        return returned;
    }
    let in_place = shelf.typed(&Rel::of(Folder::Workbooks), path);
    if matches!(in_place, Ok(Some(_))) { in_place } else { returned }
}
