//! What is asked of nobody, or of too few, in drawn plans.

use super::*;
use crate::answers::audit::{EmployerRow, Test};
use crate::coverage::{coverage, records};
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

/// Each as `NeverReached Y7 180: closest (silent)`, with a `?` where it is not known; everybody has answered the rest.
fn drawn_unmet(audit: &Audit) -> Vec<String> {
    let audit = drawn::answered(&plan(), audit.clone());
    told(&audit, Some(&audit))
}

fn told(audit: &Audit, leader: Option<&Audit>) -> Vec<String> {
    let plan = plan();
    let line = |one: &Unmet<'_>| {
        let whom = one.cohort.map_or(one.stage.code.as_str(), |cohort| cohort.code.as_str());
        let silent: Vec<&str> = one.silent.iter().map(|subject| subject.name.as_str()).collect();
        let known = if one.is_known { "" } else { "? " };
        format!("{known}{:?} {whom} {}: {} ({})", one.kind, one.learners, one.closest.join(", "), silent.join(", "))
    };
    // The records are those of Humanities.
    let own = Audit { employers: Vec::new(), ..audit.clone() };
    let of = |code: &str| if code == "HUM" { audit } else { &own };
    let departments = plan.departments.iter();
    let returned: Vec<Returned<'_>> =
        departments.map(|department| Returned { department, audit: Some(of(&department.code)) }).collect();
    let leader = leader.map(|_| &own);
    unmet(&plan, &coverage(&plan, &returned, leader), &records(&plan, &returned, leader), &returned, leader)
        .iter()
        .map(line)
        .collect()
}

fn never_reached(audit: &Audit) -> Vec<String> {
    drawn_unmet(audit).into_iter().filter(|one| one.contains("NeverReached")).collect()
}

#[test]
fn everyone_goes_without_where_nothing_is_done() {
    assert_eq!(
        drawn_unmet(&Audit::default()),
        [
            "NeverReached Y7 180: History, Music ()",
            "NeverReached Y8 160: History, Music ()",
            "NeverReached Y10 150: History, Law ()",
            "NoEmployer KS3 340:  ()",
            "NoEmployer KS4 150:  ()",
        ]
    );
}

#[test]
fn a_row_in_place_reaches_the_cohorts_it_speaks_of() {
    let y8 = ["NeverReached Y8 160: History, Music ()"];
    // It teaches one year group of KS4 alone: nobody else is meant.
    let ks4 = "History KS4-1 Taught In_place -";
    assert_eq!(never_reached(&answers(&["History KS3-1 Highlighted In_place Cohort_Y7", ks4])), y8);
    assert_eq!(never_reached(&answers(&["History KS3-1 Highlighted In_place All_of_KS3", ks4])), [""; 0]);
    assert_eq!(
        never_reached(&answers(&["History KS3-1 Taught In_place -", ks4])),
        ["? NeverReached Y7 180: History, Music ()", "? NeverReached Y8 160: History, Music ()"],
        "it does not say which year groups"
    );
    assert_eq!(never_reached(&answers(&["History KS3-1 Taught Planned All_of_KS3", ks4])).len(), 2);
    assert_eq!(never_reached(&answers(&["History KS3-1 Not_yet In_place All_of_KS3", ks4])).len(), 2);
    let off = drawn::not_this_year(answers(&["History KS3-1 Taught In_place All_of_KS3", ks4]), "History", "KS3");
    assert_eq!(never_reached(&off).len(), 2, "a stage not taught this year reaches nobody");
}

#[test]
fn dedicated_time_and_a_number_reached_reach_too() {
    let leader = answers(&["Dedicated_time KS3-1 Taught In_place Cohort_Y8"]);
    let lines = drawn_unmet(&leader);
    assert!(lines[0].contains("Y7") && lines[1].contains("Y10"), "{lines:?}");
    let figures =
        |reached: u32| drawn::reach(&format!("| Subject | Ref | Taking | Reached |\n| Law | Y10 | 30 | {reached} |"));
    assert_eq!(never_reached(&figures(1)).len(), 2);
    assert_eq!(never_reached(&figures(0)).len(), 3);
    assert_eq!(never_reached(&drawn::not_this_year(figures(1), "Law", "KS4")).len(), 3);
    let in_dedicated = |reached: &str| {
        drawn::reach(&format!("| Subject | Ref | Taking | Reached |\n| Dedicated time | Y8 | 160 | {reached} |"))
    };
    let lines = never_reached(&in_dedicated("90"));
    assert!(lines.len() == 2 && lines.iter().all(|line| !line.contains("Y8")), "{lines:?}");
    for nobody in ["0", ""] {
        assert_eq!(never_reached(&in_dedicated(nobody)).len(), 3, "'{nobody}' reaches nobody");
    }
}

#[test]
fn who_plans_it_is_closer_than_who_teaches_others_of_the_stage() {
    let audit = answers(&["Law KS4-1 Taught Planned Cohort_Y10"]);
    assert_eq!(never_reached(&audit)[2], "NeverReached Y10 150: Law, History ()");
    let audit = answers(&["History KS3-1 Taught In_place Cohort_Y8"]);
    assert_eq!(never_reached(&audit)[0], "NeverReached Y7 180: History, Music ()");
}

#[test]
fn an_employer_serves_the_stage_of_an_outcome_or_a_cohort_once_the_record_counts() {
    let without = |record: EmployerRow| {
        let lines = drawn_unmet(&Audit { employers: vec![record], ..Audit::default() });
        lines.into_iter().filter(|one| one.contains("NoEmployer")).collect::<Vec<_>>()
    };
    let ks3 = ["NoEmployer KS3 340:  ()"];
    let met = drawn::encounter("Law", "KS4-1 Outcome 1");
    assert_eq!(without(met.clone()), ks3);
    let by_cohort = |label: &str| EmployerRow { cohort: Some(label.to_owned()), outcome_1: None, ..met.clone() };
    assert_eq!(without(by_cohort("Cohort Y10")), ks3);
    assert_eq!(without(by_cohort("All of KS4")), ks3);
    let of_history = EmployerRow { outcome_1: None, subject: Some("History".to_owned()), ..met.clone() };
    assert_eq!(without(of_history).len(), 2, "it teaches several year groups and names none");
    assert_eq!(without(EmployerRow { outcome_1: None, ..met.clone() }), ks3, "Law teaches Year 10 alone");
    // It is nobody's, and may be anybody's of its department.
    for subject in [None, Some("Ballet".to_owned())] {
        let of_nobody = without(EmployerRow { subject, ..met.clone() });
        assert_eq!(of_nobody, ["? NoEmployer KS3 340:  ()", "? NoEmployer KS4 150:  ()"]);
    }
    let doubtful = EmployerRow { two_way: Some(Test::NotSure), ..met.clone() };
    assert_eq!(without(doubtful)[1], "NoEmployer KS4 150: Law ()", "the one that came is closest");
    let planned = EmployerRow { took_place: Some(TookPlace::Planned), ..met };
    assert_eq!(without(planned)[1], "NoEmployer KS4 150: Law ()");
}

#[test]
fn silence_reaches_nobody_and_leaves_nobody_out() {
    let whole = drawn::answered(&plan(), Audit::default());
    let without = |subject: &str, stage: &str| {
        let mut audit = whole.clone();
        audit.outcomes.retain(|row| row.place.subject.as_deref() != Some(subject) || !row.place.row.starts_with(stage));
        told(&audit, Some(&audit))
    };
    assert_eq!(
        without("History", "KS3"),
        [
            "NeverReached Y10 150: History, Law ()",
            "NoEmployer KS4 150:  ()",
            "? NeverReached Y7 180: Music (History)",
            "? NeverReached Y8 160: Music (History)",
            "? NoEmployer KS3 340:  (History)",
        ]
    );
    assert!(told(&whole, None).iter().all(|one| one.starts_with("? ")), "dedicated time may reach everybody");
}
