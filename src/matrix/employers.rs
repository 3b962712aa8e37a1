//! What each year group met of employers; and every record, and whether it is a meaningful one.

use super::facts::Facts;
use super::rows::{Row, Shown, rows};
use super::words::{either, expected_encounters, lower, many, upper};
use super::{sheet, tab};
use crate::answers::Labelled;
use crate::answers::audit::{Audit, EmployerRow, Intended, Kind, Test, TookPlace};
use crate::coverage::speaks_of;
use crate::pen::{Cell, Heading, Page, Table, Tone};
use crate::plan::{Cohort, Event, Stage};

/// What is said of a question that was left open.
const OPEN: &str = "not answered";

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let mut notes = vec![
        "Meaningful: a purpose shared with the employer, outcomes that suit the learners, two-way interaction, time to reflect.".to_owned(),
        "A record counts as evidence when it took place and all four are answered Yes.".to_owned(),
        expected(facts),
    ];
    let nowhere = took_place(facts).filter(|record| record.kind.is_none() || record.cohort.is_none()).count();
    if nowhere > 0 {
        notes.push(format!(
            "{} that took place but {} not say for whom or of which kind: not in the first table.",
            many(nowhere, "record", "records"),
            either(nowhere, "does", "do")
        ));
    }
    let records = sheet(tab::EMPLOYERS, facts.title("Employers"), notes, 3, records(facts));
    let tables = std::iter::once(by_cohort(facts)).chain(records.tables).chain(hoped_for(facts)).collect();
    Page { tables, ..records }
}

/// Every record of every return that counts.
pub(super) fn records_of<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f EmployerRow> {
    facts.counting().flat_map(|(_, _, audit)| &audit.employers)
}

/// Whether a record speaks of a cohort: it names it, or all of its stage.
pub(super) fn speaks(record: &EmployerRow, stage: &Stage, cohort: &Cohort) -> bool {
    record.cohort.as_ref().is_some_and(|label| speaks_of(label, stage, cohort))
}

fn took_place<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f EmployerRow> {
    records_of(facts).filter(|record| record.took_place == Some(TookPlace::TookPlace))
}

/// How many encounters and workplaces each cohort met, and what it did not meet. A record of a whole
/// stage counts for each of its cohorts.
fn by_cohort(facts: &Facts<'_>) -> Table {
    let words = &facts.plan.words;
    let row = |stage: &Stage, cohort: &Cohort| {
        let of = |kind: Kind| {
            let met = move |record: &&EmployerRow| record.kind == Some(kind) && speaks(record, stage, cohort);
            let these: Vec<&EmployerRow> = took_place(facts).filter(met).collect();
            (these.len(), these.iter().filter(|record| record.is_meaningful()).count())
        };
        let (encounters, meaningful) = of(Kind::Encounter);
        let (workplaces, useful) = of(Kind::Workplace);
        let lacking = match (meaningful, useful) {
            (0, 0) => Cell::toned("No meaningful encounter or workplace", Tone::Warn),
            (0, _) => Cell::toned("No meaningful encounter", Tone::Warn),
            (_, 0) => Cell::text("No meaningful workplace"),
            (_, _) => Cell::toned("Both", Tone::Good),
        };
        let counts = [encounters, meaningful, workplaces, useful].map(Cell::count);
        [Cell::Strong(cohort.name.clone()), Cell::text(&stage.name), lacking].into_iter().chain(counts).collect()
    };
    Table {
        name: "Employers by cohort".to_owned(),
        caption: Some(format!("What took place, by {}", lower(&words.cohort))),
        columns: super::distinct(vec![
            Heading::new(&words.cohort, 18),
            Heading::new(&words.stage, 18),
            Heading::new("What is on record", 28),
            Heading::new("Encounters (BM5)", 18),
            Heading::new("Meaningful encounters", 14),
            Heading::new("Workplaces (BM6)", 17),
            Heading::new("Meaningful workplaces", 14),
        ]),
        rows: facts
            .plan
            .stages
            .iter()
            .flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)))
            .map(|(stage, cohort)| row(stage, cohort))
            .collect(),
    }
}

fn records(facts: &Facts<'_>) -> Table {
    let words = &facts.plan.words;
    Table {
        name: "Employers".to_owned(),
        caption: Some("Every record".to_owned()),
        columns: vec![
            Heading::new("Department", 18),
            Heading::new("Subject", 18),
            Heading::new("Employer", 28),
            Heading::new("Sector", 18),
            Heading::new("Date", 14),
            Heading::new("Kind", 17),
            Heading::new("In person or virtual", 14),
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
    }
}

/// Employers named on the planning sheets: apart from the records, and never counted. None where nobody plans.
fn hoped_for(facts: &Facts<'_>) -> Option<Table> {
    let project = facts.counting().flat_map(|(code, entry, _)| {
        let named = rows(entry, "planner").into_iter().filter(|row| row.shown("employer").is_some());
        named.map(move |row| {
            let part = facts.plan.planner.iter().find(|part| part.reference == row.reference());
            let part = part.map_or(row.reference(), |part| &part.part);
            let what = Cell::Text(format!("Project: {}", lower(part)));
            let planned = Cell::text("In the project planner");
            hoped(facts, code, &row, [what, row.cell("doing", OPEN), row.cell("due", OPEN), planned])
        })
    });
    let calendar = facts.counting().flat_map(|(code, entry, _)| {
        let intended = |row: &Row<'_>| row.chosen::<Intended>("intended");
        let named = rows(entry, "calendar")
            .into_iter()
            .filter(move |row| row.shown("employer").is_some() && intended(row) != Some(Intended::No));
        named.map(move |row| {
            // A spare row says for itself what a printed one has from the plan.
            let event = facts.plan.calendar.iter().find(|event| event.reference == row.reference());
            let event = |slot, printed: fn(&Event) -> &String| {
                event.map_or_else(|| row.cell(slot, OPEN), |event| Cell::text(printed(event)))
            };
            let (what, month) = (event("event", |event| &event.event), event("month", |event| &event.month));
            hoped(facts, code, &row, [what, row.cell("unit", OPEN), month, row.cell("intended", OPEN)])
        })
    });
    let rows: Vec<Vec<Cell>> = project.chain(calendar).collect();
    (!rows.is_empty()).then(|| Table {
        name: "Planned or hoped for".to_owned(),
        caption: Some("Planned or hoped for: never counted as met".to_owned()),
        columns: vec![
            Heading::new("Department", 18),
            Heading::new("Occasion", 18),
            Heading::new("Employer or partner", 28),
            Heading::new("What it is for", 18),
            Heading::new("When", 14),
            Heading::new("Planned?", 17),
            Heading::new("Ref", 14),
            Heading::new("File", 26),
        ],
        rows,
    })
}

fn hoped(facts: &Facts<'_>, code: &str, row: &Row<'_>, [what, purpose, when, planned]: [Cell; 4]) -> Vec<Cell> {
    let employer = row.cell("employer", OPEN);
    let reference = Cell::text(row.reference());
    vec![Cell::text(facts.name(code)), what, employer, purpose, when, planned, reference, row.link("employer")]
}

/// What each learner should have in a year (Benchmark 5): told, and in no verdict.
pub(super) fn expected(facts: &Facts<'_>) -> String {
    expected_encounters(facts.plan)
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
    cells.push(row.link("employer"));
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
            None => row.shown(slot).map(Shown::text),
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
