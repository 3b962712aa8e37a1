//! The rows that are drawn from the plan and from the returns.

use jiff::civil::Date;

use super::texts::Figures;
use crate::finding::Severity;
use crate::matrix::words::{day, many, sentence, upper};
use crate::matrix::{Asked, Brief, NOT_FOR_EVERYONE, brief};
use crate::plan::{Approach, LEADER, Plan};
use crate::returns::Results;

/// A row of two cells.
pub(super) type Row = [String; 2];

pub(super) fn rows(figures: Figures, results: &Results, today: Date) -> Vec<Row> {
    match figures {
        Figures::Approaches => approaches(&results.plan),
        Figures::Outcomes => outcomes(&results.plan),
        Figures::Standing => standing(results, today),
        Figures::Asks => asks(results, today),
    }
}

/// What each approach is and what a visitor would see, by the plan; its name alone where the plan says no more.
fn approaches(plan: &Plan) -> Vec<Row> {
    let row = |approach: Approach| {
        let guide = plan.guides.iter().find(|guide| guide.key == approach.key());
        let told = guide.map(|guide| {
            let told = [guide.summary.trim(), guide.looks_like.trim()].into_iter().filter(|part| !part.is_empty());
            told.map(sentence).collect::<Vec<_>>().join("\n")
        });
        let told = told.filter(|told| !told.is_empty());
        [plan.name_of(approach).to_owned(), told.unwrap_or_else(|| "The plan does not describe it.".to_owned())]
    };
    Approach::ALL.map(row).to_vec()
}

/// Stage by stage, in the plan's order.
fn outcomes(plan: &Plan) -> Vec<Row> {
    let of = |code: &str| plan.outcomes.iter().filter(move |outcome| outcome.stage == code).collect::<Vec<_>>();
    let stages = plan.stages.iter().flat_map(|stage| {
        of(&stage.code)
            .into_iter()
            .map(|outcome| [outcome.reference.clone(), format!("{}: {}", stage.name, sentence(&outcome.title))])
    });
    stages.collect()
}

/// Whether anything can be said: at least one department's return counts.
fn has_returns(results: &Results) -> bool {
    results.plan.departments.iter().any(|department| results.counting(&department.code).is_some())
}

fn row(label: impl Into<String>, text: impl Into<String>) -> Row {
    [label.into(), text.into()]
}

fn standing(results: &Results, today: Date) -> Vec<Row> {
    let due = results.plan.round.due;
    let Brief { position, changed, gaps, not_for_everyone, not_returned, sharing, asks: _, rests_on: _ } =
        brief(results, today);
    if !has_returns(results) {
        let when = if due < today { "were due" } else { "are due" };
        let told =
            format!("Nothing can be said yet: no department's workbook has come back. They {when} on {}.", day(due));
        return vec![row("Where are we?", told)];
    }
    let mut rows = vec![row("Where are we?", position)];
    rows.extend(changed.map(|changed| row("Since last round", changed)));
    if gaps.is_empty() {
        rows.push(row("Biggest gaps", "None: every outcome is covered in two places or more."));
    }
    rows.extend((1..).zip(gaps).map(|(number, gap)| row(format!("Biggest gap {number}"), gap)));
    rows.extend(not_for_everyone.map(|told| row(NOT_FOR_EVERYONE, told)));
    rows.push(row("Not returned", not_returned));
    rows.extend((1..).zip(sharing).map(|(number, pocket)| row(format!("Worth sharing {number}"), pocket)));
    rows.push(row("What it rests on", rests_on(results)));
    rows
}

/// Named by no person and in no department's words: governors decide what is given, and chase nobody.
fn asks(results: &Results, today: Date) -> Vec<Row> {
    if !has_returns(results) {
        return vec![row("None yet", "What departments ask for is known when their workbooks have come back.")];
    }
    let asks = brief(results, today).asks;
    if asks.is_empty() {
        return vec![row("None", "Nothing this time.")];
    }
    asks.into_iter().map(|ask| asked(&results.plan, &ask)).collect()
}

/// What is asked, under the name of its step: its number says nothing to who does not know the nine.
fn asked(plan: &Plan, ask: &Asked) -> Row {
    let step = plan.steps.iter().find(|step| step.step == Some(ask.step)).map(|step| step.name.trim());
    let named = step.and_then(|name| Some((name, ask.unnamed.strip_prefix(name)?.strip_prefix(": ")?)));
    match named {
        Some((name, what)) => row(name, upper(what)),
        None => row(format!("Step {}", ask.step), upper(&ask.unnamed)),
    }
}

/// The returns, and what in them is still being checked: governors need no edition and no count by severity.
fn rests_on(results: &Results) -> String {
    let departments = &results.plan.departments;
    let returned = departments.iter().filter(|department| results.counting(&department.code).is_some()).count();
    let leader = if results.counting(LEADER).is_some() { "and" } else { "without" };
    let open = |severity| -> usize {
        results.returns.iter().filter(|entry| entry.state.counts()).map(|entry| entry.count(severity)).sum()
    };
    let checked = match (open(Severity::Error), open(Severity::Query)) {
        (0, 0) => "No answer is open to question.".to_owned(),
        (0, queries) => format!("Some answers are still being checked: {queries} to look at."),
        (errors, 0) => format!("Some answers are still being checked: {errors} to mend."),
        (errors, queries) => {
            format!("Some answers are still being checked: {errors} to mend, {queries} to look at.")
        }
    };
    format!(
        "The workbooks of {returned} of {}, {leader} the Careers Leader's own. {checked}",
        many(departments.len(), "department", "departments")
    )
}
