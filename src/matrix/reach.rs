//! Learners reached, cohort by cohort and subject by subject, never summed: they are the same learners.
//!
//! ```text
//! By year group       Year 7   26 subjects teach it   9 gave numbers   Everyone in 2   Most in 4 …
//! Subject by subject  Year 7   History   214 taking   180 reached   84%   Most
//! ```

use super::facts::Facts;
use super::words::upper;
use super::{rows, sheet, tab};
use crate::answers::Key;
use crate::coverage::ReachFigure;
use crate::key::{BlockKey, SlotKey};
use crate::pen::{Cell, Heading, Page, Table, Tone};
use crate::plan::{Cohort, Stage};

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let words = &facts.plan.words;
    let caption = format!("By {}", super::words::lower(&words.cohort));
    let notes = vec![
        format!(
            "Reached: met at least one outcome in this subject this year. Never add numbers up over subjects: they are the same {}.",
            words.learners
        ),
        "The first table holds the figures that an answer about Benchmark 4 in Compass draws on. It is no Compass score.".to_owned(),
    ];
    let subjects =
        sheet(tab::REACH, facts.title(&format!("{} reached", upper(&words.learners))), notes, 1, subjects(facts));
    Page { tables: std::iter::once(by_cohort(facts, caption)).chain(subjects.tables).collect(), ..subjects }
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
fn by_cohort(facts: &Facts<'_>, caption: String) -> Table {
    let words = &facts.plan.words;
    let mut columns = vec![
        Heading::new(&words.cohort, 16),
        Heading::new(&words.stage, 16),
        Heading::new("Subjects that teach it", 22),
        Heading::new("Of these, gave numbers", 20),
        Heading::new("On roll", 11),
    ];
    columns.extend(facts.plan.bands.iter().map(|band| Heading::new(format!("{} reached in", band.name), 13)));
    let row = |(stage, cohort): (&Stage, &Cohort)| {
        let teaching = || teaching(facts, stage, cohort);
        let sound = teaching().filter(|figure| sound(figure).is_ok()).count();
        let mut row = vec![
            Cell::Strong(cohort.name.clone()),
            Cell::text(&stage.name),
            Cell::count(teaching().count()),
            Cell::count(sound),
            Cell::Number(f64::from(cohort.roll)),
        ];
        row.extend(facts.plan.bands.iter().map(|band| {
            Cell::count(teaching().filter(|figure| sound_band(figure) == Some(band.name.as_str())).count())
        }));
        row
    };
    let rows = cohorts(facts).map(row).collect();
    Table { name: "Reach by cohort".to_owned(), caption: Some(caption), columns: super::distinct(columns), rows }
}

fn subjects(facts: &Facts<'_>) -> Table {
    let words = &facts.plan.words;
    Table {
        name: "Reach".to_owned(),
        caption: Some("Subject by subject".to_owned()),
        columns: vec![
            Heading::new(&words.cohort, 16),
            Heading::new(&words.stage, 16),
            Heading::new("Subject", 22),
            Heading::new("Department", 20),
            Heading::new("On roll", 11),
            Heading::new("Taking the subject", 13),
            Heading::new("Reached", 13),
            Heading::new("Reached, of those taking", 13),
            Heading::new("Band", 26),
        ],
        rows: cohorts(facts)
            .flat_map(|(stage, cohort)| of_cohort(facts, stage, cohort))
            .map(|figure| row(facts, figure))
            .collect(),
    }
}

fn row(facts: &Facts<'_>, figure: &ReachFigure<'_>) -> Vec<Cell> {
    let mut row = vec![
        Cell::Strong(figure.cohort.name.clone()),
        Cell::text(&figure.stage.name),
        Cell::Strong(figure.subject.name.clone()),
        Cell::text(&figure.department.name),
        Cell::Number(f64::from(figure.cohort.roll)),
    ];
    let off = |word: &str| std::array::from_fn(|_| Cell::toned(word, Tone::Off));
    let figures: [Cell; 4] = match (figure.has_return, figure.not_this_year) {
        (false, _) => off(facts.came(&figure.department.code).in_cell()),
        (true, true) => off("not taught this year"),
        (true, false) => [
            number(facts, figure, SlotKey::Taking),
            number(facts, figure, SlotKey::Reached),
            per_cent(figure),
            band(figure),
        ],
    };
    row.extend(figures);
    row
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
}

fn sound(figure: &ReachFigure<'_>) -> Result<u32, Doubt> {
    match (figure.taking, figure.reached, figure.per_cent) {
        (None, _, _) | (_, None, _) => Err(Doubt::NotAnswered),
        (Some(taking), Some(reached), _) if reached > taking => Err(Doubt::MoreThanTake),
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
    let band = figure.band.unwrap_or("no band");
    let is_over = figure.taking.is_some_and(|taking| taking > figure.cohort.roll);
    match sound(figure) {
        Ok(_) if is_over => Cell::toned(format!("{band}; to check: more take it than are on roll"), Tone::Warn),
        Ok(_) => Cell::text(band),
        Err(doubt) => doubt.cell(),
    }
}
