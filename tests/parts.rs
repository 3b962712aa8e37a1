//! Parts of a file that no answer needs may be broken or absent; one that is needed is never lost in silence.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use careers_audit::answers::Answers;
use careers_audit::finding::{Code, Finding};
use careers_audit::layout::{Forms, answers_of};
use careers_audit::pen;
use careers_audit::plan::Plan;
use careers_audit::reader;
use careers_audit::returns::Recognised;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Parts = Vec<(String, Vec<u8>)>;

fn parts(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("read");
        parts.push((part.name().expect("a name").into_owned(), content));
    }
    parts
}

fn package(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("begun");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// What becomes of a part: cut off, emptied, no XML any more, gone.
fn harmed(whole: &Parts, at: usize) -> Vec<(&'static str, Vec<u8>)> {
    let with = |change: &dyn Fn(&mut Parts)| {
        let mut parts = whole.clone();
        change(&mut parts);
        package(&parts)
    };
    vec![
        ("emptied", with(&|parts| parts[at].1.clear())),
        ("gone", with(&|parts| drop(parts.remove(at)))),
        ("cut off", with(&|parts| parts[at].1.truncate(whole[at].1.len() / 2))),
        ("no XML", with(&|parts| parts[at].1 = b"<a><b></a>".to_vec())),
    ]
}

/// Whether answers are read from a part, or through it.
fn is_needed(name: &str) -> bool {
    let name = name.to_lowercase();
    let books = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedstrings.xml", "content.xml"];
    books.contains(&name.as_str()) || name.starts_with("xl/worksheets/sheet")
}

fn read(forms: &Forms, bytes: &[u8]) -> Result<(Answers, Vec<Finding>), Box<Finding>> {
    match reader::open(forms, bytes).recognised {
        Recognised::Audit { read, .. } => Ok((read.answers, read.findings)),
        Recognised::Refused { finding, .. } => Err(Box::new(finding)),
    }
}

/// Harms each part in turn, in so many ways; counts the times when it was not needed.
fn hold(plan: &Plan, file: &str, bytes: &[u8], ways: usize) -> usize {
    let forms = common::forms(plan);
    let (answers, _) = read(&forms, bytes).expect("an audit");
    assert!(answers.len() > 20, "{file}: {}", answers.len());
    let whole = parts(bytes);
    let mut spared = 0;
    for (at, (name, _)) in whole.iter().enumerate() {
        for (how, bytes) in harmed(&whole, at).into_iter().rev().take(ways) {
            let now = read(&forms, &bytes);
            let what = format!("{file}, {name} {how}");
            if !is_needed(name) {
                let (same, _) = now.unwrap_or_else(|finding| panic!("{what}: {}", finding.message));
                assert!(same == answers || name.ends_with("styles.xml"), "{what}: other answers");
                assert_eq!(same.len(), answers.len(), "{what}");
                spared += 1;
                continue;
            }
            match now {
                Err(finding) => assert_eq!(finding.code, Code::Unreadable, "{what}: {}", finding.message),
                Ok((same, findings)) => {
                    let told = |code: Code| findings.iter().any(|finding| finding.code == code);
                    assert!(
                        same == answers || told(Code::SheetUnread),
                        "{what}: {} answers of {} in silence",
                        same.len(),
                        answers.len()
                    );
                }
            }
        }
    }
    spared
}

#[test]
fn what_is_drawn_is_read_without_what_no_answer_needs() {
    let plan = common::plan();
    let form = common::form(&plan, "HUM");
    let answers = answers_of(&common::random::audit(&plan, common::department(&plan, "HUM"), 11));
    let bytes = pen::draw(&form, &answers, plan.round.due).expect("drawn");
    assert!(hold(&plan, "drawn", &bytes, 4) > 40);
}

/// The frozen returns, which other programs saved.
fn fixtures(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            fixtures(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "xlsx" || ending == "ods") {
            files.push(path);
        }
    }
}

#[test]
fn what_other_programs_save_is_read_without_what_no_answer_needs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/2026-11-23");
    let bytes = fs::read(folder.join("plan.xlsx")).expect("the plan");
    let plan = reader::plan_from_workbook(&bytes).expect("no fault");
    let mut files = Vec::new();
    fixtures(&folder.join("returns"), &mut files);
    assert!(files.len() >= 5, "{files:?}");
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(hold(&plan, &name, &fs::read(&file).expect("read"), 1) > 4, "{name}");
    }
}
