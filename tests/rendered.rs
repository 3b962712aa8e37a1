//! The matrix on paper, as LibreOffice prints it: nothing is cut to `###`, no page is empty, the summary is one page,
//! and a school far larger than most can still be read.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use careers_audit::matrix::{self, Reader};
use careers_audit::picture::Picture;
use careers_audit::plan::{Plan, Setting};
use common::large;
use common::programs::Program;
use jiff::civil::date;
use serde_json::Value;

/// The pages of each sheet, in order.
type Pages = BTreeMap<String, Vec<String>>;

fn render(file: &Path) -> Pages {
    let printed: Value = serde_json::from_str(&Program::Render.run([file])).expect("JSON");
    let mut pages = Pages::new();
    for page in printed[0]["pages"].as_array().expect("pages") {
        let text = |key: &str| page[key].as_str().unwrap_or_else(|| panic!("a page without {key}: {page}")).to_owned();
        pages.entry(text("sheet")).or_default().push(text("text"));
    }
    pages
}

/// What a matrix of a plan has for whoever reads it.
fn sheets(plan: &Plan, reader: Reader) -> Vec<String> {
    matrix::sheets(plan, reader).into_iter().map(|(name, _)| name).collect()
}

/// What is wrong with the pages of sheets, wherever they are printed.
fn faults(pages: &Pages, sheets: &[String]) -> Vec<String> {
    let marks = ["###", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "Err:5"];
    let mut wrong = Vec::new();
    for (sheet, texts) in pages {
        for (number, text) in texts.iter().enumerate() {
            let at = format!("{sheet}, page {}", number + 1);
            wrong.extend(marks.iter().filter(|mark| text.contains(*mark)).map(|mark| format!("{at}: {mark}")));
            if text.trim().is_empty() {
                wrong.push(format!("{at}: nothing is on it"));
            }
        }
    }
    if pages.get("Summary").map(Vec::len) != Some(1) {
        wrong.push("the summary is not one page".to_owned());
    }
    wrong.extend(
        sheets.iter().filter(|sheet| !pages.contains_key(*sheet)).map(|sheet| format!("{sheet} is not printed")),
    );
    wrong
}

/// The matrix of a made-up round: what SLT is sent, or the working copy.
fn matrix(folder: &Path, reader: Reader) -> PathBuf {
    let copy = match reader {
        Reader::Everybody => "",
        Reader::Leader => " working copy",
    };
    folder.join(format!("matrix/Careers matrix 2026-12-15{copy}.xlsx"))
}

fn demo(folder: &Path, setting: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["demo", "--setting", setting, "--today", "2026-12-15", "."])
        .current_dir(folder)
        .output()
        .expect("it runs");
    assert!(output.status.success());
}

#[test]
fn the_matrix_of_each_demo_prints_whole() {
    if !Program::Render.is_here() {
        return;
    }
    for (setting, position) in [
        (Setting::Mainstream, ["14 of the 22 subjects that have answered", "reach Foundation or"]),
        (Setting::Send, ["7 of the 9 teams that have answered", "reach Foundation or"]),
        (Setting::College, ["9 of the 14 subjects that have answered", "reach Foundation or"]),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        demo(folder.path(), setting.word());
        for reader in [Reader::Everybody, Reader::Leader] {
            let pages = render(&matrix(folder.path(), reader));
            let sheets = sheets(&common::demo_plan_of(setting), reader);
            assert_eq!(faults(&pages, &sheets), [] as [String; 0], "{setting:?}, {reader:?}");
            assert!(pages.keys().all(|sheet| sheets.contains(sheet)), "{reader:?}: {:?}", pages.keys());
            let summary = &pages["Summary"][0];
            let asked = ["What SLT is asked to decide", "biggest gaps", "Who is missing", "Departments ask for"];
            for told in asked.into_iter().chain(position) {
                assert!(summary.contains(told), "{setting:?}, {told}: {summary}");
            }
        }
    }
}

#[test]
fn the_matrix_of_a_large_school_prints_whole_and_by_department_and_stage() {
    if !Program::Render.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.xlsx");
    fs::write(&path, large::matrix()).expect("written");
    let pages = render(&path);
    let mut faults = faults(&pages, &sheets(&large::plan(), Reader::Leader));
    // Some of its made-up teachers type that as a text.
    faults.retain(|fault| !fault.ends_with("#REF!"));
    assert_eq!(faults, [] as [String; 0]);
    let coverage = &pages["Coverage"];
    assert!(coverage.len() <= 6, "{} pages", coverage.len());
    let title = format!("Coverage of outcomes: {}", large::plan().school.name);
    for text in coverage {
        assert!(text.contains("Outcome"), "{text}");
        assert!(text.contains(&title), "the title is cut: {text}");
    }
}

#[test]
fn as_many_pages_are_printed_as_were_measured() {
    if !Program::Render.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("matrix.xlsx");
    let results = common::demo_results(&common::demo_plan());
    let picture = Picture::new(&results, date(2026, 12, 15));
    fs::write(&path, matrix::workbook(&picture).expect("drawn")).expect("written");
    let printed: BTreeMap<String, usize> =
        render(&path).into_iter().map(|(sheet, pages)| (sheet, pages.len())).collect();
    let measured: BTreeMap<String, usize> =
        matrix::on_paper(&picture).into_iter().map(|(sheet, paper)| (sheet, paper.pages)).collect();
    assert_eq!(printed, measured);
}

#[test]
fn a_broken_page_is_seen() {
    let page = |text: &str| vec![text.to_owned()];
    let sheets = sheets(&common::plan(), Reader::Leader);
    let whole: Pages = sheets.iter().map(|sheet| (sheet.clone(), page("words"))).collect();
    assert!(faults(&whole, &sheets).is_empty());
    for (sheet, texts) in [
        ("Reach", page("12 ### 14")),
        ("Reach", page(" ")),
        ("Coverage", page("#REF!")),
        ("Summary", vec!["one".to_owned(), "two".to_owned()]),
    ] {
        let mut broken = whole.clone();
        broken.insert(sheet.to_owned(), texts);
        assert_eq!(faults(&broken, &sheets).len(), 1, "{sheet}");
    }
    let mut without = whole;
    without.remove("Notes");
    assert_eq!(faults(&without, &sheets), ["Notes is not printed"]);
}
