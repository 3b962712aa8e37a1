//! How each step of a round stands, from the first plan to the email to SLT.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

mod lender;

use jiff::civil::{Date, date};
use lender::Folder;
use serde_json::{Value, json};

const TODAY: Date = date(2026, 12, 15);

/// The state of each step, and what it says.
fn steps(folder: &mut Folder) -> (Vec<String>, Vec<String>) {
    let answer = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    let steps = answer["round"]["steps"].as_array().expect("steps").clone();
    let all = |key: &str| steps.iter().map(|step| step[key].as_str().unwrap().to_owned()).collect();
    (all("state"), all("words"))
}

fn states(folder: &mut Folder) -> Vec<String> {
    steps(folder).0
}

/// Ticks drafts as sent: they are moved, as a person moves them.
fn send(folder: &mut Folder, is_one: impl Fn(&str) -> bool) {
    for (at, bytes) in folder.files() {
        if let Some(name) = at.strip_prefix("email/").filter(|name| !name.starts_with("sent/") && is_one(name)) {
            folder.put(&format!("email/sent/{name}"), bytes);
            folder.take_away(&at);
        }
    }
}

#[test]
fn a_round_that_begins_goes_step_by_step() {
    let mut folder = Folder::default();
    folder.ask(&json!({"do": "start", "setting": "mainstream", "school": "Ashby High"}), TODAY);
    assert_eq!(states(&mut folder), ["next", "later", "later", "later", "later"]);
    folder.ask(&json!({"do": "generate", "only": ["HUM"], "planner": false, "force": false}), TODAY);
    let (_, words) = steps(&mut folder);
    assert!(words[1].starts_with("1 of "), "{words:?}");
    folder.ask(&json!({"do": "generate", "only": [], "planner": false, "force": false}), TODAY);
    let (now, words) = steps(&mut folder);
    assert_eq!(now, ["done", "going", "going", "later", "later"]);
    assert!(words[1].starts_with("All ") && words[1].contains("0 of "), "{words:?}");
    send(&mut folder, |_| true);
    assert_eq!(states(&mut folder), ["done", "done", "going", "later", "later"]);
}

#[test]
fn what_came_back_is_seen_to_and_then_the_matrix_is_made_and_sent() {
    let mut folder = Folder::default();
    folder.ask(&json!({"do": "demo", "setting": "mainstream"}), TODAY);
    for at in folder.files().into_keys().filter(|at| at.starts_with("matrix/") || at.starts_with("corrections/")) {
        folder.take_away(&at);
    }
    let answer = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    let step = |answer: &Value, step: usize| {
        let one = &answer["round"]["steps"][step];
        (one["state"].as_str().unwrap().to_owned(), one["next"].as_str().unwrap().to_owned())
    };
    assert_eq!(step(&answer, 3), ("attention".to_owned(), "Make the corrections".to_owned()));
    assert_eq!(step(&answer, 4), ("next".to_owned(), "Make the matrix".to_owned()));
    let answer = folder.ask(&json!({"do": "check", "settle": []}), TODAY);
    assert_eq!(step(&answer, 3), ("attention".to_owned(), "Send them back".to_owned()));
    let made = answer["round"]["corrections"].as_array().unwrap().iter().filter(|one| !one["at"].is_null()).count();
    assert!(made > 5, "{made} corrections");
    send(&mut folder, |name| name.contains(" - correction"));
    let answer = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    assert_eq!(step(&answer, 3).0, "going");
    let answer = folder.ask(&json!({"do": "consolidate", "early": false}), TODAY);
    assert_eq!(step(&answer, 4).0, "going");
    assert!(answer["round"]["matrix"]["stale"].is_null(), "{}", answer["round"]["matrix"]["stale"]);
    // What comes in afterwards is not in it.
    folder.put("returns/late.txt", b"Sorry, late".to_vec());
    let late = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    assert_eq!(step(&late, 4), ("attention".to_owned(), "Make it again".to_owned()));
    folder.take_away("returns/late.txt");
    send(&mut folder, |name| name.starts_with("SLT"));
    let answer = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    assert_eq!(step(&answer, 4).0, "done");
    assert!(
        answer["round"]["drafts"].as_array().unwrap().iter().any(|one| one["kind"] == "slt" && one["sent"] == true)
    );
}

#[test]
fn a_file_of_nobody_asks_for_somebody() {
    let mut folder = Folder::default();
    folder.ask(&json!({"do": "demo", "setting": "college"}), TODAY);
    folder.put("returns/Book1.xlsx", b"no workbook".to_vec());
    let (now, words) = steps(&mut folder);
    assert_eq!(now[2], "attention", "{words:?}");
    assert!(words[2].contains("1 file belongs to no department"), "{words:?}");
    // Whoever withdraws it has seen to it.
    folder.ask(&json!({"do": "check", "settle": [{"drop": "Book1.xlsx"}]}), TODAY);
    let (now, words) = steps(&mut folder);
    assert!(now[2] != "attention" && !words[2].contains("no department"), "{words:?}");
}

#[test]
fn a_map_tells_silence_from_what_was_never_asked() {
    let mut folder = Folder::default();
    folder.ask(&json!({"do": "demo", "setting": "mainstream"}), TODAY);
    let answer = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    let coverage = &answer["round"]["matrix"]["coverage"];
    let columns = coverage["columns"].as_array().unwrap().len();
    let legend: Vec<&str> =
        coverage["legend"].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect();
    let (mut answered, mut told) = (0, 0);
    for line in coverage["lines"].as_array().unwrap() {
        let cells = line["cells"].as_array().unwrap();
        assert_eq!(cells.len(), columns);
        for cell in cells {
            let (kind, words) = (cell["kind"].as_str().unwrap(), cell["words"].as_str().unwrap());
            assert!(legend.contains(&words), "{words} is in no legend");
            assert_eq!(kind == "not-asked", words == "not asked", "{line}");
            let rows = cell["rows"].as_array().unwrap().len();
            let is_level = ["highlighted", "taught", "employers", "planned", "no-status", "not-yet"].contains(&kind);
            answered += usize::from(is_level);
            told += usize::from(is_level && rows > 0);
        }
    }
    // Every answer opens to the rows that it stands on.
    assert!(answered > 100 && told == answered, "{told} of {answered}");
}
