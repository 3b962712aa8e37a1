//! The nine steps as the Careers Leader sees them: where each stands, and what is to be done by whom and when.
//!
//! ```text
//! Step                    Foundation   Careers Across the Curriculum   Employer Enriched
//! 1 Making careers …      In place     Under way                       Not started
//!
//! By when     Who sees to it   Step   …   soonest first; what has no day comes last
//! ```

use indexmap::IndexMap;
use jiff::civil::Date;

use super::facts::Facts;
use super::rows::{Row, rows};
use super::{sheet, tab};
use crate::answers::Labelled;
use crate::answers::audit::{Progress, StepRow};
use crate::layout::step_ref;
use crate::pen::{Cell, Heading, Page, Table, Tone};
use crate::picture::is_wish;
use crate::plan::{Approach, LEADER, Step};
use crate::words::{days, days_between};

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let notes = vec![
        "As the Careers Leader sees it. The aim and the action of each step stand in the plan and can be changed there."
            .to_owned(),
        "What comes next: steps that are not in place and have a day, a person, or something asked of SLT.".to_owned(),
    ];
    let page = sheet(tab::STEPS, facts.title("The nine steps"), notes, 1, standing(facts));
    Page { tables: page.tables.into_iter().chain([plans(facts)]).collect(), ..page }
}

/// What the Careers Leader said of a step.
fn said<'a>(facts: &Facts<'a>, step: &Step) -> Option<&'a StepRow> {
    let leader = facts.results.leader()?;
    leader.steps.iter().find(|row| row.place.row == step_ref(step))
}

/// Each step, and how far it has come at each approach.
fn standing(facts: &Facts<'_>) -> Table {
    let mut columns = vec![Heading::new("Step", 28)];
    columns.extend(facts.plan.approach_names().map(|name| Heading::new(name, 20)));
    let mut steps: IndexMap<(u32, &str), [Option<&Step>; 3]> = IndexMap::new();
    for step in &facts.plan.steps {
        let Some(approach) = Approach::of_key(&step.approach) else { continue };
        let at = steps.entry((step.step.unwrap_or_default(), step.name.trim())).or_default();
        for (place, other) in at.iter_mut().zip(Approach::ALL) {
            if other == approach {
                *place = Some(step);
            }
        }
    }
    let row = |((number, name), at): ((u32, &str), [Option<&Step>; 3])| {
        let mut row = vec![Cell::Strong(format!("{number} {name}"))];
        row.extend(at.map(|step| progress(facts, step)));
        row
    };
    Table {
        name: "Steps".to_owned(),
        caption: Some("Where each step stands".to_owned()),
        columns,
        rows: steps.into_iter().map(row).collect(),
    }
}

fn progress(facts: &Facts<'_>, step: Option<&Step>) -> Cell {
    let Some(step) = step else { return Cell::toned("not in the plan", Tone::Off) };
    if facts.results.leader().is_none() {
        return Cell::toned(facts.came(LEADER).in_cell(), Tone::Off);
    }
    match said(facts, step).and_then(|row| row.progress) {
        None => Cell::toned("blank", Tone::Warn),
        Some(progress) => Cell::toned(progress.label(), tone(progress)),
    }
}

fn tone(progress: Progress) -> Tone {
    match progress {
        Progress::NotStarted => Tone::Nothing,
        Progress::Planned => Tone::Low,
        Progress::UnderWay => Tone::Middle,
        Progress::InPlace => Tone::High,
    }
}

/// The steps that somebody is to see to, soonest first, then by who sees to them.
fn plans(facts: &Facts<'_>) -> Table {
    let entry = facts.results.counting(LEADER);
    let typed: Vec<Row<'_>> = entry.map(|entry| rows(entry, "steps")).unwrap_or_default();
    let mut planned: Vec<(&Step, &StepRow)> = facts
        .plan
        .steps
        .iter()
        .filter_map(|step| Some((step, said(facts, step)?)))
        .filter(|(_, row)| row.progress != Some(Progress::InPlace))
        .filter(|(_, row)| row.due.is_some() || row.owner.is_some() || row.ask.as_deref().is_some_and(is_wish))
        .collect();
    planned.sort_by_key(|(_, row)| (row.due.is_none(), row.due, row.owner.clone()));
    let line = |(step, row): (&Step, &StepRow)| {
        let typed = typed.iter().find(|typed| typed.row == row.place.row);
        let cell = |slot: &str, blank: &str| typed.map_or_else(|| Cell::text(blank), |typed| typed.cell(slot, blank));
        vec![
            Cell::Strong(format!("{} {}", step.step.unwrap_or_default(), step.name.trim())),
            cell("due", "no day yet"),
            Cell::text(row.due.map_or_else(|| "no day yet".to_owned(), |due| against(facts.today, due))),
            cell("owner", "the Careers Leader"),
            Cell::text(Approach::of_key(&step.approach).map_or("", |approach| facts.plan.name_of(approach))),
            Cell::text(&step.action),
            cell("progress", "blank"),
            cell("ask", "none"),
            cell("evidence", "none"),
        ]
    };
    Table {
        name: "Action plan".to_owned(),
        caption: Some("What comes next".to_owned()),
        columns: vec![
            Heading::new("Step", 28),
            Heading::new("By when", 20),
            Heading::new("From today", 20),
            Heading::new("Who sees to it", 20),
            Heading::new("Approach", 18),
            Heading::new("Action", 36),
            Heading::new("How far", 12),
            Heading::new("Asked of SLT", 28),
            Heading::new("Evidence", 28),
        ],
        rows: planned.into_iter().map(line).collect(),
    }
}

/// `today`, `in 3 days`, `3 days overdue`.
fn against(today: Date, due: Date) -> String {
    match days_between(today, due) {
        0 => "today".to_owned(),
        early @ 1.. => format!("in {}", days(early)),
        late => format!("{} overdue", days(late)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawn;
    use super::*;
    use crate::answers::RowPlace;
    use crate::answers::audit::Audit;
    use crate::layout::answers_of;
    use crate::picture::Circle;
    use jiff::civil::date;

    #[test]
    fn a_day_is_told_from_today() {
        let today = date(2026, 12, 15);
        assert_eq!(against(today, today), "today");
        assert_eq!(against(today, date(2026, 12, 16)), "in 1 day");
        assert_eq!(against(today, date(2026, 12, 11)), "4 days overdue");
    }

    #[test]
    fn plans_stand_soonest_first_and_what_is_in_place_is_no_plan() {
        let plan = drawn::plan();
        let row = |row: &str, progress, due, owner: &str, ask: &str| StepRow {
            place: RowPlace { subject: None, row: row.to_owned() },
            progress: Some(progress),
            due,
            owner: Some(owner.to_owned()).filter(|owner| !owner.is_empty()),
            ask: Some(ask.to_owned()).filter(|ask| !ask.is_empty()),
            ..StepRow::default()
        };
        let steps = vec![
            row("S1-F", Progress::InPlace, Some(date(2026, 11, 1)), "Ada", ""),
            row("S2-F", Progress::Planned, None, "", "Ten minutes of a staff meeting"),
            row("S3-A", Progress::UnderWay, Some(date(2027, 3, 1)), "Ben", "none"),
            row("S4-N", Progress::NotStarted, Some(date(2027, 1, 9)), "", ""),
            row("S5-F", Progress::NotStarted, None, "", "none"),
        ];
        let answers = answers_of(&Audit { steps, ..Audit::default() });
        let results = drawn::results(&plan, vec![drawn::incoming("leader.xlsx", LEADER, answers)]);
        let facts = Facts::new(&results, drawn::TODAY);
        let page = page(&facts);
        let told = drawn::column_of(&page.tables[1], &["Who sees to it", "Step", "How far", "Asked of SLT"]);
        assert_eq!(
            told,
            [
                "the Careers Leader | 4 Track and record | Not started | none",
                "Ben | 3 Engage SLT and governance | Under way | none",
                "the Careers Leader | 2 Audit | Planned | Ten minutes of a staff meeting",
            ]
        );
        let standing = drawn::column_of(&page.tables[0], &["Step", "Foundation", "Employer Enriched"]);
        assert_eq!(standing.len(), 9);
        assert_eq!(standing[0], "1 Making careers relevant | In place | blank");
        assert_eq!(standing[3], "4 Track and record | blank | Not started");
        let own = facts.asks.iter().find(|ask| ask.step == 2).expect("an ask");
        assert_eq!(
            own.named(&facts, Circle::Leadership),
            "Audit: the Careers Leader asks: “Ten minutes of a staff meeting”."
        );
    }

    #[test]
    fn without_the_careers_leaders_return_it_is_said() {
        let plan = drawn::plan();
        let results = drawn::results(&plan, Vec::new());
        let page = page(&Facts::new(&results, drawn::TODAY));
        assert_eq!(drawn::column_of(&page.tables[0], &["Foundation"])[0], "no return");
        assert!(page.tables[1].rows.is_empty());
    }
}
