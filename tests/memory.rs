//! What one file may cost, and what a folder of them may: the program is run on hostile ones, and asked of the system how
//! much memory it took at most.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use assert_cmd::cargo::cargo_bin;
use careers_audit::plan::Setting;
use careers_audit::round;
use careers_audit::shelf::Disk;
use common::carriers::{archive, mail};
use common::hostile::damaged;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What `limits` promises of one file, in megabytes.
const OF_A_FILE: u64 = 300;
/// And of a folder, beside what is kept of the returns that count.
const OF_A_FOLDER: u64 = 500;

/// The most memory that a check took, in megabytes, and what it said of each file: state and first message.
fn checked(files: &[(&str, Vec<u8>)]) -> (u64, Vec<(String, String)>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shelf = Disk::new(folder.path());
    round::start(&mut shelf, Setting::Mainstream, None, jiff::civil::date(2026, 9, 1)).expect("started");
    fs::create_dir_all(folder.path().join("returns")).expect("made");
    files.iter().for_each(|(name, bytes)| fs::write(folder.path().join("returns").join(name), bytes).expect("written"));
    let out = fs::File::create(folder.path().join("out.json")).expect("made");
    let mut command = Command::new(cargo_bin("careers-audit"));
    command.arg("check").arg(folder.path()).args(["--json", "--today", "2026-12-15", "--dry-run"]);
    let mut child = command.stdout(out).stderr(Stdio::null()).spawn().expect("run");
    let mut most = 0;
    while child.try_wait().expect("asked").is_none() {
        most = peak(child.id()).unwrap_or(0).max(most);
        sleep(Duration::from_millis(5));
    }
    let text = fs::read_to_string(folder.path().join("out.json")).expect("read");
    let document: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let told = document["returns"].as_array().expect("returns").iter().map(|entry| {
        let first = entry["findings"].as_array().and_then(|findings| findings.first());
        let message = first.and_then(|finding| finding["message"].as_str()).unwrap_or_default();
        (entry["state"].as_str().expect("a state").to_owned(), message.to_owned())
    });
    (most, told.collect())
}

/// The most memory that a process had so far.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(Path::new("/proc").join(process.to_string()).join("status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").trim().parse().ok()?;
    Some(kilobytes >> 10)
}

/// A sheet of one part of a return, which says whose it is, with rows put in behind it.
fn with_rows(times: u32, row: &str) -> Vec<u8> {
    let plan = common::plan();
    let mut file = common::cases::File::new(&plan, "HUM.xlsx", "2026-12-01");
    let table = ["| Ref | Coverage | Unit |".to_owned(), common::cases::placed(&plan, "| {R1} | Taught | x |")];
    file.sheets.push(("History outcomes".into(), None, table.to_vec()));
    let row = common::cases::placed(&plan, row);
    damaged(&file.bytes(), &format!("repeat {times} sheet: {row} before </sheetData>"))
}

/// So many cells in a row.
fn row_of(cells: usize) -> String {
    format!("<row>{}</row>", "<c><v>7</v></c>".repeat(cells))
}

fn document(rows: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>\
         <table:table table:name='Start here'>{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)] {
        zip.start_file(name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// An .xls of one sheet with so many numbers, one in each row and then the next column.
fn old(numbers: u32) -> Vec<u8> {
    let record = |kind: u16, body: &[u8]| {
        let length = u16::try_from(body.len()).expect("short");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
    };
    let begin = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut stream = begin.clone();
    let from = u32::try_from(begin.len() + 4 + 9 + 4).expect("short");
    stream.extend(record(0x0085, &[&from.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat()));
    stream.extend(record(0x000A, &[]));
    stream.extend(&begin);
    for number in 0..numbers {
        let row = u16::try_from(number % 60_000).expect("below").to_le_bytes();
        let column = u16::try_from(number / 60_000).expect("few").to_le_bytes();
        let value = 7_f64.to_le_bytes();
        stream.extend(record(0x0203, &[&row[..], &column, &[0, 0], &value].concat()));
    }
    stream.extend(record(0x000A, &[]));
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("begun");
    file.create_stream("Workbook").expect("begun").write_all(&stream).expect("written");
    file.flush().expect("finished");
    file.into_inner().into_inner()
}

/// The hostile files: what each is, its bytes, and what is said of it.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let long = format!("<c t='str'><v>{}</v></c>", "x".repeat(30_000));
    let cell = "<table:table-cell office:value-type='string'><text:p>KS3-1</text:p></table:table-cell>";
    let repeated = format!(
        "<table:table-row table:number-rows-repeated='40'>{}</table:table-row>",
        cell.replace("cell ", "cell table:number-columns-repeated='16384' ")
    );
    vec![
        ("all the cells.xlsx", with_rows(9_900, &row_of(50)), ""),
        ("a cell a row.xlsx", with_rows(499_000, &row_of(1)), ""),
        ("refs.xlsx", with_rows(200_000, "<row><c t='str'><v>{R1}</v></c><c t='str'><v>Taught</v></c></row>"), ""),
        ("long texts.xlsx", with_rows(500, &format!("<row>{long}</row>")), ""),
        ("too long texts.xlsx", with_rows(700, &format!("<row>{long}</row>")), "over 16 megabytes of text"),
        ("too many cells.ods", document(&repeated), "over 500,000 cells"),
        ("all the cells.xls", old(499_000), ""),
        ("too many cells.xls", old(501_000), "over 500,000 cells"),
    ]
}

#[test]
fn no_file_takes_more_memory_than_is_promised() {
    for (name, bytes, wanted) in hostile() {
        let mailed = if name.contains("long texts") { mail("RE", &[(name, &bytes)]) } else { bytes };
        let (most, told) = checked(&[(name, mailed)]);
        eprintln!("{name}: {most} MB, {told:?}");
        assert!(most <= OF_A_FILE, "{name} takes {most} MB");
        assert!(told.iter().any(|(_, message)| message.contains(wanted)), "{name}: {told:?}");
    }
}

#[test]
fn no_folder_takes_more_memory_than_is_promised() {
    let one = hostile();
    let mut files: Vec<(&str, Vec<u8>)> = one.iter().map(|(name, bytes, _)| (*name, bytes.clone())).collect();
    let inner: Vec<(&str, &[u8])> = one.iter().take(2).map(|(name, bytes, _)| (*name, bytes.as_slice())).collect();
    files.push(("two of them.zip", archive(&inner)));
    let (most, told) = checked(&files);
    eprintln!("{} files: {most} MB", told.len());
    assert!(told.len() >= 10, "{told:?}");
    assert!(most <= OF_A_FOLDER, "they take {most} MB");
}
