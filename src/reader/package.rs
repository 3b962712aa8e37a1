//! What a file of any format holds: what kind of file it is, and its sheets as grids.
//!
//! ```text
//! bytes → what it is → its parts as streams, under limits → cells into grids
//! ```
//! Nothing that a file declares of its size is believed.

mod beside;
pub(super) mod compound;
mod days;
mod drawings;
mod format;
mod headers;
pub(super) mod inlay;
pub(super) mod limits;
mod links;
mod locked;
mod notes;
mod ods;
mod ods_beside;
mod ods_styles;
mod ods_words;
mod optional;
pub(super) mod parts;
mod pictures;
pub(super) mod records;
mod references;
mod runs;
mod seen;
mod sheet;
mod sheets;
pub(super) mod sniff;
mod styles;
mod summary;
mod tokens;
mod usual;
mod vml;
mod xls;
mod xls_beside;
mod xls_text;
mod xlsb;
mod xlsx;
mod xml;

use std::rc::Rc;

use super::Unreadable;
use super::grid::Workbook;
use limits::{Fault, Spent};
use sniff::Kind;

/// Opens a workbook of any format that people send.
///
/// # Errors
/// When it is no workbook, or one that is damaged, locked, or larger than is read.
pub(super) fn open(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    open_within(bytes, &Spent::new())
}

/// The same, with what may be used of the computer.
///
/// # Errors
/// As above.
pub(super) fn open_within(bytes: &[u8], spent: &Rc<Spent>) -> Result<Workbook, Unreadable> {
    let workbook = read(bytes, spent)?;
    if workbook.sheets.is_empty() {
        return Err(Fault::Lacks("list of sheets".to_owned()).into());
    }
    if workbook.sheets.iter().all(|sheet| sheet.unread.is_some()) {
        return Err(unread(&workbook));
    }
    Ok(workbook)
}

fn read(bytes: &[u8], spent: &Rc<Spent>) -> Result<Workbook, Fault> {
    match sniff::kind(bytes, spent)? {
        Kind::Locked => {
            let opened = locked::open_xml(bytes)?;
            match sniff::kind(&opened, spent)? {
                Kind::Locked => Err(Fault::Locked),
                kind => of_kind(kind, spent),
            }
        }
        Kind::Old(file) => match of_kind(Kind::Old(file), spent) {
            Err(Fault::Locked) => {
                let opened = locked::old(bytes)?;
                of_kind(sniff::kind(&opened, spent)?, spent)
            }
            read => read,
        },
        kind => of_kind(kind, spent),
    }
}

/// Reads what needs no key.
fn of_kind(kind: Kind<'_>, spent: &Rc<Spent>) -> Result<Workbook, Fault> {
    match kind {
        Kind::OpenXml(mut parts) => xlsx::read(&mut parts),
        Kind::Binary(mut parts, book) => xlsb::read(&mut parts, &book),
        Kind::OpenDocument(mut parts) => ods::read(&mut parts),
        Kind::Old(file) => {
            let (stream, macros) = xls::stream(&file)?;
            let saved = summary::saved(&file);
            xls::read(&stream, macros, spent).map(|workbook| Workbook { saved, ..workbook })
        }
        Kind::Locked => Err(Fault::Locked),
        Kind::Carrier(carrier) => Err(Fault::Told(carrier.told())),
        Kind::Closed(told) | Kind::Other(told) => Err(Fault::Told(told)),
    }
}

/// What is told of a workbook whose sheets cannot be read.
pub(super) fn unread(workbook: &Workbook) -> Unreadable {
    let lost = workbook.sheets.iter().find_map(|sheet| Some((sheet.name.as_str(), sheet.unread?)));
    match lost {
        Some((name, "is missing")) => Fault::Lacks(format!("sheet '{name}'")).into(),
        Some(_) | None => Fault::Damaged.into(),
    }
}

#[cfg(test)]
mod tests;
