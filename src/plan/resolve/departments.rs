//! Departments and their subjects: names that workbooks and sheets can be called by.

use std::collections::{HashMap, HashSet};

use super::faults::Faults;
use super::tables::{cohort_names, department_names, stage_names};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::{File, Subject};
use crate::plan::{DEDICATED_TIME, LEADER};

/// Excel allows 31 characters in a sheet's name and we leave one; this is the longest subject name
/// that still tells two subjects apart on their sheets.
const LONGEST_SUBJECT: usize = 60;

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
            faults.email((BlockKey::Departments, row, SlotKey::Email), &department.email);
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
