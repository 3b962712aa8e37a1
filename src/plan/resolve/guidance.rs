//! What teachers and the Careers Leader are given to read and to answer besides outcomes.

use crate::words::any_of;
use std::collections::HashSet;

use super::faults::Faults;
use super::tables::{approach_names, spare_ref};
use crate::fold::fold;
use crate::key::{BlockKey, Series, SlotKey};
use crate::plan::file::File;
use crate::plan::{Approach, Framework};

pub(super) fn guidance(file: &File, framework: &Framework, faults: &mut Faults) {
    let keys: HashSet<&str> = Approach::ALL.into_iter().map(Approach::key).collect();
    for approach in Approach::ALL {
        let rows: Vec<usize> =
            (0..file.approaches.len()).filter(|row| file.approaches[*row].key == approach.key()).collect();
        if rows.len() != 1 {
            let row = rows.get(1).copied().unwrap_or(0);
            let what = format!("the approach '{}' needs one row and has {}", approach.key(), rows.len());
            faults.add((BlockKey::Approaches, row, SlotKey::Key), what, "Keep the three rows of the built-in plan.");
        }
        if !file.checklist.iter().any(|item| item.approach == approach.key() && item.required) {
            let what = format!("no checklist item of '{}' is required", approach.key());
            faults.add(
                (BlockKey::Checklist, 0, SlotKey::Required),
                what,
                "Mark at least one item of each approach as required.",
            );
        }
    }
    for (row, approach) in file.approaches.iter().enumerate() {
        faults.known_named(
            (BlockKey::Approaches, row, SlotKey::Key),
            &approach.key,
            &keys,
            "the three approaches",
            approach_names(framework),
        );
    }
    names_of_approaches(file, framework, faults);
    faults.codes(BlockKey::Checklist, SlotKey::Ref, file.checklist.iter().map(|item| item.reference.as_str()));
    for (row, item) in file.checklist.iter().enumerate() {
        faults.needed((BlockKey::Checklist, row, SlotKey::Item), &item.item);
        if !item.test.trim().is_empty() && SlotKey::of_test(&item.test).is_none() {
            let what = format!("'{}' is no test of a record of an employer", item.test);
            let fix = format!("Use {}, or leave it blank.", any_of(&SlotKey::TESTS.map(SlotKey::test_label)));
            faults.add((BlockKey::Checklist, row, SlotKey::Test), what, fix);
        }
        if faults.needed((BlockKey::Checklist, row, SlotKey::Approach), &item.approach) {
            faults.known_named(
                (BlockKey::Checklist, row, SlotKey::Approach),
                &item.approach,
                &keys,
                "the three approaches",
                approach_names(framework),
            );
        }
    }
    for (row, step) in file.steps.iter().enumerate() {
        if step.step.is_none_or(|number| !(1..=9).contains(&number)) {
            faults.add((BlockKey::Steps, row, SlotKey::Step), "a step's number is 1 to 9", "Type the step's number.");
        }
        faults.known_named(
            (BlockKey::Steps, row, SlotKey::Approach),
            &step.approach,
            &keys,
            "the three approaches",
            approach_names(framework),
        );
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
    for (row, event) in file.calendar.iter().enumerate() {
        faults.needed((BlockKey::Calendar, row, SlotKey::Event), &event.event);
        spare_ref((BlockKey::Calendar, row, SlotKey::Ref), &event.reference, Series::OCCASION, faults);
        if faults.needed((BlockKey::Calendar, row, SlotKey::Month), &event.month) {
            let months = framework.months().into_iter().collect();
            faults.known((BlockKey::Calendar, row, SlotKey::Month), &event.month, &months, "the months");
        }
    }
    for (row, example) in file.examples.iter().enumerate() {
        faults.needed((BlockKey::Examples, row, SlotKey::Subject), &example.subject);
        faults.needed((BlockKey::Examples, row, SlotKey::Example), &example.example);
        if faults.needed((BlockKey::Examples, row, SlotKey::Approach), &example.approach) {
            faults.known_named(
                (BlockKey::Examples, row, SlotKey::Approach),
                &example.approach,
                &keys,
                "the three approaches",
                approach_names(framework),
            );
        }
    }
}

/// An approach may have any name but another's: by it people answer which one they aim at.
fn names_of_approaches(file: &File, framework: &Framework, faults: &mut Faults) {
    let usual = |row: usize| Approach::of_key(&file.approaches[row].key).map(|approach| framework.approach(approach));
    for (row, approach) in file.approaches.iter().enumerate() {
        let name = fold(&approach.name);
        let is_others = |other: &usize| {
            *other != row
                && [Some(file.approaches[*other].name.as_str()), usual(*other)]
                    .into_iter()
                    .flatten()
                    .any(|other| fold(other) == name)
        };
        if !name.is_empty() && (0..file.approaches.len()).any(|other| is_others(&other)) {
            let what = format!("'{}' is the name of another approach", approach.name.trim());
            faults.add((BlockKey::Approaches, row, SlotKey::Name), what, "Give each approach a name of its own.");
        }
    }
}
