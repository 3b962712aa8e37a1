//! What comes before any library: what kind of file it is, and a safe workbook made from it.
//!
//! ```text
//! bytes → what it is → its parts as streams, under limits → safe workbook (small .xlsx in memory)
//! ```
//! Nothing that a file declares of its size is believed, and nothing dangerous reaches the library
//! that reads the cells: it sees only what [`safe`] wrote.

mod compound;
mod limits;
mod links;
mod notes;
mod ods;
mod parts;
mod safe;
mod sheet;
mod sniff;
mod xls;
mod xls_text;
mod xlsb;
mod xlsx;
mod xml;

use super::Unreadable;
use sniff::Kind;

pub(super) use limits::{COLUMNS, Fault, ROWS, Spent};
pub(super) use safe::{ERROR, MARK, Safe, Sheet, TEXT};

/// Makes a safe workbook of a file.
///
/// # Errors
/// When it is no workbook, or one that is damaged, locked, or larger than is read.
pub(super) fn safe(bytes: &[u8], spent: &std::rc::Rc<Spent>) -> Result<Safe, Fault> {
    match sniff::kind(bytes, spent)? {
        Kind::OpenXml(mut parts) => xlsx::read(&mut parts),
        Kind::Binary(mut parts, book) => xlsb::read(&mut parts, &book),
        Kind::OpenDocument(mut parts) => ods::read(&mut parts),
        Kind::Compound => {
            let (stream, macros) = xls::stream(bytes)?;
            xls::read(&stream, macros, spent)
        }
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
