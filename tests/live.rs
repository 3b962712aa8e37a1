//! *Your approach so far* on *Start here*: what the workbook computes while it is filled in is what the
//! rule says of the same answers.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use careers_audit::answers::audit::{Audit, StageRow, TaughtThisYear, Tick};
use careers_audit::answers::{Answers, Given, Key, Labelled, RowPlace, Value as Answer, cell_name};
use careers_audit::judge::{Standing, judge};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Form, answers_of, audit_of};
use careers_audit::pen;
use careers_audit::plan::{Approach, Department, Plan, Share, Subject};
use common::programs::Program;
use common::random;
use serde_json::{Value, json};

/// What *Start here* shows of a subject.
const SHOWN: [SlotKey; 4] = [SlotKey::YourView, SlotKey::RowsShow, SlotKey::ReachedSoFar, SlotKey::Next];

/// A plan with another rule, another axis, other refs.
fn plan(number: u64) -> Plan {
    let mut plan = common::plan();
    let share = |per_cent| Share::new(per_cent).expect("a share");
    // Older plans do not ask that every year group is named.
    plan.rules.relevance_every_cohort = number.is_multiple_of(2);
    match number % 4 {
        0 => {}
        1 => {
            plan.rules.foundation_share = share(60);
            plan.rules.across_share = share(67);
            plan.rules.enriched_outcomes = 2;
        }
        2 => plan.stages.last_mut().expect("a stage").overlay = true,
        _ => {
            plan.rules.foundation_share = share(0);
            // Refs that are one number, and a title that no formula may trip over.
            for (number, reference) in ["3.1", "3.10", "=1", "a*"].into_iter().enumerate() {
                plan.outcomes[number].reference = reference.to_owned();
                plan.outcomes[number].title = format!("Say \"why\" & how {number}");
            }
        }
    }
    plan
}

/// A random audit that is validly filled in; some of nothing, or with nothing taught.
fn audit(plan: &Plan, department: &Department, seed: u64) -> Audit {
    match seed % 12 {
        0 => Audit::default(),
        1 => {
            let off = |subject: &Subject, stage: &String| StageRow {
                place: RowPlace { subject: Some(subject.name.clone()), row: stage.clone() },
                taught: Some(TaughtThisYear::NotThisYear),
            };
            let mut audit = random::audit(plan, department, seed);
            audit.stages = department
                .subjects
                .iter()
                .flat_map(|subject| subject.stages.iter().map(move |stage| off(subject, stage)))
                .collect();
            audit
        }
        2..=4 => random::audit(plan, department, seed),
        5..=7 => random::slips::careless(plan, department, seed),
        _ => random::slips::able(plan, department, seed),
    }
}

/// The words for an approach.
fn words(approach: Option<Approach>) -> &'static str {
    match approach {
        None => "Not yet Foundation",
        Some(Approach::Foundation) => "Foundation",
        Some(Approach::Across) => "Careers Across the Curriculum",
        Some(Approach::Enriched) => "Employer Enriched",
    }
}

/// What must be shown of a subject, by the rule.
fn expected(plan: &Plan, department: &Department, subject: &Subject, answers: &Answers, audit: &Audit) -> [String; 4] {
    let verdict = judge(plan, department, subject, audit);
    let asks = answers.iter().any(|(key, given)| {
        [SlotKey::Coverage, SlotKey::Answer].contains(&key.slot)
            && key.subject.as_ref() == Some(&subject.name)
            && given.typed.shown().starts_with("Not sure")
    });
    match verdict.standing {
        Standing::NotAnswered if asks => {
            let waits = format!("Waiting for an answer of {}.", plan.school.careers_leader);
            ["Asked", "Asked", "Asked", &waits].map(str::to_owned)
        }
        Standing::NotAnswered => {
            let sheet = format!("Begin on the sheet {} outcomes: choose Coverage in each row.", subject.name);
            ["Not started", "Not started", "Not started", &sheet].map(str::to_owned)
        }
        Standing::Judged { claimed, evidenced } => {
            let top = "All three approaches are reached: a good one to share.";
            let next = verdict.next();
            let next = next.first().map_or(top, String::as_str);
            [words(claimed), words(evidenced), words(verdict.reached()), next].map(str::to_owned)
        }
        Standing::NotJudged => {
            let nothing = "Nothing to judge this year";
            let next = "Nothing to do: no outcome is in scope here this year.";
            [nothing, nothing, nothing, next].map(str::to_owned)
        }
        Standing::NoReturn | Standing::ReturnedEmpty => unreachable!("an audit was judged"),
    }
}

/// The cells of *Start here* that show a subject's approach.
fn cells(form: &Form, subject: &str) -> [String; 4] {
    let (_, area) = form.areas().find(|(_, area)| area.block.key() == BlockKey::Approach).expect("the table");
    let row = area.rows.iter().position(|row| row.subject.as_deref() == Some(subject)).expect("a row");
    SHOWN.map(|slot| {
        let column = area.column_of(slot).expect("a column");
        cell_name(area.sheet_row(row), u32::try_from(column).expect("few columns"))
    })
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

/// What LibreOffice makes of each formula: file → (sheet, cell) → the result.
fn recalculated(books: &[PathBuf]) -> HashMap<String, HashMap<(String, String), Value>> {
    let document: Value = serde_json::from_str(&Program::Recalculate.run(books)).expect("JSON");
    let files = document.as_array().expect("files").iter();
    files
        .map(|file| {
            let cells = file["cells"].as_array().expect("cells").iter();
            let by_place =
                cells.map(|cell| ((text(cell, "sheet").to_owned(), text(cell, "cell").to_owned()), cell.clone()));
            (text(file, "file").to_owned(), by_place.collect())
        })
        .collect()
}

fn save(folder: &Path, name: &str, form: &Form, answers: &Answers, plan: &Plan) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, pen::draw(form, answers, plan.round.due).expect("drawn")).expect("written");
    path
}

#[test]
fn what_the_workbook_shows_is_what_the_rule_says() {
    if !Program::Recalculate.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut books = Vec::new();
    let mut wanted = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..144_u64 {
        let plan = plan(seed / 3);
        let department = &plan.departments[usize::try_from(seed).expect("small") * 7 % plan.departments.len()];
        let form = common::form(&plan, &department.code);
        let answers = random::slips::unsure(&form, answers_of(&audit(&plan, department, seed)), seed);
        let audit = audit_of(&answers);
        let path = save(folder.path(), &format!("{seed}.xlsx"), &form, &answers, &plan);
        for subject in &department.subjects {
            let shown = expected(&plan, department, subject, &answers, &audit);
            *seen.entry(shown[2].clone()).or_default() += 1;
            wanted.push((seed, path.clone(), cells(&form, &subject.name), shown));
        }
        books.push(path);
    }
    for word in [None, Some(Approach::Foundation), Some(Approach::Across), Some(Approach::Enriched)].map(words) {
        assert!(seen.get(word).is_some_and(|times| *times >= 8), "too tame: {seen:?}");
    }
    assert!(
        ["Not started", "Asked", "Nothing to judge this year"].iter().all(|word| seen.contains_key(*word)),
        "{seen:?}"
    );
    let files = recalculated(&books);
    for (seed, path, places, shown) in wanted {
        let found = &files[path.to_str().expect("a path")];
        for (place, shown) in places.into_iter().zip(shown) {
            let cell = &found[&("Start here".to_owned(), place)];
            assert_eq!(cell["now"], json!(shown), "workbook {seed}: {cell}");
            assert_eq!(cell["stored"], json!(shown), "workbook {seed}: {cell}");
        }
    }
    for (file, cells) in &files {
        for cell in cells.values() {
            assert_eq!((&cell["same"], &cell["error"]), (&json!(true), &json!(false)), "{file}: {cell}");
        }
    }
}

#[test]
fn what_is_open_is_counted_alike_by_the_workbook_and_beside_it() {
    if !Program::Recalculate.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut books = Vec::new();
    for seed in 0..24_u64 {
        let plan = plan(seed);
        let department = &plan.departments[usize::try_from(seed).expect("small") * 5 % plan.departments.len()];
        let form = common::form(&plan, &department.code);
        let answers = random::slips::unsure(&form, random::slips::messy(&plan, department, &form, seed), seed);
        books.push(save(folder.path(), &format!("{seed}.xlsx"), &form, &answers, &plan));
    }
    let plan = common::plan();
    let leader = common::form(&plan, careers_audit::plan::LEADER);
    books.push(save(folder.path(), "leader.xlsx", &leader, &random::answers(&plan, &leader, 7), &plan));
    for (file, cells) in &recalculated(&books) {
        for cell in cells.values() {
            assert_eq!((&cell["same"], &cell["error"]), (&json!(true), &json!(false)), "{file}: {cell}");
        }
    }
}

#[test]
fn a_cell_with_an_error_in_it_spoils_nothing_but_its_own_row() {
    if !Program::Recalculate.is_here() || !Program::Openpyxl.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let plan = common::plan();
    let department = common::department(&plan, "MAT");
    let form = common::form(&plan, &department.code);
    // A seed that reaches the top, so that something is there to be spoilt.
    let audit = (0..)
        .map(|seed| random::slips::able(&plan, department, seed))
        .find(|audit| judge(&plan, department, &department.subjects[0], audit).reached() == Some(Approach::Enriched))
        .expect("one of them");
    let whole = save(folder.path(), "whole.xlsx", &form, &answers_of(&audit), &plan);
    let mut edits = Vec::new();
    let spare = |block: BlockKey, row: &str, slot: SlotKey| {
        let (sheet, area) = form.areas().find(|(_, area)| area.block.key() == block).expect("an area");
        let position = area.rows.iter().position(|own| own.reference == row).expect("a row");
        let column = u32::try_from(area.column_of(slot).expect("a column")).expect("few");
        json!({ "sheet": sheet.name, "cell": cell_name(area.sheet_row(position), column), "value": { "formula": "=NA()" } })
    };
    for slot in [SlotKey::Ref, SlotKey::Coverage, SlotKey::Status, SlotKey::Unit, SlotKey::Term] {
        edits.push(spare(BlockKey::Outcomes, "X4", slot));
        edits.push(spare(
            BlockKey::Employers,
            "E8",
            if slot == SlotKey::Unit { SlotKey::Subject } else { SlotKey::TwoWay },
        ));
    }
    edits.push(spare(BlockKey::Employers, "E8", SlotKey::Outcome1));
    let upset = folder.path().join("upset.xlsx");
    Program::Openpyxl.fill(&whole, &upset, &json!(edits));
    edits.push(spare(BlockKey::Checklist, &plan.checklist[0].reference, SlotKey::Answer));
    edits.push(spare(BlockKey::Stages, &department.subjects[0].stages[0], SlotKey::Taught));
    let more = folder.path().join("more.xlsx");
    Program::Openpyxl.fill(&whole, &more, &json!(edits));
    let files = recalculated(&[upset.clone(), more.clone()]);
    let shown = |path: &Path| {
        let found = &files[path.to_str().expect("a path")];
        cells(&form, &department.subjects[0].name).map(|place| {
            let cell = &found[&("Start here".to_owned(), place)];
            assert_eq!(cell["error"], json!(false), "{cell}");
            cell["now"].as_str().expect("a text").to_owned()
        })
    };
    let top = "Employer Enriched";
    assert_eq!(shown(&upset)[..3], [top, top, top]);
    let [view, rows, reached, next] = shown(&more);
    assert_eq!([view.as_str(), &rows, &reached], ["Not yet Foundation", top, "Not yet Foundation"]);
    assert!(next.ends_with("is not answered; Yes is needed."), "{next}");
}

#[test]
fn a_finished_workbook_says_how_many_questions_its_department_has() {
    if !Program::Recalculate.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let plan = common::plan();
    let department = common::department(&plan, "MAT");
    let form = common::form(&plan, &department.code);
    let leader = &plan.school.careers_leader;
    let mut books = Vec::new();
    let mut wanted = Vec::new();
    for seed in 0..12_u64 {
        let audit = random::audit(&plan, department, seed);
        let mut answers = answers_of(&audit);
        let is_tick = |key: &Key| (key.block, key.slot) == (BlockKey::Checklist, SlotKey::Answer);
        let ticks: Vec<Key> = answers.iter().map(|(key, _)| key.clone()).filter(is_tick).collect();
        let of = usize::try_from(seed % 4).expect("small").min(ticks.len());
        for key in ticks.into_iter().take(of) {
            answers.put(key, Given::meant(Answer::Choice(Tick::NotSure.choice())));
        }
        let with = match of {
            0 => String::new(),
            1 => format!(", with 1 question for {leader}"),
            more => format!(", with {more} questions for {leader}"),
        };
        wanted.push((format!("Finished{with}: save this file and send it to {leader}."), of));
        books.push(save(folder.path(), &format!("{seed}.xlsx"), &form, &answers, &plan));
    }
    let files = recalculated(&books);
    let mut finished = 0;
    for (path, (said, of)) in books.iter().zip(wanted) {
        let cells = &files[path.to_str().expect("a path")];
        let line = cells.values().filter(|cell| cell["now"].as_str().is_some_and(|now| now.starts_with("Finished")));
        for cell in line {
            assert_eq!((&cell["now"], &cell["stored"]), (&json!(said), &json!(said)), "{cell}");
            finished += usize::from(of > 0);
        }
    }
    assert!(finished >= 2, "too tame: {finished}");
}
