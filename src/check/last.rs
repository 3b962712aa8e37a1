//! What last round's answers mean on the form of this one, and where what is said of them and what was typed differ.

use crate::answers::{Key, Read, Says, Typed, Value, gone};
use crate::finding::{Code, Finding};
use crate::key::SlotKey;
use crate::layout::Form;
use crate::plan::Plan;
use crate::words::list;

use super::{mean, place};

/// What an answer of the last round means in a cell of this one's form; nothing where no such cell is asked, or where it
/// could not be given there any more.
pub fn meant_now(plan: &Plan, form: &Form, key: &Key, typed: &Typed) -> Option<Value> {
    let areas = || form.areas().map(|(_, area)| area).filter(|area| area.block.key() == key.block);
    let own = areas().find_map(|area| {
        let is_it = |row: &&crate::layout::Row| row.reference == key.row && row.subject == key.subject;
        Some((area, area.rows.iter().find(is_it)?))
    });
    // A row beyond those that are printed asks what spare rows ask.
    let beyond = || {
        areas().filter(|area| area.is_spare_ref(&key.row)).find_map(|area| {
            let is_alike = |row: &&crate::layout::Row| row.is_spare() && row.subject == key.subject;
            Some((area, area.rows.iter().rfind(is_alike)?))
        })
    };
    let (area, row) = own.or_else(beyond)?;
    let spec = area.block.specs().into_iter().find(|spec| spec.key == key.slot && row.asks(spec))?;
    mean(plan, form, row, spec, typed).ok()
}

/// Rows that say *Yes* or *No longer* and in which something else was typed: what was typed counts.
pub(super) fn contradicted(form: &Form, read: &Read) -> Vec<Finding> {
    let answers = &read.answers;
    let mut findings = Vec::new();
    for (block, at, last) in answers.last().rows() {
        let key = |slot| Key { block, subject: at.subject.clone(), row: at.row.clone(), slot };
        let still = key(SlotKey::StillSo);
        let (Some(given), Some(says)) = (answers.get(&still), answers.says(block, at)) else { continue };
        let ended = gone(block);
        let meant = |slot: SlotKey| match says {
            Says::Yes | Says::StillPlanned => last.get(&slot),
            Says::NoLonger => ended.as_ref().filter(|(own, _)| *own == slot).map(|(_, value)| value),
            Says::Nothing | Says::Changed => None,
        };
        let differs = |slot: &SlotKey| {
            let key = key(*slot);
            let typed = answers.meant(&key).filter(|_| !answers.is_carried(&key));
            // When it took place is for this round to say.
            *slot != SlotKey::TookPlace && typed.zip(meant(*slot)).is_some_and(|(typed, meant)| typed != meant)
        };
        let slots = last.keys().copied().chain(ended.iter().map(|(slot, _)| *slot));
        let mut heads: Vec<&str> = Vec::new();
        for slot in slots.filter(differs) {
            let head = form.spec(&key(slot)).map_or("", |spec| spec.head.text(&form.words));
            if !heads.contains(&head) {
                heads.push(head);
            }
        }
        let Some(spec) = form.spec(&still).filter(|_| !heads.is_empty()) else { continue };
        let said = given.typed.shown();
        let message = format!("It says {said}, and {} says something else: what was typed there counts.", list(&heads));
        findings.push(Finding::at(Code::StillSoContradicted, place(form, read, &still, spec.head), message).seen(said));
    }
    findings
}

/// What nobody typed was told of, if it was doubtful, when it was.
pub(super) fn without_the_carried(read: &Read, findings: &mut Vec<Finding>) {
    findings.retain(|finding| {
        let is_it = |key: &Key| {
            finding.place.column == Some(key.slot)
                && finding.place.row.as_deref() == Some(key.printed_row())
                && (key.subject.is_none() || finding.place.subject == key.subject)
        };
        !read.answers.iter().any(|(key, _)| read.answers.is_carried(key) && is_it(key))
    });
}
