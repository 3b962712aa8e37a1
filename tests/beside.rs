//! What people write beside the cells with a real spreadsheet program is told and kept, in every format that it saves.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;

use careers_audit::finding::Code;
use careers_audit::layout::answers_of;
use careers_audit::{correct, pen};
use common::programs::Program;

const WRITTEN: [&str; 4] =
    ["Is this the right unit?", "We taught this twice", "Ask Jo first", "Draft of the second team"];

#[test]
fn what_is_written_beside_the_cells_is_told_and_kept() {
    if !Program::Beside.is_here() {
        return;
    }
    let plan = common::plan();
    let form = common::form(&plan, "HUM");
    let audit = common::random::audit(&plan, common::department(&plan, "HUM"), 11);
    let answers = answers_of(&audit);
    let folder = tempfile::tempdir().expect("a folder");
    let drawn = folder.path().join("drawn.xlsx");
    fs::write(&drawn, pen::draw(&form, &answers, plan.round.due).expect("drawn")).expect("written");
    let before = common::read(&plan, &fs::read(&drawn).expect("read"));
    assert_eq!(before.unplaced, [], "a form as it is issued holds nothing that a person wrote");
    // A spare row, in which nothing is answered yet.
    let sheet = form.sheets.iter().find(|sheet| sheet.name == "History outcomes").expect("a sheet");
    let area = sheet.areas.iter().find(|area| area.rows.iter().any(|row| row.is_spare())).expect("an area");
    let last = area.rows.len() - 1;
    let unit = area.columns.iter().position(|column| column.heading(&form.words) == "Unit").expect("a column");
    let cell = |column: usize| {
        careers_audit::answers::cell_name(area.sheet_row(last), u32::try_from(column).expect("few columns"))
    };
    for format in ["xlsx", "xls", "ods"] {
        let saved = folder.path().join(format!("saved.{format}"));
        Program::Beside.run([drawn.as_os_str(), saved.as_os_str(), "History outcomes".as_ref(), cell(unit).as_ref()]);
        let entry = common::read(&plan, &fs::read(&saved).expect("saved"));
        let told: Vec<String> =
            entry.findings.iter().map(|f| format!("{} {}: {}", f.code, f.place, f.message)).collect();
        for text in WRITTEN {
            let kept: Vec<String> = entry
                .unplaced
                .iter()
                .filter(|unplaced| unplaced.text == text)
                .map(|unplaced| unplaced.spot.sheet.clone())
                .collect();
            assert_eq!(kept, ["History outcomes"], "{format}: '{text}' in {told:#?}");
            assert_eq!(told.iter().filter(|told| told.contains(text)).count(), 1, "{format}: {text} in {told:#?}");
        }
        let at = |text: &str| entry.unplaced.iter().find(|unplaced| unplaced.text == text).expect("kept").spot.at;
        assert_eq!(at(WRITTEN[0]).to_string(), cell(unit), "{format}");
        assert_eq!(at(WRITTEN[1]).to_string(), cell(unit), "{format}");
        let picture = entry.findings.iter().find(|finding| finding.code == Code::PictureAnswer);
        assert_eq!(picture.and_then(|finding| finding.place.cell.clone()), Some(cell(unit + 1)), "{format}: {told:#?}");
        for (key, given) in answers.iter() {
            assert_eq!(entry.answers.meant(key), given.means.as_ref().ok(), "{format}: {key:?}");
        }
        // A correction carries it all, and so does what comes back.
        let correction = correct::workbook(&common::forms(&plan), &entry, plan.round.due).expect("drawn").expect("one");
        let back = common::read(&plan, &correction.bytes);
        for text in WRITTEN {
            assert!(back.unplaced.iter().any(|unplaced| unplaced.text == text), "{format}: {text}");
        }
        assert!(back.findings.iter().any(|finding| finding.code == Code::PictureAnswer), "{format}");
    }
}
