//! What reading finds in the made-up returns: nothing of it is written in them.

use std::collections::BTreeMap;

use super::{came_back, forms, plan_of};
use crate::answers::Read;
use crate::drawing;
use crate::plan::Setting;
use crate::returns::{Incoming, Recognised, Saved, settle};

/// Asserts what is found in what is answered, by code, whose return, and how often: what is blank has no cell here.
fn finds(setting: Setting, expected: &str) {
    let plan = plan_of(setting);
    let incoming = came_back(&plan).iter().map(|sent| {
        let read = Read { answers: sent.answers.clone(), ..Read::default() };
        let recognised = Recognised::Audit { code: sent.department.clone(), read };
        Incoming { file: sent.file.clone(), saved: Saved::said(&sent.saved.to_string()), recognised }
    });
    let mut found: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for entry in settle(&forms(&plan), incoming.collect()).iter().filter(|entry| entry.state.counts()) {
        for finding in &entry.findings {
            *found.entry((finding.code.name(), entry.department.clone().unwrap_or_default())).or_default() += 1;
        }
    }
    let lines: Vec<String> =
        found.into_iter().map(|((code, department), times)| format!("{code} {department} {times}")).collect();
    let tables = drawing::tables(expected).expect("a drawing");
    let expected: Vec<String> = tables.iter().flat_map(|table| &table.rows).map(|row| row.join(" ")).collect();
    assert_eq!(lines, expected);
}

#[test]
fn reading_finds_the_faults_of_the_mainstream_school() {
    finds(
        Setting::Mainstream,
        "
        | Code                          | Department | Times |
        | asks-the-leader               | DRA        | 1     |
        | checklist-contradicted        | ART        | 1     |
        | checklist-contradicted        | BUS        | 1     |
        | checklist-contradicted        | COM        | 1     |
        | checklist-contradicted        | MAT        | 1     |
        | checklist-contradicted        | MFL        | 1     |
        | checklist-contradicted        | PE         | 1     |
        | conflict                      | SCI        | 1     |
        | count-over-roll               | MAT        | 1     |
        | count-over-taking             | MFL        | 1     |
        | merged                        | SCI        | 1     |
        | no-employer-record            | SCI        | 1     |
        | not-a-date                    | PE         | 1     |
        | not-a-number                  | MAT        | 1     |
        | record-contradicted           | BUS        | 1     |
        | record-contradicted           | ENG        | 2     |
        | unknown-answer                | HUM        | 1     |
        | unknown-answer                | MFL        | 1     |
        ",
    );
}

#[test]
fn reading_finds_the_faults_of_the_special_school() {
    finds(
        Setting::Send,
        "
        | Code                          | Department | Times |
        | asks-the-leader               | HAZ        | 1     |
        | checklist-contradicted        | ART        | 1     |
        | conflict                      | ROW        | 1     |
        | count-over-roll               | MAP        | 1     |
        | merged                        | ROW        | 1     |
        | no-employer-record            | ROW        | 1     |
        | not-a-number                  | ART        | 1     |
        | record-contradicted           | LIF        | 1     |
        | record-contradicted           | OAK        | 1     |
        | unknown-answer                | BIR        | 1     |
        ",
    );
}

#[test]
fn reading_finds_the_faults_of_the_college() {
    finds(
        Setting::College,
        "
        | Code                          | Department | Times |
        | asks-the-leader               | HCE        | 1     |
        | checklist-contradicted        | EMA        | 1     |
        | checklist-contradicted        | EMV        | 1     |
        | checklist-contradicted        | HAB        | 1     |
        | conflict                      | BDI        | 1     |
        | count-over-taking             | CAT        | 1     |
        | merged                        | BDI        | 1     |
        | not-a-number                  | EMA        | 1     |
        | record-contradicted           | CBE        | 3     |
        | record-contradicted           | CRE        | 1     |
        | unknown-answer                | CBE        | 1     |
        ",
    );
}
