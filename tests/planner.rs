//! The planning sheets: a return may have them or not, whichever way its workbook was issued.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use careers_audit::answers::audit::{Audit, CalendarRow, Intended, PlannerRow};
use careers_audit::answers::{Answers, RowPlace};
use careers_audit::finding::Code;
use careers_audit::layout::{answers_of, is_planned};
use careers_audit::returns::State;
use careers_audit::{correct, pen};

fn run(arguments: &[&str], round: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_careers-audit")).args(arguments).arg(round).output().expect("it runs")
}

fn at(row: &str) -> RowPlace {
    RowPlace { subject: None, row: row.to_owned() }
}

/// A project whose day lies far outside the school year, and an occasion of the department's own.
fn planned() -> Answers {
    let project = PlannerRow {
        place: at("P4"),
        employer: Some("Penhale Architects".to_owned()),
        due: Some(jiff::civil::date(2031, 4, 22)),
        needed: Some("Cover for one afternoon".to_owned()),
        ..PlannerRow::default()
    };
    let own = CalendarRow {
        place: at("D1"),
        month: Some("May".to_owned()),
        event: Some("Town carnival".to_owned()),
        intended: Some(Intended::Maybe),
        ..CalendarRow::default()
    };
    answers_of(&Audit { planner: vec![project], calendar: vec![own], ..Audit::default() })
}

#[test]
fn planning_sheets_are_read_in_full_and_their_absence_is_never_told() {
    let plan = common::plan();
    let department = common::department(&plan, "HUM");
    let full = common::full_form(&plan, &department.code);
    let with = common::read(&plan, &pen::draw(&full, &planned(), plan.round.due).expect("drawn"));
    assert_eq!(with.answers, planned());
    let told: Vec<Code> =
        with.findings.iter().map(|finding| finding.code).filter(|code| *code != Code::Unanswered).collect();
    assert_eq!(told, [Code::DateOutsideYear]);

    let blank = Answers::default();
    let plain =
        common::read(&plan, &pen::draw(&common::form(&plan, &department.code), &blank, plan.round.due).expect("drawn"));
    let asked = common::read(&plan, &pen::draw(&full, &blank, plan.round.due).expect("drawn"));
    assert_eq!(plain.state, State::Empty);
    let told = |entry: &careers_audit::returns::Return| -> Vec<String> {
        entry.findings.iter().map(|finding| finding.message.clone()).collect()
    };
    assert_eq!(told(&plain), told(&asked), "planning sheets need nothing");
}

#[test]
fn a_sheet_of_a_teachers_own_called_calendar_is_no_damaged_form() {
    let plan = common::plan();
    let mut form = common::full_form(&plan, "HUM");
    for sheet in form.sheets.iter_mut().filter(|sheet| sheet.may_lack) {
        sheet.title = "Our own notes".to_owned();
        sheet.areas.clear();
    }
    let entry = common::read(&plan, &pen::draw(&form, &Answers::default(), plan.round.due).expect("drawn"));
    assert!(entry.findings.iter().all(|finding| finding.code != Code::MissingColumn), "{:?}", entry.findings);
}

#[test]
fn a_correction_has_the_planning_sheets_where_they_hold_answers() {
    let plan = common::plan();
    let department = common::department(&plan, "HUM");
    let form = common::forms(&plan).holding("HUM", &planned()).expect("a form").clone();
    let entry = common::read(&plan, &pen::draw(&form, &planned(), plan.round.due).expect("drawn"));
    let correction =
        correct::workbook(&common::forms(&plan), &entry, plan.round.due).expect("drawn").expect("something to fix");
    assert!(correction.open.iter().any(|finding| finding.code == Code::DateOutsideYear));
    assert_eq!(common::read(&plan, &correction.bytes).answers, planned());
    assert!(!is_planned(&Answers::default()));
    let usual = common::forms(&plan).holding("HUM", &Answers::default()).expect("a form").clone();
    assert_eq!(usual.sheets.len(), common::form(&plan, &department.code).sheets.len());
}

#[test]
fn generate_adds_them_to_the_departments_named_and_replaces_nothing_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let round = folder.path().join("round");
    assert!(run(&["new"], &round).status.success());
    assert!(run(&["generate", "--today", "2026-10-01"], &round).status.success());
    let path = round.join("workbooks/ART Art audit.xlsx");
    let usual = fs::read(&path).expect("a workbook");
    let refused = run(&["generate", "--department", "ART", "--with", "planner"], &round);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(fs::read(&path).expect("a workbook"), usual);
    let planner = ["generate", "--department", "ART", "--with", "planner", "--today", "2026-10-01"];
    assert!(run(&[&planner[..], &["--force"]].concat(), &round).status.success());
    let full = fs::read(&path).expect("a workbook");
    assert_ne!(full, usual);
    assert!(run(&planner, &round).status.success(), "the same again is no difference");
    assert_eq!(fs::read(&path).expect("a workbook"), full);
    for again in [&["generate"][..], &["generate", "--force"]] {
        assert!(run(again, &round).status.success(), "a department that asked for them once keeps them");
        assert_eq!(fs::read(&path).expect("a workbook"), full);
    }
    fs::remove_file(&path).expect("removed");
    assert!(run(&["generate"], &round).status.success());
    assert_eq!(fs::read(&path).expect("a workbook"), usual);
}
