//! The pieces that formulas are put together from: ranges, texts, counts of rows.

use crate::answers::column_name;
use crate::key::SlotKey;
use crate::layout::{Area, Sheet};

/// `$D$6`
pub(super) fn absolute(row: u32, column: u32) -> String {
    format!("${}${}", column_name(column), u64::from(row) + 1)
}

/// `'History outcomes'!`
pub(super) fn on(sheet: &str) -> String {
    format!("'{}'!", sheet.replace('\'', "''"))
}

/// `'History outcomes'!$D$6:$D$14`
pub(super) fn range(sheet: &Sheet, area: &Area, column: usize, rows: std::ops::Range<usize>) -> String {
    let column = u32::try_from(area.sheet_column(column)).unwrap_or(0);
    let first = absolute(area.sheet_row(rows.start), column);
    let last = absolute(area.sheet_row(rows.end.saturating_sub(1)), column);
    format!("{}{first}:{last}", on(&sheet.name))
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
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Whether any row passes all tests, 1 or 0.
pub(super) fn any_row(tests: &[String]) -> String {
    format!("SIGN(SUMPRODUCT({}))", tests.join("*"))
}

/// Whether the cells hold one of some numbers.
pub(super) fn one_of(cells: &str, numbers: &[i64]) -> String {
    let tests: Vec<String> = numbers.iter().map(|number| format!("({cells}={number})")).collect();
    if tests.len() == 1 { tests.concat() } else { format!("({})", tests.join("+")) }
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
