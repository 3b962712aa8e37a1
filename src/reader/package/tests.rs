//! Hostile, broken and strange files, made by code: what is told of them, or the cells that are read.

mod beside;
mod binary;
mod law;
mod open_document;
mod open_xml;
mod oracle;
mod told;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::answers::{Typed, cell_name};
use crate::reader::Unreadable;
use crate::reader::grid::Workbook;
use crate::reader::package::open;

/// A zip package of parts.
pub(super) fn package<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_ref(), SimpleFileOptions::default()).expect("begun");
        zip.write_all(content.as_ref()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// What a part of a package holds.
pub(super) fn content_of(bytes: &[u8], part: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut content = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name(part).expect("a part"), &mut content).expect("read");
    content
}

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of an .xlsx with one sheet of these cells and these shared texts.
pub(super) fn book_of(cells: &str, strings: &str) -> Vec<(String, String)> {
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>")
    };
    [
        ("_rels/.rels", format!("<Relationships>{}</Relationships>", link("a", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
                .to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships>{}{}{}</Relationships>",
                link("s", "worksheet", "worksheets/sheet1.xml"),
                link("t", "sharedStrings", "sharedStrings.xml"),
                link("u", "styles", "styles.xml")
            ),
        ),
        ("xl/sharedStrings.xml", strings.to_owned()),
        (
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf \
             numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
                .to_owned(),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{cells}</sheetData></worksheet>")),
    ]
    .map(|(name, content)| (name.to_owned(), content))
    .to_vec()
}

/// An .xlsx with one sheet of these cells.
pub(super) fn book(cells: &str) -> Vec<u8> {
    package(&book_of(cells, "<sst><si><t>Taught</t></si></sst>"))
}

/// The cells of the first sheet, as `B5 text Taught`.
pub(super) fn cells(workbook: &Workbook) -> Vec<String> {
    let sheet = workbook.sheets.first().expect("a sheet");
    sheet.rows.iter().flat_map(|(row, cells)| cells.iter().map(|(column, typed)| drawn(*row, *column, typed))).collect()
}

fn drawn(row: u32, column: u32, typed: &Typed) -> String {
    let kind = match typed {
        Typed::Text(_) => "text",
        Typed::Number(_) => "number",
        Typed::Shown(..) => "shown",
        Typed::Hidden(_) => "hidden",
        Typed::Date(_) => "date",
        Typed::Truth(_) => "truth",
        Typed::Withheld(_) => "withheld",
        Typed::Error(_) => "error",
    };
    format!("{} {kind} {}", cell_name(row, column), typed.shown())
}

/// The cells that a file's first sheet is read as.
pub(super) fn read(bytes: &[u8]) -> Vec<String> {
    cells(&opened(bytes))
}

/// The workbook that a file is read as.
pub(super) fn opened(bytes: &[u8]) -> Workbook {
    open(bytes).expect("a workbook")
}

/// What is told of a file that cannot be read.
pub(super) fn refused(bytes: &[u8]) -> String {
    let Unreadable { what, fix } = open(bytes).expect_err("no workbook that can be read");
    assert!(!fix.is_empty() && what.ends_with('.'), "{what}");
    what
}
