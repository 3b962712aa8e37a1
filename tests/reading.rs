//! What the reader and the checks say of drawn sheets: a case for every code, and what must not be told.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::{Key, Value};
use careers_audit::finding::Code;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::learner::Written;
use careers_audit::plan::LEADER;
use careers_audit::reader;
use careers_audit::returns::{Incoming, Recognised, Return, Saved, State, settle};
use common::drawn::{Drawn, returned};

const OUTCOMES: &str = "History outcomes";
const CHECKLIST: &str = "History checklist";

/// The refs that History is asked in Key Stage 3, so that these tests need not know the plan by heart.
fn asked(stage: &str) -> Vec<String> {
    let plan = common::plan();
    let department = common::department(&plan, "HUM");
    let history = department.subjects.iter().find(|subject| subject.name == "History").expect("History");
    careers_audit::scope::asked(&plan, department, history)
        .filter(|outcome| outcome.stage == stage)
        .map(|outcome| outcome.reference.clone())
        .collect()
}

fn history(table: &str) -> Drawn {
    let refs = asked("KS3");
    returned("HUM")
        .sheet(OUTCOMES, &table.replace("REF1", &refs[0]).replace("REF2", &refs[1]).replace("REF3", &refs[2]))
}

fn ref1() -> String {
    asked("KS3")[0].clone()
}

fn meant(entry: &Return, row: &str, slot: SlotKey) -> Option<String> {
    let key = Key { block: BlockKey::Outcomes, subject: Some("History".into()), row: row.into(), slot };
    entry.answers.meant(&key).map(Value::to_string)
}

#[test]
fn a_near_miss_is_an_error_with_a_suggestion_and_its_cell() {
    let finding = history("| Ref | Coverage |\n| REF1 | Tought |").finds(Code::UnknownAnswer, &ref1(), "coverage");
    assert_eq!(finding.suggestion.as_deref(), Some("Taught"));
    assert_eq!(finding.seen.as_ref().map(Written::shown), Some("Tought"));
    assert_eq!(finding.place.cell.as_deref(), Some("B5"));
    assert_eq!(finding.place.sheet.as_deref(), Some(OUTCOMES));
    assert!(finding.fix.contains("Taught with employers"), "{}", finding.fix);
}

#[test]
fn a_cell_in_error_counts_as_not_answered_and_is_not_told_twice() {
    let entry = history("| Ref | Coverage | Status |\n| REF1 | Tought | |").read();
    let told: Vec<_> =
        entry.findings.iter().filter(|finding| finding.place.row.as_deref() == Some(ref1().as_str())).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(entry.state, State::Errors);
}

#[test]
fn form_is_forgiven() {
    let entry = history("| ref | STATUS | Coverage |\n| REF1 | in  place | ｔａｕｇｈｔ with\u{a0}employers |").read();
    assert_eq!(meant(&entry, &ref1(), SlotKey::Coverage).as_deref(), Some("Taught with employers"));
    assert_eq!(meant(&entry, &ref1(), SlotKey::Status).as_deref(), Some("In place"));
}

#[test]
fn what_coverage_asks_for_is_missed() {
    history("| Ref | Coverage | Status |\n| REF1 | Highlighted | |").finds(Code::Unanswered, &ref1(), "status");
    let taught = "| Ref | Coverage | Status | Term | Unit |\n| REF1 | Taught | In place | | Castles |";
    history(taught).finds(Code::TaughtWithoutUnit, &ref1(), "term");
    let unit = "| Ref | Coverage | Status | Term | Unit |\n| REF1 | Taught | In place | Autumn | |";
    history(unit).finds(Code::TaughtWithoutUnit, &ref1(), "unit");
    history("| Ref | Coverage |\n| REF1 | |\n| REF2 | Not yet |").finds(Code::Unanswered, &ref1(), "coverage");
}

#[test]
fn a_stage_that_is_not_taught_this_year_asks_nothing() {
    let drawn = history("| Ref | Coverage |\n| REF1 | |\n| REF2 | Highlighted |");
    drawn.finds(Code::Unanswered, &ref1(), "coverage");
    let off = history("| Ref | Coverage |\n| REF1 | |\n| REF2 | Highlighted |").start_here(
        "| Ref | Subject | Key stage | Taught this year |\n| KS3 | History | Key Stage 3 | not this year |",
    );
    let entry = off.read();
    let told = entry.findings.iter().find(|finding| {
        finding.code == Code::Unanswered
            && finding.place.row.as_ref().is_some_and(|row| row.starts_with("KS3"))
            && finding.place.subject.as_deref() == Some("History")
    });
    assert_eq!(told, None, "a stage that is off asks nothing");
    let with_employers = "| Ref | Coverage | Status |\n| REF1 | Taught with employers | In place |";
    history(with_employers).finds(Code::NoEmployerRecord, &ref1(), "coverage");
    let off = history(with_employers).start_here(
        "| Ref | Subject | Key stage | Taught this year |\n| KS3 | History | Key Stage 3 | Not this year |",
    );
    off.does_not_find(Code::NoEmployerRecord);
}

#[test]
fn not_applicable_wants_a_reason_and_is_doubted_when_it_is_most() {
    let table = "| Ref | Coverage | Reason |\n| REF1 | Not applicable | |\n| REF2 | Not applicable | it is so |\n\
                 | REF3 | Not applicable | it is so |";
    history(table).finds(Code::NotApplicableWithoutReason, &ref1(), "reason");
    history(table).finds(Code::MostlyNotApplicable, &ref1(), "coverage");
    let one = "| Ref | Coverage | Reason |\n| REF1 | Not applicable | it is so |\n| REF2 | Not yet | |";
    history(one).does_not_find(Code::MostlyNotApplicable);
    history(one).does_not_find(Code::NotApplicableWithoutReason);
}

#[test]
fn refs_are_known_once() {
    let finding = history("| Ref | Coverage |\n| KS3-99 | Highlighted |").finds(Code::UnknownRef, "KS3-99", "id");
    assert_eq!(finding.place.cell.as_deref(), Some("A5"));
    let entry = history("| Ref | Coverage |\n| KS3-99 | Highlighted |").read();
    assert_eq!(meant(&entry, "KS3-99", SlotKey::Coverage).as_deref(), Some("Highlighted"), "nothing typed is lost");
    let twice = "| Ref | Coverage |\n| REF1 | Highlighted |\n| REF1 | Not yet |";
    let finding = history(twice).finds(Code::DoubledRef, &ref1(), "id");
    assert!(finding.message.contains("A5"), "{}", finding.message);
    assert_eq!(finding.place.cell.as_deref(), Some("A6"));
    assert_eq!(history(twice).read().answers.iter().filter(|(key, _)| key.slot == SlotKey::Coverage).count(), 2);
}

#[test]
fn a_spare_row_names_its_outcome_and_an_inserted_row_needs_no_ref() {
    let title = common::plan().outcome(&ref1()).expect("known").label();
    let table = format!(
        "| Ref | Outcome | Coverage |\n| X1 | {title} | Highlighted |\n| X2 | KS9-1 Nothing | Highlighted |\n| | {title} | Taught |"
    );
    let entry = history(&table).read();
    assert_eq!(meant(&entry, "X1", SlotKey::Ref), Some(title.clone()));
    assert_eq!(meant(&entry, "X6", SlotKey::Ref), Some(title), "an inserted row continues the series");
    history(&table).finds(Code::UnknownRef, "X2", "ref");
}

#[test]
fn a_renamed_sheet_and_a_sorted_table_are_read() {
    let plan = common::plan();
    let refs = asked("KS3");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("My answers").expect("named");
    sheet.write(0, 0, "History: outcomes").expect("written");
    let table = format!("| Coverage | Ref |\n| Not yet | {} |\n| | |\n| Highlighted | {} |", refs[1], refs[0]);
    common::drawn::write_table(sheet, 9, &table);
    let start = book.add_worksheet().set_name("Intro").expect("named");
    start.write(0, 0, "Form").expect("written").write(0, 1, format!("HUM / {}", plan.edition())).expect("written");
    let entry = common::read(&plan, &book.save_to_buffer().expect("saved"));
    assert_eq!(meant(&entry, &refs[0], SlotKey::Coverage).as_deref(), Some("Highlighted"));
    assert_eq!(meant(&entry, &refs[1], SlotKey::Coverage).as_deref(), Some("Not yet"));
}

#[test]
fn a_row_that_names_nothing_is_told() {
    history("| Ref | Outcome | Coverage |\n| X1 | | Highlighted |").finds(Code::Unanswered, "X1", "ref");
    let row = "| E1 | Hill Farm | 14/03/2027 | | | Yes | Yes | Yes | Yes | Took place |";
    employers(row).finds(Code::Unanswered, "E1", "subject");
}

#[test]
fn a_cohort_is_known_by_its_ref_and_never_taken_for_another() {
    let row = |cohort: &str| history(&format!("| Ref | Coverage | Year groups |\n| REF1 | Not yet | {cohort} |"));
    assert_eq!(meant(&row("y8").read(), &ref1(), SlotKey::Cohorts).as_deref(), Some("Year 8"));
    assert_eq!(row("Year 6").finds(Code::UnknownAnswer, &ref1(), "cohorts").suggestion, None);
}

#[test]
fn numbers_are_whole_and_within_roll_and_taking() {
    let reach = |rows: &str| {
        returned("HUM").sheet("Reach", &format!("| Ref | Subject | Taking the subject | Reached |\n{rows}"))
    };
    let finding = reach("| Y7 | History | about 30 | |").finds(Code::NotANumber, "Y7", "taking");
    assert_eq!(finding.suggestion.as_deref(), Some("30"));
    assert_eq!(finding.place.subject.as_deref(), Some("History"));
    reach("| Y7 | History | 12.5 | |").finds(Code::NotANumber, "Y7", "taking");
    reach("| Y7 | Geography | 9999 | |").finds(Code::CountOverRoll, "Y7", "taking");
    reach("| Y8 | History | 100 | 120 |").finds(Code::CountOverTaking, "Y8", "reached");
    reach("| Y8 | History | 120 | 120 |").does_not_find(Code::CountOverTaking);
}

fn employers(row: &str) -> Drawn {
    let title = common::plan().outcome(&ref1()).expect("known").label();
    let head = "| Ref | Employer | Date | Subject | Outcome 1 | Shared purpose? | Suitable outcomes? | Two-way? | Time to reflect? | Took place or planned |";
    let table = format!("{head}\n{row}").replace("OUTCOME", &title);
    history("| Ref | Coverage | Status | Term | Unit |\n| REF1 | Taught with employers | In place | Autumn | Castles |")
        .sheet("Employers", &table)
}

#[test]
fn level_three_needs_a_record_that_counts() {
    employers("| E1 | | | | | | | | | |").finds(Code::NoEmployerRecord, &ref1(), "coverage");
    let planned = "| E1 | Hill Farm | 14/03/2027 | History | OUTCOME | Yes | Yes | Yes | Yes | Planned |";
    let finding = employers(planned).finds(Code::NoEmployerRecord, &ref1(), "coverage");
    assert!(finding.message.contains("E1") && finding.message.contains("planned"), "{}", finding.message);
    let unsure = "| E1 | Hill Farm | 14/03/2027 | History | OUTCOME | Yes | Yes | Not sure | Yes | Took place |";
    let finding = employers(unsure).finds(Code::NoEmployerRecord, &ref1(), "coverage");
    assert!(finding.message.contains("two-way"), "{}", finding.message);
    let other = "| E1 | Hill Farm | 14/03/2027 | Geography | OUTCOME | Yes | Yes | Yes | Yes | Took place |";
    employers(other).finds(Code::NoEmployerRecord, &ref1(), "coverage");
    let full = "| E1 | Hill Farm | 14/03/2027 | History | OUTCOME | Yes | Yes | Yes | Yes | Took place |";
    employers(full).does_not_find(Code::NoEmployerRecord);
}

#[test]
fn dates_are_days_of_the_school_year() {
    employers("| E1 | Hill Farm | after half term | History | | | | | | |").finds(Code::NotADate, "E1", "date");
    employers("| E1 | Hill Farm | 14/03/2019 | History | | | | | | |").finds(Code::DateOutsideYear, "E1", "date");
    employers("| E1 | Hill Farm | 14 March 2027 | History | | | | | | |").does_not_find(Code::NotADate);
}

#[test]
fn an_error_value_is_no_answer() {
    let finding = {
        let plan = common::plan();
        let mut book = rust_xlsxwriter::Workbook::new();
        let start = book.add_worksheet().set_name("Start here").expect("named");
        start.write(0, 0, "Form").expect("written");
        start.write(0, 1, format!("HUM / {}", plan.edition())).expect("written");
        let sheet = book.add_worksheet().set_name(OUTCOMES).expect("named");
        common::drawn::write_table(sheet, 0, &format!("| Ref | Coverage |\n| {} | |", ref1()));
        sheet.write_formula(1, 1, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).expect("written");
        common::read(&plan, &book.save_to_buffer().expect("saved"))
    };
    let told =
        finding.findings.iter().find(|f| f.place.column == Some(SlotKey::Coverage) && f.place.row == Some(ref1()));
    let told = told.expect("something is told of the cell");
    assert!([Code::ErrorValue, Code::UnknownAnswer].contains(&told.code), "{told:?}");
}

#[test]
fn a_checklist_may_not_claim_more_than_the_rows_show() {
    let plan = common::plan();
    let mut rows = String::from("| Ref | Answer |\n");
    for item in plan.checklist.iter().filter(|item| item.approach == careers_audit::plan::Approach::Foundation) {
        rows.push_str(&format!("| {} | Yes |\n", item.reference));
    }
    let drawn = history("| Ref | Coverage |\n| REF1 | Not yet |\n| REF2 | Not yet |").sheet(CHECKLIST, &rows);
    let finding = drawn.finds(Code::ChecklistContradicted, "F1", "answer");
    assert!(finding.message.contains("Foundation"), "{}", finding.message);
    // Blank rows are told as unanswered; that the checklist says more is then no news.
    returned("HUM").sheet(CHECKLIST, &rows).does_not_find(Code::ChecklistContradicted);
}

#[test]
fn missing_and_doubled_columns_and_sheets_are_told_once() {
    let entry = history("| Ref | Status | Term | Status |\n| REF1 | In place | Autumn | Planned |").read();
    let count = |code| entry.findings.iter().filter(|finding| finding.code == code).count();
    assert!(
        entry.findings.iter().any(|f| f.code == Code::MissingColumn && f.place.heading.as_deref() == Some("Coverage"))
    );
    assert_eq!(count(Code::DoubledColumn), 1);
    assert!(count(Code::MissingSheet) >= 3, "Geography, Reach and others are not there");
    assert_eq!(count(Code::Unanswered), 0, "what is missing with its column is not told cell by cell");
    assert_eq!(meant(&entry, &ref1(), SlotKey::Status).as_deref(), Some("In place"), "the left column is read");
}

#[test]
fn whole_files_are_kept_out_with_their_reason() {
    let plan = common::plan();
    let state = |bytes: &[u8]| {
        let entry = common::read(&plan, bytes);
        assert_eq!(entry.findings.len(), 1);
        (entry.state, entry.findings[0].code, entry.findings[0].message.clone())
    };
    for (bytes, words) in [
        (&b""[..], "empty"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"<html><body>Sign in</body></html>", "sign-in page"),
        (b"Ref,Coverage\nKS3-1,Taught\n", "text file"),
        (b"%PDF-1.7", "PDF"),
        (&[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3], "damaged"),
        (&[0xff; 600], "another kind"),
    ] {
        let (state, code, message) = state(bytes);
        assert_eq!((state, code), (State::Unreadable, Code::Unreadable));
        assert!(message.contains(words), "{message}");
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "Shopping").expect("written");
    let (refused, code, _) = state(&book.save_to_buffer().expect("saved"));
    assert_eq!((refused, code), (State::Stranger, Code::Stranger));
    let form_line = |line: &str| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(3, 0, "Form").expect("written").write(3, 1, line).expect("written");
        book.save_to_buffer().expect("saved")
    };
    let (refused, code, _) = state(&form_line("XYZ / 2026-27 autumn / 00000000"));
    assert_eq!((refused, code), (State::Stranger, Code::Stranger));
    let (refused, code, message) = state(&form_line("HUM / 2025-26 summer / 00000000"));
    assert_eq!((refused, code), (State::OtherRound, Code::OtherRound));
    assert!(message.contains("2025-26 summer"), "{message}");
    let (refused, code, _) = state(&form_line("HUM / 2026-27 autumn / 00000000"));
    assert_eq!((refused, code), (State::Unreadable, Code::NoForm));
}

#[test]
fn two_returns_of_a_department_supersede_or_merge() {
    let part = |file: &str, saved: &str, table: &str| {
        let drawn = history(table);
        let plan = drawn.plan().clone();
        Incoming {
            file: file.into(),
            saved: Saved::said(saved),
            recognised: reader::open(&common::forms(&plan), &drawn.bytes()).recognised,
        }
    };
    let plan = common::plan();
    let states = |returns: &[Return]| -> Vec<(String, State)> {
        returns.iter().map(|entry| (entry.file.clone(), entry.state)).collect()
    };
    let more = part("b.xlsx", "2026-12-02", "| Ref | Coverage |\n| REF1 | Not yet |\n| REF2 | Highlighted |");
    let less = part("a.xlsx", "2026-12-01", "| Ref | Coverage |\n| REF1 | Highlighted |");
    let settled = settle(&common::forms(&plan), vec![more, less]);
    assert_eq!(states(&settled), [("a.xlsx".into(), State::Superseded), ("b.xlsx".into(), State::Accepted)]);
    assert!(settled[0].findings[0].message.contains("b.xlsx"));

    let old = part("a.xlsx", "2026-12-01", "| Ref | Coverage |\n| REF1 | Highlighted |\n| REF2 | Not yet |");
    let new = part("b.xlsx", "2026-12-02", "| Ref | Coverage | Reason |\n| REF1 | Not yet | no time |");
    let settled = settle(&common::forms(&plan), vec![old, new]);
    let merged = settled.iter().find(|entry| entry.state == State::Merged).expect("merged");
    assert_eq!(merged.parts, ["a.xlsx", "b.xlsx"]);
    assert_eq!(merged.answers.len(), 3);
    assert_eq!(meant(merged, &ref1(), SlotKey::Coverage).as_deref(), Some("Not yet"), "the newer wins a conflict");
    let conflict = merged.findings.iter().find(|finding| finding.code == Code::Conflict).expect("told");
    assert!(conflict.message.contains("Highlighted") && conflict.message.contains("a.xlsx"), "{}", conflict.message);
    assert_eq!(settled.iter().filter(|entry| entry.state == State::Superseded).count(), 2);
    assert_eq!(settled.len(), 3);
}

#[test]
fn another_school_is_doubted() {
    let plan = common::plan();
    let mut other = plan.clone();
    other.school.name = "Elsewhere High".into();
    let issued = careers_audit::issue::workbooks(&common::forms(&other), &["HUM".into()]).expect("drawn").remove(0);
    let entry = common::read(&plan, &issued.bytes);
    let finding = entry.findings.iter().find(|finding| finding.code == Code::OtherSchool).expect("told");
    assert!(finding.message.contains("Elsewhere High"), "{}", finding.message);
}

#[test]
fn the_careers_leader_is_read_as_the_leader() {
    let drawn =
        returned(LEADER).sheet("Dedicated time", "| Ref | Coverage | Status |\n| KS3-1 | Highlighted | In place |");
    let entry = drawn.read();
    let key = Key {
        block: BlockKey::Outcomes,
        subject: Some("Dedicated time".into()),
        row: "KS3-1".into(),
        slot: SlotKey::Coverage,
    };
    assert_eq!(entry.answers.meant(&key).map(Value::to_string).as_deref(), Some("Highlighted"));
}

#[test]
fn a_workbook_of_another_kind_is_the_wrong_form() {
    let plan = common::plan();
    let file = careers_audit::plan::built_in();
    let bytes = careers_audit::issue::plan_workbook(&file, &common::forms(&plan)).expect("drawn");
    let recognised = reader::open(&common::forms(&plan), &bytes).recognised;
    assert!(matches!(recognised, Recognised::Refused { state: State::WrongForm, .. }), "{recognised:?}");
}

#[test]
fn a_file_on_which_the_library_stumbles_is_told_as_damaged() {
    use std::io::{Cursor, Read as _, Write as _};
    let plan = common::plan();
    let issued = careers_audit::issue::workbooks(&common::forms(&plan), &["HUM".into()]).expect("drawn").remove(0);
    let mut archive = zip::ZipArchive::new(Cursor::new(&issued.bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    // A cell far beyond any sheet, a part that is missing, strings that are declared and not there.
    for (part, from, to) in [
        ("xl/worksheets/sheet2.xml", "r=\"A1\"", "r=\"ZZZZZZZZ99999999999999\""),
        ("xl/worksheets/sheet2.xml", "</sheetData>", "</row>"),
        ("xl/workbook.xml", "<workbook", "<nothing"),
        ("xl/sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"9999999999"),
        (
            "xl/worksheets/sheet2.xml",
            "</sheetData>",
            "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
        ),
    ] {
        let mut damaged = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in &names {
            let mut bytes = Vec::new();
            archive.by_name(name).expect("a part").read_to_end(&mut bytes).expect("read");
            if name == part {
                let text = String::from_utf8(bytes).expect("text");
                assert!(text.contains(from), "{part} has {from}");
                bytes = text.replacen(from, to, 1).into_bytes();
            }
            damaged.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("started");
            damaged.write_all(&bytes).expect("written");
        }
        let bytes = damaged.finish().expect("finished").into_inner();
        // Whatever it is taken for, it is taken for something, and the process goes on.
        let entry = common::read(&plan, &bytes);
        assert!([State::Unreadable, State::Empty].contains(&entry.state), "{part}: {:?}", entry.state);
    }
}
