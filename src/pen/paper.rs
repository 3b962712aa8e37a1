//! Sheets that people fill in, drawn straight to the XML of their package.
//!
//! ```text
//! Easel ──puts──▶ Sheet ──┐ written, rows     the texts of cells by their numbers (strings)
//!                         ├─▶ Part ──▶ pieces ──Press──▶ Zip ──▶ bytes
//! specimen (styles) ──────┘ package, names    equal pieces are pressed once for all workbooks of a round
//! ```
//! Equal to what rust_xlsxwriter writes of the same cells, rules and styles; it draws the specimen of the styles, and the
//! notes of corrections.

mod book;
mod mark;
mod names;
mod notes;
mod package;
mod part;
mod press;
mod rows;
mod sheet;
mod specimen;
mod strings;
mod written;
mod xml;
mod zip;

pub(super) use book::Book;
pub(super) use names::on;
pub(super) use package::About;
pub use press::Press;
pub(super) use sheet::{Guard, Look, Pages, Print, Sheet, Table};
pub(super) use specimen::{Shown, look, state};
pub(super) use xml::Range;
