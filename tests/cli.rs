//! The binary, end to end: folders, exit codes, what is printed, what is never replaced.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn careers_audit() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_careers-audit"));
    command.args(["--today", "2026-12-15"]);
    command
}

fn run(arguments: &[&str], folder: &Path) -> (i32, String, String) {
    let output = careers_audit().args(arguments).current_dir(folder).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

fn json(arguments: &[&str], folder: &Path) -> serde_json::Value {
    let (_, out, _) = run(arguments, folder);
    serde_json::from_str(&out).expect("one JSON document")
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
                files.push((name, fs::read(&path).expect("read")));
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    found
}

#[test]
fn the_demo_is_a_complete_round_and_comes_out_the_same_twice() {
    for setting in common::SETTINGS {
        the_demo_of(setting);
    }
}

fn the_demo_of(setting: careers_audit::plan::Setting) {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, out, err) = run(&["demo", "one", "--setting", setting.word()], folder.path());
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), 5, "{out}");
    assert!(out.lines().last().expect("a line").contains("Careers matrix 2026-12-15.xlsx"), "{out}");
    run(&["demo", "two", "--setting", setting.word()], folder.path());
    let (one, two) = (files(&folder.path().join("one")), files(&folder.path().join("two")));
    assert_eq!(one, two, "the same input gives the same bytes");
    for part in ["plan.xlsx", "workbooks/", "returns/", "corrections/", "matrix/", "email/"] {
        assert!(one.iter().any(|(name, _)| name.starts_with(part)), "no {part}");
    }
    let (code, _, err) = run(&["demo", "one"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("not empty"), "{err}");
}

#[test]
fn check_prints_findings_for_people_and_one_document_for_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["demo", "round"], folder.path());
    let (code, out, _) = run(&["check", "round"], folder.path());
    assert_eq!(code, 1, "there are errors to fix");
    assert!(out.contains("Tought") && out.contains("Did you mean 'Taught'?"), "{out}");
    assert!(out.contains("Not returned: Music."), "{out}");
    assert!(!out.contains('\u{1b}'), "no colour where nobody sees it");
    let document = json(&["check", "round", "--json"], folder.path());
    assert_eq!(document["missing"], serde_json::json!(["MUS"]));
    let states: Vec<&str> = document["returns"]
        .as_array()
        .expect("returns")
        .iter()
        .map(|e| e["state"].as_str().expect("a state"))
        .collect();
    for state in ["accepted", "errors", "merged", "superseded", "empty"] {
        assert!(states.contains(&state), "the demo shows {state}: {states:?}");
    }
    // Exactly one entry a department counts.
    for department in document["plan"]["departments"].as_array().expect("departments") {
        let counting = document["returns"].as_array().expect("returns").iter().filter(|entry| {
            entry["department"] == department["code"]
                && ["accepted", "errors", "merged"].contains(&entry["state"].as_str().expect("a state"))
        });
        assert!(counting.count() <= 1);
    }
}

#[test]
fn consolidate_writes_the_matrix_and_keeps_an_edited_one() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["demo", "round"], folder.path());
    let matrix = folder.path().join("round/matrix/Careers matrix 2026-12-15.xlsx");
    let before = fs::read(&matrix).expect("the demo's matrix");
    let (code, out, _) = run(&["consolidate", "round"], folder.path());
    assert_eq!(code, 1);
    assert!(out.contains("matrix"), "{out}");
    assert_eq!(fs::read(&matrix).expect("still there"), before);
    fs::write(&matrix, b"edited by a person").expect("edited");
    run(&["consolidate", "round"], folder.path());
    assert_eq!(fs::read(&matrix).expect("kept"), b"edited by a person");
    assert_eq!(fs::read(folder.path().join("round/matrix/Careers matrix 2026-12-15 2.xlsx")).expect("beside"), before);
    let document = json(&["consolidate", "round", "--json"], folder.path());
    assert_eq!(document["subjects"].as_array().expect("subjects").len(), 26);
    assert_eq!(document["missing"], serde_json::json!(["MUS"]));
}

#[test]
fn a_new_round_goes_from_plan_to_workbooks() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, out, _) = run(&["new", "ours", "--school", "Our Lady's School"], folder.path());
    assert_eq!(code, 0);
    assert!(out.contains("careers-audit generate ours"), "{out}");
    let round = folder.path().join("ours");
    let (code, out, err) = run(&["generate"], &round);
    assert_eq!(code, 0, "{err}");
    assert_eq!(out.matches("new ").count(), 15, "{out}");
    let before = files(&round);
    let (code, out, _) = run(&["generate"], &round);
    assert_eq!((code, out.matches("unchanged").count()), (0, 15), "{out}");
    assert_eq!(files(&round), before);
    fs::write(round.join("workbooks/HUM Humanities audit.xlsx"), b"changed").expect("changed");
    let (code, out, _) = run(&["generate"], &round);
    assert_eq!(code, 0);
    assert!(out.contains("workbooks/HUM Humanities audit.xlsx was filled in where it lies: it stays"), "{out}");
    assert_eq!(run(&["generate", "--department", "hum", "--force"], &round).0, 0);
    fs::remove_dir_all(round.join("returns/kept")).expect("what stood there was kept");
    assert_eq!(files(&round), before);
    let (code, _, err) = run(&["generate", "--department", "XYZ"], &round);
    assert_eq!(code, 2);
    assert!(err.contains("XYZ") && err.contains("HUM"), "{err}");
    let document = json(&["check", "--json"], &round);
    assert_eq!(document["plan"]["school"], "Our Lady's School");
    assert_eq!(document["missing"].as_array().expect("missing").len(), 14);
    assert_eq!(run(&["new", "."], &round).0, 2, "a plan is never replaced");
}

#[test]
fn a_dry_run_says_what_would_become_of_each_file_and_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    for verb in [&["new", "ours", "--dry-run"][..], &["demo", "ours", "--setting", "send", "--dry-run"]] {
        let (code, out, err) = run(verb, folder.path());
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains("new       ours/plan.xlsx\n"), "{out}");
        assert!(!folder.path().join("ours").exists());
    }
    assert_eq!(common::run_on("2026-11-16", &["new", "ours", "--setting", "send"], folder.path()).0, 0);
    let dry = |verb: &str, says: &[&str]| {
        let before = files(folder.path());
        let (code, out, _) = run(&[verb, "ours", "--dry-run"], folder.path());
        assert!(code < 2 && says.iter().all(|line| out.contains(line)), "{verb}: {out}");
        assert_eq!(files(folder.path()), before, "{verb}");
        let (_, document, told) = run(&[verb, "ours", "--dry-run", "--json"], folder.path());
        assert_eq!(files(folder.path()), before, "{verb}");
        if verb != "generate" {
            serde_json::from_str::<serde_json::Value>(&document).expect("one JSON document");
            assert!(says.iter().all(|line| told.contains(line)), "{verb}: {told}");
        }
    };
    dry("generate", &["new       ours/workbooks/OAK Oak class audit.xlsx\n", "Without --dry-run"]);
    assert!(!folder.path().join("ours/returns").exists());
    run(&["generate", "ours"], folder.path());
    run(&["check", "ours"], folder.path());
    let plan = careers_audit::plan::resolve(&careers_audit::plan::Setting::Send.built_in()).expect("no fault");
    let oak = careers_audit::names::audit(plan.department("OAK"));
    fs::copy(folder.path().join("ours/workbooks").join(&oak), folder.path().join("ours/returns").join(&oak))
        .expect("copied");
    let (gone, fresh) =
        ("away      ours/email/OAK Oak class - overdue.eml\n", "new       ours/email/OAK Oak class - empty.eml\n");
    dry("check", &[gone, fresh, "unchanged ours/email/"]);
    let (_, out, _) = run(&["check", "ours", "--dry-run"], folder.path());
    let (found, files) = out.split_once("Nothing is written.").expect("what would become of the files comes last");
    assert!(found.contains("Returned empty: Oak class.") && files.contains(fresh), "{out}");
    dry("consolidate", &["new       ours/matrix/Careers matrix 2026-12-15.xlsx\n"]);
}

#[test]
fn a_pack_is_written_alone_and_one_that_somebody_edited_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["new", "."], folder.path());
    let (code, out, err) = run(&["generate", "--pack"], folder.path());
    assert_eq!((code, out.matches("new ").count()), (0, 2), "{out}{err}");
    assert!(out.contains("pack/Staff session.xlsx") && out.contains("pack/For governors.xlsx"), "{out}");
    assert!(!folder.path().join("workbooks").exists());
    assert!(!folder.path().join("email").exists(), "governors are sent nothing before anything has come back");
    let before = files(folder.path());
    let (_, out, _) = run(&["generate", "--pack"], folder.path());
    assert_eq!(out.matches("unchanged").count(), 2, "{out}");
    assert_eq!(files(folder.path()), before);
    let edited = folder.path().join("pack/Staff session.xlsx");
    fs::write(&edited, b"edited").expect("edited");
    let (_, out, _) = run(&["generate", "--pack"], folder.path());
    assert!(out.contains("pack/Staff session 2.xlsx"), "{out}");
    assert_eq!(fs::read(&edited).expect("read"), b"edited");
    assert_eq!(run(&["generate", "--pack", "--department", "HUM"], folder.path()).0, 2);
}

#[test]
fn a_round_needs_exactly_one_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, _, err) = run(&["check"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("careers-audit new"), "{err}");
    run(&["new", "."], folder.path());
    fs::write(folder.path().join("plan.toml"), "").expect("written");
    let (code, _, err) = run(&["check"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("plan.xlsx and plan.toml"), "{err}");
    fs::remove_file(folder.path().join("plan.xlsx")).expect("removed");
    let (code, _, err) = run(&["check"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("faults") && err.contains("department"), "{err}");
}

#[test]
fn what_comes_back_is_read_whatever_else_lies_there() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["new", "."], folder.path());
    run(&["generate", "--department", "HUM"], folder.path());
    let returns = folder.path().join("returns/from Sam");
    fs::create_dir_all(&returns).expect("made");
    fs::copy(folder.path().join("workbooks/HUM Humanities audit.xlsx"), returns.join("ünïcode – näme.xlsx"))
        .expect("copied");
    for bystander in ["~$HUM.xlsx", ".DS_Store", "Thumbs.db", ".~lock.HUM.xlsx#"] {
        fs::write(returns.join(bystander), b"lock").expect("written");
    }
    fs::write(returns.join("notes.docx"), b"not a workbook").expect("written");
    let document = json(&["check", "--json"], folder.path());
    let entries = document["returns"].as_array().expect("returns");
    let told: Vec<(&str, &str)> = entries
        .iter()
        .map(|entry| (entry["file"].as_str().expect("a file"), entry["state"].as_str().expect("a state")))
        .collect();
    assert_eq!(told, [("from Sam/notes.docx", "unreadable"), ("from Sam/ünïcode – näme.xlsx", "empty")]);
    assert!(entries[1]["findings"].as_array().expect("findings").iter().all(|f| f["code"] == "unanswered"));
    assert!(!document["missing"].as_array().expect("missing").contains(&"HUM".into()));
    let (_, out, _) = run(&["status"], folder.path());
    assert!(out.contains("Returned empty") && out.contains("Not returned"), "{out}");
}

#[test]
fn every_finding_can_be_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, out, _) = run(&["explain", "unknown-answer"], folder.path());
    assert_eq!(code, 0);
    assert!(out.contains("not on its list"), "{out}");
    let (code, _, err) = run(&["explain", "unknown-anser"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("Did you mean 'unknown-answer'?"), "{err}");
    let (_, all, _) = run(&["explain"], folder.path());
    assert_eq!(all.lines().count(), careers_audit::finding::CATALOGUE.len());
}

#[test]
fn a_person_settles_whose_a_return_is() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["new", "."], folder.path());
    let returns = folder.path().join("returns");
    fs::create_dir_all(&returns).expect("made");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (reference, coverage)) in (0..).zip([("Ref", "Coverage"), ("KS3-1", "Taught"), ("KS3-99", "Taught")]) {
        sheet.write(row, 0, reference).expect("written").write(row, 1, coverage).expect("written");
    }
    book.save(returns.join("Book1.xlsx")).expect("saved");
    let state = || json(&["check", "--json"], folder.path())["returns"][0]["state"].clone();
    assert_eq!(state(), "stranger");
    // The hint can be typed as it stands, also from outside the round.
    let inside = folder.path().file_name().expect("a name").to_string_lossy().into_owned();
    let (_, out, _) = run(&["check", &inside], folder.path().parent().expect("a parent"));
    assert!(out.contains(&format!("settle it: careers-audit check {inside} --as ENG FILE")), "{out}");
    let (code, _, err) = run(&["check", "--as", "XYZ", "Book1.xlsx"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("HUM"), "{err}");
    let (code, _, err) = run(&["check", "--as", "HUM", "plan.xlsx"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("not in the folder of returns"), "{err}");
    let (code, out, err) = run(&["check", "--as", "hum", "Book1.xlsx"], folder.path());
    assert!(code < 2 && out.contains("Humanities (HUM)"), "{out}{err}");
    // It stays settled, under another name too.
    fs::rename(returns.join("Book1.xlsx"), returns.join("Humanities.xlsx")).expect("renamed");
    let entry = &json(&["check", "--json"], folder.path())["returns"][0];
    assert_eq!(entry["department"], "HUM");
    assert_eq!(entry["file"], "Humanities.xlsx");
    fs::write(folder.path().join("settled.toml"), "nonsense").expect("written");
    let (code, _, err) = run(&["check"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("settled.toml"), "{err}");
}

/// Every hostile file of `tests/returns/` in one round, each in a folder of its own: all are told of, safely.
#[test]
fn hostile_files_are_each_told_of_and_none_reaches_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let round = folder.path().join("round");
    run(&["new", "round"], folder.path());
    let plan = common::plan();
    let mut put = 0;
    for (number, case) in common::cases::cases_of("hostile").iter().enumerate() {
        // What is merely long has its own test.
        if case.lines.iter().any(|line| line.starts_with("repeat ")) {
            continue;
        }
        let (returns, outside) = (round.join(format!("returns/{number}")), folder.path().join(number.to_string()));
        fs::create_dir_all(&returns).expect("made");
        fs::create_dir_all(&outside).expect("made");
        let (files, _) = common::cases::files(&plan, case);
        files.iter().for_each(|file| common::hostile::put(&returns, &outside, file));
        put += files.len();
    }
    assert!(put >= 40, "{put} files");
    let (code, out, err) = run(&["check", "round"], folder.path());
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    let obeyed = out.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(obeyed, None, "{out}");
    assert!(out.contains("\\u{1b}[2J\\u{1b}[1;1Hall is well\\nHUM.xlsx - "), "{out}");
    let document = json(&["check", "round", "--json"], folder.path());
    let returns = document["returns"].as_array().expect("returns");
    assert_eq!(returns.iter().filter(|entry| entry["parts"].as_array().expect("parts").is_empty()).count(), put);
    for entry in returns.iter().filter(|entry| entry["state"] == "unreadable") {
        let findings = entry["findings"].as_array().expect("findings");
        assert_eq!(findings.len(), 1, "{entry}");
        for part in ["message", "fix"] {
            let sentence = findings[0][part].as_str().expect("a sentence");
            assert!(sentence.len() > 20 && sentence.ends_with('.'), "{entry}");
        }
    }
    let (code, out, err) = run(&["status", "round"], folder.path());
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    assert!(!out.contains('\u{1b}'), "{out}");
    let (code, _, err) = run(&["consolidate", "round"], folder.path());
    assert_eq!((code, err.as_str()), (1, ""));
}

/// The demo's plan as text, comparing with a last round.
fn plan_comparing_with(last: &str) -> String {
    let mut plan = careers_audit::demo::school(careers_audit::plan::built_in());
    plan.round.last = last.to_owned();
    toml::to_string(&plan).expect("TOML")
}

#[test]
fn a_last_round_is_compared_with_and_never_in_the_way() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["demo", "before"], folder.path());
    let now = folder.path().join("now");
    fs::create_dir_all(now.join("returns")).expect("made");
    let returns = folder.path().join("before/returns");
    for (name, bytes) in files(&returns).into_iter().filter(|(name, _)| !name.contains('/')) {
        fs::write(now.join("returns").join(name), bytes).expect("copied");
    }
    let before = files(&folder.path().join("before"));
    let consolidate = |last: &str| {
        fs::write(now.join("plan.toml"), plan_comparing_with(last)).expect("written");
        let (code, out, err) = run(&["consolidate", "now", "--json"], folder.path());
        (code, serde_json::from_str::<serde_json::Value>(&out).expect("JSON"), err)
    };
    // As Windows writes a path.
    let (code, document, err) = consolidate("..\\before");
    assert_eq!((code, err.as_str()), (1, ""));
    assert_eq!(document["last_round"], "2026-27 autumn");
    let subjects = document["subjects"].as_array().expect("subjects");
    let english = subjects.iter().find(|one| one["subject"] == "English").expect("English");
    assert_eq!(english["last"], "across");
    assert_eq!(files(&folder.path().join("before")), before, "nothing is written there");
    for (last, says) in [
        ("", ""),
        (
            "../nowhere",
            "Nothing is compared with the last round, '../nowhere'. There is no plan.xlsx or plan.toml in '../nowhere'.",
        ),
        (".", "It is this round's own folder."),
        ("returns", "There is no plan.xlsx or plan.toml in 'returns'."),
    ] {
        let (code, document, err) = consolidate(last);
        assert_eq!(code, 1, "as without it");
        assert!(err.contains(says) && err.is_empty() == says.is_empty(), "{last}: {err}");
        assert_eq!((&document["last_round"], &document["subjects"][0]["last"]), (&().into(), &().into()));
    }
    fs::remove_dir_all(&returns).expect("removed");
    assert!(consolidate("../before").2.contains("No return in it counts."));
}

#[test]
fn a_new_round_is_of_the_term_in_which_it_begins() {
    let folder = tempfile::tempdir().expect("a folder");
    for (day, label, due) in
        [("2027-01-05", "2026-27 spring", "29 January 2027"), ("2027-09-10", "2027-28 autumn", "1 October 2027")]
    {
        let name = format!("round-{day}");
        assert_eq!(common::run_on(day, &["new", &name], folder.path()).0, 0);
        let (code, told) = common::run_on(day, &["generate", &name], folder.path());
        assert!(code == 0 && told.contains(&format!("due back by {due}")), "{told}");
        assert!(!told.contains("has passed") && !told.contains("School: the round"), "{told}");
        let (_, told) = common::run_on(day, &["status", &name], folder.path());
        assert!(told.contains(label), "{told}");
    }
    run(&["demo", "made-up"], folder.path());
    let (_, told, _) = run(&["status", "made-up"], folder.path());
    assert!(told.contains("2026-27 autumn"), "the made-up school keeps its own: {told}");
}

#[test]
fn a_plan_that_still_has_its_examples_is_told_before_anything_is_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["new", "ours", "--school", "Riverside"], folder.path());
    let (code, out, _) = run(&["generate", "ours"], folder.path());
    assert_eq!(code, 0);
    let told = [
        "look at this in the plan:",
        "School: the Careers Leader's name is still the example, 'Your Careers Leader'.",
        "School: the Careers Leader's email is still the example, 'careers@example.org'.",
        "School: an email of SLT is still the example, 'head@example.org'.",
        "School: an email of governors is still the example, 'governors@example.org'.",
        "Departments: all 14 departments are still the example's.",
        "Departments: no lead is named for English; Mathematics; ",
        "Departments: no lead's email stands there for English; ",
        "Subjects: all 26 subjects are still the example's.",
        "Cohorts: on roll as in the example: Year 7 (180), Year 8 (180), ",
    ];
    assert!(told.iter().all(|line| out.contains(line)) && !out.contains("the name of the place"), "{out}");
    let (_, out, _) = run(&["preview", "ours"], folder.path());
    assert!(told.iter().skip(1).all(|line| out.contains(line)), "{out}");
    run(&["demo", "made-up"], folder.path());
    let (_, out, _) = run(&["generate", "made-up"], folder.path());
    assert!(!out.contains("the example") && !out.contains("of no department"), "{out}");
    assert!(out.contains("the day they are due back, 11 December 2026, has passed."), "{out}");
    let on_the_day = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", "2026-12-11", "generate", "made-up"])
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    let out = String::from_utf8(on_the_day.stdout).expect("text");
    assert!(out.contains("they are due back by 11 December 2026") && !out.contains("has passed"), "{out}");
    let workbooks = folder.path().join("made-up/workbooks");
    fs::rename(workbooks.join("ART Art audit.xlsx"), workbooks.join("ART Fine Art audit.xlsx")).expect("renamed");
    let (_, out, _) = run(&["generate", "made-up"], folder.path());
    assert!(out.contains("ART Fine Art audit.xlsx is of no department of the plan any more"), "{out}");
}

#[test]
fn colour_is_what_the_person_asks_for() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["new", "round"], folder.path());
    let is_coloured = |set: &[(&str, &str)]| {
        let mut command = careers_audit();
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        let output = command.args(["status", "round"]).envs(set.iter().copied()).current_dir(folder.path()).output();
        output.expect("it runs").stdout.contains(&0x1b)
    };
    assert!(!is_coloured(&[]), "nobody sees it");
    assert!(is_coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), "who wants none has none");
}

/// On a terminal, as `script` plays one.
#[cfg(unix)]
#[test]
fn colour_on_a_terminal_can_be_switched_off() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["new", "round"], folder.path());
    let shown = |set: &str| {
        let typed = format!(
            "env -u NO_COLOR -u CLICOLOR -u CLICOLOR_FORCE TERM=xterm {set} '{}' --today 2026-12-15 status round",
            env!("CARGO_BIN_EXE_careers-audit")
        );
        let output = Command::new("script").args(["-qec", &typed, "/dev/null"]).current_dir(folder.path()).output();
        output.ok().map(|output| String::from_utf8_lossy(&output.stdout).contains("\u{1b}[1m"))
    };
    let Some(is_coloured) = shown("") else {
        return eprintln!("skipped: no `script` is here");
    };
    assert!(is_coloured);
    assert_eq!(shown("NO_COLOR=1"), Some(false));
    assert_eq!(shown("CLICOLOR=0"), Some(false));
}

#[test]
fn what_goes_with_the_program_names_every_verb() {
    let folder = tempfile::tempdir().expect("a folder");
    let printed = |name: &str| {
        let (code, out, err) = run(&["--generate", name], folder.path());
        assert_eq!((code, err.as_str()), (0, ""), "{name}");
        out
    };
    for name in ["complete-bash", "complete-zsh", "complete-fish", "complete-powershell", "man"] {
        let out = printed(name);
        for verb in ["demo", "new", "generate", "preview", "check", "consolidate", "status", "explain"] {
            assert!(out.contains(verb), "{name} lacks {verb}");
        }
    }
    let page = printed("man-consolidate");
    assert!(page.contains(".TH careers-audit-consolidate") && page.contains("early"), "{page}");
    let (code, _, err) = run(&["--generate", "complete-dos"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("complete-bash") && err.contains("man-check"), "{err}");
}
