//! **A cell is never read as a value that contradicts what it shows**, in any format and any slot.
//!
//! What a number format shows of a number is stated here by how the two are drawn, and not by the reader's own formatter.

use std::sync::OnceLock;

use jiff::civil::date;
use proptest::prelude::*;

use super::binary::{binary_book_of, old, old_book, record, wide};
use super::{book_of, opened, package};
use crate::answers::{Typed, Unread, Value};
use crate::check::mean;
use crate::fold::fold;
use crate::layout::{Form, Forms, Holds, ListOf, Row, Spec};
use crate::plan::{built_in, resolve};
use crate::reader::grid::Workbook;

/// A number in a cell: its format, and what a person sees.
#[derive(Clone, Debug)]
struct Drawn {
    code: String,
    number: f64,
    seen: String,
}

fn grouped(number: u32) -> String {
    match number / 1000 {
        0 => number.to_string(),
        thousands => format!("{},{:03}", grouped(thousands), number % 1000),
    }
}

/// Numbers in formats of every kind, each with what is seen by the way it is made.
fn drawn() -> impl Strategy<Value = Drawn> {
    (0..18_u8, 0..3000_u32, 0..1440_u32).prop_map(|(kind, n, minute)| {
        let whole = f64::from(n);
        let (code, number, seen) = match kind {
            0 => ("0".to_owned(), whole, n.to_string()),
            1 => ("General".to_owned(), whole, n.to_string()),
            2 => ("#,##0".to_owned(), whole, grouped(n)),
            3 => ("000000".to_owned(), whole, format!("{n:06}")),
            4 => ("0%".to_owned(), whole / 100.0, format!("{n}%")),
            5 => ("\"£\"#,##0".to_owned(), whole, format!("£{}", grouped(n))),
            6 => ("[$£-809]0.00".to_owned(), whole, format!("£{n}.00")),
            7 => ("\"Unit \"0".to_owned(), whole, format!("Unit {n}")),
            8 => ("0\" pupils\"".to_owned(), whole, format!("{n} pupils")),
            9 => ("0".to_owned(), whole + 0.4, n.to_string()),
            10 => ("0".to_owned(), whole + 0.6, (n + 1).to_string()),
            11 => ("0.00".to_owned(), whole, format!("{n}.00")),
            12 => (";;;".to_owned(), whole + 1.0, String::new()),
            13 if n % 2 == 0 => ("\"Taught\";;\"Not yet\"".to_owned(), 1.0, "Taught".to_owned()),
            13 => ("\"Taught\";;\"Not yet\"".to_owned(), 0.0, "Not yet".to_owned()),
            14 => ("h:mm".to_owned(), f64::from(minute) / 1440.0, format!("{}:{:02}", minute / 60, minute % 60)),
            15 => ("0,".to_owned(), whole * 1000.0, n.to_string()),
            16 => ("0;(0)".to_owned(), -whole - 1.0, format!("({})", n + 1)),
            _ => {
                let day = date(2026, 9, 1).checked_add(jiff::Span::new().days(i64::from(n % 300))).expect("a day");
                let serial = f64::from((day - date(1899, 12, 30)).get_days());
                let seen = format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
                ("dd/mm/yyyy".to_owned(), serial, seen)
            }
        };
        Drawn { code, number, seen }
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The cell as each kind of file has it.
fn in_files(drawn: &Drawn) -> [(&'static str, Workbook); 4] {
    let Drawn { code, number, seen } = drawn;
    let mut parts = book_of(&format!("<row r='1'><c r='A1' s='1'><v>{number}</v></c></row>"), "<sst/>");
    for (name, content) in &mut parts {
        if name == "xl/styles.xml" {
            *content = format!(
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{}\"/></numFmts><cellXfs><xf \
                 numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
                escaped(code)
            );
        }
    }
    let sheet = [
        record(0x91, &[]),
        record(0, &[0; 17]),
        record(5, &[&[0, 0, 0, 0, 1, 0, 0, 0][..], &number.to_le_bytes()].concat()),
        record(0x92, &[]),
    ]
    .concat();
    let styles = [
        record(0x2C, &[&[164, 0][..], &wide(code)].concat()),
        record(0x269, &[2, 0, 0, 0]),
        record(0x2F, &[0; 16]),
        record(0x2F, &[&[0, 0, 164, 0][..], &[0; 12]].concat()),
        record(0x26A, &[]),
    ]
    .concat();
    let units: Vec<u8> = code.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u8::try_from(code.encode_utf16().count()).expect("short");
    let style = |format: u8| old(0xE0, &[&[0, 0, format, 0][..], &[0; 16]].concat());
    let of_book = [old(0x41E, &[&[164, 0, length, 0, 1][..], &units].concat()), style(0), style(164)].concat();
    let number_of_old = old(0x203, &[&[0, 0, 0, 0, 1, 0][..], &number.to_le_bytes()].concat());
    let kind = match code.as_str() {
        "0%" => format!("office:value-type='percentage' office:value='{number}'"),
        "\"£\"#,##0" | "[$£-809]0.00" => format!("office:value-type='currency' office:value='{number}'"),
        "h:mm" => {
            let (hours, minutes) = seen.split_once(':').expect("a time");
            format!("office:value-type='time' office:time-value='PT{hours}H{minutes}M00S'")
        }
        "dd/mm/yyyy" => {
            let parts: Vec<&str> = seen.split('/').collect();
            format!("office:value-type='date' office:date-value='{}-{}-{}'", parts[2], parts[1], parts[0])
        }
        _ => format!("office:value-type='float' office:value='{number}'"),
    };
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name='One'><table:table-row>\
         <table:table-cell {kind}><text:p>{}</text:p></table:table-cell></table:table-row></table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        escaped(seen)
    );
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet".to_owned();
    [
        ("xlsx", opened(&package(&parts))),
        ("xlsb", opened(&binary_book_of(&styles, &sheet))),
        ("xls", opened(&old_book(&of_book, &[number_of_old]))),
        ("ods", opened(&package(&[("mimetype", mimetype), ("content.xml", content)]))),
    ]
}

/// A row and a slot of a form that hold something of a kind.
fn slot(form: &Form, is: impl Fn(Holds) -> bool) -> (&Row, &'static Spec) {
    let rows = form.areas().flat_map(|(_, area)| area.rows.iter().map(move |row| (area, row)));
    let slots = rows.flat_map(|(area, row)| area.block.specs().into_iter().map(move |spec| (row, spec)));
    slots.into_iter().find(|(row, spec)| row.asks(spec) && is(spec.holds)).expect("a slot")
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

static FORMS: OnceLock<Forms> = OnceLock::new();

proptest! {
    #[test]
    fn no_cell_is_read_as_what_it_does_not_show(drawn in drawn()) {
        let forms = FORMS.get_or_init(|| Forms::new(resolve(&built_in()).expect("no fault")));
        let plan = forms.plan();
        let form = forms.of(&plan.departments[0].code).expect("a form");
        let seen = drawn.seen.as_str();
        for (kind, workbook) in in_files(&drawn) {
            let typed = workbook.sheets[0].cell(0, 0).cloned().expect("a cell");
            let read = |is: &dyn Fn(Holds) -> bool| -> Result<Value, Unread> {
                let (row, spec) = slot(form, is);
                mean(plan, form, row, spec, &typed)
            };
            let count = read(&|holds| matches!(holds, Holds::Count { per_cent: false, .. }));
            let text = read(&|holds| matches!(holds, Holds::Text { .. }));
            let day = read(&|holds| holds == Holds::Date);
            let choice = read(&|holds| holds == Holds::Choice(ListOf::Coverage));
            if let Ok(value) = &count {
                let number: f64 = seen.replace(',', "").parse().unwrap_or(f64::NAN);
                let Value::Count(count) = value else { panic!("{value:?}") };
                prop_assert_eq!(f64::from(*count), number, "{} {:?}", kind, drawn);
                prop_assert_eq!(f64::from(*count), drawn.number, "{} {:?}", kind, drawn);
            }
            if is_digits(seen) && drawn.number == seen.parse::<f64>().expect("a number") {
                prop_assert!(count.is_ok(), "{} {:?}", kind, drawn);
            }
            match &text {
                Ok(value) => prop_assert_eq!(value.to_string(), seen, "{} {:?}", kind, drawn),
                Err(_) => prop_assert!(seen.is_empty(), "{} {:?}", kind, drawn),
            }
            if let Ok(Value::Date(day)) = &day {
                let is_day = seen == format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
                prop_assert!(is_day || is_digits(seen) && drawn.number.fract() == 0.0, "{} {:?}", kind, drawn);
            }
            if let Ok(value) = &choice {
                prop_assert_eq!(fold(&value.to_string()), fold(seen), "{} {:?}", kind, drawn);
            }
            prop_assert_eq!(matches!(typed, Typed::Hidden(_)), seen.is_empty(), "{} {:?}", kind, drawn);
        }
    }
}
