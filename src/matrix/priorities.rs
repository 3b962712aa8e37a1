//! The school's priorities from end to end, and the skills of its list: what is covered, whom it reaches, what shows it.

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words::{either, list, lower, or_none};
use crate::pen::{Cell, PrintOn, Tone};
use crate::picture::{Named, Priority, priorities};
use crate::plan::{Cohort, Outcome};
use crate::words::clipped;

/// So many words of departments are told of a priority, each so long.
const QUOTES: usize = 3;
const QUOTE: usize = 120;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Priorities"),
    shown: |plan| !plan.objectives.is_empty() || !plan.skills.is_empty(),
    answers: "each objective with its outcomes: what is covered, whom it reaches, what shows it; where each skill is named",
    title: |facts| facts.title("Priorities and skills"),
    notes,
    tables: |facts| vec![objectives(facts), skills(facts)],
    print: PrintOn::OnePage,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let standing = priorities::standing(facts).into_iter();
    let difference = priorities::difference(facts).map(|told| format!("Difference made: {told}"));
    let skills = "Nobody is asked to name a skill. One that is named nowhere may still be taught.".to_owned();
    standing.chain(difference).chain([skills]).collect()
}

fn objectives<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Priority<'f>>;
    let words = &facts.plan.words;
    let (cohort, cohorts) = (lower(&words.cohort), lower(&words.cohorts));
    let columns = vec![
        Column::new("Objective", 28, |one| Cell::Strong(one.objective.title.clone())),
        Column::new("Outcomes", 11, |one| Cell::count(one.outcomes())),
        Column::new("Covered", 11, |one| covered(one)),
        Column::new("Not covered", 28, |one| told(&one.open)),
        Column::new("Not known yet", 16, |one| told(&one.not_known))
            .explained("Of an objective: outcomes that are not covered by what came back, while somebody asked has not answered"),
        Column::new(format!("{} reached", words.cohorts), 22, |one| reached(one)).explained(format!(
            "Those for whom one of its outcomes is covered, as Gaps counts that; of those at whose {} it has outcomes",
            lower(&words.stages)
        )),
        Column::new(format!("Not known of these {cohorts}"), 16, |one| or_none(named(&one.maybe_reached).as_deref())),
        Column::new("What shows it, as it was put", 44, |one| or_none(quotes(one).as_deref())).explained(format!(
            "What rows in place say under Evidence and the difference it made: the first {QUOTES} of them. No {cohort} is \
             judged by it"
        )),
        Column::new("Ref", 8, |one| Cell::text(&one.objective.reference)),
    ];
    Table::of("Objectives", || &facts.priorities, columns).captioned("Objectives, from end to end").unless_empty()
}

fn covered(one: &Priority<'_>) -> Cell {
    let told = format!("{} of {}", one.covered.len(), one.outcomes());
    let tone = match (one.covered.len(), one.is_whole()) {
        (_, true) => Tone::Good,
        (0, false) if !one.not_known.is_empty() => Tone::Off,
        (0, false) => Tone::Nothing,
        (_, false) => Tone::Low,
    };
    Cell::toned(told, tone)
}

/// Outcomes by their refs, as Gaps and Coverage have them.
fn told(outcomes: &[&Outcome]) -> Cell {
    let refs: Vec<&str> = outcomes.iter().map(|outcome| outcome.reference.as_str()).collect();
    or_none(Some(refs.join(", ")).filter(|refs| !refs.is_empty()).as_deref())
}

fn reached(one: &Priority<'_>) -> Cell {
    let told = format!("{} of {}", one.reached.len(), one.cohorts.len());
    match named(&one.reached) {
        Some(names) if one.reached.len() < one.cohorts.len() => Cell::Text(format!("{told}: {names}")),
        Some(_) | None => Cell::Text(told),
    }
}

fn named(cohorts: &[&Cohort]) -> Option<String> {
    let names: Vec<&str> = cohorts.iter().map(|cohort| cohort.name.as_str()).collect();
    (!names.is_empty()).then(|| list(&names))
}

fn quotes(one: &Priority<'_>) -> Option<String> {
    let told = one.shown.iter().take(QUOTES).map(|(subject, text)| format!("{subject}: “{}”", clipped(text, QUOTE)));
    let mut told: Vec<String> = told.collect();
    let more = one.shown.len().saturating_sub(told.len());
    if more > 0 {
        told.push(format!("{more} more {} something.", either(more, "row says", "rows say")));
    }
    (!told.is_empty()).then(|| told.join("\n"))
}

fn skills<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Named<'f>>;
    let words = &facts.plan.words;
    let columns = vec![
        Column::new("Skill", 28, |one| Cell::Strong(one.skill.name.clone())),
        Column::new("Rows that name it", 11, |one| Cell::count(one.rows)),
        Column::new(&words.stages, 11, |one| {
            or_none(Some(one.stages.join(", ")).filter(|stages| !stages.is_empty()).as_deref())
        }),
        Column::new("Subjects that name it", 28, |one| match one.subjects.as_slice() {
            [] => Cell::toned("not named", Tone::Off),
            names => Cell::Text(list(names)),
        }),
    ];
    Table::of("Skills", || &facts.skills, columns)
        .captioned("Where each skill is named, in rows in place")
        .explained([Term::new(
            "Skills",
            "Those of the plan's list, where a row that is Highlighted or more and In place names one under Skill. That is \
             optional, so that a skill named nowhere is not known to be missing",
        )])
        .unless_empty()
}
