//! What a sheet tells people to do, the rule rewards; and what it says is done, is done.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::audit::{About, Audit, ChecklistRow, Tick};
use careers_audit::answers::{Answers, Given, Key, RowPlace, Value};
use careers_audit::finding::{Code, Finding};
use careers_audit::judge::{Standing, judge, may_go_on};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Live, answers_of, audit_of};
use careers_audit::learner::WITHHELD;
use careers_audit::live::{self, Workings};
use careers_audit::pen;
use careers_audit::plan::{Approach, Department, Plan, Subject};
use careers_audit::returns::{Incoming, Return, Saved, State, settle};
use careers_audit::{correct, email};
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
        let receipt = email::receipt(&common::forms(&plan), department, &entry, None, plan.round.due);
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
            entry.findings.iter().filter(of_sheet).filter(|finding| live::TOLD.contains(&finding.code)).count()
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
            assert_eq!(["Done", "Nothing asked", "If you have time"].contains(&state.as_str()), open == 0, "{told}");
            *states.entry(state).or_default() += 1;
            left += open;
        }
        let told = live::computed(&workings, &Default::default(), Live::Left).expect("a sentence").result.to_string();
        let finished = format!("Finished: save this file and send it to {}.", plan.school.careers_leader);
        assert_eq!(told == finished, left == 0, "{seed}: {told}");
        assert!(left == 0 || told.starts_with(&format!("{left} answer")), "{seed}: {told}");
    }
    for state in ["Done", "In progress", "If you have time"] {
        assert!(states.get(state).is_some_and(|times| *times > 30), "too tame: {states:?}");
    }
}

/// A department's answers that leave nothing open: what it does shows Foundation at least, and it says so; above that it
/// answers nothing, or `says` of it.
fn honest(plan: &Plan, department: &Department, says: impl Fn(Approach) -> Option<Tick>) -> Audit {
    let shows = |audit: &Audit| {
        department.subjects.iter().all(|subject| match judge(plan, department, subject, audit).standing {
            Standing::Judged { evidenced, .. } => evidenced >= Some(Approach::Foundation),
            Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotAnswered | Standing::NotJudged => false,
        })
    };
    let drawn = (0..).map(|seed| random::audit(plan, department, seed));
    let mut audit = drawn.into_iter().find(|audit| shows(audit) && audit.stages.is_empty()).expect("one of them");
    audit.checklist.clear();
    audit.about.clear();
    for subject in &department.subjects {
        for item in &plan.checklist {
            let place = RowPlace { subject: Some(subject.name.clone()), row: item.reference.clone() };
            audit.checklist.extend(says(item.approach).map(|tick| ChecklistRow {
                place,
                answer: Some(tick),
                evidence: None,
            }));
        }
    }
    audit
}

/// The file of a colleague who answered for some subjects.
fn part(plan: &Plan, department: &Department, audit: &Audit, who: &str, subjects: &[&str]) -> Incoming {
    let mut answers = Answers::default();
    for (key, given) in answers_of(audit).iter() {
        if key.subject.as_deref().is_none_or(|own| subjects.contains(&own)) {
            answers.put(key.clone(), given.clone());
        }
    }
    let about = |slot, row: &str| Key { block: BlockKey::About, subject: None, row: row.to_owned(), slot };
    answers.put(about(SlotKey::FilledBy, "A1"), Given::meant(Value::Text(who.to_owned())));
    answers.put(about(SlotKey::Remarks, "A2"), Given::meant(Value::Text(format!("{who} asks for a room."))));
    let form = common::form(plan, &department.code);
    let bytes = pen::draw(&form, &answers, plan.round.due).expect("drawn");
    let mut incoming = common::incoming(plan, &format!("{} {who}.xlsx", department.code), &bytes);
    incoming.saved = Saved::said(&format!("2026-12-0{}", 1 + who.len() % 8));
    incoming
}

#[test]
fn departments_that_did_all_that_was_asked_get_a_receipt() {
    let plan = common::plan();
    let forms = common::forms(&plan);
    let [shared, single]: [Vec<&Department>; 2] = [true, false]
        .map(|several| plan.departments.iter().filter(|own| (own.subjects.len() > 1) == several).collect());
    let foundation = |approach| (approach == Approach::Foundation).then_some(Tick::Yes);
    let climbing = |approach| {
        (approach != Approach::Enriched).then_some(match approach {
            Approach::Foundation => Tick::Yes,
            Approach::Across | Approach::Enriched => Tick::Partly,
        })
    };
    let mut files = Vec::new();
    // Two whose subjects were shared out among colleagues, each of whom says who they are.
    for department in &shared[..2] {
        let audit = honest(&plan, department, foundation);
        let names: Vec<&str> = department.subjects.iter().map(|subject| subject.name.as_str()).collect();
        files.push(part(&plan, department, &audit, "Ann Lee", &names[..1]));
        files.push(part(&plan, department, &audit, "Robert Khan", &names[1..]));
    }
    // Three that answered Foundation and stopped there; one that went on; two with something truly open.
    let all = |department: &Department| department.subjects.iter().map(|own| own.name.clone()).collect::<Vec<_>>();
    let whole = |department: &Department, audit: &Audit| {
        let names = all(department);
        part(&plan, department, audit, "Joan", &names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    files.extend(single[..3].iter().map(|own| whole(own, &honest(&plan, own, foundation))));
    files.push(whole(single[3], &honest(&plan, single[3], climbing)));
    for department in &single[4..6] {
        let mut audit = honest(&plan, department, foundation);
        let first = audit.outcomes.first_mut().expect("a row");
        first.coverage = None;
        files.push(whole(department, &audit));
    }
    let settled = settle(&forms, files);
    let counting: Vec<&Return> = settled.iter().filter(|entry| entry.state.counts()).collect();
    assert_eq!(counting.len(), 8);
    let receipts = counting.iter().filter(|entry| {
        let correction = correct::workbook(&forms, entry, plan.round.due).expect("drawn");
        correction.is_none()
    });
    assert_eq!(receipts.count(), 6, "{:#?}", counting.iter().map(|entry| &entry.findings).collect::<Vec<_>>());
    let merged: Vec<&&Return> = counting.iter().filter(|entry| entry.state == State::Merged).collect();
    assert_eq!(merged.len(), 2);
    for entry in merged {
        assert!(entry.conflicts.is_empty());
        let audit = audit_of(&entry.answers);
        assert_eq!(audit.about[0].filled_by.as_deref(), Some("Robert Khan and Ann Lee"));
        // What both say to the Careers Leader reaches the Careers Leader.
        assert_eq!(entry.comment(), Some("Robert Khan asks for a room.\nAnn Lee asks for a room."));
    }
}

#[test]
fn what_is_said_to_the_careers_leader_reaches_the_careers_leader_and_nobody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    common::run(&["demo", "round"], folder.path());
    let said = "Reach is from memory";
    let (_, told) = common::run(&["check", "round"], folder.path());
    let line = told.lines().position(|line| line.contains(said)).expect("told");
    assert!(told.lines().nth(line - 1).expect("a line before").contains(".xlsx - "), "it stands first after the state");
    let (_, document) = common::run(&["check", "round", "--json"], folder.path());
    let document: serde_json::Value =
        serde_json::from_str(&document[..=document.rfind('}').expect("a document")]).expect("JSON");
    let comments = document["returns"].as_array().expect("returns").iter().filter_map(|own| own["comment"].as_str());
    assert!(comments.filter(|comment| comment.starts_with(said)).count() == 1);
    let read = |name: &str| std::fs::read(folder.path().join("round").join(name)).expect("written");
    let shared = common::dumped::tables(&read("matrix/Careers matrix 2026-12-15.xlsx"));
    let working = common::dumped::tables(&read("matrix/Careers matrix 2026-12-15 working copy.xlsx"));
    assert!(
        working.contains(said)
            && working.contains("../returns/")
            && working.contains("Errors and queries, line by line")
    );
    for private in [said, "../returns", "file:", "Errors and queries, line by line", "Links to files"] {
        assert!(!shared.contains(private), "{private} is in what others are sent");
    }
    let draft = String::from_utf8_lossy(&read("email/SLT - summary.eml")).replace("=\r\n", "");
    assert!(
        draft.contains("Careers matrix 2026-12-15.xlsx") && !draft.contains("working copy") && !draft.contains(said)
    );
}

#[test]
fn a_comment_that_may_name_a_learner_is_withheld() {
    let plan = common::plan();
    let department = common::department(&plan, "HUM");
    let mut audit = honest(&plan, department, |_| None);
    let about = About { remarks: Some("Jade (9B) asked for a visit.".to_owned()), ..About::default() };
    audit.about = vec![about];
    let entry = came(&plan, department, &audit);
    assert_eq!(entry.comment(), Some(WITHHELD));
}
