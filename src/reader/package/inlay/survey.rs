//! What lies over the cells of a sheet and does not stand in them: merged regions, formulas of several cells, the
//! headings of tables, the styles of whole columns.

use std::collections::HashMap;
use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::splice::{Tag, Tags, What};
use crate::reader::package::limits::{Fault, Spent};
use crate::reader::package::links::Link;
use crate::reader::package::parts::Parts;
use crate::reader::package::references::place;
use crate::reader::package::sheet::{Cursor, begin_row, begun};
use crate::reader::package::xml::{Xml, attribute};

/// So many things that lie over cells are looked at in one sheet.
const MOST: usize = 100_000;

/// First row, first column, last row, last column, from 0.
type Region = (u32, u32, u32, u32);

/// A formula that several cells share.
#[derive(Default)]
struct Shared {
    /// The cell in which it is written.
    written: Option<(u32, u32)>,
    cells: usize,
}

/// What lies over the cells of a sheet.
#[derive(Default)]
pub(super) struct Survey {
    merged: Vec<Region>,
    /// First column, last column, style.
    columns: Vec<(u32, u32, u32)>,
    shared: HashMap<String, Shared>,
    /// What changes as a whole or not at all, and what it is.
    whole: Vec<(Region, &'static str)>,
    /// What a table calls its columns and sums up.
    fixed: Vec<Region>,
    seen: usize,
}

impl Survey {
    /// Of a sheet without its mark.
    pub(super) fn of(bytes: &[u8], spent: &Rc<Spent>) -> Result<Survey, Fault> {
        let mut survey = Survey::default();
        let mut tags = Tags::of(bytes, spent)?;
        let (mut at, mut cell) = (Cursor::default(), None);
        while let Some(Tag { what, .. }) = tags.next()? {
            let (element, has_text) = match &what {
                What::Opens(element) => (element, true),
                What::Whole(element) => (element, false),
                What::Closes(_) => continue,
            };
            match element.local_name().as_ref() {
                "row" => {
                    begin_row(element, &mut at);
                    cell = None;
                }
                "c" => cell = begun(element, &mut at).place,
                "f" => survey.formula(element, has_text, cell)?,
                "mergeCell" => {
                    survey.merged.extend(region(element));
                    survey.count()?;
                }
                "col" => survey.column(element)?,
                _ => {}
            }
        }
        Ok(survey)
    }

    /// One more thing is kept.
    fn count(&mut self) -> Result<(), Fault> {
        self.seen += 1;
        if self.seen > MOST {
            Err(Fault::TooLarge("things that lie over the cells of a sheet", MOST as u64))
        } else {
            Ok(())
        }
    }

    fn column(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let of = |name| attribute(element, name).and_then(|number| number.trim().parse::<u32>().ok());
        if let (Some(first), Some(last), Some(style)) = (of("min"), of("max"), of("style")) {
            self.columns.push((first.saturating_sub(1), last.saturating_sub(1), style));
            self.count()?;
        }
        Ok(())
    }

    fn formula(&mut self, element: &BytesStart<'_>, has_text: bool, at: Option<(u32, u32)>) -> Result<(), Fault> {
        let kind = attribute(element, "t").unwrap_or_default().into_owned();
        let why = match kind.as_str() {
            "shared" => {
                let shared = self.shared.entry(attribute(element, "si").unwrap_or_default().into_owned()).or_default();
                shared.cells += 1;
                if has_text || attribute(element, "ref").is_some() {
                    shared.written = at;
                }
                return self.count();
            }
            "array" => "it is one of several cells that one formula fills",
            "dataTable" => "it is one of several cells that a data table fills",
            _ => return Ok(()),
        };
        self.whole.extend(region(element).map(|region| (region, why)));
        self.count()
    }

    /// Adds the tables of the sheet that has these links.
    pub(super) fn tables(&mut self, parts: &mut Parts<'_>, links: &[Link]) -> Result<(), Fault> {
        for link in links.iter().filter(|link| link.kind == "table") {
            let mut xml = Xml::new(parts.stream(&link.part)?, true);
            while let Some(event) = xml.next()? {
                let quick_xml::events::Event::Start(table) = event else { continue };
                let rows = |name, otherwise| {
                    attribute(&table, name).and_then(|rows| rows.trim().parse::<u32>().ok()).unwrap_or(otherwise)
                };
                if let Some((top, left, bottom, right)) = region(&table) {
                    let (headings, totals) = (rows("headerRowCount", 1), rows("totalsRowCount", 0));
                    if headings > 0 {
                        self.fixed.push((top, left, top.saturating_add(headings - 1), right));
                    }
                    if totals > 0 {
                        self.fixed.push((bottom.saturating_sub(totals - 1), left, bottom, right));
                    }
                }
                break;
            }
            self.count()?;
        }
        Ok(())
    }

    /// The cell in which what is typed into another stands: the first of those that it is merged with.
    pub(super) fn first(&self, at: (u32, u32)) -> (u32, u32) {
        self.merged.iter().find(|region| holds(region, at)).map_or(at, |(top, left, ..)| (*top, *left))
    }

    /// The style of a cell that is not there, by its column.
    pub(super) fn style(&self, column: u32) -> u32 {
        let own = self.columns.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
        own.map_or(0, |(.., style)| *style)
    }

    /// Why nothing can be laid into a cell.
    pub(super) fn forbids(&self, at: (u32, u32)) -> Option<&'static str> {
        let is_alone = |(top, left, bottom, right): &Region| (top, left) == (bottom, right);
        let whole = self.whole.iter().find(|(region, _)| holds(region, at) && !is_alone(region)).map(|(_, why)| *why);
        let is_shared = || self.shared.values().any(|one| one.written == Some(at) && one.cells > 1);
        let is_fixed = || self.fixed.iter().any(|region| holds(region, at));
        whole
            .or_else(|| is_shared().then_some("it holds a formula that other cells share"))
            .or_else(|| is_fixed().then_some("it is a heading or a total of a table"))
    }
}

/// The region that an element names: `B5:D5`, `B5`.
fn region(element: &BytesStart<'_>) -> Option<Region> {
    let named = attribute(element, "ref")?;
    let (first, last) = named.split_once(':').unwrap_or((&named, &named));
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    Some((top, left, bottom, right))
}

fn holds((top, left, bottom, right): &Region, (row, column): (u32, u32)) -> bool {
    (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
}
