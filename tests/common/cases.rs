//! The cases of `tests/returns/`: their files drawn, damaged, and put where a person might put them.

use std::fs;
use std::path::Path;

use careers_audit::drawing;
use careers_audit::plan::Plan;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::{hostile, open_document};

/// One case: its name and the lines beneath.
pub struct Case {
    pub name: String,
    pub lines: Vec<String>,
}

pub fn cases() -> Vec<Case> {
    cases_of("")
}

/// The cases of the files whose names begin so.
pub fn cases_of(begin: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/returns");
    let mut files: Vec<_> = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(begin) && name.ends_with(".cases")
    });
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        for line in fs::read_to_string(&file).expect("text").lines().map(str::trim) {
            match line.strip_prefix("== ") {
                Some(name) => cases.push(Case { name: name.to_owned(), lines: Vec::new() }),
                None if line.is_empty() => {}
                None => cases.last_mut().expect("a case has a name").lines.push(line.to_owned()),
            }
        }
    }
    cases
}

/// The refs that History is asked in Key Stage 3, their titles, and both.
pub fn placed(plan: &Plan, line: &str) -> String {
    let department = super::department(plan, "HUM");
    let history = department.subjects.iter().find(|subject| subject.name == "History").expect("History");
    let asked = careers_audit::scope::asked(plan, department, history).filter(|outcome| outcome.stage == "KS3");
    let mut line = line.replace("{nbsp}", "\u{a0}").replace("{escape}", "\u{1b}").replace("{newline}", "\n");
    while let Some((before, (code, after))) =
        line.split_once("{unseen ").and_then(|(b, a)| Some((b, a.split_once('}')?)))
    {
        let unseen = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character");
        line = format!("{before}{unseen}{after}");
    }
    for (number, outcome) in (1..).zip(asked) {
        line = line
            .replace(&format!("{{R{number}}}"), &outcome.reference)
            .replace(&format!("{{T{number}}}"), &outcome.title)
            .replace(&format!("{{L{number}}}"), &outcome.label());
    }
    line
}

/// A file being drawn.
pub struct File {
    pub name: String,
    pub saved: String,
    pub code: String,
    pub round: String,
    /// What is answered to "Who filled this in?", where it is asked.
    pub who: Option<String>,
    /// Whether it was withdrawn.
    pub is_withdrawn: bool,
    /// What the plan as issued said otherwise: `round LABEL`, `department CODE`, `subject NAME`.
    pub was: Vec<String>,
    /// What the department answered last round: `{R1}.coverage = Taught`.
    pub last: Vec<String>,
    pub sheets: Vec<(String, Option<String>, Vec<String>)>,
    /// What is done to it when it is drawn, in order.
    damage: Vec<String>,
    /// Whether it is drawn as an OpenDocument file.
    is_open_document: bool,
    /// How it lies in the folder of returns, where not as a file.
    pub lies: Option<String>,
}

impl File {
    pub fn new(plan: &Plan, name: &str, saved: &str) -> File {
        File {
            name: name.into(),
            saved: saved.into(),
            code: "HUM".into(),
            round: plan.edition(),
            who: None,
            was: Vec::new(),
            last: Vec::new(),
            is_withdrawn: false,
            sheets: Vec::new(),
            damage: Vec::new(),
            is_open_document: false,
            lies: None,
        }
    }

    /// Whether it comes in something that carries it.
    pub fn is_carried(&self) -> bool {
        self.damage.iter().any(|damage| damage.starts_with("carried "))
    }

    pub fn bytes(&self) -> Vec<u8> {
        if self.is_open_document {
            return open_document::drawn(self);
        }
        let mut book = Workbook::new();
        if self.code != "none" {
            let start = book.add_worksheet().set_name("Start here").expect("named");
            start.write(0, 0, "Careers audit").expect("written").write(1, 0, "Form").expect("written");
            start.write(1, 1, format!("{} / {}", self.code, self.round)).expect("written");
            for (column, (head, cell)) in (0..).zip([
                ("Ref", "A1"),
                ("Question", "Who filled this in?"),
                ("Your answer", self.who.as_deref().unwrap_or("")),
            ]) {
                if self.who.is_some() {
                    start.write(4, column, head).expect("written").write(5, column, cell).expect("written");
                }
            }
        }
        for (name, title, rows) in &self.sheets {
            let sheet = book.add_worksheet().set_name(name).expect("a legal name");
            if let Some(title) = title {
                sheet.write(0, 0, title).expect("written");
            }
            for (row, line) in (3..).zip(rows) {
                for (column, cell) in (0..).zip(drawing::cells(line)) {
                    put(sheet, row, column, cell);
                }
            }
        }
        let drawn = book.save_to_buffer().expect("saved");
        self.damage.iter().fold(drawn, |bytes, damage| hostile::damaged(&bytes, damage))
    }
}

/// The files that a case draws, and the lines that say what must come of them.
pub fn files(plan: &Plan, case: &Case) -> (Vec<File>, Vec<String>) {
    let mut files: Vec<File> = Vec::new();
    let mut expected: Vec<String> = Vec::new();
    for line in case.lines.iter().map(|line| placed(plan, line)) {
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        if word == "return" {
            let (name, saved) = rest.rsplit_once(' ').expect("a file and a day");
            files.push(File::new(plan, name, saved));
            continue;
        }
        if files.is_empty() {
            files.push(File::new(plan, "return.xlsx", "2026-12-01"));
        }
        let file = files.last_mut().expect("a file");
        match word {
            "code" => file.code = rest.to_owned(),
            "round" => file.round = rest.to_owned(),
            "withdrawn" => file.is_withdrawn = true,
            "was" => file.was.push(rest.to_owned()),
            "last" => file.last.push(rest.to_owned()),
            "who" => file.who = Some(rest.to_owned()),
            "--" => {
                let (name, title) = rest.split_once(" | ").map_or((rest, None), |(name, title)| (name, Some(title)));
                file.sheets.push((name.to_owned(), title.map(str::to_owned), Vec::new()));
            }
            "carried" | "instead" | "swap" | "add" | "cell" | "drop" | "rename" | "repeat" => file.damage.push(line),
            "ods" => file.is_open_document = true,
            "lies" => file.lies = Some(rest.to_owned()),
            _ if line.starts_with('|') => file.sheets.last_mut().expect("a sheet").2.push(line),
            _ => expected.push(line),
        }
    }
    assert!(!expected.is_empty(), "'{}' expects nothing", case.name);
    (files, expected)
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let special = cell.strip_prefix('{').and_then(|cell| cell.strip_suffix('}'));
    let (kind, rest) = special.map_or(("", cell), |special| special.split_once(' ').unwrap_or((special, "")));
    let written = match kind {
        "date" => {
            let day = ExcelDateTime::parse_from_str(rest).expect("a day");
            sheet.write_datetime_with_format(row, column, &day, &Format::new().set_num_format("dd/mm/yyyy"))
        }
        "number" => sheet.write_number(row, column, rest.parse::<f64>().expect("a number")),
        "merge" => {
            let (rows, text) = rest.split_once(' ').expect("rows and a text");
            let last = row + rows.parse::<u32>().expect("a number") - 1;
            sheet.merge_range(row, column, last, column, text, &Format::new())
        }
        "comment" => {
            let (text, comment) = rest.split_once(" -> ").expect("a comment");
            sheet.insert_note(row, column, &rust_xlsxwriter::Note::new(comment)).expect("noted");
            sheet.write_string(row, column, text)
        }
        "text" => sheet.write_string(row, column, rest),
        "as" => {
            let (code, number) = rest.rsplit_once(" -> ").expect("a number");
            let format = Format::new().set_num_format(code);
            match number.parse::<f64>() {
                Ok(number) => sheet.write_number_with_format(row, column, number, &format),
                Err(_) => sheet.write_string_with_format(row, column, number, &format),
            }
        }
        "struck" => sheet.write_string_with_format(row, column, rest, &Format::new().set_font_strikethrough()),
        "part" => {
            let (old, new) = rest.split_once(" -> ").expect("what is left");
            let runs = [(&Format::new().set_font_strikethrough(), old), (&Format::new(), new)];
            sheet.write_rich_string(row, column, &runs)
        }
        "true" => sheet.write_boolean(row, column, true),
        "error" => sheet.write_formula(row, column, Formula::new("=1/0").set_result(rest)),
        "formula" => {
            let (formula, result) = rest.split_once(" -> ").expect("a result");
            sheet.write_formula(row, column, Formula::new(formula).set_result(result))
        }
        _ if cell.is_empty() => return,
        _ => match cell.parse::<f64>() {
            Ok(number) => sheet.write_number(row, column, number),
            Err(_) => sheet.write_string(row, column, cell),
        },
    };
    written.expect("written");
}
