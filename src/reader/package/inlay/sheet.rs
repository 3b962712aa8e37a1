//! The cells of one sheet: where in its XML each stands, or where it would.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::cell::{Hand, kept};
use super::laid::Laid;
use super::splice::{Splice, Tag, Tags, What};
use super::survey::Survey;
use crate::answers::cell_name;
use crate::reader::package::limits::{Fault, Spent};
use crate::reader::package::sheet::{Cursor, begin_row, begun};
use crate::reader::package::xml::attribute;

/// Row and column, from 0.
type At = (u32, u32);

/// What is changed in a sheet.
#[derive(Default)]
pub(super) struct Changed {
    /// Its bytes.
    pub(super) splices: Vec<Splice>,
    /// The cells that held a formula.
    pub(super) formulas: Vec<At>,
}

/// What is to be laid into a sheet, and what of it is done.
struct Bench<'b> {
    bytes: &'b [u8],
    hand: Hand<'b>,
    survey: &'b Survey,
    /// What is not laid yet.
    left: BTreeMap<At, &'b Laid>,
    changed: Changed,
    at: Cursor,
    /// The row that is open, with the style of its cells.
    row: Option<(u32, Option<u32>)>,
    /// The row and the cell that came last: all stand in order.
    last: (Option<u32>, Option<u32>),
}

/// Lays values into the cells of a sheet without its mark.
pub(super) fn laid(
    bytes: &[u8],
    hand: Hand<'_>,
    survey: &Survey,
    wanted: BTreeMap<At, &Laid>,
    spent: &Rc<Spent>,
) -> Result<Changed, Fault> {
    let (changed, at) = (Changed::default(), Cursor::default());
    let mut bench = Bench { bytes, hand, survey, left: wanted, changed, at, row: None, last: (None, None) };
    let mut tags = Tags::of(bytes, spent)?;
    let mut within = None;
    while let Some(Tag { what, range }) = tags.next()? {
        match (&what, within) {
            (What::Opens(element) | What::Whole(element), None) if element.local_name().as_ref() == "sheetData" => {
                bench.hand.prefix = element.name().prefix().map(|own| format!("{}:", own.as_ref())).unwrap_or_default();
                within = Some(matches!(what, What::Opens(_)));
                if let What::Whole(element) = &what {
                    let rows = bench.rows(None);
                    bench.fill(element, range, &rows);
                }
            }
            (What::Opens(element), Some(true)) => match element.local_name().as_ref() {
                "row" => bench.row(element, &range)?,
                "c" => bench.cell(element, range.start, Some(&mut tags), range.end)?,
                _ => {}
            },
            (What::Whole(element), Some(true)) => match element.local_name().as_ref() {
                "row" => {
                    bench.row(element, &range)?;
                    let cells = bench.cells(None);
                    bench.fill(element, range, &cells);
                    bench.row = None;
                }
                "c" => bench.cell(element, range.start, None, range.end)?,
                _ => {}
            },
            (What::Closes(name), Some(true)) if name == "row" => {
                let cells = bench.cells(None);
                bench.put(range.start, cells);
                bench.row = None;
            }
            (What::Closes(name), Some(true)) if name == "sheetData" => {
                let rows = bench.rows(None);
                bench.put(range.start, rows);
                within = Some(false);
            }
            _ => {}
        }
    }
    if within.is_none() || !bench.left.is_empty() {
        return Err(Fault::Damaged);
    }
    Ok(bench.changed)
}

impl<'b> Bench<'b> {
    /// What is still to be laid before a place; all where there is none.
    fn before(&mut self, place: Option<At>) -> BTreeMap<At, &'b Laid> {
        match place {
            Some(place) => {
                let behind = self.left.split_off(&place);
                std::mem::replace(&mut self.left, behind)
            }
            None => std::mem::take(&mut self.left),
        }
    }

    /// New rows for what comes before a row.
    fn rows(&mut self, before: Option<u32>) -> String {
        let mut rows: BTreeMap<u32, String> = BTreeMap::new();
        for (at, laid) in self.before(before.map(|row| (row, 0))) {
            let cell = self.new_cell(at, None, laid);
            rows.entry(at.0).or_default().push_str(&cell);
        }
        let x = &self.hand.prefix;
        let rows = rows.into_iter().filter(|(_, cells)| !cells.is_empty());
        rows.map(|(row, cells)| format!("<{x}row r=\"{}\">{cells}</{x}row>", u64::from(row) + 1)).collect()
    }

    /// New cells of the row that is open, for what comes before a column.
    fn cells(&mut self, before: Option<u32>) -> String {
        let Some((row, style)) = self.row else { return String::new() };
        let until = before.map_or((row + 1, 0), |column| (row, column));
        self.before(Some(until)).into_iter().map(|(at, laid)| self.new_cell(at, style, laid)).collect()
    }

    /// A cell that was not there has the style of its row, or else of its column.
    fn new_cell(&self, at: At, of_row: Option<u32>, laid: &Laid) -> String {
        if *laid == Laid::Nothing {
            return String::new();
        }
        let style = of_row.unwrap_or_else(|| self.survey.style(at.1));
        let own = if style == 0 { String::new() } else { format!(" s=\"{style}\"") };
        self.hand.cell(&format!(" r=\"{}\"{own}", cell_name(at.0, at.1)), style, laid, "")
    }

    fn put(&mut self, at: usize, text: String) {
        if !text.is_empty() {
            self.changed.splices.push(Splice::before(at, text));
        }
    }

    /// Puts something into an element that is empty.
    fn fill(&mut self, element: &BytesStart<'_>, range: Range<usize>, text: &str) {
        if !text.is_empty() {
            let (tag, name) = (element.trim_end(), element.name());
            let whole = format!("<{tag}>{text}</{}>", name.as_ref());
            self.changed.splices.push(Splice::over(range, whole));
        }
    }

    /// A row begins: what comes before it is put in.
    fn row(&mut self, element: &BytesStart<'_>, range: &Range<usize>) -> Result<(), Fault> {
        let Some(row) = begin_row(element, &mut self.at) else { return Ok(()) };
        if self.last.0.is_some_and(|last| last >= row) {
            return Err(Fault::Damaged);
        }
        self.last = (Some(row), None);
        let rows = self.rows(Some(row));
        self.put(range.start, rows);
        let is_own = attribute(element, "customFormat").is_some_and(|own| matches!(own.trim(), "1" | "true"));
        let style = attribute(element, "s").and_then(|style| style.trim().parse().ok()).filter(|_| is_own);
        self.row = Some((row, style));
        Ok(())
    }

    /// A cell begins: what comes before it is put in, and what it holds itself is replaced.
    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        from: usize,
        within: Option<&mut Tags<'b>>,
        to: usize,
    ) -> Result<(), Fault> {
        let cell = begun(element, &mut self.at);
        let Some((row, _)) = self.row else { return Ok(()) };
        let Some(at) = cell.place else { return Ok(()) };
        if at.0 != row || self.last.1.is_some_and(|last| last >= at.1) {
            return Err(Fault::Damaged);
        }
        self.last.1 = Some(at.1);
        let cells = self.cells(Some(at.1));
        self.put(from, cells);
        let Some(laid) = self.left.remove(&at) else { return Ok(()) };
        let (mut end, mut rest) = (to, "");
        if let Some(tags) = within {
            (end, rest) = self.content(at, tags)?;
        }
        let text = self.hand.cell(&kept(element), cell.style, laid, rest);
        self.changed.splices.push(Splice::over(from..end, text));
        Ok(())
    }

    /// Where a cell that is open ends, and what stays of what it holds.
    fn content(&mut self, at: At, tags: &mut Tags<'b>) -> Result<(usize, &'b str), Fault> {
        let mut rest = 0..0;
        loop {
            let tag = tags.next()?.ok_or(Fault::Damaged)?;
            let Some((element, is_whole)) = tag.element() else {
                let rest = self.bytes.get(rest).and_then(|rest| std::str::from_utf8(rest).ok());
                return Ok((tag.range.end, rest.unwrap_or_default()));
            };
            let end = if is_whole { tag.range.end } else { tags.end()? };
            match element.local_name().as_ref() {
                "f" => self.changed.formulas.push(at),
                "extLst" => rest = tag.range.start..end,
                _ => {}
            }
        }
    }
}
