//! The round goes on in the page: steps are agreed, and the next round begins with all that the last one leaves it.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

mod lender;

use careers_audit::names::AGREED;
use careers_audit::plan::Setting;
use careers_audit::reader;
use careers_audit::round::{self, Agreeing, Verb};
use careers_audit::shelf::{Memory, Rel};
use jiff::civil::{Date, date};
use lender::Folder;
use serde_json::{Value, json};

const TODAY: Date = date(2026, 12, 15);
const LATER: Date = date(2027, 1, 8);

fn made_up() -> Folder {
    let mut folder = Folder::default();
    let answer = folder.ask(&json!({"do": "demo", "setting": "mainstream"}), TODAY);
    assert!(answer["refused"].is_null(), "{answer}");
    folder
}

fn agree(folder: &mut Folder, steps: &Value, champions: &Value) -> Value {
    folder.ask(&json!({"do": "agree", "steps": steps, "champions": champions}), TODAY)
}

/// What is agreed with a subject, as the page shows it.
fn of(answer: &Value, subject: &str) -> Value {
    let departments = answer["round"]["matrix"]["agreed"]["departments"].as_array().expect("departments").clone();
    let mut subjects = departments.iter().flat_map(|one| one["subjects"].as_array().expect("subjects").clone());
    subjects.find(|one| one["name"] == subject).expect("its steps")
}

fn champion(answer: &Value, code: &str) -> Value {
    let departments = answer["round"]["matrix"]["agreed"]["departments"].as_array().expect("departments");
    departments.iter().find(|one| one["code"] == code).expect("it")["champion"].clone()
}

fn told(answer: &Value) -> String {
    answer["notes"].to_string()
}

#[test]
fn what_is_agreed_stands_in_the_next_copy_and_is_asked_in_the_next_round() {
    let mut folder = made_up();
    let before = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    let english = of(&before, "English");
    assert_ne!(english["proposed"], "");
    assert_eq!((&english["step"], &english["by"]), (&json!(""), &Value::Null));
    let code = before["round"]["matrix"]["agreed"]["departments"][0]["code"].as_str().expect("a code").to_owned();
    let answer = agree(
        &mut folder,
        &json!([
            {"subject": "English", "step": "Take one visit into Year 8", "owner": "Head of English", "by": "2027-03-26"},
            {"subject": "Mathematics", "by": "soon"},
        ]),
        &json!([{"code": code, "name": "Dr Ode"}]),
    );
    assert!(answer["refused"].is_null(), "{answer}");
    assert_eq!(champion(&answer, &code), "Dr Ode");
    let own = of(&answer, "English");
    assert_eq!((&own["step"], &own["by"]), (&json!("Take one visit into Year 8"), &json!("2027-03-26")));
    // What cannot be used is told, and shown as it was typed.
    let own = of(&answer, "Mathematics");
    assert_eq!((&own["by"], own["doubts"].as_array().map(Vec::len)), (&Value::Null, Some(2)));
    assert!(told(&answer).contains("'soon' is no day"), "{}", told(&answer));
    assert!(answer["round"]["matrix"]["stale"].as_str().expect("it is out of date").contains("changed"));

    // The next copy has it; what is only changed in part keeps the rest; what is empty is taken back.
    folder.ask(&json!({"do": "consolidate", "early": true}), TODAY);
    let copy = folder.files().into_keys().filter(|at| at.contains("working copy")).max().expect("a copy");
    let plan = reader::workbook_beside(&folder.files()["plan.xlsx"], None).expect("a plan").1;
    let typed = reader::agreed(&plan, "the copy", &folder.files()[&copy]).expect("it opens").expect("a sheet").steps;
    assert_eq!(typed[0].subject, "English");
    assert_eq!(typed[0].due(), Some(date(2027, 3, 26)));
    let answer = agree(
        &mut folder,
        &json!([{"subject": "English", "owner": "Deputy head"}, {"subject": "Mathematics", "by": ""}]),
        &json!([]),
    );
    assert_eq!(of(&answer, "English")["step"], "Take one visit into Year 8");
    assert_eq!(of(&answer, "English")["owner"], "Deputy head", "it is newer than the copy");
    assert_eq!(of(&answer, "Mathematics")["doubts"], json!([]));

    // The next round's plan has the step, and its department is asked first.
    let mut next = Folder::default();
    let answer = next.follow(&folder, LATER);
    assert!(answer["refused"].is_null(), "{answer}");
    assert!(told(&answer).contains("1 agreed step goes on"), "{}", told(&answer));
    assert_eq!(of(&answer, "English")["before"][0]["done"], "not said");
    assert_eq!(champion(&answer, &code), "Dr Ode");
    let answer = next.ask(&json!({"do": "generate", "only": [], "planner": false, "force": false}), LATER);
    assert!(!told(&answer).contains("Nothing is compared"), "{}", told(&answer));
    assert!(next.files().keys().any(|at| at.starts_with("last round/returns/")));
}

#[test]
fn the_page_writes_what_the_library_writes() {
    let (mut folder, mut shelf) = (made_up(), Memory::new());
    round::demo(&mut shelf, Setting::Mainstream, TODAY).expect("made up");
    let mut next = Folder::default();
    next.follow(&folder, LATER);
    let mut apart = Memory::new();
    round::begin_apart(&mut apart, &shelf, LATER).expect("begun");
    let files = |memory: &Memory| -> Vec<(String, Vec<u8>)> {
        memory.files().map(|(at, bytes)| (at.to_string(), bytes.to_vec())).collect()
    };
    let mut native = files(&apart);
    native.sort();
    assert!(next.files().into_iter().collect::<Vec<_>>() == native);
    // The program reads what the page wrote down.
    agree(&mut folder, &json!([{"subject": "English", "step": "Visit"}]), &json!([]));
    shelf.put(&Rel::new(AGREED), folder.files()[AGREED].clone());
    let done = round::perform(&mut shelf, &Verb::Consolidate { early: true, programme: false }, TODAY, &|_| {});
    let document =
        done.expect("done").said.iter().find_map(|said| Some(serde_json::to_value(said.document()?).unwrap()));
    assert_eq!(document.expect("a document")["agreed"]["next"][0]["step"], "Visit");
}

#[test]
fn what_cannot_be_agreed_is_told_and_nothing_is_written() {
    let mut folder = made_up();
    let before = folder.files();
    let answer = agree(&mut folder, &json!([{"subject": "Alchemy", "step": "Gold"}]), &json!([]));
    assert!(answer["refused"]["text"].as_str().expect("refused").contains("no subject 'Alchemy'"), "{answer}");
    let answer =
        agree(&mut folder, &json!([{"subject": "English", "step": "Visit"}]), &json!([{"code": "NONE", "name": "X"}]));
    assert!(!answer["refused"].is_null() && folder.files() == before, "{}", answer["refused"]);
    folder.put(AGREED, b"[[steps]]\nsubject = 1".to_vec());
    let answer = agree(&mut folder, &json!([{"subject": "English", "step": "Visit"}]), &json!([]));
    let text = answer["refused"]["text"].as_str().expect("refused");
    assert!(text.contains("agreed.toml") && text.contains("agree its steps again"), "{text}");
    // A round does not begin where one is.
    let mut taken = Folder::default();
    taken.put("plan.xlsx", folder.files()["plan.xlsx"].clone());
    let before = taken.files();
    let answer = taken.follow(&folder, LATER);
    assert!(answer["refused"]["text"].as_str().expect("refused").contains("already there"), "{answer}");
    assert!(taken.files() == before);
}

#[test]
fn whatever_the_clocks_say_what_is_agreed_last_counts() {
    let mut shelf = Memory::new();
    round::demo(&mut shelf, Setting::Mainstream, TODAY).expect("made up");
    shelf.now = "2027-06-01T00:00:00Z".parse().expect("a moment");
    round::perform(&mut shelf, &Verb::Consolidate { early: true, programme: false }, TODAY, &|_| {}).expect("done");
    let early = "2026-12-15T09:00:00Z".parse().expect("a moment");
    for step in ["Visit", "Invite", "Visit"] {
        let steps = [Agreeing { subject: "English".to_owned(), step: Some(step.to_owned()), ..Agreeing::default() }];
        round::agree(&mut shelf, &steps, early).expect("agreed");
        let done = round::perform(&mut shelf, &Verb::Consolidate { early: true, programme: false }, TODAY, &|_| {});
        let done = done.expect("done");
        let document = done.said.iter().find_map(|said| Some(serde_json::to_value(said.document()?).unwrap()));
        assert_eq!(document.expect("a document")["agreed"]["next"][0]["step"], step);
    }
}
