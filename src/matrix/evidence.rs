//! Every answered row of outcomes as it was typed, with the file and cell where it stands.
//!
//! The columns are those of the form, walked from its declaration.

use super::Evidence;
use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::rows::{Row, rows};
use super::sheet::{Name, Sheet};
use super::words::{many, or_none};
use crate::answers::Spot;
use crate::answers::audit::Coverage;
use crate::key::{BlockKey, SlotKey};
use crate::layout::Spec;
use crate::pen::{Cell, MOST_LINKS, RowOf, Tab, Tone};
use crate::picture::told::rests_on;
use crate::plan::{DEDICATED_TIME, Outcome};

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Evidence"),
    answers: "every answered row, with a link to its cell in the returned file",
    title: |facts| facts.title("Evidence"),
    notes,
    in_short: Some(rests_on),
    tables: |facts| vec![answered(facts)],
    frozen: 4,
    colour: Tab::Later,
    ..Sheet::PLAIN
};

/// The block whose rows stand here.
const BLOCK: BlockKey = BlockKey::Outcomes;

/// The columns that say whose a row is: department and subject.
const WHOSE: usize = 2;

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
            let named = row.text(SlotKey::Ref).and_then(|label| plan.outcome_labelled(label));
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

/// Every such row that is about an outcome, as the table tells it.
pub(super) fn told<'a>(facts: &Facts<'a>) -> Vec<Evidence<'a>> {
    let Some(table) = SHEET.page(facts).tables.into_iter().next() else { return Vec::new() };
    let headings: Vec<&str> = table.columns.iter().map(|heading| heading.text.as_str()).collect();
    let row = |(line, cells): (Line<'a>, &Vec<Cell>)| {
        let told = headings.iter().zip(cells).skip(WHOSE).filter(|(_, cell)| !cell.is_none());
        Some(Evidence {
            subject: line.row.subject.unwrap_or(DEDICATED_TIME),
            outcome: &line.outcome?.reference,
            told: told.map(|(heading, cell)| ((*heading).to_owned(), cell.in_words())).collect(),
        })
    };
    lines(facts).into_iter().zip(&table.rows).filter_map(row).collect()
}

/// The row of this sheet's table in which a line stands.
pub(super) fn row(position: usize) -> RowOf {
    RowOf::new(TABLE, position)
}

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let mut notes = [
        "Every row that was answered, in the department's own words. An answer that cannot be read is shown as it was \
         typed, and counts as not answered.",
        "File leads to the cell in which its Coverage stands, as long as this workbook stays in its round's folder, \
         beside the returns.",
    ]
    .map(str::to_owned)
    .to_vec();
    if facts.is_shared {
        // Nothing leads out of what others are sent.
        notes.truncate(1);
        return notes;
    }
    let lines = lines(facts);
    let linked = lines.iter().take(MOST_LINKS).filter(|line| matches!(file(line), Cell::Link { .. }));
    match lines.len().saturating_sub(linked.count()) {
        0 => {}
        plain => notes.push(format!(
            "{} without a link: Excel follows no name that is so long, or so many links on one sheet. Look the file \
             up in the folder returns.",
            many(plain, "row is", "rows are")
        )),
    }
    notes
}

fn answered<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Line<'f>>;
    let spot = |line: &Line<'_>, told: fn(&Spot) -> String| {
        line.row.spot(SlotKey::Coverage).map_or_else(|| Cell::text("not known"), |spot| Cell::Text(told(spot)))
    };
    let lines = lines(facts);
    let is_said = |key: SlotKey| lines.iter().any(|line| line.row.shown(key).is_some());
    let before = [
        Column::new("Department", 12, |line| Cell::text(facts.name(line.code))),
        Column::new("Subject", 13, |line| Cell::text(line.row.subject.unwrap_or_default())),
    ];
    // The ref and its outcome are printed in most rows, and so are nobody's answer.
    let is_printed = |key: SlotKey| [SlotKey::Id, SlotKey::Ref].contains(&key);
    let shown = specs(facts).into_iter().filter(|spec| spec.key != SlotKey::Stage);
    let shown = shown.filter(|spec| is_printed(spec.key) || is_said(spec.key));
    let (own, rest): (Vec<&Spec>, Vec<&Spec>) = shown.partition(|spec| width(spec.key).is_some());
    let typed: Vec<Column<'_>> = own
        .into_iter()
        .filter_map(|spec| Some((spec, width(spec.key)?)))
        .map(|(spec, width)| Column::new(spec.head.text(&facts.plan.words), width, |line| cell(line, spec.key)))
        .collect();
    let is_any = !rest.is_empty() || lines.iter().any(|line| line.row.explained().is_some());
    let after = [
        Column::new("What else was said", 24, move |line| besides(facts, line, &rest)).only_if(is_any),
        Column::new("File", 18, file).and((!facts.is_shared).then(|| {
            Term::new(
                "Links to files",
                "They lead from the folder matrix to the folder returns beside it, so they work where the round is \
                 kept, and not in an email",
            )
        })),
        Column::new("Sheet", 14, move |line| spot(line, |spot| spot.sheet.clone())),
        Column::new("Cell", 7, move |line| spot(line, |spot| spot.at.to_string())),
    ];
    Table::of(TABLE, || lines, before.into_iter().chain(typed).chain(after).collect())
}

/// The answers that have a column of their own, and how wide it is: what few rows say stands together.
const OWN: [(SlotKey, u16); 8] = [
    (SlotKey::Id, 8),
    (SlotKey::Term, 8),
    (SlotKey::Ref, 28),
    (SlotKey::Coverage, 13),
    (SlotKey::Status, 9),
    (SlotKey::Cohorts, 11),
    (SlotKey::Unit, 16),
    (SlotKey::Activity, 22),
];

/// The width of the column of an answer.
fn width(key: SlotKey) -> Option<u16> {
    OWN.iter().find(|(own, _)| *own == key).map(|(_, width)| *width)
}

/// What a row says under headings that have no column, each after its heading; and how its queries were explained.
fn besides(facts: &Facts<'_>, line: &Line<'_>, rest: &[&Spec]) -> Cell {
    let said = rest.iter().filter_map(|spec| {
        let said = line.row.shown(spec.key)?.text();
        Some(format!("{}: {said}", spec.head.text(&facts.plan.words)))
    });
    let explained = line.row.explained().filter(|_| !facts.is_shared).map(|said| format!("Explained: {said}"));
    let told: Vec<String> = said.chain(explained).collect();
    or_none((!told.is_empty()).then(|| told.join("\n")).as_deref())
}

/// The columns of the form, less those that it computes.
fn specs(facts: &Facts<'_>) -> Vec<&'static Spec> {
    let form = facts.results.forms.leader();
    form.areas().find(|(_, area)| area.block.key() == BLOCK).map(|(_, area)| area.block.specs()).unwrap_or_default()
}

/// Whether a blank cell is one that everybody has to fill in.
fn is_left_open(row: &Row<'_>, slot: SlotKey) -> bool {
    let level = row.chosen(SlotKey::Coverage).and_then(Coverage::level);
    slot == SlotKey::Coverage || slot == SlotKey::Status && level.is_some_and(|level| level > 0)
}

fn cell(line: &Line<'_>, slot: SlotKey) -> Cell {
    let Line { outcome, row, .. } = line;
    match (slot, outcome) {
        (SlotKey::Id, _) => Cell::Strong(row.reference().to_owned()),
        // The same words whether they were printed or picked, so that a filter finds all rows of an outcome.
        (SlotKey::Ref, Some(outcome)) => Cell::Text(outcome.label()),
        (key, _) if row.shown(key).is_none() && is_left_open(row, key) => Cell::toned("blank", Tone::Warn),
        // Blank there says nothing of whom the row is for.
        (SlotKey::Cohorts, _) => row.cell(SlotKey::Cohorts, "not said"),
        (key, _) => row.cell(key, "none"),
    }
}

/// The file as a link to the cell in which its coverage stands.
fn file(line: &Line<'_>) -> Cell {
    line.row.link(SlotKey::Coverage)
}
