//! Statements that several subjects answer on one sheet, a column each: however such a workbook, or one with a sheet for
//! each subject as they were issued before, comes back, everybody's answers are read as theirs.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::{Answers, Key, Value};
use careers_audit::finding::{Code, Finding};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Form, answers_of};
use careers_audit::pen;
use careers_audit::plan::{Department, Plan, Setting, resolve};
use careers_audit::returns::{Return, State, settle};
use common::drawn::{Drawn, returned};

/// A form as it was issued before: with a checklist for each subject.
fn apart(form: &Form) -> Form {
    let sheets = form.sheets.iter().flat_map(|sheet| match sheet.otherwise.as_slice() {
        [] | [_] => vec![sheet.clone()],
        own => own.to_vec(),
    });
    Form { sheets: sheets.collect(), ..form.clone() }
}

fn drawn(plan: &Plan, form: &Form, answers: &Answers) -> Vec<u8> {
    pen::draw(form, answers, plan.round.due).expect("drawn")
}

fn told(entry: &Return) -> Vec<String> {
    entry.findings.iter().map(|own| format!("{} {}: {}", own.code, own.place, own.message)).collect()
}

fn with_several(plan: &Plan) -> impl Iterator<Item = &Department> {
    plan.departments.iter().filter(|own| own.subjects.len() > 1)
}

#[test]
fn a_workbook_with_a_checklist_for_each_subject_reads_as_one_with_a_column_for_each() {
    for (seed, setting) in (1..).zip(Setting::ALL) {
        let plan = resolve(&setting.built_in()).expect("no fault");
        for department in with_several(&plan) {
            let form = common::form(&plan, &department.code);
            let answers = answers_of(&common::random::audit(&plan, department, seed));
            let [before, now] = [apart(&form), form].map(|form| common::read(&plan, &drawn(&plan, &form, &answers)));
            assert_eq!(now.state, State::Accepted, "{:#?}", told(&now));
            for (key, given) in answers.iter() {
                assert_eq!(now.answers.meant(key), given.means.as_ref().ok(), "{key:?}");
                assert_eq!(before.answers.meant(key), given.means.as_ref().ok(), "{key:?}");
            }
            assert_eq!((told(&now), told(&before)), (vec![], vec![]), "{}", department.name);
        }
    }
}

/// One workbook as it was issued before and one as it is now, each with its own part of the answers.
#[test]
fn both_kinds_are_put_together_in_one_round() {
    let plan = common::plan();
    for (seed, department) in (1..).zip(with_several(&plan)) {
        let form = common::form(&plan, &department.code);
        let answers = answers_of(&common::random::audit(&plan, department, seed));
        let first = &department.subjects[0].name;
        let mut parts = [Answers::default(), Answers::default()];
        for (key, given) in answers.iter() {
            parts[usize::from(key.subject.as_ref() == Some(first))].put(key.clone(), given.clone());
        }
        let forms = [apart(&form), form];
        let incoming = forms
            .iter()
            .zip(&parts)
            .zip(["a.xlsx", "b.xlsx"])
            .map(|((form, part), name)| common::incoming(&plan, name, &drawn(&plan, form, part)));
        let entries = settle(&common::forms(&plan), incoming.collect());
        let entry = entries.iter().find(|entry| entry.state.counts()).expect("one counts");
        for (key, given) in answers.iter() {
            assert_eq!(entry.answers.meant(key), given.means.as_ref().ok(), "{}: {key:?}", department.name);
        }
    }
}

/// The checklist of Humanities as somebody types it.
fn humanities(table: &str) -> Drawn {
    returned("HUM").sheet("Checklist", table)
}

/// What History, Geography and Religious Education answer to F1, a dash where nothing.
fn first(entry: &Return) -> String {
    let answer = |subject: &str| {
        let key = Key {
            block: BlockKey::Checklist,
            subject: Some(subject.to_owned()),
            row: "F1".to_owned(),
            slot: SlotKey::Answer,
        };
        entry.answers.meant(&key).map_or("-".to_owned(), Value::to_string)
    };
    ["History", "Geography", "Religious Education"].map(answer).join(", ")
}

fn of(entry: &Return, code: Code) -> Vec<&Finding> {
    let all = entry.findings.iter().filter(|own| own.code == code);
    all.filter(|own| own.place.sheet.as_deref() == Some("Checklist")).collect()
}

#[test]
fn columns_are_known_by_their_subjects_wherever_they_stand() {
    let entry = humanities(
        "| Religious Education | Ref | History | Evidence: History | Geography |
         | Not yet             | F1  | Yes     | Wall of maps      | Partly    |",
    )
    .read();
    assert_eq!(first(&entry), "Yes, Partly, Not yet");
    assert_eq!(of(&entry, Code::MissingColumn).len(), 2, "two have no evidence: {:#?}", told(&entry));
    let copied = humanities(
        "| Ref | History | Geography | History | Religious Education |
         | F1  |         | Partly    | Yes     | Not yet             |",
    )
    .read();
    assert_eq!(first(&copied), "Yes, Partly, Not yet");
    assert_eq!(of(&copied, Code::DoubledColumn).len(), 1, "{:#?}", told(&copied));
}

#[test]
fn a_heading_that_is_lost_or_mistyped_is_told_by_those_beside_it() {
    let entry = humanities(
        "| Ref | Approach | Statement | Needed or advice | History | Geograhpy |       | Evidence: History |
         | F1  |          |           |                  | Yes     | Partly    | Not yet |                 |",
    )
    .read();
    assert_eq!(first(&entry), "Yes, Partly, Not yet", "{:#?}", told(&entry));
    let recognised: Vec<_> = of(&entry, Code::ColumnRecognised).iter().map(|own| own.message.clone()).collect();
    assert_eq!(recognised.len(), 2, "{recognised:?}");
    // A subject that is not there at all takes nobody's column.
    let two = humanities(
        "| Ref | Approach | Statement | Needed or advice | History | Religious Education | Evidence: History |
         | F1  |          |           |                  | Yes     | Not yet             | Seen in lessons   |",
    )
    .read();
    assert_eq!(first(&two), "Yes, -, Not yet", "{:#?}", told(&two));
    assert!(of(&two, Code::MissingColumn).iter().any(|own| own.message.contains("'Geography'")), "{:#?}", told(&two));
}

/// What is wrong with the rows that all share is told once, and of nobody.
#[test]
fn what_is_told_of_shared_rows_is_told_once() {
    let entry = humanities(
        "| Ref | Statement | History | Geography | Religious Education |
         | F1  |           | Yes     | Partly    | Not yet             |
         | F1  |           | Partly  | Partly    | Partly              |
         | QQ7 |           | Yes     | Yes       | Yes                 |",
    )
    .read();
    assert_eq!(first(&entry), "Yes, Partly, Not yet");
    for code in [Code::DoubledRef, Code::UnknownRef] {
        let found = of(&entry, code);
        assert_eq!(found.len(), 1, "{:#?}", told(&entry));
        assert_eq!(found[0].place.subject, None);
    }
    let rows: Vec<_> = of(&entry, Code::MissingRow).iter().filter_map(|own| own.place.row.clone()).collect();
    let mut once = rows.clone();
    once.dedup();
    assert_eq!(rows, once, "{:#?}", told(&entry));
    let alone = humanities(
        "| Ref | History | Geography | Religious Education |
         | F1  | Yes     | Partly    | Not yet             |
         | QQ7 |         | Yes       |                     |",
    )
    .read();
    assert_eq!(of(&alone, Code::UnknownRef)[0].place.subject.as_deref(), Some("Geography"));
}
