//! What is asked and what is worth sharing, as values and as they are said.

use jiff::civil::date;

use super::*;
use crate::answers::audit::{Audit, StepRow, Support, Tick};
use crate::answers::{Read, Record, RowPlace};
use crate::layout::{Forms, answers_of};
use crate::plan::Approach;
use crate::returns::{Incoming, Recognised, Saved, settle};
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
        Incoming { file: format!("{code}.xlsx"), saved: Saved::default(), recognised }
    };
    let incoming = [("HUM", humanities)].into_iter().chain(leader.map(|leader| (LEADER, leader))).map(returned);
    Results::new(&forms, settle(&forms, incoming.collect()))
}

fn wants(cpd: &str) -> Audit {
    Audit { support: vec![Support { cpd: Some(cpd.to_owned()), ..Support::default() }], ..Audit::default() }
}

#[test]
fn departments_are_named_once_they_are_late_and_people_only_where_the_plan_says_so() {
    let returned = results(&wants("Routes into law."), None);
    let said = |results: &Results, today: Date, circle| {
        let picture = Picture::new(results, today);
        picture.asks.iter().map(|ask| format!("{}: {}", ask.label(), ask.told(&picture, circle))).collect::<Vec<_>>()
    };
    let slt = said(&returned, TODAY, Circle::Leadership);
    let support = "Departments ask for: Training (1), of the 1 department that has returned.";
    let see = "To see to: Please see that Department MUS sends its workbook: due since 11 December 2026.";
    assert_eq!(slt, [see, support]);
    let wider = said(&returned, TODAY, Circle::Wider);
    assert_eq!(
        wider[0],
        "To see to: Please see that the 1 department of which nothing can be counted yet sends its workbook, which was due \
         on 11 December 2026."
    );
    assert_eq!(
        said(&returned, date(2026, 12, 11), Circle::Leadership),
        [support],
        "nobody is chased on the day itself"
    );
    let mut plan = (*returned.plan).clone();
    plan.school.name_people = true;
    let forms = Forms::new(plan);
    let read = Read { answers: answers_of(&wants("Routes")), ..Read::default() };
    let recognised = Recognised::Audit { code: "HUM".to_owned(), read };
    let incoming = Incoming { file: "HUM.xlsx".to_owned(), saved: Saved::default(), recognised };
    let named = Results::new(&forms, settle(&forms, vec![incoming]));
    assert!(said(&named, TODAY, Circle::Leadership)[0].contains("that Department MUS (Ms Fair) sends"));
    assert!(!said(&named, TODAY, Circle::Wider)[0].contains("Ms Fair"));
}

#[test]
fn what_is_missing_stands_first_and_then_decisions_the_soonest_first() {
    let step = |row: &str, ask: &str, owner: Option<&str>, due: Option<Date>| StepRow {
        ask: Some(ask.to_owned()),
        owner: owner.map(str::to_owned),
        due,
        ..StepRow::blank(RowPlace { subject: None, row: row.to_owned() })
    };
    let steps = vec![
        step("S7-F", "An hour in June", None, None),
        step("S7-A", "a course. It is free.", Some("Head teacher"), Some(date(2027, 1, 15))),
        step("S8-F", "none", Some("Head teacher"), Some(date(2027, 1, 10))),
        step("S9-F", "Two visits", None, Some(date(2027, 1, 4))),
    ];
    let results = results(&wants("Routes into law"), Some(&Audit { steps, ..Audit::default() }));
    let picture = Picture::new(&results, TODAY);
    let told = |circle| picture.asks.iter().map(|ask| ask.told(&picture, circle)).collect::<Vec<_>>();
    assert_eq!(
        told(Circle::Leadership)[1..4],
        [
            "Two visits. By 4 January 2027; the Careers Leader sees to it (Employer engagement).",
            "A course. It is free. By 15 January 2027; Head teacher sees to it (CPD).",
            "An hour in June. By a day to be agreed; the Careers Leader sees to it (CPD).",
        ]
    );
    assert_eq!(told(Circle::Wider)[2], "A course. It is free. By 15 January 2027 (CPD).");
    let lines: Vec<String> = picture.asks.iter().filter_map(|ask| ask.on_a_line(&picture)).collect();
    assert_eq!(
        lines,
        [
            "See that Department MUS sends its workbook · due since 11 December 2026 · SLT",
            "Two visits · by 4 January 2027 · the Careers Leader",
            "A course. It is free · by 15 January 2027 · Head teacher",
            "An hour in June · by a day to be agreed · the Careers Leader",
        ]
    );
}

#[test]
fn nothing_wanted_is_nothing_asked() {
    let results = results(&wants("n/a"), None);
    assert!(Picture::new(&results, TODAY).asks.iter().all(|ask| matches!(ask, Ask::Workbooks(_))));
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
    let returned = |audit: &Audit| results(audit, None);
    let results = returned(&audit);
    let picture = Picture::new(&results, TODAY);
    let told: Vec<String> = picture.sharing.iter().map(|shared| shared.told(picture.plan)).collect();
    assert_eq!(
        told,
        [
            "History in Stage KS3, though History as a whole is not yet at Foundation: Employer Enriched (unit “Castles”, with \
             Ironbridge; it rests on 1 meaningful encounter)."
        ]
    );
    // What the department says is not there at all is not praised; what is there in part is.
    let praised = |tick| {
        let results = returned(&drawn::ticked(audit.clone(), "History", [("N1", tick)]));
        Picture::new(&results, TODAY).sharing.iter().map(|shared| shared.approach).collect::<Vec<_>>()
    };
    assert_eq!(praised(Tick::Partly), [Approach::Enriched]);
    assert!(praised(Tick::NotYet).is_empty());
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
        "0 of the 1 subject that has answered reach Foundation or more; 1 is not yet there and 1 has no return."
    );
}
