//! The whole school as the Careers Leader sees it: the first three things, the other statements, and what changed.

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::rows::{Row, rows};
use super::sheet::{Name, Sheet};
use super::words::many;
use crate::answers::Labelled;
use crate::answers::audit::Tick;
use crate::key::{BlockKey, SlotKey};
use crate::pen::{Cell, Tone};
use crate::plan::{LEADER, SchoolItem};

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Whole,
    answers: "the first three things and the other statements of the Careers Leader; what changed, and how it is known",
    title: |facts| facts.title(&whole(facts)),
    notes: |facts| vec!["As the Careers Leader sees it.".to_owned(), position(facts)],
    tables: |facts| vec![statements(facts), impact(facts)],
    terms: |facts| {
        vec![Term::new(
            whole(facts),
            "Statements that the Careers Leader answers, the first three things (define, audit, record) on top; and \
             what has changed, with how it is known",
        )]
    },
    ..Sheet::PLAIN
};

/// `Whole school`
fn whole(facts: &Facts<'_>) -> String {
    format!("Whole {}", facts.plan.words.school)
}

fn said(facts: &Facts<'_>, item: &SchoolItem) -> Option<Tick> {
    let leader = facts.results.leader()?;
    leader.whole_school.iter().find(|row| row.place.row == item.reference)?.answer
}

fn position(facts: &Facts<'_>) -> String {
    let all = facts.plan.whole_school.len();
    if facts.results.leader().is_none() {
        return "The Careers Leader's own workbook has not come back yet.".to_owned();
    }
    let yes = facts.plan.whole_school.iter().filter(|item| said(facts, item) == Some(Tick::Yes)).count();
    format!("{yes} of {} answered Yes.", many(all, "statement", "statements"))
}

fn typed<'a>(facts: &Facts<'a>, block: BlockKey) -> Vec<Row<'a>> {
    facts.results.counting(LEADER).map(|entry| rows(entry, block)).unwrap_or_default()
}

fn statements<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f SchoolItem>;
    let typed = typed(facts, BlockKey::WholeSchool);
    let columns = vec![
        Column::new("Part", 26, |item| Cell::text(&item.part)),
        Column::new("Statement", 56, |item| Cell::Strong(item.item.clone())),
        Column::new("Answer", 24, |item| match (facts.results.leader(), said(facts, item)) {
            (None, _) => Cell::toned(facts.came(LEADER).in_cell(), Tone::Off),
            (Some(_), None) => Cell::toned("blank", Tone::Warn),
            (Some(_), Some(tick)) => Cell::toned(tick.label(), tone(tick)),
        }),
        Column::new("Evidence", 24, move |item| {
            let own = typed.iter().find(|row| row.row == item.reference);
            own.map_or(Cell::None, |row| row.cell(SlotKey::Evidence, "none"))
        }),
        Column::new("What to point to", 38, |item| Cell::text(&item.evidence_hint)),
    ];
    Table::of("Statements", || &facts.plan.whole_school, columns).captioned("Where we stand")
}

fn tone(tick: Tick) -> Tone {
    match tick {
        Tick::Yes => Tone::Good,
        Tick::Partly => Tone::Low,
        Tick::NotYet | Tick::NotSure => Tone::Nothing,
    }
}

/// What changed, in the Careers Leader's words.
fn impact<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Row<'f>>;
    let typed_in =
        |text: &str, width: u16, slot: SlotKey| Column::new(text, width, move |row| row.cell(slot, "not said"));
    let columns = vec![
        typed_in(&facts.plan.words.cohorts, 26, SlotKey::Cohorts),
        typed_in("What changed", 56, SlotKey::Changed),
        typed_in("Before", 24, SlotKey::Before),
        typed_in("Now", 24, SlotKey::Now),
        typed_in("How we know", 38, SlotKey::Known),
    ];
    Table::of("Impact", || typed(facts, BlockKey::Impact), columns).captioned("What changed, and how we know")
}

#[cfg(test)]
mod tests {
    use super::super::drawn;
    use super::*;
    use crate::answers::RowPlace;
    use crate::answers::audit::{Audit, ImpactRow, SchoolRow};
    use crate::layout::answers_of;

    #[test]
    fn statements_and_changes_stand_as_they_were_given() {
        let plan = drawn::plan();
        let place = |row: &str| RowPlace { subject: None, row: row.to_owned() };
        let audit = Audit {
            whole_school: vec![SchoolRow {
                place: place("W2"),
                answer: Some(Tick::Yes),
                evidence: Some("The matrix of spring".to_owned()),
            }],
            impact: vec![ImpactRow {
                place: place("M1"),
                changed: Some("Fewer changes of option".to_owned()),
                before: Some("31".to_owned()),
                ..ImpactRow::default()
            }],
            ..Audit::default()
        };
        let results = drawn::results(&plan, vec![drawn::incoming("leader.xlsx", LEADER, answers_of(&audit))]);
        let page = SHEET.page(&Facts::new(&results, drawn::TODAY));
        let told = drawn::column_of(&page.tables[0], &["Part", "Answer", "Evidence"]);
        assert_eq!(told[..2], ["First three things | blank | none", "First three things | Yes | The matrix of spring"]);
        assert_eq!(page.notes[1], format!("1 of {} statements answered Yes.", plan.whole_school.len()));
        let changed = drawn::column_of(&page.tables[1], &["What changed", "Before", "Now"]);
        assert_eq!(changed, ["Fewer changes of option | 31 | not said"]);
    }
}
