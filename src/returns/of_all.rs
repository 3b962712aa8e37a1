//! Two people of one department, of whom one answers for a whole sheet and the other says otherwise of a row of it.

use super::before::beside_last;
use super::people::Kinship;
use super::{Return, lineage};
use crate::answers::{Answers, Key, RowPlace, Says, Value, is_added, is_confirmed};
use crate::check;
use crate::finding::{Code, Finding};
use crate::key::{ALL_ROWS, BlockKey, SlotKey};
use crate::layout::{Form, Forms};
use crate::learner::shareable_file;

/// The rows of which one of two returns says that last time's answer is still so, by its answer for the sheet, and the
/// other something else: what was said of the row counts, and people have to know.
pub(super) fn conflicts(
    (forms, code, form): (&Forms, &str, &Form),
    older: &Return,
    newer: &Return,
) -> Vec<(Key, Finding)> {
    if lineage::people(&older.answers).kin(&lineage::people(&newer.answers)) == Kinship::Same {
        return Vec::new();
    }
    let (then, now) = (beside_last(forms, code, older), beside_last(forms, code, newer));
    let mut conflicts = Vec::new();
    for (block, at, _) in now.last().rows().filter(|(block, ..)| is_confirmed(*block)) {
        let still = Key { block, subject: at.subject.clone(), row: at.row.clone(), slot: SlotKey::StillSo };
        let all = Key { row: ALL_ROWS.to_owned(), ..still.clone() };
        for ((one, sheet), (other, row)) in [((older, &then), (newer, &now)), ((newer, &now), (older, &then))] {
            let Some(said) = otherwise(row, block, at).filter(|_| is_by_all(sheet, block, at)) else {
                continue;
            };
            let Some(spec) = form.spec(&still) else { continue };
            let place = check::place_in(form, &other.spots, &still, spec.head);
            let (all_of, own) = (shareable_file(one.file_of(&all)), shareable_file(&other.file));
            let message = format!(
                "{all_of} says in the row ALL that last time's answer is still so, and {own} says '{said}' here; what was said of the row is used."
            );
            conflicts
                .push((still.clone(), Finding::at(Code::Conflict, place, message).seen(&said).suggest(Some("Yes"))));
        }
    }
    conflicts
}

/// Whether a row is said to be as it was by the answer for its sheet alone.
fn is_by_all(answers: &Answers, block: BlockKey, at: &RowPlace) -> bool {
    answers.says(block, at) == Some(Says::Yes) && answers.said_of(block, at).is_none()
}

/// What is said of a row itself that is not what it said last time.
fn otherwise(answers: &Answers, block: BlockKey, at: &RowPlace) -> Option<String> {
    if let Some(said) = answers.said_of(block, at) {
        let says = answers.says(block, at)?;
        return Some(said.typed.shown())
            .filter(|_| matches!(says, Says::NoLonger | Says::Changed | Says::StillPlanned));
    }
    let last = answers.last().row(block, at)?;
    let is_else = |key: &Key, typed: &Value| {
        key.block == block
            && key.row == at.row
            && key.subject == at.subject
            && key.slot != SlotKey::StillSo
            && !is_added(key.slot)
            && last.get(&key.slot) != Some(typed)
    };
    let mut own = answers.iter();
    let found = own.find(|(key, given)| given.means.as_ref().is_ok_and(|typed| is_else(key, typed)))?;
    Some(found.1.typed.shown())
}
