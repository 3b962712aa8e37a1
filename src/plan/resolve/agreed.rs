//! The steps that were agreed after the last round: each of a subject of the plan.

use indexmap::IndexMap;

use super::faults::Faults;
use super::known::Known;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::{self, File};
use crate::plan::{AgreedStep, may_be_due};
use crate::words::short_day;

pub(super) fn agreed(file: &File, faults: &mut Faults) {
    let subjects = Known::subjects(file);
    for (row, step) in file.agreed.iter().enumerate() {
        faults.refers((BlockKey::Agreed, row, SlotKey::Subject), &step.subject, &subjects);
        faults.needed((BlockKey::Agreed, row, SlotKey::Step), &step.step);
        if let Some(due) = step.due.filter(|due| !may_be_due(*due)) {
            let what = format!("{} is a mistyped year", short_day(due));
            faults.add((BlockKey::Agreed, row, SlotKey::Due), what, "Write the date with the right year.");
        }
    }
}

/// The steps, each with its ref among those of its subject.
pub(super) fn steps(file: &File) -> Vec<AgreedStep> {
    let mut counted: IndexMap<String, usize> = IndexMap::new();
    let step = |one: &file::AgreedStep| {
        let file::AgreedStep { subject, step, owner, due } = one;
        let number = counted.entry(subject.clone()).or_default();
        *number += 1;
        AgreedStep {
            subject: subject.clone(),
            reference: format!("G{number}"),
            step: step.trim().to_owned(),
            owner: owner.trim().to_owned(),
            due: *due,
        }
    };
    file.agreed.iter().map(step).collect()
}
