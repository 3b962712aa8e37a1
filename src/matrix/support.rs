//! What departments want next, in their own words.

use std::cmp::Reverse;

use super::facts::{Facts, who};
use super::rows::{Row, Shown, form, rows};
use super::words::upper;
use super::{sheet, tab};
use crate::pen::{Cell, Heading, Page, Table};
use crate::picture::{Want, is_wish};
use crate::returns::Return;

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let mut columns = vec![
        Heading::new("Department", 16),
        Heading::new("Lead", 15),
        Heading::new("Aims at", 16),
        Heading::new("By when", 14),
    ];
    let asking: Vec<Asking<'_>> =
        facts.counting().filter_map(|(code, entry, _)| Asking::of(facts, code, entry)).collect();
    let is_planning = asking.iter().any(|asking| asking.project.is_some());
    columns.extend(
        Want::ALL.iter().map(|want| Heading::new(format!("{} (step {})", upper(want.word()), want.step()), 27)),
    );
    // Only a round in which somebody plans a project has a column for it.
    columns.extend(is_planning.then(|| Heading::new("For a project", 34)));
    let mut asking = asking;
    asking.sort_by_cached_key(|asking| match &asking.support {
        Some(support) => (when(facts, support), Reverse(wishes(support))),
        None => (usize::MAX, Reverse(0)),
    });
    let table = Table {
        name: "Support".to_owned(),
        caption: None,
        columns,
        rows: asking.iter().map(|asking| row(facts, asking, is_planning)).collect(),
    };
    let mut notes = vec![
        "Soonest first, and then those that ask for most. Departments that asked for nothing are left out. The steps are the nine steps.".to_owned(),
    ];
    if is_planning {
        notes.push("For a project: what is still needed for it, from the sheet Project planner.".to_owned());
    }
    sheet(tab::SUPPORT, facts.title("What departments ask for"), notes, 1, table)
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
        let support = form(entry, "support");
        let needed: Vec<String> = rows(entry, "planner")
            .iter()
            .filter_map(|row| {
                let needed = row.shown("needed").map(Shown::text).filter(|text| is_wish(text))?;
                let part = facts.plan.planner.iter().find(|part| part.reference == row.reference());
                let told =
                    [row.shown("owner").map(Shown::text), row.shown("due").map(|due| format!("by {}", due.text()))];
                let who: Vec<String> = told.into_iter().flatten().collect();
                let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join(", ")) };
                Some(format!("{}: {needed}{who}", part.map_or(row.reference(), |part| &part.part)))
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
    support.text("by").map_or(usize::MAX, |by| term(by).unwrap_or(terms.len()))
}

/// How many kinds of support it asks for.
fn wishes(support: &Row<'_>) -> usize {
    Want::ALL.iter().filter(|want| support.shown(want.slot().word()).is_some()).count()
}

fn row(facts: &Facts<'_>, asking: &Asking<'_>, is_planning: bool) -> Vec<Cell> {
    let Asking { code, support, project } = asking;
    let cell = |slot: &str| support.as_ref().map_or_else(|| Cell::text("none"), |support| support.cell(slot, "none"));
    let mut row = vec![Cell::Strong(facts.name(code).to_owned()), who(facts, code), cell("aim"), cell("by")];
    row.extend(Want::ALL.iter().map(|want| cell(want.slot().word())));
    row.extend(is_planning.then(|| Cell::text(project.as_deref().unwrap_or("none"))));
    row
}
