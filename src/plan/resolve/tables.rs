//! What each table of a plan must hold, row by row and against the other tables.

use std::collections::{HashMap, HashSet};

use super::faults::{Faults, fault};
use super::known::Known;
use crate::fold::fold;
use crate::key::{BlockKey, Series, SlotKey};
use crate::plan::file::{Cohort, File};
use crate::plan::years::years_of;

pub(super) fn structure(file: &File, stages: &Known<'_>, faults: &mut Faults) {
    faults.codes(BlockKey::Stages, SlotKey::Code, file.stages.iter().map(|stage| stage.code.as_str()));
    for (is_empty, table, what, fix) in [
        (file.stages.is_empty(), BlockKey::Stages, "a plan needs at least one stage", "Add a row for each stage."),
        (
            file.cohorts.is_empty(),
            BlockKey::Cohorts,
            "a plan needs at least one group of learners",
            "Add a row for each group of each stage.",
        ),
    ] {
        if is_empty {
            faults.add((table, 0, SlotKey::Code), what, fix);
            faults.unsaid(BlockKey::Stages);
        }
    }
    cohort_codes(file, faults);
    for (row, stage) in file.stages.iter().enumerate() {
        let at = (BlockKey::Stages, row, SlotKey::Code);
        faults.needed((BlockKey::Stages, row, SlotKey::Name), &stage.name);
        if stage.code.is_empty() {
            continue;
        }
        let has_cohort = file.cohorts.iter().any(|cohort| cohort.stage == stage.code);
        let has_outcome = file.outcomes.iter().any(|outcome| outcome.stage == stage.code);
        let (lacks, fix) = match (has_cohort, has_outcome) {
            (true, true) => continue,
            (false, true) => ("cohort", "Add its cohorts, or delete the stage."),
            (true, false) => ("outcome", "Add its outcomes, or delete the stage."),
            (false, false) => ("cohort and no outcome", "Add its cohorts and its outcomes, or delete the stage."),
        };
        faults.unused(at, &stage.code, format!("stage '{}' has no {lacks}", stage.code), fix);
    }
    let mut names: HashMap<(&str, String), usize> = HashMap::new();
    for (row, cohort) in file.cohorts.iter().enumerate() {
        let at = (BlockKey::Cohorts, row, SlotKey::Name);
        if faults.needed(at, &cohort.name)
            && let Some(before) = names.insert((cohort.stage.as_str(), fold(&cohort.name)), row)
        {
            let what = format!("'{}' stands twice in stage '{}'", cohort.name, cohort.stage);
            let told = fault(at, what, "Give each cohort of a stage a name of its own.");
            let also = [SlotKey::Name, SlotKey::Stage].map(|field| (BlockKey::Cohorts, before, field));
            faults.tell(told.also(also).also([(BlockKey::Cohorts, row, SlotKey::Stage)]));
        }
        faults.refers((BlockKey::Cohorts, row, SlotKey::Stage), &cohort.stage, stages);
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
            (Some(roll), Some(in_scope)) if in_scope > roll => {
                let what = format!("{in_scope} in scope is more than {roll} on roll");
                let told = fault((BlockKey::Cohorts, row, SlotKey::InScope), what, "Correct one of the two numbers.");
                faults.tell(told.also([(BlockKey::Cohorts, row, SlotKey::Roll)]));
            }
            _ => {}
        }
    }
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
            faults.doubt(BlockKey::Cohorts);
            continue;
        }
        let same: Vec<usize> =
            (0..file.cohorts.len()).filter(|other| fold(&file.cohorts[*other].code) == fold(&cohort.code)).collect();
        let is_new = refs.insert(fold(&row_ref(cohort, same.len() > 1)));
        let Some((before, first)) = same.first().map(|first| (*first, &file.cohorts[*first])) else { continue };
        if !is_new || first.code != cohort.code {
            let told = fault(at, format!("'{}' is used more than once", cohort.code), fix);
            faults.tell(told.also(same.iter().map(|other| (BlockKey::Cohorts, *other, SlotKey::Code))));
            faults.doubt(BlockKey::Cohorts);
        } else if fold(&first.name) != fold(&cohort.name) && !cohort.name.is_empty() && !first.name.is_empty() {
            let what = format!("'{}' is called '{}' in another row", cohort.code, first.name);
            let fix = "Write the same name in both rows, or give each a code of its own.";
            let told = fault((BlockKey::Cohorts, row, SlotKey::Name), what, fix).suggest(&first.name);
            let others = [(before, SlotKey::Name), (row, SlotKey::Code), (before, SlotKey::Code)];
            faults.tell(told.also(others.map(|(row, field)| (BlockKey::Cohorts, row, field))));
            faults.doubt(BlockKey::Cohorts);
        }
    }
}

pub(super) fn lists(file: &File, faults: &mut Faults) {
    let mut names = |table: BlockKey, names: Vec<&str>| {
        let mut seen = HashMap::new();
        for (row, name) in names.into_iter().enumerate() {
            let at = (table, row, SlotKey::Name);
            if faults.needed(at, name)
                && let Some(before) = seen.insert(fold(name), row)
            {
                let told = fault(at, format!("'{name}' is listed twice"), "Delete one of the two rows.");
                faults.tell(told.also([(table, before, SlotKey::Name)]));
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
