//! The rows that are drawn from the plan and from the returns.

use super::texts::Figures;
use crate::matrix::{NOT_FOR_EVERYONE, biggest_gaps, no_gap_known, not_for_everyone};
use crate::picture::told::{not_returned, position, returned, since};
use crate::picture::{Ask, Circle, Picture};
use crate::plan::{Approach, Example, Plan};
use crate::words::{day, sentence};

/// A row of two cells.
pub(super) type Row = [String; 2];

pub(super) fn rows(figures: Figures, picture: &Picture<'_>) -> Vec<Row> {
    match figures {
        Figures::Approaches => approaches(picture.plan),
        Figures::Examples => examples(picture.plan),
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

/// An example of each approach, each in another subject where the plan has so many.
fn examples(plan: &Plan) -> Vec<Row> {
    let all: Vec<(String, &Example)> =
        plan.departments.iter().flat_map(|department| plan.examples_of(department)).collect();
    let mut told: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
    for approach in Approach::ALL {
        let of = || all.iter().filter(|(_, example)| example.approach == approach);
        if let Some((about, example)) = of().find(|(about, _)| !told.contains(&about.as_str())).or_else(|| of().next())
        {
            told.push(about);
            rows.push(row(format!("{}: {about}", plan.name_of(approach)), sentence(&example.example)));
        }
    }
    if rows.is_empty() {
        rows.push(row("None", "The plan gives no example."));
    }
    rows
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
    if picture.is_early() {
        rows.push(row(
            "An early picture",
            format!("This rests on {}. Most of it is not known yet.", returned(picture)),
        ));
    }
    rows.push(row("Since last round", since(picture)));
    if picture.known_gaps().next().is_none() {
        rows.push(row("Biggest gaps", no_gap_known(picture)));
    }
    rows.extend((1..).zip(biggest_gaps(picture)).map(|(number, gap)| row(format!("Biggest gap {number}"), gap)));
    rows.extend(not_for_everyone(picture).map(|told| row(NOT_FOR_EVERYONE, told)));
    rows.push(row("Not returned", not_returned(picture)));
    rows.extend(picture.sharing.first().map(|shared| row("Worth sharing", shared.told(picture.plan))));
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
    let told = |ask: &Ask<'_>| {
        let told = ask.told(picture, Circle::Wider);
        // A figure that calls for nothing is of no use to whoever reads it.
        match ask {
            Ask::Support(_) => format!("{told} Ask what the budget and the calendar hold of it."),
            Ask::Decision(_) | Ask::Workbooks(_) => told,
        }
    };
    picture.asks.iter().map(|ask| row(ask.label(), told(ask))).collect()
}
