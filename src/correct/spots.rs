//! Where the cells of a drawn form stand.

use indexmap::IndexMap;

use crate::answers::{At, Key, Spot};
use crate::layout::Form;

/// Where every cell that a form asks stands in it.
pub(super) fn spots(form: &Form) -> IndexMap<Key, Spot> {
    let mut spots = IndexMap::new();
    for (sheet, area) in form.areas() {
        for (position, row) in area.rows.iter().enumerate() {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                let column = area.column_of(spec.key).map(|position| area.sheet_column(position));
                let Some(column) = column.and_then(|column| u32::try_from(column).ok()) else { continue };
                let at = At::Cell(area.sheet_row(position), column);
                spots.insert(area.key(row, spec.key), Spot { sheet: sheet.name.clone(), at });
            }
        }
    }
    spots
}

/// A link to a cell of the same workbook.
pub(super) fn link(sheet: &str, cell: &str) -> String {
    format!("internal:'{}'!{cell}", sheet.replace('\'', "''"))
}
