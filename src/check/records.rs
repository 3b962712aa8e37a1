//! What a record of an employer leaves open: a workplace that took place is meaningful by three tests more than an
//! encounter, and where they are blank nobody can say whether it was.

use crate::answers::Read;
use crate::answers::audit::{Audit, EmployerRow, Kind};
use crate::answers::{Key, TestAsked};
use crate::finding::{Code, Finding};
use crate::key::BlockKey;
use crate::layout::{self, Form};
use crate::words::list;

use super::place;

/// A query for each workplace that took place and leaves tests of its own blank: one for a record, at the first of
/// them. A workbook that has no column for them was never asked.
pub(super) fn open_workplaces(form: &Form, read: &Read) -> Vec<Finding> {
    let Audit { employers, .. } = layout::audit_of(&read.answers);
    let is_meant = |record: &&EmployerRow| record.has_been() && record.kind == Some(Kind::Workplace);
    employers.iter().filter(is_meant).filter_map(|record| open(form, read, record)).collect()
}

fn open(form: &Form, read: &Read, record: &EmployerRow) -> Option<Finding> {
    let key = |test: &TestAsked| Key {
        block: BlockKey::Employers,
        subject: record.place.subject.clone(),
        row: record.place.row.clone(),
        slot: test.slot,
    };
    // What cannot be read is told as that.
    let is_blank = |test: &TestAsked| read.spots.contains_key(&key(test)) && read.answers.get(&key(test)).is_none();
    let blank: Vec<TestAsked> = record.of_workplaces().into_iter().filter(is_blank).collect();
    let first = key(blank.first()?);
    let head = form.spec(&first)?.head;
    let words: Vec<&str> = blank.iter().map(|test| test.words).collect();
    let message = format!(
        "A workplace that took place, but nothing is said of {}, so nobody knows yet whether it was meaningful.",
        list(&words)
    );
    Some(Finding::at(Code::Unanswered, place(form, read, &first, head), message).fix("Choose Yes, No or Not sure."))
}
