//! Accessible spreadsheets, rule by rule, in every workbook that is written; and each rule seen to fail.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use careers_audit::matrix;
use common::accessible::{Book, Rule};
use common::opened::Package;

/// Every workbook of a made-up round that we write, but not what departments sent back; by name.
fn written(setting: &str) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["demo", "--setting", setting, "--today", "2026-12-15", "."])
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    assert!(output.status.success());
    let mut files = vec![(format!("{setting}/plan.xlsx"), fs::read(folder.path().join("plan.xlsx")).expect("read"))];
    for part in ["workbooks", "corrections", "matrix", "pack", "programme"] {
        for entry in fs::read_dir(folder.path().join(part)).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|kind| kind == "xlsx") {
                files.push((format!("{setting}/{part}/{}", name(&path)), fs::read(&path).expect("read")));
            }
        }
    }
    assert!(files.len() > 20, "{}", files.len());
    files
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

/// A drawing that lies on the first sheet: no workbook of ours has any.
const DRAWING: &str = "xl/drawings/drawing1.xml";

fn working_copy() -> Package {
    let working = written("mainstream").into_iter().find(|(name, _)| name.contains("working copy")).expect("a matrix");
    let mut package = Package::open(&working.1);
    let drawn = "<wsDr><cNvPr id=\"2\" name=\"Chart 1\" descr=\"Subjects by approach\"/></wsDr>";
    package.0.insert(DRAWING.to_owned(), drawn.to_owned());
    let links = package.0.get_mut("xl/worksheets/_rels/sheet1.xml.rels").expect("its tables");
    let to_it = "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing\" \
                 Target=\"../drawings/drawing1.xml\"/></Relationships>";
    *links = links.replace("</Relationships>", to_it);
    package
}

#[test]
fn every_workbook_keeps_every_rule() {
    let mut broken = Vec::new();
    let all = ["mainstream", "send", "college"].into_iter().flat_map(written);
    for (name, bytes) in all.chain([("a large matrix".to_owned(), common::large::matrix())]) {
        let book = Book::of(&Package::open(&bytes));
        for rule in Rule::ALL {
            broken.extend(book.breaks(rule).into_iter().take(5).map(|what| format!("{name}: {what}")));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A matrix with something broken in a part, which is named by its path or, of a sheet, by its tab.
fn broken(matrix: &Package, part: &str, from: &str, to: &str) -> Book {
    let sheets = matrix::sheets(&common::demo_plan(), matrix::Reader::Leader);
    let number = sheets.iter().position(|(tab, _)| tab == part);
    let part = number.map_or_else(|| part.to_owned(), |number| format!("xl/worksheets/sheet{}.xml", number + 1));
    Book::of(&matrix.with(&part, from, to))
}

/// What breaks a rule: a part, what stands in it, and what is put there.
fn damage(rule: Rule) -> (&'static str, &'static str, &'static str) {
    let sheet = "Summary";
    match rule {
        Rule::RealTables => {
            ("xl/tables/table1.xml", "ref=\"A4:A6\" totals", "headerRowCount=\"0\" ref=\"A4:A6\" totals")
        }
        Rule::UniqueTableNames => ("xl/tables/table1.xml", "T_Position", "T_Gaps"),
        Rule::NoMergedCells => {
            (sheet, "<hyperlinks>", "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells><hyperlinks>")
        }
        Rule::NoBlanksInTables => ("xl/tables/table1.xml", "A4:A6", "A4:A7"),
        Rule::TitleInA1 => (sheet, "<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c>", ""),
        Rule::TablesStartInA => ("xl/tables/table1.xml", "A4:A6", "B4:B6"),
        Rule::TabNames => ("xl/workbook.xml", "name=\"Coverage\"", "name=\"Sheet4\""),
        Rule::NoEmptySheets => ("Whole school view", "sheetData>", "nothing>"),
        Rule::TextWrapped => ("xl/styles.xml", "wrapText=\"1\"", ""),
        Rule::NotesWritten => ("xl/sharedStrings.xml", "<t>Employer Enriched</t>", "<t>Employer Enriched [note 1]</t>"),
        Rule::ColourNotAlone => ("xl/sharedStrings.xml", "<t>Highlighted</t>", "<t>Taught</t>"),
        Rule::Contrast => ("xl/styles.xml", "FF1F2933", "FFB0B0B0"),
        Rule::DescriptiveLinks => ("xl/sharedStrings.xml", "<t>Approaches</t>", "<t>click here</t>"),
        Rule::Properties => ("docProps/core.xml", "<dc:language>en-GB</dc:language>", ""),
        Rule::OpensOnA1 => ("xl/workbook.xml", "windowWidth=", "activeTab=\"2\" windowWidth="),
        Rule::AltText => (DRAWING, "descr=\"Subjects by approach\"", "title=\"\""),
        Rule::Letters => ("xl/styles.xml", "<sz val=\"11\"/>", "<sz val=\"9\"/>"),
    }
}

#[test]
fn each_rule_fails_where_it_is_broken() {
    let whole = working_copy();
    for rule in Rule::ALL {
        let (part, from, to) = damage(rule);
        assert!(Book::of(&whole).breaks(rule).is_empty());
        assert!(!broken(&whole, part, from, to).breaks(rule).is_empty(), "{rule:?} is broken and nothing says so");
    }
}

#[test]
fn other_ways_of_breaking_a_rule_are_seen_too() {
    let whole = working_copy();
    let sheet = "Summary";
    for (rule, part, from, to) in [
        (
            Rule::RealTables,
            sheet,
            "<row r=\"5\"",
            "<row r=\"0\"><c r=\"A7\"><v>1</v></c><c r=\"B7\"><v>1</v></c><c r=\"C7\"><v>1</v></c></row><row r=\"5\"",
        ),
        (Rule::TabNames, "xl/workbook.xml", "name=\"Coverage\"", "name=\"A name of more than thirty characters\""),
        (Rule::TabNames, "xl/workbook.xml", "name=\"Coverage\"", "name=\"gaps\""),
        (Rule::NotesWritten, "xl/sharedStrings.xml", "<t>Employer Enriched</t>", "<t>Employer Enriched*</t>"),
        (Rule::ColourNotAlone, "xl/sharedStrings.xml", "<t>Highlighted</t>", "<t></t>"),
        (Rule::DescriptiveLinks, "xl/sharedStrings.xml", "<t>Approaches</t>", "<t>https://school.example</t>"),
        (Rule::OpensOnA1, "Approaches in full", "workbookViewId", "tabSelected=\"1\" workbookViewId"),
        (
            Rule::OpensOnA1,
            sheet,
            "workbookViewId=\"0\"/>",
            "workbookViewId=\"0\"><selection activeCell=\"B7\"/></sheetView>",
        ),
        (Rule::Letters, "xl/styles.xml", "name val=\"Calibri\"", "name val=\"Times New Roman\""),
        (Rule::Properties, "docProps/core.xml", "careers-audit</dc:creator>", "</dc:creator>"),
    ] {
        assert!(!broken(&whole, part, from, to).breaks(rule).is_empty(), "{rule:?}: {to}");
    }
}
