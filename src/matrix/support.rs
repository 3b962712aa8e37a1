//! What departments want next, in their own words.

use std::cmp::Reverse;

use super::columns::{self, Table, Term};
use super::facts::{Facts, who};
use super::rows::{Row, Shown, form, part, rows};
use super::sheet::{Name, Sheet};
use super::words::upper;
use crate::key::{BlockKey, SlotKey};
use crate::pen::Cell;
use crate::picture::{Want, is_wish};
use crate::plan::LEADER;
use crate::returns::Return;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Support"),
    answers: "what departments aim at and ask for, soonest first",
    title: |facts| facts.title("What departments ask for"),
    notes,
    tables: |facts| vec![wanted(facts), trained(facts)],
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let mut notes = vec![
        "Soonest first, and then those that ask for most. Departments that asked for nothing are left out. The steps \
         are the nine steps."
            .to_owned(),
    ];
    if is_planning(&asking(facts)) {
        notes.push("For a project: what is still needed for it, from the sheet Project planner.".to_owned());
    }
    notes
}

fn wanted<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Asking<'f>>;
    let asking = asking(facts);
    let typed = |text: &str, width: u16, slot: SlotKey| {
        Column::new(text, width, move |asking| {
            asking.support.as_ref().map_or_else(|| Cell::text("none"), |support| support.cell(slot, "none"))
        })
    };
    let mut columns = vec![
        Column::new("Department", 16, |asking| Cell::Strong(facts.name(asking.code).to_owned())),
        Column::new("Lead", 15, |asking| who(facts, asking.code)),
        typed("Aims at", 16, SlotKey::Aim),
        typed("By when", 14, SlotKey::By),
    ];
    columns.extend(
        Want::ALL.map(|want| typed(&format!("{} (step {})", upper(want.word()), want.step()), 27, want.slot())),
    );
    // Only a round in which somebody plans a project has a column for it.
    let project = |asking: &Asking<'_>| Cell::text(asking.project.as_deref().unwrap_or("none"));
    columns.push(Column::new("For a project", 34, project).only_if(is_planning(&asking)));
    Table::of("Support", || asking, columns)
}

/// Staff who took part in careers development, by department, and by the Careers Leader for all.
fn trained<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, (&'f str, Row<'f>)>;
    let typed = |text: &str, slot: SlotKey| {
        Column::new(text, 16, move |(_, row): &(&str, Row<'_>)| row.cell(slot, "not answered"))
    };
    let whose = |code: &str| match code {
        LEADER => format!("The whole {}, by the Careers Leader", facts.plan.words.school),
        _ => facts.name(code).to_owned(),
    };
    let columns = vec![
        Column::new("Whose staff", 16, move |(code, _)| Cell::Strong(whose(code))),
        typed("Teachers", SlotKey::Teachers),
        typed("Teachers who took part", SlotKey::TeachersTrained),
        typed("Support staff", SlotKey::SupportStaff),
        typed("Support staff who took part", SlotKey::SupportStaffTrained),
    ];
    let rows = || facts.counting().filter_map(|(code, entry, _)| Some((code, form(entry, BlockKey::Training)?)));
    Table::of("Staff", rows, columns)
        .captioned("Staff who took part in careers development this year")
        .explained([Term::new(
            "Staff who took part",
            "In any training or time set aside for careers in the curriculum this year, as departments and the Careers \
             Leader count them. Somebody may teach in two departments: never add departments up",
        )])
        .unless_empty()
}

/// Who asks for anything, soonest first.
fn asking<'f>(facts: &'f Facts<'f>) -> Vec<Asking<'f>> {
    let mut asking: Vec<Asking<'_>> =
        facts.counting().filter_map(|(code, entry, _)| Asking::of(facts, code, entry)).collect();
    asking.sort_by_cached_key(|asking| match &asking.support {
        Some(support) => (when(facts, support), Reverse(wishes(support))),
        None => (usize::MAX, Reverse(0)),
    });
    asking
}

fn is_planning(asking: &[Asking<'_>]) -> bool {
    asking.iter().any(|asking| asking.project.is_some())
}

/// What one department asks for.
struct Asking<'a> {
    code: &'a str,
    /// Its answers on the sheet *Support*.
    support: Option<Row<'a>>,
    /// What it still needs for the project that it plans.
    project: Option<String>,
}

impl<'a> Asking<'a> {
    /// None where it asks for nothing.
    fn of(facts: &Facts<'_>, code: &'a str, entry: &'a Return) -> Option<Asking<'a>> {
        let support = form(entry, BlockKey::Support);
        let needed: Vec<String> = rows(entry, BlockKey::Planner)
            .iter()
            .filter_map(|row| {
                let needed = row.shown(SlotKey::Needed).map(Shown::text).filter(|text| is_wish(text))?;
                let due = row.shown(SlotKey::Due).map(|due| format!("by {}", due.text()));
                let told = [row.shown(SlotKey::Owner).map(Shown::text), due];
                let who: Vec<String> = told.into_iter().flatten().collect();
                let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join(", ")) };
                Some(format!("{}: {needed}{who}", part(facts.plan, row)))
            })
            .collect();
        let project = (!needed.is_empty()).then(|| needed.join("\n"));
        (support.is_some() || project.is_some()).then_some(Asking { code, support, project })
    }
}

/// How soon: this year's terms in their order, then what comes later, then what has no day.
fn when(facts: &Facts<'_>, support: &Row<'_>) -> usize {
    let terms = &facts.plan.terms;
    let term = |by: &str| terms.iter().position(|term| by.starts_with(term.as_str()));
    support.text(SlotKey::By).map_or(usize::MAX, |by| term(by).unwrap_or(terms.len()))
}

/// How many kinds of support it asks for.
fn wishes(support: &Row<'_>) -> usize {
    Want::ALL.iter().filter(|want| support.shown(want.slot()).is_some()).count()
}
