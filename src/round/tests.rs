//! What a round tells of files that are not as they should be, and what it never replaces.

#[cfg(feature = "cli")]
mod stopped;

use std::path::Path;

use super::*;
use crate::names::Folder;
use crate::plan::Setting;
use crate::reader::PlanFault;
use crate::shelf::{Memory, Outcome, Rel};

const TODAY: Date = jiff::civil::date(2026, 12, 15);

#[test]
fn a_long_list_of_faults_is_cut_and_says_so() {
    let fault = |number: u32| PlanFault {
        place: format!("plan.toml, line {number}"),
        what: "is wrong".to_owned(),
        fix: "Mend it.".to_owned(),
    };
    let told_of = |count: u32| error::told(Path::new("plan.toml"), &(0..count).map(fault).collect::<Vec<_>>());
    assert!(told_of(40).ends_with("line 39: is wrong. Mend it."));
    let many = told_of(1000);
    assert!(many.starts_with("The plan 'plan.toml' has 1000 faults:") && many.ends_with("\n  and 960 more"));
    assert_eq!(many.lines().count(), 42);
}

#[test]
fn a_plan_must_be_a_file_that_can_be_read_without_loss() {
    let mut shelf = Memory::new();
    let told = |shelf: &Memory| Snapshot::of(shelf, &[Verb::Status], TODAY, &|_| {}).expect_err("no plan").to_string();
    assert!(told(&shelf).contains("There is no plan.xlsx or plan.toml in"), "{}", told(&shelf));
    let plan = Rel::new("plan.toml");
    shelf.make(&plan).expect("made");
    assert!(told(&shelf).contains("is a folder"), "{}", told(&shelf));
    let mut shelf = Memory::new();
    shelf.put(&plan, b"[school]\nname = \"Caf\xe9\"\n".to_vec());
    assert!(told(&shelf).contains("'plan.toml' is not saved as UTF-8"), "{}", told(&shelf));
    shelf.put(&Rel::new("plan.xlsx"), Vec::new());
    assert!(told(&shelf).contains("both plan.xlsx and plan.toml"), "{}", told(&shelf));
}

#[test]
fn a_plan_is_never_replaced_and_a_made_up_round_needs_an_empty_folder() {
    let mut shelf = Memory::new();
    start(&mut shelf, Setting::Mainstream, Some(" Ours "), TODAY).expect("started");
    let before = shelf.clone();
    let error = start(&mut shelf, Setting::Send, None, TODAY).expect_err("there").to_string();
    assert!(error.contains("a plan is never replaced"), "{error}");
    let error = demo(&mut shelf, Setting::Send, TODAY).expect_err("not empty").to_string();
    assert!(error.contains("is not empty"), "{error}");
    assert_eq!(shelf, before);
}

#[test]
fn what_a_person_edited_is_kept_and_ours_is_replaced() {
    let mut shelf = Memory::new();
    let archive = |text: &str| [text.as_bytes(), b"PK\x05\x06", &[0; 18]].concat();
    let write = |shelf: &mut Memory, text: &str| {
        let mut ours = ours::Ours::default();
        ours.look(shelf, Folder::Matrix).expect("listed");
        let paper = ours.paper(Folder::Matrix, "Careers matrix 2026-12-01.xlsx", archive(text));
        let papers = vec![paper];
        let sweep = ours.needless(Folder::Matrix, &papers, |_| true).collect();
        let done = carry_out(shelf, &Deeds { papers, sweep, ..Deeds::default() }).expect("done");
        let written = done.all().expect("written");
        written.into_iter().map(|one| (one.at.name(), one.outcome)).collect::<Vec<_>>()
    };
    let (first, second) = ("Careers matrix 2026-12-01.xlsx", "Careers matrix 2026-12-01 2.xlsx");
    assert_eq!(write(&mut shelf, "one"), [(first.to_owned(), Outcome::New)]);
    assert_eq!(write(&mut shelf, "one"), [(first.to_owned(), Outcome::Unchanged)]);
    assert_eq!(write(&mut shelf, "two"), [(first.to_owned(), Outcome::Replaced)]);
    let at = Rel::new("matrix").join(first);
    shelf.put(&at, archive("a person's"));
    assert_eq!(write(&mut shelf, "three"), [(second.to_owned(), Outcome::New)]);
    assert_eq!(write(&mut shelf, "four"), [(second.to_owned(), Outcome::Replaced)]);
    assert_eq!(shelf.read(&at).expect("kept"), archive("a person's"));
    // Another disk may take small letters for capitals: a name that differs by them alone is taken too.
    shelf.remove(&at).expect("removed");
    shelf.put(&Rel::new("matrix/careers MATRIX 2026-12-01.xlsx"), archive("a person's"));
    assert_eq!(write(&mut shelf, "four"), [(second.to_owned(), Outcome::Unchanged)]);
}

#[test]
fn what_somebody_saved_meanwhile_is_neither_replaced_nor_taken_away() {
    let mut shelf = Memory::new();
    let (draft, gone) = (Rel::new("email/SLT - summary.eml"), Rel::new("email/HUM - reminder.eml"));
    let paper = |over| Paper { at: draft.clone(), bytes: b"ours".to_vec(), over };
    for at in [&draft, &gone] {
        shelf.put(at, b"a person's".to_vec());
    }
    for over in [Over::Nothing, Over::Same, Over::Ours(Seal::Draft)] {
        let deeds = Deeds { papers: vec![paper(over.clone())], ..Deeds::default() };
        let error = carry_out(&mut shelf, &deeds).expect("done").all().expect_err("kept").to_string();
        assert!(error.contains("'email/SLT - summary.eml' is already there"), "{over:?}: {error}");
    }
    let deeds =
        Deeds { papers: vec![paper(Over::Anything)], sweep: vec![(gone.clone(), Seal::Draft)], ..Deeds::default() };
    assert_eq!(carry_out(&mut shelf, &deeds).expect("written").written.len(), 1);
    assert_eq!(shelf.read(&gone).expect("kept"), b"a person's");
    assert_eq!(shelf.read(&draft).expect("asked for"), b"ours");
}
