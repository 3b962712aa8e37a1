//! Two short workbooks that go with an audit: a talk for departments, and a page for governors.
//!
//! ```text
//! Staff session.xlsx    Session · Approaches and questions · Outcomes
//! For governors.xlsx    For governors: one page, with questions whose answers stand in the matrix beside it
//! ```
//! Fixed texts stand in `schemas/pack.toml`; what is true of this school comes from its plan, and what
//! governors read of its position from the same facts as the first sheet of the matrix.

mod figures;
mod places;
mod texts;
mod word;

use jiff::civil::Date;

use crate::pen::{Book, Cell, Heading, Page, PenError, PrintOn, Tab, Table, bind};
use crate::picture::Picture;
use crate::plan::Plan;
use crate::words::{Template, clipped};

use places::Places;
use texts::{Handout, Key, Sheet, texts};

/// The columns: two that fill an upright page at full size, and that a phone shows one after the other.
const WIDTHS: [u16; 2] = [25, 70];

/// A workbook of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The file's name.
    pub name: String,
    /// The workbook.
    pub bytes: Vec<u8>,
    /// Whether it is what governors are sent.
    pub is_for_governors: bool,
}

/// Draws both. The same picture gives the same bytes; the talk is the same on every day.
///
/// # Errors
/// When Excel allows no such workbook.
pub fn workbooks(picture: &Picture<'_>) -> Result<Vec<Packed>, PenError> {
    let drawn = texts().handouts.iter().map(|handout| {
        let bytes = bind(&book(handout, picture))?;
        Ok(Packed { name: handout.file.clone(), bytes, is_for_governors: handout.key == Key::Governors })
    });
    drawn.collect()
}

fn book(handout: &Handout, picture: &Picture<'_>) -> Book {
    let plan = picture.plan;
    let places = Places::new(&picture.results.forms, picture.today);
    let mark = |name: &str, value: &str| (format!("careers_audit_{name}"), clipped(value, 250));
    let page = |(number, sheet): (usize, &Sheet)| page(sheet, number == 0, picture, &places);
    Book {
        title: clipped(&format!("{}: {}", handout.title, plan.school.name), 200),
        subject: format!("Careers in the curriculum, round {}", plan.round.label),
        marks: vec![
            mark("kind", handout.key.word()),
            mark("round", &plan.round.label),
            mark("edition", &plan.edition()),
            mark("school", &plan.school.name),
        ],
        pages: handout.sheets.iter().enumerate().map(page).collect(),
        stamp: stamp(handout.key, plan, picture.today),
    }
}

/// What depends on the plan alone carries the day of the workbooks that it speaks of.
fn stamp(key: Key, plan: &Plan, today: Date) -> Date {
    match key {
        Key::Session => plan.stamp(),
        Key::Governors => today,
    }
}

fn page(sheet: &Sheet, is_first: bool, picture: &Picture<'_>, places: &Places<'_>) -> Page {
    let table = |table: &texts::Table| {
        let mut rows = table.figures.map(|figures| figures::rows(figures, picture)).unwrap_or_default();
        rows.extend(table.rows.iter().map(|[first, second]| [places.filled(first), places.filled(second)]));
        let [first, second] = &table.headings;
        let widths = table.widths.unwrap_or(WIDTHS);
        Table {
            name: table.caption.as_ref().map_or_else(|| sheet.name.clone(), Template::to_string),
            caption: table.caption.as_ref().map(|caption| places.filled(caption)),
            columns: vec![
                Heading::new(places.filled(first), widths[0]),
                Heading::new(places.filled(second), widths[1]),
            ],
            rows: rows.into_iter().map(|[first, second]| vec![Cell::Strong(first), Cell::Text(second)]).collect(),
            bars: None,
        }
    };
    Page {
        name: sheet.name.clone(),
        title: clipped(&places.filled(&sheet.title), 90),
        headline: None,
        notes: sheet.notes.iter().map(|note| clipped(&places.filled(note), 120)).collect(),
        tables: sheet.tables.iter().map(table).collect(),
        frozen_columns: 0,
        print: if sheet.tables.len() > 1 { PrintOn::OneUpright } else { PrintOn::Portrait },
        tab: if is_first { Tab::First } else { Tab::Main },
    }
}

#[cfg(test)]
mod tests;
