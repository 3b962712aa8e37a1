//! Departments and their subjects: names that workbooks and sheets can be called by.

use std::collections::{HashMap, HashSet};

use super::faults::{Faults, fault};
use super::known::{At, Known};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::{Department, File, Subject};
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

/// The longest code, and the shortest that is offered instead of one that cannot be.
const LONGEST_CODE: usize = 20;

/// A code that a file can be called by, near to one that it cannot be called by.
fn portable(code: &str, taken: &HashSet<String>) -> Option<String> {
    let kept: String = code.chars().filter(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    let kept: String = kept.trim_matches(['-', '_']).chars().take(LONGEST_CODE).collect();
    let is_free =
        !kept.is_empty() && !is_reserved(&kept) && fold(&kept) != fold(LEADER) && !taken.contains(&fold(&kept));
    is_free.then_some(kept)
}

pub(super) fn departments(file: &File, stages: &Known<'_>, faults: &mut Faults) {
    if file.departments.is_empty() {
        let at = (BlockKey::Departments, 0, SlotKey::Code);
        faults.add(at, "a plan needs at least one department", "Add a row for each department.");
        faults.unsaid(BlockKey::Departments);
    }
    if file.subjects.is_empty() {
        let at = (BlockKey::Subjects, 0, SlotKey::Name);
        faults.add(at, "a plan needs at least one subject", "Add a row for each subject.");
        faults.unsaid(BlockKey::Departments);
    }
    faults.codes(BlockKey::Departments, SlotKey::Code, file.departments.iter().map(|one| one.code.as_str()));
    for (row, department) in file.departments.iter().enumerate() {
        one(file, row, department, faults);
    }
    let known = Known::departments(file);
    let mut names: HashMap<String, usize> = HashMap::new();
    for (row, subject) in file.subjects.iter().enumerate() {
        faults.refers((BlockKey::Subjects, row, SlotKey::Department), &subject.department, &known);
        let at = (BlockKey::Subjects, row, SlotKey::Name);
        if faults.needed(at, &subject.name) {
            if let Some(before) = names.insert(fold(&subject.name), row) {
                let what = format!("a subject is already called '{}'", subject.name);
                let own = file.departments.iter().find(|department| department.code == subject.department);
                let own = own.map_or(subject.department.as_str(), |department| department.name.as_str());
                let other = format!("{} ({own})", subject.name);
                let is_free = file.subjects.iter().all(|one| fold(&one.name) != fold(&other));
                let mut told = fault(at, what, "Give each subject a name of its own.");
                if is_free && other.chars().count() <= LONGEST_SUBJECT {
                    told.fix = format!("Give each subject a name of its own, such as '{other}'.");
                    told = told.suggest(other);
                }
                faults.tell(told.also([(BlockKey::Subjects, before, SlotKey::Name)]));
            }
            if fold(&subject.name) == fold(DEDICATED_TIME) {
                let fix = "Choose another name: this one stands for the Careers Leader's column.";
                faults.add(at, format!("'{}' is kept for dedicated time", subject.name), fix);
            }
            if subject.name.chars().count() > LONGEST_SUBJECT {
                let fix = format!("Shorten it to {LONGEST_SUBJECT} characters.");
                faults.add(at, "the subject's name is too long", fix);
            }
        }
        let at = (BlockKey::Subjects, row, SlotKey::Stages);
        if subject.stages.is_empty() {
            let some: Vec<&str> = file.stages.iter().take(2).map(|stage| stage.code.as_str()).collect();
            let some = some.join(", ");
            let fix = format!("Name the stages it teaches, such as '{some}'.");
            let told = fault(at, "a subject needs at least one stage", fix);
            faults.tell(if some.is_empty() { told } else { told.suggest(some) });
        }
        faults.refer_all(at, &subject.stages, stages);
        cohorts_of_subject(file, row, subject, faults);
    }
}

/// What a department is called, and whom its messages go to.
fn one(file: &File, row: usize, department: &Department, faults: &mut Faults) {
    let at: At = (BlockKey::Departments, row, SlotKey::Code);
    let code = department.code.as_str();
    let cannot = |what: String, fix: &str| fault(at, what, fix);
    let is_odd = |c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c);
    let wrong = if code.contains(is_odd) || is_reserved(code) {
        Some(cannot(format!("'{code}' cannot be part of a file name"), "Use letters and digits only, such as HUM."))
    } else if fold(code) == fold(LEADER) {
        let what = format!("'{LEADER}' is kept for the Careers Leader's own workbook");
        Some(cannot(what, "Choose another code for this department."))
    } else if code.chars().count() > LONGEST_CODE {
        let what = format!("the code is longer than {LONGEST_CODE} characters");
        Some(cannot(what, "Use a short code such as HUM."))
    } else {
        None
    };
    if let Some(mut told) = wrong {
        let taken = file.departments.iter().map(|one| fold(&one.code)).collect();
        if let Some(near) = portable(code, &taken) {
            told.fix = format!("Use letters and digits only, such as '{near}'.");
            told = told.suggest(near);
        }
        faults.tell(told);
    }
    if fold(&format!("{code} {}", department.name)) == "careers leader" {
        let fix = "Choose another name: its workbook would be called like the Careers Leader's own.";
        let told = fault((BlockKey::Departments, row, SlotKey::Name), "the name is taken", fix);
        faults.tell(told.also([at]));
    }
    faults.needed((BlockKey::Departments, row, SlotKey::Name), &department.name);
    faults.emails((BlockKey::Departments, row, SlotKey::Email), &department.email);
    faults.emails((BlockKey::Departments, row, SlotKey::CopyTo), &department.copy_to);
    if !code.is_empty() && !file.subjects.iter().any(|subject| subject.department == code) {
        let what = format!("department '{code}' has no subject");
        faults.unused(at, code, what, "Add its subjects, or delete the department.");
    }
}

/// The cohorts that a subject names are known, and each of its stages has one of them.
fn cohorts_of_subject(file: &File, row: usize, subject: &Subject, faults: &mut Faults) {
    let at = (BlockKey::Subjects, row, SlotKey::Cohorts);
    let all = Known::cohorts(file);
    let is_of_its_stages = |code: &str| {
        let rows = file.cohorts.iter().filter(|cohort| cohort.code == code);
        rows.into_iter().any(|cohort| subject.stages.contains(&cohort.stage))
    };
    let is_named = |code: &String| file.subjects.iter().any(|subject| subject.cohorts.contains(code));
    let mut unnamed = (0..file.cohorts.len()).filter(|row| !is_named(&file.cohorts[*row].code));
    let idle = unnamed.next().filter(|_| unnamed.next().is_none()).map(|row| (BlockKey::Cohorts, row, SlotKey::Code));
    faults.refer_all(at, &subject.cohorts, &all.offering(is_of_its_stages).idle(idle));
    let stages: HashSet<&str> = file.stages.iter().map(|stage| stage.code.as_str()).collect();
    let own = || file.cohorts.iter().enumerate().filter(|(_, cohort)| subject.cohorts.contains(&cohort.code));
    let are_clear = subject.cohorts.iter().all(|code| all.has(code))
        && own().all(|(_, cohort)| stages.contains(cohort.stage.as_str()))
        && subject.stages.iter().all(|stage| stages.contains(stage.as_str()));
    if subject.cohorts.is_empty() || !are_clear {
        return;
    }
    let has_one = |stage: &str| own().any(|(_, cohort)| cohort.stage == stage);
    for stage in subject.stages.iter().filter(|stage| !has_one(stage)) {
        let what = format!("none of them is of stage '{stage}'");
        let also = own().map(|(row, _)| (BlockKey::Cohorts, row, SlotKey::Stage));
        let also = also.chain([(BlockKey::Subjects, row, SlotKey::Stages)]);
        let fix = "Name one of that stage too, or take the stage out of the row.";
        faults.tell(fault(at, what, fix).also(also));
    }
}
