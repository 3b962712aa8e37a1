//! Whatever is laid into whatever sheet: what is read afterwards is what was read before with that in it, every other part is
//! packed as it was, and no bytes, however broken, come to more than a refusal.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use proptest::prelude::*;

use super::{SHEET, TEXTS, into};
use crate::answers::{Typed, cell_name};
use crate::reader::package::inlay::{Laid, inlay};
use crate::reader::package::open;
use crate::reader::package::tests::{book_of, package};

/// What a cell of a drawn sheet holds; its place is told or follows.
fn content() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just("<v>7</v>"),
        Just("<v>0</v>"),
        Just("<f>1+1</f><v>2</v>"),
        Just("<f t='shared' si='3'/><v>2</v>"),
        Just("<is><t>old</t></is>"),
    ]
}

type Cells = BTreeMap<(u32, u32), (&'static str, u32)>;

fn cells() -> impl Strategy<Value = Cells> {
    prop::collection::btree_map((0_u32..6, 0_u32..5), (content(), 0_u32..3), 0..12)
}

/// The rows of a sheet; with `bare`, what can be left unsaid of places is.
fn rows(cells: &Cells, bare: bool, x: &str) -> String {
    let mut rows = String::new();
    let mut next_row = 0;
    let by_row = |row: u32| cells.range((row, 0)..(row + 1, 0));
    for row in 0..6 {
        if by_row(row).next().is_none() {
            continue;
        }
        let own = if bare && row == next_row { String::new() } else { format!(" r='{}'", row + 1) };
        rows.push_str(&format!("<{x}row{own}>"));
        next_row = row + 1;
        let mut next = 0;
        for ((_, column), (content, style)) in by_row(row) {
            let own = if bare && *column == next { String::new() } else { format!(" r='{}'", cell_name(row, *column)) };
            let kind = if content.contains("<is>") { " t='inlineStr'" } else { "" };
            let content = content
                .replace("</", "</\u{1}")
                .replace('<', &format!("<{x}"))
                .replace(&format!("<{x}/\u{1}"), &format!("</{x}"));
            rows.push_str(&match content.as_str() {
                "" => format!("<{x}c{own} s='{style}'/>"),
                content => format!("<{x}c{own} s='{style}'{kind}>{content}</{x}c>"),
            });
            next = column + 1;
        }
        rows.push_str(&format!("</{x}row>"));
    }
    rows
}

fn book(cells: &Cells, bare: bool, x: &str) -> Vec<u8> {
    let sheet = format!(
        "<{x}worksheet><{x}sheetData>{}</{x}sheetData><{x}mergeCells><{x}mergeCell ref='G1:H2'/></{x}mergeCells></{x}worksheet>",
        rows(cells, bare, x)
    );
    let mut parts = book_of("", TEXTS);
    for (name, content) in &mut parts {
        if name == SHEET {
            content.clone_from(&sheet);
        }
    }
    package(&parts)
}

fn laid() -> impl Strategy<Value = BTreeMap<(u32, u32), Laid>> {
    let one = prop_oneof![
        "[ -~é\u{1}-\u{1f}\u{1f600}_x0-9]{1,12}".prop_map(Laid::Text),
        "_x[0-9A-F]{4}_".prop_map(Laid::Text),
        Just(Laid::Nothing),
        (36_526_i32..60_000).prop_map(|day| {
            let from = jiff::civil::date(1899, 12, 30);
            Laid::Day(from.checked_add(jiff::Span::new().days(day)).expect("a day"))
        }),
    ];
    prop::collection::btree_map((0_u32..8, 0_u32..6), one, 1..8)
}

/// What is read of the first sheet, by its cells.
fn read(bytes: &[u8]) -> BTreeMap<(u32, u32), Typed> {
    let workbook = open(bytes).expect("a workbook");
    let rows = workbook.sheets[0].rows.iter();
    rows.flat_map(|(row, cells)| cells.iter().map(|(column, typed)| ((*row, *column), typed.clone()))).collect()
}

/// Every part as it is packed: its name, when it was saved, how it is packed, its bytes.
fn packed(bytes: &[u8]) -> Vec<(String, String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index_raw(number).expect("a part");
        let about = format!("{:?} {:?} {:?}", part.last_modified(), part.compression(), part.unix_mode());
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        parts.push((part.name().expect("a name").into_owned(), about, bytes));
    }
    parts
}

proptest! {
    #[test]
    fn what_is_read_is_what_was_laid_and_nothing_else_changes(
        cells in cells(), laid in laid(), bare: bool, has_prefix: bool,
    ) {
        let before = book(&cells, bare, if has_prefix { "x:" } else { "" });
        let all: Vec<_> = laid.iter().map(|((row, column), laid)| into(&cell_name(*row, *column), laid.clone())).collect();
        let after = inlay(&before, &all).expect("laid");
        let mut expected = read(&before);
        for (at, laid) in &laid {
            let said = match laid {
                Laid::Nothing => None,
                Laid::Text(text) => Some(Typed::Text(text.clone())),
                Laid::Day(day) if cells.get(at).is_some_and(|(_, style)| *style > 0) => Some(Typed::Date(*day)),
                Laid::Day(day) => Some(Typed::Text(crate::words::short_day(*day))),
            };
            match said.filter(|said| !said.is_blank()) {
                Some(said) => drop(expected.insert(*at, said)),
                None => drop(expected.remove(at)),
            }
        }
        prop_assert_eq!(read(&after), expected);
        for (one, other) in packed(&before).into_iter().zip(packed(&after)) {
            prop_assert_eq!(&one.0, &other.0);
            prop_assert!(one.0 == SHEET || one == other, "{}", one.0);
        }
        // The same once more changes nothing at all.
        prop_assert_eq!(inlay(&after, &all).expect("laid"), after);
    }

    #[test]
    fn broken_bytes_are_refused_or_written_and_nothing_worse(
        cells in cells(), laid in laid(), at in 0_usize..10_000, with: [u8; 3], is_sheet: bool,
    ) {
        let all: Vec<_> = laid.iter().map(|((row, column), laid)| into(&cell_name(*row, *column), laid.clone())).collect();
        let mut broken = if is_sheet {
            let mut parts: Vec<(String, Vec<u8>)> =
                book_of(&rows(&cells, true, ""), TEXTS).into_iter().map(|(name, content)| (name, content.into_bytes())).collect();
            let sheet = &mut parts.last_mut().expect("the sheet").1;
            let at = at % sheet.len();
            let end = (at + 3).min(sheet.len());
            sheet.splice(at..end, with);
            package(&parts)
        } else {
            book(&cells, true, "")
        };
        if !is_sheet {
            let at = at % broken.len();
            let end = (at + 3).min(broken.len());
            broken.splice(at..end, with);
        }
        if let Ok(whole) = inlay(&broken, &all) {
            prop_assert!(open(&whole).is_ok() || open(&broken).is_err(), "what could be read can be read");
        }
    }
}
