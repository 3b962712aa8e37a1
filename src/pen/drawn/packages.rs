//! The package of a form: whole, and the same whatever was drawn before it.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;

/// A part that is well formed: its text.
fn well_formed(name: &str, text: &str) {
    let mut reader = Reader::from_str(text);
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|fault| panic!("{name}: {fault}")) {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
}

#[test]
fn every_part_is_whole_and_everything_that_one_names_is_there() {
    for (form, answers) in forms() {
        let bytes = draw(&form, &answers, STAMP).expect("drawn");
        let all = parts(&bytes, "");
        let names: HashSet<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), all.len(), "{}: two parts of one name", form.title);
        for (name, text) in &all {
            well_formed(name, text);
        }
        let told = part(&bytes, "[Content_Types].xml");
        for name in values(&told, "Override", "PartName") {
            assert!(names.contains(name.trim_start_matches('/')), "{}: {name}", form.title);
        }
        for (name, text) in all.iter().filter(|(name, _)| name.starts_with("xl/worksheets/_rels/")) {
            let within = text.split("<Relationship ").skip(1).filter(|relation| !relation.contains("External"));
            for target in within.filter_map(|relation| relation.split("Target=\"..").nth(1)?.split('"').next()) {
                assert!(names.contains(format!("xl{target}").as_str()), "{}, {name}: {target}", form.title);
            }
        }
        let count = |text: &str, of: &str| text.matches(of).count();
        let styles = part(&bytes, "xl/styles.xml");
        let (cells, rest) =
            styles.split_once("<cellXfs").and_then(|(_, rest)| rest.split_once("</cellXfs>")).expect("styles");
        let changes = rest.split("<dxfs").nth(1).map_or(0, |dxfs| count(dxfs, "<dxf>"));
        let texts = count(&part(&bytes, "xl/sharedStrings.xml"), "<si>");
        for (name, text) in parts(&bytes, "xl/worksheets/sheet") {
            for (element, attribute, most) in [("c", "s", count(cells, "<xf ")), ("cfRule", "dxfId", changes)] {
                let numbers = values(&text, element, &format!(" {attribute}"))
                    .into_iter()
                    .chain(values(&text, element, attribute));
                for number in numbers {
                    assert!(number.parse::<usize>().is_ok_and(|number| number < most), "{name}: {attribute} {number}");
                }
            }
            for text in text.split(" t=\"s\"><v>").skip(1).filter_map(|rest| rest.split('<').next()) {
                assert!(text.parse::<usize>().is_ok_and(|number| number < texts), "{name}: text {text}");
            }
        }
    }
}

#[test]
fn it_makes_no_difference_what_a_press_pressed_before() {
    let press = Press::default();
    let drawn = |(form, answers): &(Form, Answers)| draw_with(&press, form, answers, STAMP).expect("drawn");
    let forms = forms();
    let onwards: Vec<Vec<u8>> = forms.iter().map(drawn).collect();
    for (own, bytes) in forms.iter().zip(&onwards).rev() {
        assert_eq!(draw(&own.0, &own.1, STAMP).expect("drawn"), *bytes, "{}", own.0.title);
        assert_eq!(drawn(own), *bytes, "{}", own.0.title);
    }
}
