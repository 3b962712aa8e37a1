//! An independent re-computation of the rule that judges a subject, from what `check --json` prints and
//! the words of the rule alone: it shares no code with the crate, and must agree with `consolidate --json`.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use careers_audit::layout::answers_of;
use careers_audit::picture::Picture;
use careers_audit::plan::Plan;
use careers_audit::returns::{Incoming, Recognised, Results, settle};
use careers_audit::{pen, reader, report};
use common::random;
use serde_json::Value;

const APPROACHES: [&str; 3] = ["foundation", "across", "enriched"];

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(|item| item.as_str().expect("a text")).collect()
}

/// The rows of one return: (subject, row) → column → value, without the cells that hold an error.
type Rows<'a> = BTreeMap<(String, String), BTreeMap<&'a str, &'a Value>>;

fn rows(entry: &Value) -> Rows<'_> {
    let faulty: BTreeSet<(&str, &str)> = entry["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| text(finding, "severity") == "error" && finding["cell"].is_string())
        .map(|finding| (text(finding, "sheet"), text(finding, "cell")))
        .collect();
    let mut rows = Rows::new();
    for answer in entry["answers"].as_array().expect("answers") {
        if !faulty.contains(&(text(answer, "sheet"), text(answer, "cell"))) {
            let subject = answer["subject"].as_str().unwrap_or_default().to_owned();
            rows.entry((subject, text(answer, "row").to_owned()))
                .or_default()
                .insert(text(answer, "column"), &answer["value"]);
        }
    }
    rows
}

/// Whether a subject teaches a cohort: all of its stages, where the plan names none. A class of two stages is called by its
/// code with the stage's behind it.
fn teaches(subject: &Value, cohort: &Value) -> bool {
    let own = list(&subject["cohorts"]);
    let code = text(cohort, "code");
    own.is_empty() || own.iter().any(|one| code == *one || code.starts_with(&format!("{one}-")))
}

/// claimed, evidenced, reached, and the figures of each stage.
fn verdict(
    plan: &Value,
    department: &Value,
    subject: &Value,
    entry: &Value,
) -> (String, String, String, Vec<[usize; 4]>) {
    let name = text(subject, "name");
    let rows = rows(entry);
    let mine: Vec<(&str, &BTreeMap<&str, &Value>)> =
        rows.iter().filter(|((of, _), _)| of == name).map(|((_, row), cells)| (row.as_str(), cells)).collect();
    let is = |cells: &BTreeMap<&str, &Value>, column: &str, value: &str| {
        cells.get(column).and_then(|v| v.as_str()) == Some(value)
    };
    let said = |cells: &BTreeMap<&str, &Value>, column: &str| {
        cells.get(column).and_then(|v| v.as_str()).is_some_and(|text| !text.trim().is_empty())
    };
    // Employer records of the subject that took place and pass every test name outcomes: four tests, and three more
    // of a workplace.
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for (_, cells) in &mine {
        let meaningful =
            ["shared_purpose", "suitable_outcomes", "two_way", "reflection"].iter().all(|test| is(cells, test, "Yes"))
                && (!is(cells, "kind", "Workplace (BM6)")
                    || ["people_met", "task_set", "feedback"].iter().all(|test| is(cells, test, "Yes")));
        if is(cells, "took_place", "Took place") && meaningful && is(cells, "subject", name) {
            for column in ["outcome_1", "outcome_2", "outcome_3"] {
                if let Some(label) = cells.get(column).and_then(|v| v.as_str()) {
                    named.extend(label.split_whitespace().next());
                }
            }
        }
    }
    let mut figures = Vec::new();
    let mut scopes: Vec<[usize; 4]> = Vec::new();
    // Whether every cohort of every stage is named by a row about careers or routes, where the rule asks for it.
    let mut all_named = true;
    for stage in plan["stages"].as_array().expect("stages") {
        let code = text(stage, "code");
        let off = mine.iter().any(|(row, cells)| *row == code && is(cells, "taught", "Not this year"));
        if !list(&subject["stages"]).contains(&code) || stage["overlay"].as_bool() == Some(true) || off {
            continue;
        }
        let mut counts = [0_usize; 4];
        let taught: Vec<&Value> =
            stage["cohorts"].as_array().expect("cohorts").iter().filter(|cohort| teaches(subject, cohort)).collect();
        let mut speaks = false;
        let mut labels: BTreeSet<&str> = BTreeSet::new();
        for outcome in plan["outcomes"].as_array().expect("outcomes") {
            let reference = text(outcome, "ref");
            let departments = list(&outcome["departments"]);
            let asked = departments.is_empty() || departments.contains(&text(department, "code"));
            if text(outcome, "stage") != code || !asked {
                continue;
            }
            let about: Vec<_> = mine
                .iter()
                .filter(|(row, cells)| {
                    cells.contains_key("coverage") || cells.contains_key("status") || !row.is_empty()
                })
                .filter(|(row, cells)| match cells.get("ref").and_then(|v| v.as_str()) {
                    Some(label) => label.split_whitespace().next() == Some(reference),
                    None => *row == reference,
                })
                .map(|(_, cells)| *cells)
                .collect();
            if about.iter().any(|cells| is(cells, "coverage", "Not applicable")) {
                continue;
            }
            let at = |cells: &BTreeMap<&str, &Value>, labels: &[&str]| {
                is(cells, "status", "In place") && labels.iter().any(|label| is(cells, "coverage", label))
            };
            let highlighted = ["Highlighted", "Taught", "Taught with employers"];
            if outcome["speaks_of"].is_string() {
                speaks = true;
                for cells in about.iter().filter(|cells| at(cells, &highlighted)) {
                    let blank = if taught.len() == 1 { text(taught[0], "name") } else { "" };
                    labels.insert(cells.get("cohorts").and_then(|v| v.as_str()).unwrap_or(blank));
                }
            }
            counts[0] += 1;
            counts[1] += usize::from(about.iter().any(|cells| at(cells, &highlighted)));
            counts[2] += usize::from(
                about.iter().any(|cells| at(cells, &highlighted[1..]) && said(cells, "unit") && said(cells, "term")),
            );
            counts[3] +=
                usize::from(about.iter().any(|cells| at(cells, &highlighted[2..])) && named.contains(reference));
        }
        if speaks
            && plan["rules"]["relevance_every_cohort"] == true
            && !labels.contains(format!("All of {code}").as_str())
        {
            all_named &= taught.iter().all(|cohort| labels.contains(text(cohort, "name")));
        }
        figures.push(counts);
        if counts[0] > 0 {
            scopes.push(counts);
        }
    }
    if scopes.is_empty() {
        return ("not-judged".into(), "not-judged".into(), "not-judged".into(), figures);
    }
    let ticks = ["Yes", "Partly", "Not yet"];
    let is_answered = mine
        .iter()
        .any(|(_, cells)| cells.contains_key("coverage") || ticks.iter().any(|tick| is(cells, "answer", tick)));
    if !is_answered {
        return ("not-answered".into(), "not-answered".into(), "not-answered".into(), Vec::new());
    }
    let per_cent = |key: &str| {
        let share = plan["rules"][key].as_f64().expect("a share") * 100.0;
        (0..=100_u32).find(|whole| (f64::from(*whole) - share).abs() < 0.5).expect("whole per cents") as usize
    };
    let share = |per_cent: usize, size: usize| (per_cent * size).div_ceil(100);
    let enriched = usize::try_from(plan["rules"]["enriched_outcomes"].as_u64().expect("a number")).expect("small");
    let holds = [
        all_named && scopes.iter().all(|counts| counts[1] >= share(per_cent("foundation_share"), counts[0])),
        scopes.iter().all(|counts| counts[2] >= share(per_cent("across_share"), counts[0])),
        scopes.iter().all(|counts| counts[3] >= enriched),
    ];
    let claims = APPROACHES.map(|approach| {
        plan["checklist"].as_array().expect("items").iter().filter(|item| text(item, "approach") == approach).all(
            |item| {
                item["required"].as_bool() == Some(false)
                    || mine.iter().any(|(row, cells)| *row == text(item, "ref") && is(cells, "answer", "Yes"))
            },
        )
    });
    let highest = |all: [bool; 3]| all.iter().take_while(|holds| **holds).count();
    let word = |level: usize| if level == 0 { "none" } else { APPROACHES[level - 1] };
    let (claimed, evidenced) = (highest(claims), highest(holds));
    (word(claimed).into(), word(evidenced).into(), word(claimed.min(evidenced)).into(), figures)
}

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
    let forms = common::forms(plan);
    let incoming = careers_audit::demo::returns(&forms)
        .into_iter()
        .map(|sent| {
            let form = forms.of(&sent.department).expect("a form");
            let bytes = pen::draw(form, &sent.answers, sent.saved).expect("drawn");
            let opened = reader::open(&forms, &bytes);
            Incoming { file: sent.file, saved: opened.saved.unwrap_or_default(), recognised: opened.recognised }
        })
        .collect();
    let results = Results::new(&forms, settle(&forms, incoming));
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
                Incoming { file: format!("{}.xlsx", department.code), saved: String::new(), recognised }
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
