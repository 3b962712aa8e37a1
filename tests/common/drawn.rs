//! Sheets drawn as text, for tests of the reader and the findings:
//!
//! ```text
//! | Ref   | Coverage | Status   |
//! | KS3-4 | Tought   | In place |
//! ```

use careers_audit::drawing;
use careers_audit::finding::{Code, Finding};
use careers_audit::plan::{Plan, built_in, resolve};
use careers_audit::reader;
use careers_audit::returns::{Incoming, Recognised, Return, Saved, settle};
use rust_xlsxwriter::{Workbook, Worksheet};

/// A returned workbook that is being drawn, sheet by sheet.
pub struct Drawn {
    plan: Plan,
    book: Workbook,
    code: String,
}

/// A return of a department, by its code: so far only the line that says whose it is.
pub fn returned(code: &str) -> Drawn {
    let plan = resolve(&built_in()).expect("the built-in plan has no fault");
    let mut book = Workbook::new();
    let start = book.add_worksheet().set_name("Start here").expect("a name");
    start.write(0, 0, "Careers audit").expect("written");
    start.write(1, 0, "Form").expect("written");
    start.write(1, 1, format!("{code} / {}", plan.edition())).expect("written");
    Drawn { plan, book, code: code.to_owned() }
}

impl Drawn {
    /// The plan behind it.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Adds a sheet with the table drawn, its headings in row 4 as on an issued sheet.
    pub fn sheet(mut self, name: &str, table: &str) -> Drawn {
        let sheet = self.book.add_worksheet().set_name(name).expect("a legal name");
        write_table(sheet, 3, table);
        self
    }

    /// Adds a table to *Start here*.
    pub fn start_here(mut self, table: &str) -> Drawn {
        let sheet = self.book.worksheet_from_name("Start here").expect("the first sheet");
        write_table(sheet, 4, table);
        self
    }

    /// The workbook's bytes.
    pub fn bytes(mut self) -> Vec<u8> {
        self.book.save_to_buffer().expect("saved")
    }

    /// What reading and checking it gives.
    pub fn read(self) -> Return {
        let plan = self.plan.clone();
        let code = self.code.clone();
        let opened = reader::open(&super::forms(&plan), &self.bytes());
        if let Recognised::Refused { finding, .. } = &opened.recognised {
            panic!("refused: {} {}", finding.code, finding.message);
        }
        let incoming = Incoming { file: "drawn.xlsx".into(), saved: Saved::default(), recognised: opened.recognised };
        let entry = settle(&super::forms(&plan), vec![incoming]).remove(0);
        assert_eq!(entry.department.as_deref(), Some(code.as_str()));
        entry
    }

    /// Asserts that a finding of a code stands at a row and column, and returns it.
    pub fn finds(self, code: Code, row: &str, column: &str) -> Finding {
        let entry = self.read();
        let there = |finding: &&Finding| {
            finding.code == code
                && finding.place.row.as_deref() == Some(row)
                && finding.place.column.is_some_and(|own| own.word() == column)
        };
        let told: Vec<String> =
            entry.findings.iter().map(|f| format!("{} {}: {}", f.code, f.place, f.message)).collect();
        entry.findings.iter().find(there).cloned().unwrap_or_else(|| panic!("no {code} at {row}.{column} in {told:#?}"))
    }

    /// Asserts that no finding of a code is told anywhere.
    pub fn does_not_find(self, code: Code) {
        let entry = self.read();
        if let Some(finding) = entry.findings.iter().find(|finding| finding.code == code) {
            panic!("{}: {}", finding.place, finding.message);
        }
    }
}

/// Writes a drawn table; numbers become numbers, `''` nothing at all.
pub fn write_table(sheet: &mut Worksheet, top: u32, table: &str) {
    for (row, line) in (top..).zip(table.lines().map(str::trim).filter(|line| !line.is_empty())) {
        for (column, cell) in (0_u16..).zip(drawing::cells(line)) {
            match cell.parse::<f64>() {
                Ok(number) => drop(sheet.write(row, column, number).expect("written")),
                Err(_) if cell.is_empty() => {}
                Err(_) => drop(sheet.write(row, column, cell).expect("written")),
            }
        }
    }
}
