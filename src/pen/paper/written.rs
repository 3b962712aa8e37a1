//! A sheet as the parts that hold it: the sheet itself, and what it leads to.

use std::fmt::Write;

use super::part::Part;
use super::rows::{self, Extent, Pen};
use super::sheet::{Guard, Link, Pages, Print, Sheet};
use super::xml::{self, Range};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Where what is said of a sheet beside it lies.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside {
    /// The number of its first table among all tables.
    pub(super) table: u32,
    /// The number of its notes, where it has any.
    pub(super) notes: Option<u32>,
}

/// A relation of a sheet: what it is, where it lies, and whether that is outside.
struct Relation {
    kind: &'static str,
    target: String,
    is_outside: bool,
}

/// Writes a sheet with its cells in order, and its relations where it has any.
pub(super) fn write<'t>(sheet: &'t Sheet, number: u32, beside: Beside, pen: &mut Pen<'_, 't>) -> (Part, Option<Part>) {
    let mut part = Part::begun(format!("xl/worksheets/sheet{number}.xml"));
    let out = &mut part.text;
    let _ = write!(out, "<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">");
    let extent = Extent::of(sheet);
    begin(sheet, extent, number == 1, out);
    part.cut();
    match extent {
        None => part.text.push_str("<sheetData/>"),
        Some(extent) => {
            part.text.push_str("<sheetData>");
            rows::write(sheet, extent, pen, &mut part);
            part.text.push_str("</sheetData>");
        }
    }
    part.cut();
    let relations = end(sheet, beside, &mut part.text);
    part.text.push_str("</worksheet>");
    let relations = (!relations.is_empty()).then(|| {
        let mut part = Part::begun(format!("xl/worksheets/_rels/sheet{number}.xml.rels"));
        write_relations(&relations, &mut part.text);
        part
    });
    (part, relations)
}

/// What stands above the rows.
fn begin(sheet: &Sheet, extent: Option<Extent>, is_first: bool, out: &mut String) {
    let is_fitted = sheet.print.as_ref().is_some_and(|print| matches!(print.on, Pages::Fitted));
    if is_fitted || sheet.tab.is_some() {
        out.push_str("<sheetPr>");
        if let Some(tab) = sheet.tab {
            let _ = write!(out, "<tabColor rgb=\"FF{tab:06X}\"/>");
        }
        if is_fitted {
            out.push_str("<pageSetUpPr fitToPage=\"1\"/>");
        }
        out.push_str("</sheetPr>");
    }
    out.push_str("<dimension ref=\"");
    match extent {
        Some(Extent { top, left, bottom, right }) => xml::range(out, Range { top, left, bottom, right }),
        None => out.push_str("A1"),
    }
    out.push_str("\"/><sheetViews><sheetView");
    // On a sheet that is drawn, lines stand where they are wanted.
    if !sheet.is_hidden {
        out.push_str(" showGridLines=\"0\"");
    }
    if is_first {
        out.push_str(" tabSelected=\"1\"");
    }
    out.push_str(" workbookViewId=\"0\"");
    match sheet.frozen {
        None => out.push_str("/>"),
        Some(frozen) => {
            out.push('>');
            freeze(frozen, out);
            out.push_str("</sheetView>");
        }
    }
    out.push_str("</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
    columns(sheet, out);
}

fn freeze((rows, columns): (u32, u16), out: &mut String) {
    out.push_str("<pane");
    if columns > 0 {
        let _ = write!(out, " xSplit=\"{columns}\"");
    }
    if rows > 0 {
        let _ = write!(out, " ySplit=\"{rows}\"");
    }
    let pane = match (rows, columns) {
        (0, _) => "topRight",
        (_, 0) => "bottomLeft",
        _ => "bottomRight",
    };
    out.push_str(" topLeftCell=\"");
    xml::cell(out, rows, columns);
    let _ = write!(out, "\" activePane=\"{pane}\" state=\"frozen\"/>");
    if rows > 0 && columns > 0 {
        for (pane, row, column) in [("topRight", 0, columns), ("bottomLeft", rows, 0)] {
            let mut cell = String::new();
            xml::cell(&mut cell, row, column);
            let _ = write!(out, "<selection pane=\"{pane}\" activeCell=\"{cell}\" sqref=\"{cell}\"/>");
        }
    }
    let _ = write!(out, "<selection pane=\"{pane}\"/>");
}

/// The widths of its columns, equal neighbours as one.
fn columns(sheet: &Sheet, out: &mut String) {
    if sheet.widths.is_empty() {
        return;
    }
    out.push_str("<cols>");
    let alike = |one: &(u16, u32), next: &(u16, u32)| one.0 + 1 == next.0 && one.1 == next.1;
    for run in sheet.widths.chunk_by(alike) {
        let (Some((first, pixels)), Some((last, _))) = (run.first(), run.last()) else { continue };
        let width = f64::from(pixels * 256 / 7) / 256.0;
        let _ = write!(out, "<col min=\"{}\" max=\"{}\" width=\"{width}\"", first + 1, last + 1);
        out.push_str(if Sheet::is_usual(*pixels) { "/>" } else { " customWidth=\"1\"/>" });
    }
    out.push_str("</cols>");
}

/// What stands beneath the rows; gives what the sheet leads to.
fn end(sheet: &Sheet, beside: Beside, out: &mut String) -> Vec<Relation> {
    match sheet.guard {
        None => {}
        Some(Guard::All) => out.push_str("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\"/>"),
        Some(Guard::AllButSizes) => out.push_str(
            "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>",
        ),
    }
    out.push_str(&sheet.states);
    if sheet.so_many_rules > 0 {
        let _ = write!(out, "<dataValidations count=\"{}\">", sheet.so_many_rules);
        out.push_str(&sheet.rules);
        out.push_str("</dataValidations>");
    }
    let mut relations = Vec::new();
    links(&sheet.links, &mut relations, out);
    print(sheet.print.as_ref(), out);
    if !sheet.calm.is_empty() {
        out.push_str("<ignoredErrors><ignoredError sqref=\"");
        for (nth, range) in sheet.calm.iter().enumerate() {
            if nth > 0 {
                out.push(' ');
            }
            xml::range(out, *range);
        }
        out.push_str("\" numberStoredAsText=\"1\"/></ignoredErrors>");
    }
    if let Some(notes) = beside.notes {
        relations.push(Relation::within("vmlDrawing", format!("../drawings/vmlDrawing{notes}.vml")));
        let _ = write!(out, "<legacyDrawing r:id=\"rId{}\"/>", relations.len());
    }
    if !sheet.tables.is_empty() {
        let _ = write!(out, "<tableParts count=\"{}\">", sheet.tables.len());
        for (table, _) in (beside.table..).zip(&sheet.tables) {
            relations.push(Relation::within("table", format!("../tables/table{table}.xml")));
            let _ = write!(out, "<tablePart r:id=\"rId{}\"/>", relations.len());
        }
        out.push_str("</tableParts>");
    }
    if let Some(notes) = beside.notes {
        relations.push(Relation::within("comments", format!("../comments{notes}.xml")));
    }
    relations
}

impl Relation {
    fn within(kind: &'static str, target: String) -> Relation {
        Relation { kind, target, is_outside: false }
    }
}

fn links(links: &[Link], relations: &mut Vec<Relation>, out: &mut String) {
    if links.is_empty() {
        return;
    }
    out.push_str("<hyperlinks>");
    for Link { row, column, to, text } in links {
        out.push_str("<hyperlink ref=\"");
        xml::cell(out, *row, *column);
        out.push('"');
        match to.strip_prefix("internal:") {
            Some(place) => {
                xml::attribute(out, "location", place);
                xml::attribute(out, "display", text);
            }
            None => {
                let (page, place) = to.split_once('#').map_or((to.as_str(), None), |(page, at)| (page, Some(at)));
                relations.push(Relation { kind: "hyperlink", target: followed(page), is_outside: true });
                let _ = write!(out, " r:id=\"rId{}\"", relations.len());
                if let Some(place) = place {
                    xml::attribute(out, "location", place);
                }
            }
        }
        out.push_str("/>");
    }
    out.push_str("</hyperlinks>");
}

/// An address with what none may hold escaped, unless it is escaped already.
fn followed(page: &str) -> String {
    const ESCAPES: [(char, &str); 11] = [
        ('%', "%25"),
        ('"', "%22"),
        (' ', "%20"),
        ('<', "%3c"),
        ('>', "%3e"),
        ('[', "%5b"),
        (']', "%5d"),
        ('^', "%5e"),
        ('`', "%60"),
        ('{', "%7b"),
        ('}', "%7d"),
    ];
    let lower = page.to_ascii_lowercase();
    if ESCAPES.iter().any(|(_, escape)| lower.contains(escape)) {
        return page.to_owned();
    }
    let mut out = String::with_capacity(page.len());
    for c in page.chars() {
        match ESCAPES.iter().find(|(own, _)| *own == c) {
            Some((_, escape)) => out.push_str(escape),
            None => out.push(c),
        }
    }
    out
}

fn print(print: Option<&Print>, out: &mut String) {
    let Some(print) = print else {
        out.push_str("<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" ");
        out.push_str("footer=\"0.3\"/>");
        return;
    };
    out.push_str("<pageMargins");
    for (name, inches) in ["left", "right", "top", "bottom", "header", "footer"].into_iter().zip(print.margins) {
        let _ = write!(out, " {name}=\"{inches}\"");
    }
    out.push_str("/><pageSetup paperSize=\"9\"");
    let (mut columns, mut rows): (&[u32], &[u32]) = (&[], &[]);
    match &print.on {
        Pages::Fitted => out.push_str(" fitToHeight=\"0\""),
        Pages::Scaled { scale, columns: own_columns, rows: own_rows } => {
            (columns, rows) = (own_columns, own_rows);
            if *scale != 100 {
                let _ = write!(out, " scale=\"{scale}\"");
            }
        }
    }
    out.push_str(" orientation=\"landscape\" horizontalDpi=\"200\" verticalDpi=\"200\"/><headerFooter>");
    if let Some(header) = &print.header {
        xml::element(out, "oddHeader", header);
    }
    xml::element(out, "oddFooter", print.footer);
    out.push_str("</headerFooter>");
    breaks("rowBreaks", rows, 16_383, out);
    breaks("colBreaks", columns, 1_048_575, out);
}

fn breaks(name: &str, at: &[u32], most: u32, out: &mut String) {
    if at.is_empty() {
        return;
    }
    let _ = write!(out, "<{name} count=\"{0}\" manualBreakCount=\"{0}\">", at.len());
    for at in at {
        let _ = write!(out, "<brk id=\"{at}\" max=\"{most}\" man=\"1\"/>");
    }
    let _ = write!(out, "</{name}>");
}

fn write_relations(relations: &[Relation], out: &mut String) {
    out.push_str("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (number, Relation { kind, target, is_outside }) in (1..).zip(relations) {
        let _ = write!(out, "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/{kind}\"");
        xml::attribute(out, "Target", target);
        out.push_str(if *is_outside { " TargetMode=\"External\"/>" } else { "/>" });
    }
    out.push_str("</Relationships>");
}
