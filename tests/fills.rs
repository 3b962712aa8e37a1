//! What a workbook says of itself while it is filled in is what `check` says of the same answers: of every row, of every
//! sheet, and over all; whatever is typed.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read;

use careers_audit::answers::{Answers, Key, Typed, cell_name};
use careers_audit::finding::{Code, Finding};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Area, Column, Form, Live, Sheet};
use careers_audit::live::{self, Workings};
use careers_audit::pen;
use careers_audit::plan::{Department, LEADER, Plan, Setting};
use common::fills;
use common::programs::Program;
use serde_json::{Value, json};

/// A range of a sheet that is looked at.
struct Range {
    sheet: String,
    cells: String,
    /// What it tells: the words of an area's rows, or one cell.
    of: Of,
}

enum Of {
    /// The words of rows: the first sheet row.
    Rows(u32),
    /// What is shown of a sheet.
    State(String),
    /// How much is left on a sheet.
    ToFill(String),
    /// What is left over all.
    Left,
    /// Where the link of that leads.
    Link,
}

fn column(area: &Area, is_it: impl Fn(&Column) -> bool) -> Option<u32> {
    area.columns.iter().position(is_it).map(|position| u32::try_from(position).expect("few columns"))
}

/// Everything that a form computes and this looks at.
fn ranges(form: &Form) -> Vec<Range> {
    let mut ranges = Vec::new();
    let one = |sheet: &Sheet, cell: String, of| Range { sheet: sheet.name.clone(), cells: cell, of };
    for (sheet, area) in form.areas() {
        if let Some(told) = column(area, |column| *column == Column::Todo) {
            let (top, bottom) = (area.sheet_row(0), area.end() - 1);
            let cells = format!("{}:{}", cell_name(top, told), cell_name(bottom, told));
            ranges.push(Range { sheet: sheet.name.clone(), cells, of: Of::Rows(top) });
        }
        if area.block.key() == BlockKey::Progress {
            for (position, row) in area.rows.iter().enumerate() {
                let about = form.sheets[row.sheet().expect("a sheet")].name.clone();
                let at = |slot| {
                    let column = u32::try_from(area.column_of(slot).expect("a column")).expect("few");
                    cell_name(area.sheet_row(position), column)
                };
                ranges.push(one(sheet, at(SlotKey::State), Of::State(about.clone())));
                ranges.push(one(sheet, at(SlotKey::ToFill), Of::ToFill(about)));
            }
        }
    }
    ranges
}

/// A column of cells that may be filled in, one beneath the other: the sheet, the first row, the column, whose they are.
struct Run {
    sheet: String,
    top: u32,
    column: u32,
    keys: Vec<Key>,
}

/// Every cell that may be filled in.
fn columns(form: &Form) -> Vec<Run> {
    let mut columns: Vec<Run> = Vec::new();
    for (sheet, area) in form.areas() {
        for position in 0..area.columns.len() {
            let column = u32::try_from(position).expect("few");
            for (at, row) in area.rows.iter().enumerate() {
                let Some(spec) = area.spec(row, position).filter(|spec| row.asks(spec)) else { continue };
                let (key, at) = (area.key(row, spec.key), area.sheet_row(at));
                let is_next = |own: &&mut Run| {
                    own.sheet == sheet.name && own.column == column && own.top + own.keys.len() as u32 == at
                };
                match columns.last_mut().filter(is_next) {
                    Some(own) => own.keys.push(key),
                    None => columns.push(Run { sheet: sheet.name.clone(), top: at, column, keys: vec![key] }),
                }
            }
        }
    }
    columns
}

/// What was typed, as a program types it.
fn typed(answers: &Answers, key: &Key) -> Value {
    match answers.get(key).map(|given| &given.typed) {
        None => Value::Null,
        Some(Typed::Number(number)) => json!(number),
        Some(Typed::Date(day)) => json!({ "date": day.to_string() }),
        Some(other) => json!(other.for_its_author()),
    }
}

/// The cells of a workbook as it is drawn: where the done line stands, and where its link is.
fn of_line(bytes: &[u8], form: &Form) -> [Range; 2] {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut xml = String::new();
    package.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut xml).expect("text");
    let (before, formula) = xml.split_once("HYPERLINK(").expect("a done line");
    let cell = before.rsplit_once("<c r=\"").expect("a cell").1.split('"').next().expect("a name");
    let arguments = formula.split("),IFERROR(").next().expect("a link");
    let link = arguments.rsplit('!').next().expect("a cell").replace('$', "");
    let range = |sheet: &str, cells: &str, of| Range { sheet: sheet.to_owned(), cells: cells.to_owned(), of };
    [range(&form.sheets[0].name, cell, Of::Left), range("_form", &link, Of::Link)]
}

struct Fill {
    answers: Answers,
    /// What `check` says of it that a workbook can know.
    open: Vec<Finding>,
}

fn known(findings: &[Finding]) -> Vec<Finding> {
    findings.iter().filter(|finding| live::TOLD.contains(&finding.code)).cloned().collect()
}

/// Row and column of a cell.
fn corner(cell: &str) -> (u32, u32) {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic);
    let column: u32 = letters.fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1);
    let row: u32 = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().expect("a row");
    (row - 1, column - 1)
}

/// What must be so of one fill.
fn held(form: &Form, fill: &Fill, range: &Range, shown: &Value, workings: &Workings, seen: &mut BTreeSet<String>) {
    let on = |sheet: &str| fill.open.iter().filter(|finding| finding.place.sheet.as_deref() == Some(sheet)).count();
    let told = || format!("{}!{}: {:#?}", range.sheet, range.cells, fill.open);
    let one = || shown[0][0].clone();
    match &range.of {
        Of::Rows(top) => {
            let (_, area) = form
                .areas()
                .find(|(sheet, area)| sheet.name == range.sheet && area.sheet_row(0) == *top)
                .expect("an area");
            for (row, (at, words)) in area.rows.iter().zip((*top..).zip(shown.as_array().expect("rows"))) {
                let words = words[0].as_str().expect("words");
                let is_here = |finding: &&Finding| {
                    finding.place.sheet.as_deref() == Some(range.sheet.as_str())
                        && finding.place.cell.as_deref().is_some_and(|cell| corner(cell).0 == at)
                };
                let open: Vec<&Finding> = fill.open.iter().filter(is_here).collect();
                assert_eq!(live::QUIET.contains(&words), open.is_empty(), "{words} in row {}: {}", at + 1, told());
                let stored = workings.todo(area, row).expect("words").result.to_string();
                assert_eq!(words, stored, "what is stored: {}", told());
                seen.insert(words.to_owned());
            }
        }
        Of::State(sheet) => {
            let state = one();
            let state = state.as_str().expect("a state");
            let quiet = ["Done", "If you have time", "Nothing asked"];
            assert_eq!(quiet.contains(&state), on(sheet) == 0, "{state} {}", told());
            seen.insert(state.to_owned());
        }
        Of::ToFill(sheet) => {
            assert_eq!(one().as_f64().expect("a number") as usize, on(sheet), "{sheet}: {}", told());
        }
        Of::Left => {
            let line = one();
            let line = line.as_str().expect("a line");
            let stored = live::computed(workings, &Default::default(), Live::Left).expect("a line").result.to_string();
            assert_eq!(line, stored, "what is stored: {}", told());
            assert_eq!(line.starts_with("Finished: "), fill.open.is_empty(), "{line} {}", told());
            if let Some(first) = first(form, &fill.open) {
                assert!(line.starts_with(&format!("{} answer", fill.open.len())), "{line} {}", told());
                let (place, heading) = (&first.place, first.place.heading.as_deref().unwrap_or_default());
                assert!(line.ends_with(heading), "{line}: {first:#?}");
                let row = place.row.as_deref().unwrap_or_default();
                assert!(line.contains(row) || place.column.is_none() || line.contains(", "), "{line}: {first:#?}");
            }
        }
        Of::Link => {
            let link = one();
            let link = link.as_str().expect("a link").replace('$', "");
            match first(form, &fill.open) {
                Some(first) => {
                    let sheet = first.place.sheet.as_deref().unwrap_or_default().replace('\'', "''");
                    assert_eq!(link, format!("#'{sheet}'!{}", first.place.cell.as_deref().unwrap_or_default()), "{}", told());
                }
                None => assert_eq!(link, "none", "{}", told()),
            }
        }
    }
}

/// The first finding in the order of sheets, rows and columns.
fn first<'f>(form: &Form, open: &'f [Finding]) -> Option<&'f Finding> {
    let place = |finding: &&Finding| {
        let sheet = form.sheets.iter().position(|sheet| Some(&sheet.name) == finding.place.sheet.as_ref());
        (sheet, corner(finding.place.cell.as_deref().expect("a cell")))
    };
    open.iter().min_by_key(place)
}

/// Fills workbooks of some departments and holds what they say against what `check` says.
fn agree(plan: &Plan, codes: &[&str], fills: u64) {
    if !Program::Type.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut jobs = Vec::new();
    let mut books = Vec::new();
    for (number, code) in (0_u64..).zip(codes) {
        let form = common::form(plan, code);
        let department: Option<&Department> = plan.department(code);
        let blank = pen::draw(&form, &Answers::default(), plan.round.due).expect("drawn");
        let mut looked_at = ranges(&form);
        looked_at.extend(of_line(&blank, &form));
        let drawn: Vec<Fill> = (0..fills)
            .map(|seed| {
                let answers = fills::fill(plan, department, &form, seed * 31 + number);
                let bytes = pen::draw(&form, &answers, plan.round.due).expect("drawn");
                let open = known(&common::read(plan, &bytes).findings);
                Fill { answers, open }
            })
            .collect();
        let path = folder.path().join(format!("{code}.xlsx"));
        std::fs::write(&path, blank).expect("written");
        let shown: Vec<Value> =
            looked_at.iter().map(|range| json!({ "sheet": range.sheet, "cells": range.cells })).collect();
        let runs = columns(&form);
        let values = |fill: &Fill| -> Vec<Vec<Value>> {
            runs.iter().map(|run| run.keys.iter().map(|key| typed(&fill.answers, key)).collect()).collect()
        };
        let values: Vec<Vec<Vec<Value>>> = drawn.iter().map(values).collect();
        let cells = |run: &Run| {
            let last = run.top + u32::try_from(run.keys.len()).expect("few") - 1;
            format!("{}:{}", cell_name(run.top, run.column), cell_name(last, run.column))
        };
        let places: Vec<Value> = runs.iter().map(|run| json!({ "sheet": run.sheet, "cells": cells(run) })).collect();
        jobs.push(json!({ "file": path, "typed": places, "fills": values, "shown": shown }));
        books.push((form, looked_at, drawn));
    }
    let list = folder.path().join("jobs.json");
    std::fs::write(&list, json!(jobs).to_string()).expect("written");
    let told: Value = serde_json::from_str(&Program::Type.run([&list])).expect("JSON");
    let (mut done, mut seen, mut codes) = (0, BTreeSet::new(), BTreeMap::new());
    for ((form, looked_at, drawn), told) in books.iter().zip(told.as_array().expect("books")) {
        for (fill, told) in drawn.iter().zip(told.as_array().expect("fills")) {
            let workings = Workings::of(form, &fill.answers);
            done += usize::from(fill.open.is_empty());
            fill.open.iter().for_each(|finding| *codes.entry(finding.code).or_insert(0) += 1);
            for (range, shown) in looked_at.iter().zip(told.as_array().expect("ranges")) {
                held(form, fill, range, shown, &workings, &mut seen);
            }
        }
    }
    tame(plan, done, &seen, &codes);
}

/// That the fills were not too tame to show anything.
fn tame(plan: &Plan, done: usize, seen: &BTreeSet<String>, codes: &BTreeMap<Code, usize>) {
    assert!(done >= 5, "{done} of them are finished");
    for words in ["Done", "Optional", "No need", "Begun", "In progress", "If you have time", "Choose Coverage"] {
        assert!(seen.contains(words), "{words}: {seen:?}");
    }
    // A school of few learners has no crowd of which one alone could be counted.
    let lacking: Vec<&Code> = live::TOLD.iter().filter(|code| !codes.contains_key(code)).collect();
    assert!(lacking.len() <= 1, "{}: {lacking:?} {codes:?}", plan.school.name);
}

#[test]
fn a_school_s_workbooks_say_what_check_says() {
    agree(&common::demo_plan_of(Setting::Mainstream), &["HUM", "COM", "MAT", LEADER], 50);
}

#[test]
fn a_special_school_s_workbooks_say_what_check_says() {
    let plan = common::demo_plan_of(Setting::Send);
    let codes: Vec<&str> = plan.departments.iter().map(|own| own.code.as_str()).take(3).collect();
    agree(&plan, &codes, 50);
}

#[test]
fn a_college_s_workbooks_say_what_check_says() {
    let plan = common::demo_plan_of(Setting::College);
    let codes: Vec<&str> = plan.departments.iter().map(|own| own.code.as_str()).take(3).collect();
    agree(&plan, &codes, 50);
}
