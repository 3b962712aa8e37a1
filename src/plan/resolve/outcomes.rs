//! Outcomes, and what they belong to: areas, objectives, departments, and the outcome that each builds on.

use std::collections::{HashMap, HashSet};

use super::faults::{Faults, fault};
use super::known::{At, Known};
use super::tables::spare_ref;
use crate::key::{BlockKey, Series, SlotKey};
use crate::plan::Speaks;
use crate::plan::file::{File, Outcome};
use crate::words::any_of;

pub(super) fn outcomes(file: &File, stages: &Known<'_>, faults: &mut Faults) {
    if file.outcomes.is_empty() {
        let at = (BlockKey::Outcomes, 0, SlotKey::Ref);
        faults.add(at, "a plan needs at least one outcome", "Add a row for each outcome.");
        faults.unsaid(BlockKey::Stages);
    }
    faults.codes(BlockKey::Outcomes, SlotKey::Ref, file.outcomes.iter().map(|one| one.reference.as_str()));
    faults.codes(BlockKey::Areas, SlotKey::Code, file.areas.iter().map(|area| area.code.as_str()));
    faults.codes(BlockKey::Objectives, SlotKey::Ref, file.objectives.iter().map(|one| one.reference.as_str()));
    let (areas, objectives, departments) = (Known::areas(file), Known::objectives(file), Known::departments(file));
    for (row, area) in file.areas.iter().enumerate() {
        faults.needed((BlockKey::Areas, row, SlotKey::Name), &area.name);
    }
    for (row, objective) in file.objectives.iter().enumerate() {
        faults.needed((BlockKey::Objectives, row, SlotKey::Title), &objective.title);
    }
    let idle = |is_named: &dyn Fn(&str) -> bool, codes: &[&str], table, field| {
        let mut idle = (0..codes.len()).filter(|row| !codes[*row].is_empty() && !is_named(codes[*row]));
        idle.next().filter(|_| idle.next().is_none()).map(|row| (table, row, field))
    };
    let codes: Vec<&str> = file.areas.iter().map(|area| area.code.as_str()).collect();
    let is_named = |code: &str| file.outcomes.iter().any(|outcome| outcome.area == code);
    let areas = areas.idle(idle(&is_named, &codes, BlockKey::Areas, SlotKey::Code));
    let codes: Vec<&str> = file.objectives.iter().map(|one| one.reference.as_str()).collect();
    let is_named = |code: &str| file.outcomes.iter().any(|outcome| outcome.objective == code);
    let objectives = objectives.idle(idle(&is_named, &codes, BlockKey::Objectives, SlotKey::Ref));
    for (row, outcome) in file.outcomes.iter().enumerate() {
        let at = |field| (BlockKey::Outcomes, row, field);
        faults.needed(at(SlotKey::Title), &outcome.title);
        spare_ref(at(SlotKey::Ref), &outcome.reference, Series::UNIT, faults);
        if outcome.title.chars().count() > 200 {
            let fix = "Shorten it to 200 characters, so that it fits its drop-down.";
            faults.add(at(SlotKey::Title), "the outcome is too long", fix);
        }
        faults.refers(at(SlotKey::Stage), &outcome.stage, stages);
        // A school that has no learning areas, or no objectives, names none.
        if !file.areas.is_empty() {
            faults.may_refer(at(SlotKey::Area), &outcome.area, &areas);
        }
        if !file.objectives.is_empty() {
            faults.may_refer(at(SlotKey::Objective), &outcome.objective, &objectives);
        }
        faults.refer_all(at(SlotKey::Departments), &outcome.departments, &departments);
        if !outcome.speaks_of.trim().is_empty() && Speaks::of_word(&outcome.speaks_of).is_none() {
            let what = format!("'{}' is nothing that an outcome can speak of", outcome.speaks_of);
            let fix = format!("Use {}, or leave it blank.", any_of(&Speaks::ALL.map(Speaks::word)));
            faults.add(at(SlotKey::SpeaksOf), what, fix);
        }
    }
    builds_on(file, faults);
}

/// What each outcome builds on: one that there is, of no later stage, and not, by way of others, itself.
fn builds_on(file: &File, faults: &mut Faults) {
    let order: HashMap<&str, usize> =
        file.stages.iter().enumerate().map(|(place, stage)| (stage.code.as_str(), place)).collect();
    let rows = file.outcomes.iter().enumerate().map(|(row, outcome)| (outcome.reference.as_str(), row));
    let by_ref: HashMap<&str, usize> = rows.filter(|(reference, _)| !reference.is_empty()).collect();
    let place = |outcome: &Outcome| order.get(outcome.stage.as_str()).copied();
    let named: HashSet<&str> = file.outcomes.iter().map(|outcome| outcome.builds_on.as_str()).collect();
    let known = Known::outcomes(file);
    let cell = |row: usize| -> At { (BlockKey::Outcomes, row, SlotKey::BuildsOn) };
    let fix = "Let each outcome build on one of an earlier stage.";
    let mut circled: HashSet<usize> = HashSet::new();
    for (row, outcome) in file.outcomes.iter().enumerate().filter(|(_, outcome)| !outcome.builds_on.is_empty()) {
        let is_earlier = |other: &Outcome| place(other) < place(outcome);
        let before = |code: &str| by_ref.get(code).is_some_and(|row| is_earlier(&file.outcomes[*row]));
        let is_unnamed = |one: &Outcome| !named.contains(one.reference.as_str());
        let is_idle = |one: &Outcome| is_earlier(one) && is_unnamed(one);
        let idle =
            only(file, is_idle).or_else(|| only(file, |one| is_idle(one) && !one.reference.starts_with(&one.stage)));
        let begins = |one: &Outcome, other: &str| one.reference.starts_with(other) || other.starts_with(&one.reference);
        let idle = idle.or_else(|| only(file, |one| is_unnamed(one) && begins(one, &outcome.builds_on)));
        let idle = idle.map(|row| (BlockKey::Outcomes, row, SlotKey::Ref));
        faults.may_refer(cell(row), &outcome.builds_on, &known.offering(before).idle(idle));
        if circled.contains(&row) {
            continue;
        }
        if let Some(circle) = circle(file, row, &by_ref) {
            // Of a circle one is wrong: the one that builds on a later stage, where there is such a one.
            let is_late = |row: &&usize| {
                let own = &file.outcomes[**row];
                by_ref.get(own.builds_on.as_str()).is_some_and(|on| place(&file.outcomes[*on]) > place(own))
            };
            let wrong = circle.iter().find(is_late).copied().unwrap_or(row);
            let from = circle.iter().position(|one| *one == wrong).unwrap_or(0);
            let told = circle
                .iter()
                .cycle()
                .skip(from)
                .take(circle.len() + 1)
                .map(|row| file.outcomes[*row].reference.as_str());
            let told = told.collect::<Vec<_>>().join(" → ");
            let what = format!("'{}' builds on itself: {told}", file.outcomes[wrong].reference);
            faults.tell(fault(cell(wrong), what, fix).also(circle.iter().map(|row| cell(*row))));
            circled.extend(circle);
        } else if let Some(on) = by_ref.get(outcome.builds_on.as_str())
            && let (Some(its), Some(ours)) = (place(&file.outcomes[*on]), place(outcome))
            && its > ours
        {
            let what =
                format!("'{}' stands in a later stage than '{}'", file.outcomes[*on].reference, outcome.reference);
            let stages = [*on, row].map(|row| (BlockKey::Outcomes, row, SlotKey::Stage));
            faults.tell(fault(cell(row), what, fix).also(stages));
        }
    }
}

/// The row of the one outcome of which something is so.
fn only(file: &File, is_so: impl Fn(&Outcome) -> bool) -> Option<usize> {
    let mut rows = (0..file.outcomes.len()).filter(|row| is_so(&file.outcomes[*row]));
    rows.next().filter(|_| rows.next().is_none())
}

/// The rows of the circle that an outcome stands in, from itself on.
fn circle(file: &File, row: usize, by_ref: &HashMap<&str, usize>) -> Option<Vec<usize>> {
    let mut path = vec![row];
    let mut at = row;
    while let Some(earlier) = by_ref.get(file.outcomes[at].builds_on.as_str()) {
        if *earlier == row {
            return Some(path);
        }
        // One that leads into another's circle is in none itself.
        if path.contains(earlier) {
            return None;
        }
        path.push(*earlier);
        at = *earlier;
    }
    None
}
