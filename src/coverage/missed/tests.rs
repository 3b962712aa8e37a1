//! What learners of a cohort would miss, in drawn schools.

use super::*;
use crate::answers::audit::Audit;
use crate::coverage::{Returned, coverage, gaps};
use crate::plan::Department;
use crate::scope::drawn;

/// History and Art teach Year 7 alone, Dance and Law Year 8; English everyone; CG2 is an overlay.
fn plan() -> Plan {
    drawn::plan(
        "| Ref   | Departments |
         | KS3-1 |             |
         | KS3-2 | HUM, LAN    |
         | CG2-1 |             |",
        "| Department | Subject | Stages   | Cohorts     |
         | HUM        | History | KS3      | Y7          |
         | ART        | Art     | KS3      | Y7          |
         | MUS        | Dance   | KS3      | Y8          |
         | HUM        | Law     | KS3      | Y8          |
         | LAN        | English | KS3, CG2 |             |
         | SEN        | Support | CG2      |             |",
    )
}

/// An audit of rows in place: `History KS3-1 Taught`; `~` before a level is Planned.
fn answers(lines: &[&str]) -> Audit {
    let row = |line: &&str| {
        let [subject, reference, level] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (level, status) = level.strip_prefix('~').map_or((level, "In place"), |level| (level, "Planned"));
        format!("\n| {} | {reference} | {level} | {status} |", subject.replace('_', " "))
    };
    drawn::audit(&format!("| Subject | Ref | Coverage | Status |{}", lines.iter().map(row).collect::<String>()))
}

/// Each as `KS3-1 History: Y8 160 of 2: closest (silent)`; the departments named sent nothing.
fn told(plan: &Plan, audit: &Audit, lacking: &[&str]) -> Vec<String> {
    let audit = &drawn::answered(plan, audit.clone());
    let came = |department: &Department| !lacking.contains(&department.code.as_str());
    let returned: Vec<Returned<'_>> = plan
        .departments
        .iter()
        .map(|department| Returned { department, audit: came(department).then_some(audit) })
        .collect();
    let map = coverage(plan, &returned, Some(audit));
    let line = |one: &Missed<'_>| {
        let codes = |cohorts: &[&Cohort]| cohorts.iter().map(|c| c.code.clone()).collect::<Vec<_>>().join(" ");
        let of = one.with_learners().count();
        assert_eq!(one.met().count() + one.cohorts.len() + one.not_known.len(), of);
        let closest: Vec<&str> = one.closest.iter().map(|subject| subject.name.as_str()).collect();
        let silent: Vec<&str> = one.silent.iter().map(|subject| subject.name.as_str()).collect();
        format!(
            "{} {}: {} {} of {of}{}: {} ({})",
            one.outcome.reference,
            one.by.join(", "),
            codes(&one.cohorts),
            one.learners,
            if one.not_known.is_empty() { String::new() } else { format!(", not known of {}", codes(&one.not_known)) },
            closest.join(", "),
            silent.join(", ")
        )
    };
    missed(plan, &map).iter().map(line).collect()
}

#[test]
fn a_cohort_misses_what_no_subject_of_its_own_covers() {
    let plan = plan();
    let lines = ["History KS3-1 Taught", "Art KS3-1 Taught"];
    assert_eq!(told(&plan, &answers(&lines), &[]), ["KS3-1 History, Art: Y8 160 of 2:  ()"]);
    let with = |line: &'static str| told(&plan, &answers(&[&lines[..], &[line]].concat()), &[]);
    assert_eq!(with("Dance KS3-1 Taught"), [""; 0], "each cohort has a subject of its own");
    assert_eq!(with("English KS3-1 Taught with employers"), [""; 0], "a subject without a list teaches everyone");
    assert_eq!(with("Dedicated_time KS3-1 Taught"), [""; 0], "dedicated time reaches everyone");
    for less in ["Dance KS3-1 ~Taught", "Dance KS3-1 Highlighted", "Dedicated_time KS3-1 Highlighted"] {
        assert_eq!(with(less).len(), 1, "{less}");
    }
}

#[test]
fn what_is_covered_nowhere_is_a_gap_and_missed_by_nobody_alone() {
    let plan = plan();
    assert_eq!(told(&plan, &answers(&["History KS3-1 Highlighted"]), &[]), [""; 0]);
    assert_eq!(told(&plan, &answers(&["English KS3-1 Taught", "Support CG2-1 Taught"]), &[]), [""; 0]);
}

#[test]
fn two_subjects_of_one_cohort_leave_no_gap_and_another_cohort_without() {
    let plan = plan();
    let audit = answers(&["History KS3-1 Taught", "Art KS3-1 Taught"]);
    let returned: Vec<Returned<'_>> =
        plan.departments.iter().map(|department| Returned { department, audit: Some(&audit) }).collect();
    let map = coverage(&plan, &returned, None);
    assert!(gaps(&plan, &map).iter().all(|gap| gap.outcome.reference != "KS3-1"));
    assert_eq!(missed(&plan, &map).len(), 1);
}

#[test]
fn those_who_miss_most_stand_first() {
    let plan = plan();
    let audit = answers(&["History KS3-1 Taught", "Law KS3-2 Taught"]);
    let lines = told(&plan, &audit, &[]);
    assert_eq!(lines, ["KS3-2 Law: Y7 180 of 2:  ()", "KS3-1 History: Y8 160 of 2:  ()"]);
}

#[test]
fn a_stage_not_taught_this_year_covers_nothing_for_its_cohorts() {
    let plan = plan();
    let audit = answers(&["History KS3-1 Taught", "Dance KS3-1 Taught"]);
    assert_eq!(told(&plan, &audit, &[]), [""; 0]);
    let off = drawn::not_this_year(audit, "Dance", "KS3");
    assert_eq!(told(&plan, &off, &[]), ["KS3-1 History: Y8 160 of 2:  ()"]);
}

#[test]
fn only_subjects_of_those_who_miss_it_are_closest_and_only_their_departments_may_close_it() {
    let plan = plan();
    let audit = answers(&[
        "History KS3-1 Taught",
        "Art KS3-1 Highlighted",
        "English KS3-1 ~Taught",
        "Dance KS3-1 Highlighted",
        "Law KS3-1 Not yet",
    ]);
    assert_eq!(told(&plan, &audit, &[]), ["KS3-1 History: Y8 160 of 2: Dance, English, Law ()"]);
    assert_eq!(told(&plan, &audit, &["ART", "MUS"]), ["KS3-1 History:  0 of 2, not known of Y8: English, Law (Dance)"]);
    let second = answers(&["History KS3-2 Taught"]);
    assert_eq!(
        told(&plan, &second, &["MUS", "LAN"]),
        ["KS3-2 History:  0 of 2, not known of Y8:  (English)"],
        "not asked of the others"
    );
}

#[test]
fn a_cohort_without_learners_in_scope_misses_nothing() {
    let mut plan = plan();
    plan.stages[0].cohorts[1].in_scope = 0;
    assert_eq!(told(&plan, &answers(&["History KS3-1 Taught"]), &[]), [""; 0]);
}

#[test]
fn overlay_stages_are_told_as_the_gaps_tell_them() {
    let mut plan = plan();
    let other = Cohort { code: "CG2-b".to_owned(), ..plan.stages[1].cohorts[0].clone() };
    plan.stages[1].cohorts.push(other);
    let support = plan.departments.iter_mut().find(|one| one.code == "SEN").expect("a department");
    support.subjects[0].cohorts = vec!["CG2-b".to_owned()];
    assert_eq!(
        told(&plan, &answers(&["Support CG2-1 Taught", "English CG2-1 Not yet"]), &[]),
        ["CG2-1 Support: CG2-all 20 of 2: English ()"]
    );
}

#[test]
fn whether_the_closest_teach_all_who_miss_it_is_known() {
    let mut plan = plan();
    let third = Cohort { code: "Y9".to_owned(), ..plan.stages[0].cohorts[1].clone() };
    plan.stages[0].cohorts.push(third);
    let all = |line: &str| {
        let audit = drawn::answered(&plan, answers(&["History KS3-1 Taught", line]));
        let returned: Vec<Returned<'_>> =
            plan.departments.iter().map(|department| Returned { department, audit: Some(&audit) }).collect();
        let map = coverage(&plan, &returned, Some(&audit));
        missed(&plan, &map)[0].closest_teach_all()
    };
    assert!(!all("Dance KS3-1 Highlighted"), "Dance does not teach Y9");
    assert!(all("English KS3-1 Highlighted"));
}

/// Years follow one another; classes stand side by side, and a row meets the classes that it names.
#[test]
fn of_classes_a_row_meets_those_that_it_names_and_one_that_names_nobody_leaves_it_open() {
    let mut plan = plan();
    plan.school.setting = crate::plan::Setting::Send;
    let of = |cohorts: Option<&str>, by: &str| {
        let mut audit = answers(&[&format!("{by} KS3-1 Taught")[..]]);
        audit.outcomes[0].cohorts = cohorts.map(str::to_owned);
        told(&plan, &audit, &[])
    };
    assert_eq!(of(Some("All of KS3"), "English"), [""; 0]);
    assert_eq!(of(Some("Cohort Y7"), "English"), ["KS3-1 English: Y8 160 of 2:  ()"]);
    assert_eq!(of(None, "English"), ["KS3-1 English:  0 of 2, not known of Y7 Y8:  ()"]);
    assert_eq!(of(None, "Dance"), ["KS3-1 Dance: Y7 180 of 2:  ()"], "it teaches Year 8 alone, and means no other");
    assert_eq!(of(Some("Cohort Y7"), "Dance"), ["KS3-1 Dance: Y7 Y8 340 of 2:  ()"], "a class that it does not teach");
    assert_eq!(of(Some("Cohort Y8"), "Dedicated_time"), ["KS3-1 : Y7 180 of 2:  ()"]);
    assert_eq!(of(None, "Dedicated_time"), ["KS3-1 :  0 of 2, not known of Y7 Y8:  ()"]);
    plan.school.setting = crate::plan::Setting::Mainstream;
    let mut audit = answers(&["English KS3-1 Taught"]);
    audit.outcomes[0].cohorts = Some("Cohort Y7".to_owned());
    assert_eq!(told(&plan, &audit, &[]), [""; 0], "who is in Year 8 was in Year 7");
}

/// Of a cohort whose every teacher is silent nothing is known, whoever was asked.
#[test]
fn silence_of_those_who_teach_them_or_of_dedicated_time_leaves_it_open() {
    let plan = plan();
    let audit = drawn::answered(&plan, answers(&["History KS3-2 Taught"]));
    let of = |silent: &[&str], leader: bool| {
        let mut audit = audit.clone();
        audit.outcomes.retain(|row| !silent.contains(&row.place.subject.as_deref().unwrap_or_default()));
        let returned: Vec<Returned<'_>> =
            plan.departments.iter().map(|department| Returned { department, audit: Some(&audit) }).collect();
        let map = coverage(&plan, &returned, leader.then_some(&audit));
        let missed = missed(&plan, &map);
        let one = missed.iter().find(|one| one.outcome.reference == "KS3-2").expect("one");
        (one.cohorts.len(), one.not_known.len(), one.learners, one.learners_not_known())
    };
    assert_eq!(of(&[], true), (1, 0, 160, 0));
    assert_eq!(of(&["Dance"], true), (1, 0, 160, 0), "it is not asked, and others have answered");
    assert_eq!(of(&["Law"], true), (0, 1, 0, 160), "it is asked and may cover it");
    assert_eq!(of(&["Dance", "Law", "English"], true), (0, 1, 0, 160));
    assert_eq!(of(&[], false), (0, 1, 0, 160), "dedicated time may reach them");
}
