//! Steps that are agreed: typed into the working copy of a matrix, carried into the next round, asked and told there.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use careers_audit::demo;
use careers_audit::finding::Code;
use careers_audit::layout::Extras;
use careers_audit::plan::{Plan, Setting};
use careers_audit::reader;
use careers_audit::round::{self, Asked, Done, Said, Verb};
use careers_audit::say;
use careers_audit::shelf::{Disk, Memory, Rel, Shelf};
use common::programs::Program;
use jiff::civil::{Date, date};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::{Value, json};

const SHEET: &str = "Agreed steps";

/// A row by its number from 1: under each heading the column and what stands there.
type Line = (u32, BTreeMap<String, (u32, String)>);

/// The rows of a sheet beneath the heading named: each by its headings, with its number from 1.
fn rows(file: &Path, sheet: &str, heading: &str) -> Vec<Line> {
    let mut book: Xlsx<_> = open_workbook(file).expect("opens");
    let range = book.worksheet_range(sheet).expect("a sheet");
    let (top, left) = range.start().expect("cells");
    let text = |cell: &Data| cell.to_string();
    let all: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(text).collect()).collect();
    let head = all.iter().position(|row| row.iter().any(|cell| cell == heading)).expect("its heading");
    let beneath = all.iter().enumerate().skip(head + 1).take_while(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
    let named = |row: &Vec<String>| -> BTreeMap<String, (u32, String)> {
        let cells = all[head].iter().zip(row).enumerate().filter(|(_, (head, _))| !head.is_empty());
        cells.map(|(at, (head, cell))| (head.clone(), (left + u32::try_from(at).unwrap(), cell.clone()))).collect()
    };
    beneath.map(|(at, row)| (top + u32::try_from(at).unwrap() + 1, named(row))).collect()
}

/// The cell beneath a heading in the row of a subject, `C7`, and what stands there.
fn cell(file: &Path, sheet: &str, subject: &str, heading: &str) -> (String, String) {
    let rows = rows(file, sheet, heading);
    let (row, cells) = rows.iter().find(|(_, cells)| cells["Subject"].1 == subject).expect("its row");
    let (column, text) = &cells[heading];
    (format!("{}{row}", char::from(b'A' + u8::try_from(*column).unwrap())), text.clone())
}

fn typed(file: &Path, sheet: &str, subject: &str, heading: &str, value: impl Into<Value>) -> Value {
    let (cell, _) = cell(file, sheet, subject, heading);
    json!({"sheet": sheet, "cell": cell, "value": value.into()})
}

/// Types into a workbook where it lies.
fn fill(file: &Path, edits: &[Value]) {
    let saved = file.with_extension("saved.xlsx");
    Program::Openpyxl.fill(file, &saved, &Value::from(edits.to_vec()));
    std::fs::rename(saved, file).expect("saved");
}

fn consolidate(disk: &mut Disk, today: Date) -> (Done, Value) {
    let done =
        round::perform(disk, &Verb::Consolidate { early: true, programme: false }, today, &|_| {}).expect("done");
    let document = done.said.iter().find_map(Said::document).expect("a document");
    let document = serde_json::to_value(document).expect("JSON");
    (done, document)
}

fn warnings(done: &Done) -> Vec<String> {
    let notes = done.said.iter().filter(|said| matches!(said, Said::NotAgreed(_)));
    notes.flat_map(|said| say::notes(said, &[], &|at| at.to_string())).flat_map(|note| note.beneath).collect()
}

fn of<'v>(steps: &'v Value, subject: &str) -> &'v Value {
    steps.as_array().expect("steps").iter().find(|one| one["subject"] == subject).expect("its step")
}

struct Rounds {
    folder: tempfile::TempDir,
}

impl Rounds {
    fn path(&self, at: &str) -> PathBuf {
        self.folder.path().join(at)
    }

    fn disk(&self, round: &str) -> Disk {
        Disk::new(self.path(round))
    }
}

#[test]
fn what_is_agreed_is_kept_and_asked_in_the_next_round() {
    if !Program::Openpyxl.is_here() {
        return;
    }
    let rounds = Rounds { folder: tempfile::tempdir().expect("a folder") };
    round::demo(&mut rounds.disk("autumn"), Setting::Mainstream, demo::TODAY).expect("made up");
    let matrix = |day: &str| rounds.path(&format!("autumn/matrix/Careers matrix {day} working copy.xlsx"));
    let first = matrix(&demo::TODAY.to_string());
    assert_ne!(cell(&first, SHEET, "English", "Proposed step").1, "");
    let type_in = |subject: &str, heading: &str, value: Value| typed(&first, SHEET, subject, heading, value);
    fill(
        &first,
        &[
            type_in("English", "Agreed step", json!("Take one visit into Year 8")),
            type_in("English", "Owner", json!("Head of English")),
            type_in("English", "By when", json!({"date": "2027-03-26"})),
            type_in("Mathematics", "Agreed step", json!("Name a unit for each outcome")),
            type_in("Mathematics", "By when", json!("soon")),
            type_in("Biology", "Agreed step", json!("Help pupil Jane Smith, 9B")),
        ],
    );
    // What was typed is told where it cannot be used, and stands in the next copy, on the same day and on another.
    for (today, copy) in
        [(demo::TODAY, matrix(&format!("{}", demo::TODAY))), (date(2026, 12, 18), matrix("2026-12-18"))]
    {
        let before = std::fs::read(&first).expect("read");
        let (done, document) = consolidate(&mut rounds.disk("autumn"), today);
        assert_eq!(std::fs::read(&first).expect("read"), before, "what a person edited stays");
        let copy = if copy == first {
            copy.with_file_name(format!("Careers matrix {today} working copy 2.xlsx"))
        } else {
            copy
        };
        assert_eq!(cell(&copy, SHEET, "English", "Agreed step").1, "Take one visit into Year 8");
        assert_eq!(cell(&copy, SHEET, "Mathematics", "By when").1, "soon");
        assert_eq!(cell(&copy, SHEET, "Biology", "Agreed step").1, "Help pupil Jane Smith, 9B", "it is her own copy");
        let told = warnings(&done);
        assert_eq!(told.len(), 2, "{told:?}");
        let next = &document["agreed"]["next"];
        assert_eq!((&of(next, "English")["by"], &of(next, "Mathematics")["by"]), (&json!("2027-03-26"), &Value::Null));
        assert_eq!(of(next, "Biology")["step"], "(withheld: it may name a learner)");
        assert_eq!(document["agreed"]["kept"], 0);
        let shared = copy.with_file_name(format!("Careers matrix {today}.xlsx"));
        let mut shared: Xlsx<_> = open_workbook(&shared).expect("opens");
        assert!(shared.worksheet_range(SHEET).is_err(), "SLT's copy has no such sheet");
    }
    // The newest that is typed wins; a dash takes a step back.
    let newer = matrix("2026-12-18");
    fill(
        &newer,
        &[
            typed(&newer, SHEET, "English", "Owner", json!("Deputy head")),
            typed(&newer, SHEET, "Mathematics", "By when", json!("14/05/2027")),
            typed(&newer, SHEET, "Biology", "Agreed step", json!("-")),
        ],
    );
    let (done, document) = consolidate(&mut rounds.disk("autumn"), date(2026, 12, 19));
    assert_eq!(warnings(&done), [""; 0]);
    let next = &document["agreed"]["next"];
    assert_eq!((&of(next, "English")["owner"], next.as_array().map(Vec::len)), (&json!("Deputy head"), Some(2)));
    spring(&rounds);
}

/// What is agreed in the last round once the next one's plan is begun is told there, as long as it is not in it.
fn agreed_afterwards(rounds: &Rounds, spring: &mut Disk) {
    let today = date(2027, 1, 9);
    let copy = rounds.path("autumn/matrix/Careers matrix 2026-12-19 working copy.xlsx");
    let step = |value: Value| fill(&copy, &[typed(&copy, SHEET, "History", "Agreed step", value)]);
    let told = |spring: &mut Disk, verb: &Verb| -> Vec<String> {
        let mut trial = careers_audit::shelf::Trial::over(spring);
        let done = round::perform(&mut trial, verb, today, &|_| {}).expect("done");
        let since = done.said.iter().filter(|said| matches!(said, Said::AgreedSince(..)));
        since.flat_map(|said| say::notes(said, &[], &|at| at.to_string())).flat_map(|note| note.beneath).collect()
    };
    let verbs = [Verb::Preview, Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: false }];
    for verb in &verbs {
        assert_eq!(told(spring, verb), [""; 0], "{verb:?}: all that was agreed is in the plan");
    }
    step(json!("Ask a museum"));
    for verb in &verbs {
        assert_eq!(told(spring, verb), ["History: Ask a museum"], "{verb:?}");
    }
    step(json!("-"));
    assert_eq!(told(spring, &Verb::Preview), [""; 0]);
}

/// The next round: what was agreed stands first in the workbooks of those whom it concerns, and is told when it comes back.
fn spring(rounds: &Rounds) {
    let (mut spring, autumn) = (rounds.disk("spring"), rounds.disk("autumn"));
    let today = date(2027, 1, 8);
    let done = round::begin(&mut spring, &autumn, "../autumn", Asked::default(), today).expect("begun");
    let told: Vec<String> = done
        .said
        .iter()
        .flat_map(|said| say::notes(said, &done.written, &|at| at.to_string()))
        .map(|note| note.text)
        .collect();
    assert!(told.iter().any(|line| line.starts_with("2 agreed steps go on")), "{told:?}");
    let plan = reader::plan_from_workbook(&spring.read(&Rel::new("plan.xlsx")).unwrap()).expect("no fault");
    let steps: Vec<String> = plan.agreed.iter().map(|step| format!("{}: {}", step.subject, step.told())).collect();
    assert_eq!(
        steps,
        [
            "English: Take one visit into Year 8 (Deputy head, by 26 March 2027)",
            "Mathematics: Name a unit for each outcome (by 14 May 2027)",
        ]
    );
    agreed_afterwards(rounds, &mut spring);
    let generate = Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: false };
    round::perform(&mut spring, &generate, today, &|_| {}).expect("generated");
    let workbook = |code: &str| {
        let lying = spring.list(&Rel::new("workbooks")).expect("listed").into_iter();
        let at = lying.map(|one| one.at).find(|at| at.name().starts_with(&format!("{code} "))).expect("a workbook");
        rounds.path(&format!("spring/{at}"))
    };
    let (english, art) = (workbook("ENG"), workbook("ART"));
    assert_eq!(cell(&english, "Start here", "English", "Agreed last round").1, plan.agreed[0].told());
    let mut other: Xlsx<_> = open_workbook(&art).expect("opens");
    let start = other.worksheet_range("Start here").expect("a sheet");
    assert!(!start.rows().flatten().any(|cell| cell.to_string().contains("Agreed")), "nothing was agreed there");
    // One says that it is not done, and not why; then why as well.
    let returned = rounds.path("spring/returns/ENG.xlsx");
    std::fs::copy(&english, &returned).expect("copied");
    fill(&returned, &[typed(&returned, "Start here", "English", "Done?", json!("no"))]);
    let check = |spring: &mut Disk| {
        let (done, document) = consolidate(spring, date(2027, 2, 5));
        let results = done
            .said
            .iter()
            .find_map(|said| if let Said::Stands { results, .. } = said { Some(results) } else { None });
        let asked = results.expect("results").returns.iter().flat_map(|one| &one.findings);
        let asked =
            asked.filter(|finding| finding.code == Code::Unanswered && finding.place.row.as_deref() == Some("G1"));
        let asked: Vec<String> = asked.map(|finding| finding.message.clone()).collect();
        (asked, document)
    };
    let (asked, document) = check(&mut spring);
    assert_eq!(asked, ["The step is not done yet, and nothing says why."]);
    let last = &document["agreed"]["last"];
    assert_eq!((&of(last, "English")["done"], &of(last, "Mathematics")["done"]), (&json!("Not yet"), &Value::Null));
    let why = "The visitor was ill.";
    fill(&returned, &[typed(&returned, "Start here", "English", "Why, or what came of it", json!(why))]);
    let (asked, document) = check(&mut spring);
    assert_eq!((asked.len(), &of(&document["agreed"]["last"], "English")["why"]), (0, &json!(why)));
    let before = document["subjects"].clone();
    // Done: told as kept, and no subject stands otherwise for it.
    fill(&returned, &[typed(&returned, "Start here", "English", "Done?", json!("Done"))]);
    let (_, document) = check(&mut spring);
    assert_eq!((&document["agreed"]["kept"], &document["subjects"]), (&json!(1), &before));
    let copy = rounds.path("spring/matrix/Careers matrix 2027-02-05 working copy.xlsx");
    assert_eq!(cell(&copy, SHEET, "English", "Done?").1, "Done");
    assert_eq!(cell(&copy, SHEET, "English", "Why, in their words").1, why);
    let mut shared: Xlsx<_> =
        open_workbook(rounds.path("spring/matrix/Careers matrix 2027-02-05.xlsx")).expect("opens");
    let summary = shared.worksheet_range("Summary").expect("a sheet");
    let kept = "Steps kept: 1 of 2 steps agreed last round is done; of 1 nobody has said.";
    assert!(summary.rows().flatten().any(|cell| cell == kept));
}

/// What may stand in a cell, and what is to be seen of it in the next plan where it goes on whole.
#[derive(Clone, Copy, Debug)]
enum Cell {
    Nothing,
    Text(&'static str),
    Long(usize),
    Number(f64),
    Day(i16, i8, i8),
    Formula(&'static str, &'static str),
    Struck(&'static str),
}

const CELLS: [Cell; 32] = [
    Cell::Text("Take one visit into Year 8"),
    Cell::Day(2027, 3, 26),
    Cell::Text("14 May 2027"),
    Cell::Text("Head of\nEnglish"),
    Cell::Day(1900, 1, 1),
    Cell::Day(2199, 1, 1),
    Cell::Text("31 Feb"),
    Cell::Text("2027-13-45"),
    Cell::Text("03/14/2027"),
    Cell::Text("after half term"),
    Cell::Text("Plan a \u{202e}lesson"),
    Cell::Text("Plan\u{200f} a lesson"),
    Cell::Text("Plan \u{1b}[2J a lesson"),
    Cell::Text("Soft\u{ad}ly does\u{200b} it"),
    Cell::Text("=?utf-8?q?Ann?="),
    Cell::Text("=1+1"),
    Cell::Text("-"),
    Cell::Text("<b>&amp; 'x' \"y\""),
    Cell::Text("{school} {lead}"),
    Cell::Text("\u{1f469}\u{200d}\u{1f3eb} teaches"),
    Cell::Long(500),
    Cell::Long(5000),
    Cell::Number(5.0),
    Cell::Number(46_095.0),
    Cell::Number(-1.5),
    Cell::Formula("=A1", "#REF!"),
    Cell::Formula("=1/0", "#DIV/0!"),
    Cell::Formula("=1-1", "0"),
    Cell::Formula("=B1&\"x\"", "Ask a museum"),
    Cell::Struck("Ask nobody"),
    Cell::Text("Help for pupil Jane Smith, 9B"),
    Cell::Nothing,
];

impl Cell {
    /// What a person means by it, on one line; nothing where there is nothing that could go on.
    fn text(self) -> String {
        let text = match self {
            Cell::Nothing | Cell::Struck(_) | Cell::Text("-") => String::new(),
            Cell::Text(text) => text.to_owned(),
            Cell::Long(letters) => "x".repeat(letters),
            Cell::Number(number) => number.to_string(),
            Cell::Day(year, month, day) => format!("{day:02}/{month:02}/{year}"),
            Cell::Formula(_, result) => if result.starts_with('#') { "" } else { result }.to_owned(),
        };
        let text: String = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}')).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn day(self) -> Option<Date> {
        match self {
            Cell::Day(year, month, day) => Some(date(year, month, day)),
            Cell::Text("14 May 2027") => Some(date(2027, 5, 14)),
            Cell::Number(46_095.0) => Some(date(2026, 3, 14)),
            _ => None,
        }
    }

    /// Whether anything stands there that a person sees and that says something.
    fn is_said(self) -> bool {
        !matches!(self, Cell::Nothing | Cell::Text("-"))
    }

    fn write(self, sheet: &mut Worksheet, row: u32, column: u16) {
        let day = Format::new().set_num_format("dd/mm/yyyy");
        match self {
            Cell::Nothing => return,
            Cell::Text(text) => sheet.write_string(row, column, text),
            Cell::Long(_) => sheet.write_string(row, column, self.text()),
            Cell::Number(number) => sheet.write_number(row, column, number),
            Cell::Day(year, month, day_of) => {
                let year = u16::try_from(year).expect("a year");
                let [month, of] = [month, day_of].map(|number| u8::try_from(number).expect("a number"));
                let at = rust_xlsxwriter::ExcelDateTime::from_ymd(year, month, of).expect("a day");
                sheet.write_datetime_with_format(row, column, at, &day)
            }
            Cell::Formula(formula, result) => {
                sheet.write_formula(row, column, rust_xlsxwriter::Formula::new(formula).set_result(result))
            }
            Cell::Struck(text) => {
                sheet.write_string_with_format(row, column, text, &Format::new().set_font_strikethrough())
            }
        }
        .expect("written");
    }
}

const COPY: &str = "Careers matrix 2026-12-15 working copy.xlsx";
const HEADS: [&str; 5] = ["Department", "Subject", "Agreed step", "Owner", "By when"];

/// A working copy with these rows beneath its headings.
fn copy(heads: &[&str], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(SHEET).expect("a name");
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(2, column, *head).expect("written");
    }
    for (row, cells) in (3..).zip(rows) {
        (0..).zip(cells).for_each(|(column, cell)| cell.write(sheet, row, column));
    }
    book.save_to_buffer().expect("saved")
}

/// A round in memory, and the names of its subjects.
fn autumn() -> (Memory, Vec<&'static str>) {
    let mut shelf = Memory::new();
    round::start(&mut shelf, Setting::Mainstream, Some("Ashby High"), date(2026, 9, 10)).expect("started");
    let plan = plan_of(&shelf);
    let names = plan.subjects().map(|(_, subject)| &*subject.name.clone().leak()).collect();
    (shelf, names)
}

fn plan_of(shelf: &Memory) -> Plan {
    reader::plan_from_workbook(&shelf.read(&Rel::new("plan.xlsx")).expect("a plan")).expect("no fault")
}

/// The next round's plan, and what is told as it begins; the round itself tells the same.
fn next_of(shelf: &Memory) -> (Plan, Vec<String>) {
    let mut next = Memory::new();
    let done = round::begin(&mut next, shelf, "../autumn", Asked::default(), date(2027, 1, 8)).expect("begun");
    let verb = Verb::Consolidate { early: true, programme: false };
    let same = round::perform(&mut shelf.clone(), &verb, date(2026, 12, 18), &|_| {}).expect("done");
    assert_eq!(warnings(&same), warnings(&done));
    (plan_of(&next), warnings(&done))
}

#[test]
fn whatever_stands_in_a_working_copy_goes_on_whole_or_is_told_where_it_stands() {
    let (mut shelf, subjects) = autumn();
    for turn in [0, 3] {
        let drawn = |row: usize, by: usize| CELLS[(row * by + turn * (by + 1)) % CELLS.len()];
        let rows: Vec<[Cell; 3]> =
            (0..subjects.len()).map(|row| [drawn(row, 1), drawn(row, 3), drawn(row, 7)]).collect();
        let typed = rows
            .iter()
            .zip(&subjects)
            .map(|(cells, name)| [&[Cell::Text("A department"), Cell::Text(name)][..], cells].concat());
        shelf.put(&Rel::new(format!("matrix/{COPY}")), copy(&HEADS, &typed.collect::<Vec<_>>()));
        let (plan, told) = next_of(&shelf);
        for (row, ([step, owner, by], subject)) in (4..).zip(rows.iter().zip(&subjects)) {
            let own = plan.agreed.iter().find(|one| one.subject == *subject);
            let goes = [
                own.is_some_and(|own| own.step == step.text()),
                own.is_some_and(|own| own.owner == owner.text()),
                own.is_some_and(|own| own.due.is_some() && own.due == by.day()),
            ];
            for ((cell, goes), column) in [step, owner, by].into_iter().zip(goes).zip(["C", "D", "E"]) {
                let place = format!("{COPY}, {SHEET}, {column}{row}");
                let lacks_a_step = format!("{subject}, Agreed step");
                let is_told = |line: &String| {
                    line.contains(&format!("({place})"))
                        || line.starts_with(&format!("{place}:"))
                        || own.is_none() && line.starts_with(&lacks_a_step)
                };
                assert!(
                    goes || !cell.is_said() || told.iter().any(is_told),
                    "{subject}, {place}, {cell:?}: {own:?}\n{}",
                    told.join("\n")
                );
            }
        }
    }
}

#[test]
fn what_stands_beside_no_subject_or_under_no_heading_is_told() {
    let (_, subjects) = autumn();
    let row = |subject: &'static str, step: &'static str| {
        vec![Cell::Text("A department"), Cell::Text(subject), Cell::Text(step), Cell::Text("Head"), Cell::Nothing]
    };
    let own = |number: usize| subjects[number];
    let of = |heads: &[&str], rows: &[Vec<Cell>]| {
        let (mut shelf, _) = autumn();
        shelf.put(&Rel::new(format!("matrix/{COPY}")), copy(heads, rows));
        let (plan, told) = next_of(&shelf);
        (plan.agreed.into_iter().map(|one| format!("{}: {}", one.subject, one.step)).collect::<Vec<_>>(), told)
    };
    let music = subjects.iter().find(|name| **name == "Music").expect("Music");
    let slip = &*format!("{music}s").leak();
    // A name that is nearly one's is taken for it, where that one has no row of its own.
    let (steps, told) = of(&HEADS, &[row(slip, "Sing")]);
    assert_eq!(steps, ["Music: Sing"]);
    assert!(told.len() == 1 && told[0].contains("B4: 'Musics' is taken for Music."), "{told:?}");
    let (steps, told) = of(&HEADS, &[row("Music", "Sing"), row(slip, "Dance")]);
    assert_eq!((steps.as_slice(), told.len()), (&["Music: Sing".to_owned()][..], 2), "{told:?}");
    assert!(told[0].contains("C5: the agreed step 'Dance' goes nowhere, since 'Musics' is no subject"), "{told:?}");
    // Of two rows of a subject the first with a step counts.
    let (steps, told) = of(&HEADS, &[row(own(0), "Visit"), row(own(0), "Invite"), row(own(0), "visit")]);
    assert_eq!(steps, [format!("{}: Visit", own(0))]);
    assert!(told.len() == 1 && told[0].contains("C5: 'Invite' goes nowhere, since row 4 counts"), "{told:?}");
    let nobody = vec![Cell::Nothing, Cell::Nothing, Cell::Text("Visit")];
    let (_, told) = of(&HEADS, &[nobody]);
    assert!(told.len() == 1 && told[0].contains("since no subject stands in its row"), "{told:?}");
    // What a person wrote under a heading of their own.
    let heads = ["Department", "Subject", "Agreed step", "Who", "By when"];
    let (steps, told) = of(&heads, &[row(own(0), "Visit"), row(own(1), "Ask")]);
    assert!(steps.len() == 2 && told.len() == 1, "{told:?}");
    assert!(told[0].contains("D4: what stands here and in 1 cell beneath goes nowhere"), "{told:?}");
    // No headings at all.
    let (steps, told) = of(&["", "", "", "", ""], &[row(own(0), "Visit")]);
    assert!(steps.is_empty() && told.len() == 1 && told[0].contains("its headings Subject and Agreed step are gone"));
}

#[test]
fn a_copy_or_a_record_of_which_nothing_is_taken_is_told() {
    let (mut shelf, subjects) = autumn();
    let step = vec![Cell::Nothing, Cell::Text(subjects[0]), Cell::Text("Visit")];
    shelf.put(&Rel::new(format!("matrix/{COPY}")), copy(&HEADS, &[step]));
    shelf.put(&Rel::new(format!("matrix/~${COPY}")), b"a lock".to_vec());
    assert_eq!(next_of(&shelf).1, [""; 0]);
    let mut other = Workbook::new();
    other.add_worksheet().set_name("Summary").expect("a name");
    let at = |day: u8| Rel::new(format!("matrix/Careers matrix 2026-12-{day} working copy.xlsx"));
    shelf.put(&at(16), other.save_to_buffer().expect("saved"));
    shelf.put(&at(17), b"no workbook".to_vec());
    let record = format!(
        "[[steps]]\nsubject = \"Alchemy\"\nstep = \"Gold\"\nsaid = \"2026-12-15T09:30:00Z\"\n\n[[steps]]\nsubject = \
         \"{}\"\nstep = \"Ask\"\nby = \"2027-13-45\"\nsaid = \"2026-12-15T09:30:00Z\"\n",
        subjects[1]
    );
    shelf.put(&Rel::new("agreed.toml"), record.into_bytes());
    let (plan, told) = next_of(&shelf);
    assert_eq!(plan.agreed.len(), 2);
    let says = |part: &str| told.iter().filter(|line| line.contains(part)).count();
    for part in [
        "2026-12-16 working copy.xlsx: it has no sheet Agreed steps",
        "2026-12-17 working copy.xlsx: nothing is taken of it.",
        "agreed.toml: what is agreed of 'Alchemy', 'Gold', goes nowhere",
        "By when (agreed.toml): '2027-13-45' is no day.",
    ] {
        assert_eq!(says(part), 1, "{part}: {told:#?}");
    }
    assert_eq!(told.len(), 4, "{told:#?}");
}
