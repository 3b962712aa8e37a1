//! The rule that judges a subject, computed again from what `check --json` prints and the words of the rule alone: it shares
//! no code with the crate.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub const APPROACHES: [&str; 3] = ["foundation", "across", "enriched"];

pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

pub fn list(value: &Value) -> Vec<&str> {
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
pub type Verdict = (String, String, String, Vec<[usize; 4]>);

/// What is said of a subject.
pub fn verdict(plan: &Value, department: &Value, subject: &Value, entry: &Value) -> Verdict {
    judged(plan, department, subject, entry).0
}

/// The same, and whether nothing that was answered holds it back from the first approach: what does was left blank.
pub fn judged(plan: &Value, department: &Value, subject: &Value, entry: &Value) -> (Verdict, bool) {
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
    let mut any_rows = false;
    // Whether each stage in scope is answered, and whether it names everybody whom the first rule wants named.
    let mut heard: Vec<(bool, bool)> = Vec::new();
    for stage in plan["stages"].as_array().expect("stages") {
        let code = text(stage, "code");
        let off = mine.iter().any(|(row, cells)| *row == code && is(cells, "taught", "Not this year"));
        if !list(&subject["stages"]).contains(&code) || stage["overlay"].as_bool() == Some(true) || off {
            continue;
        }
        let mut counts = [0_usize; 4];
        let mut is_answered_here = false;
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
            is_answered_here |= about.iter().any(|cells| cells.contains_key("coverage"));
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
                    let named = ["cohorts", "cohorts_also"].into_iter().filter_map(|cell| cells.get(cell)?.as_str());
                    let named: Vec<&str> = named.flat_map(|cell| cell.split(", ")).collect();
                    let blank = (named.is_empty() && taught.len() == 1).then(|| text(taught[0], "name"));
                    labels.extend(named.into_iter().chain(blank));
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
        let mut is_named = true;
        if speaks
            && plan["rules"]["relevance_every_cohort"] == true
            && !labels.contains(format!("All of {code}").as_str())
        {
            is_named = taught.iter().all(|cohort| labels.contains(text(cohort, "name")));
            all_named &= is_named;
        }
        figures.push(counts);
        if counts[0] > 0 {
            any_rows |= is_answered_here;
            heard.push((is_answered_here, is_named));
            scopes.push(counts);
        }
    }
    if scopes.is_empty() {
        return (("not-judged".into(), "not-judged".into(), "not-judged".into(), figures), false);
    }
    let ticks = ["Yes", "Partly", "Not yet"];
    let is_answered = mine
        .iter()
        .any(|(_, cells)| cells.contains_key("coverage") || ticks.iter().any(|tick| is(cells, "answer", tick)));
    if !is_answered {
        return (("not-answered".into(), "not-answered".into(), "not-answered".into(), Vec::new()), false);
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
    // Of a checklist, or of rows, wholly left blank nothing is said.
    let ticked = mine.iter().any(|(_, cells)| ticks.iter().any(|tick| is(cells, "answer", tick)));
    let said = |is_said: bool, level: usize| if is_said { word(level) } else { "not-answered" };
    let reached = word(claimed.min(evidenced));
    let first = per_cent("foundation_share");
    let is_blank = !ticked || heard.iter().any(|(is_answered, _)| !is_answered);
    let stages = scopes
        .iter()
        .zip(&heard)
        .all(|(counts, (is_answered, is_named))| !is_answered || *is_named && counts[1] >= share(first, counts[0]));
    let denied = plan["checklist"].as_array().expect("items").iter().any(|item| {
        text(item, "approach") == APPROACHES[0]
            && item["required"].as_bool() != Some(false)
            && mine.iter().any(|(row, cells)| {
                *row == text(item, "ref") && ticks[1..].iter().any(|tick| is(cells, "answer", tick))
            })
    });
    let held = claimed.min(evidenced) == 0 && is_blank && stages && !denied;
    ((said(ticked, claimed).into(), said(any_rows, evidenced).into(), reached.into(), figures), held)
}
