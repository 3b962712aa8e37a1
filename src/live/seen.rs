//! Answers as formulas see them: the reader forgives more than a formula can, and what is stored
//! beside a formula must be what the formula gives.

use std::collections::HashMap;

use super::lines::{Book, Line};
use crate::answers::{Answers, Given, Key, RowPlace, Typed};
use crate::key::BlockKey;

/// What stands in the cells.
pub(super) struct Seen<'a> {
    all: &'a Answers,
}

impl<'a> Seen<'a> {
    pub(super) fn of(all: &'a Answers) -> Seen<'a> {
        Seen { all }
    }

    /// What stands in a cell; nothing where it is blank.
    pub(super) fn typed(&self, key: &Key) -> Option<&'a Typed> {
        self.all.get(key).map(|given| &given.typed).filter(|typed| !typed.is_blank())
    }

    /// The answers that a formula makes out, of rows that the form has.
    pub(super) fn made_out(&self, book: &Book<'_>) -> Answers {
        let mut rows: HashMap<(BlockKey, RowPlace), &Line<'_>> = HashMap::new();
        for lines in &book.areas {
            for line in lines.rows.iter().filter(|line| !line.is_inserted) {
                let place = RowPlace { subject: line.row.subject.clone(), row: line.row.reference.clone() };
                rows.insert((lines.area.block.key(), place), line);
            }
        }
        let mut answers = Answers::default();
        for (key, given) in self.all.iter() {
            let place = RowPlace { subject: key.subject.clone(), row: key.row.clone() };
            let Some(line) = rows.get(&(key.block, place)) else { continue };
            let is_made_out = line.asked(key.slot).is_none_or(|sense| sense.now >= 0);
            if let Some(value) = given.means.as_ref().ok().filter(|_| is_made_out) {
                answers.put(key.clone(), Given::meant(value.clone()));
            }
        }
        answers
    }
}
