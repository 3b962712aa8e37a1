//! Email drafts, as another program's parser reads them: Python's own.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use careers_audit::issue;
use careers_audit::plan::file::File;
use careers_audit::plan::{MessageKind, Setting, built_in, resolve};
use careers_audit::reader::{plan_from_toml, plan_from_workbook};
use common::programs::Program;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn run(arguments: &[&str], folder: &Path, today: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", today])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("it runs");
    assert!(output.status.code().expect("a code") < 2, "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// The names of the drafts of a round, sorted.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.join("email")) else { return Vec::new() };
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.map(|entry| name(entry.expect("an entry"))).collect();
    names.sort();
    names
}

/// Every draft of a round as Python reads it.
fn parsed(folder: &Path) -> Vec<Value> {
    let paths = names(folder).into_iter().map(|name| folder.join("email").join(name));
    let told: Value = serde_json::from_str(&Program::Email.run(paths)).expect("JSON");
    told.as_array().expect("messages").clone()
}

fn headers<'a>(message: &'a Value, name: &str) -> Vec<&'a str> {
    let all = message["headers"].as_array().expect("headers").iter();
    all.filter(|header| header[0] == name).map(|header| header[1].as_str().expect("text")).collect()
}

fn part<'a>(message: &'a Value, kind: &str) -> Option<&'a Value> {
    message["parts"].as_array().expect("parts").iter().find(|part| part["type"] == kind)
}

fn text(message: &Value) -> &str {
    part(message, "text/plain").expect("a plain text")["text"].as_str().expect("text")
}

fn attached(message: &Value) -> Vec<&Value> {
    let parts = message["parts"].as_array().expect("parts").iter();
    parts.filter(|part| part["disposition"] == "attachment").collect()
}

fn sha256(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What holds for every draft, whatever it says.
fn is_sound(message: &Value, folder: &Path, from: &str) {
    let file = message["file"].as_str().expect("a file");
    assert_eq!(message["defects"], json!([]), "{file}");
    assert_eq!(message["bare_line_ends"], 0, "{file}");
    assert_eq!(message["ascii"], true, "{file}");
    assert!(message["longest_line"].as_u64().expect("a length") <= 200, "{file}");
    assert_eq!(headers(message, "X-Unsent"), ["1"], "{file}");
    assert_eq!(headers(message, "Date").len(), 1, "{file}");
    assert_eq!(message["from"][0][0], from, "{file}");
    for absent in ["Bcc", "Cc", "Sender", "Reply-To"] {
        assert_eq!(headers(message, absent), Vec::<&str>::new(), "{file}");
    }
    assert!(!text(message).contains(['{', '}']), "{file}: {}", text(message));
    for part in attached(message) {
        let name = part["file"].as_str().expect("a name");
        let within = ["workbooks", "corrections", "matrix", "pack"].map(|inner| folder.join(inner).join(name));
        let on_disk = within.iter().find(|path| path.exists()).unwrap_or_else(|| panic!("{file}: {name} is nowhere"));
        assert_eq!(part["sha256"], sha256(on_disk), "{file}: {name} differs");
    }
}

/// The drafts of a made-up round, each of them sound; none where no program is here to read them.
fn drafts_of_demo(setting: Setting) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["demo", ".", "--setting", setting.word()], folder.path(), "2026-12-15");
    let names = names(folder.path());
    let plan = common::demo_plan_of(setting);
    for department in &plan.departments {
        let own = |kind: &str| names.contains(&format!("{} {} - {kind}.eml", department.code, department.name));
        assert!(!own("invitation"), "{}: the day has passed", department.code);
        let answers = ["reminder", "overdue", "empty", "kept out", "correction", "receipt"];
        assert_eq!(answers.into_iter().filter(|kind| own(kind)).count(), 1, "one answer to {}", department.code);
    }
    // The Careers Leader has no draft; SLT and governors have one.
    assert_eq!(names.len(), plan.departments.len() + 2);
    if !Program::Email.is_here() {
        return Vec::new();
    }
    let messages = parsed(folder.path());
    for message in &messages {
        is_sound(message, folder.path(), &plan.school.careers_leader);
        assert_eq!(message["parts"][0]["type"], "text/plain");
        let name = message["file"].as_str().expect("a file");
        let files = if name.contains("receipt") { 0 } else { 1 + usize::from(name.contains("Governors")) };
        assert_eq!(attached(message).len(), files, "{name}");
    }
    fit_a_phone(folder.path());
    messages
}

/// What is read on a phone: a screen of a mail to a department or to governors, a screen and a half of SLT's.
fn fit_a_phone(folder: &Path) {
    const SCREEN: u64 = 844;
    if !Program::Phone.is_here() {
        return;
    }
    let paths: Vec<_> = names(folder).into_iter().map(|name| folder.join("email").join(name)).collect();
    let told: Value = serde_json::from_str(&Program::Phone.run(&paths)).expect("JSON");
    let heights = told.as_object().expect("heights");
    assert_eq!(heights.len(), paths.len());
    for (path, height) in heights {
        let most = if path.contains("SLT") { SCREEN * 3 / 2 } else { SCREEN };
        let height = height.as_u64().expect("pixels");
        assert!((100..=most).contains(&height), "{path}: {height} px");
    }
}

#[test]
fn each_demo_has_a_draft_for_everybody_in_its_own_words() {
    for setting in [Setting::Send, Setting::College] {
        for message in drafts_of_demo(setting) {
            let told = text(&message).to_lowercase();
            for other in ["pupil", "key stage", "year group", "ks3"] {
                assert!(!told.contains(other), "{setting:?}: {other} in {told}");
            }
        }
    }
}

#[test]
fn the_demo_has_a_draft_for_everybody_and_each_can_be_read() {
    let messages = drafts_of_demo(Setting::Mainstream);
    if messages.is_empty() {
        return;
    }
    let of = |name: &str| messages.iter().find(|message| message["file"].as_str().expect("a file").ends_with(name));
    let overdue = of("MUS Music - overdue.eml").expect("a chaser");
    assert_eq!(overdue["to"], json!([["Joanna Fairweather", "j.fairweather@millbrook-valley.example"]]));
    assert!(text(overdue).starts_with("Dear Joanna,\n\n") && text(overdue).contains("by Friday 8 January 2027?"));
    let correction = of("HUM Humanities - correction.eml").expect("a correction");
    assert!(text(correction).contains("\n1. ") && text(correction).contains("Did you mean 'Taught'?"));
    let slt = of("SLT - summary.eml").expect("SLT's");
    assert_eq!(slt["to"].as_array().expect("addresses").len(), 2);
    let html = part(slt, "text/html").expect("HTML")["text"].as_str().expect("text");
    for fact in ["covered nowhere", "No return: Music.", "training day", "subjects that have answered"] {
        assert!(html.contains(fact) && text(slt).contains(fact), "{fact}");
    }
    assert!(html.len() < 60_000, "Gmail cuts long messages off");
}

/// A plan with names that are not plain, as TOML.
fn odd(change: impl FnOnce(&mut File)) -> String {
    let mut file = built_in();
    file.school.name = "Łódź “Académie” & Sons <b>".to_owned();
    file.school.careers_leader = "Zoë \"Zed\" Ñandú, PhD".to_owned();
    let humanities = file.departments.iter_mut().find(|department| department.code == "HUM").expect("Humanities");
    humanities.name = "Français & Español: naïve".to_owned();
    humanities.lead = "Siân (née Öztürk) Bcc: everybody@school.example".to_owned();
    humanities.email = vec!["sian@school.example".to_owned()];
    change(&mut file);
    toml::to_string(&file).expect("TOML")
}

#[test]
fn odd_names_survive_and_none_becomes_a_header() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("plan.toml"), odd(|_| {})).expect("written");
    let out = run(&["generate"], folder.path(), "2026-12-01");
    assert!(out.contains("14 drafts in email/ (14 invitations): open one, read it, send it."), "{out}");
    assert_eq!(out.matches("The plan has no email address for: English, ").count(), 1, "{out}");
    assert!(!out.contains("address for: Français") && !out.contains(", Français"), "{out}");
    let out = run(&["consolidate"], folder.path(), "2026-12-01");
    assert!(out.contains("No draft to SLT yet: 0 of 14 departments have returned, and the plan asks for 7"), "{out}");
    let out = run(&["consolidate", "--early"], folder.path(), "2026-12-01");
    assert!(out.contains("1 draft in email/ (1 summary for SLT): open it, read it, send it."), "{out}");
    if !Program::Email.is_here() {
        return;
    }
    let messages = parsed(folder.path());
    for message in &messages {
        is_sound(message, folder.path(), "Zoë \"Zed\" Ñandú, PhD");
    }
    let with_address: Vec<&Value> = messages.iter().filter(|message| message["to"] != json!([])).collect();
    assert_eq!(with_address.len(), 2, "Humanities and SLT");
    let ours =
        with_address.iter().find(|message| attached(message)[0]["file"].as_str().expect("a name").starts_with("HUM"));
    let ours = ours.expect("Humanities");
    assert_eq!(attached(ours)[0]["file"], "HUM Français & Español naïve audit.xlsx");
    // Where a long name is encoded in two words, Python's parser puts a space between them.
    let name = ours["to"][0][0].as_str().expect("a name").replace(' ', "");
    assert_eq!(name, "Siân(néeÖztürk)Bcc:everybody@school.example");
    assert_eq!(ours["to"][0][1], "sian@school.example");
    assert!(ours["subject"].as_str().expect("a subject").contains("Français & Español: naïve"));
    assert!(text(ours).starts_with("Dear Siân (née Öztürk) Bcc: everybody@school.example,\n"));
    assert!(text(ours).contains("Łódź “Académie” & Sons <b>"));
    let slt = with_address.iter().find_map(|message| part(message, "text/html")).expect("HTML");
    assert!(slt["text"].as_str().expect("text").contains("Zoë &quot;Zed&quot; Ñandú, PhD"));
}

#[test]
fn an_edited_draft_is_kept_and_one_that_is_needed_no_more_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["new", "."], folder.path(), "2026-11-16");
    run(&["generate"], folder.path(), "2026-12-01");
    let out = run(&["check"], folder.path(), "2026-12-01");
    assert!(out.contains("14 drafts in email/ (14 reminders)"), "{out}");
    let (music, art) = ("MUS Music - reminder.eml", "ART Art - reminder.eml");
    let draft = |name: &str| folder.path().join("email").join(name);
    let edited = fs::read_to_string(draft(music)).expect("a draft").replace("Dear colleague,", "Dear Jo,");
    fs::write(draft(music), &edited).expect("edited");
    // Past the due date the reminders become overdue, but for the one that somebody edited.
    run(&["check"], folder.path(), "2026-12-15");
    let names_now = names(folder.path());
    assert!(names_now.contains(&music.to_owned()) && !names_now.contains(&art.to_owned()), "{names_now:#?}");
    assert!(names_now.contains(&"MUS Music - overdue.eml".to_owned()));
    assert!(
        names_now.iter().all(|name| !name.ends_with("invitation.eml")),
        "nobody is invited by a day that has passed"
    );
    // Back before it, the edited one stays and the new one stands beside it, once.
    for _ in 0..2 {
        run(&["check"], folder.path(), "2026-12-02");
        assert_eq!(fs::read_to_string(draft(music)).expect("kept"), edited);
        let beside = fs::read_to_string(draft("MUS Music - reminder 2.eml")).expect("beside it");
        assert!(beside.contains("Dear colleague,"), "{beside}");
        assert!(!draft("MUS Music - reminder 3.eml").exists() && !draft("MUS Music - overdue.eml").exists());
    }
    // A department that has returned is chased no more: its workbook came, if only an empty one.
    let returns = folder.path().join("returns");
    fs::copy(folder.path().join("workbooks/ART Art audit.xlsx"), returns.join("art.xlsx")).expect("returned");
    run(&["check"], folder.path(), "2026-12-02");
    assert!(!draft(art).exists() && draft("ART Art - empty.eml").exists(), "{:#?}", names(folder.path()));
    // Asking for one department leaves the others' drafts.
    run(&["generate"], folder.path(), "2026-12-02");
    let invitations = || names(folder.path()).iter().filter(|name| name.ends_with("invitation.eml")).count();
    assert_eq!(invitations(), 14);
    fs::remove_file(draft("MUS Music - invitation.eml")).expect("removed");
    run(&["generate", "--department", "mus"], folder.path(), "2026-12-02");
    assert_eq!(invitations(), 14);
    // Whoever has returned is invited no more.
    run(&["check"], folder.path(), "2026-12-02");
    assert_eq!(invitations(), 13);
}

#[test]
fn the_texts_of_a_plan_workbook_come_back_and_a_fault_in_one_has_its_cell() {
    let good = built_in();
    let plan = resolve(&good).expect("no fault");
    let draw = |file: &File| issue::plan_workbook(file, &common::forms(&plan)).expect("drawn");
    assert_eq!(plan_from_workbook(&draw(&good)).expect("no fault").messages, plan.messages);
    let mut file = good;
    file.messages[1].text.push_str("\n\nBest, {carers_leader}");
    file.messages[6].key = "reciept".to_owned();
    let told: Vec<String> =
        plan_from_workbook(&draw(&file)).expect_err("faults").iter().map(ToString::to_string).collect();
    // That there is no text for the right key follows from the wrong one, and is not told again.
    assert_eq!(told.len(), 2, "{told:#?}");
    let has = |parts: &[&str]| told.iter().any(|fault| parts.iter().all(|part| fault.contains(part)));
    assert!(has(&["Messages, Text (C", "'{carers_leader}'", "Did you mean {careers_leader}?"]), "{told:#?}");
    assert!(
        has(&["Messages, Key (A", "'reciept' is not in the list of drafts", "Did you mean 'receipt'?"]),
        "{told:#?}"
    );
}

#[test]
fn a_plan_of_before_the_drafts_has_the_built_in_texts() {
    let built_in = resolve(&built_in()).expect("no fault").messages;
    let older = fs::read("tests/fixtures/2026-11-23/plan.xlsx").expect("the frozen plan");
    assert_eq!(plan_from_workbook(&older).expect("no fault").messages, built_in);
    let toml = odd(|file| file.messages.clear()).replace("messages = []\n", "");
    assert_eq!(plan_from_toml(&toml).expect("no fault").messages, built_in);
    assert_eq!(built_in.len(), MessageKind::ALL.len());
}
