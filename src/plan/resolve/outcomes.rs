//! Outcomes, and what they belong to: areas, objectives, departments, and the outcome that each builds on.

use std::collections::{HashMap, HashSet};

use super::faults::Faults;
use super::tables::{department_names, spare_ref, stage_names};
use crate::key::{BlockKey, Series, SlotKey};
use crate::plan::Speaks;
use crate::plan::file::{File, Outcome};
use crate::words::any_of;

pub(super) fn outcomes(file: &File, stages: &HashSet<&str>, faults: &mut Faults) {
    let refs =
        faults.codes(BlockKey::Outcomes, SlotKey::Ref, file.outcomes.iter().map(|outcome| outcome.reference.as_str()));
    let areas = faults.codes(BlockKey::Areas, SlotKey::Code, file.areas.iter().map(|area| area.code.as_str()));
    let objectives = faults.codes(
        BlockKey::Objectives,
        SlotKey::Ref,
        file.objectives.iter().map(|objective| objective.reference.as_str()),
    );
    let departments: HashSet<&str> = file.departments.iter().map(|department| department.code.as_str()).collect();
    for (row, area) in file.areas.iter().enumerate() {
        faults.needed((BlockKey::Areas, row, SlotKey::Name), &area.name);
    }
    for (row, objective) in file.objectives.iter().enumerate() {
        faults.needed((BlockKey::Objectives, row, SlotKey::Title), &objective.title);
    }
    let order: HashMap<&str, usize> =
        file.stages.iter().enumerate().map(|(place, stage)| (stage.code.as_str(), place)).collect();
    let by_ref: HashMap<&str, &Outcome> =
        file.outcomes.iter().map(|outcome| (outcome.reference.as_str(), outcome)).collect();
    for (row, outcome) in file.outcomes.iter().enumerate() {
        faults.needed((BlockKey::Outcomes, row, SlotKey::Title), &outcome.title);
        spare_ref((BlockKey::Outcomes, row, SlotKey::Ref), &outcome.reference, Series::UNIT, faults);
        if outcome.title.chars().count() > 200 {
            let fix = "Shorten it to 200 characters, so that it fits its drop-down.";
            faults.add((BlockKey::Outcomes, row, SlotKey::Title), "the outcome is too long", fix);
        }
        if faults.needed((BlockKey::Outcomes, row, SlotKey::Stage), &outcome.stage) {
            faults.known_named(
                (BlockKey::Outcomes, row, SlotKey::Stage),
                &outcome.stage,
                stages,
                "the table of stages",
                stage_names(file),
            );
        }
        if faults.needed((BlockKey::Outcomes, row, SlotKey::Area), &outcome.area) {
            faults.known(
                (BlockKey::Outcomes, row, SlotKey::Area),
                &outcome.area,
                &areas,
                "the table of learning areas",
            );
        }
        if !outcome.objective.is_empty() {
            faults.known(
                (BlockKey::Outcomes, row, SlotKey::Objective),
                &outcome.objective,
                &objectives,
                "the table of objectives",
            );
        }
        for code in &outcome.departments {
            faults.known_named(
                (BlockKey::Outcomes, row, SlotKey::Departments),
                code,
                &departments,
                "the table of departments",
                department_names(file),
            );
        }
        if !outcome.speaks_of.trim().is_empty() && Speaks::of_word(&outcome.speaks_of).is_none() {
            let what = format!("'{}' is nothing that an outcome can speak of", outcome.speaks_of);
            let fix = format!("Use {}, or leave it blank.", any_of(&Speaks::ALL.map(Speaks::word)));
            faults.add((BlockKey::Outcomes, row, SlotKey::SpeaksOf), what, fix);
        }
        if outcome.builds_on.is_empty() {
            continue;
        }
        let at = (BlockKey::Outcomes, row, SlotKey::BuildsOn);
        faults.known(at, &outcome.builds_on, &refs, "the table of outcomes");
        if let Some(earlier) = circle(outcome, &by_ref) {
            faults.add(
                at,
                format!("'{}' builds on itself: {earlier}", outcome.reference),
                "Let each outcome build on one of an earlier stage.",
            );
        } else if let Some(earlier) = by_ref.get(outcome.builds_on.as_str())
            && let (Some(its), Some(ours)) = (order.get(earlier.stage.as_str()), order.get(outcome.stage.as_str()))
            && its > ours
        {
            faults.add(
                at,
                format!("'{}' stands in a later stage than '{}'", earlier.reference, outcome.reference),
                "Let each outcome build on one of an earlier stage.",
            );
        }
    }
}

/// The circle that an outcome stands in, told as `KS3-1 → KS4-1 → KS3-1`.
fn circle(outcome: &Outcome, by_ref: &HashMap<&str, &Outcome>) -> Option<String> {
    let mut path = vec![outcome.reference.as_str()];
    let mut at = outcome;
    while let Some(earlier) = by_ref.get(at.builds_on.as_str()) {
        path.push(&earlier.reference);
        if earlier.reference == outcome.reference {
            return Some(path.join(" → "));
        }
        if path.len() > by_ref.len() + 1 {
            return None;
        }
        at = earlier;
    }
    None
}
