//! The matrix as it is seen without a workbook: position, subjects, coverage, gaps, what is asked.

use careers_audit::judge::{Pocket, Verdict};
use careers_audit::matrix::gaps;
use careers_audit::names::{Folder, WORKBOOK_ENDING, WORKING_COPY};
use careers_audit::pen::{Cell, Page};
use careers_audit::picture::{Circle, Picture, told};
use careers_audit::say;
use careers_audit::shelf::Rel;
use serde::Serialize;

use super::coverage::{Coverage, coverage};
use crate::lent::Lent;

/// The matrix.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Matrix {
    position: String,
    rests_on: String,
    not_returned: String,
    changed: Option<String>,
    early: Option<String>,
    pub(super) files: Vec<File>,
    strip: Vec<Judged>,
    coverage: Coverage,
    gaps: Vec<Table>,
    asks: Vec<Ask>,
}

/// A workbook that was made.
#[derive(Debug, Serialize)]
pub(super) struct File {
    pub(super) kind: &'static str,
    title: String,
    pub(super) at: String,
}

#[derive(Debug, Serialize)]
struct Judged {
    department: String,
    subject: String,
    reached: &'static str,
    words: String,
    claimed: &'static str,
    evidenced: &'static str,
    next: Vec<String>,
    pockets: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Table {
    caption: String,
    notes: Vec<String>,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[derive(Debug, Serialize)]
struct Ask {
    title: String,
    text: String,
}

/// The matrix of a round.
pub(super) fn matrix(picture: &Picture<'_>, lent: &Lent<'_>) -> Matrix {
    let results = picture.results;
    Matrix {
        position: told::position(results),
        rests_on: told::rests_on(picture),
        not_returned: told::not_returned(picture),
        changed: told::changed(picture),
        early: picture.is_early().then(|| say::early(results)),
        files: files(lent),
        strip: results.verdicts.iter().map(|verdict| judged(picture, verdict)).collect(),
        coverage: coverage(picture),
        gaps: tables(&gaps(picture)),
        asks: picture
            .asks
            .iter()
            .map(|ask| Ask { title: ask.label().to_owned(), text: ask.told(picture, Circle::Leadership) })
            .collect(),
    }
}

fn judged(picture: &Picture<'_>, verdict: &Verdict) -> Judged {
    let plan = picture.plan;
    Judged {
        department: verdict.department.clone(),
        subject: verdict.subject.clone(),
        reached: verdict.standing.reached_word(),
        words: verdict.standing.in_words(plan),
        claimed: verdict.own_view().claimed_word(),
        evidenced: verdict.by_its_rows().evidenced_word(),
        next: verdict.next(),
        pockets: verdict
            .pockets
            .iter()
            .map(|Pocket { stage, approach }| format!("{stage}: {}", plan.name_of(*approach)))
            .collect(),
    }
}

/// The tables of a sheet, as text.
fn tables(page: &Page) -> Vec<Table> {
    let table = |(place, table): (usize, &careers_audit::pen::Table)| Table {
        caption: table.caption.clone().unwrap_or_else(|| page.title.clone()),
        // What stands above the sheet's tables is said once.
        notes: if place == 0 { page.notes.clone() } else { Vec::new() },
        headings: table.columns.iter().map(|heading| heading.text.clone()).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(Cell::in_words).collect()).collect(),
    };
    page.tables.iter().enumerate().map(table).collect()
}

/// The newest matrix of each kind (their names bear the day, and a number where a person edited one), and the pack.
fn files(lent: &Lent<'_>) -> Vec<File> {
    let in_folder = |folder: Folder| {
        let folder = Rel::of(folder);
        lent.files().filter(move |at| at.folder() == folder && at.name().ends_with(WORKBOOK_ENDING))
    };
    let is_working = |at: &&Rel| at.name().contains(WORKING_COPY);
    let matrix =
        |kind, title: &str, at: Option<&Rel>| Some(File { kind, title: title.to_owned(), at: at?.to_string() });
    let slt = matrix("slt", "The matrix for SLT", in_folder(Folder::Matrix).filter(|at| !is_working(at)).max());
    let working = matrix("working", "Your working copy", in_folder(Folder::Matrix).filter(is_working).max());
    let pack = in_folder(Folder::Pack).map(|at| {
        let name = at.name();
        let title = name.strip_suffix(WORKBOOK_ENDING).unwrap_or(&name).to_owned();
        File { kind: "pack", title, at: at.to_string() }
    });
    slt.into_iter().chain(working).chain(pack).collect()
}
