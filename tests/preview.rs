//! A plan changed by typing rows: what `preview` tells of it before anyone is bothered, what is issued from it, and
//! that the returns of the plan before are still read.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use careers_audit::answers::cell_name;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Form, answers_of_plan, plan_form};
use careers_audit::plan::{Setting, resolve};
use careers_audit::{pen, reader};
use common::programs::Program;
use common::run;
use serde_json::{Value, json};

fn demo() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(run(&["demo", "round"], folder.path()).0, 0);
    let round = folder.path().join("round");
    (folder, round)
}

fn states(round: &Path) -> Vec<(String, String)> {
    let (_, out) = run(&["check", "--json"], round);
    let document: Value = serde_json::from_str(&out).expect("JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let returns = document["returns"].as_array().expect("returns");
    returns.iter().map(|entry| (text(&entry["file"]), text(&entry["state"]))).collect()
}

/// The cell of a row of a plan's table: from 0, or the first free row beneath the table.
fn cell(form: &Form, block: BlockKey, row: Option<usize>, slot: SlotKey, value: impl Into<Value>) -> Value {
    let (sheet, area) = form.areas().find(|(_, area)| area.block.key() == block).expect("a table");
    let at = row.map_or(area.end(), |row| area.sheet_row(row));
    let column = u32::try_from(area.column_of(slot).expect("a column")).expect("few columns");
    json!({ "sheet": sheet.name, "cell": cell_name(at, column), "value": value.into() })
}

#[test]
fn rows_typed_into_a_plan_are_previewed_issued_and_harm_no_return() {
    for program in [Program::Openpyxl, Program::LibreOffice] {
        if program.is_here() {
            a_plan_is_changed_in(program);
        }
    }
}

fn a_plan_is_changed_in(program: Program) {
    let (folder, round) = demo();
    let before = states(&round);
    let plan_file = round.join("plan.xlsx");
    let (typed, plan) = reader::typed_from_workbook(&fs::read(&plan_file).expect("read")).expect("no fault");
    let form = plan_form(&plan, &answers_of_plan(&typed));
    let outcome = |reference: &str| plan.outcomes.iter().position(|one| one.reference == reference);
    let second = plan.outcomes.len() + 1;
    let edits = json!([
        cell(&form, BlockKey::Rules, Some(0), SlotKey::FoundationShare, 60),
        cell(&form, BlockKey::Outcomes, outcome("KS3-5"), SlotKey::Title, "Say who needs this subject at work"),
        cell(&form, BlockKey::Outcomes, outcome("KS3-12"), SlotKey::Departments, "ENG, CIT"),
        cell(&form, BlockKey::Outcomes, None, SlotKey::Ref, "KS3-13"),
        cell(&form, BlockKey::Outcomes, None, SlotKey::Title, "Ask a visitor a question about work"),
        cell(&form, BlockKey::Outcomes, None, SlotKey::Stage, "KS3"),
        cell(&form, BlockKey::Outcomes, None, SlotKey::Area, "GROW"),
        cell(&form, BlockKey::Outcomes, None, SlotKey::Departments, "HUM"),
        cell(&form, BlockKey::Outcomes, Some(second), SlotKey::Ref, "PRE-1"),
        cell(&form, BlockKey::Outcomes, Some(second), SlotKey::Title, "Name a job that uses this subject"),
        cell(&form, BlockKey::Outcomes, Some(second), SlotKey::Stage, "PRE"),
        cell(&form, BlockKey::Outcomes, Some(second), SlotKey::Area, "EXPLORE"),
        cell(&form, BlockKey::Subjects, None, SlotKey::Department, "HUM"),
        cell(&form, BlockKey::Subjects, None, SlotKey::Name, "Law"),
        cell(&form, BlockKey::Subjects, None, SlotKey::Stages, "PRE, KS4"),
        cell(&form, BlockKey::Checklist, None, SlotKey::Ref, "F99"),
        cell(&form, BlockKey::Checklist, None, SlotKey::Approach, "foundation"),
        cell(&form, BlockKey::Checklist, None, SlotKey::Item, "We have met our link governor."),
        cell(&form, BlockKey::Checklist, None, SlotKey::Required, "No"),
        cell(&form, BlockKey::Stages, None, SlotKey::Code, "PRE"),
        cell(&form, BlockKey::Stages, None, SlotKey::Name, "Before Key Stage 3"),
        cell(&form, BlockKey::Cohorts, None, SlotKey::Code, "Y6"),
        cell(&form, BlockKey::Cohorts, None, SlotKey::Name, "Year 6"),
        cell(&form, BlockKey::Cohorts, None, SlotKey::Stage, "PRE"),
        cell(&form, BlockKey::Cohorts, None, SlotKey::Roll, 30),
        cell(&form, BlockKey::Skills, None, SlotKey::Name, "Persuading"),
    ]);
    let changed = folder.path().join("changed.xlsx");
    program.fill(&plan_file, &changed, &edits);
    fs::rename(&changed, &plan_file).expect("replaced");

    let files = |folder: &Path| fs::read_dir(folder).expect("listed").count();
    let written = [&round, &round.join("workbooks")].map(|folder| files(folder));
    let (code, told) = run(&["preview"], &round);
    assert_eq!(code, 0, "{told}");
    assert_eq!([&round, &round.join("workbooks")].map(|folder| files(folder)), written, "it writes nothing");
    for line in [
        "Rule Foundation: per cent highlighted: 25 → 60",
        "→ \"Say who needs this subject at work\"",
        "Outcome KS3-12, asked of:",
        "Outcome KS3-13 is new: \"Ask a visitor a question about work\"",
        "Statement F99 is new",
        "Stage PRE is new",
        "Group Y6 is new",
        "Skill Persuading is new",
        "Subject Law is new",
        "KS3-13 Ask a visitor a question about work (Humanities): One department alone",
        "Humanities (HUM): ",
        "History outcomes, KS3-12",
        "Foundation → Not yet Foundation",
        "    Next: KS",
    ] {
        assert!(told.contains(line), "no '{line}' in {told}");
    }

    let (code, told) = run(&["generate"], &round);
    assert_eq!(code, 2, "workbooks that differ are kept: {told}");
    let (code, told) = run(&["preview"], &round);
    assert!(code == 0 && told.contains("Subject Law is new"), "a refused generate keeps the plan before: {told}");
    assert_eq!(run(&["generate", "--force"], &round).0, 0);
    let issued = fs::read(round.join("workbooks/HUM Humanities audit.xlsx")).expect("issued");
    let changed_plan = reader::plan_from_workbook(&fs::read(&plan_file).expect("read")).expect("no fault");
    let opened = reader::open(&common::forms(&changed_plan), &issued);
    let careers_audit::returns::Recognised::Audit { code, read } = opened.recognised else { panic!("an audit") };
    let asked = |row: &str, subject: &str| {
        read.spots.keys().any(|key| key.row == row && key.subject.as_deref() == Some(subject))
    };
    assert_eq!(code, "HUM");
    assert!(asked("KS3-13", "History") && asked("F99", "Law") && !asked("KS3-12", "History"));

    assert_eq!(states(&round).len(), before.len());
    for ((file, was), (_, is)) in before.iter().zip(states(&round)) {
        let counts = |state: &str| ["accepted", "errors", "merged"].contains(&state);
        assert_eq!(counts(was), counts(&is), "{file}: {was}, now {is}");
    }
    let (_, told) = run(&["preview"], &round);
    assert!(told.contains("Nothing that is asked or judged."), "{told}");
}

#[test]
fn a_row_typed_on_a_copy_of_a_plans_sheet_is_told_and_not_lost() {
    let file = Setting::Mainstream.built_in();
    let plan = resolve(&file).expect("no fault");
    let answers = answers_of_plan(&file);
    let read = |more: bool| {
        let mut form = plan_form(&plan, &answers);
        let at = form.sheets.iter().position(|sheet| sheet.name == "Skills").expect("the skills");
        let mut copy = form.sheets[at].clone();
        copy.name = "Skills (2)".to_owned();
        form.sheets.push(copy);
        let drawn = pen::draw(&form, &answers, plan.round.due).expect("drawn");
        if !more {
            return reader::plan_from_workbook(&drawn);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let paths = ["drawn.xlsx", "typed.xlsx"].map(|name| folder.path().join(name));
        fs::write(&paths[0], drawn).expect("written");
        let beneath = cell(&form, BlockKey::Skills, None, SlotKey::Name, "Persuading");
        let edit = json!([{ "sheet": "Skills (2)", "cell": beneath["cell"], "value": "Persuading" }]);
        Program::Openpyxl.fill(&paths[0], &paths[1], &edit);
        reader::plan_from_workbook(&fs::read(&paths[1]).expect("read"))
    };
    assert_eq!(read(false), Ok(plan.clone()), "a copy that says the same is no fault");
    if Program::Openpyxl.is_here() {
        let told: Vec<String> = read(true).expect_err("a fault").iter().map(ToString::to_string).collect();
        assert!(told.len() == 1 && told[0].contains("Skills (2)") && told[0].contains("only the copy has"), "{told:?}");
    }
}

/// A made-up round whose plan is the text of its copy, changed; and what `preview` says of it.
fn previewed(change: impl FnOnce(&mut String)) -> (tempfile::TempDir, PathBuf, String) {
    let (folder, round) = demo();
    let mut text = fs::read_to_string(round.join("workbooks/plan as issued.toml")).expect("the copy");
    change(&mut text);
    fs::remove_file(round.join("plan.xlsx")).expect("removed");
    fs::write(round.join("plan.toml"), text).expect("written");
    let (code, told) = run(&["preview"], &round);
    assert_eq!(code, 0, "{told}");
    (folder, round, told)
}

/// Takes a table's row out of a plan's text.
fn without(text: &mut String, table: &str, reference: &str) {
    let row = text.find(&format!("[[{table}]]\nref = \"{reference}\"")).unwrap_or_else(|| panic!("no {reference}"));
    let end = text[row + 2..].find("[[").map_or(text.len(), |next| row + 2 + next);
    text.replace_range(row..end, "");
}

#[test]
fn what_the_careers_leader_and_planners_are_asked_is_previewed_too_and_no_answer_of_theirs_becomes_an_error() {
    let (_folder, round, told) = previewed(|text| {
        without(text, "whole_school", "W1");
        without(text, "planner", "P4");
        *text = text.replacen("label = \"2026-27 autumn\"", "label = \"2026-27 Autumn\"", 1);
    });
    for line in [
        "Whole-school statement W1 is gone: \"",
        "Part of the project planner P4 is gone: \"",
        "This round's name: 2026-27 autumn → 2026-27 Autumn",
        "Careers Leader (LEADER): 1 answer would no longer be read",
        "Project planner, P4",
    ] {
        assert!(told.contains(line), "no '{line}' in {told}");
    }
    let (_, out) = run(&["check", "--json"], &round);
    assert!(!out.contains("unknown-ref"), "what the plan asks no more is no error of a return");
}

#[test]
fn an_outcome_that_goes_leaves_no_error_in_a_return_and_an_empty_one_empty() {
    let (_folder, round, told) = previewed(|text| {
        without(text, "outcomes", "KS3-5");
        *text = text.replace("builds_on = \"KS3-5\"", "builds_on = \"\"");
    });
    assert!(told.contains("Outcome KS3-5 is gone"), "{told}");
    let (_, out) = run(&["check", "--json"], &round);
    let document: Value = serde_json::from_str(&out).expect("JSON");
    let returns = document["returns"].as_array().expect("returns");
    let citizenship = returns.iter().find(|entry| entry["department"] == "CIT").expect("Citizenship");
    assert_eq!(citizenship["state"], "empty");
    let all = returns.iter().flat_map(|entry| entry["findings"].as_array().expect("findings"));
    let of = |code: &str| all.clone().filter(|finding| finding["code"] == code).count();
    assert_eq!((of("unknown-ref"), of("retired-outcome") > 2), (0, true));
}

#[test]
fn a_subject_in_another_department_is_still_the_same_subject() {
    let (_folder, _, told) = previewed(|text| {
        let row = text.find("name = \"Geography\"").expect("Geography");
        let before = text[..row].rfind("department = \"HUM\"").expect("its department");
        text.replace_range(before..before + 18, "department = \"SCI\"");
    });
    assert!(told.contains("Subject Geography, department: HUM → SCI"), "{told}");
    assert!(!told.contains("Geography: not in the plan"), "{told}");
}

#[test]
fn a_copy_that_cannot_be_replaced_stops_generate_before_anything_is_written() {
    let (_folder, round) = demo();
    let copy = round.join("workbooks/plan as issued.toml");
    let mut text = fs::read_to_string(&copy).expect("the copy");
    text = text.replacen("label = \"2026-27 autumn\"", "label = \"2026-27 again\"", 1);
    fs::remove_file(round.join("plan.xlsx")).expect("removed");
    fs::write(round.join("plan.toml"), text).expect("written");
    fs::remove_file(&copy).expect("removed");
    fs::create_dir(&copy).expect("made");
    let workbook = || fs::read(round.join("workbooks/HUM Humanities audit.xlsx")).expect("a workbook");
    let before = workbook();
    let (code, told) = run(&["generate", "--force"], &round);
    assert!(code == 2 && told.contains("plan as issued.toml"), "{told}");
    assert_eq!(workbook(), before);
    let (code, told) = run(&["preview"], &round);
    assert!(code == 0 && told.contains("Nothing is compared with the plan as issued."), "{told}");
}

#[test]
fn without_a_copy_of_the_plan_that_can_be_read_nothing_is_compared_and_it_says_so() {
    let (_folder, round) = demo();
    let copy = round.join("workbooks/plan as issued.toml");
    fs::write(&copy, "[round]\nlabel = 3\n").expect("written");
    let (code, told) = run(&["preview"], &round);
    assert!(code == 0 && told.contains("Nothing is compared with the plan as issued."), "{told}");
    fs::remove_file(&copy).expect("removed");
    let (code, told) = run(&["preview"], &round);
    assert!(code == 0 && told.contains("No copy of the plan as issued is there"), "{told}");
    assert!(told.contains("Where the subjects stand") && told.contains("Next: "), "{told}");
    run(&["generate", "--department", "HUM", "--force"], &round);
    assert!(!copy.exists(), "of the others nobody knows by which plan they were written");
    fs::write(&copy, "# of another plan\n").expect("written");
    run(&["generate", "--department", "HUM", "--force"], &round);
    assert_eq!(fs::read_to_string(&copy).expect("read"), "# of another plan\n", "the others' plan is that of before");
    fs::remove_file(round.join("plan.xlsx")).expect("removed");
    assert_eq!(run(&["preview"], &round).0, 2);
}

#[test]
fn a_plan_kept_as_toml_is_the_same_plan() {
    for setting in Setting::ALL {
        let file = setting.built_in();
        let plan = resolve(&file).expect("no fault");
        assert_eq!(reader::typed_from_toml(&file.to_toml().expect("text")).expect("no fault"), (file, plan));
    }
}
