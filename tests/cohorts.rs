//! An independent recount of what `consolidate --json` says of each cohort, from what `check --json` prints alone: it
//! shares no code with the crate.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use careers_audit::picture::Picture;
use careers_audit::plan::Plan;
use careers_audit::report;
use serde_json::Value;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    value[key].as_array().map(|all| all.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

fn each<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The rows of a return by sheet and row, without cells in error.
fn rows(entry: &Value) -> Vec<BTreeMap<&str, &Value>> {
    let faulty: BTreeSet<(&str, &str)> = each(entry, "findings")
        .iter()
        .filter(|finding| text(finding, "severity") == "error")
        .map(|finding| (text(finding, "sheet"), text(finding, "cell")))
        .collect();
    let mut rows: BTreeMap<(&str, &str), BTreeMap<&str, &Value>> = BTreeMap::new();
    for answer in each(entry, "answers") {
        if !faulty.contains(&(text(answer, "sheet"), text(answer, "cell"))) {
            let row = rows.entry((text(answer, "sheet"), text(answer, "row"))).or_default();
            row.insert(text(answer, "column"), &answer["value"]);
        }
    }
    rows.into_values().filter(|row| row.contains_key("took_place") || row.contains_key("kind")).collect()
}

fn is(row: &BTreeMap<&str, &Value>, column: &str, value: &str) -> bool {
    row.get(column).and_then(|own| own.as_str()) == Some(value)
}

/// Whether a record speaks of a cohort: its subject teaches it, and it names it, or all of its stage, or nobody else can
/// be meant.
fn speaks(plan: &Value, code: &str, row: &BTreeMap<&str, &Value>, stage: &str, cohort: &Value) -> bool {
    let departments = || each(plan, "departments").iter().filter(|one| text(one, "code") == code);
    let subject = departments().flat_map(|one| each(one, "subjects")).find(|one| is(row, "subject", text(one, "name")));
    if code != "LEADER" && subject.is_none() {
        return false;
    }
    let bare = |stage: &str, cohort: &Value| {
        let code = text(cohort, "code");
        code.strip_suffix(&format!("-{stage}")).unwrap_or(code).to_owned()
    };
    let taught = |stage: &str, cohort: &Value| {
        subject.is_none_or(|subject| {
            let own = list(subject, "cohorts");
            list(subject, "stages").contains(&stage) && (own.is_empty() || own.contains(&bare(stage, cohort).as_str()))
        })
    };
    if !taught(stage, cohort) {
        return false;
    }
    match row.get("cohort").and_then(|own| own.as_str()) {
        Some(label) => label == text(cohort, "name") || label == format!("All of {stage}"),
        None => {
            let all = each(plan, "stages")
                .iter()
                .flat_map(|stage| each(stage, "cohorts").iter().map(move |one| (stage, one)));
            all.filter(|(stage, one)| taught(text(stage, "code"), one)).count() == 1
        }
    }
}

fn documents(plan: &Plan) -> (Value, Value) {
    let results = common::demo_results(plan);
    let check = serde_json::to_value(report::check(&results)).expect("JSON");
    let picture = Picture::new(&results, results.plan.round.due);
    (check, serde_json::to_value(report::consolidate(&picture)).expect("JSON"))
}

#[test]
fn what_each_cohort_met_of_employers_is_what_the_records_say() {
    const FOUR: [&str; 4] = ["shared_purpose", "suitable_outcomes", "two_way", "reflection"];
    const THREE: [&str; 3] = ["people_met", "task_set", "feedback"];
    let mut credited = 0;
    for plan in common::SETTINGS.map(common::demo_plan_of) {
        let (check, consolidate) = documents(&plan);
        let counting = || {
            let returns = each(&check, "returns").iter();
            returns.filter(|entry| ["accepted", "errors", "merged"].contains(&text(entry, "state")))
        };
        let records: Vec<(&str, BTreeMap<&str, &Value>)> =
            counting().flat_map(|entry| rows(entry).into_iter().map(|row| (text(entry, "department"), row))).collect();
        let mut told = each(&consolidate, "cohorts").iter();
        for stage in each(&check["plan"], "stages") {
            for cohort in each(stage, "cohorts") {
                let told = told.next().expect("every cohort is told of");
                assert_eq!((text(told, "stage"), text(told, "cohort")), (text(stage, "code"), text(cohort, "name")));
                for (kind, key) in [("Encounter (BM5)", "encounters"), ("Workplace (BM6)", "experiences")] {
                    let own: Vec<_> = records
                        .iter()
                        .filter(|(code, row)| {
                            is(row, "kind", kind)
                                && is(row, "took_place", "Took place")
                                && speaks(&check["plan"], code, row, text(stage, "code"), cohort)
                        })
                        .map(|(_, row)| row)
                        .collect();
                    let passes = |row: &&&BTreeMap<&str, &Value>| {
                        let tests = FOUR.iter().chain(THREE.iter().filter(|_| key == "experiences"));
                        tests.into_iter().all(|test| is(row, test, "Yes"))
                    };
                    let days: u64 = own.iter().filter_map(|row| row.get("days").and_then(|days| days.as_u64())).sum();
                    assert_eq!(told[key]["took_place"], own.len(), "{told}");
                    assert_eq!(told[key]["meaningful"], own.iter().filter(passes).count(), "{told}");
                    assert!(key == "encounters" || told[key]["days"] == days, "{told}");
                    credited += own.len();
                }
            }
        }
        assert!(told.next().is_none());
    }
    assert!(credited > 20, "{credited} is too little to tell");
}

/// A record of all of a level is one subject's: who teaches another programme of it met nobody by it.
#[test]
fn a_colleges_building_crafts_are_not_credited_with_an_infirmary() {
    let plan = common::demo_plan_of(careers_audit::plan::Setting::College);
    let (_, consolidate) = documents(&plan);
    let met = |cohort: &str| {
        let told = each(&consolidate, "cohorts").iter().find(|told| text(told, "cohort") == cohort);
        told.map(|told| told["experiences"]["took_place"].as_u64().expect("a number"))
    };
    assert_eq!(met("Health and Care Level 2"), Some(1));
    assert_eq!(met("Building Crafts Level 2"), Some(0));
}
