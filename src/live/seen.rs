//! What stands in the cells of a form, as it was typed.

use indexmap::IndexMap;

use crate::answers::{Answers, Given, Key, LastAnswers, RowPlace, Typed, Value};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Carried, Row};

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

    /// What stands beside a row of the last round.
    pub(super) fn last(&self, block: BlockKey, row: &Row) -> Option<&'a IndexMap<SlotKey, Value>> {
        let place = RowPlace { subject: row.subject.clone(), row: row.reference.clone() };
        self.all.last().row(block, &place).filter(|_| row.carried == Carried::Asked)
    }

    /// All that stands beside the rows.
    pub(super) fn all_last(&self) -> &'a LastAnswers {
        self.all.last()
    }

    /// Everything that was given.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a Key, &'a Given)> {
        self.all.iter()
    }
}
