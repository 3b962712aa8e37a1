//! Cells before and after something was laid into them, every byte of them.

mod law;

use jiff::civil::date;

use super::{Inlay, Laid, NotLaid, inlay};
use crate::answers::cell_name;
use crate::reader::package::references::place;
use crate::reader::package::tests::{book_of, content_of, package, read};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const TEXTS: &str = "<sst><si><t>Taught</t></si></sst>";

/// What is laid into a cell of the first sheet.
fn into(cell: &str, laid: Laid) -> Inlay {
    let (row, column) = place(cell).expect("a cell");
    assert_eq!(cell_name(row, column), cell);
    Inlay { sheet: "One".to_owned(), row, column, laid }
}

fn text(cell: &str, text: &str) -> Inlay {
    into(cell, Laid::Text(text.to_owned()))
}

fn due(cell: &str) -> Inlay {
    into(cell, Laid::Day(date(2026, 12, 11)))
}

/// A workbook whose one sheet is this.
fn book(sheet: &str) -> Vec<u8> {
    with(sheet, |_, _| {})
}

/// The same with other parts changed.
fn with(sheet: &str, change: impl Fn(&str, &mut String)) -> Vec<u8> {
    let mut parts = book_of("", TEXTS);
    for (name, content) in &mut parts {
        if name == SHEET {
            sheet.clone_into(content);
        }
        change(name, content);
    }
    package(&parts)
}

/// The sheet afterwards.
fn after(sheet: &str, laid: &[Inlay]) -> String {
    let whole = inlay(&book(sheet), laid).unwrap_or_else(|why| panic!("{sheet}: {why}"));
    String::from_utf8(content_of(&whole, SHEET)).expect("UTF-8")
}

fn refused(bytes: &[u8], laid: &[Inlay]) -> String {
    let NotLaid { spot, what, fix } = inlay(bytes, laid).expect_err("refused");
    assert!(!fix.is_empty());
    spot.map(|spot| format!("{}: ", spot.at)).unwrap_or_default() + &what
}

#[test]
fn a_cell_keeps_its_looks_and_every_other_byte_stays() {
    let around = |cell: &str| {
        format!(
            "<?xml version='1.0' encoding='UTF-8' standalone=\"yes\"?>\r\n<!-- her own --><worksheet xmlns:q='q'  a=\"1\" >\n\
             <sheetViews/><sheetData ><row r='1' ht=\"20\" ><c r='A1' t='s' ><v>0</v></c>{cell}<c r='C1'><f>B1&amp;\"x\"</f>\
             <v>1</v></c></row >\t<row r='2'/></sheetData ><q:own>&#233; é <![CDATA[<c r='B1'/>]]></q:own></worksheet>\n<!-- end -->"
        )
    };
    for (before, laid, now) in [
        ("<c r='B1' s='3'/>", text("B1", "Ann"), "<c r=\"B1\" s=\"3\" t=\"inlineStr\"><is><t>Ann</t></is></c>"),
        (
            "<c s='3' r='B1' t='s' q:x='\"'><v>0</v></c>",
            text("B1", "A & B\n"),
            "<c s=\"3\" r=\"B1\" q:x='\"' t=\"inlineStr\"><is><t xml:space=\"preserve\">A &amp; B\n</t></is></c>",
        ),
        ("<c r='B1' t='str' cm='1'><f>A1</f><v>x</v></c>", into("B1", Laid::Nothing), "<c r=\"B1\"/>"),
        (
            "<c r='B1' s='2' t='e' vm='1'><v>#VALUE!</v><extLst><ext/></extLst></c>",
            due("B1"),
            "<c r=\"B1\" s=\"2\"><v>46367</v><extLst><ext/></extLst></c>",
        ),
        ("<c r='B1' s='1'><v>46000</v></c>", due("B1"), "<c r=\"B1\" s=\"1\"><v>46367</v></c>"),
        // A cell that does not show dates.
        ("<c r='B1'/>", due("B1"), "<c r=\"B1\" t=\"inlineStr\"><is><t>11/12/2026</t></is></c>"),
        // One that was not there, and nothing that is laid into it.
        ("", text("B1", "=1"), "<c r=\"B1\" t=\"inlineStr\"><is><t>=1</t></is></c>"),
        ("", into("B1", Laid::Nothing), ""),
    ] {
        assert_eq!(after(&around(before), &[laid]), around(now), "{before}");
    }
}

#[test]
fn what_is_not_there_is_put_in_where_it_belongs() {
    let cell = |at: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>x</t></is></c>");
    let row = |number: u32, cells: &str| format!("<row r=\"{number}\">{cells}</row>");
    let sheet = |data: &str| format!("<worksheet>{data}<mergeCells/></worksheet>");
    let all = ["A1", "C2", "A3", "C3", "E3", "B7"].map(|at| text(at, "x"));
    let within = |data: &str| after(&sheet(data), &all);
    let whole =
        [row(1, &cell("A1")), row(2, &cell("C2")), row(3, &["A3", "C3", "E3"].map(cell).concat()), row(7, &cell("B7"))]
            .concat();
    for empty in ["<sheetData/>", "<sheetData></sheetData>"] {
        assert_eq!(within(empty), sheet(&format!("<sheetData>{whole}</sheetData>")));
    }
    let now = |third: &str| {
        let rows = [row(1, &cell("A1")), row(2, &cell("C2")), third.to_owned(), row(7, &cell("B7"))].concat();
        sheet(&format!("<sheetData>{rows}<row r='9'/></sheetData>"))
    };
    for (third, becomes) in [
        ("<row r='3' ht='5' />", format!("<row r='3' ht='5'>{}</row>", ["A3", "C3", "E3"].map(cell).concat())),
        ("<row r='3'></row>", format!("<row r='3'>{}</row>", ["A3", "C3", "E3"].map(cell).concat())),
        (
            "<row r='3'><c r='B3'/><c r='D3'/></row>",
            format!("<row r='3'>{}<c r='B3'/>{}<c r='D3'/>{}</row>", cell("A3"), cell("C3"), cell("E3")),
        ),
    ] {
        assert_eq!(within(&format!("<sheetData>{third}<row r='9'/></sheetData>")), now(&becomes), "{third}");
    }
    // Rows and cells that do not say where they stand follow one another.
    let implied = "<sheetData><row/><row><c/><c><v>2</v></c></row></sheetData>";
    let expected = "<sheetData><row/><row><c/><c t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>";
    assert_eq!(after(&sheet(implied), &[text("B2", "x")]), sheet(expected));
    // In the style of its row, or else of its column.
    let styled = "<worksheet><cols><col min='2' max='3' style='2'/></cols><sheetData><row r='1' s='1' customFormat='1'/><row \
                  r='2' s='1'/></sheetData></worksheet>";
    let laid = after(styled, &[due("B1"), due("B2"), due("D2")]);
    for expected in ["<c r=\"B1\" s=\"1\"><v>", "<c r=\"B2\" s=\"2\"><v>", "<c r=\"D2\" t=\"inlineStr\">"] {
        assert!(laid.contains(expected), "{laid}");
    }
}

#[test]
fn prefixes_and_marks_are_kept() {
    let sheet = "\u{feff}<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'/></x:sheetData></x:worksheet>";
    let expected = "\u{feff}<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>a\
                    </x:t></x:is></x:c></x:row><x:row r=\"4\"><x:c r=\"A4\" t=\"inlineStr\"><x:is><x:t>b</x:t></x:is></x:c>\
                    </x:row></x:sheetData></x:worksheet>";
    assert_eq!(after(sheet, &[text("A1", "a"), text("A4", "b")]), expected);
}

#[test]
fn days_are_counted_as_the_workbook_counts_them() {
    let sheet = "<worksheet><sheetData><row r='1'><c r='A1' s='2'/></row></sheetData></worksheet>";
    let bytes = with(sheet, |name, content| {
        if name == "xl/workbook.xml" {
            *content = content.replace("<sheets>", "<workbookPr date1904='1'/><sheets>");
        }
    });
    let whole = inlay(&bytes, &[due("A1")]).expect("laid");
    assert!(String::from_utf8(content_of(&whole, SHEET)).expect("UTF-8").contains("<v>44905</v>"));
    assert_eq!(read(&whole), ["A1 date 11/12/2026"]);
}

#[test]
fn what_changes_only_together_with_others_is_refused() {
    let sheet = |rows: &str, behind: &str| format!("<worksheet><sheetData>{rows}</sheetData>{behind}</worksheet>");
    let shared = "<row r='1'><c r='A1'><f t='shared' ref='A1:B1' si='0'>C1</f><v>1</v></c><c r='B1'><f t='shared' si='0'/></c></row>";
    let array = "<row r='1'><c r='A1'><f t='array' ref='A1:B2'>C1:D2</f><v>1</v></c><c r='B1'><v>1</v></c></row>";
    let table = "<row r='1'><c r='A1'><f t='dataTable' ref='A1:B2' r1='C1'/><v>1</v></c></row>";
    for (rows, at, told) in [
        (shared, "A1", Some("A1: it holds a formula that other cells share")),
        (shared, "B1", None),
        (array, "B2", Some("B2: it is one of several cells that one formula fills")),
        (array, "A1", Some("A1: it is one of several cells that one formula fills")),
        (table, "B1", Some("B1: it is one of several cells that a data table fills")),
        ("<row r='1'><c r='A1' cm='1'><f t='array' ref='A1'>C1</f><v>1</v></c></row>", "A1", None),
        ("<row r='1'><c r='A1'><f t='shared' ref='A1' si='0'>C1</f></c></row>", "A1", None),
        ("<row r='1'><c r='A1'/><c r='A1'/></row>", "A1", Some("The workbook is damaged: its sheets cannot be read.")),
        ("<row r='2'/><row r='1'/>", "A1", Some("The workbook is damaged: its sheets cannot be read.")),
    ] {
        let laid = inlay(&book(&sheet(rows, "")), &[text(at, "x")]);
        assert_eq!(laid.is_ok(), told.is_none(), "{rows}");
        if let Some(told) = told {
            assert_eq!(refused(&book(&sheet(rows, "")), &[text(at, "x")]), told, "{rows}");
        }
    }
    // Of merged cells the first holds what all of them say.
    let merged = sheet("<row r='2'><c r='B2'/><c r='C2'/></row>", "<mergeCells><mergeCell ref='B2:C4'/></mergeCells>");
    assert!(
        after(&merged, &[text("C3", "x")])
            .contains("<row r='2'><c r=\"B2\" t=\"inlineStr\"><is><t>x</t></is></c><c r='C2'/>")
    );
    let long = "x".repeat(32_768);
    assert_eq!(refused(&book(&sheet("", "")), &[text("A1", &long)]), "A1: the text is longer than a cell holds");
    let elsewhere = Inlay { sheet: "Two".to_owned(), ..text("A1", "x") };
    assert_eq!(refused(&book(&sheet("", "")), &[elsewhere]), "it has no sheet 'Two'");
}

#[test]
fn the_headings_of_a_table_are_what_it_calls_its_columns() {
    let mut parts = book_of("<row r='1'><c r='A1'/></row>", TEXTS);
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let link =
        format!("<Relationships><Relationship Id='t' Type='{kinds}/table' Target='../tables/t.xml'/></Relationships>");
    parts.push(("xl/worksheets/_rels/sheet1.xml.rels".to_owned(), link));
    parts.push(("xl/tables/t.xml".to_owned(), "<table ref='A1:B9' totalsRowCount='1'/>".to_owned()));
    let bytes = package(&parts);
    for (at, is_free) in [("A1", false), ("B1", false), ("C1", true), ("B2", true), ("B8", true), ("A9", false)] {
        assert_eq!(inlay(&bytes, &[text(at, "x")]).is_ok(), is_free, "{at}");
    }
}

#[test]
fn the_chain_of_calculation_forgets_a_formula_that_goes() {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rows = "<row r='1'><c r='A1'><f>B1</f><v>0</v></c><c r='B1'><f>1</f><v>1</v></c></row>";
    let with_chain = |chain: &str| {
        let mut parts = book_of(rows, TEXTS);
        let own =
            format!("<Relationship Id=\"c\" Type=\"{kinds}/calcChain\" Target=\"/xl/calcChain.xml\"/></Relationships>");
        for (name, content) in &mut parts {
            if name == "xl/_rels/workbook.xml.rels" {
                *content = content.replace("</Relationships>", &own);
            }
        }
        let types =
            "<Types><Override PartName=\"/xl/calcChain.xml\"/><Override PartName=\"/xl/workbook.xml\"/></Types>";
        parts.push(("xl/calcChain.xml".to_owned(), chain.to_owned()));
        parts.push(("[Content_Types].xml".to_owned(), types.to_owned()));
        package(&parts)
    };
    let now = |chain: &str, laid: &[Inlay]| {
        let whole = inlay(&with_chain(chain), laid).expect("laid");
        String::from_utf8(content_of(&whole, "xl/calcChain.xml")).expect("UTF-8")
    };
    let workbook = |laid: &[Inlay], calc: &str| {
        let mut parts = book_of(rows, TEXTS);
        let own =
            format!("<Relationship Id=\"c\" Type=\"{kinds}/calcChain\" Target=\"calcChain.xml\"/></Relationships>");
        for (name, content) in &mut parts {
            match name.as_str() {
                "xl/_rels/workbook.xml.rels" => *content = content.replace("</Relationships>", &own),
                "xl/workbook.xml" => *content = content.replace("</workbook>", calc),
                _ => {}
            }
        }
        parts.push(("xl/calcChain.xml".to_owned(), "<calcChain><c r='A1' i='1'/></calcChain>".to_owned()));
        let whole = inlay(&package(&parts), laid).expect("laid");
        let now = String::from_utf8(content_of(&whole, "xl/workbook.xml")).expect("UTF-8");
        now.split_once("</sheets>").map(|(_, rest)| rest.to_owned()).expect("sheets")
    };
    // What follows from the cell is calculated anew when the workbook is opened.
    for (calc, now) in [
        ("</workbook>", "<calcPr fullCalcOnLoad=\"1\"/></workbook>"),
        ("<definedNames/><extLst/></workbook>", "<definedNames/><calcPr fullCalcOnLoad=\"1\"/><extLst/></workbook>"),
        ("<calcPr calcId='1'/></workbook>", "<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/></workbook>"),
        ("<calcPr fullCalcOnLoad='0'></calcPr></workbook>", "<calcPr fullCalcOnLoad=\"1\"></calcPr></workbook>"),
        ("<calcPr fullCalcOnLoad=\"1\" /></workbook>", "<calcPr fullCalcOnLoad=\"1\" /></workbook>"),
    ] {
        assert_eq!(workbook(&[text("C1", "x")], calc), now);
    }
    let both = "<calcChain><c r='A1' i='1' l='1'/><c r='B1'/><c r='A1' i='2'/></calcChain>";
    let (a, b) = (text("A1", "x"), text("B1", "x"));
    assert_eq!(now(both, &[text("C1", "x")]), both, "no formula went");
    assert_eq!(now(both, std::slice::from_ref(&b)), "<calcChain><c r='A1' i='1' l='1'/><c r='A1' i='2'/></calcChain>");
    assert_eq!(now(both, std::slice::from_ref(&a)), "<calcChain><c i=\"1\" r='B1'/><c r='A1' i='2'/></calcChain>");
    assert_eq!(now(both, &[a.clone(), b.clone()]), "<calcChain><c r='A1' i='2'/></calcChain>");
    let whole = inlay(&with_chain("<calcChain><c r='A1' i='1'></c><c r='B1'/></calcChain>"), &[a, b]).expect("laid");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&whole)).expect("an archive");
    assert!(archive.by_name("xl/calcChain.xml").is_err(), "an empty chain is none");
    let links = String::from_utf8(content_of(&whole, "xl/_rels/workbook.xml.rels")).expect("UTF-8");
    assert!(!links.contains("calcChain") && links.contains("styles.xml"), "{links}");
    let types = content_of(&whole, "[Content_Types].xml");
    assert_eq!(types, b"<Types><Override PartName=\"/xl/workbook.xml\"/></Types>");
}

#[test]
fn what_is_no_such_workbook_is_refused() {
    for (bytes, told) in [
        (Vec::new(), "empty"),
        (b"%PDF-1.7".to_vec(), "PDF"),
        (package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")]), ".ods"),
        (package(&[("a.txt", "")]), "zip"),
        (with("<worksheet/>", |_, _| {}), "damaged"),
        (with("<worksheet><sheetData>", |_, _| {}), "damaged"),
        (with("<?xml version='1.0' encoding='ISO-8859-1'?><worksheet><sheetData/></worksheet>", |_, _| {}), "damaged"),
    ] {
        let what = refused(&bytes, &[text("A1", "x")]);
        assert!(what.contains(told), "{told}: {what}");
    }
    let mut signed = book_of("", TEXTS);
    signed.push(("_xmlsignatures/origin.sigs".to_owned(), String::new()));
    assert!(refused(&package(&signed), &[text("A1", "x")]).contains("signed"));
}
