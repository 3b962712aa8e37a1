//! What is to be fixed or explained, line by line, and what was explained: each with a link to the cell that it is about.
//!
//! ```text
//! Department  What    Where                        Cells  What was found        What to do      Explained
//! Humanities  Error   History outcomes, KS3-12 …   1      'Tought' is not …     Pick Taught …   none
//! ```

use super::columns::{self, Table};
use super::facts::Facts;
use super::words::upper;
use crate::answers::At;
use crate::finding::{Alike, Place, Severity, alike};
use crate::learner;
use crate::names::Folder;
use crate::pen::{Cell, Tone};
use crate::returns::Return;

/// So many cells of one fault are listed.
const CELLS: usize = 6;

/// One fault, in one cell or in several alike.
struct Line<'f> {
    code: &'f str,
    entry: &'f Return,
    told: Alike<'f>,
}

/// The table; not there where nothing was found.
pub(super) fn table<'f>(facts: &'f Facts<'f>, widths: [u16; 8]) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Line<'f>>;
    let columns = vec![
        Column::new("Department", widths[0], |line| Cell::Strong(facts.name(line.code).to_owned())),
        Column::new("What", widths[1], what),
        Column::new("Where", widths[2], place),
        Column::new("Cells", widths[3], |line| Cell::count(line.told.places.len())),
        Column::new("What was found", widths[4], |line| Cell::text(&line.told.finding.message)),
        Column::new("What to do", widths[5], |line| Cell::text(&line.told.finding.fix)),
        Column::new("Explained", widths[6], |line| match &line.told.finding.explained {
            Some(said) => Cell::text(said.shown()),
            None => Cell::None,
        }),
        Column::new("In the file", widths[7], link),
    ];
    Table::of("Line by line", || lines(facts), columns).captioned("Errors and queries, line by line").unless_empty()
}

/// Department by department: errors, then queries, then those that were explained.
fn lines<'f>(facts: &'f Facts<'f>) -> Vec<Line<'f>> {
    let lines = facts.counting().flat_map(|(code, entry, _)| {
        let told = entry.findings.iter().filter(|finding| finding.severity() != Severity::Note);
        alike(told).into_iter().map(move |told| Line { code, entry, told })
    });
    lines.collect()
}

fn what(line: &Line<'_>) -> Cell {
    match (line.told.finding.severity(), line.told.finding.is_open()) {
        (Severity::Error, _) => Cell::toned("Error", Tone::Warn),
        (Severity::Query, false) => Cell::toned("Query, explained", Tone::Good),
        (severity @ (Severity::Query | Severity::Note), _) => Cell::text(upper(severity.word())),
    }
}

/// Where it stands; a sheet whose name may name a learner is not told.
fn place(line: &Line<'_>) -> Cell {
    let first = &line.told.finding.place;
    match &first.sheet {
        Some(sheet) if learner::sign(sheet).is_some() => Cell::toned("a sheet whose name is withheld", Tone::Warn),
        None if *first == Place::default() => Cell::text("the whole file"),
        Some(_) | None => Cell::Text(line.told.place(CELLS)),
    }
}

/// A link to the first of its cells; to the file, where no cell is known or another file carries it.
fn link(line: &Line<'_>) -> Cell {
    let Line { entry, told, .. } = line;
    let first = &told.finding.place;
    let file = file(entry, first);
    let sheet = first.sheet.as_deref().filter(|sheet| learner::sign(sheet).is_none());
    if learner::shareable_file(file) != file {
        return Cell::None;
    }
    let lies = entry.lies_at(file);
    let at = sheet.zip(first.cell.as_deref()).filter(|_| lies == file);
    let text = at.map_or_else(|| "the file".to_owned(), |(_, cell)| format!("cell {cell}"));
    Cell::to_file(text, &Folder::Returns.from_beside(lies), at)
}

/// The file in which a place lies: of a merged return, that of the answer there.
fn file<'f>(entry: &'f Return, place: &Place) -> &'f str {
    let is_there = |at: &At, sheet: &str| {
        place.sheet.as_deref() == Some(sheet) && place.cell.as_deref() == Some(at.to_string().as_str())
    };
    let key = entry.spots.iter().find(|(_, spot)| is_there(&spot.at, &spot.sheet)).map(|(key, _)| key);
    let own = key.map(|key| entry.file_of(key)).filter(|own| entry.parts.is_empty() || *own != entry.file);
    // A merged return is no file itself.
    own.or(entry.parts.first().map(String::as_str)).unwrap_or(&entry.file)
}
