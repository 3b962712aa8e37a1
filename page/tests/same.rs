//! What the page makes of a round is what the command line makes of it, byte for byte: the same verbs over a folder that is
//! lent, and over one on a disk.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

mod lender;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use careers_audit::layout::Extras;
use careers_audit::plan::Setting;
use careers_audit::reader::{Amendments, OfDepartment};
use careers_audit::round::{self, Settle, Verb};
use careers_audit::shelf::Disk;
use jiff::civil::{Date, date};
use lender::Folder;
use serde_json::{Value, json};

const TODAY: Date = date(2026, 12, 15);

/// Every file below a folder, by its path with '/'.
fn on_disk(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let at = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(at, fs::read(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    walk(root, root, &mut files);
    files
}

/// A round in both places.
struct Both {
    folder: Folder,
    disk: tempfile::TempDir,
}

impl Both {
    fn new() -> Both {
        Both { folder: Folder::default(), disk: tempfile::tempdir().unwrap() }
    }

    fn put(&mut self, at: &str, bytes: &[u8]) {
        self.folder.put(at, bytes.to_vec());
        let path = self.disk.path().join(at);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Asks the page, and does the same on the disk.
    fn does(&mut self, asked: &Value, does: impl FnOnce(&mut Disk)) -> Value {
        let answer = self.folder.ask(asked, TODAY);
        assert!(answer["refused"].is_null(), "{asked}: {}", answer["refused"]);
        does(&mut Disk::new(self.disk.path()));
        let (page, disk) = (self.folder.files(), on_disk(self.disk.path()));
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&page), names(&disk), "{asked}");
        for (at, bytes) in &disk {
            assert!(page[at] == *bytes, "{asked}: {at} differs");
        }
        answer
    }

    fn verb(&mut self, asked: &Value, verb: &Verb) -> Value {
        self.does(asked, |disk| drop(round::perform(disk, verb, TODAY, &|_| {}).unwrap()))
    }
}

#[test]
fn a_whole_round_is_the_same_in_both_for_every_setting() {
    for setting in Setting::CHOICES {
        let mut both = Both::new();
        let word = setting.word();
        both.does(&json!({"do": "demo", "setting": word}), |disk| drop(round::demo(disk, setting, TODAY).unwrap()));
        // A return withdrawn, a file of nobody, and one that is none.
        let returns: Vec<String> =
            both.folder.files().into_keys().filter(|at| at.starts_with("returns/") && at.ends_with(".xlsx")).collect();
        let (first, second) = (returns[0].clone(), returns[1].clone());
        let bytes = both.folder.files()[&first].clone();
        both.put("returns/from Sam/Book1 (2).xlsx", &bytes);
        both.put("returns/notes.txt", b"Sorry, late");
        both.put("returns/broken.xlsx", b"PK\x03\x04 and no more");
        let file = second.strip_prefix("returns/").unwrap().to_owned();
        both.verb(
            &json!({"do": "check", "settle": [{"drop": file}]}),
            &Verb::Check { settle: vec![Settle::Drop(file.clone())] },
        );
        both.verb(
            &json!({"do": "check", "settle": [{"keep": file}]}),
            &Verb::Check { settle: vec![Settle::Keep(file)] },
        );
        both.verb(&json!({"do": "consolidate", "early": true}), &Verb::Consolidate { early: true, programme: false });
        both.verb(&json!({"do": "pack"}), &Verb::Pack);
        let answer = both.verb(
            &json!({"do": "generate", "only": [], "planner": false, "force": true}),
            &Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: true },
        );
        let round = &answer["round"];
        assert_eq!(round["setting"], word);
        assert_eq!(
            round["workbooks"].as_array().unwrap().len(),
            round["board"]["departments"].as_array().unwrap().len()
        );
    }
}

#[test]
fn a_new_round_is_the_same_in_both() {
    for setting in Setting::ALL {
        let mut both = Both::new();
        both.does(&json!({"do": "start", "setting": setting.word(), "school": "Ashby High"}), |disk| {
            drop(round::start(disk, setting, Some("Ashby High"), TODAY).unwrap());
        });
        let answer = both.verb(
            &json!({"do": "generate", "only": [], "planner": true, "force": false}),
            &Verb::Generate { only: Vec::new(), extras: Extras::ALL, force: false },
        );
        assert_eq!(answer["round"]["school"], "Ashby High");
        let told = answer["round"]["steps"][1]["words"].as_str().unwrap();
        assert!(told.starts_with("All "), "{told}");
    }
}

#[test]
fn what_is_typed_into_the_plan_is_the_same_in_both() {
    let mut both = Both::new();
    both.does(&json!({"do": "start", "setting": "mainstream", "school": ""}), |disk| {
        drop(round::start(disk, Setting::Mainstream, None, TODAY).unwrap());
    });
    let amendments = Amendments {
        school: Some("Ashby High".to_owned()),
        due: Some("2027-01-15".to_owned()),
        departments: vec![OfDepartment {
            code: "HUM".to_owned(),
            lead: Some("Sam Okafor".to_owned()),
            email: Some("s.okafor@ashby.example".to_owned()),
            champion: Some("Dr Ode".to_owned()),
        }],
        ..Amendments::default()
    };
    let typed = json!({
        "school": "Ashby High", "due": "2027-01-15",
        "departments": [{"code": "HUM", "lead": "Sam Okafor", "email": "s.okafor@ashby.example", "champion": "Dr Ode"}],
    });
    let answer = both.does(&json!({"do": "amend", "amendments": typed}), |disk| {
        drop(round::amend(disk, &amendments).unwrap());
    });
    let round = &answer["round"];
    assert_eq!((&round["school"], &round["dueDate"]), (&json!("Ashby High"), &json!("2027-01-15")));
    let departments = round["plan"]["departments"].as_array().unwrap();
    let own = departments.iter().find(|one| one["code"] == "HUM").unwrap();
    assert_eq!((&own["lead"], &own["email"]), (&json!("Sam Okafor"), &json!("s.okafor@ashby.example")));
    // What would be a fault is told with its place, and nothing is written.
    let before = both.folder.files();
    let answer = both.folder.ask(&json!({"do": "amend", "amendments": {"due": "soon"}}), TODAY);
    assert_eq!(answer["refused"]["faults"].as_array().map(Vec::len), Some(1), "{answer}");
    assert!(both.folder.files() == before);
}

#[test]
fn a_file_that_ended_a_worker_is_told_and_the_others_are_read() {
    let mut folder = Folder::default();
    folder.ask(&json!({"do": "demo", "setting": "mainstream"}), TODAY);
    let returns: Vec<String> = folder.files().into_keys().filter(|at| at.starts_with("returns/")).collect();
    folder.ended.push(returns[0].clone());
    let answer = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    let told = answer["round"]["board"].to_string();
    assert!(told.contains("ended the program that was reading it"), "{told}");
    assert!(told.contains("\"accepted\""), "{told}");
}

#[test]
fn a_round_does_not_begin_with_a_plan_that_would_be_refused() {
    for school in ["x".repeat(500), "Ashby\u{202e}High".to_owned()] {
        let mut folder = Folder::default();
        let answer = folder.ask(&json!({"do": "start", "setting": "mainstream", "school": school}), TODAY);
        assert!(!answer["refused"].is_null(), "{school}");
        assert!(folder.files().is_empty(), "{school}: {:?}", folder.files().keys());
        // And with a name that can be, in the same folder.
        let answer = folder.ask(&json!({"do": "start", "setting": "mainstream", "school": "Ashby High"}), TODAY);
        assert!(answer["refused"].is_null(), "{answer}");
    }
}

#[test]
fn a_name_that_turns_the_reading_order_around_is_spelled_out_and_can_be_settled() {
    let mut folder = Folder::default();
    folder.ask(&json!({"do": "demo", "setting": "mainstream"}), TODAY);
    folder.put("returns/a\u{202e}xslx.exe", b"no workbook".to_vec());
    let answer = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    let stranger = &answer["round"]["board"]["strangers"][0];
    assert_eq!(stranger["name"], "a\\u{202e}xslx.exe");
    let dropped = folder.ask(&json!({"do": "check", "settle": [{"drop": stranger["file"]}]}), TODAY);
    assert_eq!(dropped["round"]["board"]["strangers"][0]["withdrawn"], true, "{}", dropped["refused"]);
}

#[test]
fn looking_writes_nothing_and_a_plan_with_faults_is_told_with_its_cells() {
    let mut folder = Folder::default();
    let answer = folder.ask(&json!({"do": "look", "preview": false}), TODAY);
    assert!(answer["round"].is_null() && answer["papers"] == json!([]));
    assert!(answer["refused"]["text"].as_str().unwrap().contains("There is no plan"), "{answer}");
    folder.ask(&json!({"do": "start", "setting": "college", "school": ""}), TODAY);
    let answer = folder.ask(&json!({"do": "look", "preview": true}), TODAY);
    assert_eq!(answer["papers"], json!([]));
    let preview = &answer["round"]["plan"];
    assert!(!preview["toLookAt"]["lines"].as_array().unwrap().is_empty(), "{preview}");
}
