//! What a round prints: the tables of its workbooks and the text of its drafts.

use super::super::common::opened::{Node, Package, Sheet, read_sheet};

/// A workbook as its sheets.
pub struct Book(Vec<Sheet>);

/// The rows of a table under its headings.
pub struct Printed {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Book {
    pub fn open(bytes: &[u8]) -> Book {
        let package = Package::open(bytes);
        let parts = package.related("xl/workbook.xml");
        let strings: Vec<String> =
            package.xml("xl/sharedStrings.xml").all("si").into_iter().map(Node::whole_text).collect();
        let workbook = package.xml("xl/workbook.xml");
        let sheet =
            |listed: &Node| read_sheet(&package, listed.attribute("name"), &parts[listed.attribute("id")], &strings);
        Book(workbook.all("sheet").into_iter().map(sheet).collect())
    }

    /// A table, where it is drawn.
    pub fn table(&self, name: &str) -> Option<Printed> {
        let (sheet, table) =
            self.0.iter().find_map(|sheet| Some((sheet, sheet.tables.iter().find(|table| table.name == name)?)))?;
        let (left, top, right, bottom) = table.range;
        let line = |row: u32| (left..=right).map(|column| sheet.text(row, column).to_owned()).collect();
        Some(Printed { heads: line(top), rows: (top + 1..=bottom).map(line).collect() })
    }

    /// The texts of a sheet above and beside its tables, and those in them.
    pub fn texts(&self, name: &str) -> String {
        let sheet = self.0.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"));
        sheet.cells.values().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}
