//! A plan with faults: what becomes of it, under whatever name it lies there.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::{Answers, Given, Key, Typed, Value};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Extras, answers_of_plan, plan_form};
use careers_audit::plan::{Setting, resolve};
use careers_audit::round::{self, Verb};
use careers_audit::shelf::{Memory, Rel, Shelf, Trial};
use careers_audit::{pen, reader};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 1);
const CORRECTION: &str = "corrections/Plan to correct.xlsx";

fn cell(block: BlockKey, row: usize, slot: SlotKey) -> Key {
    Key { block, subject: None, row: row.to_string(), slot }
}

/// A plan workbook of the built-in plan in which some cells say something else.
fn workbook(edits: &[(Key, &str)]) -> Vec<u8> {
    let file = Setting::Mainstream.built_in();
    let plan = resolve(&file).expect("no fault");
    let mut answers: Answers = answers_of_plan(&file);
    for (key, text) in edits {
        let given = Given { typed: Typed::Text((*text).to_owned()), means: Ok(Value::Text((*text).to_owned())) };
        answers.put(key.clone(), given);
    }
    pen::draw(&plan_form(&plan, &answers), &answers, plan.stamp()).expect("drawn")
}

/// Three cells that cannot be read.
fn faulty() -> Vec<(Key, &'static str)> {
    vec![
        (cell(BlockKey::Outcomes, 3, SlotKey::Stage), "KS9"),
        (cell(BlockKey::Departments, 2, SlotKey::Code), "M & C"),
        (cell(BlockKey::Cohorts, 1, SlotKey::Roll), "lots"),
    ]
}

fn with(plan: Vec<u8>) -> Memory {
    let mut shelf = Memory::new();
    shelf.put(&Rel::new("plan.xlsx"), plan);
    shelf
}

fn generate() -> Verb {
    Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: false }
}

fn perform(shelf: &mut dyn Shelf, verb: &Verb) -> Result<round::Done, String> {
    round::perform(shelf, verb, TODAY, &|_| {}).map_err(|error| error.to_string())
}

fn verbs() -> [Verb; 6] {
    let check = Verb::Check { settle: Vec::new() };
    [generate(), Verb::Pack, Verb::Preview, check, Verb::Consolidate { early: false, programme: false }, Verb::Status]
}

#[test]
fn every_verb_marks_the_faults_in_a_copy_of_the_plan() {
    for verb in verbs() {
        let bytes = workbook(&faulty());
        let mut shelf = with(bytes.clone());
        let told = perform(&mut shelf, &verb).expect_err("faults");
        let lines: Vec<&str> = told.lines().collect();
        // In the order of the sheets, each once, and where they are marked.
        assert!(lines[0].contains("3 faults") && lines.len() == 5, "{verb:?}: {told}");
        for (line, place) in
            lines[1..4].iter().zip(["Departments, Code (A", "Cohorts, On roll (D", "Outcomes, Stage (C"])
        {
            assert!(line.trim_start().starts_with(place), "{told}");
        }
        assert!(lines[4].contains(CORRECTION) && lines[4].contains("save that as plan.xlsx"), "{told}");
        assert_eq!(shelf.read(&Rel::new("plan.xlsx")).expect("the plan"), bytes, "the plan is as it was");
        let correction = shelf.read(&Rel::new(CORRECTION)).expect("a correction");
        let again = reader::plan_from_workbook(&correction).expect_err("the same faults");
        let whats = |faults: &[reader::PlanFault]| faults.iter().map(|fault| fault.what.clone()).collect::<Vec<_>>();
        assert_eq!(whats(&again), whats(&reader::plan_from_workbook(&bytes).expect_err("faults")));
        // A second run changes nothing; a dry one writes nothing.
        let before = shelf.clone();
        assert_eq!(perform(&mut shelf, &verb).expect_err("faults"), told);
        assert_eq!(shelf, before);
        let fresh = with(bytes);
        let told = perform(&mut Trial::over(&fresh), &verb).expect_err("faults");
        assert!(told.contains("would be marked"), "{told}");
    }
}

#[test]
fn what_was_typed_is_in_the_copy_and_what_stood_beside_it_too() {
    let file = Setting::Mainstream.built_in();
    let plan = resolve(&file).expect("no fault");
    let mut answers = answers_of_plan(&file);
    for (key, text) in faulty() {
        answers.put(key, Given { typed: Typed::Text(text.to_owned()), means: Ok(Value::Text(text.to_owned())) });
    }
    let mut form = plan_form(&plan, &answers);
    let departments = form.sheets.iter().position(|sheet| sheet.name == "Departments").expect("a sheet");
    // A note far below the table.
    let note = Key { row: "40".to_owned(), ..cell(BlockKey::Departments, 0, SlotKey::Code) };
    let rows = form.sheets[departments].areas[0].rows.len();
    let template = form.sheets[departments].areas[0].rows[0].clone();
    for number in rows + 1..=40 {
        let mut row = template.clone();
        row.reference = number.to_string();
        form.sheets[departments].areas[0].rows.push(row);
    }
    let text = "Ask Jane who leads these in spring.";
    answers.put(note, Given { typed: Typed::Text(text.to_owned()), means: Ok(Value::Text(text.to_owned())) });
    let mut shelf = with(pen::draw(&form, &answers, TODAY).expect("drawn"));
    let told = perform(&mut shelf, &Verb::Status).expect_err("faults");
    assert!(told.contains("3 faults"), "a note is no row: {told}");
    let correction = shelf.read(&Rel::new(CORRECTION)).expect("a correction");
    let parts = common::opened::Package::open(&correction).0;
    let strings = parts.into_values().collect::<String>().replace("&amp;", "&");
    for (_, typed) in faulty() {
        assert!(strings.contains(typed), "{typed}");
    }
    assert!(strings.contains(text), "kept on Not placed");
    assert!(strings.contains("Fix these 3 things"));
}

#[test]
fn a_copy_goes_once_the_plan_is_right_and_an_edited_one_is_named() {
    let mut shelf = with(workbook(&faulty()));
    perform(&mut shelf, &generate()).expect_err("faults");
    // Corrected in the copy: it is named, and neither file is touched.
    let ours = shelf.read(&Rel::new(CORRECTION)).expect("a correction");
    let right = workbook(&[(cell(BlockKey::Departments, 1, SlotKey::Lead), "Ann Ray")]);
    shelf.put(&Rel::new(CORRECTION), right.clone());
    let told = perform(&mut shelf, &generate()).expect_err("faults");
    assert!(told.contains("has no fault any more: save it as plan.xlsx"), "{told}");
    assert_eq!(shelf.read(&Rel::new(CORRECTION)).expect("theirs"), right);
    // Begun, and not done: what is left is told and marked beside it.
    let begun = workbook(&faulty()[..1]);
    shelf.put(&Rel::new(CORRECTION), begun.clone());
    let told = perform(&mut shelf, &generate()).expect_err("faults");
    assert!(told.contains("Plan to correct.xlsx' has a fault") && told.contains("Plan to correct 2.xlsx"), "{told}");
    assert_eq!(shelf.read(&Rel::new(CORRECTION)).expect("theirs"), begun);
    // Saved over the plan: ours goes, theirs stays.
    shelf.put(&Rel::new("corrections/Plan to correct 3.xlsx"), ours);
    shelf.now = jiff::Timestamp::from_second(100).expect("a moment");
    shelf.put(&Rel::new("plan.xlsx"), right);
    perform(&mut shelf, &generate()).expect("no fault");
    let lying = |name: &str| shelf.is_there(&Rel::new(format!("corrections/Plan to correct{name}.xlsx")));
    assert_eq!([lying(""), lying(" 2"), lying(" 3")], [true, false, false]);
}

#[test]
fn the_one_file_that_may_be_the_plan_is_the_plan() {
    let right = workbook(&[]);
    for name in [
        "Plan.xlsx",
        "PLAN.XLSX",
        "plan (1).xlsx",
        "plan - Copy.xlsx",
        "Copy of plan.xlsx",
        "Plan to correct.xlsx",
        "Riverside.xlsx",
    ] {
        let mut shelf = Memory::new();
        shelf.put(&Rel::new(name), right.clone());
        shelf.put(&Rel::new(format!("~${name}")), vec![0; 64]);
        shelf.put(&Rel::new("Minutes.xlsx"), b"no workbook".to_vec());
        let done = perform(&mut shelf, &Verb::Status).expect("found");
        let named = done.said.iter().any(|said| matches!(said, round::Said::PlanIs(at, _) if at.name() == name));
        let open = done.said.iter().any(|said| matches!(said, round::Said::PlanIsOpen(_)));
        assert!(named && open, "{name}");
        let error = round::start(&mut shelf, Setting::Send, None, TODAY);
        assert!(name == "Riverside.xlsx" || error.is_err(), "{name}: a plan is never joined by another");
    }
    let mut shelf = Memory::new();
    assert!(perform(&mut shelf, &Verb::Status).expect_err("none").contains("There is no plan.xlsx"));
    shelf.put(&Rel::new("plan (1).xlsx"), right);
    shelf.put(&Rel::new("Plan - Copy.xlsx"), workbook(&faulty()));
    let told = perform(&mut shelf, &Verb::Status).expect_err("two");
    assert!(
        told.contains("'Plan - Copy.xlsx', 'plan (1).xlsx'") && told.contains("under the name plan.xlsx"),
        "{told}"
    );
}

#[test]
fn a_copy_beside_the_plan_is_named_and_a_newer_one_is_a_question() {
    let mut shelf = with(workbook(&[]));
    shelf.put(&Rel::new("plan - Copy.xlsx"), workbook(&faulty()));
    let done = perform(&mut shelf, &Verb::Status).expect("the plan itself");
    let beside = |said: &round::Said| matches!(said, round::Said::PlanIs(_, beside) if beside.len() == 1);
    assert!(done.said.iter().any(beside));
    shelf.now = jiff::Timestamp::from_second(100).expect("a moment");
    shelf.put(&Rel::new("plan (1).xlsx"), workbook(&[(cell(BlockKey::Departments, 1, SlotKey::Lead), "Ann Ray")]));
    let told = perform(&mut shelf, &Verb::Status).expect_err("which counts?");
    assert!(told.contains("'plan.xlsx', 'plan (1).xlsx', 'plan - Copy.xlsx'"), "{told}");
    // The same once more is no question.
    let same = shelf.read(&Rel::new("plan.xlsx")).expect("the plan");
    shelf.put(&Rel::new("plan (1).xlsx"), same);
    perform(&mut shelf, &Verb::Status).expect("the plan itself");
}

#[test]
fn a_name_that_would_be_obeyed_reaches_nothing() {
    for (evil, what) in [
        ("Ann\nBcc: all@x.org", "a line ends within it"),
        ("Ann\u{202e}yaR", "cannot be seen"),
        ("=?utf-8?q?Ann=0d=0aBcc=3A_all=40x.org?=", "coded text"),
    ] {
        for (block, row, slot) in [
            (BlockKey::School, "S1", SlotKey::Name),
            (BlockKey::School, "S3", SlotKey::CareersLeader),
            (BlockKey::Round, "R1", SlotKey::Label),
            (BlockKey::Departments, "1", SlotKey::Name),
            (BlockKey::Departments, "1", SlotKey::Lead),
            (BlockKey::Subjects, "1", SlotKey::Name),
            (BlockKey::Terms, "1", SlotKey::Name),
            (BlockKey::Words, "W1", SlotKey::Stage),
        ] {
            let key = Key { block, subject: None, row: row.to_owned(), slot };
            let faults = reader::plan_from_workbook(&workbook(&[(key.clone(), evil)])).expect_err("a fault");
            assert!(
                faults.len() == 1 && faults[0].keys == [key.clone()] && faults[0].what.contains(what),
                "{faults:#?}"
            );
        }
        let error =
            round::start(&mut Memory::new(), Setting::Send, Some(evil), TODAY).expect_err("a fault").to_string();
        assert!(error.contains(what), "{error}");
    }
    let soft = [(cell(BlockKey::Departments, 1, SlotKey::Name), "Eng\u{ad}lish\u{200b}")];
    let plan = reader::plan_from_workbook(&workbook(&soft)).expect("no fault");
    assert_eq!(plan.departments[0].name, "English");
}
