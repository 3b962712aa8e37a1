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

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::rows::{Row, rows};
use super::sheet::{Name, Sheet};
use crate::answers::Labelled;
use crate::answers::audit::{Progress, StepRow};
use crate::key::{BlockKey, SlotKey};
use crate::layout::step_ref;
use crate::pen::{Cell, Tone};
use crate::picture::is_wish;
use crate::plan::{Approach, LEADER, Step};
use crate::words::{days, days_between};

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Nine steps"),
    answers: "where each step stands at each approach; what comes next, by when and by whom; what is asked of SLT",
    title: |facts| facts.title("The nine steps"),
    notes,
    tables: |facts| vec![standing(facts), plans(facts)],
    terms: |_| {
        vec![Term::new(
            "Nine steps",
            "What a Careers Leader sees to, from making careers relevant to employer engagement. Not started, \
             Planned, Under way and In place are the Careers Leader's own words for each; what is asked of SLT stands \
             on the first sheet, as decisions",
        )]
    },
    ..Sheet::PLAIN
};

fn notes(_: &Facts<'_>) -> Vec<String> {
    [
        "As the Careers Leader sees it. The aim and the action of each step stand in the plan and can be changed there.",
        "What comes next: steps that are not in place and have a day, a person, or something asked of SLT.",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// What the Careers Leader said of a step.
fn said<'a>(facts: &Facts<'a>, step: &Step) -> Option<&'a StepRow> {
    let leader = facts.results.leader()?;
    leader.steps.iter().find(|row| row.place.row == step_ref(step))
}

/// Each step, and how far it has come at each approach.
fn standing<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, ((u32, &'f str), Vec<&'f Step>)>;
    let rows = || {
        let mut steps: IndexMap<(u32, &str), Vec<&Step>> = IndexMap::new();
        for step in &facts.plan.steps {
            steps.entry((step.number, step.name.trim())).or_default().push(step);
        }
        steps
    };
    let name = Column::new("Step", 28, |((number, name), _)| Cell::Strong(format!("{number} {name}")));
    let at = Approach::ALL.map(|approach| {
        Column::new(facts.plan.name_of(approach), 20, move |(_, steps)| {
            let own = steps.iter().rev().find(|step| step.approach == approach);
            progress(facts, own.copied())
        })
    });
    Table::of("Steps", rows, std::iter::once(name).chain(at).collect()).captioned("Where each step stands")
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

/// A step that somebody is to see to: in the plan, what was said of it, and as it was typed.
struct Planned<'f> {
    step: &'f Step,
    said: &'f StepRow,
    typed: Option<Row<'f>>,
}

/// The steps that somebody is to see to, soonest first, then by who sees to them.
fn planned<'f>(facts: &'f Facts<'f>) -> Vec<Planned<'f>> {
    let mut typed = facts.results.counting(LEADER).map(|entry| rows(entry, BlockKey::Steps)).unwrap_or_default();
    let mut typed = |row: &str| typed.iter().position(|typed| typed.row == row).map(|at| typed.swap_remove(at));
    let wanted = facts.plan.steps.iter().filter_map(|step| Some((step, said(facts, step)?)));
    let wanted = wanted
        .filter(|(_, said)| said.progress != Some(Progress::InPlace))
        .filter(|(_, said)| said.due.is_some() || said.owner.is_some() || said.ask.as_deref().is_some_and(is_wish));
    let mut planned: Vec<_> =
        wanted.map(|(step, said)| Planned { step, said, typed: typed(&said.place.row) }).collect();
    planned.sort_by_key(|Planned { said, .. }| (said.due.is_none(), said.due, said.owner.clone()));
    planned
}

fn plans<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Planned<'f>>;
    let typed = |text: &str, width: u16, slot: SlotKey, blank: &'static str| {
        Column::new(text, width, move |planned| {
            planned.typed.as_ref().map_or_else(|| Cell::text(blank), |typed| typed.cell(slot, blank))
        })
    };
    let columns = vec![
        Column::new("Step", 28, |Planned { step, .. }| Cell::Strong(format!("{} {}", step.number, step.name.trim()))),
        typed("By when", 20, SlotKey::Due, "no day yet"),
        Column::new("From today", 20, |planned| {
            Cell::Text(planned.said.due.map_or_else(|| "no day yet".to_owned(), |due| against(facts.today, due)))
        }),
        typed("Who sees to it", 20, SlotKey::Owner, "the Careers Leader"),
        Column::new("Approach", 18, |planned| Cell::text(facts.plan.name_of(planned.step.approach))),
        Column::new("Action", 36, |planned| Cell::text(&planned.step.action)),
        typed("How far", 12, SlotKey::Progress, "blank"),
        typed("Asked of SLT", 28, SlotKey::Ask, "none"),
        typed("Evidence", 28, SlotKey::Evidence, "none"),
    ];
    Table::of("Action plan", || planned(facts), columns).captioned("What comes next")
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
        let page = SHEET.page(&facts);
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
        assert_eq!(
            facts.asks[1].told(&facts, Circle::Leadership),
            "Ten minutes of a staff meeting. By a day to be agreed; the Careers Leader sees to it (Audit)."
        );
    }

    #[test]
    fn without_the_careers_leaders_return_it_is_said() {
        let plan = drawn::plan();
        let results = drawn::results(&plan, Vec::new());
        let page = SHEET.page(&Facts::new(&results, drawn::TODAY));
        assert_eq!(drawn::column_of(&page.tables[0], &["Foundation"])[0], "no return");
        assert!(page.tables[1].rows.is_empty());
    }
}
