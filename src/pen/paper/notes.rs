//! Notes on cells, which only corrections have: rust_xlsxwriter draws them, onto sheets of the same columns and rows.

use rust_xlsxwriter::{Note, Workbook};

use super::part::Part;
use super::sheet::Sheet;
use super::specimen::part;
use crate::pen::{AUTHOR, PenError};

/// The parts that hold the notes of all sheets.
pub(super) fn parts(sheets: &[Sheet]) -> Result<Vec<Part>, PenError> {
    let so_many = sheets.iter().filter(|sheet| !sheet.notes.is_empty()).count();
    if so_many == 0 {
        return Ok(Vec::new());
    }
    let mut book = Workbook::new();
    for sheet in sheets {
        let own = book.add_worksheet();
        for (column, pixels) in &sheet.widths {
            own.set_column_width_pixels(*column, *pixels)?;
        }
        for (row, pixels) in (0..).zip(&sheet.heights).filter(|(_, pixels)| **pixels != 0) {
            own.set_row_height_pixels(row, *pixels)?;
        }
        for note in &sheet.notes {
            let drawn = Note::new(&note.text).set_author(AUTHOR).set_width(260).set_height(130);
            own.insert_note(note.row, note.column, &drawn)?;
        }
    }
    let bytes = book.set_zip_compression_level(1).save_to_buffer()?;
    let drawings = (1..=so_many).map(|number| format!("xl/drawings/vmlDrawing{number}.vml"));
    let comments = (1..=so_many).map(|number| format!("xl/comments{number}.xml"));
    drawings.chain(comments).map(|name| Ok(Part::of(&*name, part(&bytes, &name)?))).collect()
}
