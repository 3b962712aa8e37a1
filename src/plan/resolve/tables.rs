//! What each table of a plan must hold, row by row and against the other tables.

use std::collections::{HashMap, HashSet};

use super::faults::Faults;
use crate::fold::fold;
use crate::key::{BlockKey, Series, SlotKey};
use crate::plan::file::{Cohort, File};
use crate::plan::years::years_of;
use crate::plan::{Approach, Framework};

pub(super) fn structure(file: &File, stages: &HashSet<&str>, faults: &mut Faults) {
    if file.stages.is_empty() {
        faults.add(
            (BlockKey::Stages, 0, SlotKey::Code),
            "a plan needs at least one stage",
            "Add a row for each stage.",
        );
    }
    cohort_codes(file, faults);
    for (row, stage) in file.stages.iter().enumerate() {
        faults.needed((BlockKey::Stages, row, SlotKey::Name), &stage.name);
        if stage.code.is_empty() {
            continue;
        }
        // A code in other capitals is told where it stands.
        if !file.cohorts.iter().any(|cohort| fold(&cohort.stage) == fold(&stage.code)) {
            let fix = "Add its cohorts, or delete the stage.";
            faults.add((BlockKey::Stages, row, SlotKey::Code), format!("stage '{}' has no cohort", stage.code), fix);
        }
        if !file.outcomes.iter().any(|outcome| fold(&outcome.stage) == fold(&stage.code)) {
            let fix = "Add its outcomes, or delete the stage.";
            faults.add((BlockKey::Stages, row, SlotKey::Code), format!("stage '{}' has no outcome", stage.code), fix);
        }
    }
    let mut names: HashMap<(&str, String), usize> = HashMap::new();
    for (row, cohort) in file.cohorts.iter().enumerate() {
        if faults.needed((BlockKey::Cohorts, row, SlotKey::Name), &cohort.name)
            && names.insert((cohort.stage.as_str(), fold(&cohort.name)), row).is_some()
        {
            let what = format!("'{}' stands twice in stage '{}'", cohort.name, cohort.stage);
            faults.add((BlockKey::Cohorts, row, SlotKey::Name), what, "Give each cohort of a stage a name of its own.");
        }
        if faults.needed((BlockKey::Cohorts, row, SlotKey::Stage), &cohort.stage) {
            faults.known_named(
                (BlockKey::Cohorts, row, SlotKey::Stage),
                &cohort.stage,
                stages,
                "the table of stages",
                stage_names(file),
            );
        }
        if !cohort.years.trim().is_empty() && years_of(&cohort.years).is_none() {
            faults.add(
                (BlockKey::Cohorts, row, SlotKey::Years),
                format!("'{}' names no school years", cohort.years),
                "Write them with commas, such as 7, 8, 9; leave it blank where it holds none.",
            );
        }
        match (cohort.roll, cohort.in_scope) {
            (None, _) => faults.add(
                (BlockKey::Cohorts, row, SlotKey::Roll),
                "the number on roll is needed",
                "Type a whole number; 0 where there are none this year.",
            ),
            (Some(roll), Some(in_scope)) if in_scope > roll => faults.add(
                (BlockKey::Cohorts, row, SlotKey::InScope),
                format!("{in_scope} in scope is more than {roll} on roll"),
                "Correct one of the two numbers.",
            ),
            _ => {}
        }
    }
}

/// Codes with the names that people type in their place.
pub(super) fn stage_names(file: &File) -> impl Iterator<Item = (&str, &str)> {
    file.stages.iter().map(|stage| (stage.code.as_str(), stage.name.as_str()))
}

pub(super) fn cohort_names(file: &File) -> impl Iterator<Item = (&str, &str)> {
    file.cohorts.iter().map(|cohort| (cohort.code.as_str(), cohort.name.as_str()))
}

pub(super) fn department_names(file: &File) -> impl Iterator<Item = (&str, &str)> {
    file.departments.iter().map(|department| (department.code.as_str(), department.name.as_str()))
}

pub(super) fn approach_names(framework: &Framework) -> impl Iterator<Item = (&str, &str)> {
    Approach::ALL.into_iter().map(|approach| (approach.key(), framework.approach(approach)))
}

/// The ref of a cohort's rows: its code, with its stage's where the class holds learners of two stages.
pub(super) fn row_ref(cohort: &Cohort, is_shared: bool) -> String {
    if is_shared { format!("{}-{}", cohort.code, cohort.stage) } else { cohort.code.clone() }
}

/// Codes of cohorts: the same code in two stages is one class with learners of both, and has one name.
fn cohort_codes(file: &File, faults: &mut Faults) {
    let fix =
        "Give each a code of its own. Only a class with learners of two stages has a row for each, with one code.";
    let mut refs: HashSet<String> = HashSet::new();
    for (row, cohort) in file.cohorts.iter().enumerate() {
        let at = (BlockKey::Cohorts, row, SlotKey::Code);
        if !faults.needed(at, &cohort.code) {
            continue;
        }
        faults.spaceless(at, &cohort.code);
        let same: Vec<usize> =
            (0..file.cohorts.len()).filter(|other| fold(&file.cohorts[*other].code) == fold(&cohort.code)).collect();
        let is_new = refs.insert(fold(&row_ref(cohort, same.len() > 1)));
        let Some(first) = same.first().map(|first| &file.cohorts[*first]) else { continue };
        if !is_new || first.code != cohort.code {
            faults.add(at, format!("'{}' is used more than once", cohort.code), fix);
        } else if fold(&first.name) != fold(&cohort.name) {
            let what = format!("'{}' is called '{}' in another row", cohort.code, first.name);
            faults.add(
                (BlockKey::Cohorts, row, SlotKey::Name),
                what,
                "Write the same name in both rows, or give each a code of its own.",
            );
        }
    }
}

pub(super) fn lists(file: &File, faults: &mut Faults) {
    let mut names = |table: BlockKey, names: Vec<&str>| {
        let mut seen = HashSet::new();
        for (row, name) in names.into_iter().enumerate() {
            if faults.needed((table, row, SlotKey::Name), name) && !seen.insert(fold(name)) {
                faults.add(
                    (table, row, SlotKey::Name),
                    format!("'{name}' is listed twice"),
                    "Delete one of the two rows.",
                );
            }
        }
    };
    names(BlockKey::Terms, file.terms.iter().map(|term| term.name.as_str()).collect());
    names(BlockKey::Skills, file.skills.iter().map(|skill| skill.name.as_str()).collect());
    names(BlockKey::Bands, file.bands.iter().map(|band| band.name.as_str()).collect());
    if file.terms.is_empty() {
        faults.add((BlockKey::Terms, 0, SlotKey::Name), "a plan needs at least one term", "Add a row for each term.");
    }
    for (row, band) in file.bands.iter().enumerate() {
        if band.at_least.is_none_or(|per_cent| per_cent > 100) {
            faults.add(
                (BlockKey::Bands, row, SlotKey::AtLeast),
                "a whole per cent from 0 to 100 is needed",
                "Type a number such as 75.",
            );
        }
    }
}

/// A ref that the spare rows of the same table have would be read as one of theirs.
pub(super) fn spare_ref(at: (BlockKey, usize, SlotKey), reference: &str, series: Series, faults: &mut Faults) {
    if series.has(reference) {
        let what = format!("'{reference}' is the ref of a spare row on the workbooks");
        faults.add(at, what, format!("Give it another letter than {}.", series.letter()));
    }
}
