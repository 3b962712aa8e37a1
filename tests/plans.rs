//! Plans as their workbooks carry them, and what holds of every built-in one.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::plan::{Plan, Setting, Share, Speaks, resolve};
use careers_audit::{issue, reader};

/// A plan drawn as a workbook and read back.
fn carried(file: &careers_audit::plan::file::File) -> Plan {
    let plan = resolve(file).expect("no fault");
    let drawn = issue::plan_workbook(file, &common::forms(&plan)).expect("drawn");
    reader::plan_from_workbook(&drawn).expect("no fault")
}

#[test]
fn a_plan_workbook_carries_what_outcomes_speak_of_and_the_plans_switches() {
    let mut file = Setting::Mainstream.built_in();
    for (outcome, typed) in file.outcomes.iter_mut().zip(["careers", "Routes", ""]) {
        outcome.speaks_of = typed.to_owned();
    }
    file.outcomes[0].replaces = vec!["Y7-1".to_owned(), "Y7-2".to_owned()];
    file.rules.early_share = Some(30);
    for is_on in [true, false] {
        file.rules.relevance_every_cohort = is_on;
        (file.school.name_people, file.school.name_employers) = (is_on, is_on);
        let plan = carried(&file);
        assert_eq!(plan, resolve(&file).expect("no fault"));
        let spoken: Vec<Option<Speaks>> = plan.outcomes.iter().take(3).map(|outcome| outcome.speaks_of).collect();
        assert_eq!(spoken, [Some(Speaks::Careers), Some(Speaks::Routes), None]);
        assert_eq!(plan.outcomes[0].replaces, ["Y7-1", "Y7-2"]);
        assert_eq!((plan.rules.relevance_every_cohort, plan.school.name_people), (is_on, is_on));
        assert_eq!(plan.school.name_employers, is_on);
        assert_eq!(Some(plan.rules.early_share), Share::new(30));
    }
}

#[test]
fn the_document_of_check_says_what_outcomes_speak_of_and_which_rules_hold() {
    let mut file = Setting::Mainstream.built_in();
    file.outcomes[0].speaks_of = "careers".into();
    file.outcomes[1].speaks_of.clear();
    let results = careers_audit::returns::Results::new(&common::forms(&resolve(&file).expect("no fault")), Vec::new());
    let document = serde_json::to_value(careers_audit::report::check(&results)).expect("a document");
    let plan = &document["plan"];
    assert_eq!(plan["outcomes"][0]["speaks_of"], "careers");
    assert!(plan["outcomes"][1]["speaks_of"].is_null());
    assert_eq!(plan["rules"]["relevance_every_cohort"], true);
    assert_eq!(plan["rules"]["early_share"], 0.5);
}

#[test]
fn every_built_in_plan_asks_every_department_of_careers_or_routes_at_every_stage() {
    for setting in Setting::ALL {
        let plan = resolve(&setting.built_in()).expect("no fault");
        assert!(plan.rules.relevance_every_cohort, "{setting:?}");
        for (department, subject) in plan.subjects() {
            for stage in plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code) && !stage.overlay) {
                let asked =
                    plan.outcomes.iter().filter(|one| one.stage == stage.code && one.asked_of(&department.code));
                let asked: Vec<_> = asked.collect();
                let at = format!("{setting:?}, {} {}", subject.name, stage.code);
                assert!(asked.len() <= 4, "{at}: {}", asked.len());
                let speaks = |of: Speaks| asked.iter().any(|one| one.speaks_of == Some(of));
                assert!(Speaks::ALL.into_iter().any(speaks), "{at}");
                if matches!(setting, Setting::Mainstream | Setting::College) {
                    assert!(Speaks::ALL.into_iter().all(speaks), "{at}: of careers and of routes");
                }
            }
        }
        for outcome in &plan.outcomes {
            let asked = plan.departments.iter().filter(|one| outcome.asked_of(&one.code));
            assert!(asked.count() >= 2, "{setting:?}, {}", outcome.reference);
        }
        let minutes = careers_audit::layout::asked(&common::forms(&plan)).iter().map(|one| one.minutes).max();
        assert!(minutes.is_some_and(|minutes| minutes <= 15), "{setting:?}: {minutes:?}");
    }
}
