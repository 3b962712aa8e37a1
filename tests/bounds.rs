//! Where a round may lie and how it may be run: deep folders, many files, no home, two runs at once, nobody who listens.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use careers_audit::plan::resolve;
use common::few::{self, CODES, files, school};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 8);

fn program(folder: &Path, verb: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_careers-audit"));
    command.args(verb).args(["--today", &TODAY.to_string()]).current_dir(folder);
    command
}

/// A round with its plan and two returns.
fn begun(folder: &Path) {
    let file = school();
    few::plan_into(folder, &file);
    let plan = resolve(&file).unwrap();
    for code in &CODES[..2] {
        few::put(folder, code, &few::returned(&plan, code, false, TODAY));
    }
}

/// What three verbs make of the same round where all is as usual.
fn usual() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    begun(folder.path());
    for verb in VERBS {
        assert!(program(folder.path(), verb).output().unwrap().status.code().unwrap() < 2);
    }
    files(folder.path())
}

const VERBS: [&[&str]; 3] = [&["generate"], &["check"], &["consolidate", "--early"]];

#[test]
fn a_round_lies_where_paths_are_long_and_belongs_to_whoever_has_no_home() {
    let root = tempfile::tempdir().unwrap();
    let deep: PathBuf = ["Careers and the curriculum ".repeat(6), "Ελληνικά и кириллица ".repeat(5)]
        .iter()
        .fold(root.path().to_owned(), |at, name| at.join(name.trim_end()));
    assert!(deep.as_os_str().len() > 330);
    fs::create_dir_all(&deep).unwrap();
    begun(&deep);
    for verb in VERBS {
        // From outside, by its path; nothing is asked of the environment.
        let mut command = program(root.path(), verb);
        let done = command.arg(&deep).env_clear().output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.code().unwrap() < 2 && said.is_empty(), "{verb:?}: {said}");
    }
    assert!(files(&deep) == usual());
}

#[test]
fn many_who_run_at_once_leave_what_one_leaves() {
    let folder = tempfile::tempdir().unwrap();
    begun(folder.path());
    for verb in VERBS {
        let quiet = || program(folder.path(), verb).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let running: Vec<_> = (0..4).map(|_| quiet()).collect();
        let mut is_done = false;
        for one in running {
            let done = one.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&done.stderr);
            // Whoever comes second may find a file that was not there: it is told, and the other's stays.
            assert!(
                done.status.code().unwrap() < 2 || said.contains("run this again") || said.contains("try again"),
                "{said}"
            );
            is_done |= done.status.code().unwrap() < 2;
        }
        assert!(is_done, "{verb:?}");
    }
    for verb in VERBS {
        assert!(program(folder.path(), verb).output().unwrap().status.code().unwrap() < 2);
    }
    let (now, usual) = (files(folder.path()), usual());
    let differ = |name: &&String| now.get(*name) != usual.get(*name);
    let differing: Vec<&String> = now.keys().chain(usual.keys()).filter(differ).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn what_nobody_listens_to_is_done_all_the_same() {
    for verb in VERBS {
        let folder = tempfile::tempdir().unwrap();
        begun(folder.path());
        let mut closed = program(folder.path(), verb).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop((closed.stdout.take(), closed.stderr.take()));
        let code = closed.wait().unwrap().code();
        assert!(code.is_some_and(|code| code < 2), "{verb:?}: {code:?}");
        let other = tempfile::tempdir().unwrap();
        begun(other.path());
        program(other.path(), verb).output().unwrap();
        assert!(files(folder.path()) == files(other.path()), "{verb:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_place_is_told_and_what_was_done_stays_done() {
    for verb in VERBS {
        let folder = tempfile::tempdir().unwrap();
        begun(folder.path());
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let done = program(folder.path(), verb).stdout(full).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.code() == Some(2) && said.contains("is done, but"), "{verb:?}: {said}");
        let other = tempfile::tempdir().unwrap();
        begun(other.path());
        program(other.path(), verb).output().unwrap();
        assert!(files(folder.path()) == files(other.path()), "{verb:?}");
    }
}

#[test]
fn ten_thousand_files_that_are_no_returns_hide_none() {
    let folder = tempfile::tempdir().unwrap();
    begun(folder.path());
    let before = program(folder.path(), &["check", "--json"]).output().unwrap().stdout;
    let returns = folder.path().join("returns/pictures of the visit");
    fs::create_dir_all(&returns).unwrap();
    for number in 0..10_000 {
        fs::write(returns.join(format!("IMG_{number}.jpg")), b"\xff\xd8\xff\xe0").unwrap();
    }
    let after = program(folder.path(), &["check", "--json"]).output().unwrap().stdout;
    let of = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap()["returns"].clone();
    let (before, after) = (of(&before), of(&after));
    let counts = |all: &serde_json::Value| -> Vec<serde_json::Value> {
        let is_counted = |one: &&serde_json::Value| !one["department"].is_null();
        all.as_array().unwrap().iter().filter(is_counted).cloned().collect()
    };
    assert!(counts(&before).len() == 2 && counts(&before) == counts(&after));
    // What is said on a terminal stays short.
    for verb in ["check", "status", "consolidate"] {
        let said = program(folder.path(), &[verb]).output().unwrap().stdout;
        assert!(said.len() < 20_000, "{verb}: {} bytes", said.len());
    }
}

#[test]
fn files_from_every_time_are_read() {
    // A clock that went back, one that goes ahead, and one that never ran.
    let folder = tempfile::tempdir().unwrap();
    begun(folder.path());
    let usual = program(folder.path(), &["check", "--json"]).output().unwrap().stdout;
    for seconds in [0, 1, 4_102_444_800, 253_402_300_799] {
        for code in &CODES[..2] {
            let file =
                fs::File::options().write(true).open(folder.path().join(format!("returns/{code}.xlsx"))).unwrap();
            // A disk may not keep such a time: then it is read as it keeps it.
            let _ = file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        }
        let now = program(folder.path(), &["check", "--json"]).output().unwrap().stdout;
        assert_eq!(String::from_utf8_lossy(&now), String::from_utf8_lossy(&usual), "{seconds}");
    }
}
