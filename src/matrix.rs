//! The one workbook that SLT and governors read, drawn from a round's results.
//!
//! ```text
//! Summary      where we are, the biggest gaps, who has not returned, what is asked of SLT: one A4 page
//! Approaches   subject by subject │ a Sheet: its tab, what it answers, notes, tables
//! Ladder       …                  │   a Table: columns over rows of one type
//! …                               │     a Column: heading, cell, total, bars, the term that Notes explains
//! Notes        what each word means, walked from the columns
//! ```
//! Values in, bytes out. Only the counts of Coverage are computed by the spreadsheet too, from the words beside them;
//! each carries its result. No number stands without what it is a number of.

mod approaches;
mod columns;
mod coverage;
mod dedicated;
mod employers;
mod evaluation;
mod evidence;
mod facts;
mod gaps;
mod hopes;
mod ladder;
mod levels;
mod mend;
mod missed;
mod next;
mod notes;
mod reach;
mod returns;
mod rows;
mod sheet;
mod steps;
mod summary;
mod support;
mod whole;
pub(crate) mod words;

#[cfg(test)]
mod drawn;
#[cfg(test)]
mod tests;

use crate::coverage::Line;
use crate::pen::{Book, Cell, Page, PenError, bind};
use crate::picture::Picture;
use crate::plan::Plan;

use facts::Facts;
pub(crate) use gaps::none_known as no_gap_known;
use levels::At;
pub(crate) use missed::NOT_FOR_EVERYONE;
use sheet::Sheet;
pub(crate) use summary::{biggest_gaps, not_for_everyone};

/// The word by which a reader knows the matrix, should it come back among the returns.
const KIND: &str = "matrix";

/// The sheets in their order: a sheet that stands here is drawn, linked, explained and told of in README.
const SHEETS: &[Sheet] = &[
    summary::SHEET,
    approaches::SHEET,
    ladder::SHEET,
    coverage::SHEET,
    gaps::SHEET,
    reach::SHEET,
    employers::SHEET,
    evaluation::SHEET,
    support::SHEET,
    steps::SHEET,
    whole::SHEET,
    returns::SHEET,
    evidence::SHEET,
    notes::SHEET,
];

/// The sheets that a school has.
fn shown(plan: &Plan) -> impl Iterator<Item = &'static Sheet> {
    SHEETS.iter().filter(|sheet| (sheet.shown)(plan))
}

/// Every sheet as it is called in a school, with what it answers.
pub fn sheets(plan: &Plan) -> Vec<(String, &'static str)> {
    shown(plan).map(|sheet| (sheet.name(plan), sheet.answers)).collect()
}

/// Draws the matrix workbook. The same picture gives the same bytes.
///
/// # Errors
/// When Excel allows no such workbook.
pub fn workbook(picture: &Picture<'_>) -> Result<Vec<u8>, PenError> {
    bind(&book(picture))
}

/// A cell of the map, for whoever shows it without a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What the sheet *Coverage* says in it.
    pub word: &'static str,
    /// Whether the subject, or dedicated time, is asked about the outcome, or has added it.
    pub is_asked: bool,
    /// Whether no record shows what is said to be taught with employers.
    pub lacks_record: bool,
}

/// The cells of an outcome, subjects in the order of the map's and dedicated time last.
pub fn seen(picture: &Picture<'_>, line: &Line<'_>) -> Vec<Seen> {
    let subjects = line.cells.iter().map(|one| At::subject(line, one));
    let seen = |at: At<'_>| {
        let word = at.word(picture).word;
        Seen { word, is_asked: at.is_asked(), lacks_record: word == levels::NO_RECORD.word }
    };
    subjects.chain([At::dedicated(line)]).map(seen).collect()
}

/// Every word of the map with what it means, answers first.
pub fn meanings(plan: &Plan) -> Vec<(&'static str, String)> {
    levels::meanings(plan).collect()
}

/// A row of the sheet *Evidence*, as it reads there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence<'p> {
    /// The subject, or dedicated time.
    pub subject: &'p str,
    /// The ref of the outcome that it is about.
    pub outcome: &'p str,
    /// Each heading with what stands beneath it, where anything does.
    pub told: Vec<(String, String)>,
}

/// Every answered row that is about an outcome of the plan, in the order of the sheet *Evidence*.
pub fn evidence<'p>(picture: &Picture<'p>) -> Vec<Evidence<'p>> {
    evidence::told(picture)
}

/// The sheet *Gaps*, for whoever shows it without a workbook.
pub fn gaps(picture: &Picture<'_>) -> Page {
    gaps::SHEET.page(picture)
}

fn book(facts: &Facts<'_>) -> Book {
    let plan = facts.plan;
    let mark = |name: &str, value: &str| (format!("careers_audit_{name}"), words::clipped(value, 250));
    Book {
        title: format!("Careers matrix: {}", plan.school.name),
        subject: format!("Careers in the curriculum, round {}", plan.round.label),
        marks: vec![
            mark("kind", KIND),
            mark("round", &plan.round.label),
            mark("edition", &plan.edition()),
            mark("school", &plan.school.name),
        ],
        pages: shown(plan).map(|sheet| told(facts, sheet.page(facts))).collect(),
        stamp: facts.today,
    }
}

/// A page as it is told: others are sent no link to a file that they do not have.
fn told(facts: &Facts<'_>, mut page: Page) -> Page {
    if facts.is_shared {
        let cells = page.tables.iter_mut().flat_map(|table| &mut table.rows).flatten();
        cells.for_each(Cell::without_file);
    }
    page
}
