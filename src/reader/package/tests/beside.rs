//! What stands beside the cells in the binary formats: comments, text boxes, pictures and headers, made by code.

use super::binary::{binary_book_with, number, old, old_book, record, wide};
use super::{KINDS, cells, opened};

/// Whole numbers of two bytes each.
fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A drawing that says which cells its object covers.
fn drawing(from: (u16, u16), to: (u16, u16)) -> Vec<u8> {
    let anchor = words(&[0, from.1, 5, from.0, 5, to.1, 5, to.0, 5]);
    let atom = |kind: u16, body: &[u8]| {
        [&words(&[0, kind])[..], &u32::try_from(body.len()).expect("short").to_le_bytes(), body].concat()
    };
    let within = [atom(0xF00A, &[0; 8]), atom(0xF010, &anchor), atom(0xF011, &[])].concat();
    // Its container says more than this record holds, as the first of a sheet does.
    old(0xEC, &[&words(&[0xF, 0xF004])[..], &9_000_u32.to_le_bytes(), &within].concat())
}

/// An object of a kind and its text.
fn object(kind: u16, id: u16, text: &str) -> Vec<u8> {
    let object = old(0x5D, &[&words(&[0x15, 0x12, kind, id])[..], &[0; 14]].concat());
    let length = u16::try_from(text.len()).expect("short");
    let told = old(0x1B6, &[&words(&[0, 0, 0, 0, 0, length, 8])[..], &[0; 4]].concat());
    let goes_on = old(0x3C, &[&[0][..], text.as_bytes()].concat());
    let runs = old(0x3C, &[0; 8]);
    if text.is_empty() { object } else { [object, told, goes_on, runs].concat() }
}

fn comment(row: u16, column: u16, id: u16) -> Vec<u8> {
    old(0x1C, &[&words(&[row, column, 0, id, 2])[..], &[0, b'J', b'o', 0]].concat())
}

#[test]
fn an_old_sheet_has_comments_text_boxes_pictures_and_headers() {
    let header =
        |codes: &str| [&words(&[u16::try_from(codes.len()).expect("short")])[..], &[0], codes.as_bytes()].concat();
    let sheet = [
        old(0x14, &header("&CDraft of the second team")),
        old(0x15, &header("&L&A&RPage &P of &N")),
        number(3, 0, 1.0),
        drawing((9, 9), (9, 9)),
        object(0x19, 7, "Is this the right unit?"),
        drawing((1, 2), (3, 4)),
        object(0x06, 8, "We taught this twice"),
        drawing((3, 1), (3, 1)),
        object(0x08, 9, ""),
        drawing((20, 1), (22, 3)),
        object(0x08, 10, ""),
        comment(5, 6, 7),
        comment(5, 7, 99),
    ]
    .concat();
    let workbook = opened(&old_book(&[], &[sheet]));
    let sheet = &workbook.sheets[0];
    assert_eq!(cells(&workbook), ["A4 number 1", "B4 error (a picture)"]);
    assert_eq!(sheet.notes, [(5, 6, "Is this the right unit?".to_owned())]);
    assert_eq!(sheet.shapes, [(Some((1, 2)), "We taught this twice".to_owned())]);
    assert_eq!(sheet.page, ["Draft of the second team"]);
    assert_eq!(sheet.pictures, [((20, 1), (22, 3))]);
    assert!(sheet.lost.is_empty());
}

#[test]
fn objects_that_say_too_much_of_themselves_cost_no_cell() {
    let long = old(0x1B6, &words(&[0, 0, 0, 0, 0, 60_000, 8, 0, 0]));
    let sheet = [
        object(0x06, 1, ""),
        long,
        old(0xEC, &[0xF0; 7]),
        old(0x5D, &[1]),
        old(0x1C, &[0]),
        old(0x14, &[255, 255, 0, b'x']),
        number(0, 0, 1.0),
    ]
    .concat();
    let workbook = opened(&old_book(&[], &[sheet]));
    assert_eq!(cells(&workbook), ["A1 number 1"]);
    assert_eq!(workbook.sheets[0].lost, ["comments and text boxes"]);
}

#[test]
fn a_binary_sheet_has_comments_pictures_and_headers() {
    let row = |row: u32| record(0, &[&row.to_le_bytes()[..], &[0; 13]].concat());
    let error = |column: u32| record(3, &[&column.to_le_bytes()[..], &[0, 0, 0, 0, 0x0F]].concat());
    let none = [255; 4];
    let header =
        [&[0, 0][..], &wide("&CDraft of the second team"), &wide("Page &P"), &none, &none, &none, &none].concat();
    let sheet = [
        record(0x91, &[]),
        row(0),
        error(0),
        record(50, &1_u32.to_le_bytes()),
        error(1),
        error(2),
        record(50, &1_u32.to_le_bytes()),
        record(14, &[0, 0, 0, 0, 0x0F]),
        record(0x92, &[]),
        record(0x1DF, &header),
    ]
    .concat();
    let place = [5_u32, 5, 6, 6].iter().flat_map(|edge| edge.to_le_bytes()).collect::<Vec<u8>>();
    let comments = |end: &[u8]| {
        [
            record(0x274, &[]),
            record(0x27B, &[&[0; 4][..], &place, &[0; 16]].concat()),
            record(0x27D, &[&[0][..], &wide("Is this the right unit?")].concat()),
            end.to_vec(),
        ]
        .concat()
    };
    let links = format!(
        "<Relationships><Relationship Id='c' Type='{KINDS}/comments' Target='../comments1.bin'/><Relationship Id='d' \
         Type='{KINDS}/drawing' Target='../drawings/drawing1.xml'/></Relationships>"
    );
    let drawing = "<wsDr><oneCellAnchor><from><col>2</col><row>7</row></from><sp><txBody><p><r><t>Ask Jo \
                   first</t></r></p></txBody></sp></oneCellAnchor></wsDr>";
    for (end, lost) in [(record(0x275, &[]), 0), (vec![], 1)] {
        let workbook = opened(&binary_book_with(
            &sheet,
            &[
                ("xl/worksheets/_rels/sheet1.bin.rels", links.clone().into_bytes()),
                ("xl/comments1.bin", comments(&end)),
                ("xl/drawings/drawing1.xml", drawing.as_bytes().to_vec()),
            ],
        ));
        let sheet = &workbook.sheets[0];
        assert_eq!(
            cells(&workbook),
            ["A1 error #VALUE!", "B1 error (a picture)", "C1 error #VALUE!", "D1 error (a picture)"]
        );
        assert_eq!(sheet.notes, [(5, 6, "Is this the right unit?".to_owned())]);
        assert_eq!(sheet.shapes, [(Some((7, 2)), "Ask Jo first".to_owned())]);
        assert_eq!(
            (sheet.page.as_slice(), sheet.lost.len()),
            (["Draft of the second team".to_owned()].as_slice(), lost)
        );
    }
}
