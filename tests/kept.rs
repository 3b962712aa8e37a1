//! `generate --force` never loses what a department wrote into the workbook where it lay.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use careers_audit::answers::Answers;
use careers_audit::layout::answers_of;
use careers_audit::plan::Plan;
use careers_audit::{pen, reader};
use jiff::civil::date;

/// Whose workbook is filled in.
const CODE: &str = "HUM";

/// A round with its workbooks issued.
struct Round {
    folder: tempfile::TempDir,
    plan: Plan,
}

impl Round {
    fn new() -> Round {
        let folder = tempfile::tempdir().expect("a folder");
        // The round of the autumn, as the built-in plan has it.
        assert_eq!(common::run_on("2026-11-16", &["new", "."], folder.path()).0, 0);
        let plan = reader::plan_from_workbook(&fs::read(folder.path().join("plan.xlsx")).expect("a plan"));
        let round = Round { folder, plan: plan.expect("a plan without fault") };
        assert_eq!(common::run(&["generate", "--department", CODE], round.path()).0, 0);
        round
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn workbook(&self) -> PathBuf {
        self.path().join("workbooks/HUM Humanities audit.xlsx")
    }

    /// The names of the copies that are kept, sorted.
    fn kept(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path().join("returns/kept")).into_iter().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Writes over the workbook where it lies.
    fn put(&self, answers: &Answers) -> Vec<u8> {
        let bytes = pen::draw(&common::form(&self.plan, CODE), answers, date(2026, 10, 1)).expect("drawn");
        fs::write(self.workbook(), &bytes).expect("written");
        bytes
    }

    fn generate(&self) -> String {
        let (code, told) = common::run(&["generate", "--department", CODE, "--force"], self.path());
        assert_eq!(code, 0, "{told}");
        told
    }
}

#[test]
fn a_workbook_that_was_filled_in_where_it_lay_is_kept_whole_and_read_as_a_return() {
    let round = Round::new();
    let issued = fs::read(round.workbook()).expect("issued");
    let answers = |seed| answers_of(&common::random::audit(&round.plan, common::department(&round.plan, CODE), seed));
    let filled = round.put(&answers(7));
    let (code, told) = common::run(&["generate", "--department", CODE], round.path());
    assert_eq!(code, 0);
    assert!(told.contains("was filled in where it lies: it stays as it is") && !told.contains("--force"), "{told}");
    assert_eq!(fs::read(round.workbook()).expect("untouched"), filled);
    let (_, found) = common::run(&["check", "--json"], round.path());
    assert!(found.contains("\"file\": \"../workbooks/HUM Humanities audit.xlsx\""), "{found}");
    assert!(found.contains("\"filled-in-place\""), "{found}");
    let told = round.generate();
    let copy = "returns/kept/HUM Humanities audit.xlsx";
    assert!(told.contains(&format!("kept      {copy}\n")), "{told}");
    assert!(told.contains(&format!("{copy} is a copy of what was filled in")), "{told}");
    assert_eq!(fs::read(round.path().join(copy)).expect("kept"), filled);
    assert_eq!(fs::read(round.workbook()).expect("issued anew"), issued);
    let (_, told) = common::run(&["check", "--json"], round.path());
    assert!(told.contains("\"file\": \"kept/HUM Humanities audit.xlsx\"") && told.contains("\"accepted\""), "{told}");
    // A second one never takes the first one's place, and the same is not kept twice.
    let second = round.put(&answers(8));
    round.generate();
    assert_eq!(round.kept(), ["HUM Humanities audit 2.xlsx", "HUM Humanities audit.xlsx"]);
    assert_eq!(fs::read(round.path().join("returns/kept/HUM Humanities audit 2.xlsx")).expect("kept"), second);
    round.put(&answers(7));
    round.generate();
    assert_eq!(round.kept().len(), 2);
    assert_eq!(fs::read(round.path().join(copy)).expect("kept"), filled);
}

#[test]
fn what_is_surely_blank_is_replaced_without_a_copy_and_nothing_else_is() {
    let round = Round::new();
    let plan = fs::read(round.path().join("plan.xlsx")).expect("the plan");
    // Saved anew on another day by another program, and nothing written into it.
    round.put(&Answers::default());
    assert!(!round.generate().contains("kept"), "blank");
    // The plan changed since: what was issued from the plan before is blank by that plan.
    let mut typed = reader::typed_from_workbook(&plan).expect("a plan without fault").0;
    let asked = asked(&round.plan);
    let outcome = typed.outcomes.iter_mut().find(|outcome| outcome.reference == asked);
    outcome.expect("it stands in the plan").title.push_str(" well");
    fs::remove_file(round.path().join("plan.xlsx")).expect("removed");
    fs::write(round.path().join("plan.toml"), typed.to_toml().expect("text")).expect("written");
    let told = round.generate();
    assert!(told.contains("replaced") && !told.contains("kept"), "{told}");
    // What cannot be read may be anything, and a comment beside the questions is something that was written.
    fs::write(round.workbook(), b"no workbook").expect("written");
    assert!(round.generate().contains("kept"), "unreadable");
    assert_eq!(round.kept().len(), 1);
    fs::write(round.workbook(), beside(&round)).expect("written");
    assert!(round.generate().contains("kept"), "something beside the questions");
    assert_eq!(round.kept().len(), 2);
}

/// An outcome that the department is asked.
fn asked(plan: &Plan) -> String {
    let department = common::department(plan, CODE);
    let mut asked = careers_audit::scope::asked(plan, department, &department.subjects[0]);
    asked.next().expect("an outcome").reference.clone()
}

/// The workbook without an answer, and with something written on a sheet that somebody added.
fn beside(round: &Round) -> Vec<u8> {
    let mut drawn = common::drawn::returned(CODE);
    drawn = drawn.sheet("Sam's notes", "| For next year |\n| Ask the museum |");
    assert_eq!(drawn.plan().round.label, round.plan.round.label);
    drawn.bytes()
}
