//! A round that is renamed after its workbooks went out still knows them.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::Answers;
use careers_audit::finding::Code;
use careers_audit::layout::{Extras, answers_of};
use careers_audit::pen;
use careers_audit::plan::file::File;
use careers_audit::plan::{Setting, built_in, resolve};
use careers_audit::returns::{Results, State};
use careers_audit::round::{self, Done, Said, Verb};
use careers_audit::shelf::{Memory, Rel, Shelf as _};
use common::random;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 15);

/// A round in memory: its plan as typed, and the returns of some departments.
struct Round {
    shelf: Memory,
    plan: File,
}

impl Round {
    /// Issued, and two departments have returned.
    fn issued() -> Round {
        let mut shelf = Memory::new();
        round::start(&mut shelf, Setting::Mainstream, None, date(2026, 9, 1)).expect("started");
        shelf.remove(&Rel::new("plan.xlsx")).expect("removed");
        let mut plan = built_in();
        plan.round.label = "Autumn audit 2026".to_owned();
        // Few, for what is drawn of each takes long.
        let few: Vec<String> = plan.departments.iter().take(3).map(|own| own.code.clone()).collect();
        plan.departments.truncate(3);
        plan.subjects.retain(|own| few.contains(&own.department));
        for outcome in &mut plan.outcomes {
            outcome.departments.retain(|code| few.contains(code));
        }
        let mut round = Round { shelf, plan };
        round.type_plan();
        round.generate();
        let resolved = resolve(&round.plan).expect("no fault");
        for department in resolved.departments.iter().take(2) {
            let answers: Answers = answers_of(&random::audit(&resolved, department, 7));
            let form = common::form(&resolved, &department.code);
            let bytes = pen::draw(&form, &answers, date(2026, 12, 2)).expect("drawn");
            round.shelf.put(&Rel::new(format!("returns/{}.xlsx", department.code)), bytes);
        }
        round
    }

    fn type_plan(&mut self) {
        self.shelf.put(&Rel::new("plan.toml"), self.plan.to_toml().expect("TOML").into_bytes());
    }

    fn rename(&mut self, label: &str) {
        self.plan.round.label = label.to_owned();
        self.type_plan();
    }

    fn perform(&mut self, verb: &Verb) -> Done {
        round::perform(&mut self.shelf, verb, TODAY, &|_| {}).expect("done")
    }

    fn generate(&mut self) {
        self.perform(&Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: true });
    }

    /// What a check says, and the names of its drafts.
    fn check(&mut self) -> (Done, Vec<String>) {
        let done = self.perform(&Verb::Check { settle: Vec::new() });
        let email = self.shelf.list(&Rel::new("email")).expect("listed");
        (done, email.into_iter().map(|lying| lying.at.name()).collect())
    }
}

fn results(done: &Done) -> &Results {
    let found = done.said.iter().find_map(|said| match said {
        Said::Findings(results) => Some(results.as_ref()),
        _ => None,
    });
    found.expect("told")
}

fn states(done: &Done) -> Vec<State> {
    results(done).returns.iter().map(|entry| entry.state).collect()
}

/// How often it is said that the round was renamed, or may have been.
fn said(done: &Done) -> usize {
    done.said.iter().filter(|said| matches!(said, Said::Renamed(_))).count()
}

fn notes(done: &Done, code: Code) -> usize {
    results(done).returns.iter().flat_map(|entry| &entry.findings).filter(|finding| finding.code == code).count()
}

#[test]
fn returns_are_read_under_every_name_that_the_round_had_and_it_is_said_once() {
    let mut round = Round::issued();
    let (before, drafts) = round.check();
    assert!(states(&before).iter().all(|state| state.counts()) && said(&before) == 0);
    assert_eq!(notes(&before, Code::OtherEdition), 0);
    // Another spelling is no other name.
    round.rename("autumn  Audit \u{2013} 2026");
    let (done, _) = round.check();
    assert_eq!((states(&done), said(&done)), (states(&before), 0));
    let mut names = vec!["Autumn audit 2026".to_owned()];
    for label in ["Autumn careers audit", "The audit of the autumn", "Audit A"] {
        round.rename(label);
        for is_issued_again in [false, true] {
            if is_issued_again {
                round.generate();
            }
            let (done, now) = round.check();
            assert_eq!(states(&done), states(&before), "{label}");
            assert_eq!(now.iter().filter(|name| name.contains("kept out")).count(), 0, "{now:?}");
            assert_eq!(now.len(), drafts.len(), "{now:?}");
            assert_eq!((said(&done), notes(&done, Code::RenamedRound)), (1, 2), "{label}");
            assert_eq!(notes(&done, Code::OtherEdition), 0, "nothing that is asked has changed");
            assert_eq!(results(&done).earlier_labels(), ["Autumn audit 2026"]);
        }
        names.push(label.to_owned());
    }
    // The first name again: nothing to say.
    round.rename("Autumn audit 2026");
    let (done, _) = round.check();
    assert_eq!((states(&done), said(&done)), (states(&before), 0));
}

#[test]
fn a_folder_taken_over_for_another_year_does_not_know_the_last_one() {
    let mut round = Round::issued();
    round.plan.round.school_year = "2027-28".to_owned();
    round.plan.round.due = Some(date(2027, 12, 10));
    round.rename("Autumn audit 2027");
    let (done, _) = round.check();
    assert_eq!(states(&done), [State::OtherRound, State::OtherRound]);
}

#[test]
fn where_nothing_tells_of_a_rename_it_is_suspected_once_and_no_department_is_bothered() {
    let mut round = Round::issued();
    round.shelf.remove(&Rel::new("workbooks/plan as issued.toml")).expect("removed");
    round.rename("Winter audit");
    let (done, drafts) = round.check();
    assert_eq!(states(&done), [State::OtherRound, State::OtherRound]);
    assert_eq!(said(&done), 1);
    assert_eq!(results(&done).all_of_another_round(), Some("Autumn audit 2026"));
    assert!(!drafts.iter().any(|name| name.contains("kept out")), "{drafts:?}");
    // One department's alone is that department's mistake.
    round.shelf.remove(&Rel::new(format!("returns/{}.xlsx", round.plan.departments[0].code))).expect("removed");
    let (done, drafts) = round.check();
    assert_eq!((states(&done), said(&done)), (vec![State::OtherRound], 0));
    assert_eq!(drafts.iter().filter(|name| name.contains("kept out")).count(), 1, "{drafts:?}");
}
