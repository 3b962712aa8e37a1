//! What a made-up round holds of the known and the unknown: silence beside answers, plans beside what is taught, and records
//! beside what a checklist denies.

use std::collections::{BTreeMap, BTreeSet};

use super::{plan_of, settled};
use crate::answers::audit::{Audit, Coverage, Status, Tick};
use crate::plan::{LEADER, Plan, Setting, Stage, Subject};
use crate::scope;

/// The made-up schools whose rounds hold every state.
const SETTINGS: [Setting; 2] = [Setting::Mainstream, Setting::College];

/// Whether anything is answered in the outcomes of a subject at one stage.
fn is_answered(plan: &Plan, audit: &Audit, subject: &Subject, stage: &str) -> bool {
    let rows = scope::rows_of(plan, audit, &subject.name);
    rows.into_iter().any(|(outcome, row)| outcome.stage == stage && row.coverage.is_some())
}

/// The stages that a subject teaches this year, and whether each is answered.
fn stages(plan: &Plan, audit: &Audit, subject: &Subject) -> Vec<(String, bool)> {
    let taught = subject.stages.iter().filter(|stage| !audit.is_off(&subject.name, stage));
    taught.map(|stage| (stage.clone(), is_answered(plan, audit, subject, stage))).collect()
}

#[test]
fn a_department_has_returned_one_of_its_subjects_and_a_subject_has_left_a_stage_blank() {
    let expected =
        [("SOC: Health and Social Care", "Mathematics KS5"), ("HCE: Health and Care", "Building Services L3")];
    for (setting, (whose, left)) in SETTINGS.into_iter().zip(expected) {
        let plan = plan_of(setting);
        let (mut parts, mut blank) = (Vec::new(), Vec::new());
        for (code, audit) in settled(&plan).iter().filter(|(code, _)| *code != LEADER) {
            let own = &plan.department(code).expect("a department").subjects;
            let is_silent = |subject: &&Subject| stages(&plan, audit, subject).iter().all(|(_, answered)| !answered);
            let spoken: Vec<&Subject> = own.iter().filter(|subject| !is_silent(subject)).collect();
            if let ([only], true) = (spoken.as_slice(), own.len() > 1) {
                parts.push(format!("{code}: {}", only.name));
            }
            for subject in spoken {
                let silent = stages(&plan, audit, subject).into_iter().filter(|(_, answered)| !answered);
                blank.extend(silent.map(|(stage, _)| format!("{} {stage}", subject.name)));
            }
        }
        assert_eq!((parts, blank), (vec![whose.to_owned()], vec![left.to_owned()]), "{setting:?}");
    }
}

#[test]
fn an_outcome_that_nobody_teaches_is_planned_in_a_named_unit_and_term() {
    for (setting, planned) in SETTINGS.into_iter().zip(["KS3-9", "L2-8"]) {
        let plan = plan_of(setting);
        let settled = settled(&plan);
        let mut by_outcome: BTreeMap<&str, (bool, bool)> = BTreeMap::new();
        for row in settled.values().flat_map(|audit| &audit.outcomes) {
            let Some(outcome) = scope::row_outcome(&plan, row) else { continue };
            let (is_taught, is_planned) = by_outcome.entry(&outcome.reference).or_default();
            let is_meant = matches!(row.coverage, Some(Coverage::Taught | Coverage::WithEmployers));
            *is_taught |= is_meant && row.status == Some(Status::InPlace);
            *is_planned |= is_meant && row.status == Some(Status::Planned) && row.unit.is_some() && row.term.is_some();
        }
        let alone: Vec<&str> =
            by_outcome.iter().filter(|(_, kept)| **kept == (false, true)).map(|(reference, _)| *reference).collect();
        assert!(alone.contains(&planned), "{setting:?}: {alone:?}");
    }
}

#[test]
fn a_record_says_four_times_yes_beside_a_checklist_that_says_not_yet() {
    for (setting, who) in SETTINGS.into_iter().zip(["English", "Building Crafts"]) {
        let plan = plan_of(setting);
        let mut contradicted = BTreeSet::new();
        for audit in settled(&plan).values() {
            for record in audit.employers.iter().filter(|record| record.counts()) {
                let denied = audit.checklist.iter().any(|row| {
                    row.place.subject == record.subject
                        && ["N2", "N3", "N4", "N5"].contains(&row.place.row.as_str())
                        && row.answer == Some(Tick::NotYet)
                });
                if denied {
                    contradicted.extend(record.subject.clone());
                }
            }
        }
        assert!(contradicted.contains(who), "{setting:?}: {contradicted:?}");
    }
}

/// How many of the groups that a subject teaches at a stage no row about careers or routes names.
fn unnamed(plan: &Plan, audit: &Audit, subject: &Subject, stage: &Stage) -> usize {
    let rows: Vec<_> = scope::rows_of(plan, audit, &subject.name)
        .into_iter()
        .filter(|(outcome, row)| outcome.stage == stage.code && outcome.speaks_of.is_some() && scope::counts_at(row, 1))
        .map(|(_, row)| row.cohorts.clone())
        .collect();
    let own: Vec<_> = subject.cohorts_of(stage).collect();
    let is_named = |name: &str| {
        rows.iter().any(|row| match row.as_deref() {
            Some(typed) => typed == name || typed == stage.all_of(),
            None => own.len() == 1,
        })
    };
    own.iter().filter(|cohort| !is_named(&cohort.name)).count()
}

#[test]
fn most_who_answer_name_their_groups_and_some_fall_short_by_one() {
    for setting in SETTINGS {
        let plan = plan_of(setting);
        let settled = settled(&plan);
        let (mut all, mut whole, mut by_one) = (0, 0, 0);
        for (department, subject) in plan.subjects() {
            let Some(audit) = settled.get(&department.code) else { continue };
            let answered = stages(&plan, audit, subject).into_iter().filter(|(_, answered)| *answered);
            let stages = answered.filter_map(|(code, _)| plan.stage(&code));
            let missing: Vec<usize> = stages.map(|stage| unnamed(&plan, audit, subject, stage)).collect();
            if missing.is_empty() {
                continue;
            }
            all += 1;
            match missing.iter().sum() {
                0_usize => whole += 1,
                1 => by_one += 1,
                _ => {}
            }
        }
        assert!(whole * 2 > all, "{setting:?}: {whole} of {all} name them all");
        assert!(by_one >= 2, "{setting:?}: {by_one} fall short by one");
    }
}

#[test]
fn in_the_college_one_programme_meets_what_another_does_not() {
    let plan = plan_of(Setting::College);
    let settled = settled(&plan);
    let level = |subject: &str, reference: &str| {
        let rows = settled.values().flat_map(|audit| scope::rows_of(&plan, audit, subject));
        rows.filter(|(outcome, _)| outcome.reference == reference).filter_map(|(_, row)| row.coverage).max()
    };
    assert_eq!(level("Building Crafts", "L2-7"), Some(Coverage::Taught));
    assert_eq!(level("Building Services", "L2-7"), Some(Coverage::NotYet));
}
