//! The matrix as it is seen without a workbook: position, subjects, coverage, gaps, what is asked.

use careers_audit::change::Change;
use careers_audit::judge::{Pocket, Verdict};
use careers_audit::matrix::gaps;
use careers_audit::names::{AGREED, Folder, PAGE_ENDING, PLAN, PLAN_TEXT, SETTLED, WORKBOOK_ENDING, WORKING_COPY};
use careers_audit::pen::{Cell, Page};
use careers_audit::picture::since::{self, Room};
use careers_audit::picture::{Circle, Picture, told};
use careers_audit::say;
use careers_audit::shelf::Rel;
use careers_audit::words::either;
use serde::Serialize;

use super::agreed::{Agreed, agreed};
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
    /// The subjects that moved, each with why; then the gaps that closed and opened.
    moved: Vec<String>,
    early: Option<String>,
    /// That something has come in since the matrix was made.
    pub(super) stale: Option<String>,
    pub(super) files: Vec<File>,
    strip: Vec<Judged>,
    coverage: Coverage,
    gaps: Vec<Table>,
    asks: Vec<Ask>,
    agreed: Agreed,
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
    let files = files(lent);
    Matrix {
        position: told::position(results),
        rests_on: told::rests_on(picture),
        not_returned: told::not_returned(picture),
        changed: told::changed(picture),
        moved: picture.changes.first().map(moved).unwrap_or_default(),
        early: picture.is_early().then(|| say::early(results)),
        stale: stale(picture, lent, &files),
        files,
        strip: results.verdicts.iter().map(|verdict| judged(picture, verdict)).collect(),
        coverage: coverage(picture),
        gaps: tables(&gaps(picture)),
        agreed: agreed(picture),
        asks: picture
            .asks
            .iter()
            .map(|ask| Ask { title: ask.label().to_owned(), text: ask.told(picture, Circle::Leadership) })
            .collect(),
    }
}

fn moved(change: &Change<'_>) -> Vec<String> {
    since::moved(change, Room::LINE).into_iter().chain(since::gaps(change, Room::LINE)).collect()
}

/// What was saved after the matrix for SLT was made: returns, or the plan.
fn stale(picture: &Picture<'_>, lent: &Lent<'_>, files: &[File]) -> Option<String> {
    let made = lent.saved(&Rel::new(&files.iter().find(|file| file.kind == "slt")?.at))?;
    let is_newer = |at: &Rel| lent.saved(at).is_some_and(|saved| saved > made);
    let folder = Rel::of(Folder::Returns);
    let in_place = picture.results.returns.iter().filter_map(|entry| entry.file.strip_prefix("../")).map(Rel::new);
    let returns = lent.files().filter(|at| at.below(&folder).is_some()).filter(|at| is_newer(at)).count()
        + in_place.filter(is_newer).count();
    let again = "Make it again before anybody reads it.";
    match returns {
        0 if [PLAN, PLAN_TEXT, SETTLED, AGREED].iter().any(|name| is_newer(&Rel::new(name))) => {
            Some(format!("Something was changed since the matrix was made. {again}"))
        }
        0 => None,
        _ => {
            let came = either(returns, "file has come in", "files have come in");
            Some(format!("{returns} {came} since the matrix was made. {again}"))
        }
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

/// The newest matrix of each kind (their names bear the day, and a number where a person edited one), the pack, and the
/// careers programme.
fn files(lent: &Lent<'_>) -> Vec<File> {
    let ending_in = |folder: Folder, ending: &'static str| {
        let folder = Rel::of(folder);
        lent.files().filter(move |at| at.folder() == folder && at.name().ends_with(ending))
    };
    let in_folder = |folder: Folder| ending_in(folder, WORKBOOK_ENDING);
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
    let programme =
        [(PAGE_ENDING, "as a page"), (WORKBOOK_ENDING, "as a workbook")].into_iter().flat_map(|(ending, what)| {
            ending_in(Folder::Programme, ending).map(move |at| {
                let name = at.name();
                let title = format!("{}, {what}", name.strip_suffix(ending).unwrap_or(&name));
                File { kind: "programme", title, at: at.to_string() }
            })
        });
    slt.into_iter().chain(working).chain(pack).chain(programme).collect()
}
