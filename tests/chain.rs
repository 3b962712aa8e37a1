//! Many rounds, one after the other: how far back they are read, and what is told of a chain that leads nowhere or in a circle.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};
use careers_audit::plan::resolve;
use common::few;
use common::run_on;
use jiff::civil::date;
use serde_json::Value;

const DAY: &str = "2026-12-15";

/// A round of which two of three departments have returned, after another.
fn round(folder: &Path, name: &str, last: Option<&str>) -> PathBuf {
    let at = folder.join(name);
    let mut file = few::school();
    file.round.label = format!("Round {name}");
    file.round.last = last.unwrap_or_default().to_owned();
    few::plan_into(&at, &file);
    let plan = resolve(&file).expect("no fault");
    for code in ["ART", "DRA"] {
        few::put(&at, code, &few::returned(&plan, code, false, date(2026, 12, 9)));
    }
    at
}

/// So many rounds in a row: 1 is the first, and each names the one before it.
fn rounds(folder: &Path, count: usize) -> PathBuf {
    let way = |number: usize| (number > 1).then(|| format!("../{}", number - 1));
    let rounds = (1..=count).map(|number| round(folder, &number.to_string(), way(number).as_deref()));
    rounds.fold(None, |_, last| Some(last)).expect("a round")
}

/// The labels on *Round by round*, the oldest first; what the program says; and the rounds of the document.
fn told(at: &Path) -> (Vec<String>, String, Vec<String>) {
    let (code, said) = run_on(DAY, &["consolidate"], at);
    assert!(code < 2, "{said}");
    let copy = at.join(format!("matrix/Careers matrix {DAY} working copy.xlsx"));
    let mut book: Xlsx<_> = open_workbook(copy).expect("opens");
    let range = book.worksheet_range("Round by round").expect("a sheet");
    let rows: Vec<Vec<String>> =
        range.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<String>>()).collect();
    let head = rows.iter().position(|row| row.iter().any(|cell| cell == "Round")).expect("its heading");
    let label = |row: &Vec<String>| row.iter().find(|cell| !cell.is_empty()).cloned();
    let labels = rows[head + 1..].iter().map_while(label).take_while(|label| label.starts_with("Round ")).collect();
    let (_, out) = run_on(DAY, &["consolidate", "--json", "--dry-run"], at);
    let document: Value = serde_json::from_str(&out[out.find('{').expect("JSON")..=out.rfind('}').expect("JSON")])
        .unwrap_or_else(|error| panic!("{error}: {out}"));
    let since = document["changes"].as_array().expect("changes").iter();
    let since = since.map(|one| one["since"].as_str().expect("a label").to_owned()).collect();
    (labels, said, since)
}

fn labels(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("Round {number}")).collect()
}

#[test]
fn ten_rounds_are_read_and_none_before_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = rounds(folder.path(), 12);
    let (shown, said, since) = told(&at);
    assert_eq!(shown, labels(2..=12));
    assert_eq!(since, labels((2..=11).rev()));
    assert!(!said.contains("Nothing is compared"), "{said}");
    let (shown, said, since) = told(&folder.path().join("2"));
    assert_eq!((shown, since), (labels(1..=2), labels([1])));
    assert!(!said.contains("Nothing is compared"), "{said}");
}

#[test]
fn a_round_that_is_missing_in_the_middle_is_told_once_and_ends_the_chain() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = rounds(folder.path(), 4);
    fs::remove_dir_all(folder.path().join("2")).expect("removed");
    let (shown, said, since) = told(&at);
    assert_eq!((shown, since), (labels(3..=4), labels([3])));
    let why = "Nothing is compared with the round before Round 3, '../2'. There is no plan.xlsx or plan.toml in";
    assert_eq!(said.matches("Nothing is compared").count(), 1, "{said}");
    assert!(said.contains(why), "{said}");
}

#[test]
fn rounds_that_lead_in_a_circle_are_told_once_and_read_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = round(folder.path(), "1", Some("../2"));
    let two = round(folder.path(), "2", Some("../1"));
    for (at, own, other) in [(&one, 1, 2), (&two, 2, 1)] {
        let (shown, said, since) = told(at);
        assert_eq!((shown, since), (labels([other, own]), labels([other])));
        assert_eq!(said.matches("Nothing is compared").count(), 1, "{said}");
        let why = format!("the round before Round {other}, '../{own}'. It is Round {own}, which comes after it.");
        assert!(said.contains(&why), "{said}");
    }
    // Its own folder, however it is named.
    for way in [".", "../3"] {
        let at = round(folder.path(), "3", Some(way));
        let (shown, said, since) = told(&at);
        assert_eq!((shown, since.len()), (labels([3]), 0), "{said}");
        assert_eq!(said.matches("Nothing is compared").count(), 1, "{said}");
        assert!(said.contains("It is this round's own folder."), "{said}");
    }
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries.map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                all.push(entry.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/"));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn made_up_rounds_of_several_years_are_foretold_file_by_file_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = |arguments: &[&str]| {
        let (code, told) = run_on(DAY, &[&["demo", "rounds"], arguments].concat(), folder.path());
        assert_eq!(code, 0, "{told}");
        told
    };
    let three = told(&["--rounds", "3", "--dry-run"]);
    assert_eq!(files(folder.path()), [""; 0]);
    told(&["--rounds", "2"]);
    let written = files(&folder.path().join("rounds"));
    let years: std::collections::BTreeSet<&str> = written.iter().filter_map(|file| file.split('/').next()).collect();
    assert_eq!(years.len(), 2, "{years:?}");
    for file in &written {
        assert!(three.contains(file), "{file} is not foretold:\n{three}");
    }
}
