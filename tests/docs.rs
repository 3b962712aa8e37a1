//! Marked parts of the README are generated from what they describe: a test that finds them out of date
//! rewrites them and then fails, saying to commit. The example round is what the program writes today.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::key::BlockKey;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Reader, Xlsx};
use careers_audit::matrix;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn heal(mark: &str, fresh: &str) {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).expect("README.md").replace("\r\n", "\n");
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("README.md has no part {mark}"));
    let (kept, after) = rest.split_once(&close).expect("the part ends");
    if kept != fresh {
        fs::write(&path, format!("{before}{open}{fresh}{close}{after}")).expect("README.md can be written");
        panic!("the part '{mark}' of README.md was out of date and has been rewritten: commit it");
    }
}

#[test]
fn the_verbs_in_the_readme_are_those_of_the_program() {
    let output = Command::new(env!("CARGO_BIN_EXE_careers-audit")).arg("--help").output().expect("it runs");
    let help = String::from_utf8(output.stdout).expect("text");
    let verbs =
        help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1).take_while(|line| !line.is_empty());
    let mut table = String::from("| verb | what it does |\n|---|---|\n");
    for line in verbs {
        let (verb, does) = line.trim().split_once("  ").expect("a verb and what it does");
        if verb != "help" {
            table.push_str(&format!("| `careers-audit {verb}` | {} |\n", does.trim()));
        }
    }
    heal("verbs", &table);
}

#[test]
fn the_sheets_in_the_readme_are_those_of_the_layout() {
    let plan = common::plan();
    let mut table = String::from("| sheet | what it asks | columns |\n|---|---|---|\n");
    let history = common::form(&plan, "HUM");
    let leader = common::form(&plan, careers_audit::plan::LEADER);
    let mut seen = std::collections::HashSet::new();
    let both = [&history, &leader].map(|form| form.sheets.iter().map(|sheet| (form.kind.word(), sheet)));
    for (kind, sheet) in both.into_iter().flatten() {
        let blocks: Vec<BlockKey> = sheet.areas.iter().map(|area| area.block.key()).collect();
        if !seen.insert((kind, blocks)) {
            continue;
        }
        let mut columns: Vec<(u32, usize, String)> = Vec::new();
        for area in sheet.areas.iter().filter(|area| area.rows.iter().any(|row| !row.reference.is_empty())) {
            for (position, spec) in area.block.specs().into_iter().enumerate() {
                if area.rows.iter().any(|row| row.asks(spec)) {
                    let question = area.rows.iter().any(|row| row.question().is_some());
                    let column = area.column_of(spec.key).filter(|_| !question);
                    let own = column.map(|column| area.heading(column, &plan.words));
                    let own = own.unwrap_or_else(|| spec.head.text(&plan.words).to_owned());
                    let at = column.map_or(position, |column| area.sheet_column(column));
                    columns.push((area.top, at, own));
                }
            }
        }
        columns.sort();
        let columns: Vec<String> = columns.into_iter().map(|(.., heading)| heading).collect();
        let columns = if columns.is_empty() { "nothing to fill in".to_owned() } else { columns.join(", ") };
        table.push_str(&format!("| {} | {} | {columns} |\n", sheet.name, sheet.title));
    }
    heal("sheets", &table);
}

#[test]
fn the_sheets_of_the_matrix_in_the_readme_are_those_it_has() {
    let plan = common::plan();
    let shared = matrix::sheets(&plan, matrix::Reader::Everybody);
    let mut table = String::from("| sheet | what it answers | who has it |\n|---|---|---|\n");
    for sheet in matrix::sheets(&plan, matrix::Reader::Leader) {
        let who = if shared.contains(&sheet) { "everybody" } else { "the Careers Leader" };
        let (name, answers) = sheet;
        table.push_str(&format!("| {name} | {answers} | {who} |\n"));
    }
    heal("matrix", &table);
}

/// `workbooks/findings.md`: every code with its severity, what it means and how to mend it.
#[test]
fn the_page_of_findings_is_that_of_the_catalogue() {
    let mut page = String::from(
        "# What the audit may say about a return\n\n\
         An **error** must be fixed: the cell counts as not answered until then. A **query** is fixed, or explained in words \
         on the correction workbook. A **note** is for information. `careers-audit explain CODE` prints one of these.\n\n\
         | code | kind | what it means | what to do |\n|---|---|---|---|\n",
    );
    for entry in careers_audit::finding::CATALOGUE {
        page.push_str(&format!("| `{}` | {} | {} | {} |\n", entry.name, entry.severity.word(), entry.means, entry.fix));
    }
    let path = root().join("workbooks/findings.md");
    let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if kept != page {
        fs::write(&path, page).expect("the page can be written");
        panic!("workbooks/findings.md was out of date and has been rewritten: commit it");
    }
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.strip_prefix(folder).expect("below").to_owned(), fs::read(&path).expect("read")));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_example_round_is_what_the_program_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = folder.path().join("round");
    let status = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["demo", "--today", "2026-12-15"])
        .arg(&fresh)
        .output()
        .expect("it runs")
        .status;
    assert!(status.success());
    let kept = files(&root().join("workbooks/millbrook-valley"));
    for ((name, fresh), (kept_name, kept)) in files(&fresh).iter().zip(&kept) {
        assert!(
            name == kept_name && fresh == kept,
            "{} is out of date: run workbooks/rebuild and commit",
            name.display()
        );
    }
    assert_eq!(files(&fresh).len(), kept.len(), "run workbooks/rebuild and commit");
}

#[test]
fn every_part_of_the_model_stands_where_the_readme_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    run(&["demo", "round", "--today", "2026-12-15"]);
    run(&["demo", "round/send", "--setting", "send", "--today", "2026-12-15"]);
    let text = fs::read_to_string(root().join("README.md")).expect("README.md").replace("\r\n", "\n");
    let (_, rest) = text.split_once("<!-- parts -->\n").expect("the part begins");
    let (table, _) = rest.split_once("<!-- /parts -->").expect("the part ends");
    let mut opened = 0;
    for line in table.lines().skip(2) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [part, file, sheet] = cells[..] else { panic!("three cells: {line}") };
        let bytes = fs::read(folder.path().join("round").join(file)).unwrap_or_else(|_| panic!("{part}: no {file}"));
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let range = book.worksheet_range(sheet).unwrap_or_else(|_| panic!("{part}: no sheet {sheet} in {file}"));
        assert!(range.used_cells().count() > 10, "{part}: {sheet} of {file} is all but empty");
        opened += 1;
    }
    assert!(opened >= 15, "{opened}");
}
