//! The pieces that formulas are put together from: ranges, texts, counts of rows.

use crate::answers::column_name;
use crate::key::SlotKey;
use crate::layout::{Area, Sheet};
use crate::words::put_number;

/// `$D$6`
pub(super) fn absolute(row: u32, column: u32) -> String {
    let mut cell = String::with_capacity(12);
    put_absolute(&mut cell, row, column);
    cell
}

/// Puts `$D$6` behind what is there.
fn put_absolute(out: &mut String, row: u32, column: u32) {
    out.push('$');
    match u8::try_from(column) {
        Ok(letter @ 0..26) => out.push(char::from(b'A' + letter)),
        _ => out.push_str(&column_name(column)),
    }
    out.push('$');
    put_number(out, row.saturating_add(1));
}

/// `$D$6:$D$14`
pub(super) fn span((top, left): (u32, u32), (bottom, right): (u32, u32)) -> String {
    let mut cells = String::with_capacity(24);
    put_absolute(&mut cells, top, left);
    cells.push(':');
    put_absolute(&mut cells, bottom, right);
    cells
}

/// `'History outcomes'!`
pub(super) fn on(sheet: &str) -> String {
    if sheet.contains('\'') { ["'", &sheet.replace('\'', "''"), "'!"].concat() } else { ["'", sheet, "'!"].concat() }
}

/// `'History outcomes'!$D$6:$D$14`
pub(super) fn range(sheet: &Sheet, area: &Area, column: usize, rows: std::ops::Range<usize>) -> String {
    let column = u32::try_from(area.sheet_column(column)).unwrap_or(0);
    let (first, last) = (area.sheet_row(rows.start), area.sheet_row(rows.end.saturating_sub(1)));
    [on(&sheet.name), span((first, column), (last, column))].concat()
}

/// A column of a whole table. Where people may add rows it takes in the row beneath the last one, so
/// that it grows wherever they are inserted.
pub(super) fn whole(sheet: &Sheet, area: &Area, slot: SlotKey) -> Option<String> {
    Some(range(sheet, area, area.column_of(slot)?, 0..area.rows.len() + usize::from(area.grows)))
}

/// What a formula gives that has nothing to tell: a stored result that is empty looks forgotten.
pub(super) const NONE: &str = "none";

/// A text as a formula holds it.
pub(super) fn quoted(text: &str) -> String {
    if text.contains('"') { ["\"", &text.replace('"', "\"\""), "\""].concat() } else { ["\"", text, "\""].concat() }
}

/// Whether any row passes all tests, 1 or 0.
pub(super) fn any_row(tests: &[String]) -> String {
    ["SIGN(SUMPRODUCT(", &tests.join("*"), "))"].concat()
}

/// Whether the cells hold one of some numbers.
pub(super) fn one_of(cells: &str, numbers: &[i64]) -> String {
    let tests: Vec<String> =
        numbers.iter().map(|number| ["(", cells, "=", &number.to_string(), ")"].concat()).collect();
    if tests.len() == 1 { tests.concat() } else { ["(", &tests.join("+"), ")"].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_quotes_stay_texts() {
        assert_eq!(quoted("say \"yes\""), "\"say \"\"yes\"\"\"");
        assert_eq!(on("Pupils' choice"), "'Pupils'' choice'!");
        assert_eq!((absolute(0, 0), absolute(9, 27)), ("$A$1".to_owned(), "$AB$10".to_owned()));
    }
}
