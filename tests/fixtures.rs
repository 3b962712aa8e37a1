//! Frozen returns that other programs saved: the reader must keep reading them, cell by cell.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

#[test]
fn every_frozen_return_is_read_as_it_was_filled_in() {
    let mut returns = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")).expect("fixtures") {
        let folder = entry.expect("an entry").path();
        if folder.is_dir() {
            returns += read_folder(&folder);
        }
    }
    assert!(returns >= 5, "{returns} returns");
}

fn read_folder(folder: &Path) -> usize {
    // A check writes corrections: the frozen folder stays as it is.
    let copy = tempfile::tempdir().expect("a folder");
    common::copy(folder, copy.path());
    let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["check", "--json"])
        .arg(copy.path())
        .output()
        .expect("it runs");
    let document: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let expected = fs::read_to_string(folder.join("expected.json")).expect("expected.json");
    let expected: serde_json::Map<String, Value> = serde_json::from_str(&expected).expect("JSON");
    let returns = document["returns"].as_array().expect("returns");
    assert_eq!(returns.len(), expected.len());
    for entry in returns {
        let file = entry["file"].as_str().expect("a file");
        let wanted = &expected[file];
        assert_eq!(entry["department"], wanted["department"], "{file}");
        assert_eq!(entry["state"], wanted["state"], "{file}");
        let answers = entry["answers"].as_array().expect("answers").iter();
        let mut read: Vec<String> = answers
            .map(|a| json!([a["sheet"], a["cell"], a["subject"], a["row"], a["column"], a["value"]]).to_string())
            .collect();
        let mut filled: Vec<String> =
            wanted["answers"].as_array().expect("answers").iter().map(Value::to_string).collect();
        read.sort();
        filled.sort();
        assert_eq!(read, filled, "{file}");
        let mut errors: Vec<&Value> = entry["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .filter(|finding| finding["severity"] == "error")
            .map(|finding| &finding["code"])
            .collect();
        errors.sort_by_key(|code| code.to_string());
        // What a form printed when it was issued is no person's writing, whatever forms print now.
        let printed = entry["findings"].as_array().expect("findings").iter().find(|one| one["code"] == "unplaced");
        assert_eq!(printed, None, "{file}");
        assert_eq!(json!(errors), wanted["errors"], "{file}");
    }
    returns.len()
}
