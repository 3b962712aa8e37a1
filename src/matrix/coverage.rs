//! Outcomes × subjects and dedicated time: the level as a word on a fill that says it again.
//!
//! ```text
//! Ref    Outcome  …  cover it  asked  English   History   …  Dedicated time
//! KS3-2  Improve  …  3         5      Taught    not asked    Not yet
//! Covered, of those asked or added    4 of 12   no return    12 of 36
//! ```
//! The counts are formulas over the words, so that a reader sees what is counted; a ref and the name of
//! a subject lead to their rows on the sheet *Evidence*.

use super::facts::Facts;
use super::words::lower;
use super::{evidence, sheet, tab};
use crate::coverage::{Cell as Covered, Line};
use crate::pen::{Cell, Formula, Heading, Page, Reads, Table, Tone, Worth};
use crate::plan::{DEDICATED_TIME, LEADER, Plan};

/// The width of a subject's column: *With employers* breaks into two lines.
const WIDTH: u16 = 10;

/// The words that the formulas count.
const TAUGHT: &str = "Taught";
const WITH_EMPLOYERS: &str = "With employers";
const NOT_ASKED: &str = "not asked";
const NOT_TAUGHT: &str = "not taught";
const NO_RETURN: &str = "no return";
const EMPTY: &str = "returned empty";

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let plan = facts.plan;
    let mut lines: Vec<&Line<'_>> = facts.map.lines.iter().collect();
    lines.sort_by_key(|line| order(plan, line));
    let evidence = evidence::lines(facts);
    let all = || Cell::text("all");
    let mut columns = vec![
        Heading::new("Ref", 9).totalled(Cell::text("Total")),
        Heading::new("Outcome", 34).totalled(Cell::text("Covered, of those asked or added")),
        Heading::new(&plan.words.stage, 10).whole().totalled(all()),
        Heading::new("Learning area", 14).totalled(all()),
        Heading::turned("Subjects that cover it", 9).totalled(some_of(&lines, covering)),
        Heading::turned("Subjects asked, or that added it", 9).totalled(some_of(&lines, asked)),
    ];
    let first = columns.len();
    for (position, (department, subject)) in facts.map.subjects.iter().enumerate() {
        let cells = lines.iter().filter_map(|line| Some((line, line.cells.get(position)?.cell)));
        let words: Vec<_> = cells.map(|(line, cell)| (cell, word(facts, line, &department.code, cell).0)).collect();
        let to = evidence.iter().position(|line| line.row.subject == Some(subject.name.as_str()));
        let heading = Heading::turned(&subject.name, WIDTH).group(&department.name);
        columns.push(heading.leading(to.map(evidence::row)).totalled(total(&words)));
    }
    let dedicated: Vec<_> =
        lines.iter().map(|line| (line.dedicated, word(facts, line, LEADER, line.dedicated).0)).collect();
    let to = evidence.iter().position(|line| line.code == LEADER);
    columns.push(Heading::turned(DEDICATED_TIME, WIDTH).leading(to.map(evidence::row)).totalled(total(&dedicated)));
    let rows = lines.iter().map(|line| {
        let to = evidence.iter().position(|row| row.outcome.is_some_and(|own| own.reference == line.outcome.reference));
        row(facts, line, to, first)
    });
    let table = Table { name: "Coverage".to_owned(), caption: None, columns, rows: rows.collect() };
    let mut notes = vec![
        "Taught or With employers covers an outcome; Planned does not count yet. The numbers count these words.".to_owned(),
        "Words in small letters are no answers; the sheet Notes says what each means. Each ref and each subject is a link to its rows in Evidence.".to_owned(),
    ];
    if !facts.missed.is_empty() {
        notes.push(format!(
            "A subject may teach some {} alone: who does not meet an outcome that is covered stands on the sheet Gaps.",
            lower(&plan.words.cohorts)
        ));
    }
    sheet(tab::COVERAGE, facts.title("Coverage of outcomes"), notes, 2, table)
}

/// By stage, then by learning area, then in the plan's order.
fn order(plan: &Plan, line: &Line<'_>) -> (Option<usize>, Option<usize>) {
    let stage = plan.stages.iter().position(|stage| stage.code == line.outcome.stage);
    (stage, plan.areas.iter().position(|area| area.code == line.outcome.area))
}

fn row(facts: &Facts<'_>, line: &Line<'_>, to: Option<usize>, first: usize) -> Vec<Cell> {
    let plan = facts.plan;
    let outcome = line.outcome;
    let area = plan.areas.iter().find(|area| area.code == outcome.area).map_or("", |area| area.name.as_str());
    let reference = outcome.reference.clone();
    let mut row = vec![
        match to {
            Some(to) => Cell::Leads { text: reference, to: evidence::row(to) },
            None => Cell::Strong(reference),
        },
        Cell::text(&outcome.title),
        Cell::text(&outcome.stage),
        Cell::text(area),
        across(line, first, format!("{}+{}", counts(TAUGHT), counts(WITH_EMPLOYERS)), covering(line)),
        across(line, first, format!("COLUMNS({{cells}})-{}-{}", counts(NOT_ASKED), counts(NOT_TAUGHT)), asked(line)),
    ];
    let cells = line.cells.iter().map(|one| (one.department.code.as_str(), one.cell)).chain([(LEADER, line.dedicated)]);
    row.extend(cells.map(|(code, cell)| {
        let (word, tone) = word(facts, line, code, cell);
        Cell::toned(word, tone)
    }));
    row
}

/// How many cells hold a word.
fn counts(word: &str) -> String {
    format!("COUNTIF({{cells}},\"{word}\")")
}

/// A count over the cells of an outcome's subjects, which begin at a column.
fn across(line: &Line<'_>, first: usize, words: String, count: usize) -> Cell {
    let column = |position: usize| u16::try_from(position).unwrap_or(u16::MAX);
    let last = first + line.cells.len().saturating_sub(1);
    Cell::Formula(Formula { words, reads: Reads::Across(column(first), column(last)), worth: Worth::count(count) })
}

fn covering(line: &Line<'_>) -> usize {
    line.cells.iter().filter(|one| one.cell.is_covered()).count()
}

fn asked(line: &Line<'_>) -> usize {
    line.cells.iter().filter(|one| is_asked(line, &one.department.code, one.cell)).count()
}

/// Whether a subject is asked about an outcome, or has added it.
fn is_asked(line: &Line<'_>, code: &str, cell: Covered) -> bool {
    match cell {
        Covered::NotTeaching | Covered::NotAsked => false,
        Covered::NoReturn => code == LEADER || line.outcome.asked_of(code),
        Covered::NotApplicable | Covered::Blank | Covered::Level { .. } => true,
    }
}

/// How many outcomes have any such subject, of all.
fn some_of(lines: &[&Line<'_>], subjects: fn(&Line<'_>) -> usize) -> Cell {
    let some = lines.iter().filter(|line| subjects(line) > 0).count();
    let words = "COUNTIF({cells},\">0\")&\" of \"&ROWS({cells})".to_owned();
    let worth = Worth::Text(format!("{some} of {}", lines.len().max(1)));
    Cell::Formula(Formula { words, reads: Reads::Above, worth })
}

/// How many outcomes a subject covers of those that it was asked or added; else why nothing can be said.
fn total(cells: &[(Covered, &'static str)]) -> Cell {
    let words = format!(
        "IF({}>0,\"{NO_RETURN}\",IF({}>0,\"{EMPTY}\",{}+{}&\" of \"&ROWS({{cells}})-{}-{}))",
        counts(NO_RETURN),
        counts(EMPTY),
        counts(TAUGHT),
        counts(WITH_EMPLOYERS),
        counts(NOT_ASKED),
        counts(NOT_TAUGHT),
    );
    let lacks = |lack: &str| cells.iter().any(|(_, word)| *word == lack);
    let worth = if lacks(NO_RETURN) {
        NO_RETURN.to_owned()
    } else if lacks(EMPTY) {
        EMPTY.to_owned()
    } else {
        let covered = cells.iter().filter(|(cell, _)| cell.is_covered()).count();
        let asked = cells.iter().filter(|(_, word)| ![NOT_ASKED, NOT_TAUGHT].contains(word)).count();
        format!("{covered} of {asked}")
    };
    Cell::Formula(Formula { words, reads: Reads::Above, worth: Worth::Text(worth) })
}

fn word(facts: &Facts<'_>, line: &Line<'_>, code: &str, cell: Covered) -> (&'static str, Tone) {
    match cell {
        Covered::NoReturn if !is_asked(line, code, cell) => (NOT_ASKED, Tone::Off),
        Covered::NoReturn => (facts.came(code).in_cell(), Tone::Off),
        Covered::NotTeaching => (NOT_TAUGHT, Tone::Off),
        Covered::NotAsked => (NOT_ASKED, Tone::Off),
        Covered::NotApplicable => ("Not applicable", Tone::Off),
        Covered::Blank => ("blank", Tone::Warn),
        Covered::Level { level: 0, .. } => ("Not yet", Tone::Nothing),
        Covered::Level { in_place: false, .. } => ("Planned", Tone::Plain),
        Covered::Level { level: 1, in_place: true } => ("Highlighted", Tone::Low),
        Covered::Level { level: 2, in_place: true } => (TAUGHT, Tone::Middle),
        Covered::Level { level: 3.., in_place: true } => (WITH_EMPLOYERS, Tone::High),
    }
}
