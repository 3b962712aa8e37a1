//! A checklist that says *Not yet* or *Partly* to what a record of an employer says *Yes* to. Which statement speaks of
//! which test stands in the plan.

use crate::answers::audit::{Audit, EmployerRow, Test, Tick};
use crate::answers::{Key, Labelled, Read, printed_ref};
use crate::finding::{Code, Finding};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{self, Form};
use crate::plan::{Item, Plan};

use super::place;

/// A query for each statement of a subject that a record of it contradicts.
pub(super) fn records(plan: &Plan, form: &Form, read: &Read) -> Vec<Finding> {
    let Some(department) = plan.department(&form.code) else { return Vec::new() };
    let audit = layout::audit_of(&read.answers);
    let mut findings = Vec::new();
    for subject in &department.subjects {
        for item in &plan.checklist {
            let tick = audit.tick(&subject.name, &item.reference);
            let Some((tick, record)) = tick.and_then(|tick| Some((tick, against(&audit, &subject.name, item, tick)?)))
            else {
                continue;
            };
            let key = Key {
                block: BlockKey::Checklist,
                subject: Some(subject.name.clone()),
                row: item.reference.clone(),
                slot: SlotKey::Answer,
            };
            let Some(spec) = form.spec(&key) else { continue };
            let message = format!(
                "It says {}, but employer record {} says Yes to the same thing.",
                tick.label(),
                printed_ref(&record.place.row)
            );
            let finding = Finding::at(Code::RecordContradicted, place(form, read, &key, spec.head), message);
            findings.push(finding.seen(tick.label()));
        }
    }
    findings
}

/// The record that says otherwise than a statement: one that counts. Where another that took place fails the same test,
/// *Partly* is the truth.
fn against<'a>(audit: &'a Audit, subject: &'a str, item: &Item, tick: Tick) -> Option<&'a EmployerRow> {
    let slot = item.test?;
    let answer = |record: &EmployerRow| record.tests().into_iter().find(|test| test.slot == slot)?.answer;
    let been = || audit.employers_of(subject).filter(|record| record.has_been());
    let is_mixed = || been().any(|record| answer(record).is_some_and(|answer| answer != Test::Yes));
    let contradicts = match tick {
        Tick::Yes | Tick::NotSure => false,
        Tick::Partly => !is_mixed(),
        Tick::NotYet => true,
    };
    been().find(|record| contradicts && record.counts() && answer(record) == Some(Test::Yes))
}
