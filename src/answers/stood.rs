//! What stands in the rows of a workbook that shows last round's answers: what was typed, and what somebody said to be
//! still so. Nothing stands unsaid.
//!
//! ```text
//! typed in the row   Still so?    in the row ALL   stands
//! nothing            (blank)      (blank)          nothing
//! nothing            (blank)      Yes              last round's answer
//! anything           (blank)      whatever         what was typed
//! whatever           Yes          whatever         last round's answer; where a cell was typed, that
//! whatever           Changed      whatever         what was typed
//! whatever           No longer    whatever         Not yet; where a cell was typed, that
//! ```
//!
//! *Anything* is what answers another question than last time: evidence, a skill or a day to see to it by is added to what
//! stands, and takes no row out of the answer for its sheet.

use std::collections::HashSet;

use super::audit::{Choice, Confirmed, Coverage, Progress, StillSo, TookPlace};
use super::{Answers, Given, Key, RowPlace, Value, printed_ref};
use crate::key::{ALL_ROWS, BlockKey, SlotKey};

/// What a row says of last round's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// Nothing yet.
    Nothing,
    /// It is still so.
    Yes,
    /// It is still to come, as it was planned.
    StillPlanned,
    /// What stands in its own cells counts.
    Changed,
    /// It has ended.
    NoLonger,
}

/// Whether rows of a block are asked if last round's answer is still so.
pub fn is_confirmed(block: BlockKey) -> bool {
    matches!(block, BlockKey::Outcomes | BlockKey::Steps | BlockKey::Impact | BlockKey::Employers)
}

/// Whether what is typed in a cell is added to what a row says, and says nothing else than last time by itself.
pub fn is_added(slot: SlotKey) -> bool {
    matches!(
        slot,
        SlotKey::Evidence
            | SlotKey::Skill
            | SlotKey::Activity
            | SlotKey::Minutes
            | SlotKey::DeliveredBy
            | SlotKey::Owner
            | SlotKey::Due
            | SlotKey::Ask
    )
}

/// What a row of a block says whose answer has ended; nothing where it then says nothing.
pub fn gone(block: BlockKey) -> Option<(SlotKey, Value)> {
    if block == BlockKey::Outcomes {
        Some((SlotKey::Coverage, Value::Choice(Choice::Coverage(Coverage::NotYet))))
    } else if block == BlockKey::Steps {
        Some((SlotKey::Progress, Value::Choice(Choice::Progress(Progress::NotStarted))))
    } else {
        None
    }
}

/// What an answer to *Still so?* says.
fn said(value: &Value) -> Option<Says> {
    let Value::Choice(choice) = value else { return None };
    match choice {
        Choice::StillSo(StillSo::Yes) | Choice::Confirmed(Confirmed::TookPlace) => Some(Says::Yes),
        Choice::Confirmed(Confirmed::StillPlanned) => Some(Says::StillPlanned),
        Choice::StillSo(StillSo::Changed) | Choice::Confirmed(Confirmed::Changed) => Some(Says::Changed),
        Choice::StillSo(StillSo::NoLonger) | Choice::Confirmed(Confirmed::NoLonger) => Some(Says::NoLonger),
        Choice::Coverage(_)
        | Choice::Status(_)
        | Choice::Tick(_)
        | Choice::TaughtThisYear(_)
        | Choice::Test(_)
        | Choice::Kind(_)
        | Choice::Mode(_)
        | Choice::Progress(_)
        | Choice::Intended(_)
        | Choice::StepDone(_)
        | Choice::TookPlace(_) => None,
    }
}

/// Whether an answer to *Still so?* says that what stands in the row's own cells counts.
pub fn is_changed(value: &Value) -> bool {
    said(value) == Some(Says::Changed)
}

/// What a row says: by its own answer, by what was typed in it, or by the answer for its whole sheet.
fn says(own: Option<&Given>, is_typed_in: bool, of_sheet: Option<&Given>) -> Says {
    let meant = |given: &Given| given.means.as_ref().ok().and_then(said);
    match (own, is_typed_in) {
        (Some(own), true) => meant(own).unwrap_or(Says::Changed),
        (Some(own), false) => meant(own).unwrap_or(Says::Nothing),
        (None, true) => Says::Changed,
        (None, false) => of_sheet.and_then(meant).filter(|said| *said == Says::Yes).unwrap_or(Says::Nothing),
    }
}

impl Answers {
    /// What was typed alone.
    pub fn typed(&self) -> Answers {
        let mut typed = Answers { last: self.last.clone(), ..Answers::default() };
        for (key, given) in self.given.iter().filter(|(key, _)| !self.carried.contains(*key)) {
            typed.put(key.clone(), given.clone());
        }
        typed
    }

    /// What was typed, and what of last round somebody said to be still so.
    pub fn stood(&self) -> Answers {
        let mut all = self.typed();
        let rows: HashSet<(BlockKey, RowPlace)> = all
            .given
            .keys()
            .filter(|key| key.slot != SlotKey::StillSo && !is_added(key.slot))
            .map(|key| (key.block, RowPlace::of(key)))
            .collect();
        let last = all.last.clone();
        for (block, place, row) in last.rows().filter(|(block, ..)| is_confirmed(*block)) {
            if last.asked(block, place).is_none() {
                continue;
            }
            let key = |row: &str, slot| Key { block, subject: place.subject.clone(), row: row.to_owned(), slot };
            let own = all.said_of(block, place);
            let of_sheet = all.get(&key(ALL_ROWS, SlotKey::StillSo));
            let says = says(own, rows.contains(&(block, place.clone())), of_sheet);
            for (slot, value) in standing(block, says, row.iter().map(|(slot, value)| (*slot, value))) {
                let key = key(&place.row, slot);
                if all.get(&key).is_none() {
                    all.put(key.clone(), Given::meant(value));
                    all.carried.insert(key);
                }
            }
        }
        all
    }

    /// What a row says of last round's answer; nothing where it is not asked.
    pub fn says(&self, block: BlockKey, place: &RowPlace) -> Option<Says> {
        self.last.asked(block, place).filter(|_| is_confirmed(block))?;
        let key = |row: &str, slot| Key { block, subject: place.subject.clone(), row: row.to_owned(), slot };
        let is_own = |key: &Key| {
            key.block == block
                && key.row == place.row
                && key.subject == place.subject
                && key.slot != SlotKey::StillSo
                && !is_added(key.slot)
        };
        let is_typed_in = self.given.keys().any(|key| is_own(key) && !self.carried.contains(key));
        Some(says(self.said_of(block, place), is_typed_in, self.get(&key(ALL_ROWS, SlotKey::StillSo))))
    }

    /// What was said of a row's last answer: in the row itself, else in a copy of it.
    pub fn said_of(&self, block: BlockKey, place: &RowPlace) -> Option<&Given> {
        let own = Key { block, subject: place.subject.clone(), row: place.row.clone(), slot: SlotKey::StillSo };
        self.get(&own).or_else(|| self.said_in_a_copy(block, place))
    }

    /// What was said of it in a copy of the row.
    pub fn said_in_a_copy(&self, block: BlockKey, place: &RowPlace) -> Option<&Given> {
        let is_copy = |key: &Key| {
            key.slot == SlotKey::StillSo
                && key.block == block
                && key.row != place.row
                && printed_ref(&key.row) == place.row
                && key.subject == place.subject
        };
        self.iter().find(|(key, _)| is_copy(key)).map(|(_, given)| given)
    }
}

/// What stands in the cells of a row in which nothing was typed.
fn standing<'v>(
    block: BlockKey,
    says: Says,
    last: impl Iterator<Item = (SlotKey, &'v Value)>,
) -> Vec<(SlotKey, Value)> {
    let took_place = Value::Choice(Choice::TookPlace(TookPlace::TookPlace));
    match says {
        Says::Nothing => Vec::new(),
        Says::Yes => last
            .map(|(slot, value)| (slot, if slot == SlotKey::TookPlace { took_place.clone() } else { value.clone() }))
            .collect(),
        Says::StillPlanned => last.map(|(slot, value)| (slot, value.clone())).collect(),
        // A row that names its own outcome is still about that one.
        Says::Changed => last
            .filter(|(slot, _)| block == BlockKey::Outcomes && *slot == SlotKey::Ref)
            .map(|(slot, value)| (slot, value.clone()))
            .collect(),
        Says::NoLonger => {
            let about = last.filter(|(slot, _)| block == BlockKey::Outcomes && *slot == SlotKey::Ref);
            about.map(|(slot, value)| (slot, value.clone())).chain(gone(block)).collect()
        }
    }
}
