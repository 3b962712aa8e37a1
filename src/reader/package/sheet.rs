//! The cells of one Open XML sheet, as a stream: a million empty rows pass without being kept.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::headers;
use super::limits::Fault;
use super::parts::Metered;
use super::pictures;
use super::references::{Reference, of_formula, place};
use super::runs::Run;
use super::sheets::{Content, Sheets};
use super::usual::{self, Held, Usual};
use super::xml::{Xml, add_text, attribute};
use crate::answers::PICTURE;
use crate::reader::grid::ROWS;
use crate::words::start;

/// A formula shown in place of its result is cut to this many characters; Excel allows 8,192.
const SHOWN_OF_FORMULA: usize = 200;

/// Runs of one text; Excel keeps at most 4,000 fonts in a text of 32,767 characters.
const MOST_RUNS: usize = 40_000;

/// Formulas of one sheet that are shared by several cells.
const MOST_SHARED: usize = 100_000;

/// Formulas that several cells share, by their numbers: where each was written, and how.
type Shared = HashMap<String, ((u32, u32), String)>;

/// Where the next cell stands that does not say so itself; `None` beyond the sheet.
#[derive(Default)]
pub(super) struct Cursor {
    row: Option<u32>,
    column: u32,
    /// The row that follows.
    next_row: u32,
}

/// A cell's attributes.
pub(super) struct Cell {
    /// Row and column; none beyond the sheet.
    pub(super) place: Option<(u32, u32)>,
    /// The number of its style.
    pub(super) style: u32,
    kind: Option<String>,
    /// Whether a value of another kind stands beside it: a picture, or a type of data.
    other_value: bool,
}

/// Takes the cells of a sheet that hold something, and notes its merged regions.
pub(super) fn read<R: Read>(stream: Metered<R>, sheets: &mut Sheets) -> Result<(), Fault> {
    let mut xml = Xml::new(stream, false);
    let mut at = Cursor::default();
    let mut within = false;
    let mut shared = Shared::new();
    // Where the cells of a row may follow: whether a tag was read last, and how deep the row's own stands.
    let (mut is_behind_tag, mut row) = (false, usize::MAX);
    loop {
        if is_behind_tag && within && row == xml.depth() {
            usual_cells(&mut xml, &mut at, sheets)?;
        }
        let mut cell = None;
        let mut begins_row = false;
        is_behind_tag = true;
        let mut is_page = false;
        match xml.next()? {
            None => return Ok(()),
            Some(Event::Start(element)) => match element.local_name().as_ref() {
                "sheetData" => within = true,
                "c" if within => cell = Some(begun(&element, &mut at)),
                "row" if within => {
                    begin_row(&element, &mut at);
                    begins_row = true;
                }
                "mergeCell" => merge(&element, sheets),
                "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter" if !within => {
                    is_page = true;
                }
                _ => {}
            },
            Some(Event::Empty(element)) => match element.local_name().as_ref() {
                "c" if within => pass(&element, &mut at),
                "row" if within => {
                    begin_row(&element, &mut at);
                }
                "mergeCell" => merge(&element, sheets),
                _ => {}
            },
            Some(Event::End(element)) => within &= element.local_name().as_ref() != "sheetData",
            Some(_) => is_behind_tag = false,
        }
        if begins_row {
            if sheets.is_cut(at.row) {
                return Ok(());
            }
            row = xml.depth();
        }
        if is_page {
            let codes = xml.text(&[])?;
            if let Some(sheet) = sheets.sheet() {
                headers::texts(&codes).into_iter().for_each(|text| sheet.page_text(text));
            }
        }
        if let Some(cell) = cell {
            self::cell(&mut xml, &cell, &mut shared, sheets)?;
        }
    }
}

/// Takes the cells that follow, as long as they are written in the usual way.
fn usual_cells<R: Read>(xml: &mut Xml<R>, at: &mut Cursor, sheets: &mut Sheets) -> Result<(), Fault> {
    while let Some(Usual { place: (row, column), style, holds, length, elements }) = usual::cell(xml.ahead()?) {
        at.column = column.saturating_add(1);
        let content = match holds {
            Held::Nothing => None,
            Held::Shared(number) => Some(Content::Shared(number)),
            Held::Number(number) => Some(Content::Number(number)),
            Held::Text(text) => Some(Content::Text(text)),
        };
        if let Some(content) = content {
            sheets.cell((row, column, style), content)?;
        }
        xml.pass(length, elements)?;
    }
    Ok(())
}

fn merge(element: &BytesStart<'_>, sheets: &mut Sheets) {
    let Some(region) = attribute(element, "ref") else { return };
    let (first, last) = region.split_once(':').unwrap_or((&region, &region));
    if let (Some((top, left)), Some((bottom, right)), Some(sheet)) = (place(first), place(last), sheets.sheet()) {
        sheet.merge((top, left, bottom, right));
    }
}

/// Moves the cursor to the row that begins, and tells which it is; none beyond the sheet.
pub(super) fn begin_row(element: &BytesStart<'_>, at: &mut Cursor) -> Option<u32> {
    let row = match attribute(element, "r") {
        Some(number) => number.parse::<u32>().ok().and_then(|number| number.checked_sub(1)),
        None => Some(at.next_row),
    };
    at.row = row.filter(|row| *row < ROWS);
    at.column = 0;
    at.next_row = at.row.map_or(ROWS, |row| row + 1);
    at.row
}

/// A cell's attributes; the cursor moves on behind it.
pub(super) fn begun(element: &BytesStart<'_>, at: &mut Cursor) -> Cell {
    let mut cell = Cell { place: at.row.map(|row| (row, at.column)), style: 0, kind: None, other_value: false };
    let mut attributes = element.attributes();
    for found in attributes.with_checks(false).flatten() {
        match found.key.as_ref() {
            "r" => cell.place = place(&found.value),
            "s" => cell.style = found.value.parse().unwrap_or(0),
            "t" => cell.kind = Some(found.value.into_owned()),
            "vm" => cell.other_value = found.value.trim() != "0",
            _ => {}
        }
    }
    if let Some((_, column)) = cell.place {
        at.column = column;
    }
    at.column = at.column.saturating_add(1);
    cell
}

/// An empty cell: the cursor moves on behind it. There may be millions, so that nothing else is looked at.
fn pass(element: &BytesStart<'_>, at: &mut Cursor) {
    let mut attributes = element.attributes();
    let own = attributes.with_checks(false).flatten().find(|found| found.key.as_ref() == "r");
    if let Some((_, column)) = own.and_then(|found| place(&found.value)) {
        at.column = column;
    }
    at.column = at.column.saturating_add(1);
}

/// Whether an element such as `<strike/>` or `<strike val="0"/>` says yes.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(value.trim(), "0" | "false" | "off"))
}

/// The text of `<si>` or `<is>`: its runs, without what tells how characters are pronounced, and which of them are
/// crossed out.
pub(super) fn rich_text<R: Read>(xml: &mut Xml<R>) -> Result<(String, Vec<Run>), Fault> {
    let outside = xml.depth().saturating_sub(1);
    let mut text = String::new();
    let mut runs: Vec<Run> = Vec::new();
    // Where a run of text began in `text`, and whether its outer blanks count.
    let mut run: Option<(usize, bool)> = None;
    // Whether the run's font crosses it out; none where it has none of its own.
    let mut struck = None;
    let mut pronounced = 0_usize;
    while xml.depth() > outside {
        let event = xml.next()?;
        let Some(event) = event else { break };
        match &event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "rPr" => struck = Some(false),
                "strike" if struck.is_some() => struck = Some(is_on(element)),
                _ => {}
            },
            _ => {}
        }
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "rPh" => pronounced += 1,
                "t" if pronounced == 0 => {
                    let kept = attribute(&element, "space").is_some_and(|space| space == "preserve");
                    run = Some((text.len(), kept));
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => pronounced = pronounced.saturating_sub(1),
                "r" => {
                    if runs.len() < MOST_RUNS {
                        runs.push((text.len(), struck));
                    }
                    struck = None;
                }
                "t" => {
                    if let Some((from, false)) = run.take() {
                        let blanks = [' ', '\t', '\r', '\n'];
                        let trimmed = text[from..].trim_matches(blanks).to_owned();
                        text.replace_range(from.., &trimmed);
                    }
                }
                _ => {}
            },
            event if run.is_some() => add_text(&event, &mut text),
            _ => {}
        }
        xml.spent().in_one_piece(text.len())?;
    }
    Ok((text, runs))
}

/// A cell's formula, as far as it is written in the cell itself.
struct Formula {
    text: String,
    /// The number of one that is shared, here or elsewhere.
    shared: Option<String>,
}

impl Formula {
    fn of(element: &BytesStart<'_>) -> Formula {
        let is_shared = attribute(element, "t").is_some_and(|kind| kind == "shared");
        let shared = if is_shared { attribute(element, "si").map(Cow::into_owned) } else { None };
        Formula { text: String::new(), shared }
    }
}

/// Reads a cell to its end and takes what it holds.
fn cell<R: Read>(xml: &mut Xml<R>, cell: &Cell, shared: &mut Shared, sheets: &mut Sheets) -> Result<(), Fault> {
    enum Part {
        Value,
        Formula(Formula),
        Inline,
    }
    let outside = xml.depth().saturating_sub(1);
    let (mut value, mut formula, mut inline) = (None, None, None);
    while xml.depth() > outside {
        let part = match xml.next()? {
            None => break,
            Some(Event::Start(element)) => match element.local_name().as_ref() {
                "v" => Part::Value,
                "f" => Part::Formula(Formula::of(&element)),
                "is" => Part::Inline,
                _ => continue,
            },
            Some(Event::Empty(element)) => {
                match element.local_name().as_ref() {
                    "v" => value = Some(String::new()),
                    "f" => formula = Some(Formula::of(&element)),
                    _ => {}
                }
                continue;
            }
            Some(_) => continue,
        };
        match part {
            Part::Value => value = Some(xml.text(&[])?),
            Part::Formula(of) => formula = Some(Formula { text: xml.text(&[])?, ..of }),
            Part::Inline => inline = Some(rich_text(xml)?),
        }
    }
    let Some((row, column)) = cell.place else { return Ok(()) };
    if let Some(Formula { text, shared: Some(number) }) = &formula
        && !text.is_empty()
        && shared.len() < MOST_SHARED
    {
        xml.spent().kept(number.len() + text.len())?;
        shared.insert(number.clone(), ((row, column), text.clone()));
    }
    let mut put = |content: Content<'_>| sheets.cell((row, column, cell.style), content);
    if let Some((text, runs)) = inline {
        return put(Content::Rich(&text, &runs));
    }
    let kind = cell.kind.as_deref();
    // A result that Excel could not spill has such a value too, beside its formula.
    let is_picture = match &formula {
        Some(formula) => pictures::is_formula(&formula.text),
        None => cell.other_value && kind == Some("e"),
    };
    if is_picture {
        return put(Content::Error(PICTURE));
    }
    // A text may be empty; any other result is there or is not.
    let value = value.filter(|value| kind == Some("str") || !value.trim().is_empty());
    let Some(value) = value else {
        return match formula {
            Some(formula) => without_result(&formula.text, put),
            None => Ok(()),
        };
    };
    let content = match kind {
        Some("str" | "inlineStr" | "is") => Content::Text(&value),
        Some("s") => Content::Shared(value.trim().parse().unwrap_or(usize::MAX)),
        Some("b") => match value.trim().to_ascii_lowercase().as_str() {
            "0" | "false" => Content::Truth(false),
            "1" | "true" => Content::Truth(true),
            _ => Content::Error(&value),
        },
        Some("d") => Content::Day(value.trim()),
        None | Some("n") => match value.trim().parse::<f64>() {
            Ok(number) => Content::Number(number),
            Err(_) if kind.is_none() => Content::Text(&value),
            Err(_) => Content::Error(&value),
        },
        // Error values old and new (#REF!, #SPILL!), and types that no one knows yet.
        Some(_) => Content::Error(&value),
    };
    put(content)?;
    let to =
        formula.filter(|_| content == Content::Number(0.0)).and_then(|formula| refers(&formula, (row, column), shared));
    to.map_or(Ok(()), |to| sheets.zero(row, column, to))
}

/// What a formula refers to, where it can be told.
fn refers(formula: &Formula, (row, column): (u32, u32), shared: &Shared) -> Option<Vec<Reference>> {
    if !formula.text.is_empty() {
        return of_formula(&formula.text, (0, 0));
    }
    let ((from_row, from_column), text) = shared.get(formula.shared.as_ref()?)?;
    let moved = |to: u32, from: u32| i64::from(to) - i64::from(from);
    of_formula(text, (moved(row, *from_row), moved(column, *from_column)))
}

/// A formula that no program has calculated: the constant that it is, or itself.
fn without_result(formula: &str, mut put: impl FnMut(Content<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
    let formula = formula.trim();
    let formula = formula.strip_prefix('=').unwrap_or(formula).trim();
    if let Some(text) = constant_text(formula) {
        return put(Content::Text(&text));
    }
    if formula.eq_ignore_ascii_case("true") || formula.eq_ignore_ascii_case("false") {
        return put(Content::Truth(formula.eq_ignore_ascii_case("true")));
    }
    let numeral = formula.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if let Some(number) = formula.parse::<f64>().ok().filter(|_| numeral) {
        return put(Content::Number(number));
    }
    if formula.is_empty() {
        return put(Content::Error("=(a formula without a result)"));
    }
    let shown = start(formula, SHOWN_OF_FORMULA);
    let more = if shown == formula { "" } else { "…" };
    put(Content::Error(&format!("={shown}{more}")))
}

/// `"Taught"` is the text between the quotes, `"a ""b"""` is `a "b"`.
fn constant_text(formula: &str) -> Option<Cow<'_, str>> {
    let inner = formula.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('"') {
        return Some(Cow::Borrowed(inner));
    }
    let single = inner.replace("\"\"", "");
    (!single.contains('"')).then(|| Cow::Owned(inner.replace("\"\"", "\"")))
}
