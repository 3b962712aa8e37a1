//! Corrections: a department's own answers come back to it with what is wrong, and nothing is typed twice.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::{Given, Key, Typed, Unread, Value, repeated_ref};
use careers_audit::correct;
use careers_audit::finding::Code;
use careers_audit::layout::{answers_of, department_form};
use careers_audit::plan::Plan;
use careers_audit::returns::{Incoming, Return, form_of, settle};
use careers_audit::{demo, pen, reader};
use common::random;

fn incoming(plan: &Plan, file: &str, saved: &str, bytes: &[u8]) -> Incoming {
    Incoming { file: file.into(), saved: saved.into(), recognised: reader::open(plan, bytes).recognised }
}

fn counting(returns: Vec<Return>) -> Return {
    returns.into_iter().find(|entry| entry.state.counts()).expect("one counts")
}

fn typed(entry: &Return) -> Vec<String> {
    let mut texts: Vec<String> = entry.answers.iter().map(|(_, given)| given.typed.shown()).collect();
    texts.extend(entry.unplaced.iter().map(|lost| lost.text.clone()));
    texts.sort();
    texts
}

/// Whether a correction holds everything that its return does.
fn keeps_everything(plan: &Plan, entry: &Return, bytes: &[u8]) {
    let back = counting(settle(plan, vec![incoming(plan, "again.xlsx", "2026-12-20", bytes)]));
    let mut there = typed(&back);
    for text in typed(entry) {
        let at = there.iter().position(|other| *other == text);
        there.remove(at.unwrap_or_else(|| panic!("{}: '{text}' is lost", entry.file)));
    }
}

#[test]
fn every_answer_of_a_return_stands_in_its_correction_and_nothing_is_fixed_by_itself() {
    let plan = common::demo_plan();
    let mut corrected = 0;
    for sent in demo::returns(&plan) {
        let Some(form) = form_of(&plan, &sent.department) else { continue };
        let bytes = pen::draw(&form, &sent.answers, sent.saved).expect("drawn");
        let first = incoming(&plan, &sent.file, "2026-12-10", &bytes);
        let Some(entry) = settle(&plan, vec![first.clone()]).into_iter().find(|entry| entry.state.counts()) else {
            continue;
        };
        let correction = correct::workbook(&plan, &entry, sent.saved).expect("drawn");
        let Some(correction) = correction else {
            assert!(entry.findings.iter().all(|finding| !finding.is_open()));
            continue;
        };
        corrected += 1;
        keeps_everything(&plan, &entry, &correction.bytes);
        // Its date says that it is older than what it was made from: it counts all the same.
        let back = incoming(&plan, "corrected.xlsx", "2026-12-01", &correction.bytes);
        let back = counting(settle(&plan, vec![first, back]));
        assert_eq!(back.file, "corrected.xlsx");
        assert_eq!(back.corrects, entry.fingerprints);
        let since = back.since().expect("it corrects");
        assert_eq!((since.fixed.len(), since.fresh.len()), (0, 0), "{}: {since:?}", sent.file);
        assert_eq!(since.open.len(), back.findings.iter().filter(|finding| finding.is_open()).count());
    }
    assert!(corrected > 3, "{corrected}");
}

#[test]
fn random_faults_and_rows_without_a_place_are_kept() {
    let plan = common::plan();
    for seed in 0..20 {
        let department = &plan.departments[seed % plan.departments.len()];
        let seed = u64::try_from(seed).expect("small");
        let mut answers = answers_of(&random::audit(&plan, department, seed));
        let form = department_form(&plan, department);
        let unread = || Unread { code: Code::UnknownAnswer, suggestion: None };
        let faulty: Vec<Key> = answers.iter().map(|(key, _)| key.clone()).step_by(7).collect();
        for key in faulty {
            answers.put(key, Given { typed: Typed::Text(format!("Tought {seed}")), means: Err(unread()) });
        }
        let bytes = pen::draw(&form, &answers, plan.round.due).expect("drawn");
        let Some(mut entry) = settle(&plan, vec![incoming(&plan, "a.xlsx", "2026-12-10", &bytes)]).pop() else {
            continue;
        };
        if !entry.state.counts() {
            continue;
        }
        // Two more rows of one ref, and one with a ref that nobody knows.
        let key = |row: String| Key {
            block: "outcomes",
            subject: Some(department.subjects[0].name.clone()),
            row,
            slot: "unit",
        };
        let reference = &plan.outcomes[0].reference;
        for (number, row) in
            [repeated_ref(reference, 2), repeated_ref(reference, 3), "ZZ-9".to_owned(), "X7".to_owned()]
                .into_iter()
                .enumerate()
        {
            entry.answers.put(key(row), Given::meant(Value::Text(format!("Second unit {number}"))));
        }
        let correction = correct::workbook(&plan, &entry, plan.round.due).expect("drawn").expect("faulty");
        keeps_everything(&plan, &entry, &correction.bytes);
        let back = counting(settle(&plan, vec![incoming(&plan, "b.xlsx", "", &correction.bytes)]));
        assert!(typed(&back).contains(&"ZZ-9".to_owned()), "the ref that was typed is kept");
    }
}

#[test]
fn mended_and_explained_findings_are_told_as_fixed() {
    let plan = common::demo_plan();
    let sent = demo::returns(&plan).into_iter().find(|sent| {
        let form = form_of(&plan, &sent.department).expect("a form");
        let bytes = pen::draw(&form, &sent.answers, sent.saved).expect("drawn");
        settle(&plan, vec![incoming(&plan, "a.xlsx", "", &bytes)])[0]
            .findings
            .iter()
            .any(|finding| finding.suggestion.is_some())
    });
    let sent = sent.expect("one with a suggestion");
    let form = form_of(&plan, &sent.department).expect("a form");
    let bytes = pen::draw(&form, &sent.answers, sent.saved).expect("drawn");
    let first = incoming(&plan, "a.xlsx", "2026-12-10", &bytes);
    let entry = counting(settle(&plan, vec![first.clone()]));
    let correction = correct::workbook(&plan, &entry, sent.saved).expect("drawn").expect("faulty");
    let mut back = incoming(&plan, "b.xlsx", "2026-12-11", &correction.bytes);
    let careers_audit::returns::Recognised::Audit { read, .. } = &mut back.recognised else { panic!("an audit") };
    // As people do it: the suggestion into its cell, a reason beside each query.
    for finding in &entry.findings {
        if let (Some(meant), Some(row), Some(column)) = (&finding.suggestion, &finding.place.row, finding.place.column)
        {
            let keys: Vec<Key> = read
                .answers
                .iter()
                .map(|(key, _)| key.clone())
                .filter(|key| key.slot == column && key.row == *row && key.subject == finding.place.subject)
                .collect();
            for key in keys {
                read.answers.put(key, Given::meant(Value::Text(meant.clone())));
            }
        }
    }
    for listed in &mut read.listed {
        listed.explanation = Some("It is right: we teach it in another unit.".to_owned());
    }
    let back = counting(settle(&plan, vec![first, back]));
    let since = back.since().expect("it corrects");
    assert!(!since.fixed.is_empty());
    assert!(since.open.iter().all(|finding| finding.suggestion.is_none()), "{since:?}");
}
