//! What people do to a workbook must change no answer in silence: after random damage each answer is read
//! as it was given, or a finding names its cell.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]
#![allow(clippy::cast_precision_loss, reason = "the whole numbers of a drawn workbook are small")]

mod common;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use careers_audit::answers::{Answers, Key, Value, cell_name};
use careers_audit::finding::Code;
use careers_audit::layout::{Form, Holds, answers_of};
use careers_audit::pen;
use careers_audit::plan::Plan;
use careers_audit::returns::State;
use common::random::{self, Dice};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// A cell, and the answer that it holds.
#[derive(Clone, Debug)]
struct Cell {
    data: Data,
    key: Option<Key>,
}

/// A sheet as a person handles it.
#[derive(Clone, Debug)]
struct Sheet {
    name: String,
    hidden: bool,
    cells: BTreeMap<(u32, u32), Cell>,
    /// The heading row and the rows of its one table, where it has one.
    table: Option<(u32, u32)>,
}

impl Sheet {
    fn moved(&mut self, place: impl Fn(u32, u32) -> (u32, u32)) {
        let cells = std::mem::take(&mut self.cells);
        self.cells = cells.into_iter().map(|((row, column), cell)| (place(row, column), cell)).collect();
    }

    fn width(&self) -> u32 {
        self.cells.keys().map(|(_, column)| column + 1).max().unwrap_or(0)
    }
}

/// The drawn workbook as cells, each answer with its key.
fn sheets(form: &Form, answers: &Answers, bytes: &[u8]) -> Vec<Sheet> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("opened");
    let mut sheets: Vec<Sheet> = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        let (top, left) = range.start().unwrap_or((0, 0));
        let at = |row: usize, column: usize| (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
        let cells =
            range.used_cells().map(|(row, column, data)| (at(row, column), Cell { data: data.clone(), key: None }));
        let own = form.sheets.iter().find(|sheet| sheet.name == name);
        let table = own.and_then(|sheet| match sheet.areas.as_slice() {
            [area] => Some((area.top, area.end())),
            _ => None,
        });
        sheets.push(Sheet { hidden: own.is_none(), cells: cells.collect(), name, table });
    }
    for (sheet, area) in form.areas() {
        for (position, row) in area.rows.iter().enumerate() {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                let key = area.key(row, spec.key);
                let column = area.sheet_column(area.column_of(spec.key).expect("a column"));
                let place = (area.sheet_row(position), u32::try_from(column).unwrap());
                let grid = sheets.iter_mut().find(|grid| grid.name == sheet.name).expect("drawn");
                if answers.get(&key).is_some() {
                    grid.cells.get_mut(&place).expect("an answer").key = Some(key);
                }
            }
        }
    }
    sheets
}

fn bytes(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        let page = book.add_worksheet().set_name(&sheet.name).expect("a legal name");
        page.set_hidden(sheet.hidden);
        for ((row, column), Cell { data, .. }) in &sheet.cells {
            let (row, column) = (*row, u16::try_from(*column).unwrap());
            match data {
                Data::String(text) => page.write_string(row, column, text).expect("written"),
                Data::Float(number) => page.write_number(row, column, *number).expect("written"),
                Data::Int(number) => page.write_number(row, column, *number as f64).expect("written"),
                Data::Bool(truth) => page.write_boolean(row, column, *truth).expect("written"),
                Data::DateTime(moment) => {
                    let day = ExcelDateTime::from_serial_datetime(moment.as_f64()).expect("a day");
                    page.write_datetime_with_format(row, column, &day, &Format::new().set_num_format("dd/mm/yyyy"))
                        .expect("written")
                }
                Data::Error(_) => {
                    page.write_formula(row, column, Formula::new("=1/0").set_result("#DIV/0!")).expect("written")
                }
                Data::Empty | Data::DateTimeIso(_) | Data::DurationIso(_) => page,
            };
        }
    }
    book.save_to_buffer().expect("saved")
}

/// Types an answer in another way that means the same, or in one that means nothing.
fn retype(form: &Form, sheets: &mut [Sheet], dice: &mut Dice) {
    let mut cells: Vec<&mut Cell> =
        sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut()).filter(|cell| cell.key.is_some()).collect();
    if cells.is_empty() {
        return;
    }
    let position = dice.below(cells.len());
    let cell = &mut cells[position];
    let spec = cell.key.as_ref().and_then(|key| form.spec(key)).expect("a slot");
    let shown = cell.data.to_string();
    cell.data = match (spec.holds, &cell.data) {
        (Holds::Choice(_), Data::String(text)) => Data::String(match dice.below(7) {
            0 => text.to_uppercase(),
            1 => format!("  {} ", text.replace(' ', "\u{a0}")),
            2 => text
                .chars()
                .map(|c| if c.is_ascii_alphabetic() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c })
                .collect(),
            3 => format!("{text}x"),
            4 => text.replace('-', "\u{2013}"),
            5 => "something else".to_owned(),
            _ => return cell.data = Data::Error(calamine::CellErrorType::Div0),
        }),
        (Holds::Count { .. }, _) => Data::String(match dice.below(3) {
            0 => shown,
            1 => format!(" {shown}.0"),
            _ => format!("about {shown}"),
        }),
        (Holds::Date, Data::DateTime(moment)) => match dice.below(3) {
            0 => Data::Float(moment.as_f64()),
            1 => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                Data::String(format!("{day}/{month}/{year}"))
            }
            _ => Data::String("some time".to_owned()),
        },
        _ => return,
    };
}

/// One thing that people or programs do.
fn harm(form: &Form, sheets: &mut Vec<Sheet>, dice: &mut Dice) -> &'static str {
    let visible: Vec<usize> = (0..sheets.len()).filter(|at| !sheets[*at].hidden).collect();
    let at = dice.one(&visible);
    let kind = dice.below(17);
    match kind {
        0 => {
            let row = u32::try_from(dice.below(30)).unwrap();
            let sheet = &mut sheets[at];
            sheet.moved(|own, column| (if own >= row { own + 1 } else { own }, column));
            sheet.table = sheet.table.map(|(top, end)| (top + u32::from(row <= top), end + u32::from(row < end)));
            "a row inserted"
        }
        1 => {
            let column = u32::try_from(dice.below(8)).unwrap();
            sheets[at].moved(|row, own| (row, if own >= column { own + 1 } else { own }));
            "a column inserted"
        }
        2 => {
            let width = sheets[at].width();
            let (column, last) = (u32::try_from(dice.below(width as usize)).unwrap(), width);
            sheets[at].moved(|row, own| (row, if own == column { last } else { own }));
            "a column moved to the end"
        }
        3 => {
            let Some((top, end)) = sheets[at].table else { return "nothing" };
            let mut order: Vec<u32> = (top + 1..end).collect();
            for position in (1..order.len()).rev() {
                order.swap(position, dice.below(position + 1));
            }
            sheets[at].moved(|row, column| {
                let within = row > top && row < end;
                (if within { order[(row - top - 1) as usize] } else { row }, column)
            });
            "a table sorted"
        }
        4 => {
            sheets[at].name = format!("Tab {}", dice.below(1000));
            "a sheet renamed"
        }
        5 => {
            let position = dice.below(sheets.len());
            let sheet = sheets.remove(at);
            sheets.insert(position.min(sheets.len()), sheet);
            "sheets in another order"
        }
        6 => {
            let mut copy = sheets[at].clone();
            copy.name = format!("{} (2)", copy.name.chars().take(25).collect::<String>());
            copy.cells.values_mut().for_each(|cell| cell.key = None);
            if sheets.iter().all(|sheet| sheet.name != copy.name) {
                sheets.push(copy);
            }
            "a sheet copied"
        }
        7 => {
            let cell = Cell { data: Data::String("our own notes".to_owned()), key: None };
            let name = format!("Notes {}", dice.below(1_000_000));
            sheets.push(Sheet { name, hidden: false, cells: [((2, 3), cell)].into(), table: None });
            "a sheet added"
        }
        8 => {
            sheets.retain(|sheet| !sheet.hidden);
            "the hidden sheet lost"
        }
        9 => {
            let Some((top, _)) = sheets[at].table else { return "nothing" };
            let headings: Vec<(u32, u32)> = sheets[at].cells.keys().filter(|(row, _)| *row == top).copied().collect();
            if let Some(place) = headings.get(dice.below(headings.len().max(1))) {
                sheets[at].cells.remove(place);
            }
            "a heading deleted"
        }
        10 => {
            let Some((top, end)) = sheets[at].table else { return "nothing" };
            let row = top + 1 + u32::try_from(dice.below((end - top - 1) as usize)).unwrap();
            sheets[at].cells.remove(&(row, 0));
            "a ref deleted"
        }
        11 => {
            let Some((top, end)) = sheets[at].table else { return "nothing" };
            let row = top + 1 + u32::try_from(dice.below((end - top - 1) as usize)).unwrap();
            let cells = sheets[at].cells.clone();
            for ((own, column), cell) in cells.iter().filter(|((own, _), _)| *own == row) {
                // Beneath the table, as a second line of the same thing.
                let twin = Cell { key: None, ..cell.clone() };
                sheets[at].cells.insert((own + 40 + end, *column), twin);
            }
            "a row copied beneath the table"
        }
        12 => {
            sheets[at].cells.retain(|(row, column), _| *row != 0 || *column != 0);
            "a title deleted"
        }
        13 => {
            let Some((top, _)) = sheets[at].table else { return "nothing" };
            sheets[at].cells.retain(|(row, _), _| *row > top);
            "everything above the table deleted"
        }
        _ => {
            retype(form, sheets, dice);
            "an answer typed in another way"
        }
    }
}

/// Whether the answer of a cell came back, or something is told that covers it.
fn kept(plan: &Plan, form: &Form, sheets: &[Sheet], answers: &Answers) -> Result<(), String> {
    let entry = common::read(plan, &bytes(sheets));
    if entry.state == State::Stranger {
        // Whose it is is in doubt, and that is told.
        return Ok(());
    }
    for sheet in sheets {
        for ((row, column), cell) in &sheet.cells {
            let Some(key) = &cell.key else { continue };
            let given = answers.get(key).and_then(|given| given.means.clone().ok());
            let read = entry.answers.get(key).and_then(|given| given.means.clone().ok());
            let same = match (&given, &read) {
                (Some(Value::Text(given)), Some(Value::Text(read))) => given.trim() == read.trim(),
                _ => given == read,
            };
            let name = cell_name(*row, *column);
            // A spare row that lost its ref is read as one that was inserted.
            let spare = key.row.starts_with(['X', 'E']);
            let moved = spare
                && entry.spots.iter().any(|(other, spot)| {
                    (other.block, other.slot, &other.subject) == (key.block, key.slot, &key.subject)
                        && (&spot.sheet, spot.at.to_string()) == (&sheet.name, name.clone())
                        && entry.answers.get(other).and_then(|given| given.means.clone().ok()) == given
                });
            let same = same || moved;
            let told = entry.findings.iter().any(|finding| {
                let here = finding.place.sheet.as_deref() == Some(sheet.name.as_str());
                here && match finding.place.cell.as_deref() {
                    Some(cell) => cell == name || finding.place.row.as_deref() == Some(&key.row),
                    // A sheet or column that cannot be read is told as a whole.
                    None => match finding.code {
                        Code::MissingColumn => {
                            let heading = form.spec(key).expect("a slot").head.text(&form.words);
                            finding.place.heading.as_deref().is_none_or(|own| own == heading || own == "Your answer")
                        }
                        Code::ExtraSheet | Code::SheetRecognised | Code::HeadingsLost | Code::DoubledSheet => true,
                        _ => false,
                    },
                }
            });
            if !same && !told {
                return Err(format!("{}!{name} {key:?}: {given:?} was read as {read:?}", sheet.name));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_changes_no_answer_in_silence(seed in any::<u64>(), which in 0usize..14) {
        let plan = common::plan();
        let department = &plan.departments[which % plan.departments.len()];
        let answers = answers_of(&random::audit(&plan, department, seed));
        prop_assume!(!answers.is_empty());
        let form = common::form(&plan, &department.code);
        let drawn = pen::draw(&form, &answers, plan.round.due).expect("drawn");
        let mut sheets = sheets(&form, &answers, &drawn);
        let mut dice = Dice::new(seed ^ 0xdada);
        let harms: Vec<&str> = (0..=dice.below(5)).map(|_| harm(&form, &mut sheets, &mut dice)).collect();
        if let Err(lost) = kept(&plan, &form, &sheets, &answers) {
            prop_assert!(false, "after {harms:?}: {lost}");
        }
    }
}
