//! A row may be for several groups of learners: two cells name them, or one cell in which people typed several names.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::audit::{Audit, OutcomeRow};
use careers_audit::answers::{Typed, Value};
use careers_audit::check;
use careers_audit::coverage::{self, Returned};
use careers_audit::judge::judge;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Form, Row, Spec};
use careers_audit::plan::{LEADER, Plan, Setting, resolve};
use careers_audit::scope;
use common::random::Dice;

/// The rows of a form that ask for groups of learners, each with what its cell declares.
fn asking(form: &Form) -> Vec<(&Row, &'static Spec)> {
    let areas = form.areas().map(|(_, area)| area).filter(|area| area.block.key() == BlockKey::Outcomes);
    let cells =
        areas.flat_map(|area| area.rows.iter().map(move |row| (row, form.spec(&area.key(row, SlotKey::Cohorts)))));
    cells.filter_map(|(row, spec)| Some((row, spec?))).collect()
}

fn meant(plan: &Plan, form: &Form, (row, spec): (&Row, &Spec), typed: &str) -> Option<String> {
    check::mean(plan, form, row, spec, &Typed::Text(typed.to_owned())).ok().map(|value: Value| value.to_string())
}

#[test]
fn names_that_stand_in_one_cell_are_read_as_those() {
    let mut drawn = 0;
    for setting in Setting::ALL {
        let plan = resolve(&setting.built_in()).expect("no fault");
        for code in plan.departments.iter().map(|own| own.code.as_str()).chain([LEADER]) {
            let form = common::form(&plan, code);
            for (seed, (row, spec)) in (0..).zip(asking(&form)) {
                let labels = form.list(row, SlotKey::Cohorts).expect("a list").labels();
                let mut dice = Dice::new(seed);
                let mut picked: Vec<String> = (0..2 + dice.below(2)).map(|_| dice.one(labels)).collect();
                let written: Vec<String> = picked
                    .iter()
                    .map(|label| {
                        let cohorts = plan.stages.iter().flat_map(|stage| &stage.cohorts);
                        let code = cohorts.filter(|own| own.name == *label).map(|own| own.code.clone()).next();
                        code.filter(|_| dice.often(40)).unwrap_or_else(|| label.clone())
                    })
                    .collect();
                let between = dice.one(&[", ", " and ", " & ", "\n", "/", "; ", " + ", ",", " AND "]);
                let typed = written.join(between);
                let mut seen = std::collections::HashSet::new();
                picked.retain(|label| seen.insert(label.clone()));
                assert_eq!(meant(&plan, &form, (row, spec), &typed), Some(picked.join(", ")), "{code}: {typed:?}");
                for stray in ["Monday", "Year 99", "a few of them"] {
                    let typed = format!("{typed}{between}{stray}");
                    assert_eq!(meant(&plan, &form, (row, spec), &typed), None, "{code}: {typed:?}");
                }
                drawn += 1;
            }
        }
    }
    assert!(drawn > 300, "{drawn}");
}

#[test]
fn the_word_in_front_speaks_for_all() {
    let plan = common::plan();
    let form = common::form(&plan, "HUM");
    let first = asking(&form)[0];
    for typed in [
        "Years 7 & 8",
        "Years 7 and 8",
        "Y7 and Y8",
        "Year 7, Year 8",
        "7/8",
        "Yr 7, 8.",
        "year 7 and year 8",
        "Year 7, Year 7, Year 8",
    ] {
        assert_eq!(meant(&plan, &form, first, typed).as_deref(), Some("Year 7, Year 8"), "{typed}");
    }
    let send = resolve(&Setting::Send.built_in()).expect("no fault");
    let form = common::form(&send, LEADER);
    let names: Vec<&str> = send.stages[0].cohorts.iter().take(2).map(|own| own.name.as_str()).collect();
    let row = asking(&form)[0];
    assert_eq!(meant(&send, &form, row, &names.join(" and ")).as_deref(), Some(names.join(", ").as_str()));
}

/// What the matrix counts of cohorts, and what a subject reaches, whatever the cells.
fn counted(plan: &Plan, audits: &[Audit]) -> String {
    let returned: Vec<Returned<'_>> = plan
        .departments
        .iter()
        .zip(audits)
        .map(|(department, audit)| Returned { department, audit: Some(audit) })
        .collect();
    let records = coverage::records(plan, &returned, None);
    let map = coverage::coverage(plan, &returned, None);
    let verdicts = plan.departments.iter().zip(audits).flat_map(|(own, audit)| {
        own.subjects.iter().map(move |subject| format!("{:?}", judge(plan, own, subject, audit).standing))
    });
    let verdicts: Vec<String> = verdicts.collect();
    format!(
        "{:#?}{:#?}{:#?}{verdicts:?}",
        coverage::cohorts(plan, &returned, &records),
        coverage::unmet(plan, &map, &records, &returned, None),
        coverage::missed(plan, &map)
            .iter()
            .map(|one| (&one.outcome.reference, &one.cohorts, &one.not_known))
            .collect::<Vec<_>>(),
    )
}

#[test]
fn a_row_for_two_counts_as_two_rows_for_one() {
    let mut all = 0;
    for (seed, setting) in (1..).zip(Setting::ALL) {
        let plan = resolve(&setting.built_in()).expect("no fault");
        let audits: Vec<Audit> = plan.departments.iter().map(|own| common::random::audit(&plan, own, seed)).collect();
        let mut together = audits.clone();
        let mut apart = audits.clone();
        let mut two = 0;
        for (audit, (joined, split)) in audits.iter().zip(together.iter_mut().zip(&mut apart)) {
            for (at, row) in audit.outcomes.iter().enumerate() {
                let (Some(first), Some(second)) = (&row.cohorts, &row.cohorts_also) else { continue };
                let outcome = scope::row_outcome(&plan, row).expect("an outcome");
                joined.outcomes[at].cohorts = Some(format!("{first}, {second}"));
                joined.outcomes[at].cohorts_also = None;
                split.outcomes[at].cohorts_also = None;
                let mut more = OutcomeRow {
                    cohorts: Some(second.clone()),
                    outcome: Some(outcome.label()),
                    ..split.outcomes[at].clone()
                };
                more.place.row = format!("X{}", 50 + at);
                split.outcomes.push(more);
                two += 1;
            }
        }
        all += two;
        let whole = counted(&plan, &audits);
        assert_eq!(whole, counted(&plan, &together), "{}", setting.word());
        assert_eq!(whole, counted(&plan, &apart), "{}", setting.word());
        let mut first: Vec<Audit> = audits.clone();
        first.iter_mut().flat_map(|audit| &mut audit.outcomes).for_each(|row| row.cohorts_also = None);
        assert!(two == 0 || whole != counted(&plan, &first), "the second cell counts: {}", setting.word());
    }
    assert!(all > 30, "{all}");
}
