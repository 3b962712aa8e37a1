//! Every case in `tests/returns/`: a workbook drawn as text, and what must come of it.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;

use careers_audit::answers::{Key, Value};
use careers_audit::finding::{CATALOGUE, Code};
use careers_audit::plan::Plan;
use careers_audit::reader;
use careers_audit::returns::{Incoming, Recognised, Return, settle};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// One case: its name and the lines beneath.
struct Case {
    name: String,
    lines: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/returns");
    let mut files: Vec<_> = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "cases"));
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        for line in fs::read_to_string(&file).expect("text").lines().map(str::trim) {
            match line.strip_prefix("== ") {
                Some(name) => cases.push(Case { name: name.to_owned(), lines: Vec::new() }),
                None if line.is_empty() => {}
                None => cases.last_mut().expect("a case has a name").lines.push(line.to_owned()),
            }
        }
    }
    cases
}

/// The refs that History is asked in Key Stage 3, their titles, and both.
fn placed(plan: &Plan, line: &str) -> String {
    let department = common::department(plan, "HUM");
    let history = department.subjects.iter().find(|subject| subject.name == "History").expect("History");
    let asked = careers_audit::scope::asked(plan, department, history).filter(|outcome| outcome.stage == "KS3");
    let mut line = line.replace("{nbsp}", "\u{a0}");
    for (number, outcome) in (1..).zip(asked) {
        line = line
            .replace(&format!("{{R{number}}}"), &outcome.reference)
            .replace(&format!("{{T{number}}}"), &outcome.title)
            .replace(&format!("{{L{number}}}"), &outcome.label());
    }
    line
}

/// A file being drawn.
struct File {
    name: String,
    saved: String,
    code: String,
    round: String,
    sheets: Vec<(String, Option<String>, Vec<String>)>,
}

impl File {
    fn new(plan: &Plan, name: &str, saved: &str) -> File {
        File { name: name.into(), saved: saved.into(), code: "HUM".into(), round: plan.edition(), sheets: Vec::new() }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        if self.code != "none" {
            let start = book.add_worksheet().set_name("Start here").expect("named");
            start.write(0, 0, "Careers audit").expect("written").write(1, 0, "Form").expect("written");
            start.write(1, 1, format!("{} / {}", self.code, self.round)).expect("written");
        }
        for (name, title, rows) in &self.sheets {
            let sheet = book.add_worksheet().set_name(name).expect("a legal name");
            if let Some(title) = title {
                sheet.write(0, 0, title).expect("written");
            }
            for (row, line) in (3..).zip(rows) {
                let cells = line.trim_start_matches('|').trim_end_matches('|').split('|');
                for (column, cell) in (0..).zip(cells) {
                    put(sheet, row, column, cell.trim_matches(' '));
                }
            }
        }
        book.save_to_buffer().expect("saved")
    }
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let special = cell.strip_prefix('{').and_then(|cell| cell.strip_suffix('}'));
    let (kind, rest) = special.map_or(("", cell), |special| special.split_once(' ').unwrap_or((special, "")));
    let written = match kind {
        "date" => {
            let day = ExcelDateTime::parse_from_str(rest).expect("a day");
            sheet.write_datetime_with_format(row, column, &day, &Format::new().set_num_format("dd/mm/yyyy"))
        }
        "number" => sheet.write_number(row, column, rest.parse::<f64>().expect("a number")),
        "merge" => {
            let (rows, text) = rest.split_once(' ').expect("rows and a text");
            let last = row + rows.parse::<u32>().expect("a number") - 1;
            sheet.merge_range(row, column, last, column, text, &Format::new())
        }
        "comment" => {
            let (text, comment) = rest.split_once(" -> ").expect("a comment");
            sheet.insert_note(row, column, &rust_xlsxwriter::Note::new(comment)).expect("noted");
            sheet.write_string(row, column, text)
        }
        "text" => sheet.write_string(row, column, rest),
        "true" => sheet.write_boolean(row, column, true),
        "error" => sheet.write_formula(row, column, Formula::new("=1/0").set_result(rest)),
        "formula" => {
            let (formula, result) = rest.split_once(" -> ").expect("a result");
            sheet.write_formula(row, column, Formula::new(formula).set_result(result))
        }
        _ if cell.is_empty() => return,
        _ => match cell.parse::<f64>() {
            Ok(number) => sheet.write_number(row, column, number),
            Err(_) => sheet.write_string(row, column, cell),
        },
    };
    written.expect("written");
}

fn key(plan_key: &str) -> Key {
    let (place, slot) = plan_key.split_once('.').expect("row and slot");
    let parts: Vec<&str> = place.split('/').collect();
    let (subject, block, row) = match parts.as_slice() {
        [row] => (Some("History"), "outcomes", *row),
        ["employers", row] => (None, "employers", *row),
        [subject, row] => (Some(*subject), "outcomes", *row),
        [subject, "checklist", row] => (Some(*subject), "checklist", *row),
        [subject, "reach", row] => (Some(*subject), "reach", *row),
        _ => panic!("{plan_key}?"),
    };
    let slots = ["ref", "coverage", "status", "cohorts", "term", "unit", "activity", "skill", "reason", "evidence"];
    let more = ["answer", "taking", "reached", "employer", "date", "sector"];
    let slot = slots.into_iter().chain(more).find(|known| *known == slot).unwrap_or_else(|| panic!("{slot}?"));
    Key { block, subject: subject.map(str::to_owned), row: row.to_owned(), slot }
}

/// Builds the files of a case, reads and settles them, and holds them against what the case says.
fn walk(plan: &Plan, case: &Case) -> Vec<Code> {
    let mut files: Vec<File> = Vec::new();
    let mut expected: Vec<String> = Vec::new();
    for line in case.lines.iter().map(|line| placed(plan, line)) {
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        if word == "return" {
            let (name, saved) = rest.split_once(' ').expect("a file and a day");
            files.push(File::new(plan, name, saved));
            continue;
        }
        if files.is_empty() {
            files.push(File::new(plan, "return.xlsx", "2026-12-01"));
        }
        let file = files.last_mut().expect("a file");
        match word {
            "code" => file.code = rest.to_owned(),
            "round" => file.round = rest.to_owned(),
            "--" => {
                let (name, title) = rest.split_once(" | ").map_or((rest, None), |(name, title)| (name, Some(title)));
                file.sheets.push((name.to_owned(), title.map(str::to_owned), Vec::new()));
            }
            _ if line.starts_with('|') => file.sheets.last_mut().expect("a sheet").2.push(line),
            _ => expected.push(line),
        }
    }
    let incoming = files.iter().map(|file| Incoming {
        file: file.name.clone(),
        saved: file.saved.clone(),
        recognised: reader::open(plan, &file.bytes()).recognised,
    });
    let settled = settle(plan, incoming.collect());
    let entry = settled.iter().find(|entry| entry.state.counts()).unwrap_or(&settled[0]);
    assert!(!expected.is_empty(), "'{}' expects nothing", case.name);
    for line in &expected {
        hold(case, line, entry, &settled);
    }
    settled.iter().flat_map(|entry| &entry.findings).map(|finding| finding.code).collect()
}

fn hold(case: &Case, line: &str, entry: &Return, settled: &[Return]) {
    let name = &case.name;
    let told = || entry.findings.iter().map(|f| format!("{} {}: {}", f.code, f.place, f.message)).collect::<Vec<_>>();
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    match word {
        "finds" => {
            let mut parts = rest.splitn(3, ' ');
            let code = Code::named(parts.next().expect("a code")).unwrap_or_else(|| panic!("{name}: {rest}?"));
            let (cell, words) = (parts.next().unwrap_or("-"), parts.next().unwrap_or(""));
            let there = entry.findings.iter().any(|finding| {
                finding.code == code
                    && (cell == "-" || finding.place.cell.as_deref() == Some(cell))
                    && [&finding.message, &finding.fix]
                        .into_iter()
                        .chain(&finding.suggestion)
                        .chain(&finding.place.row)
                        .chain(&finding.place.sheet)
                        .any(|text| text.contains(words))
            });
            assert!(there, "{name}: no {rest} in {:#?}", told());
        }
        "read" => {
            let (place, value) = rest.split_once(" = ").expect("a value");
            let meant = entry.answers.meant(&key(place)).map(Value::to_string);
            assert_eq!(meant.as_deref(), Some(value), "{name}: {place} in {:#?}", told());
        }
        "blank" => assert_eq!(entry.answers.meant(&key(rest)), None, "{name}: {rest}"),
        "state" => assert_eq!(entry.state.word(), rest, "{name}: {:#?}", told()),
        "states" => {
            for wanted in rest.split(' ') {
                let (file, state) = wanted.split_once('=').expect("a state");
                let own = settled.iter().find(|entry| entry.file == file).expect("a file");
                assert_eq!(own.state.word(), state, "{name}: {file}");
            }
        }
        "quiet" => {
            let code = Code::named(rest).unwrap_or_else(|| panic!("{name}: {rest}?"));
            assert!(entry.findings.iter().all(|finding| finding.code != code), "{name}: {:#?}", told());
        }
        _ => panic!("{name}: what does '{line}' expect?"),
    }
}

#[test]
fn every_case_comes_out_as_it_says() {
    let plan = common::plan();
    let cases = cases();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let mut failed = Vec::new();
    for case in &cases {
        let outcome = std::panic::catch_unwind(|| walk(&plan, case));
        if outcome.is_err() {
            failed.push(case.name.as_str());
        }
    }
    assert!(failed.is_empty(), "{} of {} cases failed: {failed:#?}", failed.len(), cases.len());
}

/// Every code is provoked by a case here, or by a test of the reader that names it.
#[test]
fn every_code_has_a_case() {
    let plan = common::plan();
    let provoked: Vec<Code> = cases().iter().flat_map(|case| walk(&plan, case)).collect();
    let tests = [include_str!("reading.rs"), include_str!("returns.rs")].concat();
    for entry in CATALOGUE {
        // A whole file that is kept out has a state of the same name.
        let named = ["Code", "State"].map(|kind| format!("{kind}::{:?}", entry.code));
        let is_named = named.iter().any(|name| tests.contains(name));
        assert!(provoked.contains(&entry.code) || is_named, "no case provokes {}", entry.name);
    }
}

#[test]
fn a_workbook_of_several_departments_names_them() {
    let plan = common::plan();
    let asked = |code: &str| {
        let department = common::department(&plan, code);
        let subjects = department.subjects.iter();
        let refs = subjects.flat_map(|subject| careers_audit::scope::asked(&plan, department, subject));
        refs.map(|outcome| outcome.reference.clone()).collect::<std::collections::BTreeSet<_>>()
    };
    let codes: Vec<&str> = plan.departments.iter().map(|department| department.code.as_str()).collect();
    let pairs = codes.iter().flat_map(|one| codes.iter().map(move |other| (*one, *other)));
    let (one, other, refs) = pairs
        .filter(|(one, other)| one < other)
        .map(|(one, other)| (one, other, asked(one).intersection(&asked(other)).cloned().collect::<Vec<_>>()))
        .max_by_key(|(_, _, refs)| refs.len())
        .expect("two departments");
    assert!(refs.len() >= 3, "{refs:?}");
    let rows = refs.iter().map(|reference| format!("| {reference} | Taught |")).collect();
    let table = [vec!["| Ref | Coverage |".to_owned()], rows].concat();
    let mut file = File::new(&plan, "a.xlsx", "2026-12-01");
    file.code = "none".into();
    file.sheets.push(("Sheet1".into(), None, table));
    let bytes = file.bytes();
    match reader::open(&plan, &bytes).recognised {
        Recognised::Refused { finding, .. } => {
            assert!(finding.message.contains(one) && finding.message.contains(other), "{}", finding.message);
            assert!(finding.fix.contains("--as"), "{}", finding.fix);
        }
        Recognised::Audit { code, .. } => panic!("taken for {code}"),
    }
    // A person who knows settles it.
    match reader::open_as(&plan, &bytes, Some(one)).recognised {
        Recognised::Audit { code, read } => assert!(code == one && read.answers.len() == refs.len()),
        Recognised::Refused { finding, .. } => panic!("{}", finding.message),
    }
}

/// A package with one part put in or changed.
fn with_part(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    if !names.iter().any(|name| name == part) {
        names.push(part.to_owned());
    }
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        let mut bytes = Vec::new();
        if let Ok(mut part) = archive.by_name(&name) {
            part.read_to_end(&mut bytes).expect("read");
        }
        if name == part {
            bytes = change(&String::from_utf8(bytes).expect("text")).into_bytes();
        }
        changed.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("started");
        changed.write_all(&bytes).expect("written");
    }
    changed.finish().expect("finished").into_inner()
}

fn drawn(plan: &Plan, sheet: &str, table: &[&str]) -> Vec<u8> {
    let mut file = File::new(plan, "a.xlsx", "2026-12-01");
    file.sheets.push((sheet.into(), None, table.iter().map(|line| placed(plan, line)).collect()));
    file.bytes()
}

fn audit(plan: &Plan, bytes: &[u8]) -> careers_audit::answers::Read {
    match reader::open(plan, bytes).recognised {
        Recognised::Audit { read, .. } => read,
        Recognised::Refused { finding, .. } => panic!("{}", finding.message),
    }
}

#[test]
fn macros_are_not_run_and_said_to_be_there() {
    let plan = common::plan();
    let bytes = drawn(&plan, "History outcomes", &["| Ref | Coverage |", "| {R1} | Taught |"]);
    let read = audit(&plan, &with_part(&bytes, "xl/vbaProject.bin", |_| "no real macro".to_owned()));
    assert!(read.findings.iter().any(|finding| finding.code == Code::Macros));
    assert_eq!(read.answers.len(), 1);
    assert!(audit(&plan, &bytes).findings.iter().all(|finding| finding.code != Code::Macros));
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_does() {
    let plan = common::plan();
    let bytes = drawn(
        &plan,
        "Employers",
        &["| Ref | Employer | Date | Subject |", "| E1 | Hill Farm | {number 44998} | History |"],
    );
    let early = with_part(&bytes, "xl/workbook.xml", |text| text.replace("<workbookPr", "<workbookPr date1904=\"1\""));
    let day = |bytes: &[u8]| audit(&plan, bytes).answers.meant(&key("employers/E1.date")).map(Value::to_string);
    assert_eq!(day(&early).as_deref(), Some("2027-03-14"));
    assert_eq!(day(&bytes).as_deref(), Some("2023-03-13"));
}
