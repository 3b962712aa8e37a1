//! Corrections: drawn from a faulty return, mended, and read back.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::correct;
use careers_audit::reader;
use careers_audit::returns::{Incoming, Return, form_of, settle};
use careers_audit::{demo, pen};

/// The made-up school's returns, settled.
fn entries(plan: &careers_audit::plan::Plan) -> Vec<Return> {
    let incoming = demo::returns(plan).into_iter().map(|sent| {
        let form = form_of(plan, &sent.department).expect("a form");
        let bytes = pen::draw(&form, &sent.answers, sent.saved).expect("drawn");
        let opened = reader::open(plan, &bytes);
        Incoming { file: sent.file, saved: opened.saved.unwrap_or_default(), recognised: opened.recognised }
    });
    settle(plan, incoming.collect())
}

#[test]
fn a_correction_keeps_every_answer_and_lists_what_is_still_open() {
    let plan = common::demo_plan();
    let mut corrected = 0;
    for entry in entries(&plan) {
        let Some(correction) = correct::workbook(&plan, &entry, plan.round.due).expect("drawn") else { continue };
        corrected += 1;
        let recognised = reader::open(&plan, &correction.bytes).recognised;
        let back = Incoming { file: "back.xlsx".into(), saved: "2027-01-01".into(), recognised };
        let back = settle(&plan, vec![back]).remove(0);
        assert_eq!(back.department, entry.department);
        for (key, given) in entry.answers.iter() {
            let read = back.answers.get(key).unwrap_or_else(|| panic!("{}: {key:?} is lost", entry.file));
            assert_eq!(read.typed.shown(), given.typed.shown(), "{}: {key:?}", entry.file);
        }
        let since = back.since().expect("it was a correction");
        let told = |findings: &[&careers_audit::finding::Finding]| {
            findings.iter().map(|finding| finding.mark()).collect::<Vec<_>>()
        };
        assert_eq!(told(&since.fresh), Vec::<String>::new(), "{}", entry.file);
        assert!(back.corrects == entry.fingerprints, "{}", entry.file);
        let listed = back.listed.len();
        assert_eq!(listed, correction.things, "{}", entry.file);
        // What two returns said differently is settled by sending one back.
        assert_eq!(since.open.len() + since.fixed.len(), listed, "{}", entry.file);
        let unplaced: Vec<&str> = back.unplaced.iter().map(|unplaced| unplaced.text.as_str()).collect();
        assert_eq!(unplaced, Vec::<&str>::new(), "{}", entry.file);
    }
    assert!(corrected >= 5, "{corrected}");
}
