//! A form that shows last round's answers counts nothing unasked, and what is said of them as it was meant.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails loudly"
)]

mod common;

use careers_audit::answers::audit::{Audit, Choice, OutcomeRow, StillSo};
use careers_audit::answers::{Answers, Given, Key, Value};
use careers_audit::judge::Standing;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Carried, Form};
use careers_audit::returns::{Results, State};
use common::carried::Two;

fn still_so(subject: Option<&str>, row: &str, block: BlockKey) -> Key {
    Key { block, subject: subject.map(str::to_owned), row: row.to_owned(), slot: SlotKey::StillSo }
}

fn yes() -> Given {
    Given::meant(Value::Choice(Choice::StillSo(StillSo::Yes)))
}

/// *Yes* in every row that answers for a sheet.
fn all_so(form: &Form, mut answers: Answers) -> Answers {
    for (_, area) in form.areas() {
        for row in area.rows.iter().filter(|row| row.carried == Carried::ForAll) {
            answers.put(area.key(row, SlotKey::StillSo), yes());
        }
    }
    answers
}

fn rows(audit: &Audit) -> Vec<OutcomeRow> {
    let mut rows: Vec<OutcomeRow> = audit.outcomes.iter().filter(|row| row.coverage.is_some()).cloned().collect();
    rows.sort_by_key(|row| (row.place.subject.clone(), row.place.row.clone()));
    rows
}

#[test]
fn what_was_answered_last_round_counts_for_nothing_before_somebody_says_so() {
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        let mut shown = 0;
        for code in two.codes() {
            let (form, blank) = two.issued(&code);
            shown += form.areas().flat_map(|(_, area)| &area.rows).filter(|row| row.carried == Carried::Asked).count();
            let came = two.came(&code, &blank);
            assert_eq!((came.state, came.answers.len()), (State::Empty, 0), "{code}");
            assert_eq!(came.answers.last(), blank.last(), "{code}: what it shows is read again");
            let odd: Vec<_> = came.findings.iter().filter(|own| own.code.name() != "unanswered").collect();
            assert!(odd.is_empty(), "{code}: {odd:#?}");
        }
        assert!(shown > 40, "{shown}");
    }
}

/// Draws the issued workbooks into a folder, to be looked at.
#[test]
#[ignore = "for the eye"]
fn drawn_for_the_eye() {
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        for code in two.codes() {
            let (form, blank) = two.issued(&code);
            let minutes = form.total_minutes();
            let plain = two.forms.usual(&code).expect("a form").total_minutes();
            eprintln!("{} {code}: {minutes} minutes, without last round's {plain}", setting.word());
            if let Ok(folder) = std::env::var("DRAWN") {
                let bytes = two.drawn(&code, &blank);
                std::fs::write(format!("{folder}/{}-{code}.xlsx", setting.word()), bytes).expect("written");
            }
        }
    }
}

#[test]
fn one_yes_a_sheet_gives_last_round_s_rows_and_what_they_show() {
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        let mut seen = 0;
        for code in two.codes() {
            let (form, blank) = two.issued(&code);
            let came = two.came(&code, &all_so(&form, blank.clone()));
            let results = Results::new(&two.forms, vec![came]);
            let (then, now) = (&two.last.audits[&code], results.audits.get(&code));
            let Some(now) = now else {
                assert!(blank.last().is_empty(), "{code}");
                continue;
            };
            // A question to the Careers Leader was no answer, and is none.
            assert_eq!(rows(now).len(), rows(then).len(), "{code}: {:#?} {:#?}", rows(now), rows(then));
            for (now, then) in rows(now).iter().zip(rows(then)) {
                assert_eq!((now.coverage, now.status, &now.unit), (then.coverage, then.status, &then.unit), "{code}");
            }
            for verdict in results.verdicts.iter().filter(|own| own.department == code) {
                let before = two.last.verdicts.iter().find(|own| own.subject == verdict.subject).expect("a verdict");
                if let (Standing::Judged { evidenced: now, .. }, Standing::Judged { evidenced: then, .. }) =
                    (verdict.standing, before.standing)
                {
                    assert_eq!(
                        now,
                        then.map(|then| then.min(careers_audit::plan::Approach::Across)),
                        "{}",
                        verdict.subject
                    );
                    seen += usize::from(now.is_some());
                }
            }
        }
        assert!(seen > 0, "{}", setting.word());
    }
}
