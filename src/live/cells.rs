//! The pieces that formulas are put together from: ranges, texts, counts of rows.

use crate::answers::column_name;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Area, Form, Row, Sheet};

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

/// The cell on *Start here* that says whether a subject teaches a stage this year.
pub(super) fn taught_cell(form: &Form, subject: Option<&str>, stage: &str) -> Option<String> {
    let (sheet, area) = form.areas().find(|(_, area)| area.block.key() == BlockKey::Stages)?;
    let position = area.rows.iter().position(|row| row.subject.as_deref() == subject && row.reference == stage)?;
    let column = u32::try_from(area.sheet_column(area.column_of(SlotKey::Taught)?)).ok()?;
    Some(format!("{}{}", on(&sheet.name), absolute(area.sheet_row(position), column)))
}

/// The cells on *Start here* that say whether a subject teaches its stages this year, and how many there are.
pub(super) fn taught_cells(form: &Form, subject: Option<&str>) -> Option<(String, usize)> {
    let (sheet, area) = form.areas().find(|(_, area)| area.block.key() == BlockKey::Stages)?;
    let is_own = |row: &Row| row.subject.as_deref() == subject;
    let (first, last) = (area.rows.iter().position(is_own)?, area.rows.iter().rposition(is_own)?);
    Some((range(sheet, area, area.column_of(SlotKey::Taught)?, first..last + 1), last + 1 - first))
}

/// What a formula gives that has nothing to tell: a stored result that is empty looks forgotten.
pub(super) const NONE: &str = "none";

/// A text as a formula holds it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Whether any row passes all tests, 1 or 0. A row with an error value in it passes none, and spoils
/// no other.
pub(super) fn any_row(tests: &[String]) -> String {
    format!("SIGN({})", count_rows(tests))
}

/// How many rows pass all tests.
pub(super) fn count_rows(tests: &[String]) -> String {
    format!("SUMPRODUCT(--ISNUMBER(1/({})))", tests.join("*"))
}

/// How many of the cells hold a label of a list.
pub(super) fn on_list(cells: &str, list: &str) -> String {
    // Without the sign in front a label that begins with one would be taken for a comparison.
    format!("SUMPRODUCT(COUNTIF({cells},\"=\"&{list}))")
}

/// The first word of a cell; *none* where it is blank.
pub(super) fn first_word(cell: &str) -> String {
    format!("IF(LEN(TRIM({cell}))=0,{},LEFT({cell},FIND(\" \",{cell}&\" \")-1))", quoted(NONE))
}

/// Whether the cells equal one of some texts.
pub(super) fn one_of(cells: &str, texts: &[&str]) -> String {
    let tests: Vec<String> = texts.iter().map(|text| format!("({cells}={})", quoted(text))).collect();
    if tests.len() == 1 { tests.concat() } else { format!("({})", tests.join("+")) }
}

/// Whether the cells are not blank.
pub(super) fn filled(cells: &str) -> String {
    format!("(LEN(TRIM({cells}))>0)")
}

/// Whether the cells name the outcome whose ref stands in a cell: `KS3-4 Title`, or the ref alone.
pub(super) fn names(cells: &str, reference: &str) -> String {
    format!("(LEFT({cells}&\" \",LEN({reference})+1)={reference}&\" \")")
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
