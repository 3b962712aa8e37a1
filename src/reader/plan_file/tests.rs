//! Plans with faults, and what is told of them.

mod damaged;

use super::*;

const BUILT_IN: &str = include_str!("../../../schemas/mainstream.toml");

#[test]
fn the_layout_reads_toml_as_serde_does() {
    let plan = plan_from_toml(BUILT_IN).expect("no fault");
    assert_eq!(plan, resolve(&built_in()).expect("no fault"));
}

#[test]
fn every_fault_is_told_with_its_line() {
    let text = BUILT_IN
        .replacen("foundation_share = 25", "foundation_share = \"a quarter\"", 1)
        .replacen("stage = \"KS3\"\nroll = 180", "stage = \"KS9\"\nroll = 180", 1)
        .replacen("code = \"Y8\"", "code = \"Y8\"\nrool = 3", 1);
    let faults = plan_from_toml(&text).expect_err("faults");
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let has = |parts: &[&str]| told.iter().any(|fault| parts.iter().all(|part| fault.contains(part)));
    let quarter = text.lines().position(|line| line.contains("a quarter")).expect("a line") + 1;
    assert!(has(&[&format!("line {quarter} ("), "a quarter", "whole number"]), "{told:#?}");
    assert!(has(&["'KS9' is not in the table of stages", "KS3"]), "{told:#?}");
    assert!(has(&["'rool' is no field of 'cohorts'", "Did you mean 'roll'?"]), "{told:#?}");
    assert_eq!(told.len(), 3, "a cell in error is not also missing: {told:#?}");
}

#[test]
fn a_per_cent_may_be_typed_as_a_share_or_with_its_sign() {
    let share = |typed: &str| {
        let text = BUILT_IN.replacen("foundation_share = 25", &format!("foundation_share = {typed}"), 1);
        plan_from_toml(&text).map(|plan| plan.rules.foundation_share.per_cent())
    };
    for (typed, per_cent) in [("0.4", 40), ("0.29", 29), ("\"40%\"", 40), ("\"40 %\"", 40), ("1", 1), ("0", 0)] {
        assert_eq!(share(typed), Ok(per_cent), "{typed}");
    }
    for typed in ["0.405", "\"400%\"", "1.5", "\"%\"", "-0.4"] {
        assert!(share(typed).is_err(), "{typed}");
    }
    // A number that is no per cent is never taken for one.
    let text = BUILT_IN.replacen("roll = 180", "roll = 0.5", 1);
    assert!(plan_from_toml(&text).is_err());
}

#[test]
fn broken_toml_is_told_with_its_line() {
    let faults = plan_from_toml("[round]\nlabel = \"x\n[school]\n").expect_err("faults");
    assert!(faults[0].place.contains("line 2"), "{faults:?}");
}
