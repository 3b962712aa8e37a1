//! What stays in sight of a form, and where its links lead: of every form of every setting.

use super::*;
use crate::layout::Extras;
use crate::plan::Setting;

/// Every form of every setting, drawn.
fn drawn() -> Vec<(String, Vec<u8>)> {
    let mut drawn = Vec::new();
    for setting in Setting::ALL {
        let file = setting.built_in();
        let mut plan = resolve(&file).expect("no fault");
        // The widest department there may be, and names longer than any heading.
        if let Some(department) = plan.departments.first_mut() {
            let one = department.subjects[0].clone();
            for name in
                ["Social, Moral, Spiritual and Cultural Education", "Classical Civilisation", "Travel and Tourism"]
            {
                department.subjects.push(crate::plan::Subject { name: name.to_owned(), ..one.clone() });
            }
        }
        let forms = Forms::new(plan);
        let codes: Vec<String> = forms.plan().departments.iter().map(|own| own.code.clone()).collect();
        let audits = codes.iter().filter_map(|code| forms.with(code, Extras::ALL).cloned());
        let answers = answers_of_plan(&file);
        let others = [forms.leader().clone(), plan_form(forms.plan(), &answers)];
        for form in audits.chain(others) {
            let bytes = draw(&form, &Answers::default(), STAMP).expect("drawn");
            drawn.push((format!("{} {}", setting.word(), form.title), bytes));
        }
    }
    drawn
}

#[test]
fn little_stays_in_sight_and_every_link_leads_to_a_sheet() {
    let number = |text: &str| text.parse::<f64>().expect("a number");
    for (title, bytes) in drawn() {
        let workbook = part(&bytes, "xl/workbook.xml");
        let names: Vec<String> = values(&workbook, "sheet", "name").into_iter().map(str::to_owned).collect();
        for (sheet, text) in parts(&bytes, "xl/worksheets/sheet") {
            let split = |attribute| values(&text, "pane", attribute).first().map_or(0.0, |split| number(split));
            let mut across = 0.0;
            let columns = values(&text, "col", "min").into_iter().zip(values(&text, "col", "max"));
            for ((first, last), width) in columns.zip(values(&text, "col", "width")) {
                let within = (number(last).min(split("xSplit")) - number(first) + 1.0).max(0.0);
                across += within * (number(width) * 7.0).round();
            }
            let in_sight = text.split("<row ").skip(1).filter_map(|row| {
                let tag = format!("<row {}", &row[..row.find('>')?]);
                let of = |attribute| values(&tag, "row", attribute).first().map(|value| number(value));
                // A row without a height of its own is twenty pixels high.
                (of("r")? <= split("ySplit")).then(|| of("ht").unwrap_or(15.0) * 4.0 / 3.0)
            });
            let down: f64 = in_sight.sum();
            assert!(across <= 300.0 && down <= 60.5, "{title}, {sheet}: {across} by {down}");
            for link in values(&text, "hyperlink", "location") {
                let link = link.replace("&apos;", "'").replace("&amp;", "&");
                let named = link.rsplit_once('!').map(|(sheet, _)| sheet.trim_matches('\'').replace("''", "'"));
                assert!(named.is_some_and(|named| names.contains(&named)), "{title}, {sheet}: {link} leads nowhere");
            }
        }
        // Every sheet but the first leads back to it, and every one but the last to the one after it.
        let texts = part(&bytes, "xl/sharedStrings.xml");
        assert!(texts.contains("‹ Start here") && texts.contains("Next: "), "{title}");
    }
}
