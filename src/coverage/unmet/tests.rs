//! What is asked of nobody, or of too few, in drawn plans.

use super::*;
use crate::answers::audit::Test;
use crate::scope::drawn;

fn plan() -> Plan {
    drawn::plan(
        "| Ref   |
         | KS3-1 |
         | KS4-1 |",
        "| Department | Subject | Stages   |
         | HUM        | History | KS3, KS4 |
         | HUM        | Law     | KS4      |
         | MUS        | Music   | KS3      |",
    )
}

/// An audit of History and Law with the year groups of each row: `History KS3-1 Taught In_place Cohort_Y7`.
fn answers(lines: &[&str]) -> Audit {
    let mut audit = Audit::default();
    for line in lines {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
        let [subject, reference, coverage, status, cohorts] = &words[..] else { panic!("{line}") };
        let row = format!("| {subject} | {reference} | {coverage} | {status} |");
        let mut own = drawn::audit(&format!("| Subject | Ref | Coverage | Status |\n{row}")).outcomes;
        own[0].cohorts = (cohorts != "-").then(|| cohorts.clone());
        audit.outcomes.append(&mut own);
    }
    audit
}

/// Each as `NeverReached Y7 180: closest (silent)`.
fn drawn_unmet(audit: &Audit, leader: Option<&Audit>) -> Vec<String> {
    let plan = plan();
    let (department, _) = drawn::subject(&plan, "History");
    let line = |one: &Unmet<'_>| {
        let whom = one.cohort.map_or(one.stage.code.as_str(), |cohort| cohort.code.as_str());
        let silent: Vec<&str> = one.silent.iter().map(|department| department.code.as_str()).collect();
        format!("{:?} {whom} {}: {} ({})", one.kind, one.learners, one.closest.join(", "), silent.join(", "))
    };
    unmet(&plan, &[Returned { department, audit: Some(audit) }], leader).iter().map(line).collect()
}

fn never_reached(audit: &Audit) -> Vec<String> {
    drawn_unmet(audit, None).into_iter().filter(|one| one.starts_with("NeverReached")).collect()
}

#[test]
fn everyone_goes_without_where_nothing_is_answered() {
    assert_eq!(
        drawn_unmet(&Audit::default(), None),
        [
            "NeverReached Y7 180: History (MUS)",
            "NeverReached Y8 160: History (MUS)",
            "NeverReached Y10 150: History, Law ()",
            "NoEmployer KS3 340:  (MUS)",
            "NoEmployer KS4 150:  ()",
        ]
    );
}

#[test]
fn a_row_in_place_reaches_the_cohorts_it_speaks_of() {
    let y8 = ["NeverReached Y8 160: History (MUS)"];
    let ks4 = "History KS4-1 Taught In_place -";
    assert_eq!(never_reached(&answers(&["History KS3-1 Highlighted In_place Cohort_Y7", ks4])), y8);
    assert_eq!(never_reached(&answers(&["History KS3-1 Highlighted In_place All_of_KS3", ks4])), [""; 0]);
    assert_eq!(never_reached(&answers(&["History KS3-1 Taught In_place -", ks4])), [""; 0], "all of its stage");
    assert_eq!(never_reached(&answers(&["History KS3-1 Taught Planned All_of_KS3", ks4])).len(), 2);
    assert_eq!(never_reached(&answers(&["History KS3-1 Not_yet In_place All_of_KS3", ks4])).len(), 2);
    let off = drawn::not_this_year(answers(&["History KS3-1 Taught In_place All_of_KS3", ks4]), "History", "KS3");
    assert_eq!(never_reached(&off).len(), 2, "a stage not taught this year reaches nobody");
}

#[test]
fn dedicated_time_and_a_number_reached_reach_too() {
    let leader = answers(&["Dedicated_time KS3-1 Taught In_place Cohort_Y8"]);
    let lines = drawn_unmet(&Audit::default(), Some(&leader));
    assert!(lines[0].contains("Y7") && lines[1].contains("Y10"), "{lines:?}");
    let figures =
        |reached: u32| drawn::reach(&format!("| Subject | Ref | Taking | Reached |\n| Law | Y10 | 30 | {reached} |"));
    assert_eq!(never_reached(&figures(1)).len(), 2);
    assert_eq!(never_reached(&figures(0)).len(), 3);
    assert_eq!(never_reached(&drawn::not_this_year(figures(1), "Law", "KS4")).len(), 3);
}

#[test]
fn who_plans_it_is_closer_than_who_teaches_others_of_the_stage() {
    let audit = answers(&["Law KS4-1 Taught Planned Cohort_Y10"]);
    assert_eq!(never_reached(&audit)[2], "NeverReached Y10 150: Law, History ()");
    let audit = answers(&["History KS3-1 Taught In_place Cohort_Y8"]);
    assert_eq!(never_reached(&audit)[0], "NeverReached Y7 180: History (MUS)");
}

#[test]
fn an_employer_serves_the_stage_of_an_outcome_or_a_cohort_once_the_record_counts() {
    let without = |record: EmployerRow| {
        let lines = drawn_unmet(&Audit { employers: vec![record], ..Audit::default() }, None);
        lines.into_iter().filter(|one| one.starts_with("NoEmployer")).collect::<Vec<_>>()
    };
    let ks3 = ["NoEmployer KS3 340:  (MUS)"];
    let met = drawn::encounter("Law", "KS4-1 Outcome 1");
    assert_eq!(without(met.clone()), ks3);
    let by_cohort = |label: &str| EmployerRow { cohort: Some(label.to_owned()), outcome_1: None, ..met.clone() };
    assert_eq!(without(by_cohort("Cohort Y10")), ks3);
    assert_eq!(without(by_cohort("all of ks4")), ks3);
    assert_eq!(without(EmployerRow { outcome_1: None, ..met.clone() }).len(), 2);
    let doubtful = EmployerRow { two_way: Some(Test::NotSure), ..met.clone() };
    assert_eq!(without(doubtful)[1], "NoEmployer KS4 150: Law ()", "the one that came is closest");
    let planned = EmployerRow { took_place: Some(TookPlace::Planned), ..met };
    assert_eq!(without(planned)[1], "NoEmployer KS4 150: Law ()");
}
