//! What is switched off is not there: not in the plan, not in its edition, and not among its faults.

use super::*;
use crate::key::SlotKey;
use crate::plan::{Plan, Setting, resolve};

/// The built-in plan with one stage switched on or off.
fn switched(setting: Setting, stage: &str, is_on: bool) -> File {
    let mut file = setting.built_in();
    let stage = file.stages.iter_mut().find(|one| one.code == stage).expect("the stage");
    stage.in_use = Some(is_on);
    file
}

/// The same without a trace of the stage.
fn without(file: &File, code: &str) -> File {
    let mut file = file.clone();
    file.stages.retain(|stage| stage.code != code);
    file.cohorts.retain(|cohort| cohort.stage != code);
    file.outcomes.retain(|outcome| outcome.stage != code);
    let left: Vec<String> = file.cohorts.iter().map(|cohort| cohort.code.clone()).collect();
    for subject in &mut file.subjects {
        subject.stages.retain(|stage| stage != code);
        subject.cohorts.retain(|cohort| left.contains(cohort));
    }
    file
}

const SHIPPED_OFF: [(Setting, &str); 2] = [(Setting::Mainstream, "CG2"), (Setting::College, "APP")];

#[test]
fn what_is_off_leaves_the_plan_as_if_it_were_not_there() {
    for (setting, code) in SHIPPED_OFF {
        let built_in = setting.built_in();
        assert_eq!(
            built_in.stages.iter().find(|stage| stage.code == code).map(|stage| stage.in_use),
            Some(Some(false))
        );
        assert!(resolve(&built_in) == resolve(&without(&built_in, code)), "{setting:?}");
        let on = resolve(&switched(setting, code, true)).expect("no fault");
        let own = on.outcomes.iter().filter(|outcome| outcome.stage == code);
        assert!(own.clone().count() >= 3 && on.stage(code).is_some_and(|stage| stage.learners() > 0));
        assert_ne!(on.fingerprint, resolve(&built_in).expect("no fault").fingerprint);
        for (department, subject) in on.subjects().filter(|(_, subject)| subject.stages.iter().any(|one| one == code)) {
            let mut asked = own.clone().filter(|outcome| outcome.asked_of(&department.code));
            assert!(asked.any(|outcome| outcome.speaks_of.is_some()), "{}", subject.name);
        }
    }
}

#[test]
fn any_stage_can_be_switched_off_with_those_who_teach_it_alone() {
    let file = switched(Setting::Mainstream, "KS5", false);
    let plan: Plan = resolve(&file).expect("no fault");
    assert!(plan.stages.iter().all(|stage| stage.code != "KS5"));
    for name in ["Biology", "Economics", "Psychology"] {
        assert!(plan.subjects().all(|(_, subject)| subject.name != name), "{name}");
    }
    assert!(plan.outcomes.iter().all(|outcome| outcome.stage != "KS5"));
    // A department that teaches nothing else is asked nothing.
    let mut file = file;
    file.subjects.retain(|subject| subject.department != "BUS" || subject.name == "Economics");
    let plan = resolve(&file).expect("no fault");
    assert!(
        plan.department("BUS").is_none() && plan.outcomes.iter().all(|one| !one.departments.contains(&"BUS".into()))
    );
    let mut none = file;
    none.stages.iter_mut().for_each(|stage| stage.in_use = Some(false));
    assert!(!resolve(&none).expect_err("a plan needs a stage").is_empty());
}

/// What stands in a part that is off is nobody's fault; what is told of the rest is told where it stands.
#[test]
fn faults_are_those_of_what_is_on_at_the_rows_that_were_typed() {
    let mut file = switched(Setting::Mainstream, "KS3", false);
    let row = |file: &File, stage: &str| file.cohorts.iter().position(|cohort| cohort.stage == stage).expect("a row");
    let (off, on) = (row(&file, "KS3"), row(&file, "KS5"));
    file.cohorts[off].roll = None;
    file.cohorts[off].years = "some".into();
    let outcome = file.outcomes.iter().position(|outcome| outcome.stage == "KS3").expect("a row");
    file.outcomes[outcome].area = "NOWHERE".into();
    resolve(&file).expect("no fault");
    file.cohorts[on].roll = None;
    let last = file.outcomes.iter().rposition(|outcome| outcome.stage == "KS5").expect("a row");
    file.outcomes[last].title.clear();
    let faults: Vec<(BlockKey, usize, SlotKey)> =
        resolve(&file).expect_err("faults").iter().map(|fault| (fault.table, fault.row, fault.field)).collect();
    assert_eq!(faults, [(BlockKey::Cohorts, on, SlotKey::Roll), (BlockKey::Outcomes, last, SlotKey::Title)]);
}

#[test]
fn a_plan_says_which_years_its_groups_hold() {
    let years = |setting: Setting| -> Vec<(u8, Vec<String>)> {
        let plan = resolve(&setting.built_in()).expect("no fault");
        let names = |held: Vec<(&crate::plan::Stage, &crate::plan::Cohort)>| {
            held.into_iter().map(|(_, cohort)| cohort.reference.clone()).collect()
        };
        plan.years().into_iter().map(|(year, held)| (year, names(held))).collect()
    };
    let alone: Vec<(u8, Vec<String>)> = (7..=13).map(|year| (year, vec![format!("Y{year}")])).collect();
    assert_eq!(years(Setting::Mainstream), alone, "an overlay's groups are parts of others");
    let special = years(Setting::Send);
    assert_eq!(special.iter().map(|(year, _)| *year).collect::<Vec<_>>(), (7..=14).collect::<Vec<_>>());
    assert!(special.iter().all(|(_, held)| held.len() > 1));
    assert_eq!(years(Setting::AlternativeProvision)[1], (8, vec!["Y7-8".to_owned()]));
    assert_eq!(years(Setting::College), []);
    let mut file = Setting::Send.built_in();
    file.cohorts[0].years = "the older ones".into();
    let faults = resolve(&file).expect_err("a fault");
    assert_eq!((faults.len(), faults[0].field, faults[0].row), (1, SlotKey::Years, 0));
}
