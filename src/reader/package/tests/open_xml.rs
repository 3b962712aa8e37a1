use std::rc::Rc;

use super::{book, book_of, cells, opened, package, read, refused};
use crate::answers::Typed;
use crate::reader::package::limits::{Fault, MOST_CELLS, MOST_ELEMENTS, Spent};
use crate::reader::package::{open, read as taken};

const TEXTS: &str = "<sst><si><t>Taught</t></si></sst>";

#[test]
fn whatever_stands_in_a_cell_is_read_or_shown() {
    for (cell, expected) in [
        ("<c r='B5' t='s'><v>0</v></c>", "B5 text Taught"),
        ("<c r='B5' t='s'><v>1</v></c>", "B5 error (text lost)"),
        ("<c r='B5' t='s'><v>x</v></c>", "B5 error (text lost)"),
        ("<c r='B5' t='s'><v>99999999999999999999999</v></c>", "B5 error (text lost)"),
        ("<c r='B5' t='s'><v>-1</v></c>", "B5 error (text lost)"),
        ("<c r='B5' t='e'><v>#REF!</v></c>", "B5 error #REF!"),
        ("<c r='B5' t='e'><v>#SPILL!</v></c>", "B5 error #SPILL!"),
        ("<c r='B5' t='e'><f>A1#</f><v>#GETTING_DATA</v></c>", "B5 error #GETTING_DATA"),
        ("<c r='B5' t='z'><v>new</v></c>", "B5 error new"),
        ("<c r='B5' t='n'><v>seven</v></c>", "B5 error seven"),
        ("<c r='B5'><v>seven</v></c>", "B5 text seven"),
        ("<c r='B5'><v> 7.5 </v></c>", "B5 number 7.5"),
        ("<c r='B5'><v>1e999</v></c>", "B5 error #NUM!"),
        ("<c r='B5' s='1'><v>46000</v></c>", "B5 date 09/12/2025"),
        ("<c r='B5' s='2'><v>46000.5</v></c>", "B5 date 09/12/2025"),
        ("<c r='B5' s='99'><v>46000</v></c>", "B5 number 46000"),
        ("<c r='B5' t='d'><v>2026-12-15T00:00:00</v></c>", "B5 date 15/12/2026"),
        ("<c r='B5' t='b'><v>1</v></c>", "B5 truth TRUE"),
        ("<c r='B5' t='b'><v>maybe</v></c>", "B5 error maybe"),
        ("<c r='B5' t='str'><f>A1</f><v>a&amp;b &#x201C;c&#x201D;</v></c>", "B5 text a&b “c”"),
        ("<c r='B5' t='inlineStr'><is><r><t>a</t></r><r><t xml:space='preserve'> b</t></r></is></c>", "B5 text a b"),
        ("<c r='B5' t='inlineStr'><v>only here</v></c>", "B5 text only here"),
        ("<c r='B5'><f>SUM(A1:A3)</f></c>", "B5 error =SUM(A1:A3)"),
        ("<c r='B5' t='str'><f>A1&amp;\"\"</f></c>", "B5 error =A1&\"\""),
        ("<c r='B5'><f>\"Taught\"</f><v/></c>", "B5 text Taught"),
        ("<c r='B5'><f>\"say \"\"so\"\"\"</f></c>", "B5 text say \"so\""),
        ("<c r='B5'><f>\"a\"&amp;\"b\"</f></c>", "B5 error =\"a\"&\"b\""),
        ("<c r='B5'><f>30</f></c>", "B5 number 30"),
        ("<c r='B5'><f>TRUE</f></c>", "B5 truth TRUE"),
        ("<c r='B5'><f t='shared' si='4000000000'/></c>", "B5 error =(a formula without a result)"),
        ("<c r='B5' t='str'><v>\u{f8d0}E#REF!</v></c>", "B5 text \u{f8d0}E#REF!"),
        ("<c r='XFD1048576'><v>1</v></c>", "XFD1048576 number 1"),
    ] {
        assert_eq!(read(&book(&format!("<row r='5'>{cell}</row>"))), [expected], "{cell}");
    }
}

#[test]
fn what_holds_nothing_is_nothing() {
    for cell in [
        "<c r='B5' s='3'/>",
        "<c r='B5' s='3'></c>",
        "<c r='B5' t='s'><v></v></c>",
        "<c r='B5' t='str'><f>A1</f><v></v></c>",
        "<c r='XFE1'><v>1</v></c>",
        "<c r='A1048577'><v>1</v></c>",
        "<c r='A99999999999999999999'><v>1</v></c>",
        "<c r='AAAAAAAAAAAAAA1'><v>1</v></c>",
        "<c r='A0'><v>1</v></c>",
        "<c r='5'><v>1</v></c>",
        "<c r='é5'><v>1</v></c>",
    ] {
        assert!(read(&book(&format!("<row r='5'>{cell}</row>"))).is_empty(), "{cell}");
    }
    assert!(read(&book("<row r='4294967295'><c><v>1</v></c></row><row><c><v>1</v></c></row>")).is_empty());
}

#[test]
fn cells_that_do_not_say_where_they_stand_follow_one_another() {
    let sheet =
        "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r='7'/><row><c r='D8'><v>3</v></c><c><v>4</v></c></row>";
    assert_eq!(read(&book(sheet)), ["A1 number 1", "C1 number 2", "D8 number 3", "E8 number 4"]);
    // Of two in one place the later counts, and any order is put right.
    let sheet = "<row r='1'><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>";
    assert_eq!(read(&book(sheet)), ["A1 number 2", "C1 number 3"]);
}

#[test]
fn what_is_declared_is_not_believed() {
    let mut parts = book_of(
        "<row r='1'><c r='A1' t='s'><v>1</v></c></row><row r='1048576'><c r='XFD1048576' t='s'><v>0</v></c></row>",
        "<sst count='4294967295' uniqueCount='18446744073709551615'><si><t>a</t></si><si/></sst>",
    );
    parts[5].1 = parts[5].1.replace("<sheetData>", "<dimension ref='A1:XFD1048576'/><sheetData>");
    assert_eq!(read(&package(&parts)), ["XFD1048576 text a"], "an empty text counts when they are numbered");
}

#[test]
fn parts_are_known_by_what_they_are() {
    let parts = book_of("<row><c t='s'><v>0</v></c></row>", TEXTS);
    let windows: Vec<_> =
        parts.iter().map(|(name, xml)| (name.replace('/', "\\").to_uppercase(), xml.clone())).collect();
    assert_eq!(read(&package(&windows)), ["A1 text Taught"]);
    let moved: Vec<_> = parts
        .iter()
        .map(|(name, xml)| (name.replace("xl/", "deep/er/"), xml.replace("\"xl/", "\"/deep/er/")))
        .map(|(name, xml)| (name.replace("sharedStrings", "texts"), xml.replace("sharedStrings.xml", "texts.xml")))
        .collect();
    assert_eq!(read(&package(&moved)), ["A1 text Taught"]);
    let unlinked: Vec<_> = parts
        .iter()
        .map(|(name, xml)| {
            (name.clone(), xml.replace("/sharedStrings\"", "/odd\"").replace("officeDocument\"", "odd\""))
        })
        .collect();
    assert_eq!(read(&package(&unlinked)), ["A1 text Taught"]);
    let strict: Vec<_> = parts
        .iter()
        .map(|(name, xml)| {
            let xml = xml.replace(super::KINDS, "http://purl.oclc.org/ooxml/officeDocument/relationships");
            let xml =
                xml.replace("<worksheet>", "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'>");
            (name.clone(), xml.replace("</worksheet>", "</x:worksheet>"))
        })
        .collect();
    assert_eq!(read(&package(&strict)), ["A1 text Taught"]);
}

#[test]
fn days_may_be_counted_from_1904_and_macros_are_seen() {
    let mut parts = book_of("<row><c s='1'><v>1</v></c></row>", TEXTS);
    parts[1].1 = parts[1].1.replace("<sheets>", "<workbookPr date1904='true'/><sheets>");
    let workbook = opened(&package(&parts));
    assert!(workbook.epoch_1904 && !workbook.macros);
    assert_eq!(cells(&workbook), ["A1 date 02/01/1904"]);
    parts.push(("xl/vbaProject.bin".to_owned(), String::new()));
    assert!(opened(&package(&parts)).macros);
}

#[test]
fn merged_regions_and_notes_are_kept() {
    let mut parts = book_of("<row><c><v>1</v></c></row>", TEXTS);
    let merged =
        "</sheetData><mergeCells><mergeCell ref='A1:C2'/><mergeCell ref='B9:A1'/><mergeCell ref='x'/></mergeCells>";
    parts[5].1 = parts[5].1.replace("</sheetData>", merged);
    let link = |kind: &str, target: &str| format!("<Relationship Id='{target}' Type='{kind}' Target='../{target}'/>");
    parts.push((
        "xl/worksheets/_rels/sheet1.xml.rels".to_owned(),
        format!("<Relationships>{}{}</Relationships>", link("x/comments", "n.xml"), link("y/threadedComment", "t.xml")),
    ));
    let note = |place: &str, text: &str| format!("<comment ref='{place}'><text><r><t>{text}</t></r></text></comment>");
    let stand_in = "[Threaded comment]\n\nYour version\n\nComment:\n    ";
    parts.push((
        "xl/n.xml".to_owned(),
        format!(
            "<comments><commentList>{}{}{}</commentList></comments>",
            note("B5", "Ask Ms Hill"),
            note("C6", &format!("{stand_in}old words")),
            note("D7", &format!("{stand_in}Is this Year 9?"))
        ),
    ));
    parts.push((
        "xl/t.xml".to_owned(),
        "<ThreadedComments><threadedComment ref='C6'><text>new words</text></threadedComment></ThreadedComments>"
            .to_owned(),
    ));
    let workbook = opened(&package(&parts));
    assert_eq!(workbook.sheets[0].merged, [(0, 0, 1, 2)]);
    let said = |row, column, text: &str| (row, column, text.to_owned());
    assert_eq!(
        workbook.sheets[0].notes,
        [said(5, 2, "new words"), said(4, 1, "Ask Ms Hill"), said(6, 3, "Is this Year 9?")]
    );
}

#[test]
fn a_million_formatted_empty_rows_are_read_past() {
    let mut rows = String::new();
    for row in 1..=200_000 {
        rows.push_str(&format!("<row r=\"{row}\" s=\"3\"><c r=\"A{row}\" s=\"3\"/><c r=\"B{row}\" s=\"3\"/></row>"));
    }
    rows.push_str("<row r='200001'><c r='B200001' t='s'><v>0</v></c></row>");
    assert_eq!(read(&book(&rows)), ["B200001 text Taught"]);
}

#[test]
fn what_breaks_off_is_damaged_and_never_half_a_return() {
    let whole = book_of("<row r='1'><c r='A1'><v>1</v></c></row>", TEXTS);
    for (number, part) in whole.iter().enumerate() {
        let mut parts = whole.clone();
        parts[number].1.truncate(part.1.len() - 4);
        let bytes = package(&parts);
        match part.0.as_str() {
            // What the answers do not need may break off.
            "_rels/.rels" => assert_eq!(read(&bytes), ["A1 number 1"]),
            "xl/styles.xml" => assert!(opened(&bytes).lacks_formats),
            needed => {
                let told = refused(&bytes);
                assert!(told.contains("damaged"), "{needed}: {told}");
            }
        }
    }
    let mut parts = whole.clone();
    parts.remove(5);
    assert_eq!(refused(&package(&parts)), "The workbook is damaged: its sheet 'One' is missing.");
    let mut parts = whole.clone();
    parts[1].1 = "<workbook><sheets/></workbook>".to_owned();
    assert_eq!(refused(&package(&parts)), "The workbook is damaged: its list of sheets is missing.");
    // A letter that was changed on the way is known by the checksum alone.
    let bytes = package(&whole);
    let mut changed = 0;
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        if let Ok(workbook) = open(&bytes) {
            assert!(cells(&workbook).len() <= 1);
        } else {
            changed += 1;
        }
    }
    assert!(changed > bytes.len() / 3);
    for length in (0..bytes.len()).step_by(7) {
        assert!(open(&bytes[..length]).is_err());
    }
}

#[test]
fn entities_are_refused_and_document_types_without_are_not() {
    let mut parts = book_of("<row><c t='s'><v>0</v></c></row>", TEXTS);
    parts[3].1 = format!("<!DOCTYPE sst>{TEXTS}");
    assert_eq!(read(&package(&parts)), ["A1 text Taught"]);
    parts[3].1 =
        "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>".into();
    assert!(refused(&package(&parts)).contains("XML entities"));
}

#[test]
fn bombs_are_refused_with_the_limit_they_pass() {
    let refused_of = |cells: &str, texts: &str| refused(&package(&book_of(cells, texts)));
    let long = format!("<row><c t='str'><v>{}</v></c></row>", "a".repeat(17 << 20));
    assert!(refused_of(&long, TEXTS).contains("over 4 megabytes in one piece"));
    let entities = format!("<row><c t='str'><v>{}</v></c></row>", "a&amp;".repeat(9 << 20));
    assert!(refused_of(&entities, TEXTS).contains("over 4 megabytes in one piece"));
    let tag = format!("<row {}/>", "a='b' ".repeat(3 << 20));
    assert!(refused_of(&tag, TEXTS).contains("over 4 megabytes in one piece"));
    assert!(refused_of(&"<row>".repeat(300), TEXTS).contains("one within the other"));
    // One long text that many cells show.
    let text = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1 << 20));
    assert!(refused_of(&"<row><c t='s'><v>0</v></c></row>".repeat(300), &text).contains("over 16 megabytes of text"));
    let mut parts = book_of("", TEXTS);
    let sheets: String = (0..1500).map(|n| format!("<sheet name=\"{n}\" sheetId=\"{n}\" r:id=\"s\"/>")).collect();
    parts[1].1 = format!("<workbook xmlns:r=\"r\"><sheets>{sheets}</sheets></workbook>");
    assert!(refused(&package(&parts)).contains("over 1,000 sheets"));
    let many: Vec<(String, &str)> = (0..20_001).map(|number| (format!("{number}"), "")).collect();
    assert!(refused(&package(&many)).contains("over 20,000 parts"));
}

#[test]
fn the_limits_of_a_whole_file_are_counted_over_all_its_parts() {
    let bytes = book("<row><c><v>1</v></c></row>");
    let told = |spent: &Rc<Spent>| taken(&bytes, spent).map(|_| ()).expect_err("too much");
    let spent = Spent::new();
    for _ in 0..1024 {
        spent.piece_ended();
        spent.unpacked(1 << 20).expect("so far");
    }
    assert_eq!(told(&spent), Fault::TooLarge("megabytes when unpacked", 1024));
    let spent = Spent::new();
    for _ in 0..MOST_CELLS {
        spent.cell().expect("so far");
    }
    assert_eq!(told(&spent), Fault::TooLarge("cells with something in them", MOST_CELLS));
    let spent = Spent::new();
    for _ in 0..MOST_ELEMENTS {
        spent.element().expect("so far");
    }
    assert_eq!(told(&spent), Fault::TooLarge("elements", MOST_ELEMENTS));
}

#[test]
fn many_cells_in_the_wrong_order_take_no_longer() {
    let mut row = String::from("<row r='1'>");
    for column in (0..16_384).rev() {
        row.push_str(&format!("<c r=\"{}\"><v>1</v></c>", crate::answers::cell_name(0, column)));
    }
    row.push_str("</row>");
    let workbook = opened(&book(&row));
    assert_eq!(workbook.sheets[0].rows[&0].len(), 16_384);
    assert_eq!(workbook.sheets[0].cell(0, 16_383), Some(&Typed::Number(1.0)));
}

#[test]
fn cells_are_what_is_seen_in_them() {
    let rich = "<sst><si><r><rPr><strike/></rPr><t>Old</t></r><r><rPr><strike val='0'/></rPr><t xml:space='preserve'> \
                New</t></r></si><si><r><t>Old</t></r><r><rPr><b/></rPr><t xml:space='preserve'> New</t></r></si></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='&quot;Unit &quot;0'/><numFmt numFmtId='165' \
                  formatCode=';;;'/><numFmt numFmtId='166' formatCode='&quot;Unit &quot;@'/></numFmts><fonts><font/><font>\
                  <strike/></font></fonts><dxfs><dxf><font><strike/></font></dxf></dxfs><cellXfs><xf numFmtId='0'/><xf \
                  numFmtId='9'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='20'/><xf numFmtId='0' \
                  fontId='1'/><xf numFmtId='166'/></cellXfs></styleSheet>";
    let cells_of = |cells: &str| {
        let mut parts = book_of(&format!("<row r='5'>{cells}</row>"), rich);
        for (name, content) in &mut parts {
            if name == "xl/styles.xml" {
                *content = styles.to_owned();
            }
        }
        opened(&package(&parts))
    };
    let workbook = cells_of(
        "<c r='A5' s='1'><v>1</v></c><c r='B5' s='2'><v>9</v></c><c r='C5' s='3'><v>5</v></c><c r='D5' \
         s='4'><v>0.4375</v></c><c r='E5'><v>197.00000000000003</v></c><c r='F5' s='3' \
         t='inlineStr'><is><t>secret</t></is></c><c r='G5' s='6' t='str'><v>9</v></c><c r='H5' t='str'><v>#N/A</v></c>\
         <c r='I5'><f>Z9</f><v>0</v></c><c r='J5'><f>One!$Z$9</f><v>0</v></c><c r='K5'><f>A5</f><v>0</v></c><c \
         r='L5'><f>I5</f><v>0</v></c><c r='M5'><f t='shared' ref='M5:N5' si='0'>Y9</f><v>0</v></c><c r='N5'><f \
         t='shared' si='0'/><v>0</v></c><c r='O5'><f>Two!Z9</f><v>0</v></c><c r='P5'><f>Z9</f><v>1</v></c>",
    );
    assert_eq!(
        cells(&workbook),
        [
            "A5 shown 100%",
            "B5 shown Unit 9",
            "C5 hidden 5",
            "D5 shown 10:30",
            "E5 number 197",
            "F5 hidden secret",
            "G5 text Unit 9",
            "H5 error #N/A",
            "K5 number 0",
            "O5 number 0",
            "P5 number 1",
        ]
    );
    let workbook = cells_of(
        "<c r='A5' s='5'><v>7</v></c><c r='B5' t='s'><v>0</v></c><c r='C5' s='5' t='s'><v>1</v></c><c r='D5' \
         t='s'><v>1</v></c><c r='E5' t='inlineStr'><is><r><rPr><strike/></rPr><t>all</t></r></is></c>",
    );
    let struck: Vec<_> = workbook.sheets[0].struck.iter().map(|((_, column), left)| (*column, left.as_str())).collect();
    assert_eq!(struck, [(0, ""), (1, " New"), (2, " New"), (4, "")]);
}
