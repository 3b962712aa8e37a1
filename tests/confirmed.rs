//! What stands on a form beside what is not asked again: records that were planned, each with what became of it; and last
//! answers to statements and numbers. Each says what it should, and nothing of it counts unasked.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "a test fails loudly"
)]

mod common;

use careers_audit::answers::audit::{Choice, Confirmed, TookPlace};
use careers_audit::answers::{Answers, Given, Labelled, Value};
use careers_audit::finding::Code;
use careers_audit::judge::Standing;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Carried, Form, audit_of};
use careers_audit::plan::LEADER;
use careers_audit::returns::Results;
use common::carried::Two;

/// The rows in which it is asked what became of a planned record, with what stood in them.
fn planned(form: &Form, blank: &Answers) -> Vec<(String, String, String)> {
    let rows = form
        .areas()
        .filter(|(_, area)| area.block.key() == BlockKey::Employers)
        .flat_map(|(_, area)| area.rows.iter().filter(|row| row.carried == Carried::Asked).map(move |row| (area, row)));
    let one = |(area, row): (&careers_audit::layout::Area, &careers_audit::layout::Row)| {
        let employer = blank.last().value(&area.key(row, SlotKey::Employer)).expect("an employer").to_string();
        let offered = form.list(row, SlotKey::StillSo).expect("a list").labels().to_vec();
        assert!(offered.iter().map(String::as_str).eq(Confirmed::ALL.iter().map(|one| one.label())), "{offered:?}");
        (row.reference.clone(), employer, row.printed(SlotKey::LastTime).unwrap_or_default().to_owned())
    };
    rows.map(one).collect()
}

#[test]
fn a_planned_record_counts_as_it_is_said_to_stand() {
    let mut seen = 0;
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        for code in two.codes() {
            let (form, blank) = two.issued(&code);
            let (_, area) = form.areas().find(|(_, area)| area.block.key() == BlockKey::Employers).expect("records");
            for (reference, employer, told) in planned(&form, &blank) {
                let then =
                    two.last.audits[&code].employers.iter().filter(|own| own.employer.as_deref() == Some(&employer));
                assert!(then.clone().any(|own| own.took_place == Some(TookPlace::Planned)), "{code}: {employer}");
                assert!(told.starts_with(&employer) && told.contains("Planned"), "{told}");
                let row = area.rows.iter().find(|row| row.reference == reference).expect("its row");
                let still = area.key(row, SlotKey::StillSo);
                for said in Confirmed::ALL.iter().copied().map(Some).chain([None]) {
                    let mut answers = blank.clone();
                    if let Some(said) = said {
                        answers.put(still.clone(), Given::meant(Value::Choice(Choice::Confirmed(said))));
                    }
                    let came = two.came(&code, &answers);
                    let audit = audit_of(&came.answers);
                    let own = audit.employers.iter().find(|own| own.place.row == reference);
                    let stands = own.and_then(|own| Some((own.employer.clone()?, own.took_place?)));
                    let meant = match said {
                        Some(Confirmed::TookPlace) => Some((employer.clone(), TookPlace::TookPlace)),
                        Some(Confirmed::StillPlanned) => Some((employer.clone(), TookPlace::Planned)),
                        Some(Confirmed::Changed | Confirmed::NoLonger) | None => None,
                    };
                    assert_eq!(stands, meant, "{code} {reference}: {said:?}");
                    assert!(audit.employers.iter().all(|own| own.place.row == reference || own.employer.is_none()));
                    let is_asked = came.findings.iter().any(|own| {
                        own.code == Code::Unanswered
                            && own.place.column == Some(SlotKey::StillSo)
                            && own.place.row.as_deref() == Some(&reference)
                    });
                    assert_eq!(is_asked, said.is_none(), "{code} {reference}: {said:?} {:#?}", came.findings);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen >= 15, "{seen} are too few");
}

#[test]
fn what_was_answered_to_statements_and_numbers_stands_beside_them_and_counts_for_nothing() {
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        let (mut statements, mut numbers) = (0, 0);
        for code in two.codes() {
            let (form, blank) = two.issued(&code);
            let then = &two.last.audits[&code];
            for (_, area) in form.areas() {
                for row in area.rows.iter().filter(|row| row.carried == Carried::Beside) {
                    let told = row.printed(SlotKey::LastTime).expect("last time's answer");
                    let is_own = |place: &careers_audit::answers::RowPlace| {
                        place.row == row.reference && place.subject == row.subject
                    };
                    if area.block.key() == BlockKey::Checklist {
                        let own = then.checklist.iter().find(|own| is_own(&own.place)).expect("it was answered");
                        let answer = own.answer.map_or("", Labelled::label);
                        assert!(told.starts_with(answer), "{code} {}: {told}, and it was {answer}", row.reference);
                        statements += 1;
                    } else if area.block.key() == BlockKey::Reach {
                        let own = then.reach.iter().find(|own| is_own(&own.place)).expect("it was answered");
                        let parts = [own.taking, own.reached].into_iter().flatten();
                        assert!(parts.clone().count() > 0, "{code} {}: {told}", row.reference);
                        for number in parts {
                            assert!(
                                told.contains(&number.to_string()),
                                "{code} {}: {told}, and it was {number}",
                                row.reference
                            );
                        }
                        numbers += 1;
                    }
                }
            }
            // Every answer then stands beside its cell: none is dropped without a word.
            let beside = |block: BlockKey| {
                form.areas()
                    .filter(|(_, area)| area.block.key() == block)
                    .flat_map(|(_, area)| &area.rows)
                    .filter(|row| row.carried == Carried::Beside)
                    .count()
            };
            let answered = then.checklist.iter().filter(|own| own.answer.is_some()).count();
            assert_eq!(beside(BlockKey::Checklist), answered, "{code}");
            let came = two.came(&code, &blank);
            let audit = audit_of(&came.answers);
            assert!(audit.checklist.iter().all(|own| own.answer.is_none()), "{code}");
            assert!(audit.reach.iter().all(|own| own.taking.is_none() && own.reached.is_none()), "{code}");
            if code != LEADER {
                let results = Results::new(&two.forms, vec![came]);
                let own = results.verdicts.iter().filter(|verdict| verdict.department == code);
                assert!(own.clone().count() > 0);
                for verdict in own {
                    assert_eq!(verdict.standing, Standing::ReturnedEmpty, "{}", verdict.subject);
                }
            }
        }
        assert!(statements > 20, "{}: {statements} statements, {numbers} numbers", setting.word());
    }
}

/// What a department and a mail promise is what the workbook with last answers takes.
#[test]
fn the_minutes_that_are_promised_are_those_of_the_workbook_as_it_is_issued() {
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        let (mut fewer, results) = (0, Results::new(&two.forms, Vec::new()));
        let asks = careers_audit::say::asks(&results, two.plan().round.due);
        for code in two.codes().into_iter().filter(|code| code != LEADER) {
            let (form, blank) = two.issued(&code);
            let minutes = form.total_minutes();
            let own = asks.departments.iter().find(|own| own.code == code).expect("asked");
            assert_eq!(own.minutes, minutes, "{code}");
            let department = two.plan().department(&code).expect("a department");
            let workbook = careers_audit::email::Attachment { name: "a.xlsx".to_owned(), bytes: vec![1] };
            let invited = careers_audit::email::invitation(&two.forms, department, &workbook, two.plan().round.due);
            let text = String::from_utf8(invited.expect("in time").bytes).expect("text").replace("=\r\n", "");
            assert!(text.contains(&format!("about {minutes} minute")), "{code}: {minutes} {text}");
            let is_shown = !blank.last().is_empty();
            assert_eq!(text.contains("answers stand in it"), is_shown, "{text}");
            fewer += usize::from(minutes < two.forms.usual(&code).expect("a form").total_minutes());
        }
        assert!(fewer > 0, "{}", setting.word());
    }
}
