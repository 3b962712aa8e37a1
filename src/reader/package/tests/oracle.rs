//! Every cell of real workbooks, read by us and by calamine, which shares no code with us but the XML and the zip.

#![allow(clippy::cast_precision_loss, reason = "no whole number of ours is beyond 2^53")]

use std::collections::HashMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use jiff::civil::Date;

use crate::answers::{Typed, cell_name};
use crate::layout::{Forms, HIDDEN};
use crate::plan::{Setting, resolve};
use crate::reader::grid::Grid;
use crate::reader::package::open;
use crate::{demo, issue, pen};

/// What calamine says of a cell, as we say it; none where nothing can be seen.
fn typed(data: &Data) -> Option<Typed> {
    let number = |number: f64| Some(Typed::Number(number));
    let typed = match data {
        Data::Empty => None,
        Data::Int(whole) => number(*whole as f64),
        Data::Float(own) => number(*own),
        Data::String(text) | Data::DurationIso(text) => Some(Typed::Text(text.clone())),
        Data::Bool(truth) => Some(Typed::Truth(*truth)),
        Data::DateTimeIso(text) => text.get(..10).and_then(|day| day.parse().ok()).map(Typed::Date),
        Data::DateTime(moment) if !moment.is_datetime() => number(moment.as_f64()),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = Date::new(year.cast_signed(), month.cast_signed(), day.cast_signed());
            day.map_or(number(moment.as_f64()), |day| Some(Typed::Date(day)))
        }
        Data::Error(error) => Some(Typed::Error(error.to_string())),
    };
    typed.filter(|typed| !typed.is_blank())
}

/// Whether a text is one with what its number format adds to it, which calamine leaves out: `1 Coverage`.
fn adds_to(typed: &Typed, said: &Typed) -> bool {
    matches!((typed, said), (Typed::Text(typed), Typed::Text(said)) if typed.len() > said.len() && typed.contains(said.as_str()))
}

/// Compares every cell of a file; tells how many there are.
fn compare(name: &str, bytes: &[u8]) -> usize {
    let workbook = open(bytes).expect(name);
    let mut other = open_workbook_auto_from_rs(Cursor::new(bytes)).expect(name);
    let names: Vec<&str> = workbook.sheets.iter().map(|grid| grid.name.as_str()).collect();
    assert_eq!(other.sheet_names(), names, "{name}");
    let cells = |grid: &Grid| grid.rows.values().map(Vec::len).sum::<usize>();
    for grid in &workbook.sheets {
        let range = other.worksheet_range(&grid.name).expect(name);
        let (top, left) = range.start().unwrap_or_default();
        let used = range.used_cells().filter_map(|(row, column, data)| Some((row, column, typed(data)?)));
        let at = |from: u32, further: usize| from + u32::try_from(further).expect("small");
        let mut said: HashMap<(u32, u32), Typed> =
            used.map(|(row, column, typed)| ((at(top, row), at(left, column)), typed)).collect();
        // Of a formula that no program has calculated calamine says nothing; we show it, or what it is.
        let formulas = other.worksheet_formula(&grid.name).unwrap_or_default();
        let is_formula = |(row, column)| formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
        // The 0 of a formula that refers to blank cells alone says nothing.
        said.retain(|place, typed| {
            *typed != Typed::Number(0.0) || !is_formula(*place) || grid.cell(place.0, place.1).is_some()
        });
        if grid.is_cut {
            assert_eq!(grid.name, HIDDEN, "{name}");
            // What is left unread of it are the workings of formulas, to the right of the lists.
            let read = grid.rows.keys().next_back().copied().unwrap_or_default();
            let is_list = |typed: &Typed| typed.shown().starts_with("list_");
            let lists = grid.rows[&0].iter().filter(|(_, typed)| is_list(typed)).map(|(column, _)| *column).max();
            said.retain(|(row, column), _| *row <= read || Some(*column) <= lists);
        }
        let mut count = 0;
        for (row, cells) in &grid.rows {
            for (column, typed) in cells {
                let place = (*row, *column);
                let expected = said.get(&place);
                count += usize::from(expected.is_some());
                let is_alike = expected
                    .map_or_else(|| is_formula(place), |expected| expected == typed || adds_to(typed, expected));
                let cell = cell_name(*row, *column);
                assert!(is_alike, "{name}, {}, {cell}: {typed:?}, calamine: {expected:?}", grid.name);
            }
        }
        assert_eq!(count, said.len(), "{name}, {}: cells that only calamine sees", grid.name);
    }
    workbook.sheets.iter().map(cells).sum()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("listed").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn what_other_programs_saved_is_read_alike() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let is_workbook = |path: &PathBuf| path.extension().is_some_and(|kind| kind != "md" && kind != "json");
    let files: Vec<PathBuf> = files(&fixtures).into_iter().filter(is_workbook).collect();
    for path in &files {
        let cells = compare(&path.display().to_string(), &std::fs::read(path).expect("read"));
        assert!(cells > 500, "{}: {cells}", path.display());
    }
    assert!(files.len() >= 9);
}

#[test]
fn what_is_issued_and_filled_in_is_read_alike() {
    for setting in [Setting::Mainstream, Setting::Send, Setting::College] {
        let file = demo::school(setting.built_in());
        let forms = Forms::new(resolve(&file).expect("no fault"));
        compare("plan.xlsx", &issue::plan_workbook(&file, &forms).expect("drawn"));
        for one in issue::workbooks(&forms, &[]).expect("drawn") {
            compare(&one.name, &one.bytes);
        }
        for sent in demo::returns(&forms) {
            let form = forms.holding(&sent.department, &sent.answers).expect("a form");
            compare(&sent.file, &pen::draw(form, &sent.answers, sent.saved).expect("drawn"));
        }
    }
}
