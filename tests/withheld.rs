//! A text that may name a learner is shown to nobody but the department that wrote it and the Careers Leader: it is
//! planted in every cell of every form, and every file that others see is searched for it, part by part.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;

use careers_audit::answers::{Answers, Given, Typed, Unread, Value};
use careers_audit::finding::Code;
use careers_audit::layout::{Form, Holds, answers_of};
use careers_audit::plan::{LEADER, Plan};
use careers_audit::{pen, reader};
use common::opened::Package;
use common::random;

/// What is planted.
const PLANTED: &str = "Help with pupil Jane Smith 9B (A123456789012)";

/// Pieces of it that must not be found, also where a quote was cut short.
const PIECES: [&str; 2] = ["Jane", "A1234567"];

/// Cells in which adults and firms are named, and units: there nothing is queried.
const NAMES_OF_ADULTS: [&str; 4] = ["delivered_by", "employer", "unit", "filled_by"];

/// Who sends something back, one with several subjects among them, and what is planted in it.
const SENDERS: [(&str, Planting); 3] =
    [("ART", Planting::Everywhere), ("HUM", Planting::Texts), (LEADER, Planting::Everywhere)];

/// A department that sends nothing back.
const ABSENT: &str = "MUS";

/// What is planted where.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Planting {
    /// In every cell that holds a text.
    Texts,
    /// And in every cell that holds no text, where it is in error.
    Everywhere,
}

/// A return with the text planted in it, and in how many cells.
fn planted(plan: &Plan, form: &Form, planting: Planting, seed: u64) -> (Answers, usize) {
    let mut answers = match plan.department(&form.code) {
        Some(department) => answers_of(&random::planned(plan, department, seed)),
        None => random::answers(plan, form, seed),
    };
    let mut put = 0;
    for (_, area) in form.areas() {
        for row in &area.rows {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                let given = match (spec.holds, planting) {
                    (Holds::Text { .. }, _) if !NAMES_OF_ADULTS.contains(&spec.key.word()) => {
                        Given::meant(Value::Text(PLANTED.to_owned()))
                    }
                    (Holds::Choice(_) | Holds::Count { .. } | Holds::Date, Planting::Everywhere) => Given {
                        typed: Typed::Text(PLANTED.to_owned()),
                        means: Err(Unread { code: Code::UnknownAnswer, suggestion: None }),
                    },
                    _ => continue,
                };
                answers.put(area.key(row, spec.key), given);
                put += 1;
            }
        }
    }
    (answers, put)
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        found.push((name, fs::read(&path).expect("read")));
    }
    found
}

/// The texts of a file: the parts of a package, a draft without its line ends and signs in hexadecimal.
fn texts(name: &str, bytes: &[u8]) -> Vec<(String, String)> {
    if name.ends_with(".xlsx") {
        return Package::open(bytes).0.into_iter().map(|(part, text)| (format!("{name}, {part}"), text)).collect();
    }
    let text = String::from_utf8_lossy(bytes).replace("=\r\n", "");
    vec![(name.to_owned(), text)]
}

/// Where a piece of the planted text stands.
fn found(name: &str, bytes: &[u8]) -> Vec<String> {
    let told = |text: &str| PIECES.iter().any(|piece| text.contains(piece));
    texts(name, bytes).into_iter().filter(|(_, text)| told(text)).map(|(part, _)| part).collect()
}

#[test]
fn what_may_name_a_learner_is_in_no_file_that_others_see() {
    let folder = tempfile::tempdir().expect("a folder");
    let round = folder.path();
    assert_eq!(common::run(&["new", ".", "--school", "Riverside"], round).0, 0);
    let bytes = fs::read(round.join("plan.xlsx")).expect("the plan");
    let plan = reader::plan_from_workbook(&bytes).expect("a plan without fault");
    fs::create_dir_all(round.join("returns")).expect("made");
    let mut all = 0;
    for (seed, (code, planting)) in (1..).zip(SENDERS) {
        let form = common::full_form(&plan, code);
        let (answers, put) = planted(&plan, &form, planting, seed);
        all += put;
        let drawn = pen::draw(&form, &answers, plan.round.due).expect("drawn");
        let entry = common::read(&plan, &drawn);
        let withheld = entry.answers.iter().filter(|(key, _)| entry.is_withheld(key)).count();
        assert_eq!(withheld, put, "{code}");
        fs::write(round.join(format!("returns/{code}.xlsx")), drawn).expect("written");
    }
    assert!(all > 300, "planted in {all} cells");
    let mut seen = Vec::new();
    for verb in [&["consolidate", "--early", "--json"][..], &["generate", "--pack"]] {
        let (code, told) = common::run(verb, round);
        assert!(code < 2, "{told}");
        seen.push((verb.join(" "), told.into_bytes()));
    }
    // Only SLT's draft and governors' are there so far.
    seen.extend(["matrix", "pack", "email"].into_iter().flat_map(|part| files(&round.join(part))));
    common::run(&["check"], round);
    seen.extend(files(&round.join("email")).into_iter().filter(|(name, _)| name.starts_with(ABSENT)));
    let names: Vec<&str> = seen.iter().map(|(name, _)| name.as_str()).collect();
    for part in ["Careers matrix", "SLT", "For governors", "Governors", "Staff session", "MUS Music - "] {
        assert!(names.iter().any(|name| name.starts_with(part)), "no {part} in {names:?}");
    }
    let leaks: Vec<String> = seen.iter().flat_map(|(name, bytes)| found(name, bytes)).collect();
    assert_eq!(leaks, Vec::<String>::new());
    // The search finds what is there: a department's own correction shows it what it wrote.
    let own = files(&round.join("corrections"));
    assert!(own.iter().flat_map(|(name, bytes)| found(name, bytes)).count() >= SENDERS.len());
}
