//! What was answered last round in the rows of a workbook, as it stands beside their cells. None of it is an answer.
//!
//! What cannot be this year's, as the day of last year's encounter, is shown and never meant: whoever says that a row is
//! still so does not say it of that.

use indexmap::IndexMap;

use super::{Key, RowPlace, Value};
use crate::key::{BlockKey, SlotKey};

/// Last round's answers, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastAnswers {
    rows: IndexMap<(BlockKey, RowPlace), LastRow>,
}

/// What one row said.
#[derive(Clone, Debug, Default, PartialEq)]
struct LastRow {
    /// What may still be so.
    so: IndexMap<SlotKey, Value>,
    /// What is shown alone.
    past: IndexMap<SlotKey, Value>,
}

impl LastAnswers {
    /// Puts an answer in its place.
    pub fn put(&mut self, key: &Key, value: Value) {
        self.rows.entry((key.block, RowPlace::of(key))).or_default().so.insert(key.slot, value);
    }

    /// The same; what of it cannot be this year's is shown alone. It is judged beside the other answers of its row.
    pub fn without_the_past(
        mut self,
        is_past: impl Fn(BlockKey, SlotKey, &Value, &IndexMap<SlotKey, Value>) -> bool,
    ) -> LastAnswers {
        for ((block, _), row) in &mut self.rows {
            let all = row.so.clone();
            let (past, so) =
                all.iter().map(own).partition(|(slot, value): &(SlotKey, Value)| is_past(*block, *slot, value, &all));
            row.so = so;
            row.past.extend::<IndexMap<SlotKey, Value>>(past);
        }
        self
    }

    /// Whether nothing is known of the last round.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What a row said that may still be so; none where it said nothing.
    pub fn row(&self, block: BlockKey, place: &RowPlace) -> Option<&IndexMap<SlotKey, Value>> {
        self.whole(block, place).map(|row| &row.so)
    }

    /// All that a row said, as it is shown.
    pub fn shown(&self, block: BlockKey, place: &RowPlace) -> Option<IndexMap<SlotKey, Value>> {
        self.whole(block, place).map(|row| row.so.iter().chain(&row.past).map(own).collect())
    }

    /// What stood in a cell and cannot be this year's.
    pub fn past(&self, key: &Key) -> Option<&Value> {
        self.whole(key.block, &RowPlace::of(key))?.past.get(&key.slot)
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

    /// Every row, with what may still be so.
    pub fn rows(&self) -> impl Iterator<Item = (BlockKey, &RowPlace, &IndexMap<SlotKey, Value>)> {
        self.rows.iter().map(|((block, place), row)| (*block, place, &row.so))
    }

    /// Every answer that is shown, in its place.
    pub fn iter(&self) -> impl Iterator<Item = (Key, &Value)> {
        self.rows.iter().flat_map(|((block, place), row)| {
            row.so.iter().chain(&row.past).map(|(slot, value)| {
                (Key { block: *block, subject: place.subject.clone(), row: place.row.clone(), slot: *slot }, value)
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

    fn whole(&self, block: BlockKey, place: &RowPlace) -> Option<&LastRow> {
        self.rows.get(&(block, place.clone()))
    }
}

fn own((slot, value): (&SlotKey, &Value)) -> (SlotKey, Value) {
    (*slot, value.clone())
}
