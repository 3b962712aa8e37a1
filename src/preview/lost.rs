//! Answers that counted by the plan before and that nobody reads by the plan as it is.
//!
//! They are compared by their cells in the returned files: a row that is known by another name is still read.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::answers::Key;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, Forms};
use crate::returns::{Results, Return};

/// Answers of one department that would no longer count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The department's code.
    pub department: String,
    /// Whether nothing of its return would count.
    pub is_whole: bool,
    /// How many answers.
    pub answers: usize,
    /// The rows that they stand in, each with its sheet: `History outcomes, KS3-2`.
    pub rows: Vec<String>,
}

/// What of the returns that counted would no longer count by the plan as it is.
pub fn lost(before: &Results, now: &Results) -> Vec<Lost> {
    let counts = |entry: &&Return| entry.state.counts();
    // A department may have another code than it had.
    let forms = |entry: &Return| entry.department.as_deref().and_then(|code| now.forms.of(code));
    let after = now.returns.iter().filter(counts).filter_map(|entry| Some((entry, forms(entry)?)));
    let still: HashSet<String> = after.flat_map(|(entry, form)| cells(entry, form).map(|(_, _, cell)| cell)).collect();
    before.returns.iter().filter(counts).filter_map(|entry| of(entry, &before.forms, now, &still)).collect()
}

fn of(before: &Return, forms: &Forms, now: &Results, still: &HashSet<String>) -> Option<Lost> {
    let department = before.department.clone()?;
    let files = if before.parts.is_empty() { std::slice::from_ref(&before.file) } else { &before.parts };
    let is_read = |entry: &Return| {
        entry.state.counts() && files.iter().any(|file| entry.file == *file || entry.parts.contains(file))
    };
    let is_whole = !now.returns.iter().any(is_read);
    let form = forms.of(&department)?;
    let mut rows: IndexMap<String, usize> = IndexMap::new();
    for (key, sheet, _) in cells(before, form).filter(|(_, _, cell)| !still.contains(cell)) {
        *rows.entry(format!("{sheet}, {}", key.printed_row())).or_default() += 1;
    }
    let answers = rows.values().sum();
    (answers > 0).then(|| Lost { department, is_whole, answers, rows: rows.into_keys().collect() })
}

/// The answers that are understood and stand in a row of the form, or in one of its spare or inserted rows: each with
/// its sheet, and its cell as one text. A row that the form does not print any more counts for nothing, nor does a
/// spare row about an outcome that is not there any more.
fn cells<'a>(entry: &'a Return, form: &'a Form) -> impl Iterator<Item = (&'a Key, &'a str, String)> {
    let printed: HashSet<(BlockKey, Option<&str>, &str)> = form
        .areas()
        .flat_map(|(_, area)| area.rows.iter().map(move |row| (area.block.key(), row.subject.as_deref(), row)))
        .map(|(block, subject, row)| (block, subject, row.reference.as_str()))
        .collect();
    let is_spare =
        |key: &Key| form.areas().any(|(_, area)| area.block.key() == key.block && area.is_spare_ref(key.printed_row()));
    let is_of_plan =
        |key: &Key| form.areas().any(|(_, area)| area.block.key() == key.block && area.block.rows().are_of_plan());
    let is_retired = move |key: &Key| {
        if is_spare(key) {
            let about = Key { slot: SlotKey::Ref, ..key.clone() };
            return entry.answers.get(&about).is_some_and(|given| given.means.is_err());
        }
        is_of_plan(key) && !printed.contains(&(key.block, key.subject.as_deref(), key.printed_row()))
    };
    entry.answers.iter().filter(move |(key, given)| given.means.is_ok() && !is_retired(key)).filter_map(|(key, _)| {
        let spot = entry.spots.get(key)?;
        Some((key, spot.sheet.as_str(), format!("{}\n{}\n{}", entry.file_of(key), spot.sheet, spot.at)))
    })
}
