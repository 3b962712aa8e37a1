//! Steps that were agreed after the last round, and what is not said of them. No verdict waits for it.

use crate::answers::audit::StepDone;
use crate::answers::{Key, Read};
use crate::finding::{Code, Finding};
use crate::key::{BlockKey, SlotKey};
use crate::layout::Form;

use super::place;

/// A query for each step of which nobody has said whether it is done, and for each that is not yet done and lacks a reason.
pub(super) fn unsaid(form: &Form, read: &Read) -> Vec<Finding> {
    let areas = form.areas().map(|(_, area)| area).filter(|area| area.block.key() == BlockKey::Agreed);
    let rows = areas.flat_map(|area| area.rows.iter().map(move |row| (area, row)));
    let query = |key: Key, message: &str| {
        let spec = form.spec(&key).filter(|_| read.spots.contains_key(&key))?;
        Some(Finding::at(Code::Unanswered, place(form, read, &key, spec.head), message))
    };
    let of_row = rows.filter_map(|(area, row)| {
        let [done, why] = [SlotKey::Done, SlotKey::Why].map(|slot| area.key(row, slot));
        match (read.answers.get(&done), read.answers.chosen::<StepDone>(&done), read.answers.get(&why)) {
            (None, _, None) => query(done, "Nobody has said whether this step is done."),
            (None, _, Some(_)) => query(done, "It says why, and not whether the step is done."),
            (Some(_), Some(StepDone::NotYet), None) => query(why, "The step is not done yet, and nothing says why."),
            (Some(_), Some(StepDone::Done | StepDone::NotYet) | None, _) => None,
        }
    });
    of_row.collect()
}
