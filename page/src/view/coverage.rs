//! The coverage map: outcomes by subjects and dedicated time, each cell with the rows that speak of it.

use std::collections::HashMap;

use careers_audit::answers::audit::Status;
use careers_audit::coverage::{self, Line};
use careers_audit::matrix::{self, Evidence, Seen};
use careers_audit::picture::Picture;
use careers_audit::plan::DEDICATED_TIME;
use serde::Serialize;

/// The map.
#[derive(Debug, Serialize)]
pub(crate) struct Coverage {
    stages: Vec<Stage>,
    columns: Vec<Column>,
    lines: Vec<Row>,
    legend: Vec<Meaning>,
}

#[derive(Debug, Serialize)]
struct Stage {
    code: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct Column {
    name: String,
    department: String,
}

#[derive(Debug, Serialize)]
struct Meaning {
    words: &'static str,
    means: String,
}

#[derive(Debug, Serialize)]
struct Row {
    #[serde(rename = "ref")]
    reference: String,
    title: String,
    stage: String,
    gap: Option<Gap>,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Gap {
    kind: &'static str,
    words: String,
    known: bool,
}

#[derive(Debug, Serialize)]
struct Cell {
    kind: &'static str,
    words: &'static str,
    rows: Vec<Vec<(String, String)>>,
}

/// By subject and outcome, what was answered.
type Rows = HashMap<(String, String), Vec<Vec<(String, String)>>>;

/// The map of a round.
pub(super) fn coverage(picture: &Picture<'_>) -> Coverage {
    let plan = picture.plan;
    let mut rows = Rows::new();
    for Evidence { subject, outcome, told } in matrix::evidence(picture) {
        rows.entry((subject.to_owned(), outcome.to_owned())).or_default().push(told);
    }
    let subjects = picture.map.subjects.iter();
    let columns = subjects.map(|(department, subject)| (subject.name.as_str(), department.name.as_str()));
    Coverage {
        stages: plan.stages.iter().map(|one| Stage { code: one.code.clone(), name: one.name.clone() }).collect(),
        columns: columns
            .chain([(DEDICATED_TIME, "")])
            .map(|(name, department)| Column { name: name.to_owned(), department: department.to_owned() })
            .collect(),
        lines: picture.map.lines.iter().map(|line| row(picture, line, &mut rows)).collect(),
        legend: matrix::meanings(plan).into_iter().map(|(words, means)| Meaning { words, means }).collect(),
    }
}

fn row(picture: &Picture<'_>, line: &Line<'_>, rows: &mut Rows) -> Row {
    let outcome = line.outcome;
    let of = line.cells.iter().map(|one| (one.subject.name.as_str(), one.cell));
    let of = of.chain([(DEDICATED_TIME, line.dedicated)]);
    let cell = |((subject, cell), seen): ((&str, coverage::Cell), Seen)| Cell {
        kind: kind(cell, seen),
        words: seen.word,
        rows: rows.remove(&(subject.to_owned(), outcome.reference.clone())).unwrap_or_default(),
    };
    let cells: Vec<Cell> = of.zip(matrix::seen(picture, line)).map(cell).collect();
    let gap = picture.gaps.iter().find(|gap| gap.outcome.reference == outcome.reference);
    Row {
        reference: outcome.reference.clone(),
        title: outcome.title.clone(),
        stage: outcome.stage.clone(),
        gap: gap.map(|gap| Gap {
            kind: gap.kind.name(),
            words: picture.plan.words.spoken(gap.title()),
            known: gap.is_known(),
        }),
        cells,
    }
}

/// What tells cells apart by more than their words.
fn kind(cell: coverage::Cell, seen: Seen) -> &'static str {
    match cell {
        coverage::Cell::NoReturn if seen.is_asked => "no-return",
        coverage::Cell::NoReturn => "not-asked",
        coverage::Cell::NotTeaching => "not-teaching",
        coverage::Cell::NotAsked => "not-asked",
        coverage::Cell::NotApplicable => "not-applicable",
        coverage::Cell::Blank => "blank",
        coverage::Cell::Level { level: 0, .. } => "not-yet",
        coverage::Cell::Level { status: Some(Status::Planned), .. } => "planned",
        coverage::Cell::Level { status: None, .. } => "no-status",
        coverage::Cell::Level { level: 1, status: Some(Status::InPlace) } => "highlighted",
        coverage::Cell::Level { level: 2, status: Some(Status::InPlace) } => "taught",
        coverage::Cell::Level { level: 3.., status: Some(Status::InPlace) } if seen.lacks_record => "no-record",
        coverage::Cell::Level { level: 3.., status: Some(Status::InPlace) } => "employers",
    }
}
