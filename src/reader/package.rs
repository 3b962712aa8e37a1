//! What a file of any format holds: what kind of file it is, and its sheets as grids.
//!
//! ```text
//! bytes → what it is → its parts as streams, under limits → cells into grids
//! ```
//! Nothing that a file declares of its size is believed.

mod beside;
mod compound;
mod days;
mod drawings;
mod headers;
mod limits;
mod links;
mod notes;
mod ods;
mod ods_beside;
mod optional;
mod parts;
mod pictures;
mod records;
mod sheet;
mod sheets;
mod sniff;
mod summary;
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
    let workbook = read(bytes, &Spent::new())?;
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
        Kind::OpenXml(mut parts) => xlsx::read(&mut parts),
        Kind::Binary(mut parts, book) => xlsb::read(&mut parts, &book),
        Kind::OpenDocument(mut parts) => ods::read(&mut parts),
        Kind::Compound => {
            let (stream, macros) = xls::stream(bytes)?;
            let saved = summary::saved(bytes);
            xls::read(&stream, macros, spent).map(|workbook| Workbook { saved, ..workbook })
        }
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

/// What is told of an e-mail.
fn an_email() -> Unreadable {
    Unreadable {
        what: "The file is an e-mail, not a workbook.".to_owned(),
        fix: "Open the e-mail, save the workbook that is attached to it, and put that file here.".to_owned(),
    }
}

/// What is told of a file that is something else.
fn not_a_workbook(kind: &str) -> Unreadable {
    Unreadable {
        what: format!("The file is {kind}, not a workbook."),
        fix: "Open the workbook in Excel, choose Save As, Excel Workbook (.xlsx), and send that file.".to_owned(),
    }
}

#[cfg(test)]
mod tests;
