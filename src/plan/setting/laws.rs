//! What must hold for the built-in plan of every setting, or of those whose learners stand beside each other.

use super::Setting;
use crate::plan::file::File;
use crate::plan::resolve;

/// Every text of a plan, line by line of its TOML.
fn lines(file: &File) -> Vec<String> {
    file.to_toml().expect("a plan is TOML").lines().map(str::to_owned).collect()
}

/// Career groups are different learners, not one after the other.
#[test]
fn no_outcome_of_a_special_school_builds_on_one_of_another_group() {
    let file = Setting::Send.built_in();
    let stage = |reference: &str| {
        let own = file.outcomes.iter().find(|one| one.reference == reference);
        own.unwrap_or_else(|| panic!("{reference}")).stage.clone()
    };
    let progressing: Vec<_> = file.outcomes.iter().filter(|one| !one.builds_on.is_empty()).collect();
    assert!(!progressing.is_empty(), "within one group there is progression");
    for outcome in progressing {
        assert_eq!(stage(&outcome.builds_on), outcome.stage, "{}", outcome.reference);
    }
}

/// A special school or alternative provision need not have a SENCO.
#[test]
fn nothing_is_asked_of_a_senco_alone_where_there_need_be_none() {
    for setting in [Setting::Send, Setting::AlternativeProvision] {
        let lines = lines(&setting.built_in());
        let named: Vec<&String> = lines.iter().filter(|line| line.contains("SENCO")).collect();
        assert!(!named.is_empty(), "{}", setting.word());
        for line in named {
            let either = line.matches("SENCO or whoever leads on EHC plans").count();
            assert_eq!(line.matches("SENCO").count(), either, "{line}");
        }
    }
}

#[test]
fn a_special_school_asks_that_teachers_and_support_staff_know_their_part() {
    let file = Setting::Send.built_in();
    let asked = file.checklist.iter().filter(|item| item.required && item.approach == "foundation");
    assert!(asked.map(|item| &item.item).any(|item| item.contains("teachers and support staff")));
}

/// Benchmark 4 asks for careers and routes of every subject and year: here every group is asked it somewhere.
#[test]
fn whoever_teaches_a_stage_is_asked_there_of_careers_or_routes() {
    for setting in [Setting::Send, Setting::AlternativeProvision] {
        let plan = resolve(&setting.built_in()).expect("no fault");
        assert!(plan.rules.relevance_every_cohort);
        for (department, subject) in plan.subjects() {
            for stage in &subject.stages {
                let mut asked =
                    plan.outcomes.iter().filter(|one| one.stage == *stage && one.asked_of(&department.code));
                assert!(asked.any(|one| one.speaks_of.is_some()), "{}: {} at {stage}", setting.word(), subject.name);
            }
        }
    }
}
