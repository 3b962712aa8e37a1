//! What the documents of `--json` say of last round's answers, of objectives and of skills: the keys that stand in them, and
//! that each says what the plan and the returns do.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test fails loudly"
)]

mod common;

use std::collections::BTreeSet;

use careers_audit::answers::Given;
use careers_audit::answers::Value as Answer;
use careers_audit::answers::audit::{Choice, StillSo};
use careers_audit::demo;
use careers_audit::key::SlotKey;
use careers_audit::layout::Carried;
use careers_audit::picture::Picture;
use careers_audit::plan::LEADER;
use careers_audit::report;
use careers_audit::returns::Results;
use common::carried::Two;
use serde_json::Value;

fn each<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key}: {value}"))
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn names<'v>(value: &'v Value, key: &str) -> BTreeSet<&'v str> {
    each(value, key).iter().map(|one| one.as_str().expect("a text")).collect()
}

/// Subject, row and column of an answer.
fn place(answer: &Value) -> (&str, &str, &str) {
    (text(answer, "subject"), text(answer, "row"), text(answer, "column"))
}

#[test]
fn what_is_still_so_is_carried_and_stands_among_no_answers() {
    let mut seen = 0;
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        for code in two.codes().into_iter().filter(|code| code != LEADER) {
            let (form, mut answers) = two.issued(&code);
            let untouched = two.came(&code, &answers);
            for (_, area) in form.areas() {
                for row in area.rows.iter().filter(|row| row.carried == Carried::ForAll) {
                    let yes = Given::meant(Answer::Choice(Choice::StillSo(StillSo::Yes)));
                    answers.put(area.key(row, SlotKey::StillSo), yes);
                }
            }
            let then = serde_json::to_value(report::check(&two.last)).expect("JSON");
            let then = each(&then, "returns").iter().find(|one| {
                one["department"] == code.as_str() && ["accepted", "errors", "merged"].contains(&text(one, "state"))
            });
            let then = each(then.expect("it counted"), "answers");
            for (came, is_said) in [(untouched, false), (two.came(&code, &answers), true)] {
                let results = Results::new(&two.forms, vec![came]);
                let told = serde_json::to_value(report::check(&results)).expect("JSON");
                let [one] = each(&told, "returns") else { panic!("{told}") };
                let carried = each(one, "carried");
                if !is_said {
                    assert_eq!((carried, each(one, "answers")), (&[][..], &[][..]), "{code}");
                    continue;
                }
                let typed: BTreeSet<_> = each(one, "answers").iter().map(place).collect();
                assert!(typed.iter().all(|(_, _, column)| *column == "still_so"), "{code}: {typed:?}");
                for answer in carried {
                    assert_eq!(keys(answer), ["cell", "column", "row", "sheet", "subject", "value"]);
                    assert!(answer["cell"].is_null() && answer["sheet"].is_null(), "nobody typed it: {answer}");
                    assert!(!typed.contains(&place(answer)), "{answer}");
                    let alike = then.iter().any(|own| {
                        own["column"] == answer["column"]
                            && own["subject"] == answer["subject"]
                            && own["value"] == answer["value"]
                    });
                    assert!(alike, "{code}: {answer} was not answered last round");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn objectives_and_skills_are_those_of_the_plan_and_every_outcome_of_one_stands_in_it_once() {
    for setting in common::SETTINGS {
        let plan = common::demo_plan_of(setting);
        let results = common::demo_results(&plan);
        let told = serde_json::to_value(report::consolidate(&Picture::new(&results, demo::TODAY))).expect("JSON");
        let objectives = each(&told, "objectives");
        let of = |reference: &str| -> BTreeSet<&str> {
            let own = plan.outcomes.iter().filter(|one| one.objective.as_deref() == Some(reference));
            own.map(|one| one.reference.as_str()).collect()
        };
        let wanted: Vec<&str> = plan.objectives.iter().map(|one| one.reference.as_str()).collect();
        let wanted: Vec<&str> = wanted.into_iter().filter(|reference| !of(reference).is_empty()).collect();
        assert_eq!(objectives.iter().map(|one| text(one, "ref")).collect::<Vec<_>>(), wanted);
        for one in objectives {
            let all = [
                "cohorts",
                "covered",
                "not_covered",
                "not_known",
                "reached",
                "reached_not_known",
                "ref",
                "shown",
                "title",
            ];
            assert_eq!(keys(one), all);
            let parts = ["covered", "not_covered", "not_known"].map(|key| names(one, key));
            let together: BTreeSet<&str> = parts.iter().flatten().copied().collect();
            assert_eq!(together, of(text(one, "ref")), "{one}");
            assert_eq!(together.len(), parts.iter().map(BTreeSet::len).sum::<usize>(), "{one}");
            let (cohorts, reached, open) =
                (names(one, "cohorts"), names(one, "reached"), names(one, "reached_not_known"));
            assert!(reached.is_subset(&cohorts) && open.is_subset(&cohorts) && reached.is_disjoint(&open), "{one}");
            assert!(one["shown"].is_u64(), "{one}");
        }
        let skills = each(&told, "skills");
        let own: Vec<&str> = plan.skills.iter().map(|skill| skill.name.as_str()).collect();
        assert_eq!(skills.iter().map(|one| text(one, "skill")).collect::<Vec<_>>(), own);
        for one in skills {
            assert_eq!(keys(one), ["rows", "skill", "stages", "subjects"]);
            let is_named = one["rows"].as_u64().expect("a count") > 0;
            assert_eq!(
                (is_named, is_named),
                (!names(one, "subjects").is_empty(), !names(one, "stages").is_empty()),
                "{one}"
            );
        }
        assert!(skills.iter().any(|one| one["rows"].as_u64() > Some(0)), "{}", setting.word());
    }
}
