//! What each table of a plan must hold, row by row and against the other tables.

use std::collections::{HashMap, HashSet};

use super::{Faults, email};
use crate::fold::fold;
use crate::key::{BlockKey, Series, SlotKey};
use crate::plan::file::{Cohort, File, Subject};
use crate::plan::{Approach, DEDICATED_TIME, LEADER, MONTHS};

/// Excel allows 31 characters in a sheet's name and we leave one; this is the longest subject name
/// that still tells two subjects apart on their sheets.
const LONGEST_SUBJECT: usize = 60;

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
fn stage_names(file: &File) -> impl Iterator<Item = (&str, &str)> {
    file.stages.iter().map(|stage| (stage.code.as_str(), stage.name.as_str()))
}

fn cohort_names(file: &File) -> impl Iterator<Item = (&str, &str)> {
    file.cohorts.iter().map(|cohort| (cohort.code.as_str(), cohort.name.as_str()))
}

fn department_names(file: &File) -> impl Iterator<Item = (&str, &str)> {
    file.departments.iter().map(|department| (department.code.as_str(), department.name.as_str()))
}

fn approach_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    Approach::ALL.into_iter().map(|approach| (approach.key(), approach.name()))
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
    let by_ref: HashMap<&str, &crate::plan::file::Outcome> =
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
fn circle(outcome: &crate::plan::file::Outcome, by_ref: &HashMap<&str, &crate::plan::file::Outcome>) -> Option<String> {
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

pub(super) fn guidance(file: &File, faults: &mut Faults) {
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
            approach_names(),
        );
    }
    faults.codes(BlockKey::Checklist, SlotKey::Ref, file.checklist.iter().map(|item| item.reference.as_str()));
    for (row, item) in file.checklist.iter().enumerate() {
        faults.needed((BlockKey::Checklist, row, SlotKey::Item), &item.item);
        if faults.needed((BlockKey::Checklist, row, SlotKey::Approach), &item.approach) {
            faults.known_named(
                (BlockKey::Checklist, row, SlotKey::Approach),
                &item.approach,
                &keys,
                "the three approaches",
                approach_names(),
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
            approach_names(),
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
            let months = MONTHS.into();
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
                approach_names(),
            );
        }
    }
}

/// A ref that the spare rows of the same table have would be read as one of theirs.
fn spare_ref(at: (BlockKey, usize, SlotKey), reference: &str, series: Series, faults: &mut Faults) {
    if series.has(reference) {
        let what = format!("'{reference}' is the ref of a spare row on the workbooks");
        faults.add(at, what, format!("Give it another letter than {}.", series.letter()));
    }
}

/// Names that Windows keeps for devices: no file may be called so, whatever its ending.
fn is_reserved(code: &str) -> bool {
    let code = code.to_ascii_uppercase();
    let numbered =
        |name: &str| code.len() == 4 && code.starts_with(name) && code.ends_with(|c: char| c.is_ascii_digit());
    ["CON", "PRN", "AUX", "NUL"].contains(&code.as_str()) || numbered("COM") || numbered("LPT")
}

pub(super) fn departments(file: &File, stages: &HashSet<&str>, faults: &mut Faults) {
    if file.departments.is_empty() {
        faults.add(
            (BlockKey::Departments, 0, SlotKey::Code),
            "a plan needs at least one department",
            "Add a row for each department.",
        );
    }
    let codes = faults.codes(
        BlockKey::Departments,
        SlotKey::Code,
        file.departments.iter().map(|department| department.code.as_str()),
    );
    for (row, department) in file.departments.iter().enumerate() {
        let at = (BlockKey::Departments, row, SlotKey::Code);
        let code = department.code.as_str();
        if code.contains(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c) && !c.is_whitespace())
            || is_reserved(code)
        {
            let fix = "Use letters and digits only, such as HUM.";
            faults.add(at, format!("'{code}' cannot be part of a file name"), fix);
        }
        if fold(code) == fold(LEADER) {
            let fix = "Choose another code for this department.";
            faults.add(at, format!("'{LEADER}' is kept for the Careers Leader's own workbook"), fix);
        }
        if fold(&format!("{code} {}", department.name)) == "careers leader" {
            let fix = "Choose another name: its workbook would be called like the Careers Leader's own.";
            faults.add((BlockKey::Departments, row, SlotKey::Name), "the name is taken", fix);
        }
        if code.chars().count() > 20 {
            faults.add(at, "the code is longer than 20 characters", "Use a short code such as HUM.");
        }
        faults.needed((BlockKey::Departments, row, SlotKey::Name), &department.name);
        if !department.email.is_empty() {
            email(faults, (BlockKey::Departments, row, SlotKey::Email), &department.email);
        }
        if !code.is_empty() && !file.subjects.iter().any(|subject| subject.department == code) {
            let fix = "Add its subjects, or delete the department.";
            faults.add(at, format!("department '{code}' has no subject"), fix);
        }
    }
    let mut names: HashMap<String, usize> = HashMap::new();
    for (row, subject) in file.subjects.iter().enumerate() {
        if faults.needed((BlockKey::Subjects, row, SlotKey::Department), &subject.department) {
            faults.known_named(
                (BlockKey::Subjects, row, SlotKey::Department),
                &subject.department,
                &codes,
                "the table of departments",
                department_names(file),
            );
        }
        let at = (BlockKey::Subjects, row, SlotKey::Name);
        if faults.needed(at, &subject.name) {
            if names.insert(fold(&subject.name), row).is_some() {
                let what = format!("a subject is already called '{}'", subject.name);
                let own = file.departments.iter().find(|department| department.code == subject.department);
                let own = own.map_or(subject.department.as_str(), |department| department.name.as_str());
                faults.add(
                    at,
                    what,
                    format!("Give each subject a name of its own, such as '{} ({own})'.", subject.name),
                );
            }
            if fold(&subject.name) == fold(DEDICATED_TIME) {
                let fix = "Choose another name: this one stands for the Careers Leader's column.";
                faults.add(at, format!("'{}' is kept for dedicated time", subject.name), fix);
            }
            if subject.name.chars().count() > LONGEST_SUBJECT {
                faults.add(
                    at,
                    "the subject's name is too long",
                    format!("Shorten it to {LONGEST_SUBJECT} characters."),
                );
            }
        }
        if subject.stages.is_empty() {
            let some: Vec<&str> = file.stages.iter().take(2).map(|stage| stage.code.as_str()).collect();
            let fix = format!("Name the stages it teaches, such as '{}'.", some.join(", "));
            faults.add((BlockKey::Subjects, row, SlotKey::Stages), "a subject needs at least one stage", fix);
        }
        for code in &subject.stages {
            faults.known_named(
                (BlockKey::Subjects, row, SlotKey::Stages),
                code,
                stages,
                "the table of stages",
                stage_names(file),
            );
        }
        cohorts_of_subject(file, row, subject, faults);
    }
}

/// The cohorts that a subject names are known, and each of its stages has one of them.
fn cohorts_of_subject(file: &File, row: usize, subject: &Subject, faults: &mut Faults) {
    let at = (BlockKey::Subjects, row, SlotKey::Cohorts);
    let codes: HashSet<&str> = file.cohorts.iter().map(|cohort| cohort.code.as_str()).collect();
    for code in &subject.cohorts {
        faults.known_named(at, code, &codes, "the table of cohorts", cohort_names(file));
    }
    if subject.cohorts.is_empty() || subject.cohorts.iter().any(|code| !codes.contains(code.as_str())) {
        return;
    }
    let own =
        |stage: &str| file.cohorts.iter().any(|cohort| cohort.stage == stage && subject.cohorts.contains(&cohort.code));
    for stage in subject.stages.iter().filter(|stage| !own(stage)) {
        let what = format!("none of them is of stage '{stage}'");
        faults.add(at, what, "Name one of that stage too, or take the stage out of the row.");
    }
}
