//! Other people's programs: workbooks of ours opened, filled in, checked and recalculated by them.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use careers_audit::layout::{Form, Holds};
use common::programs::Program;
use common::random::Dice;
use serde_json::{Value, json};

fn careers_audit(arguments: &[&str], folder: &Path) -> (i32, Vec<u8>) {
    let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", "2026-12-15"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("it runs");
    (output.status.code().expect("a code"), output.stdout)
}

/// Random edits of cells that a form asks: sheet, cell, the value typed, and what must be read.
fn edits(form: &Form, seed: u64) -> Vec<(Value, Value)> {
    let mut dice = Dice::new(seed);
    let mut edits = Vec::new();
    for sheet in &form.sheets {
        for area in &sheet.areas {
            for (position, row) in area.rows.iter().enumerate() {
                for column in 0..area.columns.len() {
                    let Some(spec) = area.spec(row, column).filter(|spec| row.asks(spec)) else { continue };
                    if !dice.often(35) {
                        continue;
                    }
                    let (typed, read) = match spec.holds {
                        Holds::Choice(_) => {
                            let labels = form.list(row, spec.key).expect("a list").labels();
                            let label = json!(dice.one(labels));
                            (label.clone(), label)
                        }
                        Holds::Count { .. } => {
                            let count = json!(dice.below(100));
                            (count.clone(), count)
                        }
                        Holds::Date => {
                            let day = format!("2027-0{}-{}", dice.below(6) + 1, dice.below(18) + 10);
                            (json!({ "date": day }), json!(day))
                        }
                        Holds::Text { .. } => {
                            // A text that a program would take for a formula or a number is typed differently.
                            let text =
                                json!(format!("Unit {}: “bridges” & arches – part {}", dice.below(50), dice.below(9)));
                            (text.clone(), text)
                        }
                        Holds::Printed | Holds::Live(_) | Holds::Code(_) => continue,
                    };
                    let cell = careers_audit::answers::cell_name(
                        area.sheet_row(position),
                        u32::try_from(area.sheet_column(column)).expect("few columns"),
                    );
                    edits.push((
                        json!({ "sheet": sheet.name, "cell": cell, "value": typed }),
                        json!({ "sheet": sheet.name, "cell": cell, "value": read }),
                    ));
                }
            }
        }
    }
    edits
}

fn fill_and_read(program: Program, ending: &str, seed: u64) {
    if !program.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    careers_audit(&["new", "."], folder.path());
    careers_audit(&["generate", "--department", "HUM"], folder.path());
    let blank = folder.path().join("workbooks/HUM Humanities audit.xlsx");
    fs::create_dir_all(folder.path().join("returns")).expect("made");
    let plan = common::plan();
    let form = common::form(&plan, "HUM");
    let (typed, mut read): (Vec<Value>, Vec<Value>) = edits(&form, seed).into_iter().unzip();
    assert!(typed.len() > 50);
    program.fill(&blank, &folder.path().join(format!("returns/filled.{ending}")), &json!(typed));
    let (_, out) = careers_audit(&["check", "--json"], folder.path());
    let document: Value = serde_json::from_slice(&out).expect("JSON");
    let entry = &document["returns"][0];
    assert_eq!(entry["department"], "HUM", "{}", entry["findings"]);
    let mut found: Vec<Value> = entry["answers"]
        .as_array()
        .expect("answers")
        .iter()
        .map(|answer| json!({ "sheet": answer["sheet"], "cell": answer["cell"], "value": answer["value"] }))
        .collect();
    let by_place = |value: &Value| value.to_string();
    read.sort_by_key(by_place);
    found.sort_by_key(by_place);
    assert_eq!(found, read, "{program:?} .{ending}: exactly the cells and values filled in");
    for finding in entry["findings"].as_array().expect("findings") {
        assert_ne!(finding["severity"], "error", "{finding}");
        assert!(!["missing-sheet", "missing-column"].contains(&finding["code"].as_str().expect("a code")), "{finding}");
    }
}

#[test]
fn openpyxl_fills_a_blank_and_it_is_read_exactly() {
    fill_and_read(Program::Openpyxl, "xlsx", 1);
}

#[test]
fn libreoffice_fills_a_blank_and_it_is_read_exactly() {
    fill_and_read(Program::LibreOffice, "xlsx", 2);
    fill_and_read(Program::LibreOffice, "ods", 3);
    fill_and_read(Program::LibreOffice, "xls", 4);
}

#[test]
fn exceljs_fills_a_blank_and_it_is_read_exactly() {
    fill_and_read(Program::ExcelJs, "xlsx", 5);
}

#[test]
fn sheetjs_fills_a_blank_and_it_is_read_exactly() {
    fill_and_read(Program::SheetJs, "xlsx", 6);
    fill_and_read(Program::SheetJs, "xls", 9);
    fill_and_read(Program::SheetJs, "ods", 10);
    fill_and_read(Program::SheetJs, "xlsb", 11);
}

fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "xlsx") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Every workbook of every made-up round.
fn demos(folder: &Path) -> Vec<PathBuf> {
    for setting in common::SETTINGS {
        careers_audit(&["demo", setting.word(), "--setting", setting.word()], folder);
    }
    workbooks(folder)
}

#[test]
fn every_workbook_of_the_demos_is_valid_open_xml() {
    if !Program::Validate.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let books = demos(folder.path());
    assert!(books.len() > 100, "{books:?}");
    Program::Validate.run(&books);
}

#[test]
fn a_hard_recalculation_changes_no_stored_result_and_gives_no_error() {
    if !Program::Recalculate.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let books = demos(folder.path());
    let document: Value = serde_json::from_str(&Program::Recalculate.run(&books)).expect("JSON");
    let text = document.to_string();
    assert!(!text.contains("\"error\":true"), "an error value");
    assert!(
        !text.contains("\"same\":false"),
        "{}",
        text.split("\"same\":false").next().map_or("", |t| &t[t.len().saturating_sub(300)..])
    );
    assert!(text.matches("\"same\":true").count() > 500, "formulas were recalculated");
    let files = document.as_array().expect("files").iter();
    let matrices = files.filter(|file| file["file"].to_string().contains("/matrix/"));
    let counted = matrices.flat_map(|matrix| matrix["cells"].as_array().expect("cells"));
    let totals = counted.filter(|cell| cell["sheet"] == "Coverage" && cell["now"].to_string().contains(" of "));
    assert!(totals.count() > 20, "each subject's outcomes are counted anew");
}

#[test]
fn links_of_the_matrix_lead_to_the_cell_whatever_a_file_is_called() {
    if !Program::Links.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    careers_audit(&["demo", "."], folder.path());
    let returns = folder.path().join("returns");
    let odd = returns.join("Économie & co");
    fs::create_dir_all(&odd).expect("made");
    for (from, to) in [
        ("HUM Humanities audit.xlsx", "50% HUM #2 (été) a%20b;+,='x.xlsx"),
        ("ENG English audit.xlsx", "日本 [1] {2} ^~.xlsx"),
        ("MAT Mathematics audit.xlsx", "a#b.xlsx"),
    ] {
        fs::rename(returns.join(from), odd.join(to)).expect("moved");
    }
    careers_audit(&["consolidate"], folder.path());
    let matrix = folder.path().join("matrix/Careers matrix 2026-12-15 working copy.xlsx");
    if Program::Validate.is_here() {
        Program::Validate.run([&matrix]);
    }
    let links: Vec<Value> = serde_json::from_str(&Program::Links.run([&matrix])).expect("JSON");
    let of = |sheet: &str| -> Vec<&Value> { links.iter().filter(|link| link["sheet"] == sheet).collect() };
    // A link to a file alone has no place in it.
    for link in of("Evidence").into_iter().chain(of("Returns")) {
        let target = link["target"].as_str().expect("a target");
        let Some((_, place)) = target.split_once("#'") else {
            assert_eq!(link["sheet"], "Returns", "{target}");
            continue;
        };
        let (sheet, cell) = place.split_once("'!").expect("a sheet and a cell");
        if let Some(there) = link.get("sheet_there") {
            assert_eq!((there, &link["cell_there"]), (&json!(sheet), &json!(cell)), "{target}");
        }
    }
    let followed = of("Evidence").into_iter().filter(|link| link.get("sheet_there").is_some());
    let followed: Vec<&str> = followed.filter_map(|link| link["text"].as_str()).collect();
    assert!(followed.len() > 10, "{followed:?}");
    for odd in ["50% HUM", "日本", "a#b"] {
        assert!(followed.iter().any(|text| text.contains(odd)), "{odd}: {followed:?}");
    }
    assert!(of("Returns").iter().filter(|link| link.get("sheet_there").is_some()).count() > 10);
    let within = |link: &&Value| link["target"].as_str().is_some_and(|target| target.starts_with("#'Evidence'.A"));
    assert!(of("Coverage").iter().filter(|link| within(link)).count() > 50, "each ref and each subject");
}
