//! Which draft each department gets, and what it says.

use jiff::civil::{Date, date};

use super::*;
use crate::answers::audit::Tick;
use crate::answers::{Answers, Given, Key, Labelled, Read, Typed, Unread};
use crate::correct;
use crate::finding::{Code, Finding};
use crate::key::{BlockKey, SlotKey};
use crate::layout::answers_of;
use crate::returns::{Incoming, Recognised, Saved, State, settle};
use crate::scope::drawn;

const DUE: Date = date(2026, 12, 11);

fn plan() -> Plan {
    let mut plan = drawn::plan(
        "| Ref   | Departments |
         | KS3-1 |             |",
        "| Department | Subject | Stages |
         | HUM        | History | KS3    |
         | HUM        | Law     | KS3    |
         | MUS        | Music   | KS3    |",
    );
    plan.departments[0].lead = "Gareth Pugh".to_owned();
    plan.departments[0].email = vec!["g.pugh@school.example".to_owned()];
    plan
}

fn audit(file: &str, answers: Answers) -> Incoming {
    let read = Read { answers, ..Read::default() };
    let recognised = Recognised::Audit { code: "HUM".to_owned(), read };
    Incoming { file: file.to_owned(), saved: Saved::said("2026-12-09T10:00:00Z"), recognised }
}

fn refused(file: &str, department: Option<&str>, state: State, why: &str) -> Incoming {
    let department = department.map(str::to_owned);
    let finding = Finding::of_file(Code::Unreadable, why);
    Incoming {
        file: file.to_owned(),
        saved: Saved::default(),
        recognised: Recognised::Refused { state, department, finding },
    }
}

fn history() -> Answers {
    let audit = drawn::audit(
        "| Subject | Ref   | Outcome | Coverage    | Status   | Unit | Term |
         | History | KS3-1 |         | Highlighted | In place |      |      |
         | Law     | KS3-1 |         | Not yet     |          |      |      |",
    );
    let audit = drawn::ticked(audit, "History", [("F1", Tick::Yes), ("A1", Tick::Partly)]);
    answers_of(&drawn::ticked(audit, "Law", [("F1", Tick::Partly)]))
}

fn workbook() -> Attachment {
    Attachment { name: "HUM Department HUM audit.xlsx".to_owned(), bytes: vec![7; 100] }
}

fn forms(plan: &Plan) -> Forms {
    Forms::new(plan.clone())
}

fn chase(plan: &Plan, came: Vec<Incoming>, code: &str, today: Date) -> Option<Draft> {
    let forms = forms(plan);
    let results = Results::new(&forms, settle(&forms, came));
    chaser(&results, plan.department(code).expect("a department"), &workbook(), today)
}

/// The draft as text with its soft line breaks joined: ASCII words stand as they are in quoted-printable.
fn shown(draft: &Draft) -> String {
    String::from_utf8(draft.bytes.clone()).expect("ASCII").replace("=\r\n", "")
}

#[test]
fn a_chaser_says_what_came_and_minds_the_due_date() {
    let plan = plan();
    let at = |came, today| chase(&plan, came, "HUM", today).expect("a chaser");
    let early = at(vec![], date(2026, 12, 8));
    assert_eq!((early.kind, early.name.as_str()), (MessageKind::Reminder, "HUM Department HUM - reminder.eml"));
    // It may wait before it is sent: it counts no days.
    for today in [date(2026, 12, 8), date(2026, 12, 10), DUE] {
        let told = shown(&at(vec![], today));
        assert!(told.contains("is due back on Friday 11 December 2026"), "{told}");
    }
    let late = at(vec![], date(2026, 12, 12));
    assert_eq!(late.kind, MessageKind::Overdue);
    assert!(
        shown(&late).contains("was due on 11 December 2026") && shown(&late).contains("by Friday 18 December 2026?")
    );
    let empty = at(vec![audit("from Sam/audit.xlsx", Answers::default())], date(2026, 12, 15));
    assert_eq!(empty.kind, MessageKind::Empty);
    assert!(shown(&empty).contains("audit.xlsx; it holds no answers") && !shown(&empty).contains("from Sam"));
    assert!(shown(&empty).contains("once more, by Friday 8 January 2027?"), "{}", shown(&empty));
    let out = at(vec![refused("old.xlsx", Some("HUM"), State::OtherRound, "It is last year's.")], DUE);
    assert_eq!((out.kind, out.name.as_str()), (MessageKind::KeptOut, "HUM Department HUM - kept out.eml"));
    assert!(shown(&out).contains("old.xlsx") && shown(&out).contains("It is last year's."));
    assert_eq!(chase(&plan, vec![audit("a.xlsx", history())], "HUM", DUE), None, "a return counts");
}

#[test]
fn a_broken_file_of_the_issued_name_is_taken_as_a_hint() {
    let plan = plan();
    let broken = |file: &str| refused(file, None, State::Unreadable, "It has a password.");
    let kind = |file: &str| chase(&plan, vec![broken(file)], "HUM", DUE).map(|draft| draft.kind);
    assert_eq!(kind("sub/hum department hum audit (1).xlsx"), Some(MessageKind::KeptOut));
    assert_eq!(kind("HUM Department HUMANITIES audit.xlsx"), Some(MessageKind::Reminder));
    assert_eq!(kind("holiday.xlsx"), Some(MessageKind::Reminder));
}

#[test]
fn without_a_lead_it_is_a_colleague_and_without_an_address_nobody() {
    let plan = plan();
    let draft = chase(&plan, vec![], "MUS", DUE).expect("a chaser");
    assert_eq!(draft.without_address.as_deref(), Some("Department MUS"));
    assert!(shown(&draft).contains("Dear colleague,\r\n") && !shown(&draft).contains("\r\nTo:"));
    let draft = invitation(&forms(&plan), &plan.departments[0], &workbook(), DUE).expect("in time");
    assert_eq!(draft.without_address, None);
    assert!(shown(&draft).contains("\r\nTo: \"Gareth Pugh\" <g.pugh@school.example>\r\n"), "{}", shown(&draft));
    let minutes = forms(&plan).usual("HUM").expect("a form").total_minutes();
    assert!(minutes > 0 && shown(&draft).contains(&format!("about {minutes} minutes")));
}

#[test]
fn a_receipt_counts_answers_and_a_paragraph_without_notes_is_left_out() {
    let plan = plan();
    let entry = |findings| {
        let mut entry = settle(&forms(&plan), vec![audit("Humanities final.xlsx", history())]).remove(0);
        entry.findings = findings;
        entry
    };
    let plain = shown(&receipt(&forms(&plan), &plan.departments[0], &entry(vec![]), DUE));
    assert!(plain.contains("Received: Humanities final.xlsx, saved on 9 December 2026.\r\n"), "{plain}");
    assert!(plain.contains("What we have: 6 answers: 4 on History and 2 on Law.\r\n\r\nIf something"), "{plain}");
    let note = Finding::of_file(Code::Macros, "The workbook holds macros; they were not run.");
    let noted = shown(&receipt(&forms(&plan), &plan.departments[0], &entry(vec![note]), DUE));
    assert!(noted.contains("For your information:\r\n- The workbook holds macros; they were not run.\r\n\r\nIf"));
}

#[test]
fn a_correction_tells_three_points_and_how_many_there_are() {
    let plan = plan();
    let mut answers = history();
    for row in ["F1", "A1"] {
        let key =
            Key { block: BlockKey::Checklist, subject: Some("History".into()), row: row.into(), slot: SlotKey::Answer };
        let means = Err(Unread { code: Code::UnknownAnswer, suggestion: Some("Yes".to_owned()) });
        answers.put(key, Given { typed: Typed::Text("Yess".to_owned()), means });
    }
    let evidence =
        Key { block: BlockKey::Checklist, subject: Some("Law".into()), row: "F1".into(), slot: SlotKey::Evidence };
    let said = Given::meant(crate::answers::Value::Text("Ask pupil Amy Smith in 10B".to_owned()));
    answers.put(evidence, said.guarded(crate::learner::sign));
    let entry = settle(&forms(&plan), vec![audit("a.xlsx", answers)]).remove(0);
    let correction = correct::workbook(&forms(&plan), &entry, DUE).expect("drawn").expect("two errors");
    let draft = super::correction(&forms(&plan), &plan.departments[0], &entry, (&correction, &workbook()), DUE);
    let text = shown(&draft);
    assert_eq!(draft.kind, MessageKind::Correction);
    assert!(text.contains(&format!("Please look at {} things and", correction.things)), "{text}");
    assert!(text.contains("\r\n1. ") && text.contains("'Yess' is not on the list. Did you mean 'Yes'?"), "{text}");
    assert!(text.contains("\r\n2. ") && !text.contains("\r\n4. "), "{text}");
    assert!(text.contains("A learner may be named here") && !text.contains("Amy"), "{text}");
}

#[test]
fn nothing_in_a_name_becomes_a_header() {
    let mut plan = plan();
    let evil = "Ann\r\nBcc: all@school.example\r\n\r\n<b>hello</b> {points}";
    plan.departments[0].lead = evil.to_owned();
    plan.school.careers_leader = evil.to_owned();
    plan.school.name = evil.to_owned();
    plan.departments[0].name = evil.to_owned();
    let file = Attachment { name: format!("{evil}.xlsx"), bytes: vec![1] };
    let forms = Forms::new(plan);
    for draft in [
        invitation(&forms, &forms.plan().departments[0], &file, DUE).expect("in time"),
        slt(&Picture::new(&Results::new(&forms, vec![]), DUE), &file),
    ] {
        let text = shown(&draft);
        let (head, _) = text.split_once("\r\n\r\n").expect("headers and a body");
        let names: Vec<&str> = head.split("\r\n").filter(|line| !line.starts_with(' ')).collect();
        assert!(names.iter().all(|line| !line.starts_with("Bcc") && line.contains(": ")), "{head}");
        assert!(!text.contains("\r\nBcc:") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        assert!(!text.contains("<b>hello</b> {points}</"), "HTML is escaped");
    }
}

/// Who a draft goes to, as a program reads its headers: addresses alone.
fn recipients(text: &str) -> Vec<String> {
    let (head, _) = text.split_once("\r\n\r\n").expect("headers and a body");
    let head = head.replace("\r\n ", " ");
    let to = |line: &&str| ["To:", "Cc:", "Bcc:"].iter().any(|name| line.starts_with(name));
    let lines = head.split("\r\n").filter(to);
    lines
        .flat_map(|line| line.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default().to_owned()))
        .collect()
}

#[test]
fn a_line_manager_has_a_copy_of_reminders_and_of_nothing_else() {
    let mut plan = plan();
    plan.departments[0].copy_to = vec!["line@x.org".to_owned(), "deputy@x.org".to_owned()];
    let forms = forms(&plan);
    let hum = &forms.plan().departments[0];
    let copied = |draft: &Draft| recipients(&shown(draft)).iter().any(|to| to == "line@x.org" || to == "deputy@x.org");
    for (today, kind) in [(DUE, MessageKind::Reminder), (date(2026, 12, 12), MessageKind::Overdue)] {
        let draft = chase(&plan, vec![], "HUM", today).expect("a chaser");
        assert_eq!((draft.kind, recipients(&shown(&draft)).len()), (kind, 3));
        assert!(copied(&draft) && shown(&draft).contains("Cc: <line@x.org>, <deputy@x.org>"), "{}", shown(&draft));
        assert_eq!(draft.print.to, ["g.pugh@school.example", "line@x.org", "deputy@x.org"]);
    }
    let entry = settle(&forms, vec![audit("a.xlsx", history())]).remove(0);
    let empty = chase(&plan, vec![audit("a.xlsx", Answers::default())], "HUM", DUE).expect("empty");
    let out = chase(&plan, vec![refused("a.xlsx", Some("HUM"), State::OtherRound, "Old.")], "HUM", DUE).expect("out");
    let results = Results::new(&forms, vec![entry.clone()]);
    for draft in [
        invitation(&forms, hum, &workbook(), DUE).expect("in time"),
        receipt(&forms, hum, &entry, DUE),
        slt(&Picture::new(&results, DUE), &workbook()),
        governors(&Picture::new(&results, DUE), &[]),
        empty,
        out,
    ] {
        assert!(!copied(&draft), "{:?}", draft.kind);
    }
}

#[test]
fn two_who_share_a_post_both_get_every_draft() {
    let mut plan = plan();
    plan.departments[0].email = vec!["a@x.org".to_owned(), "b@x.org".to_owned()];
    let draft = invitation(&forms(&plan), &plan.departments[0], &workbook(), DUE).expect("in time");
    assert_eq!((recipients(&shown(&draft)), draft.without_address), (vec!["a@x.org".into(), "b@x.org".into()], None));
    plan.departments[0].email.clear();
    let draft = invitation(&forms(&plan), &plan.departments[0], &workbook(), DUE).expect("in time");
    assert_eq!((recipients(&shown(&draft)).len(), draft.without_address.is_some()), (0, true));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn no_name_adds_a_recipient(
        name in r#"(Ann|=\?utf-8\?[qQbB]\?|=0d=0aBcc|\?=|\r\n|\nBcc: |evil@x\.org|<|>|"|\\|,|;|:| |\u{202e}|\u{e9}|\t|\u{200b}){1,10}"#,
    ) {
        let mut plan = plan();
        plan.departments[0].lead.clone_from(&name);
        plan.departments[0].name.clone_from(&name);
        plan.school.careers_leader.clone_from(&name);
        plan.school.name.clone_from(&name);
        let draft = invitation(&forms(&plan), &plan.departments[0], &workbook(), DUE).expect("in time");
        let text = shown(&draft);
        let (head, _) = text.split_once("\r\n\r\n").expect("headers and a body");
        let head = head.replace("\r\n ", " ");
        for line in head.split("\r\n") {
            let known = ["From: ", "To: ", "Subject: ", "Date: ", "Message-ID: ", "X-Unsent: ", "MIME-Version: ", "Content-Type: "];
            proptest::prop_assert!(known.iter().any(|name| line.starts_with(name)), "{line}");
            // Nothing that anybody could decode but what was coded here.
            for word in line.split("=?").skip(1) {
                let decoded = word.split("?=").next().unwrap_or_default().to_ascii_lowercase();
                let is_line = decoded.contains("=0d") || decoded.contains("=0a") || decoded.contains("dqo");
                proptest::prop_assert!(!is_line, "{line}");
            }
        }
        let to = head.split("\r\n").find(|line| line.starts_with("To: ")).expect("a recipient");
        proptest::prop_assert!(to.ends_with("<g.pugh@school.example>"), "{to}");
        proptest::prop_assert!(!head.contains('\u{202e}'), "turned around");
    }
}

#[test]
fn the_same_words_on_the_same_day_are_the_same_bytes() {
    let plan = plan();
    let draft = |today| invitation(&forms(&plan), &plan.departments[0], &workbook(), today).expect("in time");
    assert_eq!(draft(DUE), draft(DUE));
    assert!(shown(&draft(DUE)).contains("\r\nDate: Fri, 11 Dec 2026 09:00:00 +0000\r\n"));
    assert_ne!(draft(DUE).bytes, draft(date(2026, 12, 10)).bytes);
    assert_eq!(invitation(&forms(&plan), &plan.departments[0], &workbook(), date(2026, 12, 12)), None, "too late");
}

/// What a department has when it is not sure of so many statements.
fn unsure(of: usize) -> Answers {
    let mut answers = history();
    let rows: Vec<Key> =
        answers.iter().map(|(key, _)| key.clone()).filter(|key| key.block == BlockKey::Checklist).collect();
    assert!(rows.len() >= 3, "{rows:?}");
    for key in rows.into_iter().take(of) {
        answers.put(key, Given::meant(crate::answers::Value::Choice(Tick::NotSure.choice())));
    }
    answers
}

#[test]
fn whoever_asks_is_told_that_the_questions_have_arrived() {
    let plan = plan();
    let arrived = |of: usize| {
        let entry = settle(&forms(&plan), vec![audit("a.xlsx", unsure(of))]).remove(0);
        let text = shown(&receipt(&forms(&plan), &plan.departments[0], &entry, DUE));
        assert!(!text.contains("For your information"), "{text}");
        text.split("\r\n\r\n").find(|paragraph| paragraph.contains("will come back to you")).map(str::to_owned)
    };
    let leader = &plan.school.careers_leader;
    assert_eq!(arrived(0), None);
    assert_eq!(arrived(1), Some(format!("{leader} has your question and will come back to you.")));
    assert_eq!(arrived(2), Some(format!("{leader} has your 2 questions and will come back to you.")));
}
