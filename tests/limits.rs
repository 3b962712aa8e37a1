//! Whatever one return holds, also what no cell of Excel can: every output is drawn, nothing of it is lost, and nobody
//! else's return suffers for it.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::{Answers, Given, Listed, Read, Spot, Typed, Unplaced, Unread, Value};
use careers_audit::finding::Code;
use careers_audit::layout::{Form, Holds, answers_of};
use careers_audit::picture::Picture;
use careers_audit::plan::Plan;
use careers_audit::returns::{Incoming, Recognised, Results, settle};
use careers_audit::round::{Said, Verb, perform};
use careers_audit::shelf::{Memory, Rel, Shelf};
use careers_audit::{correct, matrix, pen, reader};
use common::hostile::with_part;
use common::random;
use jiff::civil::date;

/// What a cell cannot hold, or can only just: each ends in a word by which its end is known.
fn excesses() -> Vec<String> {
    vec![
        format!("{}END", "a".repeat(32_764)),
        format!("{}END", "b".repeat(32_765)),
        format!("{} END", "long words ".repeat(3_500)),
        format!("{}END", "\u{1f600}".repeat(17_000)),
        format!("{}END", "line\n".repeat(400)),
        format!("{}END", "=HYPERLINK(\"https://example.org\") ".repeat(1_000)),
        format!("https://example.org/{}END", "x".repeat(3_000)),
        format!("<b>&amp;{}END", "]]>_x0041_".repeat(3_400)),
    ]
}

/// Answers of a form with an excess in every cell that takes words, and in error in every other.
fn excessive(plan: &Plan, form: &Form, seed: usize) -> Answers {
    let excesses = excesses();
    let mut answers = answers_of(&random::audit(plan, plan.department(&form.code).expect("a department"), 3));
    for (position, (_, area)) in form.areas().enumerate() {
        for (at, row) in area.rows.iter().enumerate() {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                let draw = position * 7 + at * 3 + seed;
                // Not every cell: a workbook of a person holds what is in order, too; and of what has no place so much
                // is kept as `limits` says.
                if !draw.is_multiple_of(7) {
                    continue;
                }
                let text = excesses[draw % excesses.len()].clone();
                let given = match spec.holds {
                    Holds::Text { .. } => Given::meant(Value::Text(text)),
                    Holds::Choice(_) | Holds::Count { .. } | Holds::Date => Given {
                        typed: Typed::Text(text),
                        means: Err(Unread { code: Code::UnknownAnswer, suggestion: Some("x".repeat(40_000)) }),
                    },
                    Holds::Printed | Holds::Code(_) | Holds::Live(_) => continue,
                };
                answers.put(area.key(row, spec.key), given);
            }
        }
    }
    answers
}

#[test]
fn every_output_is_drawn_and_nothing_is_cut_off() {
    let plan = common::plan();
    let forms = common::forms(&plan);
    let form = forms.of("ART").expect("a form");
    for seed in 0..2 {
        let answers = excessive(&plan, form, seed);
        let ends: usize = answers.iter().filter(|(_, given)| given.typed.shown().ends_with("END")).count();
        assert!(ends > 5, "{ends}");
        let spot = Spot::cell("A sheet of their own", 3, 3);
        let unplaced = excesses().into_iter().map(|text| Unplaced { spot: spot.clone(), text }).collect();
        let listed = excesses().into_iter().map(|text| Listed { mark: text.clone(), explanation: Some(text) });
        let read =
            Read { answers, unplaced, listed: listed.collect(), fingerprint: "f".repeat(40_000), ..Read::default() };
        let came = Incoming {
            file: format!("{}/{}.xlsx", "folder".repeat(40), "name".repeat(70)),
            recognised: Recognised::Audit { code: "ART".to_owned(), read },
            ..common::incoming_of(&forms, "ART.xlsx", b"")
        };
        let results = Results::new(&forms, settle(&forms, vec![came]));
        let today = date(2026, 12, 15);
        let mut picture = Picture::new(&results, today);
        for is_shared in [false, true] {
            picture.is_shared = is_shared;
            matrix::workbook(&picture).expect("a matrix");
        }
        let entry = results.counting("ART").expect("it counts");
        let correction = correct::workbook(&forms, entry, today).expect("drawn").expect("something to mend");
        // Read back, all that was written is there: what fits in its place, the rest among what has none.
        let back = common::read(&plan, &correction.bytes);
        let told: String = back.unplaced.iter().map(|one| one.text.as_str()).collect();
        let placed: String = back.answers.iter().map(|(_, given)| given.typed.for_its_author()).collect();
        let letters = |text: &str, letter: char| text.matches(letter).count();
        for letter in ['a', 'b', '\u{1f600}', ']', 'E'] {
            let wrote: usize =
                entry.answers.iter().map(|(_, given)| letters(&given.typed.for_its_author(), letter)).sum();
            let beside: usize = entry.unplaced.iter().map(|one| letters(&one.text, letter)).sum();
            let there = letters(&told, letter) + letters(&placed, letter);
            assert!(there >= wrote + beside, "{letter}: {there} of {wrote} and {beside}, seed {seed}");
        }
    }
}

#[test]
fn one_return_that_no_cell_could_hold_stops_nobody_else() {
    let plan = common::plan();
    let forms = common::forms(&plan);
    let mut shelf = Memory::new();
    let plan_workbook = careers_audit::issue::plan_workbook(&careers_audit::plan::built_in(), &forms).expect("drawn");
    shelf.put(&Rel::new("plan.xlsx"), plan_workbook);
    for code in ["ART", "MUS"] {
        let answers = answers_of(&random::audit(&plan, plan.department(code).expect("a department"), 5));
        let form = forms.of(code).expect("a form");
        let bytes = pen::draw(form, &answers, plan.round.due).expect("drawn");
        let bytes = match code {
            "ART" => with_part(&bytes, "xl/worksheets/sheet2.xml", |xml| {
                let long = "z".repeat(40_000);
                let row = format!(
                    r#"<row r="800"><c r="B800" t="inlineStr"><is><t><![CDATA[{long}]]></t></is></c></row></sheetData>"#
                );
                xml.replacen("</sheetData>", &row, 1)
            }),
            _ => bytes,
        };
        assert!(matches!(reader::open(&forms, &bytes).recognised, Recognised::Audit { .. }), "{code}");
        shelf.put(&Rel::new(format!("returns/{code}.xlsx")), bytes);
    }
    for verb in [Verb::Check { settle: Vec::new() }, Verb::Consolidate { early: true, programme: false }] {
        let done = perform(&mut shelf, &verb, date(2026, 12, 15), &|_| {}).expect("done");
        let failed: Vec<&Said> = done.said.iter().filter(|said| matches!(said, Said::NotCorrected(..))).collect();
        assert!(failed.is_empty(), "{failed:?}");
    }
    assert!(!shelf.list(&Rel::new("matrix")).expect("listed").is_empty());
}
