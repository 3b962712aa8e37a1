//! Which columns a workbook of the first edition had: whatever came after them is *late*, so that nobody who was sent a
//! workbook before is told that a column is missing.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeSet;

use careers_audit::layout::Form;
use careers_audit::plan::LEADER;

/// The blocks of the audit workbooks as they were first issued, with the columns that each had. Nothing is ever added
/// here: a new column is declared `.late()`.
const FIRST: &str = "\
    about: filled_by remarks
    approach: next reached_so_far rows_show subject your_view
    calendar: careers employer event id intended month unit
    checklist: answer approach evidence id item weight
    employers: cohort date employer id kind learners mode outcome_1 outcome_2 outcome_3 reflection sector shared_purpose subject suitable_outcomes took_place two_way
    examples: approach example first_step subject time_needed
    guides: example first_step looks_like name summary time_needed
    impact: before changed cohorts id known now
    outcomes: activity cohorts coverage evidence id reason ref skill stage status term unit
    planner: doing due employer example id needed owner part question
    progress: answered minutes sheet state to_fill what
    reach: cohort id reached roll subject taking
    resources: about link name provider
    stages: id stage subject taught
    steps: action aim approach ask due evidence id owner progress step
    support: aim by contacts cpd resources time
    whole_school: answer evidence evidence_hint id item part";

/// Every column of a form: its block, its key, and whether it is late.
fn columns(form: &Form) -> BTreeSet<(&'static str, &'static str, bool)> {
    let columns = |block: &'static dyn careers_audit::layout::Table| -> Vec<(&'static str, &'static str, bool)> {
        block.specs().iter().map(|spec| (block.key().word(), spec.key.word(), spec.is_late)).collect()
    };
    form.areas().flat_map(|(_, area)| columns(area.block)).collect()
}

#[test]
fn a_column_that_the_first_workbooks_lack_is_late() {
    let first: BTreeSet<(&str, &str)> = FIRST
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
        .flat_map(|(block, slots)| slots.split(' ').map(move |slot| (block, slot)))
        .collect();
    assert!(first.len() > 60, "{} columns", first.len());
    let plan = common::plan();
    let mut found = columns(&common::full_form(&plan, "HUM"));
    found.extend(columns(&common::full_form(&plan, LEADER)));
    for (block, slot, is_late) in &found {
        assert_ne!(first.contains(&(block, slot)), *is_late, "{block}.{slot}: a new column is declared `.late()`");
    }
    for (block, slot) in first {
        assert!(found.contains(&(block, slot, false)), "{block}.{slot}: a column that workbooks have is still read");
    }
}
