use super::{KINDS, cells, opened, package, read, refused};
use crate::reader::package::compound::tests::compound;

/// A record of .xls.
pub(super) fn old(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).expect("short");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

/// An .xls whose sheets, each of these records, follow one another; `of_book` stands before them.
pub(super) fn old_book(of_book: &[u8], sheets: &[Vec<u8>]) -> Vec<u8> {
    let begin = old(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let end = old(0x0A, &[]);
    let head = begin.len() + of_book.len() + sheets.len() * (4 + 6 + 3) + end.len();
    let mut stream = [begin.clone(), of_book.to_vec()].concat();
    let mut at = head;
    for sheet in sheets {
        let at_bytes = u32::try_from(at).expect("short").to_le_bytes();
        stream.extend(old(0x85, &[&at_bytes[..], &[0, 0, 1, 0, b'S']].concat()));
        at += begin.len() + sheet.len() + end.len();
    }
    stream.extend(&end);
    for sheet in sheets {
        stream.extend([begin.as_slice(), sheet, &end].concat());
    }
    compound("Workbook", &stream)
}

pub(super) fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    old(0x203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &value.to_le_bytes()].concat())
}

#[test]
fn old_cells_are_read_by_their_types() {
    let texts = [
        old(0xFC, &[&[9, 0, 0, 0, 255, 255, 255, 255][..], &[6, 0, 0, b'T', b'a', b'u']].concat()),
        old(0x3C, &[1, b'g', 0, b'h', 0, b't', 0]),
    ]
    .concat();
    let at = |row: u8, column: u8, rest: &[u8]| [&[row, 0, column, 0, 0, 0][..], rest].concat();
    let sheet = [
        old(0xFD, &at(0, 0, &[0, 0, 0, 0])),
        old(0xFD, &at(0, 1, &[9, 0, 0, 0])),
        old(0x27E, &at(0, 2, &(42_u32 << 2 | 2).to_le_bytes())),
        old(0x205, &at(0, 3, &[1, 0])),
        old(0x205, &at(0, 4, &[0x17, 1])),
        old(0x205, &at(0, 5, &[0x99, 1])),
        old(0x204, &at(0, 6, &[2, 0, 0, b'h', b'i'])),
        old(0x06, &at(0, 7, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0])),
        old(0x207, &[2, 0, 0, b'o', b'k']),
        old(0x06, &at(0, 8, &[&1.5_f64.to_le_bytes()[..], &[0, 0]].concat())),
        old(0xBD, &[1, 0, 3, 0, 0, 0, 10, 0, 0, 0, 0, 0, 14, 0, 0, 0, 4, 0]),
        old(0xE5, &[1, 0, 0, 0, 1, 0, 0, 0, 2, 0]),
    ]
    .concat();
    let workbook = opened(&old_book(&texts, &[sheet]));
    assert_eq!(
        cells(&workbook),
        [
            "A1 text Taught",
            "B1 error (text lost)",
            "C1 number 42",
            "D1 truth TRUE",
            "E1 error #REF!",
            "F1 error #UNKNOWN!",
            "G1 text hi",
            "H1 text ok",
            "I1 number 1.5",
            "D2 number 2",
            "E2 number 3",
        ]
    );
    assert_eq!(workbook.sheets[0].merged, [(0, 0, 1, 2)]);
}

#[test]
fn cells_far_apart_on_many_old_sheets_take_no_room() {
    let sheet = [number(0, 0, 1.0), number(65_535, 255, 2.0)].concat();
    let workbook = opened(&old_book(&[], &vec![sheet; 900]));
    assert_eq!(workbook.sheets.len(), 900);
    assert_eq!(cells(&workbook), ["A1 number 1", "IV65536 number 2"]);
}

#[test]
fn old_files_that_are_locked_large_or_cut_are_told() {
    assert!(refused(&old_book(&old(0x2F, &[1, 0, 1, 0]), &[vec![]])).contains("password"));
    assert!(refused(&old_book(&[], &vec![vec![]; 1001])).contains("over 1,000 sheets"));
    // A sheet that breaks off, and one that is said to begin beyond the end.
    assert!(refused(&compound("Workbook", &[old(0x809, &[0, 6, 5, 0]), vec![7; 5000]].concat())).contains("damaged"));
    assert!(refused(&compound("EncryptedPackage", &[7; 100])).contains("password"));
    assert!(refused(&compound("WordDocument", &[7; 100])).contains("Word document"));
    assert!(refused(&compound("__properties_version1.0", &[7; 100])).contains("e-mail"));
    assert!(refused(&compound("Other", &[7; 100])).contains("damaged"));
    let whole = old_book(&[], &[number(0, 0, 1.0)]);
    for length in (0..whole.len() - 4096).step_by(13) {
        refused(&whole[..length]);
    }
}

#[test]
fn a_thousand_sheets_of_the_same_records_are_counted_each_time() {
    let blank = old(0x201, &[0; 60_000]).repeat(30);
    let mut bytes = old_book(&[], &[blank]);
    let workbook = opened(&bytes);
    assert!(cells(&workbook).is_empty());
    // The same, named 900 times: 1.6 gigabytes to look through.
    let begin = old(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let head = begin.len() + 900 * 13 + 4;
    let at = u32::try_from(head).expect("short").to_le_bytes();
    let named = old(0x85, &[&at[..], &[0, 0, 1, 0, b'S']].concat()).repeat(900);
    let sheet = [begin.clone(), old(0x201, &[0; 60_000]).repeat(30), old(0x0A, &[])].concat();
    bytes = compound("Workbook", &[begin, named, old(0x0A, &[]), sheet].concat());
    assert!(refused(&bytes).contains("over 1,024 megabytes when unpacked"));
}

/// A record of .xlsb.
pub(super) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let byte = |number: u16| u8::try_from(number).expect("a byte");
    let mut record = if kind < 0x80 { vec![byte(kind)] } else { vec![byte(kind & 0x7F) | 0x80, byte(kind >> 7)] };
    let mut length = body.len();
    while length >= 0x80 {
        record.push(u8::try_from(length & 0x7F).expect("a byte") | 0x80);
        length >>= 7;
    }
    record.push(u8::try_from(length).expect("a byte"));
    record.extend(body);
    record
}

pub(super) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&u32::try_from(text.encode_utf16().count()).expect("short").to_le_bytes()[..], &units].concat()
}

/// An .xlsb with one sheet and these styles.
pub(super) fn binary_book_of(styles: &[u8], sheet: &[u8]) -> Vec<u8> {
    binary_book_of_parts(styles, sheet, &[])
}

/// The same with further parts.
fn binary_book_of_parts(styles: &[u8], sheet: &[u8], more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>")
    };
    let of = |links: &str| format!("<Relationships>{links}</Relationships>").into_bytes();
    let book = [
        record(0x83, &[]),
        record(0x99, &[0; 8]),
        record(0x9C, &[&[0; 8][..], &wide("s"), &wide("One")].concat()),
        // A list of sheets of this workbook: the first.
        record(0x165, &[]),
        record(0x16A, &[&[1, 0, 0, 0][..], &[0; 12]].concat()),
        record(0x84, &[]),
    ]
    .concat();
    // The texts are said to be four thousand million.
    let rich = [&[1][..], &wide("Old New"), &[2, 0, 0, 0, 0, 0, 1, 0, 3, 0, 0, 0]].concat();
    let texts =
        [record(0x9F, &[255; 8]), record(0x13, &[&[0][..], &wide("Taught")].concat()), record(0x13, &rich)].concat();
    let links = [
        link("s", "worksheet", "worksheets/sheet1.bin"),
        link("t", "sharedStrings", "sharedStrings.bin"),
        link("u", "styles", "styles.bin"),
    ];
    let parts = [
        ("_rels/.rels", of(&link("a", "officeDocument", "xl/workbook.bin"))),
        ("xl/workbook.bin", book),
        ("xl/_rels/workbook.bin.rels", of(&links.concat())),
        ("xl/sharedStrings.bin", texts),
        ("xl/styles.bin", styles.to_vec()),
        ("xl/worksheets/sheet1.bin", sheet.to_vec()),
    ];
    package(&[&parts[..], more].concat())
}

fn binary_book(sheet: &[u8]) -> Vec<u8> {
    binary_book_with(sheet, &[])
}

/// An .xlsb with one sheet of these records, and further parts.
pub(super) fn binary_book_with(sheet: &[u8], more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let font = |flags: u8| record(0x2B, &[&[200, 0, flags, 0][..], &[0; 20]].concat());
    let styles = [
        record(0x2C, &[&[164, 0][..], &wide("dd/mm/yyyy")].concat()),
        record(0x263, &[2, 0, 0, 0]),
        font(0),
        font(8),
        record(0x264, &[]),
        record(0x269, &[255; 4]),
        record(0x2F, &[0; 16]),
        record(0x2F, &[&[0, 0, 164, 0][..], &[0; 12]].concat()),
        record(0x2F, &[&[0, 0, 9, 0, 1, 0][..], &[0; 10]].concat()),
        record(0x26A, &[]),
    ]
    .concat();
    binary_book_of_parts(&styles, sheet, more)
}

#[test]
fn binary_cells_are_read_in_their_long_and_short_forms() {
    let row = |row: u32| record(0, &[&row.to_le_bytes()[..], &[0; 13]].concat());
    let cell = |kind: u16, column: u32, style: u8, rest: &[u8]| {
        record(kind, &[&column.to_le_bytes()[..], &[style, 0, 0, 0], rest].concat())
    };
    let short = |kind: u16, rest: &[u8]| record(kind, &[&[0, 0, 0, 0][..], rest].concat());
    let zero = |column: u32, tokens: &[u8]| {
        let length = u32::try_from(tokens.len()).expect("short").to_le_bytes();
        cell(9, column, 0, &[&[0; 10][..], &length, tokens, &[0; 4]].concat())
    };
    // Two rows down, three columns to the right.
    let shared = [&[7, 0, 0, 0][..], &[0x4C, 2, 0, 0, 0, 3, 0xC0]].concat();
    let sheet = [
        record(0x81, &[]),
        record(0x94, &[255; 16]),
        record(0x91, &[]),
        row(0),
        cell(7, 1, 0, &[0, 0, 0, 0]),
        short(18, &[0, 0, 0, 0]),
        short(12, &[]),
        short(16, &2.5_f64.to_le_bytes()),
        short(17, &wide("in line")),
        short(13, &(7_u32 << 2 | 2).to_le_bytes()),
        short(15, &[1]),
        short(14, &[0x2A]),
        row(4),
        cell(5, 0, 1, &46_000_f64.to_le_bytes()),
        cell(7, 1, 0, &[9, 0, 0, 0]),
        cell(8, 2, 0, &wide("result")),
        cell(5, 3, 2, &1_f64.to_le_bytes()),
        cell(7, 4, 0, &[1, 0, 0, 0]),
        // =C9, =C5, =One!C9, and a formula that is shared.
        zero(5, &[0x44, 8, 0, 0, 0, 2, 0xC0]),
        zero(6, &[0x44, 4, 0, 0, 0, 2, 0xC0]),
        zero(7, &[0x5A, 0, 0, 8, 0, 0, 0, 2, 0xC0]),
        zero(8, &[0x01, 4, 0, 0, 0]),
        record(0x1AB, &[&[4, 0, 0, 0, 5, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0][..], &shared].concat()),
        row(5),
        zero(8, &[0x01, 4, 0, 0, 0]),
        row(4),
        cell(5, 99_999, 0, &1_f64.to_le_bytes()),
        row(u32::MAX),
        cell(5, 0, 0, &1_f64.to_le_bytes()),
        record(0x92, &[]),
        record(0xB0, &[[0_u8, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [2, 0, 0, 0]].concat()),
    ]
    .concat();
    let workbook = opened(&binary_book(&sheet));
    assert_eq!(
        cells(&workbook),
        [
            "B1 text Taught",
            "C1 text Taught",
            "E1 number 2.5",
            "F1 text in line",
            "G1 number 7",
            "H1 truth TRUE",
            "I1 error #N/A",
            "A5 date 09/12/2025",
            "B5 error (text lost)",
            "C5 text result",
            "D5 shown 100%",
            "E5 text Old New",
            "G5 number 0",
        ]
    );
    assert_eq!(workbook.sheets[0].merged, [(0, 0, 1, 2)]);
    let struck: Vec<_> = workbook.sheets[0].struck.iter().map(|(place, left)| (*place, left.as_str())).collect();
    assert_eq!(struck, [((4, 3), ""), ((4, 4), " New")]);
    for length in 0..sheet.len() {
        // Cut within its cells, a sheet is not half read.
        if length > 24 && length < sheet.len() - 25 {
            assert!(refused(&binary_book(&sheet[..length])).contains("damaged"), "{length}");
        }
    }
}

#[test]
fn a_record_that_says_too_much_of_itself_is_refused() {
    let mut sheet = record(0x91, &[]);
    sheet.extend([0x06, 0xFF, 0xFF, 0xFF, 0x7F]);
    assert!(refused(&binary_book(&sheet)).contains("damaged"));
    sheet.resize(18 << 20, 1);
    assert!(refused(&binary_book(&sheet)).contains("over 4 megabytes in one piece"));
    assert!(read(&binary_book(&[])).is_empty());
}

#[test]
fn old_cells_are_what_is_seen_in_them() {
    let font = |flags: u8| old(0x31, &[&[200, 0, flags, 0][..], &[0; 12]].concat());
    let style = |font: u8, format: u8| old(0xE0, &[&[font, 0, format, 0][..], &[0; 16]].concat());
    let code = "\"Unit \"0";
    let format = [&[164, 0, 8, 0, 0][..], code.as_bytes()].concat();
    let rich = [&[10, 0, 8, 1, 0][..], b"Old or New", &[0, 0, 6, 0]].concat();
    let rich_of_two = [&[7, 0, 8, 2, 0][..], b"Old New", &[0, 0, 6, 0, 3, 0, 0, 0]].concat();
    let of_book = [
        [font(0), font(0), font(0), font(0)].concat(),
        // The fifth font is none: this one is called 5, the next 6.
        font(0),
        font(8),
        old(0x41E, &format),
        style(0, 0),
        style(0, 9),
        style(6, 0),
        style(0, 164),
        old(0x1AE, &[1, 0, 1, 4]),
        old(0x17, &[1, 0, 0, 0, 0, 0, 0, 0]),
        old(0xFC, &[&[2, 0, 0, 0, 2, 0, 0, 0][..], &rich, &rich_of_two].concat()),
    ]
    .concat();
    let number = |row: u8, column: u8, style: u8, value: f64| {
        old(0x203, &[&[row, 0, column, 0, style, 0][..], &value.to_le_bytes()].concat())
    };
    let zero = |row: u8, column: u8, tokens: &[u8]| {
        let length = u8::try_from(tokens.len()).expect("short");
        let head = [&[row, 0, column, 0, 0, 0][..], &[0; 8], &[0; 6], &[length, 0]].concat();
        old(0x06, &[&head[..], tokens].concat())
    };
    let sheet = [
        number(0, 0, 1, 1.0),
        number(0, 1, 3, 9.0),
        number(0, 2, 2, 5.0),
        old(0xFD, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        old(0xFD, &[1, 0, 1, 0, 0, 0, 1, 0, 0, 0]),
        // =C9, =C1, =S!C9, =SUM(C9:D10), a formula that is shared, and one of a name.
        zero(2, 0, &[0x44, 8, 0, 2, 0xC0]),
        zero(2, 1, &[0x44, 0, 0, 2, 0xC0]),
        zero(2, 2, &[0x5A, 0, 0, 8, 0, 2, 0]),
        zero(2, 3, &[0x25, 8, 0, 9, 0, 2, 0xC0, 3, 0xC0, 0x19, 0x10, 0, 0]),
        zero(3, 0, &[0x01, 3, 0, 0, 0]),
        old(0x4BC, &[3, 0, 4, 0, 0, 0, 0, 2, 5, 0, 0x4C, 4, 0, 2, 0xC0]),
        zero(4, 0, &[0x01, 3, 0, 0, 0]),
        zero(5, 0, &[0x43, 1, 0, 0, 0]),
    ]
    .concat();
    let workbook = opened(&old_book(&of_book, &[sheet]));
    assert_eq!(
        cells(&workbook),
        [
            "A1 shown 100%",
            "B1 shown Unit 9",
            "C1 number 5",
            "A2 text Old or New",
            "B2 text Old New",
            "B3 number 0",
            "A6 number 0",
        ]
    );
    let struck: Vec<_> = workbook.sheets[0].struck.iter().map(|(place, left)| (*place, left.as_str())).collect();
    assert_eq!(struck, [((0, 2), ""), ((1, 0), ""), ((1, 1), " New")]);
}
