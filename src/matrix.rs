//! The matrix, drawn from a round's results: a small workbook that SLT and governors read, and the Careers Leader's own
//! working copy with every sheet.
//!
//! ```text
//! Summary      where we are, the biggest gaps, who has not returned, what is asked of SLT: one A4 page
//! Approaches   subject by subject │ a Sheet: its tab, for whom, what it answers, notes, tables
//! Gaps         …                  │   a Table: columns over rows of one type
//! …                               │     a Column: heading, cell, total, bars, the term that Notes explains
//! Notes        what each word means, walked from the columns
//! ```
//! Values in, bytes out. Only the counts of Coverage are computed by the spreadsheet too, from the words beside them;
//! each carries its result. No number stands without what it is a number of.

mod agreed;
mod approaches;
mod changed;
mod columns;
mod coverage;
mod dedicated;
mod employers;
mod evaluation;
mod evidence;
mod facts;
mod findings;
mod gaps;
mod hopes;
mod levels;
mod mend;
mod missed;
mod next;
mod notes;
mod priorities;
mod reach;
mod returns;
mod rounds;
mod rows;
mod sheet;
mod steps;
mod strip;
mod summary;
mod support;
mod verdicts;
mod whole;
pub(crate) mod words;

#[cfg(test)]
mod drawn;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::coverage::Line;
use crate::pen::{Book, LeadsTo, OnPaper, Page, PenError, bind};
use crate::picture::Picture;
use crate::plan::Plan;

pub use agreed::proposed;
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
    gaps::SHEET,
    coverage::SHEET,
    agreed::SHEET,
    verdicts::SHEET,
    reach::SHEET,
    employers::SHEET,
    evaluation::SHEET,
    priorities::SHEET,
    support::SHEET,
    steps::SHEET,
    whole::SHEET,
    returns::SHEET,
    changed::SHEET,
    rounds::SHEET,
    evidence::SHEET,
    notes::SHEET,
];

/// Who reads a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// SLT, governors and whoever is sent it: a few sheets, with no link to what they do not have.
    Everybody,
    /// The Careers Leader, whose working copy has every sheet.
    Leader,
}

impl Reader {
    /// Whoever a picture is drawn for.
    fn of(facts: &Facts<'_>) -> Reader {
        if facts.is_shared { Reader::Everybody } else { Reader::Leader }
    }

    /// The sheets that a school's matrix for this reader has.
    fn sheets(self, plan: &Plan) -> impl Iterator<Item = &'static Sheet> {
        let is_theirs = move |sheet: &&Sheet| self == Reader::Leader || sheet.reader == self;
        SHEETS.iter().filter(is_theirs).filter(|sheet| (sheet.shown)(plan))
    }
}

/// The sheets that whoever reads is drawn: each as it is called in a school, with what it answers.
pub fn sheets(plan: &Plan, reader: Reader) -> Vec<(String, &'static str)> {
    reader.sheets(plan).map(|sheet| (sheet.name(plan), sheet.answers)).collect()
}

/// The sheets of the workbook that a picture is drawn as.
fn shown(facts: &Facts<'_>) -> impl Iterator<Item = &'static Sheet> {
    Reader::of(facts).sheets(facts.plan)
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

/// How each sheet of the workbook that a picture is drawn as is printed.
pub fn on_paper(picture: &Picture<'_>) -> Vec<(String, OnPaper)> {
    book(picture).pages.iter().map(|page| (page.name.clone(), page.on_paper())).collect()
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
        pages: told(facts, shown(facts).map(|sheet| sheet.page(facts)).collect()),
        stamp: facts.today,
    }
}

/// Pages as they are told: others are sent no link to a file that they do not have, and nobody one to a sheet that is
/// not there.
fn told(facts: &Facts<'_>, mut pages: Vec<Page>) -> Vec<Page> {
    let sheets: HashSet<String> = pages.iter().map(|page| page.name.clone()).collect();
    let tables: HashSet<String> = pages.iter().flat_map(|page| &page.tables).map(|table| table.name.clone()).collect();
    let is_there = |to: &LeadsTo<'_>| match to {
        LeadsTo::Outside => !facts.is_shared,
        LeadsTo::Sheet(sheet) => sheets.contains(*sheet),
        LeadsTo::Row(row) => tables.contains(&row.table),
    };
    for table in pages.iter_mut().flat_map(|page| &mut page.tables) {
        table.keep_links(is_there);
    }
    pages
}
