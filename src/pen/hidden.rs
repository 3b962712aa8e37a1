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

use crate::answers::{Key, LastAnswers, Value};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, HIDDEN, LAST_ANSWERS, LISTS, ROOM, Source};
use crate::live::{Content, Workings};
use crate::words::short_day;

use super::cells::put_formula;
use super::easel::printed;
use super::fitting;
use super::look::Style;
use super::paper::{self, Look, Range, Sheet, Shown};

/// The version of what the sheet holds.
const FORMAT: &str = "1";

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

/// The sheet and the names that point at it.
pub(super) fn drawn(form: &Form, last: &LastAnswers, workings: &Workings) -> (Sheet, Vec<(String, String)>) {
    let mut sheet = Sheet::hidden(HIDDEN);
    sheet.set_width(1, 40);
    let text = paper::look(Style::Line, Shown::Text);
    let mut names = Vec::new();
    for (row, (key, value)) in (0u32..).zip(identity(form)) {
        sheet.put_text(row, 0, key, text);
        sheet.put_text(row, 1, fitting(&value), text);
        if ["kind", "code", "edition"].contains(&key) {
            names.push((format!("careers_audit_{key}"), range(HIDDEN, 1, row, row)));
        }
    }
    for (row, (key, value)) in (LAST_ANSWERS..).zip(last.iter()) {
        let (place, value) = (place(&key), told(value));
        sheet.put_text(row, 0, fitting(&place), text);
        sheet.put_text(row, 1, fitting(&value), text);
    }
    let mut column = u16::try_from(LISTS).unwrap_or(u16::MAX);
    for list in &form.lists {
        match &list.source {
            Source::Labels(labels) if labels.is_empty() => {}
            Source::Labels(labels) => {
                sheet.put_text(0, column, &list.name, printed(Style::Label));
                for (row, label) in (1u32..).zip(labels) {
                    sheet.put_text(row, column, fitting(label), text);
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
            Content::Text(words) => sheet.put_text(working.row, column, fitting(words), text),
            Content::Number(number) => {
                let number = i32::try_from(*number).unwrap_or(i32::MAX);
                sheet.put_number(working.row, column, f64::from(number), Look::default());
            }
            Content::Computed(computed) => put_formula(&mut sheet, working.row, column, computed, Look::default()),
        }
    }
    (sheet, names)
}

/// The cells of a list that people add to, with room beneath it.
fn on_its_sheet(form: &Form, block: BlockKey, slot: SlotKey) -> Option<String> {
    let (sheet, area) = form.areas().find(|(_, area)| area.block.key() == block)?;
    let column = u16::try_from(area.sheet_column(area.column_of(slot)?)).ok()?;
    Some(range(&sheet.name, column, area.sheet_row(0), area.end().saturating_sub(1) + ROOM))
}

/// Cells of a column, as a name holds them.
fn range(sheet: &str, column: u16, first: u32, last: u32) -> String {
    paper::on(sheet, Range { top: first, left: column, bottom: last, right: column })
}
