//! A workbook that is only read as text, one line a row: a word on a fill has the fill's name, a link says where it
//! leads, and a formula stands before its result.
//!
//! ```text
//! # Coverage: landscape, frozen at C6
//!   widths: 1-1 9, 2-2 34
//!   table T_Coverage: columns 1 to 4, rows 5 to 9, 1 of totals
//! 6 | [KS3-1 → 'Evidence'!A7] | {=COUNTIF(E6:G6,"Taught")} 1 | Taught (middle)
//! ```

use std::collections::BTreeMap;

use careers_audit::answers::column_name;

use super::opened::{Node, Package, Sheet, Style, read_sheet, read_styles};

/// The whole workbook, sheet after sheet.
pub fn tables(bytes: &[u8]) -> String {
    let package = Package::open(bytes);
    let parts = package.related("xl/workbook.xml");
    let strings: Vec<String> =
        package.xml("xl/sharedStrings.xml").all("si").into_iter().map(Node::whole_text).collect();
    let styles = read_styles(&package.xml("xl/styles.xml"));
    let mut lines = Vec::new();
    for listed in package.xml("xl/workbook.xml").all("sheet") {
        let part = &parts[listed.attribute("id")];
        let sheet = read_sheet(&package, listed.attribute("name"), part, &strings);
        lines.extend(look(&sheet));
        lines.extend(rows(&sheet, &styles, &links(&package, part, &sheet)));
    }
    lines.join("\n") + "\n"
}

fn look(sheet: &Sheet) -> [String; 2] {
    let first = |tag: &str, attribute: &str| {
        sheet.xml.all(tag).first().map_or("nothing", |node| node.attribute(attribute)).to_owned()
    };
    let width = |column: &Node| {
        let width: f64 = column.attribute("width").parse().expect("a width");
        format!("{}-{} {}", column.attribute("min"), column.attribute("max"), width.floor())
    };
    let widths: Vec<String> = sheet.xml.all("col").into_iter().map(width).collect();
    let (lies, frozen) = (first("pageSetup", "orientation"), first("pane", "topLeftCell"));
    [format!("# {}: {lies}, frozen at {frozen}", sheet.name), format!("  widths: {}", widths.join(", "))]
}

/// Where each cell that is a link leads.
fn links(package: &Package, part: &str, sheet: &Sheet) -> BTreeMap<String, String> {
    let related = package.xml(&format!("{}.rels", part.replace("worksheets/", "worksheets/_rels/")));
    let file = |id: &str| {
        let link = related.all("Relationship").into_iter().find(|link| link.attribute("Id") == id);
        link.map_or(String::new(), |link| format!("{} ", link.attribute("Target")))
    };
    let link = |link: &Node| {
        let to = format!("{}{}", file(link.attribute("id")), link.attribute("location"));
        (link.attribute("ref").to_owned(), to.trim_end().to_owned())
    };
    sheet.xml.all("hyperlink").into_iter().map(link).collect()
}

fn rows(sheet: &Sheet, styles: &[Style], links: &BTreeMap<String, String>) -> Vec<String> {
    let cells = sheet.xml.all("c").into_iter();
    let formulas: BTreeMap<&str, &str> =
        cells.filter_map(|cell| Some((cell.attribute("r"), cell.child("f")?.text.as_str()))).collect();
    let shown = |row: u32, column: u32| {
        let at = format!("{}{row}", column_name(column - 1));
        let Some(cell) = sheet.cells.get(&(row, column)) else { return String::new() };
        let mut text = format!("{}{}", cell.text.replace('\n', "\\n"), fill(&styles[cell.style]));
        if let Some(to) = links.get(&at) {
            text = format!("[{text} → {to}]");
        }
        formulas.get(at.as_str()).map_or(text.clone(), |formula| format!("{{={formula}}} {text}"))
    };
    let mut ends: BTreeMap<u32, u32> = BTreeMap::new();
    for (row, column) in sheet.cells.keys() {
        ends.entry(*row).and_modify(|last| *last = (*last).max(*column)).or_insert(*column);
    }
    let mut lines = Vec::new();
    for (row, last) in ends {
        for table in sheet.tables.iter().filter(|table| table.range.1 == row) {
            let (left, top, right, bottom) = table.range;
            let place = format!("columns {left} to {right}, rows {top} to {bottom}, {} of totals", table.totals);
            lines.push(format!("  table {}: {place}", table.name));
        }
        let cells: Vec<String> = (1..=last).map(|column| shown(row, column)).collect();
        lines.push(format!("{row} | {}", cells.join(" | ")));
    }
    lines
}

/// What a fill says, by its colour.
fn fill(style: &Style) -> &'static str {
    match style.paper {
        0xF6_E3_DC => " (nothing)",
        0xDD_EA_F6 => " (low)",
        0xA4_C8_E8 => " (middle)",
        0x1F_5A_94 => " (high)",
        0xEC_EE_F0 => " (off)",
        0xFC_E6_C2 => " (warn)",
        0xDC_EE_DC => " (good)",
        _ => "",
    }
}
