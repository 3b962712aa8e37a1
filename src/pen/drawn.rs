//! What drawn workbooks look like inside: tests over every form of the built-in plan, and over a book.

mod books;
mod frames;
mod packages;

use std::io::Read;

use jiff::civil::{Date, date};

use crate::answers::audit::{Audit, Coverage, OutcomeRow, Status};
use crate::answers::{Answers, Given, Key, RowPlace, Typed, Unread};
use crate::finding::Code;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, Forms, answers_of, answers_of_plan, plan_form};
use crate::plan::{LEADER, Plan, file::File, resolve};

use super::*;

const STAMP: Date = date(2026, 11, 2);

fn file() -> File {
    toml::from_str(include_str!("../../schemas/mainstream.toml")).expect("the built-in plan")
}

fn plan() -> Plan {
    resolve(&file()).expect("no fault")
}

/// Every form of the built-in plan, with answers for the plan's own.
fn forms() -> Vec<(Form, Answers)> {
    let forms = Forms::new(plan());
    let codes = forms.plan().departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
    let blank = codes.map(|code| (forms.usual(code).expect("a form").clone(), Answers::default()));
    let answers = answers_of_plan(&file());
    blank.chain([(plan_form(forms.plan(), &answers), answers)]).collect()
}

/// The parts of a package whose name starts so, as text.
fn parts(bytes: &[u8], start: &str) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let names = package.file_names().map(|name| name.expect("a name").into_owned());
    let names: Vec<String> = names.filter(|name| name.starts_with(start)).collect();
    let text = |name: &String| {
        let mut text = String::new();
        package.by_name(name).expect("a part").read_to_string(&mut text).expect("a text");
        text
    };
    let texts: Vec<String> = names.iter().map(text).collect();
    names.into_iter().zip(texts).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes, name).into_iter().next().map(|(_, text)| text).expect("the part")
}

/// Every value of an attribute of an element, in order.
fn values<'t>(text: &'t str, element: &str, attribute: &str) -> Vec<&'t str> {
    text.split(&format!("<{element} "))
        .skip(1)
        .filter_map(|rest| {
            let tag = &rest[..rest.find('>')?];
            let value = tag.split(&format!("{attribute}=\"")).nth(1)?;
            value.split('"').next()
        })
        .collect()
}

/// `A5:B9` as left, top, right, bottom.
fn corners(range: &str) -> (u32, u32, u32, u32) {
    let cell = |name: &str| {
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let column = letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
        (column, name[letters.len()..].parse::<u32>().expect("a row"))
    };
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let ((left, top), (right, bottom)) = (cell(from), cell(to));
    (left, top, right, bottom)
}

#[test]
fn every_form_is_drawn_and_twice_alike() {
    for (form, answers) in forms() {
        let first = draw(&form, &answers, STAMP).expect("drawn");
        assert_eq!(first, draw(&form, &answers, STAMP).expect("drawn"), "{}", form.title);
        assert_ne!(first, draw(&form, &answers, date(2026, 11, 3)).expect("drawn"), "{}", form.title);
        assert!(part(&first, "docProps/core.xml").contains("<dc:language>en-GB<"));
        let fixed = |(_, text): &(String, String)| text.contains("customHeight");
        assert!(!parts(&first, "xl/worksheets/sheet").iter().any(fixed), "{}: a row cannot grow", form.title);
    }
}

#[test]
fn validations_never_overlap_and_their_texts_fit() {
    for (form, answers) in forms() {
        let bytes = draw(&form, &answers, STAMP).expect("drawn");
        let mut some = false;
        for (name, text) in parts(&bytes, "xl/worksheets/sheet") {
            let ranges: Vec<_> = values(&text, "dataValidation", "sqref").into_iter().map(corners).collect();
            some |= !ranges.is_empty();
            for (position, a) in ranges.iter().enumerate() {
                for b in &ranges[..position] {
                    let apart = a.2 < b.0 || b.2 < a.0 || a.3 < b.1 || b.3 < a.1;
                    assert!(apart, "{}, {name}: {a:?} and {b:?}", form.title);
                }
            }
            for (attribute, most) in [("promptTitle", 32), ("errorTitle", 32)] {
                for title in values(&text, "dataValidation", attribute) {
                    assert!(title.replace("&amp;", "&").encode_utf16().count() <= most, "{title}");
                }
            }
        }
        assert!(some, "{} has no validation", form.title);
    }
}

#[test]
fn every_drop_down_has_its_name_and_every_name_its_cells() {
    for (form, answers) in forms() {
        let bytes = draw(&form, &answers, STAMP).expect("drawn");
        let workbook = part(&bytes, "xl/workbook.xml");
        let names = values(&workbook, "definedName", "name");
        for (_, text) in parts(&bytes, "xl/worksheets/sheet") {
            for list in text.split("<formula1>list_").skip(1) {
                let name = format!("list_{}", list.split('<').next().expect("an end"));
                assert!(names.contains(&name.as_str()), "{}: {name}", form.title);
            }
        }
        for name in ["careers_audit_kind", "careers_audit_code", "careers_audit_edition"] {
            assert!(names.contains(&name), "{}: {name}", form.title);
        }
        assert!(!workbook.contains("#REF!"));
    }
}

#[test]
fn every_formula_carries_its_result() {
    let mut formulas = 0;
    for (form, answers) in forms() {
        let bytes = draw(&form, &answers, STAMP).expect("drawn");
        for (name, text) in parts(&bytes, "xl/worksheets/sheet") {
            for cell in text.split("<c ").skip(1).filter(|cell| cell.contains("<f>")) {
                let cell = cell.split("</c>").next().expect("an end");
                assert!(cell.contains("<v>") && !cell.contains("<v></v>"), "{}, {name}: {cell}", form.title);
                formulas += 1;
            }
        }
    }
    assert!(formulas > 100, "{formulas}");
}

#[test]
fn protected_forms_lock_everything_but_answers_and_a_plan_is_open() {
    for (form, answers) in forms() {
        let bytes = draw(&form, &answers, STAMP).expect("drawn");
        let sheets = parts(&bytes, "xl/worksheets/sheet");
        let protected = sheets.iter().filter(|(_, text)| text.contains("<sheetProtection")).count();
        // Of a plan, only the sheet that nobody sees.
        let expected = if form.kind == crate::layout::BookKind::Plan { 1 } else { form.sheets.len() + 1 };
        assert_eq!(protected, expected, "{}", form.title);
    }
}

#[test]
fn what_was_typed_is_drawn_as_it_was_typed() {
    let plan = plan();
    let department = plan.department("HUM").expect("a department");
    let forms = Forms::new(plan.clone());
    let form = forms.usual("HUM").expect("a form");
    let subject = department.subjects[0].name.clone();
    let (_, area) = form.areas().find(|(_, area)| area.block.key() == BlockKey::Outcomes).expect("a table");
    let reference = area.rows[0].reference.clone();
    let mut answers = answers_of(&Audit {
        outcomes: vec![OutcomeRow {
            place: RowPlace { subject: Some(subject.clone()), row: reference.clone() },
            coverage: Some(Coverage::Taught),
            status: Some(Status::InPlace),
            unit: Some("=HYPERLINK(\"x\")".to_owned()),
            ..OutcomeRow::default()
        }],
        ..Audit::default()
    });
    let key = |slot| Key { block: BlockKey::Outcomes, subject: Some(subject.clone()), row: reference.clone(), slot };
    let unread = |typed| Given { typed, means: Err(Unread { code: Code::UnknownAnswer, suggestion: None }) };
    answers.put(key(SlotKey::Coverage), unread(Typed::Text("Tought".to_owned())));
    answers.put(key(SlotKey::Term), unread(Typed::Date(date(2026, 9, 7))));
    answers.put(key(SlotKey::Skill), unread(Typed::Error("#REF!".to_owned())));
    answers.put(key(SlotKey::Activity), unread(Typed::Number(f64::NAN)));
    answers.put(key(SlotKey::Reason), unread(Typed::Date(date(1066, 10, 14))));
    answers.put(key(SlotKey::Evidence), unread(Typed::Truth(true)));
    let bytes = draw(form, &answers, STAMP).expect("drawn");
    let strings = part(&bytes, "xl/sharedStrings.xml");
    for text in ["Tought", "=HYPERLINK(\"x\")", "#REF!", "14/10/1066"] {
        assert!(strings.contains(&text.replace('"', "&quot;")) || strings.contains(text), "{text}");
    }
    let sheets = parts(&bytes, "xl/worksheets/sheet");
    assert!(sheets.iter().all(|(_, text)| !text.contains("HYPERLINK(\"x\")")));
    assert!(sheets.iter().any(|(_, text)| text.contains("<v>46272</v>")), "7 September 2026 is day 46272");
    assert!(sheets.iter().any(|(_, text)| text.contains("t=\"b\"")));
}
