//! The whole school as the Careers Leader sees it: the first three things, the other statements, and what changed.

use super::facts::Facts;
use super::rows::{Row, rows};
use super::sheet;
use super::words::many;
use crate::answers::Labelled;
use crate::answers::audit::Tick;
use crate::layout::tab_name;
use crate::pen::{Cell, Heading, Page, Table, Tone};
use crate::plan::{LEADER, SchoolItem};

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let whole = format!("Whole {}", facts.plan.words.school);
    let notes = vec!["As the Careers Leader sees it.".to_owned(), position(facts)];
    let page = sheet(&tab_name(&whole, "view", &[]), facts.title(&whole), notes, 1, statements(facts));
    Page { tables: page.tables.into_iter().chain([impact(facts)]).collect(), ..page }
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

fn typed<'a>(facts: &Facts<'a>, block: &str) -> Vec<Row<'a>> {
    facts.results.counting(LEADER).map(|entry| rows(entry, block)).unwrap_or_default()
}

fn statements(facts: &Facts<'_>) -> Table {
    let typed = typed(facts, "whole_school");
    let row = |item: &SchoolItem| {
        let own = typed.iter().find(|row| row.row == item.reference);
        let answer = match (facts.results.leader(), said(facts, item)) {
            (None, _) => Cell::toned(facts.came(LEADER).in_cell(), Tone::Off),
            (Some(_), None) => Cell::toned("blank", Tone::Warn),
            (Some(_), Some(tick)) => Cell::toned(tick.label(), tone(tick)),
        };
        vec![
            Cell::text(&item.part),
            Cell::Strong(item.item.clone()),
            answer,
            own.map_or(Cell::None, |row| row.cell("evidence", "none")),
            Cell::text(&item.evidence_hint),
        ]
    };
    Table {
        name: "Statements".to_owned(),
        caption: Some("Where we stand".to_owned()),
        columns: vec![
            Heading::new("Part", 26),
            Heading::new("Statement", 56),
            Heading::new("Answer", 24),
            Heading::new("Evidence", 24),
            Heading::new("What to point to", 38),
        ],
        rows: facts.plan.whole_school.iter().map(row).collect(),
    }
}

fn tone(tick: Tick) -> Tone {
    match tick {
        Tick::Yes => Tone::Good,
        Tick::Partly => Tone::Low,
        Tick::NotYet => Tone::Nothing,
    }
}

/// What changed, in the Careers Leader's words.
fn impact(facts: &Facts<'_>) -> Table {
    let row =
        |row: Row<'_>| ["cohorts", "changed", "before", "now", "known"].map(|slot| row.cell(slot, "not said")).into();
    Table {
        name: "Impact".to_owned(),
        caption: Some("What changed, and how we know".to_owned()),
        columns: vec![
            Heading::new(&facts.plan.words.cohorts, 26),
            Heading::new("What changed", 56),
            Heading::new("Before", 24),
            Heading::new("Now", 24),
            Heading::new("How we know", 38),
        ],
        rows: typed(facts, "impact").into_iter().map(row).collect(),
    }
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
        let page = page(&Facts::new(&results, drawn::TODAY));
        let told = drawn::column_of(&page.tables[0], &["Part", "Answer", "Evidence"]);
        assert_eq!(told[..2], ["First three things | blank | none", "First three things | Yes | The matrix of spring"]);
        assert_eq!(page.notes[1], format!("1 of {} statements answered Yes.", plan.whole_school.len()));
        let changed = drawn::column_of(&page.tables[1], &["What changed", "Before", "Now"]);
        assert_eq!(changed, ["Fewer changes of option | 31 | not said"]);
    }
}
