//! What teachers and the Careers Leader are given to read and to answer besides outcomes.

use super::faults::{Faults, fault};
use super::known::Known;
use super::tables::spare_ref;
use crate::fold::fold;
use crate::key::{BlockKey, Series, SlotKey};
use crate::plan::file::File;
use crate::plan::{Approach, Framework};
use crate::words::any_of;

pub(super) fn guidance(file: &File, framework: &Framework, faults: &mut Faults) {
    let keys = Known::approaches(framework);
    approaches(file, &keys, faults);
    needed(file, &keys, faults);
    faults.codes(BlockKey::Checklist, SlotKey::Ref, file.checklist.iter().map(|item| item.reference.as_str()));
    for (row, item) in file.checklist.iter().enumerate() {
        faults.needed((BlockKey::Checklist, row, SlotKey::Item), &item.item);
        if !item.test.trim().is_empty() && SlotKey::of_test(&item.test).is_none() {
            let what = format!("'{}' is no test of a record of an employer", item.test);
            let fix = format!("Use {}, or leave it blank.", any_of(&SlotKey::TESTS.map(SlotKey::test_label)));
            faults.add((BlockKey::Checklist, row, SlotKey::Test), what, fix);
        }
        faults.refers((BlockKey::Checklist, row, SlotKey::Approach), &item.approach, &keys);
    }
    for (row, step) in file.steps.iter().enumerate() {
        if step.step.is_none_or(|number| !(1..=9).contains(&number)) {
            faults.add((BlockKey::Steps, row, SlotKey::Step), "a step's number is 1 to 9", "Type the step's number.");
        }
        faults.refers((BlockKey::Steps, row, SlotKey::Approach), &step.approach, &keys);
    }
    faults.codes(BlockKey::WholeSchool, SlotKey::Ref, file.whole_school.iter().map(|item| item.reference.as_str()));
    for (row, item) in file.whole_school.iter().enumerate() {
        faults.needed((BlockKey::WholeSchool, row, SlotKey::Item), &item.item);
    }
    faults.codes(BlockKey::Planner, SlotKey::Ref, file.planner.iter().map(|part| part.reference.as_str()));
    for (row, part) in file.planner.iter().enumerate() {
        faults.needed((BlockKey::Planner, row, SlotKey::Part), &part.part);
    }
    faults.codes(BlockKey::Calendar, SlotKey::Ref, file.calendar.iter().map(|event| event.reference.as_str()));
    let months = Known::months(framework);
    for (row, event) in file.calendar.iter().enumerate() {
        faults.needed((BlockKey::Calendar, row, SlotKey::Event), &event.event);
        spare_ref((BlockKey::Calendar, row, SlotKey::Ref), &event.reference, Series::OCCASION, faults);
        faults.refers((BlockKey::Calendar, row, SlotKey::Month), &event.month, &months);
    }
    for (row, example) in file.examples.iter().enumerate() {
        faults.needed((BlockKey::Examples, row, SlotKey::Subject), &example.subject);
        faults.needed((BlockKey::Examples, row, SlotKey::Example), &example.example);
        faults.refers((BlockKey::Examples, row, SlotKey::Approach), &example.approach, &keys);
    }
}

/// Each of the three has one row.
fn approaches(file: &File, keys: &Known<'_>, faults: &mut Faults) {
    let fix = "Keep the three rows of the built-in plan.";
    let cell = |row: usize| (BlockKey::Approaches, row, SlotKey::Key);
    if file.approaches.is_empty() {
        return faults.add(cell(0), "the three approaches need a row each", fix);
    }
    for (row, approach) in file.approaches.iter().enumerate() {
        faults.refers(cell(row), &approach.key, keys);
    }
    let rows =
        |key: &str| (0..file.approaches.len()).filter(|row| file.approaches[*row].key == key).collect::<Vec<_>>();
    let mut is_told = file.approaches.iter().any(|approach| !keys.has(&approach.key));
    for approach in Approach::ALL {
        if let [first, second, ..] = rows(approach.key()).as_slice() {
            let what = format!("the approach '{}' has more than one row", approach.key());
            faults.tell(fault(cell(*second), what, fix).also([cell(*first)]));
            is_told = true;
        }
    }
    // What has two rows, or says what cannot be known, may be what is missing.
    for approach in Approach::ALL.into_iter().filter(|one| !is_told && rows(one.key()).is_empty()) {
        faults.add(cell(0), format!("the approach '{}' has no row", approach.key()), fix);
    }
    if !is_told {
        names_of_approaches(file, keys, faults);
    }
}

/// Each approach needs a statement. Nothing is said of it while one may be its own and cannot be read.
fn needed(file: &File, keys: &Known<'_>, faults: &mut Faults) {
    if file.checklist.is_empty() {
        let at = (BlockKey::Checklist, 0, SlotKey::Ref);
        return faults.add(at, "a plan needs statements for each approach", "Add a row for each statement.");
    }
    if file.checklist.iter().any(|item| !keys.has(&item.approach)) {
        return;
    }
    for approach in Approach::ALL {
        let of = |row: &usize| file.checklist[*row].approach == approach.key();
        let rows: Vec<usize> = (0..file.checklist.len()).filter(of).collect();
        if rows.iter().any(|row| file.checklist[*row].required) {
            continue;
        }
        let what = format!("no checklist item of '{}' is required", approach.key());
        let fix = "Mark at least one item of each approach as required.";
        let at = (BlockKey::Checklist, rows.first().copied().unwrap_or(0), SlotKey::Required);
        let also = rows.into_iter().map(|row| (BlockKey::Checklist, row, SlotKey::Required));
        faults.tell(fault(at, what, fix).also(also));
    }
}

/// An approach may have any name but another's: by it people answer which one they aim at.
fn names_of_approaches(file: &File, keys: &Known<'_>, faults: &mut Faults) {
    let cell = |row: usize| (BlockKey::Approaches, row, SlotKey::Name);
    for (row, approach) in file.approaches.iter().enumerate() {
        let name = fold(&approach.name);
        let own = |other: usize| fold(&file.approaches[other].name) == name;
        let usual = |other: usize| keys.name(&file.approaches[other].key).is_some_and(|usual| fold(usual) == name);
        let others = || (0..file.approaches.len()).filter(|other| *other != row);
        // Of two with one name the second is told.
        let Some(other) = others().find(|other| own(*other) && *other < row || usual(*other)) else { continue };
        if name.is_empty() || faults.is_told(cell(other)) {
            continue;
        }
        let what = format!("'{}' is the name of another approach", approach.name.trim());
        let told = fault(cell(row), what, "Give each approach a name of its own.");
        faults.tell(told.also([cell(other)]));
    }
}
