//! What each word means, as it is said beside the word itself; and the figures of the round.
//!
//! The sheets are walked, so that a word is explained where it is declared.

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words::{count, day, grouped, sentence, upper};
use super::{Reader, levels, returns, shown};
use crate::pen::{Cell, Tab};
use crate::picture::told::rests_on;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Notes"),
    reader: Reader::Everybody,
    answers: "the method and the figures of the rule as they were used",
    title: |facts| facts.title("Notes"),
    notes: |_| vec!["How the figures came about, and what each word means here.".to_owned()],
    in_short: Some(words_mean),
    tables: |facts| vec![explained(facts), levels::table(facts, WIDTHS)],
    terms: |facts| if facts.is_shared { Vec::new() } else { returns::left_out(facts) },
    colour: Tab::Later,
    ..Sheet::PLAIN
};

fn words_mean(facts: &Facts<'_>) -> String {
    format!(
        "What each word means, and the rules. {} {} are in scope.",
        grouped(count(facts.learners())),
        facts.plan.words.learners
    )
}

/// The widths of the columns, which both tables share.
const WIDTHS: [u16; 3] = [28, 100, 40];

/// A word with the sheet that it stands on.
struct Stands {
    term: Term,
    on: String,
}

fn explained<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Stands>;
    let columns = vec![
        Column::new("Term", WIDTHS[0], |Stands { term, .. }| Cell::Strong(term.word.clone())),
        Column::new("Meaning", WIDTHS[1], |Stands { term, .. }| Cell::Text(sentence(&term.meaning))),
        Column::new("Sheet", WIDTHS[2], |Stands { on, .. }| Cell::text(on)),
    ];
    Table::of("Notes", || stands(facts), columns)
}

/// Each term with its meaning and its sheet, in the order of the sheets.
fn stands(facts: &Facts<'_>) -> Vec<Stands> {
    let of_all = about(facts).into_iter().map(|term| Stands { term, on: "all".to_owned() });
    let of_sheets = shown(facts).flat_map(|sheet| {
        let on = sheet.name(facts.plan);
        sheet.explains(facts).into_iter().map(move |term| Stands { term, on: on.clone() })
    });
    of_all.chain(of_sheets).collect()
}

/// Each term with its meaning.
#[cfg(test)]
pub(super) fn terms(facts: &Facts<'_>) -> Vec<Term> {
    stands(facts).into_iter().map(|Stands { term, .. }| term).collect()
}

fn about(facts: &Facts<'_>) -> Vec<Term> {
    let plan = facts.plan;
    let stages: Vec<String> = plan
        .stages
        .iter()
        .map(|stage| {
            let overlay = if stage.overlay { ", also counted in their other stage" } else { "" };
            format!("{}: {}{overlay}", stage.name, grouped(count(stage.learners())))
        })
        .collect();
    let about = [
        Term::new(
            "This workbook",
            format!(
                "Drawn from the returns of the round {} of {} as they stood on {}. Workbooks were due on {}. Edition \
                 of the forms: {}.",
                plan.round.label,
                plan.school.name,
                day(facts.today),
                day(plan.round.due),
                plan.edition()
            ),
        ),
        Term::new("What the figures rest on", rests_on(facts)),
        Term::new(
            "No names",
            format!(
                "Nobody is asked for the name of a {}; every number is a number of {}.",
                plan.words.learner, plan.words.learners
            ),
        ),
        Term::new(
            format!("{} in scope", upper(&plan.words.learners)),
            format!(
                "{} in all. {}. In scope are {}",
                grouped(count(facts.learners())),
                stages.join("; "),
                plan.school.setting.in_scope()
            ),
        ),
    ];
    // What a plan says of its stages is said to whoever fills it in.
    let of_stage = plan.stages.iter().filter(|stage| !facts.is_shared && !stage.note.is_empty());
    about.into_iter().chain(of_stage.map(|stage| Term::new(stage.name.clone(), stage.note.clone()))).collect()
}
