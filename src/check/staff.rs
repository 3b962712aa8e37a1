//! Staff who took part in careers development: no more of them than there are.

use crate::answers::audit::{Audit, Training};
use crate::answers::{Key, Read};
use crate::finding::{Code, Finding};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{self, Form};

use super::place;

/// A query for each number that is larger than that of the staff it is a part of.
pub(super) fn more_than_there_are(form: &Form, read: &Read) -> Vec<Finding> {
    let Audit { training, .. } = layout::audit_of(&read.answers);
    let pairs = |one: &Training| {
        [
            ("teachers took part", SlotKey::TeachersTrained, one.teachers, one.teachers_trained),
            ("support staff took part", SlotKey::SupportStaffTrained, one.support_staff, one.support_staff_trained),
        ]
    };
    let over = training.iter().flat_map(pairs).filter_map(|(who, slot, all, part)| {
        let (all, part) = (all?, part?);
        (part > all).then_some((who, slot, all, part))
    });
    over.filter_map(|(who, slot, all, part)| {
        let (key, given) = read.answers.iter().find(|(key, _)| key.block == BlockKey::Training && key.slot == slot)?;
        let key: &Key = key;
        let message = format!("{part} {who}, which is more than the {all} there are.");
        let place = place(form, read, key, form.spec(key)?.head);
        Some(Finding::at(Code::MoreTrained, place, message).seen(given.typed.for_its_author()))
    })
    .collect()
}
