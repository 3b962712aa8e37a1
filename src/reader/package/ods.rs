//! OpenDocument spreadsheets, .ods: one stream of tables, rows and cells, each with how often it repeats.

use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};

use super::limits::{Fault, MOST_PARTS, Spent};
use super::ods_beside;
use super::ods_styles::{CELL, Styles};
use super::ods_words::{Words, words};
use super::optional::{Properties, optional};
use super::parts::Parts;
use super::pictures;
use super::references::{Reference, of_open_formula};
use super::runs::Run;
use super::seen::{days_of, is_error};
use super::sheets::{Content, Sheets};
use super::xml::{Xml, full_attribute};
use crate::answers::PICTURE;
use crate::reader::grid::{COLUMNS, ROWS, Workbook};

/// Elements for columns of one table; more have nothing of their own.
const MOST_COLUMNS: usize = 20_000;

/// Takes the sheets out of a package.
pub(super) fn read(parts: &mut Parts<'_>) -> Result<Workbook, Fault> {
    let spent = Rc::clone(&parts.spent);
    if optional(is_locked(parts))? == Some(true) {
        return Err(Fault::Locked);
    }
    let mut sheets = Sheets::new(&spent);
    sheets.workbook.macros = parts.names().iter().any(|name| is_module(name));
    let mut said = Properties::default();
    optional(properties(parts, &mut said))?;
    (sheets.workbook.saved, sheets.workbook.properties) = said.settled();
    sheets.that_strike();
    let mut styles = Styles::default();
    if parts.has("styles.xml") {
        optional(parts.stream("styles.xml").and_then(|part| styles.of_part(&mut Xml::new(part, true))))?;
    }
    let pages = optional(ods_beside::pages(parts))?.unwrap_or_default();
    content(&mut Xml::new(parts.stream("content.xml")?, true), (styles, &pages), &mut sheets, &spent)?;
    sheets.finish()
}

/// Whether the manifest says that a part is encrypted.
fn is_locked(parts: &mut Parts<'_>) -> Result<bool, Fault> {
    let manifest = "META-INF/manifest.xml";
    if !parts.has(manifest) {
        return Ok(false);
    }
    let mut xml = Xml::new(parts.stream(manifest)?, true);
    while let Some(event) = xml.next()? {
        if matches!(event, Event::Start(element) if element.local_name().as_ref() == "encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a part is a module of macros; the lists of an empty library are none.
fn is_module(name: &str) -> bool {
    let lists = ["script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml"];
    let within = name.starts_with("basic/") || name.starts_with("scripts/");
    within && !lists.iter().any(|list| name.ends_with(list))
}

/// When the document was saved, and its custom properties, as far as they can be read.
fn properties(parts: &mut Parts<'_>, said: &mut Properties) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.stream("meta.xml")?, true);
    loop {
        let (element, name) = match xml.next()? {
            None => return Ok(()),
            Some(Event::Start(element)) => {
                let name = full_attribute(&element, "meta:name").unwrap_or_default().into_owned();
                (element.name().as_ref().to_owned(), name)
            }
            Some(_) => continue,
        };
        match element.as_str() {
            "dc:date" => said.modified = Some(xml.text(&[])?),
            "meta:creation-date" => said.created = Some(xml.text(&[])?),
            "meta:user-defined" if said.custom.len() < MOST_PARTS => {
                let text = xml.text(&[])?;
                xml.spent().kept(name.len() + text.len())?;
                said.custom.insert(name, text);
            }
            _ => {}
        }
    }
}

/// A cell's content, kept until its row ends and says how often it repeats.
enum Kept {
    /// A number, and what it is shown as, where the file says so.
    Number(f64, Option<String>),
    /// A text, and what of it is crossed out.
    Text(String, Vec<Run>),
    Truth(bool),
    Day(String),
    Error(String),
}

impl Kept {
    fn content(&self) -> Content<'_> {
        match self {
            Kept::Number(number, None) => Content::Number(*number),
            Kept::Number(number, Some(shown)) => Content::Seen(*number, shown),
            Kept::Text(text, runs) => Content::Rich(text, runs),
            Kept::Truth(truth) => Content::Truth(*truth),
            Kept::Day(text) => Content::Day(text),
            Kept::Error(text) => Content::Error(text),
        }
    }

    /// The room that it takes.
    fn size(&self) -> usize {
        size_of::<Placed>()
            + match self {
                Kept::Text(text, runs) => text.len() + runs.len() * size_of::<Run>(),
                Kept::Number(_, Some(text)) | Kept::Day(text) | Kept::Error(text) => text.len(),
                Kept::Number(_, None) | Kept::Truth(_) => 0,
            }
    }
}

/// A cell that holds something.
struct Placed {
    column: u32,
    times: u32,
    /// Whether all of it is crossed out, as a number of a style.
    style: u32,
    kept: Kept,
    /// What the formula refers to whose result is 0.
    zero: Option<Vec<Reference>>,
}

fn content<R: Read>(
    xml: &mut Xml<R>,
    (mut styles, pages): (Styles, &HashMap<String, Vec<String>>),
    sheets: &mut Sheets,
    spent: &Spent,
) -> Result<(), Fault> {
    let mut hidden = Vec::new();
    // The kind of page that sheets of a style are printed on.
    let mut printed: HashMap<String, String> = HashMap::new();
    let mut style = String::new();
    loop {
        let page;
        let (name, visible) = match xml.next()? {
            None => return Ok(()),
            Some(Event::Start(element)) => {
                styles.begins(&element);
                match element.name().as_ref() {
                    "style:style" => {
                        style = full_attribute(&element, "style:name").unwrap_or_default().into_owned();
                        let page = full_attribute(&element, "style:master-page-name");
                        if let Some(page) = page.filter(|page| pages.contains_key(page.as_ref())) {
                            printed.insert(style.clone(), page.into_owned());
                        }
                        continue;
                    }
                    "style:table-properties" => {
                        let shown = full_attribute(&element, "table:display").is_none_or(|shown| shown != "false");
                        if !shown && hidden.len() < MOST_PARTS {
                            hidden.push(std::mem::take(&mut style));
                        }
                        continue;
                    }
                    "table:table" => {
                        let name = full_attribute(&element, "table:name").unwrap_or_default().into_owned();
                        let style = full_attribute(&element, "table:style-name").unwrap_or_default();
                        page = printed.get(style.as_ref()).and_then(|page| pages.get(page));
                        (name, !hidden.iter().any(|hidden| *hidden == style))
                    }
                    _ => continue,
                }
            }
            Some(Event::End(element)) => {
                styles.ends(element.name().as_ref());
                continue;
            }
            Some(_) => continue,
        };
        // What a document remembers of another file's cells stands among the sheets, and is none.
        let is_cache = name.starts_with('\'') && name.contains("'#$");
        sheets.begin(name, visible)?;
        if let Some(sheet) = sheets.sheet() {
            page.into_iter().flatten().for_each(|text| sheet.page_text(text.clone()));
        }
        let linked = table(xml, &styles, sheets, spent)?;
        if is_cache || linked && !visible {
            sheets.forget();
        }
    }
}

fn repeats(element: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    full_attribute(element, name).and_then(|times| times.trim().parse().ok()).unwrap_or(1_u32).clamp(1, most)
}

/// The rows of a table, to its end; tells whether they are another file's.
fn table<R: Read>(xml: &mut Xml<R>, styles: &Styles, sheets: &mut Sheets, spent: &Spent) -> Result<bool, Fault> {
    let outside = xml.depth().saturating_sub(1);
    let mut linked = false;
    let mut row = 0_u32;
    // Columns whose cells are crossed out where they do not say otherwise: how many columns, and whether.
    let mut columns: Vec<(u32, bool)> = Vec::new();
    while xml.depth() > outside {
        let (times, of_row) = match xml.next()? {
            None => break,
            Some(Event::Start(element)) => match element.name().as_ref() {
                "table:table-row" => {
                    let of_row = struck(styles, &element, "table:default-cell-style-name");
                    (repeats(&element, "table:number-rows-repeated", ROWS), of_row)
                }
                "table:table-column" if columns.len() < MOST_COLUMNS => {
                    let times = repeats(&element, "table:number-columns-repeated", COLUMNS);
                    let strikes = struck(styles, &element, "table:default-cell-style-name") == Some(true);
                    columns.push((times, strikes));
                    continue;
                }
                "table:shapes" => {
                    let shapes = ods_beside::shapes(xml)?;
                    if let Some(sheet) = sheets.sheet() {
                        shapes.into_iter().for_each(|shape| ods_beside::add(sheet, None, shape));
                    }
                    continue;
                }
                // Drawings may hold tables of their own, which are no sheets.
                "table:table" => {
                    xml.text(&[])?;
                    continue;
                }
                "table:table-source" => {
                    linked = true;
                    continue;
                }
                _ => continue,
            },
            Some(_) => continue,
        };
        let of_column = |column: u32| {
            let mut behind = 0_u32;
            let own = columns.iter().find(|(times, _)| {
                behind = behind.saturating_add(*times);
                column < behind
            });
            own.is_some_and(|(_, strikes)| *strikes)
        };
        let strikes = |own: Option<bool>, column: u32| own.or(of_row).unwrap_or_else(|| of_column(column));
        let cells = cells(xml, row, (styles, &strikes), sheets, spent)?;
        for again in 0..times {
            let at = row.saturating_add(again);
            if cells.is_empty() || at >= ROWS {
                break;
            }
            for Placed { column, times: across, style, kept, zero } in &cells {
                for again in 0..*across {
                    sheets.cell((at, column.saturating_add(again), *style), kept.content())?;
                }
                if let Some(to) = zero.as_ref().filter(|_| times == 1 && *across == 1) {
                    sheets.zero(at, *column, to.clone())?;
                }
            }
        }
        row = row.saturating_add(times);
    }
    Ok(linked)
}

/// Whether the style that an attribute names crosses out a cell.
fn struck(styles: &Styles, element: &BytesStart<'_>, attribute: &str) -> Option<bool> {
    full_attribute(element, attribute).map(|name| styles.strikes(CELL, &name).unwrap_or(false))
}

/// The cells of a row that hold something. `strikes` says of a style's word and a column whether a cell is crossed out.
fn cells<R: Read>(
    xml: &mut Xml<R>,
    row: u32,
    (styles, strikes): (&Styles, &dyn Fn(Option<bool>, u32) -> bool),
    sheets: &mut Sheets,
    spent: &Spent,
) -> Result<Vec<Placed>, Fault> {
    let outside = xml.depth().saturating_sub(1);
    let mut cells = Vec::new();
    let mut column = 0_u32;
    while xml.depth() > outside {
        let (times, own, typed) = match xml.next()? {
            None => break,
            Some(Event::Start(element)) => match element.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    let (down, across) = (
                        repeats(&element, "table:number-rows-spanned", ROWS),
                        repeats(&element, "table:number-columns-spanned", COLUMNS),
                    );
                    if let Some(sheet) = sheets.sheet().filter(|_| down > 1 || across > 1) {
                        sheet.merge((row, column, row.saturating_add(down - 1), column.saturating_add(across - 1)));
                    }
                    let own = struck(styles, &element, "table:style-name");
                    (repeats(&element, "table:number-columns-repeated", COLUMNS), own, Attributes::of(&element))
                }
                _ => continue,
            },
            Some(_) => continue,
        };
        let Words { text, runs, note, paragraphs, drawn } = words(xml, styles)?;
        if let Some(sheet) = sheets.sheet() {
            spent.kept(note.len())?;
            sheet.note(row, column, note);
            drawn.into_iter().for_each(|drawn| ods_beside::add(sheet, Some((row, column)), drawn));
        }
        let formula = typed.formula.clone();
        if let Some(kept) = typed.meant(text, runs, paragraphs > 0).filter(|_| column < COLUMNS) {
            spent.kept(kept.size())?;
            let is_zero = matches!(kept, Kept::Number(0.0, _));
            let zero = formula.filter(|_| is_zero).and_then(|formula| of_open_formula(&formula));
            let (style, times) = (u32::from(strikes(own, column)), times.min(COLUMNS - column));
            cells.push(Placed { column, times, style, kept, zero });
        }
        column = column.saturating_add(times);
    }
    Ok(cells)
}

/// What a cell's attributes say of its value.
#[derive(Default)]
struct Attributes {
    kind: String,
    value: Option<String>,
    text: Option<String>,
    formula: Option<String>,
    error: bool,
}

impl Attributes {
    fn of(element: &BytesStart<'_>) -> Attributes {
        let of = |name| full_attribute(element, name).map(std::borrow::Cow::into_owned);
        Attributes {
            kind: of("office:value-type").unwrap_or_default(),
            value: of("office:value")
                .or_else(|| of("office:date-value"))
                .or_else(|| of("office:time-value"))
                .or_else(|| of("office:boolean-value")),
            text: of("office:string-value"),
            formula: of("table:formula"),
            error: of("calcext:value-type").is_some_and(|kind| kind == "error"),
        }
    }

    /// What the cell holds, where `shown` is the text within it, if it has any. What a person sees is the text.
    fn meant(self, shown: String, runs: Vec<Run>, is_shown: bool) -> Option<Kept> {
        let Attributes { kind, value, text, formula, error } = self;
        if formula.as_deref().is_some_and(pictures::is_formula) {
            return Some(Kept::Error(PICTURE.to_owned()));
        }
        if error || is_error(&shown) {
            return Some(Kept::Error(shown));
        }
        let kept = match (kind.as_str(), value) {
            ("float" | "percentage" | "currency", Some(value)) => match value.trim().parse() {
                Ok(number) => Kept::Number(number, is_shown.then_some(shown)),
                Err(_) => Kept::Error(value),
            },
            ("time", Some(value)) => match days_of(&value) {
                Some((days, told)) => Kept::Number(days, Some(if is_shown { shown } else { told })),
                None => Kept::Text(if is_shown { shown } else { value }, Vec::new()),
            },
            ("date", Some(value)) => Kept::Day(value),
            ("boolean", Some(value)) => Kept::Truth(value.trim().eq_ignore_ascii_case("true")),
            ("", _) if shown.is_empty() && text.is_none() => {
                // A formula that no program has calculated.
                let formula = formula?;
                let formula = formula.split_once('=').map_or(formula.as_str(), |(_, formula)| formula);
                Kept::Error(format!("={}", formula.chars().take(200).collect::<String>()))
            }
            _ if shown.is_empty() => Kept::Text(text.unwrap_or_default(), Vec::new()),
            _ => Kept::Text(shown, runs),
        };
        (!matches!(&kept, Kept::Text(text, _) if text.is_empty())).then_some(kept)
    }
}
