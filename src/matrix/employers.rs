//! Every employer record, and whether it is a meaningful one.

use std::collections::HashSet;

use super::facts::Facts;
use super::rows::{Row, rows};
use super::words::{lower, many, upper};
use super::{sheet, tab};
use crate::answers::Labelled;
use crate::answers::audit::{Audit, EmployerRow, Test, TookPlace};
use crate::pen::{Cell, Heading, Page, Table, Tone};

/// What is said of a question that was left open.
const OPEN: &str = "not answered";

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let words = &facts.plan.words;
    let table = Table {
        name: "Employers".to_owned(),
        caption: None,
        columns: vec![
            Heading::new("Department", 18),
            Heading::new("Subject", 18),
            Heading::new("Employer", 28),
            Heading::new("Sector", 18),
            Heading::new("Date", 13),
            Heading::new("Kind", 17),
            Heading::new("In person or virtual", 13),
            Heading::new(&words.cohorts, 16),
            Heading::new("Outcomes", 18),
            Heading::new(upper(&words.learners), 13),
            Heading::new("Took place or planned", 14),
            Heading::new("Meaningful", 30),
            Heading::new("Ref", 9),
            Heading::new("File", 34),
        ],
        rows: facts
            .counting()
            .flat_map(|(code, entry, audit)| rows(entry, "employers").into_iter().map(move |row| (code, row, audit)))
            .map(|(code, row, audit)| record(facts, code, &row, audit))
            .collect(),
    };
    let notes = vec![
        "Meaningful: a purpose shared with the employer, outcomes that suit the learners, two-way interaction, time to reflect.".to_owned(),
        "A record counts as evidence when it took place and all four are answered Yes.".to_owned(),
        format!("{} {}", met(facts), expected(facts)),
    ];
    sheet(tab::EMPLOYERS, facts.title("Employers"), notes, 3, table)
}

/// What each learner should have in a year (Benchmark 5): told, and in no verdict.
pub(super) fn expected(facts: &Facts<'_>) -> String {
    let learner = &facts.plan.words.learner;
    match facts.plan.rules.encounters {
        0 | 1 => format!("Each {learner} should have at least one meaningful encounter a year."),
        several => format!(
            "Each {learner} should have at least {several} meaningful encounters a year, one of them through the curriculum."
        ),
    }
}

/// How many of the cohorts a counting record speaks of.
fn met(facts: &Facts<'_>) -> String {
    let plan = facts.plan;
    let stages = || plan.stages.iter().filter(|stage| !stage.overlay);
    let all: HashSet<&str> = stages().flat_map(|stage| &stage.cohorts).map(|cohort| cohort.code.as_str()).collect();
    let mut met: HashSet<&str> = HashSet::new();
    for record in facts.counting().flat_map(|(_, _, audit)| &audit.employers).filter(|record| record.counts()) {
        let label = record.cohort.as_deref().unwrap_or_default();
        let of = plan.subjects().find(|(_, subject)| record.subject.as_deref() == Some(subject.name.as_str()));
        let Some((_, subject)) = of else { continue };
        for stage in stages().filter(|stage| subject.stages.contains(&stage.code)) {
            let meant = subject.cohorts_of(stage).filter(|cohort| cohort.name == label || stage.all_of() == label);
            met.extend(meant.map(|cohort| cohort.code.as_str()));
        }
    }
    let words = &plan.words;
    let cohorts = many(all.len(), &lower(&words.cohort), &lower(&words.cohorts));
    format!("Subjects have a meaningful encounter on record for {} of {cohorts}.", met.len())
}

fn record(facts: &Facts<'_>, code: &str, row: &Row<'_>, audit: &Audit) -> Vec<Cell> {
    let mut cells = vec![Cell::text(facts.name(code))];
    cells.extend(["subject", "employer", "sector", "date", "kind", "mode", "cohort"].map(|slot| row.cell(slot, OPEN)));
    cells.push(outcomes(facts, row));
    cells.extend(["learners", "took_place"].map(|slot| row.cell(slot, OPEN)));
    let own = audit
        .employers
        .iter()
        .find(|record| record.place.row == row.row && record.place.subject.as_deref() == row.subject);
    cells.push(own.map_or(Cell::None, meaningful));
    cells.push(Cell::text(row.reference()));
    cells.push(Cell::text(row.file("employer")));
    cells
}

/// The refs of the outcomes it served; what names no outcome of the plan as it was typed.
fn outcomes(facts: &Facts<'_>, row: &Row<'_>) -> Cell {
    let refs: Vec<String> = ["outcome_1", "outcome_2", "outcome_3"]
        .into_iter()
        .filter_map(|slot| match row.text(slot) {
            Some(label) => {
                Some(facts.plan.outcome_labelled(label).map_or(label, |outcome| &outcome.reference).to_owned())
            }
            None => row.given(slot).map(super::rows::unread),
        })
        .collect();
    if refs.is_empty() { Cell::text(OPEN) } else { Cell::Text(refs.join(", ")) }
}

fn meaningful(record: &EmployerRow) -> Cell {
    if record.is_meaningful() {
        return Cell::toned("Yes", Tone::Good);
    }
    let is_open = record.tests().iter().all(|(_, test)| test.is_none());
    if is_open && record.took_place == Some(TookPlace::Planned) {
        return Cell::toned("not yet asked: planned", Tone::Off);
    }
    let missing: Vec<String> = record
        .tests()
        .into_iter()
        .filter(|(_, test)| *test != Some(Test::Yes))
        .map(|(name, test)| format!("{name}: {}", test.map_or(OPEN, Labelled::label)))
        .collect();
    Cell::toned(format!("Not yet shown. {}", upper(&missing.join("; "))), Tone::Warn)
}
