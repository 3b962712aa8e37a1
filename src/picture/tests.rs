//! What is asked and what is worth sharing, as values and as they are said.

use jiff::civil::date;

use super::*;
use crate::answers::audit::{Audit, StepRow, Support, Tick};
use crate::answers::{Read, Record, RowPlace};
use crate::layout::{Forms, answers_of};
use crate::returns::{Incoming, Recognised, settle};
use crate::scope::drawn;

const TODAY: Date = date(2026, 12, 14);

/// The results of a round in which History, and perhaps the Careers Leader, has returned and Music has not.
fn results(humanities: &Audit, leader: Option<&Audit>) -> Results {
    let mut plan = drawn::plan(
        "| Ref   |
         | KS3-1 |
         | KS4-1 |",
        "| Department | Subject | Stages   |
         | HUM        | History | KS3, KS4 |
         | MUS        | Music   | KS3      |",
    );
    plan.departments[1].lead = "Ms Fair".to_owned();
    let forms = Forms::new(plan);
    let returned = |(code, audit): (&str, &Audit)| {
        let read = Read { answers: answers_of(audit), ..Read::default() };
        let recognised = Recognised::Audit { code: code.to_owned(), read };
        Incoming { file: format!("{code}.xlsx"), saved: String::new(), recognised }
    };
    let incoming = [("HUM", humanities)].into_iter().chain(leader.map(|leader| (LEADER, leader))).map(returned);
    Results::new(&forms, settle(&forms, incoming.collect()))
}

fn wants(cpd: &str) -> Audit {
    Audit { support: vec![Support { cpd: Some(cpd.to_owned()), ..Support::default() }], ..Audit::default() }
}

#[test]
fn an_ask_names_people_to_slt_and_nobody_to_a_wider_circle() {
    let results = results(&wants("Routes into law."), None);
    let picture = Picture::new(&results, TODAY);
    let steps: Vec<u32> = picture.asks.iter().map(|ask| ask.step).collect();
    assert_eq!(steps, [3, 7]);
    let said = |circle| picture.asks.iter().map(|ask| ask.told(&picture, circle)).collect::<Vec<_>>();
    let slt = said(Circle::Leadership);
    assert!(slt[0].starts_with("please ask Department MUS (Ms Fair) for what is missing; workbooks "), "{slt:?}");
    assert_eq!(slt[1], "1 of 2 departments asks for training. Department HUM: “Routes into law”.");
    let wider = said(Circle::Wider);
    assert!(wider[0].starts_with("please ask the 1 department that has not returned for what"), "{wider:?}");
    assert_eq!(wider[1], "1 of 2 departments asks for training.");
    let asked = &picture.asks[1].asked;
    let wish = Wish { department: "Department HUM", words: Some("Routes into law.") };
    assert_eq!(asked, &[Asked::Support(Want::Training, vec![wish])]);
}

#[test]
fn what_the_careers_leader_asks_stands_last_under_its_step() {
    let step = |row: &str, ask: &str| StepRow {
        ask: Some(ask.to_owned()),
        ..StepRow::blank(RowPlace { subject: None, row: row.to_owned() })
    };
    let leader = Audit { steps: vec![step("S7-F", "An hour in June."), step("S7-A", "A course")], ..Audit::default() };
    let results = results(&wants("Routes into law"), Some(&leader));
    let picture = Picture::new(&results, TODAY);
    let ask = picture.asks.iter().find(|ask| ask.step == 7).expect("step 7");
    assert_eq!(
        ask.told(&picture, Circle::Wider),
        "1 of 2 departments asks for training. The Careers Leader asks: “An hour in June”; and 1 more."
    );
    assert_eq!(
        ask.named(&picture, Circle::Wider),
        format!("{}: {}", ask.name.expect("CPD"), ask.told(&picture, Circle::Wider))
    );
}

#[test]
fn nothing_wanted_is_nothing_asked() {
    let results = results(&wants("n/a"), None);
    assert!(Picture::new(&results, TODAY).asks.iter().all(|ask| ask.step == 3));
}

#[test]
fn a_pocket_is_told_with_its_unit_and_employer() {
    let mut audit = drawn::audit(
        "| Subject | Ref   | Coverage              | Status   | Unit    | Term   |
         | History | KS3-1 | Taught with employers | In place | Castles | Autumn |",
    );
    audit = drawn::ticked(audit, "History", [("F1", Tick::Yes)]);
    let mut met = drawn::encounter("History", "KS3-1 Outcome 1");
    met.employer = Some("Ironbridge".to_owned());
    audit.employers = vec![met];
    let results = results(&audit, None);
    let picture = Picture::new(&results, TODAY);
    let told: Vec<String> = picture.sharing.iter().map(|shared| shared.told(picture.plan)).collect();
    assert_eq!(told, ["History in KS3: Employer Enriched (unit “Castles”, with Ironbridge)."]);
}

#[test]
fn each_kind_of_subject_is_counted_once() {
    let silent = results(&wants("Routes"), None);
    let picture = Picture::new(&silent, TODAY);
    assert_eq!(picture.returned(), 1);
    assert_eq!(
        told::position(picture.results),
        "Nothing is known yet of 2 subjects; 1 has no return and 1 is not answered."
    );
    let said = Audit {
        outcomes: drawn::audit("| Subject | Ref | Coverage |\n| History | KS3-1 | Not yet |").outcomes,
        ..wants("Routes")
    };
    let said = results(&said, None);
    let picture = Picture::new(&said, TODAY);
    assert_eq!(
        told::position(picture.results),
        "0 of the 1 subject that has answered reach Foundation or more; 1 is not yet there, with something left blank and 1 \
         has no return."
    );
}
