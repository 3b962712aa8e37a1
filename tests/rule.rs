//! An independent re-computation of the rule that judges a subject, from what `check --json` prints and
//! the words of the rule alone: it shares no code with the crate, and must agree with `consolidate --json`.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use careers_audit::layout::answers_of;
use careers_audit::picture::Picture;
use careers_audit::plan::Plan;
use careers_audit::returns::{Incoming, Recognised, Results, Saved, settle};
use careers_audit::{pen, reader, report};
use common::judged::{text, verdict};
use common::random;
use serde_json::Value;

/// Compares every subject; returns how many were judged.
fn agree(check: &Value, consolidate: &Value) -> usize {
    let plan = &check["plan"];
    let mut judged = 0;
    let mut subjects = consolidate["subjects"].as_array().expect("subjects").iter();
    for department in plan["departments"].as_array().expect("departments") {
        let code = text(department, "code");
        let counting = check["returns"].as_array().expect("returns").iter().find(|entry| {
            entry["department"].as_str() == Some(code)
                && ["accepted", "errors", "merged"].contains(&text(entry, "state"))
        });
        for subject in department["subjects"].as_array().expect("subjects") {
            let said = subjects.next().expect("every subject has a verdict");
            assert_eq!(text(said, "subject"), text(subject, "name"));
            let Some(entry) = counting else {
                assert!(["no-return", "returned-empty"].contains(&text(said, "reached")), "{said}");
                continue;
            };
            judged += 1;
            let (claimed, evidenced, reached, figures) = verdict(plan, department, subject, entry);
            assert_eq!(text(said, "claimed"), claimed, "claimed: {said}");
            assert_eq!(text(said, "evidenced"), evidenced, "evidenced: {said}");
            assert_eq!(text(said, "reached"), reached, "reached: {said}");
            let stages: Vec<[usize; 4]> = said["stages"]
                .as_array()
                .expect("stages")
                .iter()
                .map(|stage| {
                    ["in_scope", "level1", "level2", "level3"]
                        .map(|key| usize::try_from(stage[key].as_u64().expect("a number")).expect("small"))
                })
                .collect();
            assert_eq!(stages, figures, "figures: {said}");
            let top = ["enriched", "not-judged", "not-answered"].contains(&reached.as_str());
            assert_eq!(said["next"].as_array().expect("next").is_empty(), top, "next: {said}");
        }
    }
    assert!(subjects.next().is_none());
    judged
}

fn documents(results: &Results) -> (Value, Value) {
    let check = serde_json::to_value(report::check(results)).expect("JSON");
    (check, serde_json::to_value(report::consolidate(&Picture::new(results, results.plan.round.due))).expect("JSON"))
}

#[test]
fn the_rule_agrees_on_the_demos() {
    for plan in common::SETTINGS.map(common::demo_plan_of) {
        the_rule_agrees_on(&plan);
    }
}

fn the_rule_agrees_on(plan: &Plan) {
    let results = common::demo_results(plan);
    let (check, consolidate) = documents(&results);
    assert!(agree(&check, &consolidate) >= 8);
    let reached: BTreeSet<&str> =
        consolidate["subjects"].as_array().expect("subjects").iter().map(|said| text(said, "reached")).collect();
    for word in ["none", "foundation", "across", "enriched", "no-return", "returned-empty"] {
        assert!(reached.contains(word), "the demo shows {word}");
    }
}

#[test]
fn the_rule_agrees_on_random_answers() {
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for round in 0..40_u64 {
        let setting = common::SETTINGS[usize::try_from(round).expect("small") / 3 % 3];
        let mut plan = common::demo_plan_of(setting);
        if round % 3 == 1 {
            plan.rules.foundation_share = careers_audit::plan::Share::new(60).expect("a share");
            plan.rules.enriched_outcomes = 2;
        }
        let forms = common::forms(&plan);
        let incoming = (0_u64..)
            .zip(&plan.departments)
            .map(|(number, department)| {
                let audit = random::slips::careless(&plan, department, round * 1000 + number);
                let form = forms.usual(&department.code).expect("a form");
                let bytes = pen::draw(form, &answers_of(&audit), plan.round.due).expect("drawn");
                let recognised = reader::open(&forms, &bytes).recognised;
                assert!(matches!(recognised, Recognised::Audit { .. }));
                Incoming { file: format!("{}.xlsx", department.code), saved: Saved::default(), recognised }
            })
            .collect();
        let results = Results::new(&forms, settle(&forms, incoming));
        let (check, consolidate) = documents(&results);
        agree(&check, &consolidate);
        for said in consolidate["subjects"].as_array().expect("subjects") {
            *reached.entry(text(said, "reached").to_owned()).or_default() += 1;
        }
    }
    assert!(["none", "foundation", "across"].iter().all(|word| reached.contains_key(*word)), "too tame: {reached:?}");
}
