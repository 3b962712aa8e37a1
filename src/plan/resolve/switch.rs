//! Stages that are switched off: they stand in the plan with all that is theirs, and nothing of it is looked at.

use std::collections::{HashMap, HashSet};

use super::faults::Fault;
use crate::key::BlockKey;
use crate::plan::file::File;

/// A plan as typed, without what is switched off.
pub(in crate::plan) struct On {
    /// The plan.
    pub(in crate::plan) file: File,
    /// Which rows of a table are left, by their numbers in the table as it was typed.
    rows: HashMap<BlockKey, Vec<usize>>,
}

impl On {
    /// Says of faults where they stand in the tables as they were typed.
    pub(super) fn place(&self, faults: &mut [Fault]) {
        let typed = |table: BlockKey, row: usize| self.rows.get(&table).and_then(|rows| rows.get(row)).copied();
        for fault in faults {
            fault.row = typed(fault.table, fault.row).unwrap_or(fault.row);
            for (table, row, _) in &mut fault.also {
                *row = typed(*table, *row).unwrap_or(*row);
            }
        }
    }

    /// Leaves the rows of a table that are on.
    fn keep<T>(&mut self, table: BlockKey, of: fn(&mut File) -> &mut Vec<T>, is_on: impl Fn(&T) -> bool) {
        let all = std::mem::take(of(&mut self.file));
        let kept = all.into_iter().enumerate().filter(|(_, row)| is_on(row));
        let (rows, kept) = kept.unzip();
        *of(&mut self.file) = kept;
        self.rows.insert(table, rows);
    }
}

/// Leaves out what is switched off: a stage marked so, its cohorts and outcomes, and who teaches nothing else.
pub(in crate::plan) fn on(file: File) -> On {
    let off: HashSet<String> =
        file.stages.iter().filter(|stage| stage.in_use == Some(false)).map(|stage| stage.code.clone()).collect();
    let mut on = On { file, rows: HashMap::new() };
    if off.is_empty() {
        return on;
    }
    on.keep(BlockKey::Stages, |file| &mut file.stages, |stage| !off.contains(&stage.code));
    let before = codes(on.file.cohorts.iter().map(|cohort| &cohort.code));
    on.keep(BlockKey::Cohorts, |file| &mut file.cohorts, |cohort| !off.contains(&cohort.stage));
    let cohorts = codes(on.file.cohorts.iter().map(|cohort| &cohort.code));
    let gone = |code: &String| before.contains(code) && !cohorts.contains(code);
    // A subject that teaches such a stage alone is not asked, nor is a department with no other.
    let taught = codes(on.file.subjects.iter().map(|subject| &subject.name));
    let teaching = codes(on.file.subjects.iter().map(|subject| &subject.department));
    on.keep(
        BlockKey::Subjects,
        |file| &mut file.subjects,
        |subject| subject.stages.is_empty() || subject.stages.iter().any(|stage| !off.contains(stage)),
    );
    let left = codes(on.file.subjects.iter().map(|subject| &subject.name));
    on.keep(
        BlockKey::Agreed,
        |file| &mut file.agreed,
        |step| left.contains(&step.subject) || !taught.contains(&step.subject),
    );
    for subject in &mut on.file.subjects {
        subject.stages.retain(|stage| !off.contains(stage));
        retain(&mut subject.cohorts, |code| !gone(code));
    }
    let still = codes(on.file.subjects.iter().map(|subject| &subject.department));
    let is_asked = |code: &String| still.contains(code) || !teaching.contains(code);
    on.keep(BlockKey::Departments, |file| &mut file.departments, |department| is_asked(&department.code));
    let refs = codes(on.file.outcomes.iter().map(|outcome| &outcome.reference));
    on.keep(BlockKey::Outcomes, |file| &mut file.outcomes, |outcome| !off.contains(&outcome.stage));
    let left = codes(on.file.outcomes.iter().map(|outcome| &outcome.reference));
    for outcome in &mut on.file.outcomes {
        retain(&mut outcome.departments, is_asked);
        if refs.contains(&outcome.builds_on) && !left.contains(&outcome.builds_on) {
            outcome.builds_on.clear();
        }
    }
    let suits = |stages: &[String]| stages.is_empty() || stages.iter().any(|stage| !off.contains(stage));
    on.keep(BlockKey::Resources, |file| &mut file.resources, |resource| suits(&resource.stages));
    for resource in &mut on.file.resources {
        resource.stages.retain(|stage| !off.contains(stage));
    }
    on
}

fn codes<'a>(codes: impl Iterator<Item = &'a String>) -> HashSet<String> {
    codes.cloned().collect()
}

/// Leaves what is on; all of it where nothing else would be left, since a blank list means everybody.
fn retain(codes: &mut Vec<String>, is_on: impl Fn(&String) -> bool) {
    if codes.iter().any(&is_on) {
        codes.retain(is_on);
    }
}

#[cfg(test)]
mod tests;
