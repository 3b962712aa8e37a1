//! What SLT and governors read speaks to them: over random rounds of every setting, no cell of the file says *your*, names a
//! statement, an outcome or a step by its code, or leads anywhere that the file does not have.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use careers_audit::picture::Picture;
use careers_audit::plan::Plan;
use careers_audit::returns::{Last, LastRound, Results};
use careers_audit::{demo, matrix};
use common::opened::{Node, Package, Sheet, read_sheet};
use common::thin::round;

/// So many rounds of each setting.
const ROUNDS: u64 = 6;

/// The sheets on which an outcome stands by its ref, beside its words.
const WITH_REFS: [&str; 2] = ["Gaps", "Coverage"];

/// The sheets as people see them, and every target of a link.
fn opened(bytes: &[u8]) -> (Vec<Sheet>, Vec<String>) {
    let package = Package::open(bytes);
    let parts = package.related("xl/workbook.xml");
    let strings: Vec<String> =
        package.xml("xl/sharedStrings.xml").all("si").into_iter().map(Node::whole_text).collect();
    let workbook = package.xml("xl/workbook.xml");
    let listed = workbook.all("sheet");
    let sheet =
        |listed: &Node| read_sheet(&package, listed.attribute("name"), &parts[listed.attribute("id")], &strings);
    let sheets: Vec<Sheet> = listed.into_iter().map(sheet).collect();
    let places =
        sheets.iter().flat_map(|sheet| sheet.xml.all("hyperlink")).map(|link| link.attribute("location").to_owned());
    let places: Vec<String> = places.collect();
    let external = package.0.iter().filter(|(name, text)| name.ends_with(".rels") && text.contains("TargetMode"));
    assert_eq!(external.count(), 0, "a link leads out of the file");
    (sheets, places)
}

/// The codes that a text holds as words of their own.
fn codes<'t>(text: &'t str, known: &BTreeSet<&str>) -> Vec<&'t str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.filter(|word| known.contains(word)).collect()
}

fn faults(plan: &Plan, bytes: &[u8]) -> Vec<String> {
    let (sheets, places) = opened(bytes);
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Summary", "Approaches", "Gaps", "Coverage", "Notes"]);
    let statements: BTreeSet<&str> = plan.checklist.iter().map(|item| item.reference.as_str()).collect();
    let outcomes: BTreeSet<&str> = plan.outcomes.iter().map(|outcome| outcome.reference.as_str()).collect();
    let mut wrong: Vec<String> = places
        .iter()
        .filter(|place| !names.iter().any(|name| place.starts_with(&format!("'{name}'!"))))
        .map(|place| format!("a link to {place}"))
        .collect();
    for sheet in &sheets {
        for ((row, column), cell) in &sheet.cells {
            let text = common::unquoted(&cell.text);
            let lower = text.to_lowercase();
            let at = format!("{} {row}:{column}: {}", sheet.name, cell.text);
            let speaks_to = lower.split(|c: char| !c.is_alphabetic()).any(|word| word == "your" || word == "you");
            let step = (1..=9).any(|step| lower.contains(&format!("step {step}")));
            let codes_of = |known| !codes(&text, known).is_empty();
            if speaks_to || step || codes_of(&statements) {
                wrong.push(at.clone());
            }
            if !WITH_REFS.contains(&sheet.name.as_str()) && codes_of(&outcomes) {
                wrong.push(at.clone());
            }
            let private = ["edition", "error", "quer"].iter().any(|word| lower.contains(word));
            if sheet.name == "Summary" && private {
                wrong.push(at);
            }
        }
    }
    wrong
}

fn drawn(results: &Results) -> Vec<u8> {
    let mut picture = Picture::new(results, demo::TODAY);
    picture.is_shared = true;
    matrix::workbook(&picture).expect("drawn")
}

#[test]
fn no_cell_that_slt_reads_speaks_to_somebody_else_or_in_codes() {
    for setting in common::SETTINGS {
        let plan = common::demo_plan_of(setting);
        for seed in 0..ROUNDS {
            let mut results = round(&plan, seed * 11 + 3);
            // What a person asks of SLT, and what an employer is called, may be anything.
            for audit in results.audits.values_mut() {
                audit.steps.iter_mut().for_each(|step| step.ask = None);
                audit.employers.iter_mut().for_each(|record| record.employer = Some("Ironbridge".to_owned()));
            }
            if seed % 2 == 1 {
                results.last = Some(Last::Read(LastRound::of(Arc::new(round(&plan, seed * 11 + 4)))));
            }
            let wrong = faults(&plan, &drawn(&results));
            assert_eq!(wrong, [] as [String; 0], "{} {seed}", setting.word());
        }
    }
}

#[test]
fn a_code_and_a_word_to_somebody_else_are_seen() {
    let known = BTreeSet::from(["F4", "KS3-9"]);
    assert_eq!(codes("look again at statement F4, or (KS3-9).", &known), ["F4", "KS3-9"]);
    assert!(codes("KS3-90 and F41", &known).is_empty());
    assert_eq!(common::unquoted("Ask “what is your F4” for it"), "Ask  for it");
}
