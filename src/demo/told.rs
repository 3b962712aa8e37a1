//! What a made-up school's file says: its plan's people and rolls, and its returns as they were typed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::drawing;
use crate::plan::file::{File, Round, School};

/// A made-up school, as `schemas/demo` has it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MadeUp {
    school: School,
    round: Round,
    /// Departments, their leads and the leads' addresses: drawn.
    departments: String,
    /// Cohorts with their learners, where the built-in plan has others: drawn.
    cohorts: String,
    /// What came back.
    pub(super) returns: Vec<Told>,
}

/// One workbook as it came back.
#[derive(Deserialize)]
pub(super) struct Told {
    /// Its path below `returns/`.
    pub(super) file: String,
    /// The department's code.
    pub(super) department: String,
    /// The day on which it was saved.
    pub(super) saved: Date,
    /// By subject and the key of a block: a drawing of what stands in its rows.
    #[serde(default)]
    pub(super) subjects: BTreeMap<String, BTreeMap<String, String>>,
    /// What belongs to no subject, by the key of a block.
    #[serde(flatten)]
    pub(super) blocks: BTreeMap<String, Block>,
}

/// What was typed in one block.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Block {
    /// In rows: a drawing of them.
    Drawn(String),
    /// To questions: the answers by their slots' keys.
    Answered(BTreeMap<String, String>),
}

impl MadeUp {
    /// The school's plan, from the built-in one of its setting; and what of it found no place there.
    pub(super) fn plan(self, built_in: File) -> (File, Vec<String>) {
        let MadeUp { school, round, departments, cohorts, returns: _ } = self;
        let mut plan = File { round, school: School { setting: built_in.school.setting, ..school }, ..built_in };
        let mut faults = Vec::new();
        rows(&departments, &mut faults, |row| {
            let [code, lead, email] = row else { return false };
            let Some(department) = plan.departments.iter_mut().find(|one| one.code == *code) else { return false };
            (*lead).clone_into(&mut department.lead);
            department.email = vec![(*email).to_owned()];
            true
        });
        rows(&cohorts, &mut faults, |row| {
            let [code, stage, roll, in_scope] = row else { return false };
            let mut cohorts = plan.cohorts.iter_mut();
            let Some(cohort) = cohorts.find(|one| one.code == *code && one.stage == *stage) else { return false };
            cohort.roll = roll.parse().ok();
            cohort.in_scope = in_scope.parse().ok();
            cohort.roll.is_some() && cohort.in_scope.is_some()
        });
        (plan, faults)
    }
}

/// Takes the rows of a drawing one by one; those that could not be taken are faults.
fn rows(drawing: &str, faults: &mut Vec<String>, mut take: impl FnMut(&[&str]) -> bool) {
    match drawing::tables(drawing) {
        Ok(tables) => {
            let rows = tables.iter().flat_map(|table| &table.rows);
            faults.extend(rows.filter(|row| !take(row)).map(|row| format!("no place for {}", row.join(", "))));
        }
        Err(uneven) => faults.push(uneven.to_string()),
    }
}
