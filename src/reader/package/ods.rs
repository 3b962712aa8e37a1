//! OpenDocument spreadsheets, .ods: one stream of tables, rows and cells, each with how often it repeats.

use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};

use super::limits::{Fault, MOST_PARTS, Spent};
use super::ods_beside;
use super::optional::{Properties, optional};
use super::parts::Parts;
use super::pictures;
use super::sheets::{Content, Sheets};
use super::xml::{Xml, add_text, full_attribute};
use crate::answers::PICTURE;
use crate::reader::grid::{COLUMNS, ROWS, Workbook};

/// Blanks that one mark of them may stand for; no one types more.
const MOST_BLANKS: usize = 1_000;

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
    let pages = optional(ods_beside::pages(parts))?.unwrap_or_default();
    content(&mut Xml::new(parts.stream("content.xml")?, true), &pages, &mut sheets, &spent)?;
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
    Number(f64),
    Text(String),
    Truth(bool),
    Day(String),
    Error(String),
}

impl Kept {
    fn content(&self) -> Content<'_> {
        match self {
            Kept::Number(number) => Content::Number(*number, 0),
            Kept::Text(text) => Content::Text(text),
            Kept::Truth(truth) => Content::Truth(*truth),
            Kept::Day(text) => Content::Day(text),
            Kept::Error(text) => Content::Error(text),
        }
    }
}

fn content<R: Read>(
    xml: &mut Xml<R>,
    pages: &HashMap<String, Vec<String>>,
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
            Some(Event::Start(element)) => match element.name().as_ref() {
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
            },
            Some(_) => continue,
        };
        // What a document remembers of another file's cells stands among the sheets, and is none.
        let is_cache = name.starts_with('\'') && name.contains("'#$");
        sheets.begin(name, visible)?;
        if let Some(sheet) = sheets.sheet() {
            page.into_iter().flatten().for_each(|text| sheet.page_text(text.clone()));
        }
        let linked = table(xml, sheets, spent)?;
        if is_cache || linked && !visible {
            sheets.workbook.sheets.pop();
        }
    }
}

fn repeats(element: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    full_attribute(element, name).and_then(|times| times.trim().parse().ok()).unwrap_or(1_u32).clamp(1, most)
}

/// The rows of a table, to its end; tells whether they are another file's.
fn table<R: Read>(xml: &mut Xml<R>, sheets: &mut Sheets, spent: &Spent) -> Result<bool, Fault> {
    let outside = xml.depth().saturating_sub(1);
    let mut linked = false;
    let mut row = 0_u32;
    while xml.depth() > outside {
        let times = match xml.next()? {
            None => break,
            Some(Event::Start(element)) => match element.name().as_ref() {
                "table:table-row" => repeats(&element, "table:number-rows-repeated", ROWS),
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
        let cells = cells(xml, row, sheets, spent)?;
        for again in 0..times {
            let at = row.saturating_add(again);
            if cells.is_empty() || at >= ROWS {
                break;
            }
            for (column, times, kept) in &cells {
                for again in 0..*times {
                    sheets.cell(at, column.saturating_add(again), kept.content())?;
                }
            }
        }
        row = row.saturating_add(times);
    }
    Ok(linked)
}

/// The cells of a row that hold something: column, how often, and what.
fn cells<R: Read>(
    xml: &mut Xml<R>,
    row: u32,
    sheets: &mut Sheets,
    spent: &Spent,
) -> Result<Vec<(u32, u32, Kept)>, Fault> {
    let outside = xml.depth().saturating_sub(1);
    let mut cells = Vec::new();
    let mut column = 0_u32;
    while xml.depth() > outside {
        let (times, typed) = match xml.next()? {
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
                    (repeats(&element, "table:number-columns-repeated", COLUMNS), Attributes::of(&element))
                }
                _ => continue,
            },
            Some(_) => continue,
        };
        let Within { text, note, drawn } = words(xml)?;
        if let Some(sheet) = sheets.sheet() {
            spent.kept(note.len())?;
            sheet.note(row, column, note);
            drawn.into_iter().for_each(|drawn| ods_beside::add(sheet, Some((row, column)), drawn));
        }
        if let Some(kept) = typed.meant(text).filter(|_| column < COLUMNS) {
            spent.kept(size_of::<Kept>())?;
            if let Kept::Text(text) | Kept::Day(text) | Kept::Error(text) = &kept {
                spent.kept(text.len())?;
            }
            cells.push((column, times.min(COLUMNS - column), kept));
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

    /// What the cell holds, where `shown` is the text within it.
    fn meant(self, shown: String) -> Option<Kept> {
        let Attributes { kind, value, text, formula, error } = self;
        if formula.as_deref().is_some_and(pictures::is_formula) {
            return Some(Kept::Error(PICTURE.to_owned()));
        }
        if error {
            return Some(Kept::Error(shown));
        }
        let shown = text.filter(|text| !text.is_empty()).unwrap_or(shown);
        let kept = match (kind.as_str(), value) {
            ("float" | "percentage" | "currency", Some(value)) => match value.trim().parse() {
                Ok(number) => Kept::Number(number),
                Err(_) => Kept::Error(value),
            },
            ("date" | "time", Some(value)) => Kept::Day(value),
            ("boolean", Some(value)) => Kept::Truth(value.trim().eq_ignore_ascii_case("true")),
            ("", _) if shown.is_empty() => {
                // A formula that no program has calculated.
                let formula = formula?;
                let formula = formula.split_once('=').map_or(formula.as_str(), |(_, formula)| formula);
                Kept::Error(format!("={}", formula.chars().take(200).collect::<String>()))
            }
            _ => Kept::Text(shown),
        };
        (!matches!(&kept, Kept::Text(text) if text.is_empty())).then_some(kept)
    }
}

/// What stands within a cell.
#[derive(Default)]
struct Within {
    /// Its text, a line for each paragraph.
    text: String,
    /// That of the note on it.
    note: String,
    /// What hangs on it: texts of shapes, and whether each is a picture.
    drawn: Vec<(String, bool)>,
}

fn words<R: Read>(xml: &mut Xml<R>) -> Result<Within, Fault> {
    let outside = xml.depth().saturating_sub(1);
    let Within { mut text, mut note, mut drawn } = Within::default();
    let mut note_at: Option<usize> = None;
    let mut paragraph_at: Option<usize> = None;
    let (mut paragraphs, mut of_note) = (0_usize, 0_usize);
    while xml.depth() > outside {
        let before = xml.depth();
        let event = xml.next()?;
        let (words, count) = if note_at.is_some() { (&mut note, &mut of_note) } else { (&mut text, &mut paragraphs) };
        match event {
            None => break,
            Some(Event::Start(element)) => match element.name().as_ref() {
                "office:annotation" if note_at.is_none() => note_at = Some(before),
                // A picture over the cell may hold texts that are not the cell's.
                name if name.starts_with("draw:") && paragraph_at.is_none() => {
                    drawn.push(ods_beside::drawn(xml)?);
                }
                "text:p" | "text:h" if paragraph_at.is_none() => {
                    paragraph_at = Some(before);
                    if *count > 0 {
                        words.push('\n');
                    }
                    *count += 1;
                }
                "text:s" if paragraph_at.is_some() => {
                    let blanks = full_attribute(&element, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                    words.extend(std::iter::repeat_n(' ', blanks.min(MOST_BLANKS)));
                }
                "text:tab" if paragraph_at.is_some() => words.push('\t'),
                "text:line-break" if paragraph_at.is_some() => words.push('\n'),
                _ => {}
            },
            Some(Event::End(_)) => {
                let after = before.saturating_sub(1);
                if paragraph_at == Some(after) {
                    paragraph_at = None;
                }
                if note_at == Some(after) {
                    note_at = None;
                }
            }
            Some(event) if paragraph_at.is_some() => add_text(&event, words),
            Some(_) => {}
        }
        let length = text.len().max(note.len());
        xml.spent().in_one_piece(length)?;
    }
    Ok(Within { text, note, drawn })
}
