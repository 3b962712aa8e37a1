//! What a sheet tells people to do, the rule rewards; and what it says is done, is done.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::RowPlace;
use careers_audit::answers::audit::{Audit, ChecklistRow, Tick};
use careers_audit::email;
use careers_audit::finding::{Code, Finding};
use careers_audit::judge::{judge, may_go_on};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Live, answers_of};
use careers_audit::live::{self, Workings};
use careers_audit::pen;
use careers_audit::plan::{Approach, Department, Plan, Subject};
use careers_audit::returns::Return;
use common::random::{self, Dice};

/// An audit whose checklists say what `says` draws of each statement.
fn checked(
    plan: &Plan,
    department: &Department,
    seed: u64,
    says: impl Fn(&careers_audit::plan::Item, &mut Dice) -> Option<Tick>,
) -> Audit {
    let mut dice = Dice::new(seed ^ 0x5eed);
    let mut audit = random::slips::able(plan, department, seed);
    audit.checklist.clear();
    for subject in &department.subjects {
        for item in &plan.checklist {
            let place = RowPlace { subject: Some(subject.name.clone()), row: item.reference.clone() };
            let answer = says(item, &mut dice);
            audit.checklist.extend(answer.map(|tick| ChecklistRow { place, answer: Some(tick), evidence: None }));
        }
    }
    audit
}

/// The audit as it comes back in a file.
fn came(plan: &Plan, department: &Department, audit: &Audit) -> Return {
    let form = common::form(plan, &department.code);
    common::read(plan, &pen::draw(&form, &answers_of(audit), plan.round.due).expect("drawn"))
}

/// What a return is asked about its checklist.
fn asked_of_checklist<'a>(entry: &'a Return, subject: &'a Subject) -> impl Iterator<Item = &'a Finding> {
    entry.findings.iter().filter(move |finding| {
        finding.code == Code::Unanswered
            && finding.place.column == Some(SlotKey::Answer)
            && finding.place.subject.as_ref() == Some(&subject.name)
    })
}

#[test]
fn who_stops_where_the_checklist_allows_it_is_asked_nothing_and_may_go_on() {
    let plan = common::plan();
    for seed in 0..24_u64 {
        let department = &plan.departments[usize::try_from(seed).expect("small") * 5 % plan.departments.len()];
        let reached = Approach::ALL[usize::try_from(seed % 3).expect("small")];
        // Advice says anything; what is above is left blank, or answered here and there.
        let audit = checked(&plan, department, seed, |item, dice| match item.approach.cmp(&reached) {
            std::cmp::Ordering::Greater => (dice.often(30) && seed % 2 == 1).then(|| dice.label()),
            _ if item.required => Some(Tick::Yes),
            _ => Some(dice.label()),
        });
        let entry = came(&plan, department, &audit);
        for subject in &department.subjects {
            assert_eq!(asked_of_checklist(&entry, subject).count(), 0, "{seed}: {:?}", entry.findings);
            let above = reached.above();
            if seed % 2 == 0 {
                assert_eq!(may_go_on(&plan, subject, &audit), above, "{seed} {}", subject.name);
            }
        }
        let receipt = email::receipt(&common::forms(&plan), department, &entry, plan.round.due);
        let text = String::from_utf8_lossy(&receipt.bytes).replace("=\r\n", "");
        let opens = department.subjects.iter().any(|subject| may_go_on(&plan, subject, &audit).is_some());
        assert_eq!(text.contains("You may go on"), opens, "{text}");
    }
}

#[test]
fn a_needed_no_keeps_the_gate_shut_and_a_blank_is_asked() {
    let plan = common::plan();
    for seed in 0..24_u64 {
        let department = &plan.departments[usize::try_from(seed).expect("small") * 3 % plan.departments.len()];
        let all: Vec<&str> = plan.needed(Approach::Foundation).map(|item| item.reference.as_str()).collect();
        let shut = all[usize::try_from(seed).expect("small") % all.len()];
        let answer = [None, Some(Tick::Partly), Some(Tick::NotYet)][usize::try_from(seed % 3).expect("small")];
        let audit = checked(&plan, department, seed, |item, dice| match item.approach {
            Approach::Foundation if item.reference == shut => answer,
            Approach::Foundation if item.required => Some(Tick::Yes),
            Approach::Foundation => Some(dice.label()),
            Approach::Across | Approach::Enriched => None,
        });
        let entry = came(&plan, department, &audit);
        for subject in &department.subjects {
            assert_eq!(may_go_on(&plan, subject, &audit), None);
            assert_eq!(asked_of_checklist(&entry, subject).count(), usize::from(answer.is_none()), "{seed}");
            // Nobody is called on to go on while what is below is open.
            let next = judge(&plan, department, subject, &audit).next();
            assert!(!next.iter().any(|line| line.contains("go on")), "{next:?}");
        }
    }
}

/// The codes of what a cell or a row is asked and has not got.
const ASKED: [Code; 8] = [
    Code::Unanswered,
    Code::TaughtWithoutUnit,
    Code::NotApplicableWithoutReason,
    Code::NoEmployerRecord,
    Code::UnknownAnswer,
    Code::UnknownRef,
    Code::NotANumber,
    Code::NotADate,
];

#[test]
fn a_sheet_is_complete_exactly_when_nothing_that_is_asked_is_open() {
    let plan = common::plan();
    let mut states: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for seed in 0..150_u64 {
        let department = &plan.departments[usize::try_from(seed).expect("small") * 5 % plan.departments.len()];
        let form = common::form(&plan, &department.code);
        let answers = random::slips::messy(&plan, department, &form, seed);
        let entry = common::read(&plan, &pen::draw(&form, &answers, plan.round.due).expect("drawn"));
        let workings = Workings::of(&form, &answers);
        let open = |sheet: &str| {
            let of_sheet = |finding: &&Finding| finding.place.sheet.as_deref() == Some(sheet);
            entry.findings.iter().filter(of_sheet).filter(|finding| ASKED.contains(&finding.code)).count()
        };
        let (_, area) = form.areas().find(|(_, area)| area.block.key() == BlockKey::Progress).expect("a table");
        let mut left = open("Start here");
        for row in &area.rows {
            let sheet = &form.sheets[row.sheet().expect("a sheet")];
            let shown = |live| live::computed(&workings, row, live).expect("computed").result.to_string();
            let open = open(&sheet.name);
            let told = format!("{seed} {}: {:?}", sheet.name, entry.findings);
            assert_eq!(shown(Live::ToFill), open.to_string(), "{told}");
            let state = shown(Live::State);
            assert_eq!(state == "Complete", open == 0 && state != "If you have time", "{told}");
            *states.entry(state).or_default() += 1;
            left += open;
        }
        let told = live::computed(&workings, &Default::default(), Live::Left).expect("a sentence").result.to_string();
        let finished = format!("Finished: save the file and send it to {}.", plan.school.careers_leader);
        assert_eq!(told == finished, left == 0, "{seed}: {told}");
        assert!(left == 0 || told.starts_with(&format!("{left} answer")), "{seed}: {told}");
    }
    for state in ["Complete", "In progress", "If you have time"] {
        assert!(states.get(state).is_some_and(|times| *times > 30), "too tame: {states:?}");
    }
}
