//! What departments want next, in their own words.

use std::cmp::Reverse;

use super::asks::WISHES;
use super::facts::Facts;
use super::rows::{Row, form};
use super::words::upper;
use super::{sheet, tab};
use crate::pen::{Cell, Heading, Page, Table};

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let mut columns = vec![
        Heading::new("Department", 16),
        Heading::new("Lead", 15),
        Heading::new("Aims at", 16),
        Heading::new("By when", 14),
    ];
    columns.extend(WISHES.iter().map(|(_, step, wanted)| Heading::new(format!("{} (step {step})", upper(wanted)), 27)));
    let mut asking: Vec<(&str, Row<'_>)> =
        facts.counting().filter_map(|(code, entry, _)| Some((code, form(entry, "support")?))).collect();
    asking.sort_by_cached_key(|(_, support)| (when(facts, support), Reverse(wishes(support))));
    let table = Table {
        name: "Support".to_owned(),
        caption: None,
        columns,
        rows: asking.iter().map(|(code, support)| row(facts, code, support)).collect(),
    };
    let notes = vec![
        "Soonest first, and then those that ask for most. Departments that asked for nothing are left out. The steps are the nine steps.".to_owned(),
    ];
    sheet(tab::SUPPORT, facts.title("What departments ask for"), notes, 1, table)
}

/// How soon: this year's terms in their order, then what comes later, then what has no day.
fn when(facts: &Facts<'_>, support: &Row<'_>) -> usize {
    let terms = &facts.plan.terms;
    let term = |by: &str| terms.iter().position(|term| by.starts_with(term.as_str()));
    support.text("by").map_or(usize::MAX, |by| term(by).unwrap_or(terms.len()))
}

/// How many kinds of support it asks for.
fn wishes(support: &Row<'_>) -> usize {
    WISHES.iter().filter(|(slot, _, _)| support.text(slot).is_some()).count()
}

fn row(facts: &Facts<'_>, code: &str, support: &Row<'_>) -> Vec<Cell> {
    let mut row = vec![
        Cell::Strong(facts.name(code).to_owned()),
        facts.who(code),
        support.cell("aim", "none"),
        support.cell("by", "none"),
    ];
    row.extend(WISHES.iter().map(|(slot, _, _)| support.cell(slot, "none")));
    row
}
