//! The gaps in the order in which they matter, each with who is affected and what would mend it.
//!
//! Outcomes first; then the year groups that nobody reaches, and the stages that no employer serves. What is covered
//! and not for everyone stands in a table of its own beneath.

use super::facts::{Came, Facts};
use super::words::{count, either, grouped, list, lower, many, upper};
use super::{missed, sheet, tab};
use crate::coverage::{Gap, GapKind, Unmet, UnmetKind};
use crate::pen::{Cell, Heading, Page, Table};
use crate::plan::Department;

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let words = &facts.plan.words;
    let outcomes = facts.gaps.iter().map(|gap| row(facts, gap));
    let learners = facts.unmet.iter().map(|unmet| unmet_row(facts, unmet));
    let second = missed::table(facts);
    let table = Table {
        name: "Gaps".to_owned(),
        caption: second.as_ref().map(|_| "Gaps, the worst kind first".to_owned()),
        columns: vec![
            Heading::new("Order", 9),
            Heading::new("Gap", 20),
            Heading::new("Ref", 9),
            Heading::new(format!("Outcome or {}", lower(&words.cohort)), 35),
            Heading::new(&words.stage, 13),
            Heading::new(format!("{} affected", upper(&words.learners)), 13),
            Heading::new(format!("Of all {}", words.learners), 13),
            Heading::new("Who is closest", 20),
            Heading::new("A suggestion", 42),
        ],
        rows: (1..)
            .zip(outcomes.chain(learners))
            .map(|(number, row)| std::iter::once(Cell::count(number)).chain(row).collect())
            .collect(),
    };
    let mut notes = vec![
        format!(
            "{} of {} outcomes have a gap. Worst kind first; within a kind, where most {} are affected.",
            facts.gaps.len(),
            facts.map.lines.len(),
            words.learners
        ),
        format!(
            "{}: {}. {}: {}.",
            unmet_title(facts, UnmetKind::NeverReached),
            unmet_names(facts, UnmetKind::NeverReached),
            unmet_title(facts, UnmetKind::NoEmployer),
            unmet_names(facts, UnmetKind::NoEmployer),
        ),
    ];
    notes.extend(missed::note(facts));
    let lacking = facts.plan.departments.iter().filter(|one| facts.came(&one.code).lacking().is_some()).count();
    if lacking > 0 {
        let departments = many(facts.plan.departments.len(), "department", "departments");
        notes.push(format!("{lacking} of {departments} sent nothing that counts: a gap may close when they do."));
    }
    let gaps = sheet(tab::GAPS, facts.title("Gaps"), notes, 3, table);
    Page { tables: gaps.tables.into_iter().chain(second).collect(), ..gaps }
}

fn row(facts: &Facts<'_>, gap: &Gap<'_>) -> [Cell; 8] {
    [
        Cell::text(gap.kind.title()),
        Cell::Strong(gap.outcome.reference.clone()),
        Cell::text(&gap.outcome.title),
        Cell::text(facts.stage_name(&gap.outcome.stage)),
        Cell::Number(f64::from(gap.learners)),
        Cell::Number(f64::from(facts.learners())),
        match missed::of(facts, gap) {
            Some(missed) => closest(&missed::nearest(missed)),
            None => closest(&gap.closest),
        },
        Cell::Text(suggestion(facts, gap)),
    ]
}

fn closest(subjects: &[&str]) -> Cell {
    if subjects.is_empty() { Cell::None } else { Cell::Text(list(subjects)) }
}

/// What a kind of gap of learners is called, in this setting's words.
pub(super) fn unmet_title(facts: &Facts<'_>, kind: UnmetKind) -> String {
    match kind {
        UnmetKind::NeverReached => format!("{} never reached", facts.plan.words.cohort),
        UnmetKind::NoEmployer => format!("{} without a meaningful employer record", facts.plan.words.stage),
    }
}

fn unmet_names(facts: &Facts<'_>, kind: UnmetKind) -> String {
    let these = facts.unmet.iter().filter(|unmet| unmet.kind == kind);
    let names: Vec<&str> =
        these.map(|unmet| unmet.cohort.map_or(unmet.stage.name.as_str(), |cohort| cohort.name.as_str())).collect();
    if names.is_empty() { "none".to_owned() } else { list(&names) }
}

fn unmet_row(facts: &Facts<'_>, unmet: &Unmet<'_>) -> [Cell; 8] {
    let (reference, name) = match unmet.cohort {
        Some(cohort) => (cohort.code.clone(), cohort.name.clone()),
        None => (unmet.stage.code.clone(), unmet.stage.all_of()),
    };
    [
        Cell::Text(unmet_title(facts, unmet.kind)),
        Cell::Strong(reference),
        Cell::Text(name),
        Cell::text(&unmet.stage.name),
        Cell::Number(f64::from(unmet.learners)),
        Cell::Number(f64::from(facts.learners())),
        closest(&unmet.closest),
        Cell::Text(unmet_suggestion(facts, unmet)),
    ]
}

fn unmet_suggestion(facts: &Facts<'_>, unmet: &Unmet<'_>) -> String {
    let near = list(&unmet.closest);
    let whom = unmet.cohort.map_or(unmet.stage.name.as_str(), |cohort| cohort.name.as_str());
    let mend = match (unmet.kind, unmet.closest.is_empty()) {
        (UnmetKind::NeverReached, false) => format!("Ask {near} which of their units {whom} meets, or could meet."),
        (UnmetKind::NeverReached, true) => {
            format!("Agree in which subject, or when in dedicated time, {whom} is to meet an outcome.")
        }
        (UnmetKind::NoEmployer, false) => {
            format!(
                "Ask {near} for an encounter in {whom}; a record counts once it took place and all four tests are Yes."
            )
        }
        (UnmetKind::NoEmployer, true) => {
            format!("Find one subject in which an employer can serve an outcome of {whom}.")
        }
    };
    mend + &silent(facts, &unmet.silent, "who teach it", "who teaches it")
}

/// Who might still close a gap, by what came of them: the kinds are never merged.
pub(super) fn silent(facts: &Facts<'_>, departments: &[&Department], who: &str, who_alone: &str) -> String {
    let of = |kind: fn(Came<'_>) -> bool| -> Vec<&str> {
        let these = departments.iter().filter(|department| kind(facts.came(&department.code)));
        these.map(|department| department.name.as_str()).collect()
    };
    let kinds: [(Vec<&str>, &str, &str); 3] = [
        (of(|came| matches!(came, Came::Nothing)), "has not returned", "have not returned"),
        (of(|came| matches!(came, Came::Empty(_))), "returned an empty workbook", "returned empty workbooks"),
        (
            of(|came| matches!(came, Came::KeptOut(_))),
            "sent a file that does not count",
            "sent files that do not count",
        ),
    ];
    kinds
        .iter()
        .filter(|(names, _, _)| !names.is_empty())
        .map(|(names, one, several)| {
            let (who, verb) = either(names.len(), (who_alone, one), (who, several));
            format!(" {}, {who}, {verb}.", list(names))
        })
        .collect()
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

/// What would mend a gap, with the names of those who are nearest to it, and of those who are yet to answer.
fn suggestion(facts: &Facts<'_>, gap: &Gap<'_>) -> String {
    mend(facts, gap) + &silent(facts, &gap.silent, "who are asked", "who is asked")
}

fn mend(facts: &Facts<'_>, gap: &Gap<'_>) -> String {
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
            if let Some(missed) = missed::of(facts, gap) {
                return missed::mend(facts, missed);
            }
            let only = gap.by.unwrap_or("one subject");
            let second = if is_near { format!(": ask {near}") } else { String::new() };
            format!("Only {only} covers it; a second subject would keep it safe{second}.")
        }
    }
}
