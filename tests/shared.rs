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

/// The headings of Humanities as they are issued, with these of its subjects.
fn headed(subjects: [&str; 3], evidence: [&str; 3], answers: &str) -> Return {
    humanities(&format!(
        "| Ref | Statement | Approach | Needed or advice | To do | {} | {} |
         | F1  |          |           |                  |       | {answers} | | | |",
        subjects.join(" | "),
        evidence.join(" | "),
    ))
    .read()
}

const EVIDENCE: [&str; 3] = ["Evidence: History", "Evidence: Geography", "Evidence: Religious Education"];

/// Where no column was moved, a heading that is cut, gone or another's leaves its answers with whom they were asked of.
#[test]
fn what_is_left_of_a_heading_gives_nobody_another_subjects_answers() {
    let heads: [&[&str]; 3] = [
        &["History", "Hist", "", "Humanities", "Geography", "Mrs Jones"],
        &["Geography", "", "Geog.", "Religious Education", "History"],
        &["Religious Education", "RE", "", "R. Ed.", "Geography"],
    ];
    let evidence = [EVIDENCE, ["Evidence"; 3], ["", "Evidence: Geography", ""]];
    let mut told = 0;
    for (nth, history) in heads[0].iter().enumerate() {
        for (other, geography) in heads[1].iter().enumerate() {
            let re = heads[2][(nth + 2 * other) % heads[2].len()];
            let subjects = [*history, *geography, re];
            // A heading that says another subject, whose own heading is lost, may be where that subject is now.
            let names = |of: &str, at: usize| subjects.iter().enumerate().any(|(own, head)| own != at && *head == of);
            let own = ["History", "Geography", "Religious Education"];
            let is_moved = (0..3).any(|at| subjects[at] != own[at] && names(own[at], at));
            // With no subject's heading a plain one of evidence is that of a form for one subject.
            let is_any = subjects.iter().any(|head| own.contains(head));
            let evidence = if is_any { evidence[(nth + other) % 3] } else { EVIDENCE };
            let entry = headed(subjects, evidence, "Yes | Partly | Not yet");
            let read = first(&entry);
            if !is_moved {
                assert_eq!(read, "Yes, Partly, Not yet", "{subjects:?} {:#?}", self::told(&entry));
            }
            if subjects != own {
                told += 1;
                let says = entry
                    .findings
                    .iter()
                    .any(|own| matches!(own.code, Code::ColumnRecognised | Code::DoubledColumn | Code::MissingColumn));
                let is_swapped = subjects.iter().all(|head| own.contains(head));
                assert!(says || is_swapped, "{subjects:?}: {:#?}", self::told(&entry));
            }
        }
    }
    assert!(told > 20, "{told}");
}

/// Where a column was taken out, what could be anybody's is nobody's.
#[test]
fn where_columns_were_moved_no_subject_takes_what_may_be_anothers() {
    for heads in [["", "Religious Education"], ["Humanities", "Religious Education"], ["History", ""]] {
        let entry = humanities(&format!(
            "| Ref | Statement | Approach | Needed or advice | To do | {} | {} | {} |
             | F1  |          |           |                  |       | Yes | Not yet | | | |",
            heads[0],
            heads[1],
            EVIDENCE.join(" | "),
        ))
        .read();
        let expected = if heads[0] == "History" { "Yes, -, -" } else { "-, -, Not yet" };
        assert_eq!(first(&entry), expected, "{heads:?} {:#?}", told(&entry));
        assert!(!of(&entry, Code::MissingColumn).is_empty());
    }
}

#[test]
fn answers_that_were_pasted_one_column_beside_their_own_are_told() {
    let rows = |cells: &str| -> String {
        (1..=5).map(|row| format!("| F{row} | | | | {cells} |\n")).collect::<Vec<_>>().concat()
    };
    let heads = format!(
        "| Ref | Statement | Approach | Needed or advice | To do | History | Geography | Religious Education | {} |\n",
        EVIDENCE.join(" | ")
    );
    for (cells, is_told) in [
        ("Yes | Partly | Not yet | | | |", Some("left")),
        ("Not sure, I will ask | Partly | Not yet | Yes | | |", Some("left")),
        ("Done | | Yes | Partly | Not yet | |", Some("right")),
        ("Done | Yes | Partly | Not yet | | |", None),
        ("Answer for Geography | Yes | | Not yet | Yes, all of us | |", None),
        ("Optional | | Yes | Partly | On the wall | |", None),
    ] {
        let entry = humanities(&format!("{heads}{}", rows(cells))).read();
        let found: Vec<&str> = of(&entry, Code::ColumnsShifted).iter().map(|own| own.message.as_str()).collect();
        match is_told {
            Some(way) => assert!(found.len() == 1 && found[0].contains(way), "{cells}: {:#?}", told(&entry)),
            None => assert!(found.is_empty(), "{cells}: {found:?}"),
        }
    }
}

/// However a subject is called, its workbook is drawn, and its answers are read as its own.
#[test]
fn a_subject_may_be_called_as_a_heading_is() {
    let names = ["Statement", "to do", "Evidence: Statement", "Answer: To do", "REF", "Answer", "evidence"];
    let file = Setting::Mainstream.built_in();
    let own: Vec<String> =
        file.subjects.iter().filter(|own| own.department == "HUM").map(|own| own.name.clone()).collect();
    for start in 0..names.len() {
        let mut renamed = file.clone();
        for (nth, was) in own.iter().enumerate() {
            let now = names[(start + nth * 2) % names.len()];
            let it = renamed.subjects.iter_mut().find(|subject| subject.name == *was).expect("there");
            now.clone_into(&mut it.name);
        }
        let plan = resolve(&renamed).expect("no fault");
        let department = common::department(&plan, "HUM");
        let form = common::form(&plan, "HUM");
        let answers = answers_of(&common::random::audit(&plan, department, 7));
        let read = common::read(&plan, &drawn(&plan, &form, &answers));
        for (key, given) in answers.iter() {
            assert_eq!(read.answers.meant(key), given.means.as_ref().ok(), "{key:?}");
        }
    }
}

/// Whatever a workbook says of itself, none of it is taken for what somebody typed.
#[test]
fn nothing_that_rows_say_is_told_as_typed() {
    let plan = common::plan();
    for (seed, department) in (2..).zip(&plan.departments).take(6) {
        let form = common::form(&plan, &department.code);
        let fill = common::fills::fill(&plan, Some(department), &form, seed);
        let read = common::read(&plan, &drawn(&plan, &form, &fill));
        let unplaced: Vec<_> = read.findings.iter().filter(|own| own.code == Code::Unplaced).collect();
        assert!(unplaced.is_empty(), "{}: {unplaced:#?}", department.name);
    }
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
