//! Every answered row of outcomes as it was typed, with the file and cell where it stands.
//!
//! The columns are those of the form, walked from its declaration.

use super::facts::Facts;
use super::rows::{Row, rows};
use super::words::or_none;
use super::{sheet, tab};
use crate::answers::Labelled;
use crate::answers::audit::Coverage;
use crate::layout::{Spec, leader_form};
use crate::pen::{Cell, Heading, Page, Tab, Table, Tone};

/// The block whose rows stand here.
const BLOCK: &str = "outcomes";

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let plan = facts.plan;
    let specs = specs(facts);
    let mut columns = vec![Heading::new("Department", 18), Heading::new("Subject", 20)];
    columns.extend(specs.iter().map(|spec| Heading::new(spec.head.text(&plan.words), spec.width)));
    columns.push(Heading::new("Queries explained", 30));
    columns.extend([Heading::new("File", 34), Heading::new("Sheet", 26), Heading::new("Cell", 9)]);
    let table = Table {
        name: "Evidence".to_owned(),
        caption: None,
        columns,
        rows: facts
            .counting()
            .flat_map(|(code, entry, _)| rows(entry, BLOCK).into_iter().map(move |row| (code, row)))
            .map(|(code, row)| line(facts, code, &row, &specs))
            .collect(),
    };
    let notes = vec![
        "Every row that was answered, in the department's own words. Cell is where its Coverage stands in the file."
            .to_owned(),
        "An answer that cannot be read is shown as it was typed, and counts as not answered.".to_owned(),
    ];
    Page { tab: Tab::Later, ..sheet(tab::EVIDENCE, facts.title("Evidence"), notes, 4, table) }
}

/// The columns of the form, less those that it computes.
fn specs(facts: &Facts<'_>) -> Vec<&'static Spec> {
    let form = leader_form(facts.plan);
    form.areas().find(|(_, area)| area.block.key() == BLOCK).map(|(_, area)| area.block.specs()).unwrap_or_default()
}

/// Whether a blank cell is one that everybody has to fill in.
fn is_left_open(row: &Row<'_>, slot: &str) -> bool {
    let level = row.text("coverage").and_then(Coverage::labelled).and_then(Coverage::level);
    slot == "coverage" || slot == "status" && level.is_some_and(|level| level > 0)
}

fn line(facts: &Facts<'_>, code: &str, row: &Row<'_>, specs: &[&'static Spec]) -> Vec<Cell> {
    let named = row.text("ref").and_then(|label| facts.plan.outcome_labelled(label));
    let outcome = named.or_else(|| facts.plan.outcome(row.reference()));
    let mut cells = vec![Cell::text(facts.name(code)), Cell::text(row.subject.unwrap_or_default())];
    cells.extend(specs.iter().map(|spec| match spec.key {
        "id" => Cell::Strong(row.reference().to_owned()),
        "stage" => or_none(outcome.map(|outcome| outcome.stage.as_str())),
        "ref" if row.given("ref").is_none() => or_none(outcome.map(|outcome| outcome.title.as_str())),
        key if row.given(key).is_none() && is_left_open(row, key) => Cell::toned("blank", Tone::Warn),
        key => row.cell(key, "none"),
    }));
    cells.push(Cell::text(row.explained().as_deref().unwrap_or("none")));
    let spot = row.spot("coverage");
    cells.push(Cell::text(row.file("coverage")));
    cells.push(Cell::text(spot.map_or("not known", |spot| spot.sheet.as_str())));
    cells.push(spot.map_or_else(|| Cell::text("not known"), |spot| Cell::Text(spot.at.to_string())));
    cells
}
