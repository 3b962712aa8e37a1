//! From what was typed to answers: each text goes into the cell of its form, and means what reading says it means.

use std::collections::BTreeMap;

use crate::answers::{Answers, Given, Typed};
use crate::check;
use crate::drawing::{self, Placed};
use crate::fold::fold;
use crate::layout::{Area, Form, Row, Spec};
use crate::plan::{Plan, Words};

use super::before::{BLANK, Typing, year_back};
use super::told::Block;

/// The answers of a return in reading order, and what of it found no cell. What is typed later is typed over what was.
pub(super) fn answers(plan: &Plan, form: &Form, file: &str, typed: &[Typing<'_>]) -> (Answers, Vec<String>) {
    let mut sheet = Sheet::default();
    for Typing { blocks, subjects, back } in typed {
        sheet.back = *back;
        for (key, block) in *blocks {
            match block {
                Block::Drawn(drawing) => sheet.draw(key, None, drawing),
                Block::Answered(answers) => {
                    answers.iter().for_each(|(slot, text)| sheet.put(key, None, "", slot, text));
                }
            }
        }
        for (subject, blocks) in *subjects {
            blocks.iter().for_each(|(key, drawing)| sheet.draw(key, Some(subject), drawing));
        }
    }
    let mut answers = Answers::default();
    for (_, area) in form.areas() {
        for row in &area.rows {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                if let Some(text) = sheet.take(&form.words, area, row, spec) {
                    let typed = Typed::Text(text);
                    let given = match check::mean(plan, form, row, spec, &typed) {
                        Ok(value) => Given::listed(value, &plan.framework),
                        Err(unread) => Given { typed, means: Err(unread) },
                    };
                    answers.put(area.key(row, spec.key), given);
                }
            }
        }
    }
    let mut faults = sheet.faults;
    faults.extend(sheet.cells.into_iter().map(|(place, text)| format!("no cell for '{text}': {place:?}")));
    (answers, faults.into_iter().map(|fault| format!("{file}: {fault}")).collect())
}

/// Where something was typed: the key of the block, the subject, the row's ref, and the heading, or in a form the slot's key.
type Place = (String, Option<String>, String, String);

/// What was typed and is in no cell yet.
#[derive(Default)]
struct Sheet {
    cells: BTreeMap<Place, String>,
    /// So many years before the days that are typed.
    back: u8,
    faults: Vec<String>,
}

impl Sheet {
    fn draw(&mut self, block: &str, subject: Option<&String>, drawing: &str) {
        match drawing::tables(drawing) {
            Ok(tables) => {
                for Placed { row, head, cell } in tables.iter().flat_map(drawing::Table::placed) {
                    self.put(block, subject, row, head, cell);
                }
            }
            Err(uneven) => self.faults.push(uneven.to_string()),
        }
    }

    fn put(&mut self, block: &str, subject: Option<&String>, row: &str, column: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let place = (block.to_owned(), subject.cloned(), row.to_owned(), fold(column));
        match text {
            BLANK => self.cells.remove(&place),
            text => self.cells.insert(place, year_back(text, self.back)),
        };
    }

    /// What was typed in a cell of a form.
    fn take(&mut self, words: &Words, area: &Area, row: &Row, spec: &Spec) -> Option<String> {
        let (reference, column) = match row.question() {
            Some(_) => (String::new(), spec.key.word()),
            None => (row.reference.clone(), spec.head.text(words)),
        };
        self.cells.remove(&(area.block.key().word().to_owned(), row.subject.clone(), reference, fold(column)))
    }
}
