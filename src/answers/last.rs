//! What was answered last round in the rows of a workbook, as it stands beside their cells. None of it is an answer.

use indexmap::IndexMap;

use super::{Key, RowPlace, Value};
use crate::key::{BlockKey, SlotKey};

/// Last round's answers, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastAnswers {
    rows: IndexMap<(BlockKey, RowPlace), IndexMap<SlotKey, Value>>,
}

impl LastAnswers {
    /// Puts an answer in its place.
    pub fn put(&mut self, key: &Key, value: Value) {
        self.rows.entry((key.block, RowPlace::of(key))).or_default().insert(key.slot, value);
    }

    /// Whether nothing is known of the last round.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What a row said; none where it said nothing.
    pub fn row(&self, block: BlockKey, place: &RowPlace) -> Option<&IndexMap<SlotKey, Value>> {
        self.rows.get(&(block, place.clone()))
    }

    /// What stood in a cell.
    pub fn value(&self, key: &Key) -> Option<&Value> {
        self.row(key.block, &RowPlace::of(key))?.get(&key.slot)
    }

    /// Whether the row of a cell said anything.
    pub fn has_row(&self, key: &Key) -> bool {
        self.row(key.block, &RowPlace::of(key)).is_some()
    }

    /// The row, where it can be said that it is still so: not where only its words are known.
    pub fn asked(&self, block: BlockKey, place: &RowPlace) -> Option<&IndexMap<SlotKey, Value>> {
        self.row(block, place).filter(|row| !row.contains_key(&SlotKey::LastTime))
    }

    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = (BlockKey, &RowPlace, &IndexMap<SlotKey, Value>)> {
        self.rows.iter().map(|((block, place), row)| (*block, place, row))
    }

    /// Every answer, in its place.
    pub fn iter(&self) -> impl Iterator<Item = (Key, &Value)> {
        self.rows().flat_map(|(block, place, row)| {
            row.iter().map(move |(slot, value)| {
                (Key { block, subject: place.subject.clone(), row: place.row.clone(), slot: *slot }, value)
            })
        })
    }

    /// Those rows alone of which something holds.
    pub fn only(mut self, holds: impl Fn(BlockKey, &RowPlace) -> bool) -> LastAnswers {
        self.rows.retain(|(block, place), _| holds(*block, place));
        self
    }

    /// The rows of another, where these have none of their own.
    pub fn and(mut self, other: &LastAnswers) -> LastAnswers {
        for (row, said) in &other.rows {
            self.rows.entry(row.clone()).or_insert_with(|| said.clone());
        }
        self
    }
}
