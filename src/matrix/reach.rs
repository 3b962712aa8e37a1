//! Learners reached, subject by subject and cohort by cohort, never summed: they are the same learners.

use super::facts::Facts;
use super::words::upper;
use super::{rows, sheet, tab};
use crate::answers::Key;
use crate::coverage::ReachFigure;
use crate::pen::{Cell, Heading, Page, Table, Tone};

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let words = &facts.plan.words;
    let table = Table {
        name: "Reach".to_owned(),
        caption: None,
        columns: vec![
            Heading::new("Subject", 22),
            Heading::new("Department", 20),
            Heading::new(&words.stage, 18),
            Heading::new(&words.cohort, 16),
            Heading::new("On roll", 11),
            Heading::new("Taking the subject", 17),
            Heading::new("Reached", 17),
            Heading::new("Reached, of those taking", 17),
            Heading::new("Band", 26),
        ],
        rows: facts.reach.iter().map(|figure| row(facts, figure)).collect(),
    };
    let notes = vec![
        "Reached: met at least one outcome in this subject this year.".to_owned(),
        format!("Never add numbers up over subjects: they are the same {}.", words.learners),
    ];
    sheet(tab::REACH, facts.title(&format!("{} reached", upper(&words.learners))), notes, 1, table)
}

fn row(facts: &Facts<'_>, figure: &ReachFigure<'_>) -> Vec<Cell> {
    let mut row = vec![
        Cell::Strong(figure.subject.name.clone()),
        Cell::text(&figure.department.name),
        Cell::text(&figure.stage.name),
        Cell::text(&figure.cohort.name),
        Cell::Number(f64::from(figure.cohort.roll)),
    ];
    let off = |word: &str| std::array::from_fn(|_| Cell::toned(word, Tone::Off));
    let figures: [Cell; 4] = match (figure.has_return, figure.not_this_year) {
        (false, _) => off(facts.came(&figure.department.code).in_cell()),
        (true, true) => off("not taught this year"),
        (true, false) => {
            [number(facts, figure, "taking"), number(facts, figure, "reached"), per_cent(figure), band(figure)]
        }
    };
    row.extend(figures);
    row
}

/// The number of a slot, else what was typed, else that nothing was.
fn number(facts: &Facts<'_>, figure: &ReachFigure<'_>, slot: &'static str) -> Cell {
    let number = if slot == "taking" { figure.taking } else { figure.reached };
    if let Some(number) = number {
        return Cell::Number(f64::from(number));
    }
    let key =
        Key { block: "reach", subject: Some(figure.subject.name.clone()), row: figure.cohort.reference.clone(), slot };
    let entry = facts.results.counting(&figure.department.code);
    let given = entry.and_then(|entry| entry.answers.get(&key));
    given.map_or_else(|| Cell::toned("not answered", Tone::Off), rows::cell)
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
