//! The gaps in the order in which they matter, each with who is affected and what would mend it.

use super::facts::Facts;
use super::words::{count, grouped, list, lower, many, upper};
use super::{sheet, tab};
use crate::coverage::{Gap, GapKind};
use crate::pen::{Cell, Heading, Page, Table};

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let words = &facts.plan.words;
    let learners = facts.learners();
    let table = Table {
        name: "Gaps".to_owned(),
        caption: None,
        columns: vec![
            Heading::new("Order", 9),
            Heading::new("Gap", 20),
            Heading::new("Ref", 9),
            Heading::new("Outcome", 35),
            Heading::new(&words.stage, 13),
            Heading::new(format!("{} affected", upper(&words.learners)), 13),
            Heading::new(format!("Of all {}", words.learners), 13),
            Heading::new("Who is closest", 20),
            Heading::new("A suggestion", 38),
        ],
        rows: (1..).zip(&facts.gaps).map(|(number, gap)| row(facts, number, gap, learners)).collect(),
    };
    let mut notes = vec![format!(
        "{} of {} outcomes have a gap. Worst kind first; within a kind, where most {} are affected.",
        facts.gaps.len(),
        facts.map.lines.len(),
        words.learners
    )];
    let lacking = facts.plan.departments.iter().filter(|one| facts.came(&one.code).lacking().is_some()).count();
    if lacking > 0 {
        let departments = many(facts.plan.departments.len(), "department", "departments");
        notes.push(format!("{lacking} of {departments} sent nothing that counts: a gap may close when they do."));
    }
    sheet(tab::GAPS, facts.title("Gaps"), notes, 3, table)
}

fn row(facts: &Facts<'_>, number: usize, gap: &Gap<'_>, learners: u32) -> Vec<Cell> {
    let closest = if gap.closest.is_empty() { Cell::None } else { Cell::Text(list(&gap.closest)) };
    vec![
        Cell::count(number),
        Cell::text(gap.kind.title()),
        Cell::Strong(gap.outcome.reference.clone()),
        Cell::text(&gap.outcome.title),
        Cell::text(facts.stage_name(&gap.outcome.stage)),
        Cell::Number(f64::from(gap.learners)),
        Cell::Number(f64::from(learners)),
        closest,
        Cell::Text(suggestion(facts, gap)),
    ]
}

/// A gap in a sentence or two, for the first sheet.
pub(super) fn told(facts: &Facts<'_>, gap: &Gap<'_>) -> String {
    let title = gap.outcome.title.trim_end_matches('.');
    format!(
        "{} “{title}”: {}; {} of {} {}. {}",
        gap.outcome.reference,
        lower(gap.kind.title()),
        grouped(count(gap.learners)),
        grouped(count(facts.learners())),
        facts.plan.words.learners,
        suggestion(facts, gap)
    )
}

/// What would mend a gap, with the names of those who are nearest to it.
fn suggestion(facts: &Facts<'_>, gap: &Gap<'_>) -> String {
    let near = list(&gap.closest);
    let is_near = !gap.closest.is_empty();
    match gap.kind {
        GapKind::Nowhere if is_near => format!("Ask {near} for one unit in which it could be taught."),
        GapKind::Nowhere => "Agree in which subject, or when in dedicated time, it is to be taught.".to_owned(),
        GapKind::HighlightedOnly if is_near => format!("Plan it into one unit and term; closest: {near}."),
        GapKind::HighlightedOnly => "It is pointed out as it arises; plan it into one unit and term.".to_owned(),
        GapKind::BrokenProgression => {
            let earlier = gap.by.unwrap_or("the earlier outcome");
            let name = gap.by.and_then(|by| facts.plan.outcome(by)).map(|outcome| format!(" “{}”", outcome.title));
            let who = if is_near { format!("; closest: {near}") } else { String::new() };
            format!("It builds on {earlier}{}, which nobody covers: plan that first{who}.", name.unwrap_or_default())
        }
        GapKind::DedicatedOnly if is_near => format!("Ask {near} to teach it too, so that it is met in a subject."),
        GapKind::DedicatedOnly => "Find one subject that teaches it too.".to_owned(),
        GapKind::OneSubject => {
            let only = gap.by.unwrap_or("one subject");
            let second = if is_near { format!(": ask {near}") } else { String::new() };
            format!("Only {only} covers it; a second subject would keep it safe{second}.")
        }
    }
}
