//! A Careers Leader drags e-mails out of Outlook into the folder of returns, and is done.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use careers_audit::layout::answers_of;
use careers_audit::pen;
use careers_audit::plan::{Plan, Setting};
use careers_audit::round;
use careers_audit::shelf::Disk;
use common::carriers::{PICTURE, archive, built_mail, forwarded_message, mail, message};
use common::opened::Package;
use common::{form, plan, random};
use serde_json::Value;

const TODAY: &str = "2026-12-15";

/// A round without a return.
fn started(folder: &Path) {
    let mut shelf = Disk::new(folder);
    round::start(&mut shelf, Setting::Mainstream, None, jiff::civil::date(2026, 9, 1)).expect("started");
    fs::create_dir_all(folder.join("returns")).expect("made");
}

/// A filled-in workbook of a department's.
fn filled(plan: &Plan, code: &str, seed: u64) -> Vec<u8> {
    let department = common::department(plan, code);
    let answers = answers_of(&random::audit(plan, department, seed));
    pen::draw(&form(plan, code), &answers, plan.round.due).expect("drawn")
}

fn check(folder: &Path, more: &[&str]) -> (Value, String) {
    let mut command = Command::cargo_bin("careers-audit").expect("built");
    let output = command.arg("check").arg(folder).args(["--json", "--today", TODAY]).args(more).output().expect("run");
    let said = String::from_utf8(output.stderr).expect("text");
    (serde_json::from_slice(&output.stdout).unwrap_or_default(), said)
}

#[test]
fn forty_mails_are_read_and_each_return_is_traced_to_its_mail() {
    let folder = tempfile::tempdir().expect("a folder");
    started(folder.path());
    let plan = plan();
    let codes: Vec<&str> = plan.departments.iter().map(|department| department.code.as_str()).collect();
    let books: Vec<Vec<u8>> = (1..).zip(&codes).map(|(seed, code)| filled(&plan, code, seed)).collect();
    let mut wanted: BTreeMap<String, &str> = BTreeMap::new();
    for number in 0..40 {
        let (one, two) = (number % codes.len(), (number + 5) % codes.len());
        let names = [one, two].map(|at| format!("{} audit ({number}).xlsx", codes[at]));
        // Every third has two workbooks, all have a picture beneath the signature.
        let pair: Vec<(&str, &[u8])> = [(&names[0], one), (&names[1], two)]
            .iter()
            .take(1 + usize::from(number % 3 == 0))
            .map(|(name, at)| (name.as_str(), books[*at].as_slice()))
            .collect();
        let with_picture = [&pair[..], &[("image001.png", PICTURE)]].concat();
        let (file, way, bytes) = match number % 5 {
            0 => (format!("RE audit {number}.eml"), "", mail("RE: audit", &pair)),
            1 => (format!("RE audit {number}.eml"), "", built_mail("RE: audit", &pair)),
            2 => (format!("RE audit {number}.msg"), "", message("RE: audit", &with_picture)),
            3 => (
                format!("FW audit {number}.eml"),
                "Careers audit.eml/",
                mail("FW", &[("a.eml", &mail("Careers audit", &pair))]),
            ),
            _ => (format!("FW audit {number}.msg"), "RE audit.msg/", forwarded_message("RE audit", &with_picture)),
        };
        for ((name, _), at) in pair.iter().zip([one, two]) {
            wanted.insert(format!("{file}/{way}{name}"), codes[at]);
        }
        fs::write(folder.path().join("returns").join(file), bytes).expect("written");
    }
    let (document, said) = check(folder.path(), &[]);
    let returns = document["returns"].as_array().unwrap_or_else(|| panic!("{said}"));
    let own = |entry: &&Value| entry["parts"].as_array().is_none_or(|parts| parts.is_empty());
    let came: BTreeMap<String, &str> = returns
        .iter()
        .filter(own)
        .map(|entry| (entry["file"].as_str().unwrap().to_owned(), entry["department"].as_str().unwrap_or("nobody's")))
        .collect();
    assert_eq!(came, wanted);
    for entry in returns {
        let state = entry["state"].as_str().unwrap();
        assert!(["accepted", "errors", "merged", "superseded"].contains(&state), "{}: {state}", entry["file"]);
    }
    assert_eq!(document["missing"].as_array().map(Vec::len), Some(0));
}

#[test]
fn whose_a_workbook_in_a_mail_is_can_be_settled() {
    let folder = tempfile::tempdir().expect("a folder");
    started(folder.path());
    let plan = plan();
    let mut file = common::cases::File::new(&plan, "Book1.xlsx", "2026-12-01");
    file.code = "none".into();
    let table = ["| Ref | Coverage |".to_owned(), common::cases::placed(&plan, "| {R1} | Taught |")];
    file.sheets.push(("Sheet1".into(), None, table.to_vec()));
    let (book, other) = (file.bytes(), filled(&plan, "ART", 3));
    let at = folder.path().join("returns/from Sam");
    fs::create_dir_all(&at).expect("made");
    fs::write(at.join("mail.eml"), mail("RE", &[("Book1.xlsx", &book), ("ART.xlsx", &other)])).expect("written");
    fs::write(at.join("one.zip"), archive(&[("Book1.xlsx", &book)])).expect("written");
    let state = |document: &Value, file: &str| {
        let returns = document["returns"].as_array().expect("returns").clone();
        let own = returns.into_iter().find(|entry| entry["file"] == file).unwrap_or_else(|| panic!("{document:#}"));
        (own["state"].as_str().unwrap().to_owned(), own["department"].as_str().unwrap_or("nobody's").to_owned())
    };
    let before = check(folder.path(), &[]).0;
    assert_eq!(state(&before, "from Sam/mail.eml/Book1.xlsx").0, "stranger");
    // A mail with two workbooks says too little.
    let (_, said) = check(folder.path(), &["--as", "HUM", "from Sam/mail.eml"]);
    assert!(said.contains("several workbooks") && said.contains("'from Sam/mail.eml/Book1.xlsx'"), "{said}");
    let (_, said) = check(folder.path(), &["--as", "HUM", "from Sam/mail.eml/Book2.xlsx"]);
    assert!(said.contains("not in the folder of returns"), "{said}");
    let (settled, said) = check(folder.path(), &["--as", "HUM", "from Sam/mail.eml/Book1.xlsx"]);
    assert_eq!(state(&settled, "from Sam/mail.eml/Book1.xlsx").1, "HUM", "{said}");
    // The same workbook in another carrier is settled with it: its bytes decide.
    assert_eq!(state(&settled, "from Sam/one.zip/Book1.xlsx").1, "HUM", "{said}");
    let text = fs::read_to_string(folder.path().join("settled.toml")).expect("settled");
    assert!(text.contains("from Sam/mail.eml/Book1.xlsx"), "{text}");
    // Where it carries one alone, the carrier's name is enough.
    let (_, said) = check(folder.path(), &["--as", "ENG", "from Sam/one.zip"]);
    let text = fs::read_to_string(folder.path().join("settled.toml")).expect("settled");
    assert!(text.contains("from Sam/one.zip/Book1.xlsx") && text.contains("ENG"), "{text} {said}");
}

#[test]
fn a_link_of_the_matrix_leads_to_the_mail_that_lies_there() {
    let folder = tempfile::tempdir().expect("a folder");
    started(folder.path());
    let plan = plan();
    let code = &plan.departments[0].code;
    fs::write(folder.path().join("returns/RE audit.eml"), mail("RE", &[("A.xlsx", &filled(&plan, code, 9))]))
        .expect("written");
    let mut command = Command::cargo_bin("careers-audit").expect("built");
    command.arg("consolidate").arg(folder.path()).args(["--today", TODAY]).output().expect("run");
    let matrix =
        fs::read(folder.path().join(format!("matrix/Careers matrix {TODAY} working copy.xlsx"))).expect("drawn");
    let parts = Package::open(&matrix).0;
    let links: String =
        parts.iter().filter(|(name, _)| name.ends_with(".rels")).map(|(_, text)| text.as_str()).collect();
    assert!(links.contains("../returns/RE%20audit.eml\"") || links.contains("../returns/RE audit.eml\""), "{links}");
    assert!(!links.contains("A.xlsx"), "{links}");
}

/// The workbook's own moment comes first, then that of the e-mail or of the archive, then the file's.
#[test]
fn a_workbook_that_says_no_moment_was_saved_when_its_mail_was_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    started(folder.path());
    let plan = plan();
    let mut file = common::cases::File::new(&plan, "HUM.xlsx", "2026-12-01");
    let table = ["| Ref | Coverage |".to_owned(), common::cases::placed(&plan, "| {R1} | Taught |")];
    file.sheets.push(("History outcomes".into(), None, table.to_vec()));
    let dated = file.bytes();
    let undated = common::hostile::with_part(&dated, "docProps/core.xml", |_| {
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>"
            .into()
    });
    let saved = |bytes: &[u8]| {
        let place = folder.path().join("returns/a");
        fs::write(&place, bytes).expect("written");
        let shelf = Disk::new(folder.path());
        let snapshot = round::Snapshot::of(&shelf, &[round::Verb::Status], jiff::civil::date(2026, 12, 15), &|_| {})
            .expect("read");
        snapshot.results().returns[0].saved.to_string()
    };
    assert!(saved(&mail("RE", &[("HUM.xlsx", &undated)])).starts_with("2026-12-01T09:00:00"));
    assert!(saved(&built_mail("RE", &[("HUM.xlsx", &undated)])).starts_with("2026-12-01T"));
    assert!(saved(&message("RE", &[("HUM.xlsx", &undated)])).starts_with("2026-12-01T"));
    assert!(saved(&archive(&[("HUM.xlsx", &undated)])).starts_with("2026-12-03T10:30:00"));
    let inner = archive(&[("HUM.xlsx", &undated)]);
    assert!(saved(&mail("RE", &[("all.zip", &inner)])).starts_with("2026-12-03T10:30:00"));
    let of_file = saved(&undated);
    assert!(!of_file.starts_with("2026-12-01") && !of_file.starts_with("2026-12-03"), "{of_file}");
    let own = saved(&dated);
    assert_eq!(saved(&mail("RE", &[("HUM.xlsx", &dated)])), own);
}
