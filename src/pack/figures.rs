//! The rows that are drawn from the plan and from the returns.

use super::texts::Figures;
use crate::finding::Severity;
use crate::matrix::{NOT_FOR_EVERYONE, biggest_gaps, no_gap_known, not_for_everyone};
use crate::picture::told::{changed, not_returned, position};
use crate::picture::{Circle, Picture};
use crate::plan::{Approach, LEADER, Plan};
use crate::words::{day, many, sentence};

/// A row of two cells.
pub(super) type Row = [String; 2];

pub(super) fn rows(figures: Figures, picture: &Picture<'_>) -> Vec<Row> {
    match figures {
        Figures::Approaches => approaches(picture.plan),
        Figures::Expectations => expectations(picture.plan),
        Figures::Outcomes => outcomes(picture.plan),
        Figures::Standing => standing(picture),
        Figures::Asks => asks(picture),
    }
}

/// What each approach is and what a visitor would see, by the plan; its name alone where the plan says no more.
fn approaches(plan: &Plan) -> Vec<Row> {
    let row = |approach: Approach| {
        let guide = plan.guide(approach);
        let told = guide.map(|guide| {
            let told = [guide.summary.trim(), guide.looks_like.trim()].into_iter().filter(|part| !part.is_empty());
            told.map(sentence).collect::<Vec<_>>().join("\n")
        });
        let told = told.filter(|told| !told.is_empty());
        [plan.name_of(approach).to_owned(), told.unwrap_or_else(|| "The plan does not describe it.".to_owned())]
    };
    Approach::ALL.map(row).to_vec()
}

/// What is asked of every subject, in the words of the plan's framework.
fn expectations(plan: &Plan) -> Vec<Row> {
    plan.framework.expects.iter().map(|one| row(plan.in_words(&one.part), plan.in_words(&one.text))).collect()
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

fn row(label: impl Into<String>, text: impl Into<String>) -> Row {
    [label.into(), text.into()]
}

fn standing(picture: &Picture<'_>) -> Vec<Row> {
    if picture.returned() == 0 {
        let due = picture.plan.round.due;
        let when = if due < picture.today { "were" } else { "are" };
        let told = format!(
            "Nothing can be said yet: no department's workbook has come back. They {when} due on {}.",
            day(due)
        );
        return vec![row("Where are we?", told)];
    }
    let mut rows = vec![row("Where are we?", position(picture.results))];
    rows.extend(changed(picture).map(|changed| row("Since last round", changed)));
    if picture.known_gaps().next().is_none() {
        rows.push(row("Biggest gaps", no_gap_known(picture)));
    }
    rows.extend((1..).zip(biggest_gaps(picture)).map(|(number, gap)| row(format!("Biggest gap {number}"), gap)));
    rows.extend(not_for_everyone(picture).map(|told| row(NOT_FOR_EVERYONE, told)));
    rows.push(row("Not returned", not_returned(picture)));
    let shared = (1..).zip(&picture.sharing);
    rows.extend(shared.map(|(number, shared)| row(format!("Worth sharing {number}"), shared.told(picture.plan))));
    rows.push(row("What it rests on", rests_on(picture)));
    rows
}

/// Named by no person and in no department's words: governors decide what is given, and chase nobody.
fn asks(picture: &Picture<'_>) -> Vec<Row> {
    if picture.returned() == 0 {
        return vec![row("None yet", "What departments ask for is known when their workbooks have come back.")];
    }
    if picture.asks.is_empty() {
        return vec![row("None", "Nothing this time.")];
    }
    picture.asks.iter().map(|ask| row(ask.label(), ask.told(picture, Circle::Wider))).collect()
}

/// The returns, and what in them is still being checked: governors need no edition and no count by severity.
fn rests_on(picture: &Picture<'_>) -> String {
    let leader = if picture.counts(LEADER) { "and" } else { "without" };
    let checked = match (picture.open(Severity::Error), picture.open(Severity::Query)) {
        (0, 0) => "No answer is open to question.".to_owned(),
        (0, queries) => format!("Some answers are still being checked: {queries} to look at."),
        (errors, 0) => format!("Some answers are still being checked: {errors} to mend."),
        (errors, queries) => {
            format!("Some answers are still being checked: {errors} to mend, {queries} to look at.")
        }
    };
    format!(
        "The workbooks of {} of {}, {leader} the Careers Leader's own. {checked}",
        picture.returned(),
        many(picture.plan.departments.len(), "department", "departments")
    )
}
