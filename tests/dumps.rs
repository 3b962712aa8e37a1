//! Golden workbooks as text: one line a cell, reviewed like code.
//!
//! ```text
//! History outcomes!D7 [list_coverage, open] "Taught"
//! ```
//! A workbook that people only read is one line a row.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use careers_audit::answers::cell_name;
use careers_audit::{correct, demo, pen};
use common::{dumped, small};

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).expect("text");
    Some(text)
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The notes of a sheet by their cells.
fn notes(bytes: &[u8], number: usize) -> BTreeMap<(u32, u32), String> {
    let links = part(bytes, &format!("xl/worksheets/_rels/sheet{number}.xml.rels")).unwrap_or_default();
    let target = links.split("Target=\"").find_map(|rest| rest.split('"').next().filter(|t| t.contains("comments")));
    let Some(xml) = target.and_then(|target| part(bytes, &target.replace("..", "xl"))) else { return BTreeMap::new() };
    let note = |comment: &str| {
        let cell = cells(attribute(&format!(" {comment}"), "ref").expect("a cell"))[0];
        let texts = comment.split("<t").skip(1).filter(|rest| !rest.starts_with("ext"));
        let text: String = texts.filter_map(|rest| rest.split_once('>')?.1.split("</t>").next()).collect();
        (cell, text)
    };
    xml.split("<comment ").skip(1).map(note).collect()
}

/// Each cell of a range such as `D7:D15`, row and column from 0.
fn cells(range: &str) -> Vec<(u32, u32)> {
    let corner = |text: &str| {
        let letters: u32 =
            text.bytes().take_while(u8::is_ascii_alphabetic).fold(0, |n, b| n * 26 + u32::from(b - b'A') + 1);
        let row: u32 = text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().expect("a row");
        (row - 1, letters - 1)
    };
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let ((top, left), (bottom, right)) = (corner(first), corner(last));
    (top..=bottom).flat_map(|row| (left..=right).map(move |column| (row, column))).collect()
}

/// A workbook as text: what may be picked, whether the cell is open, what stands in it.
fn dump(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let styles = part(bytes, "xl/styles.xml").expect("styles");
    let formats = styles.split("<cellXfs").nth(1).and_then(|rest| rest.split("</cellXfs>").next()).expect("formats");
    let open: Vec<bool> = formats.split("<xf ").skip(1).map(|format| format.contains("locked=\"0\"")).collect();
    let mut text = String::new();
    for (number, name) in book.sheet_names().into_iter().enumerate() {
        let xml = part(bytes, &format!("xl/worksheets/sheet{}.xml", number + 1)).expect("a sheet");
        let protected = if xml.contains("<sheetProtection") { "protected" } else { "not protected" };
        let frozen = xml.split("<pane ").nth(1).and_then(|pane| attribute(pane, "topLeftCell"));
        writeln!(text, "# {name}: {protected}, frozen at {}", frozen.unwrap_or("nothing")).expect("written");
        let mut rules: BTreeMap<(u32, u32), String> = BTreeMap::new();
        for rule in xml.split("<dataValidation ").skip(1) {
            let tag = format!(" {}", rule.split('>').next().unwrap_or_default());
            let formula = rule.split("<formula1>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
            let kind = match attribute(&tag, "type") {
                Some("list") => formula.to_owned(),
                Some(kind) => kind.to_owned(),
                None => "any".to_owned(),
            };
            for range in attribute(&tag, "sqref").unwrap_or_default().split(' ') {
                for cell in cells(range) {
                    assert!(rules.insert(cell, kind.clone()).is_none(), "{name}: two rules for one cell");
                }
            }
        }
        let range = book.worksheet_range(&name).expect("cells");
        let mut values: BTreeMap<(u32, u32), String> = BTreeMap::new();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells().filter(|(_, _, data)| **data != Data::Empty) {
            let row = top + u32::try_from(row).expect("small");
            values.insert((row, left + u32::try_from(column).expect("small")), data.to_string());
        }
        let notes = notes(bytes, number + 1);
        let mut is_open: BTreeMap<(u32, u32), bool> = BTreeMap::new();
        for cell in xml.split("<c ").skip(1) {
            let tag = format!(" {}", cell.split('>').next().unwrap_or_default());
            let style: usize = attribute(&tag, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
            if let Some(reference) = attribute(&tag, "r") {
                is_open.insert(cells(reference)[0], open[style]);
            }
        }
        for (cell, is_open) in is_open {
            let value = values.get(&cell).map(String::as_str).unwrap_or_default();
            let rule = rules.get(&cell).map(String::as_str).unwrap_or_default();
            // Blank cells that nobody fills in are only there for their fill.
            if value.is_empty() && !is_open {
                continue;
            }
            let marks: Vec<&str> =
                [rule, if is_open { "open" } else { "" }].into_iter().filter(|m| !m.is_empty()).collect();
            let marks = if marks.is_empty() { String::new() } else { format!(" [{}]", marks.join(", ")) };
            let note = notes.get(&cell).map(|note| format!(" note {note:?}")).unwrap_or_default();
            writeln!(text, "{}{marks} {value:?}{note}", cell_name(cell.0, cell.1)).expect("written");
        }
    }
    text
}

#[test]
fn a_filled_department_workbook() {
    let plan = common::demo_plan();
    let sent = demo::returns(&common::forms(&plan))
        .into_iter()
        .find(|sent| sent.department == "MAT")
        .expect("mathematics came back");
    let form = common::form(&plan, "MAT");
    insta::assert_snapshot!(dump(&pen::draw(&form, &sent.answers, sent.saved).expect("drawn")));
}

#[test]
fn a_departments_correction() {
    let plan = common::demo_plan();
    let sent = demo::returns(&common::forms(&plan))
        .into_iter()
        .find(|sent| sent.department == "MAT")
        .expect("mathematics came back");
    let form = common::form(&plan, "MAT");
    let bytes = pen::draw(&form, &sent.answers, sent.saved).expect("drawn");
    let entry = common::read(&plan, &bytes);
    let correction =
        correct::workbook(&common::forms(&plan), &entry, sent.saved).expect("drawn").expect("something is to be fixed");
    insta::assert_snapshot!(dump(&correction.bytes));
}

#[test]
fn the_careers_leaders_own_workbook() {
    let plan = common::demo_plan();
    let blank = pen::draw(
        &common::form(&plan, careers_audit::plan::LEADER),
        &careers_audit::answers::Answers::default(),
        plan.round.due,
    );
    insta::assert_snapshot!(dump(&blank.expect("drawn")));
}

#[test]
fn a_matrix() {
    insta::assert_snapshot!(dumped::tables(&small::matrix()));
}
