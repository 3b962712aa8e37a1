//! Outcomes × subjects and dedicated time: the level as a word on a fill that says it again.

use super::facts::Facts;
use super::words;
use super::{sheet, tab};
use crate::coverage::{Cell as Covered, Line};
use crate::pen::{Cell, Heading, Page, Table, Tone};
use crate::plan::{DEDICATED_TIME, LEADER, Plan};

/// The width of a subject's column: *Not applicable* breaks into two lines.
const WIDTH: u16 = 12;

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let plan = facts.plan;
    let stage = &plan.words.stage;
    let mut columns = vec![
        Heading::new("Ref", 9),
        Heading::new(stage, 10).whole(),
        Heading::new("Learning area", 15),
        Heading::new("Outcome", 38),
        Heading::turned("Subjects that cover it", 9),
        Heading::turned(format!("Subjects that teach the {}", words::lower(stage)), 9),
    ];
    columns
        .extend(facts.map.subjects.iter().map(|(of, subject)| Heading::turned(&subject.name, WIDTH).group(&of.name)));
    columns.push(Heading::turned(DEDICATED_TIME, WIDTH));
    let mut lines: Vec<&Line<'_>> = facts.map.lines.iter().collect();
    lines.sort_by_key(|line| order(plan, line));
    let table = Table {
        name: "Coverage".to_owned(),
        caption: None,
        columns,
        rows: lines.into_iter().map(|line| row(facts, line)).collect(),
    };
    let notes = vec![
        "Taught or With employers covers an outcome; Planned does not count yet.".to_owned(),
        "Words in small letters are no answers; the sheet Notes says what each means.".to_owned(),
    ];
    sheet(tab::COVERAGE, facts.title("Coverage of outcomes"), notes, 4, table)
}

/// By stage, then by learning area, then in the plan's order.
fn order(plan: &Plan, line: &Line<'_>) -> (Option<usize>, Option<usize>) {
    let stage = plan.stages.iter().position(|stage| stage.code == line.outcome.stage);
    (stage, plan.areas.iter().position(|area| area.code == line.outcome.area))
}

fn row(facts: &Facts<'_>, line: &Line<'_>) -> Vec<Cell> {
    let plan = facts.plan;
    let outcome = line.outcome;
    let area = plan.areas.iter().find(|area| area.code == outcome.area).map_or("", |area| area.name.as_str());
    let teaching = line.cells.iter().filter(|one| one.cell != Covered::NotTeaching).count();
    let mut row = vec![
        Cell::Strong(outcome.reference.clone()),
        Cell::text(&outcome.stage),
        Cell::text(area),
        Cell::text(&outcome.title),
        Cell::count(line.covered_by().count()),
        Cell::count(teaching),
    ];
    row.extend(line.cells.iter().map(|one| cell(facts, &one.department.code, one.cell)));
    row.push(cell(facts, LEADER, line.dedicated));
    row
}

fn cell(facts: &Facts<'_>, code: &str, cell: Covered) -> Cell {
    let (word, tone) = match cell {
        Covered::NoReturn => (facts.came(code).in_cell(), Tone::Off),
        Covered::NotTeaching => ("not taught", Tone::Off),
        Covered::NotAsked => ("not asked", Tone::Off),
        Covered::NotApplicable => ("Not applicable", Tone::Off),
        Covered::Blank => ("blank", Tone::Warn),
        Covered::Level { level: 0, .. } => ("Not yet", Tone::Nothing),
        Covered::Level { in_place: false, .. } => ("Planned", Tone::Plain),
        Covered::Level { level: 1, in_place: true } => ("Highlighted", Tone::Low),
        Covered::Level { level: 2, in_place: true } => ("Taught", Tone::Middle),
        Covered::Level { level: 3.., in_place: true } => ("With employers", Tone::High),
    };
    Cell::toned(word, tone)
}
