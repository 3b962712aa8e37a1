//! The sheet that nobody sees: whose workbook it is, and the lists behind its drop-downs.
//!
//! ```text
//!     A        B               D              E            …
//! 1   kind     department-…    list_coverage  list_status
//! 2   code     HUM             Not yet        Planned
//! 3   edition  2026-27 …       Highlighted    In place
//! 21   ["outcomes","History","KS3-1","coverage"]  Taught        what was answered last round
//! ```
//! Defined names point at *cells*: a name that holds a constant is lost when exceljs saves the file.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::answers::{Key, LastAnswers, Value, cell_name};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, HIDDEN, LISTS, ROOM, Source};
use crate::live::{Content, Workings};
use crate::words::short_day;

use super::cells::formula;
use super::fitting;
use super::look::{Style, numbers};

/// The version of what the sheet holds.
const FORMAT: &str = "1";

/// The first row of what the workbook shows of the last round: beneath what says whose it is.
const LAST: u32 = 20;

/// `["outcomes","History","KS3-1","coverage"]`
fn place(key: &Key) -> String {
    let parts = [Some(key.block.word()), key.subject.as_deref(), Some(&key.row), Some(key.slot.word())];
    serde_json::to_string(&parts).unwrap_or_default()
}

/// An answer of the last round as it is read again.
fn told(value: &Value) -> String {
    match value {
        Value::Date(day) => short_day(*day),
        Value::Text(_) | Value::Withheld(_) | Value::Choice(_) | Value::Count(_) => value.to_string(),
    }
}

/// Whose workbook it is, in the order in which the sheet tells it.
pub(super) fn identity(form: &Form) -> Vec<(&'static str, String)> {
    let mut identity: Vec<(&'static str, String)> = [
        ("kind", form.kind.word()),
        ("code", &form.code),
        ("edition", &form.edition),
        ("round", &form.round),
        ("school", &form.school),
        ("format", FORMAT),
    ]
    .map(|(key, value)| (key, value.to_owned()))
    .to_vec();
    if !form.corrects.is_empty() {
        identity.push(("corrects", form.corrects.join(" ")));
    }
    identity
}

/// Adds the sheet and the names that point at it.
pub(super) fn add(book: &mut Workbook, form: &Form, last: &LastAnswers, workings: &Workings) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(HIDDEN)?.set_very_hidden(true).protect();
    sheet.set_column_width(1, 40)?;
    let text = Style::Line.format().set_num_format(numbers::TEXT);
    let mut names = Vec::new();
    for (row, (key, value)) in (0u32..).zip(identity(form)) {
        sheet.write_string_with_format(row, 0, key, &text)?.write_string_with_format(row, 1, fitting(&value), &text)?;
        if ["kind", "code", "edition"].contains(&key) {
            names.push((format!("careers_audit_{key}"), range(HIDDEN, 1, row, row)));
        }
    }
    for (row, (key, value)) in (LAST..).zip(last.iter()) {
        let (place, value) = (place(&key), told(value));
        sheet.write_string_with_format(row, 0, fitting(&place), &text)?;
        sheet.write_string_with_format(row, 1, fitting(&value), &text)?;
    }
    let mut column = u16::try_from(LISTS).unwrap_or(u16::MAX);
    for list in &form.lists {
        match &list.source {
            Source::Labels(labels) if labels.is_empty() => {}
            Source::Labels(labels) => {
                sheet.write_string_with_format(0, column, &list.name, &Style::Label.format())?;
                for (row, label) in (1u32..).zip(labels) {
                    sheet.write_string_with_format(row, column, fitting(label), &text)?;
                }
                names.push((list.name.clone(), range(HIDDEN, column, 1, u32::try_from(labels.len()).unwrap_or(1))));
                column += 1;
            }
            Source::Column(block, slot) => {
                names.extend(on_its_sheet(form, *block, *slot).map(|at| (list.name.clone(), at)));
            }
        }
    }
    for working in &workings.cells {
        let column = u16::try_from(working.column).unwrap_or(u16::MAX);
        match &working.content {
            Content::Text(words) => sheet.write_string_with_format(working.row, column, fitting(words), &text)?,
            Content::Number(number) => {
                let number = i32::try_from(*number).unwrap_or(i32::MAX);
                sheet.write_number(working.row, column, number)?
            }
            Content::Computed(computed) => sheet.write_formula(working.row, column, formula(computed))?,
        };
    }
    for (name, range) in names {
        book.define_name(name, &range)?;
    }
    Ok(())
}

/// The cells of a list that people add to, with room beneath it.
fn on_its_sheet(form: &Form, block: BlockKey, slot: SlotKey) -> Option<String> {
    let (sheet, area) = form.areas().find(|(_, area)| area.block.key() == block)?;
    let column = u16::try_from(area.sheet_column(area.column_of(slot)?)).ok()?;
    Some(range(&sheet.name, column, area.sheet_row(0), area.end().saturating_sub(1) + ROOM))
}

/// `='Learning areas'!$A$5:$A$70`
fn range(sheet: &str, column: u16, first: u32, last: u32) -> String {
    let absolute = |row: u32| {
        let name = cell_name(row, u32::from(column));
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        format!("${letters}${}", row + 1)
    };
    let (from, to) = (absolute(first), absolute(last));
    let sheet = sheet.replace('\'', "''");
    if first == last { format!("='{sheet}'!{from}") } else { format!("='{sheet}'!{from}:{to}") }
}
