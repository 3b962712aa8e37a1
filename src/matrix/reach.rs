//! Learners reached, cohort by cohort and subject by subject, never summed: they are the same learners.
//!
//! ```text
//! By year group       Year 7   26 subjects teach it   9 gave numbers   Everyone in 2   Most in 4 …
//! Subject by subject  Year 7   History   214 taking   180 reached   84%   Most
//! ```

use super::columns::{self, Table, Term};
use super::dedicated;
use super::facts::Facts;
use super::rows;
use super::sheet::{Name, Sheet};
use super::words::{list, lower, upper};
use crate::answers::Key;
use crate::coverage::ReachFigure;
use crate::key::{BlockKey, SlotKey};
use crate::pen::{Cell, Tone};
use crate::plan::{Cohort, Stage};

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Reach"),
    answers: "in how many subjects each year group is reached, and how many learners met an outcome, by year group \
              and subject, of those who take it",
    title: |facts| facts.title(&format!("{} reached", upper(&facts.plan.words.learners))),
    notes,
    in_short: Some(reached),
    tables: |facts| vec![by_cohort(facts), dedicated::table(facts), by_subject(facts)],
    terms: |facts| vec![Term::new("Reach", meaning(facts))],
    ..Sheet::PLAIN
};

/// In how many subjects learners were reached, band by band.
fn reached(facts: &Facts<'_>) -> String {
    let words = &facts.plan.words;
    let all = facts.reach.iter().filter(|figure| !figure.not_this_year).count();
    let told: Vec<&str> = facts.reach.iter().filter_map(sound_band).collect();
    if told.is_empty() {
        return format!("No subject gave numbers of {} reached.", words.learners);
    }
    let bands =
        facts.plan.bands.iter().map(|band| (told.iter().filter(|told| **told == band.name).count(), lower(&band.name)));
    let bands: Vec<String> =
        bands.filter(|(count, _)| *count > 0).map(|(count, band)| format!("{band} in {count}")).collect();
    format!("{} of {all} figures by subject and {} can be used: {}.", told.len(), lower(&words.cohort), list(&bands))
}

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let mut notes = vec![format!(
        "Reached: met at least one outcome in this subject this year. Never add numbers up over subjects: they \
             are the same {}.",
        facts.plan.words.learners
    )];
    notes.extend(facts.plan.framework.reached.as_ref().map(|text| facts.plan.in_words(text)));
    notes
}

fn meaning(facts: &Facts<'_>) -> String {
    let words = &facts.plan.words;
    let bands: Vec<String> =
        facts.plan.bands.iter().map(|band| format!("{} (from {}%)", band.name, band.at_least.per_cent())).collect();
    format!(
        "Reached are those who met at least one outcome in the subject this year; the per cent is of those taking the \
         subject, rounded down. Numbers of subjects are never added up: they are the same {}. The bands are this {}'s \
         own: {}",
        words.learners,
        words.school,
        list(&bands)
    )
}

/// Every cohort with its stage, the first year first.
pub(super) fn cohorts<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (&'a Stage, &'a Cohort)> {
    facts.plan.stages.iter().flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)))
}

/// The figures of one cohort, subjects in the plan's order.
fn of_cohort<'f, 'a>(
    facts: &'f Facts<'a>,
    stage: &'f Stage,
    cohort: &'f Cohort,
) -> impl Iterator<Item = &'f ReachFigure<'a>> {
    facts.reach.iter().filter(move |figure| figure.stage.code == stage.code && figure.cohort.code == cohort.code)
}

/// The figures of the subjects that teach a cohort this year.
pub(super) fn teaching<'f, 'a>(
    facts: &'f Facts<'a>,
    stage: &'f Stage,
    cohort: &'f Cohort,
) -> impl Iterator<Item = &'f ReachFigure<'a>> {
    of_cohort(facts, stage, cohort).filter(|figure| !figure.not_this_year)
}

/// The per cent of a figure that nobody need check.
pub(super) fn sound_per_cent(figure: &ReachFigure<'_>) -> Option<u32> {
    sound(figure).ok()
}

/// In how many subjects numbers are given, and how many of these stand in each band.
fn by_cohort<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Row<'f>>;
    type Row<'f> = (&'f Stage, &'f Cohort);
    let words = &facts.plan.words;
    let count = |(stage, cohort): &Row<'_>, these: &dyn Fn(&ReachFigure<'_>) -> bool| {
        Cell::count(teaching(facts, stage, cohort).filter(|figure| these(figure)).count())
    };
    let mut columns = vec![
        Column::new(&words.cohort, 16, |(_, cohort)| Cell::Strong(cohort.name.clone())),
        Column::new(&words.stage, 16, |(stage, _)| Cell::text(&stage.name)),
        Column::new("Subjects that teach it", 22, move |row| count(row, &|_| true)),
        Column::new("Of these, gave numbers", 20, move |row| count(row, &|figure| sound(figure).is_ok())).also(
            "Gave numbers",
            "Subjects with a number taking and a number reached, of which nothing is to be checked. They are counted \
             in the bands; a subject that sent no return teaches it and gave none",
        ),
        Column::new("On roll", 11, |(_, cohort)| Cell::Number(f64::from(cohort.roll))),
    ];
    columns.extend(facts.plan.bands.iter().map(|band| {
        Column::new(format!("{} reached in", band.name), 13, move |row| {
            count(row, &|figure| sound_band(figure) == Some(band.name.as_str()))
        })
    }));
    Table::of("Reach by cohort", || cohorts(facts), columns).captioned(format!("By {}", lower(&words.cohort)))
}

fn by_subject<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f ReachFigure<'f>>;
    let words = &facts.plan.words;
    let columns = vec![
        Column::new(&words.cohort, 16, |figure| Cell::Strong(figure.cohort.name.clone())),
        Column::new(&words.stage, 16, |figure| Cell::text(&figure.stage.name)),
        Column::new("Subject", 24, |figure| Cell::Strong(figure.subject.name.clone())),
        Column::new("Department", 23, |figure| Cell::text(&figure.department.name)),
        Column::new("On roll", 11, |figure| Cell::Number(f64::from(figure.cohort.roll))),
        Column::new("Taking the subject", 14, |figure| {
            taught(facts, figure, || number(facts, figure, SlotKey::Taking))
        }),
        Column::new("Reached", 14, |figure| taught(facts, figure, || number(facts, figure, SlotKey::Reached))),
        Column::new("Reached, of those taking", 15, |figure| taught(facts, figure, || per_cent(figure))),
        Column::new("Band", 32, |figure| taught(facts, figure, || band(figure))),
    ];
    let rows = || cohorts(facts).flat_map(|(stage, cohort)| of_cohort(facts, stage, cohort));
    Table::of("Reach", rows, columns).captioned("Subject by subject")
}

/// A figure of a subject that has answered and teaches the cohort; else why there is none.
fn taught(facts: &Facts<'_>, figure: &ReachFigure<'_>, cell: impl FnOnce() -> Cell) -> Cell {
    match (figure.has_return, figure.not_this_year) {
        (false, _) => Cell::toned(facts.came(&figure.department.code).in_cell(), Tone::Off),
        (true, true) => Cell::toned("not taught this year", Tone::Off),
        (true, false) => cell(),
    }
}

/// The number of a slot, else what was typed, else that nothing was.
fn number(facts: &Facts<'_>, figure: &ReachFigure<'_>, slot: SlotKey) -> Cell {
    let number = if slot == SlotKey::Taking { figure.taking } else { figure.reached };
    if let Some(number) = number {
        return Cell::Number(f64::from(number));
    }
    let key = Key {
        block: BlockKey::Reach,
        subject: Some(figure.subject.name.clone()),
        row: figure.cohort.reference.clone(),
        slot,
    };
    let entry = facts.results.counting(&figure.department.code);
    let typed = entry.and_then(|entry| rows::cell(entry, &key));
    typed.unwrap_or_else(|| Cell::toned("not answered", Tone::Off))
}

/// Why there is no per cent, where a person could mend it.
enum Doubt {
    NotAnswered,
    NobodyTakesIt,
    MoreThanTake,
    MoreThanOnRoll,
}

fn sound(figure: &ReachFigure<'_>) -> Result<u32, Doubt> {
    match (figure.taking, figure.reached, figure.per_cent) {
        (None, _, _) | (_, None, _) => Err(Doubt::NotAnswered),
        (Some(taking), Some(reached), _) if reached > taking => Err(Doubt::MoreThanTake),
        (Some(taking), Some(_), Some(_)) if taking > figure.cohort.roll => Err(Doubt::MoreThanOnRoll),
        (Some(_), Some(_), Some(per_cent)) => Ok(per_cent),
        (Some(_), Some(_), None) => Err(Doubt::NobodyTakesIt),
    }
}

impl Doubt {
    fn cell(self) -> Cell {
        match self {
            Doubt::NotAnswered => Cell::toned("not answered", Tone::Off),
            Doubt::NobodyTakesIt => Cell::toned("nobody takes it", Tone::Off),
            Doubt::MoreThanTake => Cell::toned("to check: more than take it", Tone::Warn),
            Doubt::MoreThanOnRoll => Cell::toned("to check: more take it than are on roll", Tone::Warn),
        }
    }
}

/// The band of a figure that nobody need check; those that the first sheet counts.
pub(super) fn sound_band<'a>(figure: &ReachFigure<'a>) -> Option<&'a str> {
    sound(figure).ok().and(figure.band)
}

fn per_cent(figure: &ReachFigure<'_>) -> Cell {
    sound(figure).map_or_else(Doubt::cell, Cell::PerCent)
}

fn band(figure: &ReachFigure<'_>) -> Cell {
    match sound(figure) {
        Ok(_) => Cell::text(figure.band.unwrap_or("no band")),
        Err(doubt) => doubt.cell(),
    }
}
