//! Every answered row of outcomes as it was typed, with the file and cell where it stands.
//!
//! The columns are those of the form, walked from its declaration.

use super::facts::Facts;
use super::rows::{Row, rows};
use super::words::{many, or_none};
use super::{sheet, tab};
use crate::answers::audit::Coverage;
use crate::layout::Spec;
use crate::pen::{Cell, Heading, MOST_LINKS, Page, RowOf, Tab, Table, Tone};
use crate::plan::{DEDICATED_TIME, Outcome};

/// The block whose rows stand here.
const BLOCK: &str = "outcomes";

/// The name of the table.
const TABLE: &str = "Evidence";

/// One answered row.
pub(super) struct Line<'a> {
    /// The code of its department.
    pub(super) code: &'a str,
    /// The outcome that it is about, where that is known.
    pub(super) outcome: Option<&'a Outcome>,
    /// What was answered.
    pub(super) row: Row<'a>,
}

/// Every answered row: subject by subject as in the plan, and outcome by outcome, a spare row beside that
/// of its outcome.
pub(super) fn lines<'a>(facts: &Facts<'a>) -> Vec<Line<'a>> {
    let plan = facts.plan;
    let mut lines: Vec<Line<'_>> = facts
        .counting()
        .flat_map(|(code, entry, _)| rows(entry, BLOCK).into_iter().map(move |row| (code, row)))
        .map(|(code, row)| {
            let named = row.text("ref").and_then(|label| plan.outcome_labelled(label));
            Line { code, outcome: named.or_else(|| plan.outcome(row.reference())), row }
        })
        .collect();
    let subjects: Vec<&str> =
        plan.subjects().map(|(_, subject)| subject.name.as_str()).chain([DEDICATED_TIME]).collect();
    // What is not in the plan comes after what is.
    let place = |position: Option<usize>| position.unwrap_or(usize::MAX);
    lines.sort_by_cached_key(|line| {
        let subject = subjects.iter().position(|name| line.row.subject == Some(*name));
        let stage = |outcome: &Outcome| plan.stages.iter().position(|stage| stage.code == outcome.stage);
        let own = |outcome: &Outcome| plan.outcomes.iter().position(|one| one.reference == outcome.reference);
        (place(subject), place(line.outcome.and_then(stage)), place(line.outcome.and_then(own)))
    });
    lines
}

/// The row of this sheet's table in which a line stands.
pub(super) fn row(position: usize) -> RowOf {
    RowOf::new(TABLE, position)
}

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let plan = facts.plan;
    let specs = specs(facts);
    let mut columns = vec![Heading::new("Department", 18), Heading::new("Subject", 20)];
    columns.extend(specs.iter().map(|spec| Heading::new(spec.head.text(&plan.words), spec.width)));
    columns.push(Heading::new("Queries explained", 30));
    columns.extend([Heading::new("File", 34), Heading::new("Sheet", 26), Heading::new("Cell", 9)]);
    let rows: Vec<Vec<Cell>> = lines(facts).iter().map(|line| cells(facts, line, &specs)).collect();
    let mut notes = vec![
        "Every row that was answered, in the department's own words. An answer that cannot be read is shown as it was typed, and counts as not answered.".to_owned(),
        "File leads to the cell in which its Coverage stands, as long as this workbook stays in its round's folder, beside the returns.".to_owned(),
    ];
    let linked = rows.iter().take(MOST_LINKS).filter(|row| row.iter().any(|cell| matches!(cell, Cell::Link { .. })));
    match rows.len().saturating_sub(linked.count()) {
        0 => {}
        plain => notes.push(format!(
            "{} without a link: Excel follows no name that is so long, or so many links on one sheet. Look the file up in the folder returns.",
            many(plain, "row is", "rows are")
        )),
    }
    let table = Table { name: TABLE.to_owned(), caption: None, columns, rows };
    Page { tab: Tab::Later, ..sheet(tab::EVIDENCE, facts.title("Evidence"), notes, 4, table) }
}

/// The columns of the form, less those that it computes.
fn specs(facts: &Facts<'_>) -> Vec<&'static Spec> {
    let form = facts.results.forms.leader();
    form.areas()
        .find(|(_, area)| area.block.key().word() == BLOCK)
        .map(|(_, area)| area.block.specs())
        .unwrap_or_default()
}

/// Whether a blank cell is one that everybody has to fill in.
fn is_left_open(row: &Row<'_>, slot: &str) -> bool {
    let level = row.chosen("coverage").and_then(Coverage::level);
    slot == "coverage" || slot == "status" && level.is_some_and(|level| level > 0)
}

fn cells(facts: &Facts<'_>, line: &Line<'_>, specs: &[&'static Spec]) -> Vec<Cell> {
    let Line { code, outcome, row } = line;
    let mut cells = vec![Cell::text(facts.name(code)), Cell::text(row.subject.unwrap_or_default())];
    cells.extend(specs.iter().map(|spec| match (spec.key.word(), outcome) {
        ("id", _) => Cell::Strong(row.reference().to_owned()),
        ("stage", _) => or_none(outcome.map(|outcome| outcome.stage.as_str())),
        // The same words whether they were printed or picked, so that a filter finds all rows of an outcome.
        ("ref", Some(outcome)) => Cell::Text(outcome.label()),
        (key, _) if row.shown(key).is_none() && is_left_open(row, key) => Cell::toned("blank", Tone::Warn),
        // Blank there says nothing of whom the row is for.
        ("cohorts", _) => row.cell("cohorts", "not said"),
        (key, _) => row.cell(key, "none"),
    }));
    cells.push(Cell::text(row.explained().as_deref().unwrap_or("none")));
    let spot = row.spot("coverage");
    cells.push(row.link("coverage"));
    cells.push(Cell::text(spot.map_or("not known", |spot| spot.sheet.as_str())));
    cells.push(spot.map_or_else(|| Cell::text("not known"), |spot| Cell::Text(spot.at.to_string())));
    cells
}
