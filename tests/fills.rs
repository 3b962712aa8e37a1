//! What a workbook says of itself while it is filled in is what `check` says of the same answers: of every row, of every
//! sheet, and over all; whatever is typed.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use careers_audit::answers::{Answers, Key, Typed, cell_name};
use careers_audit::finding::{Code, Finding};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Area, Column, Form, Forms, Live, Sheet};
use careers_audit::live::{self, Workings};
use careers_audit::pen;
use careers_audit::plan::{Department, LEADER, Plan, Setting};
use careers_audit::returns::settle;
use common::carried::Two;
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
        if let Some(told) = column(area, |column| *column == Column::Todo).filter(|told| area.draws(*told as usize)) {
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
            let column = u32::try_from(area.sheet_column(position)).expect("few");
            for (at, row) in area.rows.iter().enumerate() {
                let Some(spec) = area.spec(row, position).filter(|spec| row.asks(spec)) else { continue };
                let (key, at) = (area.key(row, spec.key), area.sheet_row(at));
                let is_next = |own: &&mut Run| {
                    own.sheet == sheet.name
                        && own.column == column
                        && own.top + u32::try_from(own.keys.len()).expect("few") == at
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
    seed: u64,
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

/// What is not as it must be.
struct Wrong(Vec<String>);

impl Wrong {
    fn unless(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.0.push(what());
        }
    }
}

/// What must be so of one fill.
fn held(
    form: &Form,
    fill: &Fill,
    (range, shown): (&Range, &Value),
    workings: &Workings,
    wrong: &mut Wrong,
) -> Vec<String> {
    let of_sheet = |sheet: &str| {
        let own = fill.open.iter().filter(|finding| finding.place.sheet.as_deref() == Some(sheet));
        own.map(|finding| format!("{} {}", finding.code.name(), finding.place.cell.as_deref().unwrap_or("?"))).collect()
    };
    let at = format!("{} fill {} {}!{}", form.code, fill.seed, range.sheet, range.cells);
    let one = || shown[0][0].as_str().map_or_else(|| shown[0][0].to_string(), str::to_owned);
    let mut seen = Vec::new();
    match &range.of {
        Of::Rows(top) => {
            let own = |(sheet, area): &(&Sheet, &Area)| {
                sheet.name == range.sheet && area.sheet_row(0) == *top && area.beside.is_none_or(|own| own.nth == 0)
            };
            let (_, area) = form.areas().find(own).expect("an area");
            let findings: Vec<String> = of_sheet(&range.sheet);
            for (row, (at_row, words)) in area.rows.iter().zip((*top..).zip(shown.as_array().expect("rows"))) {
                let words = words[0].as_str().expect("words");
                let is_here =
                    |finding: &&String| finding.split(' ').nth(1).is_some_and(|cell| corner(cell).0 == at_row);
                let open: Vec<&String> = findings.iter().filter(is_here).collect();
                wrong.unless(live::QUIET.contains(&words) == open.is_empty(), || {
                    format!("{at} row {}: '{words}', but {open:?}", at_row + 1)
                });
                let stored = workings.todo(area, row).expect("words").result.to_string();
                wrong.unless(words == stored, || format!("{at} row {}: '{words}', stored '{stored}'", at_row + 1));
                seen.push(words.to_owned());
            }
        }
        Of::State(sheet) => {
            let (state, open): (String, Vec<String>) = (one(), of_sheet(sheet));
            let quiet = ["Done", "If you have time", "Nothing asked"];
            wrong.unless(quiet.contains(&state.as_str()) == open.is_empty(), || {
                format!("{at}: {sheet} {state} {open:?}")
            });
            seen.push(state);
        }
        Of::ToFill(sheet) => {
            let open: Vec<String> = of_sheet(sheet);
            wrong.unless(shown[0][0].as_f64() == Some(f64::from(u32::try_from(open.len()).expect("few"))), || {
                format!("{at}: {sheet} {} {open:?}", one())
            });
        }
        Of::Left => {
            let line = one();
            let stored = live::computed(workings, &Default::default(), Live::Left).expect("a line").result.to_string();
            wrong.unless(line == stored, || format!("{at}: '{line}', stored '{stored}'"));
            let told = match first(form, &fill.open) {
                Some(first) => {
                    let (row, heading) = (first.place.row.as_deref(), first.place.heading.as_deref());
                    let is_told = heading.is_some_and(|heading| line.ends_with(heading))
                        && (line.contains(row.unwrap_or_default()) || first.place.sheet.as_deref() == Some("Support"));
                    line.starts_with(&format!("{} answer", fill.open.len())) && is_told
                }
                None => line.starts_with("Finished"),
            };
            wrong.unless(told, || format!("{at}: '{line}', but {} and {:?}", fill.open.len(), first(form, &fill.open)));
        }
        Of::Link => {
            let link = one().replace('$', "");
            let wanted = first(form, &fill.open).map_or("none".to_owned(), |first| {
                let sheet = first.place.sheet.as_deref().unwrap_or_default().replace('\'', "''");
                format!("#'{sheet}'!{}", first.place.cell.as_deref().unwrap_or_default())
            });
            wrong.unless(link == wanted, || format!("{at}: leads to {link}, not to {wanted}"));
        }
    }
    seen
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
fn agree(forms: &Forms, codes: &[&str], fills: u64) {
    if !Program::Type.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let plan = forms.plan();
    let mut jobs = Vec::new();
    let mut books = Vec::new();
    for (number, code) in (0_u64..).zip(codes) {
        let (form, empty) = common::carried::issued(forms, code);
        let department: Option<&Department> = plan.department(code);
        let blank = pen::draw(&form, &empty, plan.round.due).expect("drawn");
        let mut looked_at = ranges(&form);
        looked_at.extend(of_line(&blank, &form));
        let drawn: Vec<Fill> = (0..fills)
            .map(|seed| {
                let answers = fills::fill(plan, department, &form, seed * 31 + number).beside(forms.last_of(code));
                let bytes = pen::draw(&form, &answers, plan.round.due).expect("drawn");
                let came = settle(forms, vec![common::incoming_of(forms, "a.xlsx", &bytes)]).remove(0);
                let open = known(&came.findings);
                Fill { seed, answers, open }
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
    let (mut done, mut seen, mut codes, mut wrong) = (0, BTreeSet::new(), BTreeMap::new(), Wrong(Vec::new()));
    for ((form, looked_at, drawn), told) in books.iter().zip(told.as_array().expect("books")) {
        for (fill, told) in drawn.iter().zip(told.as_array().expect("fills")) {
            let workings = Workings::of(form, &fill.answers);
            done += usize::from(fill.open.is_empty());
            fill.open.iter().for_each(|finding| *codes.entry(finding.code).or_insert(0) += 1);
            for (range, shown) in looked_at.iter().zip(told.as_array().expect("ranges")) {
                seen.extend(held(form, fill, (range, shown), &workings, &mut wrong));
            }
        }
    }
    let some: Vec<&String> = wrong.0.iter().take(20).collect();
    assert!(wrong.0.is_empty(), "{}: {some:#?}", wrong.0.len());
    if forms.before().is_some() {
        for words in ["Done", "Optional", "Choose Still so?", "Choose Coverage"] {
            assert!(seen.contains(words), "{words}: {seen:?}");
        }
    } else {
        tame(plan, done, &seen, &codes);
    }
}

/// That the fills were not too tame to show anything.
fn tame(plan: &Plan, done: usize, seen: &BTreeSet<String>, codes: &BTreeMap<Code, usize>) {
    assert!(done >= 5, "{done} of them are finished");
    for words in ["Done", "Optional", "No need", "Begun", "In progress", "If you have time", "Choose Coverage"] {
        assert!(seen.contains(words), "{words}: {seen:?}");
    }
    // A school of few learners has no crowd of which one alone could be counted.
    let lacking: Vec<&Code> = live::TOLD.iter().filter(|code| !codes.contains_key(code)).collect();
    assert!(lacking.len() <= 2, "{}: {lacking:?} {codes:?}", plan.school.name);
}

#[test]
fn a_school_s_workbooks_say_what_check_says() {
    agree(&common::forms(&common::demo_plan_of(Setting::Mainstream)), &["HUM", "COM", "MAT", LEADER], 50);
}

#[test]
fn a_special_school_s_workbooks_say_what_check_says() {
    let plan = common::demo_plan_of(Setting::Send);
    let codes: Vec<&str> = plan.departments.iter().map(|own| own.code.as_str()).take(3).collect();
    agree(&common::forms(&plan), &codes, 50);
}

#[test]
fn a_college_s_workbooks_say_what_check_says() {
    let plan = common::demo_plan_of(Setting::College);
    let codes: Vec<&str> = plan.departments.iter().map(|own| own.code.as_str()).take(3).collect();
    agree(&common::forms(&plan), &codes, 50);
}

/// Where the days that were planned were last year's, too.
#[test]
fn workbooks_ask_the_day_of_what_was_planned_for_last_year() {
    agree(&Two::a_year_on(Setting::Mainstream).forms, &["ENG"], 12);
}

/// Beside last round's answers a workbook says what `check` says, whatever is said of them.
#[test]
fn workbooks_beside_last_round_s_answers_say_what_check_says() {
    agree(&Two::of(Setting::Mainstream).forms, &["HUM", LEADER], 25);
    for setting in [Setting::Send, Setting::College] {
        let forms = Two::of(setting).forms;
        let before = forms.before().expect("a round before");
        let code = before.answers.keys().next().expect("a department").clone();
        agree(&forms, &[&code], 25);
    }
}
