//! Employers that are named on the planning sheets: apart from the records, and never counted.

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::rows::{Row, part, rows};
use super::words::lower;
use crate::answers::Labelled;
use crate::answers::audit::Intended;
use crate::key::{BlockKey, SlotKey};
use crate::pen::Cell;
use crate::plan::Event;

/// What is said of a question that was left open.
const OPEN: &str = "not answered";

/// An employer named on a planning sheet.
struct Hope<'a> {
    code: &'a str,
    row: Row<'a>,
    on: Planning<'a>,
}

/// The planning sheet that it is named on.
enum Planning<'a> {
    Project,
    /// What the calendar of the plan prints; a spare row says it for itself.
    Calendar(Option<&'a Event>),
}

/// The table; not there where nobody plans.
pub(super) fn table<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Hope<'f>>;
    let printed = |hope: &Hope<'_>, slot: SlotKey, printed: fn(&Event) -> &String| match hope.on {
        Planning::Calendar(Some(event)) => Cell::text(printed(event)),
        Planning::Calendar(None) | Planning::Project => hope.row.cell(slot, OPEN),
    };
    let columns = vec![
        Column::new("Department", 18, |hope| Cell::text(facts.name(hope.code))),
        Column::new("Occasion", 18, move |hope| match hope.on {
            Planning::Project => Cell::Text(format!("Project: {}", lower(part(facts.plan, &hope.row)))),
            Planning::Calendar(_) => printed(hope, SlotKey::Event, |event| &event.event),
        }),
        Column::new("Employer or partner", 28, |hope| hope.row.cell(SlotKey::Employer, OPEN)),
        Column::new("What it is for", 18, |hope| match hope.on {
            Planning::Project => hope.row.cell(SlotKey::Doing, OPEN),
            Planning::Calendar(_) => hope.row.cell(SlotKey::Unit, OPEN),
        }),
        Column::new("When", 14, move |hope| match hope.on {
            Planning::Project => hope.row.cell(SlotKey::Due, OPEN),
            Planning::Calendar(_) => printed(hope, SlotKey::Month, |event| &event.month),
        }),
        Column::new("Planned?", 17, |hope| match hope.on {
            Planning::Project => Cell::text("In the project planner"),
            Planning::Calendar(_) => hope.row.cell(SlotKey::Intended, OPEN),
        }),
        Column::new("Ref", 14, |hope| Cell::text(hope.row.reference())),
        Column::new("File", 26, |hope| hope.row.link(SlotKey::Employer)),
    ];
    Table::of("Planned or hoped for", || hopes(facts), columns)
        .captioned("Planned or hoped for: never counted as met")
        .explained([Term::new(
            "Planned or hoped for",
            "Employers that a department names on its sheets Project planner and Calendar, where it asked for them. \
             Nothing there is a record, so nothing there counts, anywhere in this workbook",
        )])
        .unless_empty()
}

fn hopes<'f>(facts: &'f Facts<'f>) -> impl Iterator<Item = Hope<'f>> {
    let named = |block: BlockKey| {
        facts
            .counting()
            .flat_map(move |(code, entry, _)| rows(entry, block).into_iter().map(move |row| (code, row)))
            .filter(|(_, row)| row.shown(SlotKey::Employer).is_some())
    };
    let project = named(BlockKey::Planner).map(|(code, row)| Hope { code, row, on: Planning::Project });
    let is_wanted = |row: &Row<'_>| row.text(SlotKey::Intended).and_then(Intended::labelled) != Some(Intended::No);
    let calendar = named(BlockKey::Calendar).filter(move |(_, row)| is_wanted(row)).map(|(code, row)| {
        let event = facts.plan.calendar.iter().find(|event| event.reference == row.reference());
        Hope { code, row, on: Planning::Calendar(event) }
    });
    project.chain(calendar)
}
