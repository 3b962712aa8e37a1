//! What departments want next, in their own words.

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
    let asking = facts.counting().filter_map(|(code, entry, _)| Some((code, form(entry, "support")?)));
    let table = Table {
        name: "Support".to_owned(),
        caption: None,
        columns,
        rows: asking.map(|(code, support)| row(facts, code, &support)).collect(),
    };
    let notes = vec!["The steps are the nine steps. Departments that asked for nothing are left out.".to_owned()];
    sheet(tab::SUPPORT, facts.title("What departments ask for"), notes, 1, table)
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
