//! The safe workbook: a small .xlsx written in memory from whatever came, and the only thing that the
//! library which reads workbooks ever sees.
//!
//! ```text
//! xl/workbook.xml           sheets s0, s1, … (their names stand in [`Sheet`])
//! xl/styles.xml             the number formats, for telling dates from numbers
//! xl/sharedStrings.xml      each text once
//! xl/worksheets/sheet0.xml  one row of cells that hold something, each with its reference
//! ```
//! There are no declared sizes, no empty cells, no formulas, no references beyond the last cell.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::rc::Rc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::limits::{COLUMNS, Fault, MOST_BESIDE, MOST_SHEETS, ROWS, Spent};
use super::xml::escape_into;
use crate::answers::cell_name;

/// Stands before a text that needs telling apart; a private-use character, which means nothing.
pub(in crate::reader) const MARK: char = '\u{f8d0}';
/// Behind the mark: an error value, or what else a cell shows that is no answer.
pub(in crate::reader) const ERROR: char = 'E';
/// Behind the mark: a text that itself begins with the mark.
pub(in crate::reader) const TEXT: char = 'T';

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Content<'t> {
    /// A number and the position of its style.
    Number(f64, u32),
    /// A text.
    Text(&'t str),
    /// The position of a shared text.
    Shared(usize),
    /// TRUE or FALSE.
    Truth(bool),
    /// A date as ISO 8601.
    Day(&'t str),
    /// An error value, or what a cell shows that could not be read.
    Error(&'t str),
}

/// What is known of a sheet beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::reader) struct Sheet {
    /// Its tab.
    pub(in crate::reader) name: String,
    /// Whether people see it.
    pub(in crate::reader) visible: bool,
    /// Merged regions: first row, first column, last row, last column, from 0.
    pub(in crate::reader) merged: Vec<(u32, u32, u32, u32)>,
    /// Notes and comments: row and column from 0, and their text.
    pub(in crate::reader) notes: Vec<(u32, u32, String)>,
}

impl Sheet {
    /// A sheet of a name.
    pub(super) fn new(name: impl Into<String>, visible: bool) -> Sheet {
        Sheet { name: name.into(), visible, ..Sheet::default() }
    }

    /// Adds a merged region that lies within a sheet.
    pub(super) fn merge(&mut self, region: (u32, u32, u32, u32)) {
        let (top, left, bottom, right) = region;
        if top <= bottom && left <= right && bottom < ROWS && right < COLUMNS && self.merged.len() < MOST_BESIDE {
            self.merged.push(region);
        }
    }

    /// Adds a note.
    pub(super) fn note(&mut self, row: u32, column: u32, text: String) {
        if row < ROWS && column < COLUMNS && !text.trim().is_empty() && self.notes.len() < MOST_BESIDE {
            self.notes.push((row, column, text));
        }
    }
}

/// A finished safe workbook.
#[derive(Debug, Default)]
pub(in crate::reader) struct Safe {
    /// The .xlsx.
    pub(in crate::reader) bytes: Vec<u8>,
    /// Its sheets, in order.
    pub(in crate::reader) sheets: Vec<Sheet>,
    /// Custom document properties.
    pub(in crate::reader) properties: HashMap<String, String>,
    /// When it was last saved: an ISO 8601 moment.
    pub(in crate::reader) saved: Option<String>,
    /// Whether it holds macros, which are never run.
    pub(in crate::reader) macros: bool,
    /// Whether its days are counted from 1904.
    pub(in crate::reader) epoch_1904: bool,
}

/// Writes a safe workbook.
pub(super) struct Writer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    xml: String,
    spent: Rc<Spent>,
    /// What stands beside the cells.
    pub(super) safe: Safe,
    strings: usize,
    styles: String,
}

/// Text is handed on to the package in pieces of about this size.
const PIECE: usize = 1 << 16;

const HEADER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Writer {
    /// Begins a workbook.
    pub(super) fn new(spent: &Rc<Spent>) -> Writer {
        Writer {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            xml: String::with_capacity(PIECE + 1024),
            spent: Rc::clone(spent),
            safe: Safe::default(),
            strings: 0,
            styles: String::new(),
        }
    }

    fn begin(&mut self, part: &str, root: &str) -> Result<(), Fault> {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(part, stored).map_err(|_| Fault::Damaged)?;
        let _ = write!(self.xml, "{HEADER}<{root} xmlns=\"{MAIN}\" xmlns:r=\"{KINDS}\">");
        Ok(())
    }

    fn hand_on(&mut self, at_least: usize) -> Result<(), Fault> {
        if self.xml.len() >= at_least {
            self.spent.written(self.xml.len())?;
            self.zip.write_all(self.xml.as_bytes()).map_err(|_| Fault::Damaged)?;
            self.xml.clear();
        }
        Ok(())
    }

    fn end(&mut self, root: &str) -> Result<(), Fault> {
        let _ = write!(self.xml, "</{root}>");
        self.hand_on(0)
    }

    fn part(&mut self, part: &str, root: &str, content: &str) -> Result<(), Fault> {
        self.begin(part, root)?;
        self.xml.push_str(content);
        self.end(root)
    }

    /// The number formats: each own one's id and code, then the id that each style uses.
    pub(super) fn styles(&mut self, formats: &[(u32, String)], uses: &[u32]) {
        let mut xml = String::from("<numFmts>");
        for (id, code) in formats {
            let _ = write!(xml, "<numFmt numFmtId=\"{id}\" formatCode=\"");
            escape_into(&mut xml, code);
            xml.push_str("\"/>");
        }
        xml.push_str("</numFmts><cellXfs>");
        for id in uses {
            let _ = write!(xml, "<xf numFmtId=\"{id}\"/>");
        }
        xml.push_str("</cellXfs>");
        self.styles = xml;
    }

    /// Begins the shared texts; all are added before the first sheet.
    pub(super) fn begin_strings(&mut self) -> Result<(), Fault> {
        self.begin("xl/sharedStrings.xml", "sst")
    }

    /// Adds a shared text.
    pub(super) fn string(&mut self, text: &str) -> Result<(), Fault> {
        // The library keeps each with some room of its own.
        self.spent.kept(text.len() + 64)?;
        self.strings += 1;
        self.xml.push_str("<si><t xml:space=\"preserve\">");
        told_apart(&mut self.xml, text);
        self.xml.push_str("</t></si>");
        self.hand_on(PIECE)
    }

    /// Ends the shared texts.
    pub(super) fn end_strings(&mut self) -> Result<(), Fault> {
        self.end("sst")
    }

    /// Begins a sheet.
    pub(super) fn begin_sheet(&mut self, sheet: Sheet) -> Result<(), Fault> {
        let number = self.safe.sheets.len();
        if number >= MOST_SHEETS {
            return Err(Fault::TooLarge("sheets", MOST_SHEETS as u64));
        }
        self.safe.sheets.push(sheet);
        self.begin(&format!("xl/worksheets/sheet{number}.xml"), "worksheet")?;
        self.xml.push_str("<sheetData><row>");
        Ok(())
    }

    /// The sheet that was begun last.
    pub(super) fn sheet(&mut self) -> Option<&mut Sheet> {
        self.safe.sheets.last_mut()
    }

    /// Adds a cell to the sheet that was begun; nothing beyond Excel's last row and column.
    pub(super) fn cell(&mut self, row: u32, column: u32, content: Content<'_>) -> Result<(), Fault> {
        if row >= ROWS || column >= COLUMNS || content == Content::Text("") {
            return Ok(());
        }
        self.spent.cell()?;
        let place = cell_name(row, column);
        let xml = &mut self.xml;
        let mut kept = 0;
        match content {
            Content::Number(number, style) if number.is_finite() => {
                let _ = write!(xml, "<c r=\"{place}\" s=\"{style}\"><v>{number:?}</v></c>");
            }
            Content::Number(..) => {
                let _ = write!(xml, "<c r=\"{place}\" t=\"str\"><v>{MARK}{ERROR}#NUM!</v></c>");
            }
            // Without them the sheet has neither headings nor answers.
            Content::Shared(_) if self.strings == 0 => return Err(Fault::Lacks("list of shared texts".to_owned())),
            Content::Shared(number) if number < self.strings => {
                let _ = write!(xml, "<c r=\"{place}\" t=\"s\"><v>{number}</v></c>");
            }
            Content::Shared(_) => {
                let _ = write!(xml, "<c r=\"{place}\" t=\"str\"><v>{MARK}{ERROR}(text lost)</v></c>");
            }
            Content::Truth(truth) => {
                let _ = write!(xml, "<c r=\"{place}\" t=\"b\"><v>{}</v></c>", u8::from(truth));
            }
            Content::Day(text) => {
                kept = text.len();
                let _ = write!(xml, "<c r=\"{place}\" t=\"d\"><v>");
                escape_into(xml, text);
                xml.push_str("</v></c>");
            }
            Content::Text(text) => {
                kept = text.len();
                let _ = write!(xml, "<c r=\"{place}\" t=\"str\"><v>");
                told_apart(xml, text);
                xml.push_str("</v></c>");
            }
            Content::Error(text) => {
                kept = text.len();
                let _ = write!(xml, "<c r=\"{place}\" t=\"str\"><v>{MARK}{ERROR}");
                escape_into(xml, text);
                xml.push_str("</v></c>");
            }
        }
        self.spent.kept(kept)?;
        self.hand_on(PIECE)
    }

    /// Ends the sheet that was begun.
    pub(super) fn end_sheet(&mut self) -> Result<(), Fault> {
        self.xml.push_str("</row></sheetData>");
        self.end("worksheet")
    }

    /// The finished workbook.
    pub(super) fn finish(mut self) -> Result<Safe, Fault> {
        let styles = std::mem::take(&mut self.styles);
        self.part("xl/styles.xml", "styleSheet", &styles)?;
        let mut sheets = String::new();
        if self.safe.epoch_1904 {
            sheets.push_str("<workbookPr date1904=\"1\"/>");
        }
        sheets.push_str("<sheets>");
        let mut links = String::new();
        for number in 0..self.safe.sheets.len() {
            let _ = write!(sheets, "<sheet name=\"s{number}\" sheetId=\"{}\" r:id=\"r{number}\"/>", number + 1);
            let _ = write!(
                links,
                "<Relationship Id=\"r{number}\" Type=\"{KINDS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            );
        }
        sheets.push_str("</sheets>");
        self.part("xl/workbook.xml", "workbook", &sheets)?;
        let whole = |links: &str| format!("{HEADER}<Relationships xmlns=\"{LINKS}\">{links}</Relationships>");
        let office = format!("<Relationship Id=\"r\" Type=\"{KINDS}/officeDocument\" Target=\"xl/workbook.xml\"/>");
        for (part, xml) in [("xl/_rels/workbook.xml.rels", whole(&links)), ("_rels/.rels", whole(&office))] {
            let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            self.zip.start_file(part, stored).map_err(|_| Fault::Damaged)?;
            self.zip.write_all(xml.as_bytes()).map_err(|_| Fault::Damaged)?;
        }
        self.safe.bytes = self.zip.finish().map_err(|_| Fault::Damaged)?.into_inner();
        Ok(self.safe)
    }
}

/// Adds a text that is not to be taken for an error.
fn told_apart(xml: &mut String, text: &str) {
    if text.starts_with(MARK) {
        xml.push(MARK);
        xml.push(TEXT);
    }
    escape_into(xml, text);
}

/// A text as Open XML writes it, where it stands in another format: there `_x0041_` is no escape.
pub(super) fn literal(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains("_x") { text.replace("_x", "_x005F_x").into() } else { text.into() }
}
